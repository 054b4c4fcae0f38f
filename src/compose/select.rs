use std::collections::{BTreeMap, BTreeSet};

use super::{Input, facts};
use crate::model::{Clause, ClauseId, ContractTemplate, Facts, Labels, Reason, Selection, Status, Waiver};

/// The clauses of a contract, by part of the template, and the reason for each clause in and out.
pub(super) struct Selected<'a> {
    /// Per part of the template, the clauses in order.
    pub parts: Vec<Vec<&'a Clause>>,
    /// Every clause of the library, in or out.
    pub selection: Vec<Selection>,
    /// The waivers of whole clauses that took effect.
    pub waived: Vec<&'a Waiver>,
}

/// Decides which clauses are in: those of the template that apply, and those that these need.
pub(super) fn select<'a>(
    input: &Input<'a>,
    template: &'a ContractTemplate,
    facts: &Facts,
    labels: &Labels,
) -> Selected<'a> {
    let library = input.library;
    let listed: Vec<&Clause> =
        template.parts.iter().flat_map(|part| &part.clauses).filter_map(|id| library.clause(id.as_str())).collect();
    let mut reasons: BTreeMap<&ClauseId, Reason> = BTreeMap::new();
    let mut waived = Vec::new();
    for clause in &listed {
        let reason = own_reason(clause, facts);
        reasons.insert(&clause.id, waive(input, clause, reason, &mut waived));
    }
    close_over_needs(input, &listed, &mut reasons, &mut waived);
    exclude(&listed, &mut reasons);

    let parts = template
        .parts
        .iter()
        .map(|part| {
            part.clauses
                .iter()
                .filter_map(|id| library.clause(id.as_str()))
                .filter(|clause| reasons.get(&clause.id).is_some_and(is_in))
                .collect()
        })
        .collect();
    let order: BTreeMap<&ClauseId, usize> =
        listed.iter().enumerate().map(|(index, clause)| (&clause.id, index)).collect();
    let mut all: Vec<&Clause> = library.clauses.values().collect();
    all.sort_by_key(|clause| (order.get(&clause.id).copied().unwrap_or(usize::MAX), clause.id.clone()));
    let selection = all
        .into_iter()
        .map(|clause| {
            let reason = reasons.remove(&clause.id).unwrap_or(Reason::NotInTemplate);
            Selection {
                clause: clause.id.clone(),
                title: clause.title.get(input.dossier.language).to_owned(),
                included: is_in(&reason),
                text: in_words(input, &reason, facts, labels),
                reason,
            }
        })
        .collect();
    Selected { parts, selection, waived }
}

fn is_in(reason: &Reason) -> bool {
    matches!(reason, Reason::Always | Reason::Facts { .. } | Reason::NeededBy { .. })
}

/// Why a clause is in or out by itself.
fn own_reason(clause: &Clause, facts: &Facts) -> Reason {
    if clause.status == Status::Retired {
        return Reason::Retired;
    }
    let evaluation = clause.applies_to(facts);
    match (evaluation.holds, clause.applies.is_some()) {
        (true, false) => Reason::Always,
        (true, true) => Reason::Facts { facts: evaluation.because },
        (false, _) => Reason::FactsNotMet { facts: evaluation.because },
    }
}

/// Out after all, where a waiver of the whole clause says so.
fn waive<'a>(input: &Input<'a>, clause: &Clause, reason: Reason, waived: &mut Vec<&'a Waiver>) -> Reason {
    let waiver = input
        .dossier
        .waivers
        .iter()
        .find(|waiver| waiver.clause == clause.id && waiver.paragraph.is_none())
        .filter(|_| is_in(&reason));
    match waiver {
        Some(waiver) => {
            waived.push(waiver);
            Reason::Waived { reason: waiver.reason.clone(), person: waiver.person.clone() }
        }
        None => reason,
    }
}

/// Brings in what included clauses need, until nothing changes.
fn close_over_needs<'a>(
    input: &Input<'a>,
    listed: &[&'a Clause],
    reasons: &mut BTreeMap<&'a ClauseId, Reason>,
    waived: &mut Vec<&'a Waiver>,
) {
    loop {
        let wanted: Vec<(&Clause, &ClauseId)> = listed
            .iter()
            .filter(|clause| reasons.get(&clause.id).is_some_and(is_in))
            .flat_map(|clause| clause.needs.iter().map(|need| (&clause.id, need)))
            .filter_map(|(id, need)| Some((*listed.iter().find(|clause| clause.id == *need)?, id)))
            .filter(|(need, _)| matches!(reasons.get(&need.id), Some(Reason::FactsNotMet { .. })))
            .collect();
        if wanted.is_empty() {
            return;
        }
        for (need, by) in wanted {
            let reason = waive(input, need, Reason::NeededBy { clause: by.clone() }, waived);
            reasons.insert(&need.id, reason);
        }
    }
}

/// Takes out clauses that an earlier clause excludes.
fn exclude<'a>(listed: &[&'a Clause], reasons: &mut BTreeMap<&'a ClauseId, Reason>) {
    let mut kept: BTreeSet<&ClauseId> = BTreeSet::new();
    for clause in listed {
        if !reasons.get(&clause.id).is_some_and(is_in) {
            continue;
        }
        let by = listed
            .iter()
            .filter(|other| kept.contains(&other.id))
            .find(|other| other.excludes.contains(&clause.id) || clause.excludes.contains(&other.id));
        match by {
            Some(other) => {
                reasons.insert(&clause.id, Reason::ExcludedBy { clause: other.id.clone() });
            }
            None => {
                kept.insert(&clause.id);
            }
        }
    }
}

fn in_words(input: &Input<'_>, reason: &Reason, facts: &Facts, labels: &Labels) -> String {
    let list = |names: &[String]| facts::in_words(input, labels, facts, names).join("; ");
    let title = |id: &ClauseId| {
        let clause = input.library.clause(id.as_str());
        clause.map_or_else(|| id.to_string(), |clause| clause.title.get(input.dossier.language).to_owned())
    };
    match reason {
        Reason::Always => labels.text("reason_always").to_owned(),
        Reason::Facts { facts } => list(facts),
        Reason::NeededBy { clause } => labels.fill("reason_needed_by", &[("clause", &title(clause))]),
        Reason::FactsNotMet { facts } => format!("{} ({})", labels.text("reason_facts_not_met"), list(facts)),
        Reason::NotInTemplate => labels.text("reason_not_in_template").to_owned(),
        Reason::Waived { reason, person } => format!("{}: {reason} ({person})", labels.text("reason_waived")),
        Reason::Retired => labels.text("reason_retired").to_owned(),
        Reason::ExcludedBy { clause } => labels.fill("reason_excluded_by", &[("clause", &title(clause))]),
    }
}
