//! The values of numerals: what follows what.

use crate::read::numerals::roman_signs;

/// Latin ordinals of inserted provisions: `5bis`.
pub(super) const INSERTED: [&str; 10] =
    ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies", "undecies"];

/// The value of a number within its list: `5` before `5bis` before `6`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Value {
    /// The numeral.
    pub base: u32,
    /// What was inserted after it: 0 for nothing, 1 for `a`, 2 for `b` and `bis`.
    pub inserted: u32,
}

impl Value {
    /// A numeral of which nothing is inserted.
    pub const fn plain(base: u32) -> Self {
        Self { base, inserted: 0 }
    }

    /// Whether this is the next after another in a list without gaps.
    pub const fn follows(self, other: Self) -> bool {
        (self.base == other.base + 1 && self.inserted == 0)
            || (self.base == other.base && self.inserted > other.inserted && self.inserted <= other.inserted + 2)
    }

    /// Whether a list can begin with it.
    pub const fn is_first(self) -> bool {
        self.base <= 1
    }
}

/// The value of digits with an insertion after them, e.g. `5`, `5bis`, `5a`.
pub(super) fn digits(text: &str) -> Option<Value> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let base = text.get(..end)?.parse().ok()?;
    let suffix = text.get(end..)?;
    let inserted = match suffix.bytes().next() {
        None => 0,
        Some(letter) => match INSERTED.iter().position(|name| *name == suffix) {
            Some(place) => u32::try_from(place).ok()? + 2,
            None if suffix.len() == 1 && letter.is_ascii_lowercase() => u32::from(letter - b'a') + 1,
            None => return None,
        },
    };
    Some(Value { base, inserted })
}

/// The value of a letter, or of a letter repeated, as word processors count on after z: `a` is 1, `aa` is 27.
pub(super) fn letters(text: &str) -> Option<Value> {
    let lower = text.to_ascii_lowercase();
    let first = lower.bytes().next().filter(u8::is_ascii_lowercase)?;
    let count = u32::try_from(lower.len()).ok()?;
    (lower.bytes().all(|byte| byte == first) && count <= 4)
        .then(|| Value::plain(u32::from(first - b'a') + 1 + 26 * (count - 1)))
}

/// The value of a Roman numeral below 200, written as it should be.
pub(super) fn roman(text: &str) -> Option<Value> {
    let lower = text.to_ascii_lowercase();
    let value = |byte: u8| match byte {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        b'l' => Some(50),
        b'c' => Some(100),
        _ => None,
    };
    let values: Vec<u32> = lower.bytes().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    for (place, one) in values.iter().enumerate() {
        let next = values.get(place + 1).copied().unwrap_or_default();
        if *one < next {
            sum += next - one;
        } else if place == 0 || values.get(place - 1).is_some_and(|before| before >= one) {
            sum += one;
        }
    }
    (sum > 0 && sum < 200 && roman_signs(sum) == lower).then(|| Value::plain(sum))
}

#[cfg(test)]
mod tests {
    use super::{Value, digits, letters, roman};

    #[test]
    fn numerals_have_values() {
        let all: Vec<u32> = (1..200).filter_map(|n| roman(&super::roman_signs(n))).map(|value| value.base).collect();
        assert_eq!(all, (1..200).collect::<Vec<_>>());
        assert_eq!(roman("iiii"), None);
        assert_eq!(roman("vx"), None);
        assert_eq!(roman(""), None);
        assert_eq!(letters("c").map(|value| value.base), Some(3));
        assert_eq!(letters("bb").map(|value| value.base), Some(28));
        assert_eq!(letters("ab"), None);
        assert_eq!(digits("12bis"), Some(Value { base: 12, inserted: 2 }));
        assert_eq!(digits("12de"), None);
    }

    #[test]
    fn insertions_follow_and_are_followed() {
        let value = |text: &str| digits(text).unwrap();
        for (one, other) in [("5", "6"), ("5", "5a"), ("5a", "5b"), ("5", "5bis"), ("5bis", "6"), ("5bis", "5ter")] {
            assert!(value(other).follows(value(one)), "{one} {other}");
        }
        for (one, other) in [("5", "7"), ("6", "5"), ("5", "5"), ("5b", "5a")] {
            assert!(!value(other).follows(value(one)), "{one} {other}");
        }
    }
}
