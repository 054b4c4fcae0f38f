//! A contract seen as demands: every requirement with what a supplier has to know about it, as data, as a printed report
//! and as a workbook to fill in.
//!
//! All of it goes to the other side. What is read here of a clause is its basis in law and its standards; positions, notes
//! and mandates are not looked at.

mod background;
mod checklist;
mod digest;
mod glossary;
mod news;
mod news_report;
mod order;
mod outlook;
mod overview;
mod provision;
mod released;
mod report;
#[cfg(test)]
pub(super) mod sample;
mod start;
mod stated;
pub(super) mod words;
mod workbook;

use super::listed;
use crate::model::{
    Article, ClauseLibrary, Document, Language, ListedBasis, ListedRequirement, Name, Part, REQUIREMENTS_SCHEMA,
    RequirementList, RequirementRow, ScheduleKind, Standard,
};

pub use news::since;
pub(super) use order::by_moment;
pub use outlook::{Outlook, facts_implied, outlook};
pub use released::gone_with_clauses;
pub use report::{Grouping, RequirementSetting, requirement_report};
pub use words::fitting_labels;
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
    let requirements: Vec<ListedRequirement> =
        document.requirements.iter().filter_map(|row| requirement(row, document, dutch, library)).collect();
    RequirementList {
        schema: REQUIREMENTS_SCHEMA.to_owned(),
        language: document.language,
        contract: Some(listed::contract(document)),
        given: Vec::new(),
        assumed: Vec::new(),
        adding: Vec::new(),
        annexes: annexes(document, library),
        open,
        moments: document.moments,
        digest: digest::digest(leading(document, dutch)),
        terms: glossary::terms(&requirements, document, library),
        requirements,
        since: None,
        library: listed::library(document),
    }
}

/// The annexes that are documents of their own with a list of requirements, e.g. `Bijlage 2 (Digitale rechten)`.
fn annexes(document: &Document, library: &ClauseLibrary) -> Vec<String> {
    let labels = library.labels(document.language);
    let has_list = |key: &str| {
        let template = library.templates.get(&document.template)?;
        let own = template.annexes.iter().find(|annex| annex.key == key)?.template.as_ref()?;
        library.templates.get(own).map(|template| template.schedules.contains(&ScheduleKind::Requirements))
    };
    let listed = document.annexes.iter().filter(|annex| has_list(&annex.key) == Some(true));
    listed.map(|annex| format!("{} {} ({})", labels.text("annex"), annex.number, annex.title)).collect()
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
    let of_another_edition = |law: &str| {
        library.law(law).and_then(|law| law.edition.as_ref()).is_some_and(|one| *one != document.gibit.edition)
    };
    let basis = clause.into_iter().flat_map(|clause| &clause.legal_basis);
    let basis = basis.filter(|basis| !of_another_edition(&basis.law)).map(|basis| ListedBasis {
        source: library.law_name(&basis.law, language).to_owned(),
        short: library.law(&basis.law).map(|law| law.short.get(language).to_owned()).unwrap_or_default(),
        place: basis.place.get(language).to_owned(),
        about: basis.about.get(language).to_owned(),
        certainty: basis.certainty,
    });
    let in_dutch = dutch.and_then(|dutch| dutch.requirements.iter().find(|other| other.id == row.id));
    let listed = ListedRequirement {
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
        timing: row.timing,
        due_on: document.moments.due_on(row.due, row.deadline.is_some(), row.timing.as_ref()),
        assessor: row.assessor,
        principles: article.principles.clone(),
        basis: basis.collect(),
        standards: clause.into_iter().flat_map(|clause| &clause.standards).map(|one| standard(one, language)).collect(),
        provision_digest: dutch
            .or(Some(document))
            .filter(|document| document.language == Language::Nl)
            .and_then(|document| provision::digest(&row.provision, document)),
        fingerprint: None,
        news: None,
    };
    let fingerprint = digest::fingerprint(&listed, in_dutch.unwrap_or(row), leading(document, dutch));
    Some(ListedRequirement { fingerprint: Some(fingerprint), ..listed })
}

/// The document in the language that leads, as far as there is one.
fn leading<'a>(document: &'a Document, dutch: Option<&'a Document>) -> &'a Document {
    dutch.unwrap_or(document)
}

/// A standard with the name of who keeps it in one language.
fn standard(standard: &Standard, language: Language) -> Standard {
    Standard { body: Name::Same(standard.body.get(language).to_owned()), ..standard.clone() }
}

/// The article that a requirement belongs to, with the chapter that it is in.
fn place<'a>(row: &RequirementRow, document: &'a Document) -> Option<(&'a Part, &'a Article)> {
    let mut all = document.parts.iter().flat_map(|part| part.articles.iter().map(move |article| (part, article)));
    all.find(|(_, article)| row.provision.clause() == article.id)
}
