//! What a report says in words: places, dates, roles, verdicts.

use crate::model::{
    Audience, Comment, Date, Finding, Labels, Mark, ProvisionKind, RedlineProvision, Review, Role, Side, SourcePlace,
    Tracked, Verdict, Weight, bare, capital, each_once, opening, within_sentence,
};

/// The most places that one sentence names.
const NAMED: usize = 24;

/// The rule that tells that a provision is gone.
const GONE: &str = "provision-deleted";

/// The words of a report in one language.
#[derive(Clone, Copy)]
pub(super) struct Phrases<'a> {
    pub labels: &'a Labels,
    pub review: &'a Review,
}

impl<'a> Phrases<'a> {
    pub fn text(self, key: &str) -> String {
        let said = |key: &str| self.labels.text(key).to_owned();
        said(self.of_edition(key, "").as_deref().unwrap_or(key))
    }

    /// The key of the words that speak to the supplier, in his edition, where there are any.
    fn of_edition(self, key: &str, number: &str) -> Option<String> {
        let own = format!("{key}_supplier");
        let is_known = |key: &str| self.labels.text(key) != key;
        (self.review.audience == Audience::Supplier && is_known(&format!("{own}{number}"))).then_some(own)
    }

    pub fn fill(self, key: &str, values: &[(&str, &str)]) -> String {
        self.labels.fill(self.of_edition(key, "").as_deref().unwrap_or(key), values)
    }

    /// A sentence about a number of things: the key with `_one` or `_other` behind it.
    pub fn count(self, key: &str, count: usize) -> String {
        self.labels.count(self.of_edition(key, "_other").as_deref().unwrap_or(key), count)
    }

    /// A sentence about a number of things that names where they stand, the first few of them, each once.
    pub fn count_at(self, key: &str, places: &[String]) -> String {
        self.count_of(key, places.len(), places)
    }

    /// The same where there can be several of them in one place.
    pub fn count_of(self, key: &str, count: usize, places: &[String]) -> String {
        let places_within: Vec<String> = places.iter().map(|place| within_sentence(place)).collect();
        let mut named = each_once(places_within.iter());
        let more = named.len().saturating_sub(NAMED);
        named.truncate(NAMED);
        let named = match more {
            0 => self.labels.list(&named),
            more => self.fill("review_and_more", &[("places", &named.join(", ")), ("count", &more.to_string())]),
        };
        self.count(key, count).replace("{places}", &named)
    }

    pub fn mark<'f>(self, verdict: Verdict, findings: impl Iterator<Item = &'f Finding> + Clone) -> Mark {
        self.marked(verdict, &self.review.verdict_key(verdict, findings))
    }

    /// The mark of a verdict under its label.
    pub fn marked(self, verdict: Verdict, key: &str) -> Mark {
        let weight = match verdict {
            verdict if verdict.is_adverse() => Weight::Heavy,
            Verdict::NotAssessed | Verdict::Fallback => Weight::Open,
            _ => Weight::Light,
        };
        Mark { verdict, text: capital(self.labels.text(key)), weight }
    }

    pub fn roles(self, roles: &[Role]) -> String {
        let roles: Vec<String> = roles.iter().map(|role| self.labels.variant("role", role)).collect();
        self.labels.list(&roles)
    }

    /// A date as a file has it, e.g. `2026-10-01T09:00:00Z`, in words; as it is where it is no date.
    pub fn date(self, written: &str) -> String {
        let day = written.get(..10).and_then(|day| day.parse::<Date>().ok());
        day.map_or_else(|| written.to_owned(), |day| self.labels.date(day))
    }

    /// Where in a file something stands, e.g. `pagina 3, alinea 12`.
    pub fn file_place(self, place: &SourcePlace) -> String {
        let mut words = Vec::new();
        if let Some(page) = place.page {
            words.push(self.fill("review_place_page", &[("number", &page.to_string())]));
        }
        match place.line {
            Some(line) => words.push(self.fill("review_place_line", &[("number", &line.to_string())])),
            None if place.paragraph > 0 => {
                words.push(self.fill("review_place_paragraph", &[("number", &place.paragraph.to_string())]));
            }
            None => {}
        }
        words.join(", ")
    }

    /// What a remark in the margin is about: the words, or where it stands in the file.
    pub fn anchor_of(self, comment: &Comment) -> String {
        match comment.anchor.trim() {
            "" => self.file_place(&comment.place),
            words => self.fill("review_quoted", &[("words", words)]),
        }
    }

    /// What a provision is called as the counter-proposal has it, or the base where it was deleted.
    pub fn place(self, provision: &RedlineProvision) -> String {
        if let Some(named) = self.review.names.get(&provision.key) {
            return capital(&named.name);
        }
        let side = provision.side();
        let named = side.and_then(|side| self.side(provision.kind, side));
        let named = named.or_else(|| provision.heading.clone().filter(|heading| !heading.trim().is_empty()));
        named.unwrap_or_else(|| {
            let kind = self.labels.variant("review_kind", &provision.kind);
            match side.map(|side| opening(&side.text)).filter(|words| !words.is_empty()) {
                Some(words) => self.fill("review_place_words", &[("kind", &kind), ("words", &words)]),
                None => kind,
            }
        })
    }

    /// What a provision is called on one side; nothing where it has no number there.
    pub fn side(self, kind: ProvisionKind, side: &Side) -> Option<String> {
        if let Some(beside) = self.labels.beside(&side.place.story) {
            return Some(capital(&beside));
        }
        let kind_word = || self.labels.variant("review_kind", &kind);
        let label = side.label.as_deref().map(bare).filter(|label| !label.is_empty());
        let address = side.address.as_deref().or(side.number.as_deref()).map(bare).filter(|text| !text.is_empty());
        match kind {
            ProvisionKind::Title => Some(kind_word()),
            ProvisionKind::Article | ProvisionKind::Part => match (label, side.number.as_deref().map(bare)) {
                (Some(label), _) if label.chars().filter(|letter| letter.is_alphabetic()).count() > 1 => {
                    Some(label.to_owned())
                }
                (_, Some(number)) if kind == ProvisionKind::Article && !number.is_empty() => {
                    Some(self.fill("article_heading", &[("number", number)]))
                }
                (label, _) => label.map(str::to_owned),
            },
            // What only has a bullet stands near a number, and has none itself.
            ProvisionKind::Paragraph | ProvisionKind::Point if side.number.is_some() => {
                address.or(label).map(str::to_owned)
            }
            ProvisionKind::Note => Some(label.map_or_else(kind_word, |label| format!("{} {label}", kind_word()))),
            ProvisionKind::Margin => Some(kind_word()),
            ProvisionKind::Paragraph
            | ProvisionKind::Point
            | ProvisionKind::Text
            | ProvisionKind::Table
            | ProvisionKind::Row
            | ProvisionKind::Cell => {
                address.map(|address| self.fill("review_place_near", &[("kind", &kind_word()), ("place", address)]))
            }
        }
    }

    /// The old and the new place of a provision, where both have a number and it is another.
    pub fn old_and_new(self, provision: &RedlineProvision) -> Option<(String, String)> {
        let base = self.side(provision.kind, provision.base.as_ref()?)?;
        let counter = self.side(provision.kind, provision.counter.as_ref()?)?;
        (base != counter).then(|| (within_sentence(&base), within_sentence(&counter)))
    }

    /// What a provision is called, with the number that it had in the base where that is another: `27.2 (was 28.2)`.
    pub fn with_old_number(self, provision: &RedlineProvision, place: String) -> String {
        let is_numbered = !self.review.names.contains_key(&provision.key);
        match self.old_and_new(provision).filter(|_| is_numbered) {
            Some((old, _)) => self.fill("place_was", &[("place", &place), ("old", &old)]),
            None => place,
        }
    }

    /// What a finding is about, in a word or two; nothing where the verdict says it.
    pub fn about(self, rule: &str) -> Option<String> {
        (rule != GONE).then(|| self.text(&format!("review_about_{}", rule.replace('-', "_"))))
    }

    /// What an author is called.
    pub fn author(self, name: Option<&str>) -> String {
        self.review.author(name, self.labels)
    }

    /// Who tracked the change of a provision; nothing where the file tracks nothing.
    pub fn tracked(self, provision: &RedlineProvision) -> Option<String> {
        let tracked = self.review.tracked(provision)?;
        let authors = self.review.authors_of(provision, self.labels);
        let who = if authors.is_empty() { self.author(None) } else { self.labels.list(&authors) };
        match tracked {
            Tracked::None => None,
            Tracked::All => Some(self.fill("review_tracked_all", &[("who", &who)])),
            Tracked::Partly => Some(self.fill("review_tracked_partly", &[("who", &who)])),
        }
    }
}

/// The text with long quotations cut in the middle: the words stand in full where the change is shown.
pub(super) fn with_short_quotations(text: &str) -> String {
    const LEADING: usize = 10;
    const TRAILING: usize = 4;
    let mut short = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('“') {
        let Some((quoted, end)) = after.split_once('”') else { break };
        let words: Vec<&str> = quoted.split_whitespace().collect();
        short.push_str(before);
        short.push('“');
        if words.len() > LEADING + TRAILING + 2 {
            short.push_str(&words[..LEADING].join(" "));
            short.push_str(" … ");
            short.push_str(&words[words.len() - TRAILING..].join(" "));
        } else {
            short.push_str(quoted);
        }
        short.push('”');
        rest = end;
    }
    short + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_in_a_sentence_and_at_its_start() {
        assert_eq!(within_sentence("Artikel 7"), "artikel 7");
        assert_eq!(within_sentence("IV"), "IV");
        assert_eq!(within_sentence("7.2"), "7.2");
        assert_eq!(capital("niet beoordeeld"), "Niet beoordeeld");
        assert_eq!(capital(""), "");
        assert_eq!(bare("Artikel 5."), "Artikel 5");
        assert_eq!(bare("(a)"), "a");
        let long = format!("Weg: “{}”. Einde “kort”.", "woord ".repeat(40).trim());
        let short = with_short_quotations(&long);
        assert!(short.contains(" … ") && short.ends_with("woord”. Einde “kort”."), "{short}");
        assert_eq!(with_short_quotations("los “begin"), "los “begin");
    }
}
