mod calendar;
mod number;
mod rhythm;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use calendar::{day_first, is_clock, month, unit, year};
use number::{number, scale};
use rhythm::{rhythm, times};

use super::notation::is_part_of_day;
use crate::check::reading::pattern;
use crate::model::Language;

/// What a quantity measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::weighing) enum Kind {
    /// A period, in hours.
    Duration,
    /// Money, in euros.
    Amount,
    /// A percentage.
    Percentage,
    /// A day, as year, month and day in one number.
    Date,
    /// How often a year.
    Frequency,
    /// How many times: of an amount, or in a period.
    Times,
    /// A number of things.
    Count,
}

/// A quantity in a sentence, e.g. `30 dagen`, `€ 5.000`, `thirty (30) days`.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::check::weighing) struct Quantity {
    /// What it measures.
    pub kind: Kind,
    /// How much, in the unit of its kind.
    pub value: f64,
    /// Where in the text.
    pub range: Range<usize>,
}

impl Quantity {
    /// Whether two are the same however they are written.
    pub fn same(&self, other: &Self) -> bool {
        let exact = self.kind == Kind::Date && self.value != other.value;
        self.kind == other.kind
            && !exact
            && (self.value - other.value).abs() <= 0.001 * self.value.abs().max(other.value.abs())
    }

    /// A word that names it whatever its form.
    pub fn name(&self) -> String {
        format!("{:?}_{:.2}", self.kind, self.value).to_lowercase().replace('.', "_")
    }
}

/// A piece of text that may be part of a quantity.
struct Token<'a> {
    text: &'a str,
    lower: String,
    range: Range<usize>,
}

static TOKEN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\d+(?:[.,:/-]\d+)*|[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*|[%€()]"));

/// The quantities in a text, in order. Numbers of articles, annexes and standards are none.
pub(in crate::check::weighing) fn quantities(text: &str, language: Language) -> Vec<Quantity> {
    let tokens = tokens(text);
    let mut all = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        match at(&tokens, index, language) {
            Some((quantity, used)) => {
                if quantity.kind != Kind::Date || !is_enacted(&tokens, index) {
                    all.push(quantity);
                }
                index += used;
            }
            None => index += 1,
        }
    }
    all
}

/// The pieces of a text. Figures that only a space, an apostrophe or a sign stands between are one: thousands where three
/// digits follow, and otherwise no number that can be told: `1 000`, `4·0`.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    // The sign for times is a letter to the pattern.
    for found in TOKEN.find_iter(text).filter(|found| found.as_str() != "×") {
        let figures = |token: &str| token.starts_with(|first: char| first.is_ascii_digit());
        if let Some(last) = tokens.last_mut()
            && figures(last.text)
            && figures(found.as_str())
            && matches!(&text[last.range.end..found.start()], " " | "'" | "’" | "·" | "•" | "×" | "*" | " × " | "_")
        {
            let gap = &text[last.range.end..found.start()];
            let thousands = matches!(gap, " " | "'" | "’") && found.len() == 3 && last.lower.len() <= 3;
            let joint = if thousands { "" } else { "/" };
            last.lower = format!("{}{joint}{}", last.lower, found.as_str());
            last.range.end = found.end();
            last.text = &text[last.range.clone()];
            continue;
        }
        tokens.push(Token { text: found.as_str(), lower: found.as_str().to_lowercase(), range: found.range() });
    }
    tokens
}

/// A count that counts nothing: all hours of all days, however that is said.
const AROUND_THE_CLOCK: f64 = 0.0;

/// Whether a date is that of a law: "of the Council of 27 April 2016".
fn is_enacted(tokens: &[Token<'_>], index: usize) -> bool {
    let before = |offset: usize| index.checked_sub(offset).map_or("", |at| tokens[at].lower.as_str());
    matches!((before(2), before(1)), ("council", "of") | ("raad", "van"))
}

/// The quantity that begins at a token, and how many tokens it takes.
fn at(tokens: &[Token<'_>], index: usize, language: Language) -> Option<(Quantity, usize)> {
    let word = |offset: usize| tokens.get(index + offset).map_or("", |token| token.lower.as_str());
    let make = |kind: Kind, value: f64, used: usize| {
        let last = tokens.get(index + used - 1)?;
        Some((Quantity { kind, value, range: tokens[index].range.start..last.range.end }, used))
    };
    // "24 uur per dag" is no term, and neither is what "and seven days a week" adds to it.
    if matches!(word(0), "24" | "vierentwintig" | "twenty-four")
        && matches!(word(1), "uur" | "hours")
        && matches!(word(2), "per" | "a")
        && matches!(word(3), "dag" | "day" | "etmaal")
    {
        let at = 4 + usize::from(matches!(word(4), "en" | "and"));
        let weekly = matches!(word(at), "7" | "zeven" | "seven")
            && matches!(word(at + 1), "dagen" | "days")
            && matches!(word(at + 2), "per" | "a")
            && word(at + 3) == "week";
        return make(Kind::Count, AROUND_THE_CLOCK, if weekly { at + 4 } else { 4 });
    }
    if matches!(word(0), "24/7") {
        return make(Kind::Count, AROUND_THE_CLOCK, 1);
    }
    if let Some(date) = day_first(word(0)) {
        return make(Kind::Date, date, 1);
    }
    if let Some((times, used)) = rhythm(&word, language) {
        return make(Kind::Frequency, times, used);
    }
    if matches!(word(0), "€" | "eur" | "euro")
        && let Some(value) = number(word(1), language)
    {
        return match scale(word(2)) {
            Some(scale) => make(Kind::Amount, value * scale, 3),
            None => make(Kind::Amount, value, 2),
        };
    }
    // "Het eens zijn" and "eens met" count nothing.
    if word(0) == "eens" && !matches!(word(1), "per" | "in" | "om" | "ieder" | "iedere" | "elk" | "elke") {
        return None;
    }
    if let Some(times) = times(word(0)) {
        let yearly = matches!(
            (word(1), word(2)),
            ("per" | "a" | "every" | "each" | "ieder" | "elk", "jaar" | "year" | "calendar")
        );
        let half = matches!((word(1), word(2), word(3)), ("per" | "every", "twee" | "two", "jaar" | "years"));
        return match (yearly, half) {
            (_, true) => make(Kind::Frequency, times / 2.0, 4),
            (true, _) => make(Kind::Frequency, times, 3),
            _ => make(Kind::Times, times, 1),
        };
    }
    if is_clock(word(0)) && matches!(word(1), "uur" | "u" | "hours" | "am" | "pm" | "en" | "and" | "tot" | "to") {
        return None;
    }
    // "In acht nemen" counts nothing.
    let observes = word(0) == "acht"
        && index.checked_sub(1).is_some_and(|before| tokens[before].lower == "in")
        && (matches!(word(1), "te" | "") || word(1).starts_with("ne") || word(1).starts_with("geno"));
    if observes {
        return None;
    }
    // "Half an hour", "een half uur", "half a day".
    let halved = match (word(0), word(1)) {
        ("half", "a" | "an") => Some((0.5, 2)),
        ("een" | "een-half" | "één", "half" | "halve") => Some((0.5, 2)),
        ("half" | "halve", _) => Some((0.5, 1)),
        ("anderhalf" | "anderhalve", _) => Some((1.5, 1)),
        _ => None,
    };
    if let Some((value, used)) = halved
        && let Some((hours, length)) = unit(word(used), word(used + 1))
    {
        return make(Kind::Duration, value * hours, used + length);
    }
    let value = number(word(0), language)?;
    // Which of two holds, nobody can tell: "40 of 2 uur".
    let either = |at: usize| matches!(word(at), "of" | "or");
    let before = |offset: usize| index.checked_sub(offset).map_or("", |at| tokens[at].lower.as_str());
    let first_of_two = either(1) && number(word(2), language).is_some() && unit(word(3), word(4)).is_some();
    let last_of_two =
        matches!(before(1), "of" | "or") && number(before(2), language).is_some() && unit(word(1), word(2)).is_some();
    if word(0).starts_with(|first: char| first.is_ascii_digit()) && (first_of_two || last_of_two) {
        return None;
    }
    // An hour of the day: "8 uur 's ochtends".
    if word(1) == "uur" && word(2) == "s" && is_part_of_day(word(3)) || word(1) == "s" && is_part_of_day(word(2)) {
        return None;
    }
    // "dertig (30) dagen" and "30 (dertig) dagen" say it twice.
    let mut used = 1;
    if word(1) == "(" && word(3) == ")" && number(word(2), language) == Some(value) {
        used = 4;
    }
    if let Some(month) = month(word(used))
        && let Some(year) = year(word(used + 1))
    {
        return make(Kind::Date, year * 10_000.0 + month * 100.0 + value, used + 2);
    }
    if matches!(word(used), "keer" | "maal" | "times") {
        if matches!((word(used + 1), word(used + 2)), ("per" | "a" | "every" | "each", "jaar" | "year")) {
            return make(Kind::Frequency, value, used + 3);
        }
        return make(Kind::Times, value, used + 1);
    }
    if word(used) == "%" || matches!(word(used), "procent" | "percent") {
        return make(Kind::Percentage, value, used + 1);
    }
    if word(used) == "per" && word(used + 1) == "cent" {
        return make(Kind::Percentage, value, used + 2);
    }
    if let Some(scale) = scale(word(used)) {
        let euro = usize::from(matches!(word(used + 1), "euro" | "eur" | "euros"));
        return make(if euro == 1 { Kind::Amount } else { Kind::Count }, value * scale, used + 1 + euro);
    }
    if matches!(word(used), "euro" | "eur" | "euros") {
        return make(Kind::Amount, value, used + 1);
    }
    if let Some((hours, length)) = unit(word(used), word(used + 1)) {
        return make(Kind::Duration, value * hours, used + length);
    }
    let article = matches!(word(0), "een" | "a" | "an" | "one" | "één" | "eén");
    let named = index.checked_sub(1).is_some_and(|before| is_numbered(&tokens[before]));
    let plain = !word(0).contains(['.', '/', '-']);
    let dated = is_bare_year(tokens, index, used);
    (!article && !named && !dated && plain).then(|| make(Kind::Count, value, used))?
}

/// Words before which a figure that may be a year counts something.
const COUNTING: [&str; 18] = [
    "maximaal",
    "minimaal",
    "minstens",
    "tenminste",
    "minste",
    "hoogste",
    "hoogstens",
    "dan",
    "circa",
    "ongeveer",
    "aantal",
    "alle",
    "least",
    "most",
    "than",
    "approximately",
    "all",
    "aan",
];

/// Words behind which no figure counts what is named next.
const JOINING: [&str; 30] = [
    "van", "en", "of", "is", "zijn", "wordt", "worden", "geldt", "gelden", "in", "op", "tot", "te", "met", "voor",
    "door", "die", "dat", "niet", "onder", "and", "or", "are", "shall", "applies", "apply", "to", "by", "with", "for",
];

/// Whether a figure is a year: "editie 2023", "GIBIT 2020", "in 2026". Before a word for things it counts these: "2000
/// licenties".
fn is_bare_year(tokens: &[Token<'_>], index: usize, used: usize) -> bool {
    let own = &tokens[index];
    let figures = own.text.len() == 4 && own.text.chars().all(|sign| sign.is_ascii_digit());
    if !figures || year(&own.lower).is_none() {
        return false;
    }
    let before = index.checked_sub(1).map(|at| &tokens[at]);
    let name = |token: &&Token<'_>| token.text.starts_with(char::is_uppercase) && index > 1;
    let dates = [
        "in", "sinds", "vanaf", "jaar", "editie", "versie", "since", "from", "year", "edition", "eind", "medio",
        "begin",
    ];
    if before.is_some_and(|token| dates.contains(&token.lower.as_str())) || before.as_ref().is_some_and(name) {
        return true;
    }
    let counts = before.is_some_and(|token| COUNTING.contains(&token.lower.as_str()));
    let things = tokens.get(index + used).is_some_and(|next| {
        next.text.starts_with(char::is_lowercase)
            && !["editie", "versie", "edition", "version"].contains(&next.lower.as_str())
            && !JOINING.contains(&next.lower.as_str())
    });
    !counts && !things
}

/// Whether a word has the number of something after it.
fn is_numbered(token: &Token<'_>) -> bool {
    const NUMBERED: [&str; 20] = [
        "artikel",
        "artikelen",
        "lid",
        "leden",
        "bijlage",
        "art",
        "onderdeel",
        "article",
        "articles",
        "section",
        "clause",
        "paragraph",
        "annex",
        "schedule",
        "part",
        "prioriteit",
        "priority",
        "versie",
        "version",
        "en",
    ];
    let name = token.text.len() > 1 && token.text.chars().all(char::is_uppercase) && token.text != "EUR";
    name || NUMBERED.contains(&token.lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: Language) -> Vec<(Kind, f64)> {
        quantities(text, language).into_iter().map(|quantity| (quantity.kind, quantity.value)).collect()
    }

    #[test]
    fn quantities_are_read_in_figures_and_words() {
        for (text, expected) in [
            ("binnen 30 dagen", (Kind::Duration, 720.0)),
            ("binnen dertig (30) dagen", (Kind::Duration, 720.0)),
            ("binnen vierentwintig uur", (Kind::Duration, 24.0)),
            ("een boete van € 5.000", (Kind::Amount, 5000.0)),
            ("2,5 miljoen euro", (Kind::Amount, 2_500_000.0)),
            ("ten minste 99,95%", (Kind::Percentage, 99.95)),
            ("op 1 januari 2027", (Kind::Date, 20_270_101.0)),
            ("op 1-1-2027", (Kind::Date, 20_270_101.0)),
            ("ieder kwartaal", (Kind::Frequency, 4.0)),
            ("eens per kwartaal", (Kind::Frequency, 4.0)),
            ("viermaal de jaarvergoeding", (Kind::Times, 4.0)),
        ] {
            assert_eq!(found(text, Language::Nl), [expected], "{text}");
        }
        assert_eq!(
            found("EUR 25,000 within thirty days", Language::En),
            [(Kind::Amount, 25_000.0), (Kind::Duration, 720.0)]
        );
    }

    #[test]
    fn what_only_looks_like_a_quantity_is_none() {
        assert_eq!(found("de huisregels in acht te nemen", Language::Nl), []);
        assert_eq!(found("of the Council of 27 April 2016", Language::En), []);
        let always = [(Kind::Count, AROUND_THE_CLOCK)];
        assert_eq!(found("24 uur per dag en zeven dagen per week", Language::Nl), always);
        assert_eq!(found("24 hours a day", Language::En), always);
    }

    #[test]
    fn figures_side_by_side_are_one_number_or_none() {
        assert_eq!(found("binnen 1 000 uur", Language::Nl), [(Kind::Duration, 1000.0)]);
        assert_eq!(found("€ 25'000", Language::Nl), [(Kind::Amount, 25_000.0)]);
        for text in ["binnen 4 0 uur", "binnen 4·0 uur", "binnen 4×10 uur", "binnen 40 of 2 uur"] {
            assert_eq!(found(text, Language::Nl), [], "{text}");
        }
    }

    #[test]
    fn a_bare_year_is_no_count() {
        for text in
            ["GIBIT, editie 2023", "de GIBIT 2020 gelden", "in 2026 en 2027", "NLdigital Voorwaarden 2020", "(2023)"]
        {
            assert_eq!(found(text, Language::Nl), [], "{text}");
        }
        assert_eq!(found("ten minste 2000 licenties", Language::Nl), [(Kind::Count, 2000.0)]);
        assert_eq!(found("the 2020 edition", Language::En), []);
    }

    #[test]
    fn numbers_of_provisions_and_standards_are_no_quantities() {
        assert_eq!(found("artikel 5 lid 2 van bijlage 3, ISO 27001, artikel 5.2", Language::Nl), []);
    }
}
