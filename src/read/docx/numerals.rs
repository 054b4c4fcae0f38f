//! Numbers as lists print them (the values of `w:numFmt`).

use crate::model::capital;
use crate::read::numerals::roman_signs;

/// After so many numbers (thirty times the alphabet) those in letters begin again, as Word has it.
const LETTERS: u32 = 780;

/// How the numbers of a level of a list are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// 1, 2, 3.
    Decimal,
    /// 01, 02, 03: at least so many digits.
    Padded(usize),
    /// a, b, … z, aa, bb.
    LowerLetter,
    /// A, B, … Z, AA, BB.
    UpperLetter,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// 1st, 2nd; 1e, 2e.
    Ordinal,
    /// One, Two; Een, Twee.
    CardinalText,
    /// First, Second; Eerste, Tweede.
    OrdinalText,
    /// The sign in the text of the level.
    Bullet,
    /// Nothing.
    None,
    /// A format that is not known, printed as digits.
    Unknown(String),
}

/// The languages in which numbers are written in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tongue {
    /// English, and any other language.
    #[default]
    English,
    /// Dutch.
    Dutch,
    /// French: ordinals only.
    French,
}

impl Tongue {
    /// The tongue of a language tag, e.g. `nl-NL`.
    pub fn of(tag: &str) -> Self {
        match tag.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("nl") => Self::Dutch,
            Some("fr") => Self::French,
            _ => Self::English,
        }
    }
}

impl NumberFormat {
    /// The format with this name; `pattern` is that of the format `custom`, e.g. `001, 002, 003, ...`.
    pub fn named(name: &str, pattern: Option<&str>) -> Self {
        match name {
            "decimal" => Self::Decimal,
            "decimalZero" => Self::Padded(2),
            "lowerLetter" => Self::LowerLetter,
            "upperLetter" => Self::UpperLetter,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "ordinal" => Self::Ordinal,
            "cardinalText" => Self::CardinalText,
            "ordinalText" => Self::OrdinalText,
            "bullet" => Self::Bullet,
            "none" => Self::None,
            "custom" => {
                let first = pattern.and_then(|pattern| pattern.split(',').next()).unwrap_or_default().trim();
                let padded = first.len() <= 9 && first.ends_with('1') && first.trim_start_matches('0') == "1";
                if padded { Self::Padded(first.len()) } else { Self::Unknown("custom".into()) }
            }
            other => Self::Unknown(other.to_owned()),
        }
    }

    /// The number as printed.
    pub fn print(&self, number: u32, tongue: Tongue) -> String {
        match self {
            Self::Decimal | Self::Unknown(_) => number.to_string(),
            Self::Padded(width) => format!("{number:0width$}"),
            Self::LowerLetter => letters(number, b'a'),
            Self::UpperLetter => letters(number, b'A'),
            Self::LowerRoman => roman(number).to_ascii_lowercase(),
            Self::UpperRoman => roman(number),
            Self::Ordinal => ordinal(number, tongue),
            Self::CardinalText => capital(&cardinal(number, tongue)),
            Self::OrdinalText => capital(&ordinal_text(number, tongue)),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

/// a to z, then aa to zz: the same letter repeated, as word processors count.
fn letters(number: u32, first: u8) -> String {
    let Some(index) = number.checked_sub(1).map(|index| index % LETTERS) else { return number.to_string() };
    let letter = char::from(first + u8::try_from(index % 26).unwrap_or_default());
    (0..=index / 26).map(|_| letter).collect()
}

fn roman(number: u32) -> String {
    if number == 0 || number >= 32_768 {
        return number.to_string();
    }
    roman_signs(number).to_ascii_uppercase()
}

fn ordinal(number: u32, tongue: Tongue) -> String {
    let ending = match (tongue, number % 10, number % 100) {
        (Tongue::French, ..) if number == 1 => "er",
        (Tongue::Dutch | Tongue::French, ..) => "e",
        (Tongue::English, 1, tens) if tens != 11 => "st",
        (Tongue::English, 2, tens) if tens != 12 => "nd",
        (Tongue::English, 3, tens) if tens != 13 => "rd",
        (Tongue::English, ..) => "th",
    };
    format!("{number}{ending}")
}

const ENGLISH: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const ENGLISH_TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const DUTCH: [&str; 20] = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
];

const DUTCH_TENS: [&str; 10] =
    ["", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];

/// The number in words, e.g. `twenty-one` or `eenentwintig`; digits from a million on.
fn cardinal(number: u32, tongue: Tongue) -> String {
    match (number, tongue) {
        (1_000_000.., _) => number.to_string(),
        (_, Tongue::Dutch) => dutch(number),
        (_, Tongue::English | Tongue::French) => english(number),
    }
}

fn english(number: u32) -> String {
    let word = |list: &[&str], index: u32| list.get(index as usize).copied().unwrap_or_default().to_owned();
    let then = |head: String, rest: u32| if rest == 0 { head } else { format!("{head} {}", english(rest)) };
    match number {
        0..20 => word(&ENGLISH, number),
        20..100 if number.is_multiple_of(10) => word(&ENGLISH_TENS, number / 10),
        20..100 => format!("{}-{}", word(&ENGLISH_TENS, number / 10), word(&ENGLISH, number % 10)),
        100..1000 => then(format!("{} hundred", english(number / 100)), number % 100),
        _ => then(format!("{} thousand", english(number / 1000)), number % 1000),
    }
}

fn dutch(number: u32) -> String {
    let word = |list: &[&str], index: u32| list.get(index as usize).copied().unwrap_or_default().to_owned();
    let rest = |rest: u32| if rest == 0 { String::new() } else { dutch(rest) };
    let times = |count: u32| if count == 1 { String::new() } else { dutch(count) };
    match number {
        0..20 => word(&DUTCH, number),
        20..100 if number.is_multiple_of(10) => word(&DUTCH_TENS, number / 10),
        20..100 => {
            let unit = word(&DUTCH, number % 10);
            // A second e after an e begins a new syllable: tweeëntwintig.
            let and = if unit.ends_with('e') { "ën" } else { "en" };
            format!("{unit}{and}{}", word(&DUTCH_TENS, number / 10))
        }
        100..1000 => format!("{}honderd{}", times(number / 100), rest(number % 100)),
        _ => {
            let head = format!("{}duizend", times(number / 1000));
            if number.is_multiple_of(1000) { head } else { format!("{head} {}", dutch(number % 1000)) }
        }
    }
}

/// The rank in words, e.g. `twenty-first` or `eenentwintigste`; digits from a million on.
fn ordinal_text(number: u32, tongue: Tongue) -> String {
    if number >= 1_000_000 {
        return ordinal(number, tongue);
    }
    let words = cardinal(number, tongue);
    let endings: &[(&str, &str)] = match tongue {
        Tongue::Dutch => &[("een", "eerste"), ("drie", "derde"), ("acht", "achtste")],
        Tongue::English | Tongue::French => &[
            ("one", "first"),
            ("two", "second"),
            ("three", "third"),
            ("five", "fifth"),
            ("eight", "eighth"),
            ("nine", "ninth"),
            ("twelve", "twelfth"),
        ],
    };
    for (cardinal, ordinal) in endings {
        if let Some(head) = words.strip_suffix(cardinal) {
            return format!("{head}{ordinal}");
        }
    }
    match tongue {
        // The numbers up to nineteen take -de, those that end in a hundred, a thousand or tens take -ste.
        Tongue::Dutch if (2..20).contains(&(number % 100)) => format!("{words}de"),
        Tongue::Dutch => format!("{words}ste"),
        Tongue::English | Tongue::French => match words.strip_suffix('y') {
            Some(head) => format!("{head}ieth"),
            None => format!("{words}th"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(format: &str, numbers: &[u32], tongue: Tongue) -> Vec<String> {
        numbers.iter().map(|number| NumberFormat::named(format, None).print(*number, tongue)).collect()
    }

    #[test]
    fn letters_repeat_and_romans_subtract() {
        assert_eq!(all("lowerLetter", &[1, 26, 27, 28, 53, 781], Tongue::English), ["a", "z", "aa", "bb", "aaa", "a"]);
        assert_eq!(all("upperRoman", &[4, 9, 14, 40, 1999], Tongue::English), ["IV", "IX", "XIV", "XL", "MCMXCIX"]);
        assert_eq!(all("decimalZero", &[1, 10, 100], Tongue::English), ["01", "10", "100"]);
        let custom = NumberFormat::named("custom", Some("0001, 0002, 0003, ..."));
        assert_eq!(custom.print(42, Tongue::English), "0042");
    }

    #[test]
    fn numbers_are_written_in_words() {
        let numbers = [1, 12, 21, 40, 101, 1345];
        assert_eq!(
            all("cardinalText", &numbers, Tongue::English),
            ["One", "Twelve", "Twenty-one", "Forty", "One hundred one", "One thousand three hundred forty-five"]
        );
        assert_eq!(
            all("ordinalText", &[1, 2, 12, 20, 33, 100], Tongue::English),
            ["First", "Second", "Twelfth", "Twentieth", "Thirty-third", "One hundredth"]
        );
        assert_eq!(
            all("cardinalText", &[1, 8, 22, 31, 101, 1345], Tongue::Dutch),
            ["Een", "Acht", "Tweeëntwintig", "Eenendertig", "Honderdeen", "Duizend driehonderdvijfenveertig"]
        );
        assert_eq!(
            all("ordinalText", &[1, 2, 3, 8, 11, 20, 21, 100, 101], Tongue::Dutch),
            [
                "Eerste",
                "Tweede",
                "Derde",
                "Achtste",
                "Elfde",
                "Twintigste",
                "Eenentwintigste",
                "Honderdste",
                "Honderdeerste"
            ]
        );
    }

    #[test]
    fn ordinals_end_as_their_language_has_it() {
        assert_eq!(
            all("ordinal", &[1, 2, 3, 11, 21, 112], Tongue::English),
            ["1st", "2nd", "3rd", "11th", "21st", "112th"]
        );
        assert_eq!(all("ordinal", &[1, 2], Tongue::of("nl-NL")), ["1e", "2e"]);
        assert_eq!(all("ordinal", &[1, 2], Tongue::of("fr-FR")), ["1er", "2e"]);
    }
}
