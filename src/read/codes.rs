//! The problems that reading a file can have.

use crate::diag::{Code, Explanation};

pub const NOT_TEXT: Code = Code::error("not-text");
pub const FORBIDDEN_CHARACTER: Code = Code::error("forbidden-character");
pub const TOO_LARGE: Code = Code::error("too-large");
pub const EMPTY_FILE: Code = Code::error("empty-file");
pub const YAML_SYNTAX: Code = Code::error("yaml-syntax");
pub const YAML_FEATURE: Code = Code::error("yaml-feature");
pub const DUPLICATE_FIELD: Code = Code::error("duplicate-field");
pub const UNKNOWN_FIELD: Code = Code::error("unknown-field");
pub const MISSING_FIELD: Code = Code::error("missing-field");
pub const WRONG_TYPE: Code = Code::error("wrong-type");
pub const WRONG_VALUE: Code = Code::error("wrong-value");
pub const BAD_NAME: Code = Code::error("bad-name");
pub const EMPTY_TEXT: Code = Code::error("empty-text");
pub const DUPLICATE_NAME: Code = Code::error("duplicate-name");
pub const NO_BILL_OF_MATERIALS: Code = Code::error("no-bill-of-materials");
/// A software bill of materials that breaks the rules of its format.
pub const DAMAGED_BILL_OF_MATERIALS: Code = Code::error("damaged-bill-of-materials");
pub const SILENT_BILL_OF_MATERIALS: Code = Code::warning("silent-bill-of-materials");

/// A file that is no comparison of the contract at hand.
pub const NOT_A_REDLINE: Code = Code::error("not-a-redline");
pub const UNKNOWN_REQUIREMENT: Code = Code::error("unknown-requirement");
pub const NO_LONGER_ASKED: Code = Code::warning("no-longer-asked");
pub const UNKNOWN_EVIDENCE: Code = Code::error("unknown-evidence");
pub const UNUSED_EVIDENCE: Code = Code::note("unused-evidence");
/// A statement about another contract.
pub const OTHER_CONTRACT: Code = Code::error("other-contract");
pub const OUTDATED_FORM: Code = Code::warning("outdated-form");
pub const UNKNOWN_CONTRACT: Code = Code::warning("unknown-contract");
pub const UNEXPLAINED: Code = Code::warning("unexplained");
pub const ALTERED_FORM: Code = Code::warning("altered-form");
pub const UNREAD_COMMENT: Code = Code::warning("unread-comment");
pub const UNREAD_CELL: Code = Code::warning("unread-cell");
pub const STRUCK_THROUGH: Code = Code::warning("struck-through");
pub const LATE_DATE: Code = Code::warning("late-date");
pub const NO_FORM: Code = Code::error("no-form");
pub const MISSING_COLUMN: Code = Code::error("missing-column");
pub const MERGED_CELLS: Code = Code::error("merged-cells");

/// What `beding explain` prints of each.
pub const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: NOT_A_REDLINE,
        text: "The file given with `--redline` is no comparison of this contract as `beding diff` writes it.\n\n\
               ## Why it matters\nWhat a counter-proposal uncovers can only be said of the contract that it answers.\n\n\
               ## How to resolve\nMake the comparison with `beding diff contract.pdf answer.docx -o redline.json`, where \
               the first file is this contract in the version that was issued, as PDF, JSON or dossier.",
    },
    Explanation {
        code: NOT_TEXT,
        text: "The file is not text in UTF-8.\n\n\
               ## Why it matters\nA byte read wrongly becomes another word in a contract.\n\n\
               ## How to resolve\nOpen the file in an editor and save it with the encoding UTF-8.",
    },
    Explanation {
        code: FORBIDDEN_CHARACTER,
        text: "The file holds a character that cannot be seen or that changes the direction of the text: a control \
               character, a direction mark, a zero-width character, a soft hyphen or a private-use character.\n\n\
               ## Why it matters\nWhat a reader sees on paper must be what the file says. With a direction mark the \
               same file can show another amount than it holds.\n\n\
               ## How to resolve\nType the text again at the place that is shown; copying it from a web page or \
               PDF brings the character back.",
    },
    Explanation {
        code: TOO_LARGE,
        text: "A file, a value in it, or its nesting is larger than any real dossier or clause needs.\n\n\
               ## Why it matters\nA contract with values of this size cannot be typeset in bounded time and memory.\n\n\
               ## How to resolve\nShorten the value; put long texts in an annex of their own.",
    },
    Explanation {
        code: EMPTY_FILE,
        text: "The file holds nothing, or only comments.\n\n## How to resolve\n`beding new` makes a dossier; \
               `beding schema dossier` prints every field.",
    },
    Explanation {
        code: YAML_SYNTAX,
        text: "The file is not valid YAML.\n\n\
               ## Example\n`reason: see: annex 2` has two colons; write `reason: \"see: annex 2\"`.\n\n\
               ## How to resolve\nIndent with spaces, put texts with `: `, `#` or a leading `*`, `&`, `!`, `@`, \
               `%` or backtick between quotes, and close every quote and bracket.",
    },
    Explanation {
        code: YAML_FEATURE,
        text: "The file uses a part of YAML that beding does not read: aliases (`*name`), tags (`!name`) or several \
               documents in one file.\n\n\
               ## Why it matters\nThese make a file mean something else than it shows, and a small file very large.\n\n\
               ## How to resolve\nWrite the values out in full, one document a file.",
    },
    Explanation {
        code: DUPLICATE_FIELD,
        text: "A field stands twice in the same group.\n\n\
               ## Why it matters\nOther programs silently take the last one.\n\n\
               ## How to resolve\nKeep one of the two.",
    },
    Explanation {
        code: UNKNOWN_FIELD,
        text: "A group has a field that is not known there.\n\n\
               ## Why it matters\nA misspelt field would otherwise be left out without a word.\n\n\
               ## How to resolve\nThe hint names the nearest known field; `beding schema` prints all.",
    },
    Explanation {
        code: MISSING_FIELD,
        text: "A field that has to be there is missing.\n\n## How to resolve\nAdd it; `beding schema` tells what it \
               holds.",
    },
    Explanation {
        code: WRONG_TYPE,
        text: "A value is of another kind than the field takes, e.g. a list where one text is expected.\n\n\
               ## How to resolve\nThe message says what is expected.",
    },
    Explanation {
        code: WRONG_VALUE,
        text: "A value is of the right kind but not one of those that are possible.\n\n\
               ## How to resolve\nThe message or hint says what is possible.",
    },
    Explanation {
        code: BAD_NAME,
        text: "A name has characters that names may not have. Ids and keys have lower-case letters, digits and inner \
               hyphens; facts and parameters have lower-case letters, digits and underscores.\n\n\
               ## How to resolve\nRename it. The id of a clause is the name of its file.",
    },
    Explanation {
        code: EMPTY_TEXT,
        text: "A text that is printed is empty, or empty in one of the languages.\n\n## How to resolve\nWrite it, or leave the field out where it may be left out.",
    },
    Explanation {
        code: DUPLICATE_NAME,
        text: "Two things of one kind have the same name, e.g. two paragraphs of a clause with key `2`.\n\n\
               ## Why it matters\nThe stable address of a provision has to point at one provision.\n\n\
               ## How to resolve\nGive the newer one a key that was never used before.",
    },
    Explanation {
        code: NO_BILL_OF_MATERIALS,
        text: "A file that is given as a software bill of materials is neither CycloneDX nor SPDX.\n\n\
               ## What is read\nCycloneDX as JSON or XML; SPDX 2 as JSON, YAML or tag-value; SPDX 3 as JSON-LD.\n\n\
               ## How to resolve\nExport the list of components from the build in one of these forms.",
    },
    Explanation {
        code: DAMAGED_BILL_OF_MATERIALS,
        text: "A software bill of materials breaks the rules of its format at the place that is shown, or ends before it is \
               complete.\n\n\
               ## Why it matters\nWhat stands after that place is not read, so that the file shows nothing.\n\n\
               ## How to resolve\nMake it again with the tool that made it, and send it as a file, not as copied text.",
    },
    Explanation {
        code: SILENT_BILL_OF_MATERIALS,
        text: "A software bill of materials does not say of which component it is, or when it was made.\n\n\
               ## Why it matters\nIt then cannot be told whether it is about the delivered version.\n\n\
               ## How to resolve\nHave the tool that makes it fill in the component with its version (CycloneDX: \
               `metadata.component`; SPDX: what the document describes) and the date.",
    },
    Explanation {
        code: UNKNOWN_REQUIREMENT,
        text: "A statement answers a requirement that the contract does not have.\n\n\
               ## How to resolve\nIds are written in the form, e.g. `resale-ban#disclosure-log`; the hint names the \
               nearest one.",
    },
    Explanation {
        code: NO_LONGER_ASKED,
        text: "A statement answers a requirement that the contract no longer has; the form was made before it changed.\n\n\
               ## Why it matters\nThe answer is left out of the assessment.\n\n\
               ## How to resolve\nAsk for a statement on a new form, or take the answer out.",
    },
    Explanation {
        code: UNKNOWN_EVIDENCE,
        text: "An answer names a piece of evidence that the list of evidence does not have.\n\n\
               ## How to resolve\nFill in the row of that number in the list of evidence, or name another.",
    },
    Explanation {
        code: UNUSED_EVIDENCE,
        text: "The list of evidence has a piece that no answer names.\n\n\
               ## Why it matters\nEvidence counts only for the requirements that name it.\n\n\
               ## How to resolve\nWrite its number with the requirements that it shows.",
    },
    Explanation {
        code: OTHER_CONTRACT,
        text: "A statement is about another contract than the one of the dossier.\n\n\
               ## How to resolve\nGive the dossier that the form was made from.",
    },
    Explanation {
        code: OUTDATED_FORM,
        text: "The requirements have changed since the form of a statement was made.\n\n\
               ## Why it matters\nThe supplier answered to other words than those of now.\n\n\
               ## How to resolve\nSend a new form; `beding requirements --since` shows what is new.",
    },
    Explanation {
        code: UNKNOWN_CONTRACT,
        text: "A statement does not say of which contract it is, or from which requirements its form was made.\n\n\
               ## Why it matters\nWhether it answers to the requirements of now cannot be verified.\n\n\
               ## How to resolve\nUse the form that `beding statement` writes, and leave the number of the contract and the \
               checksum in it.",
    },
    Explanation {
        code: UNEXPLAINED,
        text: "A statement says that a requirement is not met, is met in part or does not apply, or that evidence is \
               equivalent, but not why.\n\n\
               ## Why it matters\nNobody can judge it so.\n\n\
               ## How to resolve\nSay what is met and what is not, or which parts of the standard are covered by what.",
    },
    Explanation {
        code: ALTERED_FORM,
        text: "In the form of a statement, the text of a requirement was changed or struck through, or a row was taken out.\n\n\
               ## Why it matters\nThe answer may be to other words than those of the contract. The contract holds.\n\n\
               ## How to resolve\nPut the text or the row back, or fill in a new form. Remarks go in the column for \
               explanations.",
    },
    Explanation {
        code: UNREAD_COMMENT,
        text: "In the form of a statement, a remark was put beside a cell as a comment. Only what stands in cells is read.\n\n\
               ## Why it matters\nA reservation in a comment would be overlooked.\n\n\
               ## How to resolve\nMove the comment to the column for explanations.",
    },
    Explanation {
        code: UNREAD_CELL,
        text: "In the form of a statement, something was written outside the places that are filled in: in a column or a sheet \
               of its own, below the last row, or over the text of the form.\n\n\
               ## Why it matters\nNothing of it is read, so that a reservation in it would be overlooked.\n\n\
               ## How to resolve\nMove it to the column for explanations, in the row of the requirement that it is about.",
    },
    Explanation {
        code: STRUCK_THROUGH,
        text: "In the form of a statement, what is filled in is struck through. It is not read.\n\n\
               ## Why it matters\nWho strikes a text through takes it back, but it is still there for a program that looks at \
               the words only.\n\n\
               ## How to resolve\nClear the cell, or take the line through the text away. What is no longer meant is removed.",
    },
    Explanation {
        code: LATE_DATE,
        text: "A date in a statement comes too late: the statement is of after the day on which the tender is due, or \
               evidence was issued after the statement was made.\n\n\
               ## How to resolve\nCheck the dates. A statement can only name evidence that is there.",
    },
    Explanation {
        code: NO_FORM,
        text: "A workbook has no sheet with the columns of the form of a statement.\n\n\
               ## How to resolve\n`beding statement DOSSIER -o form.xlsx` writes the form. Columns and sheets may be \
               moved, but keep their headings.",
    },
    Explanation {
        code: MISSING_COLUMN,
        text: "A sheet of the form of a statement lacks one of its columns, or its heading was changed.\n\n\
               ## How to resolve\nGive the column its heading back, in Dutch or in English.",
    },
    Explanation {
        code: MERGED_CELLS,
        text: "Cells of the form of a statement were merged over several rows.\n\n\
               ## Why it matters\nThe file keeps the text in the first of them only; the other rows would be read as empty.\n\n\
               ## How to resolve\nSplit the cells and fill in every row.",
    },
];
