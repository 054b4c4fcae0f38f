//! Whether the formatting of text makes it invisible to a reader, or look struck.

use super::names::{Element, is_on, number, value};
use crate::model::Concealment;
use crate::read::shade::Shade;

/// Up to so many half-points text cannot be read.
const TINY: f32 = 8.0;

/// Below so many per cent of their width letters cannot be read.
const NARROW: f32 = 20.0;

/// The parts of formatting that can hide text; absent where nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    hidden: Option<bool>,
    ink: Option<Ink>,
    tiny: Option<bool>,
    narrow: Option<bool>,
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
    /// A colour of the theme that is not looked up.
    Unknown,
}

/// What text stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// Nothing of its own.
    Open,
    /// A colour.
    Of(Shade),
    /// A pattern, or a colour that is not known.
    Unknown,
}

impl Look {
    /// Takes what one element of run or paragraph properties says.
    pub fn take(&mut self, element: &Element<'_>) {
        match element.name() {
            "vanish" => self.hidden = Some(is_on(element)),
            "color" => self.ink = Some(ink(element)),
            "sz" => self.tiny = number::<f32>(element).map(|size| size <= TINY),
            "w" => {
                let scale = value(element).and_then(|scale| scale.trim().trim_end_matches('%').parse::<f32>().ok());
                self.narrow = scale.map(|scale| scale < NARROW);
            }
            "strike" => self.struck = Some(is_on(element)),
            "dstrike" => self.struck_twice = Some(is_on(element)),
            "shd" => self.shading = Some(shading(element)),
            "highlight" => self.highlight = Some(highlight(value(element).as_deref())),
            _ => {}
        }
    }

    /// This formatting where it says something, otherwise that of `below`.
    pub fn over(self, below: Self) -> Self {
        Self {
            hidden: self.hidden.or(below.hidden),
            ink: self.ink.or(below.ink),
            tiny: self.tiny.or(below.tiny),
            narrow: self.narrow.or(below.narrow),
            struck: self.struck.or(below.struck),
            struck_twice: self.struck_twice.or(below.struck_twice),
            shading: self.shading.or(below.shading),
            highlight: self.highlight.or(below.highlight),
        }
    }

    /// The formatting on a ground of a colour that is not known, unless it has one of its own.
    pub fn on_shading(self) -> Self {
        if self.is_shaded() { self } else { Self { shading: Some(Ground::Unknown), ..self } }
    }

    /// The formatting of a run in a paragraph: where the run has no ground, that of the paragraph shows through.
    pub fn in_paragraph(self, paragraph: Self) -> Self {
        let look = self.over(paragraph);
        if look.is_shaded() { look } else { Self { shading: paragraph.shading, ..look } }
    }

    /// Whether the ground is coloured.
    pub fn is_shaded(self) -> bool {
        [self.shading, self.highlight].into_iter().flatten().any(|ground| ground != Ground::Open)
    }

    /// Why text with this formatting is not seen as it is.
    pub fn concealment(self) -> Option<Concealment> {
        let is = |property: Option<bool>| property == Some(true);
        if is(self.hidden) {
            Some(Concealment::Hidden)
        } else if self.vanishes() {
            Some(Concealment::PaperColour)
        } else if is(self.tiny) || is(self.narrow) {
            Some(Concealment::Tiny)
        } else {
            (is(self.struck) || is(self.struck_twice)).then_some(Concealment::Struck)
        }
    }

    /// Whether letters have the colour of what they stand on.
    fn vanishes(self) -> bool {
        let highlight = self.highlight.filter(|ground| *ground != Ground::Open);
        let ground = match highlight.or(self.shading).unwrap_or(Ground::Open) {
            Ground::Open => Shade::PAPER,
            Ground::Of(shade) => shade,
            Ground::Unknown => return false,
        };
        match self.ink.unwrap_or(Ink::Automatic) {
            // Automatic letters turn white on dark shading, but not on a dark highlight.
            Ink::Automatic => highlight.is_some() && Shade::INK.vanishes_on(ground),
            Ink::Of(shade) => shade.vanishes_on(ground),
            Ink::Unknown => false,
        }
    }
}

/// The colour that a name of the theme stands for: what paper and ink are called in it.
fn of_theme(name: Option<&str>) -> Option<Shade> {
    match name? {
        "background1" | "light1" | "bg1" | "lt1" => Some(Shade::PAPER),
        "text1" | "dark1" | "tx1" | "dk1" => Some(Shade::INK),
        _ => None,
    }
}

/// A colour of the theme goes before one that is written out, unless it is made lighter or darker.
fn ink(element: &Element<'_>) -> Ink {
    let theme = element.attribute("themeColor");
    let plain = element.attribute("themeShade").is_none() && element.attribute("themeTint").is_none();
    let written = value(element);
    let shade = of_theme(theme.as_deref()).filter(|_| plain).or_else(|| Shade::of_hex(written.as_deref()?));
    match shade {
        Some(shade) => Ink::Of(shade),
        None if theme.is_some() => Ink::Unknown,
        None => Ink::Automatic,
    }
}

fn shading(element: &Element<'_>) -> Ground {
    let (pattern, fill, theme) = match value(element).as_deref() {
        None | Some("clear" | "nil") => (false, "fill", ["themeFill", "themeFillShade", "themeFillTint"]),
        Some("solid") => (false, "color", ["themeColor", "themeShade", "themeTint"]),
        Some(_) => (true, "fill", ["themeFill", "themeFillShade", "themeFillTint"]),
    };
    if pattern {
        return Ground::Unknown;
    }
    let name = element.attribute(theme[0]);
    let plain = theme[1..].iter().all(|change| element.attribute(change).is_none());
    let written = element.attribute(fill);
    match of_theme(name.as_deref()).filter(|_| plain).or_else(|| Shade::of_hex(written.as_deref()?)) {
        Some(Shade::PAPER) => Ground::Open,
        Some(shade) => Ground::Of(shade),
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

/// Whether shading shows another colour than that of the paper.
pub(super) fn is_shading(element: &Element<'_>) -> bool {
    shading(element) != Ground::Open
}
