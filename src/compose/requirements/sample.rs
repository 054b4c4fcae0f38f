//! A list of requirements for tests.

use crate::model::{
    Date, Due, EvidenceKind, EvidenceRow, Language, ListedLibrary, ListedRequirement, Moments, ProvisionId,
    REQUIREMENTS_SCHEMA, RequirementKind, RequirementList, Role,
};

/// A requirement that is shown by evidence of one type.
pub(in crate::compose) fn requirement(
    id: &str,
    kind: RequirementKind,
    due: Due,
    evidence: EvidenceKind,
) -> ListedRequirement {
    let row = EvidenceRow { kind: evidence, text: "iets".to_owned(), standards: Vec::new(), max_age_months: None };
    ListedRequirement {
        id: id.to_owned(),
        provision: ProvisionId::new("clause/1"),
        number: "1.1".into(),
        article: "Artikel".to_owned(),
        chapter: "Hoofdstuk".to_owned(),
        kind,
        text: format!("De tekst van {id}."),
        dutch: None,
        evidence: vec![row],
        due,
        deadline: None,
        due_on: None,
        assessor: Role::Security,
        principles: Vec::new(),
        basis: Vec::new(),
        standards: Vec::new(),
        provision_digest: None,
        news: None,
    }
}

/// Five requirements of two moments in another order than that in which they are due.
pub(in crate::compose) fn list() -> RequirementList {
    use EvidenceKind::{Declaration, Document};
    use RequirementKind::{KnockOut, Must, Wish};
    let delivery: Option<Date> = "2027-09-01".parse().ok();
    let late = ListedRequirement { due_on: delivery, ..requirement("late#must", Must, Due::Delivery, Declaration) };
    let set = requirement("late#knock-out", KnockOut, Due::Delivery, Document);
    RequirementList {
        schema: REQUIREMENTS_SCHEMA.to_owned(),
        language: Language::Nl,
        contract: None,
        given: Vec::new(),
        assumed: Vec::new(),
        adding: Vec::new(),
        annexes: Vec::new(),
        open: 0,
        moments: Moments { delivery, ..Moments::default() },
        requirements: vec![
            late,
            ListedRequirement { deadline: Some("vóór de ingebruikname".to_owned()), ..set },
            requirement("now#wish", Wish, Due::Tender, Document),
            requirement("now#must", Must, Due::Tender, Document),
            requirement("now#knock-out", KnockOut, Due::Tender, Declaration),
        ],
        terms: Vec::new(),
        since: None,
        library: ListedLibrary {
            name: String::new(),
            version: String::new(),
            digest: String::new(),
            review: String::new(),
        },
    }
}
