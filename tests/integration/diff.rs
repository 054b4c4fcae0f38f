//! `beding diff`: our own contract against its own outputs, altered ones, and any two texts.

use serde_json::Value;

use crate::common::Folder;

const BASE: &str = "Artikel 1 Betaling\n\n1.1 De gemeente betaalt binnen 30 dagen na ontvangst van de factuur.\n\n\
    1.2 Leverancier levert tijdig.\n\nArtikel 2 Data\n\n2.1 Leverancier verkoopt geen gegevens van de gemeente.\n";

fn json(folder: &Folder, arguments: &[&str]) -> Value {
    let run = folder.run(&[&["diff"], arguments, &["--json"]].concat());
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", run.stdout, run.stderr))
}

#[test]
fn a_contract_against_its_own_outputs_is_silent() {
    let folder = Folder::with_dossier();
    for output in ["c.txt", "c.md", "c.html", "c.json"] {
        folder.compose(output);
        let run = folder.run(&["diff", "dossier.yaml", output, "--fail-on", "any"]);
        assert_eq!(run.status, 0, "{output}: {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn a_change_in_our_contract_is_named_by_its_id_and_only_holds_the_other_side_to_it() {
    let folder = Folder::with_dossier();
    folder.compose("c.txt");
    let folder = folder.replace("c.txt", "30 dagen", "90 dagen");
    let found = json(&folder, &["dossier.yaml", "c.txt"]);
    assert_eq!((&found["schema"], &found["summary"]["changed"]), (&"beding.redline/1".into(), &1.into()));
    let need = &found["summary"]["needs"][0]["provisions"][0];
    let id = need["id"].as_str().expect("the id of a provision of ours");
    assert_eq!(folder.run(&["diff", "dossier.yaml", "c.txt"]).status, 1);
    let held = folder.run(&["diff", "dossier.yaml", "c.txt", "--only", "resale-ban", "--json"]);
    assert!(held.stdout.contains("change-outside-only"), "{}", held.stderr);
    let free = folder.run(&["diff", "dossier.yaml", "c.txt", "--only", id, "--json"]);
    assert!(!free.stdout.contains("change-outside-only"), "{}", free.stderr);
    folder.run(&["diff", "dossier.yaml", "c.txt", "--only", "resale-bam"]).refuses(&["did you mean `resale-ban`?"]);
}

#[test]
fn two_texts_of_others_are_compared_and_written_in_every_form() {
    let counter = BASE.replace("30 dagen", "60 dagen").replace("verkoopt geen", "verkoopt in beginsel geen");
    let folder = Folder::new().file("a.txt", BASE).file("b.txt", counter);
    let run = folder.run(&["diff", "a.txt", "b.txt", "--lang", "en"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stdout.contains("{+in beginsel+}") && !run.stdout.contains('\u{1b}'), "{}", run.stdout);
    let names = ["r.json", "r.sarif", "r.xlsx", "r.csv", "r.html", "r.md", "r.txt"];
    let outputs: Vec<&str> = names.iter().flat_map(|name| ["-o", name]).collect();
    let run = folder.run(&[&["diff", "a.txt", "b.txt"][..], &outputs].concat());
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(names.iter().all(|name| folder.exists(name)));
    assert!(folder.read("r.csv").starts_with('\u{FEFF}'));
    folder.run(&["diff", "a.txt", "b.txt", "-o", "r.json"]).refuses(&["exists already"]);
    folder.run(&["diff", "a.txt", "b.txt", "-o", "a.txt", "--force"]).refuses(&["a.txt is one of the documents"]);
    folder.run(&["diff", "a.txt", "b.txt", "-o", "r.doc"]).refuses(&["says no format"]);
    assert_eq!(folder.run(&["diff", "a.txt", "b.txt", "--fail-on", "never"]).status, 0);
}

#[test]
fn the_text_of_a_fallback_is_recognised_with_who_must_agree() {
    let folder = Folder::with_agreed_fallback();
    for (dossier, output) in [("base.yaml", "base.json"), ("fallback.yaml", "counter.txt")] {
        let run = folder.run(&["compose", dossier, "-o", output]);
        assert_eq!(run.status, 0, "{}", run.stderr);
    }
    let found = json(&folder, &["base.json", "counter.txt"]);
    let changed = all(&found["provisions"]).into_iter().find(|one| one["id"] == "data-rights/3");
    let changed = changed.expect("the paragraph that the fallback changes");
    assert_eq!(changed["verdict"], "fallback", "{changed:#}");
    assert_eq!(changed["fallback"]["key"], "licence-instead-of-transfer");
    assert_eq!(changed["fallback"]["exact"], true);
    assert_eq!(changed["decides"], serde_json::json!(["legal", "data"]));
}

#[test]
fn a_fallback_that_was_changed_further_is_weighed_against_its_text() {
    let folder = Folder::with_agreed_fallback();
    for (dossier, output) in [("base.yaml", "base.json"), ("fallback.yaml", "counter.md")] {
        let run = folder.run(&["compose", dossier, "-o", output]);
        assert_eq!(run.status, 0, "{}", run.stderr);
    }
    let folder = folder.replace(
        "counter.md",
        "Leverancier oefent geen recht uit op een wijze",
        "Leverancier spant zich in geen recht uit te oefenen op een wijze",
    );
    let found = json(&folder, &["base.json", "counter.md"]);
    let changed = all(&found["provisions"]).into_iter().find(|one| one["id"] == "data-rights/3");
    let changed = changed.expect("the paragraph that the fallback changes");
    assert_eq!(changed["fallback"]["exact"], false, "{changed:#}");
    assert_eq!(changed["verdict"], "weakened", "{changed:#}");
    let near =
        &changed["findings"].as_array().expect("findings").iter().find(|one| one["rule"] == "fallback-recognised");
    let message = near.expect("the fallback is named")["message"].as_str().expect("a message");
    assert!(message.contains("spant zich in"), "{message}");
}

/// All provisions of a report, also those within others.
fn all(provisions: &Value) -> Vec<&Value> {
    let own = provisions.as_array().into_iter().flatten();
    own.flat_map(|one| std::iter::once(one).chain(all(&one["children"]))).collect()
}

#[test]
fn a_dossier_that_is_not_complete_is_no_base() {
    let folder = Folder::with_dossier()
        .replace("dossier.yaml", "purpose: het tellen van voetgangers\n", "")
        .file("b.txt", "Artikel 1 Iets");
    folder.run(&["diff", "dossier.yaml", "b.txt"]).refuses(&["makes no contract yet"]);
}

#[test]
fn a_letter_before_the_contract_is_one_change_and_what_it_claims_is_held_against_what_was_found() {
    let letter = "Geachte mevrouw Jansen,\n\nDank voor het toezenden. Alle wijzigingen zijn zichtbaar gemaakt.\n\n\
        Wij horen graag van u.\n\n";
    let folder = Folder::new().file("a.txt", BASE).file("b.txt", format!("{letter}{BASE}"));
    let found = json(&folder, &["a.txt", "b.txt"]);
    assert_eq!((&found["summary"]["changed"], &found["summary"]["changes"]["inserted"]), (&1.into(), &1.into()));
    let name = found["provisions"][0]["name"].as_str().expect("a name");
    assert_eq!(name, "begeleidende tekst vóór de overeenkomst (3 alinea’s)");
    folder.run(&["diff", "a.txt", "b.txt", "-o", "r.txt"]);
    let report = folder.read("r.txt");
    assert!(report.contains("egeleidende tekst vóór de overeenkomst") && report.contains("Geachte mevrouw Jansen"));
}
