use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::{Margin, Observation};
use crate::check::weighing::printed::Printed;
use crate::check::weighing::reading::{Comparison, Kind, Match, Quantity, Side};
use crate::model::{RawValue, Verdict, Weaker};

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
                let found = bounded(change, base.found(change.base));
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

/// What stands before a quantity that says how it counts.
static BOUND: Patterns = patterns!(
    nl: r"(?i)\b(?:binnen|uiterlijk|ten hoogste|hoogstens|maximaal|ten minste|minimaal|minstens|gedurende|na|tot)\s+$",
    en: r"(?i)\b(?:within|at most|at least|up to|no more than|no later than|for|after|until|during)\s+$",
);

/// A quantity with the struck words before it that say how it counts.
fn bounded(change: &Comparison<'_>, found: Match) -> Match {
    let before = &change.base[..found.range.start];
    let start = BOUND.get(change.language).find(before).map_or(found.range.start, |bound| bound.start());
    let struck = change.stretch(&found.range, Side::Base).is_some_and(|stretch| stretch.struck.start <= start);
    if !struck {
        return found;
    }
    Match { text: change.base[start..found.range.end].to_owned(), range: start..found.range.end }
}

/// The quantities of some kinds that differ: those that only one side has, put against each other by kind, in order.
pub(super) fn differences(change: &Comparison<'_>, wanted: impl Fn(&Quantity) -> bool) -> Vec<Difference> {
    let of = |side: Side| -> Vec<Quantity> { change.quantities(side).into_iter().filter(|one| wanted(one)).collect() };
    let (mut base, mut counter) = (of(Side::Base), of(Side::Counter));
    // Of two that are the same, the one that no changed words touch is the one that stayed.
    for touched in [false, true] {
        let looked_at = |one: &Quantity, side: Side| touched || !change.touches(&one.range, side);
        base.retain(|one| {
            let stays = |other: &Quantity| one.same(other) && looked_at(other, Side::Counter);
            match counter.iter().position(stays).filter(|_| looked_at(one, Side::Base)) {
                Some(at) => {
                    counter.remove(at);
                    false
                }
                None => true,
            }
        });
    }
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

/// What the parameter allows of which the value became a worse one; nothing where the value was no parameter, or nothing
/// bounds it on that side.
fn margin(change: &Comparison<'_>, base: &Quantity, counter: &Quantity) -> Option<Margin> {
    let printed = Printed::of(change, base)?;
    let parameter = printed.parameter;
    let read = |bound: &Option<String>| parameter.parse(&RawValue::Scalar(bound.clone()?)).ok();
    let (min, max) = (read(&parameter.min), read(&parameter.max));
    let higher = counter.value > base.value;
    let bound = if higher == printed.is_inverse(base) { &min } else { &max };
    let bound = printed.measured(bound.as_ref()?, base)?;
    // A period of the same length in another unit may differ behind the point.
    let slack = 1e-6 * bound.abs();
    let within = if higher { counter.value <= bound + slack } else { counter.value >= bound - slack };
    Some(Margin { within, min, max })
}

/// An observation of a difference, with what the parameter of the clause allows. Outside of that, the clause no longer
/// provides for a value that weakens it.
pub(super) fn with_margin(change: &Comparison<'_>, difference: &Difference, observation: Observation) -> Observation {
    let observation = difference.on(change, observation);
    let Difference::Changed(base, counter) = difference else { return observation };
    if observation.verdict != Verdict::Weakened {
        return observation;
    }
    let margin = margin(change, base, counter);
    let outside = margin.as_ref().is_some_and(|margin| !margin.within);
    let verdict = if outside { Verdict::OutsidePlaybook } else { observation.verdict };
    Observation { verdict, margin, ..observation }
}

/// What a higher or lower quantity does by the parameter of the clause whose value it was; nothing where it was none.
pub(super) fn by_parameter(change: &Comparison<'_>, base: &Quantity, higher: bool) -> Option<Verdict> {
    let printed = Printed::of(change, base)?;
    Some(match (printed.parameter.weaker, higher != printed.is_inverse(base)) {
        (Weaker::Up, true) | (Weaker::Down, false) | (Weaker::Change, _) => Verdict::Weakened,
        (Weaker::Up, false) | (Weaker::Down, true) => Verdict::Strengthened,
        (Weaker::None, _) => Verdict::Equivalent,
    })
}
