//! The first page of an assessment: where the knock-outs and the other requirements stand, and what the supplier says
//! already now about later moments.

use std::collections::BTreeMap;

use super::state::{State, has_to_be_renewed, is_knock_out, is_wish};
use super::tables::is_waiting;
use super::words::Words;
use crate::compose::requirements::words::anchor;
use crate::model::{
    AssessedRequirement, AssessmentStatus, Bar, BriefBlock, BriefPoint, Cell, Due, EvidenceKey, Figure, Phase, Why,
};

/// What matters most, in sentences.
pub(super) fn brief(words: Words<'_>) -> BriefBlock {
    let mut points = Vec::new();
    let mut say = |text: String, loud: bool| points.push(BriefPoint { text, loud });
    let assessment = words.assessment;
    let noticed = assessment.form.iter().filter(|remark| !remark.is_note).count();
    if noticed > 0 {
        say(words.phrases.count("assess_brief_form", noticed), true);
    }
    if assessment.form.iter().any(|remark| remark.code == "altered-form") {
        say(words.text("assess_brief_altered"), true);
    }
    for (key, count) in widely_named(words) {
        say(
            words.phrases.fill("assess_brief_widely", &[("key", &key.to_string()), ("count", &count.to_string())]),
            true,
        );
    }
    let due: Vec<&AssessedRequirement> = assessment.due().collect();
    if due.is_empty() {
        say(words.text("assess_brief_nothing"), false);
    }
    for (group, is_in) in [("knock_outs", true), ("others", false)] {
        for state in State::ALL {
            let all = due.iter().copied().filter(|one| is_knock_out(one) == is_in && State::of(one) == state);
            if let Some(articles) = words.articles(all) {
                say(
                    words.phrases.fill(&format!("assess_brief_{group}_{}", state.name()), &[("articles", &articles)]),
                    state.is_loud(),
                );
            }
        }
    }
    let later: Vec<&AssessedRequirement> =
        assessment.requirements.iter().filter(|one| !one.is_due && !is_wish(one)).collect();
    for state in [State::Refused, State::Limited, State::Unfit, State::ToJudge] {
        if let Some(articles) = words.articles(later.iter().copied().filter(|one| State::of(one) == state)) {
            let loud = matches!(state, State::Refused | State::Limited);
            say(words.phrases.fill(&format!("assess_brief_later_{}", state.name()), &[("articles", &articles)]), loud);
        }
    }
    if let Some(articles) = words.articles(later.iter().copied().filter(|one| has_to_be_renewed(one))) {
        say(words.phrases.fill("assess_brief_renew", &[("articles", &articles)]), false);
    }
    let steps = assessment.steps.iter().filter(|step| step.takes_long).map(|step| step.requirement.as_str());
    let long: Vec<&str> = steps.collect();
    if let Some(articles) =
        words.articles(later.iter().copied().filter(|one| long.contains(&one.requirement.id.as_str())))
    {
        say(words.phrases.fill("assess_brief_long", &[("articles", &articles)]), false);
    }
    if due.iter().any(|one| !one.status.is_settled()) {
        say(words.text(if is_after_award(words) { "assess_brief_agreement" } else { "assess_brief_tender" }), false);
    }
    BriefBlock { title: words.text("assess_brief_title"), points }
}

/// The pieces of evidence that are named at many requirements, with at how many.
fn widely_named(words: Words<'_>) -> BTreeMap<EvidenceKey, usize> {
    let reasons = words.assessment.requirements.iter().flat_map(|one| &one.reasons);
    let found = reasons.filter_map(|reason| match reason.why {
        Why::NamedWidely { count } => Some((reason.evidence?, count)),
        _ => None,
    });
    found.collect()
}

/// Whether the contract is performed at the moment of the assessment: then it is no tender that is judged.
fn is_after_award(words: Words<'_>) -> bool {
    let phase = words.assessment.contract.as_ref().map(|contract| contract.phase);
    words.assessment.at >= Due::Delivery || phase == Some(Phase::AfterAward)
}

/// Where requirements stand, as the picture tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Failing,
    ToJudge,
    Settled,
    Later,
}

impl Part {
    const ALL: [Self; 4] = [Self::Failing, Self::ToJudge, Self::Settled, Self::Later];

    fn of(one: &AssessedRequirement) -> Self {
        match one.status {
            AssessmentStatus::ToJudge => Self::ToJudge,
            AssessmentStatus::NotDueYet => Self::Later,
            status if status.is_settled() => Self::Settled,
            _ => Self::Failing,
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Failing => "assess_state_failing",
            Self::ToJudge => "assess_status_to_judge",
            Self::Settled => "assess_state_settled",
            Self::Later => "assess_status_not_due_yet",
        }
    }
}

/// How many requirements stand where at which moment, without the wishes; nothing where nothing is asked.
pub(super) fn figure(words: Words<'_>) -> Option<Figure> {
    let all: Vec<&AssessedRequirement> = words.assessment.requirements.iter().filter(|one| !is_wish(one)).collect();
    let states: Vec<Part> =
        Part::ALL.into_iter().filter(|state| all.iter().any(|one| Part::of(one) == *state)).collect();
    let moments: Vec<Due> =
        Due::ALL.into_iter().filter(|due| all.iter().any(|one| one.requirement.due == *due)).collect();
    let count =
        |due: Due, state: Part| all.iter().filter(|one| one.requirement.due == due && Part::of(one) == state).count();
    let bar = |due: Due| Bar {
        label: words.phrases.heading(due),
        parts: states.iter().map(|state| count(due, *state)).collect(),
    };
    let told = |due: Due| {
        let parts = states.iter().map(|state| (words.text(state.label()), count(due, *state)));
        let parts: Vec<String> =
            parts.filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name} {count}")).collect();
        format!("{}: {}", words.phrases.heading(due), parts.join(", "))
    };
    let told = moments.iter().map(|due| told(*due)).collect::<Vec<_>>().join("; ");
    (!moments.is_empty()).then(|| Figure {
        title: words.text("assess_figure_title"),
        alternative: words.phrases.fill("assess_figure_alternative", &[("bars", &told)]),
        kinds: states.iter().map(|state| words.text(state.label())).collect(),
        bars: moments.iter().map(|due| bar(*due)).collect(),
    })
}

/// In the order in which they matter: knock-outs first, then requirements, then wishes.
pub(super) fn by_weight<'a>(all: impl Iterator<Item = &'a AssessedRequirement>) -> Vec<&'a AssessedRequirement> {
    let mut all: Vec<&AssessedRequirement> = all.collect();
    all.sort_by_key(|one| one.requirement.kind);
    all
}

/// The number of a requirement, as a link where it has an entry of its own.
pub(super) fn link(one: &AssessedRequirement) -> Cell {
    let number = &one.requirement.number;
    if is_waiting(one) { Cell::text(number) } else { Cell::link(number, anchor(&one.requirement)) }
}
