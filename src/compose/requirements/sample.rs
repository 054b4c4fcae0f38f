//! A list of requirements for tests.

use crate::model::{
    Date, Due, EvidenceKind, EvidenceRow, ListedRequirement, Moments, RequirementKind, RequirementList,
};

/// A requirement that is shown by evidence of one type.
pub(in crate::compose) fn requirement(
    id: &str,
    kind: RequirementKind,
    due: Due,
    evidence: EvidenceKind,
) -> ListedRequirement {
    let row = EvidenceRow { kind: evidence, text: "iets".to_owned(), standards: Vec::new(), max_age_months: None };
    let sample = ListedRequirement::sample(id, kind, vec![row]);
    ListedRequirement { text: format!("De tekst van {id}."), due, ..sample }
}

/// Five requirements of two moments in another order than that in which they are due.
pub(in crate::compose) fn list() -> RequirementList {
    use EvidenceKind::{Declaration, Document};
    use RequirementKind::{KnockOut, Must, Wish};
    let delivery: Option<Date> = "2027-09-01".parse().ok();
    let late = ListedRequirement { due_on: delivery, ..requirement("late#must", Must, Due::Delivery, Declaration) };
    let set = requirement("late#knock-out", KnockOut, Due::Delivery, Document);
    let requirements = vec![
        late,
        ListedRequirement { deadline: Some("vóór de ingebruikname".to_owned()), ..set },
        requirement("now#wish", Wish, Due::Tender, Document),
        requirement("now#must", Must, Due::Tender, Document),
        requirement("now#knock-out", KnockOut, Due::Tender, Declaration),
    ];
    RequirementList { moments: Moments { delivery, ..Moments::default() }, ..RequirementList::sample(requirements) }
}
