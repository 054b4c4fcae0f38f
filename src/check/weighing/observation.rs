use std::ops::Range;

use super::provision::Reading;
use super::reading::{Comparison, Match, Side, Stretch};
use super::{Weighing, WeighingRule};
use crate::diag::{Code, Severity};
use crate::model::{Finding, Labels, Value, Verdict, Words, single_spaced};

/// What a rule saw in a change, before it is said in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Observation {
    /// The rule.
    pub rule: Code,
    /// What the change does.
    pub verdict: Verdict,
    /// The key of the message.
    pub message: &'static str,
    /// The words of the base that it rests on.
    pub base: Option<Match>,
    /// The words of the counter-proposal that it rests on.
    pub counter: Option<Match>,
    /// The side whose words were recognised, where those of the other side only stand against them.
    pub recognised: Option<Side>,
    /// Other words that the message fills in.
    pub values: Vec<(&'static str, String)>,
    /// What the parameter of the clause allows, where the change is one of its value.
    pub margin: Option<Margin>,
}

/// The values that a clause allows, and whether the new one is among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Margin {
    /// Whether the value lies within.
    pub within: bool,
    /// The lowest value, as its file has it read.
    pub min: Option<Value>,
    /// The highest one.
    pub max: Option<Value>,
}

impl WeighingRule {
    /// An observation of this rule.
    pub(super) fn sees(&self, verdict: Verdict, message: &'static str) -> Observation {
        debug_assert!(self.messages.contains(&message), "{message} is declared");
        Observation {
            rule: self.code,
            verdict,
            message,
            base: None,
            counter: None,
            recognised: None,
            values: Vec::new(),
            margin: None,
        }
    }
}

impl Observation {
    /// With the words of the base that it rests on.
    pub fn base(self, found: Match) -> Self {
        Self { base: Some(found), ..self }
    }

    /// With the words of the counter-proposal that it rests on.
    pub fn counter(self, found: Match) -> Self {
        Self { counter: Some(found), ..self }
    }

    /// With the words of one side.
    pub fn on(self, side: Side, found: Match) -> Self {
        match side {
            Side::Base => self.base(found),
            Side::Counter => self.counter(found),
        }
    }

    /// With the words that changed around what was found, on both sides.
    pub fn with_stretch(mut self, comparison: &Comparison<'_>, side: Side, found: &Match) -> Self {
        if let Some(stretch) = comparison.stretch(&found.range, side) {
            let words = |text: &str, range: &Range<usize>| {
                let words = text[range.clone()].trim();
                (!words.is_empty()).then(|| Match { text: words.to_owned(), range: range.clone() })
            };
            self.base = self.base.or_else(|| words(comparison.base, &stretch.struck));
            self.counter = self.counter.or_else(|| words(comparison.counter, &stretch.added));
        }
        self.recognised = Some(side);
        self.on(side, found.clone())
    }

    /// Whether it rests on words of a stretch.
    pub fn touches(&self, stretch: &Stretch) -> bool {
        let within = |found: &Option<Match>, range: &Range<usize>| {
            found.as_ref().is_some_and(|found| found.range.start < range.end && range.start < found.range.end)
        };
        within(&self.base, &stretch.struck) || within(&self.counter, &stretch.added)
    }

    /// Whether its words hold others.
    pub fn quotes(&self, words: &str) -> bool {
        let holds =
            |found: &Option<Match>| found.as_ref().is_some_and(|found| single_spaced(&found.text).contains(words));
        holds(&self.base) || holds(&self.counter)
    }

    /// Whether it recognised the word at a range of one side.
    pub fn names(&self, side: Side, range: &Range<usize>) -> bool {
        if self.recognised.is_some_and(|own| own != side) {
            return false;
        }
        let found = if side == Side::Base { &self.base } else { &self.counter };
        found.as_ref().is_some_and(|found| found.range.start < range.end && range.start < found.range.end)
    }

    /// With another word for the message.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }
}

/// An observation in the language of the report.
pub(super) fn say(observation: &Observation, reading: &Reading<'_>) -> Finding {
    let weighing = reading.weighing;
    let words = |found: &Option<Match>| found.as_ref().map(|found| tidy(&found.text)).filter(|text| !text.is_empty());
    let (base, counter) = (words(&observation.base), words(&observation.counter));
    let counter = counter.map(|words| reading.as_returned(&words));
    let mut values: Vec<(&str, &str)> =
        vec![("old", base.as_deref().unwrap_or_default()), ("new", counter.as_deref().unwrap_or_default())];
    let effect = weighing.labels.text(effect(observation.verdict));
    values.push(("effect", effect));
    values.extend(observation.values.iter().map(|(name, value)| (*name, value.as_str())));
    let mut message = message(observation.message, &values, weighing);
    if let Some(margin) = &observation.margin {
        message = format!("{message} {}", margin.said(weighing.labels));
    }
    Finding {
        rule: observation.rule.as_str().to_owned(),
        severity: if observation.verdict.is_adverse() { observation.rule.severity() } else { Severity::Note },
        verdict: observation.verdict,
        message,
        // Words of a fallback that was changed further were never issued.
        words: Words { base: base.filter(|words| was_issued(words, reading)), counter },
    }
}

/// The key of what a value that differs means to the client.
fn effect(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Strengthened => "effect_better",
        verdict if verdict.is_adverse() => "effect_worse",
        _ => "effect_none",
    }
}

impl Margin {
    /// The margin in words, and on which side of it the value lies.
    fn said(&self, labels: &Labels) -> String {
        let printed = |value: &Option<Value>| value.as_ref().and_then(|value| in_words(value, labels));
        let (min, max) = (printed(&self.min), printed(&self.max));
        let range = match (min, max) {
            (Some(min), Some(max)) => labels.fill("margin_between", &[("min", &min), ("max", &max)]),
            (Some(min), None) => labels.fill("margin_least", &[("min", &min)]),
            (None, Some(max)) => labels.fill("margin_most", &[("max", &max)]),
            (None, None) => String::new(),
        };
        labels.fill(if self.within { "margin_within" } else { "margin_outside" }, &[("range", &range)])
    }
}

/// A value with an order, as it is printed.
fn in_words(value: &Value, labels: &Labels) -> Option<String> {
    match value {
        Value::Duration(duration) => Some(labels.duration(*duration)),
        Value::Amount(amount) => Some(labels.amount(*amount)),
        Value::Percentage(percentage) => Some(labels.percentage(*percentage)),
        Value::Number(number) => Some(number.to_string()),
        Value::Date(date) => Some(labels.date(*date)),
        Value::Choice(_) | Value::Text(_) | Value::List(_) => None,
    }
}

fn was_issued(words: &str, reading: &Reading<'_>) -> bool {
    reading.taken.is_none() || single_spaced(&reading.aligned.base).contains(words)
}

/// A message with its words. Where only one side has words, the message says that they were struck or added.
fn message(key: &str, values: &[(&str, &str)], weighing: &Weighing<'_>) -> String {
    const BOTH: &str = "“{old}” → “{new}”";
    let is_empty = |wanted: &str| values.iter().any(|(name, value)| *name == wanted && value.is_empty());
    let one_side = match (is_empty("old"), is_empty("new")) {
        (true, false) => "words_added",
        (false, true) => "words_struck",
        _ => return weighing.labels.fill(key, values),
    };
    // What differs on one side alone became nothing, and came from nothing.
    let text = [BOTH, weighing.labels.text("words_replaced")]
        .iter()
        .fold(weighing.labels.text(key).to_owned(), |text, both| text.replace(both, weighing.labels.text(one_side)));
    values.iter().fold(text, |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// Words on one line, without the signs at their ends that belong to the sentence around them.
fn tidy(text: &str) -> String {
    let line = single_spaced(text);
    line.trim_matches(|sign: char| matches!(sign, ',' | ';' | ' ' | '.' | ':')).to_owned()
}
