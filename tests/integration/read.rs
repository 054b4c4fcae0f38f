//! `beding read`: what comes out, what is refused, and that no file from outside takes the program down.

use std::io::Write;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::common::{Folder, Run};

/// No file may take longer.
const LONGEST: Duration = Duration::from_secs(10);

/// No file may take more memory, in bytes.
const LARGEST: u64 = 512 * 1024 * 1024;

/// A Word file with this body.
fn word(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in [("[Content_Types].xml", types), ("word/document.xml", &document)] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a new part");
        archive.write_all(part.as_bytes()).expect("a part is written");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A paragraph in which `vijf` was replaced by `tien`.
fn tracked() -> Vec<u8> {
    let run = |text: &str| format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#);
    let by = r#"w:id="1" w:author="Verkoop" w:date="2026-11-01T10:00:00Z""#;
    word(&format!(
        r#"<w:p>{}<w:del {by}><w:r><w:delText>vijf</w:delText></w:r></w:del><w:ins {by}>{}</w:ins>{}</w:p>"#,
        run("Binnen "),
        run("tien"),
        run(" dagen.")
    ))
}

#[test]
fn tracked_changes_are_accepted_rejected_or_shown() {
    let folder = Folder::new().file("offer.docx", tracked());
    let words = |arguments: &[&str]| {
        let run = folder.run(&[&["read", "offer.docx"], arguments].concat());
        assert_eq!(run.status, 0, "{}", run.stderr);
        run
    };
    let untold: Run = words(&[]);
    assert_eq!(untold.stdout, "Binnen tien dagen.\n");
    assert!(untold.stderr.contains("all of them accepted"), "{}", untold.stderr);
    let accepted = words(&["--view", "accepted"]);
    assert_eq!((accepted.stdout.as_str(), accepted.stderr.as_str()), ("Binnen tien dagen.\n", ""));
    assert_eq!(words(&["--view", "rejected"]).stdout, "Binnen vijf dagen.\n");
    let shown = words(&["--view", "shown"]).stdout;
    assert!(shown.starts_with("[-struck-] {+added+}"), "the marks are explained: {shown}");
    assert!(shown.ends_with("Binnen [-vijf-]{+tien+} dagen.\n"), "{shown}");
}

#[test]
fn files_are_written_by_their_ending_and_not_over_others() {
    let folder = Folder::new().file("offer.docx", tracked());
    assert_eq!(folder.run(&["read", "offer.docx", "-o", "a.json", "--view", "shown"]).status, 0);
    let json: serde_json::Value = serde_json::from_str(&folder.read("a.json")).expect("JSON");
    assert_eq!((json["schema"].as_str(), json["view"].as_str()), (Some("beding.reading/1"), Some("shown")));
    assert_eq!(json["provisions"][0]["revisions"][0]["author"], "Verkoop");
    folder.run(&["read", "offer.docx", "-o", "a.json"]).refuses(&["a.json exists already", "--force"]);
    assert_eq!(folder.run(&["read", "offer.docx", "-o", "a.json", "--force"]).status, 0);
    folder.run(&["read", "offer.docx", "-o", "a.pdf"]).refuses(&[".txt, .md or .json"]);
    folder.run(&["read", "offer.docx", "-o", "offer.docx", "--force"]).refuses(&[".txt, .md or .json"]);
    folder.run(&["read", "none.docx"]).refuses(&["none.docx"]);
}

#[test]
fn lost_words_are_told_and_refused_when_asked() {
    let drawing = r#"<w:p><w:r><w:t>Zie de tekening.</w:t></w:r><w:r><w:object/></w:r></w:p>"#;
    let folder = Folder::new().file("offer.docx", word(drawing));
    let run = folder.run(&["read", "offer.docx"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "Zie de tekening.\n"));
    assert!(run.stderr.contains("not read:\n  1 "), "{}", run.stderr);
    let run = folder.run(&["read", "offer.docx", "--strict", "-o", "a.txt"]);
    assert_eq!(run.status, 1);
    assert!(!folder.exists("a.txt"));
}

#[test]
fn the_child_is_no_command() {
    for arguments in [["--help"].as_slice(), &["completions", "bash"], &["man"]] {
        let run = Folder::new().run(arguments);
        assert!(!run.stdout.contains("read-foreign"), "{arguments:?} shows what is not for people");
    }
}

#[test]
fn nesting_that_overflows_the_stack_ends_the_child_alone() {
    let nested = format!("<< /A {}{} /Length 0 >>\nstream\n\nendstream", "[".repeat(200_000), "]".repeat(200_000));
    let folder = Folder::new().file("nested.pdf", pdf(nested.as_bytes()));
    folder.run(&["read", "nested.pdf"]).refuses(&["cannot read nested.pdf", "nested too deeply", "another format"]);
}

#[test]
#[ignore = "takes 15 seconds: it waits for the limits"]
fn bombs_end_the_child_alone() {
    let spaces = deflated(b" ", 1 << 30);
    let words = deflated(b"BT /F 10 Tf 1 0 0 1 70 700 Tm (abc def) Tj ET\n", 190_000_000);
    let folder = Folder::new().file("time.pdf", pdf(&spaces)).file("memory.pdf", pdf(&words));
    // A fast machine gets through the spaces in time, and finds no text.
    for (name, reason) in [("time.pdf", "ask"), ("memory.pdf", "takes more memory")] {
        let start = Instant::now();
        folder.run(&["read", name]).refuses(&[name, reason]);
        assert!(start.elapsed() < LONGEST, "{name} takes {:?}", start.elapsed());
    }
}

#[test]
#[ignore = "needs a folder with test data: BEDING_TESTDATA=… cargo test --locked hostile -- --ignored --nocapture"]
fn hostile_files_are_read_or_refused_within_bounds() {
    let data = std::env::var_os("BEDING_TESTDATA").expect("BEDING_TESTDATA names the folder with the test data");
    let data = std::path::PathBuf::from(data).join("hostile");
    let mut problems = Vec::new();
    let (mut read, mut refused, mut slowest, mut largest) = (0, 0, Duration::ZERO, 0);
    for folder in ["docx", "zip", "pdf", "xml", "markdown", "made"] {
        let entries = std::fs::read_dir(data.join(folder)).expect("the test data can be listed");
        let mut files: Vec<_> = entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
        files.retain(|path| path.extension().is_none_or(|ending| ending != "yaml"));
        files.sort();
        for file in files {
            let start = Instant::now();
            let (run, bytes) = measured(&["read", &file.display().to_string()]);
            slowest = slowest.max(start.elapsed());
            largest = largest.max(bytes);
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match run.status {
                0 => read += 1,
                2 if run.stderr.contains("error: cannot read") && run.stderr.contains(&name) => refused += 1,
                status => problems.push(format!("{}: status {status}: {}", file.display(), run.stderr)),
            }
            if start.elapsed() > LONGEST {
                problems.push(format!("{}: takes {:?}", file.display(), start.elapsed()));
            }
            if bytes > LARGEST {
                problems.push(format!("{}: takes {bytes} bytes", file.display()));
            }
        }
    }
    println!("{read} read, {refused} refused, slowest {slowest:.2?}, largest {} MiB", largest >> 20);
    assert!(read > 0 && refused > 0, "no case was found in {}", data.display());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Runs the program under GNU time, and the most memory, in bytes, that it or its child took.
fn measured(arguments: &[&str]) -> (Run, u64) {
    let output = Command::new("/usr/bin/time")
        .args(["--quiet", "--format=%M", env!("CARGO_BIN_EXE_beding")])
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .expect("GNU time is installed (Debian: time)");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let peak = stderr.trim_end().rsplit('\n').next().and_then(|line| line.parse::<u64>().ok());
    let run = Run {
        status: output.status.code().expect("the program is not killed"),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr,
    };
    (run, peak.expect("GNU time gives kilobytes") * 1024)
}

/// A PDF of one page with this object as its content.
fn pdf(content: &[u8]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in [
        b"<< /Type /Catalog /Pages 2 0 R >>".as_slice(),
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 3 0 R >> >> >>",
        content,
    ]
    .into_iter()
    .enumerate()
    {
        offsets.push(file.len());
        file.extend(format!("{} 0 obj\n", number + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(b"xref\n0 6\n0000000000 65535 f \n");
    for offset in offsets {
        file.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    file.extend(format!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes());
    file
}

/// A stream of so many bytes of a pattern, deflated: small in the file, large in memory.
fn deflated(pattern: &[u8], length: usize) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("a", zip::write::SimpleFileOptions::default()).expect("a new part");
    let piece = pattern.repeat(1_000_000 / pattern.len());
    // The checksum of zlib (Adler-32), a piece at a time.
    const BASE: u64 = 65_521;
    let size = piece.len() as u64;
    let sum: u64 = piece.iter().map(|byte| u64::from(*byte)).sum();
    let weighed: u64 = piece.iter().zip((1..=size).rev()).map(|(byte, weight)| u64::from(*byte) * weight).sum();
    let (mut low, mut high) = (1_u64, 0_u64);
    for _ in 0..length / piece.len() {
        archive.write_all(&piece).expect("a part is written");
        high = (high + size * low + weighed) % BASE;
        low = (low + sum) % BASE;
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive.finish().expect("an archive").into_inner()))
        .expect("an archive");
    let mut raw = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_index_raw(0).expect("the part"), &mut raw).expect("the part is read");
    let mut stream = format!("<< /Filter /FlateDecode /Length {} >>\nstream\n", raw.len() + 6).into_bytes();
    stream.extend([0x78, 0x9c]);
    stream.extend(raw);
    stream.extend(u32::try_from(high << 16 | low).expect("two halves").to_be_bytes());
    stream.extend(b"\nendstream");
    stream
}
