//! What matters most of a coverage: a few sentences, and a picture of the numbers.

use super::words::Phrases;
use crate::model::{
    Bar, BriefBlock, BriefPoint, Coverage, CoverageAfter, CoverageField, CoverageGroup, CoverageItem, CoverageState,
    Figure, written,
};

/// How many names a sentence holds.
const NAMES: usize = 12;

/// What matters most, first of all what a counter-proposal would cost.
pub(super) fn brief(coverage: &Coverage, phrases: Phrases<'_>) -> BriefBlock {
    let mut points = if coverage.counter.is_some() { losses(coverage, phrases) } else { Vec::new() };
    let mut say = |text: String, loud: bool| points.push(BriefPoint { text, loud });
    let principles: Vec<&CoverageItem> = coverage.of(CoverageField::Principle).collect();
    let with = |state: CoverageState| principles.iter().filter(|item| item.state == state).count();
    let covered = principles.iter().filter(|item| item.state.is_covered()).count();
    let number = |number: usize| number.to_string();
    let (covered, all) = (number(covered), number(principles.len()));
    say(phrases.fill("coverage_brief_principles", &[("covered", &covered), ("all", &all)]), false);
    if with(CoverageState::InAnnex) > 0 {
        let annexes = phrases.annexes(principles.iter().flat_map(|item| &item.annexes));
        let count = number(with(CoverageState::InAnnex));
        say(phrases.fill("coverage_brief_in_annex", &[("count", &count), ("annexes", &annexes)]), false);
    }
    for (state, loud) in [
        (CoverageState::InPart, true),
        (CoverageState::Waived, true),
        (CoverageState::NoClause, true),
        (CoverageState::NotCalledFor, false),
        (CoverageState::OutsideTemplate, false),
        (CoverageState::Municipal, false),
    ] {
        if with(state) > 0 {
            say(phrases.count(&format!("coverage_brief_{}", written(&state)), with(state)), loud);
        }
    }
    let laws = phrases.count("coverage_laws", tally(coverage, CoverageField::Law, CoverageState::is_covered));
    let standards =
        phrases.count("coverage_standards", tally(coverage, CoverageField::Standard, CoverageState::is_covered));
    say(phrases.fill("coverage_brief_laws", &[("laws", &laws), ("standards", &standards)]), false);
    let others = CoverageField::ALL.into_iter().filter(|field| *field != CoverageField::Principle);
    let gaps = others.flat_map(|field| coverage.of(field)).filter(|item| item.state.is_gap()).count();
    if gaps > 0 {
        say(phrases.count("coverage_brief_other_gaps", gaps), true);
    }
    BriefBlock { title: phrases.text("coverage_brief_title"), points }
}

/// What a counter-proposal would leave without any article, then what it would weaken: how much, and which.
fn losses(coverage: &Coverage, phrases: Phrases<'_>) -> Vec<BriefPoint> {
    const FIELDS: [CoverageField; 4] =
        [CoverageField::Law, CoverageField::Standard, CoverageField::Principle, CoverageField::Gibit];
    let mut points = Vec::new();
    for after in [CoverageAfter::Uncovered, CoverageAfter::Weakened] {
        let before = points.len();
        for field in FIELDS {
            let (count, names) = lost(coverage, field, after, phrases);
            if count > 0 {
                let key = format!("coverage_brief_{}_{}", written(&after), written(&field));
                let text = phrases.fill(&key, &[("count", &count.to_string()), ("names", &names)]);
                points.push(BriefPoint { text, loud: true });
            }
        }
        if points.len() == before {
            let text = phrases.text(&format!("coverage_brief_none_{}", written(&after)));
            points.push(BriefPoint { text, loud: false });
        }
    }
    let open = coverage.groups.iter().flat_map(|group| &group.items);
    let open = open.filter(|item| item.after == Some(CoverageAfter::NotAssessed)).count();
    if open > 0 {
        points.push(BriefPoint { text: phrases.count("coverage_brief_not_assessed", open), loud: true });
    }
    points
}

/// How many things of a field a counter-proposal leaves so, with their names. A law of which nothing else is left is named by
/// itself.
fn lost(coverage: &Coverage, field: CoverageField, after: CoverageAfter, phrases: Phrases<'_>) -> (usize, String) {
    let mut count = 0;
    let mut names: Vec<String> = Vec::new();
    for group in coverage.groups.iter().filter(|group| group.field == field) {
        let items: Vec<&CoverageItem> = group.items.iter().filter(|item| item.after == Some(after)).collect();
        if items.is_empty() {
            continue;
        }
        count += items.len();
        let whole = group.items.iter().filter_map(|item| item.after).all(|one| one == after);
        match field {
            CoverageField::Law if whole => names.push(group.short.clone()),
            CoverageField::Law => names.push(format!("{}, {}", group.short, phrases.labels_of(group, &items))),
            _ => names.extend(items.iter().map(|item| item.label.clone())),
        }
    }
    let more = names.len().saturating_sub(NAMES);
    names.truncate(NAMES);
    if more > 0 {
        names.push(phrases.count("coverage_brief_more", more));
    }
    // The names of laws hold commas.
    let names = if field == CoverageField::Law { names.join("; ") } else { phrases.labels.list(&names) };
    (count, names)
}

/// How many things of a field are so; a law counts once, however many of its articles there are.
fn tally(coverage: &Coverage, field: CoverageField, so: impl Fn(CoverageState) -> bool) -> usize {
    match field {
        CoverageField::Law => {
            let groups = coverage.groups.iter().filter(|group| group.field == field);
            groups.filter_map(CoverageGroup::state).filter(|state| so(*state)).count()
        }
        _ => coverage.of(field).filter(|item| so(item.state)).count(),
    }
}

/// How many things of each field are in the contract, in part, not regulated, or not in it for another reason.
pub(super) fn figure(coverage: &Coverage, phrases: Phrases<'_>) -> Option<Figure> {
    const KINDS: [&str; 4] =
        ["coverage_kind_covered", "coverage_kind_in_part", "coverage_kind_gap", "coverage_kind_other"];
    let kind = |state: CoverageState| match state {
        CoverageState::Covered => 0,
        CoverageState::InPart => 1,
        state if state.is_gap() => 2,
        _ => 3,
    };
    let count = |field: CoverageField, index: usize| tally(coverage, field, |state| kind(state) == index);
    let fields: Vec<CoverageField> =
        CoverageField::ALL.into_iter().filter(|field| coverage.of(*field).next().is_some()).collect();
    let used: Vec<usize> =
        (0..KINDS.len()).filter(|index| fields.iter().any(|field| count(*field, *index) > 0)).collect();
    let bars: Vec<Bar> = fields
        .iter()
        .map(|field| Bar {
            label: phrases.field(*field),
            parts: used.iter().map(|index| count(*field, *index)).collect(),
        })
        .collect();
    let kinds: Vec<String> = used.iter().filter_map(|index| KINDS.get(*index)).map(|key| phrases.text(key)).collect();
    let words: Vec<String> = bars
        .iter()
        .map(|bar| {
            let counted: Vec<String> =
                bar.parts.iter().zip(&kinds).map(|(count, kind)| format!("{count} {}", kind.to_lowercase())).collect();
            format!("{}: {}", bar.label, phrases.labels.list(&counted))
        })
        .collect();
    (!bars.is_empty()).then(|| Figure {
        title: phrases.text("coverage_figure_title"),
        alternative: phrases.fill("coverage_figure_alternative", &[("bars", &words.join("; "))]),
        kinds,
        bars,
    })
}
