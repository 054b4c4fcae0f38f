use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::requirement_list::{AspectKind, ListedRequirement, RequirementList};
use super::statement::Statement;

/// What has changed in a contract since the form of a statement was made from it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct FormChanges {
    /// The requirements of which something differs.
    pub changed: Vec<FormChange>,
    /// The ids of the requirements that the form does not have.
    pub added: Vec<String>,
    /// The ids of the requirements of the form that are no longer asked.
    pub gone: Vec<String>,
    /// The date that the contract had, where it has another one now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Date>,
    /// Whether the form says what its requirements were; otherwise nothing more is known than that something changed.
    pub is_known: bool,
}

/// A requirement that is no longer what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FormChange {
    /// Its id.
    pub requirement: String,
    /// What differs.
    pub aspects: Vec<AspectKind>,
}

impl FormChange {
    /// Whether nothing but a date differs: then the answer is still one to what is asked.
    pub fn is_date_only(&self) -> bool {
        self.aspects == [AspectKind::Date]
    }
}

impl FormChanges {
    /// What has changed since a form was made; nothing where its digest is that of now, or where it has none.
    pub fn since(statement: &Statement, list: &RequirementList, digest: &str) -> Option<Self> {
        statement.contract.requirements.as_deref().filter(|stated| *stated != digest)?;
        let contract = list.contract.as_ref().map(|contract| contract.date);
        let mut changes = Self {
            dated: statement.contract.date.filter(|date| contract.is_some_and(|now| now != *date)),
            is_known: !statement.asked.is_empty(),
            ..Self::default()
        };
        if changes.is_known {
            let asked = |one: &&ListedRequirement| statement.asked.contains_key(&one.id);
            let (kept, added): (Vec<_>, Vec<_>) = list.requirements.iter().partition(asked);
            changes.changed = kept.into_iter().filter_map(|one| change(one, statement)).collect();
            changes.added = added.into_iter().map(|one| one.id.clone()).collect();
            let is_gone = |id: &&String| !list.requirements.iter().any(|one| one.id == **id);
            changes.gone = statement.asked.keys().filter(is_gone).cloned().collect();
        }
        Some(changes)
    }

    /// What differs of a requirement.
    pub fn of(&self, requirement: &str) -> Option<&FormChange> {
        self.changed.iter().find(|change| change.requirement == requirement)
    }

    /// Whether every requirement is what it was, so that what changed is elsewhere in the contract.
    pub fn is_elsewhere(&self) -> bool {
        self.is_known && self.changed.is_empty() && self.added.is_empty() && self.gone.is_empty()
    }
}

fn change(one: &ListedRequirement, statement: &Statement) -> Option<FormChange> {
    let aspects = one.fingerprint.as_ref()?.changed_since(statement.asked.get(&one.id)?)?;
    (!aspects.is_empty()).then(|| FormChange { requirement: one.id.clone(), aspects })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Fingerprint, RequirementKind, StatedContract};

    fn list(ids: &[&str]) -> RequirementList {
        let one = |id: &&str| {
            let fingerprint = Fingerprint::new(["k", "t", "d", "d", "e", "p"].map(str::to_owned));
            let sample = ListedRequirement::sample(id, RequirementKind::Must, Vec::new());
            ListedRequirement { fingerprint: Some(fingerprint), ..sample }
        };
        RequirementList::sample(ids.iter().map(one).collect())
    }

    fn statement(asked: &[(&str, &str)]) -> Statement {
        Statement {
            contract: StatedContract { requirements: Some("old".into()), ..StatedContract::default() },
            asked: asked.iter().map(|(id, print)| ((*id).to_owned(), (*print).to_owned())).collect(),
            ..Statement::default()
        }
    }

    #[test]
    fn a_form_of_before_tells_what_changed_in_which_requirement() {
        let form = statement(&[("a#same", "k-t-d-d-e-p"), ("b#article", "k-t-d-d-e-q"), ("c#gone", "k-t-d-d-e-p")]);
        let found = FormChanges::since(&form, &list(&["a#same", "b#article", "d#new"]), "new").expect("changes");
        let change = FormChange { requirement: "b#article".into(), aspects: vec![AspectKind::Provision] };
        assert_eq!(found.changed, [change]);
        assert_eq!((found.added, found.gone), (vec!["d#new".to_owned()], vec!["c#gone".to_owned()]));
    }

    #[test]
    fn where_no_requirement_differs_it_is_elsewhere_and_the_digest_of_now_is_no_change() {
        let form = statement(&[("a#same", "k-t-d-d-e-p")]);
        assert!(FormChanges::since(&form, &list(&["a#same"]), "new").is_some_and(|found| found.is_elsewhere()));
        assert_eq!(FormChanges::since(&form, &list(&["a#same"]), "old"), None);
        let silent = FormChanges::since(&statement(&[]), &list(&["a#same"]), "new").expect("changes");
        assert!(!silent.is_known && !silent.is_elsewhere());
    }
}
