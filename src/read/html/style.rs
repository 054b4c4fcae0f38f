//! What the attributes of an element say about how it is shown.

use scraper::ElementRef;
use scraper::node::Element;

use super::sheet::Sheet;
use crate::model::Concealment;
use crate::read::shade::Shade;

/// Up to this size text cannot be read, in points.
const TINY: f32 = 4.0;

/// The size of text where nothing says it, in points.
const ORDINARY: f32 = 12.0;

/// Letters that stand closer by this part of their size lie on each other.
const SQUEEZED: f32 = 0.3;

/// Colours that are nearly white, by name.
const LIGHT: [(&str, &str); 12] = [
    ("aliceblue", "f0f8ff"),
    ("beige", "f5f5dc"),
    ("cornsilk", "fff8dc"),
    ("gainsboro", "dcdcdc"),
    ("honeydew", "f0fff0"),
    ("lavender", "e6e6fa"),
    ("lemonchiffon", "fffacd"),
    ("lightcyan", "e0ffff"),
    ("lightyellow", "ffffe0"),
    ("linen", "faf0e6"),
    ("oldlace", "fdf5e6"),
    ("seashell", "fff5ee"),
];

/// How the text of an element is shown, as far as it conceals; what is inside takes it over.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    hidden: bool,
    ink: Option<Tint>,
    ground: Option<Tint>,
    tiny: bool,
    struck: bool,
    /// Whether letters run from right to left, whatever they are.
    turned: bool,
}

/// A colour as a page says it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Tint {
    /// Transparent.
    Clear,
    /// A colour.
    Of(Shade),
    /// One that is not worked out.
    Unknown,
}

impl Look {
    /// The look inside an element, on a page with this style sheet.
    pub fn inside(mut self, element: ElementRef<'_>, sheet: &Sheet) -> Self {
        let node = element.value();
        let name = node.name();
        self.hidden |= node.attr("hidden").is_some()
            || node.attr("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
            || matches!(name, "noscript" | "dialog") && node.attr("open").is_none();
        self.struck |= matches!(name, "s" | "strike");
        self.turned = name == "bdo" && node.attr("dir").is_some_and(|dir| dir.eq_ignore_ascii_case("rtl"));
        if let Some(colour) = node.attr("color").filter(|_| name == "font") {
            self.ink = Some(tint(colour));
        }
        if let Some(colour) = node.attr("bgcolor") {
            self.on(colour);
        }
        let all = sheet.of(element).cloned().chain(declarations(node));
        let all: Vec<Declaration> = all.map(|(property, value)| (property, sheet.resolved(value))).collect();
        self.hidden |= is_cut_off(&all);
        for (property, value) in &all {
            self.take(property, value);
        }
        self
    }

    fn take(&mut self, property: &str, value: &str) {
        match property {
            "display" if value == "none" => self.hidden = true,
            "visibility" | "content-visibility" => self.hidden |= matches!(value, "hidden" | "collapse"),
            "opacity" => self.hidden |= part(value).is_some_and(|opacity| opacity < 0.05),
            "zoom" => self.hidden |= part(value).is_some_and(|zoom| zoom < 0.05),
            "filter" => self.hidden |= argument(value, "opacity").and_then(part).is_some_and(|opacity| opacity < 0.05),
            "transform" | "scale" => {
                let scales = ["scale", "scalex", "scaley"].into_iter().filter_map(|name| argument(value, name));
                let first = if property == "scale" { value.split_whitespace().next() } else { None };
                self.hidden |= scales.chain(first).filter_map(part).any(|scale| scale.abs() < 0.05);
                self.hidden |= ["translate", "translatex", "translatey"]
                    .into_iter()
                    .filter_map(|name| argument(value, name))
                    .any(is_far_away);
            }
            "clip" => {
                let lengths = value.contains(['0', '1']) && !value.contains(|digit: char| matches!(digit, '2'..='9'));
                self.hidden |= value.starts_with("rect") && lengths;
            }
            "clip-path" => {
                let cut = argument(value, "inset").or_else(|| argument(value, "circle")).and_then(part);
                self.hidden |= cut.is_some_and(|cut| (cut >= 0.5) == value.starts_with("inset"));
            }
            "left" | "right" | "top" | "bottom" | "text-indent" | "margin-left" | "margin-top" => {
                self.hidden |= is_far_away(value);
            }
            "color" | "-webkit-text-fill-color" => self.ink = Some(tint(value)),
            "background" | "background-color" => self.on(value),
            "font-size" => self.tiny = points(value).is_some_and(|size| size <= TINY),
            "font" => {
                let mut sizes = value.split([' ', '/']).filter_map(points);
                self.tiny = sizes.next().is_some_and(|size| size <= TINY) || self.tiny && value == "inherit";
            }
            "letter-spacing" => {
                let narrower = value.strip_prefix('-').and_then(points);
                self.tiny |= narrower.is_some_and(|narrower| narrower >= SQUEEZED * ORDINARY);
            }
            "text-decoration" | "text-decoration-line" => self.struck |= value.contains("line-through"),
            "unicode-bidi" => self.turned |= value.contains("override"),
            _ => {}
        }
    }

    /// Whether what is inside the element runs from right to left, whatever it is.
    pub const fn is_turned(self) -> bool {
        self.turned
    }

    fn on(&mut self, colour: &str) {
        let ground = tint(colour);
        if ground != Tint::Clear {
            self.ground = Some(ground);
        }
    }

    /// Why its text is not seen as it is.
    pub fn concealment(self) -> Option<Concealment> {
        let vanishes = match (self.ink, self.ground.unwrap_or(Tint::Of(Shade::PAPER))) {
            (Some(Tint::Clear), _) => true,
            (Some(Tint::Of(ink)), Tint::Of(ground)) => ink.vanishes_on(ground),
            _ => false,
        };
        if self.hidden {
            Some(Concealment::Hidden)
        } else if self.tiny {
            Some(Concealment::Tiny)
        } else if vanishes {
            Some(Concealment::PaperColour)
        } else {
            self.struck.then_some(Concealment::Struck)
        }
    }
}

/// A declaration of a style: its property and value, in small letters.
pub(super) type Declaration = (String, String);

/// Whether declarations leave an element no room, and cut off what does not fit.
fn is_cut_off(all: &[Declaration]) -> bool {
    let has = |names: &[&str], holds: &dyn Fn(&str) -> bool| {
        all.iter().any(|(property, value)| names.contains(&property.as_str()) && holds(value))
    };
    let cuts =
        has(&["overflow", "overflow-x", "overflow-y"], &|value| value.contains("hidden") || value.contains("clip"));
    cuts && has(&["width", "height", "max-width", "max-height"], &|value| points(value).is_some_and(|size| size <= 1.0))
}

/// What stands between the brackets of a function in a value.
fn argument<'v>(value: &'v str, function: &str) -> Option<&'v str> {
    let after = value.split_once(&format!("{function}("))?.1;
    Some(after.split([',', ')', ' ']).next().unwrap_or_default())
}

/// A part of a whole: a number or a percentage.
fn part(value: &str) -> Option<f32> {
    let value = value.trim();
    value
        .strip_suffix('%')
        .map_or_else(|| value.parse().ok(), |number| number.parse::<f32>().ok().map(|part| part / 100.0))
}

/// Whether a distance leads out of sight.
fn is_far_away(distance: &str) -> bool {
    let (distance, forth) = distance.strip_prefix('-').map_or((distance, true), |distance| (distance, false));
    let end = distance.find(|character: char| !character.is_ascii_digit() && character != '.');
    let (number, unit) = distance.split_at(end.unwrap_or(distance.len()));
    let least = if matches!(unit.trim(), "em" | "rem") { 20.0 } else { 100.0 };
    // To the right and to the bottom a page is larger.
    let least = if forth { 30.0 * least } else { least };
    number.parse::<f32>().is_ok_and(|number| number >= least)
}

/// The kind of list marker that a style sets on an element, e.g. `lower-alpha`.
pub(super) fn list_style(element: &Element) -> Option<String> {
    declarations(element)
        .into_iter()
        .rev()
        .find(|(property, _)| matches!(property.as_str(), "list-style" | "list-style-type"))
        .map(|(_, value)| value)
}

/// The declarations of a `style` attribute.
fn declarations(element: &Element) -> Vec<Declaration> {
    declared(element.attr("style").unwrap_or_default())
}

pub(super) fn declared(style: &str) -> Vec<Declaration> {
    let declaration = |text: &str| {
        let (property, value) = text.split_once(':')?;
        let property = property.trim().to_ascii_lowercase();
        // Words are kept as they are.
        let value = if property == "content" { value.trim().to_owned() } else { value.trim().to_ascii_lowercase() };
        let value = value.trim_end_matches("!important").trim_end().to_owned();
        Some((property, value))
    };
    style.split(';').filter_map(declaration).collect()
}

fn tint(colour: &str) -> Tint {
    let colour = colour.trim().to_ascii_lowercase();
    match colour.as_str() {
        "transparent" => return Tint::Clear,
        "white" | "snow" | "ivory" | "ghostwhite" | "floralwhite" | "whitesmoke" | "azure" | "mintcream" => {
            return Tint::Of(Shade::PAPER);
        }
        "black" => return Tint::Of(Shade::INK),
        _ => {}
    }
    if let Some(digits) = colour.strip_prefix('#').filter(|digits| digits.is_ascii()) {
        let full: String = match digits.len() {
            3 | 4 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 | 8 => digits.to_owned(),
            _ => return Tint::Unknown,
        };
        let clear = full.get(6..).is_some_and(|alpha| !alpha.is_empty() && alpha < "0d");
        let shade = full.get(..6).and_then(Shade::of_hex);
        return if clear { Tint::Clear } else { shade.map_or(Tint::Unknown, Tint::Of) };
    }
    if let Some((_, digits)) = LIGHT.iter().find(|(name, _)| *name == colour) {
        return Shade::of_hex(digits).map_or(Tint::Unknown, Tint::Of);
    }
    if let Some((_, inner)) = colour.strip_prefix("hsl").and_then(|rest| rest.split_once('(')) {
        return by_hue(inner).unwrap_or(Tint::Unknown);
    }
    let Some(inner) = colour.strip_prefix("rgb").and_then(|rest| rest.split_once('(')) else { return Tint::Unknown };
    let numbers: Vec<f32> = inner
        .1
        .split([',', ' ', '/', ')'])
        .filter(|part| !part.is_empty())
        .map_while(|part| part.strip_suffix('%').map_or_else(|| part.parse().ok(), percent))
        .collect();
    match numbers[..] {
        [_, _, _, alpha, ..] if alpha < 0.05 => Tint::Clear,
        // The conversion keeps to what a byte holds.
        [red, green, blue, ..] => Tint::Of(Shade::new([red, green, blue].map(|channel| channel.round() as u8))),
        _ => Tint::Unknown,
    }
}

/// A colour by its hue, how full it is and how light.
fn by_hue(inner: &str) -> Option<Tint> {
    let number = |part: &str| part.trim_end_matches(|last: char| !last.is_ascii_digit()).parse::<f32>().ok();
    let parts = inner.split([',', ' ', '/', ')']).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    let [hue, fullness, lightness, ref rest @ ..] = parts[..] else { return None };
    if rest.first().and_then(|alpha| part(alpha)).is_some_and(|alpha| alpha < 0.05) {
        return Some(Tint::Clear);
    }
    let (hue, fullness, light) =
        (number(hue)?.rem_euclid(360.0), number(fullness)? / 100.0, number(lightness)? / 100.0);
    let reach = fullness.clamp(0.0, 1.0) * light.min(1.0 - light).max(0.0);
    // The conversion keeps to what a byte holds.
    let channel = |offset: f32| {
        let turn = (offset + hue / 30.0).rem_euclid(12.0);
        ((light - reach * (turn - 3.0).min(9.0 - turn).clamp(-1.0, 1.0)) * 255.0).round() as u8
    };
    Some(Tint::Of(Shade::new([channel(0.0), channel(8.0), channel(4.0)])))
}

/// A percentage of the 255 steps that a colour has.
fn percent(number: &str) -> Option<f32> {
    number.parse::<f32>().ok().map(|value| value * 2.55)
}

/// A size of text in points.
fn points(size: &str) -> Option<f32> {
    let size = size.strip_prefix("calc(").map_or(size, |inner| inner.trim_end_matches(')').trim());
    let end = size.find(|character: char| !character.is_ascii_digit() && character != '.');
    let (number, unit) = size.split_at(end.unwrap_or(size.len()));
    let number: f32 = number.parse().ok()?;
    let unit = match unit.trim() {
        "pt" => 1.0,
        "px" => 0.75,
        "em" | "rem" => ORDINARY,
        "%" => ORDINARY / 100.0,
        "mm" => 72.0 / 25.4,
        "cm" => 720.0 / 25.4,
        "in" => 72.0,
        _ if number == 0.0 => 1.0,
        _ => return None,
    };
    Some(number * unit)
}
