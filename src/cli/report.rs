use std::io::Write;

use anstream::stderr;

use crate::diag::{Diagnostic, Severity, Sources, render, to_json};

/// Prints diagnostics on the error stream: errors first, then warnings, then notes, each kind in the order found.
pub(super) fn print(diagnostics: &[Diagnostic], sources: &Sources) {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
    let colour = anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
    let mut out = stderr().lock();
    for diagnostic in sorted {
        // A closed pipe is no problem worth a second message.
        let _ = writeln!(out, "{}\n", render(diagnostic, sources, colour));
    }
}

/// Diagnostics as JSON values.
pub(super) fn json(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<serde_json::Value> {
    diagnostics.iter().map(|diagnostic| to_json(diagnostic, sources)).collect()
}

/// `3 errors and 1 warning`, or nothing when there is neither.
pub(super) fn summary(diagnostics: &[Diagnostic]) -> Option<String> {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let words = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    match (count(Severity::Error), count(Severity::Warning)) {
        (0, 0) => None,
        (0, warnings) => Some(words(warnings, "warning")),
        (errors, 0) => Some(words(errors, "error")),
        (errors, warnings) => Some(format!("{} and {}", words(errors, "error"), words(warnings, "warning"))),
    }
}
