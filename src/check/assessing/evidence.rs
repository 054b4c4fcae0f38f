//! One piece of evidence held against one requirement.

use super::moment::Calendar;
use super::{coverage, file, fresh, issuer, kind, reserved, standard, validity};
use crate::model::{
    AssessmentReason, AssessmentStatus, BillOfMaterials, Date, EvidenceFile, EvidenceKey, EvidenceKind, EvidenceRow,
    ListedRequirement, StatedEvidence, Why,
};

/// A rule: what stands in the way of a piece of evidence.
type Rule = fn(&Sight<'_>) -> Option<Why>;

/// All rules, in the order in which their reasons are told.
const RULES: [Rule; 15] = [
    reserved::reserved,
    file::there,
    validity::valid,
    fresh::young_enough,
    coverage::covers,
    kind::asked,
    standard::named,
    issuer::independent,
    validity::in_time,
    validity::issued,
    validity::usual,
    fresh::of_the_moment,
    file::bill,
    file::place,
    coverage::of_its_own,
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
    /// The item of evidence of the requirement that it is held against; none where nothing of its kind is asked.
    pub item: Option<&'a EvidenceRow>,
    /// How many answers name the piece.
    pub uses: usize,
    /// The date of the statement.
    pub stated_on: Option<Date>,
    /// When.
    pub calendar: &'a Calendar,
}

impl<'a> Sight<'a> {
    /// Whether something that is wrong on the day on which it is due was still right on the day of the assessment: then there
    /// is time to renew it.
    pub fn can_be_renewed(&self, is_right_on: impl Fn(Date) -> bool) -> bool {
        !self.calendar.is_due(self.requirement.due) && self.calendar.now().is_some_and(is_right_on)
    }

    /// The software bill of materials among its files.
    pub fn bill(&self) -> Option<&'a BillOfMaterials> {
        self.files.iter().find_map(EvidenceFile::bill)
    }
}

/// A piece of evidence with what the rules say of it.
pub(super) struct Judged {
    /// Its key.
    pub key: EvidenceKey,
    /// Whether the supplier wrote it itself.
    pub is_own_writing: bool,
    /// How good it is: not shown, expired, out of scope, to be judged, or met.
    pub status: AssessmentStatus,
    /// Why.
    pub reasons: Vec<AssessmentReason>,
}

impl Judged {
    /// Whether it shows what was asked, and is no paper of the supplier's own.
    pub fn shows_by_another(&self) -> bool {
        self.status == AssessmentStatus::Met && !self.is_own_writing
    }

    /// Whether it is too old only for a later date, and can be renewed by then.
    pub fn only_has_to_be_renewed(&self) -> bool {
        let is = |wanted: fn(&Why) -> bool| self.reasons.iter().any(|reason| wanted(&reason.why));
        is(|why| matches!(why, Why::ToRenew { .. }))
            && !is(|why| matches!(why, Why::Expired { .. } | Why::TooOld { .. }))
    }
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
    let is_own_writing = sight.piece.kind.is_some_and(EvidenceKind::is_own_writing);
    Judged { key, is_own_writing, status, reasons }
}

/// How bad it is for a piece of evidence.
const fn weight(why: &Why) -> AssessmentStatus {
    match why {
        Why::FileMissing { .. } | Why::FileIsStatement { .. } | Why::FileEmpty { .. } => AssessmentStatus::NotShown,
        Why::Expired { .. } | Why::TooOld { .. } | Why::ToRenew { .. } => AssessmentStatus::Expired,
        Why::OtherScope => AssessmentStatus::OutOfScope,
        _ => AssessmentStatus::ToJudge,
    }
}
