//! A coverage as a printed report: what is not covered first, then everything, then what each article covers.

use super::super::listed::{self, table};
use super::words::{Phrases, is_loss};
use crate::model::{
    Bar, BriefBlock, BriefPoint, Cell, ColophonBlock, Coverage, CoverageAfter, CoverageField, CoverageGroup,
    CoverageItem, CoverageState, Covering, Detail, Fate, Figure, HouseStyle, Labels, Properties, Report, ReportEntry,
    ReportSection, Table, capital,
};

/// The coverage as a report; the labels are of its language.
pub fn coverage_report(coverage: &Coverage, labels: &Labels, style: &HouseStyle) -> Report {
    let phrases = Phrases { labels };
    let contract = &coverage.contract;
    let title = phrases.text("coverage_title");
    Report {
        properties: Properties {
            language: coverage.language.code(),
            subtitle: Some(format!("{} · {}", contract.title, contract.subject)),
            date: contract.date.to_string(),
            author: contract.authority.name.clone(),
            description: phrases.text("coverage_description"),
            keywords: vec![contract.gibit.title.clone(), contract.number.clone()],
            style: style.clone(),
            running_head: format!("{title} · {}", contract.number),
            page: phrases.text("page"),
            title,
        },
        skip_to_content: phrases.text("skip_to_content"),
        contents_title: phrases.text("contents"),
        facts: listed::facts(contract, labels),
        notices: notices(coverage, phrases),
        brief: brief(coverage, phrases),
        figure: figure(coverage, phrases),
        overview: [losses(coverage, phrases), gaps(coverage, phrases)]
            .into_iter()
            .filter(|table| !table.rows.is_empty())
            .collect(),
        sections: sections(coverage, phrases),
        colophon: ColophonBlock {
            title: phrases.text("colophon"),
            notices: vec![coverage.library.review.clone(), phrases.text("coverage_colophon")],
            fields: listed::versions(&coverage.library, labels),
            tables: Vec::new(),
        },
        attachment: phrases.text("coverage_attachment"),
    }
}

fn notices(coverage: &Coverage, phrases: Phrases<'_>) -> Vec<String> {
    let mut notices = vec![phrases.text("coverage_no_judgement")];
    if coverage.open > 0 {
        notices.push(phrases.count("coverage_open", coverage.open));
    }
    if let Some(counter) = &coverage.counter {
        notices.push(phrases.fill("coverage_counter", &[("counter", &counter.counter), ("base", &counter.base)]));
    }
    notices
}

fn brief(coverage: &Coverage, phrases: Phrases<'_>) -> BriefBlock {
    let mut points = Vec::new();
    let mut say = |text: String, loud: bool| points.push(BriefPoint { text, loud });
    let principles: Vec<&CoverageItem> = coverage.of(CoverageField::Principle).collect();
    let with = |state: CoverageState| principles.iter().filter(|item| item.state == state).count();
    let covered = principles.iter().filter(|item| item.state.is_covered()).count();
    let values = [("covered", covered.to_string()), ("all", principles.len().to_string())];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    say(phrases.fill("coverage_brief_principles", &values), false);
    for (state, loud) in [
        (CoverageState::InPart, true),
        (CoverageState::Waived, true),
        (CoverageState::NoClause, true),
        (CoverageState::NotCalledFor, false),
        (CoverageState::OutsideTemplate, false),
        (CoverageState::Municipal, false),
    ] {
        if with(state) > 0 {
            let key = format!("coverage_brief_{}", crate::model::written(&state));
            say(phrases.count(&key, with(state)), loud);
        }
    }
    let gaps = coverage.groups.iter().filter(|group| group.field != CoverageField::Principle);
    let gaps = gaps.flat_map(|group| &group.items).filter(|item| item.state.is_gap()).count();
    if gaps > 0 {
        say(phrases.count("coverage_brief_other_gaps", gaps), true);
    }
    if coverage.counter.is_some() {
        let after = |after: CoverageAfter| principles.iter().filter(|item| item.after == Some(after)).count();
        let (uncovered, weakened) = (after(CoverageAfter::Uncovered), after(CoverageAfter::Weakened));
        if uncovered > 0 {
            say(phrases.count("coverage_brief_uncovered", uncovered), true);
        }
        if weakened > 0 {
            say(phrases.count("coverage_brief_weakened", weakened), true);
        }
        if uncovered + weakened == 0 {
            say(phrases.text("coverage_brief_kept"), false);
        }
        if after(CoverageAfter::NotAssessed) > 0 {
            say(phrases.count("coverage_brief_not_assessed", after(CoverageAfter::NotAssessed)), true);
        }
    }
    BriefBlock { title: phrases.text("coverage_brief_title"), points }
}

/// How many things of each field are covered, have a gap, or need not be covered by this contract.
fn figure(coverage: &Coverage, phrases: Phrases<'_>) -> Option<Figure> {
    const KINDS: [&str; 3] = ["coverage_kind_covered", "coverage_kind_gap", "coverage_kind_other"];
    let kind = |state: CoverageState| match state {
        CoverageState::Covered => 0,
        state if state.is_gap() => 1,
        _ => 2,
    };
    let parts = |field: CoverageField| -> Vec<usize> {
        (0..KINDS.len()).map(|index| coverage.of(field).filter(|item| kind(item.state) == index).count()).collect()
    };
    let fields = CoverageField::ALL.into_iter().filter(|field| coverage.of(*field).next().is_some());
    let bars: Vec<Bar> = fields.map(|field| Bar { label: phrases.field(field), parts: parts(field) }).collect();
    let kinds = KINDS.map(|key| phrases.text(key));
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
        kinds: kinds.into(),
        bars,
    })
}

/// What an item is called where it stands outside its group.
fn name(group: &CoverageGroup, item: &CoverageItem, phrases: Phrases<'_>) -> String {
    match group.field {
        CoverageField::Principle => phrases.fill("coverage_principle", &[("number", &item.label)]),
        CoverageField::Law => format!("{}, {}", group.title, item.label),
        CoverageField::Gibit => format!("{}: {}", group.title, item.label),
        CoverageField::Standard => item.label.clone(),
    }
}

/// The item with its text as a note, which leads to the section that it is in.
fn heading(group: &CoverageGroup, item: &CoverageItem, phrases: Phrases<'_>) -> Cell {
    let text = Some(item.text.clone()).filter(|text| !text.is_empty());
    Cell::link(name(group, item, phrases), anchor(group.field)).with_note(text)
}

fn anchor(field: CoverageField) -> String {
    format!("section-{}", crate::model::written(&field))
}

/// Every item with its group, of those wanted.
fn wanted(
    coverage: &Coverage,
    want: impl Fn(&CoverageItem) -> bool,
) -> impl Iterator<Item = (&CoverageGroup, &CoverageItem)> {
    let all = coverage.groups.iter().flat_map(|group| group.items.iter().map(move |item| (group, item)));
    all.filter(move |(_, item)| want(item))
}

/// What may need somebody's attention: what was left out, with everything that it leaves uncovered.
fn gaps(coverage: &Coverage, phrases: Phrases<'_>) -> Table {
    let mut found: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for (group, item) in wanted(coverage, |item| item.state.is_gap()) {
        let without = item.by.iter().filter(|covering| !covering.without.is_empty());
        let why: Vec<String> = without
            .map(|covering| format!("{}{}", phrases.article(covering), phrases.without(covering)))
            .chain(item.missing.iter().filter(|one| is_waived(one)).map(|one| phrases.missing(one)))
            .collect();
        let what = format!("{}: {}", name(group, item, phrases), phrases.labels.variant("coverage_state", &item.state));
        match found.iter_mut().find(|(known, _)| *known == why) {
            Some((_, all)) => all.push(what),
            None => found.push((why, vec![what])),
        }
    }
    let rows = found.into_iter().map(|(why, what)| vec![Cell::items("", why), Cell::items("", what)]);
    let columns = ["coverage_column_left_out", "coverage_column_leaves"];
    table(phrases.labels, "coverage_gaps", &columns, &[60, 60], rows.collect())
}

fn is_waived(missing: &crate::model::MissingClause) -> bool {
    matches!(missing.reason, crate::model::Reason::Waived { .. })
}

/// What a counter-proposal would uncover or weaken, the worst first.
fn losses(coverage: &Coverage, phrases: Phrases<'_>) -> Table {
    let mut items: Vec<(&CoverageGroup, &CoverageItem, CoverageAfter)> = wanted(coverage, |item| item.after.is_some())
        .filter_map(|(group, item)| Some((group, item, item.after?)))
        .filter(|(_, _, after)| *after != CoverageAfter::StillCovered)
        .collect();
    items.sort_by_key(|(_, _, after)| std::cmp::Reverse((is_loss(*after), *after)));
    let rows = items.into_iter().map(|(group, item, after)| {
        let kept = item.by.iter().filter(|covering| covering.fate == Some(Fate::Kept));
        let kept: Vec<String> = kept.map(|covering| phrases.article(covering)).collect();
        let touched: Vec<String> = item.by.iter().filter_map(|covering| phrases.fate(covering)).collect();
        vec![
            heading(group, item, phrases),
            Cell::text(capital(&phrases.after(after))),
            Cell::items("", touched),
            Cell::items("", kept),
        ]
    });
    let columns = ["coverage_column_what", "coverage_column_after", "coverage_column_touched", "coverage_column_still"];
    table(phrases.labels, "coverage_losses", &columns, &[36, 18, 40, 36], rows.collect())
}

fn sections(coverage: &Coverage, phrases: Phrases<'_>) -> Vec<ReportSection> {
    let mut sections: Vec<ReportSection> = CoverageField::ALL
        .into_iter()
        .filter_map(|field| {
            let groups: Vec<&CoverageGroup> = coverage.groups.iter().filter(|group| group.field == field).collect();
            let mut tables: Vec<Table> = groups.iter().filter_map(|group| covered(group, phrases)).collect();
            tables.extend(uncovered(field, &groups, phrases));
            (!tables.is_empty()).then(|| ReportSection {
                anchor: anchor(field),
                title: phrases.field(field),
                intro: Some(phrases.labels.variant("coverage_intro", &field)),
                entries: Vec::new(),
                tables,
            })
        })
        .collect();
    sections.push(articles(coverage, phrases));
    sections
}

/// What of a group is covered, by which articles. Neighbours that the same articles cover on the same ground are one row.
fn covered(group: &CoverageGroup, phrases: Phrases<'_>) -> Option<Table> {
    let items: Vec<&CoverageItem> = group.items.iter().filter(|item| item.state.is_covered()).collect();
    let rows: Vec<Vec<Cell>> = items
        .chunk_by(|one, next| group.field == CoverageField::Law && one.by == next.by && one.state == next.state)
        .filter_map(|run| Some((run, *run.first()?)))
        .map(|(run, first)| {
            let text = Some(first.text.clone()).filter(|text| !text.is_empty());
            let what = Cell::text(range(run, phrases)).with_note(text.or_else(|| phrases.note(first)));
            let after =
                first.after.map(|after| phrases.fill("coverage_after_counter", &[("after", &phrases.after(after))]));
            let mut by: Vec<String> = first.by.iter().map(|covering| phrases.covering(covering)).collect();
            by.extend(first.missing.iter().filter(|one| is_waived(one)).map(|one| phrases.missing(one)));
            vec![what, Cell::text(phrases.state(first.state)).with_note(after), Cell::items("", by)]
        })
        .collect();
    let columns = ["coverage_column_what", "coverage_column_state", "coverage_column_by"];
    let mut table = table(phrases.labels, "coverage_covered", &columns, &[40, 20, 70], rows);
    table.key = format!("coverage-{}-{}", crate::model::written(&group.field), group.key.to_lowercase());
    table.title.clone_from(&group.title);
    table.intro = None;
    (!table.rows.is_empty()).then_some(table)
}

/// One label for neighbours, e.g. `artikel 12 tot en met artikel 22`.
fn range(run: &[&CoverageItem], phrases: Phrases<'_>) -> String {
    match run {
        [first, .., last] if run.len() > 2 => {
            phrases.fill("coverage_range", &[("first", &first.label), ("last", &last.label)])
        }
        _ => {
            let labels: Vec<String> = run.iter().map(|item| item.label.clone()).collect();
            phrases.labels.list(&labels)
        }
    }
}

/// What of some groups is not covered, and why. What the same clauses would cover, for the same reasons, is one row.
fn uncovered(field: CoverageField, groups: &[&CoverageGroup], phrases: Phrases<'_>) -> Option<Table> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for state in CoverageState::ALL.into_iter().filter(|state| !state.is_covered()) {
        for group in groups {
            let items: Vec<&CoverageItem> = group.items.iter().filter(|item| item.state == state).collect();
            let together = |one: &&CoverageItem, next: &&CoverageItem| {
                field != CoverageField::Principle && one.missing == next.missing
            };
            for run in items.chunk_by(together) {
                let Some(first) = run.first() else { continue };
                let labels: Vec<String> = run.iter().map(|item| item.label.clone()).collect();
                let labels = phrases.labels.list(&labels);
                let what = match field {
                    CoverageField::Law => Cell::text(format!("{}, {labels}", group.title)),
                    _ => Cell::text(labels).with_note(Some(first.text.clone()).filter(|text| !text.is_empty())),
                };
                let why: Vec<String> = first.missing.iter().map(|one| phrases.missing(one)).collect();
                rows.push(vec![what, Cell::text(phrases.state(state)), Cell::items("", why)]);
            }
        }
    }
    let columns = ["coverage_column_what", "coverage_column_state", "coverage_column_why"];
    let mut table = table(phrases.labels, "coverage_uncovered", &columns, &[40, 20, 70], rows);
    table.key = format!("coverage-uncovered-{}", crate::model::written(&field));
    (!table.rows.is_empty()).then_some(table)
}

/// What each article of the contract covers.
fn articles(coverage: &Coverage, phrases: Phrases<'_>) -> ReportSection {
    let mut all: Vec<&Covering> = Vec::new();
    for covering in wanted(coverage, |_| true).flat_map(|(_, item)| &item.by) {
        if !all.iter().any(|known| known.clause == covering.clause) {
            all.push(covering);
        }
    }
    all.sort_by_key(|covering| (covering.number.parse::<usize>().unwrap_or(usize::MAX), covering.clause.clone()));
    let entries = all.into_iter().map(|covering| {
        let covers = |item: &CoverageItem| item.by.iter().any(|one| one.clause == covering.clause);
        let details = CoverageField::ALL.into_iter().map(|field| {
            let groups = coverage.groups.iter().filter(|group| group.field == field);
            let values = groups.filter_map(|group| {
                let labels: Vec<String> =
                    group.items.iter().filter(|item| covers(item)).map(|item| item.label.clone()).collect();
                let list = phrases.labels.list(&labels);
                (!labels.is_empty()).then(|| match field {
                    CoverageField::Law => format!("{}, {list}", group.title),
                    _ => list,
                })
            });
            Detail { label: phrases.field(field), intro: None, values: values.collect(), language: None }
        });
        ReportEntry {
            anchor: covering.clause.to_string(),
            label: phrases.fill("article_heading", &[("number", &covering.number)]),
            title: covering.title.clone(),
            marks: Vec::new(),
            text: phrases.fate(covering).into_iter().collect(),
            details: details.filter(|detail| !detail.values.is_empty()).collect(),
            id: Some(covering.clause.to_string()),
        }
    });
    ReportSection {
        anchor: "section-articles".into(),
        title: phrases.text("coverage_articles_title"),
        intro: Some(phrases.text("coverage_articles_intro")),
        entries: entries.collect(),
        tables: Vec::new(),
    }
}
