//! What all three documents are made of.

use serde_json::{Map, Value, json};

use super::{OscalSource, ids};
use crate::model::{Date, EvidenceRow, Labels, Party, one_line, written};
use crate::write::json::pretty;
use crate::write::markdown::escaped;

/// The version of OSCAL that the documents follow: the newest that the tools in use load. They are sound by later 1.2
/// versions too.
const OSCAL_VERSION: &str = "1.2.1";

/// A property in our namespace; none for an empty value, which OSCAL does not have.
pub(super) fn property(name: &str, value: &str) -> Option<Value> {
    let value = one_line(value);
    (!value.trim().is_empty()).then(|| json!({"name": name, "ns": ids::NAMESPACE, "value": value.trim()}))
}

/// A property that OSCAL itself names.
pub(super) fn own_property(name: &str, value: &str) -> Value {
    json!({"name": name, "value": value})
}

/// An object without its empty lists, which OSCAL does not have, and without what is null.
pub(super) fn object(fields: Value) -> Value {
    let Value::Object(mut fields) = fields else { return fields };
    fields.retain(|_, value| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(inner) => !inner.is_empty(),
        Value::String(text) => !text.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    });
    Value::Object(fields)
}

/// The head of a document.
pub(super) struct Head<'a> {
    pub title: &'a str,
    pub date: Date,
    pub version: &'a str,
    pub language: &'a str,
    pub properties: Vec<Option<Value>>,
    pub remarks: &'a str,
}

impl Head<'_> {
    /// The metadata, in which `parties` may be filled in.
    pub fn metadata(self) -> Map<String, Value> {
        let properties = std::iter::once(property("language", self.language)).chain(self.properties);
        let fields = object(json!({
            "title": escaped(self.title),
            "last-modified": format!("{}T00:00:00Z", self.date),
            "version": self.version.trim(),
            "oscal-version": OSCAL_VERSION,
            "props": properties.flatten().collect::<Vec<_>>(),
            "remarks": escaped(self.remarks),
        }));
        match fields {
            Value::Object(fields) => fields,
            _ => Map::new(),
        }
    }
}

/// The parties of a contract with their roles, as metadata has them.
pub(super) fn parties(
    metadata: &mut Map<String, Value>,
    digest: &str,
    authority: &Party,
    contractor: Option<&Party>,
    labels: &Labels,
) {
    let both =
        [("contracting-authority", "contracting_authority", Some(authority)), ("supplier", "contractor", contractor)];
    let uuid = |role: &str, party: &Party| ids::uuid(digest, &format!("party/{role}/{}", party.name));
    let known = || both.iter().filter_map(|(role, _, party)| Some((*role, (*party)?)));
    let roles: Vec<Value> =
        both.iter().map(|(role, label, _)| json!({"id": role, "title": escaped(labels.text(label))})).collect();
    let listed: Vec<Value> = known()
        .map(|(role, party)| json!({"uuid": uuid(role, party), "type": "organization", "name": one_line(&party.name)}))
        .collect();
    let responsible: Vec<Value> =
        known().map(|(role, party)| json!({"role-id": role, "party-uuids": [uuid(role, party)]})).collect();
    metadata.insert("roles".into(), roles.into());
    metadata.insert("parties".into(), listed.into());
    metadata.insert("responsible-parties".into(), responsible.into());
}

/// What a requirement is, as properties.
pub(super) fn demand<K, D, R>(id: &str, kind: &K, due: &D, assessor: &R) -> Vec<Value>
where
    K: serde::Serialize,
    D: serde::Serialize,
    R: serde::Serialize,
{
    let properties = [
        property("requirement", id),
        property("kind", &written(kind)),
        property("due", &written(due)),
        property("assessor", &written(assessor)),
    ];
    properties.into_iter().flatten().collect()
}

/// What an item of evidence is, as properties.
pub(super) fn evidence(item: &EvidenceRow) -> Vec<Value> {
    let kind = property("evidence", &written(&item.kind));
    let standards = item.standards.iter().map(|standard| property("standard", standard));
    let age = item.max_age_months.and_then(|months| property("max-age-months", &months.to_string()));
    std::iter::once(kind).chain(standards).chain([age]).flatten().collect()
}

/// What some items of evidence are, as properties of what they show: those of an item belong together.
pub(super) fn grouped_evidence(items: &[EvidenceRow]) -> impl Iterator<Item = Value> {
    (1..).zip(items).flat_map(|(number, item)| {
        let of_item = evidence(item).into_iter().map(move |mut property| {
            property["group"] = format!("evidence-{number}").into();
            property
        });
        of_item.collect::<Vec<_>>()
    })
}

/// Another document as a resource at the end of this one.
pub(super) fn resource(uuid: &str, title: &str, source: &OscalSource) -> Value {
    json!({
        "uuid": uuid,
        "title": escaped(title),
        "rlinks": [{
            "href": source.href,
            "media-type": "application/oscal+json",
            "hashes": [{"algorithm": "SHA-256", "value": source.digest}],
        }],
    })
}

/// A document as text; its UUID is made of all the rest.
pub(super) fn document(kind: &str, body: Value) -> String {
    let mut body = object(body);
    let uuid = ids::content_uuid(&pretty(&body));
    body["uuid"] = uuid.into();
    pretty(&json!({ kind: body }))
}
