//! A fallback of the clause touches the paragraph that was changed, though the proposal is not its text.
//!
//! ## What it checks
//! The fallbacks of the clause that change the same words of the provision as the proposal does, or take it out, where the change
//! needs a decision and no fallback was recognised in it. One that leaves these words as they are says nothing about them. Beside
//! an unacceptable position there is none to offer.
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
//! ```yaml passes
//! old: "Leverancier meldt een storing aan Opdrachtgever binnen 5 dagen."
//! new: "Leverancier meldt een storing aan Opdrachtgever binnen 50 dagen."
//! clause:
//!   positions:
//!     preferred: {nl: melding, en: report}
//!     fallbacks:
//!       - {key: serious, title: {nl: Alleen ernstige, en: Serious only}, allowed: {nl: Bij kleine opdrachten., en: For small contracts.}, agree: [legal], changes: [{at: "1", nl: Leverancier meldt een ernstige storing aan Opdrachtgever binnen 5 dagen., en: Supplier shall report serious failures within 5 days.}]}
//! ```
//!
//! ## How to resolve
//! Offer the fallback to the supplier where the case is one for which it was written, and have those agree whom it names.

use std::ops::Range;

use crate::check::weighing::Part;
use crate::check::weighing::observation::Observation;
use crate::check::weighing::provision::Reading;
use crate::check::weighing::reading::{Stretch, align};
use crate::diag::Code;
use crate::model::{ChangeKind, Fallback, Verdict};

super::super::rule!(Code::note("fallback-at-hand"), "fallback_at_hand.rs", Beside(check), ["finding_fallback_at_hand"]);

fn check(reading: &Reading<'_>, seen: &mut Vec<Observation>) {
    let Some(part) = reading.part.filter(|part| reading.taken.is_none() && !part.address.is_empty()) else { return };
    if seen.iter().any(|one| one.message.starts_with("finding_unacceptable")) {
        return;
    }
    let labels = reading.weighing.labels;
    for fallback in part.clause.clause.positions.fallbacks.iter().filter(|one| touches(one, &part, reading)) {
        let roles: Vec<String> = fallback.agree.iter().map(|role| labels.variant("role", role)).collect();
        let language = reading.weighing.language;
        let observation = RULE.sees(Verdict::Fallback, "finding_fallback_at_hand");
        let observation = observation.with("title", fallback.title.get(language).trim());
        let observation = observation.with("allowed", fallback.allowed.get(language).trim());
        seen.push(observation.with("roles", labels.list(&roles)));
    }
}

/// Whether a fallback changes words of a provision that the proposal changes too, or takes the provision out.
fn touches(fallback: &Fallback, part: &Part<'_>, reading: &Reading<'_>) -> bool {
    if let Some(requirement) = part.requirement {
        return fallback.requirement(&requirement.key).is_some();
    }
    let texts = part.clause.fallbacks.iter().find(|one| one.key == fallback.key).map(|one| &one.texts);
    let (Some(texts), Some(id)) = (texts, reading.provision.id.as_deref()) else { return false };
    let Some(text) = texts.get(id) else { return true };
    let base = &reading.aligned.base;
    let instead = align(&(reading.weighing.compare)(base, text));
    let own: Vec<&Stretch> = reading.aligned.pairs.iter().flat_map(|pair| &pair.stretches).collect();
    let mut others = instead.pairs.iter().flat_map(|pair| &pair.stretches).peekable();
    if reading.has(ChangeKind::Deleted) {
        return others.peek().is_some();
    }
    others.any(|other| own.iter().any(|one| meet(&one.struck, &other.struck)))
}

/// Whether two places of a text share words; what is added where others are struck or added shares these.
const fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    if one.start == one.end || other.start == other.end {
        return one.start <= other.end && other.start <= one.end;
    }
    one.start < other.end && other.start < one.end
}
