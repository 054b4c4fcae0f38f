//! A ban, or a denial, was taken out or put in.
//!
//! ## What it checks
//! Words that deny ("niet", "geen", "nimmer", "verboden"; "not", "never", "prohibited") of which one side has more than the
//! other, judged by whom the sentence serves; and words that say of a whole provision that it does not hold ("niet van
//! toepassing", "n.v.t.", "vervallen"; "not applicable", "intentionally omitted"), be it in its heading.
//!
//! ## Why it matters
//! A sentence without its "niet" says the opposite, and it takes a sharp eye to see it.
//!
//! ## Example
//! ```yaml fires
//! old: "Het is Leverancier niet toegestaan de data te verkopen."
//! new: "Het is Leverancier toegestaan de data te verkopen."
//! ```
//! ```yaml fires
//! language: en
//! old: "Supplier may not assign the Agreement."
//! new: "Supplier may assign the Agreement."
//! ```
//! ```yaml fires
//! old: "Audit"
//! new: "Audit (niet van toepassing)"
//! ```
//! ```yaml fires
//! old: "De prijs wijzigt niet tijdens de looptijd."
//! new: "De prijs wijzigt jaarlijks tijdens de looptijd."
//! ```
//! ```yaml fires
//! language: en
//! old: "Either party may terminate the Agreement on three months' notice."
//! new: "Neither party may terminate the Agreement on three months' notice."
//! ```
//! ```yaml fires
//! old: "Opdrachtgever kan zonder vergoeding Schriftelijk opzeggen."
//! new: "Opdrachtgever kan Schriftelijk opzeggen, niet zonder vergoeding."
//! ```
//! ```yaml passes
//! old: "De sleutels worden beheerd door Leverancier."
//! new: "De sleutels worden beheerd door de gemeente; Leverancier heeft daar geen toegang toe."
//! ```
//! ```yaml passes
//! language: en
//! old: "Each record has an identifier that does not change."
//! new: "Each record has an identifier that remains the same."
//! ```
//! ```yaml passes
//! old: "Het is Leverancier verboden de data te verkopen."
//! new: "Het is Leverancier niet toegestaan de data te verkopen."
//! ```
//! ```yaml passes
//! old: "Gepland onderhoud telt niet mee bij het berekenen van de beschikbaarheid."
//! new: "Gepland onderhoud telt mee bij het berekenen van de beschikbaarheid."
//! ```
//!
//! ## How to resolve
//! Restore the words of the ban.

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Match, Mention, NEGATION, Party, RIGHT, Side};
use crate::diag::Code;
use crate::model::{Language, Verdict};

super::super::rule!(
    Code::warning("meaning-reversed"),
    "meaning_reversed.rs",
    Words(check),
    ["finding_ban_lifted", "finding_denial_lost", "finding_denial_added", "finding_scope_narrowed_struck"]
);

/// One denial for several things.
static NEITHER: Patterns = patterns!(nl: r"(?i)\b(?:noch|evenmin)\b", en: r"(?i)\b(?:neither|nor)\b");

/// Any word that denies, whatever it denies.
static DENIAL: Patterns = patterns!(
    nl: r"(?i)\b(?:niet|geen|niets|niemand|nimmer|nooit|noch|verbod\w*|onthoudt)\b",
    en: r"(?i)\b(?:not|no|nothing|nobody|never|neither|nor|cannot|impossible|prohibit\w*|refrains?)\b",
);

/// Added words that are nothing but the statement that something does not hold.
static DISAPPLIED: Patterns = patterns!(
    nl: concat!(
        r"(?i)^\W*(?:(?:dit|deze)\s+(?:artikel|lid|bepaling|clausule|onderdeel)\s+(?:is|geldt|vindt)\s+)?(?:",
        r"niet\s+(?:van\s+toepassing|van\s+kracht|bindend|overeengekomen|akkoord|geaccepteerd)|geen\s+toepassing",
        r"|n\.?\s?v\.?\s?t|(?:komt\s+te\s+)?vervallen|buiten\s+toepassing|gereserveerd|doorgehaald)\W*$",
    ),
    en: concat!(
        r"(?i)^\W*(?:this\s+(?:article|clause|section|paragraph|provision)\s+(?:is|shall\s+be|does)\s+)?(?:",
        r"not\s+(?:applicable|binding|agreed|accepted|in\s+force|used|apply)|n/a|(?:intentionally\s+)?(?:omitted|deleted|left\s+blank)",
        r"|reserved|disapplied)\W*$",
    ),
);

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    let void = disapplied(change);
    for found in &void {
        let verdict = match change.favours(Side::Base, change.base.len()) {
            Favours::Supplier => Verdict::Strengthened,
            Favours::Client | Favours::Unclear => Verdict::Weakened,
        };
        seen.push(RULE.sees(verdict, "finding_denial_added").with_stretch(change, Side::Counter, found));
    }
    if !void.is_empty() {
        return;
    }
    if !change.is_edit() || change.denies_the_rest() || change.is_complement() {
        return;
    }
    if let Some(turned) = charged(change).or_else(|| shut_out(change)) {
        seen.push(turned);
        return;
    }
    // "Is that not so" and "if that is not so" deny as much.
    let denials = |text: &str| DENIAL.get(change.language).find_iter(text).count();
    if denials(change.base) == denials(change.counter) && !change.keeps(&NEGATION) {
        return;
    }
    if change.keeps(&NEGATION) && change.keeps(&NEITHER) {
        return;
    }
    // In a sentence that says most of it in another way, a denial may have gone into another word.
    let rephrased = change.is_rephrased();
    let lost: Vec<Match> = change.lost(&NEGATION).into_iter().filter(|found| !stays(change, found)).collect();
    // Two denials that went cancel each other out nowhere.
    let several = lost.len() > 1;
    for found in lost {
        let uncounted = !change.lost(&UNCOUNTED).is_empty() && !BURDEN.get(change.language).is_match(change.base);
        let verdict = change.served(Side::Base, &found).less(Verdict::Weakened);
        let verdict = if uncounted { Verdict::Strengthened } else { verdict };
        if let Some(aside) = struck_aside(change, &found) {
            seen.push(RULE.sees(verdict, "finding_scope_narrowed_struck").base(aside));
            continue;
        }
        let message = match (verdict, RIGHT.get(change.language).is_match(change.base)) {
            (Verdict::Weakened, true) => "finding_ban_lifted",
            _ => "finding_denial_lost",
        };
        let unsure =
            (rephrased && !several || is_in_a_word(change, Side::Base, &found)) && verdict == Verdict::Weakened;
        let verdict = if unsure { Verdict::NotAssessed } else { verdict };
        seen.push(RULE.sees(verdict, message).with_stretch(change, Side::Base, &found));
    }
    for found in change.gained(&NEGATION) {
        let verdict = if NEITHER.get(change.language).is_match(&found.text) && change.keeps(&NEGATION) {
            change.served(Side::Counter, &found).more()
        } else if keeps_supplier_out(change, &found) {
            Verdict::Strengthened
        } else if change.is_aside(&found.range) {
            match change.favours(Side::Counter, found.range.start) {
                Favours::Supplier => Verdict::Weakened,
                Favours::Client | Favours::Unclear => Verdict::Strengthened,
            }
        } else {
            change.served(Side::Counter, &found).less(Verdict::Weakened)
        };
        let unsure = rephrased || is_in_a_word(change, Side::Counter, &found);
        let verdict = if unsure && verdict == Verdict::Weakened { Verdict::NotAssessed } else { verdict };
        seen.push(RULE.sees(verdict, "finding_denial_added").with_stretch(change, Side::Counter, &found));
    }
}

/// That what was free is not.
static CHARGED: Patterns = patterns!(
    nl: r"(?i)\b(?:niet|geenszins|nimmer)\s+(?:zonder\s+(?:\p{L}+\s+)?(?:vergoeding|kosten|betaling)|kosteloos|gratis|om niet)\b",
    en: r"(?i)\bnot\s+(?:without\s+(?:\p{L}+\s+)?(?:charge|costs?|compensation|payment)|free of charge|at no cost)\b",
);

/// A denial that came before what spares the client something.
fn charged(change: &Comparison<'_>) -> Option<Observation> {
    let found = change.all(&CHARGED, Side::Counter).into_iter().next()?;
    let new = change.all(&CHARGED, Side::Base).is_empty() && change.touches(&found.range, Side::Counter);
    new.then(|| RULE.sees(Verdict::Weakened, "finding_denial_added").with_stretch(change, Side::Counter, &found))
}

/// Either of the parties.
static EITHER: Patterns = patterns!(
    nl: r"(?i)\b(?:iedere|elke|elk der|elk van (?:de|beide)|ieder der|ieder van (?:de|beide)|beide|de) partij(?:en)?\b|\bpartijen\b",
    en: r"(?i)\b(?:either|each|both|any) part(?:y|ies)\b|\bthe parties\b",
);

/// None of them.
static NONE: Patterns = patterns!(
    nl: r"(?i)\bgeen (?:(?:der|van (?:de|beide)) )?partij(?:en)?\b|\bgeen van beiden?\b",
    en: r"(?i)\b(?:neither|no) party\b|\bneither of the parties\b|\bnone of the parties\b",
);

/// What either party had, the client among them, and none has now: the worse where it was a right.
fn shut_out(change: &Comparison<'_>) -> Option<Observation> {
    let found = change.all(&NONE, Side::Counter).into_iter().next()?;
    let new = change.all(&NONE, Side::Base).is_empty()
        && !change.all(&EITHER, Side::Base).is_empty()
        && change.touches(&found.range, Side::Counter);
    let right = RIGHT.get(change.language).is_match(change.base);
    let verdict = if right { Verdict::Weakened } else { Verdict::NotAssessed };
    new.then(|| RULE.sees(verdict, "finding_denial_added").with_stretch(change, Side::Counter, &found))
}

/// The word behind a denial, and the one that it makes with what denies in a word: "niet … herroepen", "onherroepelijk".
fn is_in_a_word(change: &Comparison<'_>, side: Side, found: &Match) -> bool {
    /// So many letters of a word tell it from others.
    const ROOT: usize = 5;
    let other = if side == Side::Base { Side::Counter } else { Side::Base };
    let prefixes: &[&str] = if change.language == Language::Nl { &["on"] } else { &["un", "in", "im", "ir", "non"] };
    let own = change.text(side);
    let end = own[found.range.end..].find(['.', ';', ',', ':']).map_or(own.len(), |at| found.range.end + at);
    let behind = own[found.range.end..end].to_lowercase();
    let opposite = |word: &str| {
        let rest = prefixes.iter().find_map(|prefix| word.strip_prefix(prefix))?;
        let root: String = rest.chars().take(ROOT).collect();
        (root.chars().count() == ROOT).then_some(root)
    };
    let kept = own.to_lowercase();
    let words = |text: &str| -> Vec<String> {
        text.split(|sign: char| !sign.is_alphabetic()).map(str::to_lowercase).filter(|word| !word.is_empty()).collect()
    };
    let denied = words(&behind);
    words(change.text(other))
        .iter()
        .filter(|word| !kept.contains(word.as_str()))
        .filter_map(|word| opposite(word))
        .any(|root| denied.iter().any(|word| word.starts_with(&root)))
}

/// What does not count, so that less is measured against the supplier.
static UNCOUNTED: Patterns = patterns!(
    nl: r"(?i)\b(?:tel(?:t|len) niet mee|niet mee(?:tellen|telt|geteld|gerekend)|blij(?:ft|ven) buiten beschouwing|word(?:t|en) niet meegeteld)\b",
    en: r"(?i)\b(?:not (?:be )?(?:count(?:ed)?|taken into account|included in)|disregarded|excluded from the calculation)\b",
);

/// What counts for the supplier rather than against it.
static BURDEN: Patterns = patterns!(
    nl: r"(?i)\b(?:termijn|looptijd|gemeente|opdrachtgever|betaling|ervaring|referenties?)\b",
    en: r"(?i)\b(?:period|term|client|authority|municipality|customer|payment|experience|references?)\b",
);

/// A denial of change.
static UNCHANGED: Patterns = patterns!(
    nl: r"(?i)\b(?:wijzigt|wijzigen|verandert|veranderen) niet\b|\bniet (?:wijzigt|wijzigen|verandert|veranderen)\b",
    en: r"(?i)\b(?:does|do|shall|will) not change\b",
);

/// Whether what does not change stays the same in other words.
fn stays(change: &Comparison<'_>, found: &Match) -> bool {
    let denied = change.all(&UNCHANGED, Side::Base);
    denied.iter().any(|own| own.range.start <= found.range.start && found.range.end <= own.range.end)
        && change.wording.counter.iter().any(|word| word == "ongewijzigd" || word == "unchanged")
}

/// What a party is said not to have, of which another would be the worse.
static WITHOUT_POWER: Patterns = patterns!(
    nl: r"(?i)\b(?:heeft|hebben|krijgt|krijgen)\b[^,.;]{0,30}\bgeen (?:\w+ )?(?:toegang|recht|rechten|zeggenschap|inzage)\b",
    en: r"(?i)\b(?:has|have|gets?|shall have) no (?:\w+ )?(?:access|rights?|control|title)\b",
);

/// Whether a denial came in with a clause of its own that keeps the supplier from something.
fn keeps_supplier_out(change: &Comparison<'_>, found: &Match) -> bool {
    let start = change.counter[..found.range.start].rfind(['.', ';', ':', ',']).map_or(0, |at| at + 1);
    let power = WITHOUT_POWER
        .get(change.language)
        .find_iter(&change.counter[start..])
        .any(|own| (start + own.start()..start + own.end()).contains(&found.range.start));
    let held = |mention: &Mention| {
        mention.party == Party::Supplier
            && !mention.oblique
            && (start..found.range.start).contains(&mention.range.start)
    };
    power && change.mentions(Side::Counter).iter().any(held)
}

/// Where words were added that say no more than that something does not hold.
fn disapplied(change: &Comparison<'_>) -> Vec<Match> {
    let patterns = DISAPPLIED.get(change.language);
    let added = change.stretches.iter().filter(|stretch| change.base[stretch.struck.clone()].trim().is_empty());
    let words = added.map(|stretch| (stretch.added.clone(), &change.counter[stretch.added.clone()]));
    let void = words.filter(|(_, words)| patterns.is_match(words));
    void.map(|(range, words)| Match { text: words.to_owned(), range }).collect()
}

/// The aside with which a denial went, where the sentence keeps its own.
fn struck_aside(change: &Comparison<'_>, found: &Match) -> Option<Match> {
    let stretch = change.stretch(&found.range, Side::Base)?;
    let struck = &change.base[stretch.struck.clone()];
    let aside = change.counter[stretch.added.clone()].trim().is_empty() && struck.split_whitespace().count() >= 3;
    let kept = !change.all(&NEGATION, Side::Counter).is_empty();
    (aside && kept).then(|| Match { text: struck.to_owned(), range: stretch.struck.clone() })
}
