//! Whether letters of one colour can be told from a ground of another.

/// Below this ratio of contrast letters are not seen: grey of 94% on white, or black on nearly black.
const SEEN: f32 = 1.15;

/// A colour: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shade([u8; 3]);

impl Shade {
    /// That of paper.
    pub const PAPER: Self = Self([255; 3]);

    /// That of letters, where nothing says it.
    pub const INK: Self = Self([0; 3]);

    /// A colour of red, green and blue.
    pub const fn new(channels: [u8; 3]) -> Self {
        Self(channels)
    }

    /// The colour of six hexadecimal digits, with or without `#`.
    pub fn of_hex(digits: &str) -> Option<Self> {
        let digits = digits.trim().trim_start_matches('#');
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 6)?;
        let [_, channels @ ..] = number.to_be_bytes();
        Some(Self(channels))
    }

    /// Whether letters of this colour are not seen on a ground.
    pub fn vanishes_on(self, ground: Self) -> bool {
        let (one, other) = (self.luminance() + 0.05, ground.luminance() + 0.05);
        one.max(other) / one.min(other) < SEEN
    }

    /// The relative luminance of WCAG, from 0 to 1.
    fn luminance(self) -> f32 {
        let linear = self.0.map(|channel| {
            let value = f32::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126_f32.mul_add(linear[0], 0.7152_f32.mul_add(linear[1], 0.0722 * linear[2]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_the_same_shade_is_not_seen() {
        let shade = |digits| Shade::of_hex(digits).expect("a colour");
        for hidden in ["FFFFFF", "#fefefe", "F2F2F2", "FFFF00"] {
            assert!(shade(hidden).vanishes_on(Shade::PAPER), "{hidden}");
        }
        for seen in ["000000", "808080", "D9D9D9", "FF0000"] {
            assert!(!shade(seen).vanishes_on(Shade::PAPER), "{seen}");
        }
        assert!(Shade::INK.vanishes_on(shade("0A0A0A")));
        assert_eq!(Shade::of_hex("auto"), None);
    }
}
