//! References to other text: what they show, and what they would show if a word processor computed them anew.

use std::collections::BTreeMap;

use super::comments::{Anchors, Words};
use super::paragraph::Draft;
use crate::model::{LossKind, SourcePlace, View, single_spaced};
use crate::read::losses::{Losses, quoted};

/// The most references that are kept.
const MAX_REFERENCES: usize = 20_000;

/// The names of bookmarks that word processors set for themselves, and no reference leads to.
const OWN: [&str; 3] = ["_Toc", "_GoBack", "_Hlk"];

/// A field that repeats the words or the number of other text.
#[derive(Debug)]
pub(super) struct Reference {
    /// What it is computed from, e.g. `REF _Ref5 \\r`.
    pub instruction: String,
    /// What it shows.
    pub shown: String,
    /// Where it stands.
    pub place: SourcePlace,
}

/// References, and the bookmarks that they lead to.
#[derive(Debug, Default)]
pub(super) struct References {
    all: Vec<Reference>,
    marked: Anchors,
    /// The ids of bookmarks by name.
    names: BTreeMap<String, String>,
}

impl References {
    /// A bookmark begins at a place.
    pub fn begin(&mut self, name: &str, id: &str, place: &SourcePlace) {
        if !OWN.iter().any(|own| name.starts_with(own)) && self.names.len() < MAX_REFERENCES {
            self.marked.begin(id, place);
            self.names.entry(name.to_lowercase()).or_insert_with(|| id.to_owned());
        }
    }

    /// A bookmark ends.
    pub fn end(&mut self, id: &str) {
        self.marked.end(id);
    }

    /// Words that stand when all tracked changes are accepted.
    pub fn saw_text(&mut self, text: &str) {
        self.marked.push(text, Words::Kept);
    }

    /// A paragraph ends.
    pub fn end_of_paragraph(&mut self) {
        self.marked.end_of_paragraph();
    }

    /// Keeps a reference.
    pub fn push(&mut self, reference: Reference) {
        if self.all.len() < MAX_REFERENCES {
            self.all.push(reference);
        }
    }

    /// Counts the references that show something else than what they lead to.
    pub fn hold(mut self, drafts: &[Draft], losses: &mut Losses) {
        let mut targets = BTreeMap::new();
        for (name, id) in std::mem::take(&mut self.names) {
            targets.extend(self.marked.get(&id).map(|target| (name, target)));
        }
        let numbers: BTreeMap<usize, &Draft> =
            drafts.iter().map(|draft| (draft.block.place.paragraph, draft)).collect();
        for Reference { instruction, shown, place } in &self.all {
            let name = instruction.split_whitespace().nth(1).unwrap_or_default().trim_matches('"').to_lowercase();
            let target = targets.get(&name);
            let number = target.and_then(|(_, place)| numbers.get(&place.paragraph));
            let has = |switch: &str| instruction.split_whitespace().any(|word| word == switch);
            let problem = match target {
                // Whether the target stands above or below follows from the page.
                _ if has("\\p") => None,
                None => Some("what it leads to is not in the document".to_owned()),
                Some(_) if ["\\r", "\\n", "\\w"].into_iter().any(has) => {
                    number.and_then(|draft| other_number(draft, shown))
                }
                Some((words, _)) => (!same(words, shown)).then(|| format!("what it leads to says {}", quoted(words))),
            };
            if let Some(problem) = problem {
                losses.add(LossKind::Field, &format!("{instruction}: it shows {}, {problem}", quoted(shown)), place);
            }
        }
    }
}

/// So many bytes are surely kept of long words.
const KEPT: usize = 400;

/// Whether words are the same but for spaces and capitals, which a reference may change; long ones as far as they are
/// kept.
fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| single_spaced(text).to_lowercase();
    let (one, other) = (plain(one), plain(other));
    one == other || one.len().min(other.len()) > KEPT && one.as_bytes()[..KEPT] == other.as_bytes()[..KEPT]
}

/// What number a paragraph has, where a reference shows another. A reference may show less of it than is printed, or also
/// the numbers of what the paragraph is in.
fn other_number(draft: &Draft, shown: &str) -> Option<String> {
    let plain = |text: &str| text.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
    let shown = plain(shown);
    let ends = |whole: &str, part: &str| {
        let rest = whole.strip_suffix(part);
        rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    };
    let numbers: Vec<&String> = View::ALL.iter().filter_map(|view| draft.block.numbers.of(*view)).collect();
    let follows = |number: &&String| {
        let number = plain(number);
        ends(&number, &shown) || ends(&shown, &number)
    };
    let accepted = draft.block.numbers.of(View::Accepted).or(numbers.first().copied())?;
    let agrees = shown.is_empty() || numbers.iter().any(follows);
    (!agrees).then(|| format!("the number of what it leads to is {}", quoted(accepted)))
}
