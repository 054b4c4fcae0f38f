use std::collections::BTreeMap;

use super::again::dossier_of;
use super::{Input, compose};
use crate::model::{
    Article, ChosenPosition, ClauseId, ClauseLibrary, Document, FallbackText, Organisation, Playbook, PlaybookClause,
    plain,
};

/// What may be agreed on a contract: its clauses, with the values that they have in it and the texts of their fallbacks
/// composed with these. Clauses that the library does not hold are left out.
pub fn playbook(document: &Document, library: &ClauseLibrary) -> Playbook {
    let mut fallbacks = fallback_texts(document, library);
    let clauses = document.articles().filter_map(|article| {
        let clause = library.clauses.get(&article.id)?.clone();
        let values = document.parameters.get(&article.id).cloned().unwrap_or_default();
        let fallbacks = fallbacks.remove(&article.id).unwrap_or_default();
        Some((article.id.clone(), PlaybookClause { clause, values, fallbacks }))
    });
    Playbook { language: document.language, clauses: clauses.collect() }
}

/// The texts of every fallback of the clauses of a contract. The first fallbacks of all clauses are composed together,
/// then the second ones, and so on: only numbers in references can differ from composing each alone.
pub fn fallback_texts(document: &Document, library: &ClauseLibrary) -> BTreeMap<ClauseId, Vec<FallbackText>> {
    let ids: Vec<&ClauseId> = document.articles().map(|article| &article.id).collect();
    let of = |id: &ClauseId| library.clauses.get(id).map_or(&[][..], |clause| &clause.positions.fallbacks);
    let rounds = ids.iter().map(|id| of(id).len()).max().unwrap_or_default();
    let mut dossier = dossier_of(document, library);
    let organisation = Organisation::default();
    let mut texts: BTreeMap<ClauseId, Vec<FallbackText>> = BTreeMap::new();
    for round in 0..rounds {
        let chosen = |id: &&ClauseId| {
            let fallback = of(id).get(round)?.key.clone();
            Some(((*id).clone(), ChosenPosition { fallback, agreed: Vec::new() }))
        };
        dossier.positions = ids.iter().filter_map(chosen).collect();
        let input = Input { library, organisation: &organisation, dossier: &dossier, style: &document.style };
        let Some(draft) = compose(&input).value else { continue };
        for article in draft.document.articles() {
            let Some(position) = dossier.positions.get(&article.id) else { continue };
            let text = FallbackText { key: position.fallback.clone(), texts: provisions(article) };
            texts.entry(article.id.clone()).or_default().push(text);
        }
    }
    texts
}

/// The texts of the paragraphs and points of an article, by their stable address.
fn provisions(article: &Article) -> BTreeMap<String, String> {
    let all = article.paragraphs.iter().flat_map(|paragraph| {
        let points = paragraph.points.iter().map(|point| (point.id.to_string(), plain(&point.text)));
        std::iter::once((paragraph.id.to_string(), plain(&paragraph.text))).chain(points)
    });
    all.collect()
}
