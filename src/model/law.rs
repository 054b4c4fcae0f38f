use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::language::Localized;

/// A law, or a framework that is none (wet of kader), e.g. the AVG or the BIO2, under the one name that clauses use.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// The name that clauses use, e.g. `avg`.
    pub key: String,
    /// What it is.
    pub kind: LawKind,
    /// The full name.
    pub name: Localized,
    /// The name that lawyers use.
    pub short: Localized,
    /// The edition of GIBIT that it is, e.g. `2016`; it matters to contracts under that edition alone.
    #[serde(default)]
    pub edition: Option<String>,
    /// Whether it binds the municipality alone: a contract need not have to do with it.
    #[serde(default)]
    pub municipal: bool,
}

/// A kind of law; it says what its parts are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LawKind {
    /// A Dutch act, decree or by-law (wet, besluit, verordening): in English it has sections.
    Act,
    /// European or international law: in English it has articles.
    Regulation,
    /// No law: a baseline, guide, list or vision (kader).
    Framework,
    /// A judgment (uitspraak).
    Judgment,
}

/// A part of a law, written as its number, e.g. `28` for an article, or with what it is before it: `recital 26`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LawPart {
    /// What it is.
    pub unit: LawUnit,
    /// Its number, e.g. `28`, `6:217` or `3.9B`.
    pub number: String,
}

/// What a part of a law is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LawUnit {
    /// Artikel; the only one that is not written.
    Article,
    /// Hoofdstuk.
    Chapter,
    /// Bijlage.
    Annex,
    /// Overweging.
    Recital,
    /// Overheidsmaatregel of the BIO2.
    Measure,
    /// Beheersmaatregel of the BIO2.
    Control,
    /// Voorschrift of the Gids Proportionaliteit.
    Rule,
}

impl LawUnit {
    /// Those that are written before the number.
    const WRITTEN: [(&'static str, Self); 6] = [
        ("chapter", Self::Chapter),
        ("annex", Self::Annex),
        ("recital", Self::Recital),
        ("measure", Self::Measure),
        ("control", Self::Control),
        ("rule", Self::Rule),
    ];
}

impl FromStr for LawPart {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (unit, number) = match text.split_once(' ') {
            None => (LawUnit::Article, text),
            Some((word, number)) => {
                let unit = LawUnit::WRITTEN.iter().find(|(name, _)| *name == word);
                let names: Vec<&str> = LawUnit::WRITTEN.iter().map(|(name, _)| *name).collect();
                let unknown = || format!("`{word}` is no part of a law; write one of {}", names.join(", "));
                (unit.ok_or_else(unknown)?.1, number)
            }
        };
        let fine = |character: char| character.is_ascii_alphanumeric() || ".:".contains(character);
        if number.is_empty() || !number.chars().all(fine) {
            return Err(format!("`{text}` is no part of a law; write e.g. 28, 6:217 or recital 26"));
        }
        Ok(Self { unit, number: number.to_owned() })
    }
}

impl TryFrom<String> for LawPart {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<LawPart> for String {
    fn from(part: LawPart) -> Self {
        part.to_string()
    }
}

impl fmt::Display for LawPart {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match LawUnit::WRITTEN.iter().find(|(_, unit)| *unit == self.unit) {
            Some((word, _)) => write!(formatter, "{word} {}", self.number),
            None => formatter.write_str(&self.number),
        }
    }
}

impl JsonSchema for LawPart {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LawPart".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let pattern = "^((chapter|annex|recital|measure|control|rule) )?[0-9A-Za-z.:]+$";
        schemars::json_schema!({
            "type": "string",
            "description": "A part of a law: its number, or with what it is before it, e.g. `28` or `recital 26`.",
            "pattern": pattern
        })
    }
}

impl PartialOrd for LawPart {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for LawPart {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |part: &Self| (part.unit, pieces(&part.number), part.number.clone());
        key(self).cmp(&key(other))
    }
}

/// A number in pieces that sort as people count: `5.9` before `5.20`, `227` before `227a` before `228`.
fn pieces(number: &str) -> Vec<(u64, String)> {
    let parts = number.split(['.', ':']).map(|part| {
        let digits = part.len() - part.trim_start_matches(|character: char| character.is_ascii_digit()).len();
        let (digits, letters) = part.split_at(digits);
        (digits.parse().unwrap_or(0), letters.to_owned())
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str) -> LawPart {
        text.parse().expect("a part of a law")
    }

    #[test]
    fn parts_are_written_as_lawyers_do() {
        assert_eq!(part("28"), LawPart { unit: LawUnit::Article, number: "28".into() });
        assert_eq!(part("recital 26").unit, LawUnit::Recital);
        for text in ["28", "6:227a", "measure 5.20.03", "annex I"] {
            assert_eq!(part(text).to_string(), text);
        }
        for wrong in ["", "artikel 28", "recital ", "28 lid 3", "5, 6"] {
            assert!(wrong.parse::<LawPart>().is_err(), "{wrong}");
        }
        assert!("recitl 26".parse::<LawPart>().is_err_and(|why| why.contains("recital")));
    }

    #[test]
    fn parts_sort_as_people_count() {
        let mut parts: Vec<LawPart> =
            ["control 5.22", "10", "6:228", "measure 5.20.03", "9", "6:227a", "6:227", "recital 26"].map(part).into();
        parts.sort();
        let written: Vec<String> = parts.iter().map(LawPart::to_string).collect();
        assert_eq!(written, ["6:227", "6:227a", "6:228", "9", "10", "recital 26", "measure 5.20.03", "control 5.22"]);
    }
}
