//! Whether a comparison is of the contract that it is laid beside, and whole.

use crate::model::{ArticleNumber, Document, ReviewedContract, ScheduleKind, one_line, plain};

/// In what a comparison is not of a contract.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unlike {
    /// Its title page does not have the number of the contract.
    pub number: bool,
    /// The articles (number and id) that it does not have, or has with another number.
    pub articles: Vec<String>,
    /// The provisions and requirements of its articles that it has on neither side, or without their text.
    pub missing: Vec<String>,
    /// The provisions that were issued with other words.
    pub reworded: Vec<String>,
}

impl Unlike {
    /// Whether it is of the contract, and whole.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// A paragraph or point of a contract.
struct Place {
    id: String,
    number: ArticleNumber,
    text: String,
}

/// Holds a comparison against a contract. `translated` is the same contract in the other language, where it is at hand: the
/// comparison may be in that one.
pub fn unlike(document: &Document, translated: Option<&Document>, reviewed: &ReviewedContract) -> Unlike {
    let mut unlike = Unlike { number: !reviewed.names(&document.number), ..Unlike::default() };
    for article in document.articles() {
        let known = reviewed.articles.get(&article.id);
        let known = known.filter(|known| known.number.as_ref().is_none_or(|number| *number == article.number));
        if known.is_none() {
            unlike.articles.push(format!("{} ({})", article.number, article.id));
        }
    }
    let issued = |place: &Place| reviewed.places.get(&place.id).map(|found| found.issued.as_str());
    let places = places(document);
    let is_in = |one: &Place| reviewed.articles.contains_key(one.id.split('/').next().unwrap_or_default());
    unlike.missing.extend(
        places
            .iter()
            .filter(|place| is_in(place) && !place.text.is_empty() && issued(place).is_none_or(str::is_empty))
            .map(|place| format!("{} ({})", place.number, place.id)),
    );
    if document.schedules.contains(&ScheduleKind::Requirements) {
        let rows = document.requirements.iter().filter(|row| {
            let known = reviewed.places.get(row.id.as_str()).is_some_and(|found| !found.issued.is_empty());
            reviewed.articles.contains_key(row.id.split('#').next().unwrap_or_default()) && !known
        });
        unlike.missing.extend(rows.map(|row| format!("the requirement {}", row.id)));
    }
    let other: Vec<Place> = translated.map(self::places).unwrap_or_default();
    let is_worded = |place: &Place| {
        let translation = other.iter().find(|other| other.id == place.id);
        let texts = std::iter::once(place).chain(translation).map(|place| place.text.as_str());
        issued(place)
            .is_none_or(|issued| issued.is_empty() || texts.into_iter().any(|text| is_same(issued, text, place)))
    };
    let reworded: Vec<&Place> = places.iter().filter(|place| !is_worded(place)).collect();
    // In a language that the contract cannot be put in nothing would be the same.
    if translated.is_some() || reworded.len() < places.len() {
        unlike.reworded.extend(reworded.iter().map(|place| format!("{} ({})", place.number, place.id)));
    }
    unlike
}

/// Whether words that were issued are those of a place. A comparison may have the number of a point in front of them; spaces and
/// marks do not matter.
fn is_same(issued: &str, text: &str, place: &Place) -> bool {
    let letters = |text: &str| text.chars().filter(|one| one.is_alphanumeric()).collect::<String>();
    let (issued, text) = (letters(issued), letters(text));
    let number = letters(place.number.rsplit(' ').next().unwrap_or_default());
    issued == text || issued.strip_prefix(&number) == Some(text.as_str())
}

/// The paragraphs and points of a contract, with their words as a comparison has them.
fn places(document: &Document) -> Vec<Place> {
    let mut all = Vec::new();
    for paragraph in document.articles().flat_map(|article| &article.paragraphs) {
        let mut add = |id: String, number: &ArticleNumber, text: String| {
            all.push(Place { id, number: number.clone(), text: one_line(&text) });
        };
        add(paragraph.id.to_string(), &paragraph.number, plain(&paragraph.text));
        for point in &paragraph.points {
            add(point.id.to_string(), &format!("{} {}", paragraph.number, point.number), plain(&point.text));
        }
    }
    all
}
