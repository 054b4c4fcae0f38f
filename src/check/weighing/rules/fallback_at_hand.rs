//! A fallback of the clause touches the paragraph that was changed, though the proposal is not its text.
//!
//! ## What it checks
//! The fallbacks of the clause that replace, remove or add to the provision that changed, where the change needs a decision and
//! no fallback was recognised in it. Beside an unacceptable position there is none to offer.
//!
//! ## Why it matters
//! Whoever answers the supplier wants to know how far the municipality may go, and who has to agree, without looking it up.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier meldt een storing binnen 5 dagen."
//! new: "Leverancier streeft ernaar een storing te melden."
//! clause:
//!   positions:
//!     preferred: {nl: melding, en: report}
//!     fallbacks:
//!       - {key: serious, title: {nl: Alleen ernstige, en: Serious only}, allowed: {nl: Bij kleine opdrachten., en: For small contracts.}, agree: [legal], changes: [{at: "1", nl: Leverancier meldt binnen 5 dagen alle ernstige storingen., en: Supplier shall report serious failures within 5 days.}]}
//! ```
//! ```yaml passes
//! old: "Leverancier meldt een storing binnen 5 dagen."
//! new: "Leverancier meldt een storing binnen 5 dagen."
//! ```
//!
//! ## How to resolve
//! Offer the fallback to the supplier where the case is one for which it was written, and have those agree whom it names.

use crate::check::weighing::observation::Observation;
use crate::check::weighing::provision::Reading;
use crate::diag::Code;
use crate::model::{Fallback, TextChange, Verdict};

super::super::rule!(Code::note("fallback-at-hand"), "fallback_at_hand.rs", Beside(check), ["finding_fallback_at_hand"]);

fn check(reading: &Reading<'_>, seen: &mut Vec<Observation>) {
    let Some(part) = reading.part.filter(|part| reading.taken.is_none() && !part.address.is_empty()) else { return };
    if seen.iter().any(|one| one.message == "finding_unacceptable") {
        return;
    }
    let labels = reading.weighing.labels;
    for fallback in part.clause.clause.positions.fallbacks.iter().filter(|one| touches(one, part.address)) {
        let roles: Vec<String> = fallback.agree.iter().map(|role| labels.variant("role", role)).collect();
        let language = reading.weighing.language;
        let observation = RULE.sees(Verdict::Fallback, "finding_fallback_at_hand");
        let observation = observation.with("title", fallback.title.get(language).trim());
        let observation = observation.with("allowed", fallback.allowed.get(language).trim());
        seen.push(observation.with("roles", labels.list(&roles)));
    }
}

/// Whether a fallback changes the provision at an address, what is in it, or what stands next to it.
fn touches(fallback: &Fallback, address: &str) -> bool {
    let inside = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let at = |change: &TextChange| {
        let place = change.at.as_deref();
        place.is_some_and(|place| inside(place, address) || inside(address, place))
            || change.after.as_deref().is_some_and(|place| place == address)
    };
    fallback.changes.iter().any(at)
}
