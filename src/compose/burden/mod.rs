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
    AssuranceNeed, BURDEN_SCHEMA, Burden, BurdenLimits, BurdenRequirement, BurdenTotals, Clause, ClauseId,
    ClauseLibrary, Document, Dossier, Due, Fallback, LighterEffect, LighterFallback, ProportionalityNote,
    RequirementChange, RequirementKind, RequirementRow, TextChange, plain,
};

pub use report::burden_report;
pub use workbook::burden_workbook;

/// What a document asks, of which `open` items are still open. `dutch` is the same document in Dutch, where the language is
/// another: its words bind. The estimated value is in no contract: it comes from the dossier, where there is one.
pub fn burden(
    document: &Document,
    open: usize,
    dutch: Option<&Document>,
    library: &ClauseLibrary,
    dossier: Option<&Dossier>,
) -> Burden {
    let limits = library.burden.as_ref();
    let value = limits.zip(dossier).and_then(|(limits, dossier)| limits.value(dossier, library));
    let months = limits.and_then(|limits| limits.months(document));
    let requirements: Vec<BurdenRequirement> =
        document.requirements.iter().map(|row| requirement(row, document, dutch, library, months)).collect();
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
    dutch: Option<&Document>,
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
        times: BurdenLimits::times(row, &document.moments, months),
        by_interval: row.timing.is_some_and(|timing| timing.times(&document.moments, months).is_some()),
        repeats: repeats(row, document, dutch, library),
        assurance: AssuranceNeed::of(&row.evidence),
        lighter: lighter.collect(),
        otherwise: clause.map(|clause| otherwise(clause, row, document)).unwrap_or_default(),
        chosen: document.positions.iter().find(|one| one.clause == row.provision.clause()).map(|one| one.title.clone()),
    }
}

/// The evidence that needs nobody from outside with which the library is content in other purchases: that of a requirement on
/// the same provision that does not apply here. Only where nothing but assurance does here.
fn otherwise(clause: &Clause, row: &RequirementRow, document: &Document) -> Vec<String> {
    if AssuranceNeed::of(&row.evidence) != AssuranceNeed::Only {
        return Vec::new();
    }
    let at: Vec<&str> = row.provision.keys().collect();
    let at = at.join("/");
    let is_asked = |key: &str| document.requirements.iter().any(|other| other.id == format!("{}#{key}", clause.id));
    let others = clause.requirements.iter().filter(|other| other.at == at && !is_asked(&other.key));
    let own = others.flat_map(|other| &other.evidence).filter(|evidence| !evidence.kind.is_assurance());
    let texts = own.map(|evidence| evidence.text(document.language).trim());
    // What has a value to fill in belongs to a contract that has it.
    texts.filter(|text| !text.contains("{{")).map(str::to_owned).collect()
}

/// The words with which a requirement, or its paragraph, asks the evidence again later. The Dutch words decide, which bind;
/// they are told in the language of the document where it has such words too. Nothing where the same paragraph asks it yearly
/// in a requirement of its own: that is counted there.
fn repeats(
    row: &RequirementRow,
    document: &Document,
    dutch: Option<&Document>,
    library: &ClauseLibrary,
) -> Option<String> {
    let limits = library.burden.as_ref()?;
    let returns = |other: &RequirementRow| {
        other.due == Due::Yearly && other.provision.clause() == row.provision.clause() && other.number == row.number
    };
    if document.requirements.iter().any(returns) {
        return None;
    }
    let words = |document: &Document| {
        let row = document.requirements.iter().find(|other| other.id == row.id)?;
        texts(row, document).into_iter().find_map(|text| limits.repeats(&text, document.language))
    };
    let binding = words(dutch.unwrap_or(document))?;
    Some(words(document).unwrap_or(binding))
}

/// What a requirement says, and its paragraph where the evidence belongs to the performance: what comes with the tender or
/// before signing is shown once, however often the paragraph asks something afterwards.
fn texts(row: &RequirementRow, document: &Document) -> Vec<String> {
    let evidence = row.evidence.iter().map(|evidence| evidence.text.clone());
    let own = std::iter::once(row.text.clone()).chain(row.deadline.clone()).chain(evidence);
    let article = document.articles().find(|article| article.id == row.provision.clause());
    let paragraphs = article.into_iter().flat_map(|article| &article.paragraphs);
    let paragraph = paragraphs.filter(|one| one.number == row.number && !matches!(row.due, Due::Tender | Due::Signing));
    own.chain(paragraph.map(|paragraph| plain(&paragraph.text))).collect()
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
    } else if adds(fallback, paragraph, clause) {
        LighterEffect::Adds
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

/// Whether a fallback adds a paragraph about another one.
fn adds(fallback: &Fallback, paragraph: &str, clause: &Clause) -> bool {
    let keys: Vec<&str> = clause.paragraphs.iter().map(|one| one.key.as_str()).collect();
    fallback.changes.iter().any(|change| adds_about(change, paragraph, &clause.id, &keys))
}

/// Whether a change adds a paragraph about another one of the clause: it names that one, or stands behind it and names none.
/// `keys` are those of the paragraphs of the clause.
fn adds_about(change: &TextChange, paragraph: &str, clause: &ClauseId, keys: &[&str]) -> bool {
    let Some((after, text)) = change.after.as_deref().zip(change.nl.as_deref()) else { return false };
    let names = |key: &str| text.contains(&format!("\"{clause}/{key}\""));
    names(paragraph) || after == paragraph && !keys.iter().any(|key| names(key))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fallback_that_adds_a_paragraph_is_about_the_one_that_it_names_or_follows() {
        let clause = ClauseId::new("security");
        let change = |after: &str, text: &str| TextChange {
            at: None,
            after: Some(after.to_owned()),
            key: Some("9a".to_owned()),
            remove: false,
            nl: Some(text.to_owned()),
            en: Some(text.to_owned()),
        };
        let adds = |change: &TextChange, paragraph| adds_about(change, paragraph, &clause, &["1", "2"]);
        let named = change("2", "Zie {{ ref(to=\"security/1\") }}.");
        assert!(adds(&named, "1") && !adds(&named, "2"));
        let behind = change("2", "Leverancier krijgt uitstel.");
        assert!(adds(&behind, "2") && !adds(&behind, "1"));
        assert!(!adds(&TextChange { after: None, at: Some("2".to_owned()), ..behind }, "2"));
    }
}
