//! The problems that reading and writing files can have.

use crate::diag::{Code, Explanation};

pub const UNREADABLE: Code = Code::error("unreadable-file");

pub const NO_PDF: Code = Code::error("no-pdf");

/// What `beding explain` prints of each.
pub const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: NO_PDF,
        text: "This program was built without the typesetter, so it writes no PDF.\n\n\
               ## How to resolve\nBuild it with the feature `pdf`, or ask for another format.",
    },
    Explanation {
        code: UNREADABLE,
        text: "A file, or a file that it names, cannot be read or written.\n\n\
           ## How to resolve\nThe message says why: the file is not there, is a folder, or may not be read.",
    },
];
