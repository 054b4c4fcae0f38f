//! General conditions apply in another edition, or others apply in their place.
//!
//! ## What it checks
//! General conditions that a sentence names with their edition ("GIBIT, editie 2023", "ARVODI-2018", "NLdigital Voorwaarden
//! 2020"): the same ones with another year, and others in the place of those that were issued. Both are named. Whether the
//! other edition is better is not looked at: it is not what was issued.
//!
//! ## Why it matters
//! A year is four characters and changes every article that the contract leans on.
//!
//! ## Example
//! ```yaml fires
//! old: "Op de Overeenkomst zijn de GIBIT, editie 2023, van toepassing."
//! new: "Op de Overeenkomst zijn de GIBIT, editie 2020, van toepassing."
//! ```
//! ```yaml fires
//! old: "De ARVODI-2018 maken deel uit van de Overeenkomst."
//! new: "De ARVODI-2014 maken deel uit van de Overeenkomst."
//! ```
//! ```yaml fires
//! old: "Van toepassing is de GIBIT 2023."
//! new: "Van toepassing zijn de NLdigital Voorwaarden 2020."
//! ```
//! ```yaml fires
//! language: en
//! old: "The 2023 edition of the GIBIT applies to this Agreement."
//! new: "The 2020 edition of the GIBIT applies to this Agreement."
//! ```
//! ```yaml passes
//! old: "Op de Overeenkomst zijn de GIBIT, editie 2023, van toepassing."
//! new: "Op de Overeenkomst is de GIBIT 2023 van toepassing."
//! ```
//! ```yaml passes
//! old: "De GIBIT 2023 gelden vanaf 2026."
//! new: "De GIBIT 2023 gelden vanaf 2027."
//! ```
//!
//! ## How to resolve
//! Restore the conditions and the edition of the procurement documents.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::check::reading::pattern;
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Match, Side};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("edition-changed"),
    "edition_changed.rs",
    Words(check),
    ["finding_edition_changed", "finding_conditions_replaced"]
);

/// General conditions by name, with their edition before or behind it.
static CONDITIONS: LazyLock<Regex> = LazyLock::new(|| {
    const NAMES: &str = r"(?:(?i:gibit|arbit|arvodi|ariv|uav-gc|uav|dnr|nldigital|nederland ict|fenit|ict[~-]?office|metaalunie|orgalime?|fidic|modelbasis)(?:[- ]?\p{L}*voorwaarden)?|\p{L}+(?: \p{L}+)? [Vv]oorwaarden|\p{L}{3,}voorwaarden|(?:[Gg]eneral|[Ss]tandard) (?:\p{L}+ )?(?:[Tt]erms|[Cc]onditions)(?: \p{L}+)?)";
    const YEAR: &str = r"(?:19|20)\d\d";
    pattern(&format!(
        concat!(
            r"\b(?P<name>{names})[\s,(–-]{{1,3}}(?:(?:editie|versie|uitgave|edition|version|d\.d\.|van|of)\s+)?(?:\p{{Ll}}+\s+)?(?P<edition>{year})\b",
            r"|\b(?:editie|versie|uitgave|edition|version)\s+(?P<edition_before>{year})\s+(?:van|of)\s+(?:de\s+|the\s+)?(?P<name_behind>{names})",
            r"|\b(?P<year_before>{year})\s+(?:editie|versie|edition|version)\s+(?:van|of)\s+(?:de\s+|the\s+)?(?P<name_last>{names})",
        ),
        names = NAMES,
        year = YEAR,
    ))
});

/// Conditions that a sentence names.
struct Named {
    name: String,
    edition: String,
    found: Match,
}

/// The conditions that a text names with an edition.
fn named(text: &str) -> Vec<Named> {
    let group = |found: &Captures<'_>, names: [&str; 3]| -> String {
        let own = names.iter().find_map(|name| found.name(name));
        own.map_or_else(String::new, |own| own.as_str().to_lowercase())
    };
    let of = |found: Captures<'_>| {
        let whole = found.get(0)?;
        Some(Named {
            name: plain(&group(&found, ["name", "name_behind", "name_last"])),
            edition: group(&found, ["edition", "edition_before", "year_before"]),
            found: Match { text: whole.as_str().to_owned(), range: whole.range() },
        })
    };
    CONDITIONS.captures_iter(text).filter_map(of).collect()
}

/// A name without what some leave out of it: "de NLdigital Voorwaarden" and "NLdigital" are the same.
fn plain(name: &str) -> String {
    const LEFT_OUT: [&str; 8] =
        ["de", "het", "the", "voorwaarden", "inkoopvoorwaarden", "conditions", "terms", "algemene"];
    let words = name.split([' ', '-']).filter(|word| !LEFT_OUT.contains(word));
    let own = words.collect::<Vec<_>>().join(" ");
    let own = own.strip_suffix("voorwaarden").unwrap_or(&own).to_owned();
    if own.is_empty() { name.to_owned() } else { own }
}

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() {
        return;
    }
    let (base, counter) = (named(change.base), named(change.counter));
    let same = |one: &Named, other: &Named| one.name == other.name && one.edition == other.edition;
    let gone = base.iter().filter(|one| !counter.iter().any(|other| same(one, other)));
    for one in gone {
        let mut new = counter.iter().filter(|other| !base.iter().any(|own| same(own, other)));
        let edition = new.clone().find(|other| other.name == one.name);
        let message = if edition.is_some() { "finding_edition_changed" } else { "finding_conditions_replaced" };
        let Some(other) = edition.or_else(|| new.next()) else { continue };
        let touched = change.touches(&one.found.range, Side::Base) || change.touches(&other.found.range, Side::Counter);
        if touched {
            let found = RULE.sees(Verdict::OutsidePlaybook, message);
            seen.push(found.base(one.found.clone()).counter(other.found.clone()));
        }
    }
}
