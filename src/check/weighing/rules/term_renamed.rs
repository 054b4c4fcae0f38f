//! A defined term has another name throughout.
//!
//! ## What it checks
//! Terms of which each name is defined in its own document alone, and one took the place of the other. It is told once,
//! where the term stands first, and at the few provisions that kept the old name; the words of a definition that changed
//! besides are weighed like any other.
//!
//! ## Why it matters
//! A name changes every provision and the meaning of none; told at each of them, it would hide what does change.
//!
//! ## Example
//! ```yaml fires
//! old: "Gebrek: het niet voldoen aan de eisen."
//! new: "Fout: het niet voldoen aan de eisen."
//! renamed: {old: Gebrek, new: Fout}
//! ```
//! ```yaml passes
//! old: "Leverancier herstelt elk Gebrek."
//! new: "Leverancier herstelt elke Fout."
//! ```
//!
//! ## How to resolve
//! Agree on the name, or restore it; a name is no promise, but one such as `Koper` may say what the contract does not.

use crate::check::weighing::observation::Observation;
use crate::check::weighing::provision::Reading;
use crate::check::weighing::reading::Match;
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::note("term-renamed"),
    "term_renamed.rs",
    Provision(check),
    ["finding_term_renamed", "finding_term_kept"]
);

fn check(reading: &Reading<'_>, seen: &mut Vec<Observation>) {
    for term in reading.renamed.iter().filter(|term| term.at.first() == Some(&reading.provision.key)) {
        let words = |name: &str| {
            let start = reading.aligned.base.find(&term.old).unwrap_or_default();
            Match { text: name.to_owned(), range: start..start + term.old.len() }
        };
        let found = RULE.sees(Verdict::Equivalent, "finding_term_renamed");
        let found = found.base(words(&term.old)).counter(words(&term.new));
        seen.push(found.with("count", term.at.len().to_string()));
    }
    for term in reading.renamed.iter().filter(|term| term.kept.contains(&reading.provision.key)) {
        let found = RULE.sees(Verdict::NotAssessed, "finding_term_kept");
        seen.push(found.with("name", &term.old).with("other", &term.new));
    }
}
