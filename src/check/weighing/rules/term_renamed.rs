//! A defined term has another name throughout.
//!
//! ## What it checks
//! Terms of which both names are defined, each in its own document, where the old name is nowhere in the counter-proposal,
//! the new one is nowhere in the base, and one always took the place of the other. It is told once, where the term stands
//! first; the words of a definition that changed besides are weighed like any other.
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

super::super::rule!(Code::note("term-renamed"), "term_renamed.rs", Provision(check), ["finding_term_renamed"]);

fn check(reading: &Reading<'_>, seen: &mut Vec<Observation>) {
    for term in &reading.renamed {
        let words = |name: &str, text: &str| {
            let start = text.find(name).unwrap_or_default();
            Match { text: name.to_owned(), range: start..start + name.len() }
        };
        let found = RULE.sees(Verdict::Equivalent, "finding_term_renamed");
        let found =
            found.base(words(&term.old, &reading.aligned.base)).counter(words(&term.new, &reading.aligned.counter));
        seen.push(found.with("count", term.at.len().to_string()));
    }
}
