//! One piece of evidence held against one requirement.

use super::moment::Calendar;
use super::{coverage, file, fresh, issuer, kind, standard, validity};
use crate::model::{
    AssessmentReason, AssessmentStatus, BillOfMaterials, EvidenceFile, EvidenceKey, ListedRequirement, StatedEvidence,
    Why,
};

/// A rule: what stands in the way of a piece of evidence.
type Rule = fn(&Sight<'_>) -> Option<Why>;

/// All rules, in the order in which their reasons are told.
const RULES: [Rule; 12] = [
    file::there,
    validity::valid,
    fresh::young_enough,
    coverage::covers,
    kind::asked,
    standard::named,
    issuer::independent,
    validity::in_time,
    validity::usual,
    fresh::of_the_moment,
    file::bill,
    file::place,
];

/// What a rule sees.
pub(super) struct Sight<'a> {
    /// The piece.
    pub piece: &'a StatedEvidence,
    /// Its files, as far as they were looked for.
    pub files: &'a [EvidenceFile],
    /// What was noticed about it in the form as it came in.
    pub noticed: Vec<Why>,
    /// Who makes the statement.
    pub supplier: Option<&'a str>,
    /// What it should show.
    pub requirement: &'a ListedRequirement,
    /// When.
    pub calendar: &'a Calendar,
}

impl<'a> Sight<'a> {
    /// The software bill of materials among its files.
    pub fn bill(&self) -> Option<&'a BillOfMaterials> {
        self.files.iter().find_map(EvidenceFile::bill)
    }
}

/// A piece of evidence with what the rules say of it.
pub(super) struct Judged {
    /// Its key.
    pub key: EvidenceKey,
    /// How good it is: not shown, expired, out of scope, to be judged, or met.
    pub status: AssessmentStatus,
    /// Why.
    pub reasons: Vec<AssessmentReason>,
}

/// Looks at a piece with every rule; the worst of what they say counts.
pub(super) fn judge(key: EvidenceKey, sight: &Sight<'_>) -> Judged {
    let found = sight.noticed.iter().cloned();
    let mut found: Vec<Why> = found.chain(RULES.iter().filter_map(|rule| rule(sight))).collect();
    let status = found.iter().map(weight).min().unwrap_or(AssessmentStatus::Met);
    if found.is_empty() {
        found.push(file::shows(sight).unwrap_or(Why::Shows));
    }
    let reasons = found.into_iter().map(|why| AssessmentReason { evidence: Some(key), why }).collect();
    Judged { key, status, reasons }
}

/// How bad it is for a piece of evidence.
const fn weight(why: &Why) -> AssessmentStatus {
    match why {
        Why::FileMissing { .. } | Why::FileEmpty { .. } => AssessmentStatus::NotShown,
        Why::Expired { .. } | Why::TooOld { .. } => AssessmentStatus::Expired,
        Why::OtherScope => AssessmentStatus::OutOfScope,
        _ => AssessmentStatus::ToJudge,
    }
}
