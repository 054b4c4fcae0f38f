//! The clauses ask something else than was recorded of the same version.
//!
//! ## What it checks
//! The requirements of the clauses against the record of the library's version in `clauses/releases/`, where there is one.
//!
//! ## Why it matters
//! Suppliers compare a contract with what a version asked (`beding requirements --since 2026.1`). Where a version asks two
//! things, they are told that nothing is new.
//!
//! ## Example
//! ```yaml fires
//! clauses/releases/0.9.yaml:
//!   version: "1.0"
//!   clauses: []
//! ```
//! ```yaml passes
//! clauses/releases/0.9.yaml:
//!   version: "1.0"
//! ```
//!
//! ## How to resolve
//! Raise `version` in `clauses/library.yaml`; when that version is released, record it with `beding clauses record`. A record
//! of a version that was never released may be written again.

use super::Check;
use crate::diag::{At, Code, Diagnostic};
use crate::model::ClauseLibrary;

super::rule!(Code::warning("release-differs"), "release_differs.rs", Check::Library(check));

/// How many requirements a message names.
const NAMED: usize = 5;

fn check(library: &ClauseLibrary, found: &mut Vec<Diagnostic>) {
    let Some(release) = &library.released else { return };
    let all = release.differences(library);
    if all.is_empty() {
        return;
    }
    let mut named = all.iter().take(NAMED).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    if all.len() > NAMED {
        named.push_str(&format!(" and {} more", all.len() - NAMED));
    }
    let message = format!("version {} asks something else than was recorded of it: {named}", release.version);
    found.push(
        Diagnostic::new(RULE.code, message)
            .at(&release.file, At::Key("/clauses".into()))
            .hint("raise the version in clauses/library.yaml, then record it with `beding clauses record`"),
    );
}
