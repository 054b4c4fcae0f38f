//! Heads of a table that its maker draws again on each page, and tags on the first only.

use std::collections::BTreeMap;

use super::group::Group;
use super::run::Page;

/// Takes out of what no tag covers on a page what says the heads of a table again; gives each with its page.
pub(super) fn take_repeated(groups: &[Group], rest: &mut [Page]) -> Vec<(usize, String)> {
    let mut heads: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for group in groups {
        if let Some(cell) = group.cell.filter(|cell| cell.row == 0) {
            heads.entry(cell.table).or_default().push(group.words());
        }
    }
    let heads: Vec<(Vec<char>, String)> =
        heads.into_values().map(|words| words.join(" ")).map(|head| (letters(&head), head)).collect();
    let mut taken = Vec::new();
    for (number, page) in rest.iter_mut().enumerate() {
        let own: String = page.runs.iter().map(|run| run.text.as_str()).collect();
        if let Some((_, head)) = heads.iter().find(|(head, _)| !head.is_empty() && *head == letters(&own)) {
            taken.push((number, head.clone()));
            page.runs.clear();
        }
    }
    taken
}

/// The letters and digits of a text, in the order of the alphabet: the same whatever the order in which it is drawn.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|character| character.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}
