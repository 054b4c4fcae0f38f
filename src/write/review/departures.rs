//! The table of departures (afwijkingentabel): one row for each changed provision that somebody may want to look at.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::words::{ReportWords, side_text};
use crate::model::{
    Audience, Date, Deviation, Labels, OpKind, RedlineProvision, Review, SheetCell, SheetColumn, SheetEntry,
    SheetLayout, Side, Workbook, WorkbookWords, Worksheet,
};
use crate::write::harmless_text;

/// The columns: their label, and how wide they are in characters.
const COLUMNS: [(&str, u8); 14] = [
    ("diff_column_id", 22),
    ("diff_column_base", 12),
    ("diff_column_counter", 12),
    ("diff_column_heading", 26),
    ("diff_column_change", 24),
    ("diff_column_verdict", 22),
    ("diff_column_rank", 8),
    ("diff_column_old", 60),
    ("diff_column_new", 60),
    ("diff_column_findings", 50),
    ("diff_column_fallback", 40),
    ("diff_column_decides", 24),
    ("diff_column_answer", 50),
    ("diff_column_tracked", 24),
];

/// The columns, by their label, that only the municipality has: the other side is told no fallback, and nobody decides.
const INTERNAL: [&str; 2] = ["diff_column_fallback", "diff_column_decides"];

/// A row of the table; one text for each of [`COLUMNS`].
type Row = [String; COLUMNS.len()];

/// How many columns stay in view: the id and the number in the base.
const FROZEN: u16 = 2;

/// The table of departures as a workbook to read; `date` is for its properties.
pub fn departures(review: &Review, labels: &Labels, date: Option<Date>) -> Workbook {
    let column = |(label, width): (&str, u8)| SheetColumn {
        title: labels.text(label).to_owned(),
        width,
        to_fill: false,
        entry: SheetEntry::Text,
        help: None,
    };
    let sheet = Worksheet {
        name: labels
            .text(if review.is_internal() { "diff_table_sheet_internal" } else { "diff_table_sheet" })
            .to_owned(),
        columns: kept(COLUMNS.map(column), review),
        rows: rows(review, labels).into_iter().map(|row| kept(row.map(SheetCell::from), review)).collect(),
        frozen: FROZEN,
        spare_rows: 0,
        layout: SheetLayout::default(),
    };
    let title = labels.fill("diff_table_title", &[("counter", &review.counter_name), ("base", &review.base_name)]);
    Workbook {
        title: if review.is_internal() { format!("{} · {title}", labels.text("report_internal")) } else { title },
        author: "beding".to_owned(),
        date,
        words: WorkbookWords::new(labels),
        cover: None,
        sheets: vec![sheet],
    }
}

/// What is kept of one thing for each of [`COLUMNS`].
fn kept<T>(all: [T; COLUMNS.len()], review: &Review) -> Vec<T> {
    let is_kept = |label: &str| review.audience == Audience::Municipality || !INTERNAL.contains(&label);
    COLUMNS.iter().zip(all).filter(|((label, _), _)| is_kept(label)).map(|(_, one)| one).collect()
}

/// The rows, in the order of the counter-proposal: whoever goes through them has the contract beside them. The rank says
/// which to look at first, so that the table can be sorted by it. Provisions of which only the number or the typography
/// changed are left out, unless something was found in them. What a reader does not see, and what was not read, comes first.
fn rows(review: &Review, labels: &Labels) -> Vec<Row> {
    let words = ReportWords { labels, review };
    let wanted = |provision: &&RedlineProvision| match provision.is_changed() {
        true => !review.is_light(provision),
        false => review.deviation(provision).is_some(),
    };
    let beside = review.misleading().map(|oddity| words.oddity(oddity));
    let beside = beside.chain(review.unread().iter().map(|loss| words.loss(loss)).collect::<Vec<_>>());
    let beside: Vec<Row> = beside.map(|found| row_of(&found)).collect();
    let provisions: Vec<&RedlineProvision> = review.redline.told().into_iter().filter(wanted).collect();
    let mut ranked = provisions.clone();
    ranked.sort_by_key(|provision| Reverse(review.gravity(provision)));
    let ranks: BTreeMap<usize, usize> = (1..).zip(&ranked).map(|(rank, provision)| (provision.key, rank)).collect();
    let rows = provisions.into_iter().map(|provision| {
        let rank = ranks.get(&provision.key).map(usize::to_string).unwrap_or_default();
        row(provision, &rank, words)
    });
    beside.into_iter().chain(rows).collect()
}

/// A row that concerns no provision: it only says what was found.
fn row_of(found: &str) -> Row {
    let mut row = Row::default();
    row[9] = harmless_text(found);
    row
}

fn row(provision: &RedlineProvision, rank: &str, words: ReportWords<'_>) -> Row {
    let deviation = words.review.deviation(provision);
    let deviation = deviation.as_ref();
    let text = |side: bool, own| {
        let parts = words.review.redline.together(provision);
        let parts: Vec<String> =
            parts.iter().map(|one| side_text(&one.ops, own)).filter(|text| !text.is_empty()).collect();
        if side { parts.join("\n") } else { String::new() }
    };
    let heading = provision.heading.clone().unwrap_or_default();
    let named = words.review.names.get(&provision.key);
    let place = |side: &Side| named.map_or_else(|| words.number(side), |named| named.name.clone());
    [
        words.review.id_of(provision).unwrap_or_default().to_owned(),
        provision.base.as_ref().map(place).unwrap_or_default(),
        provision.counter.as_ref().map(place).unwrap_or_default(),
        heading,
        words.changes(provision),
        deviation.map(|deviation| words.verdict(deviation)).unwrap_or_default(),
        rank.to_owned(),
        text(provision.base.is_some(), OpKind::Delete),
        text(provision.counter.is_some(), OpKind::Insert),
        deviation.map(|deviation| words.findings(&without_fallbacks(deviation)).join("\n")).unwrap_or_default(),
        deviation.map(|deviation| fallbacks(deviation, words)).unwrap_or_default(),
        deviation.map(|deviation| words.roles(&deviation.decides)).unwrap_or_default(),
        // In full in every row: who sorts or filters the table parts a row from the one above it.
        deviation.and_then(|deviation| deviation.answer.clone()).unwrap_or_default(),
        words.tracked(provision).unwrap_or_default(),
    ]
    .map(|cell| harmless_text(&cell))
}

/// The rule that names fallbacks of the clause.
const AT_HAND: &str = "fallback-at-hand";

fn without_fallbacks(deviation: &Deviation) -> Deviation {
    let mut deviation = deviation.clone();
    deviation.findings.retain(|finding| finding.rule != AT_HAND);
    deviation
}

/// The fallback that the text is, or nearly is, and those that the clause has for the paragraph.
fn fallbacks(deviation: &Deviation, words: ReportWords<'_>) -> String {
    let own = deviation.fallback.iter().map(|found| words.fallback(found));
    let at_hand = deviation.findings.iter().filter(|finding| finding.rule == AT_HAND);
    own.chain(at_hand.map(|finding| finding.message.clone())).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::review::sample;
    use crate::write::{workbook_csv, workbook_xlsx};

    #[test]
    fn every_departure_is_a_row_and_none_is_a_formula() {
        let table = departures(&sample::review(), &Labels::default(), None);
        // What is not seen and not read, and what is weakened, deleted, silent, inserted and moved.
        assert_eq!(table.sheets[0].rows.len(), 7);
        let csv = workbook_csv(&table);
        assert!(csv.starts_with("\u{FEFF}diff_column_id,"));
        assert!(csv.contains("\"'=HYPERLINK(\"\"http"), "{csv}");
        assert!(!csv.contains('\u{1b}'));
    }

    #[test]
    fn the_same_review_gives_the_same_bytes() {
        let made = || workbook_xlsx(&departures(&sample::review(), &Labels::default(), None)).expect("a workbook");
        assert_eq!(made(), made());
        assert!(made().starts_with(b"PK"));
    }
}
