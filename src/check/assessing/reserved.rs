//! What is said of evidence may take it back: that it was applied for, is a draft, or leaves something out.

use super::evidence::Sight;
use crate::model::Why;

/// Beginnings of words, and words one after another, by which somebody says that evidence is not there yet, not valid any
/// more, or not about everything. `=` asks the whole word.
const WORDS: [&str; 46] = [
    "aanvraag",
    "aangevraagd",
    "in behandeling",
    "=volgt",
    "nog te",
    "=ntb",
    "nader te",
    "voorbehoud",
    "vrijblijvend",
    "=concept",
    "=ontwerp",
    "=voorlopig",
    "verwacht",
    "gepland",
    "verlopen",
    "ingetrokken",
    "geschorst",
    "exclusief",
    "uitgezonderd",
    "=behalve",
    "=niet",
    "=zonder",
    "vervallen",
    "=nvt",
    "applied",
    "application pending",
    "=pending",
    "=follows",
    "to follow",
    "=tbd",
    "=tba",
    "to be",
    "subject to",
    "=draft",
    "provisional",
    "expected",
    "planned",
    "expired",
    "withdrawn",
    "suspended",
    "excluding",
    "excludes",
    "=except",
    "=not",
    "=without",
    "in progress",
];

/// Whether the words for the piece hold a reservation.
pub(super) fn reserved(sight: &Sight<'_>) -> Option<Why> {
    let piece = sight.piece;
    let said = [&piece.title, &piece.number, &piece.issuer, &piece.scope, &piece.file];
    said.into_iter().flatten().find(|text| is_reserved(text)).map(|text| Why::Reserved { found: text.clone() })
}

fn is_reserved(text: &str) -> bool {
    let text = text.to_lowercase();
    // The dots of an abbreviation, as in n.t.b., are no words' end; those of a file name are.
    [spaced(&text), spaced(&text.replace('.', ""))].iter().any(|words| {
        WORDS.iter().any(|word| match word.strip_prefix('=') {
            Some(whole) => words.contains(&format!(" {whole} ")),
            None => words.contains(&format!(" {word}")),
        })
    })
}

/// The words of a text, each between spaces.
fn spaced(text: &str) -> String {
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::is_reserved;

    #[test]
    fn reservations_are_seen_and_plain_names_are_not() {
        for text in [
            "ISO 27001 (in aanvraag)",
            "applied for",
            "n.t.b.",
            "all sites except the platform",
            "Rapport (concept)",
            "Declaration (subject to our GT&C)",
            "volgt.pdf",
            "Valid until withdrawn",
            "to be supplied",
        ] {
            assert!(is_reserved(text), "{text}");
        }
        for text in ["Penetratietest 2026", "conceptual-model.pdf", "Begeleidend schrijven", "Annotation report", "DNV"]
        {
            assert!(!is_reserved(text), "{text}");
        }
    }
}
