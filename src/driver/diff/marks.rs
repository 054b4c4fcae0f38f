//! What our own documents print beside their text, in a document that somebody made from one: the small ids in the
//! margin, the table of contents, the link that skips it. A converter puts these among the paragraphs.

use std::collections::BTreeSet;

use crate::model::{
    Block, Labels, Loss, LossKind, Manuscript, Revision, RevisionKind, SourcePlace, Story, Transcript, View,
    single_spaced,
};
use crate::read::without_page;

/// The places that are kept of what was taken out.
const PLACES: usize = 5;

/// Takes these marks out of a document that came back, and says so among its losses. An id goes to the provision before
/// it, which it is printed below; one that was struck with tracked changes went with its provision. What else was changed
/// with tracked changes stays.
pub(super) fn take_out(manuscript: &mut Manuscript, own: &Transcript, labels: &Labels) {
    let ids: BTreeSet<&str> = own.all().into_iter().filter_map(|provision| provision.id.as_deref()).collect();
    let headings: BTreeSet<String> = own
        .all()
        .into_iter()
        .filter_map(|provision| Some((provision.label.as_deref().unwrap_or_default(), provision.heading.as_deref()?)))
        .flat_map(|(label, heading)| [single_spaced(&format!("{label} {heading}")), single_spaced(heading)])
        .collect();
    // Where headings were changed, the contents say what they are now.
    let changed: BTreeSet<String> = manuscript
        .blocks
        .iter()
        .filter(|block| block.heading.is_some())
        .flat_map(|block| {
            let number = block.numbers.of(View::Accepted).map(String::as_str).unwrap_or_default();
            [single_spaced(&format!("{number} {}", says(block))), says(block)]
        })
        .collect();
    let headings: BTreeSet<&str> = headings.iter().chain(&changed).map(String::as_str).collect();
    let mut kept: Vec<Block> = Vec::with_capacity(manuscript.blocks.len());
    let mut furniture = Vec::new();
    let mut captions = Vec::new();
    let mut contents = Vec::new();
    let mut in_contents = false;
    for block in std::mem::take(&mut manuscript.blocks) {
        let text = says(&block);
        let own = block.place.story == Story::Body && block.cell.is_none();
        let plain = own && block.mark.is_empty() && block.spans.iter().all(|span| span.revisions.is_empty());
        let struck = |revision: &Revision| revision.kind == RevisionKind::Deleted;
        let struck = own && block.mark.iter().chain(block.spans.iter().flat_map(|span| &span.revisions)).all(struck);
        if (plain || struck) && ids.contains(text.as_str()) && kept.last().is_some_and(|before| before.cell.is_none()) {
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
        } else if plain && in_contents && headings.contains(without_page(&text)) && block.heading.is_none() {
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

/// Says of the one picture at the top of a document, above all of its words or in its running head, that it is where our
/// logo stands. A picture anywhere else may show words, and so may one of several.
pub(super) fn take_logo_out(manuscript: &mut Manuscript) {
    let has_words = |block: &&Block| block.spans.iter().any(|span| !span.text.trim().is_empty());
    let first = manuscript.blocks.iter().find(has_words).map_or(0, |block| block.place.paragraph);
    let on_top = |place: &SourcePlace| {
        let above = place.paragraph <= first && place.page.is_none_or(|page| page == 1);
        place.story == Story::Header || above && matches!(place.story, Story::Body | Story::TextBox)
    };
    let mut pictures = manuscript.losses.iter_mut().filter(|loss| loss.kind == LossKind::Image);
    if let (Some(loss), None) = (pictures.next(), pictures.next())
        && loss.count == 1
        && loss.places.iter().all(on_top)
    {
        (loss.kind, loss.what) = (LossKind::PageFurniture, "picture where our logo stands".to_owned());
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PrintedNumbers, SourceFormat, Span};

    /// A document of one paragraph of words, the second, with pictures at these places.
    fn with_pictures(places: &[SourcePlace]) -> Manuscript {
        let place = SourcePlace { paragraph: 2, ..SourcePlace::default() };
        let spans = vec![Span { text: "Artikel 1".into(), ..Span::default() }];
        let (numbers, mark) = (PrintedNumbers::default(), Vec::new());
        let (cell, heading, list, former, id) = (None, None, None, None, None);
        let block = Block { place, cell, heading, list, numbers, former, id, spans, mark };
        let losses = places.iter().map(|place| {
            let what = format!("word/media/{}.png", place.paragraph);
            Loss { kind: LossKind::Image, what, count: 1, places: vec![place.clone()] }
        });
        let (format, losses) = (SourceFormat::Docx, losses.collect());
        Manuscript { format, title: None, blocks: vec![block], comments: Vec::new(), losses }
    }

    #[test]
    fn only_one_picture_on_top_is_the_logo() {
        let at = |paragraph, story| SourcePlace { paragraph, story, ..SourcePlace::default() };
        let lost = |places: &[SourcePlace]| {
            let mut manuscript = with_pictures(places);
            take_logo_out(&mut manuscript);
            manuscript.losses.iter().filter(|loss| loss.kind.may_lose_words()).count()
        };
        assert_eq!(lost(&[at(1, Story::Body)]), 0);
        assert_eq!(lost(&[at(9, Story::Header)]), 0);
        assert_eq!(lost(&[at(9, Story::Body)]), 1);
        assert_eq!(lost(&[at(1, Story::Body), at(9, Story::Body)]), 2);
    }
}
