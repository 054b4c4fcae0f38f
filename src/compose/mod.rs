//! Dossier and library to draft (L2): which clauses apply and why, in which order, with which words.
//!
//! 1. `facts`: the answers become complete facts.
//! 2. `select`: conditions over the facts decide which clauses are in; every clause gets its reason.
//! 3. `outline`: positions and waivers change the clauses; what is left is numbered.
//! 4. `text`: tera renders each text with the values of its parameters; marks become links and values.
//! 5. `definitions`: the terms that are used are defined.
//! 6. `document`: tables and colophon complete the document.

mod again;
mod assessment;
mod burden;
mod catalog;
mod codes;
mod context;
mod coverage;
mod definitions;
mod document;
mod examples;
mod facts;
mod inline;
mod layer;
mod listed;
mod outline;
mod playbook;
mod requirements;
mod review_sheet;
mod select;
mod sheet;
mod statement;
mod templates;
mod text;
mod texts;
mod transcript;
mod values;

use std::sync::Arc;

use crate::diag::{At, Diagnostic, Outcome, did_you_mean};
use crate::model::{ClauseLibrary, Dossier, Draft, HouseStyle, Organisation};

pub use again::{in_language, in_library};
pub use assessment::{assessment_report, assessment_workbook};
pub use burden::{burden, burden_report, burden_workbook};
pub use catalog::catalog;
pub use codes::{BAD_ANSWER, EXPLANATIONS, UNKNOWN_FACT};
pub use coverage::{Unlike, coverage, coverage_report, coverage_workbook, uncover, unlike};
pub use examples::example_dossier;
pub use inline::TermFinder;
pub use layer::layer;
pub use playbook::{fallback_texts, playbook};
pub use requirements::{
    Grouping, Outlook, RequirementSetting, facts_implied, fitting_labels, gone_with_clauses, outlook, requirement_list,
    requirement_report, requirement_workbook, since,
};
pub use review_sheet::{ReviewSetting, review_brief, review_sheet};
pub use sheet::{of_contract, of_contract_file, of_draft};
pub use statement::{OpenPoint, declaration, open_points, statement_workbook, statement_yaml};
pub use texts::check_clause;
pub use transcript::transcript;
pub use values::printed;

/// What a contract is made from.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The library, with the organisation's own clauses in it.
    pub library: &'a ClauseLibrary,
    /// The municipality's defaults.
    pub organisation: &'a Organisation,
    /// The procurement.
    pub dossier: &'a Dossier,
    /// How the document looks.
    pub style: &'a HouseStyle,
}

/// Composes a draft. There is none when the template or edition is unknown; other problems leave a draft to look at.
pub fn compose(input: &Input<'_>) -> Outcome<Draft> {
    let mut diagnostics = Vec::new();
    let library = input.library;
    let dossier = input.dossier;
    let template = library.templates.get(&dossier.template);
    if template.is_none() {
        diagnostics.push(
            Diagnostic::new(codes::UNKNOWN_TEMPLATE, format!("no template is named `{}`", dossier.template))
                .at(&dossier.file, At::Value("/template".into()))
                .maybe_hint(did_you_mean(&dossier.template, library.templates.keys().map(String::as_str))),
        );
    }
    let edition = library.editions.get(&dossier.gibit);
    if edition.is_none() {
        diagnostics.push(
            Diagnostic::new(codes::UNKNOWN_EDITION, format!("no edition of GIBIT is named `{}`", dossier.gibit))
                .at(&dossier.file, At::Value("/gibit".into()))
                .hint(format!("editions: {}", library.editions.keys().cloned().collect::<Vec<_>>().join(", "))),
        );
    }
    check_confirmations(input, &mut diagnostics);
    let labels = library.labels(dossier.language);
    let mut open = Vec::new();
    let facts = facts::resolve(input, &labels, &mut diagnostics, &mut open);
    let (Some(template), Some(edition)) = (template, edition) else {
        values::check_given(input, None, &mut diagnostics);
        return Outcome::failed(diagnostics);
    };
    let selected = select::select(input, template, &facts, &labels);
    let included: Vec<_> = selected.parts.iter().flatten().map(|clause| &clause.id).collect();
    values::check_given(input, Some(&included), &mut diagnostics);
    let outline = outline::outline(input, &selected.parts, &facts);
    let scope = context::Scope::new(input, template, edition, &labels, &outline, &facts, &mut open);
    let texts = text::render(input, &scope, &outline, &mut diagnostics, &mut open);
    let document = document::assemble(input, template, &scope, selected, &outline, facts, texts, &mut open);
    Outcome::new(Draft { document, open }, diagnostics)
}

fn check_confirmations(input: &Input<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let subjects = || input.library.subjects.iter().map(|subject| subject.key.as_str());
    let lists: [(&Arc<str>, &[crate::model::Confirmation]); 2] = [
        (&input.dossier.file, &input.dossier.confirmations),
        (&input.organisation.file, &input.organisation.confirmations),
    ];
    for (file, confirmations) in lists {
        for (index, confirmation) in confirmations.iter().enumerate() {
            let path = format!("/confirmations/{index}");
            let same = |other: &&crate::model::Confirmation| {
                other.edition == confirmation.edition && other.subject == confirmation.subject
            };
            if confirmations[..index].iter().any(|other| same(&other)) {
                let message = format!("the article on `{}` is confirmed twice", confirmation.subject);
                diagnostics.push(
                    Diagnostic::new(codes::DOUBLE_CONFIRMATION, message)
                        .at(file, At::Value(path.clone()))
                        .hint("keep the one that is right"),
                );
            }
            if !subjects().any(|known| known == confirmation.subject) {
                diagnostics.push(
                    Diagnostic::new(
                        codes::UNKNOWN_SUBJECT,
                        format!("no GIBIT subject is named `{}`", confirmation.subject),
                    )
                    .at(file, At::Value(format!("{path}/subject")))
                    .maybe_hint(did_you_mean(&confirmation.subject, subjects())),
                );
            }
            if !input.library.editions.contains_key(&confirmation.edition) {
                let message = format!("no edition of GIBIT is named `{}`", confirmation.edition);
                diagnostics.push(
                    Diagnostic::new(codes::UNKNOWN_EDITION, message)
                        .at(file, At::Value(format!("{path}/edition")))
                        .maybe_hint(did_you_mean(
                            &confirmation.edition,
                            input.library.editions.keys().map(String::as_str),
                        )),
                );
            }
        }
    }
}
