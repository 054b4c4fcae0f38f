//! What changed between two documents (L2).

pub mod references;
