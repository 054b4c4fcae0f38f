//! What is open in a statement: what keeps it from being signed, and what is worth a second look.

use super::answers::moment_words;
use crate::compose::requirements::by_moment;
use crate::compose::requirements::words::Phrases;
use crate::model::{
    Due, EvidenceKind, Labels, ListedRequirement, Meets, RequirementKind, RequirementList, StatedAnswer, Statement,
    meets_label,
};

/// Something that is open.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenPoint<'a> {
    /// The requirement that it is about; absent where it is about the statement as a whole.
    pub requirement: Option<&'a ListedRequirement>,
    /// What is missing, in words.
    pub what: String,
    /// Whether the statement cannot be signed like this.
    pub keeps_from_signing: bool,
}

impl OpenPoint<'_> {
    /// The point in one line.
    pub fn line(&self, labels: &Labels) -> String {
        let Some(one) = self.requirement else { return self.what.clone() };
        let values =
            [("number", one.number.as_str()), ("article", &one.article), ("id", &one.id), ("what", &self.what)];
        labels.fill("statement_open_line", &values)
    }
}

/// Everything that is open, what keeps from signing first: who signs and when, and every requirement that is due with the
/// statement and not answered, or answered with a partly or does not apply that nothing explains. Of later moments only the
/// number without an answer is told.
pub fn open_points<'a>(list: &'a RequirementList, statement: &Statement, labels: &Labels) -> Vec<OpenPoint<'a>> {
    let phrases = Phrases { labels, moments: list.moments };
    let mut points = fields(statement, phrases);
    let moment = list.moment_of_statement(statement.date);
    for (due, all) in by_moment(list) {
        let is_now = due <= moment;
        let unanswered = all.iter().filter(|one| answer(one, statement).is_none_or(|answer| answer.meets.is_none()));
        let unanswered = unanswered.count();
        if !is_now && unanswered > 0 {
            points.push(later(due, unanswered, phrases));
        }
        points.extend(all.into_iter().filter_map(|one| point(one, answer(one, statement), is_now, phrases)));
    }
    points.sort_by_key(|point| !point.keeps_from_signing);
    points
}

fn answer<'a>(one: &ListedRequirement, statement: &'a Statement) -> Option<&'a StatedAnswer> {
    statement.answers.get(&one.id)
}

fn fields<'a>(statement: &Statement, phrases: Phrases<'_>) -> Vec<OpenPoint<'a>> {
    let open = statement.unsigned().into_iter().map(|field| OpenPoint {
        requirement: None,
        what: phrases.fill("statement_open_field", &[("field", &phrases.text(field.label()))]),
        keeps_from_signing: true,
    });
    open.collect()
}

fn later<'a>(due: Due, unanswered: usize, phrases: Phrases<'_>) -> OpenPoint<'a> {
    let key = format!("statement_open_later_{}", if unanswered == 1 { "one" } else { "other" });
    let values = [("moment", moment_words(due, phrases)), ("count", unanswered.to_string())];
    OpenPoint {
        requirement: None,
        what: phrases.fill(&key, &values.each_ref().map(|(name, value)| (*name, value.as_str()))),
        keeps_from_signing: false,
    }
}

/// What is open about one requirement; evidence has to be there only for what is due with the statement.
fn point<'a>(
    one: &'a ListedRequirement,
    answer: Option<&StatedAnswer>,
    is_now: bool,
    phrases: Phrases<'_>,
) -> Option<OpenPoint<'a>> {
    let explained = answer.is_some_and(|answer| answer.explanation.is_some());
    let shown = answer.is_some_and(|answer| !answer.evidence.is_empty());
    let declared = one.evidence.is_empty() || one.of_kind(EvidenceKind::Declaration).next().is_some();
    let (what, keeps_from_signing) = match answer.and_then(|answer| answer.meets) {
        None if is_now => (phrases.text("statement_open_answer"), one.kind != RequirementKind::Wish),
        Some(Meets::Yes) if is_now && !shown && !declared => (phrases.text("statement_open_evidence"), false),
        Some(meets) if meets.needs_explanation() && !explained => {
            let answer = phrases.text(meets_label(meets));
            // A plain no says all; what is partly so, or does not apply, says nothing by itself.
            let says_nothing = meets != Meets::No && is_now && one.kind != RequirementKind::Wish;
            (phrases.fill("statement_open_explanation", &[("answer", &answer)]), says_nothing)
        }
        _ => return None,
    };
    Some(OpenPoint { requirement: Some(one), what, keeps_from_signing })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::requirements::sample;
    use crate::model::{EvidenceKey, StatedSupplier};

    fn answered(answers: &[(&str, Meets, Option<u16>, Option<&str>)]) -> Statement {
        let name = || Some("Sensor BV".to_owned());
        let answer = |(id, meets, evidence, explanation): &(&str, Meets, Option<u16>, Option<&str>)| {
            let answer = StatedAnswer {
                meets: Some(*meets),
                evidence: evidence.iter().map(|number| EvidenceKey::new(*number)).collect(),
                explanation: explanation.map(str::to_owned),
            };
            ((*id).to_owned(), answer)
        };
        Statement {
            supplier: StatedSupplier { name: name(), represented_by: name(), ..StatedSupplier::default() },
            date: "2026-12-01".parse().ok(),
            answers: answers.iter().map(answer).collect(),
            ..Statement::default()
        }
    }

    fn told(statement: &Statement) -> Vec<(String, String, bool)> {
        let list = sample::list();
        let id = |point: &OpenPoint<'_>| point.requirement.map(|one| one.id.clone()).unwrap_or_default();
        let points = open_points(&list, statement, &Labels::default());
        points.into_iter().map(|point| (id(&point), point.what.clone(), point.keeps_from_signing)).collect()
    }

    fn point(id: &str, what: &str, keeps: bool) -> (String, String, bool) {
        (id.to_owned(), what.to_owned(), keeps)
    }

    #[test]
    fn only_what_is_due_first_keeps_from_signing() {
        let expected = [
            point("now#knock-out", "statement_open_answer", true),
            point("now#must", "statement_open_answer", true),
            point("now#wish", "statement_open_answer", false),
            point("", "statement_open_later_other", false),
        ];
        assert_eq!(told(&answered(&[])), expected);
        let unsigned = Statement { date: None, ..answered(&[]) };
        assert_eq!(told(&unsigned)[0], point("", "statement_open_field", true));
    }

    #[test]
    fn a_yes_without_evidence_and_a_no_without_reasons_are_told() {
        let statement = answered(&[
            ("now#knock-out", Meets::Yes, None, None),
            ("now#must", Meets::Yes, None, None),
            ("now#wish", Meets::Yes, Some(1), None),
            ("late#knock-out", Meets::Yes, None, None),
            ("late#must", Meets::NotApplicable, None, None),
        ]);
        let expected = [
            point("now#must", "statement_open_evidence", false),
            point("late#must", "statement_open_explanation", false),
        ];
        assert_eq!(told(&statement), expected);
        let nothing_said = answered(&[("now#knock-out", Meets::NotApplicable, None, None)]);
        assert!(told(&nothing_said).contains(&point("now#knock-out", "statement_open_explanation", true)));
        let refused = answered(&[("now#knock-out", Meets::No, None, None)]);
        assert!(told(&refused).contains(&point("now#knock-out", "statement_open_explanation", false)));
        let explained = answered(&[("late#must", Meets::No, None, Some("niet aangeboden"))]);
        assert!(!told(&explained).iter().any(|(id, ..)| id == "late#must"));
    }
}
