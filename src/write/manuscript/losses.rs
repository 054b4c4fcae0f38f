use crate::model::{Loss, LossKind, Oddity, OddityKind, SourcePlace, Story};

/// The most oddities of one kind that are told one by one.
const TOLD: usize = 20;

/// What is to be said about how a document was read, a line each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// Where words may have been lost.
    pub lost: Vec<String>,
    /// What was left out and holds no words of the document.
    pub left_out: Vec<String>,
    /// What is odd in its characters.
    pub odd: Vec<String>,
}

/// Losses and oddities in words, with places.
pub fn account(losses: &[Loss], oddities: &[Oddity]) -> Account {
    let lines =
        |loses: bool| losses.iter().filter(|loss| loss.kind.may_lose_words() == loses).map(loss_in_words).collect();
    let mut odd = Vec::new();
    for kind in oddities.chunk_by(|one, next| one.kind == next.kind) {
        odd.extend(kind.iter().take(TOLD).map(oddity_in_words));
        if kind.len() > TOLD {
            odd.push(format!("and {} more paragraphs", kind.len() - TOLD));
        }
    }
    Account { lost: lines(true), left_out: lines(false), odd }
}

fn loss_in_words(loss: &Loss) -> String {
    let noun = noun(loss.kind, loss.count);
    let what =
        if loss.what.is_empty() || noun.contains(&loss.what) { String::new() } else { format!(": {}", loss.what) };
    format!("{} {noun}{what}{}", loss.count, places_in_words(&loss.places, loss.count))
}

fn noun(kind: LossKind, count: usize) -> &'static str {
    let (one, several) = match kind {
        LossKind::Image => ("picture", "pictures"),
        LossKind::ScannedPage => ("page that is a picture, without text", "pages that are pictures, without text"),
        LossKind::EmbeddedObject => ("embedded file", "embedded files"),
        LossKind::Drawing => ("drawing, chart or formula", "drawings, charts or formulas"),
        LossKind::UnknownElement => ("unknown element", "unknown elements"),
        LossKind::Field => ("computed field", "computed fields"),
        LossKind::NotShown => ("text that no page shows", "texts that no page shows"),
        LossKind::Undecoded => ("piece that could not be decoded", "pieces that could not be decoded"),
        LossKind::FormattingChange => ("tracked change of formatting", "tracked changes of formatting"),
        LossKind::Contents => ("line of a table of contents", "lines of a table of contents"),
        LossKind::PageFurniture => ("line beside the text", "lines beside the text"),
        LossKind::Machinery => ("part that holds no text", "parts that hold no text"),
        LossKind::TooMuch => ("part that is too large", "parts that are too large"),
    };
    if count == 1 { one } else { several }
}

fn oddity_in_words(oddity: &Oddity) -> String {
    let kind = match oddity.kind {
        OddityKind::Invisible => "invisible characters",
        OddityKind::LookAlike => "letters of another script that look like ours",
        OddityKind::Bidi => "characters that turn the direction of the text",
        OddityKind::Concealed => "text that a reader does not see",
        OddityKind::Struck => "text with a line through it that is no tracked change",
        OddityKind::DoubledSpace => "more than one space between words",
        OddityKind::NumberedTwice => "a number that is printed and typed again",
        OddityKind::Private => "characters without a known meaning",
    };
    let places = places_in_words(std::slice::from_ref(&oddity.place), 1);
    let times = if oddity.count > 1 { format!(", {} times", oddity.count) } else { String::new() };
    format!("{kind}: “{}”{times}{places}", oddity.words)
}

/// ` (paragraphs 4, 9 and more)`, or nothing without places.
fn places_in_words(places: &[SourcePlace], count: usize) -> String {
    let mut words: Vec<(&str, String)> = Vec::new();
    for place in places {
        let place = place_in_words(place);
        if !words.contains(&place) {
            words.push(place);
        }
    }
    let Some((first, _)) = words.first() else { return String::new() };
    let same = words.iter().all(|(unit, _)| unit == first);
    let mut list: Vec<String> =
        words.iter().map(|(unit, number)| if same { number.clone() } else { format!("{unit} {number}") }).collect();
    if count > places.len() {
        list.push("more".into());
    }
    let unit = match (same, words.len() == 1 && count <= places.len()) {
        (false, _) => String::new(),
        (true, true) => format!("{first} "),
        (true, false) => format!("{first}s "),
    };
    let last = list.pop().unwrap_or_default();
    if list.is_empty() { format!(" ({unit}{last})") } else { format!(" ({unit}{} and {last})", list.join(", ")) }
}

fn place_in_words(place: &SourcePlace) -> (&'static str, String) {
    match (&place.story, place.paragraph, place.page, place.line) {
        (Story::Footnote(mark), ..) => ("footnote", mark.clone()),
        (Story::Endnote(mark), ..) => ("endnote", mark.clone()),
        (_, 0, Some(page), _) => ("page", page.to_string()),
        (_, _, _, Some(line)) => ("line", line.to_string()),
        (_, paragraph, ..) => ("paragraph", paragraph.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_are_told_with_their_places() {
        let place = |paragraph| SourcePlace { paragraph, ..SourcePlace::default() };
        let page = |page| SourcePlace { page: Some(page), ..SourcePlace::default() };
        let loss = |kind, what: &str, count, places| Loss { kind, what: what.into(), count, places };
        let losses = [
            loss(LossKind::Image, "picture", 2, vec![place(4), place(9)]),
            loss(LossKind::EmbeddedObject, "chart.xlsx", 1, vec![place(3)]),
            loss(LossKind::PageFurniture, "“Pagina 1”", 30, vec![page(1), page(2)]),
        ];
        let account = account(&losses, &[]);
        assert_eq!(account.lost, ["2 pictures (paragraphs 4 and 9)", "1 embedded file: chart.xlsx (paragraph 3)"]);
        assert_eq!(account.left_out, ["30 lines beside the text: “Pagina 1” (pages 1, 2 and more)"]);
    }
}
