//! Any bytes as a software bill of materials: read, or a problem shown with its place.
#![no_main]

use beding::diag::{Sources, render};
use beding::read::{self, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut sources = Sources::default();
    let outcome = read::bill_of_materials(&Source::new("fuzzed-bill", bytes), &mut sources);
    assert!(outcome.value.is_some() || outcome.has_errors(), "nothing was read and nothing was said");
    for diagnostic in &outcome.diagnostics {
        assert!(!render(diagnostic, &sources, false).is_empty());
    }
});
