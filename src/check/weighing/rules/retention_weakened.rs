//! Deletion or return of data became less, later, or unproven.
//!
//! ## What it checks
//! In sentences on deleting, returning and keeping data: copies that may stay (back-ups, archives), "ontoegankelijk maken", the
//! supplier's own format or policy, and proof, open formats and finality that went out.
//!
//! ## Why it matters
//! At the end of a contract the supplier has the data and the municipality has the risk.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier wist de gegevens."
//! new: "Leverancier wist de gegevens, behalve kopieën in back-ups."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall delete all data irrevocably."
//! new: "Supplier shall render all data inaccessible."
//! ```
//! ```yaml passes
//! old: "Leverancier wist de gegevens."
//! new: "Leverancier verwijdert de gegevens."
//! ```
//!
//! ## How to resolve
//! Keep one date on which everything is gone, back-ups included, and the proof of it.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Side};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("retention-weakened"),
    "retention_weakened.rs",
    Words(check),
    ["finding_data_kept", "finding_deletion_unproven", "finding_deletion_proven"]
);

static TOPIC: Patterns = patterns!(
    nl: r"(?i)\bwis(?:t|sen)\b|\bverwijder\w*|\bvernietig\w*|\bbewa(?:ar|ren)\w*|\bback-?ups?\b|\bkopie\w*|\bexport\w*|\blevert\b.{0,40}\bterug\b|\bgeeft\b.{0,40}\bterug\b|\bdraagt\b.{0,60}\bover\b",
    en: r"(?i)\bdelet\w+|\beras\w+|\breturn\w*|\bretain\w*|\bdestr\w+|\bcopies\b|\bback-?ups?\b|\bexport\w*",
);

static KEPT: Patterns = patterns!(
    nl: r"(?i)(?P<excuse>\bop verzoek\b[^.;]{0,50}\b(?:ter beschikking|beschikbaar|kopie|afschrift|toekomen|inzage)\b|\b(?:kopie|afschrift|inzage)\b[^.;]{0,30}\bop verzoek\b)|\bback-?ups?\b|\barchief\w*|\bontoegankelijk\b|\bformaat van\b|\bbevestiging op verzoek\b|\bop verzoek\b|\bzolang\b",
    en: r"(?i)(?P<excuse>\b(?:including|includes) (?:any |all )?(?:back-?ups?|archiv\w+)|\bupon request\b[^.;]{0,50}\b(?:available|copy|copies)\b|\b(?:available|copy|copies)\b[^.;]{0,50}\bupon request\b)|\bback-?ups?\b|\barchiv\w+|\binaccessible\b|\bformat of its\b|\bretention policy\b|\bupon request\b|\bas long as\b",
);

static FINAL: Patterns = patterns!(
    // Who makes a request that cannot be withdrawn is bound by it.
    nl: r"(?i)(?P<excuse>\bonherroepelijke? (?:\p{L}+ )?(?:verzoek\w*|opdracht|bestelling|opzegging|keuze|aanvraag)\b)|\bbewijs\b|\bverklaring van vernietiging\b|\bonherroepelijk\b|\bopen (?:formaat|standaard)\b",
    en: r"(?i)(?P<excuse>\birrevocable (?:\p{L}+ )?(?:requests?|orders?|purchase orders?|notices?|election)\b)|\bproof\b|\bcertificate of destruction\b|\birrevocabl[ey]\b|\bopen (?:format|standard)\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() || !change.speaks_of(&TOPIC) {
        return;
    }
    for found in change.gained(&KEPT) {
        seen.push(
            RULE.sees(change.served(Side::Counter, &found).less(Verdict::Weakened), "finding_data_kept").with_stretch(
                change,
                Side::Counter,
                &found,
            ),
        );
    }
    for found in change.lost(&FINAL) {
        seen.push(
            RULE.sees(change.served(Side::Base, &found).less(Verdict::Weakened), "finding_deletion_unproven")
                .with_stretch(change, Side::Base, &found),
        );
    }
    for found in change.gained(&FINAL) {
        seen.push(RULE.sees(Verdict::Strengthened, "finding_deletion_proven").with_stretch(
            change,
            Side::Counter,
            &found,
        ));
    }
}
