//! The first page of an assessment: where the knock-outs stand, what is missing, what a person has to judge.

use super::tables::is_waiting;
use super::words::Words;
use crate::compose::requirements::words::anchor;
use crate::model::{
    AssessedRequirement, AssessmentStatus, Bar, BriefBlock, BriefPoint, Cell, Due, Figure, Phase, RequirementKind,
};

/// What matters most, in sentences.
pub(super) fn brief(words: Words<'_>) -> BriefBlock {
    let mut points = Vec::new();
    let mut say = |text: String, loud: bool| points.push(BriefPoint { text, loud });
    let due: Vec<&AssessedRequirement> = words.assessment.due().collect();
    if due.is_empty() {
        say(words.text("assess_brief_nothing"), false);
    }
    for state in State::ALL {
        let articles = words.articles(due.iter().copied().filter(|one| is_knock_out(one) && State::of(one) == state));
        if let (Some(articles), Some(name)) = (articles, state.name()) {
            say(
                words.phrases.fill(&format!("assess_brief_knock_outs_{name}"), &[("articles", &articles)]),
                state.is_loud(),
            );
        }
    }
    let others = || due.iter().copied().filter(|one| !is_knock_out(one));
    if others().next().is_some() {
        let (count, counted) = (others().count().to_string(), words.counted(others()));
        let loud = others().any(|one| one.status.is_failing());
        say(words.phrases.fill("assess_brief_others", &[("count", &count), ("counted", &counted)]), loud);
    }
    if due.iter().any(|one| !one.status.is_settled()) {
        say(words.text(if is_after_award(words) { "assess_brief_agreement" } else { "assess_brief_tender" }), false);
    }
    let later = words.assessment.requirements.iter().filter(|one| !one.is_due && !is_wish(one));
    if let Some(articles) = words.articles(later.clone().filter(|one| one.status.is_failing())) {
        say(words.phrases.fill("assess_brief_later", &[("articles", &articles)]), true);
    }
    let long = later.filter(|one| one.requirement.needs_assurance() && one.status == AssessmentStatus::NotDueYet);
    if let Some(articles) = words.articles(long) {
        say(words.phrases.fill("assess_brief_long", &[("articles", &articles)]), false);
    }
    BriefBlock { title: words.text("assess_brief_title"), points }
}

fn is_knock_out(one: &AssessedRequirement) -> bool {
    one.requirement.kind == RequirementKind::KnockOut
}

fn is_wish(one: &AssessedRequirement) -> bool {
    one.requirement.kind == RequirementKind::Wish
}

/// Whether the contract is performed at the moment of the assessment: then it is no tender that is judged.
fn is_after_award(words: Words<'_>) -> bool {
    let phase = words.assessment.contract.as_ref().map(|contract| contract.phase);
    words.assessment.at >= Due::Delivery || phase == Some(Phase::AfterAward)
}

/// Where requirements stand, as the picture and the first lines tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Failing,
    ToJudge,
    Settled,
    Later,
}

impl State {
    const ALL: [Self; 4] = [Self::Failing, Self::ToJudge, Self::Settled, Self::Later];

    fn of(one: &AssessedRequirement) -> Self {
        match one.status {
            AssessmentStatus::ToJudge => Self::ToJudge,
            AssessmentStatus::NotDueYet => Self::Later,
            status if status.is_settled() => Self::Settled,
            _ => Self::Failing,
        }
    }

    /// The end of the label for knock-outs; what is due later is told elsewhere.
    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Failing => Some("failing"),
            Self::ToJudge => Some("to_judge"),
            Self::Settled => Some("settled"),
            Self::Later => None,
        }
    }

    const fn is_loud(self) -> bool {
        matches!(self, Self::Failing | Self::ToJudge)
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
    let states: Vec<State> =
        State::ALL.into_iter().filter(|state| all.iter().any(|one| State::of(one) == *state)).collect();
    let moments: Vec<Due> =
        Due::ALL.into_iter().filter(|due| all.iter().any(|one| one.requirement.due == *due)).collect();
    let count =
        |due: Due, state: State| all.iter().filter(|one| one.requirement.due == due && State::of(one) == state).count();
    let bar = |due: Due| Bar {
        label: words.phrases.moment(due),
        parts: states.iter().map(|state| count(due, *state)).collect(),
    };
    let told = |due: Due| {
        let parts = states.iter().map(|state| (words.text(state.label()), count(due, *state)));
        let parts: Vec<String> =
            parts.filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name} {count}")).collect();
        format!("{}: {}", words.phrases.moment(due), parts.join(", "))
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
