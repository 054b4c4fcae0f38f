//! The built-in library: complete, sound, and deep where the mission is.

use crate::common::Folder;

#[test]
fn the_library_has_no_problems() {
    let run = Folder::new().run(&["check"]);
    assert_eq!(run.status, 0, "{}{}", run.stderr, run.stdout);
}

#[test]
fn the_heart_of_the_mission_has_full_depth() {
    let hearts = [
        "data-rights",
        "resale-ban",
        "privacy-by-design",
        "security-by-design",
        "supply-chain-transparency",
        "open-standards",
    ];
    let folder = Folder::new();
    for id in hearts {
        let run = folder.run(&["clauses", "show", id, "--json"]);
        let clause: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        let count = |list: &str| clause[list].as_array().map_or(0, Vec::len);
        assert!(count("paragraphs") >= 4, "{id}: {} paragraphs", count("paragraphs"));
        assert!(count("fallbacks") >= 2, "{id}: {} fallbacks", count("fallbacks"));
        assert!(count("requirements") >= 3, "{id}: {} requirements", count("requirements"));
    }
}

#[test]
fn every_row_of_the_principles_that_binds_suppliers_has_a_clause() {
    let folder = Folder::new();
    let principles = [
        "2.1", "3.2", "3.4", "3.5", "3.7", "4.2", "4.3", "5.1", "5.2", "6.2", "6.3", "6.4", "6.5", "6.6", "7.1", "7.2",
        "7.3", "7.4", "7.5", "7.6", "7.7",
    ];
    for principle in principles {
        let run = folder.run(&["clauses", "--principle", principle]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(!run.stdout.trim().is_empty(), "principle {principle}");
    }
}

#[test]
fn a_library_on_disk_takes_the_place_of_the_built_in_one() {
    let folder = Folder::new().file("mine/library.yaml", "name: {nl: a, en: b}\n");
    let run = folder.run(&["check", "--clauses-dir", "mine"]);
    run.refuses(&["mine/library.yaml", "the field `version` is missing"]);
    folder.run(&["check", "--clauses-dir", "nowhere"]).refuses(&["nowhere"]);
}
