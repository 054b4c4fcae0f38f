//! What lists and reports about a contract say of it: the contract, the library, versions.

use crate::model::{
    Cell, Document, Field, Labels, ListedContract, ListedLibrary, SheetColumn, SheetEntry, Table, capital, lines,
};

/// The contract that a list is of.
pub(super) fn contract(document: &Document) -> ListedContract {
    ListedContract {
        title: document.title.clone(),
        number: document.number.clone(),
        date: document.date,
        subject: document.subject.clone(),
        subject_language: None,
        procedure: document.procedure.clone(),
        phase: document.phase,
        gibit: document.gibit.clone(),
        authority: document.authority.clone(),
        contractor: document.contractor.clone(),
    }
}

/// What a contract is about, in quotation marks where that is in another language.
pub(super) fn subject(contract: &ListedContract, labels: &Labels) -> String {
    let subject = contract.subject.clone();
    contract.subject_language.map_or(subject, |language| {
        labels.fill(&format!("subject_in_{}", language.code()), &[("subject", &contract.subject)])
    })
}

/// The line below the title of a report: the contract and what it is about.
pub(super) fn subtitle(contract: &ListedContract, labels: &Labels) -> String {
    format!("{} · {}", contract.title, subject(contract, labels))
}

/// The library that a list was made with.
pub(super) fn library(document: &Document) -> ListedLibrary {
    ListedLibrary {
        name: document.colophon.library.clone(),
        version: document.colophon.library_version.clone(),
        digest: document.colophon.library_digest.clone(),
        review: document.colophon.review.clone(),
    }
}

/// What the first page of a report says of the contract.
pub(super) fn facts(contract: &ListedContract, labels: &Labels) -> Vec<Field> {
    let field = |label: &str, value: &str| Field { label: labels.text(label).to_owned(), value: value.to_owned() };
    let procedure = &contract.procedure;
    // In few lines: what matters most has to stand on the first page.
    let called: Vec<&str> = [Some(&procedure.name), procedure.reference.as_ref(), procedure.lot.as_ref()]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let mut facts = vec![
        field("contracting_authority", &contract.authority.name),
        field("procedure", &called.join(" · ")),
        field("contract_number", &format!("{} · {}", contract.number, labels.date(contract.date))),
    ];
    facts.extend(contract.contractor.as_ref().map(|contractor| field("contractor", &contractor.name)));
    facts.push(field("phase", &capital(&labels.variant("phase", &contract.phase))));
    facts.push(field("gibit_edition", &contract.gibit.title));
    facts
}

/// The versions in a colophon.
pub(super) fn versions(library: &ListedLibrary, labels: &Labels) -> Vec<Field> {
    let field = |label: &str, value: String| Field { label: labels.text(label).to_owned(), value };
    vec![
        field("program_version", concat!("beding ", env!("CARGO_PKG_VERSION")).to_owned()),
        field("library", format!("{} {}", library.name, library.version)),
    ]
}

/// A text on one line for a cell.
pub(super) fn flat(text: &str) -> String {
    lines(text).collect::<Vec<_>>().join(" ")
}

/// A column of a sheet that is read and not filled in.
pub(super) fn given(labels: &Labels, label: &str, width: u8) -> SheetColumn {
    SheetColumn { title: labels.text(label).to_owned(), width, to_fill: false, entry: SheetEntry::Text, help: None }
}

/// A table with the sentences above it, under the labels of its key.
pub(super) fn table(labels: &Labels, key: &str, columns: &[&str], widths: &[u8], rows: Vec<Vec<Cell>>) -> Table {
    let text = |label: &str| labels.text(label).to_owned();
    Table {
        key: key.to_owned(),
        title: text(&format!("{key}_title")),
        intro: Some(text(&format!("{key}_intro"))),
        columns: columns.iter().map(|column| text(column)).collect(),
        widths: widths.to_vec(),
        rows,
        empty: None,
    }
}
