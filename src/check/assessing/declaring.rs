//! A yes is a declaration where one was asked, if somebody makes it in time and to what is asked now.

use super::moment::Calendar;
use crate::model::{Due, ListedRequirement, Statement, Why};

/// Whether the answers of a statement can declare anything.
#[derive(Debug, Clone, Copy)]
pub(super) struct Declaring<'a> {
    statement: &'a Statement,
    /// Whether the form was made from other requirements than those of now, or does not say from which.
    is_outdated: bool,
}

impl<'a> Declaring<'a> {
    /// Of a form that was made from the requirements with a digest.
    pub fn new(statement: &'a Statement, is_outdated: bool) -> Self {
        Self { statement, is_outdated }
    }

    /// What a yes is worth where a declaration is due with the statement itself.
    pub fn yes(self, requirement: &ListedRequirement, calendar: &Calendar) -> Why {
        let Some(stated) = self.statement.date.filter(|_| self.statement.unsigned().is_empty()) else {
            return Why::DeclaredUnsigned;
        };
        match calendar.date(requirement.due) {
            _ if self.is_outdated => Why::DeclaredOutdated,
            // What is declared before the signing may be declared with the tender, and the other way round it is late.
            Some(needed_on) if stated > needed_on && requirement.due <= Due::Signing => {
                Why::DeclaredLate { stated, needed_on }
            }
            _ => Why::Declared,
        }
    }
}
