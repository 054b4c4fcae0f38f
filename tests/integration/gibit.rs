//! References to GIBIT: printed as fact only when they are.

use crate::common::Folder;

fn words(text: &str) -> String {
    text.replace('\u{A0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_verified_article_prints_with_number_and_title() {
    let text = words(&Folder::with_dossier().compose("c.txt"));
    assert!(text.contains("artikel 17 (Intellectuele eigendom) GIBIT 2020"), "{text}");
}

#[test]
fn an_unverified_article_prints_by_subject_until_somebody_confirms_it() {
    let folder = Folder::with_dossier().replace("dossier.yaml", "gibit: \"2020\"", "gibit: \"2023\"");
    let text = words(&folder.compose("c.txt"));
    assert!(text.contains("nog te bevestigen"));
    assert!(!text.contains("artikel 20 (Intellectuele eigendom)"), "an inferred number is never printed as fact");

    let dossier = folder.read("dossier.yaml")
        + "confirmations:\n  - {edition: \"2023\", subject: ip, number: \"20\", title: Intellectuele eigendom, by: A. Jurist, date: 2026-11-01}\n";
    let folder = folder.file("dossier.yaml", dossier);
    let text = words(&folder.compose("c.txt"));
    assert!(text.contains("artikel 20 (Intellectuele eigendom) GIBIT 2023"), "{text}");
    let contract = folder.compose("c.json");
    assert!(contract.contains(r#""confirmed": "2026-"#), "the contract says when it was confirmed");
    assert!(!contract.contains("A. Jurist"), "who confirmed it stays with the municipality");
}

#[test]
fn a_confirmation_of_an_unknown_subject_or_edition_is_refused() {
    let folder = Folder::with_dossier();
    let dossier = folder.read("dossier.yaml")
        + "confirmations:\n  - {edition: \"2024\", subject: ipp, number: \"20\", by: A. Jurist, date: 2026-11-01}\n";
    let folder = folder.file("dossier.yaml", dossier);
    let run = folder.run(&["compose", "dossier.yaml", "-o", "c.json"]);
    run.refuses(&["no GIBIT subject is named `ipp`", "did you mean `ip`?", "no edition of GIBIT is named `2024`"]);
}
