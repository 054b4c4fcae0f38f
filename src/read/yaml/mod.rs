//! The door to YAML: text to typed values, with every problem and its place.
//!
//! 1. [`parse`] turns the events of serde-saphyr's parser into a [`Node`] tree that remembers where everything stands.
//!    Aliases, tags, duplicate keys and several documents are refused: our files need none of them, and each of them
//!    has been used to exhaust or deceive a reader.
//! 2. [`de`] turns the tree into a typed value. A problem does not end it: what is wrong is taken out of the tree and
//!    the rest is read again, so that one run shows all problems.

mod de;
mod node;
mod parse;

pub(super) use de::from_node;
pub(super) use node::{Key, Kind, Node};
pub(super) use parse::parse;
