//! What the requirements of a contract together ask of a supplier, and what lighter forms the library has, as data, as a
//! printed report and as a workbook.
//!
//! All of it stays inside the municipality: it names fallbacks, who must agree to them, and the estimated value.

mod report;
mod tables;
mod words;
mod workbook;

use super::listed;
use crate::model::{
    Article, AssuranceNeed, BURDEN_SCHEMA, Burden, BurdenLimits, BurdenRequirement, BurdenTotals, Clause,
    ClauseLibrary, Document, Dossier, Due, Fallback, LighterEffect, LighterFallback, ProportionalityNote,
    RequirementChange, RequirementKind, RequirementRow, plain,
};

pub use report::burden_report;
pub use workbook::burden_workbook;

/// What a document asks, of which `open` items are still open. The estimated value is in no contract: it comes from the
/// dossier, where there is one.
pub fn burden(document: &Document, open: usize, library: &ClauseLibrary, dossier: Option<&Dossier>) -> Burden {
    let limits = library.burden.as_ref();
    let value = limits.zip(dossier).and_then(|(limits, dossier)| limits.value(dossier, library));
    let months = limits.and_then(|limits| limits.months(document));
    let requirements: Vec<BurdenRequirement> =
        document.requirements.iter().map(|row| requirement(row, document, library, months)).collect();
    let chosen = document.positions.clone();
    let only = || requirements.iter().filter(|one| one.assurance == AssuranceNeed::Only);
    let assurance_times: usize = only().map(|one| one.times).sum();
    let with = |need: AssuranceNeed| requirements.iter().filter(|one| one.assurance == need).count();
    let totals = BurdenTotals {
        requirements: requirements.len(),
        repeating: requirements.iter().filter(|one| one.repeats.is_some()).count(),
        knock_outs: requirements.iter().filter(|one| one.kind == RequirementKind::KnockOut).count(),
        assurance_possible: with(AssuranceNeed::OneOf),
        assurance_only: with(AssuranceNeed::Only),
        times: requirements.iter().map(|one| one.times).sum(),
        assurance_times,
        assurance_repeating: only().filter(|one| one.repeats.is_some()).count(),
        assurance_tenths_per_100000: value.and_then(|value| BurdenLimits::tenths(assurance_times, value)),
    };
    Burden {
        schema: BURDEN_SCHEMA.to_owned(),
        internal: true,
        language: document.language,
        contract: listed::contract(document),
        open,
        value,
        months,
        yearly: document.moments.yearly_times(months),
        dated: document.moments.yearly.is_some()
            && (document.moments.exit.is_some() || document.moments.signing.is_some()),
        totals,
        chosen,
        stacks: limits.map(|limits| limits.stacks(document, value)).unwrap_or_default(),
        notes: notes(document, library),
        requirements,
        library: listed::library(document),
    }
}

fn requirement(
    row: &RequirementRow,
    document: &Document,
    library: &ClauseLibrary,
    months: Option<i64>,
) -> BurdenRequirement {
    let clause = library.clause(row.provision.clause().as_str());
    let article = document.articles().find(|article| article.id == row.provision.clause());
    let chosen = article.and_then(|article| article.position.as_deref());
    let lighter = clause.into_iter().flat_map(|clause| {
        let fallbacks = clause.positions.fallbacks.iter().filter(|fallback| Some(fallback.key.as_str()) != chosen);
        fallbacks.filter_map(|fallback| lighter(fallback, clause, row, document))
    });
    BurdenRequirement {
        id: row.id.clone(),
        provision: row.provision.clone(),
        number: row.number.clone(),
        article: article.map(|article| article.title.clone()).unwrap_or_default(),
        kind: row.kind,
        text: row.text.clone(),
        evidence: row.evidence.clone(),
        due: row.due,
        times: BurdenLimits::times(row.due, &document.moments, months),
        repeats: repeats(row, article, document, library),
        assurance: AssuranceNeed::of(&row.evidence),
        lighter: lighter.collect(),
        chosen: document.positions.iter().find(|one| one.clause == row.provision.clause()).map(|one| one.title.clone()),
    }
}

/// The words with which a requirement that is not due yearly, or its paragraph, asks the evidence again later.
fn repeats(
    row: &RequirementRow,
    article: Option<&Article>,
    document: &Document,
    library: &ClauseLibrary,
) -> Option<String> {
    let limits = library.burden.as_ref().filter(|_| row.due != Due::Yearly)?;
    let paragraph = article.into_iter().flat_map(|article| &article.paragraphs).find(|one| one.number == row.number);
    let paragraph = paragraph.map(|paragraph| plain(&paragraph.text));
    let evidence = row.evidence.iter().map(|evidence| evidence.text.clone());
    let texts = std::iter::once(row.text.clone()).chain(row.deadline.clone()).chain(evidence).chain(paragraph);
    texts.filter_map(|text| limits.repeats(&text, document.language)).next()
}

/// What a fallback does to a requirement; nothing where it leaves the provision alone.
fn lighter(fallback: &Fallback, clause: &Clause, row: &RequirementRow, document: &Document) -> Option<LighterFallback> {
    let language = document.language;
    let keys: Vec<&str> = row.provision.keys().collect();
    let (at, paragraph) = (keys.join("/"), keys.first().copied().unwrap_or_default());
    let changes = || {
        fallback
            .changes
            .iter()
            .filter(|change| change.at.as_deref() == Some(at.as_str()) || change.at.as_deref() == Some(paragraph))
    };
    let gives_up = fallback
        .drops
        .iter()
        .filter_map(|key| clause.must_have.iter().find(|element| element.key == *key))
        .any(|element| element.at == at || element.at == paragraph);
    let becomes = row.id.split_once('#').and_then(|(_, key)| fallback.requirement(key));
    if becomes.is_some_and(|change| change.kept) {
        return None;
    }
    let asks_something_else = becomes.is_some_and(RequirementChange::asks_something_else);
    let effect = if becomes.is_some_and(|change| change.remove) || changes().any(|change| change.remove) {
        LighterEffect::Drops
    } else if gives_up || asks_something_else || changes().next().is_some() {
        LighterEffect::Lightens
    } else {
        return None;
    };
    Some(LighterFallback {
        key: fallback.key.clone(),
        title: fallback.title.get(language).trim().to_owned(),
        effect,
        fits: fallback.fits.as_ref().is_none_or(|fits| fits.evaluate(&document.facts).holds),
        allowed: fallback.allowed.get(language).trim().to_owned(),
        agree: fallback.agree.clone(),
    })
}

/// The notes of the clauses of a document, in its order.
fn notes(document: &Document, library: &ClauseLibrary) -> Vec<ProportionalityNote> {
    let notes = document.articles().filter_map(|article| {
        let clause = library.clause(article.id.as_str())?;
        Some(ProportionalityNote {
            clause: article.id.clone(),
            number: article.number.clone(),
            title: article.title.clone(),
            text: clause.proportionality.get(document.language).trim().to_owned(),
        })
    });
    notes.collect()
}
