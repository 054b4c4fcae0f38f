use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Kind, Match, Quantity, Side};
use crate::model::{Verdict, Weaker};

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
    all.retain(|difference| match difference {
        Difference::Changed(..) => true,
        Difference::Lost(one) | Difference::Added(one) => one.kind != Kind::Count || one.value > 1.0,
    });
    all
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
