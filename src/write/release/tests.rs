use super::release_yaml;
use crate::model::Release;

#[test]
fn what_is_written_is_yaml_of_the_same() {
    let requirement = |key: &str, text: &str| {
        serde_json::json!({
            "key": key, "at": "1", "kind": "must", "nl": text, "en": text, "due": "tender", "assessor": "legal",
            "evidence": [{"type": "document", "standards": ["ISO/IEC 27001"], "nl": text, "en": text}],
            "when": {"any": [{"fact": "saas"}, {"fact": "hardware"}]},
        })
    };
    let release: Release = serde_json::from_value(serde_json::json!({
        "version": "2026.1",
        "date": "2026-11-20",
        "clauses": [{
            "id": "resale-ban",
            "title": {"nl": "Verbod: \"verkoop\"", "en": "Ban"},
            "templates": ["annex"],
            "requirements": [requirement("one", "'t is zo: # {{ period }}"), requirement("two", "- ja")],
        }],
    }))
    .expect("a release");
    let yaml = release_yaml(&release);
    let again: Release = serde_saphyr::from_str(&yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"));
    assert_eq!(again, release, "{yaml}");
}
