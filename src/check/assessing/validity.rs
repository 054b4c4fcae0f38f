//! Evidence has to be valid on the day on which it is due, and to be there by then.

use super::evidence::Sight;
use super::fresh;
use crate::model::{Due, EvidenceKind, Why};

/// Whether the piece is valid on the day on which it is due. Where that day is not known, it is expired when it ends before
/// a moment that comes earlier; otherwise a person has to look.
pub(super) fn valid(sight: &Sight<'_>) -> Option<Why> {
    let due = sight.requirement.due;
    let Some(valid_until) = sight.piece.valid_until else {
        if sight.piece.kind == Some(EvidenceKind::Certificate) {
            return Some(Why::NoEnd);
        }
        return is_undated(sight).then_some(Why::NoDate);
    };
    if is_undated(sight) {
        // Who writes a report does not say how long it holds: it is of its day.
        return Some(Why::NoDate);
    }
    match (sight.calendar.date(due), sight.calendar.not_before(due)) {
        (_, Some(needed_on)) if valid_until < needed_on => {
            let can_be_renewed = sight.can_be_renewed(|today| valid_until >= today);
            Some(if can_be_renewed { Why::ToRenew { needed_on } } else { Why::Expired { valid_until, needed_on } })
        }
        (None, _) => Some(Why::MomentUnknown { valid_until }),
        (Some(_), _) => None,
    }
}

/// Whether the day is missing on which something was made or shown.
fn is_undated(sight: &Sight<'_>) -> bool {
    let dated = match sight.piece.kind {
        // A certificate counts until its last day.
        Some(EvidenceKind::Certificate) => false,
        // What is shown in person has been shown on a day, or not yet.
        Some(EvidenceKind::IndependentReport | EvidenceKind::TestReport | EvidenceKind::Demonstration) => true,
        // What is due later has to be about that moment.
        _ => matches!(sight.requirement.due, Due::Yearly | Due::Exit) || fresh::bound(sight).is_some(),
    };
    dated && sight.piece.issued.is_none()
}

/// Whether the piece was there on the day on which the form was filled in.
pub(super) fn issued(sight: &Sight<'_>) -> Option<Why> {
    let (issued, stated_on) = (sight.piece.issued?, sight.stated_on?);
    let is_late = sight.calendar.date(sight.requirement.due).is_some_and(|needed_on| issued > needed_on);
    (issued > stated_on && !is_late).then_some(Why::NotIssuedYet { issued })
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
