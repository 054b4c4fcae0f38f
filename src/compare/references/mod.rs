//! References between provisions: where they stand in the text, where they lead, and what became of them.
//!
//! 1. [`find`] reads the references in a text, each with its byte range: to a reader it is one token. [`find_number`]
//!    reads the cell that says which provision a requirement hangs on.
//! 2. [`Numbers`] is the index of the numbers of a document; [`Numbers::resolve`] says which provision a designator
//!    names, seen from where it stands. A number that several provisions have leads to the nearest, or nowhere.
//! 3. [`links`] sets the references of paired provisions against each other; [`changes`] writes them down with the keys
//!    of a redline.
//!
//! ```
//! use beding::compare::references::find;
//!
//! let text = "Onverminderd artikel 5, lid 3 en artikel 6 AVG geldt dit niet.";
//! let found = find(text);
//! assert_eq!(found[0].words(text), "artikel 5, lid 3");
//! assert!(found[1].external);
//! ```

mod designator;
mod external;
mod find;
mod links;
mod numbers;
#[cfg(test)]
mod tests;
mod words;

pub use designator::{Designator, Reference, Step, Unit, Which};
pub use find::{find, find_number};
pub use links::{Joined, Link, LinkTarget, Site, changes, links};
pub use numbers::Numbers;
