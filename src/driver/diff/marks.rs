//! What our own documents print beside their text, in a document that somebody made from one: the small ids in the
//! margin, the table of contents, the link that skips it. A converter puts these among the paragraphs.

use std::collections::BTreeSet;

use crate::model::{Block, Labels, Loss, LossKind, Manuscript, SourcePlace, Story, Transcript, single_spaced};

/// The places that are kept of what was taken out.
const PLACES: usize = 5;

/// Takes these marks out of a document that came back, and says so among its losses. An id goes to the provision before
/// it, which it is printed below. What was changed with tracked changes stays.
pub(super) fn take_out(manuscript: &mut Manuscript, own: &Transcript, labels: &Labels) {
    let ids: BTreeSet<&str> = own.all().into_iter().filter_map(|provision| provision.id.as_deref()).collect();
    let headings: BTreeSet<String> = own
        .all()
        .into_iter()
        .filter_map(|provision| Some((provision.label.as_deref().unwrap_or_default(), provision.heading.as_deref()?)))
        .flat_map(|(label, heading)| [single_spaced(&format!("{label} {heading}")), single_spaced(heading)])
        .collect();
    let mut kept: Vec<Block> = Vec::with_capacity(manuscript.blocks.len());
    let mut furniture = Vec::new();
    let mut captions = Vec::new();
    let mut contents = Vec::new();
    let mut in_contents = false;
    for block in std::mem::take(&mut manuscript.blocks) {
        let text = says(&block);
        let plain = block.place.story == Story::Body
            && block.cell.is_none()
            && block.mark.is_empty()
            && block.spans.iter().all(|span| span.revisions.is_empty());
        if plain && ids.contains(text.as_str()) && kept.last().is_some_and(|before| before.cell.is_none()) {
            if let Some(before) = kept.iter_mut().rev().find(|before| before.cell.is_none())
                && before.id.is_none()
            {
                before.id = Some(text);
            }
            furniture.push(block.place);
        } else if plain && kept.last().is_some_and(|before| before.heading.is_some() && says(before) == text) {
            captions.push(block.place);
        } else if plain && text == labels.text("skip_to_content") {
            furniture.push(block.place);
        } else if plain && text == labels.text("contents") {
            in_contents = true;
            contents.push(block.place);
        } else if plain
            && in_contents
            && headings.contains(text.trim_end_matches(|last: char| last.is_ascii_digit() || " .".contains(last)))
            && block.heading.is_none()
        {
            contents.push(block.place);
        } else {
            in_contents = in_contents && text.is_empty();
            kept.push(block);
        }
    }
    manuscript.blocks = kept;
    lose(manuscript, LossKind::PageFurniture, "ids of provisions", furniture);
    lose(manuscript, LossKind::PageFurniture, "captions that repeat the heading", captions);
    lose(manuscript, LossKind::Contents, "table of contents", contents);
}

/// The words of a paragraph.
fn says(block: &Block) -> String {
    single_spaced(&block.spans.iter().map(|span| span.text.as_str()).collect::<String>())
}

fn lose(manuscript: &mut Manuscript, kind: LossKind, what: &str, mut places: Vec<SourcePlace>) {
    let count = places.len();
    if count > 0 {
        places.truncate(PLACES);
        manuscript.losses.push(Loss { kind, what: what.to_owned(), count, places });
    }
}
