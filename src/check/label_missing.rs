//! A fixed word is there in one language and not in the other.
//!
//! ## What it checks
//! Every key of `contract-templates/labels/nl.yaml` stands in `en.yaml`, and the other way round.
//!
//! ## Why it matters
//! Where the word is missing, a contract prints its key.
//!
//! ## Example
//! ```yaml fires
//! contract-templates/labels/nl.yaml:
//!   only_dutch: alleen hier
//! ```
//! ```yaml passes
//! contract-templates/labels/nl.yaml:
//!   both_languages: in beide talen
//! contract-templates/labels/en.yaml:
//!   both_languages: in both languages
//! ```
//!
//! ## How to resolve
//! Add the key to the other file, or take it out of both.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Check;
use crate::diag::{At, Code, Diagnostic};
use crate::model::{ClauseLibrary, Language};

super::rule!(Code::error("label-missing"), "label_missing.rs", Check::Library(check));

fn check(library: &ClauseLibrary, found: &mut Vec<Diagnostic>) {
    let keys = |language| -> BTreeSet<&str> {
        library.labels.get(&language).into_iter().flat_map(|labels| labels.keys()).collect()
    };
    let file =
        |language: Language| -> Arc<str> { format!("contract-templates/labels/{}.yaml", language.code()).into() };
    for (here, there) in [(Language::Nl, Language::En), (Language::En, Language::Nl)] {
        for key in keys(here).difference(&keys(there)) {
            let message = format!("the label `{key}` is not in {}", file(there));
            found.push(Diagnostic::new(RULE.code, message).at(&file(here), At::Key(format!("/{key}"))));
        }
    }
}
