//! The requirements of a contract as an OSCAL component definition, for programs that manage controls.

use serde_json::{Value, json};

use super::pieces::{
    Head, demand, document as written_document, grouped_evidence, object, parties, property, resource,
};
use super::{OscalSource, ids};
use crate::model::{Document, Labels, RequirementRow};
use crate::write::markdown::escaped;

/// The requirements of a contract as an OSCAL component definition (JSON), by the profile of that contract: the deliverable
/// is a component, with a place at each requirement where a supplier can keep how it meets it. `dutch` is the same contract in
/// Dutch, where the language is another: its text leads.
///
/// Nothing when the contract has no requirements: OSCAL knows no such list that is empty.
pub fn oscal_component(
    document: &Document,
    dutch: Option<&Document>,
    source: &OscalSource,
    labels: &Labels,
) -> Option<String> {
    if document.requirements.is_empty() {
        return None;
    }
    let digest = &document.colophon.library_digest;
    let title = labels.fill("oscal_component", &[("title", &document.title), ("number", &document.number)]);
    let head = Head {
        title: &title,
        date: document.date,
        version: &document.number,
        language: document.language.code(),
        properties: vec![property("contract", &document.number), property("library-digest", digest)],
        remarks: &document.colophon.review,
    };
    let mut metadata = head.metadata();
    parties(&mut metadata, digest, &document.authority, document.contractor.as_ref(), labels);
    let uuid = |what: &str| ids::uuid(digest, &format!("contract/{}/{what}", document.number));
    let profile = uuid("profile");
    let requirements: Vec<Value> = document
        .requirements
        .iter()
        .map(|row| {
            let own = |what: &str| uuid(&format!("{what}/{}", row.id));
            let in_dutch = dutch.and_then(|dutch| dutch.requirements.iter().find(|other| other.id == row.id));
            implemented(row, in_dutch, document, labels, &own)
        })
        .collect();
    Some(written_document(
        "component-definition",
        json!({
            "metadata": metadata,
            "components": [{
                "uuid": uuid("component"),
                "type": "service",
                "title": escaped(&document.subject),
                "description": escaped(&labels.fill("oscal_deliverable", &[("subject", &document.subject)])),
                "responsible-roles": [{"role-id": "supplier"}],
                "control-implementations": [{
                    "uuid": uuid("requirements"),
                    "source": format!("#{profile}"),
                    "description": escaped(&labels.fill("oscal_requirements", &[("number", &document.number)])),
                    "implemented-requirements": requirements,
                }],
            }],
            "back-matter": {"resources": [resource(&profile, &title, source)]},
        }),
    ))
}

/// A requirement with what shows it, the Dutch text where that is another, and the place for the answer.
fn implemented(
    row: &RequirementRow,
    dutch: Option<&RequirementRow>,
    document: &Document,
    labels: &Labels,
    uuid: &dyn Fn(&str) -> String,
) -> Value {
    let mut properties = demand(&row.id, &row.kind, &row.due, &row.assessor);
    let due_on = document.moments.due_on(row.due, row.deadline.is_some(), row.timing.as_ref());
    properties.extend(due_on.and_then(|date| property("due-on", &date.to_string())));
    properties.extend(row.deadline.as_ref().and_then(|deadline| property("deadline", deadline)));
    properties.extend(property("article", &row.number));
    properties.extend(grouped_evidence(&row.evidence));
    let items = |row: &RequirementRow| {
        row.evidence.iter().map(|item| format!("\n- {}", escaped(&item.text))).collect::<String>()
    };
    let mut description = escaped(&row.text);
    if !row.evidence.is_empty() {
        description.push_str(&format!("\n\n{}\n{}", escaped(labels.text("oscal_evidence")), items(row)));
    }
    let remarks = dutch.map(|dutch| {
        let text = labels.fill("oscal_dutch", &[("text", &dutch.text)]);
        format!("{}\n{}", escaped(&text), items(dutch))
    });
    object(json!({
        "uuid": uuid("requirement"),
        "control-id": ids::control(&row.provision.clause()),
        "description": description,
        "props": properties,
        "statements": [{
            "statement-id": ids::provision(&row.provision),
            "uuid": uuid("answer"),
            "description": escaped(labels.text("oscal_answer")),
        }],
        "remarks": remarks.as_deref().map(str::trim_end),
    }))
}
