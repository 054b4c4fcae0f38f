//! A changed provision: what the rules see in it, put together to one verdict.

use std::collections::BTreeMap;

use super::observation::{Observation, say};
use super::reading::{
    Aligned, Comparison, Favours, Mention, Party, Side, align, language_of, normalised, subject, telling_signs,
};
use super::rules::{WEIGHING_RULES, recognised_fallback};
use super::{Look, Part, Weighing};
use crate::model::{
    self, ChangeKind, Deviation, FallbackMatch, Language, OpKind, Redline, RedlineProvision, ReferenceChange,
    RequirementKind, Verdict, single_spaced, undisguised,
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
    /// The clause's own record.
    pub part: Option<Part<'a>>,
    /// The references in it, on either side.
    pub references: Vec<&'a ReferenceChange>,
    /// What a provision is called on a side: number and heading, by its key.
    pub names: &'a Names,
    /// Everything that is known besides.
    pub weighing: &'a Weighing<'a>,
    /// Whether a provision around it is gone or new as well.
    pub within_same: bool,
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

    /// Whether all that was struck or added stands elsewhere on the other side.
    pub fn moved_words(&self) -> bool {
        let mut changed =
            self.provision.ops.iter().filter(|op| op.op != OpKind::Equal && op.nature.is_none()).peekable();
        changed.peek().is_some() && changed.all(|op| op.elsewhere.is_some() || op.text.trim().is_empty())
    }
}

/// What each provision is called on both sides, by its key: `5 (Prijzen)`.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<(Option<String>, Option<String>)>);

impl Names {
    fn of(redline: &Redline) -> Self {
        let name = |provision: &RedlineProvision, side: &Option<model::Side>| {
            let side = side.as_ref()?;
            let heading = provision.heading.as_deref().map(str::trim).filter(|heading| !heading.is_empty());
            let address = side.address.as_deref().or(side.number.as_deref());
            // The heading of the base is the first line of its words.
            let own = heading.map(|heading| side.text.lines().next().unwrap_or(heading).trim());
            match (address, own) {
                (Some(address), Some(own)) => Some(format!("{address} ({own})")),
                (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
                (None, None) => None,
            }
        };
        let both =
            |provision: &RedlineProvision| (name(provision, &provision.base), name(provision, &provision.counter));
        Self(redline.all().into_iter().map(both).collect())
    }

    /// What a provision is called on a side, if it has a name there.
    pub fn get(&self, key: Option<usize>, side: Side) -> Option<&str> {
        let (base, counter) = self.0.get(key?)?;
        if side == Side::Base { base.as_deref() } else { counter.as_deref() }
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
    let walk = Walk { references, names, weighing, language: language_of(&words).unwrap_or(weighing.language) };
    let mut deviations = BTreeMap::new();
    for provision in &redline.provisions {
        walk.provision(provision, (None, ""), None, &mut deviations);
    }
    deviations
}

/// What stays the same from one provision to the next.
struct Walk<'a> {
    references: BTreeMap<usize, Vec<&'a ReferenceChange>>,
    names: Names,
    weighing: &'a Weighing<'a>,
    language: Language,
}

impl Walk<'_> {
    /// Weighs a provision, and then what is in it. `carried` acts in it where it names nobody, and `lead` leads in to it.
    fn provision(
        &self,
        provision: &RedlineProvision,
        (carried, lead): (Option<Party>, &str),
        around: Option<&RedlineProvision>,
        deviations: &mut BTreeMap<usize, Deviation>,
    ) {
        let aligned = align(&provision.ops);
        let language = language_of(&aligned.base).or_else(|| language_of(&aligned.counter)).unwrap_or(self.language);
        let lead_in = aligned.base.trim_end().ends_with(':') || aligned.counter.trim_end().ends_with(':');
        let own = if aligned.base.is_empty() { &aligned.counter } else { &aligned.base };
        let party = subject(own, own.len(), language).map(|Mention { party, .. }| party);
        let inner = if lead_in { party.or(carried) } else { None };
        let references = self.references.get(&provision.key).cloned().unwrap_or_default();
        let part = provision.id.as_deref().and_then(|id| self.weighing.playbook?.clause_of(id));
        let reading = Reading {
            provision,
            aligned,
            language,
            lead: lead.to_owned(),
            carried,
            part: part.map(|(clause, address)| Part { clause, address }),
            references,
            names: &self.names,
            weighing: self.weighing,
            within_same: around.is_some_and(|around| {
                around.base.is_some() == provision.base.is_some()
                    && around.counter.is_some() == provision.counter.is_some()
            }),
        };
        if let Some(deviation) = deviation(&reading) {
            deviations.insert(provision.key, deviation);
        }
        let base = reading.aligned.base.trim_end();
        let words = if base.ends_with(':') { base } else { "" };
        for child in &provision.children {
            self.provision(child, (inner, words), Some(provision), deviations);
        }
    }
}

/// What a changed provision deviates by; nothing where it did not change.
fn deviation(reading: &Reading<'_>) -> Option<Deviation> {
    let broken = reading.references.iter().any(|reference| super::rules::is_loud(reference));
    let signs = telling_signs(&reading.aligned.base, &reading.aligned.counter, reading.language);
    if !reading.provision.is_changed() && !broken && signs.is_empty() && !lost_something(reading) {
        return None;
    }
    let fallback = recognised_fallback(reading);
    let mut observations = Vec::new();
    let mut unknown: Vec<String> = Vec::new();
    for rule in WEIGHING_RULES {
        if let Look::Provision(check) = rule.look {
            check(reading, &mut observations);
        }
    }
    let exact = fallback.as_ref().is_some_and(|found| found.exact);
    let rewritten = reading.has(ChangeKind::Edited)
        || reading.has(ChangeKind::Inserted)
        || reading.has(ChangeKind::Split)
        || reading.has(ChangeKind::Merged);
    if rewritten && !exact && !reading.moved_words() {
        words(reading, &mut observations, &mut unknown);
    }
    if !exact && !observations.iter().any(|one| one.verdict.is_adverse()) {
        unknown.extend(signs);
    }
    unknown.extend(disguised(reading.provision));
    unknown.extend(reading.provision.relabelled().map(|(_, label)| label.trim().to_owned()));
    let unclear =
        observations.is_empty() && fallback.is_none() && reading.has(ChangeKind::Inserted) && unknown.is_empty();
    let key = if reading.has(ChangeKind::Inserted) { "not_assessed_inserted" } else { "not_assessed_words" };
    let not_assessed = (unclear || !unknown.is_empty()).then(|| {
        let list: Vec<String> = unknown.iter().map(|words| format!("“{words}”")).collect();
        reading.weighing.labels.fill(key, &[("words", &list.join(", "))])
    });
    let mut verdict = observations.iter().map(|observation| observation.verdict).max();
    if not_assessed.is_some() {
        verdict = verdict.max(Some(Verdict::NotAssessed));
    }
    if let Some(found) = &fallback {
        let least = if found.exact { Verdict::Fallback } else { Verdict::Equivalent };
        verdict = verdict.max(Some(least));
    }
    let plain = if reading.has(ChangeKind::Edited) && !reading.moved_words() {
        Verdict::Equivalent
    } else {
        Verdict::Unchanged
    };
    observations.sort_by(|left, right| right.verdict.cmp(&left.verdict).then_with(|| left.rule.cmp(&right.rule)));
    observations.dedup();
    Some(finish(reading, verdict.unwrap_or(plain), &observations, not_assessed, fallback))
}

/// The added words that are made of other characters than they seem to be: a person has to see what they are for.
fn disguised(provision: &RedlineProvision) -> impl Iterator<Item = String> {
    let added = provision.ops.iter().filter(|op| op.op == OpKind::Insert);
    added.filter(|op| undisguised(&op.text).is_some()).map(|op| single_spaced(&op.text))
}

/// Whether an element that may not disappear did so in what is inside an unchanged provision.
fn lost_something(reading: &Reading<'_>) -> bool {
    let mut inside = reading.provision.children.iter().flat_map(RedlineProvision::all);
    reading.part.is_some()
        && inside.any(RedlineProvision::is_changed)
        && !super::rules::must_haves_lost(reading).is_empty()
}

fn finish(
    reading: &Reading<'_>,
    verdict: Verdict,
    observations: &[Observation],
    not_assessed: Option<String>,
    fallback: Option<FallbackMatch>,
) -> Deviation {
    let language = reading.weighing.language;
    let findings = observations.iter().map(|observation| say(observation, reading.weighing)).collect();
    let record = reading.part.filter(|_| verdict > Verdict::Strengthened);
    let mut decides = record.map(|part| part.clause.clause.sign_off.clone()).unwrap_or_default();
    if let Some(found) = fallback.as_ref().filter(|found| found.exact) {
        decides.clone_from(&found.agreed_by);
    }
    decides.sort_unstable();
    decides.dedup();
    let knock_outs = record.iter().flat_map(|part| {
        let inside =
            |at: &str| part.address.is_empty() || at == part.address || part.address.starts_with(&format!("{at}/"));
        let all = part.clause.clause.requirements.iter();
        let hanging = all.filter(move |one| one.kind == RequirementKind::KnockOut && inside(&one.at));
        hanging.map(|one| format!("{}#{}", part.clause.clause.id, one.key))
    });
    Deviation {
        verdict,
        findings,
        not_assessed,
        fallback,
        answer: record.map(|part| part.clause.clause.answer.get(language).trim().to_owned()),
        decides,
        knock_outs: knock_outs.collect(),
    }
}

/// What the rules for words see in each changed sentence, and the words that none of them knows.
fn words(reading: &Reading<'_>, observations: &mut Vec<Observation>, unknown: &mut Vec<String>) {
    let mut carried = reading.carried;
    for pair in &reading.aligned.pairs {
        let part = reading.part.as_ref();
        let before = &reading.aligned.base[..pair.base.start];
        if !before.trim().is_empty() {
            carried = subject(before, before.len(), reading.language).map(|Mention { party, .. }| party).or(carried);
        }
        let comparison = Comparison::new(&reading.aligned, pair, reading.language, carried, part).led_by(&reading.lead);
        if normalised(comparison.base) == normalised(comparison.counter)
            && comparison.quantities(Side::Base) == comparison.quantities(Side::Counter)
        {
            continue;
        }
        let mut seen = Vec::new();
        for rule in WEIGHING_RULES {
            if let Look::Words(check) = rule.look {
                check(&comparison, &mut seen);
            }
        }
        // A term or a promise within a new exception is no gain.
        let outweighed = |one: &Observation| {
            one.verdict == Verdict::Strengthened
                && comparison.stretches.iter().any(|stretch| {
                    comparison.base[stretch.struck.clone()].trim().is_empty()
                        && one.touches(stretch)
                        && seen.iter().any(|other| other.verdict.is_adverse() && other.touches(stretch))
                })
        };
        let kept: Vec<bool> = seen.iter().map(|one| !outweighed(one)).collect();
        let mut kept = kept.into_iter();
        seen.retain(|_| kept.next().unwrap_or(true));
        unknown.extend(unexplained(&comparison, &seen));
        observations.extend(seen);
    }
}

/// The changed words that no rule saw and that are not the same in other words. An adverse observation calls for a reader
/// by itself; another one explains no more than the words that it names.
fn unexplained(comparison: &Comparison<'_>, seen: &[Observation]) -> Vec<String> {
    if comparison.wording.is_same() || seen.iter().any(|one| one.verdict.is_adverse()) {
        return Vec::new();
    }
    let mut unknown = Vec::new();
    for stretch in &comparison.stretches {
        let touched = seen.iter().any(|one| one.touches(stretch));
        let rest = comparison.rest(stretch, |side, range| seen.iter().any(|one| one.names(side, range)));
        // Beside what a rule named, small words that no rule weighs say nothing of their own.
        let added = comparison.counter[stretch.added.clone()].trim();
        let settled = touched && (added.is_empty() || comparison.is_addition(stretch));
        let open = if touched { !settled && rest.substance() > 1 } else { !rest.is_same() };
        if open {
            let words = if added.is_empty() { &comparison.base[stretch.struck.clone()] } else { added };
            unknown.push(single_spaced(words));
        }
    }
    unknown
}

impl Favours {
    /// What less of something means to the client: `adverse`, unless it served the supplier.
    pub(super) const fn less(self, adverse: Verdict) -> Verdict {
        match self {
            Self::Supplier => Verdict::Strengthened,
            Self::Client | Self::Unclear => adverse,
        }
    }

    /// What more of something means to the client.
    pub(super) const fn more(self) -> Verdict {
        match self {
            Self::Supplier => Verdict::Weakened,
            Self::Client | Self::Unclear => Verdict::Strengthened,
        }
    }
}
