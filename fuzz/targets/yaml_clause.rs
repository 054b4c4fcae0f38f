//! Any bytes as a clause: read, and every problem shown with its place.
#![no_main]

use beding::diag::{Sources, render};
use beding::read::{self, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut sources = Sources::default();
    let outcome = read::clause(&Source::new("fuzzed-clause.yaml", bytes), &mut sources);
    assert!(outcome.value.is_some() || outcome.has_errors(), "nothing was read and nothing was said");
    for diagnostic in &outcome.diagnostics {
        assert!(!render(diagnostic, &sources, false).is_empty());
    }
});
