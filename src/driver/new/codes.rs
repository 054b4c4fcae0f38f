//! The problems that a file with answers can have.

/// Composing finds the same in a dossier.
pub use crate::compose::{BAD_ANSWER, UNKNOWN_FACT};
use crate::diag::{Code, Explanation};

pub const MISSING_ANSWER: Code = Code::error("missing-answer");
pub const UNASKED_ANSWER: Code = Code::warning("unasked-answer");

/// What `beding explain` prints of each.
pub const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: MISSING_ANSWER,
        text: "A file for `beding new --answers` lacks an answer to a question that has no default.\n\n\
               ## Why it matters\nWithout it the contract would have an open item; only the user knows the answer.\n\n\
               ## How to resolve\nAdd the field that the message names, e.g. `subject: crowd monitoring`.",
    },
    Explanation {
        code: UNASKED_ANSWER,
        text: "A file for `beding new --answers` answers a question that is not asked, given its other answers; the \
               answer is left out of the dossier.\n\n\
               ## Example\nA `contractor` while the `phase` is `preparation`, or `cameras: ja` while `sensors: nee`.\n\n\
               ## How to resolve\nRemove the answer, or correct the other one.",
    },
];
