//! Evidence has to be young enough, and of the moment that it is about.

use super::evidence::Sight;
use super::item;
use crate::model::{Date, Due, EvidenceKind, Why};

/// How old evidence may be that is asked every year, in months.
const A_YEAR: u16 = 12;

/// From what age, in months, somebody has to look at a report of which the age was not bounded.
const LONG_AGO: u16 = 36;

/// How old the piece may be, in months: by the item that it is held against, or else by another of its kind.
pub(super) fn bound(sight: &Sight<'_>) -> Option<u16> {
    own_bound(sight).or_else(|| {
        let rows = item::fitting(sight.requirement, sight.piece.kind);
        rows.into_iter().filter(|row| Some(row.kind) == sight.piece.kind).filter_map(|row| row.max_age_months).min()
    })
}

fn own_bound(sight: &Sight<'_>) -> Option<u16> {
    sight.item?.max_age_months
}

/// Whether the piece is no older than was asked on the day on which it is due. Where that day is not known, the last one that
/// certainly comes before it is taken.
pub(super) fn young_enough(sight: &Sight<'_>) -> Option<Why> {
    let issued = sight.piece.issued?;
    let needed_on = sight.calendar.not_before(sight.requirement.due)?;
    let is_older = |day: Date, months: u16| day.minus_months(months).is_some_and(|first| issued < first);
    if let Some(months) = own_bound(sight) {
        let can_be_renewed = sight.can_be_renewed(|today| !is_older(today, months));
        let too_old =
            if can_be_renewed { Why::ToRenew { needed_on } } else { Why::TooOld { issued, months, needed_on } };
        return is_older(needed_on, months).then_some(too_old);
    }
    match bound(sight) {
        Some(months) => is_older(needed_on, months).then_some(Why::OlderThanOther { issued, months }),
        None => (is_report(sight) && is_older(needed_on, LONG_AGO)).then_some(Why::Old { issued }),
    }
}

fn is_report(sight: &Sight<'_>) -> bool {
    matches!(sight.piece.kind, Some(EvidenceKind::TestReport | EvidenceKind::IndependentReport))
}

/// Whether the piece is of the moment that it is about: of the last year where it is asked every year, of after the delivery
/// at the end, and a test of the delivery of after the signing. A certificate counts until its last day.
pub(super) fn of_the_moment(sight: &Sight<'_>) -> Option<Why> {
    let due = sight.requirement.due;
    let is_lasting = sight.piece.kind == Some(EvidenceKind::Certificate) && sight.piece.valid_until.is_some();
    let issued = sight.piece.issued.filter(|_| !is_lasting)?;
    match due {
        Due::Yearly if bound(sight).is_none() => {
            let needed_on = sight.calendar.date(due)?;
            let is_earlier = |day: Date| day.minus_months(A_YEAR).is_some_and(|first| issued < first);
            let can_be_renewed = sight.can_be_renewed(|today| !is_earlier(today));
            let earlier =
                if can_be_renewed { Why::ToRenew { needed_on } } else { Why::OfEarlierYear { issued, needed_on } };
            is_earlier(needed_on).then_some(earlier)
        }
        Due::Exit => issued_after(sight, Due::Delivery),
        Due::Delivery if is_of_delivery(sight) => issued_after(sight, Due::Signing),
        _ => None,
    }
}

/// Whether the piece is about what was delivered itself. The test of a type of product comes before it is bought.
fn is_of_delivery(sight: &Sight<'_>) -> bool {
    let fitting = item::fitting(sight.requirement, sight.piece.kind);
    let is_of_type = fitting.iter().any(|row| !row.standards.is_empty());
    matches!(sight.piece.kind, Some(EvidenceKind::TestReport | EvidenceKind::Demonstration)) && !is_of_type
}

fn issued_after(sight: &Sight<'_>, moment: Due) -> Option<Why> {
    let (issued, since) = (sight.piece.issued?, sight.calendar.not_before(moment)?);
    (issued < since).then_some(Why::IssuedEarly { issued, since })
}
