//! The problems that composing can meet in a dossier, an organisation file or a library.

use crate::diag::{Code, Explanation};

/// A fact that the library does not have.
pub const UNKNOWN_FACT: Code = Code::error("unknown-fact");
/// An answer that cannot be read.
pub const BAD_ANSWER: Code = Code::error("bad-answer");
pub const UNASKED_FACT: Code = Code::warning("unasked-fact");
pub const UNKNOWN_TEMPLATE: Code = Code::error("unknown-template");
pub const UNKNOWN_EDITION: Code = Code::error("unknown-edition");
pub const UNKNOWN_CLAUSE: Code = Code::error("unknown-clause");
pub const UNKNOWN_PROVISION: Code = Code::error("unknown-provision");
pub const UNKNOWN_PARAMETER: Code = Code::error("unknown-parameter");
pub const BAD_PARAMETER: Code = Code::error("bad-parameter");
pub const UNUSED_VALUE: Code = Code::warning("unused-value");
pub const UNKNOWN_FALLBACK: Code = Code::error("unknown-fallback");
pub const UNKNOWN_SUBJECT: Code = Code::error("unknown-subject");
pub const UNKNOWN_PART: Code = Code::error("unknown-part");
pub const BAD_CHANGE: Code = Code::error("bad-change");
pub const BAD_TEMPLATE_TEXT: Code = Code::error("bad-template-text");
pub const UNKNOWN_VARIABLE: Code = Code::error("unknown-variable");
pub const DOUBLE_CONFIRMATION: Code = Code::error("double-confirmation");
pub const CLAUSE_TWICE: Code = Code::error("clause-twice");
pub const EDITION_NAME: Code = Code::error("edition-name");
pub const TOO_LONG: Code = Code::error("too-long");

/// What `beding explain` prints of each.
pub const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: UNKNOWN_FACT,
        text: "A dossier, organisation file or condition names a fact that the library does not have.\n\n\
               ## Why it matters\nA misspelt fact would silently count as no, and a clause would be left out.\n\n\
               ## How to resolve\nUse the name in the hint. `clauses/vocabulary/facts.yaml` lists all facts.",
    },
    Explanation {
        code: BAD_ANSWER,
        text: "The answer to a question about the procurement cannot be read.\n\n\
               ## How to resolve\nYes-or-no facts take `ja`, `nee`, `yes` or `no`; a choice takes the key of an \
               option; an amount is written as 50000; a number as 48.",
    },
    Explanation {
        code: UNASKED_FACT,
        text: "A dossier answers a question that is not asked, given its other answers; the answer does not count.\n\n\
               ## Example\n`cameras: ja` while `sensors: nee`.\n\n\
               ## How to resolve\nRemove the answer, or correct the other one.",
    },
    Explanation {
        code: UNKNOWN_TEMPLATE,
        text: "The dossier names a contract template that is not there.\n\n\
               ## How to resolve\nUse `annex`, `agreement` or `data-purchase`, or a folder of your own with a \
               `template.yaml`.",
    },
    Explanation {
        code: UNKNOWN_EDITION,
        text: "The dossier names an edition of GIBIT that is not there.\n\n\
               ## How to resolve\nUse 2016, 2020, 2023 or 2025, or add a local variant to the organisation file \
               under `editions`.",
    },
    Explanation {
        code: UNKNOWN_CLAUSE,
        text: "A clause is named that the library does not have.\n\n\
               ## How to resolve\nUse the name in the hint; `beding clauses` lists them.",
    },
    Explanation {
        code: UNKNOWN_PROVISION,
        text: "A paragraph or point is named that the clause does not have.\n\n\
               ## How to resolve\n`beding clauses show ID` prints the clause with its addresses.",
    },
    Explanation {
        code: UNKNOWN_PARAMETER,
        text: "A value is given for a parameter that the clause does not declare.\n\n\
               ## How to resolve\nUse the name in the hint; `beding clauses show ID` lists the parameters.",
    },
    Explanation {
        code: BAD_PARAMETER,
        text: "The value of a parameter cannot be read, or lies outside the range that the clause allows.\n\n\
               ## Why it matters\nOutside its range a clause no longer does what it is there for.\n\n\
               ## How to resolve\nThe message says what may be written. Who really needs another value writes an \
               own version of the clause.",
    },
    Explanation {
        code: UNUSED_VALUE,
        text: "A dossier sets a parameter or chooses a fallback of a clause that is not in the contract.\n\n\
               ## How to resolve\nRemove it, or see with `beding compose --explain` why the clause is out.",
    },
    Explanation {
        code: UNKNOWN_FALLBACK,
        text: "A dossier chooses a fallback that the clause does not have.\n\n\
               ## How to resolve\nUse the name in the hint; `beding clauses show ID` lists the fallbacks.",
    },
    Explanation {
        code: UNKNOWN_SUBJECT,
        text: "A GIBIT subject is named that is not in `clauses/gibit/subjects.yaml`.\n\n\
               ## How to resolve\nUse the name in the hint.",
    },
    Explanation {
        code: UNKNOWN_PART,
        text: "An organisation file puts its own clause in a part that no template has.\n\n\
               ## How to resolve\nUse the key of a part of the template; the hint lists them.",
    },
    Explanation {
        code: BAD_CHANGE,
        text: "A change in a fallback cannot be applied to the clause.\n\n\
               ## Example\nA change has either `at` with texts, `at` with `remove: true`, or `after` with a new `key` \
               and texts.\n\n\
               ## How to resolve\nUse an address of the same clause, and texts in both languages.",
    },
    Explanation {
        code: BAD_TEMPLATE_TEXT,
        text: "The text of a clause is not a valid tera template, or cannot be rendered.\n\n\
               ## How to resolve\nThe message names the place. Write a brace that has to be printed as \
               `{{ \"{{\" }}`.",
    },
    Explanation {
        code: UNKNOWN_VARIABLE,
        text: "The text of a clause uses a variable that is neither a parameter of the clause nor one of the common \
               variables.\n\n\
               ## Why it matters\nA misspelt name in a condition silently counts as no.\n\n\
               ## How to resolve\nUse the name in the hint, or declare the parameter.",
    },
    Explanation {
        code: DOUBLE_CONFIRMATION,
        text: "The number of one GIBIT article is confirmed twice in the same file.\n\n\
               ## Why it matters\nOne of the two may be wrong, and only one would be printed.\n\n\
               ## How to resolve\nKeep the one that somebody read in the text of the edition.",
    },
    Explanation {
        code: CLAUSE_TWICE,
        text: "An organisation file lists the same clause twice.\n\n## How to resolve\nRemove one of the two.",
    },
    Explanation {
        code: EDITION_NAME,
        text: "An edition of GIBIT of the municipality's own has a name that is taken or that cannot be a name.\n\n\
               ## Why it matters\nA contract names its edition; two editions with one name cannot be told apart.\n\n\
               ## How to resolve\nChoose a name such as `2020-voorbeeldstad`.",
    },
    Explanation {
        code: TOO_LONG,
        text: "The text of one provision has grown too long to be printed as one paragraph.\n\n\
               ## How to resolve\nShorten the values that go into it.",
    },
];
