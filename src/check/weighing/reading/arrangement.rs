//! What the order of the same words says: what a clause refers to, which of two verbs a term goes with, who gives and who
//! gets. [`Wording`](super::Wording) compares words without their order; this looks at what hangs on it.

use std::ops::Range;

use super::comparison::{Comparison, Side};
use super::displaced::displaced;
use super::parties::{Mention, Party};
use super::stake::subject;
use super::stem::stem;
use super::wording::{canonical, is_party, is_telling, normalised, same};
use crate::check::reading::{Patterns, patterns};
use crate::model::Language;

/// The words of the counter-proposal whose place gives them another meaning than they had in what was issued, where both
/// sides have the same words; nothing where none is seen.
pub(in crate::check::weighing) fn rearranged(change: &Comparison<'_>) -> Option<String> {
    if !change.is_edit() {
        return None;
    }
    antecedent(change)
        .or_else(|| preposition(change))
        .or_else(|| detached(change))
        .or_else(|| owner(change))
        .or_else(|| direction(change))
        .or_else(|| precedence(change))
        .or_else(|| swapped(change))
        .or_else(|| displaced(change.base, change.counter))
}

/// What begins a clause that says more of what stands before it.
static RELATIVE: Patterns = patterns!(
    nl: r"(?i)\b(?:die|welke|wier|waar(?:van|op|in|mee|voor|aan|door|uit|bij))\b",
    en: r"(?i)\b(?:which|who|whom|whose|that)\b",
);

/// A clause that says more of a word.
struct Relative {
    /// The word that it says more of, as it is compared.
    of: String,
    /// The word that it begins with, as it is compared.
    begins: String,
    /// Whether a comma sets it apart, so that it does not restrict.
    apart: bool,
    /// Both as they are written.
    shown: String,
}

/// The clauses of a text that say more of a word of substance.
fn relatives(text: &str, language: Language) -> Vec<Relative> {
    let own = |found: Range<usize>| {
        let (before, after) = (text[..found.start].trim_end(), text[found.end..].trim_start());
        let last = before.split_whitespace().next_back()?.trim_end_matches([',', ';', ')']);
        let first = after.split_whitespace().next()?;
        // "That" behind a verb says what is stated, not more of a word.
        if text[found.clone()].eq_ignore_ascii_case("that") && !last.ends_with('s') {
            return None;
        }
        let of = canonical(last, language).into_iter().next_back()?;
        let begins = stem(&normalised(first), language);
        let apart = before.ends_with(',');
        Some(Relative { of, begins, apart, shown: format!("{last} {} {first}", &text[found]) })
    };
    RELATIVE.get(language).find_iter(text).filter_map(|found| own(found.range())).collect()
}

/// A clause that now says more of another word that both sides have.
fn antecedent(change: &Comparison<'_>) -> Option<String> {
    let base = relatives(change.base, change.language);
    let known = |words: &[String], word: &String| words.iter().any(|own| same(own, word));
    relatives(change.counter, change.language).into_iter().find_map(|one| {
        let mut alike = base.iter().filter(|other| other.begins == one.begins).peekable();
        let first = alike.peek()?;
        let moved = known(&change.wording.base, &one.of) && known(&change.wording.counter, &first.of);
        (moved && !alike.any(|other| same(&other.of, &one.of))).then_some(one.shown)
    })
}

/// A clause that a comma now sets apart, or no longer does, in a text of the same words: it restricts in one of them.
pub(super) fn set_apart(base: &str, counter: &str, language: Language) -> Option<String> {
    let base = relatives(base, language);
    let counter = relatives(counter, language);
    let pairs = base.iter().zip(&counter);
    pairs.filter(|(own, other)| own.of == other.of && own.apart != other.apart).map(|(_, one)| one.shown.clone()).next()
}

/// Words that say how what follows them belongs to the rest, and count for nothing by themselves.
static PREPOSITION: Patterns = patterns!(
    nl: r"(?i)^\W*(?:van|aan|tot|voor|bij|uit|naar|door|met|over|in|op)?\W*$",
    en: r"(?i)^\W*(?:of|to|by|from|for|at|with|in|on)?\W*$",
);

/// What leads to who is named behind it, and what comes from them.
const TOWARDS: [&str; 6] = ["aan", "tot", "voor", "naar", "to", "for"];
const FROM: [&str; 5] = ["van", "door", "uit", "from", "by"];

/// A figure or a party that stands behind another preposition: "by 5%" and "to 5%", "aan" and "van de gemeente".
fn preposition(change: &Comparison<'_>) -> Option<String> {
    let pattern = PREPOSITION.get(change.language);
    let stretch = change.stretches.iter().find(|stretch| {
        let (struck, added) = (&change.base[stretch.struck.clone()], &change.counter[stretch.added.clone()]);
        if !pattern.is_match(struck) || !pattern.is_match(added) || normalised(struck) == normalised(added) {
            return false;
        }
        let end = stretch.added.end;
        let rest = &change.counter[end..];
        let next = end + rest.len() - rest.trim_start().len();
        let before = change.counter[..stretch.added.start].trim_end().len();
        let beside = |range: &Range<usize>| range.start == next || range.end == before && !struck.trim().is_empty();
        let quantity = change.quantities(Side::Counter).iter().any(|one| beside(&one.range));
        let party = change.mentions(Side::Counter).iter().any(|one| (next..next + 4).contains(&one.range.start));
        // A preposition that came or went before a party mostly goes with the verb.
        let turned = |one: &str, other: &str| TOWARDS.contains(&one) && FROM.contains(&other);
        let (struck, added) = (normalised(struck), normalised(added));
        quantity || party && (turned(&struck, &added) || turned(&added, &struck))
    })?;
    let after = change.counter[stretch.added.end..].split_whitespace().next().unwrap_or_default();
    Some(format!("{} {after}", change.counter[stretch.added.clone()].trim()))
}

/// What joins two clauses, or begins one that depends on another.
static JOINT: Patterns = patterns!(
    nl: r"(?i)[;.:]\s|\b(?:en|of|maar|die|dat|waar\w*|zodat|als|indien|wanneer|tenzij|mits|voor ?zover)\b",
    en: r"(?i)[;.:]\s|\b(?:and|or|but|which|who|where\w*|so that|if|when|unless|provided|to the extent)\b",
);

/// The words of each part of a sentence between two joints.
fn parts(text: &str, language: Language) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let mut start = 0;
    for found in JOINT.get(language).find_iter(text) {
        all.push(canonical(&text[start..found.start()], language));
        start = found.end();
    }
    all.push(canonical(&text[start..], language));
    all.retain(|words| !words.is_empty());
    all
}

/// Words that say how or when something is done, and only that with which they stand.
const MANNERS: [&str; 18] = [
    "!onverwijld",
    "!vooraf",
    "!kosteloos",
    "!schriftelijk",
    "!altijd",
    "!redelijk",
    "!zoveel_mogelijk",
    "!zonder_onredelijke_vertraging",
    "!op_eigen_kosten",
    "!immediately",
    "!promptly",
    "!without_undue_delay",
    "!prior",
    "!free_of_charge",
    "!in_writing",
    "!always",
    "!reasonable",
    "!at_its_own_expense",
];

/// A term or a manner, none of whose neighbours stayed with it: "promptly repair and report" and "repair and promptly
/// report".
fn detached(change: &Comparison<'_>) -> Option<String> {
    let base = parts(change.base, change.language);
    let counter = parts(change.counter, change.language);
    if base.len() < 2 || counter.len() < 2 {
        return None;
    }
    let plain = |word: &&String| !is_telling(word) && !is_party(word);
    let home = |parts: &[Vec<String>], word: &String| -> Option<Vec<String>> {
        let mut all = parts.iter().filter(|part| part.contains(word));
        let own = all.next()?;
        let once = own.iter().filter(|other| *other == word).count() == 1 && all.next().is_none();
        once.then(|| own.iter().filter(|other| *other != word).filter(plain).cloned().collect())
    };
    let tells = |word: &&String| MANNERS.contains(&word.as_str()) || word.contains(|sign: char| sign.is_ascii_digit());
    counter.iter().flatten().filter(tells).find_map(|word| {
        let (before, after) = (home(&base, word)?, home(&counter, word)?);
        let met = || after.iter().any(|own| before.iter().any(|other| same(own, other)));
        // Neighbours that stand nowhere in what was issued are the same in other words.
        let known = || after.iter().any(|own| base.iter().flatten().any(|other| same(own, other)));
        let found = change.quantities(Side::Counter).into_iter().find(|one| one.name() == *word);
        let shown = || match found {
            Some(found) => change.counter[found.range].to_owned(),
            None => word.trim_start_matches('!').replace('_', " "),
        };
        (!before.is_empty() && !met() && known()).then(shown)
    })
}

/// What sets two things against each other, of which the one before it is the stronger.
static OVER: Patterns = patterns!(
    nl: r"(?i)\b(?:voor op|voor boven|vóór|boven|in (?:de )?plaats van|ter vervanging van)\s",
    en: r"(?i)\b(?:over|instead of|rather than|in place of|in lieu of)\s",
);

/// Which of two things goes before the other, turned round.
fn precedence(change: &Comparison<'_>) -> Option<String> {
    let around = |text: &str| -> Option<(Vec<String>, Vec<String>)> {
        let found = OVER.get(change.language).find(text)?;
        let plain = |text: &str| -> Vec<String> {
            let all = canonical(text, change.language).into_iter();
            all.filter(|word| !is_telling(word) && !is_party(word)).collect()
        };
        Some((plain(&text[..found.start()]), plain(&text[found.end()..])))
    };
    let ((first, second), (own_first, own_second)) = (around(change.base)?, around(change.counter)?);
    let meets =
        |left: &[String], right: &[String]| left.iter().find(|one| right.iter().any(|other| same(one, other))).cloned();
    let only = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter().filter(|word| !other.contains(word)).cloned().collect()
    };
    // What stands before it in both is what the sentence says of them.
    let (lead, rest) = (only(&first, &own_first), only(&second, &own_second));
    let turned = meets(&lead, &own_second).is_some() && meets(&rest, &own_first).is_some();
    let words = OVER.get(change.language).find(change.counter)?;
    turned.then(|| change.counter[words.range()].trim().to_owned())
}

/// Something of one party that is now of the other: "the staff of Supplier … the rules of the Authority".
fn owner(change: &Comparison<'_>) -> Option<String> {
    let owned = |side: Side| -> Vec<(String, Party, String)> {
        let text = change.text(side);
        let of = |mention: &Mention| -> Option<(String, Party, String)> {
            let before = normalised(&text[..mention.range.start]);
            let mut words = before.split_whitespace().rev().skip_while(|word| ARTICLES.contains(word));
            let genitive = words.next().is_some_and(|word| word == "van" || word == "of");
            let behind = &text[mention.range.end..];
            let head = if genitive {
                words.next()?.to_owned()
            } else {
                let rest = behind.strip_prefix(['\'', '’'])?;
                normalised(rest.strip_prefix('s').unwrap_or(rest)).split_whitespace().next()?.to_owned()
            };
            Some((stem(&head, change.language), mention.party, head))
        };
        change.mentions(side).iter().filter_map(of).collect()
    };
    let (base, counter) = (owned(Side::Base), owned(Side::Counter));
    counter.into_iter().find_map(|(head, party, word)| {
        let mut same = base.iter().filter(|(own, ..)| *own == head).peekable();
        same.peek()?;
        (!same.any(|(_, own, _)| *own == party)).then_some(word)
    })
}

/// The parties, each in the place of the other between the same words.
fn swapped(change: &Comparison<'_>) -> Option<String> {
    let frame = |side: Side| -> (String, Vec<Party>) {
        let (text, mentions) = (change.text(side), change.mentions(side));
        let mut rest = String::with_capacity(text.len());
        let mut at = 0;
        for mention in &mentions {
            rest.push_str(text.get(at..mention.range.start).unwrap_or_default());
            rest.push(' ');
            at = mention.range.end;
        }
        rest.push_str(text.get(at..).unwrap_or_default());
        let words = normalised(&rest);
        let words: Vec<&str> = words.split_whitespace().filter(|word| !ARTICLES.contains(word)).collect();
        (words.join(" "), mentions.into_iter().map(|mention| mention.party).collect())
    };
    let ((base, before), (counter, after)) = (frame(Side::Base), frame(Side::Counter));
    (base == counter && before.len() == after.len() && before != after)
        .then(|| change.mentions(Side::Counter).first().map(|one| change.counter[one.range.clone()].to_owned()))
        .flatten()
}

/// What may stand before the name of a party.
const ARTICLES: [&str; 3] = ["de", "het", "the"];

/// That somebody gives something.
static GIVES: Patterns = patterns!(
    nl: r"(?i)\b(?:verstrek(?:t|ken)|lever(?:t|en)|gee(?:ft|ven)|verleent|verlenen|draagt)\b",
    en: r"(?i)\b(?:provides?|grants?|gives?|delivers?|supply|supplies|furnish(?:es)?)\b",
);

/// That somebody gets something.
static GETS: Patterns = patterns!(
    nl: r"(?i)\b(?:ontvang(?:t|en)|krijg(?:t|en)|verkrijg(?:t|en)|verwerf(?:t)?)\b",
    en: r"(?i)\b(?:receives?|obtains?|gets?|acquires?)\b",
);

/// Who gave something and now gets it.
fn direction(change: &Comparison<'_>) -> Option<String> {
    let is = |patterns: &'static Patterns, text: &str| patterns.get(change.language).is_match(text);
    let turned =
        is(&GIVES, change.base) && !is(&GETS, change.base) && is(&GETS, change.counter) && !is(&GIVES, change.counter)
            || is(&GETS, change.base)
                && !is(&GIVES, change.base)
                && is(&GIVES, change.counter)
                && !is(&GETS, change.counter);
    if !turned {
        return None;
    }
    let actor = |text: &str| subject(text, 0, change.language).filter(|one| !one.oblique).map(|one| one.party);
    let (base, counter) = (actor(change.base)?, actor(change.counter)?);
    let verb =
        GETS.get(change.language).find(change.counter).or_else(|| GIVES.get(change.language).find(change.counter));
    (base == counter).then(|| verb.map_or_else(String::new, |found| found.as_str().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::alignment::align;
    use super::*;
    use crate::model::{Op, OpKind};

    /// What is seen where one text became another as a whole.
    fn seen(base: &str, counter: &str, language: Language) -> Option<String> {
        let op = |op: OpKind, text: &str| Op { op, text: text.into(), nature: None, elsewhere: None };
        let aligned = align(&[op(OpKind::Delete, base), op(OpKind::Insert, counter)]);
        rearranged(&Comparison::new(&aligned, &aligned.pairs[0], language, None, None))
    }

    #[test]
    fn the_same_words_in_another_place_are_told_from_a_rewording() {
        for (base, counter) in [
            (
                "Storingen die inwoners raken, en incidenten worden gemeld.",
                "Storingen en incidenten die inwoners raken, worden gemeld.",
            ),
            (
                "Leverancier wist binnen tien dagen de data en bevestigt dit.",
                "Leverancier wist de data en bevestigt dit binnen tien dagen.",
            ),
            (
                "De medewerkers van Leverancier volgen de regels van de gemeente.",
                "De medewerkers van de gemeente volgen de regels van Leverancier.",
            ),
        ] {
            assert!(seen(base, counter, Language::Nl).is_some(), "{base} | {counter}");
        }
        for (base, counter) in [
            (
                "Leverancier wist binnen tien dagen de data en bevestigt dit.",
                "Binnen tien dagen wist Leverancier de data en hij bevestigt dit.",
            ),
            (
                "De rapporten die Leverancier maakt, worden bewaard.",
                "Bewaard worden de rapporten die Leverancier maakt.",
            ),
        ] {
            assert!(seen(base, counter, Language::Nl).is_none(), "{base} | {counter}");
        }
        let over = |first: &str, second: &str| format!("Bij strijd gaat {first} voor op {second} van Leverancier.");
        let (ours, theirs) = (over("de overeenkomst", "de offerte"), over("de offerte", "de overeenkomst"));
        assert!(seen(&ours, &theirs, Language::Nl).is_some());
        assert!(seen(&ours, &ours.replace("strijd", "tegenstrijdigheid"), Language::Nl).is_none());
        let (gives, gets) =
            ("Supplier grants the Authority a licence.", "Supplier obtains from the Authority a licence.");
        assert!(seen(gives, gets, Language::En).is_some());
        assert!(seen("Prices rise by 5% a year.", "Prices rise by 5% per year.", Language::En).is_none());
    }
}
