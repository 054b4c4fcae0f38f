use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::lexicon::{LIGHT, Lexicon, TELLING, Token};
use super::notation::{abbreviated, uniform};
use super::quantity::quantities;
use super::stem::stem;
use crate::check::reading::pattern;
use crate::model::Language;

/// The words of both sides of a change, reduced to what they mean: synonyms, inflection, order and small words put aside.
#[derive(Debug)]
pub(in crate::check::weighing) struct Wording {
    /// Words of the base that the counter-proposal does not have.
    pub lost: Vec<String>,
    /// Words of the counter-proposal that the base does not have.
    pub gained: Vec<String>,
    /// All words of the base.
    pub base: Vec<String>,
    /// All words of the counter-proposal.
    pub counter: Vec<String>,
}

impl Wording {
    /// Compares the words of two texts.
    pub fn new(base: &str, counter: &str, language: Language) -> Self {
        let (base, counter) =
            (canonical(&abbreviated(base, counter), language), canonical(&abbreviated(counter, base), language));
        let (mut lost, mut gained) = (base.clone(), counter.clone());
        lost.retain(|word| match gained.iter().position(|other| same(word, other)) {
            Some(at) => {
                gained.remove(at);
                false
            }
            None => true,
        });
        compounds(&mut lost, &mut gained);
        compounds(&mut gained, &mut lost);
        // What is only said once more, or once less because a pronoun stands for it, is still said.
        let exchanged =
            PARTIES.iter().any(|party| is_in(&lost, party)) && PARTIES.iter().any(|party| is_in(&gained, party));
        let counts = |word: &str| is_telling(word) || exchanged && PARTIES.contains(&word);
        lost.retain(|word| counts(word) || !counter.iter().any(|other| same(word, other)));
        gained.retain(|word| counts(word) || !base.iter().any(|other| same(word, other)));
        let mut own = Self { lost, gained, base, counter };
        own.turn_denials();
        own
    }

    /// Takes out of words that another sentence lost what this one gained.
    pub fn give(&mut self, lost: &mut Vec<String>) {
        lost.retain(|word| match self.gained.iter().position(|other| same(word, other)) {
            Some(at) => {
                self.gained.remove(at);
                false
            }
            None => true,
        });
    }

    /// Whether nearly all words of a sentence that stands on one side only stand in another one of the other side.
    pub fn is_mostly_elsewhere(&self) -> bool {
        let (own, open) =
            if self.counter.is_empty() { (&self.base, &self.lost) } else { (&self.counter, &self.gained) };
        4 * substantial(open) <= substantial(own) && open.iter().all(|word| !is_telling(word)) && substantial(own) > 0
    }

    /// Takes out what says the same by a denial: "only with" and "not without", "neither … or" and "… and".
    fn turn_denials(&mut self) {
        const DENIED: [&str; 2] = ["!niet", "!not"];
        const WITHOUT: [&str; 7] = ["!zonder", "!voordat", "!tenzij", "!without", "!before", "!unless", "!except"];
        const ELSE: [&str; 6] = ["doel", "purpose", "!all", "!alle", "overige", "other"];
        const AHEAD: [&str; 5] = ["!alleen", "!only", "!voordat", "!before", "!vooraf"];
        const NEEDS: [&str; 2] = ["eisen", "need"];
        const OR: [&str; 2] = ["!of", "!or"];
        const MAY: [&str; 2] = ["!kan", "!may"];
        let take = |words: &mut Vec<String>, wanted: &[&str]| {
            let at = words.iter().position(|word| wanted.contains(&word.as_str()))?;
            Some(words.remove(at))
        };
        let take_any = |words: &mut Vec<String>, wanted: &[&str]| take(words, wanted).is_some();
        for lost in [true, false] {
            let Self { lost: base, gained: counter, .. } = self;
            let (only, denied) = if lost { (base, counter) } else { (counter, base) };
            let has = |words: &[String], wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
            if has(only, &AHEAD) && has(denied, &DENIED) && has(denied, &WITHOUT) {
                take(only, &AHEAD);
                take(denied, &DENIED);
                take(denied, &WITHOUT);
                // "For no other purpose than": what all else is called.
                denied.retain(|word| !ELSE.contains(&word.as_str()));
            }
            // What "requires" something may not happen without it.
            if has(only, &NEEDS) && has(denied, &DENIED) && has(denied, &WITHOUT) {
                take(only, &NEEDS);
                take(denied, &DENIED);
                take(denied, &WITHOUT);
            }
        }
        let denies = |words: &[String]| words.iter().any(|word| DENIED.contains(&word.as_str()));
        if denies(&self.base) && denies(&self.counter) {
            // What one may not do is not done.
            if !take_any(&mut self.lost, &MAY) {
                take_any(&mut self.gained, &MAY);
            }
            // Not without it, and not unless there is.
            if self.lost.iter().any(|word| WITHOUT.contains(&word.as_str()))
                && self.gained.iter().any(|word| WITHOUT.contains(&word.as_str()))
            {
                take(&mut self.lost, &WITHOUT);
                take(&mut self.gained, &WITHOUT);
            }
            // "Not … and not …" denies twice what "neither … nor …" denies once.
            let joins = |words: &[String]| words.iter().filter(|word| OR.contains(&word.as_str())).count();
            if joins(&self.counter) > joins(&self.base) {
                take(&mut self.lost, &DENIED);
            } else if joins(&self.base) > joins(&self.counter) {
                take(&mut self.gained, &DENIED);
            }
            self.lost.retain(|word| !OR.contains(&word.as_str()));
            self.gained.retain(|word| !OR.contains(&word.as_str()));
        }
    }

    /// Whether both say the same words: those of little weight may have come, gone or become others. A supplier may be
    /// named where a sentence left open who acts.
    pub fn is_same(&self) -> bool {
        let light = |word: &String| word.starts_with(LIGHT);
        let named = |word: &String| PARTIES.contains(&word.as_str());
        let supplier = |word: &String| word == "~leverancier" || word == "~supplier";
        self.lost.iter().all(|word| light(word) && !named(word))
            && self.gained.iter().all(|word| light(word) && (!named(word) || supplier(word)))
    }

    /// How many words of substance differ, on the side that has the most of them.
    pub fn substance(&self) -> usize {
        substantial(&self.lost).max(substantial(&self.gained))
    }
}

/// What stands for the parties.
const PARTIES: [&str; 6] = ["~leverancier", "~opdrachtgever", "~partijen", "~supplier", "~client", "~parties"];

/// Whether a word stands for a party.
pub(super) fn is_party(word: &str) -> bool {
    PARTIES.contains(&word)
}

fn is_in(words: &[String], wanted: &str) -> bool {
    words.iter().any(|word| word == wanted)
}

/// Longer words that only join others, or that stand beside a verb.
const FUNCTION: [&str; 61] = [
    "diens",
    "onder",
    "over",
    "tegen",
    "vanaf",
    "waarbij",
    "waarin",
    "waarop",
    "waarvan",
    "waarvoor",
    "daarmee",
    "daarin",
    "daarna",
    "daarop",
    "daartegen",
    "hierin",
    "hierna",
    "hiervan",
    "middels",
    "middel",
    "treden",
    "treedt",
    "geschiedt",
    "geschieden",
    "indien",
    "zodra",
    "wanneer",
    "terwijl",
    "alsdan",
    "zulks",
    "zodanig",
    "dergelijke",
    "genoemde",
    "bedoelde",
    "aldaar",
    "hebben",
    "kunnen",
    "mogen",
    "zullen",
    "welke",
    "deze",
    "under",
    "upon",
    "into",
    "within",
    "while",
    "where",
    "when",
    "then",
    "thereof",
    "therein",
    "hereof",
    "herein",
    "hereunder",
    "such",
    "said",
    "would",
    "should",
    "could",
    "derived",
    "thereby",
];

/// How many of these words carry a meaning of their own: longer words, and quantities.
pub(in crate::check::weighing) fn substantial(words: &[String]) -> usize {
    let carries = |word: &&String| {
        let long = word.chars().count() >= 4 && !FUNCTION.contains(&word.as_str());
        if word.starts_with(LIGHT) {
            return false;
        }
        if let Some(telling) = word.strip_prefix(TELLING) {
            return telling.chars().count() >= 4;
        }
        long || word.contains(|sign: char| sign.is_ascii_digit() || sign == '_')
    };
    words.iter().filter(carries).count()
}

/// Takes out words that the other side writes as two: "implementatieplan", "plan voor de implementatie".
fn compounds(whole: &mut Vec<String>, parts: &mut Vec<String>) {
    /// So many letters of a part stand in the whole at least.
    const LEAST: usize = 4;
    whole.retain(|word| {
        let at = |part: &&String| part.chars().count() >= LEAST && !is_telling(part) && *part != word;
        let begins = |part: &&String| at(part) && word.starts_with(root(part));
        let Some(first) = parts.iter().find(begins).cloned() else { return true };
        let rest = &word[root(&first).len()..];
        let ends = |part: &&String| {
            // Up to three letters join two parts: "verbetervoorstellen", "verkeersdata".
            let shared = root(part);
            at(part)
                && **part != first
                && (0..=3).any(|skip| rest.get(skip..).is_some_and(|rest| rest.starts_with(shared)))
        };
        let Some(last) = parts.iter().find(ends).cloned() else { return true };
        parts.retain(|part| *part != first && *part != last);
        false
    });
}

/// A word without what an ending may change: enough of it to be recognised in a longer one.
fn root(word: &str) -> &str {
    let length = word.chars().count();
    let kept = if length > 6 { length - 2 } else { length.min(4).max(length.saturating_sub(1)) };
    word.char_indices().nth(kept).map_or(word, |(end, _)| &word[..end])
}

/// Whether a meaning hangs on a word.
pub(in crate::check::weighing) fn is_telling(word: &str) -> bool {
    word.starts_with(TELLING)
}

/// What stands beside the words of a sentence: the sign of an item in a list, and an abbreviation of what was just named.
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i:(?:^|[.;:]\s+|\ben\s+|\band\s+)(?:lid\s+)?(?:\d{1,2}|[a-z]|[ivx]{1,4})\s?[.)]\s|^lid \d+\s|(?:^|[.;:]\s+)\d+(?:\.\d+)+\.?\s|\((?:[a-z]|[ivx]{1,4}|\d)\))",
        r"|\((?:[^()]{0,40}[\s;,])?(?:voorheen|vroeger|tot \d{4}|formerly|previously|which replaced|until \d{4})\b[^()]*\)",
        r"|\((?:hierna: ?)?[“”„]?\p{Lu}\p{L}{0,3}\p{Lu}?\p{L}?[“”]?\)",
    ))
});

/// What announces a list, up to its colon: the list is the same without.
static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\bde volgende \p{L}+\b(?P<dutch>[^.:;]{0,40}:)",
        r"|\bthe following(?: (?:items|documents|things|elements|parts|deliverables|information))?\b(?P<english>[^.:;]{0,40}:)",
    ))
});

/// Who made a law and when, in its full title: the law is the same where it is cited without.
static ENACTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:van het europees parlement en (?:van )?de raad|of the european parliament and of the council)\b",
        r"(?:\s+(?:van|of)\s+\d{1,2}\s+\p{L}+\s+\d{4}\b)?",
    ))
});

/// A hyphen inside a word, which one writer sets and another does not.
static HYPHEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?P<before>\p{L}{2})-(?P<after>\p{L})"));

/// A time of the day, however it is written.
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b([01]?\d|2[0-4])(?:(?P<sign>[.:])(?P<minutes>[0-5]\d)\b(?P<unit>\s*(?:uur|u|hours|hrs)\b)?)?(?:\s*(?P<half>[ap])\.?m\b\.?|\b)",
    )
});

/// A text with each time of the day as one word, e.g. `clock_22_00`.
fn clocked(text: &str, language: Language) -> Cow<'_, str> {
    CLOCK.replace_all(text, |found: &Captures<'_>| {
        let half = found.name("half").map(|half| half.as_str().to_lowercase());
        let minutes = found.name("minutes").map(|minutes| minutes.as_str());
        // "1.30" may be a figure.
        let told = found.name("sign").is_some_and(|sign| sign.as_str() == ":")
            || found.name("unit").is_some()
            || language == Language::Nl && minutes == Some("00");
        let hours = found[1].parse::<u8>().ok().filter(|_| half.is_some() || told);
        match (hours, half.as_deref()) {
            (None, _) => found[0].to_owned(),
            (Some(hours), Some("p")) if hours < 12 => format!(" clock_{}_{} ", hours + 12, minutes.unwrap_or("00")),
            (Some(hours), _) => format!(" clock_{hours}_{} ", minutes.unwrap_or("00")),
        }
    })
}

/// The meaningful words of a text, each as the one that stands for its group.
pub(in crate::check::weighing) fn canonical(text: &str, language: Language) -> Vec<String> {
    let mut measured = String::new();
    let mut end = 0;
    let text = ENACTED.replace_all(text, " ");
    let text = uniform(&text, language);
    let text = clocked(&text, language);
    for quantity in quantities(&text, language) {
        measured.push_str(&text[end..quantity.range.start]);
        measured.push_str(&format!(" {} ", quantity.name()));
        end = quantity.range.end;
    }
    measured.push_str(&text[end..]);
    if language == Language::En {
        measured = measured.replace("'s ", " ").replace("’s ", " ");
    }
    let measured = LISTED.replace_all(&measured, "$dutch$english");
    let measured = BESIDE.replace_all(&measured, " ");
    let measured = HYPHEN.replace_all(&measured, "$before$after");
    Lexicon::of(language).reduce(&tokens(&measured, language))
}

/// The words of a text, with the clauses that they stand in.
fn tokens(text: &str, language: Language) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::new();
    let mut clause = 0;
    for part in text.split_inclusive([',', ';', ':', '.']) {
        let words = normalised(part);
        for word in words.split_whitespace() {
            all.push(Token { word: word.to_owned(), stem: stem(word, language), clause, last: false });
        }
        if let Some(token) = all.last_mut() {
            token.last = true;
        }
        // A comma may stand within what belongs together.
        clause += usize::from(!part.ends_with(','));
    }
    all
}

/// The words of a text in lower case, apart by a space, without other signs.
pub(in crate::check::weighing) fn normalised(text: &str) -> String {
    let mut words = String::new();
    let mut gap = false;
    for character in text.chars() {
        if character.is_alphanumeric() || character == '_' || character == '%' {
            if gap && !words.is_empty() {
                words.push(' ');
            }
            gap = false;
            words.extend(character.to_lowercase());
        } else {
            // Soft hyphens and the like stand inside a word.
            gap |= !matches!(character, '\u{AD}' | '\u{200B}' | '\u{2060}');
        }
    }
    words
}

/// Whether two words are the same but for their ending.
pub(super) fn same(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    let digits = |word: &str| {
        word.contains(|character: char| character.is_ascii_digit() || matches!(character, '_' | TELLING | LIGHT))
    };
    if digits(left) || digits(right) {
        return false;
    }
    // A participle in a passive sentence: "documenteert" and "gedocumenteerd".
    let (left, right) = (bare(left, right), bare(right, left));
    // "Hoeven" and "hoeft" share as much as "loven" and "looft".
    let sound = |sign: char| match sign {
        'v' => 'f',
        'z' => 's',
        other => other,
    };
    let shared = left.chars().zip(right.chars()).take_while(|(left, right)| sound(*left) == sound(*right)).count();
    let rest = |word: &str| word.chars().count() - shared;
    let inflected = shared >= 3 && (rest(left) == 0 || rest(right) == 0);
    let derived = shared >= 6 && rest(left) <= 4 && rest(right) <= 4;
    derived
        || misspelled(left, right)
        || inflected && rest(left) <= 3 && rest(right) <= 3
        || shared >= 4 && rest(left) <= 3 && rest(right) <= 3 && shared >= 2 * rest(left).max(rest(right))
}

/// Whether two long words of as many letters or one more differ in one letter: a slip, or another spelling.
fn misspelled(left: &str, right: &str) -> bool {
    /// Shorter words of which one letter differs are other words.
    const LONG: usize = 9;
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len().min(right.len()) < LONG || left.len().abs_diff(right.len()) > 1 || left.first() != right.first() {
        return false;
    }
    let ahead = left.iter().zip(&right).take_while(|(left, right)| left == right).count();
    let behind = left.iter().rev().zip(right.iter().rev()).take_while(|(left, right)| left == right).count();
    ahead + behind + 1 >= left.len().max(right.len())
}

/// A word without the prefix of a participle, or without the part of a verb that stands apart in a main clause and is no
/// word of substance there, where the other has none: "aanbieden" and "biedt … aan".
fn bare<'a>(word: &'a str, other: &str) -> &'a str {
    let own = word.strip_prefix("ge").filter(|rest| rest.len() >= 4 && !other.starts_with("ge")).unwrap_or(word);
    let rest = APART.iter().filter(|own| !other.starts_with(**own)).find_map(|particle| own.strip_prefix(particle));
    rest.filter(|rest| rest.chars().count() >= 4 && other.starts_with(root(rest))).unwrap_or(own)
}

/// Parts of verbs that stand apart as a preposition, which counts for nothing by itself.
const APART: [&str; 9] = ["aan", "bij", "in", "mee", "na", "om", "op", "toe", "uit"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_in_other_words_is_the_same() {
        for (base, counter) in [
            ("Leverancier documenteert de koppelvlakken.", "De koppelvlakken worden door Leverancier gedocumenteerd."),
            ("binnen 30 dagen", "binnen dertig dagen"),
            ("Leverancier wist de data.", "Leverancier verwijdert de data."),
            ("Leverancier brengt de apparatuur terug.", "De apparatuur wordt door Leverancier teruggebracht."),
            ("Leverancier biedt een rapport aan.", "Een rapport wordt door Leverancier aangeboden."),
            (
                "volgens Verordening (EU) 2016/679 van het Europees Parlement en de Raad van 27 april 2016",
                "volgens de AVG",
            ),
        ] {
            let wording = Wording::new(base, counter, Language::Nl);
            assert!(wording.is_same(), "{base} | {counter}: {wording:?}");
        }
        assert!(!Wording::new("directe schade", "indirecte schade", Language::Nl).is_same());
        assert!(!Wording::new("Opdrachtgever betaalt", "Opdrachtnemer betaalt", Language::Nl).is_same());
    }
}
