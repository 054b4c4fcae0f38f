//! Whether the formatting of text makes it invisible to a reader, or look struck.

use super::names::{Element, Node, Xml, is_on, measure, number, value};
use super::theme::Theme;
use crate::model::Concealment;
use crate::read::Unreadable;
use crate::read::shade::Shade;

/// Up to so many half-points text cannot be read.
const TINY: f32 = 8.0;

/// Below so many per cent of their width letters cannot be read.
const NARROW: f32 = 20.0;

/// The least room that letters are pressed into and can still be read, in twentieths of a point.
const FITTED: f32 = 100.0;

/// The size of letters where nothing says it, in half-points.
const ORDINARY: f32 = 20.0;

/// Letters that stand closer by this part of their size lie on each other.
const SQUEEZED: f32 = 0.3;

/// Letters that are raised or lowered by so many times their size are not on their line.
const OFF_LINE: f32 = 4.0;

/// Lines of exactly this height or less cut their letters off, in twentieths of a point.
pub(super) const FLAT: f32 = 60.0;

/// Letters that are clear to so many thousandths of a per cent are not seen.
const CLEAR: u32 = 95_000;

/// Further than this to the right nothing is on the page, in twentieths of a point: the long side of A3.
const BEYOND: f32 = 23_811.0;

/// Further than this to the left of the text nothing is on the page, in twentieths of a point.
const BEFORE: f32 = -7_200.0;

/// The parts of formatting that can hide text; absent where nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Look {
    hidden: Option<bool>,
    ink: Option<Ink>,
    /// What letters are filled with instead of their colour.
    filled: Option<Ink>,
    /// The size of letters, in half-points.
    size: Option<f32>,
    narrow: Option<bool>,
    /// What is added to the width of each letter, in twentieths of a point.
    spacing: Option<f32>,
    /// How far letters are raised, in half-points.
    raised: Option<f32>,
    /// Whether lines are too flat for letters.
    flat: Option<bool>,
    /// Whether the paragraph stands outside the page: by its indent, and by its frame.
    outside: [Option<bool>; 2],
    struck: Option<bool>,
    struck_twice: Option<bool>,
    shading: Option<Ground>,
    highlight: Option<Ground>,
}

/// The colour of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ink {
    /// Black, or white where the shading asks for it.
    Automatic,
    /// A colour.
    Of(Shade),
    /// A colour that is not worked out.
    Unknown,
    /// None: letters are clear.
    None,
}

/// What text stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// Nothing of its own.
    Open,
    /// A colour.
    Of(Shade),
    /// A pattern, or a colour that is not known.
    Unknown,
}

impl Ground {
    /// That of a colour.
    pub fn of(shade: Shade) -> Self {
        if shade == Shade::PAPER { Self::Open } else { Self::Of(shade) }
    }
}

impl Look {
    /// Takes what one element of run or paragraph properties says.
    pub fn take(&mut self, element: &Element<'_>, theme: &Theme) {
        match element.name() {
            "vanish" | "specVanish" => self.hidden = Some(is_on(element)),
            "color" => self.ink = Some(ink(element, theme)),
            "sz" => self.size = number(element),
            "w" => {
                let scale = value(element).and_then(|scale| scale.trim().trim_end_matches('%').parse::<f32>().ok());
                self.narrow = scale.map(|scale| scale < NARROW);
            }
            // The room that its letters are pressed into.
            "fitText" => self.narrow = number::<f32>(element).map(|width| width < FITTED).or(self.narrow),
            // Of a run it says how far letters stand apart, of a paragraph how high its lines are.
            "spacing" => {
                self.spacing = number(element).or(self.spacing);
                if let Some(height) = measure(element, "line") {
                    let exact = element.attribute("lineRule").as_deref() == Some("exact");
                    self.flat = Some(exact && height <= FLAT);
                }
            }
            "position" => self.raised = number(element),
            "ind" => {
                let indent = measure(element, "left").or_else(|| measure(element, "start"));
                self.outside[0] = indent.map(is_outside).or(self.outside[0]);
            }
            "framePr" => {
                let flat = element.attribute("hRule").as_deref() == Some("exact")
                    && measure(element, "h").is_some_and(|height| height <= FLAT);
                self.outside[1] =
                    Some(flat || ["x", "y"].into_iter().filter_map(|side| measure(element, side)).any(is_outside));
            }
            "strike" => self.struck = Some(is_on(element)),
            "dstrike" => self.struck_twice = Some(is_on(element)),
            "shd" => self.shading = Some(shading(element, theme)),
            "highlight" => self.highlight = Some(highlight(value(element).as_deref())),
            _ => {}
        }
    }

    /// Takes the rest of an element that says what letters are filled with.
    pub fn fill(&mut self, xml: &mut Xml<'_>, theme: &Theme) -> Result<(), Unreadable> {
        let mut depth = 0_usize;
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    depth += 1;
                    let written = value(&element);
                    self.filled = match (element.name(), written.as_deref()) {
                        ("noFill", _) => Some(Ink::None),
                        ("srgbClr", Some(digits)) => Some(Shade::of_hex(digits).map_or(Ink::Unknown, Ink::Of)),
                        ("schemeClr", Some(name)) => Some(theme.shade(name).map_or(Ink::Unknown, Ink::Of)),
                        // So many thousandths of a per cent show what is behind.
                        ("alpha", Some(clear)) if clear.parse::<u32>().is_ok_and(|clear| clear >= CLEAR) => {
                            Some(Ink::None)
                        }
                        ("lumMod" | "lumOff" | "tint" | "shade" | "gradFill", _) => Some(Ink::Unknown),
                        _ => self.filled,
                    };
                }
                Node::End if depth > 0 => depth -= 1,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(()),
            }
        }
    }

    /// This formatting where it says something, otherwise that of `below`.
    pub fn over(self, below: Self) -> Self {
        Self {
            hidden: self.hidden.or(below.hidden),
            ink: self.ink.or(below.ink),
            filled: self.filled.or(below.filled),
            size: self.size.or(below.size),
            narrow: self.narrow.or(below.narrow),
            spacing: self.spacing.or(below.spacing),
            raised: self.raised.or(below.raised),
            flat: self.flat.or(below.flat),
            outside: [0, 1].map(|index| self.outside[index].or(below.outside[index])),
            struck: self.struck.or(below.struck),
            struck_twice: self.struck_twice.or(below.struck_twice),
            shading: self.shading.or(below.shading),
            highlight: self.highlight.or(below.highlight),
        }
    }

    /// The formatting on this ground, unless it has one of its own.
    pub fn on(self, ground: Ground) -> Self {
        if self.is_shaded() { self } else { Self { shading: Some(ground), ..self } }
    }

    /// The formatting of a run in a paragraph: where the run has no ground, that of the paragraph shows through.
    pub fn in_paragraph(self, paragraph: Self) -> Self {
        let look = self.over(paragraph);
        if look.is_shaded() { look } else { Self { shading: paragraph.shading, ..look } }
    }

    /// The ground that its shading is.
    pub fn ground(self) -> Option<Ground> {
        self.shading
    }

    /// Whether the ground is coloured.
    pub fn is_shaded(self) -> bool {
        [self.shading, self.highlight].into_iter().flatten().any(|ground| ground != Ground::Open)
    }

    /// Why text with this formatting is not seen as it is.
    pub fn concealment(self) -> Option<Concealment> {
        let is = |property: Option<bool>| property == Some(true);
        let size = self.size.unwrap_or(ORDINARY);
        let off_line = self.raised.is_some_and(|raised| raised.abs() >= OFF_LINE * size.max(TINY));
        // A size counts half-points, a distance twentieths of a point.
        let squeezed = self.spacing.is_some_and(|spacing| spacing <= -SQUEEZED * 10.0 * size);
        if is(self.hidden) || is(self.flat) || self.outside.into_iter().any(is) || off_line {
            Some(Concealment::Hidden)
        } else if self.vanishes() {
            Some(Concealment::PaperColour)
        } else if size <= TINY || is(self.narrow) || squeezed {
            Some(Concealment::Tiny)
        } else {
            (is(self.struck) || is(self.struck_twice)).then_some(Concealment::Struck)
        }
    }

    /// Whether letters have the colour of what they stand on.
    fn vanishes(self) -> bool {
        let highlight = self.highlight.filter(|ground| *ground != Ground::Open);
        if self.filled == Some(Ink::None) {
            return true;
        }
        let ground = match highlight.or(self.shading).unwrap_or(Ground::Open) {
            Ground::Open => Shade::PAPER,
            Ground::Of(shade) => shade,
            Ground::Unknown => return false,
        };
        match self.filled.or(self.ink).unwrap_or(Ink::Automatic) {
            Ink::None => true,
            // Automatic letters turn white on dark shading, but not on a dark highlight.
            Ink::Automatic => highlight.is_some() && Shade::INK.vanishes_on(ground),
            Ink::Of(shade) => shade.vanishes_on(ground),
            Ink::Unknown => false,
        }
    }
}

/// Whether so far from the left or the top of the text is outside the page.
pub(super) fn is_outside(distance: f32) -> bool {
    !(BEFORE..BEYOND).contains(&distance)
}

/// A colour of the theme goes before one that is written out, unless it is made lighter or darker.
fn ink(element: &Element<'_>, theme: &Theme) -> Ink {
    let name = element.attribute("themeColor");
    let plain = element.attribute("themeShade").is_none() && element.attribute("themeTint").is_none();
    let written = value(element);
    let of_theme = name.as_deref().filter(|_| plain).and_then(|name| theme.shade(name));
    match of_theme.or_else(|| Shade::of_hex(written.as_deref()?)) {
        Some(shade) => Ink::Of(shade),
        None if name.is_some() => Ink::Unknown,
        None => Ink::Automatic,
    }
}

fn shading(element: &Element<'_>, theme: &Theme) -> Ground {
    let (pattern, fill, names) = match value(element).as_deref() {
        None | Some("clear" | "nil") => (false, "fill", ["themeFill", "themeFillShade", "themeFillTint"]),
        Some("solid") => (false, "color", ["themeColor", "themeShade", "themeTint"]),
        Some(_) => (true, "fill", ["themeFill", "themeFillShade", "themeFillTint"]),
    };
    if pattern {
        return Ground::Unknown;
    }
    let name = element.attribute(names[0]);
    let plain = names[1..].iter().all(|change| element.attribute(change).is_none());
    let written = element.attribute(fill);
    let of_theme = name.as_deref().filter(|_| plain).and_then(|name| theme.shade(name));
    match of_theme.or_else(|| Shade::of_hex(written.as_deref()?)) {
        Some(shade) => Ground::of(shade),
        None if name.is_some() => Ground::Unknown,
        None if fill == "color" => Ground::Of(Shade::INK),
        None => Ground::Open,
    }
}

fn highlight(name: Option<&str>) -> Ground {
    let digits = match name.unwrap_or("none") {
        "none" => return Ground::Open,
        "white" => "FFFFFF",
        "black" => "000000",
        "yellow" => "FFFF00",
        "green" => "00FF00",
        "cyan" => "00FFFF",
        "magenta" => "FF00FF",
        "blue" => "0000FF",
        "red" => "FF0000",
        "darkBlue" => "00008B",
        "darkCyan" => "008B8B",
        "darkGreen" => "006400",
        "darkMagenta" => "800080",
        "darkRed" => "8B0000",
        "darkYellow" => "808000",
        "darkGray" => "A9A9A9",
        "lightGray" => "D3D3D3",
        _ => return Ground::Unknown,
    };
    Shade::of_hex(digits).map_or(Ground::Unknown, Ground::Of)
}
