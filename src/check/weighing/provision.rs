//! A changed provision: what the rules see in it, put together to one verdict.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::lead::{Lead, about_cell, is_item};
use super::names::Names;
use super::observation::{Observation, say};
use super::positions::Positions;
use super::reading::{Aligned, Party, Side, align, language_of, telling_signs};
use super::renamed::{as_returned, renamed_in};
use super::rules::{FallbackTexts, Taken, WEIGHING_RULES, taken_fallback};
use super::sentences::observe;
use super::together::Together;
use super::{Look, Part, Weighing};
use crate::model::{
    ChangeKind, Deviation, Finding, Language, Op, OpKind, Phase, PlaybookClause, Redline, RedlineProvision,
    ReferenceChange, RenamedTerm, RequirementKind, Role, Verdict, shortened, side_by_side, single_spaced, undisguised,
};

/// A changed provision with what stands around it.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    /// The provision.
    pub provision: &'a RedlineProvision,
    /// Its own text on both sides, and the sentences that changed.
    pub aligned: Aligned,
    /// The language of its words.
    pub language: Language,
    /// The words that lead in to it, where it is an item of a list.
    pub lead: String,
    /// Who acts in it where it names nobody: named where it is led in to.
    pub carried: Option<Party>,
    /// What it is about where it is a cell of a table, the nearest words first.
    pub about: Vec<String>,
    /// The clause's own record.
    pub part: Option<Part<'a>>,
    /// The references in it, on either side.
    pub references: Vec<&'a ReferenceChange>,
    /// The terms with another name throughout. Everything here has the names that were issued.
    pub renamed: &'a [RenamedTerm],
    /// What a provision is called on a side: number and heading, by its key.
    pub names: &'a Names,
    /// Everything that is known besides.
    pub weighing: &'a Weighing<'a>,
    /// What it stands in.
    pub around: Option<&'a RedlineProvision>,
    /// The clause of what it stands in.
    pub near: Option<&'a PlaybookClause>,
    /// The unacceptable positions of all clauses.
    pub positions: &'a Positions<'a>,
    /// The provisions with which it was split or merged, whose words are weighed with its own.
    pub together: Option<&'a Together>,
    /// Whether a provision around it is gone or new as well.
    pub within_same: bool,
    /// The fallback whose text was taken, as it is or with further changes.
    pub taken: Option<Taken>,
}

impl Reading<'_> {
    /// Whether something happened to it.
    pub fn has(&self, change: ChangeKind) -> bool {
        self.provision.changes.contains(&change)
    }

    /// The words of the provision with everything in it, on one side.
    pub fn whole(&self, side: Side) -> String {
        let other = if side == Side::Base { OpKind::Insert } else { OpKind::Delete };
        let all = self.provision.all();
        let texts = all.iter().map(|provision| {
            provision.ops.iter().filter(|op| op.op != other).map(|op| op.text.as_str()).collect::<String>()
        });
        texts.collect::<Vec<_>>().join("\n")
    }

    /// Words of either side, with the names that their document has.
    fn quoted(&self, words: &str) -> String {
        let issued = || self.provision.base.as_ref().is_some_and(|side| single_spaced(&side.text).contains(words));
        if self.renamed.is_empty() || issued() { words.to_owned() } else { self.as_returned(words) }
    }

    /// Words of the counter-proposal with the names that it has.
    pub fn as_returned(&self, words: &str) -> String {
        as_returned(words, &renamed_in(self.provision.key, self.renamed))
    }

    /// Whether all that was struck or added stands elsewhere on the other side.
    pub fn moved_words(&self) -> bool {
        let mut changed =
            self.provision.ops.iter().filter(|op| op.op != OpKind::Equal && op.nature.is_none()).peekable();
        changed.peek().is_some() && changed.all(|op| op.elsewhere.is_some() || op.text.trim().is_empty())
    }
}

/// Weighs every changed provision of a redline.
pub(super) fn weigh(redline: &Redline, weighing: &Weighing<'_>) -> BTreeMap<usize, Deviation> {
    let mut references: BTreeMap<usize, Vec<&ReferenceChange>> = BTreeMap::new();
    for reference in &redline.references {
        references.entry(reference.provision).or_default().push(reference);
    }
    let words: String = redline.all().iter().take(200).flat_map(|one| &one.ops).map(|op| op.text.as_str()).collect();
    let names = Names::of(redline);
    let positions = Positions::of_all(weighing.playbook);
    let language = language_of(&words).unwrap_or(weighing.language);
    let fallbacks = FallbackTexts::of_all(weighing.playbook);
    let together = Together::all(redline, weighing.compare);
    let walk =
        Walk { together, references, renamed: &redline.renamed, names, positions, fallbacks, weighing, language };
    // What one provision comes to hangs on no other.
    let weighed = side_by_side(&redline.provisions, |provision| {
        let mut deviations = BTreeMap::new();
        walk.provision(provision, &Lead::default(), &[], None, &mut deviations);
        deviations
    });
    weighed.into_iter().flatten().collect()
}

/// What stays the same from one provision to the next.
struct Walk<'a> {
    together: BTreeMap<usize, Arc<Together>>,
    references: BTreeMap<usize, Vec<&'a ReferenceChange>>,
    renamed: &'a [RenamedTerm],
    names: Names,
    positions: Positions<'a>,
    fallbacks: FallbackTexts<'a>,
    weighing: &'a Weighing<'a>,
    language: Language,
}

impl Walk<'_> {
    /// Weighs a provision, and then what is in it. `lead` leads in to it, and `above` is all that it stands in, from the
    /// outermost.
    fn provision<'p>(
        &'p self,
        provision: &'p RedlineProvision,
        lead: &Lead,
        above: &[&'p RedlineProvision],
        part_around: Option<Part<'p>>,
        deviations: &mut BTreeMap<usize, Deviation>,
    ) {
        // What was filled in takes the place of no agreed words: it alone counts.
        let together = self.together.get(&provision.key).map(Arc::as_ref);
        let aligned = match (together, provision.changes.contains(&ChangeKind::FilledIn)) {
            (Some(together), _) => align(&together.ops),
            (None, true) => align(&added(&provision.ops)),
            (None, false) => align(&provision.ops),
        };
        let language = language_of(&aligned.base).or_else(|| language_of(&aligned.counter)).unwrap_or(self.language);
        let references = self.references.get(&provision.key).cloned().unwrap_or_default();
        let part = provision.id.as_deref().and_then(|id| Part::of(id, self.weighing.playbook?));
        // What is in the row of a requirement belongs to it.
        let of_row = || part_around.filter(|part| part.requirement.is_some());
        let around = above.last().copied();
        let mut reading = Reading {
            provision,
            aligned,
            language,
            lead: lead.words.clone(),
            carried: lead.party,
            about: about_cell(provision, above),
            part: part.or_else(of_row),
            references,
            renamed: self.renamed,
            names: &self.names,
            weighing: self.weighing,
            around,
            near: part_around.map(|part| part.clause),
            positions: &self.positions,
            together,
            within_same: around.is_some_and(|around| {
                around.base.is_some() == provision.base.is_some()
                    && around.counter.is_some() == provision.counter.is_some()
            }),
            taken: None,
        };
        reading.taken = taken_fallback(&reading, &self.fallbacks);
        if let Some(deviation) = deviation(&reading) {
            deviations.insert(provision.key, deviation);
        }
        let inner = reading.leading_in();
        let above: Vec<&RedlineProvision> = above.iter().copied().chain([provision]).collect();
        // A list may stand beside the text that leads in to it.
        let mut beside = Lead::default();
        for child in &provision.children {
            let own = if inner.is_none() && is_item(child) { &beside } else { &inner };
            self.provision(child, own, &above, reading.part, deviations);
            if !is_item(child) && child.counter.is_some() {
                beside = reading.leading_beside(child, inner.party);
            }
        }
    }
}

/// A changed provision of more bytes than this, on both sides together, is left to a person: no article is as long, and
/// whoever wants to hide a change in one may not keep the program busy with it.
const LONGEST: usize = 200_000;

/// So many characters of such a provision are quoted.
const SHOWN: usize = 200;

/// What a changed provision deviates by; nothing where it did not change.
fn deviation(reading: &Reading<'_>) -> Option<Deviation> {
    // A row still says what is asked where only its number lags behind; that is told among the references.
    let lags = reading.part.is_some_and(|part| part.requirement.is_some()) && !reading.provision.is_changed();
    let broken = !lags && reading.references.iter().any(|reference| super::rules::is_loud(reference));
    let signs = telling_signs(&reading.aligned.base, &reading.aligned.counter, reading.language);
    let old_name = reading.renamed.iter().any(|term| term.kept.contains(&reading.provision.key));
    if !reading.provision.is_changed() && !broken && !old_name && signs.is_empty() && !lost_something(reading) {
        return None;
    }
    if reading.provision.is_imprint() {
        return Some(finish(reading, Verdict::Unchanged, &[], None));
    }
    if reading.has(ChangeKind::FilledIn) {
        return Some(filled_in(reading));
    }
    let mut observations = Vec::new();
    let mut unknown: Vec<String> = Vec::new();
    for rule in WEIGHING_RULES {
        if let Look::Provision(check) = rule.look {
            check(reading, &mut observations);
        }
    }
    let rewritten = reading.has(ChangeKind::Edited)
        || reading.has(ChangeKind::Inserted)
        || reading.has(ChangeKind::Split)
        || reading.has(ChangeKind::Merged);
    // What was taken from a fallback is weighed against that, not against what it replaces.
    let aligned = reading.taken.as_ref().map_or(&reading.aligned, |taken| &taken.further);
    let long = aligned.base.len() + aligned.counter.len() > LONGEST;
    if long {
        unknown.push(shortened(aligned.counter.trim(), SHOWN));
    } else if rewritten && (reading.taken.is_some() || reading.together.is_some() || !reading.moved_words()) {
        let mut seen = Vec::new();
        observe(reading, aligned, &mut seen, &mut unknown);
        seen.retain(|one| reading.together.is_none_or(|all| all.tells(reading.provision.key, one)));
        observations.extend(seen);
    }
    if !long && !observations.iter().any(|one| one.verdict.is_adverse()) {
        unknown.extend(telling_signs(&aligned.base, &aligned.counter, reading.language));
    }
    unknown.retain(|words| reading.together.is_none_or(|all| all.tells_words(reading.provision.key, words)));
    unknown.extend(disguised(reading.provision));
    unknown.extend(reading.provision.relabelled().map(|(_, label)| label.trim().to_owned()));
    unknown.extend(worded_label(reading.provision));
    let unclear = observations.is_empty() && reading.has(ChangeKind::Inserted) && unknown.is_empty();
    let key = if reading.has(ChangeKind::Inserted) { "not_assessed_inserted" } else { "not_assessed_words" };
    // What a rule over the whole provision counted against the client needs no second remark.
    unknown.retain(|words| !observations.iter().any(|one| one.verdict.is_adverse() && one.quotes(words)));
    let not_assessed = (unclear || !unknown.is_empty()).then(|| {
        let list: Vec<String> = unknown.iter().map(|words| format!("“{}”", reading.quoted(words))).collect();
        reading.weighing.labels.fill(key, &[("words", &list.join(", "))])
    });
    let mut verdict = observations.iter().map(|observation| observation.verdict).max();
    if not_assessed.is_some() {
        verdict = verdict.max(Some(Verdict::NotAssessed));
    }
    let plain = if reading.has(ChangeKind::Edited) && !reading.moved_words() {
        Verdict::Equivalent
    } else {
        Verdict::Unchanged
    };
    let verdict = verdict.unwrap_or(plain);
    if verdict.is_adverse() || verdict == Verdict::NotAssessed {
        for rule in WEIGHING_RULES {
            if let Look::Beside(check) = rule.look {
                check(reading, &mut observations);
            }
        }
    }
    sort(&mut observations);
    Some(finish(reading, verdict, &observations, not_assessed))
}

/// What is never agreed leads, then the heaviest.
fn sort(observations: &mut [Observation]) {
    let rank = |one: &Observation| (one.message.starts_with("finding_unacceptable"), one.verdict);
    observations.sort_by(|left, right| rank(right).cmp(&rank(left)).then_with(|| left.rule.cmp(&right.rule)));
}

/// What was filled in where something was left open: nothing changes by a name or a date, unless a rule sees more in it.
fn filled_in(reading: &Reading<'_>) -> Deviation {
    let mut observations = Vec::new();
    observe(reading, &reading.aligned, &mut observations, &mut Vec::new());
    observations.retain(|one| one.verdict.is_adverse());
    sort(&mut observations);
    let unknown: Vec<String> = disguised(reading.provision).map(|words| format!("“{words}”")).collect();
    let fill = |words: &str| reading.weighing.labels.fill("not_assessed_words", &[("words", words)]);
    let not_assessed = (!unknown.is_empty()).then(|| fill(&unknown.join(", ")));
    let seen = observations.first().map(|observation| observation.verdict);
    let open = not_assessed.as_ref().map(|_| Verdict::NotAssessed);
    finish(reading, seen.max(open).unwrap_or(Verdict::Unchanged), &observations, not_assessed)
}

/// The words that were added, alone.
fn added(ops: &[Op]) -> Vec<Op> {
    ops.iter().filter(|op| op.op == OpKind::Insert).cloned().collect()
}

/// The added words that are made of other characters than they seem to be: a person has to see what they are for.
fn disguised(provision: &RedlineProvision) -> impl Iterator<Item = String> {
    let added = provision.ops.iter().filter(|op| op.op == OpKind::Insert);
    added.filter(|op| undisguised(&op.text).is_some()).map(|op| single_spaced(&op.text))
}

/// The label of a provision, where words came to stand in it that say something: a number takes none.
fn worded_label(provision: &RedlineProvision) -> Option<String> {
    /// A label that names what it numbers, e.g. `Artikel 7, eerste lid`, has fewer.
    const SOME: usize = 3;
    let words = |label: &str| label.split(|sign: char| !sign.is_alphabetic()).filter(|word| word.len() > 1).count();
    let base = provision.base.as_ref()?.label.as_deref().map_or(0, words);
    let counter = provision.counter.as_ref()?.label.as_deref()?;
    let came = words(counter) >= SOME && base < words(counter);
    (came && provision.relabelled().is_none()).then(|| counter.trim().to_owned())
}

/// Whether an element that may not disappear did so in what is inside an unchanged provision.
fn lost_something(reading: &Reading<'_>) -> bool {
    let mut inside = reading.provision.children.iter().flat_map(RedlineProvision::all);
    reading.part.is_some()
        && inside.any(RedlineProvision::is_changed)
        && !super::rules::must_haves_lost(reading).is_empty()
}

/// Whether the standard answer of a clause can be given: it says what is open to discussion, and in a bid, or after the award,
/// nothing is by that alone.
const fn may_be_answered(phase: Option<Phase>) -> bool {
    !matches!(phase, Some(Phase::InTheBid | Phase::AfterAward))
}

fn finish(
    reading: &Reading<'_>,
    verdict: Verdict,
    observations: &[Observation],
    not_assessed: Option<String>,
) -> Deviation {
    let language = reading.weighing.language;
    let mut findings: Vec<Finding> = Vec::new();
    for finding in observations.iter().map(|observation| say(observation, reading)) {
        // Two sentences that changed alike are found twice and said once.
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
    let record = reading.part.filter(|_| verdict > Verdict::Strengthened);
    let mut decides = record.map(|part| part.clause.clause.sign_off.clone()).unwrap_or_default();
    let needs_decision = verdict.is_adverse() || verdict == Verdict::NotAssessed;
    if let Some(near) = reading.near.filter(|_| needs_decision && reading.part.is_none()) {
        // What is new in an article of ours is for those who sign off its clause, beside the one who sees whether it belongs there.
        decides.clone_from(&near.clause.sign_off);
        decides.push(Role::Legal);
    }
    let fallback = reading.taken.as_ref().map(|taken| taken.fallback.clone());
    match &fallback {
        Some(found) if found.exact => decides.clone_from(&found.agreed_by),
        Some(found) => decides.extend(&found.agreed_by),
        None => {}
    }
    if decides.is_empty() && needs_decision && reading.weighing.playbook.is_some() {
        // No clause says who decides on what stands in none.
        decides.push(Role::Legal);
    }
    decides.sort_unstable();
    decides.dedup();
    let knock_outs = record.iter().flat_map(|part| {
        let hanging = part.requirements().filter(|one| one.kind == RequirementKind::KnockOut);
        hanging.map(|one| format!("{}#{}", part.clause.clause.id, one.key))
    });
    Deviation {
        verdict,
        findings,
        not_assessed,
        fallback,
        answer: record
            .filter(|_| may_be_answered(reading.weighing.phase))
            .map(|part| part.clause.clause.answer.get(language).trim().to_owned()),
        decides,
        knock_outs: knock_outs.collect(),
    }
}
