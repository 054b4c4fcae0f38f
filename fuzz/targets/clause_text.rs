//! Any text as the text of a clause: checked, and where the check has no objection, composed and written.
#![no_main]

use std::sync::{Arc, OnceLock};

use beding::compose::{self, Input};
use beding::diag::{At, Diagnostic, Severity};
use beding::driver::{Assets, DiskFiles, Folders, load};
use beding::model::{Clause, ClauseLibrary, Dossier, HouseStyle, Language, Organisation};
use beding::{read, write};
use libfuzzer_sys::fuzz_target;

/// The library that the program carries, and a clause of it with the dossier of its example.
fn carried() -> &'static (ClauseLibrary, Clause, Dossier) {
    static CARRIED: OnceLock<(ClauseLibrary, Clause, Dossier)> = OnceLock::new();
    CARRIED.get_or_init(|| {
        let assets = Assets::gather(&Folders::default(), &DiskFiles).expect("the carried files need no disk");
        let mut library = Arc::unwrap_or_clone(load(&assets).value.expect("the carried library can be read").library);
        // A small contract is composed a hundred times as often as a whole one.
        library.clauses.retain(|id, _| ["data-rights", "definitions", "resale-ban"].contains(&id.as_str()));
        let clause = library.clause("resale-ban").expect("the library has this clause").clone();
        let dossier = compose::example_dossier(&library, &clause, Language::Nl).expect("the clause has an example");
        (library, clause, dossier)
    })
}

/// Whether a problem says that the fuzzed text may not be used.
fn refuses_the_text(problem: &Diagnostic) -> bool {
    problem.severity == Severity::Error
        && problem.place.as_ref().is_some_and(|place| match &place.at {
            At::Value(path) | At::Key(path) | At::Within { path, .. } => path.starts_with("/paragraphs/0/"),
            At::File | At::Range(_) | At::Cell(_) => false,
        })
}

fuzz_target!(|text: &str| {
    // What the readers refuse never reaches a clause.
    if text.trim().is_empty() || text.chars().any(read::is_forbidden) || text.chars().count() > read::MAX_VALUE {
        return;
    }
    let (library, clause, dossier) = carried();
    let mut clause = clause.clone();
    text.clone_into(&mut clause.paragraphs[0].nl);
    text.clone_into(&mut clause.paragraphs[0].en);
    if compose::check_clause(&clause, library).iter().any(refuses_the_text) {
        return;
    }
    let mut library = library.clone();
    library.clauses.insert(clause.id.clone(), clause);
    let organisation = Organisation::default();
    let style = HouseStyle::default();
    let input = Input { library: &library, organisation: &organisation, dossier, style: &style };
    if let Some(draft) = compose::compose(&input).value {
        let labels = library.labels(dossier.language);
        let sheet = compose::of_draft(&draft, &labels);
        assert!(!write::html(&sheet, &labels).contains("<script"), "a text became markup");
        assert!(!write::markdown(&sheet).is_empty() && !write::text(&sheet).is_empty());
    }
});
