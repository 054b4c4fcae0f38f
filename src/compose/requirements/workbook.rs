//! A list of requirements as a workbook: a row for each requirement, with columns to answer, and a sheet for the evidence.
//!
//! It is the form of a supplier's statement too: what was filled in is read back by the headings of the columns.

use super::super::listed::{flat, given};
use super::start::start;
use super::words::Phrases;
use super::{by_moment, news_report};
use crate::model::{
    AddingFact, AnswerColumn, Covers, EvidenceColumn, EvidenceKey, EvidenceKind, FormSheet, Labels, Language,
    ListedRequirement, Meets, RequirementKind, RequirementList, SheetCell, SheetColumn, SheetEntry, SheetLayout,
    Workbook, WorkbookWords, Worksheet, capital, covers_label, meets_label,
};

/// How many items of evidence there is room for.
const ROOM: u16 = 40;

/// A column that reading a form back takes something from.
fn answer(column: AnswerColumn, labels: &Labels) -> SheetColumn {
    let (width, entry) = match column {
        AnswerColumn::Id => return given(labels, column.label(), 24),
        AnswerColumn::Requirement | AnswerColumn::Dutch => return given(labels, column.label(), 46),
        AnswerColumn::Meets => {
            (14, SheetEntry::OneOf(Meets::ALL.map(|meets| labels.text(meets_label(meets)).to_owned()).into()))
        }
        AnswerColumn::Evidence => (14, SheetEntry::Text),
        AnswerColumn::Explanation => (36, SheetEntry::Text),
    };
    to_fill(labels, column.label(), column.help(), width, entry)
}

/// A column with evidence, as somebody fills it in.
fn evidence_column(column: EvidenceColumn, labels: &Labels) -> SheetColumn {
    let (width, entry) = match column {
        EvidenceColumn::Key => return given(labels, column.label(), 10),
        EvidenceColumn::Type => {
            let words = EvidenceKind::ALL.iter().map(|kind| labels.variant("evidence_type", kind));
            (24, SheetEntry::OneOf(words.collect()))
        }
        EvidenceColumn::Covers => {
            (24, SheetEntry::OneOf(Covers::ALL.map(|covers| labels.text(covers_label(covers)).to_owned()).into()))
        }
        EvidenceColumn::Issued | EvidenceColumn::ValidUntil => (14, SheetEntry::Date),
        EvidenceColumn::Number | EvidenceColumn::Standard | EvidenceColumn::EquivalentTo => (24, SheetEntry::Text),
        EvidenceColumn::Title | EvidenceColumn::Issuer | EvidenceColumn::File => (30, SheetEntry::Text),
        EvidenceColumn::Scope | EvidenceColumn::Motivation => (40, SheetEntry::Text),
    };
    to_fill(labels, column.label(), column.help(), width, entry)
}

fn to_fill(labels: &Labels, label: &str, help: Option<&str>, width: u8, entry: SheetEntry) -> SheetColumn {
    let help = help.map(|key| labels.text(key).to_owned());
    SheetColumn { title: labels.text(label).to_owned(), width, to_fill: true, entry, help }
}

/// The list as a workbook; the labels are of its language.
pub fn requirement_workbook(list: &RequirementList, labels: &Labels) -> Workbook {
    let phrases = Phrases { labels, moments: list.moments };
    let contract = list.contract.as_ref();
    let title = phrases.text(if contract.is_some() { "req_title" } else { "req_title_assumed" });
    let title = contract.map_or_else(|| title.clone(), |contract| format!("{title} · {}", contract.number));
    Workbook {
        author: contract
            .map_or_else(|| concat!("beding ", env!("CARGO_PKG_VERSION")).to_owned(), |one| one.authority.name.clone()),
        date: contract.map(|contract| contract.date),
        words: WorkbookWords::new(labels),
        cover: Some(start(list, &title, phrases)),
        sheets: std::iter::once(requirements(list, phrases))
            .chain(contract.map(|_| evidence(phrases)))
            .chain(adding(list, phrases))
            .chain(news_report::gone_sheet(list, phrases))
            .chain(terms(list, phrases))
            .collect(),
        title,
    }
}

/// How many columns stay in view: kind, moment, date and article.
const IN_VIEW: u16 = 4;

/// The columns at the right, folded away: who only answers does not need them.
const ASIDE: [(&str, u8); 4] = [("req_sheet_subject", 26), ("assessor", 22), ("req_basis", 50), ("req_standards", 30)];

/// A row for each requirement, in the order in which they are due, knock-outs first. What a supplier reads to answer stands
/// left of the answer; the rest is folded away at the right.
fn requirements(list: &RequirementList, phrases: Phrases<'_>) -> Worksheet {
    let labels = phrases.labels;
    let mut columns = vec![
        given(labels, "kind", 14),
        given(labels, "due", 22),
        given(labels, "req_sheet_planned", 14),
        given(labels, "article", 9),
        answer(AnswerColumn::Requirement, labels),
        given(labels, "req_sheet_evidence", 46),
    ];
    if list.since.is_some() {
        columns.push(given(labels, "req_sheet_news", 30));
    }
    // There is nothing to answer before there is a contract.
    if list.contract.is_some() {
        columns.extend(AnswerColumn::ANSWERS.map(|column| answer(column, labels)));
    }
    let shown = columns.len();
    if list.language != Language::Nl {
        columns.push(answer(AnswerColumn::Dutch, labels));
    }
    columns.push(answer(AnswerColumn::Id, labels));
    columns.extend(ASIDE.map(|(label, width)| given(labels, label, width)));
    let all: Vec<&ListedRequirement> = by_moment(list).flat_map(|(_, all)| all).collect();
    let loud = all.iter().enumerate().filter(|(_, one)| one.kind == RequirementKind::KnockOut).map(|(index, _)| index);
    Worksheet {
        name: phrases.text(FormSheet::Answers.label()),
        layout: SheetLayout { loud: loud.collect(), aside: u16::try_from(columns.len() - shown).unwrap_or_default() },
        columns,
        rows: all.iter().map(|one| row(one, list, phrases)).collect(),
        frozen: IN_VIEW,
        spare_rows: 0,
    }
}

fn row(one: &ListedRequirement, list: &RequirementList, phrases: Phrases<'_>) -> Vec<SheetCell> {
    let evidence: Vec<String> = one.evidence.iter().map(|item| format!("• {}", phrases.evidence(item))).collect();
    let standards: Vec<String> = one.standards.iter().map(|item| phrases.standard(item)).collect();
    let mut row: Vec<SheetCell> = vec![
        phrases.kind(one.kind).into(),
        due(one, phrases).into(),
        one.planned_on(&list.moments).map_or(SheetCell::Empty, SheetCell::Date),
        one.number.clone().into(),
        flat(&one.text).into(),
        evidence.join("\n").into(),
    ];
    if list.since.is_some() {
        row.push(news_report::in_words(one, phrases).into());
    }
    if list.contract.is_some() {
        row.extend(AnswerColumn::ANSWERS.map(|_| SheetCell::Empty));
    }
    if list.language != Language::Nl {
        row.push(one.dutch.as_deref().map(flat).unwrap_or_default().into());
    }
    row.extend([
        one.id.clone().into(),
        one.chapter.clone().into(),
        capital(&phrases.labels.variant("role", &one.assessor)).into(),
        phrases.laws(&one.basis).join("\n").into(),
        standards.join("\n").into(),
    ]);
    row
}

/// When it is due; where the date is not known, where to look for it.
fn due(one: &ListedRequirement, phrases: Phrases<'_>) -> String {
    let when = phrases.when(one);
    if one.deadline.is_some() || one.due_on.is_some() { when } else { format!("{when}: {}", phrases.date(one.due)) }
}

/// The facts that would add requirements to an outlook; none where none is known to.
fn adding(list: &RequirementList, phrases: Phrases<'_>) -> Option<Worksheet> {
    let count = |number: usize| SheetCell::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let row = |one: &AddingFact| -> Vec<SheetCell> {
        vec![
            one.text.label.as_str().into(),
            one.text.value.as_str().into(),
            count(one.requirements),
            count(one.only_assurance),
            one.fact.as_str().into(),
        ]
    };
    let columns = [
        ("req_column_fact", 60),
        ("req_column_answer", 36),
        ("req_column_added", 14),
        ("req_column_added_only", 18),
        ("req_column_option", 30),
    ];
    (!list.adding.is_empty()).then(|| Worksheet {
        name: phrases.text("req_sheet_adding"),
        columns: columns.map(|(label, width)| given(phrases.labels, label, width)).into(),
        rows: list.adding.iter().map(row).collect(),
        frozen: 1,
        spare_rows: 0,
        layout: SheetLayout::default(),
    })
}

fn evidence(phrases: Phrases<'_>) -> Worksheet {
    Worksheet {
        name: phrases.text(FormSheet::Evidence.label()),
        columns: EvidenceColumn::ALL.map(|column| evidence_column(column, phrases.labels)).into(),
        rows: (1..=ROOM)
            .map(|number| {
                let mut row = vec![SheetCell::Empty; EvidenceColumn::ALL.len()];
                row[0] = EvidenceKey::new(number).to_string().into();
                row
            })
            .collect(),
        frozen: 1,
        spare_rows: 0,
        layout: SheetLayout::default(),
    }
}

/// The defined terms that the requirements use, with their meaning; none where there are no such terms.
fn terms(list: &RequirementList, phrases: Phrases<'_>) -> Option<Worksheet> {
    let rows = list.terms.iter().map(|term| vec![term.term.as_str().into(), flat(&term.definition).into()]);
    let rows: Vec<Vec<SheetCell>> = rows.collect();
    (!rows.is_empty()).then(|| Worksheet {
        name: phrases.text("req_sheet_terms"),
        columns: vec![given(phrases.labels, "req_sheet_term", 34), given(phrases.labels, "req_sheet_definition", 100)],
        rows,
        frozen: 1,
        spare_rows: 0,
        layout: SheetLayout::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::model::{ListedContract, ListedTerm};

    fn column(sheet: &Worksheet, title: &str) -> Vec<SheetCell> {
        let index = sheet.columns.iter().position(|column| column.title == title).expect("a column");
        sheet.rows.iter().map(|row| row[index].clone()).collect()
    }

    #[test]
    fn rows_come_as_they_are_due_and_knock_outs_stand_out() {
        let book = requirement_workbook(&sample::list(), &Labels::default());
        let sheet = &book.sheets[0];
        let order = ["now#knock-out", "now#must", "now#wish", "late#knock-out", "late#must"];
        assert_eq!(column(sheet, AnswerColumn::Id.label()), order.map(SheetCell::from));
        assert_eq!(sheet.layout.loud, [0, 3].into());
        assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()));
        let due = column(sheet, "due");
        assert_eq!(due[0], SheetCell::from("Due_tender: req_date_unknown"));
        assert!(matches!(&due[4], SheetCell::Text(text) if text.starts_with("Due_delivery, ")), "{due:?}");
    }

    #[test]
    fn every_row_has_a_date_to_sort_by_where_its_moment_has_one() {
        let sheet = &requirement_workbook(&sample::list(), &Labels::default()).sheets[0];
        let delivery = SheetCell::Date("2027-09-01".parse().expect("a date"));
        // The moment of the fourth is the article's own and cannot be computed: the date of the delivery stands for it.
        let none = SheetCell::Empty;
        let expected = [none.clone(), none.clone(), none, delivery.clone(), delivery];
        assert_eq!(column(sheet, "req_sheet_planned"), expected);
    }

    #[test]
    fn terms_have_a_sheet_where_there_are_any() {
        let mut list = RequirementList { contract: Some(ListedContract::sample()), ..sample::list() };
        assert_eq!(requirement_workbook(&list, &Labels::default()).sheets.len(), 2);
        let term = |text: &str| text.to_owned();
        list.terms.push(ListedTerm { key: term("data"), term: term("Data"), definition: term("Gegevens,\nook ruwe.") });
        let sheets = requirement_workbook(&list, &Labels::default()).sheets;
        assert_eq!(sheets[2].rows, [[SheetCell::from("Data"), SheetCell::from("Gegevens, ook ruwe.")]]);
    }

    #[test]
    fn what_is_filled_in_stands_left_of_what_is_folded_away() {
        for language in Language::ALL {
            let contract = Some(ListedContract::sample());
            let list = RequirementList { language, contract, ..sample::list() };
            let sheet = &requirement_workbook(&list, &Labels::default()).sheets[0];
            let shown = sheet.columns.len() - usize::from(sheet.layout.aside);
            assert!(sheet.columns[shown - 3..shown].iter().all(|column| column.to_fill), "{language:?}");
            assert_eq!(sheet.columns.iter().filter(|column| column.to_fill).count(), 3);
            let id = sheet.columns.iter().position(|column| column.title == AnswerColumn::Id.label());
            assert!(id.is_some_and(|id| id >= shown));
        }
    }
}
