use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::statement::EvidenceKey;

/// Something that was noticed about a form as it came in: where it is no longer the form as it was made, or where what was
/// filled in cannot be taken as it stands. A form is a record of what was sent, so that nothing of it is passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FormRemark {
    /// Which kind of problem, e.g. `altered-form`; `beding explain` tells about it.
    pub code: String,
    /// Whether it is worth knowing only.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_note: bool,
    /// What it comes to for who assesses the form.
    pub what: Departure,
    /// The cell, e.g. `Eisen!D4`; absent where it is about the form as a whole or about a file of text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// The line in a file of text, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// What stands there, as it stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// What was noticed, in English.
    pub message: String,
    /// The id of the requirement at which it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requirement: Option<String>,
    /// The piece of evidence at which it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceKey>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl FormRemark {
    /// Whether it is about the form as a whole, and so about every answer in it.
    pub fn is_about_all(&self) -> bool {
        self.requirement.is_none() && self.evidence.is_none() && self.what.weakens_all()
    }
}

/// What a remark about a form comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Departure {
    /// It cannot be read.
    Unreadable,
    /// It has no place in the form, so that nothing is taken from it.
    Added,
    /// A comment, of which nothing is read.
    Comment,
    /// A text of the form itself was changed.
    Altered,
    /// A part of the form is gone.
    Removed,
    /// It is there more than once, with other words perhaps.
    Doubled,
    /// It is struck through.
    Struck,
    /// A formula computed it; another program or another day may show something else.
    Computed,
    /// Nobody sees it when the form is opened.
    Hidden,
    /// It is shown otherwise than it is.
    Disguised,
    /// The form was made from other requirements than those of now.
    Outdated,
    /// What was asked has changed since, so that the answer is to something else.
    AskedAnew,
    /// The form does not say of which contract or requirements it is.
    ContractUnknown,
    /// Another company filled it in than the contractor of the contract.
    OtherSupplier,
    /// It does not say who declares, or when.
    Unsigned,
    /// A date is too late.
    Late,
    /// It answers something that is not asked.
    NotAsked,
    /// It names evidence that is not in the list of evidence.
    Unlisted,
    /// Something that belongs here is not filled in.
    Incomplete,
    /// An explanation that belongs here is missing.
    Unexplained,
    /// The file holds parts that a form does not have, e.g. macros.
    ForeignPart,
}

impl Departure {
    /// All values.
    pub const ALL: [Self; 21] = [
        Self::Unreadable,
        Self::Added,
        Self::Comment,
        Self::Altered,
        Self::Removed,
        Self::Doubled,
        Self::Struck,
        Self::Computed,
        Self::Hidden,
        Self::Disguised,
        Self::Outdated,
        Self::AskedAnew,
        Self::ContractUnknown,
        Self::OtherSupplier,
        Self::Unsigned,
        Self::Late,
        Self::NotAsked,
        Self::Unlisted,
        Self::Incomplete,
        Self::Unexplained,
        Self::ForeignPart,
    ];

    /// Whether something stands in the form, or did, that is not in what was read of it.
    pub const fn is_lost(self) -> bool {
        !matches!(
            self,
            Self::Unlisted
                | Self::Incomplete
                | Self::Unexplained
                | Self::Late
                | Self::Unsigned
                | Self::Outdated
                | Self::AskedAnew
        )
    }

    /// Whether it may be what the supplier has to say on the answer itself.
    pub const fn is_about_answer(self) -> bool {
        matches!(self, Self::Added | Self::Comment | Self::Altered | Self::Doubled | Self::Struck)
    }

    /// Whether no answer can be relied on where it is about the form as a whole: nobody has declared anything, or nobody
    /// knows to which words.
    const fn weakens_all(self) -> bool {
        matches!(self, Self::Unsigned | Self::AskedAnew)
    }
}
