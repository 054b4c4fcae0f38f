use crate::model::Language;

/// Words that are frequent in one language and rare in the other.
const DUTCH: [&str; 18] = [
    "de", "het", "een", "van", "en", "niet", "voor", "met", "aan", "wordt", "zijn", "op", "die", "deze", "geen", "dit",
    "bij", "na",
];
const ENGLISH: [&str; 16] =
    ["the", "of", "and", "shall", "to", "by", "any", "this", "not", "or", "may", "be", "all", "for", "its", "on"];

/// The language of a text, when its small words tell.
pub(in crate::check::weighing) fn language_of(text: &str) -> Option<Language> {
    let (mut dutch, mut english) = (0_usize, 0_usize);
    for word in text.split(|character: char| !character.is_alphabetic()) {
        let word = word.to_lowercase();
        dutch += usize::from(DUTCH.contains(&word.as_str()));
        english += usize::from(ENGLISH.contains(&word.as_str()));
    }
    match dutch.cmp(&english) {
        std::cmp::Ordering::Greater => Some(Language::Nl),
        std::cmp::Ordering::Less => Some(Language::En),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_tell_the_language() {
        assert_eq!(language_of("Leverancier herstelt het gebrek binnen de termijn."), Some(Language::Nl));
        assert_eq!(language_of("Supplier shall repair the defect."), Some(Language::En));
        assert_eq!(language_of("Artikel 5"), None);
    }
}
