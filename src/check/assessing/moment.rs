//! When evidence has to be valid.

use super::Moment;
use crate::model::{Date, Due, ListedRequirement, Moments};

/// The dates on which evidence is due, as far as they are known, and the moment of the assessment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    moments: Moments,
    at: Due,
}

impl Calendar {
    /// The dates of a list, with that of the moment of the assessment.
    pub fn new(mut moments: Moments, moment: Moment) -> Self {
        if let Some(date) = moment.on {
            let place = match moment.at {
                Due::Tender => &mut moments.tender,
                Due::Signing => &mut moments.signing,
                Due::Delivery => &mut moments.delivery,
                Due::Yearly => &mut moments.yearly,
                Due::Exit => &mut moments.exit,
            };
            *place = Some(date);
        }
        Self { moments, at: moment.at }
    }

    /// The date of a moment, where it is known.
    pub fn date(&self, due: Due) -> Option<Date> {
        self.moments.date(due)
    }

    /// The day on which a requirement is due, by the dates of this assessment.
    pub fn due_on(&self, requirement: &ListedRequirement) -> Option<Date> {
        self.moments.due_on(requirement.due, requirement.deadline.is_some(), requirement.timing.as_ref())
    }

    /// Whether what is due at a moment is due by now.
    pub fn is_due(&self, due: Due) -> bool {
        due <= self.at
    }

    /// A day before which the moment certainly does not fall: its date, or the last date that is known of the moments
    /// before it.
    pub fn not_before(&self, due: Due) -> Option<Date> {
        self.date(due).or_else(|| {
            Due::ALL.into_iter().filter(|earlier| *earlier < due).filter_map(|earlier| self.date(earlier)).max()
        })
    }
}
