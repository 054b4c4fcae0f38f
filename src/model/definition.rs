//! What a definition looks like in any contract: a term and a colon, under a heading that says so.

/// Words of a heading under which terms are defined.
const HEADINGS: [&str; 4] = ["begrip", "definiti", "begriffs", "interpretation"];

/// The most characters of a term.
const LONGEST: usize = 60;

/// Whether terms are defined under a heading.
pub fn is_heading(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    HEADINGS.iter().any(|word| heading.contains(word))
}

/// The term that a definition is of, without quotation marks; nothing where a text does not begin like one.
pub fn term(text: &str) -> Option<&str> {
    let (term, meaning) = text.split_once(':')?;
    let term = term.trim().trim_matches(|sign: char| matches!(sign, '“' | '”' | '„' | '"' | '‘' | '’' | '\'')).trim();
    let is_term = term.chars().next().is_some_and(char::is_uppercase)
        && term.chars().count() <= LONGEST
        && !term.contains(['.', ';'])
        && !meaning.trim().is_empty();
    is_term.then_some(term)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_begins_with_its_term() {
        assert_eq!(term("GIBIT: de Gemeentelijke Inkoopvoorwaarden bij IT"), Some("GIBIT"));
        assert_eq!(term("“Open Standaard”: een standaard"), Some("Open Standaard"));
        assert_eq!(term("de volgende begrippen hebben deze betekenis: a, b"), None);
        assert_eq!(term("Dit is een zin. Daarna volgt: iets"), None);
        assert_eq!(term("Begrippen:"), None);
        assert!(is_heading("Begrippen en uitleg") && is_heading("Definitions") && !is_heading("Tarieven"));
    }
}
