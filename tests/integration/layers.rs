//! Holds the layers: diag < model < { read, compose, compare, check, typeset, write } < driver < cli. Arrows point down
//! only, siblings never import each other, and each outside engine has one door.

use crate::support::{files, text};

/// The layer of each module, from below; modules of one layer are siblings.
const LAYERS: [&[&str]; 5] =
    [&["diag"], &["model"], &["read", "compose", "compare", "check", "typeset", "write"], &["driver"], &["cli", "web"]];

/// An engine or a part of the standard library, and the only files that may reach it.
const DOORS: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["src/diag/"]),
    ("anstream", &["src/cli/"]),
    ("anstyle", &["src/cli/", "src/write/"]),
    ("clap", &["src/cli/"]),
    ("clap_complete", &["src/cli/"]),
    ("clap_mangen", &["src/cli/"]),
    ("encoding_rs", &["src/read/"]),
    ("html5ever", &["src/read/"]),
    ("include_dir", &["src/driver/assets.rs", "src/driver/fonts.rs"]),
    ("indicatif", &["src/cli/"]),
    ("lopdf", &["src/read/", "src/typeset/tests.rs"]),
    ("maud", &["src/write/"]),
    ("pdf_oxide", &["src/read/"]),
    ("pulldown_cmark", &["src/read/"]),
    ("quick_xml", &["src/read/"]),
    ("rlimit", &["src/cli/"]),
    ("rust_xlsxwriter", &["src/write/"]),
    ("scraper", &["src/read/"]),
    ("serde_saphyr", &["src/read/", "src/driver/new/"]),
    ("sha1_smol", &["src/write/oscal/"]),
    ("similar", &["src/diag/suggest.rs", "src/compare/"]),
    ("std::env", &["src/cli/", "src/main.rs"]),
    ("std::fs", &["src/driver/files.rs"]),
    ("std::net", &[]),
    ("std::process", &["src/cli/", "src/main.rs"]),
    ("tempfile", &["src/driver/files.rs"]),
    ("tera", &["src/compose/"]),
    ("typst", &["src/typeset/"]),
    ("typst_layout", &["src/typeset/"]),
    ("typst_pdf", &["src/typeset/"]),
    ("unicode_script", &["src/read/"]),
    ("zip", &["src/read/"]),
];

#[test]
fn arrows_point_down_and_siblings_do_not_meet() {
    let mut problems = Vec::new();
    for path in files("src", "rs") {
        let name = path.display().to_string();
        let modules = module_path(&name);
        let Some(own) = modules.first() else { continue };
        let Some(own_layer) = layer(own) else {
            problems
                .push(format!("{name}: the module `{own}` has no layer; give it one in tests/integration/layers.rs"));
            continue;
        };
        for (line, used) in imports(&text(&path), modules.len()) {
            match layer(&used) {
                None => problems.push(format!("{name}:{line}: `crate::{used}` is in no layer")),
                Some(used_layer) if used_layer > own_layer => {
                    problems.push(format!("{name}:{line}: `{own}` uses `{used}`, which lies above it"));
                }
                Some(used_layer) if used_layer == own_layer && used != *own => {
                    problems.push(format!("{name}:{line}: `{own}` uses its sibling `{used}`; they meet in `driver`"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(problems.is_empty(), "the layers do not hold:\n{}", problems.join("\n"));
}

#[test]
fn every_engine_has_one_door() {
    let mut problems = Vec::new();
    for path in files("src", "rs") {
        let name = path.display().to_string();
        // Tests of a module look at its output with whatever reads it.
        if name.ends_with("/tests.rs") {
            continue;
        }
        for (number, line) in code_lines(&text(&path)) {
            for (engine, doors) in DOORS {
                if uses(&line, engine) && !doors.iter().any(|door| name.starts_with(door)) {
                    let doors = if doors.is_empty() { "nowhere".to_owned() } else { doors.join(", ") };
                    problems.push(format!("{name}:{number}: `{engine}` belongs in {doors}"));
                }
            }
        }
    }
    assert!(problems.is_empty(), "an engine is reached through another door:\n{}", problems.join("\n"));
}

#[test]
fn the_test_sees_what_it_should() {
    let sample = "use crate::model::Date; // crate::cli\nuse crate::{\n    check,\n    diag::{At, Code}, compose as composing,\n};\n\
                  fn f() { super::super::write::text(); super::inner(); }\nuse std::{fmt, fs};\n";
    let found: Vec<(usize, String)> = imports(sample, 2);
    let expected = [(1, "model"), (2, "check"), (2, "diag"), (2, "compose"), (6, "write")];
    assert_eq!(found, expected.map(|(line, name)| (line, name.to_owned())));
    assert!(uses("use std::{fmt, fs};", "std::fs") && uses("std::fs::read(path)", "std::fs"));
    assert!(uses("tera::Tera::default()", "tera") && uses("use tera;", "tera"));
    assert!(!uses("let tera = 1;", "tera") && !uses("my_tera::x", "tera") && !uses("use typst_pdf::pdf;", "typst"));
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

/// The modules that lead to a file, e.g. `read`, `yaml`, `parse`; none for the roots.
fn module_path(file: &str) -> Vec<String> {
    let inner = file.replace('\\', "/");
    let inner = inner.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    if inner == "lib" || inner == "main" { Vec::new() } else { inner.split('/').map(str::to_owned).collect() }
}

/// The lines of code without comments, numbered from 1.
fn code_lines(text: &str) -> Vec<(usize, String)> {
    let uncommented = |line: &str| line.find("//").map_or(line, |at| &line[..at]).to_owned();
    text.lines().enumerate().map(|(index, line)| (index + 1, uncommented(line))).collect()
}

/// Whether a line of code reaches into a crate, or a module of the standard library.
fn uses(line: &str, engine: &str) -> bool {
    if let Some((root, module)) = engine.split_once("::")
        && let Some((_, group)) = line.split_once(&format!("use {root}::{{"))
        && group.split([',', '{', '}', ' ', ';']).any(|name| name.split("::").next() == Some(module))
    {
        return true;
    }
    line.match_indices(engine).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = &line[at + engine.len()..];
        let whole =
            !before.is_some_and(|character| character.is_alphanumeric() || character == '_' || character == ':');
        let path = after.starts_with("::") || (line.trim_start().starts_with("use ") && after.starts_with([';', ' ']));
        whole && path
    })
}

/// The top-level modules that a file with so many modules above it imports, each with its line.
fn imports(text: &str, depth: usize) -> Vec<(usize, String)> {
    let lines = code_lines(text);
    let starts_tests = lines.iter().find(|(_, line)| line.starts_with("mod ") && line.trim_end().ends_with('{'));
    let code: String = lines.iter().map(|(_, line)| format!("{line}\n")).collect();
    let line_at = |at: usize| code[..at].matches('\n').count() + 1;
    let mut found: Vec<(usize, String)> = Vec::new();
    for (at, prefix) in code.match_indices("crate::") {
        if !code[..at].ends_with(|character: char| character.is_alphanumeric() || character == '_' || character == '$')
        {
            found.extend(names(&code[at + prefix.len()..]).into_iter().map(|name| (line_at(at), name)));
        }
    }
    let mut rest = 0;
    while let Some(at) = code[rest..].find("super::").map(|at| at + rest) {
        let mut end = at;
        let mut count = 0;
        while code[end..].starts_with("super::") {
            end += "super::".len();
            count += 1;
        }
        rest = end;
        // An inner module, such as that of the tests, is one deeper.
        let inner = usize::from(starts_tests.is_some_and(|(line, _)| line_at(at) > *line));
        if count == depth + inner {
            found.extend(names(&code[end..]).into_iter().map(|name| (line_at(at), name)));
        }
    }
    found.sort_by_key(|(line, _)| *line);
    found
}

/// The first names of a path or of a group of paths, e.g. `check` and `diag` of `{check, diag::{At, Code}}`.
fn names(path: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
    };
    let Some(group) = path.strip_prefix('{') else {
        return vec![name(path)].into_iter().filter(|name| is_module(name)).collect();
    };
    let mut depth = 0;
    let mut items = vec![String::new()];
    for character in group.chars() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => items.push(String::new()),
            _ => {}
        }
        if let Some(item) = items.last_mut()
            && !(character == ',' && depth == 0)
        {
            item.push(character);
        }
    }
    items.iter().map(|item| name(item)).filter(|item| is_module(item)).collect()
}

/// Whether a name is that of a module; types and constants have capitals.
fn is_module(name: &str) -> bool {
    name.starts_with(|first: char| first.is_lowercase())
}
