//! A contract as an OSCAL profile: which clauses it has, with which values, and where its text is not that of the catalog.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::catalog::{statement, values};
use super::pieces::{Head, document as written_document, object, parties, property, resource};
use super::{OscalSource, ids};
use crate::model::{
    Article, CatalogClause, ClauseCatalog, ClauseId, Document, Inline, Labels, PrintedParagraph, ProvisionId, plain,
};
use crate::write::markdown::escaped;

/// The values of the parameters of a contract as printed, by clause and name.
pub type PrintedValues = BTreeMap<ClauseId, BTreeMap<String, String>>;

/// A contract as an OSCAL profile (JSON) of the catalog that its clauses come from.
///
/// It holds only what the contract says: a fallback that was chosen shows in the text, others do not show.
pub fn oscal_profile(
    document: &Document,
    printed: &PrintedValues,
    catalog: &ClauseCatalog,
    source: &OscalSource,
    labels: &Labels,
) -> String {
    let digest = &catalog.digest;
    let head = Head {
        title: &labels.fill("oscal_profile", &[("title", &document.title), ("number", &document.number)]),
        date: document.date,
        version: &document.number,
        language: document.language.code(),
        properties: vec![
            property("contract", &document.number),
            property("gibit-edition", &document.gibit.edition),
            property("library-digest", digest),
        ],
        remarks: &document.colophon.review,
    };
    let mut metadata = head.metadata();
    parties(&mut metadata, digest, &document.authority, document.contractor.as_ref(), labels);
    let uuid = ids::uuid(digest, &format!("catalog/{}", source.digest));
    let controls: Vec<String> = document.articles().map(|article| ids::control(&article.id)).collect();
    let clauses: BTreeMap<&ClauseId, &CatalogClause> = catalog.clauses().map(|clause| (&clause.id, clause)).collect();
    let alters: Vec<Value> =
        document.articles().filter_map(|article| alter(article, clauses.get(&article.id)?, document, labels)).collect();
    written_document(
        "profile",
        json!({
            "metadata": metadata,
            "imports": [{"href": format!("#{uuid}"), "include-controls": [{"with-ids": controls}]}],
            "merge": {"as-is": true},
            "modify": object(json!({"set-parameters": set_parameters(document, printed, catalog), "alters": alters})),
            "back-matter": {"resources": [resource(&uuid, &catalog.name, source)]},
        }),
    )
}

/// The values of the contract: those of its clauses, and what else its text fills in.
fn set_parameters(document: &Document, printed: &PrintedValues, catalog: &ClauseCatalog) -> Vec<Value> {
    let mut set: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (clause, own) in printed {
        set.extend(own.iter().map(|(name, value)| (ids::parameter(clause, name), values(value))));
    }
    let known: BTreeSet<&str> = catalog.fields.iter().map(|field| field.name.as_str()).collect();
    for article in document.articles() {
        let own = printed.get(&article.id);
        for piece in texts(&article.paragraphs).into_values().flatten() {
            if let Inline::Value { parameter, text } = piece
                && known.contains(parameter.as_str())
                && !own.is_some_and(|own| own.contains_key(parameter))
            {
                set.insert(ids::field(parameter), values(text));
            }
        }
    }
    let given = set.into_iter().filter(|(_, values)| !values.is_empty());
    given.map(|(id, values)| json!({"param-id": id, "values": values})).collect()
}

/// Where a contract's article is not the clause of the catalog; nothing where it is.
fn alter(article: &Article, clause: &CatalogClause, document: &Document, labels: &Labels) -> Option<Value> {
    let catalog = texts(&clause.paragraphs);
    let contract = texts(&article.paragraphs);
    let same = |id: &ProvisionId, text: &[Inline]| catalog.get(id).is_some_and(|known| meaning(known) == meaning(text));
    let mut removes: Vec<String> = Vec::new();
    let mut adds: Vec<Value> = Vec::new();
    if contract.iter().all(|(id, text)| same(id, text)) {
        // A paragraph takes its points along.
        let gone = |id: &ProvisionId| !contract.contains_key(id);
        let paragraphs = clause.paragraphs.iter();
        removes.extend(paragraphs.flat_map(|paragraph| {
            if gone(&paragraph.id) {
                return vec![ids::provision(&paragraph.id)];
            }
            let points = paragraph.points.iter().filter(|point| gone(&point.id));
            points.map(|point| ids::provision(&point.id)).collect()
        }));
    } else {
        removes.push(ids::statement(&clause.id));
        let text = statement(clause, &article.paragraphs, &|text| escaped(&plain(text)));
        adds.push(json!({"position": "starting", "parts": [text]}));
    }
    let asked: BTreeSet<&str> = document.requirements.iter().map(|row| row.id.as_str()).collect();
    let not_asked = clause
        .requirements
        .iter()
        .filter(|requirement| !asked.contains(format!("{}#{}", clause.id, requirement.key).as_str()));
    removes.extend(not_asked.map(|requirement| ids::objective(&clause.id, &requirement.key)));
    if let Some(row) = document.positions.iter().find(|row| row.clause == article.id) {
        let mut property = property("fallback", &row.fallback)?;
        property["remarks"] = escaped(&labels.fill("oscal_fallback", &[("title", &row.title)])).into();
        adds.push(json!({"position": "ending", "props": [property]}));
    }
    if removes.is_empty() && adds.is_empty() {
        return None;
    }
    Some(object(json!({
        "control-id": ids::control(&clause.id),
        "removes": removes.into_iter().map(|id| json!({"by-id": id})).collect::<Vec<_>>(),
        "adds": adds,
    })))
}

/// The texts of paragraphs and points, by their stable address.
fn texts(paragraphs: &[PrintedParagraph]) -> BTreeMap<&ProvisionId, &[Inline]> {
    let all = paragraphs.iter().flat_map(|paragraph| {
        let points = paragraph.points.iter().map(|point| (&point.id, point.text.as_slice()));
        std::iter::once((&paragraph.id, paragraph.text.as_slice())).chain(points)
    });
    all.collect()
}

/// A text with names in the place of values, numbers and titles: what catalog and contract have in common.
fn meaning(text: &[Inline]) -> String {
    let pieces = text.iter().map(|piece| match piece {
        Inline::Value { parameter, .. } => format!("{{{parameter}}}"),
        Inline::Reference { target, .. } => format!("[{target}]"),
        Inline::Gibit { subject, .. } => format!("[gibit {subject}]"),
        Inline::Annex { annex, .. } => format!("[annex {annex}]"),
        Inline::Text { text }
        | Inline::Term { text, .. }
        | Inline::Definition { text, .. }
        | Inline::Blank { text, .. } => text.clone(),
    });
    pieces.collect()
}
