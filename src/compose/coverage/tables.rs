//! The tables of a coverage.

use super::super::listed::table;
use super::words::{Phrases, is_loss};
use crate::model::{
    Cell, CellItem, Coverage, CoverageAfter, CoverageField, CoverageGroup, CoverageItem, CoverageState, Covering, Fate,
    MissingClause, Reason, Table, capital, written,
};

/// The address of the section of a field.
pub(super) fn anchor(field: CoverageField) -> String {
    format!("section-{}", written(&field))
}

/// What an item is called where it stands outside its group.
fn name(group: &CoverageGroup, item: &CoverageItem, phrases: Phrases<'_>) -> String {
    match group.field {
        CoverageField::Principle => phrases.fill("coverage_principle", &[("number", &item.label)]),
        CoverageField::Law => format!("{}, {}", group.short, item.label),
        CoverageField::Gibit => format!("{}: {}", group.title, item.label),
        CoverageField::Standard => item.label.clone(),
    }
}

fn text_of(item: &CoverageItem) -> Option<String> {
    Some(item.text.clone()).filter(|text| !text.is_empty())
}

const fn is_waived(missing: &MissingClause) -> bool {
    matches!(missing.reason, Reason::Waived { .. })
}

/// What may need somebody's attention: what was left out, with everything that it leaves without a provision.
pub(super) fn gaps(coverage: &Coverage, phrases: Phrases<'_>) -> Table {
    let mut found: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    let all = coverage.groups.iter().flat_map(|group| group.items.iter().map(move |item| (group, item)));
    for (group, item) in all.filter(|(_, item)| item.state.is_gap()) {
        let without = item.by.iter().filter(|covering| !covering.without.is_empty());
        let why: Vec<String> = without
            .map(|covering| format!("{}{}", phrases.article(covering), phrases.without(covering)))
            .chain(item.missing.iter().filter(|one| is_waived(one)).map(|one| phrases.missing(one)))
            .collect();
        let why = if why.is_empty() { vec![phrases.state(group.field, item.state)] } else { why };
        let what = format!("{}: {}", name(group, item, phrases), phrases.short_state(group.field, item.state));
        match found.iter_mut().find(|(known, _)| *known == why) {
            Some((_, all)) => all.push(what),
            None => found.push((why, vec![what])),
        }
    }
    let rows = found.into_iter().map(|(why, what)| vec![Cell::items("", why), Cell::items("", what)]);
    let columns = ["coverage_column_left_out", "coverage_column_leaves"];
    table(phrases.labels, "coverage_gaps", &columns, &[60, 60], rows.collect())
}

/// What a counter-proposal would uncover or weaken, the worst first. Parts of a law that fare alike are one row.
pub(super) fn losses(coverage: &Coverage, phrases: Phrases<'_>) -> Table {
    let mut rows: Vec<(CoverageAfter, Vec<Cell>)> = Vec::new();
    for group in &coverage.groups {
        let lost = |item: &&CoverageItem| item.after.is_some_and(|after| after != CoverageAfter::StillCovered);
        let alike = |one: &CoverageItem, other: &CoverageItem| {
            let is_law = group.field == CoverageField::Law;
            is_law && one.after == other.after && clauses(one) == clauses(other)
        };
        for items in gathered(group.items.iter().filter(lost).collect(), alike) {
            let Some((first, after)) = items.first().and_then(|first| Some((*first, first.after?))) else { continue };
            let what = match group.field {
                CoverageField::Law => format!("{}, {}", group.short, phrases.labels_of(group, &items)),
                _ => name(group, first, phrases),
            };
            let touched: Vec<String> = first.by.iter().filter_map(|covering| phrases.fate(covering)).collect();
            let still: Vec<CellItem> = first.by.iter().filter_map(|covering| kept(covering, phrases)).collect();
            let row = vec![
                Cell::link(what, anchor(group.field)).with_note(text_of(first)),
                Cell::text(capital(&phrases.after(group.field, after))),
                Cell::items("", touched),
                if still.is_empty() {
                    Cell::text(phrases.text("coverage_nothing_still"))
                } else {
                    Cell::items("", still)
                },
            ];
            rows.push((after, row));
        }
    }
    rows.sort_by_key(|(after, _)| std::cmp::Reverse((is_loss(*after), *after)));
    let columns = ["coverage_column_what", "coverage_column_after", "coverage_column_touched", "coverage_column_still"];
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    table(phrases.labels, "coverage_losses", &columns, &[36, 18, 40, 36], rows)
}

/// What of an article a counter-proposal leaves as it is: the provisions that name something, or else all of it.
fn kept(covering: &Covering, phrases: Phrases<'_>) -> Option<CellItem> {
    if !covering.named_in.is_empty() {
        let numbers = covering.kept();
        let values = [("numbers", phrases.labels.list(&numbers)), ("title", covering.title.clone())];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let words = phrases.fill("coverage_provisions", &values);
        return (!numbers.is_empty()).then(|| CellItem::link(words, covering.clause.to_string()));
    }
    (covering.fate == Some(Fate::Kept)).then(|| linked(covering, phrases))
}

fn linked(covering: &Covering, phrases: Phrases<'_>) -> CellItem {
    CellItem::link(phrases.covering(covering), covering.clause.to_string())
}

fn clauses(item: &CoverageItem) -> Vec<&str> {
    item.by.iter().map(|covering| covering.clause.as_str()).collect()
}

/// Things in runs that are alike, each run where its first stands.
fn gathered(
    items: Vec<&CoverageItem>,
    alike: impl Fn(&CoverageItem, &CoverageItem) -> bool,
) -> Vec<Vec<&CoverageItem>> {
    let mut runs: Vec<Vec<&CoverageItem>> = Vec::new();
    for item in items {
        match runs.iter_mut().find(|run| run.first().is_some_and(|first| alike(first, item))) {
            Some(run) => run.push(item),
            None => runs.push(vec![item]),
        }
    }
    runs
}

/// What of some groups is in the contract, and in which articles. Parts of a law that the same articles touch upon are one
/// row, each named.
pub(super) fn covered(
    field: CoverageField,
    groups: &[&CoverageGroup],
    title: &str,
    phrases: Phrases<'_>,
) -> Option<Table> {
    let alike = |one: &CoverageItem, other: &CoverageItem| {
        field == CoverageField::Law
            && one.state == other.state
            && one.after == other.after
            && clauses(one) == clauses(other)
            && one.missing == other.missing
    };
    let compared = groups.iter().flat_map(|group| &group.items).any(|item| item.after.is_some());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for group in groups {
        let items: Vec<&CoverageItem> = group.items.iter().filter(|item| item.state.is_covered()).collect();
        for (index, run) in gathered(items, alike).into_iter().enumerate() {
            let Some(first) = run.first() else { continue };
            let mut labels = phrases.labels_of(group, &run);
            if first.state == CoverageState::InPart {
                labels.push_str(
                    &phrases.fill("coverage_ground", &[("ground", &phrases.short_state(field, first.state))]),
                );
            }
            let full = Some(group.title.clone()).filter(|title| index == 0 && *title != group.short);
            let what = match field {
                CoverageField::Law => Cell::text(format!("{}, {labels}", group.short)).with_note(full),
                _ => Cell::text(labels).with_note(text_of(first).or_else(|| phrases.note(first))),
            };
            let mut row = vec![what];
            if compared {
                row.push(Cell::text(
                    first.after.map(|after| capital(&phrases.after(field, after))).unwrap_or_default(),
                ));
            }
            let by = first.by.iter().map(|covering| linked(covering, phrases));
            let waived = first.missing.iter().filter(|one| is_waived(one));
            let waived = waived.map(|one| phrases.fill("coverage_waived", &[("title", &one.title)]).into());
            row.push(Cell::items("", by.chain(waived).collect()));
            if field == CoverageField::Standard {
                row.push(Cell::text(capital(&phrases.forum(first))));
            }
            if has_certainty(field) {
                let certainty = run.iter().flat_map(|item| &item.by).filter_map(Covering::certainty).max();
                row.push(Cell::text(certainty.map(|one| phrases.certainty(one)).unwrap_or_default()));
            }
            rows.push(row);
        }
    }
    let by = format!("coverage_column_by_{}", written(&field));
    let mut columns = vec![("coverage_column_what", if field == CoverageField::Law { 46 } else { 40 })];
    columns.extend(compared.then_some(("coverage_column_after", 22)));
    columns.push((by.as_str(), 64));
    columns.extend((field == CoverageField::Standard).then_some(("coverage_column_forum", 26)));
    columns.extend(has_certainty(field).then_some(("certainty", 26)));
    let (columns, widths): (Vec<&str>, Vec<u8>) = columns.into_iter().unzip();
    let mut table = table(phrases.labels, "coverage_covered", &columns, &widths, rows);
    let keys: Vec<String> = groups.iter().map(|group| group.key.to_lowercase()).collect();
    table.key = match keys.as_slice() {
        [only] if !only.is_empty() => format!("coverage-{}-{only}", written(&field)),
        _ => format!("coverage-{}", written(&field)),
    };
    title.clone_into(&mut table.title);
    table.intro = None;
    (!table.rows.is_empty()).then_some(table)
}

/// Whether the library says of such a link how sure it is.
const fn has_certainty(field: CoverageField) -> bool {
    matches!(field, CoverageField::Law | CoverageField::Standard)
}

/// What of some groups is not in the contract, and why. What the same clauses would cover, for the same reasons, is one row.
pub(super) fn uncovered(field: CoverageField, groups: &[&CoverageGroup], phrases: Phrases<'_>) -> Option<Table> {
    let alike = |one: &CoverageItem, other: &CoverageItem| {
        field != CoverageField::Principle && one.missing == other.missing && clauses(one) == clauses(other)
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for state in CoverageState::ALL.into_iter().filter(|state| !state.is_covered()) {
        for group in groups {
            for run in gathered(group.items.iter().filter(|item| item.state == state).collect(), alike) {
                let Some(first) = run.first() else { continue };
                let labels = phrases.labels_of(group, &run);
                let what = match field {
                    CoverageField::Law => Cell::text(format!("{}, {labels}", group.short)),
                    _ => Cell::text(labels).with_note(text_of(first)),
                };
                let annexes = (!first.annexes.is_empty()).then(|| phrases.annexes(&first.annexes));
                let why = match annexes {
                    Some(annexes) => vec![phrases.fill("coverage_see_annexes", &[("annexes", &annexes)]).into()],
                    None => {
                        let by = first.by.iter().map(|covering| linked(covering, phrases));
                        by.chain(first.missing.iter().map(|one| phrases.reason(one).into())).collect()
                    }
                };
                rows.push(vec![what, Cell::text(phrases.state(field, state)), Cell::items("", why)]);
            }
        }
    }
    // Where no row has a reason of its own, the state says it all.
    let reasons = rows.iter().any(|row| row.last().is_some_and(|cell| !cell.items.is_empty()));
    let mut columns = vec!["coverage_column_what", "coverage_column_state", "coverage_column_why"];
    let mut widths = vec![40, 24, 66];
    if !reasons {
        columns.pop();
        widths.pop();
        rows.iter_mut().for_each(|row| row.truncate(columns.len()));
    }
    let mut table = table(phrases.labels, "coverage_uncovered", &columns, &widths, rows);
    table.key = format!("coverage-uncovered-{}", written(&field));
    table.title = phrases.labels.variant("coverage_uncovered_title", &field);
    table.intro = Some(phrases.labels.variant("coverage_uncovered_intro", &field));
    (!table.rows.is_empty()).then_some(table)
}
