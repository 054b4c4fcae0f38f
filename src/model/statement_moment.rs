use super::date::Date;
use super::dossier::Phase;
use super::requirement::Due;
use super::requirement_list::RequirementList;

impl RequirementList {
    /// The moment of a statement about these requirements: what is due by then it declares as it is, what is due later it
    /// promises. Before the award that is the tender; after it the first moment that has not passed on the date of the
    /// statement. It is never before anything is due.
    pub fn moment_of_statement(&self, date: Option<Date>) -> Due {
        let phase = self.contract.as_ref().map(|contract| contract.phase);
        let moment = match phase {
            Some(Phase::AfterAward) => self.not_passed(Due::Signing, date),
            Some(Phase::Negotiated) => self.not_passed(Due::Tender, date),
            _ => Due::Tender,
        };
        let first = self.requirements.iter().map(|one| one.due).min().unwrap_or(moment);
        moment.max(first)
    }

    /// The first moment from `from` on of which it is not known that it has passed. What is due every year never has.
    fn not_passed(&self, from: Due, date: Option<Date>) -> Due {
        let passed = |due: Due| self.moments.date(due).zip(date).is_some_and(|(due, date)| due < date);
        let mut moments = [Due::Tender, Due::Signing, Due::Delivery].into_iter().filter(|due| *due >= from);
        moments.find(|due| !passed(*due)).unwrap_or(Due::Yearly)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ListedContract, ListedRequirement, Moments, RequirementKind};

    fn list(phase: Phase) -> RequirementList {
        let date = |text: &str| text.parse::<Date>().ok();
        RequirementList {
            contract: Some(ListedContract { phase, ..ListedContract::sample() }),
            moments: Moments { tender: date("2027-01-22"), signing: date("2027-03-15"), ..Moments::default() },
            ..RequirementList::sample(vec![ListedRequirement::sample("a#b", RequirementKind::Must, Vec::new())])
        }
    }

    #[test]
    fn before_award_it_is_the_tender_and_afterwards_what_has_not_passed() {
        let on = |phase, date: &str| list(phase).moment_of_statement(date.parse().ok());
        assert_eq!(on(Phase::BeforeDeadline, "2027-02-01"), Due::Tender);
        assert_eq!(on(Phase::Negotiated, "2027-01-22"), Due::Tender);
        assert_eq!(on(Phase::Negotiated, "2027-02-01"), Due::Signing);
        assert_eq!(on(Phase::AfterAward, "2027-01-01"), Due::Signing);
        assert_eq!(on(Phase::AfterAward, "2027-05-01"), Due::Delivery);
        assert_eq!(list(Phase::AfterAward).moment_of_statement(None), Due::Signing);
    }
}
