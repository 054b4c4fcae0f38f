//! How weighing reads a change: which sentences stand against each other, who must or may do something in them, and
//! which quantities they name.

mod alignment;
mod arrangement;
mod comparison;
mod displaced;
mod language;
mod lexicon;
mod notation;
mod parties;
mod pivots;
mod quantity;
mod signs;
mod stake;
mod stem;
mod strong;
mod wording;

pub(in crate::check::weighing) use alignment::{Aligned, Pair, Stretch, align};
pub(in crate::check::weighing) use arrangement::rearranged;
pub(in crate::check::weighing) use comparison::{Comparison, Match, Side, hits};
pub(in crate::check::weighing) use language::language_of;
pub(in crate::check::weighing) use parties::{Mention, Party, mentions, unarticled};
pub(in crate::check::weighing) use pivots::pivotal;
pub(in crate::check::weighing) use quantity::{Kind, Quantity};
pub(in crate::check::weighing) use signs::telling_signs;
pub(in crate::check::weighing) use stake::{Favours, NEGATION, RIGHT, subject};
pub(in crate::check::weighing) use wording::{Wording, canonical, is_telling, normalised, substantial};
