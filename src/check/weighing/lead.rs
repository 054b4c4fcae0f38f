use super::provision::Reading;
use super::reading::{Mention, Party, subject};
use crate::check::reading::whole_sentences;
use crate::model::{Language, OpKind, ProvisionKind, RedlineProvision, single_spaced};

/// What leads in to the items of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Lead {
    /// The sentence that the items complete; empty where none does.
    pub words: String,
    /// Who acts in the items that name nobody.
    pub party: Option<Party>,
}

impl Lead {
    /// What a text leads in to what is inside it, or behind it, with; `carried` acts in it where it names nobody.
    pub fn of(base: &str, counter: &str, language: Language, carried: Option<Party>) -> Self {
        let sides = [base.trim_end(), counter.trim_end()];
        let Some(text) = sides.into_iter().find(|text| text.ends_with(':')) else { return Self::default() };
        // What was said before the sentence that goes on in the items is no part of them.
        let words = whole_sentences(text).last().map_or(text, |range| &text[range.clone()]).trim();
        let acts = |text: &str| subject(text, text.len(), language).map(|Mention { party, .. }| party);
        Self { words: words.to_owned(), party: acts(words).or_else(|| acts(text)).or(carried) }
    }

    /// Whether it leads in to anything.
    pub const fn is_none(&self) -> bool {
        self.words.is_empty()
    }
}

/// What a cell of a table is about, the nearest words first: those of the other cells in its row with the head of its
/// column, those before the table, the heading that the table stands under.
pub(super) fn about_cell(cell: &RedlineProvision, around: &[&RedlineProvision]) -> Vec<String> {
    let [.., table, row] = around else { return Vec::new() };
    if cell.kind != ProvisionKind::Cell || table.children.iter().all(|one| one.key != row.key) {
        return Vec::new();
    }
    let place = row.children.iter().position(|one| one.key == cell.key);
    let head = table.children.first().filter(|head| head.key != row.key);
    let column = place.zip(head).and_then(|(place, head)| head.children.get(place)).map(words);
    let others = row.children.iter().filter(|one| one.key != cell.key).map(words);
    let near = column.into_iter().chain(others).collect::<Vec<_>>().join("; ");
    let above = around[..around.len() - 2].iter().rev();
    let before = above.clone().find_map(|one| {
        let at = one.children.iter().position(|child| child.key == table.key)?;
        at.checked_sub(1).map(|before| words(&one.children[before]))
    });
    let headings = above.filter_map(|one| one.heading.clone());
    let own = table.heading.clone();
    std::iter::once(near).chain(own).chain(before).chain(headings).filter(|text| !text.trim().is_empty()).collect()
}

/// The words of a provision as they came back, or as they were issued where it did not.
fn words(provision: &RedlineProvision) -> String {
    let other = if provision.counter.is_some() { OpKind::Delete } else { OpKind::Insert };
    let own = provision.ops.iter().filter(|op| op.op != other).map(|op| op.text.as_str());
    single_spaced(&own.collect::<String>())
}

/// Whether a provision is an item that what stands before it may lead in to, where what is around it does not.
pub(super) fn is_item(provision: &RedlineProvision) -> bool {
    provision.kind == ProvisionKind::Point
}

impl Reading<'_> {
    /// What leads in to what is inside this provision.
    pub fn leading_in(&self) -> Lead {
        Lead::of(&self.aligned.base, &self.aligned.counter, self.language, self.carried)
    }

    /// What a provision inside this one leads in to the items that stand beside it with.
    pub fn leading_beside(&self, provision: &RedlineProvision, carried: Option<Party>) -> Lead {
        let ends = provision.ops.iter().rfind(|op| op.op != OpKind::Delete && !op.text.trim().is_empty());
        if ends.is_none_or(|op| !op.text.trim_end().ends_with(':')) {
            return Lead::default();
        }
        Lead::of("", &words(provision), self.language, carried)
    }
}
