//! The first page of an assessment: whether it can be accepted as far as the program sees, what is missing, what to get first.

use super::words::Words;
use crate::compose::requirements::words::anchor;
use crate::model::{
    AssessedRequirement, AssessmentStatus, Bar, BriefBlock, BriefPoint, Cell, Due, Figure, RequirementKind, Table,
};

/// How many steps the first page names; the rest is in the sections.
const FIRST: usize = 12;

/// What matters most, in sentences.
pub(super) fn brief(words: Words<'_>) -> BriefBlock {
    let assessment = words.assessment;
    let mut points = vec![verdict(words)];
    let mut say = |text: String, loud: bool| points.push(BriefPoint { text, loud });
    let due = assessment.due().count();
    if due > 0 {
        let counted = AssessmentStatus::ALL.into_iter().filter_map(|status| {
            let count = assessment.due().filter(|one| one.status == status).count();
            (count > 0).then(|| words.counted(status, count))
        });
        let counted = words.phrases.labels.list(&counted.collect::<Vec<_>>());
        say(words.phrases.fill("assess_brief_due", &[("count", &due.to_string()), ("counted", &counted)]), false);
    }
    let long = assessment.steps.iter().filter(|step| step.takes_long).count();
    if long > 0 {
        say(words.phrases.count("assess_brief_long", long), true);
    }
    let later = assessment.requirements.iter().filter(|one| {
        let fails =
            !matches!(one.status, AssessmentStatus::Met | AssessmentStatus::NotDueYet | AssessmentStatus::ToJudge);
        !one.is_due && fails && one.requirement.kind != RequirementKind::Wish
    });
    let later = later.count();
    if later > 0 {
        say(words.phrases.count("assess_brief_later", later), true);
    }
    BriefBlock { title: words.text("assess_brief_title"), points }
}

/// Whether the tender can be accepted, as far as the program sees: the knock-outs that are due, or all that is due when there
/// are none.
fn verdict(words: Words<'_>) -> BriefPoint {
    let knock_outs: Vec<&AssessedRequirement> =
        words.assessment.due().filter(|one| one.requirement.kind == RequirementKind::KnockOut).collect();
    let (all, group) = if knock_outs.is_empty() {
        (words.assessment.due().collect(), "assess_verdict_due")
    } else {
        (knock_outs, "assess_verdict_knock_outs")
    };
    let count = |wanted: fn(AssessmentStatus) -> bool| all.iter().filter(|one| wanted(one.status)).count();
    let fails = count(|status| !matches!(status, AssessmentStatus::Met | AssessmentStatus::ToJudge));
    let judge = count(|status| status == AssessmentStatus::ToJudge);
    let text = match (all.len(), fails, judge) {
        (0, _, _) => words.text("assess_verdict_nothing"),
        (_, 0, 0) => words.phrases.count(&format!("{group}_met"), all.len()),
        (_, 0, judge) => words.phrases.count(&format!("{group}_judge"), judge),
        (_, fails, _) => words.phrases.count(&format!("{group}_missing"), fails),
    };
    BriefPoint { text, loud: fails + judge > 0 }
}

/// How many of which status at which moment; nothing where nothing is asked.
pub(super) fn figure(words: Words<'_>) -> Option<Figure> {
    let all = &words.assessment.requirements;
    let kinds: Vec<AssessmentStatus> =
        AssessmentStatus::ALL.into_iter().filter(|status| all.iter().any(|one| one.status == *status)).collect();
    let moments: Vec<Due> =
        Due::ALL.into_iter().filter(|due| all.iter().any(|one| one.requirement.due == *due)).collect();
    let count = |due: Due, status: AssessmentStatus| {
        all.iter().filter(|one| one.requirement.due == due && one.status == status).count()
    };
    let bar = |due: Due| Bar {
        label: words.phrases.moment(due),
        parts: kinds.iter().map(|status| count(due, *status)).collect(),
    };
    let told = |due: Due| {
        let parts = kinds.iter().filter_map(|status| match count(due, *status) {
            0 => None,
            count => Some(words.counted(*status, count)),
        });
        format!("{}: {}", words.phrases.moment(due), words.phrases.labels.list(&parts.collect::<Vec<_>>()))
    };
    let told = moments.iter().map(|due| told(*due)).collect::<Vec<_>>().join("; ");
    (!moments.is_empty()).then(|| Figure {
        title: words.text("assess_figure_title"),
        alternative: words.phrases.fill("assess_figure_alternative", &[("bars", &told)]),
        kinds: kinds.iter().map(|status| words.status(*status)).collect(),
        bars: moments.iter().map(|due| bar(*due)).collect(),
    })
}

/// The tables of the first page.
pub(super) fn tables(words: Words<'_>) -> Vec<Table> {
    [steps(words), to_judge(words)].into_iter().filter(|table| !table.rows.is_empty()).collect()
}

/// What to get first, and by when.
fn steps(words: Words<'_>) -> Table {
    let assessment = words.assessment;
    let find = |id: &str| assessment.requirements.iter().find(|one| one.requirement.id == id);
    let shown = assessment.steps.iter().filter_map(|step| Some((step, find(&step.requirement)?)));
    let rows = shown.take(FIRST).map(|(step, one)| {
        let ways = one.requirement.evidence.iter().map(|row| row.text.clone()).collect();
        let status = words.status(one.status);
        vec![
            Cell::link(&one.requirement.number, anchor(&one.requirement)),
            Cell::text(&one.requirement.text).with_note(step.takes_long.then(|| words.text("assess_takes_long"))),
            Cell::items(String::new(), ways),
            Cell::text(words.by(step)),
            Cell::text(format!("{}, {status}", words.phrases.kind(one.requirement.kind))),
        ]
    });
    let rest = assessment.steps.len().saturating_sub(FIRST);
    let intro = if rest == 0 {
        words.text("assess_steps_intro")
    } else {
        format!("{} {}", words.text("assess_steps_intro"), words.phrases.count("assess_steps_rest", rest))
    };
    Table {
        key: "assess_steps".into(),
        title: words.text("assess_steps_title"),
        intro: Some(intro),
        columns: ["article", "requirement", "assess_column_ways", "req_column_moment", "assess_column_status"]
            .map(|label| words.text(label))
            .into(),
        widths: vec![9, 42, 42, 20, 17],
        rows: rows.collect(),
        empty: None,
    }
}

/// What a person has to judge of what is due, and who.
fn to_judge(words: Words<'_>) -> Table {
    let open = |one: &&AssessedRequirement| one.is_due && one.status == AssessmentStatus::ToJudge;
    let rows = words.assessment.requirements.iter().filter(open).map(|one| {
        let reasons = one.reasons.iter().map(|reason| words.reason(reason)).collect();
        vec![
            Cell::link(&one.requirement.number, anchor(&one.requirement)),
            Cell::text(&one.requirement.text),
            Cell::items(String::new(), reasons),
            Cell::text(words.phrases.labels.variant("role", &one.requirement.assessor)),
        ]
    });
    Table {
        key: "assess_judge".into(),
        title: words.text("assess_judge_title"),
        intro: Some(words.text("assess_judge_intro")),
        columns: ["article", "requirement", "assess_why", "assessor"].map(|label| words.text(label)).into(),
        widths: vec![9, 46, 49, 26],
        rows: rows.collect(),
        empty: None,
    }
}
