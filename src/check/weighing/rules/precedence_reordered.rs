//! The order in which documents prevail was changed, in a list of which the words that lead in to it stayed.
//!
//! ## What it checks
//! The points of a list that says which document prevails over which. A point that stands before or after others than it did
//! changes their order, whether it was moved or the words of two points were exchanged.
//!
//! ## Why it matters
//! Nothing of substance is struck, and yet what comes first now sets aside what came first before.
//!
//! ## Example
//! ```yaml fires
//! old: "In geval van strijd geldt deze rangorde: a. de overeenkomst; b. de offerte."
//! new: "In geval van strijd geldt deze rangorde: a. de offerte; b. de overeenkomst."
//! points: true
//! ```
//! ```yaml passes
//! old: "Leverancier levert: a. de handleiding; b. de programmatuur."
//! new: "Leverancier levert: a. de programmatuur; b. de handleiding."
//! points: true
//! ```
//!
//! ## How to resolve
//! Restore the order. Who may agree to another one is in the record of the clause.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::provision::Reading;
use crate::check::weighing::reading::{Match, Side, normalised};
use crate::diag::Code;
use crate::model::{OpKind, RedlineProvision, Verdict, single_spaced};

super::super::rule!(
    Code::warning("precedence-reordered"),
    "precedence_reordered.rs",
    Provision(check),
    ["finding_ranks_before", "finding_ranks_after"]
);

/// Words that lead in to an order of precedence.
static PRECEDENCE: Patterns = patterns!(
    nl: r"(?i)\b(?:rangorde|voorrang|prevale\w+)\b|\b(?:gaat|gaan)\b[^.;:]{0,120}\bvoor op\b|\bgaat voor\b",
    en: r"(?i)\bprecedence\b|\bprevails?\b|\bpriority\b",
);

/// A document in the order, as one side has it.
struct Item {
    words: String,
    at: usize,
}

fn check(reading: &Reading<'_>, seen: &mut Vec<Observation>) {
    let Some(around) = reading.around else { return };
    let lead = words(around, OpKind::Insert);
    if !PRECEDENCE.get(reading.language).is_match(&lead) {
        return;
    }
    let (base, counter) = (order(around, Side::Base), order(around, Side::Counter));
    let own = normalised(&named(&reading.aligned.counter));
    let place =
        |all: &[Item], wanted: &str| all.iter().find(|item| normalised(&item.words) == wanted).map(|item| item.at);
    let (Some(was), Some(is)) = (place(&base, &own), place(&counter, &own)) else { return };
    let passed = |before: bool| -> Vec<String> {
        let others = counter.iter().filter(|other| {
            let old = place(&base, &normalised(&other.words));
            old.is_some_and(|old| if before { old < was && other.at > is } else { old > was && other.at < is })
        });
        others.map(|other| format!("“{}”", other.words)).collect()
    };
    for (others, message) in [(passed(true), "finding_ranks_before"), (passed(false), "finding_ranks_after")] {
        if others.is_empty() {
            continue;
        }
        let found = |text: &str| Match { text: text.to_owned(), range: 0..text.len() };
        let observation = RULE.sees(Verdict::Weakened, message);
        let observation = observation.base(found(&reading.aligned.base)).counter(found(&reading.aligned.counter));
        let observation = observation.with("what", named(&reading.aligned.counter));
        seen.push(observation.with("others", reading.weighing.labels.list(&others)));
    }
}

/// The points of a list in the order of one side.
fn order(list: &RedlineProvision, side: Side) -> Vec<Item> {
    let other = if side == Side::Base { OpKind::Insert } else { OpKind::Delete };
    let items = list.children.iter().filter_map(|child| {
        let own = if side == Side::Base { child.base.as_ref() } else { child.counter.as_ref() };
        Some(Item { words: named(&words(child, other)), at: own?.index })
    });
    items.filter(|item| !item.words.is_empty()).collect()
}

/// The words of a provision without those of the other side.
fn words(provision: &RedlineProvision, other: OpKind) -> String {
    provision.ops.iter().filter(|op| op.op != other).map(|op| op.text.as_str()).collect()
}

/// The document that a point names, without what it says of it and what joins it to the next.
fn named(words: &str) -> String {
    let line = single_spaced(words);
    let name = line.split([',', ';', '.']).next().unwrap_or_default().trim();
    name.to_owned()
}
