use std::collections::{BTreeMap, BTreeSet};

use super::manuscript::{Loss, LossKind, Oddity};
use super::redline::{ChangeKind, RedlineProvision};
use super::requirement::Role;
use super::review::{Deviation, Review, Tracked, Verdict};

/// A review in figures: what a summary prints.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// The provisions that changed.
    pub changed: usize,
    /// How many of these changed in no more than their number or typography.
    pub light: usize,
    /// The provisions of which no more than the number changed and that mean something else all the same, e.g. because a
    /// reference in them now leads elsewhere.
    pub affected: usize,
    /// How many have each verdict; those with none of a verdict are left out.
    pub verdicts: BTreeMap<Verdict, usize>,
    /// The same by the label that the verdict has with what it rests on.
    pub named: BTreeMap<(Verdict, String), usize>,
    /// How many were changed in each way; a provision can be changed in several.
    pub changes: BTreeMap<ChangeKind, usize>,
    /// How many changes cost the municipality something, as far as can be seen.
    pub adverse: usize,
    /// How many changes a person has to look at because the program cannot say.
    pub not_assessed: usize,
    /// How many changes were not tracked.
    pub silent: usize,
    /// How often what came back shows something else than what is compared: text that is not seen, or that misleads.
    pub unseen: usize,
    /// How many parts of what came back, that what was issued does not have, may hold words that were not read.
    pub unread: usize,
    /// The provisions (their keys) on which each role decides.
    pub needs: BTreeMap<Role, Vec<usize>>,
}

impl Deviation {
    /// Whether somebody has to decide on it.
    pub const fn needs_decision(&self) -> bool {
        self.verdict.needs_decision()
    }
}

impl Review {
    /// What a provision deviates by, with all that is told together with it.
    pub fn deviation(&self, provision: &RedlineProvision) -> Option<Deviation> {
        let covered = self.redline.together(provision);
        let mut all = covered.iter().filter_map(|one| self.deviations.get(&one.key));
        let mut whole = all.next()?.clone();
        for deviation in all {
            let Deviation { verdict, findings, not_assessed, fallback, answer, decides, knock_outs } =
                deviation.clone();
            whole.verdict = whole.verdict.max(verdict);
            whole.findings.extend(findings);
            whole.not_assessed = whole.not_assessed.or(not_assessed);
            whole.fallback = whole.fallback.or(fallback);
            whole.answer = whole.answer.or(answer);
            whole.decides.extend(decides);
            whole.knock_outs.extend(knock_outs);
        }
        if covered.len() > 1 {
            // That it is gone is said once, not for every sentence of it.
            let gone = whole.verdict == Verdict::Deleted;
            let mut said = BTreeSet::new();
            whole.findings.retain(|one| said.insert(if gone { one.rule.clone() } else { one.message.clone() }));
            whole.findings.sort_by_key(|finding| std::cmp::Reverse(finding.verdict));
            whole.decides.sort_unstable();
            whole.decides.dedup();
            whole.knock_outs.sort_unstable();
            whole.knock_outs.dedup();
        }
        Some(whole)
    }

    /// Whether a provision changed in its number, its typography or the name of a term alone, and nothing was found in that.
    pub fn is_light(&self, provision: &RedlineProvision) -> bool {
        let weighs = self
            .deviation(provision)
            .is_some_and(|found| found.verdict > Verdict::Unchanged || !found.findings.is_empty());
        provision.is_changed() && !weighs && provision.changes.iter().all(|change| change.is_light())
    }

    /// Whether a provision has the words that it had, and means something else all the same: something that it refers to
    /// changed. One of which somebody changed the number without telling is changed itself.
    pub fn is_affected(&self, provision: &RedlineProvision) -> bool {
        provision.changes.iter().all(|change| *change == ChangeKind::Renumbered)
            && self.deviation(provision).is_some_and(|one| one.verdict > Verdict::Unchanged || !one.findings.is_empty())
            && !self.is_only_remarked(provision)
            && !self.is_silent(provision)
    }

    /// Whether it is among the changes of substance that were not tracked.
    pub fn is_silent(&self, provision: &RedlineProvision) -> bool {
        let tracking = self.tracking.as_ref();
        tracking.is_some_and(|tracking| tracking.of_substance().any(|one| one.provision == Some(provision.key)))
    }

    /// Whether the changes of a provision were tracked; nothing where the file tracks nothing, and of a number that only
    /// follows those around it.
    pub fn tracked(&self, provision: &RedlineProvision) -> Option<Tracked> {
        let tracked = *self.tracking.as_ref()?.tracked.get(&provision.key)?;
        let follows = provision.changes == [ChangeKind::Renumbered] && !self.is_silent(provision);
        (!follows || tracked == Tracked::All).then_some(tracked)
    }

    /// The figures; what came or went as a whole counts once.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for provision in self.redline.told() {
            tally.changed += usize::from(provision.is_changed());
            tally.light += usize::from(self.is_light(provision));
            for change in provision.changes.iter().filter(|change| !is_half(provision, **change)) {
                *tally.changes.entry(*change).or_default() += 1;
            }
            let Some(deviation) = self.deviation(provision) else { continue };
            // A remark in the margin is no change: it is counted among the remarks.
            if !self.is_only_remarked(provision) {
                tally.affected += usize::from(self.is_affected(provision));
                *tally.verdicts.entry(deviation.verdict).or_default() += 1;
                *tally.named.entry((deviation.verdict, self.verdict_key_of(&deviation))).or_default() += 1;
                tally.adverse += usize::from(deviation.verdict.is_adverse());
                tally.not_assessed += usize::from(deviation.verdict == Verdict::NotAssessed);
            }
            if deviation.needs_decision() {
                for role in &deviation.decides {
                    tally.needs.entry(*role).or_default().push(provision.key);
                }
            }
        }
        tally.unseen = self.misleading().map(|oddity| oddity.count).sum();
        tally.unread = self.unread().iter().map(|loss| loss.count).sum();
        tally.silent = self.tracking.as_ref().map_or(0, |tracking| tracking.of_substance().count());
        tally
    }

    /// What a reader of what came back takes for something else than what is compared, the gravest first.
    pub fn misleading(&self) -> impl Iterator<Item = &Oddity> {
        self.oddities.iter().filter(|oddity| oddity.kind.misleads())
    }

    /// What may hold words that were not read in what came back, as far as there is more of it than in what was issued.
    pub fn unread(&self) -> Vec<Loss> {
        let mut known: BTreeMap<(LossKind, &str), usize> = BTreeMap::new();
        for loss in &self.base_losses {
            *known.entry((loss.kind, &loss.what)).or_default() += loss.count;
        }
        let more = self.counter_losses.iter().filter(|loss| loss.kind.may_lose_words()).map(|loss| {
            let left = known.entry((loss.kind, &loss.what)).or_default();
            let of_base = (*left).min(loss.count);
            *left -= of_base;
            Loss { count: loss.count - of_base, ..loss.clone() }
        });
        more.filter(|loss| loss.count > 0).collect()
    }
}

/// Whether a provision is one of the parts of what was split, or of what was merged: the whole counts.
fn is_half(provision: &RedlineProvision, change: ChangeKind) -> bool {
    let one_sided = provision.base.is_none() || provision.counter.is_none();
    matches!(change, ChangeKind::Split | ChangeKind::Merged) && one_sided
}
