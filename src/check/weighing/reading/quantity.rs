use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::reading::pattern;
use crate::model::{Duration, DurationUnit, Language, Value};

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

    /// Whether it is the value of a parameter.
    pub fn is_value(&self, value: &Value) -> bool {
        let (kind, own) = match value {
            Value::Duration(duration) => (Kind::Duration, duration.hours()),
            #[allow(clippy::cast_precision_loss, reason = "amounts in contracts are far below 2^53 cents")]
            Value::Amount(amount) => (Kind::Amount, amount.cents() as f64 / 100.0),
            #[allow(clippy::cast_precision_loss, reason = "percentages are small")]
            Value::Percentage(percentage) => (Kind::Percentage, percentage.hundredths() as f64 / 100.0),
            _ => return false,
        };
        self.same(&Self { kind, value: own, range: 0..0 })
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
    let tokens: Vec<Token<'_>> = TOKEN
        .find_iter(text)
        .map(|found| Token { text: found.as_str(), lower: found.as_str().to_lowercase(), range: found.range() })
        .collect();
    let mut all = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        match at(&tokens, index, language) {
            Some((quantity, used)) => {
                all.push(quantity);
                index += used;
            }
            None => index += 1,
        }
    }
    all
}

/// The quantity that begins at a token, and how many tokens it takes.
fn at(tokens: &[Token<'_>], index: usize, language: Language) -> Option<(Quantity, usize)> {
    let word = |offset: usize| tokens.get(index + offset).map_or("", |token| token.lower.as_str());
    let make = |kind: Kind, value: f64, used: usize| {
        let last = tokens.get(index + used - 1)?;
        Some((Quantity { kind, value, range: tokens[index].range.start..last.range.end }, used))
    };
    // "24 uur per dag" is no term.
    if matches!(word(0), "24" | "vierentwintig" | "twenty-four")
        && matches!(word(1), "uur" | "hours")
        && matches!(word(2), "per" | "a")
        && matches!(word(3), "dag" | "day" | "etmaal")
    {
        return make(Kind::Count, 1.0, 4);
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
    let value = number(word(0), language)?;
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
    (!article && !named && plain).then(|| make(Kind::Count, value, used))?
}

/// Whether a word is a time of the day, e.g. `16.00` or `9:30`.
fn is_clock(word: &str) -> bool {
    word.split_once([':', '.']).is_some_and(|(hours, minutes)| {
        hours.parse::<u8>().is_ok_and(|hours| hours < 25)
            && minutes.len() == 2
            && minutes.parse::<u8>().is_ok_and(|minutes| minutes < 60)
    })
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

/// A number in figures or in words.
fn number(word: &str, language: Language) -> Option<f64> {
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        return figures(word, language);
    }
    // "Ten" is a number in English and a preposition in Dutch; "een" the other way round is none.
    let other = match language {
        Language::Nl => ["ten", "a", "an", "one"].contains(&word),
        Language::En => ["een", "acht"].contains(&word),
    };
    if other { None } else { in_words(word) }
}

/// `1.000,50` in Dutch, `1,000.50` in English; where the separator alone does not tell, three digits make thousands.
fn figures(word: &str, language: Language) -> Option<f64> {
    if word.contains(['/', '-']) {
        return None;
    }
    let (decimal, group) = match language {
        Language::Nl => (',', '.'),
        Language::En => ('.', ','),
    };
    let grouped = |text: &str, sign: char| text.split(sign).skip(1).all(|part| part.len() == 3);
    let plain = match (word.rsplit_once(decimal), word.contains(group)) {
        (Some((whole, part)), _) if part.len() != 3 || word.contains(group) => {
            format!("{}.{part}", whole.replace(group, ""))
        }
        (Some(_), _) => word.replace(decimal, ""),
        (None, true) if grouped(word, group) => word.replace(group, ""),
        (None, true) => word.replace(group, "."),
        (None, false) => word.to_owned(),
    };
    plain.parse().ok()
}

const UNITS: [(&str, f64); 46] = [
    ("een", 1.0),
    ("één", 1.0),
    ("twee", 2.0),
    ("drie", 3.0),
    ("vier", 4.0),
    ("vijf", 5.0),
    ("zes", 6.0),
    ("zeven", 7.0),
    ("acht", 8.0),
    ("negen", 9.0),
    ("tien", 10.0),
    ("elf", 11.0),
    ("twaalf", 12.0),
    ("dertien", 13.0),
    ("veertien", 14.0),
    ("vijftien", 15.0),
    ("zestien", 16.0),
    ("zeventien", 17.0),
    ("achttien", 18.0),
    ("negentien", 19.0),
    ("anderhalf", 1.5),
    ("half", 0.5),
    ("a", 1.0),
    ("an", 1.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("six", 6.0),
    ("hundred", 100.0),
    ("honderd", 100.0),
    ("duizend", 1000.0),
];

const TENS: [(&str, f64); 16] = [
    ("twintig", 20.0),
    ("dertig", 30.0),
    ("veertig", 40.0),
    ("vijftig", 50.0),
    ("zestig", 60.0),
    ("zeventig", 70.0),
    ("tachtig", 80.0),
    ("negentig", 90.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

fn find(table: &[(&str, f64)], word: &str) -> Option<f64> {
    table.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// A number in words: `dertig`, `vierentwintig`, `twenty-four`.
fn in_words(word: &str) -> Option<f64> {
    if let Some(value) = find(&UNITS, word).or_else(|| find(&TENS, word)) {
        return Some(value);
    }
    if let Some((tens, unit)) = word.split_once('-') {
        return Some(find(&TENS, tens)? + find(&UNITS, unit)?);
    }
    let tens = TENS.iter().find_map(|(name, tens)| {
        let unit = word.strip_suffix(name)?;
        let unit = unit.strip_suffix("en").or_else(|| unit.strip_suffix("ën"))?;
        Some(find(&UNITS, unit)? + tens)
    });
    tens.or_else(|| multiple(word))
}

/// A Dutch number of hundreds or thousands in one word: `vijftigduizend`, `tweehonderdtien`.
fn multiple(word: &str) -> Option<f64> {
    [("duizend", 1_000.0), ("honderd", 100.0)].into_iter().find_map(|(name, times)| {
        let (before, after) = word.split_once(name)?;
        let many = if before.is_empty() { 1.0 } else { in_words(before)? };
        let after = after.strip_prefix("en").unwrap_or(after);
        Some(many * times + if after.is_empty() { 0.0 } else { in_words(after)? })
    })
}

fn scale(word: &str) -> Option<f64> {
    match word {
        "duizend" | "thousand" => Some(1_000.0),
        "miljoen" | "million" => Some(1_000_000.0),
        _ => None,
    }
}

/// The hours in a unit of time, and how many words its name takes.
fn unit(word: &str, next: &str) -> Option<(f64, usize)> {
    let hours = |unit: DurationUnit| Duration { count: 1, unit }.hours();
    let one = |unit: DurationUnit| Some((hours(unit), 1));
    match (word, next) {
        ("business" | "working", "day" | "days") => Some((hours(DurationUnit::WorkingDay), 2)),
        ("calendar", "day" | "days") => Some((hours(DurationUnit::Day), 2)),
        ("calendar", "month" | "months") => Some((hours(DurationUnit::Month), 2)),
        ("business" | "working", "hour" | "hours") => Some((hours(DurationUnit::WorkingDay) / 8.0, 2)),
        ("minuut" | "minuten" | "minute" | "minutes", _) => Some((hours(DurationUnit::Hour) / 60.0, 1)),
        ("kwartier", _) => Some((hours(DurationUnit::Hour) / 4.0, 1)),
        ("etmaal" | "etmalen", _) => one(DurationUnit::Day),
        ("uur" | "uren" | "hour" | "hours", _) => one(DurationUnit::Hour),
        ("werkuur" | "werkuren" | "kantooruren", _) => Some((hours(DurationUnit::WorkingDay) / 8.0, 1)),
        ("werkdag" | "werkdagen", _) => one(DurationUnit::WorkingDay),
        ("dag" | "dagen" | "kalenderdag" | "kalenderdagen" | "day" | "days", _) => one(DurationUnit::Day),
        ("week" | "weken" | "weeks", _) => one(DurationUnit::Week),
        ("maand" | "maanden" | "kalendermaanden" | "month" | "months", _) => one(DurationUnit::Month),
        ("kwartaal" | "kwartalen" | "quarter" | "quarters", _) => Some((3.0 * hours(DurationUnit::Month), 1)),
        ("jaar" | "jaren" | "year" | "years", _) => one(DurationUnit::Year),
        _ => None,
    }
}

/// How often a year something happens, and how many words say so: `maandelijks`, `ieder kwartaal`, `every quarter`.
fn rhythm<'a>(word: &impl Fn(usize) -> &'a str, language: Language) -> Option<(f64, usize)> {
    let single = match word(0) {
        "dagelijks" | "dagelijkse" | "daily" => 365.0,
        "wekelijks" | "wekelijkse" | "weekly" => 52.0,
        "maandelijks" | "maandelijkse" | "monthly" => 12.0,
        "driemaandelijks" | "quarterly" => 4.0,
        "halfjaarlijks" | "halfjaarlijkse" => 2.0,
        "jaarlijks" | "jaarlijkse" | "annually" | "yearly" | "annual" => 1.0,
        "tweejaarlijks" | "biennially" => 0.5,
        _ => 0.0,
    };
    if single > 0.0 {
        return Some((single, 1));
    }
    let per = |word: &str| match word {
        "dag" | "day" => Some(365.0),
        "week" => Some(52.0),
        "maand" | "month" | "kalendermaand" => Some(12.0),
        "kwartaal" | "quarter" | "kalenderkwartaal" => Some(4.0),
        "jaar" | "year" | "kalenderjaar" | "contractjaar" => Some(1.0),
        _ => None,
    };
    // "per 12 maanden", "every twelve months"
    let months = |at: usize| {
        if matches!((word(at), word(at + 1)), ("half", "jaar") | ("half", "year")) {
            return Some((2.0, at + 2));
        }
        let every = number(word(at), language).filter(|count| *count > 0.0);
        let every = every.filter(|_| matches!(word(at + 1), "maanden" | "months"));
        every.map(|months| (12.0 / months, at + 2))
    };
    match (word(0), language) {
        ("ieder" | "iedere" | "elk" | "elke", Language::Nl) | ("every" | "each", Language::En) => {
            months(1).or_else(|| Some((per(word(1))?, 2)))
        }
        ("per", _) => months(1).or_else(|| Some((per(word(1))?, 2))),
        ("eens" | "eenmaal" | "once", _)
            if matches!(word(1), "per" | "a" | "every" | "each" | "iedere" | "elke" | "ieder" | "elk") =>
        {
            months(2).or_else(|| Some((per(word(2))?, 3)))
        }
        ("een" | "één" | "1" | "one", _)
            if matches!(word(1), "keer" | "maal" | "time") && matches!(word(2), "per" | "a" | "every") =>
        {
            Some((per(word(3))?, 4))
        }
        _ => None,
    }
}

fn times(word: &str) -> Option<f64> {
    match word {
        "eenmaal" | "once" | "eens" => Some(1.0),
        "tweemaal" | "twice" => Some(2.0),
        "driemaal" => Some(3.0),
        "viermaal" => Some(4.0),
        "vijfmaal" => Some(5.0),
        "tienmaal" => Some(10.0),
        _ => None,
    }
}

fn month(word: &str) -> Option<f64> {
    const MONTHS: [[&str; 2]; 12] = [
        ["januari", "january"],
        ["februari", "february"],
        ["maart", "march"],
        ["april", "april"],
        ["mei", "may"],
        ["juni", "june"],
        ["juli", "july"],
        ["augustus", "august"],
        ["september", "september"],
        ["oktober", "october"],
        ["november", "november"],
        ["december", "december"],
    ];
    let index = MONTHS.iter().position(|names| names.contains(&word))?;
    u8::try_from(index + 1).ok().map(f64::from)
}

fn year(word: &str) -> Option<f64> {
    word.parse().ok().filter(|year| (1900.0..2200.0).contains(year))
}

/// `1-1-2027` or `01/01/2027`, or `2027-01-01`.
fn day_first(word: &str) -> Option<f64> {
    let parts: Vec<&str> = word.split(['-', '/']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (day, whole_year) = if first.len() == 4 { (last, first) } else { (first, last) };
    Some(year(whole_year)? * 10_000.0 + month.parse::<f64>().ok()? * 100.0 + day.parse::<f64>().ok()?)
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
    fn numbers_of_provisions_and_standards_are_no_quantities() {
        assert_eq!(found("artikel 5 lid 2 van bijlage 3, ISO 27001, artikel 5.2", Language::Nl), []);
    }
}
