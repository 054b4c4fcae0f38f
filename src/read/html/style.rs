//! What the attributes of an element say about how it is shown.

use scraper::node::Element;

use crate::model::Concealment;
use crate::read::shade::Shade;

/// Up to this size text cannot be read, in points.
const TINY: f32 = 4.0;

/// The size of text where nothing says it, in points.
const ORDINARY: f32 = 12.0;

/// How the text of an element is shown, as far as it conceals; what is inside takes it over.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    hidden: bool,
    ink: Option<Tint>,
    ground: Option<Tint>,
    tiny: bool,
    struck: bool,
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
    pub fn inside(mut self, element: &Element, sheet: &Sheet) -> Self {
        let name = element.name();
        self.hidden |= element.attr("hidden").is_some()
            || element.attr("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
            || matches!(name, "noscript" | "dialog") && element.attr("open").is_none();
        self.struck |= matches!(name, "s" | "strike");
        if let Some(colour) = element.attr("color").filter(|_| name == "font") {
            self.ink = Some(tint(colour));
        }
        if let Some(colour) = element.attr("bgcolor") {
            self.on(colour);
        }
        for (property, value) in sheet.of(element).cloned().chain(declarations(element)) {
            match property.as_str() {
                "display" if value == "none" => self.hidden = true,
                "visibility" => self.hidden |= matches!(value.as_str(), "hidden" | "collapse"),
                "opacity" => self.hidden |= value.parse::<f32>().is_ok_and(|opacity| opacity < 0.05),
                "left" | "right" | "top" | "bottom" | "text-indent" | "margin-left" | "margin-top" => {
                    self.hidden |= is_far_away(&value);
                }
                "color" => self.ink = Some(tint(&value)),
                "background" | "background-color" => self.on(&value),
                "font-size" => self.tiny = points(&value).is_some_and(|size| size <= TINY),
                "text-decoration" | "text-decoration-line" => self.struck |= value.contains("line-through"),
                _ => {}
            }
        }
        self
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
type Declaration = (String, String);

/// The rules of a page's style sheets that hold for one kind of element, class or identity, e.g. `.x`, `p` or `p.x`.
/// Rules for a medium, and for elements inside others, are left out.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: Vec<(String, Vec<Declaration>)>,
}

impl Sheet {
    /// Takes over the rules of a style sheet.
    pub fn read(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            // Comments stand between rules; those inside one spoil no more than that declaration.
            let selectors = before.rsplit("*/").next().unwrap_or_default();
            let selectors = selectors.rsplit(';').next().unwrap_or_default().trim();
            let end = if selectors.starts_with('@') { end_of_block(after) } else { after.find('}') };
            let Some(end) = end else { return };
            if !selectors.starts_with('@') {
                let declared = declared(&after[..end]);
                for selector in selectors.split(',').map(str::trim).filter(|selector| is_simple(selector)) {
                    self.rules.push((selector.to_owned(), declared.clone()));
                }
            }
            rest = &after[end + 1..];
        }
    }

    /// What it declares for an element.
    fn of<'s>(&'s self, element: &'s Element) -> impl Iterator<Item = &'s Declaration> {
        self.rules.iter().filter(|(selector, _)| selects(selector, element)).flat_map(|(_, declared)| declared)
    }
}

/// Where a block ends that may hold others.
fn end_of_block(text: &str) -> Option<usize> {
    let mut depth = 1_usize;
    text.char_indices().find_map(|(at, character)| {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

fn is_simple(selector: &str) -> bool {
    let plain = |character: char| character.is_alphanumeric() || matches!(character, '.' | '#' | '-' | '_');
    !selector.is_empty() && selector.chars().all(plain) && selector.matches(['.', '#']).count() <= 1
}

fn selects(selector: &str, element: &Element) -> bool {
    let at = selector.find(['.', '#']).unwrap_or(selector.len());
    let (name, rest) = selector.split_at(at);
    let named = name.is_empty() || element.name().eq_ignore_ascii_case(name);
    named
        && match (rest.strip_prefix('.'), rest.strip_prefix('#')) {
            (Some(class), _) => {
                element.attr("class").is_some_and(|classes| classes.split_whitespace().any(|one| one == class))
            }
            (_, Some(id)) => element.attr("id") == Some(id),
            _ => true,
        }
}

/// Whether a distance leads out of sight.
fn is_far_away(distance: &str) -> bool {
    let Some(distance) = distance.strip_prefix('-') else { return false };
    let end = distance.find(|character: char| !character.is_ascii_digit() && character != '.');
    let (number, unit) = distance.split_at(end.unwrap_or(distance.len()));
    let least = if matches!(unit.trim(), "em" | "rem") { 20.0 } else { 100.0 };
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

fn declared(style: &str) -> Vec<Declaration> {
    let declaration = |text: &str| {
        let (property, value) = text.split_once(':')?;
        let value = value.trim().to_ascii_lowercase();
        let value = value.trim_end_matches("!important").trim_end().to_owned();
        Some((property.trim().to_ascii_lowercase(), value))
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

/// A percentage of the 255 steps that a colour has.
fn percent(number: &str) -> Option<f32> {
    number.parse::<f32>().ok().map(|value| value * 2.55)
}

/// A size of text in points.
fn points(size: &str) -> Option<f32> {
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
