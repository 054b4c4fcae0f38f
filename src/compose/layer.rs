use super::codes;
use crate::diag::{At, Diagnostic, did_you_mean};
use crate::model::{Clause, ClauseLibrary, GibitEdition, Organisation, OwnClause};

/// Lays a municipality's own clauses and GIBIT editions over a library: what dossiers of that municipality see.
///
/// An own clause with the id of a library clause replaces it in its place; another one goes where the organisation file
/// says, in every template that has that part.
pub fn layer(
    mut library: ClauseLibrary,
    organisation: &Organisation,
    own: Vec<(usize, OwnClause, Clause)>,
    editions: Vec<GibitEdition>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ClauseLibrary {
    for (index, edition) in editions.into_iter().enumerate() {
        if library.editions.contains_key(&edition.edition) || !crate::model::is_key(&edition.edition) {
            let message = format!("`{}` cannot be the name of an edition of your own", edition.edition);
            diagnostics.push(
                Diagnostic::new(codes::EDITION_NAME, message)
                    .at(&organisation.file, At::Value(format!("/editions/{index}")))
                    .hint("use a name that is not taken, of lower-case letters, digits and hyphens, e.g. 2020-voorbeeldstad"),
            );
        }
        library.editions.insert(edition.edition.clone(), edition);
    }
    let mut seen: Vec<crate::model::ClauseId> = Vec::new();
    for (index, place, clause) in own {
        let id = clause.id.clone();
        if seen.contains(&id) {
            diagnostics.push(
                Diagnostic::new(codes::CLAUSE_TWICE, format!("the clause `{id}` is listed twice"))
                    .at(&organisation.file, At::Value(format!("/clauses/{index}/file"))),
            );
        }
        seen.push(id.clone());
        if let Some(after) = &place.after
            && (*after == id || !library.clauses.contains_key(after))
        {
            let names = library.clauses.keys().map(crate::model::ClauseId::as_str);
            diagnostics.push(
                Diagnostic::new(
                    codes::UNKNOWN_CLAUSE,
                    format!("`{id}` cannot stand after `{after}`: no other clause is named so"),
                )
                .at(&organisation.file, At::Value(format!("/clauses/{index}/after")))
                .maybe_hint(did_you_mean(after.as_str(), names)),
            );
        }
        let replaces = library.clauses.insert(id.clone(), clause).is_some();
        if replaces {
            continue;
        }
        let mut placed = false;
        for template in library.templates.values_mut() {
            let part = match &place.part {
                Some(key) => template.parts.iter_mut().find(|part| part.key == *key),
                None => template.parts.last_mut(),
            };
            let Some(part) = part else { continue };
            let at = place
                .after
                .as_ref()
                .and_then(|after| part.clauses.iter().position(|known| known == after))
                .map_or(part.clauses.len(), |position| position + 1);
            part.clauses.insert(at, id.clone());
            placed = true;
        }
        if !placed {
            let key = place.part.unwrap_or_default();
            let mut known: Vec<&str> =
                library.templates.values().flat_map(|template| &template.parts).map(|part| part.key.as_str()).collect();
            known.sort_unstable();
            known.dedup();
            diagnostics.push(
                Diagnostic::new(codes::UNKNOWN_PART, format!("no template has a part `{key}`"))
                    .at(&organisation.file, At::Value(format!("/clauses/{index}/part")))
                    .maybe_hint(did_you_mean(&key, known)),
            );
        }
    }
    library
}
