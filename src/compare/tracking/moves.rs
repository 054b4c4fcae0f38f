use crate::model::{ChangeKind, Move, Redline, RedlineProvision};

/// The moves of numbered provisions, each with the neighbours whose numbers it shifts: one move is one change.
#[derive(Debug, Default)]
pub(super) struct Moves {
    /// The key of each moved provision, with its numbers.
    moved: Vec<(usize, Shift)>,
    /// The provisions of which the moves explain the new number, in the order of the base.
    shifted: Vec<(usize, Shift)>,
}

/// The number of a provision on both sides: what counts, and what stands before it, e.g. `5` of `5.2`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shift {
    before: String,
    old: i64,
    new: i64,
}

impl Moves {
    /// The moves in a comparison.
    pub fn of(redline: &Redline) -> Self {
        let all = redline.all();
        let with = |kind: ChangeKind| {
            let such = all.iter().filter(move |one| one.changes.contains(&kind));
            such.filter_map(|one| Some((one.key, Shift::of(one)?))).collect::<Vec<_>>()
        };
        let moved: Vec<(usize, Shift)> = with(ChangeKind::Moved);
        let keys: Vec<usize> = moved.iter().map(|(key, _)| *key).collect();
        let mut shifted = with(ChangeKind::Renumbered);
        shifted.retain(|(key, own)| {
            let by: i64 = moved.iter().map(|(_, by)| by.effect_on(own)).sum();
            !keys.contains(key) && by != 0 && own.new - own.old == by
        });
        shifted.sort_by_key(|(_, own)| own.old);
        Self { moved, shifted }
    }

    /// Whether the moves of others are why a provision has another number.
    pub fn explain(&self, provision: &RedlineProvision) -> bool {
        self.shifted.iter().any(|(key, _)| *key == provision.key)
    }

    /// The move of a provision, with the neighbours that it shifts.
    pub fn get(&self, provision: &RedlineProvision) -> Option<Move> {
        let (_, own) = self.moved.iter().find(|(key, _)| *key == provision.key)?;
        let mut neighbours: Vec<(String, String)> = Vec::new();
        for (_, other) in self.shifted.iter().filter(|(_, other)| own.effect_on(other) != 0) {
            let numbers = (other.number(other.old), other.number(other.new));
            if !neighbours.contains(&numbers) {
                neighbours.push(numbers);
            }
        }
        Some(Move { from: own.number(own.old), to: own.number(own.new), neighbours })
    }
}

impl Shift {
    /// Nothing where a side has no number that counts, or another one before it.
    fn of(provision: &RedlineProvision) -> Option<Self> {
        let parts = |number: &str| {
            let number = number.trim_end_matches('.');
            let (before, last) = number.rsplit_once('.').unwrap_or(("", number));
            Some((before.to_owned(), last.parse::<i64>().ok()?))
        };
        let (before, old) = parts(provision.base.as_ref()?.number.as_deref()?)?;
        let (after, new) = parts(provision.counter.as_ref()?.number.as_deref()?)?;
        (before == after && old != new).then_some(Self { before, old, new })
    }

    /// By how much this move shifts the number of another provision.
    fn effect_on(&self, other: &Self) -> i64 {
        match () {
            () if self.before != other.before => 0,
            () if self.old < other.old && other.old <= self.new => -1,
            () if self.new <= other.old && other.old < self.old => 1,
            () => 0,
        }
    }

    fn number(&self, number: i64) -> String {
        if self.before.is_empty() { number.to_string() } else { format!("{}.{number}", self.before) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::redline;
    use crate::compare::tests::{article, document, paragraph};

    #[test]
    fn a_move_explains_the_numbers_of_its_neighbours_and_no_others() {
        let words = [
            ("Data", "Leverancier verkoopt geen gegevens van de gemeente aan wie dan ook."),
            ("Herstel", "Gebreken worden binnen tien werkdagen na melding kosteloos hersteld door de leverancier."),
            ("Toezicht", "De gemeente controleert jaarlijks of de maatregelen in de praktijk worden nageleefd."),
            ("Einde", "Na afloop draagt hij alle bestanden over in een gangbaar open formaat."),
            ("Geschil", "De rechter in Utrecht oordeelt over ieder verschil van mening tussen partijen."),
        ];
        let contract = |order: &[usize], numbers: &[usize]| {
            let of = |(at, number): (&usize, &usize)| {
                let (heading, text) = words[*at];
                article(&number.to_string(), heading, vec![paragraph(&format!("{number}.1"), text)])
            };
            document(order.iter().zip(numbers).map(of).collect())
        };
        let issued = contract(&[0, 1, 2, 3, 4], &[1, 2, 3, 4, 5]);
        // The second article became the fourth; the last has a number that no move explains.
        let found = redline(&issued, &contract(&[0, 2, 3, 1, 4], &[1, 2, 3, 4, 7]));
        let moves = Moves::of(&found);
        let told: Vec<Move> = found.provisions.iter().filter_map(|one| moves.get(one)).collect();
        let pair = |old: &str, new: &str| (old.to_owned(), new.to_owned());
        assert_eq!(told, [Move { from: "2".into(), to: "4".into(), neighbours: vec![pair("3", "2"), pair("4", "3")] }]);
        assert!(moves.explain(&found.provisions[1]) && !moves.explain(&found.provisions[4]));
    }
}
