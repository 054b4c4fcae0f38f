//! `beding diff` of what stands in our own contract beside its articles: the table of requirements, what is left open, and
//! the colophon.

use serde_json::Value;

use crate::common::Folder;

/// The example with its contract as Markdown.
fn composed() -> Folder {
    let example = |name: &str| crate::support::text(format!("contract-templates/examples/{name}"));
    let folder = Folder::new()
        .file("organisation.yaml", example("organisation.yaml"))
        .file("voorbeeldstad.svg", example("voorbeeldstad.svg"))
        .file("dossier.yaml", example("crowd-sensors.yaml"));
    let run = folder.run(&["compose", "dossier.yaml", "-o", "c.md"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    folder
}

/// The comparison with the contract as it came back with these changes: as JSON, and as a terminal shows it.
fn compared(changes: &[(&str, &str)], extra: &[&str]) -> (Value, String) {
    let folder = composed();
    let mut text = folder.read("c.md");
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    let folder = folder.file("back.md", text);
    let json = folder.run(&[&["diff", "dossier.yaml", "back.md", "--json"], extra].concat());
    let found = serde_json::from_str(&json.stdout).unwrap_or_else(|error| panic!("{error}: {}", json.stderr));
    (found, folder.run(&[&["diff", "dossier.yaml", "back.md"], extra].concat()).stdout)
}

/// The provisions that changed, also those within others.
fn changed(found: &Value) -> Vec<&Value> {
    fn all(provisions: &Value) -> Vec<&Value> {
        let own = provisions.as_array().into_iter().flatten();
        own.flat_map(|one| std::iter::once(one).chain(all(&one["children"]))).collect()
    }
    let is_changed = |one: &&Value| one["changes"].as_array().is_some_and(|changes| !changes.is_empty());
    all(&found["provisions"]).into_iter().filter(is_changed).collect()
}

/// The row of a requirement or another line, as Markdown has it, which sets a backslash before some signs.
fn row(id: &str) -> String {
    let text = composed().read("c.md");
    text.lines()
        .find(|line| line.replace('\\', "").contains(id))
        .map(str::to_owned)
        .unwrap_or_else(|| panic!("a row with {id}"))
}

#[test]
fn a_requirement_that_was_lowered_or_struck_comes_with_its_clause() {
    let (kept, struck) = (row("security-by-design#framework-declaration"), row("resale-ban#"));
    let lowered = kept.replace("knock-outeis", "wens");
    assert_ne!(kept, lowered);
    let (found, terminal) = compared(&[(&kept, &lowered), (&format!("{struck}\n"), "")], &[]);
    let changes = changed(&found);
    let cell = changes.iter().find(|one| one["kind"] == "cell" && one["changes"][0] == "edited").expect("the cell");
    assert_eq!(cell["requirement"], "security-by-design#framework-declaration", "{cell:#}");
    assert_eq!((&cell["verdict"], &cell["findings"][0]["rule"]), (&"weakened".into(), &"requirement-lowered".into()));
    assert_eq!(cell["knock_outs"][0], "security-by-design#framework-declaration");
    assert!(cell["answer"].is_string() && cell["decides"].as_array().is_some_and(|roles| roles.len() > 1), "{cell:#}");
    let gone = changes.iter().find(|one| one["kind"] == "row").expect("the row");
    assert!(gone["id"].as_str().is_some_and(|id| id.starts_with("resale-ban#")), "{gone:#}");
    assert_eq!(gone["verdict"], "deleted");
    assert!(gone["answer"].is_string(), "{gone:#}");
    assert!(terminal.contains("(soort) [security-by-design#framework-declaration]: afgezwakt"), "{terminal}");
    assert!(!terminal.contains("alinea 0"), "{terminal}");
}

#[test]
fn what_was_left_open_is_filled_in_and_a_reservation_there_is_told() {
    const OPEN: &str = "de ondernemer aan wie de opdracht wordt gegund";
    let (found, terminal) = compared(&[(OPEN, "Voorbeeld Sensoren B.V.")], &["--only", "resale-ban"]);
    let changes = changed(&found);
    assert_eq!(changes.len(), 1, "{terminal}");
    assert_eq!((&changes[0]["changes"][0], &changes[0]["verdict"]), (&"filled_in".into(), &"unchanged".into()));
    assert_eq!(changes[0]["name"], "Partijen – Leverancier");
    assert_eq!((&found["summary"]["adverse"], &found["summary"]["not_assessed"]), (&0.into(), &0.into()));
    let reserved = "Voorbeeld Sensoren B.V., onder voorbehoud van goedkeuring door haar bestuur";
    let (found, terminal) = compared(&[(OPEN, reserved)], &[]);
    assert_eq!(changed(&found)[0]["verdict"], "reservation_added", "{terminal}");
}

#[test]
fn another_fingerprint_in_the_colophon_is_told_once_and_other_words_as_a_change() {
    let example = row("Controlegetal van de bibliotheek");
    let digest = example.rsplit_once("** ").or_else(|| example.rsplit_once(": ")).expect("a value").1.to_owned();
    let anew: String = digest.chars().map(|digit| if digit == '0' { '1' } else { digit }).collect();
    let anew = anew.replacen('a', "b", 1);
    let (found, terminal) = compared(&[(&digest, &anew)], &[]);
    assert_eq!(found["summary"]["changes"]["imprint"], 1, "{terminal}");
    assert_eq!(found["summary"]["verdicts"]["unchanged"], 1);
    assert_eq!(terminal.matches("andere versie of ander controlegetal").count(), 2, "{terminal}");
    let (found, _) = compared(&[("Modelbepalingen Digitale Samenleving", "Voorwaarden van Leverancier")], &[]);
    assert!(changed(&found).iter().any(|one| one["changes"][0] == "edited"));
}
