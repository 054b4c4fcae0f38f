//! Numbers and bullets that are typed at the start of a line, as far as readers need them to see where a paragraph begins.

use std::sync::LazyLock;

use regex::Regex;

/// A line that begins like a heading of an article.
static HEADED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:
            (?i:artikel|article|section|clause|hoofdstuk|chapter|paragraaf|bijlage|annex|schedule|appendix|deel|part)
              \s+(?:\d|[IVXLC]+\b|[A-Z]\b)
          | (?i:art)\.\s*\d
          | §\s*\d
        )",
    )
    .ok()
});

/// A line that begins like a numbered or lettered paragraph, or an item of a list.
static NUMBERED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:
            \d{1,3}(?:\.\d{1,3})+[a-z]{0,4}[.):]?
          | \d{1,3}(?:[a-z]|bis|ter|quater)?[.):]
          | (?:[a-zA-Z]|[ivxlc]{1,6}|[IVXLC]{1,6})[.)]
          | \((?:\d{1,3}|[a-zA-Z]|[ivxlc]{1,6}|[IVXLC]{1,6})\)
          | (?i:lid)\s+\d{1,2}[.:]?
          | [-*•–◦▪·‣●○■□]
        )(?:\s|$)",
    )
    .ok()
});

/// Whether a line begins like the heading of an article, e.g. `Artikel 5. Duur`.
pub(super) fn is_headed(line: &str) -> bool {
    HEADED.as_ref().is_some_and(|pattern| pattern.is_match(line.trim_start()))
}

/// Whether a line begins with a number, letter or bullet of its own, e.g. `5.2 `, `b. `, `(iii) ` or `- `.
pub(super) fn is_numbered(line: &str) -> bool {
    NUMBERED.as_ref().is_some_and(|pattern| pattern.is_match(line.trim_start()))
}

/// Whether a sentence or an item of an enumeration may end here, so that a number after it begins a new paragraph.
pub(super) fn may_end_paragraph(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(['”', '’', '"', '\'', ')', '*', '_']);
    line.ends_with(['.', ';', ':', '!', '?'])
        || [" en", " of", " en/of", " and", " or", " and/or"]
            .iter()
            .any(|word| line.strip_suffix(word).is_some_and(|before| before.trim_end().ends_with([';', ','])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_paragraphs_are_told_from_numbers_in_text() {
        for line in
            ["1.1 De", "12. De", "5bis. De", "a. de", "(iii) the", "lid 3 De", "- de", "• de", "2) de", "7.2a De"]
        {
            assert!(is_numbered(line), "{line}");
        }
        for line in ["14 dagen", "2026 is", "de heer", "1.000,00 euro", "e-mail", "lid van"] {
            assert!(!is_numbered(line), "{line}");
        }
        assert!(is_headed("Artikel 5 Duur") && is_headed("ARTICLE IV") && is_headed("Art. 5") && is_headed("§ 3 Duur"));
        assert!(!is_headed("artikelen 5 en 6") && !is_headed("Part of it"));
    }

    #[test]
    fn ends_of_items() {
        for line in ["a.", "a;", "a: ", "a; en", "b, or", "“a.”"] {
            assert!(may_end_paragraph(line), "{line}");
        }
        for line in ["als bedoeld in artikel", "de Leverancier en", "a,"] {
            assert!(!may_end_paragraph(line), "{line}");
        }
    }
}
