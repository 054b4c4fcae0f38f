use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::disclosure::Audience;
use super::document::ArticleNumber;
use super::dossier::Phase;
use super::labels::Labels;
use super::manuscript::{Comment, Loss, Oddity, SourceFormat, SourcePlace};
use super::place_name::PlaceName;
use super::redline::{Op, Redline, RedlineProvision};
use super::requirement::Role;
use crate::diag::Severity;

/// A comparison with all that was found in it: what a report prints.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Whom it is for.
    pub audience: Audience,
    /// The people of the municipality, by the names that the file has for them.
    pub own: BTreeSet<String>,
    /// The name of the file that was issued.
    pub base_name: String,
    /// The name of the file that came back.
    pub counter_name: String,
    /// How far the procedure is, where it is known.
    pub phase: Option<Phase>,
    /// The comparison.
    pub redline: Redline,
    /// The changes with a legal weight, by the key of their provision. A provision without one did not change.
    pub deviations: BTreeMap<usize, Deviation>,
    /// Whether and how changes were tracked; absent where the file that came back has no tracked changes.
    pub tracking: Option<Tracking>,
    /// Remarks in the margin of what came back.
    pub comments: Vec<Comment>,
    /// What could not be read of what was issued.
    pub base_losses: Vec<Loss>,
    /// What could not be read of what came back.
    pub counter_losses: Vec<Loss>,
    /// Text that shows something else than what it is, in what came back and not in what was issued; the gravest first.
    pub oddities: Vec<Oddity>,
    /// What provisions without a number are called, by their key.
    pub names: BTreeMap<usize, PlaceName>,
}

impl Review {
    /// Whether words differ in a file that could have tracked it and tracks nothing at all.
    pub fn is_untracked(&self) -> bool {
        let can_track = matches!(self.redline.counter.format, SourceFormat::Docx | SourceFormat::Odt);
        can_track && self.tracking.is_none() && self.redline.told().into_iter().any(RedlineProvision::is_changed)
    }

    /// The stable id of a provision, or of the requirement in whose row it stands.
    pub fn id_of<'a>(&'a self, provision: &'a RedlineProvision) -> Option<&'a str> {
        let requirement = || self.names.get(&provision.key)?.requirement.as_deref();
        provision.id.as_deref().or_else(requirement)
    }

    /// The provision of what came back that stands at a place of its file: the last that begins there or before it.
    pub fn provision_at(&self, place: &SourcePlace) -> Option<&RedlineProvision> {
        let at = |place: &SourcePlace| (place.page, place.paragraph, place.line);
        let begins = |provision: &&RedlineProvision| {
            let side = provision.counter.as_ref();
            side.is_some_and(|side| side.place.story == place.story && at(&side.place) <= at(place))
        };
        let all = self.redline.all().into_iter().filter(begins);
        let known = place.paragraph > 0 || place.line.is_some();
        all.max_by_key(|provision| provision.counter.as_ref().map(|side| (at(&side.place), side.index)))
            .filter(|_| known)
    }
}

/// A change that was weighed (afwijking).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deviation {
    /// The heaviest of what was found.
    pub verdict: Verdict,
    /// What was found, the heaviest first.
    pub findings: Vec<Finding>,
    /// Why it was not assessed, in words.
    pub not_assessed: Option<String>,
    /// The fallback that the text is, or is nearly.
    pub fallback: Option<FallbackMatch>,
    /// The answer that the library has ready for a question about the clause.
    pub answer: Option<String>,
    /// Who decides on it.
    pub decides: Vec<Role>,
    /// The stable ids of the knock-out requirements that hang on the provision.
    pub knock_outs: Vec<String>,
}

impl Deviation {
    /// A verdict, without anything that it rests on.
    pub const fn new(verdict: Verdict) -> Self {
        Self {
            verdict,
            findings: Vec::new(),
            not_assessed: None,
            fallback: None,
            answer: None,
            decides: Vec::new(),
            knock_outs: Vec::new(),
        }
    }
}

/// What a change does to a provision; a later one weighs more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Only typography, the number, or a reference that follows a number changed.
    Unchanged,
    /// Other words that do the same, as far as can be seen.
    Equivalent,
    /// More is promised than was asked.
    Strengthened,
    /// The text of a fallback of the clause.
    Fallback,
    /// The program cannot say; a person has to. Never a pass.
    NotAssessed,
    /// Something the clause does not provide for.
    OutsidePlaybook,
    /// Less is promised.
    Weakened,
    /// A condition or exception was added.
    ReservationAdded,
    /// The provision is gone.
    Deleted,
}

impl Verdict {
    /// All, the lightest first.
    pub const ALL: [Self; 9] = [
        Self::Unchanged,
        Self::Equivalent,
        Self::Strengthened,
        Self::Fallback,
        Self::NotAssessed,
        Self::OutsidePlaybook,
        Self::Weakened,
        Self::ReservationAdded,
        Self::Deleted,
    ];

    /// Whether the municipality loses something by it, as far as can be seen.
    pub const fn is_adverse(self) -> bool {
        matches!(self, Self::OutsidePlaybook | Self::Weakened | Self::ReservationAdded | Self::Deleted)
    }

    /// Whether somebody has to decide on it.
    pub const fn needs_decision(self) -> bool {
        self.is_adverse() || matches!(self, Self::Fallback | Self::NotAssessed)
    }
}

/// Something that a rule found in a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The rule; `beding explain` tells about it.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// The verdict it leads to.
    pub verdict: Verdict,
    /// What was found, in the language of the report.
    pub message: String,
    /// The words it rests on: of the base, and of the counter-proposal.
    pub words: Words,
}

impl Finding {
    /// The message, with the words that it rests on where it does not hold them.
    pub fn said(&self, labels: &Labels) -> String {
        let unsaid = |words: &Option<String>| {
            let words = words.as_deref().map(str::trim).filter(|words| !words.is_empty())?;
            (!self.message.contains(words)).then(|| labels.fill("review_quoted", &[("words", words)]))
        };
        let rest = match (unsaid(&self.words.base), unsaid(&self.words.counter)) {
            (None, None) => return self.message.clone(),
            (Some(base), None) if self.words.counter.is_some() => {
                labels.fill("review_words_before", &[("words", &base)])
            }
            (Some(base), None) => labels.fill("review_words_base", &[("words", &base)]),
            (None, Some(counter)) if self.words.base.is_some() => {
                labels.fill("review_words_instead", &[("words", &counter)])
            }
            (None, Some(counter)) => labels.fill("review_words_counter", &[("words", &counter)]),
            (Some(base), Some(counter)) => labels.fill("review_words_both", &[("old", &base), ("new", &counter)]),
        };
        format!("{} {rest}", self.message)
    }
}

/// The words that a finding rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// In what was issued.
    pub base: Option<String>,
    /// In what came back.
    pub counter: Option<String>,
}

/// A fallback of a clause that a text is, or nearly is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FallbackMatch {
    /// The key, e.g. `aggregated-only`.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// Who must agree to it.
    pub agreed_by: Vec<Role>,
    /// When it is allowed, in words.
    pub when: Option<String>,
    /// Whether the words are those of the fallback; otherwise they are nearly those.
    pub exact: bool,
    /// The text of the fallback for this provision.
    pub text: String,
}

/// How the tracked changes of a document stand to what really changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tracking {
    /// What changed without being tracked, the first thing to look at.
    pub silent: Vec<SilentChange>,
    /// The changes of each author, by name.
    pub authors: Vec<AuthorSummary>,
    /// For each changed provision (its key): whether its changes were tracked.
    pub tracked: BTreeMap<usize, Tracked>,
    /// For provisions that were struck (their key): who struck them. What is gone has no side that tells it.
    pub struck_by: BTreeMap<usize, Vec<String>>,
    /// Tracked changes that change nothing: the same words struck and added.
    pub idle: Vec<IdleChange>,
}

impl Tracking {
    /// Who tracked the change of a provision, each once; those without a name are left out.
    pub fn authors_of(&self, provision: &RedlineProvision) -> Vec<String> {
        // Who put in or struck a row did it to its cells.
        let together = provision.told_together();
        let struck = together.iter().filter_map(|one| self.struck_by.get(&one.key)).flatten().cloned();
        let own = together.iter().flat_map(|one| one.authors()).map(str::to_owned);
        own.chain(struck).collect::<BTreeSet<String>>().into_iter().collect()
    }

    /// What changed without being tracked, but for references that follow what they lead to.
    pub fn of_substance(&self) -> impl Iterator<Item = &SilentChange> {
        self.silent.iter().filter(|change| !change.follows)
    }

    /// References that follow what they lead to, of which the new number was not tracked.
    pub fn following(&self) -> impl Iterator<Item = &SilentChange> {
        self.silent.iter().filter(|change| change.follows)
    }
}

/// A change that was not tracked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SilentChange {
    /// The provision (its key in the redline); absent where the change is undone again by a tracked change.
    pub provision: Option<usize>,
    /// Where it stands: number or heading.
    pub place: String,
    /// Where the change hides.
    pub hidden_in: HiddenIn,
    /// The words: against what was issued, with all tracked changes rejected.
    pub ops: Vec<Op>,
    /// Whether only the number of a reference changed, and follows the provision that it leads to.
    #[serde(default)]
    pub follows: bool,
    /// Where the provision was moved from and to; absent where it stayed in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<Move>,
}

/// A move from one number to another, with what it does to the numbers between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Move {
    /// The number that it had.
    pub from: ArticleNumber,
    /// The number that it has.
    pub to: ArticleNumber,
    /// The old and the new number of each neighbour that made room for it, or closed the gap.
    pub neighbours: Vec<(ArticleNumber, ArticleNumber)>,
}

impl Move {
    /// The move in words, e.g. `verplaatst van 23 naar 26; 24, 25 en 26 zijn daardoor 23, 24 en 25`.
    pub fn said(&self, labels: &Labels) -> String {
        /// More numbers than these are said as a range.
        const LISTED: usize = 4;
        let list = |numbers: Vec<&ArticleNumber>| match numbers.as_slice() {
            [first, .., last] if numbers.len() > LISTED => {
                labels.fill("review_context_range", &[("first", first), ("last", last)])
            }
            _ => labels.list(&numbers.into_iter().cloned().collect::<Vec<_>>()),
        };
        let moved = labels.fill("silent_moved", &[("from", &self.from), ("to", &self.to)]);
        let olds = list(self.neighbours.iter().map(|(old, _)| old).collect());
        let news = list(self.neighbours.iter().map(|(_, new)| new).collect());
        let key = match self.neighbours.len() {
            0 => return moved,
            1 => "silent_shifted_one",
            _ => "silent_shifted_other",
        };
        format!("{moved}; {}", labels.fill(key, &[("old", &olds), ("new", &news)]))
    }
}

/// Where an untracked change hides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HiddenIn {
    /// In the words.
    Text,
    /// In the numbers that the word processor prints.
    Numbering,
    /// In a note.
    Note,
    /// In a table.
    Table,
    /// In a running head or foot.
    Margin,
    /// In the order of the provisions.
    Order,
}

/// What one author changed with tracked changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AuthorSummary {
    /// The name, as the file has it; absent where it has none.
    pub author: Option<String>,
    /// Words added.
    pub inserted: usize,
    /// Words struck.
    pub deleted: usize,
    /// Words moved, counted where they now stand.
    pub moved: usize,
    /// The first date, as the file has it.
    pub first: Option<String>,
    /// The last date.
    pub last: Option<String>,
}

/// Whether the changes in a provision were tracked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tracked {
    /// All of them.
    All,
    /// Some of them.
    Partly,
    /// None: changed silently.
    None,
}

/// A tracked change that changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IdleChange {
    /// Who made it.
    pub author: Option<String>,
    /// The words.
    pub text: String,
    /// The paragraph of the file, from 1.
    pub paragraph: usize,
}
