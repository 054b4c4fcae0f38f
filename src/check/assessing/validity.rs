//! Evidence has to be valid on the day on which it is due, and to be there by then.

use super::evidence::Sight;
use super::fresh;
use crate::model::{Due, EvidenceKind, Why};

/// Whether the piece is valid on the day on which it is due. Where that day is not known, it is expired when it ends before
/// a moment that comes earlier; otherwise a person has to look.
pub(super) fn valid(sight: &Sight<'_>) -> Option<Why> {
    let due = sight.requirement.due;
    let Some(valid_until) = sight.piece.valid_until else {
        return is_undated(sight).then_some(Why::NoDate);
    };
    match (sight.calendar.date(due), sight.calendar.not_before(due)) {
        (_, Some(needed_on)) if valid_until < needed_on => Some(Why::Expired { valid_until, needed_on }),
        (None, _) => Some(Why::MomentUnknown { valid_until }),
        (Some(_), _) => None,
    }
}

/// Whether a date is missing: a certificate has a last day, and a report the day on which it was made.
fn is_undated(sight: &Sight<'_>) -> bool {
    let dated = match sight.piece.kind {
        Some(EvidenceKind::Certificate) => return true,
        Some(EvidenceKind::IndependentReport | EvidenceKind::TestReport) => true,
        // What is due later has to be about that moment.
        _ => matches!(sight.requirement.due, Due::Yearly | Due::Exit) || fresh::greatest_age(sight).is_some(),
    };
    dated && sight.piece.issued.is_none()
}

/// Whether the piece is there on the day on which it is due.
pub(super) fn in_time(sight: &Sight<'_>) -> Option<Why> {
    let (issued, needed_on) = (sight.piece.issued?, sight.calendar.date(sight.requirement.due)?);
    (issued > needed_on).then_some(Why::IssuedLate { issued, needed_on })
}

/// How long a certificate is valid at most, in months; most are for three years.
const LONGEST: u16 = 72;

/// Whether a certificate or a report is valid no longer than such evidence is.
pub(super) fn usual(sight: &Sight<'_>) -> Option<Why> {
    let valid_until = sight.piece.valid_until.filter(|_| sight.piece.kind.is_some_and(EvidenceKind::is_assurance))?;
    let since = sight.piece.issued.or_else(|| sight.calendar.not_before(sight.requirement.due))?;
    (valid_until.minus_months(LONGEST)? > since).then_some(Why::LongValid { valid_until })
}
