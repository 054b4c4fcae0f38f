//! Evidence has to be young enough, and of the moment that it is about.

use super::evidence::Sight;
use crate::model::{Due, EvidenceKind, EvidenceRow, Why};

/// How old evidence may be that is asked every year, in months.
const A_YEAR: u16 = 12;

/// How old the piece may be, in months, where what was asked of its type is bounded.
pub(super) fn greatest_age(sight: &Sight<'_>) -> Option<u16> {
    let rows = sight.requirement.evidence.iter().filter(|row| Some(row.kind) == sight.piece.kind);
    let ages: Option<Vec<u16>> = rows.map(|row: &EvidenceRow| row.max_age_months).collect();
    ages?.into_iter().max()
}

/// Whether the piece is no older than was asked on the day on which it is due. Where that day is not known, the last one that
/// certainly comes before it is taken.
pub(super) fn young_enough(sight: &Sight<'_>) -> Option<Why> {
    let (months, issued) = (greatest_age(sight)?, sight.piece.issued?);
    let needed_on = sight.calendar.not_before(sight.requirement.due)?;
    (issued < needed_on.minus_months(months)?).then_some(Why::TooOld { issued, months, needed_on })
}

/// Whether the piece is of the moment that it is about: of the last year where it is asked every year, of after the delivery
/// at the end, and a test of the delivery of after the signing. What is valid until a date counts until then.
pub(super) fn of_the_moment(sight: &Sight<'_>) -> Option<Why> {
    let due = sight.requirement.due;
    let issued = sight.piece.issued.filter(|_| sight.piece.valid_until.is_none())?;
    let of_delivery = matches!(sight.piece.kind, Some(EvidenceKind::TestReport | EvidenceKind::Demonstration));
    match due {
        Due::Yearly if greatest_age(sight).is_none() => {
            let needed_on = sight.calendar.date(due)?;
            (issued < needed_on.minus_months(A_YEAR)?).then_some(Why::OfEarlierYear { issued, needed_on })
        }
        Due::Exit => issued_after(sight, Due::Delivery),
        Due::Delivery if of_delivery => issued_after(sight, Due::Signing),
        _ => None,
    }
}

fn issued_after(sight: &Sight<'_>, moment: Due) -> Option<Why> {
    let (issued, since) = (sight.piece.issued?, sight.calendar.not_before(moment)?);
    (issued < since).then_some(Why::IssuedEarly { issued, since })
}
