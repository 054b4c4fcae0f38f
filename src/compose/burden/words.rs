//! What a burden says in words: numbers, evidence, fallbacks.

use crate::model::{BurdenRequirement, Due, EvidenceKind, Labels, LighterFallback, Stack, StackKind, capital};

/// The words of a burden in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrases<'a> {
    pub labels: &'a Labels,
}

impl Phrases<'_> {
    pub fn text(&self, key: &str) -> String {
        self.labels.text(key).to_owned()
    }

    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.labels.fill(key, values)
    }

    pub fn count(&self, key: &str, number: usize) -> String {
        self.labels.count(key, number)
    }

    /// A number of tenths, e.g. `2,5`.
    pub fn tenths(&self, tenths: u64) -> String {
        format!("{}{}{}", tenths / 10, self.labels.text("decimal_separator"), tenths % 10)
    }

    /// The heading of what is due around a moment.
    pub fn heading(&self, due: Due) -> String {
        self.labels.variant("req_heading", &due)
    }

    /// When a requirement is due: what comes at an interval of its own does not come every year.
    pub fn due(&self, one: &BurdenRequirement) -> String {
        capital(&if one.by_interval { self.text("due_periodic") } else { self.labels.variant("due", &one.due) })
    }

    /// A type of evidence, beginning with a capital.
    pub fn evidence_type(&self, kind: EvidenceKind) -> String {
        capital(&self.labels.variant("evidence_type", &kind))
    }

    /// The items of evidence that need nobody outside the supplier.
    pub fn own_evidence(&self, requirement: &BurdenRequirement) -> Vec<String> {
        let own = requirement.evidence.iter().filter(|row| !row.kind.is_assurance());
        own.map(|row| format!("{}: {}", self.evidence_type(row.kind), row.text)).collect()
    }

    /// A fallback with what it does and who must agree.
    pub fn fallback(&self, fallback: &LighterFallback) -> String {
        let roles: Vec<String> = fallback.agree.iter().map(|role| self.labels.variant("role", role)).collect();
        let roles = if roles.is_empty() { self.text("none") } else { self.labels.list(&roles) };
        let effect = self.labels.variant("burden_effect", &fallback.effect);
        let values = [("title", fallback.title.as_str()), ("effect", &effect), ("roles", &roles)];
        let words = self.fill("burden_fallback", &values);
        if fallback.fits { words } else { format!("{words} {}", self.text("burden_unfit")) }
    }

    /// The lighter forms of a requirement: the fallback that was chosen, and those that could be.
    pub fn lighter(&self, one: &BurdenRequirement) -> Vec<String> {
        let chosen = one.chosen.iter().map(|title| self.fill("burden_chosen", &[("title", title)]));
        chosen.chain(one.lighter.iter().map(|fallback| self.fallback(fallback))).collect()
    }

    /// What stacks, in a sentence.
    pub fn stack(&self, stack: &Stack) -> String {
        let number = stack.requirements.len();
        let place = stack.place.clone().unwrap_or_default();
        let due = stack.due.map(|due| self.labels.variant("due", &due)).unwrap_or_default();
        let count = number.to_string();
        let types: Vec<String> = stack.types.iter().map(|kind| self.labels.variant("evidence_type", kind)).collect();
        let values =
            [("count", count.as_str()), ("place", &place), ("due", &due), ("types", &self.labels.list(&types))];
        let key = match stack.kind {
            StackKind::SameMoment => "burden_stack_same_moment",
            StackKind::SameClause => "burden_stack_same_clause",
            StackKind::AgainstValue => "burden_stack_against_value",
        };
        self.fill(key, &values)
    }
}

/// The address of a requirement within a report: its id without the sign that begins an address.
pub(super) fn anchor(id: &str) -> String {
    id.replace('#', "--")
}
