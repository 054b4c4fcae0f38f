//! A definition says something else, or another word stands where a defined term stood.
//!
//! ## What it checks
//! Sentences that define a term, in which words of substance changed; and defined terms, recognised by their capital inside a
//! sentence, that were replaced by other words with a capital.
//!
//! ## Why it matters
//! A definition is read once and works in every article.
//!
//! ## Example
//! ```yaml fires
//! old: "Gebrek: het niet voldoen aan de overeengekomen eisen."
//! new: "Gebrek: het niet voldoen aan de gebruikershandleiding."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier shall report disclosure of Municipal Data."
//! new: "Supplier shall report disclosure of Account Information."
//! ```
//! ```yaml fires
//! old: "Overmacht: een omstandigheid die geen partij kan worden toegerekend."
//! new: "Overmacht: een omstandigheid die geen partij kan worden toegerekend, daaronder begrepen storingen bij toeleveranciers."
//! ```
//! ```yaml passes
//! old: "De levering omvat: a. de handleidingen; en b. de broncode."
//! new: "Tot de levering behoren: a. de handleidingen; en b. de broncode."
//! ```
//! ```yaml passes
//! old: "Werkdag: maandag tot en met vrijdag."
//! new: "Werkdag: een dag van maandag tot en met vrijdag."
//! ```
//! ```yaml passes
//! old: "Onder Gebrek wordt verstaan: iedere afwijking van de specificaties."
//! new: "Gebrek: elke afwijking van de specificaties."
//! ```
//!
//! ## How to resolve
//! Restore the definition, and use the defined term everywhere.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::excerpt::in_context;
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Match, canonical, mentions};
use crate::diag::Code;
use crate::model::Verdict;

super::super::rule!(
    Code::warning("definition-changed"),
    "definition_changed.rs",
    Words(check),
    ["finding_definition_changed", "finding_scope_narrowed_struck", "finding_term_replaced"]
);

static DEFINES: Patterns = patterns!(
    nl: r#"^["“„'‘]?[A-Z][\w-]*(?: [\w-]+){0,4}["”'’]?:\s|(?i)\bwordt verstaan\b|\bbetekent\b"#,
    en: r#"^["“'‘]?[A-Z][\w-]*(?: [\w-]+){0,4}["”'’]?(?::\s| means\b)"#,
);

static TERM: Patterns = patterns!(
    nl: r"\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*",
    en: r"\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*",
);

/// What a name was before it changed.
pub(super) static FORMERLY: Patterns = patterns!(
    nl: r"(?i)\b(?:voorheen|vroeger|(?:rechts)?opvolger|opgegaan)\b",
    en: r"(?i)\b(?:formerly|previously known as|successor|merged into)\b",
);

static INCLUDING: Patterns = patterns!(
    nl: r"(?i)^\W*(?:daaronder begrepen|waaronder|met inbegrip van|of|dan wel|alsmede|en)\b",
    en: r"(?i)^\W*(?:including|or|as well as|and)\b",
);

/// Terms of which more spares the supplier something, or costs the client something.
static RELIEVES: Patterns = patterns!(
    nl: r"(?i)^\W*(?:overmacht|meerwerk|(?:gepland )?onderhoud|onderhoudsvenster|uitsluiting\w*|uitzondering\w*|gebruikers?|bedrijfsgeheim\w*|standaard\w*|achtergrond\w*|voorzienbare)\b",
    en: r"(?i)^\W*(?:force majeure|additional work|(?:planned |scheduled )?maintenance|excluded|exclusions?|exceptions?|users?|trade secrets?|background|standard)\b",
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() || change.wording.is_same() || seen.iter().any(|one| one.verdict.is_adverse()) {
        return;
    }
    let defines = defines(change);
    for stretch in &change.stretches {
        let (struck, added) = (&change.base[stretch.struck.clone()], &change.counter[stretch.added.clone()]);
        let wording = change.rest(stretch, |_, _| false);
        if wording.is_same() {
            continue;
        }
        let base = Match { text: struck.to_owned(), range: stretch.struck.clone() };
        let counter = Match { text: added.to_owned(), range: stretch.added.clone() };
        if defines {
            // "Onder X wordt verstaan" and "X:" define alike.
            let formula = |text: &str| FORMULA.get(change.language).replace_all(text, " $1 ").into_owned();
            let (was, is) = (formula(change.base), formula(change.counter));
            let defined = canonical(&was, change.language) == canonical(&is, change.language);
            if defined {
                continue;
            }
            let known = seen
                .iter()
                .any(|one| one.counter.as_ref().is_some_and(|found| stretch.added.contains(&found.range.start)));
            let wider = wording.lost.is_empty() && INCLUDING.get(change.language).is_match(added);
            let verdict = match (known, wider) {
                (true, _) => continue,
                (false, true) if RELIEVES.get(change.language).is_match(change.base) => Verdict::Weakened,
                (false, true) => Verdict::Strengthened,
                (false, false) => Verdict::Weakened,
            };
            let narrower = wording.gained.is_empty() && added.trim().is_empty();
            let wider = verdict == Verdict::Strengthened;
            // A word or two say little without what they stand in, and changes beside each other are one.
            let alone = change.stretches.len() == 1 && (struck.trim().is_empty() || added.trim().is_empty());
            let whole = if alone || narrower || wider { None } else { phrase(change) };
            let (base, counter) = whole.unwrap_or((base, counter));
            let message = if narrower { "finding_scope_narrowed_struck" } else { "finding_definition_changed" };
            seen.push(RULE.sees(verdict, message).base(base).counter(counter));
        } else if FORMERLY.get(change.language).is_match(change.counter) {
            continue;
        } else if stretch.struck.start > 0 && is_term(change, struck) && is_term(change, added) {
            seen.push(RULE.sees(Verdict::Weakened, "finding_term_replaced").base(base).counter(counter));
        }
    }
}

/// The words of a definition from the first that changed to the last, with what they stand in; nothing where they are
/// many.
fn phrase(change: &Comparison<'_>) -> Option<(Match, Match)> {
    /// More words than these are told change by change.
    const MOST: usize = 24;
    let (first, last) = (change.stretches.first()?, change.stretches.last()?);
    let base = in_context(change.base, &(first.struck.start..last.struck.end))?;
    let counter = in_context(change.counter, &(first.added.start..last.added.end))?;
    let short = |found: &Match| found.text.split_whitespace().count() <= MOST;
    (short(&base) && short(&counter)).then_some((base, counter))
}

/// The words by which a sentence says that it defines what it names.
static FORMULA: Patterns = patterns!(
    nl: r"(?i)\b(?:onder\b([^.;:]{1,80})\b(?:wordt|worden) (?:in deze overeenkomst |hierna )?verstaan|(?:wordt|worden) verstaan|betekent|betekenen|is|zijn)\b|^een\b|:|,",
    en: r"(?i)\b(?:by|means|shall mean|mean|is|are|refers to|shall have the meaning of)\b|^an?\b|:|,",
);

/// What only leads in to a list: it says something of its subject.
static LEADS_IN: Patterns = patterns!(
    nl: r"(?i)\b(?:moet(?:en)?|mag|mogen|kan|kunnen|zal|zullen)\b|\b(?:omvat(?:ten)?|vermeldt|vermelden|bevat(?:ten)?|bestaa[tn]|behor?en|behoort|staan|ten minste)$",
    en: r"(?i)\b(?:shall|must|may|can|will)\b|\b(?:includes?|contains?|comprises?|states?|at least)$",
);

/// Whether a sentence defines a term.
pub(super) fn defines(change: &Comparison<'_>) -> bool {
    let head = change.base.split(':').next().unwrap_or_default();
    DEFINES.get(change.language).is_match(change.base) && !LEADS_IN.get(change.language).is_match(head)
}

/// Whether words are a term with a capital, and no party.
fn is_term(change: &Comparison<'_>, words: &str) -> bool {
    let words = words.trim();
    let whole = TERM.get(change.language).find(words).is_some_and(|found| found.as_str() == words);
    whole && mentions(words, change.language).is_empty()
}
