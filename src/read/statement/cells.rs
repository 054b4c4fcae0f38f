//! What people write in the cells of a form.

use serde::de::value::Error as ValueError;
use serde::de::{DeserializeOwned, IntoDeserializer};

use super::dates::{is_last_day, no_end, written_date};
use crate::model::{
    Covers, Date, EvidenceKey, EvidenceKind, GivenValue, Labels, Language, Meets, covers_label, meets_label, written,
};

/// How a cell is shown in a message.
const LONG: usize = 40;

/// What a cell holds, for a message.
pub(super) fn shown(value: &GivenValue) -> String {
    match value {
        GivenValue::Text(text) if text.chars().count() > LONG => "a long text".into(),
        GivenValue::Text(text) => format!("'{text}'"),
        GivenValue::Number(number, _) => format!("the number {number}"),
        GivenValue::Date(date) => format!("the date {date}"),
        GivenValue::Truth(truth) => format!("'{truth}'"),
        GivenValue::Error(error) => error.clone(),
    }
}

/// A text. Numbers are texts too, e.g. that of a certificate.
pub(super) fn text(value: &GivenValue) -> Result<String, String> {
    match value {
        GivenValue::Text(text) => Ok(text.clone()),
        GivenValue::Number(number, _) => Ok(number.to_string()),
        GivenValue::Date(date) => Ok(date.to_string()),
        GivenValue::Truth(_) | GivenValue::Error(_) => Err(format!("{} is no text", shown(value))),
    }
}

/// A date: a date of the program, the number it stores for one, or a text that can be read in one way only in a form of this
/// language.
pub(super) fn date(value: &GivenValue, form: Option<Language>) -> Result<Date, String> {
    match value {
        GivenValue::Date(date) => Ok(*date),
        // Numbers of this century; others are more likely a year or a certificate.
        GivenValue::Number(_, Some(date)) if (2000..2100).contains(&date.parts().0) => Ok(*date),
        GivenValue::Number(number, _) if is_last_day(*number) => Err(no_end("the last day of the year 9999")),
        GivenValue::Text(text) => written_date(text, &shown(value), form),
        GivenValue::Number(..) | GivenValue::Truth(_) | GivenValue::Error(_) => {
            Err(format!("{} is no date; write e.g. 2026-12-31", shown(value)))
        }
    }
}

/// The keys of evidence: `E1, E3`, in any usual way of writing a list.
pub(super) fn keys(value: &GivenValue) -> Result<Vec<EvidenceKey>, String> {
    let text = match value {
        GivenValue::Text(text) => text,
        _ => return Err(format!("{} names no evidence; write E1, or E1, E3", shown(value))),
    };
    let words = text.split([',', ';', '+', '&', '/', '\n', ' ', '\u{A0}']).map(str::trim);
    let words = words.filter(|word| !word.is_empty() && !matches!(word.to_lowercase().as_str(), "en" | "and"));
    let mut keys = Vec::new();
    let mut letter: Option<&str> = None;
    for word in words {
        // `E 1` is one key.
        if letter.is_none() && matches!(word, "E" | "e" | "B" | "b") {
            letter = Some(word);
            continue;
        }
        keys.push(format!("{}{word}", letter.take().unwrap_or_default()).parse()?);
    }
    match letter {
        Some(letter) => letter.parse().map(|key| vec![key]),
        None => Ok(keys),
    }
}

/// Whether it is met.
pub(super) fn meets(value: &GivenValue, words: &[&Labels]) -> Result<Meets, String> {
    if let GivenValue::Truth(truth) = value {
        return Ok(if *truth { Meets::Yes } else { Meets::No });
    }
    one_of(value, &Meets::ALL, words, |labels, meets| labels.text(meets_label(meets)).to_owned())
}

/// How much of the deliverable evidence is about.
pub(super) fn covers(value: &GivenValue, words: &[&Labels]) -> Result<Covers, String> {
    one_of(value, &Covers::ALL, words, |labels, covers| labels.text(covers_label(covers)).to_owned())
}

/// A type of evidence.
pub(super) fn kind(value: &GivenValue, words: &[&Labels]) -> Result<EvidenceKind, String> {
    one_of(value, &EvidenceKind::ALL, words, |labels, kind| labels.variant("evidence_type", &kind))
}

/// One of a few words, in any of the languages or as files write it. `words` begins with those of the form.
fn one_of<T: Copy + serde::Serialize + DeserializeOwned>(
    value: &GivenValue,
    all: &[T],
    words: &[&Labels],
    word: impl Fn(&Labels, T) -> String,
) -> Result<T, String> {
    let plain = |text: &str| text.trim().replace('.', "").to_lowercase();
    let in_file = |text: String| T::deserialize(IntoDeserializer::<ValueError>::into_deserializer(text)).ok();
    let found = match value {
        GivenValue::Text(text) => all
            .iter()
            .copied()
            .find(|one| words.iter().any(|labels| plain(&word(labels, *one)) == plain(text)))
            .or_else(|| in_file(plain(text))),
        _ => None,
    };
    found.ok_or_else(|| {
        let own = |one: &T| words.first().map_or_else(|| written(one), |labels| word(labels, *one));
        let list: Vec<String> = all.iter().map(own).collect();
        format!("{} is not possible here; choose {}", shown(value), list.join(", "))
    })
}
