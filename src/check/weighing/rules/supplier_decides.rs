//! The supplier decides what counts, or goes by its own documents.
//!
//! ## What it checks
//! Words that leave a judgement, a choice or a measure to the supplier: "naar eigen oordeel", "van zijn keuze", "door
//! Leverancier te bepalen", "eenzijdig", "de documentatie van Leverancier" ("in its sole discretion", "of its choice",
//! "determined by Supplier").
//!
//! ## Why it matters
//! A duty whose measure the debtor sets is no duty.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier meldt iedere storing."
//! new: "Leverancier meldt iedere storing die naar zijn oordeel relevant is."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall return the data in an open format."
//! new: "Supplier shall return the data in a format of its choice."
//! ```
//! ```yaml passes
//! old: "Leverancier meldt iedere storing."
//! new: "Leverancier meldt elke storing."
//! ```
//!
//! ## How to resolve
//! Name an objective measure, or leave the decision to both parties.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Side};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("supplier-decides"),
    "supplier_decides.rs",
    Words(check),
    ["finding_supplier_decides", "finding_supplier_decides_lost"]
);

static OWN_JUDGEMENT: Patterns = patterns!(
    nl: concat!(
        r"(?i)\bnaar (?:eigen|zijn|haar|het) (?:oordeel|mening|inzicht|goeddunken|keuze)\b|\bvan (?:zijn|haar) keuze\b|\beenzijdige?\b|\bwanneer hij dit nodig acht\b",
        r"|\bdoor (?:hem|haar|(?:de )?(?:leverancier|opdrachtnemer|verwerker)) (?:te (?:bepalen|kiezen|selecteren)|gekozen|aangewezen|bevestigde?|bepaalde?|vastgestelde?|gegenereerde?)\b",
        r"|\bdoor (?:de )?(?:leverancier|opdrachtnemer) te \w+|\b(?:documentatie|voorwaarden|prijslijst|beleid|standaard\w*) van (?:de )?(?:leverancier|opdrachtnemer)\b|\bbevestiging door (?:de )?leverancier\b",
        r"|\bvan (?:de )?(?:leverancier|opdrachtnemer)\b.{0,20}\b(?:geldt|gelden|leidend|bepalend|prevaleert|prevaleren)\b|\b(?:leverancier|opdrachtnemer|verwerker) (?:zelf )?(?:heeft (?:zelf )?(?:bepaald|vastgesteld|gekozen)|bepaalt|beslist|kiest)\b|\b(?:beslist|bepaalt|kiest) (?:leverancier|opdrachtnemer)\b|\b(?:leverancier|opdrachtnemer)\b[^.;]{0,60}\ben (?:beslist|bepaalt)\b|\beigen verklaring\b|\bonderhoud door (?:de )?leverancier\b|\bvrij om\b",
    ),
    en: concat!(
        r"(?i)\b(?:sole |own )(?:discretion|opinion|judgement)\b|\bat its discretion\b|\bof (?:its|supplier's|the supplier's|the contractor's) (?:own )?choice\b|\bunilateral(?:ly)?\b",
        r"|\b(?:determined|selected|chosen|appointed|confirmed|designated) by (?:the )?(?:supplier|contractor|vendor)\b|\bthat it considers\b|\bsupplier's (?:documentation|order form|policy|policies|rates)\b",
        r"|\b(?:its|supplier's) standard\b|\b(?:supplier|provider|contractor|vendor) (?:determines|decides|elects|considers|deems)\b|\bby posting\b|\bas it sees fit\b",
    ),
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    for found in change.gained(&OWN_JUDGEMENT) {
        let verdict = if change.denied_before(Side::Counter, &found) && change.is_aside(&found.range) {
            Verdict::Strengthened
        } else {
            Verdict::Weakened
        };
        seen.push(RULE.sees(verdict, "finding_supplier_decides").with_stretch(change, Side::Counter, &found));
    }
    if change.is_edit() {
        for found in change.lost(&OWN_JUDGEMENT) {
            seen.push(RULE.sees(Verdict::Strengthened, "finding_supplier_decides_lost").with_stretch(
                change,
                Side::Base,
                &found,
            ));
        }
    }
}
