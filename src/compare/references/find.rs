//! Finding references in running text: by fixed patterns, from left to right, each character looked at a bounded number
//! of times.

use std::sync::LazyLock;

use regex::Regex;

use super::designator::{Designator, Reference, Step, Unit, Which};
use super::external::is_external;
use super::words::{ordinal, pattern};
use crate::model::MEASURES;

/// What a reference begins with: `artikel`, `derde lid`, `dit artikel`, `§`.
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)§§?|\b(?:(?:dit|deze|this|vorige|voorgaande|volgende|preceding|previous|following|next)\s+(?:artikel|lid|bijlage|hoofdstuk|paragraaf|clausule|onderdeel|article|section|clause|paragraph|subsection|schedule|annex|exhibit|appendix|chapter)\b|(?:@(?:\s*,\s*@)*(?:\s+(?:en|of|and|or)\s+@)?)\s+(?:lid|leden|onderdeel|paragraphs?|subparagraph)\b|(?:artikel(?:en)?|artt?|articles?|sections?|sec|clauses?|clausules?|paragra(?:af|fen|phs?)|paras?|par|bepaling(?:en)?|lid|leden|sub-?(?:paragraph|section|clause)s?|sub|onder(?:deel|delen)?|punt(?:en)?|points?|bijlagen?|bijlages|schedules?|annex(?:es)?|exhibits?|appendi(?:x|ces)|attachments?|hoofdstuk(?:ken)?|chapters?|de(?:el|len)|parts?|afdeling)\b\.?)",
    )
});

/// A number, with or without points in brackets: `5`, `5bis`, `5.2.1`, `12a.3`, `IV`, `A.2`, `4(b)(ii)`, `(a)`, `a`.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(\d{1,4}(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|[a-z])?(?:\.\d{1,4}(?:bis|ter|quater|[a-z])?)*(?:\.[a-z]\b)?|[IVXLC]{1,8}\b|[A-Z](?:[.-]?\d{1,3})*|[ivxl]{1,6}\b|[a-z])?((?:\((?:\d{1,3}|[ivxl]{1,6}|[a-z])\))*)",
    )
});

/// What stands between the members of a list, before a number or a repeated unit.
static JOIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\s*,\s*(?:en|of|and|or)\s+|\s+(?:en/of|and/or|en|of|and|or|tot\s+en\s+met|t/m|tot|through|to|&)\s+|\s*,\s*|\s?[-–/]\s?)",
    )
});

/// What leads to a smaller unit inside the last one: `, lid`, ` onder`, `, aanhef en onder`.
static INNER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:,\s*|\s+)(?:(?:de\s+)?aanhef\s+en\s+)?(?:het\s+)?(?:lid|leden|onder(?:deel|delen)?|sub|punt|paragraph|para\.?|point|subsection|sub-?paragraph)\s+",
    )
});

/// An ordinal with its unit inside the last one: `, eerste lid`.
static INNER_ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:,\s*|\s+)(?:het\s+)?(@(?:\s*,\s*@)*(?:\s+(?:en|of|and|or)\s+@)?)\s+(?:lid|leden|onderdeel|paragraphs?)\b",
    )
});

/// What leads to a larger unit around the last one: ` van artikel`, ` of this Section`.
static OUTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^,?\s+(?:(?:van|in|uit)\s+(?:het\s+)?((?:dit|deze)\s+)?(artikel|art\.?|clausule|paragraaf|lid|bijlage|hoofdstuk)|(?:of|in)\s+(?:the\s+)?(this\s+)?(article|section|clause|paragraph|schedule|annex|exhibit|appendix|chapter))\b\s*",
    )
});

/// Words after which a number before them is a measure: `30 dagen`.
static MEASURE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)^\s*(?:%|€|\$|°C|(?:{MEASURES})\b)")));

/// The references in a text, from left to right, none over another. Each is one token to a reader: `artikel 5, lid 3` is
/// one reference. References to laws and to other documents are among them, marked so.
pub fn find(text: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(head) = HEAD.find_at(text, from) {
        from = head.end();
        let Some(parsed) = Parse::from_head(text, head.as_str(), head.end()) else { continue };
        from = parsed.end;
        let range = head.start()..parsed.end;
        let external = parsed.foreign || is_external(text, &range);
        found.push(Reference { range, targets: parsed.targets, external });
    }
    found
}

/// The reference that a text is which holds the number of a provision and nothing else, e.g. a cell in a column of such
/// numbers; nothing where it says more.
pub fn find_number(text: &str) -> Option<Reference> {
    let mut parse = Parse { text, end: 0, targets: Vec::new(), foreign: false };
    let start = text.len() - text.trim_start().len();
    let number = number(&text[start..], Unit::Article).filter(|number| number.length > 0)?;
    parse.targets.push(Designator { steps: steps(Unit::Article, &number) });
    parse.take(start, &number);
    parse.go_on();
    let whole = text.get(parse.end..).is_some_and(|rest| rest.trim().is_empty()) && !parse.foreign;
    whole.then_some(Reference { range: start..parse.end, targets: parse.targets, external: false })
}

/// A reference that is being read.
struct Parse<'a> {
    text: &'a str,
    end: usize,
    targets: Vec<Designator>,
    foreign: bool,
}

/// A number that was read.
struct Number {
    steps: Vec<String>,
    /// How many of the steps stood in brackets.
    bracketed: usize,
    length: usize,
    foreign: bool,
}

impl<'a> Parse<'a> {
    fn from_head(text: &'a str, head: &str, end: usize) -> Option<Self> {
        let mut parse = Self { text, end, targets: Vec::new(), foreign: false };
        let lower = head.to_lowercase();
        let words: Vec<&str> =
            lower.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
        let (last, before) = words.split_last()?;
        let unit = Unit::of_word(last)?;
        match before.first().copied() {
            None => parse.number_after(unit, last)?,
            Some("dit" | "deze" | "this") => {
                if parse.number_after(unit, last).is_none() {
                    parse.push(unit, Which::This);
                }
            }
            Some("vorige" | "voorgaande" | "preceding" | "previous") => parse.push(unit, Which::Previous),
            Some("volgende" | "following" | "next") => parse.push(unit, Which::Next),
            Some(_) => {
                for number in before.iter().filter_map(|word| ordinal(word)) {
                    parse.push(unit, Which::Number(number.to_string()));
                }
            }
        }
        parse.go_on();
        Some(parse)
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.end..).unwrap_or_default()
    }

    fn push(&mut self, unit: Unit, which: Which) {
        self.targets.push(Designator { steps: vec![Step { unit, which }] });
    }

    /// Reads the number after a unit, which is needed.
    fn number_after(&mut self, unit: Unit, word: &str) -> Option<()> {
        let rest = self.rest();
        let gap = rest.len() - rest.trim_start().len();
        if gap == 0 && !word.starts_with('§') {
            return None;
        }
        let number = number(rest.get(gap..)?, unit)?;
        // `onder 3` and `sub 3` are seldom references, and `onder i` mostly is.
        if matches!(word, "onder" | "sub") && !number.steps.first()?.starts_with(|c: char| c.is_ascii_lowercase()) {
            return None;
        }
        self.targets.push(Designator { steps: steps(unit, &number) });
        self.take(gap, &number);
        Some(())
    }

    fn take(&mut self, gap: usize, number: &Number) {
        self.end += gap + number.length;
        self.foreign |= number.foreign;
    }

    /// Reads what follows: more of a list, smaller units inside, larger units around.
    fn go_on(&mut self) {
        while self.list() || self.inner() || self.inner_ordinal() {}
        while self.outer() {}
    }

    /// One more member of a list: ` en 6.2`, ` en lid 4` after `artikel 5 lid 3`, ` and (c)`.
    fn list(&mut self) -> bool {
        let rest = self.rest();
        let (Some(join), Some(last)) = (JOIN.find(rest), self.targets.last()) else { return false };
        let after = rest.get(join.end()..).unwrap_or_default();
        let Some(step) = last.steps.last() else { return false };
        if !matches!(step.which, Which::Number(_)) {
            return false;
        }
        // A unit may be repeated within one provision: `artikel 5 lid 2 en lid 3`.
        let word = after.split([' ', '\u{a0}', '(']).next().unwrap_or_default();
        let repeated = Unit::of_word(&word.to_lowercase());
        let (gap, unit) = match repeated {
            Some(unit) if last.steps.len() > 1 && unit == step.unit && after.len() > word.len() => {
                let spaces = after[word.len()..].len() - after[word.len()..].trim_start().len();
                (word.len() + spaces, unit)
            }
            Some(_) => return false,
            None => (0, step.unit),
        };
        let Some(number) = number(after.get(gap..).unwrap_or_default(), unit) else { return false };
        let bracketed_before = last.steps.iter().rev().take_while(|step| step.unit == Unit::Point).count();
        let only_brackets = number.bracketed == number.steps.len();
        // It goes on only with a number of the same make, at the depth of that: not in `artikel 5, IV`.
        let own_make = number.steps.first().map(|first| make(first));
        let alike = |step: &Step| matches!(&step.which, Which::Number(one) if Some(make(one)) == own_make);
        let keep = if only_brackets {
            last.steps.len() - number.bracketed.min(bracketed_before)
        } else {
            let Some(depth) = last.steps.iter().rposition(alike) else { return false };
            depth
        };
        let unit = last.steps.get(keep).map_or(unit, |step| step.unit);
        let mut steps_before = last.steps.clone();
        steps_before.truncate(keep);
        steps_before.extend(steps(if only_brackets { Unit::Point } else { unit }, &number));
        let length = join.end() + gap;
        self.targets.push(Designator { steps: steps_before });
        self.take(length, &number);
        true
    }

    /// A smaller unit: `, lid 3`, ` onder b`.
    fn inner(&mut self) -> bool {
        let rest = self.rest();
        let Some(link) = INNER.find(rest) else { return false };
        let words = link.as_str().to_lowercase();
        let Some(unit) = words.split_whitespace().last().and_then(Unit::of_word) else { return false };
        let Some(number) = number(rest.get(link.end()..).unwrap_or_default(), unit) else { return false };
        if let Some(last) = self.targets.last_mut() {
            last.steps.extend(steps(unit, &number));
        }
        self.take(link.end(), &number);
        true
    }

    /// A smaller unit by an ordinal: `, eerste en tweede lid`.
    fn inner_ordinal(&mut self) -> bool {
        let Some(found) = INNER_ORDINAL.captures(self.rest()) else { return false };
        let (Some(whole), Some(ordinals), Some(last)) = (found.get(0), found.get(1), self.targets.pop()) else {
            return false;
        };
        let lower = ordinals.as_str().to_lowercase();
        for number in lower.split(|c: char| !c.is_alphabetic()).filter_map(ordinal) {
            let mut target = last.clone();
            target.steps.push(Step { unit: Unit::Paragraph, which: Which::Number(number.to_string()) });
            self.targets.push(target);
        }
        self.end += whole.end();
        true
    }

    /// A larger unit: ` van artikel 5`, ` of this Section`.
    fn outer(&mut self) -> bool {
        let rest = self.rest();
        let Some(found) = OUTER.captures(rest) else { return false };
        let (Some(whole), Some(word)) = (found.get(0), found.get(2).or(found.get(4))) else { return false };
        let Some(unit) = Unit::of_word(&word.as_str().to_lowercase()) else { return false };
        let number = number(rest.get(whole.end()..).unwrap_or_default(), unit)
            .filter(|_| rest[..whole.end()].ends_with(char::is_whitespace));
        let around = match &number {
            Some(number) => steps(unit, number),
            None if found.get(1).or(found.get(3)).is_some() => vec![Step { unit, which: Which::This }],
            None => return false,
        };
        for target in &mut self.targets {
            target.steps.splice(0..0, around.iter().cloned());
        }
        match number {
            Some(number) => self.take(whole.end(), &number),
            None => self.end += whole.as_str().trim_end().len(),
        }
        true
    }
}

/// The steps that a number after a unit makes: `4(b)` is a section and a point in it.
fn steps(unit: Unit, number: &Number) -> Vec<Step> {
    let plain = number.steps.len() - number.bracketed;
    let step = |(place, text): (usize, &String)| Step {
        unit: if place == 0 && (plain > 0 || unit != Unit::Section) { unit } else { Unit::Point },
        which: Which::Number(text.clone()),
    };
    number.steps.iter().enumerate().map(step).collect()
}

/// Reads a number that can stand after a unit.
fn number(text: &str, unit: Unit) -> Option<Number> {
    let found = NUMBER.captures(text)?;
    let plain = found.get(1).map_or("", |group| group.as_str());
    let brackets = found.get(2).map_or("", |group| group.as_str());
    let length = plain.len() + brackets.len();
    let rest = text.get(length..)?;
    let foreign =
        make(plain) == Make::Digits && rest.starts_with(':') && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if foreign {
        let more = rest[1..].find(|c: char| !c.is_alphanumeric()).map_or(rest.len(), |at| at + 1);
        return Some(Number { steps: vec![plain.to_owned()], bracketed: 0, length: length + more, foreign });
    }
    if !ends_number(rest) || length == 0 {
        return None;
    }
    let fits = match (make(plain), unit) {
        (Make::Digits, _) => !MEASURE.is_match(rest) || !brackets.is_empty(),
        (Make::Roman | Make::Capital, Unit::Article | Unit::Section | Unit::Annex | Unit::Part) => true,
        (Make::Small, Unit::Point) => !rest.starts_with(['\'', '’', '-']),
        (Make::None, Unit::Section | Unit::Paragraph | Unit::Point) => true,
        _ => false,
    };
    if !fits {
        return None;
    }
    let mut steps: Vec<String> =
        brackets.split(['(', ')']).filter(|step| !step.is_empty()).map(str::to_owned).collect();
    let bracketed = steps.len();
    if !plain.is_empty() {
        steps.insert(0, plain.to_owned());
    }
    Some(Number { steps, bracketed, length, foreign })
}

/// Whether a number ends where this text begins: not in `5de`, `1.000`, `5,2`.
fn ends_number(rest: &str) -> bool {
    let mut characters = rest.chars();
    match characters.next() {
        Some('.' | ',') => !characters.next().is_some_and(|next| next.is_ascii_digit()),
        Some(next) => !next.is_alphanumeric() && next != '%' && next != '€',
        None => true,
    }
}

/// What a number is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Make {
    None,
    Digits,
    Roman,
    Capital,
    Small,
}

fn make(number: &str) -> Make {
    match number.chars().next() {
        None => Make::None,
        Some(first) if first.is_ascii_digit() => Make::Digits,
        Some(_) if number.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C')) => Make::Roman,
        Some(first) if first.is_ascii_uppercase() => Make::Capital,
        Some(_) => Make::Small,
    }
}
