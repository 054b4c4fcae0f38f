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

/// The exit status of an assessment, what was noticed about the form, and where the requirements stand at which something was.
fn noticed(folder: &Folder, options: &[&str]) -> (i32, Vec<String>, Vec<String>) {
    let run = folder.run(&[&["assess", "dossier.yaml", "filled.yaml", "--json"], options].concat());
    let json: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let form = json["form"].as_array().into_iter().flatten().map(|remark| text(&remark["what"]));
    let is_noticed =
        |one: &&Value| one["reasons"].as_array().into_iter().flatten().any(|reason| reason["why"] == json!("noticed"));
    let at = json["requirements"].as_array().expect("all").iter().filter(is_noticed).map(|one| text(&one["status"]));
    (run.status, form.collect(), at.collect())
}

#[test]
fn nothing_that_was_added_to_a_form_passes_silently() {
    let as_made = || filled(Folder::with_dossier(), "\"yes\"");
    assert_eq!(noticed(&as_made(), &[]).1, Vec::<String>::new());
    let commented =
        as_made().replace("filled.yaml", "    meets: \"yes\"\n", "    meets: \"yes\" # mits wij dat willen\n");
    assert_eq!(noticed(&commented, &[]), (1, vec!["comment".to_owned()], vec!["to_judge".to_owned()]));
    let run = commented.run(&["statement", "dossier.yaml", "--from", "filled.yaml", "--draft", "-o", "d.txt"]);
    assert_eq!(run.status, 1, "what is not in the declaration is told: {}", run.stderr);
    let added =
        as_made().replace("filled.yaml", "    meets: \"yes\"\n", "    meets: \"yes\"\n    remarks: liever niet\n");
    added.run(&["assess", "dossier.yaml", "filled.yaml"]).refuses(&["remarks", "--as-received"]);
    assert_eq!(noticed(&added, &["--as-received"]), (1, vec!["added".to_owned()], vec!["to_judge".to_owned()]));
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
    let text = folder.read("d.txt").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("naar waarheid") && text.contains("artikelen 2.84") && !text.contains("volledig zijn"));
    let number = "nummer TEST-1, van 20 november 2026, met inbegrip van de nota's van inlichtingen tot en met nr. ………";
    assert!(text.contains(number) && text.contains("Verklaring van de inschrijver"), "{text}");
}

/// What the program tells of a filled form once the dossier is changed.
fn told_after(change: impl Fn(Folder) -> Folder) -> (String, Value) {
    let folder = change(filled(Folder::with_dossier(), "\"yes\""));
    let run = folder.run(&["assess", "dossier.yaml", "filled.yaml", "--json"]);
    (run.stderr.clone(), serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr)))
}

fn with(folder: Folder, more: &str) -> Folder {
    let dossier = folder.read("dossier.yaml");
    folder.file("dossier.yaml", format!("{dossier}{more}"))
}

#[test]
fn an_old_form_is_told_what_has_changed_in_the_contract() {
    let (stderr, assessment) = told_after(|folder| folder);
    assert!(!stderr.contains("outdated-form") && assessment["outdated"] == json!(false), "{stderr}");
    let (stderr, assessment) =
        told_after(|folder| with(folder, "parameters:\n  resale-ban: {report_period: 3 working days}\n"));
    assert!(stderr.contains("`resale-ban#") && stderr.contains("since this form was made: its article"), "{stderr}");
    let judged = assessment["requirements"]
        .as_array()
        .expect("all")
        .iter()
        .filter(|one| one["provision"].as_str().is_some_and(|id| id.starts_with("resale-ban")));
    assert!(judged.clone().count() > 0);
    let settled = |one: &&Value| ["met", "declared"].contains(&one["status"].as_str().expect("a status"));
    assert_eq!(judged.filter(settled).count(), 0, "nothing is settled by an answer to another article");
    let (stderr, _) = told_after(|folder| with(folder, "parameters:\n  breach-and-remedies: {cure_period: 20 days}\n"));
    assert!(stderr.contains("the change is elsewhere"), "{stderr}");
    let (stderr, assessment) = told_after(|folder| with(folder, "moments: {tender: 2027-01-22}\n"));
    assert!(stderr.contains("with another date") && !stderr.contains("changed-requirement"), "{stderr}");
    assert_eq!(assessment["changes"]["is_known"], json!(true));
    let (stderr, _) = told_after(|folder| folder.replace("dossier.yaml", "date: 2026-11-20", "date: 2026-12-04"));
    assert!(stderr.contains("it was of 2026-11-20 and is of 2026-12-04"), "{stderr}");
    // How far the procedure is, changes nothing that is declared.
    let (stderr, _) = told_after(|folder| folder.replace("dossier.yaml", "before_deadline", "in_the_bid"));
    assert!(!stderr.contains("outdated-form"), "{stderr}");
}

#[test]
fn a_form_is_of_the_same_contract_in_both_languages_and_its_own_is_followed() {
    let folder = Folder::with_dossier();
    folder.run(&["statement", "dossier.yaml", "--lang", "en", "-o", "form.xlsx", "-o", "form.yaml"]);
    for form in ["form.xlsx", "form.yaml"] {
        let run = folder.run(&["statement", "dossier.yaml", "--from", form, "--draft"]);
        assert!(run.stdout.contains("Statement of the tenderer"), "{form}: {}", run.stdout);
        assert!(run.stderr.contains("no answer") && !run.stderr.contains("outdated-form"), "{form}: {}", run.stderr);
        let dutch = folder.run(&["statement", "dossier.yaml", "--from", form, "--draft", "--lang", "nl"]);
        assert!(dutch.stdout.contains("Verklaring van de inschrijver"), "{form}: {}", dutch.stdout);
        let officer = folder.run(&["assess", "dossier.yaml", form]);
        assert!(officer.stdout.contains("Beoordeling van de verklaring"), "{form}: {}", officer.stdout);
    }
}

#[test]
fn a_form_names_the_kind_of_every_item_of_evidence() {
    let folder = Folder::with_dossier();
    folder.run(&["statement", "dossier.yaml", "-o", "form.yaml"]);
    let form = folder.read("form.yaml");
    let items = form.lines().filter(|line| line.trim_start().starts_with("# - "));
    let kinds = [
        "declaration",
        "certificate",
        "independent_report",
        "test_report",
        "demonstration",
        "overview",
        "document",
        "data_file",
        "publication",
    ];
    assert!(items.clone().count() > 20);
    for item in items {
        assert!(kinds.iter().any(|kind| item.contains(&format!("# - [{kind}] "))), "{item}");
    }
}

#[test]
fn after_the_award_it_is_a_statement_of_the_supplier_without_notices() {
    let folder = filled(Folder::with_dossier(), "\"yes\"")
        .replace("dossier.yaml", "before_deadline", "after_award")
        .replace("dossier.yaml", "facts:", "contractor: {name: Sensor BV}\nfacts:");
    let run = folder.run(&["statement", "dossier.yaml", "--from", "filled.yaml"]);
    assert!(run.stdout.contains("Verklaring van de leverancier"), "{}{}", run.stdout, run.stderr);
    assert!(!run.stdout.contains("nota's van inlichtingen") && !run.stdout.contains("UEA"), "{}", run.stdout);
    assert!(!run.stderr.contains("outdated-form"), "{}", run.stderr);
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
