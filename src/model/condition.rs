use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::facts::{FactValue, Facts};

/// When something applies (voorwaarde), over the facts of the procurement, e.g. `{fact: sensors}`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RawCondition")]
pub enum Condition {
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// A fact passes a test.
    Fact(String, FactTest),
}

/// What is asked of one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactTest {
    /// A yes-or-no fact is yes.
    Yes,
    /// A choice is one of these.
    Is(Vec<String>),
    /// An amount (in euros) or number is at least this.
    AtLeast(i64),
    /// An amount (in euros) or number is below this.
    Below(i64),
}

/// A condition as written.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Condition")]
pub struct RawCondition {
    /// Holds when every one of these holds.
    #[serde(default)]
    all: Option<Vec<RawCondition>>,
    /// Holds when at least one of these holds.
    #[serde(default)]
    any: Option<Vec<RawCondition>>,
    /// Holds when this does not hold.
    #[serde(default)]
    not: Option<Box<RawCondition>>,
    /// The name of a fact; alone: the fact is a yes.
    #[serde(default)]
    fact: Option<String>,
    /// The choice is one of these.
    #[serde(default)]
    is: Option<Vec<String>>,
    /// The amount or number is at least this.
    #[serde(default)]
    at_least: Option<i64>,
    /// The amount or number is below this.
    #[serde(default)]
    below: Option<i64>,
}

impl TryFrom<RawCondition> for Condition {
    type Error = String;

    fn try_from(raw: RawCondition) -> Result<Self, Self::Error> {
        let list = |items: Vec<RawCondition>| items.into_iter().map(Condition::try_from).collect::<Result<Vec<_>, _>>();
        match raw {
            RawCondition {
                all: Some(items),
                any: None,
                not: None,
                fact: None,
                is: None,
                at_least: None,
                below: None,
            } => Ok(Self::All(list(items)?)),
            RawCondition {
                all: None,
                any: Some(items),
                not: None,
                fact: None,
                is: None,
                at_least: None,
                below: None,
            } => Ok(Self::Any(list(items)?)),
            RawCondition {
                all: None,
                any: None,
                not: Some(item),
                fact: None,
                is: None,
                at_least: None,
                below: None,
            } => Ok(Self::Not(Box::new((*item).try_into()?))),
            RawCondition { all: None, any: None, not: None, fact: Some(fact), is, at_least, below } => {
                let test = match (is, at_least, below) {
                    (None, None, None) => FactTest::Yes,
                    (Some(values), None, None) => FactTest::Is(values),
                    (None, Some(limit), None) => FactTest::AtLeast(limit),
                    (None, None, Some(limit)) => FactTest::Below(limit),
                    _ => return Err("a fact is tested by one of `is`, `at_least` and `below`".into()),
                };
                Ok(Self::Fact(fact, test))
            }
            _ => Err("a condition has exactly one of `all`, `any`, `not` and `fact`".into()),
        }
    }
}

/// Whether a condition holds, and the facts that decided it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// Whether it holds.
    pub holds: bool,
    /// The deciding facts, by name, in the order of the condition.
    pub because: Vec<String>,
}

impl Condition {
    /// Evaluates over complete facts; a fact that is not there counts as no.
    pub fn evaluate(&self, facts: &Facts) -> Evaluation {
        match self {
            Self::All(items) => combine(items, facts, false),
            Self::Any(items) => combine(items, facts, true),
            Self::Not(item) => {
                let inner = item.evaluate(facts);
                Evaluation { holds: !inner.holds, ..inner }
            }
            Self::Fact(name, test) => {
                let holds = facts.get(name).is_some_and(|value| test.passes(value));
                Evaluation { holds, because: vec![name.clone()] }
            }
        }
    }

    /// Every fact it names, with the test.
    pub fn facts(&self) -> Vec<(&str, &FactTest)> {
        match self {
            Self::All(items) | Self::Any(items) => items.iter().flat_map(Condition::facts).collect(),
            Self::Not(item) => item.facts(),
            Self::Fact(name, test) => vec![(name, test)],
        }
    }
}

/// Evaluates a list: the items that equal `decisive` decide it; when none does, all of them do.
fn combine(items: &[Condition], facts: &Facts, decisive: bool) -> Evaluation {
    let evaluated: Vec<Evaluation> = items.iter().map(|item| item.evaluate(facts)).collect();
    let decided = evaluated.iter().any(|item| item.holds == decisive);
    let mut because: Vec<String> = Vec::new();
    for item in evaluated {
        if !decided || item.holds == decisive {
            because.extend(item.because.into_iter().filter(|name| !name.is_empty()));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    because.retain(|name| seen.insert(name.clone()));
    Evaluation { holds: decided == decisive, because }
}

impl FactTest {
    /// Whether a value passes; a value of another kind does not.
    pub fn passes(&self, value: &FactValue) -> bool {
        match (self, value) {
            (Self::Yes, FactValue::YesNo(yes)) => *yes,
            (Self::Is(options), FactValue::Choice(chosen)) => options.contains(chosen),
            (Self::AtLeast(limit), FactValue::Number(number)) => number >= limit,
            (Self::Below(limit), FactValue::Number(number)) => number < limit,
            (Self::AtLeast(limit), FactValue::Amount(amount)) => amount.cents() >= limit.saturating_mul(100),
            (Self::Below(limit), FactValue::Amount(amount)) => amount.cents() < limit.saturating_mul(100),
            _ => false,
        }
    }
}

impl Serialize for Condition {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::All(items) => map.serialize_entry("all", items)?,
            Self::Any(items) => map.serialize_entry("any", items)?,
            Self::Not(item) => map.serialize_entry("not", item)?,
            Self::Fact(name, test) => {
                map.serialize_entry("fact", name)?;
                match test {
                    FactTest::Yes => {}
                    FactTest::Is(options) => map.serialize_entry("is", options)?,
                    FactTest::AtLeast(limit) => map.serialize_entry("at_least", limit)?,
                    FactTest::Below(limit) => map.serialize_entry("below", limit)?,
                }
            }
        }
        map.end()
    }
}

impl JsonSchema for Condition {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        RawCondition::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        RawCondition::json_schema(generator)
    }
}
