//! Whether the formatting of text makes it invisible to a reader.

use super::names::{Element, is_on, number, value};
use crate::model::Concealment;

/// Below so many half-points text cannot be read.
const TINY: f32 = 8.0;

/// The parts of formatting that can hide text; absent where nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    hidden: Option<bool>,
    white: Option<bool>,
    tiny: Option<bool>,
    /// Whether the ground is not that of the paper.
    shaded: Option<bool>,
}

impl Look {
    /// Takes what one element of run or paragraph properties says.
    pub fn take(&mut self, element: &Element<'_>) {
        match element.name() {
            "vanish" => self.hidden = Some(is_on(element)),
            "color" => self.white = Some(value(element).is_some_and(|colour| colour.eq_ignore_ascii_case("FFFFFF"))),
            "sz" => self.tiny = number::<f32>(element).map(|size| size < TINY),
            "shd" => self.shaded = Some(is_shading(element)),
            "highlight" => self.shaded = Some(!matches!(value(element).as_deref(), Some("none" | "white"))),
            _ => {}
        }
    }

    /// This formatting where it says something, otherwise that of `below`.
    pub fn over(self, below: Self) -> Self {
        Self {
            hidden: self.hidden.or(below.hidden),
            white: self.white.or(below.white),
            tiny: self.tiny.or(below.tiny),
            shaded: self.shaded.or(below.shaded),
        }
    }

    /// The formatting on a ground of another colour than the paper.
    pub fn on_shading(self) -> Self {
        Self { shaded: Some(true), ..self }
    }

    /// Whether the ground is coloured.
    pub fn is_shaded(self) -> bool {
        self.shaded == Some(true)
    }

    /// Why text with this formatting is not seen.
    pub fn concealment(self) -> Option<Concealment> {
        if self.hidden == Some(true) {
            Some(Concealment::Hidden)
        } else if self.white == Some(true) && !self.is_shaded() {
            Some(Concealment::PaperColour)
        } else if self.tiny == Some(true) {
            Some(Concealment::Tiny)
        } else {
            None
        }
    }
}

/// Whether shading shows another colour than that of the paper.
pub(super) fn is_shading(element: &Element<'_>) -> bool {
    let is_paper = |colour: Option<&str>| match colour {
        None => true,
        Some(colour) => colour.eq_ignore_ascii_case("FFFFFF") || colour.eq_ignore_ascii_case("auto"),
    };
    let plain = matches!(value(element).as_deref(), None | Some("clear" | "nil"));
    !(plain && is_paper(element.attribute("fill").as_deref()) && element.attribute("themeFill").is_none())
}
