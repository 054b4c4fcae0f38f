//! Counts the paragraphs of lists, and prints their numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::numbering::{LEVELS, List};
use super::numerals::{NumberFormat, Tongue};

/// The longest number that is printed, in characters.
const MAX_PRINTED: usize = 100;

/// The numbers reached so far in one view of one text.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// By definition: lists with the same definition count on.
    reached: BTreeMap<i64, [Option<u32>; LEVELS]>,
    /// The instances that were used: the first use starts levels again where it says so.
    used: BTreeSet<i64>,
}

impl Counters {
    /// Counts a paragraph of the list `id` at a level, and prints its number; none when nothing is printed.
    pub fn advance(&mut self, id: i64, list: &List<'_>, level: usize, tongue: Tongue) -> Option<String> {
        let reached = self.reached.entry(list.definition).or_default();
        if self.used.insert(id) {
            for (index, count) in reached.iter_mut().enumerate() {
                if list.restart_at(index).is_some() {
                    *count = None;
                }
            }
        }
        let number = match reached[level] {
            Some(count) => count.saturating_add(1),
            None => list.start(level),
        };
        reached[level] = Some(number);
        for (index, count) in reached.iter_mut().enumerate().skip(level + 1) {
            let restart = list.level(index).and_then(|level| level.restart);
            if restart.is_none_or(|after| level < after) {
                *count = None;
            }
        }
        print(list, level, reached, tongue)
    }
}

/// What stands before a paragraph at a level, with these numbers reached.
fn print(list: &List<'_>, level: usize, reached: &[Option<u32>; LEVELS], tongue: Tongue) -> Option<String> {
    let own = list.level(level)?;
    if own.format == NumberFormat::Bullet {
        return trimmed(&own.text.chars().map(bullet).collect::<String>());
    }
    let mut text = String::new();
    let mut characters = own.text.chars().peekable();
    while let Some(character) = characters.next() {
        let digit = characters.peek().and_then(|next| next.to_digit(10)).filter(|_| character == '%');
        let Some(index) = digit.and_then(|digit| (digit as usize).checked_sub(1)) else {
            text.push(character);
            continue;
        };
        characters.next();
        let Some(named) = list.level(index) else { continue };
        // A level that no paragraph had yet shows the number that it would start with.
        let number = reached[index].unwrap_or_else(|| list.start(index));
        let format = match &named.format {
            NumberFormat::Bullet | NumberFormat::None => continue,
            // Digits stay as they are: `Section 1.01`.
            format @ NumberFormat::Padded(_) => format,
            _ if own.legal => &NumberFormat::Decimal,
            format => format,
        };
        text.push_str(&format.print(number, tongue));
    }
    trimmed(&text)
}

fn trimmed(text: &str) -> Option<String> {
    let text: String = text.trim().chars().take(MAX_PRINTED).collect();
    (!text.is_empty()).then_some(text)
}

/// The sign that a bullet shows: those of the symbol fonts stand in the private use area.
fn bullet(character: char) -> char {
    match character {
        '\u{F0B7}' | '\u{F06C}' | '\u{F09F}' | '\u{F098}' => '•',
        '\u{F0A7}' | '\u{F06E}' => '▪',
        '\u{F0A8}' | '\u{F071}' => '❑',
        '\u{F0D8}' => '➢',
        '\u{F0FC}' => '✓',
        '\u{F076}' => '❖',
        '\u{F02D}' => '-',
        other => other,
    }
}
