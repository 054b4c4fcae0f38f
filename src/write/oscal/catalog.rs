//! The library as an OSCAL catalog: a group for a chapter of the principles, a control for a clause.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::ids;
use super::pieces::{Head, demand, document, evidence, object, own_property, property};
use crate::model::{
    CatalogBasis, CatalogClause, CatalogGroup, CatalogParameter, CatalogRequirement, ClauseCatalog, Inline, Language,
    ParameterKind, PrintedParagraph, Standard, Status, written,
};
use crate::write::markdown::{escaped, escaped_spaces};

/// The library as an OSCAL catalog (JSON).
pub fn oscal_catalog(catalog: &ClauseCatalog) -> String {
    let head = Head {
        title: &catalog.name,
        date: catalog.date,
        version: &catalog.version,
        language: catalog.language.code(),
        properties: vec![property("licence", &catalog.licence), property("library-digest", &catalog.digest)],
        remarks: &catalog.review,
    };
    let writing = Writing { catalog };
    document(
        "catalog",
        json!({
            "metadata": head.metadata(),
            "params": catalog.fields.iter().map(|field| writing.parameter(&ids::field(&field.name), field)).collect::<Vec<_>>(),
            "groups": catalog.groups.iter().map(|group| writing.group(group)).collect::<Vec<_>>(),
            "back-matter": object(json!({"resources": writing.resources()})),
        }),
    )
}

struct Writing<'a> {
    catalog: &'a ClauseCatalog,
}

impl Writing<'_> {
    fn group(&self, group: &CatalogGroup) -> Value {
        let id = group.chapter.as_ref().map_or("other".to_owned(), |chapter| format!("chapter-{chapter}"));
        let overview = group.overview.as_ref().map(|text| json!({"name": "overview", "prose": escaped(text)}));
        object(json!({
            "id": id,
            "class": "chapter",
            "title": escaped(&group.title),
            "props": group.chapter.iter().map(|chapter| own_property("label", chapter)).collect::<Vec<_>>(),
            "parts": overview.into_iter().collect::<Vec<_>>(),
            "controls": group.clauses.iter().map(|clause| self.control(clause)).collect::<Vec<_>>(),
        }))
    }

    fn control(&self, clause: &CatalogClause) -> Value {
        let mut properties = vec![property("version", &clause.version), property("review", &written(&clause.status))];
        properties.push((clause.status == Status::Retired).then(|| own_property("status", "withdrawn")));
        properties.extend(clause.principles.iter().map(|principle| property("principle", principle)));
        properties.extend(clause.gibit.iter().map(|hook| {
            let mut property = property("gibit-subject", &hook.subject)?;
            property["class"] = written(&hook.relation).into();
            Some(property)
        }));
        let link = |uuid: String| json!({"href": format!("#{uuid}"), "rel": "reference"});
        let laws = clause.legal_basis.iter().map(|basis| link(self.law_uuid(basis)));
        let standards = clause.standards.iter().map(|standard| link(self.standard_uuid(standard)));
        let mut parts = vec![statement(clause, &clause.paragraphs, &|text| live_prose(text, clause))];
        if !clause.explanation.is_empty() {
            let id = format!("{}_gdn", ids::control(&clause.id));
            parts.push(json!({"id": id, "name": "guidance", "prose": escaped(&clause.explanation)}));
        }
        parts.extend(clause.requirements.iter().map(|requirement| objective(clause, requirement)));
        let parameters = clause.parameters.iter();
        object(json!({
            "id": ids::control(&clause.id),
            "class": "clause",
            "title": escaped(&clause.title),
            "params": parameters.map(|parameter| self.parameter(&ids::parameter(&clause.id, &parameter.name), parameter)).collect::<Vec<_>>(),
            "props": properties.into_iter().flatten().collect::<Vec<_>>(),
            "links": laws.chain(standards).collect::<Vec<_>>(),
            "parts": parts,
        }))
    }

    /// A parameter; its default is a value, or a property where one of several is chosen. How far a value may go is for
    /// the municipality to know, and is not told.
    fn parameter(&self, id: &str, parameter: &CatalogParameter) -> Value {
        let choice = parameter.kind == ParameterKind::Choice && !parameter.choices.is_empty();
        let choices: Vec<String> = parameter.choices.iter().map(|choice| escaped(choice)).collect();
        let default = parameter.value.as_deref().unwrap_or_default();
        let values: Vec<String> = if choice { Vec::new() } else { values(default) };
        let default = if choice { property("default", default) } else { None };
        object(json!({
            "id": id,
            "label": escaped(&parameter.label),
            "props": property("type", &written(&parameter.kind)).into_iter().chain(default).collect::<Vec<_>>(),
            "values": values,
            "select": if choice { json!({"how-many": "one", "choice": choices}) } else { Value::Null },
        }))
    }

    /// The laws and standards that the clauses name, each once.
    fn resources(&self) -> Vec<Value> {
        let laws: BTreeSet<&CatalogBasis> = self.catalog.clauses().flat_map(|clause| &clause.legal_basis).collect();
        let mut resources: Vec<Value> = laws
            .into_iter()
            .map(|basis| {
                let title = format!("{}, {}", basis.source, basis.place);
                object(json!({
                    "uuid": self.law_uuid(basis),
                    "title": escaped(&title),
                    "description": escaped(&basis.about),
                    "props": property("certainty", &written(&basis.certainty)).into_iter().collect::<Vec<_>>(),
                    "citation": {"text": escaped(&title)},
                }))
            })
            .collect();
        let mut seen = BTreeSet::new();
        for standard in self.catalog.clauses().flat_map(|clause| &clause.standards) {
            let uuid = self.standard_uuid(standard);
            if !seen.insert(uuid.clone()) {
                continue;
            }
            let title = match &standard.version {
                Some(version) => format!("{}, {version}", standard.name),
                None => standard.name.clone(),
            };
            resources.push(object(json!({
                "uuid": uuid,
                "title": escaped(&title),
                "props": property("certainty", &written(&standard.certainty)).into_iter().collect::<Vec<_>>(),
                "citation": {"text": escaped(&format!("{title} ({})", standard.body.get(self.catalog.language)))},
            })));
        }
        resources
    }

    fn law_uuid(&self, basis: &CatalogBasis) -> String {
        let what =
            [&basis.source, &basis.place, &basis.about, &written(&basis.certainty)].map(String::as_str).join("\n");
        ids::uuid(&self.catalog.digest, &format!("law/{what}"))
    }

    fn standard_uuid(&self, standard: &Standard) -> String {
        let version = standard.version.clone().unwrap_or_default();
        let what =
            [&standard.name, &version, standard.body.get(Language::Nl), &written(&standard.certainty)].join("\n");
        ids::uuid(&self.catalog.digest, &format!("standard/{what}"))
    }
}

/// A value of a parameter as OSCAL has it; none for an empty one.
pub(super) fn values(printed: &str) -> Vec<String> {
    let value = crate::model::single_spaced(printed);
    if value.is_empty() { Vec::new() } else { vec![value] }
}

/// The text of a clause; `prose` writes a piece of it.
pub(super) fn statement(
    clause: &CatalogClause,
    paragraphs: &[PrintedParagraph],
    prose: &dyn Fn(&[Inline]) -> String,
) -> Value {
    let item = |id: &crate::model::ProvisionId, number: &str, text: &[Inline], parts: Vec<Value>| {
        let mut properties = Vec::new();
        if !number.is_empty() {
            properties.push(own_property("label", number));
        }
        if clause.conditional.contains(id) {
            properties.extend(property("conditional", "yes"));
        }
        object(json!({
            "id": ids::provision(id), "name": "item", "props": properties, "prose": prose(text), "parts": parts,
        }))
    };
    let parts = paragraphs.iter().map(|paragraph| {
        let points = paragraph.points.iter().map(|point| item(&point.id, &point.number, &point.text, Vec::new()));
        item(&paragraph.id, &paragraph.number, &paragraph.text, points.collect())
    });
    object(json!({"id": ids::statement(&clause.id), "name": "statement", "parts": parts.collect::<Vec<_>>()}))
}

/// Running text with places for values and links to other clauses.
fn live_prose(text: &[Inline], clause: &CatalogClause) -> String {
    let pieces = text.iter().map(|piece| match piece {
        Inline::Value { parameter, .. } => {
            let own = clause.parameters.iter().any(|known| known.name == *parameter);
            let id = if own { ids::parameter(&clause.id, parameter) } else { ids::field(parameter) };
            format!("{{{{ insert: param, {id} }}}}")
        }
        Inline::Reference { target, text } => format!("[{}](#{})", escaped_spaces(text), ids::provision(target)),
        other => escaped_spaces(other.text()),
    });
    pieces.collect::<String>().trim().to_owned()
}

/// A requirement: what is to be shown, and the evidence, of which one item will do.
fn objective(clause: &CatalogClause, requirement: &CatalogRequirement) -> Value {
    let stable = format!("{}#{}", clause.id, requirement.key);
    let mut properties = demand(&stable, &requirement.kind, &requirement.due, &requirement.assessor);
    properties.extend(requirement.deadline.as_ref().and_then(|deadline| property("deadline", deadline)));
    let id = ids::objective(&clause.id, &requirement.key);
    let objects: Vec<Value> = requirement
        .evidence
        .iter()
        .map(|item| {
            object(json!({"name": "assessment-objects", "props": evidence(item), "prose": escaped(&item.text)}))
        })
        .collect();
    let method = (!objects.is_empty()).then(|| {
        json!({
            "id": format!("{id}_asm"), "name": "assessment-method", "parts": objects,
            "props": [{"name": "method", "ns": "http://csrc.nist.gov/ns/rmf", "value": "EXAMINE"}],
        })
    });
    object(json!({
        "id": id,
        "name": "assessment-objective",
        "props": properties,
        "prose": escaped(&requirement.text),
        "links": [{"href": format!("#{}", ids::provision(&requirement.provision)), "rel": "assessment-for"}],
        "parts": method.into_iter().collect::<Vec<_>>(),
    }))
}
