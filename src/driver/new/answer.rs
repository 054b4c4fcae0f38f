//! What somebody types to the value that a dossier holds.

use super::question::{Kind, Question};
use crate::model::{Amount, Date, Fact, Labels};
use crate::read::is_forbidden;

/// The longest answer, in characters.
pub(super) const MAX_ANSWER: usize = 2_000;

/// How a choice may be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choosing {
    /// By number or by name.
    Numbered,
    /// By name only: a number in a file would change its meaning with the list.
    Named,
}

/// Reads the answer to a question. It may be empty only where the question may be left open.
///
/// # Errors
/// A sentence that says what may be answered.
pub(super) fn understand(
    question: &Question,
    text: &str,
    choosing: Choosing,
    texts: &Labels,
) -> Result<String, String> {
    if let Some(character) = text.chars().find(|character| is_forbidden(*character)) {
        let code = format!("U+{:04X}", u32::from(character));
        return Err(texts.fill("forbidden", &[("code", &code)]));
    }
    if text.chars().count() > MAX_ANSWER {
        return Err(texts.fill("too_long", &[("limit", &MAX_ANSWER.to_string())]));
    }
    let text = one_line(text);
    if text.is_empty() {
        return if question.optional { Ok(text) } else { Err(texts.text("needed").to_owned()) };
    }
    let complaint = |key: &str| texts.text(key).to_owned();
    match &question.kind {
        Kind::Text | Kind::File => Ok(text),
        Kind::Date => text.parse::<Date>().map(|date| date.to_string()).map_err(|_| complaint("bad_date")),
        Kind::YesNo => yes_no(&text).map(str::to_owned).ok_or_else(|| complaint("bad_yes_no")),
        Kind::Amount => euros(&text).ok_or_else(|| complaint("bad_amount")),
        Kind::Number => {
            let number = whole(&text).ok_or_else(|| complaint("bad_number"))?;
            if number.parse::<i64>().is_ok_and(|number| number <= Fact::MOST) {
                return Ok(number);
            }
            Err(texts.fill("number_too_large", &[("limit", &Fact::MOST.to_string())]))
        }
        Kind::Choice(choices) => {
            let lower = text.to_lowercase();
            let number: Option<usize> = text.parse().ok().filter(|_| choosing == Choosing::Numbered);
            choices
                .iter()
                .enumerate()
                .find(|(index, choice)| number == Some(index + 1) || choice.is_named(&lower))
                .map(|(_, choice)| choice.key.clone())
                .ok_or_else(|| match choosing {
                    Choosing::Numbered => texts.fill("bad_choice", &[("count", &choices.len().to_string())]),
                    Choosing::Named => {
                        let keys: Vec<&str> = choices.iter().map(|choice| choice.key.as_str()).collect();
                        texts.fill("bad_name", &[("names", &keys.join(", "))])
                    }
                })
        }
    }
}

/// The text without line ends and tabs, and without spaces around it.
fn one_line(text: &str) -> String {
    let lines: Vec<&str> = text.split(['\n', '\r', '\t']).map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}

fn yes_no(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "ja" | "j" | "yes" | "y" | "true" => Some("yes"),
        "nee" | "n" | "no" | "false" => Some("no"),
        _ => None,
    }
}

/// An amount as people write it, e.g. `€ 240.000,50` or `240,000.50`, as `240000.50`.
fn euros(text: &str) -> Option<String> {
    let compact: String = text.trim_start_matches('€').chars().filter(|character| !character.is_whitespace()).collect();
    let compact = compact.strip_suffix(",-").or_else(|| compact.strip_suffix(".-")).unwrap_or(&compact);
    let (whole, decimals) = match compact.rfind([',', '.']) {
        Some(at) if (1..=2).contains(&(compact.len() - at - 1)) => (&compact[..at], &compact[at + 1..]),
        _ => (compact, ""),
    };
    let separators = compact[whole.len()..].chars().take(1);
    let whole = ungrouped(whole, separators.collect())?;
    let amount: Amount = format!("{whole}.{decimals:0<2}").parse().ok()?;
    let written = String::from(amount);
    Some(written.strip_suffix(".00").map_or_else(|| written.clone(), str::to_owned))
}

/// A whole number that is not below zero.
fn whole(text: &str) -> Option<String> {
    let digits = ungrouped(text, String::new())?;
    digits.parse::<i64>().ok().map(|number| number.to_string())
}

/// Digits without separators between groups of three; `taken` separates the decimals and cannot separate groups too.
fn ungrouped(text: &str, taken: String) -> Option<String> {
    let separator = text.chars().find(|character| !character.is_ascii_digit());
    let groups: Vec<&str> = match separator {
        None => vec![text],
        Some(separator @ ('.' | ',')) if !taken.contains(separator) => text.split(separator).collect(),
        Some(_) => return None,
    };
    let digits = groups.concat();
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let fine = grouped && !groups[0].is_empty() && digits.chars().all(|character| character.is_ascii_digit());
    fine.then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_no_fact_takes_is_refused_where_it_is_typed() {
        let question = Question {
            key: "facts.duration".to_owned(),
            label: String::new(),
            text: String::new(),
            help: String::new(),
            more: Vec::new(),
            kind: Kind::Number,
            optional: false,
            proposed: None,
        };
        let answer = |text: &str| understand(&question, text, Choosing::Numbered, &Labels::default());
        assert_eq!(answer("240000"), Err("number_too_large".to_owned()));
        assert_eq!(answer("48").as_deref(), Ok("48"));
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (typed, meant) in [
            ("240000", "240000"),
            ("240.000", "240000"),
            ("€ 1.450.000,50", "1450000.50"),
            ("1,450,000.5", "1450000.50"),
            ("50.000,-", "50000"),
            ("50 000", "50000"),
            ("12,5", "12.50"),
            ("0", "0"),
        ] {
            assert_eq!(euros(typed).as_deref(), Some(meant), "{typed}");
        }
        for typed in ["", "abc", "-1", "1.00.000", "1.0000", "1,2,3", "1.000.50", "€", ".50", "12 euro", "1..000"] {
            assert_eq!(euros(typed), None, "{typed}");
        }
    }

    #[test]
    fn numbers_are_whole() {
        assert_eq!(whole("048").as_deref(), Some("48"));
        assert_eq!(whole("1.200").as_deref(), Some("1200"));
        for typed in ["1,5", "-3", "vier", "", "99999999999999999999"] {
            assert_eq!(whole(typed), None, "{typed}");
        }
    }
}
