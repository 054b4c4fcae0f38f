//! Numbers as lists print them.

/// A form in which a list prints its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numerals {
    /// 1, 2, 3.
    Decimal,
    /// a, b, c; or A, B, C.
    Letters {
        /// In capitals.
        capital: bool,
        /// After z comes aa, bb, as word processors do it; otherwise aa, ab, as browsers do.
        repeated: bool,
    },
    /// i, ii, iii; or I, II, III.
    Roman {
        /// In capitals.
        capital: bool,
    },
}

impl Numerals {
    /// The number in this form; in digits where the form has none for it.
    pub fn print(self, number: i64) -> String {
        let (printed, capital) = match self {
            Self::Decimal => (None, false),
            Self::Letters { capital, repeated: true } => (repeated_letters(number), capital),
            Self::Letters { capital, repeated: false } => (letters(number), capital),
            Self::Roman { capital } => (roman(number), capital),
        };
        match printed {
            Some(printed) if capital => printed.to_ascii_uppercase(),
            Some(printed) => printed,
            None => number.to_string(),
        }
    }
}

/// `a` to `z`, `aa`, `ab` and so on.
fn letters(number: i64) -> Option<String> {
    let mut rest = u64::try_from(number).ok().filter(|number| *number > 0)?;
    let mut reversed = Vec::new();
    while rest > 0 {
        rest -= 1;
        reversed.push(letter(rest % 26)?);
        rest /= 26;
    }
    Some(reversed.into_iter().rev().collect())
}

/// `a` to `z`, `aa`, `bb` and so on.
fn repeated_letters(number: i64) -> Option<String> {
    // Longer than any list that is read aloud; beyond it digits are printed.
    const LONGEST: u64 = 30;
    let index = u64::try_from(number).ok().filter(|number| *number > 0)? - 1;
    let times = index / 26 + 1;
    let letter = letter(index % 26)?;
    (times <= LONGEST).then(|| (0..times).map(|_| letter).collect())
}

fn letter(index: u64) -> Option<char> {
    u8::try_from(index).ok().map(|index| char::from(b'a' + index))
}

/// Roman numerals in small letters, up to 3999.
fn roman(number: i64) -> Option<String> {
    u32::try_from(number).ok().filter(|number| (1..4000).contains(number)).map(roman_signs)
}

/// A number in Roman signs, small letters; beyond 3999 with more than three of the largest, and nothing for zero.
pub(super) fn roman_signs(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = number;
    let mut printed = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            printed.push_str(sign);
            rest -= value;
        }
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_prints_its_numbers() {
        let print = |numerals: Numerals, numbers: &[i64]| -> Vec<String> {
            numbers.iter().map(|number| numerals.print(*number)).collect()
        };
        let letters = |capital, repeated| Numerals::Letters { capital, repeated };
        assert_eq!(print(Numerals::Decimal, &[0, 7, -2]), ["0", "7", "-2"]);
        assert_eq!(print(letters(false, false), &[1, 26, 27, 28, 703]), ["a", "z", "aa", "ab", "aaa"]);
        assert_eq!(print(letters(true, true), &[1, 26, 27, 28, 53, 0]), ["A", "Z", "AA", "BB", "AAA", "0"]);
        assert_eq!(print(Numerals::Roman { capital: false }, &[4, 9, 1994, 4000]), ["iv", "ix", "mcmxciv", "4000"]);
        assert_eq!(print(letters(false, true), &[i64::MAX]), [i64::MAX.to_string()]);
    }
}
