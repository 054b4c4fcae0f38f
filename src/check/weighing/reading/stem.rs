//! What the forms of a word share. A stem is only ever compared with another one and is no word by itself.

use super::strong::infinitive;
use crate::model::Language;

/// Parts of Dutch verbs that stand apart from them in a main clause.
const PARTICLES: [&str; 22] = [
    "aan", "achter", "af", "bij", "door", "in", "mede", "mee", "na", "om", "op", "over", "stil", "tegen", "terug",
    "toe", "uit", "vast", "voor", "voort", "weg", "weer",
];

/// How Dutch words begin in which "ge" belongs to the word itself.
const NO_PARTICIPLE: [&str; 13] = [
    "gedur", "gelden", "gebeur", "gebied", "gebrek", "gebruik", "geheim", "geldt", "gelegen", "gemeen", "gevolg",
    "gegeven", "gebrui",
];

/// What the forms of a word in lower case share.
pub(super) fn stem(word: &str, language: Language) -> String {
    if word.chars().count() <= 3 || !word.chars().all(char::is_alphabetic) {
        return word.to_owned();
    }
    match language {
        Language::Nl => dutch(word),
        Language::En => english(word),
    }
}

/// Words that are no form of the word that they look like.
const APART: [&str; 13] = [
    "formeel",
    "formele",
    "offerte",
    "bedraagt",
    "voldoende",
    "indien",
    "worden",
    "woorden",
    "verstreken",
    "verplichting",
    "verplichtingen",
    "recht",
    "rechten",
];

fn dutch(word: &str) -> String {
    if let Some(own) = APART.iter().find(|own| **own == word) {
        return own.strip_suffix("en").filter(|_| word.starts_with("verpl")).unwrap_or(own).to_owned();
    }
    let plain: String = word
        .chars()
        .map(|sign| match sign {
            'ë' | 'è' | 'ê' => 'e',
            'ï' => 'i',
            'ö' => 'o',
            'ü' => 'u',
            other => other,
        })
        .collect();
    let mut own = infinitive(&participle(&plain), &PARTICLES).unwrap_or_else(|| participle(&plain));
    if own.len() > 6 {
        own = own.strip_suffix("ers").map_or(own.clone(), |rest| format!("{rest}er"));
    }
    own = shorter(&own, &["ingen", "ing", "enden", "ende", "end", "en", "e"]);
    let before = own.clone();
    while own.len() > 3 && own.ends_with(['t', 'd']) {
        own.pop();
    }
    if own.len() < 3 {
        own = before;
    }
    marked(single(&own).replace('v', "f").replace('z', "s"), word)
}

/// A stem that is no word of its own where so little is left that it may look like one: that of "kant" is not "kan".
fn marked(stem: String, word: &str) -> String {
    if stem.len() < 4 && stem != word { format!("{stem}-") } else { stem }
}

/// A word in a form that shares its beginning with the other forms: a Dutch participle without what makes it one.
pub(super) fn plain(word: &str, language: Language) -> String {
    if language == Language::En {
        return word.to_owned();
    }
    let own = participle(word);
    let separable = !own.is_empty() && own != word && !word.starts_with("ge");
    match infinitive(&own, &PARTICLES) {
        Some(strong) => strong,
        None if separable => own,
        None => word.to_owned(),
    }
}

/// A Dutch participle without what makes it one: `aangevraagd` as `aanvraagd`.
fn participle(word: &str) -> String {
    let is_one = |rest: &str| {
        rest.len() >= 4 && rest.ends_with(['t', 'd', 'n', 'e']) && !NO_PARTICIPLE.iter().any(|no| word.starts_with(no))
    };
    if let Some(rest) = word.strip_prefix("ge").filter(|rest| is_one(rest)) {
        return rest.to_owned();
    }
    PARTICLES
        .iter()
        .find_map(|particle| {
            let rest = word.strip_prefix(particle)?.strip_prefix("ge")?;
            is_one(rest).then(|| format!("{particle}{rest}"))
        })
        .unwrap_or_else(|| word.to_owned())
}

fn english(whole: &str) -> String {
    let word = whole.strip_suffix("ies").map_or_else(|| whole.to_owned(), |rest| format!("{rest}y"));
    let own = if word.ends_with("ss") {
        word
    } else {
        let own = shorter(&word, &["s"]);
        shorter(&own, &["ing", "ed", "e"])
    };
    marked(single(&own).replace('y', "i"), whole)
}

/// A word without the first of some endings that it has, where enough of it is left.
fn shorter(word: &str, endings: &[&str]) -> String {
    let found = endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.chars().count() >= 3));
    found.unwrap_or(word).to_owned()
}

/// A word with each double letter once.
fn single(word: &str) -> String {
    let mut own = String::with_capacity(word.len());
    for sign in word.chars() {
        if !own.ends_with(sign) {
            own.push(sign);
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_their_stem() {
        for forms in [
            ["verwijdert", "verwijderen", "verwijderd", "verwijdering"],
            ["levert", "leveren", "geleverd", "levering"],
            ["meldt", "melden", "gemeld", "melding"],
            ["bewaart", "bewaren", "bewaard", "bewaring"],
            ["aanvraagt", "aanvragen", "aangevraagd", "aanvraagt"],
        ] {
            for form in forms {
                assert_eq!(dutch(form), dutch(forms[0]), "{form}");
            }
        }
        for forms in [["deliver", "delivers", "delivered", "delivering"], ["stores", "stored", "storing", "store"]] {
            for form in forms {
                assert_eq!(english(form), english(forms[0]), "{form}");
            }
        }
    }
}
