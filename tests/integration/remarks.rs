//! Remarks in the margin of a Word file that came back: what reserves something is weighed, what asks or agrees is not.

use std::io::Write;

use serde_json::Value;

use crate::common::Folder;

const NAMESPACE: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// A Word file of these paragraphs, each with the remark that is made about it, if any.
fn word(paragraphs: &[(&str, Option<&str>)]) -> Vec<u8> {
    let (mut body, mut remarks) = (String::new(), String::new());
    for (id, (text, remark)) in paragraphs.iter().enumerate() {
        let run = format!("<w:r><w:t>{text}</w:t></w:r>");
        let Some(remark) = remark else {
            body += &format!("<w:p>{run}</w:p>");
            continue;
        };
        body += &format!(
            r#"<w:p><w:commentRangeStart w:id="{id}"/>{run}<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r></w:p>"#
        );
        remarks += &format!(
            r#"<w:comment w:id="{id}" w:author="Verkoop" w:date="2026-11-01T10:00:00Z"><w:p><w:r><w:t>{remark}</w:t></w:r></w:p></w:comment>"#
        );
    }
    let document = format!("<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>");
    let comments = format!("<w:comments {NAMESPACE}>{remarks}</w:comments>");
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>"#;
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>"#;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in [
        ("[Content_Types].xml", types),
        ("word/document.xml", &document),
        ("word/comments.xml", &comments),
        ("word/_rels/document.xml.rels", relations),
    ] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a new part");
        archive.write_all(part.as_bytes()).expect("a part is written");
    }
    archive.finish().expect("an archive").into_inner()
}

const DUTIES: [&str; 3] = [
    "1. Leverancier meldt iedere storing binnen 12 uur aan de gemeente.",
    "2. De gemeente mag de nakoming laten onderzoeken.",
    "3. Leverancier levert ieder kwartaal een rapport aan de gemeente.",
];

/// What was issued, and the same with these remarks.
fn folder(remarks: [Option<&str>; 3]) -> Folder {
    let issued: Vec<(&str, Option<&str>)> = DUTIES.iter().map(|text| (*text, None)).collect();
    let returned: Vec<(&str, Option<&str>)> = DUTIES.into_iter().zip(remarks).collect();
    Folder::new().file("issued.docx", word(&issued)).file("returned.docx", word(&returned))
}

/// The verdict on each of the three provisions.
fn verdicts(folder: &Folder) -> Vec<Value> {
    let run = folder.run(&["diff", "issued.docx", "returned.docx", "--lang", "nl", "--json"]);
    let found: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stderr));
    let provisions = found["provisions"].as_array().expect("provisions");
    provisions.iter().map(|provision| provision["verdict"].clone()).collect()
}

#[test]
fn a_remark_that_reserves_weighs_on_the_provision_that_it_is_about() {
    let folder = folder([None, Some("Wij gaan ervan uit dat de gemeente dit zelf betaalt."), Some("Akkoord.")]);
    assert_eq!(verdicts(&folder), [Value::Null, "reservation_added".into(), Value::Null]);
    let words = "Wij gaan ervan uit dat de gemeente dit zelf betaalt";
    for output in ["report.html", "report.md", "report.csv", "report.sarif", "report.txt"] {
        let run = folder.run(&["diff", "issued.docx", "returned.docx", "--lang", "nl", "-o", output]);
        assert_eq!(run.status, 1, "{output}: {}", run.stderr);
        let written = folder.read(output);
        assert!(written.contains(words) && written.to_lowercase().contains("voorbehoud"), "{output}: {written}");
    }
    assert!(folder.read("report.sarif").contains("reservation-in-remark"));
    let shown = folder.run(&["diff", "issued.docx", "returned.docx", "--lang", "nl"]);
    assert!(shown.stdout.contains("voorbehoud toegevoegd"), "{}", shown.stdout);
    let let_through = folder.run(&["diff", "issued.docx", "returned.docx", "--fail-on", "not-assessed"]);
    assert_eq!(let_through.status, 0, "{}", let_through.stderr);
}

#[test]
fn a_remark_that_only_asks_agrees_or_explains_raises_no_alarm() {
    let folder = folder([
        Some("Kunt u toelichten waarom deze termijn niet langer is?"),
        Some("Gezien en akkoord."),
        Some("Typefout hersteld."),
    ]);
    assert_eq!(verdicts(&folder), [Value::Null, Value::Null, Value::Null]);
    let run = folder.run(&["diff", "issued.docx", "returned.docx", "--lang", "nl", "--fail-on", "any"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert!(run.stdout.contains("Kunt u toelichten"), "it is shown: {}", run.stdout);
}

#[test]
fn a_remark_of_which_nothing_is_known_is_not_passed_and_one_that_was_issued_is_not_counted() {
    let open = folder([None, None, Some("Hierover later meer.")]);
    assert_eq!(verdicts(&open), [Value::Null, Value::Null, "not_assessed".into()]);
    let remark = Some("Alleen voor maatwerk.");
    let own: Vec<(&str, Option<&str>)> = DUTIES.into_iter().zip([remark, None, None]).collect();
    let folder = Folder::new().file("issued.docx", word(&own)).file("returned.docx", word(&own));
    assert_eq!(verdicts(&folder), [Value::Null, Value::Null, Value::Null]);
}
