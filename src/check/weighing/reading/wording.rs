use std::sync::LazyLock;

use regex::Regex;

use super::quantity::quantities;
use crate::check::reading::pattern;
use crate::model::Language;

/// The words of both sides of a change, reduced to what they mean: synonyms, inflection, order and small words put aside.
#[derive(Debug)]
pub(in crate::check::weighing) struct Wording {
    /// Words of the base that the counter-proposal does not have.
    pub lost: Vec<String>,
    /// Words of the counter-proposal that the base does not have.
    pub gained: Vec<String>,
}

/// Wordings that mean the same, one group a line, apart by `|`; a group that begins with `-` adds nothing.
struct Equivalents {
    /// By wording, the one that stands for its group; the longest first.
    phrases: Vec<(String, String)>,
}

static DUTCH: LazyLock<Equivalents> = LazyLock::new(|| Equivalents::new(include_str!("equivalents_nl.txt")));
static ENGLISH: LazyLock<Equivalents> = LazyLock::new(|| Equivalents::new(include_str!("equivalents_en.txt")));

impl Equivalents {
    fn new(lines: &str) -> Self {
        let mut phrases: Vec<(String, String)> = Vec::new();
        for line in lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (line, kept) = line.strip_prefix('-').map_or((line, true), |rest| (rest, false));
            let mut wordings = line.split('|').map(str::trim);
            let first = wordings.next().unwrap_or_default();
            let stands_for = if kept { first.replace(' ', "_") } else { String::new() };
            for wording in std::iter::once(first).chain(wordings) {
                phrases.push((format!(" {wording} "), format!(" {stands_for} ")));
            }
        }
        phrases.sort_by_key(|(wording, _)| (std::cmp::Reverse(wording.len()), wording.clone()));
        Self { phrases }
    }

    fn of(language: Language) -> &'static Self {
        match language {
            Language::Nl => &DUTCH,
            Language::En => &ENGLISH,
        }
    }
}

impl Wording {
    /// Compares the words of two texts.
    pub fn new(base: &str, counter: &str, language: Language) -> Self {
        let (mut lost, mut gained) = (canonical(base, language), canonical(counter, language));
        lost.retain(|word| match gained.iter().position(|other| same(word, other)) {
            Some(at) => {
                gained.remove(at);
                false
            }
            None => true,
        });
        compounds(&mut lost, &mut gained);
        compounds(&mut gained, &mut lost);
        Self { lost, gained }
    }

    /// Whether both say the same words.
    pub fn is_same(&self) -> bool {
        self.lost.is_empty() && self.gained.is_empty()
    }

    /// How many words of substance differ, on the side that has the most of them.
    pub fn substance(&self) -> usize {
        substantial(&self.lost).max(substantial(&self.gained))
    }
}

/// Longer words that only join others, or that stand beside a verb.
const FUNCTION: [&str; 60] = [
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
        long || word.contains(|sign: char| sign.is_ascii_digit() || sign == '_')
    };
    words.iter().filter(carries).count()
}

/// Takes out words that the other side writes as two: "implementatieplan", "plan voor de implementatie".
fn compounds(whole: &mut Vec<String>, parts: &mut Vec<String>) {
    whole.retain(|word| {
        let first = parts.iter().position(|part| part.len() >= 4 && word.starts_with(part.as_str()) && word != part);
        let Some(first) = first else { return true };
        let rest = &word[parts[first].len()..];
        let last =
            parts.iter().position(|part| part.len() >= 4 && (rest == part || rest.strip_prefix('s') == Some(part)));
        let Some(last) = last.filter(|last| *last != first) else { return true };
        for index in [first.max(last), first.min(last)] {
            parts.remove(index);
        }
        false
    });
}

/// What stands beside the words of a sentence: the sign of an item in a list, and an abbreviation of what was just named.
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[.;]\s+)\d+(?:\.\d+)+\.?\s|\((?:[a-z]|[ivx]{1,4}|\d)\)|\((?:hierna: ?)?[“”„]?\p{Lu}\p{L}{0,3}\p{Lu}?\p{L}?[“”]?\)",
    )
});

/// The meaningful words of a text, each as the one that stands for its group.
pub(in crate::check::weighing) fn canonical(text: &str, language: Language) -> Vec<String> {
    let mut measured = String::new();
    let mut end = 0;
    for quantity in quantities(text, language) {
        measured.push_str(&text[end..quantity.range.start]);
        measured.push_str(&format!(" {} ", quantity.name()));
        end = quantity.range.end;
    }
    measured.push_str(&text[end..]);
    if language == Language::En {
        measured = measured.replace("'s ", " ").replace("’s ", " ");
    }
    let measured = BESIDE.replace_all(&measured, " ");
    let mut line = format!(" {} ", normalised(&measured));
    for (wording, stands_for) in &Equivalents::of(language).phrases {
        if line.contains(wording.as_str()) {
            line = line.replace(wording.as_str(), stands_for);
            // Neighbours share a space, so that the second of two in a row is seen only now.
            line = line.replace(wording.as_str(), stands_for);
        }
    }
    line.split_whitespace().map(str::to_owned).collect()
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
fn same(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    let digits = |word: &str| word.contains(|character: char| character.is_ascii_digit() || character == '_');
    if digits(left) || digits(right) {
        return false;
    }
    // A participle in a passive sentence: "documenteert" and "gedocumenteerd".
    let (left, right) = (bare(left, right), bare(right, left));
    let shared = left.chars().zip(right.chars()).take_while(|(left, right)| left == right).count();
    let rest = |word: &str| word.chars().count() - shared;
    let inflected = shared >= 3 && (rest(left) == 0 || rest(right) == 0);
    let derived = shared >= 6 && rest(left) <= 4 && rest(right) <= 4;
    derived
        || inflected && rest(left) <= 3 && rest(right) <= 3
        || shared >= 4 && rest(left) <= 3 && rest(right) <= 3 && shared >= 2 * rest(left).max(rest(right))
}

/// A word without the prefix of a participle, where the other has none.
fn bare<'a>(word: &'a str, other: &str) -> &'a str {
    word.strip_prefix("ge").filter(|rest| rest.len() >= 4 && !other.starts_with("ge")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_in_other_words_is_the_same() {
        for (base, counter) in [
            ("Leverancier documenteert de koppelvlakken.", "De koppelvlakken worden door Leverancier gedocumenteerd."),
            ("binnen 30 dagen", "binnen dertig dagen"),
            ("Leverancier wist de data.", "Leverancier verwijdert de data."),
        ] {
            let wording = Wording::new(base, counter, Language::Nl);
            assert!(wording.is_same(), "{base} | {counter}: {wording:?}");
        }
        assert!(!Wording::new("directe schade", "indirecte schade", Language::Nl).is_same());
        assert!(!Wording::new("Opdrachtgever betaalt", "Opdrachtnemer betaalt", Language::Nl).is_same());
    }

    #[test]
    fn every_wording_is_in_one_group() {
        for language in Language::ALL {
            let mut names: Vec<&str> =
                Equivalents::of(language).phrases.iter().map(|(name, _)| name.as_str()).collect();
            names.sort_unstable();
            let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
            assert!(twice.is_empty(), "{twice:?}");
        }
    }
}
