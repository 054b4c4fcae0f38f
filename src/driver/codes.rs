//! The problems that reading and writing files can have.

use crate::diag::{Code, Explanation};
use crate::model::REMARK_RULE;

pub const UNREADABLE: Code = Code::error("unreadable-file");

pub const CHANGE_OUTSIDE_ONLY: Code = Code::error("change-outside-only");

pub const PROVISION_CHANGED: Code = Code::warning("provision-changed");

pub const SILENT_CHANGE: Code = Code::error("silent-change");

pub const UNSEEN_TEXT: Code = Code::error("unseen-text");

pub const RESERVATION_IN_REMARK: Code = Code::warning(REMARK_RULE);

pub const OTHER_SINCE: Code = Code::warning("other-comparison");

pub const NO_PDF: Code = Code::error("no-pdf");

/// What `beding explain` prints of each.
pub const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: NO_PDF,
        text: "This program was built without the typesetter, so it writes no PDF.\n\n\
               ## How to resolve\nBuild it with the feature `pdf`, or ask for another format.",
    },
    Explanation {
        code: OTHER_SINCE,
        text: "What the requirements are compared with by `--since` is of another kind of contract, another authority, supplier \
               or procurement, or less than half of the requirements are in both.\n\n\
               ## Why it matters\nWhat is called new or no longer asked may only be something else. The list is made all the \
               same: two procurements may well be compared.\n\n\
               ## How to resolve\nGive the earlier version of the same contract, or read the comparison as one of two contracts.",
    },
    Explanation {
        code: CHANGE_OUTSIDE_ONLY,
        text: "With `--only`, the other side was free to change some provisions. This is a change to another one.\n\n\
               ## Why it matters\nWhat was not open for discussion must come back as it was sent.\n\n\
               ## What is left alone\nNumbers that follow from changes elsewhere, and references that follow those numbers.\n\n\
               ## Example\n`beding diff contract.pdf answer.docx --only resale-ban` finds every change outside that article.\n\n\
               ## How to resolve\nAsk for the issued text back, or name the provision with `--only` as well.",
    },
    Explanation {
        code: PROVISION_CHANGED,
        text: "A provision changed, and no rule says more of it than its verdict: it is gone, it is new, or the program \
               cannot tell what the change does.\n\n\
               ## Why it matters\nWhat was not assessed is not approved: a person has to read it.\n\n\
               ## How to resolve\nRead both texts. The message says why the program could not tell.",
    },
    Explanation {
        code: SILENT_CHANGE,
        text: "The counter-proposal has tracked changes, and this change is not among them: with all tracked changes \
               rejected, the document is not what was issued.\n\n\
               ## Why it matters\nWhoever reads only the tracked changes does not see it.\n\n\
               ## How to resolve\nAsk the other side about it, and for a document in which every change is tracked.",
    },
    Explanation {
        code: UNSEEN_TEXT,
        text: "Words of the counter-proposal are hidden from who reads the file, in the colour of the paper or too small to \
               see, or show something else than what they are; what was issued does not have them.\n\n\
               ## Why it matters\nThey are in the file that is signed, and nobody who reads it on paper or on a screen sees \
               them.\n\n\
               ## How to resolve\nAsk the other side about it, and for a document that shows all of its text.",
    },
    Explanation {
        code: RESERVATION_IN_REMARK,
        text: "A remark of the other side in the margin assumes something, makes its agreement depend on something, limits or \
               refuses what is asked, charges for it or proposes another text.\n\n\
               ## Why it matters\nThe words of the provision stay the same, and whoever signs the file with the remark in it \
               can be told that it was agreed.\n\n\
               ## What is left alone\nRemarks that ask, agree or explain, and those that were in what was issued.\n\n\
               ## Example\n“We assume that audits are at the expense of the Authority”, beside a provision that did not \
               change, is a reservation on that provision.\n\n\
               ## How to resolve\nAnswer the remark in writing and have it taken out of the file before anybody signs.",
    },
    Explanation {
        code: UNREADABLE,
        text: "A file, or a file that it names, cannot be read or written.\n\n\
           ## How to resolve\nThe message says why: the file is not there, is a folder, or may not be read.",
    },
];
