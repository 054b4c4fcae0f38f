//! beding composes GIBIT-compatible contract annexes for Dutch municipalities.
pub mod diag;
pub mod model;
#[cfg(feature = "pdf")]
pub mod typeset;
