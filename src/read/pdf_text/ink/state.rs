//! How the next letters of a stream are drawn.

use super::matrix::{Area, EVERYWHERE, Matrix, PLAIN};

/// The ways to draw letters (`Tr`) that leave no ink.
const WITHOUT_INK: [u8; 2] = [3, 7];

/// Above this the parts of a colour are white.
const WHITE: f32 = 0.98;

/// Below this a paint is not seen.
const CLEAR: f32 = 0.05;

/// The state of drawing.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// Where things come to lie on the page.
    pub page: Matrix,
    /// What is shown of what is drawn.
    pub clip: Area,
    /// How letters are drawn.
    pub mode: u8,
    /// The size of letters.
    pub size: f32,
    /// How far lines lie apart.
    pub leading: f32,
    /// How much of the paint of areas and letters covers what is below.
    pub cover: f32,
    /// Whether paint is mixed with what is below in another way than over it.
    pub mixes: bool,
    /// The colour of letters and areas.
    pub ink: Paint,
    /// Whether a form around it is in a layer that is off.
    pub off: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            page: PLAIN,
            clip: EVERYWHERE,
            mode: 0,
            size: 0.0,
            leading: 0.0,
            cover: 1.0,
            mixes: false,
            ink: Paint::default(),
            off: false,
        }
    }
}

impl State {
    /// Whether letters leave no ink.
    pub fn leaves_no_ink(&self) -> bool {
        self.off || WITHOUT_INK.contains(&self.mode) || self.cover < CLEAR
    }

    /// Whether areas are not painted at all.
    pub fn leaves_no_paint(&self) -> bool {
        self.off || self.cover < CLEAR
    }

    /// Whether paint hides what is below.
    pub fn covers(&self) -> bool {
        !self.mixes && self.cover > 1.0 - CLEAR && !self.off
    }
}

/// A colour, as far as it is white or not.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Paint {
    /// What its parts stand for.
    pub space: Space,
    /// Whether it is white, or no ink at all.
    pub white: bool,
}

/// What the parts of a colour stand for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Space {
    /// Light: one part for grey, three for red, green and blue; or four for the inks of a printer.
    #[default]
    Device,
    /// Inks of which none is white.
    Inks,
    /// Anything else.
    Other,
}

impl Paint {
    /// The colour of which these are the parts.
    pub fn of(self, parts: &[f32]) -> Self {
        let white = match (self.space, parts) {
            (Space::Device, [_] | [_, _, _]) => parts.iter().all(|part| *part > WHITE),
            (Space::Device, [_, _, _, _]) | (Space::Inks, [_, ..]) => parts.iter().all(|part| *part < 1.0 - WHITE),
            _ => false,
        };
        Self { white, ..self }
    }

    /// A colour of a device.
    pub fn device(parts: &[f32]) -> Self {
        Self { space: Space::Device, white: false }.of(parts)
    }
}
