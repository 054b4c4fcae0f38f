//! Paragraphs with what they may begin with, before it is decided what they are.

use crate::model::{CellPlace, Provision, ProvisionKind, Revision, SourcePlace, Story};
use crate::read::Passage;

use super::label::{Label, is_title, printed, typed, words_after};

/// A paragraph, its label apart.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub place: SourcePlace,
    pub cell: Option<CellPlace>,
    /// The level of a heading.
    pub heading: Option<u8>,
    pub id: Option<String>,
    /// The number that it has, or may have.
    pub label: Option<Label>,
    /// The text before the label was taken off: what it has when the label turns out to be none.
    pub whole: String,
    /// The text after the label.
    pub text: String,
    pub revisions: Vec<Revision>,
}

/// Whether a text begins with the number that the word processor counts and prints before it.
pub(in crate::read) fn is_numbered_twice(number: &str, text: &str, heading: bool) -> bool {
    let Some(counted) = printed(number, None).filter(|label| label.number.is_some()) else { return false };
    typed(text, heading).is_some_and(|(label, _)| is_again(&counted, &label) && says_the_same(&counted, &label))
}

/// Whether the number that is counted is typed again, with a sign behind it or a word before it: `a.` after `a)`, but not
/// the article of `a) a list` or the figure of `5. 5 Werkdagen`.
fn is_again(counted: &Label, typed: &Label) -> bool {
    let printed = typed.printed.trim();
    let is_closed = printed.ends_with(|sign: char| !sign.is_alphanumeric()) || printed.contains(char::is_whitespace);
    counted.number.is_some() && counted.number == typed.number && is_closed
}

/// Whether two labels have the same words, signs apart: `a)` and `a.`, but not `Artikel 2` and `2.`.
fn says_the_same(one: &Label, other: &Label) -> bool {
    fn bare(label: &Label) -> &str {
        label.printed.trim_matches(|sign: char| !sign.is_alphanumeric())
    }
    bare(one) == bare(other)
}

impl Item {
    /// Takes a paragraph apart.
    pub fn of(mut passage: Passage) -> Self {
        if let Some(number) = &mut passage.number
            && let Some(end) = words_after(number)
        {
            // Words that are printed with a number are words of the provision.
            let words = number.split_off(end);
            passage.text = format!("{} {}", words.trim(), passage.text.trim_start());
        }
        let computed = passage.number.as_deref().and_then(|number| printed(number, passage.list));
        let takes_label = passage.cell.is_none() && passage.place.story == Story::Body;
        let heading = passage.heading.is_some();
        let bullet = computed.as_ref().map_or(passage.list.is_some(), |label| label.number.is_none());
        // In a list of bullets `Section 1` names something, and begins nothing.
        let fits = |label: &Label| !bullet || heading || label.is_in_list();
        let counted = computed.as_ref().is_some_and(|label| label.number.is_some());
        let takes_label = takes_label || counted;
        let written = if takes_label { typed(&passage.text, heading).filter(|(label, _)| fits(label)) } else { None };
        let (label, whole, text) = match (computed, written) {
            // A bullet before a number is part of how that is printed.
            (Some(sign), Some((mut label, end))) if bullet && label.is_in_list() => {
                label.printed = format!("{} {}", sign.printed, label.printed);
                label.form.list = sign.form.list;
                label.sure = true;
                let text = passage.text[end..].trim().to_owned();
                (Some(label), text.clone(), text)
            }
            // A number that is both counted and typed, as a converter leaves it: `b.` before `b. een Nota …`. It is printed
            // once, as it was typed; that it stands there twice is told among the oddities.
            (Some(mut label), Some((again, end))) if is_again(&label, &again) => {
                label.printed = match says_the_same(&label, &again) {
                    true => again.printed,
                    false => format!("{} {}", label.printed, again.printed),
                };
                let text = passage.text[end..].trim().to_owned();
                (Some(label), text.clone(), text)
            }
            (Some(label), _) => {
                let text = passage.text.trim().to_owned();
                (Some(label), text.clone(), text)
            }
            (None, Some((mut label, end))) => {
                label.form.list = passage.list;
                let rest = passage.text[end..].trim();
                // On a page both numbers are typed.
                let again =
                    typed(rest, heading).filter(|(again, _)| label.is_in_list() && again.printed == label.printed);
                let end = again.map_or(0, |(_, end)| end);
                (Some(label), passage.text.trim().to_owned(), rest[end..].trim().to_owned())
            }
            (None, None) => {
                let text = passage.text.trim().to_owned();
                let in_list = passage.list.filter(|_| (takes_label || passage.cell.is_some()) && !heading);
                (in_list.map(Label::unprinted), text.clone(), text)
            }
        };
        Self {
            place: passage.place,
            cell: passage.cell,
            heading: passage.heading,
            id: passage.id,
            label,
            whole,
            text,
            revisions: passage.revisions,
        }
    }

    /// Takes the label for the beginning of a sentence.
    pub fn unlabel(&mut self) {
        self.label = None;
        self.text.clone_from(&self.whole);
    }

    /// Whether it can be the title of the numbered paragraph before it.
    pub fn is_title_line(&self) -> bool {
        self.label.is_none()
            && self.cell.is_none()
            && self.place.story == Story::Body
            && ((self.heading.is_some() && self.text.len() <= 240) || is_title(&self.text, 12))
    }

    /// A provision of a kind with what is in this paragraph as its text, without its heading.
    pub fn provision(self, kind: ProvisionKind) -> Provision {
        let (label, number) = match self.label {
            Some(label) => (Some(label.printed).filter(|printed| !printed.is_empty()), label.number),
            None => (None, None),
        };
        Provision {
            kind,
            id: self.id,
            label,
            number,
            heading: None,
            text: self.text,
            place: self.place,
            revisions: self.revisions,
            slot: None,
            children: Vec::new(),
        }
    }
}
