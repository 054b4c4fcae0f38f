//! A remedy became the only one, was taken away, or was put behind a step.
//!
//! ## What it checks
//! Words that make a remedy the only one ("enige remedie", "in plaats van"; "sole remedy"), that take away warranties ("as
//! is"), that put a step before it (notice of default, a term to cure, a court), and words that kept other rights ("onverminderd",
//! "onverlet"; "without prejudice") that went out.
//!
//! ## Why it matters
//! Who may only ask for repair cannot terminate, suspend or claim.
//!
//! ## Example
//! ```yaml fires
//! old: "De gemeente heeft recht op herstel."
//! new: "De gemeente heeft recht op herstel, wat haar enige remedie is."
//! ```
//! ```yaml fires
//! language: en
//! old: "The software is provided with a warranty."
//! new: "The software is provided as is."
//! ```
//! ```yaml fires
//! language: en
//! old: "These rights are in addition to any rights that the Customer has at law."
//! new: "These rights are exclusive and replace any rights that the Customer has at law."
//! ```
//! ```yaml passes
//! old: "Onverminderd artikel 5 overleggen partijen."
//! new: "Met behoud van artikel 5 overleggen partijen."
//! ```
//! ```yaml fires
//! old: "Leverancier is zonder ingebrekestelling in verzuim."
//! new: "Leverancier is na ingebrekestelling in verzuim."
//! ```
//!
//! ## How to resolve
//! Restore that the other rights remain.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Match, Side};
use crate::diag::Code;
use crate::model::Verdict;

use super::liability_limited::is_limit;

super::super::rule!(
    Code::warning("remedy-exclusive"),
    "remedy_exclusive.rs",
    Words(check),
    ["finding_remedy_exclusive", "finding_rights_not_kept", "finding_rights_kept", "finding_remedy_lost"]
);

static EXCLUSIVE: Patterns = patterns!(
    nl: concat!(
        r"(?i)(?P<excuse>\b(?:zonder|geen)\b[^,.;]{0,40}\benige (?:vergoeding|aanspraak|recht)\b)|\benige (?:en uitsluitende )?(?:remedie|vergoeding|aanspraak|recht)\b|\buitsluitende remedie\b|\bin plaats van\b|\bin de staat waarin\b|\bzonder enige garantie\b",
        r"|\bingebrekestelling\b|\bhersteltermijn\b|\b(?:ge)?rechte(?:r?)lijke tussenkomst\b|\bziet? (?:hierbij )?af van\b|\bdoet afstand\b|\bvervallen\b|\buitputtend\b|\bin de plaats van (?:alle |de |het |iedere |elke |enige |zijn |haar )*(?:andere |overige |verdere )?(?:recht\w*|schade\w*|vergoeding\w*|aanspra\w+|vordering\w*|nakoming)\b",
        r"|\b(?:geldt|gelden|strekt|strekken) (?:als|tot|ter) volledige (?:schade)?vergoeding\b|\bals (?:enige|volledige) (?:schade)?(?:vergoeding|schadeloosstelling)\b|\bmet uitsluiting van (?:alle |ieder |elk |het |de )*(?:andere |overige |verdere )?(?:recht\w*|schadevergoeding|aanspra\w+)\b",
    ),
    en: r"(?i)(?P<excuse>\b(?:is|are|be) exclusive of\b)|\b(?:sole|only|exclusive) (?:and exclusive )?remedy\b|\bin lieu of\b|\binstead of\b|\b(?:is|are|be) exclusive\b|\bexhaustive\b|\breplaces? (?:any|all)(?: other)? rights\b|\bas is\b|\bwithout warranty\b|\bdisclaims\b|\bcure period\b|\bnotice of default\b|\bwaives\b|\bfull and final settlement\b|\bin full settlement\b|\bto the exclusion of (?:all |any )?(?:other )?(?:rights?|remed\w+|damages|claims?)\b",
);

static PRESERVED: Patterns = patterns!(
    nl: r"(?i)(?P<excuse>\bonverminderd (?:van kracht|gelden|geldt|geldig|in stand|blijven)\b)|\bonverlet\b|\bonverminderd\b|\bblij(?:ft|ven) (?:gewoon |onverkort )?bestaan, ook\b|\bdoe(?:t|n) (?:\w+ ){0,2}niet af aan\b|\btast(?:en)? [^.;]{0,60}\bniet aan\b|\bmet behoud van\b|\bnaast (?:schadevergoeding|de|zijn|haar)\b|\bnaast\b",
    en: r"(?i)\bwithout prejudice\b|\bin addition to (?:any|all|other)\b|\b(?:does|do|shall) not (?:affect|limit|prejudice|restrict)\b|\bwithout (?:limiting|affecting)\b",
);

/// That no notice of default is needed.
static NO_DEFAULT: Patterns = patterns!(
    nl: r"(?i)\b(?:zonder|geen)\b(?:\s+\p{L}+){0,4}\s+ingebrekestelling\b|\bingebrekestelling (?:is )?(?:niet (?:nodig|vereist)|achterwege)\b",
    en: r"(?i)\b(?:without|no)\b(?:\s+\p{L}+){0,4}\s+notice of default\b|\bnotice of default (?:is |shall be )?not (?:be )?required\b",
);

/// That one comes first.
static DEFAULT: Patterns = patterns!(
    nl: r"(?i)\b(?:na|eerst na|pas na|door) (?:een |de )?(?:schriftelijke |deugdelijke )*ingebrekestelling\b|\b(?:in gebreke is gesteld|in gebreke te stellen|in gebreke heeft gesteld)\b",
    en: r"(?i)\b(?:after|following|upon|by) (?:an? |the )?(?:\w+ )?notice of default\b",
);

/// What stands before a step that is not asked for.
static SPARED: Patterns = patterns!(
    nl: r"(?i)\bzonder(?:\s+\p{L}+){0,4}\s+$|\bgeen(?:\s+\p{L}+){0,2}\s+$",
    en: r"(?i)\bwithout(?:\s+\p{L}+){0,4}\s+$|\bno(?:\s+\p{L}+){0,2}\s+$",
);

static REMEDY: Patterns = patterns!(
    nl: r"(?i)(?P<excuse>\btekort\w* (?:is |zijn )?in de nakoming\b|\bniet[- ]nakoming\b|\b(?:na|bij|voor) (?:de )?ontbinding\b)|\b(?:vervanging|ontbinding|opschorting|schadevergoeding|nakoming|terugbetaling)\b",
    en: r"(?i)(?P<excuse>\b(?:after|on|upon|following|before) (?:expiry or )?termination\b)|\b(?:replacement|termination|suspension|damages|refund|specific performance)\b",
);

/// That something lapses.
static LAPSES: Patterns = patterns!(nl: r"(?i)\bvervallen\b", en: r"(?i)\blapses?\b");

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    let adverse = if change.is_edit() { Verdict::Weakened } else { Verdict::OutsidePlaybook };
    // A limitation that lapses takes no right away.
    let lifts = |found: &Match| LAPSES.get(change.language).is_match(&found.text) && is_limit(change, found);
    for found in change.gained(&EXCLUSIVE).into_iter().filter(|found| !lifts(found)) {
        seen.push(RULE.sees(adverse, "finding_remedy_exclusive").with_stretch(change, Side::Counter, &found));
    }
    if !change.is_edit() {
        return;
    }
    // What needed no notice of default needs one now.
    if !change.all(&NO_DEFAULT, Side::Base).is_empty()
        && change.all(&NO_DEFAULT, Side::Counter).is_empty()
        && let Some(found) = change
            .all(&DEFAULT, Side::Counter)
            .into_iter()
            .find(|found| change.touches(&found.range, Side::Counter) || change.base.contains(&found.text))
    {
        seen.push(RULE.sees(Verdict::Weakened, "finding_remedy_exclusive").counter(found));
    }
    for found in change.lost(&PRESERVED) {
        seen.push(RULE.sees(Verdict::Weakened, "finding_rights_not_kept").with_stretch(change, Side::Base, &found));
    }
    for found in change.gained(&PRESERVED) {
        seen.push(RULE.sees(Verdict::Strengthened, "finding_rights_kept").with_stretch(change, Side::Counter, &found));
    }
    for found in change.lost(&EXCLUSIVE) {
        // "Without any notice of default" spared the client a step.
        if SPARED.get(change.language).is_match(&change.base[..found.range.start]) {
            seen.push(RULE.sees(Verdict::NotAssessed, "finding_rights_not_kept").with_stretch(
                change,
                Side::Base,
                &found,
            ));
            continue;
        }
        seen.push(RULE.sees(Verdict::Strengthened, "finding_rights_kept").with_stretch(change, Side::Base, &found));
    }
    for found in change.lost(&REMEDY) {
        let verdict = change.served(Side::Base, &found).less(Verdict::Weakened);
        seen.push(RULE.sees(verdict, "finding_remedy_lost").with_stretch(change, Side::Base, &found));
    }
}
