//! The example dossiers, as the README uses them.

use crate::common::{Folder, project, run_in};

const EXAMPLES: [&str; 5] = ["agreement", "case-system", "crowd-sensors", "data-purchase", "network-equipment"];

fn copied() -> Folder {
    let mut folder = Folder::new();
    let from = project("contract-templates/examples");
    for entry in std::fs::read_dir(from).expect("the examples") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        folder = folder.file(&name, std::fs::read(&path).expect("a readable example"));
    }
    folder
}

#[test]
fn every_example_becomes_a_contract_in_every_format() {
    let folder = copied();
    for name in EXAMPLES {
        let dossier = format!("{name}.yaml");
        let outputs: Vec<String> = ["pdf", "json", "md", "html", "txt"].map(|ending| format!("{name}.{ending}")).into();
        let mut arguments = vec!["compose", &dossier];
        for output in &outputs {
            arguments.extend(["-o", output]);
        }
        let run = folder.run(&arguments);
        assert_eq!(run.status, 0, "{name}: {}", run.stderr);
        assert!(!run.stderr.contains("warning"), "{name}: {}", run.stderr);
        assert!(folder.bytes(&outputs[0]).starts_with(b"%PDF-1.7"), "{name}");
        for output in &outputs[1..] {
            let text = folder.read(output);
            let mark = text.chars().find(|character| ('\u{E000}'..='\u{F8FF}').contains(character));
            assert_eq!(mark, None, "{output} holds an unresolved mark");
            for leftover in ["{{", "{%", "[nog in te vullen", "[resale-ban"] {
                assert!(!text.contains(leftover), "{output} holds {leftover}");
            }
        }
    }
}

#[test]
fn the_same_dossier_gives_the_same_bytes_and_verifies() {
    let folder = copied();
    for output in ["one.pdf", "two.pdf"] {
        assert_eq!(folder.run(&["compose", "agreement.yaml", "-o", output]).status, 0);
    }
    assert_eq!(folder.bytes("one.pdf"), folder.bytes("two.pdf"));
    let run = folder.run(&["verify", "one.pdf"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("genuine and unaltered"), "{}", run.stdout);
    assert!(run.stdout.contains("exactly those of the attached contract"), "{}", run.stdout);
}

#[test]
fn an_altered_document_does_not_verify() {
    let folder = copied();
    assert_eq!(folder.run(&["compose", "agreement.yaml", "-o", "one.pdf", "-o", "one.json"]).status, 0);
    let folder = folder.replace("one.json", "Voorbeeldstad", "Andere stad");
    let run = folder.run(&["verify", "one.json"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("not a genuine contract"), "{}", run.stdout);

    // Bytes in the middle of the pages, not of the attachment.
    let mut bytes = folder.bytes("one.pdf");
    let index = bytes.len() - 40;
    bytes[index] ^= 1;
    let folder = folder.file("altered.pdf", &bytes).file("other.pdf", b"%PDF-1.4 nothing").file("text.pdf", b"hello");
    for name in ["altered.pdf", "other.pdf", "text.pdf"] {
        assert_eq!(folder.run(&["verify", name]).status, 1, "{name}");
    }
}

#[test]
fn articles_and_paragraphs_are_numbered_without_gaps() {
    let folder = copied();
    assert_eq!(folder.run(&["compose", "crowd-sensors.yaml", "-o", "c.json"]).status, 0);
    let json: serde_json::Value = serde_json::from_str(&folder.read("c.json")).expect("JSON");
    assert_eq!(json["schema"], "beding.contract/1");
    let parts = json["document"]["parts"].as_array().expect("parts");
    let articles: Vec<_> = parts.iter().flat_map(|part| part["articles"].as_array().expect("articles")).collect();
    assert!(articles.len() > 20, "{} articles", articles.len());
    for (index, article) in articles.iter().enumerate() {
        let number = (index + 1).to_string();
        assert_eq!(article["number"], number.as_str());
        for (index, paragraph) in article["paragraphs"].as_array().expect("paragraphs").iter().enumerate() {
            assert_eq!(paragraph["number"], format!("{number}.{}", index + 1));
        }
    }
}

#[test]
fn an_english_contract_is_english() {
    let folder = copied();
    let run = folder.run(&["compose", "crowd-sensors.yaml", "--lang", "en", "-o", "c.txt", "-o", "c.html"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let text = folder.read("c.txt");
    assert!(text.contains("Supplier shall"), "duties are in English");
    assert!(!text.contains("Leverancier "), "no Dutch party name is left");
    assert!(folder.read("c.html").contains("<html lang=\"en\""));
}

#[test]
fn a_folder_of_dossiers_becomes_a_folder_of_contracts() {
    let folder = copied();
    let run = folder.run(&["compose", ".", "-o", "out", "--format", "json,txt"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("5 of 5 dossiers written"), "{}", run.stderr);
    for name in EXAMPLES {
        assert!(folder.exists(&format!("out/{name}.json")), "{name}.json");
        assert!(folder.exists(&format!("out/{name}.txt")), "{name}.txt");
    }
}

#[test]
fn the_program_runs_from_any_folder() {
    let elsewhere = Folder::new();
    let dossier = project("contract-templates/examples/agreement.yaml");
    let output = elsewhere.path("a.json");
    let run =
        run_in(std::path::Path::new("/"), &["compose", &dossier.to_string_lossy(), "-o", &output.to_string_lossy()]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(elsewhere.exists("a.json"));
}
