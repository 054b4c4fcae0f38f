use crate::check::weighing::WeighingRule;
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Kind, Match, Quantity, Side, quantities};
use crate::model::{Language, Verdict, Weaker};

/// A quantity that differs.
#[derive(Debug)]
pub(super) enum Difference {
    /// Another of the same kind stands in its place.
    Changed(Quantity, Quantity),
    /// Only the base has it.
    Lost(Quantity),
    /// Only the counter-proposal has it.
    Added(Quantity),
}

impl Difference {
    /// An observation with the words of the difference.
    pub fn on(&self, change: &Comparison<'_>, observation: Observation) -> Observation {
        match self {
            Self::Changed(base, counter) => {
                observation.base(base.found(change.base)).counter(counter.found(change.counter))
            }
            Self::Lost(base) => {
                let found = base.found(change.base);
                observation.with_stretch(change, Side::Base, &found)
            }
            Self::Added(counter) => {
                let found = counter.found(change.counter);
                observation.with_stretch(change, Side::Counter, &found)
            }
        }
    }
}

impl Quantity {
    /// Its words in the text that it was read from.
    pub fn found(&self, text: &str) -> Match {
        Match { text: text[self.range.clone()].to_owned(), range: self.range.clone() }
    }
}

/// The quantities of some kinds that differ: those that only one side has, put against each other by kind, in order.
pub(super) fn differences(change: &Comparison<'_>, wanted: impl Fn(&Quantity) -> bool) -> Vec<Difference> {
    let of = |side: Side| -> Vec<Quantity> { change.quantities(side).into_iter().filter(|one| wanted(one)).collect() };
    let (mut base, mut counter) = (of(Side::Base), of(Side::Counter));
    base.retain(|one| match counter.iter().position(|other| one.same(other)) {
        Some(at) => {
            counter.remove(at);
            false
        }
        None => true,
    });
    let mut all = Vec::new();
    for one in base {
        match counter.iter().position(|other| other.kind == one.kind) {
            Some(at) => all.push(Difference::Changed(one, counter.remove(at))),
            None => all.push(Difference::Lost(one)),
        }
    }
    all.extend(counter.into_iter().map(Difference::Added));
    // What another sentence of the provision says now neither went nor came.
    let stays = |words: &[String], one: &Quantity| !words.contains(&one.name());
    all.retain(|difference| match difference {
        Difference::Changed(..) => true,
        Difference::Lost(one) if stays(&change.wording.lost, one) && change.wording.base.contains(&one.name()) => false,
        Difference::Added(one)
            if stays(&change.wording.gained, one) && change.wording.counter.contains(&one.name()) =>
        {
            false
        }
        Difference::Lost(one) | Difference::Added(one) => one.kind != Kind::Count || one.value > 1.0,
    });
    all
}

/// Whether a value that weakens the clause still lies within what its parameter allows; nothing where the value was no
/// parameter, or the parameter has no bound on that side.
pub(super) fn within_range(change: &Comparison<'_>, base: &Quantity, counter: &Quantity) -> Option<bool> {
    let clause = change.part?.clause;
    let (name, _) = clause.values.iter().find(|(_, value)| base.is_value(value))?;
    let parameter = clause.clause.parameters.get(name)?;
    let higher = counter.value > base.value;
    let bound = if higher { &parameter.max } else { &parameter.min }.as_deref()?;
    // Periods are written with an English unit, other values as a bare figure.
    let measured = quantities(bound, Language::En).into_iter().find(|one| one.kind == base.kind).map(|one| one.value);
    let bound = measured.or_else(|| bound.trim().parse().ok())?;
    Some(if higher { counter.value <= bound } else { counter.value >= bound })
}

/// Says of a difference what was observed, and what the range of the clause's parameter adds to it.
pub(super) fn say_with_range(
    rule: &WeighingRule,
    change: &Comparison<'_>,
    difference: &Difference,
    observation: Observation,
    seen: &mut Vec<Observation>,
) {
    match ranged(rule, change, difference, &observation) {
        // The clause's own bound says more than that the value is worse.
        Some(outside) if outside.verdict == Verdict::OutsidePlaybook => seen.push(difference.on(change, outside)),
        Some(within) => {
            seen.push(difference.on(change, observation));
            seen.push(difference.on(change, within));
        }
        None => seen.push(difference.on(change, observation)),
    }
}

/// An observation of a value that weakens the clause: outside of what its parameter allows the clause no longer provides
/// for it; within, that is said beside it.
fn ranged(
    rule: &WeighingRule,
    change: &Comparison<'_>,
    difference: &Difference,
    observation: &Observation,
) -> Option<Observation> {
    let Difference::Changed(base, counter) = difference else { return None };
    if observation.verdict != Verdict::Weakened {
        return None;
    }
    Some(match within_range(change, base, counter)? {
        true => rule.sees(Verdict::Weakened, "finding_within_range"),
        false => rule.sees(Verdict::OutsidePlaybook, "finding_outside_range"),
    })
}

/// What a higher or lower quantity does by the parameter of the clause whose value it was; nothing where it was none.
pub(super) fn by_parameter(change: &Comparison<'_>, base: &Quantity, higher: bool) -> Option<Verdict> {
    let clause = change.part?.clause;
    let (name, _) = clause.values.iter().find(|(_, value)| base.is_value(value))?;
    Some(match (clause.clause.parameters.get(name)?.weaker, higher) {
        (Weaker::Up, true) | (Weaker::Down, false) | (Weaker::Change, _) => Verdict::Weakened,
        (Weaker::Up, false) | (Weaker::Down, true) => Verdict::Strengthened,
        (Weaker::None, _) => Verdict::Equivalent,
    })
}
