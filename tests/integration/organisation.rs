//! A municipality's own defaults, clauses, editions and house style.

use crate::common::Folder;

const OWN_CLAUSE: &str = "
version: \"1.0\"
status: reviewed
title: {nl: Eigen bepaling, en: Own clause}
principles: []
gibit: []
paragraphs:
  - key: \"1\"
    nl: Leverancier meldt zich bij binnenkomst bij de receptie van het stadhuis.
    en: Supplier shall report at the reception of the town hall on arrival.
positions:
  preferred: {nl: Melden bij de receptie., en: Report at the reception.}
explanation: {nl: Huisregel., en: House rule.}
proportionality: {nl: Kost niets., en: Costs nothing.}
answer: {nl: De gemeente handhaaft dit., en: The municipality maintains this.}
sign_off: [legal]
";

fn folder(organisation: &str) -> Folder {
    let folder = Folder::with_dossier().file("organisation.yaml", organisation).file("own/reception.yaml", OWN_CLAUSE);
    let dossier = folder.read("dossier.yaml") + "organisation: organisation.yaml\n";
    folder.file("dossier.yaml", dossier)
}

#[test]
fn own_clauses_stand_where_the_organisation_says() {
    let folder = folder("clauses:\n  - {file: own/reception.yaml, part: general, after: definitions}\n");
    let json: serde_json::Value = serde_json::from_str(&folder.compose("c.json")).expect("JSON");
    let first = &json["document"]["parts"][0]["articles"];
    assert_eq!(first[0]["id"], "definitions");
    assert_eq!(first[1]["id"], "reception");
    assert_eq!(first[1]["number"], "2");
}

#[test]
fn an_own_clause_in_an_unknown_part_is_refused() {
    let folder = folder("clauses:\n  - {file: own/reception.yaml, part: generl}\n");
    folder.run(&["compose", "dossier.yaml", "-o", "c.json"]).refuses(&[
        "organisation.yaml:2:38",
        "no template has a part `generl`",
        "did you mean `general`?",
    ]);
}

#[test]
fn defaults_of_the_organisation_hold_unless_the_dossier_says_otherwise() {
    let folder = folder("parameters:\n  resale-ban: {report_period: 4 working days}\n");
    assert!(folder.compose("c.json").contains("4\u{A0}Werkdagen"));
    let dossier = folder.read("dossier.yaml") + "parameters:\n  resale-ban: {report_period: 3 working days}\n";
    let folder = folder.file("dossier.yaml", dossier);
    let json = folder.compose("c.json");
    assert!(json.contains("3\u{A0}Werkdagen") && !json.contains("4\u{A0}Werkdagen"));
}

#[test]
fn a_house_style_that_cannot_be_used_is_refused_with_its_place() {
    let folder = folder("house_style:\n  accent: \"#ffff00\"\n  logo: {file: logo.png, alt: {nl: Wapen, en: Arms}}\n")
        .file("logo.png", "this is not an image");
    folder
        .run(&["compose", "dossier.yaml", "-o", "c.pdf"])
        .refuses(&["organisation.yaml:2:11", "organisation.yaml:3:16"]);
    let folder = folder
        .file("organisation.yaml", "house_style:\n  font: {family: Mine, files: [font.ttf]}\n")
        .file("font.ttf", "no font");
    folder.run(&["compose", "dossier.yaml", "-o", "c.pdf"]).refuses(&["font.ttf", "not a font"]);
    let folder = folder.file("organisation.yaml", "house_style:\n  logo: {file: /etc/passwd, alt: {nl: a, en: b}}\n");
    folder.run(&["compose", "dossier.yaml", "-o", "c.pdf"]).refuses(&["absolute path"]);
}

#[test]
fn a_local_edition_of_gibit_can_be_added() {
    let edition = "
edition: \"2020-toetsstad\"
title: {nl: GIBIT Toetsstad 2020, en: GIBIT Toetsstad 2020}
name: {nl: GIBIT Toetsstad, en: GIBIT Toetsstad}
status: {nl: lokaal, en: local}
sources: [{key: eigen, name: Eigen tekst, certainty: verified}]
articles:
  - {subject: ip, number: \"99\", title: Rechten, state: verified, source: eigen}
";
    let folder = folder("editions: [edition.yaml]\n").file("edition.yaml", edition).replace(
        "dossier.yaml",
        "gibit: \"2020\"",
        "gibit: 2020-toetsstad",
    );
    assert!(folder.compose("c.json").contains("artikel\u{A0}99 (Rechten) GIBIT Toetsstad 2020"));
}

#[test]
fn an_own_clause_cannot_compute() {
    for text in ["{% for i in range(end=100000) %}x{% endfor %}", "{{ __tera_context }}", "{{ purpose | upper }}"] {
        let clause = OWN_CLAUSE.replace(
            "Leverancier meldt zich bij binnenkomst bij de receptie van het stadhuis.",
            &format!("\"{text}\""),
        );
        let folder = folder("clauses:\n  - {file: own/reception.yaml}\n").file("own/reception.yaml", clause);
        folder
            .run(&["compose", "dossier.yaml", "-o", "c.json"])
            .refuses(&["own/reception.yaml:9:10", "bad-template-text"]);
    }
}

#[test]
fn own_clauses_and_editions_that_clash_are_refused() {
    let folder = folder("clauses:\n  - {file: own/reception.yaml, after: nope}\n  - {file: own/reception.yaml}\n");
    folder.run(&["compose", "dossier.yaml", "-o", "c.json"]).refuses(&[
        "organisation.yaml:2:39",
        "organisation.yaml:3:12",
        "listed twice",
    ]);
}
