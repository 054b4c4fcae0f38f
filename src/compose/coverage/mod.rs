//! What a contract covers of the principles, the subjects of GIBIT, laws and standards, as data, as a printed report and as a
//! workbook.
//!
//! Unless it weighs a counter-proposal, it may be published. What is read here of a clause is what it carries out and rests on; positions, notes and mandates are
//! not looked at.

mod after;
mod brief;
mod gather;
mod naming;
mod report;
mod tables;
mod words;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};

use gather::{Basis, Gatherer};
use naming::Naming;

use super::listed;
use crate::model::{
    Article, COVERAGE_SCHEMA, Clause, ClauseLibrary, Coverage, CoverageField, CoverageGroup, CoverageState, Document,
    Ground, Labels, Law, LawPart, LegalBasis, NamedIn, plain,
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
    // Another edition of GIBIT says nothing on this contract.
    let edition = &document.gibit.edition;
    let laws = library.laws.iter().filter(|law| law.edition.as_ref().is_none_or(|known| known == edition));
    groups.extend(laws.map(|law| articles(&gatherer, law)));
    groups.push(standards(&gatherer));
    // What binds the municipality alone was not left out where a contract has nothing to do with it.
    let is_municipal = |group: &CoverageGroup| {
        group.field == CoverageField::Law && library.laws.iter().any(|law| law.municipal && law.key == group.key)
    };
    for group in groups.iter_mut().filter(|group| is_municipal(group)) {
        group.items.retain(|item| item.state.is_covered());
    }
    groups.retain(|group| !group.items.is_empty());
    Coverage {
        schema: COVERAGE_SCHEMA.to_owned(),
        internal: false,
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
            short: String::new(),
            law: None,
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
            Some(Basis { relation: Some(link.relation), ..Basis::default() })
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
        short: String::new(),
        law: None,
        items: items.collect(),
    }
}

/// The articles of a law that the library knows of, in order; where it names the law without an article, that is one item.
fn articles(gatherer: &Gatherer<'_>, law: &Law) -> CoverageGroup {
    let language = gatherer.document.language;
    let bases = |clause: &Clause| -> Vec<LegalBasis> {
        clause.legal_basis.iter().filter(|basis| basis.law == law.key).cloned().collect()
    };
    let all: Vec<LegalBasis> = gatherer.library.clauses.values().flat_map(bases).collect();
    let parts: BTreeSet<&LawPart> = all.iter().flat_map(|basis| &basis.articles).collect();
    let item = |key: String, label: String, part: Option<&LawPart>| {
        let rests = |basis: &LegalBasis| match part {
            Some(part) => basis.articles.contains(part),
            None => basis.articles.is_empty(),
        };
        let by = gatherer.by(|_, clause| {
            let grounds = bases(clause?).into_iter().filter(rests).map(|basis| {
                let values = [("place", basis.place.get(language)), ("about", basis.about.get(language))];
                Ground { text: Some(gatherer.labels.fill("coverage_place", &values)), certainty: basis.certainty }
            });
            let grounds: Vec<Ground> = grounds.collect();
            (!grounds.is_empty()).then(|| Basis { grounds, ..Basis::default() })
        });
        let missing = gatherer.missing(|clause| bases(clause).iter().any(rests));
        let mut item = gatherer.item(&key, label, String::new(), by, missing, CoverageState::NoClause);
        item.part = part.cloned();
        item
    };
    let numbered =
        parts.into_iter().map(|part| item(part.to_string(), part_name(part, law, gatherer.labels), Some(part)));
    let whole = all.iter().any(|basis| basis.articles.is_empty());
    let whole = whole.then(|| item("whole".to_owned(), gatherer.labels.text("coverage_part_whole").to_owned(), None));
    CoverageGroup {
        field: CoverageField::Law,
        key: law.key.clone(),
        title: law.name.get(language).to_owned(),
        short: law.short.get(language).to_owned(),
        law: Some(law.kind),
        items: numbered.chain(whole).collect(),
    }
}

/// What a part of a law is called, e.g. `artikel 28` or `section 1.10`.
fn part_name(part: &LawPart, law: &Law, labels: &Labels) -> String {
    let key = words::part_key(part, Some(law.kind));
    labels.fill(&format!("coverage_part_{key}"), &[("number", &part.number)])
}

/// The standards, by name. An article counts where its own words name the standard, or those of a requirement of it.
fn standards(gatherer: &Gatherer<'_>) -> CoverageGroup {
    let all = gatherer.library.clauses.values().flat_map(|clause| &clause.standards);
    let mut names: BTreeMap<&str, Option<_>> = BTreeMap::new();
    for standard in all {
        let forum = names.entry(standard.name.as_str()).or_default();
        *forum = forum.or(standard.forum);
    }
    let naming = Naming::new(names.keys().copied());
    let texts = texts(gatherer.document);
    let items = names.into_iter().map(|(name, forum)| {
        let basis = |article: &Article, clause: Option<&Clause>| {
            let texts = texts.get(article.id.as_str()).map(Vec::as_slice).unwrap_or_default();
            let named = texts.iter().filter(|(_, text)| naming.is_named(name, text)).map(|(place, _)| place.clone());
            let known = clause.and_then(|clause| clause.standards.iter().find(|standard| standard.name == name));
            let ground = known.map(|known| Ground { text: known.version.clone(), certainty: known.certainty });
            Basis { named_in: named.collect(), grounds: ground.into_iter().collect(), relation: None }
        };
        let by = gatherer.by(|article, clause| Some(basis(article, clause)).filter(|basis| !basis.named_in.is_empty()));
        let missing = gatherer.missing(|clause| clause.standards.iter().any(|standard| standard.name == name));
        let unnamed = gatherer.by(|article, clause| Some(basis(article, clause)).filter(|one| !one.grounds.is_empty()));
        let named = !by.is_empty();
        let by = if named { by } else { unnamed };
        let otherwise = CoverageState::NoClause;
        let mut item = gatherer.item(name, name.to_owned(), String::new(), by, missing, otherwise);
        if !named && item.state.is_covered() {
            item.state = CoverageState::NotNamed;
        }
        item.forum = forum;
        item
    });
    CoverageGroup {
        field: CoverageField::Standard,
        key: String::new(),
        title: gatherer.labels.text("coverage_field_standard").to_owned(),
        short: String::new(),
        law: None,
        items: items.collect(),
    }
}

/// The texts of the paragraphs, points and requirements of a document, by article.
fn texts(document: &Document) -> BTreeMap<&str, Vec<(NamedIn, String)>> {
    let mut texts: BTreeMap<&str, Vec<(NamedIn, String)>> = BTreeMap::new();
    let place = |id: &str, number: &str| NamedIn { id: id.to_owned(), number: number.to_owned(), fate: None };
    for article in document.articles() {
        let of_article = texts.entry(article.id.as_str()).or_default();
        for paragraph in &article.paragraphs {
            of_article.push((place(paragraph.id.as_str(), &paragraph.number), plain(&paragraph.text)));
            let points = paragraph.points.iter();
            of_article.extend(points.map(|point| (place(point.id.as_str(), &paragraph.number), plain(&point.text))));
        }
        for row in document.requirements.iter().filter(|row| row.provision.clause() == article.id) {
            let evidence = row.evidence.iter().map(|evidence| evidence.text.as_str());
            let text: Vec<&str> = std::iter::once(row.text.as_str()).chain(evidence).collect();
            of_article.push((place(&row.id, &row.number), text.join("\n")));
        }
    }
    texts
}
