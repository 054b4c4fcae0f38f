//! What the supplier says itself beside or instead of yes, in its own words, now and about later moments.

use super::overview::link;
use super::state::{State, is_limited, is_wish};
use super::tables::table;
use super::words::{QUOTED, Words, is_in_order, is_own_word};
use crate::model::{AssessedRequirement, Cell, Meets, Table};

/// What is said of what is due.
pub(super) fn now(words: Words<'_>) -> Table {
    said(words, "assess_said", |one| one.is_due && (is_limited(one) || State::of(one) == State::Refused))
}

/// What is said already of what is due later, with what is wrong with evidence that is named for it.
pub(super) fn later(words: Words<'_>) -> Table {
    said(words, "assess_ahead", |one| !one.is_due && State::of(one) != State::Later && State::of(one) != State::Settled)
}

fn said(words: Words<'_>, key: &str, is_in: impl Fn(&AssessedRequirement) -> bool) -> Table {
    let all = words.assessment.requirements.iter().filter(|one| !is_wish(one) && is_in(one));
    let mut all: Vec<&AssessedRequirement> = all.collect();
    let rank = |one: &AssessedRequirement| State::ALL.iter().position(|state| *state == State::of(one));
    all.sort_by_key(|one| (one.requirement.kind, one.requirement.due, rank(one)));
    let rows = all.into_iter().map(|one| {
        let is_bare = one.answer.is_some_and(Meets::needs_explanation);
        let own = words.own_words(one, QUOTED).or_else(|| is_bare.then(|| words.text("assess_no_words")));
        let others = one.reasons.iter().filter(|reason| !is_own_word(&reason.why) && !is_in_order(&reason.why));
        let (subject, assessor) = (&one.requirement.article, words.assessor(one));
        vec![
            link(one),
            Cell::text(subject).with_note(Some(assessor)),
            Cell::text(format!(
                "{}; {}",
                words.phrases.kind(one.requirement.kind),
                words.phrases.labels.variant("due", &one.requirement.due)
            )),
            Cell::text(words.answered(one)),
            Cell::items(own.unwrap_or_default(), others.map(|reason| words.reason(reason)).collect()),
        ]
    });
    let columns =
        ["article", "assess_column_subject", "assess_column_kind", "assess_column_answer", "assess_column_own_words"];
    table(words, key, &columns, &[8, 25, 28, 13, 56], rows.collect())
}
