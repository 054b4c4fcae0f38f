//! The problems that reading and writing files can have.

use crate::diag::{Code, Explanation};

pub const UNREADABLE: Code = Code::error("unreadable-file");

/// What `beding explain` prints of each.
pub const EXPLANATIONS: &[Explanation] = &[Explanation {
    code: UNREADABLE,
    text: "A file, or a file that it names, cannot be read or written.\n\n\
           ## How to resolve\nThe message says why: the file is not there, is a folder, or may not be read.",
}];
