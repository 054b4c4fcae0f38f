//! What a contract covers of the principles, the subjects of GIBIT, laws and standards, as data, as a printed report and as a
//! workbook.
//!
//! It may be published. What is read here of a clause is what it carries out and rests on; positions, notes and mandates are
//! not looked at.

mod after;
mod gather;
mod report;
mod words;
mod workbook;

use std::collections::BTreeMap;

use gather::Gatherer;

use super::listed;
use crate::model::{
    COVERAGE_SCHEMA, Certainty, Clause, ClauseLibrary, Coverage, CoverageField, CoverageGroup, CoverageState, Document,
    Labels, Law, LawKind, LawPart, LawUnit, LegalBasis,
};

pub use after::{uncover, unknown_articles};
pub use report::coverage_report;
pub use workbook::coverage_workbook;

/// What a document covers, of which `open` items are still open; the labels are of its language.
///
/// An article of a clause that the library does not have counts for the principles and subjects that the document itself
/// says it carries out.
pub fn coverage(document: &Document, open: usize, library: &ClauseLibrary, labels: &Labels) -> Coverage {
    let gatherer = Gatherer::new(document, library, labels);
    let mut groups = principles(&gatherer);
    groups.push(subjects(&gatherer));
    groups.extend(library.laws.iter().map(|law| articles(&gatherer, law)));
    groups.push(standards(&gatherer));
    groups.retain(|group| !group.items.is_empty());
    Coverage {
        schema: COVERAGE_SCHEMA.to_owned(),
        language: document.language,
        contract: listed::contract(document),
        open,
        groups,
        counter: None,
        library: listed::library(document),
    }
}

/// The principles, a group for each chapter. A chapter itself is an item where a clause names it or it has nothing below it.
fn principles(gatherer: &Gatherer<'_>) -> Vec<CoverageGroup> {
    let library = gatherer.library;
    let language = gatherer.document.language;
    let named = |key: &str| library.clauses.values().any(|clause| clause.principles.iter().any(|one| one == key));
    let chapters = library.principles.iter().filter(|principle| principle.chapter.is_none());
    let groups = chapters.map(|chapter| {
        let below = |key: &Option<String>| key.as_ref() == Some(&chapter.key);
        let has_any = library.principles.iter().any(|principle| below(&principle.chapter));
        let own = std::iter::once(chapter).filter(|chapter| named(&chapter.key) || !has_any);
        let items = own.chain(library.principles.iter().filter(|principle| below(&principle.chapter)));
        let items = items.map(|principle| {
            let key = principle.key.as_str();
            let by = gatherer.by(|article, _| article.principles.iter().any(|one| one == key).then(Default::default));
            let missing = gatherer.missing(|clause| clause.principles.iter().any(|one| one == key));
            let otherwise = if principle.municipal { CoverageState::Municipal } else { CoverageState::NoClause };
            let text = if language == crate::model::Language::Nl { &principle.nl } else { &principle.en };
            gatherer.item(key, key.to_owned(), text.trim().to_owned(), by, missing, otherwise)
        });
        let title = chapter.title.as_ref().map_or("", |title| title.get(language));
        CoverageGroup {
            field: CoverageField::Principle,
            key: chapter.key.clone(),
            title: gatherer.labels.fill("coverage_chapter", &[("number", &chapter.key), ("title", title)]),
            items: items.collect(),
        }
    });
    groups.collect()
}

/// The subjects of GIBIT, in the order of the vocabulary.
fn subjects(gatherer: &Gatherer<'_>) -> CoverageGroup {
    let Gatherer { document, library, labels, .. } = *gatherer;
    let edition = library.editions.get(&document.gibit.edition);
    let items = library.subjects.iter().map(|subject| {
        let key = subject.key.as_str();
        let links = document.articles().flat_map(|article| &article.gibit);
        let linked = links.map(|link| &link.reference).find(|reference| reference.subject == key).cloned();
        let reference = linked.or_else(|| edition?.resolve(key, &[]));
        let by = gatherer.by(|article, _| {
            let link = article.gibit.iter().find(|link| link.reference.subject == key)?;
            Some(gather::Ground { relation: Some(link.relation), ..Default::default() })
        });
        let missing = gatherer.missing(|clause| clause.gibit.iter().any(|hook| hook.subject == key));
        let lacks = edition.is_some_and(|edition| edition.lacks(key)) && reference.is_none();
        let otherwise = if lacks { CoverageState::NotInEdition } else { CoverageState::LeftToGibit };
        let name = if document.language == crate::model::Language::Nl { &subject.nl } else { &subject.en };
        let number = reference.as_ref().and_then(|reference| reference.number.as_deref());
        let label = number.map_or_else(
            || name.clone(),
            |number| labels.fill("coverage_subject", &[("subject", name), ("number", number)]),
        );
        let mut item = gatherer.item(key, label, String::new(), by, missing, otherwise);
        item.confirmed = reference.as_ref().is_some_and(|reference| reference.confirmed.is_some());
        item.gibit = reference.map(|reference| reference.state);
        if lacks {
            item.state = CoverageState::NotInEdition;
        }
        item
    });
    CoverageGroup {
        field: CoverageField::Gibit,
        key: String::new(),
        title: document.gibit.title.clone(),
        items: items.collect(),
    }
}

/// The articles of a law that the library knows of, in order; a place without an article is an item by itself.
fn articles(gatherer: &Gatherer<'_>, law: &Law) -> CoverageGroup {
    let language = gatherer.document.language;
    let bases = |clause: &Clause| -> Vec<LegalBasis> {
        clause.legal_basis.iter().filter(|basis| basis.law == law.key).cloned().collect()
    };
    let all: Vec<LegalBasis> = gatherer.library.clauses.values().flat_map(bases).collect();
    let parts: std::collections::BTreeSet<&LawPart> = all.iter().flat_map(|basis| &basis.articles).collect();
    let places: std::collections::BTreeSet<&str> =
        all.iter().filter(|basis| basis.articles.is_empty()).map(|basis| basis.place.get(language)).collect();
    let item = |key: String, label: String, part: Option<&LawPart>| {
        let rests = |basis: &LegalBasis| match part {
            Some(part) => basis.articles.contains(part),
            None => basis.articles.is_empty() && basis.place.get(language) == label,
        };
        let by = gatherer.by(|_, clause| {
            let bases: Vec<LegalBasis> = bases(clause?).into_iter().filter(|basis| rests(basis)).collect();
            let first = bases.first()?;
            let places: Vec<String> = bases
                .iter()
                .map(|basis| {
                    let values = [("place", basis.place.get(language)), ("about", basis.about.get(language))];
                    gatherer.labels.fill("coverage_place", &values)
                })
                .collect();
            // The least sure of what is said together.
            let certainty = bases.iter().map(|basis| basis.certainty).max().unwrap_or(first.certainty);
            Some(gather::Ground { place: Some(places.join("; ")), certainty: Some(certainty), relation: None })
        });
        let missing = gatherer.missing(|clause| bases(clause).iter().any(rests));
        let mut item = gatherer.item(&key, label.clone(), String::new(), by, missing, CoverageState::NoClause);
        item.part = part.cloned();
        item
    };
    let numbered =
        parts.into_iter().map(|part| item(part.to_string(), part_name(part, law, gatherer.labels), Some(part)));
    let whole = places.into_iter().map(|place| item(place.to_owned(), place.to_owned(), None));
    CoverageGroup {
        field: CoverageField::Law,
        key: law.key.clone(),
        title: law.name.get(language).to_owned(),
        items: numbered.chain(whole).collect(),
    }
}

/// What a part of a law is called, e.g. `artikel 28` or `section 1.10`.
fn part_name(part: &LawPart, law: &Law, labels: &Labels) -> String {
    let key = match part.unit {
        LawUnit::Article if law.kind == LawKind::Act => "section".to_owned(),
        unit => crate::model::written(&unit),
    };
    labels.fill(&format!("coverage_part_{key}"), &[("number", &part.number)])
}

/// The standards, by name.
fn standards(gatherer: &Gatherer<'_>) -> CoverageGroup {
    let all = gatherer.library.clauses.values().flat_map(|clause| &clause.standards);
    let mut names: BTreeMap<&str, Option<_>> = BTreeMap::new();
    for standard in all {
        let forum = names.entry(standard.name.as_str()).or_default();
        *forum = forum.or(standard.forum);
    }
    let items = names.into_iter().map(|(name, forum)| {
        let by = gatherer.by(|_, clause| {
            let standard = clause?.standards.iter().find(|standard| standard.name == name)?;
            let certainty: Option<Certainty> = Some(standard.certainty);
            Some(gather::Ground { place: standard.version.clone(), certainty, relation: None })
        });
        let missing = gatherer.missing(|clause| clause.standards.iter().any(|standard| standard.name == name));
        let mut item = gatherer.item(name, name.to_owned(), String::new(), by, missing, CoverageState::NoClause);
        item.forum = forum;
        item
    });
    CoverageGroup {
        field: CoverageField::Standard,
        key: String::new(),
        title: gatherer.labels.text("coverage_standards").to_owned(),
        items: items.collect(),
    }
}
