//! Labels: the number that a provision begins with, taken apart.

use std::sync::LazyLock;

use regex::Regex;

use super::numerals::{Value, digits, letters, roman};
use crate::model::{MEASURES, pattern};

/// A number as printed at the start of a provision, e.g. `Artikel 5.`, `12.1`, `(a)`, `–`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// As printed.
    pub printed: String,
    /// The number alone; bullets have none.
    pub number: Option<String>,
    /// What it can be; `i` is a letter or a Roman numeral.
    pub readings: Vec<Reading>,
    /// What stands around it: `(a)` is no sibling of `a.`.
    pub form: Form,
    /// Whether it is a label in any context, or only where its neighbours are too.
    pub sure: bool,
}

impl Label {
    /// The label of a member of a list that has a bullet in print, and none in the text.
    pub fn unprinted(list: u8) -> Self {
        Self {
            printed: String::new(),
            number: None,
            readings: vec![Reading { scheme: Scheme::Bullet(' '), value: Value::default() }],
            form: Form { list: Some(list), ..Form::default() },
            sure: true,
        }
    }
}

/// One reading of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    /// Its kind.
    pub scheme: Scheme,
    /// The value of its last part.
    pub value: Value,
}

/// The kinds of labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scheme {
    /// `Bijlage 3`, `Schedule 1`.
    Annex,
    /// `Hoofdstuk 2`, `Part II`.
    Part,
    /// `Artikel 5`.
    Article,
    /// `Section 4`, `Clause 7`, `§ 5`.
    Section,
    /// `Lid 3`.
    Paragraph,
    /// Numbers with full stops between them, so many: `5` has one, `5.2` two.
    Dotted(u8),
    /// `A`.
    Capital,
    /// `IV`.
    CapitalRoman,
    /// `a`.
    Letter,
    /// `iv`.
    Roman,
    /// A sign that is no number.
    Bullet(char),
    /// What a word processor printed and is none of these, e.g. `Eerste`.
    Other,
}

/// What stands around a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Form {
    /// Whether a bracket stands before it.
    pub open: bool,
    /// What stands after it; a full stop at the end of `5.2.` makes no difference.
    pub close: Option<char>,
    /// The level in the list of a word processor.
    pub list: Option<u8>,
}

const NUMERAL: &str = r"\d{1,4}(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|undecies|[a-z])?";

/// `Artikel 5.`, `Section 4 –`; what follows decides whether it is a label or the start of a sentence.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^((?i:artikel|art\.?|article|section|clause|clausule|bijlage|schedule|annex|exhibit|appendix|attachment|hoofdstuk|chapter|deel|part|afdeling|titel|paragraaf|lid)\s+|§\s*)({NUMERAL}(?:\.\d{{1,3}}[a-z]?)*|[IVXLC]{{1,7}}|[A-Z](?:[.-]?\d{{1,3}})*)([.:)]|\s[–—:-])?(?:\s+|$)"
    ))
});

/// `5`, `5.`, `5)`, `(5)`, `5.2`, `5.2.`, `12bis.1`, `A.2`, `A1-2`.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"^(\()?({NUMERAL}(?:\.{NUMERAL})*|[A-Z]\d{{0,2}}(?:[.-]{NUMERAL})+)([.):])?(?:\s+|$)"))
});

/// `a.`, `a)`, `(a)`, `(iv)`, `A.`, `IV.`, and `a` alone, which is a label only among others.
static LETTERED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\()?([a-z]{1,2}|[ivxlc]{2,7}|[A-Z]|[IVXLC]{2,7})([.)])(?:\s+|$)|^([a-z])\s+"));

/// A bullet or dash.
static BULLET: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([-–—•·▪◦‣●○■□*➢→\u{f0b7}\u{f0a7}])(?:\s+|$)"));

/// What follows a number that counts something: `30 dagen`, `1 januari`, `5.2 procent`.
static MEASURE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)^(?:%|€|(?:{MEASURES})\b)")));

/// The label that a text begins with, and where what follows it begins. `heading` says whether the text is a heading.
pub(super) fn typed(text: &str, heading: bool) -> Option<(Label, usize)> {
    let start = text.len() - text.trim_start().len();
    let body = &text[start..];
    let (label, length) = named(body, heading)
        .or_else(|| numbered(body, heading))
        .or_else(|| lettered(body, heading))
        .or_else(|| bullet(body))?;
    Some((label, start + length))
}

/// The label that a word processor printed.
pub(super) fn printed(number: &str, list: Option<u8>) -> Option<Label> {
    let number = number.trim();
    if number.is_empty() {
        return None;
    }
    let whole = |(label, length): (Label, usize)| (length == number.len()).then_some(label);
    let mut label = typed(number, true).and_then(whole).unwrap_or_else(|| {
        let named = number.chars().any(char::is_alphanumeric);
        let scheme = if named { Scheme::Other } else { Scheme::Bullet(number.chars().next().unwrap_or_default()) };
        let bare = number.trim_matches(|c: char| !c.is_alphanumeric());
        Label {
            printed: number.to_owned(),
            number: named.then(|| bare.to_owned()),
            readings: vec![Reading { scheme, value: Value::default() }],
            form: Form::default(),
            sure: true,
        }
    });
    label.sure = true;
    label.form.list = list;
    Some(label)
}

/// Where the number ends that a word processor printed, if it printed words of the provision with it: `2.1 Voor zover
/// mogelijk:`, `Artikel 2 (niet van toepassing)`.
pub(super) fn words_after(number: &str) -> Option<usize> {
    let (_, end) = typed(number, true).filter(|(label, _)| label.number.is_some())?;
    let says = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    let words: Vec<&str> = number[end..].split_whitespace().filter(|word| says(word)).collect();
    let more = typed(&number[end..], true).is_some_and(|(_, rest)| rest == number.len() - end);
    (!words.is_empty() && !more).then_some(end)
}

fn named(text: &str, heading: bool) -> Option<(Label, usize)> {
    // An annex may be the only one, and have no number.
    let alone = text.trim_end();
    if ["bijlage", "annex", "schedule", "appendix"].contains(&alone.to_lowercase().as_str()) {
        let readings = vec![Reading { scheme: Scheme::Annex, value: Value::default() }];
        let label = Label { printed: alone.to_owned(), number: None, readings, form: Form::default(), sure: true };
        return Some((label, text.len()));
    }
    let found = NAMED.captures(text)?;
    let (whole, number) = (found.get(0)?, found.get(2)?.as_str());
    let word = found.get(1)?.as_str().trim().trim_end_matches('.').to_lowercase();
    let scheme = match word.as_str() {
        "artikel" | "art" | "article" => Scheme::Article,
        "section" | "clause" | "clausule" | "paragraaf" | "§" => Scheme::Section,
        "bijlage" | "schedule" | "annex" | "exhibit" | "appendix" | "attachment" => Scheme::Annex,
        "lid" => Scheme::Paragraph,
        _ => Scheme::Part,
    };
    let rest = &text[whole.end()..];
    let stopped = found.get(3).is_some();
    let sure = if rest.is_empty() || heading {
        true
    } else if starts_lower(rest) {
        return None;
    } else {
        stopped || is_title(rest, 15)
    };
    let value = last_value(number).or_else(|| roman(number)).or_else(|| letters(number)).unwrap_or_default();
    let depth = number.split('.').count();
    let scheme = match scheme {
        Scheme::Article | Scheme::Section if depth > 1 => Scheme::Dotted(u8::try_from(depth).unwrap_or(u8::MAX)),
        other => other,
    };
    let label = Label {
        printed: whole.as_str().trim_end().to_owned(),
        number: Some(number.to_owned()),
        readings: vec![Reading { scheme, value }],
        form: Form::default(),
        sure,
    };
    Some((label, whole.end()))
}

fn numbered(text: &str, heading: bool) -> Option<(Label, usize)> {
    let found = NUMBERED.captures(text)?;
    let (whole, number) = (found.get(0)?, found.get(2)?.as_str());
    let open = found.get(1).is_some();
    let close = found.get(3).and_then(|close| close.as_str().chars().next());
    let rest = &text[whole.end()..];
    if open != (close == Some(')')) && open || MEASURE.is_match(rest) {
        return None;
    }
    let parts: Vec<&str> = number.split(['.', '-']).collect();
    let value = last_value(number)?;
    let plausible = parts.iter().all(|part| part.len() < 2 || !part.starts_with('0'))
        && parts.iter().skip(1).all(|part| digits(part).is_some_and(|value| value.base < 1000))
        && parts.first().and_then(|part| digits(part)).is_none_or(|value| value.base <= 500);
    // `1.000` is an amount.
    let amount = parts.len() > 1 && parts.iter().skip(1).all(|part| part.len() == 3);
    if !plausible || amount {
        return None;
    }
    let depth = u8::try_from(parts.len()).ok()?;
    let sure = depth > 1 || (close.is_some() && close != Some(':')) || heading;
    if !sure && (rest.is_empty() || starts_lower(rest)) {
        return None;
    }
    // After `5.` a list in lower case is one too, but not after `5.2` at the start of a broken line.
    if depth > 1 && close.is_none() && !heading && rest.starts_with(['+', '=', '%', '/']) {
        return None;
    }
    let close = if depth > 1 { None } else { close };
    let label = Label {
        printed: whole.as_str().trim_end().to_owned(),
        number: Some(number.to_owned()),
        readings: vec![Reading { scheme: Scheme::Dotted(depth), value }],
        form: Form { open, close, list: None },
        sure,
    };
    Some((label, whole.end()))
}

fn lettered(text: &str, heading: bool) -> Option<(Label, usize)> {
    // A Roman numeral alone on a line, as parts often have.
    let alone = text.trim_end();
    if heading && alone.len() <= 7 && alone.chars().all(|c| c.is_ascii_uppercase()) && roman(alone).is_some() {
        return Some((lettered_label(alone, alone, Form::default(), true)?, text.len()));
    }
    let found = LETTERED.captures(text)?;
    let (whole, number) = (found.get(0)?, found.get(2).or(found.get(4))?.as_str());
    let open = found.get(1).is_some();
    let close = found.get(3).and_then(|close| close.as_str().chars().next());
    if open && close != Some(')') {
        return None;
    }
    let capital = number.starts_with(|c: char| c.is_ascii_uppercase());
    let sure = close.is_some() && (!capital || heading || open);
    let printed = whole.as_str().trim_end();
    Some((lettered_label(number, printed, Form { open, close, list: None }, sure)?, whole.end()))
}

fn lettered_label(number: &str, printed: &str, form: Form, sure: bool) -> Option<Label> {
    let capital = number.starts_with(|c: char| c.is_ascii_uppercase());
    let (letter, numeral) =
        if capital { (Scheme::Capital, Scheme::CapitalRoman) } else { (Scheme::Letter, Scheme::Roman) };
    let mut readings: Vec<Reading> = Vec::new();
    readings.extend(letters(number).map(|value| Reading { scheme: letter, value }));
    readings.extend(roman(number).map(|value| Reading { scheme: numeral, value }));
    // Without a context, `i` is the first Roman numeral rather than the ninth letter.
    readings.sort_by_key(|reading| (reading.value.base > 1, reading.scheme != letter));
    (!readings.is_empty()).then(|| Label {
        printed: printed.to_owned(),
        number: Some(number.to_owned()),
        readings,
        form,
        sure,
    })
}

fn bullet(text: &str) -> Option<(Label, usize)> {
    let found = BULLET.captures(text)?;
    let whole = found.get(0)?;
    let sign = found.get(1)?.as_str().chars().next()?;
    let label = Label {
        printed: sign.to_string(),
        number: None,
        readings: vec![Reading { scheme: Scheme::Bullet(sign), value: Value::default() }],
        form: Form::default(),
        sure: true,
    };
    (whole.end() < text.len()).then_some((label, whole.end()))
}

fn last_value(number: &str) -> Option<Value> {
    digits(number.rsplit(['.', '-']).next()?)
}

fn starts_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a text of at most so many words reads as a title: it begins with a capital or a digit and has no end stop.
pub(super) fn is_title(text: &str, most_words: usize) -> bool {
    let text = text.trim();
    let fits = text.len() <= most_words * 16 && text.split_whitespace().take(most_words + 1).count() <= most_words;
    fits && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !text.ends_with(['.', ';', ',', ':', '?', '!'])
        && !text.contains('\n')
}

/// Whether a text is a title with a full stop after it.
pub(super) fn is_stopped_title(text: &str) -> bool {
    text.strip_suffix('.').is_some_and(is_title_words)
}

/// Where the title ends that a text begins with: `Geheimhouding. De Leverancier …`; only where that is certain. What
/// follows begins at the second place.
pub(super) fn title_before_text(text: &str) -> Option<(usize, usize)> {
    let stop =
        text.char_indices().take(80).find(|(at, c)| *c == '.' && text[at + 1..].starts_with(char::is_whitespace))?;
    let title = &text[..stop.0];
    let after = &text[stop.0 + 1..];
    let rest = after.trim_start();
    if !rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘')) {
        return None;
    }
    is_title_words(title).then(|| (stop.0 + 1, text.len() - rest.len()))
}

/// Whether words are certainly a title and no sentence: capitals, or words joined to those, and no article in front.
fn is_title_words(title: &str) -> bool {
    let words: Vec<&str> = title.split_whitespace().collect();
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c == '&');
    let joins = |word: &str| {
        matches!(
            word,
            "en" | "of"
                | "van"
                | "de"
                | "het"
                | "bij"
                | "door"
                | "op"
                | "tot"
                | "voor"
                | "and"
                | "or"
                | "the"
                | "for"
                | "to"
                | "in"
                | "on"
                | "with"
                | "by"
        )
    };
    let opens_sentence = matches!(
        words.first().copied(),
        Some("De" | "Het" | "Een" | "Dit" | "Deze" | "Dat" | "The" | "A" | "An" | "This")
    );
    let well_formed = words.iter().enumerate().all(|(place, word)| {
        let before = place.checked_sub(1).and_then(|before| words.get(before));
        let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'' | '&' | '(' | ')' | '/'));
        plain && (capital(word) || (place > 0 && (joins(word) || before.is_some_and(|before| joins(before)))))
    });
    let all_capitals = words.iter().all(|word| capital(word) || joins(word));
    well_formed
        && !words.is_empty()
        && words.len() <= 7
        && words.last().is_some_and(|last| !joins(last) && last.len() > 1)
        && (!opens_sentence || (all_capitals && words.len() > 1))
}
