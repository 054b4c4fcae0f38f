//! What is generated from the types, and what the data files say of each other, agrees.

use std::collections::BTreeSet;

use beding::driver::{Assets, DiskFiles, Folders, SCHEMAS, load, schema};
use beding::model::Language;
use regex::Regex;

use crate::support::{files, project, text};

/// Set it to write what is generated instead of comparing it.
const UPDATE: &str = "BEDING_UPDATE";

#[test]
fn schemas_are_those_of_the_types() {
    let update = std::env::var_os(UPDATE).is_some();
    let mut problems = Vec::new();
    for name in SCHEMAS {
        let expected = schema(name).unwrap_or_else(|| panic!("the schema `{name}` cannot be made"));
        let path = format!("clauses/schema/{name}.schema.json");
        let file = project().join(&path);
        if update {
            std::fs::create_dir_all(project().join("clauses/schema")).expect("the folder can be made");
            std::fs::write(&file, &expected).expect("the schema can be written");
        }
        if std::fs::read_to_string(&file).ok().as_deref() != Some(expected.as_str()) {
            problems.push(path);
        }
    }
    for file in files("clauses/schema", "json") {
        let name = file.file_name().expect("a file has a name").to_string_lossy().replace(".schema.json", "");
        if !SCHEMAS.contains(&name.as_str()) {
            problems.push(format!("{} is the schema of nothing", file.display()));
        }
    }
    assert!(
        problems.is_empty(),
        "schemas that differ from the types; write them with `{UPDATE}=1 cargo test --locked schemas`:\n{}",
        problems.join("\n")
    );
}

#[test]
fn files_name_a_schema_that_is_there() {
    let marker = "# yaml-language-server: $schema=";
    let mut marked = 0;
    for file in files("clauses", "yaml").into_iter().chain(files("contract-templates", "yaml")) {
        let text = text(&file);
        let Some(schema) = text.lines().next().and_then(|line| line.strip_prefix(marker)) else { continue };
        marked += 1;
        let folder = file.parent().expect("a file is in a folder").join(schema);
        let name = schema.rsplit('/').next().unwrap_or_default().trim_end_matches(".schema.json");
        let right = SCHEMAS.contains(&name) && project().join(folder.parent().unwrap_or(&folder)).ends_with("schema");
        assert!(right, "{} names the schema {schema}, which is not there", file.display());
    }
    assert!(marked > 0, "no file names its schema");
}

#[test]
fn every_label_that_the_code_names_is_there_in_every_language() {
    let library = load(&Assets::gather(&Folders::default(), &DiskFiles).expect("the library is carried"));
    let library = library.value.expect("the library can be read").library;
    let named = Regex::new(r#"labels(?:\(\))?\s*\.(?:text|fill)\(\s*"([a-z0-9_]+)""#).expect("the expression is valid");
    let mut keys = BTreeSet::new();
    for file in files("src", "rs") {
        let text = text(&file);
        // Tests in the source use labels of their own.
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        for found in named.captures_iter(code) {
            let line = code[..found.get(0).map_or(0, |found| found.start())].matches('\n').count() + 1;
            keys.insert((found[1].to_owned(), format!("{}:{line}", file.display())));
        }
    }
    assert!(keys.len() > 20, "only {} labels were found in the code; the expression misses them", keys.len());
    let mut problems = Vec::new();
    for language in Language::ALL {
        let labels = library.labels(language);
        let known: BTreeSet<&str> = labels.keys().collect();
        let place = format!("contract-templates/labels/{}.yaml", language.code());
        problems.extend(
            keys.iter()
                .filter(|(key, _)| !known.contains(key.as_str()))
                .map(|(key, used)| format!("{place} has no `{key}`, used in {used}")),
        );
        let other = library.labels(Language::ALL[usize::from(language == Language::ALL[0])]);
        problems.extend(other.keys().filter(|key| !known.contains(key)).map(|key| format!("{place} has no `{key}`")));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
