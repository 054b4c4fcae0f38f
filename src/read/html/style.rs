//! What the attributes of an element say about how it is shown.

use scraper::node::Element;

use crate::model::Concealment;

/// Below this size text cannot be read, in points.
const TINY: f32 = 4.0;

/// The size of text where nothing says it, in points.
const ORDINARY: f32 = 12.0;

/// How the text of an element is shown, as far as it conceals; what is inside takes it over.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    hidden: bool,
    paper: bool,
    on_colour: bool,
    tiny: bool,
}

impl Look {
    /// The look inside an element.
    pub fn inside(mut self, element: &Element) -> Self {
        let name = element.name();
        self.hidden |= element.attr("hidden").is_some()
            || element.attr("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
            || matches!(name, "noscript" | "dialog") && element.attr("open").is_none();
        if let Some(colour) = element.attr("color").filter(|_| name == "font") {
            self.paper = is_paper(colour);
        }
        if let Some(colour) = element.attr("bgcolor") {
            self.on_colour = !is_paper(colour);
        }
        for (property, value) in declarations(element) {
            match property.as_str() {
                "display" if value == "none" => self.hidden = true,
                "visibility" => self.hidden |= matches!(value.as_str(), "hidden" | "collapse"),
                "opacity" => self.hidden |= value.parse::<f32>().is_ok_and(|opacity| opacity < 0.05),
                "color" => self.paper = is_paper(&value),
                "background" | "background-color" => self.on_colour = !is_paper(&value),
                "font-size" => self.tiny = points(&value).is_some_and(|size| size < TINY),
                _ => {}
            }
        }
        self
    }

    /// Why its text is not seen.
    pub fn concealment(self) -> Option<Concealment> {
        if self.hidden {
            Some(Concealment::Hidden)
        } else if self.tiny {
            Some(Concealment::Tiny)
        } else {
            (self.paper && !self.on_colour).then_some(Concealment::PaperColour)
        }
    }
}

/// The kind of list marker that a style sets on an element, e.g. `lower-alpha`.
pub(super) fn list_style(element: &Element) -> Option<String> {
    declarations(element)
        .into_iter()
        .rev()
        .find(|(property, _)| matches!(property.as_str(), "list-style" | "list-style-type"))
        .map(|(_, value)| value)
}

/// The declarations of a `style` attribute, in small letters.
fn declarations(element: &Element) -> Vec<(String, String)> {
    let style = element.attr("style").unwrap_or_default();
    let declaration = |text: &str| {
        let (property, value) = text.split_once(':')?;
        let value = value.trim().to_ascii_lowercase();
        let value = value.trim_end_matches("!important").trim_end().to_owned();
        Some((property.trim().to_ascii_lowercase(), value))
    };
    style.split(';').filter_map(declaration).collect()
}

/// Whether a colour cannot be told from white paper.
fn is_paper(colour: &str) -> bool {
    let colour = colour.trim().to_ascii_lowercase();
    if matches!(colour.as_str(), "white" | "transparent" | "snow" | "ivory" | "ghostwhite" | "floralwhite") {
        return true;
    }
    if let Some(digits) = colour.strip_prefix('#') {
        let channel = match digits.len() {
            3 | 4 => |pair: &str| pair.repeat(2),
            6 | 8 => |pair: &str| pair.to_owned(),
            _ => return false,
        };
        let step = if digits.len() < 6 { 1 } else { 2 };
        return (0..3).all(|index| {
            let pair = digits.get(index * step..(index + 1) * step).map(channel);
            pair.and_then(|pair| u8::from_str_radix(&pair, 16).ok()).is_some_and(|value| value >= 0xF8)
        });
    }
    let Some(inner) = colour.strip_prefix("rgb").and_then(|rest| rest.split_once('(')) else { return false };
    let numbers: Vec<f32> = inner
        .1
        .split([',', ' ', '/', ')'])
        .filter(|part| !part.is_empty())
        .map_while(|part| part.strip_suffix('%').map_or_else(|| part.parse().ok(), percent))
        .collect();
    let invisible = numbers.get(3).is_some_and(|alpha| *alpha < 0.05);
    invisible || (numbers.len() >= 3 && numbers.iter().take(3).all(|value| *value >= 248.0))
}

/// A percentage of the 255 steps that a colour has.
fn percent(number: &str) -> Option<f32> {
    number.parse::<f32>().ok().map(|value| value * 2.55)
}

/// A size of text in points.
fn points(size: &str) -> Option<f32> {
    let end = size.find(|character: char| !character.is_ascii_digit() && character != '.')?;
    let (number, unit) = size.split_at(end);
    let number: f32 = number.parse().ok()?;
    let unit = match unit.trim() {
        "pt" => 1.0,
        "px" => 0.75,
        "em" | "rem" => ORDINARY,
        "%" => ORDINARY / 100.0,
        "mm" => 72.0 / 25.4,
        "cm" => 720.0 / 25.4,
        "in" => 72.0,
        _ => return None,
    };
    Some(number * unit)
}
