//! A supplier's statement: the empty form, what was filled in, and what it shows.

use serde_json::{Value, json};

use crate::common::Folder;

/// A folder with the form, in which every requirement is answered by `meets`.
fn filled(folder: Folder, meets: &str) -> Folder {
    folder.run(&["statement", "dossier.yaml", "-o", "form.yaml"]);
    let mut form = folder.read("form.yaml");
    let answers = [
        (r"(?m)^(\s+meets:).*$", meets),
        (r"(?m)^(date:).*$", "2026-12-01"),
        (r"(?m)^(  name:).*$", "Sensor BV"),
        (r"(?m)^(  represented_by:).*$", "A. Jansen"),
    ];
    for (field, answer) in answers {
        let field = regex::Regex::new(field).expect("a pattern");
        assert!(field.is_match(&form), "{field} is in\n{form}");
        form = field.replace_all(&form, format!("$1 {answer}")).into_owned();
    }
    folder.file("filled.yaml", form)
}

fn assessed(folder: &Folder, statement: &str) -> (i32, Value) {
    let run = folder.run(&["assess", "dossier.yaml", statement, "--json"]);
    let json = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    (run.status, json)
}

fn statuses(assessment: &Value) -> Vec<&str> {
    let all = assessment["requirements"].as_array().expect("requirements");
    all.iter().map(|one| one["status"].as_str().expect("a status")).collect()
}

#[test]
fn an_empty_form_shows_nothing_and_is_not_signed() {
    let folder = Folder::with_dossier();
    assert_eq!(folder.run(&["statement", "dossier.yaml", "-o", "form.yaml", "-o", "form.xlsx"]).status, 0);
    for form in ["form.yaml", "form.xlsx"] {
        let (status, assessment) = assessed(&folder, form);
        assert_eq!(status, 1, "{form}");
        let found = statuses(&assessment);
        assert!(!found.is_empty() && found.iter().all(|one| ["not_shown", "not_due_yet"].contains(one)), "{found:?}");
        let run = folder.run(&["statement", "dossier.yaml", "--from", form, "-o", "signed.html"]);
        assert_eq!(run.status, 1, "{}", run.stderr);
        assert!(!folder.exists("signed.html"));
    }
}

#[test]
fn what_is_declared_not_to_be_met_is_not_met() {
    let folder = filled(Folder::with_dossier(), "\"no\"");
    let (status, assessment) = assessed(&folder, "filled.yaml");
    assert_eq!(status, 1);
    assert!(statuses(&assessment).contains(&"not_met"), "{assessment}");
    assert!(!statuses(&assessment).contains(&"met"), "{assessment}");
}

#[test]
fn a_filled_form_is_signed_and_reported_in_every_form() {
    let folder = filled(Folder::with_dossier(), "\"yes\"");
    let run = folder.run(&[
        "statement",
        "dossier.yaml",
        "--from",
        "filled.yaml",
        "-o",
        "d.pdf",
        "-o",
        "d.html",
        "-o",
        "d.md",
    ]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(folder.read("d.html").contains("Sensor BV"));
    let run = folder.run(&[
        "assess",
        "dossier.yaml",
        "filled.yaml",
        "-o",
        "g.pdf",
        "-o",
        "g.html",
        "-o",
        "g.xlsx",
        "-o",
        "g.csv",
        "-o",
        "g.json",
    ]);
    assert!([0, 1].contains(&run.status), "{}", run.stderr);
    let json: Value = serde_json::from_str(&folder.read("g.json")).expect("JSON");
    assert_eq!(json["schema"], json!("beding.assessment/1"));
    let list: Value =
        serde_json::from_str(&folder.run(&["requirements", "dossier.yaml", "--json"]).stdout).expect("JSON");
    assert_eq!(statuses(&json).len(), list["requirements"].as_array().expect("all").len(), "each requirement once");
}

#[test]
fn a_wrong_form_is_refused_with_its_place() {
    let folder = filled(Folder::with_dossier(), "misschien");
    folder.run(&["assess", "dossier.yaml", "filled.yaml"]).refuses(&["filled.yaml:", "misschien"]);
    let folder = folder.file("no.xlsx", "PK").file("no.yaml", "schema: beding.statement/9\n");
    folder.run(&["assess", "dossier.yaml", "no.xlsx"]).refuses(&["no.xlsx"]);
    folder.run(&["assess", "dossier.yaml", "no.yaml"]).refuses(&["no.yaml"]);
}

#[test]
fn a_form_is_written_once_and_not_from_a_table() {
    let folder = Folder::with_dossier();
    folder.run(&["statement", "dossier.yaml", "-o", "f.xlsx", "-o", "./f.xlsx"]).refuses(&["given twice"]);
    assert!(!folder.exists("f.xlsx"));
    let folder = folder.file("f.csv", "Kenmerk,Voldoet u?\n");
    folder.run(&["assess", "dossier.yaml", "f.csv"]).refuses(&["f.csv", "save it as .xlsx"]);
}

#[test]
fn a_declaration_says_truthfully_what_it_is_and_what_is_open() {
    let folder = filled(Folder::with_dossier(), "\"no\"");
    let run = folder.run(&["statement", "dossier.yaml", "--from", "filled.yaml", "-o", "d.txt"]);
    assert_eq!(run.status, 0, "no without an explanation may be signed: {}", run.stderr);
    assert!(run.stderr.contains("worth a second look:") && run.stderr.contains("nee, maar zonder toelichting"));
    let text = folder.read("d.txt");
    assert!(text.contains("naar waarheid") && text.contains("artikel 2.84") && !text.contains("volledig zijn"));
}

#[test]
fn a_gap_report_tells_first_what_the_supplier_says_and_what_was_done_to_the_form() {
    let folder = filled(Folder::with_dossier(), "\"yes\"");
    let list: Value =
        serde_json::from_str(&folder.run(&["requirements", "dossier.yaml", "--json"]).stdout).expect("JSON");
    let all = list["requirements"].as_array().expect("all");
    let knock_out = all.iter().find(|one| one["kind"] == "knock_out").expect("a knock-out requirement");
    let id = format!("\n  \"{}\":", knock_out["id"].as_str().expect("an id"));
    let form = folder.read("filled.yaml");
    let (before, after) = form.split_once(&id).expect("the answer");
    let explanation = regex::Regex::new("(?m)explanation:.*$").expect("a pattern");
    let after = explanation.replace(after, "explanation: behalve aan groepsmaatschappijen");
    let date = regex::Regex::new("(?m)^date:.*$").expect("a pattern");
    let folder = folder
        .file("said.yaml", format!("{before}{id}{after}"))
        .file("unsigned.yaml", date.replace(&form, "date:").into_owned());
    folder.run(&["assess", "dossier.yaml", "said.yaml", "-o", "said.md"]);
    let report = folder.read("said.md");
    let summary = report.split("\n### ").next().expect("a summary");
    assert!(
        summary.contains("niet zonder meer ja") && summary.contains("“behalve aan groepsmaatschappijen”"),
        "{summary}"
    );
    assert!(summary.contains("Voor de beoordelaars van de gemeente"), "{summary}");
    let (_, assessment) = assessed(&folder, "unsigned.yaml");
    assert!(!statuses(&assessment).contains(&"declared"), "nobody declares");
    folder.run(&["assess", "dossier.yaml", "unsigned.yaml", "-o", "unsigned.md"]);
    assert!(folder.read("unsigned.md").contains("Niet ingevuld: datum van de verklaring"));
}
