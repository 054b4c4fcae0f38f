//! Articles of which only the number was left: `Artikel 15 (vervallen)`.

use crate::model::{Provision, ProvisionKind, Transcript};

/// What stands in the place of an article that is gone, without brackets and stops, in lower case.
const GONE: [&str; 14] = [
    "vervallen",
    "gereserveerd",
    "nvt",
    "niet van toepassing",
    "geschrapt",
    "verwijderd",
    "bewust leeg gelaten",
    "blanco",
    "intentionally left blank",
    "reserved",
    "deleted",
    "not applicable",
    "na",
    "n/a",
];

/// Takes these articles out of what came back, where what was issued has words under their number: then that article is
/// gone, and nothing came in its place.
pub(super) fn take_out(counter: &mut Transcript, base: &Transcript) {
    let issued: Vec<&str> = base
        .all()
        .into_iter()
        .filter(|one| one.kind == ProvisionKind::Article && !is_vacated(one))
        .filter_map(|one| one.number.as_deref())
        .collect();
    retain(&mut counter.provisions, &issued);
}

fn retain(provisions: &mut Vec<Provision>, issued: &[&str]) {
    provisions.retain(|one| !(is_vacated(one) && one.number.as_deref().is_some_and(|own| issued.contains(&own))));
    for part in provisions.iter_mut().filter(|one| one.kind == ProvisionKind::Part) {
        retain(&mut part.children, issued);
    }
}

/// Whether an article says no more than that it is gone.
fn is_vacated(article: &Provision) -> bool {
    let inside: Vec<&Provision> = article.all();
    let texts = inside.iter().flat_map(|one| [one.heading.as_deref().unwrap_or_default(), one.text.as_str()]);
    let mut said = texts.map(bare).filter(|text| !text.is_empty()).peekable();
    article.kind == ProvisionKind::Article && said.peek().is_some() && said.all(|text| GONE.contains(&text.as_str()))
}

/// A text without the brackets and stops around and in it, in lower case.
fn bare(text: &str) -> String {
    let kept: String =
        text.chars().filter(|sign| !matches!(sign, '(' | ')' | '[' | ']' | '.' | ':' | '–' | '-')).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceFormat;

    fn article(number: &str, heading: &str, text: &str) -> Provision {
        Provision {
            kind: ProvisionKind::Article,
            id: None,
            label: Some(format!("Artikel {number}")),
            number: Some(number.to_owned()),
            heading: Some(heading.to_owned()),
            text: text.to_owned(),
            place: crate::model::SourcePlace::default(),
            revisions: Vec::new(),
            slot: None,
            children: Vec::new(),
        }
    }

    fn transcript(provisions: Vec<Provision>) -> Transcript {
        Transcript { format: SourceFormat::Docx, title: None, provisions }
    }

    #[test]
    fn an_article_of_which_only_the_number_was_left_is_gone() {
        let base = transcript(vec![article("1", "Begrippen", "Tekst."), article("2", "(vervallen)", "")]);
        for words in ["(vervallen)", "Gereserveerd", "n.v.t.", "[intentionally left blank]"] {
            let mut counter = transcript(vec![article("1", words, ""), article("2", "(vervallen)", "")]);
            take_out(&mut counter, &base);
            let left: Vec<&str> = counter.provisions.iter().filter_map(|one| one.number.as_deref()).collect();
            assert_eq!(left, ["2"], "{words}: what was issued so stays");
        }
        let mut counter = transcript(vec![article("1", "Vervallen rechten", ""), article("3", "Gereserveerd", "")]);
        take_out(&mut counter, &base);
        assert_eq!(counter.provisions.len(), 2, "other words, and a number that was not issued");
    }
}
