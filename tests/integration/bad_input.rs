//! Bad dossiers: a clear message with file, line and column, all problems in one run, nothing written.

use crate::common::{DOSSIER, Folder};

fn refused(dossier: impl AsRef<[u8]>, expected: &[&str]) {
    let folder = Folder::new().file("dossier.yaml", dossier);
    folder.run(&["compose", "dossier.yaml", "-o", "contract.json"]).refuses(expected);
    assert_eq!(folder.names(), ["dossier.yaml"], "nothing is written");
}

fn changed(from: &str, to: &str) -> String {
    assert!(DOSSIER.contains(from), "the dossier holds {from:?}");
    DOSSIER.replacen(from, to, 1)
}

#[test]
fn all_problems_are_shown_in_one_run() {
    let dossier = changed("template: annex", "template: anex")
        .replace("subject: druk", "subjct: druk")
        .replace("date: 2026-11-20", "date: 2026-13-40")
        .replace("  saas: ja", "  sas: ja")
        .replace("kind: open", "kind: opn");
    // A date that is no date leaves no dossier, so names are checked when it is mended.
    refused(
        &dossier,
        &[
            "dossier.yaml:5:7",
            "`2026-13-40` is not a date",
            "there is no field `subjct` here",
            "did you mean `subject`?",
            "did you mean `open`?",
        ],
    );
    refused(
        dossier.replace("2026-13-40", "2026-11-20").replace("kind: opn", "kind: open"),
        &[
            "no template is named `anex`",
            "did you mean `annex`?",
            "no fact is named `sas`",
            "did you mean `saas`?",
            "subjct",
        ],
    );
}

#[test]
fn wrong_types_say_what_is_expected() {
    refused(changed("number: TEST-1", "number: [1]"), &["dossier.yaml:4:9", "a text is expected here, not a list"]);
    refused(changed("number: TEST-1", "number:"), &["dossier.yaml:4:1", "a text is expected here, not nothing"]);
    refused(changed("facts:", "facts: ja\nfacts2:"), &["a group of fields is expected here, not `ja`"]);
    refused(changed("saas: ja", "saas: misschien"), &["`misschien` is not a yes or no"]);
    refused(changed("personal_data: \"no\"", "personal_data: een beetje"), &["yes, unclear, no"]);
    refused(changed("contract_value: 100000", "contract_value: 1.000,00"), &["is not an amount"]);
}

#[test]
fn yaml_that_is_broken_or_deceives_is_refused() {
    refused(changed("number: TEST-1", "number: TEST-1\nnumber: TEST-2"), &["`number` stands here twice"]);
    refused(changed("number: TEST-1", "number: a: b: c"), &["this is not valid YAML", "between quotes"]);
    refused(changed("  saas: ja", "\tsaas: ja"), &["tabs"]);
    refused(changed("number: TEST-1", "number: &a TEST\nsubject2: *a"), &["aliases"]);
    refused(changed("number: TEST-1", "number: !!int 1"), &["tags"]);
    refused(format!("{DOSSIER}---\n{DOSSIER}"), &["more than one YAML document"]);
    refused("", &["the file holds nothing"]);
    refused("# only a comment\n", &["the file holds nothing"]);
    refused(format!("a: {}{}", "[".repeat(100), "]".repeat(100)), &["nest"]);
}

#[test]
fn characters_that_cannot_be_seen_are_refused_also_when_escaped() {
    refused(changed("TEST-1", "TEST\u{202E}1"), &["U+202E", "direction", "dossier.yaml:4:13"]);
    refused(changed("TEST-1", "TEST\u{200B}1"), &["U+200B"]);
    refused(changed("TEST-1", "TEST\u{E000}1"), &["U+E000", "private-use"]);
    refused(changed("TEST-1", "TEST\u{0}1"), &["U+0000"]);
    refused(changed("TEST-1", "\"TEST\\u202E1\""), &["U+202E"]);
    refused(changed("TEST-1", "\"TEST\\01\""), &["U+0000"]);
}

#[test]
fn files_that_are_no_text_are_named_as_what_they_are() {
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain("a: b".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    refused(utf16, &["UTF-16"]);
    refused(b"PK\x03\x04\xFF\xFE", &["zip file"]);
    refused([b"number: ".as_slice(), &[0xE9, 0x0A]].concat(), &["not UTF-8", "line 1"]);
}

#[test]
fn byte_order_mark_and_windows_line_ends_are_read() {
    let dossier = format!("\u{FEFF}{}", DOSSIER.replace('\n', "\r\n"));
    let folder = Folder::new().file("dossier.yaml", dossier);
    let run = folder.run(&["compose", "dossier.yaml", "-o", "contract.json"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(!folder.read("contract.json").contains("\\r"));
}

#[test]
fn what_is_too_large_is_refused() {
    refused(changed("TEST-1", &"x".repeat(9_000)), &["9000 characters"]);
    refused(changed("TEST-1", &"x".repeat(10 * 1024 * 1024)), &["larger than"]);
}

#[test]
fn markup_and_template_source_come_out_literally() {
    let values = [
        "#read(\"/etc/passwd\")",
        "{{ config }} {% if true %}",
        "<script>alert(1)</script>",
        "*bold* _it_ `x` [a](b) | c",
        "$x^2$ @ref <lbl> \\u{41} // /* */",
    ];
    for value in values {
        let quoted = format!("purpose: '{}'", value.replace('\'', "''"));
        let folder = Folder::new().file("dossier.yaml", changed("purpose: het tellen van voetgangers", &quoted));
        let run =
            folder.run(&["compose", "dossier.yaml", "-o", "c.pdf", "-o", "c.json", "-o", "c.html", "-o", "c.txt"]);
        assert_eq!(run.status, 0, "{value}: {}", run.stderr);
        let json: serde_json::Value = serde_json::from_str(&folder.read("c.json")).expect("JSON");
        assert!(json.to_string().contains(&serde_json::to_string(value).expect("JSON")), "{value} in JSON");
        assert!(!folder.read("c.html").contains("<script>"), "{value} in HTML");
        let text = folder.read("c.txt").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(value), "{value} in text");
    }
}

#[test]
fn a_file_that_is_not_there_or_a_folder_is_named() {
    let folder = Folder::new();
    folder.run(&["compose", "nothing.yaml", "-o", "c.pdf"]).refuses(&["nothing.yaml"]);
    let folder = Folder::with_dossier();
    folder.run(&["compose", "dossier.yaml", "-o", "c.docx"]).refuses(&[".pdf", ".json", ".html"]);
    folder.run(&["compose", "dossier.yaml", "-o", "no/folder/c.json"]).refuses(&["no/folder/c.json"]);
}

#[test]
fn texts_that_say_nothing_are_refused() {
    refused(changed("number: TEST-1", "number: \" \""), &["dossier.yaml:4:9", "the text is empty"]);
    refused(changed("{name: Gemeente Toetsstad}", "{name: \"\"}"), &["the text is empty"]);
    let waiver = "waivers:\n  - {clause: knowledge-sharing, reason: \"\", person: \" \", date: 2026-01-01}\n";
    refused(format!("{DOSSIER}{waiver}"), &["dossier.yaml:35:41", "dossier.yaml:35:53"]);
}

#[test]
fn files_that_a_dossier_names_are_looked_for_beside_it() {
    for name in [".", "nothing.yaml", "/etc/passwd", "\"\""] {
        let dossier = format!("{DOSSIER}organisation: {name}\n");
        // Other problems are shown in the same run.
        refused(
            dossier.replace("saas: ja", "saas: wie weet"),
            &["dossier.yaml:34:15", "`wie weet` is not a yes or no"],
        );
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let folder = Folder::new();
    let made = std::process::Command::new("mkfifo").arg(folder.path("dossier.yaml")).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo makes a pipe");
    folder.run(&["compose", "dossier.yaml", "-o", "c.json"]).refuses(&["not an ordinary file"]);
}

#[test]
fn the_dossier_itself_and_folders_are_not_written_over() {
    let folder = Folder::new().file("dossier.txt", DOSSIER).file("dir.json/x", "");
    folder.run(&["compose", "dossier.txt", "-o", "dossier.txt", "--force"]).refuses(&["is the dossier itself"]);
    folder.run(&["compose", "dossier.txt", "-o", "a.txt", "-o", "dir.json", "--force"]).refuses(&["dir.json"]);
    folder.run(&["compose", "dossier.txt", "-o", "a.txt", "-o", "./a.txt"]).refuses(&["given twice"]);
    assert_eq!(folder.names(), ["dir.json", "dossier.txt"]);
    assert_eq!(folder.read("dossier.txt"), DOSSIER);
}
