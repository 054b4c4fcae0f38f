#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::model::Release;

/// The order in which the parts of a clause file stand, which a map of JSON does not keep.
const ORDER: [&str; 20] = [
    "version",
    "date",
    "id",
    "title",
    "templates",
    "applies",
    "key",
    "at",
    "kind",
    "when",
    "type",
    "standards",
    "max_age_months",
    "nl",
    "en",
    "evidence",
    "due",
    "deadline",
    "assessor",
    "requirements",
];

/// A release as YAML, as it is kept with the clauses. Texts stand between quotation marks, as in JSON, which YAML reads too.
pub fn release_yaml(release: &Release) -> String {
    let value = serde_json::to_value(release).unwrap_or_default();
    let mut yaml = String::from("# yaml-language-server: $schema=../schema/release.schema.json\n");
    yaml.push_str("# What the clauses asked in this version. Written by `beding clauses record`; it is not changed afterwards.\n\n");
    block(&value, 0, &mut yaml);
    yaml
}

/// Maps and lists, each entry on lines of its own.
fn block(value: &Value, depth: usize, yaml: &mut String) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(map) => {
            let mut entries: Vec<(&String, &Value)> = map.iter().collect();
            entries.sort_by_key(|(key, _)| ORDER.iter().position(|known| known == key).unwrap_or(ORDER.len()));
            for (index, (key, value)) in entries.into_iter().enumerate() {
                // The first entry of a map in a list stands behind the hyphen.
                if index > 0 || depth == 0 || !yaml.ends_with("- ") {
                    yaml.push_str(&indent);
                }
                yaml.push_str(key);
                yaml.push(':');
                if is_short(value) {
                    yaml.push_str(&format!(" {value}\n"));
                } else {
                    yaml.push('\n');
                    block(value, depth + 1, yaml);
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                yaml.push_str(&indent);
                yaml.push_str("- ");
                if is_short(item) {
                    yaml.push_str(&format!("{item}\n"));
                } else {
                    block(item, depth + 1, yaml);
                }
            }
        }
        scalar => yaml.push_str(&format!("{indent}{scalar}\n")),
    }
}

/// Whether a value stands on the line of its key, as JSON: what has no maps in lists and little text.
fn is_short(value: &Value) -> bool {
    const LINE: usize = 100;
    match value {
        Value::Object(_) | Value::Array(_) => value.to_string().len() <= LINE,
        _ => true,
    }
}
