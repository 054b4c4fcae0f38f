//! A contract seen as demands: every requirement with what a supplier has to know about it, as data, as a printed report
//! and as a workbook to fill in.
//!
//! All of it goes to the other side. What is read here of a clause is its basis in law and its standards; positions, notes
//! and mandates are not looked at.

mod digest;
mod news;
mod order;
mod overview;
mod report;
#[cfg(test)]
pub(super) mod sample;
mod start;
pub(super) mod words;
mod workbook;

use super::listed;
use crate::model::{
    Article, ClauseLibrary, Document, FactValue, Field, Labels, ListedBasis, ListedRequirement, Part,
    REQUIREMENTS_SCHEMA, RequirementList, RequirementRow,
};

pub use digest::digest;
pub use news::since;
pub(super) use order::by_moment;
pub use report::{Grouping, RequirementSetting, requirement_report};
pub use workbook::requirement_workbook;

/// The requirements of a document that is composed, of which `open` items are still open.
///
/// `dutch` is the same document in Dutch, where the list is in another language: the Dutch text leads.
pub fn requirement_list(
    document: &Document,
    open: usize,
    dutch: Option<&Document>,
    library: &ClauseLibrary,
) -> RequirementList {
    let requirements =
        document.requirements.iter().filter_map(|row| requirement(row, document, dutch, library)).collect();
    RequirementList {
        schema: REQUIREMENTS_SCHEMA.to_owned(),
        language: document.language,
        contract: Some(listed::contract(document)),
        assumed: Vec::new(),
        open,
        moments: document.moments,
        requirements,
        since: None,
        library: listed::library(document),
    }
}

/// The requirements that a purchase would have of which only facts are known. What the document says of contract, procedure
/// and parties was made up to compose it, and is left out.
pub fn assumed_requirements(
    document: &Document,
    dutch: Option<&Document>,
    library: &ClauseLibrary,
    labels: &Labels,
) -> RequirementList {
    let assumed = library
        .facts
        .iter()
        .filter(|fact| !fact.internal)
        .filter_map(|fact| Some((fact, document.facts.get(&fact.key)?)))
        .filter(|(fact, value)| **value != fact.unasked_value() && **value != FactValue::YesNo(false))
        .map(|(fact, value)| Field {
            label: fact.question.get(document.language).trim_end_matches('?').to_owned(),
            value: labels.answer(fact, value, document.language),
        });
    RequirementList { contract: None, assumed: assumed.collect(), ..requirement_list(document, 0, dutch, library) }
}

/// A requirement with its article; nothing for one whose article is not in the document.
fn requirement(
    row: &RequirementRow,
    document: &Document,
    dutch: Option<&Document>,
    library: &ClauseLibrary,
) -> Option<ListedRequirement> {
    let (part, article) = place(row, document)?;
    let clause = library.clause(article.id.as_str());
    let language = document.language;
    let basis = clause.into_iter().flat_map(|clause| &clause.legal_basis).map(|basis| ListedBasis {
        source: library.law_name(&basis.law, language).to_owned(),
        place: basis.place.get(language).to_owned(),
        about: basis.about.get(language).to_owned(),
        certainty: basis.certainty,
    });
    let in_dutch = dutch.and_then(|dutch| dutch.requirements.iter().find(|other| other.id == row.id));
    Some(ListedRequirement {
        id: row.id.clone(),
        provision: row.provision.clone(),
        number: row.number.clone(),
        article: article.title.clone(),
        chapter: part.title.clone(),
        kind: row.kind,
        text: row.text.clone(),
        dutch: in_dutch.map(|other| other.text.clone()),
        evidence: row.evidence.clone(),
        due: row.due,
        deadline: row.deadline.clone(),
        due_on: if row.deadline.is_none() { document.moments.date(row.due) } else { None },
        assessor: row.assessor,
        principles: article.principles.clone(),
        basis: basis.collect(),
        standards: clause.map(|clause| clause.standards.clone()).unwrap_or_default(),
        news: None,
    })
}

/// The article that a requirement belongs to, with the chapter that it is in.
fn place<'a>(row: &RequirementRow, document: &'a Document) -> Option<(&'a Part, &'a Article)> {
    let mut all = document.parts.iter().flat_map(|part| part.articles.iter().map(move |article| (part, article)));
    all.find(|(_, article)| row.provision.clause() == article.id)
}
