use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::facts::{Fact, FactValue};
use super::language::Language;
use super::manuscript::Story;
use super::requirement::written;
use super::value::{Amount, Duration, Percentage};

/// Every fixed word that a document or report prints in one language, by key. A copy shares them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(from = "BTreeMap<String, String>")]
pub struct Labels(Arc<BTreeMap<String, String>>);

impl From<BTreeMap<String, String>> for Labels {
    fn from(texts: BTreeMap<String, String>) -> Self {
        Self(Arc::new(texts))
    }
}

impl Labels {
    /// The text of a key; the key itself where the text is missing, which `beding check` reports.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// A sentence about a number of things: the key with `_one` or `_other` behind it.
    pub fn count(&self, key: &str, count: usize) -> String {
        let number = if count == 1 { "one" } else { "other" };
        self.fill(&format!("{key}_{number}"), &[("count", &count.to_string())])
    }

    /// The text of a key with `{name}` filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.text(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// A list in words, e.g. `a, b en c`.
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.text("and")),
        }
    }

    /// The labels for a case, e.g. `direct`: the text of the key `due_tender@direct` takes the place of that of `due_tender`.
    #[must_use]
    pub fn fitting(mut self, case: &str) -> Self {
        let own = |key: &String| Some(key.strip_suffix(case)?.strip_suffix('@')?.to_owned());
        let fitting: Vec<(String, String)> =
            self.0.iter().filter_map(|(key, text)| Some((own(key)?, text.clone()))).collect();
        if !fitting.is_empty() {
            Arc::make_mut(&mut self.0).extend(fitting);
        }
        self
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The text of a unit variant, e.g. `role_legal` for the role `legal`.
    pub fn variant<T: Serialize>(&self, group: &str, value: &T) -> String {
        let key = format!("{group}_{}", written(value));
        self.text(&key).to_owned()
    }

    /// What stands beside the text, in words: `voetnoot 2`, `kopregel`; nothing for the text itself.
    pub fn beside(&self, story: &Story) -> Option<String> {
        match story {
            Story::Body | Story::TextBox => None,
            Story::Footnote(mark) => Some(self.fill("place_footnote", &[("mark", mark)]).trim_end().to_owned()),
            Story::Endnote(mark) => Some(self.fill("place_endnote", &[("mark", mark)]).trim_end().to_owned()),
            Story::Header => Some(self.text("place_header").to_owned()),
            Story::Footer => Some(self.text("place_footer").to_owned()),
        }
    }

    /// What something was called when it was issued, with what it is called now where that differs; `gone` says that it is
    /// not there any more.
    pub fn then_and_now(&self, old: String, new: Option<String>, gone: bool) -> String {
        match new {
            Some(new) if new != old => self.fill("diff_place_now", &[("old", &old), ("new", &new)]),
            None if gone => self.fill("diff_place_gone", &[("old", &old)]),
            _ => old,
        }
    }

    /// What a reader left out, which it says in English with the words of the file behind that: `title of a link: “…”`.
    /// What has no label is a name in the file itself, and stays.
    pub fn left_out(&self, what: &str) -> String {
        let end = what.find([':', '“', '"']).unwrap_or(what.len());
        let (phrase, words) = what.split_at(what[..end].trim_end().len());
        let words_of = phrase.to_lowercase();
        let key: Vec<&str> =
            words_of.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        self.0.get(&format!("loss_{}", key.join("_"))).map_or_else(|| what.to_owned(), |said| format!("{said}{words}"))
    }

    /// A period, e.g. `30 dagen`. Working days are a defined term and keep its capital.
    pub fn duration(&self, duration: Duration) -> String {
        let number = if duration.count == 1 { "one" } else { "other" };
        let key = format!("{}_{number}", duration.unit.key());
        format!("{}\u{A0}{}", duration.count, self.text(&key))
    }

    /// An amount, e.g. `€ 50.000`; cents only where there are any.
    pub fn amount(&self, amount: Amount) -> String {
        let (whole, cents) = (amount.cents() / 100, amount.cents() % 100);
        let mut number = self.grouped(whole);
        if cents != 0 {
            number.push_str(&format!("{}{cents:02}", self.text("decimal_separator")));
        }
        self.fill("amount", &[("number", &number)])
    }

    /// A percentage, e.g. `2,5%`.
    pub fn percentage(&self, percentage: Percentage) -> String {
        let (whole, part) = (percentage.hundredths() / 100, percentage.hundredths() % 100);
        let mut number = self.grouped(whole);
        if part != 0 {
            let digits = format!("{part:02}");
            number.push_str(&format!("{}{}", self.text("decimal_separator"), digits.trim_end_matches('0')));
        }
        self.fill("percentage", &[("number", &number)])
    }

    /// A date, e.g. `20 november 2026`.
    pub fn date(&self, date: Date) -> String {
        let (year, month, day) = date.parts();
        let month_key = format!("month_{month}");
        self.fill(
            "date_format",
            &[("day", &day.to_string()), ("month", self.text(&month_key)), ("year", &year.to_string())],
        )
    }

    /// The answer to a fact in words, e.g. `ja`.
    pub fn answer(&self, fact: &Fact, value: &FactValue, language: Language) -> String {
        match value {
            FactValue::YesNo(true) => self.text("yes").to_owned(),
            FactValue::YesNo(false) => self.text("no").to_owned(),
            FactValue::Choice(key) => fact
                .options
                .iter()
                .find(|option| &option.key == key)
                .map_or_else(|| key.clone(), |option| option.label(language).to_owned()),
            FactValue::Amount(amount) => self.amount(*amount),
            FactValue::Number(number) => self.grouped(*number),
        }
    }

    /// A whole number with group separators.
    fn grouped(&self, number: i64) -> String {
        let digits = number.to_string();
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push_str(self.text("group_separator"));
            }
            grouped.push(digit);
        }
        grouped
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Labels;

    #[test]
    fn what_was_left_out_is_said_in_the_language_of_the_report() {
        let texts = [("loss_title_of_a_link", "titel van een link")];
        let labels = Labels::from(BTreeMap::from(texts.map(|(key, text)| (key.to_owned(), text.to_owned()))));
        assert_eq!(labels.left_out("title of a link: “voorwaarden”"), "titel van een link: “voorwaarden”");
        assert_eq!(labels.left_out("title of a link “voorwaarden”"), "titel van een link “voorwaarden”");
        assert_eq!(labels.left_out("word/media/1.png"), "word/media/1.png");
    }

    #[test]
    fn labels_fit_a_case() {
        let pairs = [("due", "bij de inschrijving"), ("due@direct", "bij de offerte"), ("undue@other", "iets anders")];
        let labels = Labels(std::sync::Arc::new(pairs.map(|(key, text)| (key.to_owned(), text.to_owned())).into()));
        assert_eq!(labels.clone().fitting("direct").text("due"), "bij de offerte");
        assert_eq!(labels.clone().fitting("other").text("due"), "bij de inschrijving");
        assert_eq!(labels.text("due"), "bij de inschrijving");
    }
}
