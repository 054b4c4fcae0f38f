//! A supplier's statement held against the requirements of a contract.
//!
//! Every requirement gets one status. Each piece of evidence that an answer names is looked at by each rule of
//! [`evidence`]; the best piece counts, since any one of those that are asked will do. Where a person has to judge, the
//! status says so: it is never [`AssessmentStatus::Met`].

mod answer;
mod coverage;
mod evidence;
mod file;
mod fresh;
mod issuer;
mod kind;
mod moment;
mod standard;
mod steps;
#[cfg(test)]
mod tests;
mod validity;

use std::collections::BTreeMap;

use crate::model::{
    ASSESSMENT_SCHEMA, AssessedRequirement, Assessment, AssessmentReason, AssessmentStatus, Date, Due, EvidenceFile,
    EvidenceKey, ListedRequirement, RequirementList, Statement,
};

use moment::Calendar;

/// The moment of an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// What is due then, or was due before, has to be shown.
    pub at: Due,
    /// Its date, where it is another than that of the list.
    pub on: Option<Date>,
}

/// The files that evidence names, as they were found; nothing of those that were not looked for.
pub type EvidenceFiles = BTreeMap<EvidenceKey, Vec<EvidenceFile>>;

/// Holds a statement against a list of requirements. `digest` is that of the list.
pub fn assess(
    list: &RequirementList,
    digest: &str,
    statement: &Statement,
    files: EvidenceFiles,
    moment: Moment,
) -> Assessment {
    let calendar = Calendar::new(list.moments, moment);
    let requirements: Vec<AssessedRequirement> =
        list.requirements.iter().map(|requirement| assessed(requirement, statement, &files, &calendar)).collect();
    let steps = steps::steps(&requirements);
    Assessment {
        schema: ASSESSMENT_SCHEMA.to_owned(),
        language: list.language,
        contract: list.contract.clone(),
        supplier: statement.supplier.clone(),
        stated_on: statement.date,
        outdated: statement.contract.requirements.as_deref().is_some_and(|stated| stated != digest),
        problems: 0,
        at: moment.at,
        on: calendar.date(moment.at),
        requirements,
        steps,
        evidence: statement.evidence.clone(),
        files,
    }
}

/// One requirement with where it stands.
fn assessed(
    requirement: &ListedRequirement,
    statement: &Statement,
    files: &EvidenceFiles,
    calendar: &Calendar,
) -> AssessedRequirement {
    let mut requirement = requirement.clone();
    requirement.due_on = calendar.due_on(&requirement);
    let answer = statement.answers.get(&requirement.id).cloned().unwrap_or_default();
    let is_due = calendar.is_due(requirement.due);
    let named = answer.evidence.iter().filter_map(|key| Some((*key, statement.evidence.get(key)?)));
    let judged = |(key, piece)| {
        let files = files.get(&key).map(Vec::as_slice).unwrap_or_default();
        let supplier = statement.supplier.name.as_deref();
        evidence::judge(key, &evidence::Sight { piece, files, supplier, requirement: &requirement, calendar })
    };
    let pieces: Vec<evidence::Judged> = named.map(judged).collect();
    let unlisted = answer.evidence.iter().filter(|key| !statement.evidence.contains_key(key)).copied().collect();
    let (status, reasons) = answer::status(&requirement, &answer, &pieces, unlisted, is_due);
    AssessedRequirement {
        is_due,
        answer: answer.meets,
        explanation: answer.explanation,
        named: pieces.iter().map(|piece| piece.key).collect(),
        rests_on: rests_on(status, &pieces),
        status,
        reasons,
        requirement,
    }
}

/// The pieces that the status rests on: the best, if they are not themselves failing.
fn rests_on(status: AssessmentStatus, pieces: &[evidence::Judged]) -> Vec<EvidenceKey> {
    let best = pieces.iter().map(|piece| piece.status).max();
    let counts = !matches!(status, AssessmentStatus::NotMet | AssessmentStatus::NotShown | AssessmentStatus::Declared);
    let bears = |piece: &&evidence::Judged| Some(piece.status) == best && !piece.status.is_failing();
    pieces.iter().filter(bears).filter(|_| counts).map(|piece| piece.key).collect()
}

/// A reason that is about no piece of evidence.
fn reason(why: crate::model::Why) -> AssessmentReason {
    AssessmentReason { evidence: None, why }
}
