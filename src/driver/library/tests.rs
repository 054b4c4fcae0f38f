use super::*;
use crate::driver::{Folders, MemoryFiles};

const TERMS: &str = "clauses/vocabulary/terms.yaml";

fn carried() -> Assets {
    Assets::gather(&Folders::default(), &MemoryFiles::default()).expect("the carried library")
}

fn set(assets: &mut Assets, name: &str, text: &str) {
    assets.files.insert(name.to_owned(), Asset { shown: name.to_owned(), bytes: text.into() });
}

/// What a library holds, as far as the files of these tests are concerned, and what is wrong with it.
fn seen(outcome: Outcome<Loaded>) -> (String, usize, usize, Vec<String>, Option<String>) {
    let messages = outcome.diagnostics.iter().map(|problem| problem.message.clone()).collect();
    let loaded = outcome.value.expect("a library");
    let library = &loaded.library;
    let text = loaded.sources.text(TERMS).map(str::to_owned);
    (library.digest.clone(), library.terms.len(), library.clauses.len(), messages, text)
}

#[test]
fn a_library_that_is_read_again_is_as_if_it_were_read_at_once() {
    let mut reader = LibraryReader::default();
    let mut assets = carried();
    let terms = String::from_utf8(assets.files[TERMS].bytes.clone()).expect("text");
    let clause = assets.files.keys().find(|name| name.starts_with("clauses/r")).expect("a clause").clone();
    let mut before = Vec::new();
    let mut look = |assets: &Assets| {
        let now = seen(reader.load(assets));
        assert_eq!(now, seen(load(assets)));
        before.push(now);
    };
    look(&assets);
    // One that breaks, and is still broken the next time; another goes in the meantime.
    set(&mut assets, TERMS, "- {key: [}");
    look(&assets);
    assets.files.remove(&clause);
    look(&assets);
    // One that is mended, with other words.
    set(&mut assets, TERMS, terms.split("\n\n- key: supplier").next().expect("the first of them"));
    look(&assets);
    let [whole, broken, less, mended] = before.as_slice() else { panic!("four looks") };
    assert!(whole.3.is_empty() && mended.3.is_empty());
    assert!(!broken.3.is_empty() && broken.3 == less.3);
    assert_eq!((broken.1, less.2), (0, whole.2 - 1));
    assert_ne!(whole.4, mended.4);
}
