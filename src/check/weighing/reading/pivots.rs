//! Small words that count for nothing in most sentences and turn others: "one of both", "in this article", "also" before a
//! case, "including" before what was a closed list, and a pronoun for which a name came.

use super::alignment::Stretch;
use super::comparison::{Comparison, Match, Side};
use super::parties::{Mention, Party, mentions};
use crate::check::reading::{Patterns, patterns};

/// The words of the change on which its meaning hangs though they are small, that no rule weighs.
pub(in crate::check::weighing) fn pivotal(change: &Comparison<'_>) -> Vec<String> {
    if !change.is_edit() {
        return Vec::new();
    }
    let gained = |patterns: &'static Patterns| -> Vec<Match> {
        let own = change.all(patterns, Side::Counter);
        let more = own.len().saturating_sub(change.all(patterns, Side::Base).len());
        own.into_iter().filter(|found| change.touches(&found.range, Side::Counter)).take(more).collect()
    };
    let mut all: Vec<String> = gained(&ONE_OF).into_iter().map(|found| found.text).collect();
    all.extend(gained(&HERE).into_iter().map(|found| found.text));
    if CLOSED.get(change.language).is_match(change.base) {
        let inserted = |found: &Match| {
            let stretch = change.stretch(&found.range, Side::Counter);
            stretch.is_some_and(|stretch| change.base[stretch.struck.clone()].trim().is_empty())
        };
        all.extend(gained(&OPENS).into_iter().filter(inserted).map(|found| found.text));
    }
    all.extend(also(change));
    all.extend(change.stretches.iter().filter_map(|stretch| renamed(change, stretch)));
    all
}

/// One of several that were all meant.
static ONE_OF: Patterns = patterns!(
    nl: r"(?i)\b(?:een|één) van (?:de )?(?:beiden?|twee)\b|\b(?:een|één) (?:van )?beider\b",
    en: r"(?i)\b(?:either|one) of (?:the |them|these)? ?(?:both|two)?\b",
);

/// That what is defined is so here alone.
static HERE: Patterns = patterns!(
    nl: r"(?i)\b(?:in|voor(?: de toepassing van)?) (?:dit|deze) (?:artikel|lid|hoofdstuk|bijlage|paragraaf|onderdeel) (?:is|zijn|wordt|worden|betekent|bedoelt)\b|\balleen (?:in|voor) dit (?:artikel|lid|hoofdstuk)\b",
    en: r"(?i)\b(?:in|for the purposes? of) this (?:article|section|clause|paragraph|schedule|annex)(?: only)?,?\s+(?:\p{L}+ ){0,3}(?:means|is|are|refers)\b",
);

/// How words begin that leave room for more.
static OPENS: Patterns = patterns!(
    nl: r"(?i)\b(?:waaronder|onder andere|onder meer|onder anderen|o\.a\.|zoals|in het bijzonder|met name|bijvoorbeeld|evenals|en dergelijke|enzovoort)\b",
    en: r"(?i)\b(?:including|such as|among others|amongst others|inter alia|in particular|for example|e\.g\.|as well as|and the like)\b",
);

/// What names all that is meant: a definition, a purpose, a list behind "only".
static CLOSED: Patterns = patterns!(
    nl: r#"(?i)^["“„'‘]?\p{L}[\p{L}-]*(?: [\p{L}-]+){0,4}["”'’]?:\s|\bwordt verstaan\b|\b(?:alleen|uitsluitend|slechts|enkel)\b|\b\p{L}*doel(?:en|einden)?\b"#,
    en: r#"(?i)^["“'‘]?\p{L}[\p{L}-]*(?: [\p{L}-]+){0,4}["”'’]?(?::\s| means\b)|\b(?:only|solely|exclusively)\b|\bpurposes?\b"#,
);

/// That something holds in one more case.
static ALSO_IN: Patterns = patterns!(
    nl: r"(?i),\s+(?:ook|zelfs|mede)\s+\p{L}+|\b(?:ook|zelfs)\s+(?:als|indien|wanneer|bij|na|voor|zonder)\b",
    en: r"(?i),\s+(?:also|even)\s+\p{L}+|\b(?:also|even)\s+(?:if|when|where|in|after|for|without)\b",
);

/// Words that say so too.
static ALSO: Patterns = patterns!(
    nl: r"(?i)\b(?:ook|zelfs|mede|tevens|eveneens|evenzeer|al dan niet|ongeacht|inclusief|waaronder|daaronder|alsmede|evenals|of|en|onverschillig|hoe|bovendien|tegelijk\w*|gelijktijdig|aansluiting|evenmin|niet)\b",
    en: r"(?i)\b(?:also|even|whether|regardless|irrespective|including|likewise|equally|and|or|too|both|as well|not)\b",
);

/// A case in which something held too, that is now the only one or a condition.
fn also(change: &Comparison<'_>) -> Option<String> {
    let lost = change.all(&ALSO_IN, Side::Base);
    let kept = change.all(&ALSO_IN, Side::Counter).len();
    let found = lost.into_iter().filter(|found| change.touches(&found.range, Side::Base)).nth(kept)?;
    // Other words that say so may stand in their place.
    let stretch = change.stretch(&found.range, Side::Base)?;
    let struck = &change.base[stretch.struck.clone()];
    let added = &change.counter[stretch.added.clone()];
    let small = struck.split_whitespace().count() <= 2;
    (small && !ALSO.get(change.language).is_match(added)).then(|| found.text.trim_start_matches([',', ' ']).to_owned())
}

/// What stands for who acts.
static ACTS: Patterns = patterns!(
    nl: r"(?i)^\W*(?:hij|zij|ze)\W*$",
    en: r"(?i)^\W*(?:he|she|it|they)\W*$",
);

/// What stands for who was named last.
static LAST: Patterns = patterns!(
    nl: r"(?i)^\W*(?:deze|die|laatstgenoemde|laatstbedoelde)\W*$",
    en: r"(?i)^\W*(?:the latter)\W*$",
);

/// A name for a pronoun that stood for another, or a pronoun that stands for another than the one before it.
fn renamed(change: &Comparison<'_>, stretch: &Stretch) -> Option<String> {
    let struck = &change.base[stretch.struck.clone()];
    let added = &change.counter[stretch.added.clone()];
    let is = |patterns: &'static Patterns, text: &str| patterns.get(change.language).is_match(text);
    let before = mentions(&change.base[..stretch.struck.start], change.language);
    let named: Vec<Party> = before.iter().map(|one| one.party).collect();
    let several = named.contains(&Party::Supplier) && named.contains(&Party::Client);
    if is(&ACTS, struck) && is(&LAST, added) || is(&LAST, struck) && is(&ACTS, added) {
        return several.then(|| added.trim().to_owned());
    }
    let inside = |one: &Mention| one.range.start >= stretch.added.start && one.range.end <= stretch.added.end;
    let name = change.mentions(Side::Counter).into_iter().find(inside)?;
    if added.split_whitespace().count() > 2 {
        return None;
    }
    let meant = if is(&ACTS, struck) {
        let acting = before.iter().find(|one| !one.oblique && !one.subordinate).map(|one| one.party);
        acting.or(change.carried)
    } else if is(&LAST, struck) {
        before.last().map(|one| one.party)
    } else {
        None
    };
    (meant? != name.party).then(|| added.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::alignment::align;
    use super::*;
    use crate::model::{Language, Op, OpKind};

    /// What is seen where words between two others became others.
    fn seen(before: &str, struck: &str, added: &str, after: &str) -> Vec<String> {
        let op = |op: OpKind, text: &str| Op { op, text: text.into(), nature: None, elsewhere: None };
        let all = [
            op(OpKind::Equal, before),
            op(OpKind::Delete, struck),
            op(OpKind::Insert, added),
            op(OpKind::Equal, after),
        ];
        let ops: Vec<Op> = all.into_iter().filter(|one| !one.text.is_empty()).collect();
        let aligned = align(&ops);
        pivotal(&Comparison::new(&aligned, &aligned.pairs[0], Language::Nl, None, None))
    }

    #[test]
    fn small_words_that_turn_a_sentence_are_seen() {
        for (before, struck, added, after) in [
            ("Leverancier komt ", "", "een van ", "beide na."),
            ("Overeengekomen Doel: het doel van gebruik", "", ", waaronder", " het tellen van fietsers."),
            ("Leverancier gebruikt de data, ", "ook ", "", "geanonimiseerd of geaggregeerd, niet om te leren."),
            (
                "Leverancier meldt dit bij het meldpunt dat Opdrachtgever opgeeft, nadat ",
                "hij",
                "Opdrachtgever",
                " het ontdekte.",
            ),
            ("Leverancier geeft de data aan Opdrachtgever of een Derde die ", "deze", "hij", " aanwijst."),
            ("", "", "In dit artikel is ", "Derde: ieder ander."),
        ] {
            assert!(!seen(before, struck, added, after).is_empty(), "{before}|{struck}|{added}");
        }
    }

    #[test]
    fn small_words_that_turn_nothing_are_not() {
        for (before, struck, added, after) in [
            ("Leverancier meldt dit nadat ", "hij", "Leverancier", " het ontdekte."),
            ("Leverancier levert documentatie", "", ", waaronder een handleiding", "."),
            ("Dit geldt ", "ook", "eveneens", " voor personeel."),
        ] {
            assert!(seen(before, struck, added, after).is_empty(), "{before}|{struck}|{added}");
        }
    }
}
