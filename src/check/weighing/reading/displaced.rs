//! Words that stand in another place of the same sentence, where they say something else: what a denial denies, what
//! "only" leaves out, what a preposition leads to, who stands before whom.

use super::wording::normalised;

/// A word of a sentence.
struct Word {
    /// In lower case.
    word: String,
    /// As it is written.
    shown: String,
    /// Whether a sign ends its part of the sentence.
    last: bool,
}

/// Words that the same sentence may have or not.
const ARTICLES: [&str; 6] = ["de", "het", "een", "the", "a", "an"];

/// What joins.
const JOINS: [&str; 4] = ["en", "of", "and", "or"];

/// What begins a clause that depends on another.
const DEPENDENT: [&str; 28] = [
    "die", "dat", "welke", "waarvan", "waarop", "waarin", "waarmee", "waarvoor", "als", "indien", "wanneer", "zodra",
    "nadat", "voordat", "tenzij", "mits", "zolang", "which", "that", "who", "if", "when", "where", "once", "unless",
    "after", "before", "while",
];

/// What leads to the word behind it.
const LEADS: [&str; 52] = [
    "van",
    "aan",
    "door",
    "voor",
    "uit",
    "naar",
    "met",
    "bij",
    "namens",
    "jegens",
    "tegen",
    "boven",
    "onder",
    "vóór",
    "op",
    "tot",
    "vanaf",
    "binnen",
    "na",
    "zonder",
    "tussen",
    "over",
    "in",
    "geen",
    "alle",
    "iedere",
    "elke",
    "ieder",
    "elk",
    "of",
    "to",
    "by",
    "from",
    "for",
    "at",
    "with",
    "on",
    "under",
    "against",
    "within",
    "without",
    "between",
    "into",
    "no",
    "all",
    "each",
    "every",
    "any",
    "over",
    "above",
    "per",
    "uiterlijk",
];

/// What says of the word behind it that it is the only one, or one more.
const FOCUS: [&str; 16] = [
    "alleen",
    "uitsluitend",
    "slechts",
    "enkel",
    "ook",
    "mede",
    "zelfs",
    "pas",
    "beide",
    "only",
    "solely",
    "exclusively",
    "also",
    "even",
    "both",
    "merely",
];

/// What denies.
const DENIES: [&str; 6] = ["niet", "nimmer", "nooit", "not", "never", "evenmin"];

/// Who may do something to another.
const ACTORS: [&str; 30] = [
    "leverancier",
    "opdrachtnemer",
    "verwerker",
    "opdrachtgever",
    "gemeente",
    "koper",
    "afnemer",
    "klant",
    "onderaannemer",
    "onderaannemers",
    "derde",
    "derden",
    "betrokkene",
    "betrokkenen",
    "hij",
    "zij",
    "deze",
    "supplier",
    "contractor",
    "provider",
    "processor",
    "client",
    "customer",
    "authority",
    "municipality",
    "subcontractor",
    "subprocessor",
    "it",
    "they",
    "he",
];

/// The words of the counter-proposal that stand in another place than in what was issued and say something else there;
/// nothing where the two do not have the same words, or only a phrase as a whole stands elsewhere.
pub(super) fn displaced(base: &str, counter: &str) -> Option<String> {
    let (base, counter) = (words(base), words(counter));
    let sorted = |all: &[Word]| -> Vec<String> {
        let mut own: Vec<String> =
            all.iter().map(|one| one.word.clone()).filter(|word| !JOINS.contains(&word.as_str())).collect();
        own.sort_unstable();
        own
    };
    let same_order = base.iter().map(|one| &one.word).eq(counter.iter().map(|one| &one.word));
    if same_order || sorted(&base) != sorted(&counter) {
        return None;
    }
    led(&base, &counter)
        .or_else(|| denied(&base, &counter))
        .or_else(|| acting(&base, &counter))
        .or_else(|| traded(&base, &counter))
}

/// The words of a text without articles.
fn words(text: &str) -> Vec<Word> {
    let mut all: Vec<Word> = Vec::new();
    for token in text.split_whitespace() {
        let last = token.ends_with([',', ';', ':', '.', ')']);
        let word = normalised(token);
        if word.is_empty() || ARTICLES.contains(&word.as_str()) {
            continue;
        }
        all.push(Word { word, shown: token.trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned(), last });
    }
    all
}

fn is(list: &[&str], word: &Word) -> bool {
    list.contains(&word.word.as_str())
}

/// What each word that leads to another, or singles it out, stands before.
fn pairs(all: &[Word]) -> Vec<(String, String)> {
    let next = |at: usize| all.get(at + 1).filter(|_| !all[at].last);
    let ends = |word: &Word| is(&LEADS, word) || is(&JOINS, word) || is(&DEPENDENT, word);
    let pair = |(at, word): (usize, &Word)| {
        if is(&FOCUS, word) {
            let behind = next(at)?;
            let further = next(at + 1).filter(|_| is(&LEADS, behind));
            let to = further.map_or_else(|| behind.word.clone(), |one| format!("{} {}", behind.word, one.word));
            Some((word.word.clone(), to))
        } else if is(&LEADS, word) && !is(&JOINS, word) {
            let behind = next(at).filter(|one| !ends(one))?;
            Some((word.word.clone(), behind.word.clone()))
        } else {
            None
        }
    };
    all.iter().enumerate().filter_map(pair).collect()
}

/// A word that leads to another one than it did.
fn led(base: &[Word], counter: &[Word]) -> Option<String> {
    let mut before = pairs(base);
    let after = pairs(counter);
    let mut open = Vec::new();
    for pair in after {
        match before.iter().position(|own| *own == pair) {
            Some(at) => {
                before.remove(at);
            }
            None => open.push(pair),
        }
    }
    // One of several that are joined may stand before the others.
    let listed = |word: &str| {
        let in_list = |all: &[Word]| {
            let at = all.iter().position(|one| one.word == word);
            at.is_some_and(|at| {
                let ahead = at > 0 && (is(&JOINS, &all[at - 1]) || all[at - 1].last);
                ahead || all[at].last && at + 1 < all.len() || all.get(at + 1).is_some_and(|one| is(&JOINS, one))
            })
        };
        in_list(base) && in_list(counter)
    };
    open.retain(|(_, to)| !listed(to));
    // What led to something before and to nothing now is a part of a verb that stands apart.
    open.into_iter()
        .find(|(word, _)| before.iter().any(|(own, _)| own == word))
        .map(|(word, to)| format!("{word} {to}"))
}

/// The parts of a sentence between its signs and joints.
fn parts(all: &[Word]) -> Vec<Vec<&Word>> {
    let mut parts: Vec<Vec<&Word>> = vec![Vec::new()];
    for word in all {
        if is(&JOINS, word) || is(&DEPENDENT, word) {
            parts.push(Vec::new());
            continue;
        }
        if let Some(part) = parts.last_mut() {
            part.push(word);
        }
        if word.last {
            parts.push(Vec::new());
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// A denial in another part of the sentence than it was in.
fn denied(base: &[Word], counter: &[Word]) -> Option<String> {
    /// Shorter words say nothing of what is denied.
    const LONG: usize = 4;
    let denials = |all: &[Word]| -> Vec<(Vec<String>, String)> {
        let own = |part: &Vec<&Word>| {
            let plain = |word: &&&Word| {
                word.word.chars().count() >= LONG && !is(&DENIES, word) && !is(&LEADS, word) && !is(&ACTORS, word)
            };
            let beside: Vec<String> = part.iter().filter(plain).map(|word| word.word.clone()).collect();
            let count = part.iter().filter(|word| is(&DENIES, word)).count();
            let shown = part.iter().map(|word| word.shown.as_str()).collect::<Vec<_>>().join(" ");
            vec![(beside, shown); count]
        };
        parts(all).iter().flat_map(own).filter(|(beside, _)| !beside.is_empty()).collect()
    };
    let mut before = denials(base);
    let after = denials(counter);
    if before.len() != after.len() {
        return after.into_iter().next().map(|(_, shown)| shown);
    }
    after.into_iter().find_map(|(beside, shown)| {
        let met = before.iter().position(|(own, _)| own.iter().any(|word| beside.contains(word)));
        match met {
            Some(at) => {
                before.remove(at);
                None
            }
            None => Some(shown),
        }
    })
}

/// Two who act on each other, in another order.
fn acting(base: &[Word], counter: &[Word]) -> Option<String> {
    let orders = |all: &[Word]| -> Vec<Vec<String>> {
        let own = |part: &Vec<&Word>| -> Vec<String> {
            let bare = |at: usize| {
                let before = part[..at]
                    .iter()
                    .rev()
                    .find(|word| !["iedere", "elke", "alle", "each", "every", "any"].contains(&word.word.as_str()));
                before.is_none_or(|word| !is(&LEADS, word))
            };
            let acting = |(at, word): (usize, &&Word)| (is(&ACTORS, word) && bare(at)).then(|| word.word.clone());
            part.iter().enumerate().filter_map(acting).collect()
        };
        parts(all).iter().map(own).filter(|order| order.len() > 1).collect()
    };
    let (before, after) = (orders(base), orders(counter));
    let turned = |order: &Vec<String>| {
        let mut sorted = order.clone();
        sorted.sort_unstable();
        !before.contains(order)
            && before.iter().any(|other| {
                let mut other = other.clone();
                other.sort_unstable();
                other == sorted
            })
    };
    after.into_iter().find(turned).map(|order| order.join(" … "))
}

/// Two words that each stand in the place of the other, with more than what joins them between.
fn traded(base: &[Word], counter: &[Word]) -> Option<String> {
    if base.len() != counter.len() {
        return None;
    }
    let differs: Vec<usize> = (0..base.len()).filter(|at| base[*at].word != counter[*at].word).collect();
    let &[first, second] = differs.as_slice() else { return None };
    let traded = base[first].word == counter[second].word && base[second].word == counter[first].word;
    let listed = (first..second).all(|at| base[at].last || is(&JOINS, &base[at]) || is(&JOINS, &base[at + 1]));
    (traded && !listed && second > first + 1).then(|| format!("{} … {}", counter[first].shown, counter[second].shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(base: &str, counter: &str) -> Option<String> {
        displaced(base, counter)
    }

    #[test]
    fn words_that_say_something_else_in_another_place_are_seen() {
        for (base, counter) in [
            (
                "Leverancier verkoopt of ruilt de data niet en geeft Derden daarop geen gebruiksrecht.",
                "Leverancier verkoopt of ruilt de data en geeft niet Derden daarop geen gebruiksrecht.",
            ),
            (
                "Leverancier gebruikt de data alleen voor het doel.",
                "Alleen Leverancier gebruikt de data voor het doel.",
            ),
            (
                "Leverancier legt iedere Onderaannemer de verplichtingen op.",
                "Iedere Onderaannemer legt Leverancier de verplichtingen op.",
            ),
            ("De teruggave is in de vergoeding begrepen.", "De vergoeding is in de teruggave begrepen."),
            ("De helpdesk is open van 8.00 tot 18.00 uur.", "De helpdesk is open van 18.00 tot 8.00 uur."),
            (
                "Hij gebruikt voor testen geen Persoonsgegevens uit Gemeentelijke Data.",
                "Hij gebruikt geen Gemeentelijke Data voor testen uit Persoonsgegevens.",
            ),
        ] {
            assert!(seen(base, counter).is_some(), "{base} | {counter}");
        }
    }

    #[test]
    fn a_phrase_that_moves_as_a_whole_says_the_same() {
        for (base, counter) in [
            (
                "Leverancier meldt dit binnen 14 dagen Schriftelijk.",
                "Binnen 14 dagen meldt Leverancier dit Schriftelijk.",
            ),
            ("Leverancier levert de data en de rapporten.", "Leverancier levert de rapporten en de data."),
            (
                "Leverancier verstrekt op verzoek van Opdrachtgever een overzicht.",
                "Op verzoek van Opdrachtgever verstrekt Leverancier een overzicht.",
            ),
            (
                "Leverancier verkoopt de data niet zonder toestemming.",
                "Zonder toestemming verkoopt Leverancier de data niet.",
            ),
            ("Leverancier en Opdrachtgever overleggen tijdig.", "Opdrachtgever en Leverancier overleggen tijdig."),
            ("Hij herstelt een gebrek in A, B en C.", "Hij herstelt een gebrek in C, B en A."),
        ] {
            assert_eq!(seen(base, counter), None, "{base} | {counter}");
        }
    }
}
