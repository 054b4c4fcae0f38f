use super::codes;
use crate::diag::Diagnostic;

/// The least contrast of text with its ground: WCAG 2.2, success criterion 1.4.3.
const LEAST_CONTRAST: f64 = 4.5;

/// The contrast of a colour `#rrggbb` with white paper, from 1 to 21; nothing when it is not written so.
pub fn contrast_with_white(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    // `from_str_radix` would take a sign.
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    Some(1.05 / (luminance + 0.05))
}

/// What keeps text in the colour from being readable on white: not written as `#rrggbb`, or too light.
pub fn check_accent(colour: &str) -> Option<Diagnostic> {
    let Some(contrast) = contrast_with_white(colour) else {
        let problem = Diagnostic::new(codes::COLOUR, format!("`{colour}` is not a colour"));
        return Some(problem.hint("write it as # and six digits 0 to 9 or a to f, e.g. #154273"));
    };
    if contrast >= LEAST_CONTRAST {
        return None;
    }
    // Cut, not rounded: 4.47 must not show as 4.5.
    let shown = (contrast * 10.0).floor() / 10.0;
    let problem =
        Diagnostic::new(codes::COLOUR, format!("`{colour}` is too light: its contrast with white is {shown:.1} : 1"));
    Some(problem.hint(format!("choose a darker shade; headings and links need at least {LEAST_CONTRAST} : 1")))
}

/// The light of an sRGB channel.
fn linear(channel: u8) -> f64 {
    let channel = f64::from(channel) / 255.0;
    if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contrast_is_that_of_wcag() {
        assert!((contrast_with_white("#000000").unwrap() - 21.0).abs() < 1e-9);
        assert!((contrast_with_white("#FFFFFF").unwrap() - 1.0).abs() < 1e-9);
        assert!((contrast_with_white("#777777").unwrap() - 4.478).abs() < 1e-3);
    }

    #[test]
    fn a_colour_is_dark_enough_or_refused_with_the_ratio() {
        assert!(check_accent("#767676").is_none());
        assert!(check_accent("#777777").unwrap().message.contains("4.4 : 1"));
        for wrong in ["", "#", "red", "#12345", "#1234567", "#+12345", "154273", "#15427g", "#éééé"] {
            assert!(check_accent(wrong).is_some(), "{wrong}");
        }
    }
}
