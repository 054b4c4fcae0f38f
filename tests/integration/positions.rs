//! Fallbacks, waivers and parameters of a dossier: comply or explain.

use crate::common::Folder;

fn with(extra: &str) -> Folder {
    let folder = Folder::with_dossier();
    let dossier = folder.read("dossier.yaml") + extra;
    folder.file("dossier.yaml", dossier)
}

#[test]
fn a_waived_clause_is_left_out_and_explained() {
    let folder = with(
        "waivers:\n  - {clause: knowledge-sharing, reason: de opdracht is te klein, person: B. Jansen, date: 2026-11-01, until: 2027-01-01}\n",
    );
    let json: serde_json::Value = serde_json::from_str(&folder.compose("c.json")).expect("JSON");
    let text = json.to_string();
    let selection = json["document"]["selection"].as_array().expect("selection");
    let waived = selection.iter().find(|item| item["clause"] == "knowledge-sharing").expect("the clause");
    assert_eq!(waived["included"], false);
    assert_eq!(waived["reason"]["kind"], "waived");
    assert!(text.contains("de opdracht is te klein"));
    let printed = folder.compose("c.txt");
    assert!(printed.contains("de opdracht is te klein"), "the reason is printed");
}

#[test]
fn a_waiver_without_reason_person_or_date_is_refused() {
    let folder = with("waivers:\n  - {clause: knowledge-sharing}\n");
    folder.run(&["compose", "dossier.yaml", "-o", "c.json"]).refuses(&["the field `reason` is missing"]);
    let folder = with("waivers:\n  - {clause: knowledge-sharin, reason: a, person: b, date: 2026-01-01}\n");
    folder.run(&["compose", "dossier.yaml", "-o", "c.json"]).refuses(&["did you mean `knowledge-sharing`?"]);
    let folder =
        with("waivers:\n  - {clause: knowledge-sharing, paragraph: \"99\", reason: a, person: b, date: 2026-01-01}\n");
    folder.run(&["compose", "dossier.yaml", "-o", "c.json"]).refuses(&["has no paragraph `99`"]);
}

#[test]
fn a_fallback_needs_the_agreement_of_those_the_clause_names() {
    let folder = with("positions:\n  resale-ban: {fallback: service-statistics}\n");
    let run = folder.run(&["compose", "dossier.yaml", "-o", "c.json"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("positions.resale-ban.agreed"), "{}", run.stderr);
    let folder = with(
        "positions:\n  resale-ban:\n    fallback: service-statistics\n    agreed:\n      - {role: legal, name: A. Jurist, date: 2026-11-01}\n      - {role: privacy, name: P. Vertrouwd, date: 2026-11-01}\n",
    );
    let json = folder.compose("c.json");
    assert!(json.contains("\"position\": \"service-statistics\""));
    assert!(!json.contains("P. Vertrouwd"), "who agreed stays in the dossier");
}

#[test]
fn an_unknown_fallback_is_refused() {
    let folder = with("positions:\n  resale-ban: {fallback: service-statistic}\n");
    folder.run(&["compose", "dossier.yaml", "-o", "c.json"]).refuses(&["did you mean `service-statistics`?"]);
}

#[test]
fn parameters_outside_their_range_are_refused() {
    for (value, expected) in [
        ("30 working days", "above the highest one allowed"),
        ("soon", "is not a period"),
        ("[1, 2]", "takes a single value"),
    ] {
        let folder = with(&format!("parameters:\n  resale-ban: {{report_period: {value}}}\n"));
        folder.run(&["compose", "dossier.yaml", "-o", "c.json"]).refuses(&[expected, "dossier.yaml:35"]);
    }
}

/// The requirements of the dossier with a position, by id, and how the list reads them.
fn requirements(folder: &Folder) -> serde_json::Value {
    let run = folder.run(&["requirements", "dossier.yaml", "--json"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let list: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let all = list["requirements"].as_array().expect("requirements").clone();
    all.into_iter().map(|one| (one["id"].as_str().expect("an id").to_owned(), one)).collect()
}

const AGREED: &str = "    agreed:\n      - {role: legal, name: A. Jurist, date: 2026-11-01}\n      - {role: security, name: C. Iso, date: 2026-11-01}\n      - {role: privacy, name: P. Vertrouwd, date: 2026-11-01}\n";

#[test]
fn a_knock_out_asks_what_the_fallback_asks() {
    let id = "security-by-design#framework-declaration";
    let preferred = requirements(&Folder::with_dossier());
    let text = preferred[id]["text"].as_str().expect("asked");
    assert!(text.contains("BIO2") && !text.contains("27002"), "{text}");
    assert_eq!(preferred[id]["kind"], "knock_out");
    let folder = with(&format!("positions:\n  security-by-design:\n    fallback: own-framework\n{AGREED}"));
    let changed = requirements(&folder);
    let text = changed[id]["text"].as_str().expect("asked");
    assert!(text.contains("ISO/IEC 27002 of een gelijkwaardig kader"), "{text}");
    assert!(!text.contains("overeenkomstig de Baseline"), "{text}");
    assert_eq!(changed[id]["evidence"], preferred[id]["evidence"], "evidence that is not named stays");
    assert!(folder.compose("c.txt").contains("overeenkomstig ISO/IEC 27002 of een gelijkwaardig kader, en"));
}

#[test]
fn a_knock_out_that_a_fallback_keeps_has_the_exception_in_its_article() {
    let id = "resale-ban#no-sale-statement";
    let preferred = requirements(&Folder::with_dossier());
    let folder = with(&format!("positions:\n  resale-ban:\n    fallback: service-statistics\n{AGREED}"));
    let changed = requirements(&folder);
    assert_eq!(changed[id]["text"], preferred[id]["text"]);
    let (text, number) =
        (changed[id]["text"].as_str().expect("asked"), changed[id]["number"].as_str().expect("a number"));
    let article = number.split('.').next().expect("an article");
    assert!(text.contains(&format!("behalve voor zover artikel\u{a0}{article} dat toestaat")), "{text}");
}
