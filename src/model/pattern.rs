use regex::{Regex, RegexBuilder};

/// What words are made of in Latin script: letters with their marks, digits and the low line. That × and ÷ stand among them
/// does no harm, and one range is faster than three.
const WORD: &str = "[0-9A-Za-z_\u{C0}-\u{36F}]";

/// All else.
const NO_WORD: &str = "[^0-9A-Za-z_\u{C0}-\u{36F}]";

/// Letters of Latin script.
const LETTER: &str = "[A-Za-z\u{C0}-\u{24F}]";

/// A pattern of the program itself over texts in Dutch and English; case matters unless it says `(?i)`.
///
/// Takes the syntax of the crate `regex`, of which it narrows what these languages have no use for, since whole Unicode
/// makes a pattern many times slower to build and to search with:
///
/// - `\w`, `\W` and `\p{L}` know Latin script, and `\d` the digits 0 to 9;
/// - `\b` looks at ASCII only, so that a no-break space in a period does no harm;
/// - `(?i)` takes no other sign for a letter of ASCII, such as the sign for kelvin for a `k`.
///
/// Comments within a pattern (`(?x)`) are not known.
///
/// # Panics
/// When it is no pattern, which a test of its place shows.
#[must_use]
pub fn pattern(source: &str) -> Regex {
    match Regex::new(&narrowed(source)) {
        Ok(pattern) => pattern,
        Err(error) => unreachable!("the patterns of the program are fixed and tested: {error}"),
    }
}

/// An expression by which a clause recognises words, without regard to case; narrowed like a [`pattern`], where it can be.
///
/// # Errors
/// When it is no expression, or one that would take more than a megabyte.
pub fn expression(source: &str) -> Result<Regex, regex::Error> {
    let build = |source: &str| RegexBuilder::new(source).case_insensitive(true).size_limit(1 << 20).build();
    // Errors name the source as it was written.
    if source.contains("(?x") {
        build(source)
    } else {
        build(&narrowed(&format!("(?i){source}"))).or_else(|_| build(source))
    }
}

/// The same pattern in narrower words.
fn narrowed(source: &str) -> String {
    let folds = source.contains("(?i)") || source.contains("(?i:");
    // What is more than one byte needs Unicode, which a pattern without regard to case does without elsewhere.
    let unicode = |part: &str| if folds { format!("(?u:{part})") } else { part.to_owned() };
    let mut narrowed = String::with_capacity(source.len() * 2);
    let mut depth = 0_usize;
    let mut rest = source;
    while let Some(sign) = rest.chars().next() {
        let length = match sign {
            '\\' => escape(rest),
            '(' if rest.starts_with("(?i)") || rest.starts_with("(?i:") => "(?i".len(),
            '[' if rest.starts_with("[^") => "[^".len(),
            _ => sign.len_utf8(),
        };
        let (part, following) = rest.split_at(length);
        rest = following;
        let named = match part {
            r"\b" => {
                narrowed.push_str(r"(?-u:\b)");
                continue;
            }
            r"\w" => Some(WORD),
            r"\W" => Some(NO_WORD),
            r"\d" => Some("[0-9]"),
            r"\p{L}" => Some(LETTER),
            _ if part.starts_with(r"\s") || part.starts_with(r"\S") => Some(part),
            _ if part.starts_with(r"\p{") || part.starts_with(r"\u{") => Some(part),
            "." => Some("."),
            _ => Some(part).filter(|part| !part.is_ascii()),
        };
        match (named, part) {
            (Some(named), _) if depth > 0 => narrowed.push_str(named),
            (Some(named), _) => narrowed.push_str(&unicode(named)),
            (None, "(?i") => narrowed.push_str("(?i-u"),
            (None, "[" | "[^") => {
                if depth == 0 && folds {
                    narrowed.push_str("(?u:");
                }
                depth += 1;
                narrowed.push_str(part);
            }
            (None, "]") => {
                depth = depth.saturating_sub(1);
                narrowed.push(']');
                if depth == 0 && folds {
                    narrowed.push(')');
                }
            }
            (None, _) => narrowed.push_str(part),
        }
    }
    narrowed
}

/// The length of the escape that a text begins with: `\s`, `\p{Lu}`, `\u{2011}`.
fn escape(text: &str) -> usize {
    let sign = text[1..].chars().next().map_or(0, char::len_utf8);
    match text.get(1..3) {
        Some("p{" | "P{" | "u{" | "x{") => text.find('}').map_or(1 + sign, |end| end + 1),
        _ => 1 + sign,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Patterns with all that is narrowed, and texts that they find something in.
    const SOURCES: [&str; 13] = [
        r"(?i)\bkosten\b",
        r"(?i)^\W*(?:en|alsmede|\w+(?: \w+){0,6} en$)\b",
        r"(?i)\b(?:niet|geen)\b[^.;]{0,90}\bdan\b|één \p{L}*jaar",
        r"(?i)(?P<excuse>\bniet (?:later|meer) (?:\w+ )?dan\b)|§ ?\d{1,3}",
        r"(?i:lid \d+\s|[“„]\w)|\p{Lu}\p{L}{0,3}",
        r"[\w'’-]+\s?[:;]",
        r"\d+(?:[.,]\d+)?\s*(?:%|€|procent)",
        r"(?P<before>\p{L}{2})-(?P<after>\p{L})",
        r"[^\w\s]{1,3}",
        r"(?i)[^\]é]\u{a0}.{0,4}K",
        r"\(([^()]{2,160})\)",
        r"(?i)É|[k-s]\.",
        r"(?is)kosten.{0,9}jaar|(?i:é)",
    ];

    proptest! {
        #[test]
        fn a_narrowed_pattern_finds_the_same_in_latin_script(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "kosten", "Kosten ", "niet ", "dan", " ", "\u{a0}", "één ", "ÉÉN jaar", "5", "12,5", "%", "§ 3", "lid 4 ",
                    "“A", "Ab", "é", "ij-k", "(hierna)", ".", ";", ":", "‑", "€", "en", "geen ", "später", "r.", "ø", "]", "’s",
                ]),
                0..14,
            )
        ) {
            let text = parts.concat();
            for source in SOURCES {
                let plain = Regex::new(&source.replace(r"\b", r"(?-u:\b)")).unwrap();
                let found = |pattern: &Regex| pattern.find_iter(&text).map(|one| one.range()).collect::<Vec<_>>();
                prop_assert_eq!(found(&plain), found(&pattern(source)), "{} in {:?}", source, text);
            }
        }
    }

    #[test]
    fn only_latin_script_makes_words() {
        assert!(!pattern(r"^\w$").is_match("ж"));
        assert!(!pattern("(?i)^k$").is_match("\u{212A}"));
        assert!(pattern(r"^\w+$").is_match("cafe\u{301}"));
        assert!(pattern("(?i)é").is_match("É"));
    }
}
