//! Which parameter of a clause printed a value, by the words around it in the templates of that provision.

use std::sync::LazyLock;

use regex::Regex;

use super::Part;
use super::reading::{Comparison, Kind, Quantity};
use crate::check::reading::pattern;
use crate::model::{Duration, DurationUnit, Language, Parameter, ParameterKind, Value};

/// A value of the contract that a parameter printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Printed<'a> {
    /// The parameter.
    pub parameter: &'a Parameter,
    /// Its value in the contract.
    value: &'a Value,
}

/// What a template has beside its words: what is computed, what is a condition and what is a remark.
static MARKUP: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?s)\{%.*?%\}|\{#.*?#\}|\{\{\s*(?<name>[a-z_]\w*)?.*?\}\}"));

/// The most words on either side by which the place of a value is told from another.
const AROUND: usize = 4;

impl<'a> Printed<'a> {
    /// The parameter whose value a quantity of the base is; nothing where the words are those of the clause itself.
    pub fn of(change: &Comparison<'a>, base: &Quantity) -> Option<Self> {
        let part = change.part?;
        let templates = templates(part, change.language);
        let mut all = templates.iter().flat_map(|template| slots(template));
        all.find_map(|slot| {
            let clause = part.clause;
            let parameter = clause.clause.parameters.get(slot.name)?;
            let printed = Printed { parameter, value: clause.values.get(slot.name)? };
            let place = Place::of(change.base, base, parameter.kind)?;
            (printed.is(base) && slot.is_at(&place)).then_some(printed)
        })
    }

    /// Whether a quantity is as much as the value.
    fn is(&self, base: &Quantity) -> bool {
        let own = self.measured(self.value, base);
        own.is_some_and(|own| base.same(&Quantity { value: own, ..base.clone() }))
    }

    /// Another value of the parameter in the unit of the quantity that the parameter printed: a number in that of what it counts.
    pub fn measured(&self, value: &Value, base: &Quantity) -> Option<f64> {
        #[allow(clippy::cast_precision_loss, reason = "values in contracts are far below 2^53")]
        Some(match (value, base.kind) {
            (Value::Duration(duration), Kind::Duration) => duration.hours(),
            (Value::Duration(duration), Kind::Frequency) if duration.count > 0 => {
                Duration { count: 1, unit: DurationUnit::Year }.hours() / duration.hours()
            }
            (Value::Amount(amount), Kind::Amount) => amount.cents() as f64 / 100.0,
            (Value::Percentage(percentage), Kind::Percentage) => percentage.hundredths() as f64 / 100.0,
            (Value::Number(number), _) => match self.value {
                Value::Number(own) if *own > 0 => base.value * (*number as f64) / (*own as f64),
                _ => return None,
            },
            _ => return None,
        })
    }

    /// Whether more of the value is less of the quantity: once in a longer period is less often.
    pub fn is_inverse(&self, base: &Quantity) -> bool {
        base.kind == Kind::Frequency && matches!(self.value, Value::Duration(_))
    }
}

/// The templates that a provision is printed from: its own, those that a fallback puts there, and in the row of a requirement what
/// it asks, by what and when.
fn templates<'a>(part: &Part<'a>, language: Language) -> Vec<&'a str> {
    let clause = &part.clause.clause;
    if let Some(requirement) = part.requirement {
        let evidence = requirement.evidence.iter().map(|one| one.text(language));
        let deadline = requirement.deadline.iter().map(|one| one.get(language));
        return std::iter::once(requirement.text(language)).chain(evidence).chain(deadline).collect();
    }
    let mut all = Vec::new();
    for paragraph in &clause.paragraphs {
        if paragraph.key == part.address {
            all.push(paragraph.text(language));
        }
        let key = part.address.strip_prefix(&*paragraph.key).and_then(|rest| rest.strip_prefix('/'));
        all.extend(paragraph.points.iter().filter(|point| key == Some(&*point.key)).map(|point| point.text(language)));
    }
    let changes = clause.positions.fallbacks.iter().flat_map(|fallback| &fallback.changes);
    let here = changes.filter(|change| change.at.as_deref() == Some(part.address) || change.key.is_some());
    all.extend(here.filter_map(|change| match language {
        Language::Nl => change.nl.as_deref(),
        Language::En => change.en.as_deref(),
    }));
    all
}

/// A place in a template where the value of a parameter is printed.
struct Slot<'a> {
    name: &'a str,
    before: &'a str,
    after: &'a str,
}

/// The words around a quantity, those of the value itself left out.
struct Place<'a> {
    before: &'a str,
    after: &'a str,
}

impl<'a> Place<'a> {
    /// Around the value in a quantity, that is, from its first figure: "once per" is not printed by a parameter.
    fn of(text: &'a str, quantity: &Quantity, kind: ParameterKind) -> Option<Self> {
        let own = text.get(quantity.range.clone())?;
        let start = own.find(|sign: char| sign.is_ascii_digit())?;
        let figures = own[start..].find(|sign: char| !sign.is_ascii_digit()).unwrap_or(own.len() - start);
        // A number stands before what it counts, which belongs to the words of the clause.
        let end = if kind == ParameterKind::Number { start + figures } else { own.len() };
        let at = quantity.range.start;
        Some(Self { before: &text[..at + start], after: &text[at + end..] })
    }
}

impl Slot<'_> {
    /// Whether the words next to a place are those next to this one, as far as both have any.
    fn is_at(&self, place: &Place<'_>) -> bool {
        let before = words(self.before).rev().zip(words(place.before).rev());
        let after = words(self.after).zip(words(place.after));
        before.take(AROUND).all(|(own, other)| own == other) && after.take(AROUND).all(|(own, other)| own == other)
    }
}

/// The places in a template where something is printed under a name, with the words up to the next markup.
fn slots(template: &str) -> Vec<Slot<'_>> {
    let marks: Vec<_> =
        MARKUP.captures_iter(template).filter_map(|one| Some((one.get(0)?.range(), one.name("name")))).collect();
    let slot = |(at, (range, name)): (usize, &(std::ops::Range<usize>, Option<regex::Match<'_>>))| {
        let start = at.checked_sub(1).map_or(0, |last| marks[last].0.end);
        let end = marks.get(at + 1).map_or(template.len(), |(next, _)| next.start);
        let name = template.get((*name)?.range())?;
        Some(Slot { name, before: &template[start..range.start], after: &template[range.end..end] })
    };
    marks.iter().enumerate().filter_map(slot).collect()
}

/// The words of a text, in lower case.
fn words(text: &str) -> impl DoubleEndedIterator<Item = String> {
    let all = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    all.map(str::to_lowercase)
}
