//! The client now has to prove what the supplier had to prove.
//!
//! ## What it checks
//! Words of proof ("aantoont", "bewijst", "aannemelijk maakt", "de bewijslast"; "proves", "demonstrates", "the burden of proof")
//! before which the client is named in the counter-proposal and was not in what was issued.
//!
//! ## Why it matters
//! What happened inside the supplier's systems only the supplier can show. Who has to prove it without seeing it, loses.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier vergoedt de schade, tenzij hij bewijst dat hem niets te verwijten valt."
//! new: "Leverancier vergoedt de schade, indien de gemeente bewijst dat hem iets te verwijten valt."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier bears the cost unless it proves that the Authority caused the incident."
//! new: "Supplier bears the cost if the Authority proves that Supplier caused the incident."
//! ```
//! ```yaml passes
//! old: "Leverancier vergoedt de schade, tenzij hij bewijst dat hem niets te verwijten valt."
//! new: "Leverancier vergoedt de schade, behalve als hij aantoont dat hem niets te verwijten valt."
//! ```
//! ```yaml passes
//! language: en
//! old: "Supplier shall prove that the data are deleted."
//! new: "Supplier shall prove to the Authority that the data are deleted."
//! ```
//!
//! ## How to resolve
//! Restore who proves it, or agree that the supplier gives what is needed to prove it.

use std::ops::Range;

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Match, Party, Side};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(Code::warning("proof-turned"), "proof_turned.rs", Words(check), ["finding_proof_turned"]);

static PROVES: Patterns = patterns!(
    nl: r"(?i)\b(?:aantoont|toont\b[^,.;]{0,60}\baan|aan te tonen|aantonen|bewijst|bewijzen|bewijslast|aannemelijk maakt|bewijs (?:levert|leveren))\b",
    en: r"(?i)\b(?:proves?|proving|demonstrates?|demonstrating|shows?|establish(?:es)?|burden of pro(?:of|ving))\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() || !by_client(change, Side::Base).is_empty() {
        return;
    }
    for found in by_client(change, Side::Counter) {
        if change.touches(&found.range, Side::Counter) {
            seen.push(RULE.sees(Verdict::Weakened, "finding_proof_turned").with_stretch(change, Side::Counter, &found));
        }
    }
}

/// Where the client is the one who proves something: named before it in the same clause, and nobody else after.
fn by_client(change: &Comparison<'_>, side: Side) -> Vec<Match> {
    let text = change.text(side);
    let mentions = change.mentions(side);
    let prover = |proof: &Range<usize>| -> Option<Range<usize>> {
        let start = text[..proof.start].rfind([',', ';', '.', ':']).map_or(0, |at| at + 1);
        let last = mentions.iter().rfind(|one| (start..proof.end).contains(&one.range.start))?;
        // "To the Authority", "aan de gemeente": who hears it does not prove it.
        let told = text[start..last.range.start].trim_end();
        let told = ["aan", "aan de", "to", "to the", "jegens", "towards"].iter().any(|word| {
            told.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace))
        });
        (last.party == Party::Client && !told).then_some(last.range.start..proof.end)
    };
    let all = change.all(&PROVES, side).into_iter();
    all.filter_map(|found| prover(&found.range))
        .map(|range| Match { text: text[range.clone()].to_owned(), range })
        .collect()
}
