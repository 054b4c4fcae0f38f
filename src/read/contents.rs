//! What lines of a table of contents have in common with the headings that they lead to. Only such a line may be left out
//! of the text: what stands among the contents and heads nothing is text like any other.

use std::collections::BTreeSet;

/// What a table of contents is called.
const NAMES: [&str; 7] =
    ["inhoud", "inhoudsopgave", "inhoudstafel", "contents", "table of contents", "table des matières", "index"];

/// The words before the number of a heading.
const KINDS: [&str; 19] = [
    "artikel",
    "art",
    "article",
    "section",
    "clause",
    "hoofdstuk",
    "chapter",
    "paragraaf",
    "afdeling",
    "titel",
    "bijlage",
    "annex",
    "schedule",
    "appendix",
    "deel",
    "part",
    "lid",
    "tabel",
    "figuur",
];

/// The longest heading, in bytes.
const LONGEST: usize = 400;

/// The longest number of a page, in digits.
const PAGE: usize = 4;

/// The words of all that heads something in a document.
#[derive(Debug, Default)]
pub(super) struct Headings(BTreeSet<String>);

impl Headings {
    /// Adds a text that a line of contents may lead to.
    pub fn add(&mut self, text: &str) {
        if text.len() <= LONGEST {
            self.0.insert(letters(text));
            self.0.insert(letters(without_label(text)));
        }
    }

    /// Whether a line of contents says nothing but what is the heading of something, with its number, leaders and page.
    pub fn holds(&self, line: &str) -> bool {
        let is_known = |text: &str| {
            let (whole, bare) = (letters(text), letters(without_label(text)));
            bare.is_empty() || self.0.contains(&whole) || self.0.contains(&bare)
        };
        let page = without_page(line);
        is_title(page) || is_known(line) || is_known(page)
    }
}

/// Whether a text is what a table of contents is called.
pub(super) fn is_title(text: &str) -> bool {
    NAMES.contains(&text.trim().trim_end_matches(':').to_lowercase().as_str())
}

/// A line of contents without the leaders and the page at its end.
pub fn without_page(line: &str) -> &str {
    let line = line.trim_end();
    let before = line.trim_end_matches(|last: char| last.is_ascii_digit());
    let is_page = (1..=PAGE).contains(&(line.len() - before.len()));
    let is_apart = before.is_empty() || before.ends_with([' ', '\t', '.', '…', '\u{a0}', '·', '_']);
    let rest = if is_page && is_apart { before } else { line };
    rest.trim_end_matches([' ', '\t', '.', '…', '\u{a0}', '·', '_'])
}

/// A heading without what it is and its number, e.g. `Artikel 5.` or `5.2`.
fn without_label(text: &str) -> &str {
    let text = text.trim_start();
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let kind = first.trim_end_matches('.').to_lowercase();
    let (number, after) = match KINDS.contains(&kind.as_str()) {
        true => rest.trim_start().split_once(char::is_whitespace).unwrap_or((rest.trim_start(), "")),
        false => (first, rest),
    };
    if is_number(number) { after.trim_start_matches(|sign: char| !sign.is_alphanumeric()) } else { text }
}

/// Whether a word is the number of a heading: `5`, `5.2.`, `IV`, `b)`.
fn is_number(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ':', ')']).trim_start_matches(['(', '§']);
    let is_part = |part: &str| {
        let digits = part.trim_end_matches(|last: char| last.is_ascii_lowercase());
        let counted = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let roman = part.len() <= 6 && part.bytes().all(|byte| b"IVXLC".contains(&byte));
        counted && part.len() <= digits.len() + 1 || roman || part.len() == 1 && part.is_ascii()
    };
    !word.is_empty() && word.split(['.', '-']).all(is_part)
}

/// The letters and digits of a text, in small letters.
fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_lead_to_headings_and_say_nothing_else() {
        let mut headings = Headings::default();
        for text in ["Artikel 5. Boete", "Wet- en regelgeving", "IV Duur", "7.2 Prijs: vast"] {
            headings.add(text);
        }
        for line in
            ["Inhoud", "5 Boete ........ 12", "Artikel 5 Boete\t12", "Boete", "3 Wet- en regel-  geving 7", "12"]
        {
            assert!(headings.holds(line), "{line}");
        }
        for line in ["Duur", "Artikel IV Duur . . . 9", "Prijs: vast", "Artikel 5", "2.", "Bijlage A"] {
            assert!(headings.holds(line), "{line}");
        }
        for line in
            ["5 Boete 10%", "Boete 50000", "Geen boete ...... 12", "Boete vervalt", "50000", "Prijs", "Duur 4 5"]
        {
            assert!(!headings.holds(line), "{line}");
        }
    }
}
