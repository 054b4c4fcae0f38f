use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::{ArticleNumber, Document, EvidenceRow, PositionRow, RequirementRow};
use super::dossier::{Dossier, Moments};
use super::evidence::EvidenceKind;
use super::facts::FactValue;
use super::id::{ClauseId, ProvisionId};
use super::language::Language;
use super::library::ClauseLibrary;
use super::requirement::{Due, RequirementKind, Role};
use super::requirement_list::{ListedContract, ListedLibrary};
use super::value::Amount;

/// The name and version of the JSON of a burden.
pub const BURDEN_SCHEMA: &str = "beding.proportionality/1";

/// The value over which assurance is counted, in euros.
const PER: i64 = 100_000;

/// How many words of a text are quoted that asks something again later.
const REPEAT_WORDS: usize = 7;

/// What the requirements of a contract together ask of a supplier (lasten), as material for the question whether that is in
/// proportion. It holds fallbacks, mandates and the estimated value, and stays inside the municipality.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Burden {
    /// `beding.proportionality/1`.
    pub schema: String,
    /// Always: it may not go to the other side.
    pub internal: bool,
    /// The language.
    pub language: Language,
    /// The contract.
    pub contract: ListedContract,
    /// How many items of the contract are still open.
    pub open: usize,
    /// The estimated value; absent where it is not known.
    pub value: Option<Amount>,
    /// The duration in months; absent where it is not known.
    pub months: Option<i64>,
    /// How often something that is due yearly falls due; absent where neither the dates nor the duration tell.
    pub yearly: Option<usize>,
    /// Whether that was counted by the date of the first time.
    pub dated: bool,
    /// The requirements, in the order of the contract.
    pub requirements: Vec<BurdenRequirement>,
    /// The totals.
    pub totals: BurdenTotals,
    /// Where assurance stacks.
    pub stacks: Vec<Stack>,
    /// The fallbacks that were chosen.
    pub chosen: Vec<PositionRow>,
    /// Why each clause fits the purchase, as the library says it: material for a motivation.
    pub notes: Vec<ProportionalityNote>,
    /// What it was made from.
    pub library: ListedLibrary,
}

/// The totals of a burden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct BurdenTotals {
    /// The requirements.
    pub requirements: usize,
    /// Those of which the words ask the evidence again later, which is counted once.
    pub repeating: usize,
    /// Those that exclude a tender.
    pub knock_outs: usize,
    /// Those that assurance from outside would show, among other things.
    pub assurance_possible: usize,
    /// Those that nothing but assurance from outside shows.
    pub assurance_only: usize,
    /// How often something has to be shown over the whole duration: what is due yearly counts for each time that it falls due.
    pub times: usize,
    /// How often nothing but assurance from outside will do, over the whole duration.
    pub assurance_times: usize,
    /// How many of those ask it again later by their words, so that the real number may be higher.
    pub assurance_repeating: usize,
    /// The same per € 100,000 of the estimated value, in tenths, rounded; absent where the value is not known.
    pub assurance_tenths_per_100000: Option<u64>,
}

/// A requirement with what it asks of a supplier.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BurdenRequirement {
    /// The stable id, e.g. `resale-ban#disclosure-log`.
    pub id: String,
    /// The provision it comes from.
    pub provision: ProvisionId,
    /// The printed number of that provision.
    pub number: ArticleNumber,
    /// The heading of its article.
    pub article: String,
    /// Whether it excludes, binds or is a wish.
    pub kind: RequirementKind,
    /// What is asked.
    pub text: String,
    /// What shows it; any one of these will do.
    pub evidence: Vec<EvidenceRow>,
    /// When it is due.
    pub due: Due,
    /// How often it is due over the whole duration.
    pub times: usize,
    /// The words by which the requirement, or the paragraph that it belongs to, asks the evidence again later without a number
    /// of times; absent where there are none, and where it is due yearly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeats: Option<String>,
    /// Whether it is due once in each interval that its article sets.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_interval: bool,
    /// Whether somebody outside the supplier is needed to show it.
    pub assurance: AssuranceNeed,
    /// The fallbacks of its clause that drop or lighten it, and were not chosen.
    pub lighter: Vec<LighterFallback>,
    /// The fallback of its clause that was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chosen: Option<String>,
}

/// Whether somebody outside the supplier is needed to show a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AssuranceNeed {
    /// Nothing else will do.
    Only,
    /// It is one of the ways.
    OneOf,
    /// It is none of the ways.
    None,
}

impl AssuranceNeed {
    /// All, the heaviest first.
    pub const ALL: [Self; 3] = [Self::Only, Self::OneOf, Self::None];

    /// What some evidence, of which any one will do, asks.
    pub fn of(evidence: &[EvidenceRow]) -> Self {
        let assurance = evidence.iter().filter(|row| row.kind.is_assurance()).count();
        match assurance {
            0 => Self::None,
            count if count == evidence.len() => Self::Only,
            _ => Self::OneOf,
        }
    }
}

/// A fallback that drops or lightens a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LighterFallback {
    /// The key.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What it does to the requirement.
    pub effect: LighterEffect,
    /// When it may be agreed.
    pub allowed: String,
    /// Whether the facts of the purchase leave room for that.
    pub fits: bool,
    /// Who must agree.
    pub agree: Vec<Role>,
}

/// What a fallback does to a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LighterEffect {
    /// The provision goes, and the requirement with it.
    Drops,
    /// The provision asks less; the requirement stays.
    Lightens,
    /// A paragraph beside the provision makes an exception or grants time; the requirement stays.
    Adds,
}

/// Why a clause fits the purchase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProportionalityNote {
    /// The clause.
    pub clause: ClauseId,
    /// The printed number of its article.
    pub number: ArticleNumber,
    /// The heading.
    pub title: String,
    /// The note of the library.
    pub text: String,
}

/// Demands for assurance that come together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Stack {
    /// What they have in common.
    pub kind: StackKind,
    /// The chapter or article that they belong to; absent where they are those of the whole contract.
    pub place: Option<String>,
    /// The moment on which they are due; absent where they differ.
    pub due: Option<Due>,
    /// The types of evidence that would do.
    pub types: Vec<EvidenceKind>,
    /// The stable ids of the requirements, in the order of the contract.
    pub requirements: Vec<String>,
}

/// What demands for assurance that stack have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StackKind {
    /// The chapter and the moment.
    SameMoment,
    /// The clause, at different moments.
    SameClause,
    /// The contract, whose value is small against them.
    AgainstValue,
}

/// From when on assurance stacks, as the library has it, and which facts hold value and duration.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BurdenLimits {
    /// The fact that holds the estimated value, in euros.
    pub value_fact: String,
    /// The fact that holds the duration, in months.
    pub duration_fact: String,
    /// From how many requirements of one chapter, due at one moment.
    pub same_moment: usize,
    /// From how many requirements of one clause.
    pub same_clause: usize,
    /// Above how many times per € 100,000 of the estimated value.
    pub per_100000: u64,
    /// Words that ask evidence again later, without a number of times.
    #[serde(default)]
    pub repeats: RepeatWords,
}

/// Words that ask something again later, in each language, in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RepeatWords {
    /// In Dutch.
    pub nl: Vec<String>,
    /// In English.
    pub en: Vec<String>,
}

impl BurdenLimits {
    /// The estimated value of a purchase, where its dossier says one.
    pub fn value(&self, dossier: &Dossier, library: &ClauseLibrary) -> Option<Amount> {
        let answer = dossier.facts.get(&self.value_fact)?;
        match library.fact(&self.value_fact)?.parse(answer) {
            Ok(FactValue::Amount(amount)) if amount.cents() > 0 => Some(amount),
            _ => None,
        }
    }

    /// The duration of a contract in months, where it is known.
    pub fn months(&self, document: &Document) -> Option<i64> {
        match document.facts.get(&self.duration_fact) {
            Some(FactValue::Number(months)) if *months > 0 => Some(*months),
            _ => None,
        }
    }

    /// How often a requirement is due: once in each interval that its article sets, what is due yearly as often as that falls
    /// due, as far as is known, and the rest once.
    pub fn times(row: &RequirementRow, moments: &Moments, months: Option<i64>) -> usize {
        let by_interval = row.timing.and_then(|timing| timing.times(moments, months));
        by_interval.unwrap_or_else(|| match row.due {
            Due::Yearly => moments.yearly_times(months).unwrap_or(1),
            _ => 1,
        })
    }

    /// The words with which a text asks something again later, with what follows them, e.g. how often.
    pub fn repeats(&self, text: &str, language: Language) -> Option<String> {
        let words = match language {
            Language::Nl => &self.repeats.nl,
            Language::En => &self.repeats.en,
        };
        let text = text.to_lowercase();
        let from = words.iter().find_map(|words| text.get(text.find(words.as_str())?..))?;
        let phrase = from.split([',', '.', ';', ':', '(']).next()?;
        Some(phrase.split_whitespace().take(REPEAT_WORDS).collect::<Vec<_>>().join(" "))
    }

    /// How often something is due per € 100,000, in tenths, rounded.
    pub fn tenths(times: usize, value: Amount) -> Option<u64> {
        let cents = u64::try_from(value.cents()).ok().filter(|cents| *cents > 0)?;
        let per = PER.unsigned_abs() * 100 * 10;
        let times = u64::try_from(times).unwrap_or(u64::MAX);
        Some(times.saturating_mul(per).saturating_add(cents / 2) / cents)
    }

    /// Where the assurance that a contract asks stacks: only requirements count that nothing else shows.
    pub fn stacks(&self, document: &Document, value: Option<Amount>) -> Vec<Stack> {
        let heavy: Vec<&RequirementRow> = document
            .requirements
            .iter()
            .filter(|row| AssuranceNeed::of(&row.evidence) == AssuranceNeed::Only)
            .collect();
        let mut stacks = Vec::new();
        for part in &document.parts {
            let of_part =
                |row: &RequirementRow| part.articles.iter().any(|article| row.provision.clause() == article.id);
            for due in Due::ALL {
                let rows: Vec<&RequirementRow> =
                    heavy.iter().filter(|row| row.due == due && of_part(row)).copied().collect();
                if rows.len() >= self.same_moment {
                    stacks.push(Stack::new(StackKind::SameMoment, Some(part.title.clone()), &rows));
                }
            }
        }
        for article in document.articles() {
            let rows: Vec<&RequirementRow> =
                heavy.iter().filter(|row| row.provision.clause() == article.id).copied().collect();
            let first = rows.first().map(|row| row.due);
            // Those of one moment are told as such.
            if rows.len() >= self.same_clause && rows.iter().any(|row| Some(row.due) != first) {
                let place = format!("{} ({})", article.number, article.title);
                stacks.push(Stack::new(StackKind::SameClause, Some(place), &rows));
            }
        }
        let months = self.months(document);
        let times: usize = heavy.iter().map(|row| Self::times(row, &document.moments, months)).sum();
        let tenths = value.and_then(|value| Self::tenths(times, value));
        if tenths.is_some_and(|tenths| tenths > self.per_100000.saturating_mul(10)) {
            stacks.push(Stack::new(StackKind::AgainstValue, None, &heavy));
        }
        stacks
    }
}

impl Stack {
    fn new(kind: StackKind, place: Option<String>, rows: &[&RequirementRow]) -> Self {
        let mut types: Vec<EvidenceKind> =
            rows.iter().flat_map(|row| &row.evidence).map(|evidence| evidence.kind).collect();
        types.sort_unstable();
        types.dedup();
        let first = rows.first().map(|row| row.due);
        Self {
            kind,
            place,
            due: first.filter(|due| rows.iter().all(|row| row.due == *due)),
            types,
            requirements: rows.iter().map(|row| row.id.clone()).collect(),
        }
    }
}
