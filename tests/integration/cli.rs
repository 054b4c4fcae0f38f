//! The command line: exit status, overwriting, drafts, listing, help.

use crate::common::Folder;

#[test]
fn nothing_is_overwritten_without_force_and_all_files_are_written_or_none() {
    let folder = Folder::with_dossier().file("b.txt", "mine");
    let run = folder.run(&["compose", "dossier.yaml", "-o", "a.json", "-o", "b.txt"]);
    run.refuses(&["b.txt exists already", "--force"]);
    assert_eq!(folder.names(), ["b.txt", "dossier.yaml"]);
    assert_eq!(folder.read("b.txt"), "mine");
    assert_eq!(folder.run(&["compose", "dossier.yaml", "-o", "a.json", "-o", "b.txt", "--force"]).status, 0);
    assert_ne!(folder.read("b.txt"), "mine");
    assert_eq!(folder.names(), ["a.json", "b.txt", "dossier.yaml"], "no temporary file is left");
}

#[test]
fn what_is_open_keeps_a_contract_from_being_made_but_not_a_draft() {
    let folder = Folder::with_dossier().replace("dossier.yaml", "purpose: het tellen van voetgangers\n", "");
    let run = folder.run(&["compose", "dossier.yaml", "-o", "c.json"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("Overeengekomen Doel (purpose)"), "{}", run.stderr);
    assert!(run.stderr.contains("--draft"), "{}", run.stderr);
    assert!(!folder.exists("c.json"));

    let run = folder.run(&["compose", "dossier.yaml", "-o", "c.json", "-o", "c.txt", "-o", "c.pdf", "--draft"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(folder.read("c.json").contains("beding.draft/1"));
    let text = folder.read("c.txt").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Concept"), "a draft says so in words");
    assert!(text.contains("[nog in te vullen: Overeengekomen Doel]"), "the blank is in words");
    assert_eq!(folder.run(&["verify", "c.pdf"]).status, 1, "a draft is no contract");
}

#[test]
fn an_unanswered_question_is_open() {
    let folder = Folder::with_dossier().replace("dossier.yaml", "  sensors: ja\n", "");
    let run = folder.run(&["compose", "dossier.yaml", "-o", "c.json"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("facts.sensors"), "{}", run.stderr);
}

#[test]
fn explain_tells_why_each_clause_is_in_or_out() {
    let folder = Folder::with_dossier();
    let run = folder.run(&["compose", "dossier.yaml", "--explain"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for expected in
        ["Opgenomen (", "Niet opgenomen (", "(resale-ban)", "(self-learning)", "sensoren of camera's ingezet”: ja"]
    {
        assert!(run.stdout.contains(expected), "{expected:?} in\n{}", run.stdout);
    }
    let run = folder.run(&["compose", "dossier.yaml", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(json["schema"], "beding.compose/1");
    let selection = json["selection"].as_array().expect("selection");
    assert!(
        selection
            .iter()
            .all(|item| item["reason"]["kind"].is_string() && !item["text"].as_str().unwrap_or("").is_empty())
    );
}

#[test]
fn clauses_are_listed_filtered_and_shown() {
    let folder = Folder::new();
    let all = folder.run(&["clauses"]);
    assert_eq!(all.status, 0, "{}", all.stderr);
    assert!(all.stdout.lines().count() >= 28);
    let some = folder.run(&["clauses", "--principle", "5.2"]);
    assert!(some.stdout.contains("resale-ban") && !some.stdout.contains("accessibility"));
    let shown = folder.run(&["clauses", "show", "resale-ban"]);
    for expected in ["resale-ban/2/a", "service-statistics", "resale-ban#", "AVG"] {
        assert!(shown.stdout.contains(expected), "{expected:?} in\n{}", shown.stdout);
    }
    folder.run(&["clauses", "show", "resale-bam"]).refuses(&["did you mean `resale-ban`?"]);
    folder.run(&["clauses", "--fact", "sensor"]).refuses(&["did you mean `sensors`?"]);
    let json = folder.run(&["clauses", "show", "resale-ban", "--json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&json.stdout).is_ok());
}

#[test]
fn every_code_is_explained() {
    let folder = Folder::new();
    let list = folder.run(&["explain"]);
    let codes: Vec<&str> = list.stdout.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(codes.len() > 40, "{} codes", codes.len());
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), codes.len(), "codes are unique");
    for code in codes {
        let run = folder.run(&["explain", code]);
        assert_eq!(run.status, 0);
        assert!(run.stdout.len() > 100, "{code} is explained");
    }
    folder.run(&["explain", "broken-referense"]).refuses(&["did you mean `broken-reference`?"]);
}

#[test]
fn schemas_completions_and_manual_are_printed() {
    let folder = Folder::new();
    for name in folder.run(&["schema"]).stdout.lines() {
        let run = folder.run(&["schema", name]);
        assert!(serde_json::from_str::<serde_json::Value>(&run.stdout).is_ok(), "{name}");
    }
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(folder.run(&["completions", shell]).stdout.contains("beding"));
    }
    assert!(folder.run(&["man"]).stdout.contains(".TH beding"));
    assert_eq!(folder.run(&["man", "."]).status, 0);
    assert!(folder.names().iter().any(|name| name == "beding-compose.1"), "{:?}", folder.names());
}

#[test]
fn help_names_the_exit_status_and_gives_examples() {
    let folder = Folder::new();
    let help = folder.run(&["--help"]);
    for expected in ["Exit status:", "0 ", "1 ", "2 ", "compose", "verify"] {
        assert!(help.stdout.contains(expected), "{expected:?}");
    }
    for command in ["new", "compose", "check", "clauses", "verify"] {
        assert!(folder.run(&[command, "--help"]).stdout.contains("Examples:"), "{command}");
    }
    assert_eq!(folder.run(&["--nonsense"]).status, 2);
    assert_eq!(folder.run(&[]).status, 2);
}

#[test]
fn colour_is_only_for_terminals() {
    let folder = Folder::new().file("dossier.yaml", "a: b\n");
    let plain = folder.run(&["compose", "dossier.yaml", "-o", "c.json"]);
    assert!(!plain.stderr.contains('\u{1b}'));
}

#[test]
fn the_estimated_value_stays_inside_the_municipality() {
    let folder = Folder::with_dossier().replace("dossier.yaml", "contract_value: 100000", "contract_value: 1234567");
    let json = folder.compose("c.json");
    assert!(json.contains("\"sensors\""), "other facts are in the contract");
    assert!(!json.contains("1234567") && !json.contains("1.234.567") && !json.contains("contract_value"));
}
