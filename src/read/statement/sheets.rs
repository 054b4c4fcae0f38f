//! A statement from the sheets of a workbook. Sheets and columns are found by their headings, wherever they stand.

use std::collections::BTreeMap;

use super::against::against;
use super::cells::{covers, date, keys, kind, meets, shown, text};
use super::grid::Grid;
use super::outside::Used;
use super::places::Places;
use super::remarks::{Sheets, remarks};
use super::{Asked, FormWords, form_first};
use crate::diag::Diagnostic;
use crate::model::{
    AboutField, AnswerColumn, EvidenceColumn, EvidenceKey, FormSheet, GivenCell, GivenValue, Labels, Language,
    Spreadsheet, StatedEvidence, StatedSupplier, Statement, Struck,
};
use crate::read::codes;
use crate::read::text::{MAX_VALUE, is_forbidden};

/// What is filled in; none when the sheet with answers is not there.
pub(super) fn statement(
    workbook: &Spreadsheet,
    words: &[FormWords],
    form: Option<&FormWords>,
    asked: &Asked<'_>,
    places: &mut Places<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Statement> {
    let mut statement = Statement { language: form.map(|form| form.language), ..Statement::default() };
    let words = form_first(words, form);
    let mut reading = Reading { words: &words, form: form.map(|form| form.language), places, diagnostics };
    let answers = AnswerColumn::ALL.map(AnswerColumn::label);
    let Some(answered) = reading.grid(workbook, FormSheet::Answers, &answers, &[0, 1]) else {
        reading.missing_sheet(workbook);
        return None;
    };
    reading.answers(&answered, &mut statement);
    let columns = EvidenceColumn::ALL.map(EvidenceColumn::label);
    let evidence = reading.grid(workbook, FormSheet::Evidence, &columns, &[0, 1]);
    if let Some(grid) = &evidence {
        reading.evidence(grid, &mut statement);
    }
    let about = reading.about(workbook, &mut statement);
    let is_of_now = statement.contract.requirements.as_deref().is_none_or(|digest| digest == asked.digest);
    let made = form.and_then(|form| {
        // Of the forms that are made in its language the one that has most of its columns.
        let of_language = asked.made.iter().rev().filter(|made| made.list.language == form.language);
        of_language
            .min_by_key(|made| made.columns.iter().filter(|(one, _)| answered.column_headed(one).is_none()).count())
    });
    reading.altered(&answered, asked.list, made, is_of_now);
    if let Some(made) = made {
        let used = Used { grids: [Some(&answered), evidence.as_ref()], about };
        reading.outside(workbook, &used, made, is_of_now);
    }
    for part in &workbook.foreign_parts {
        let message = format!("the file holds `{part}`, which is no part of a form; nothing of it is read");
        reading.diagnostics.push(reading.places.problem_of_file(codes::FOREIGN_PART, message));
    }
    against(&mut statement, asked, reading.places, reading.diagnostics);
    let mut sheets = Sheets::new(workbook);
    (sheets.answers, sheets.evidence) = (Some(&answered), evidence.as_ref());
    statement.remarks = remarks(reading.diagnostics, |problem| sheets.standing(problem));
    Some(statement)
}

/// The reading of a workbook.
pub(super) struct Reading<'a, 'w> {
    /// The words of every language, those of the form first.
    pub words: &'a [&'a Labels],
    /// The language of the form.
    pub form: Option<Language>,
    /// Where everything stands.
    pub places: &'a mut Places<'w>,
    /// What is wrong.
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reading<'_, '_> {
    fn missing_sheet(&mut self, workbook: &Spreadsheet) {
        let names: Vec<String> = workbook.sheets.iter().map(|sheet| format!("`{}`", sheet.name)).collect();
        let message = format!(
            "no sheet of this workbook has the columns of the form with requirements; its sheets are {}",
            names.join(", ")
        );
        let problem = self.places.problem_of_file(codes::NO_FORM, message);
        self.diagnostics.push(problem.hint("`beding statement DOSSIER -o form.xlsx` writes the form"));
    }

    fn answers(&mut self, grid: &Grid<'_>, statement: &mut Statement) {
        let mut rows: BTreeMap<String, u32> = BTreeMap::new();
        for (row, cells) in &grid.rows {
            let at = |column: AnswerColumn| AnswerColumn::ALL.iter().position(|one| *one == column).unwrap_or_default();
            let value = |column: AnswerColumn| cells.get(&at(column)).copied();
            let address = |column: AnswerColumn| grid.address(*row, at(column));
            let id_cell = address(AnswerColumn::Id);
            // The id is what the row is about, also where the row is struck through.
            let Some(id) = self.take_value(value(AnswerColumn::Id).map(|cell| &cell.value), &id_cell, text) else {
                if AnswerColumn::ANSWERS.into_iter().any(|column| cells.contains_key(&at(column))) {
                    let message = "this row is filled in, but the id of its requirement is gone";
                    self.diagnostics.push(self.places.problem_in(codes::MISSING_FIELD, &id_cell, message));
                }
                continue;
            };
            if let Some(earlier) = rows.insert(id.clone(), *row) {
                let message = format!("`{id}` stands in row {} already", earlier + 1);
                self.diagnostics.push(self.places.problem_in(codes::DUPLICATE_NAME, &id_cell, message));
                continue;
            }
            if let Some(GivenValue::Text(print)) = value(AnswerColumn::Asked).map(|cell| &cell.value) {
                statement.asked.insert(id.clone(), print.clone());
            }
            let words = self.words;
            let answer = statement.answers.entry(id.clone()).or_default();
            answer.meets =
                self.take(value(AnswerColumn::Meets), &address(AnswerColumn::Meets), |value| meets(value, words));
            answer.evidence =
                self.take(value(AnswerColumn::Evidence), &address(AnswerColumn::Evidence), keys).unwrap_or_default();
            answer.explanation = self.take(value(AnswerColumn::Explanation), &address(AnswerColumn::Explanation), text);
            for (path, column) in [
                ("", AnswerColumn::Id),
                ("/meets", AnswerColumn::Meets),
                ("/evidence", AnswerColumn::Evidence),
                ("/explanation", AnswerColumn::Explanation),
            ] {
                self.places.set(&format!("/answers/{id}{path}"), &address(column));
            }
        }
    }

    fn evidence(&mut self, grid: &Grid<'_>, statement: &mut Statement) {
        let at = |column: EvidenceColumn| EvidenceColumn::ALL.iter().position(|one| *one == column).unwrap_or_default();
        for (row, cells) in &grid.rows {
            let address = |column: EvidenceColumn| grid.address(*row, at(column));
            let (words, form) = (self.words, self.form);
            let mut piece = StatedEvidence::default();
            let key_cell = address(EvidenceColumn::Key);
            let key_given = cells.get(&at(EvidenceColumn::Key)).copied();
            if let Some(withdrawn) = key_given.filter(|cell| cell.struck == Struck::All) {
                let message = format!("{} is struck through, so the row is not read", shown(&withdrawn.value));
                self.diagnostics.push(self.places.problem_in(codes::STRUCK_THROUGH, &key_cell, message));
                continue;
            }
            let key = self.take(key_given, &key_cell, |value| text(value)?.parse::<EvidenceKey>());
            for column in EvidenceColumn::ALL {
                let (value, cell) = (cells.get(&at(column)).copied(), address(column));
                match column {
                    EvidenceColumn::Key => {}
                    EvidenceColumn::Type => piece.kind = self.take(value, &cell, |value| kind(value, words)),
                    EvidenceColumn::Covers => piece.covers = self.take(value, &cell, |value| covers(value, words)),
                    EvidenceColumn::Issued => piece.issued = self.take(value, &cell, |value| date(value, form)),
                    EvidenceColumn::ValidUntil => {
                        piece.valid_until = self.take(value, &cell, |value| date(value, form))
                    }
                    EvidenceColumn::Title => piece.title = self.take(value, &cell, text),
                    EvidenceColumn::Number => piece.number = self.take(value, &cell, text),
                    EvidenceColumn::Issuer => piece.issuer = self.take(value, &cell, text),
                    EvidenceColumn::Scope => piece.scope = self.take(value, &cell, text),
                    EvidenceColumn::Standard => piece.standard = self.take(value, &cell, text),
                    EvidenceColumn::EquivalentTo => piece.equivalent_to = self.take(value, &cell, text),
                    EvidenceColumn::Motivation => piece.motivation = self.take(value, &cell, text),
                    EvidenceColumn::File => piece.file = self.take(value, &cell, text),
                }
            }
            let Some(key) = key else {
                if !piece.is_empty() && !cells.contains_key(&at(EvidenceColumn::Key)) {
                    let message = "this row is filled in, but has no number; write E1, E2 and so on";
                    self.diagnostics.push(self.places.problem_in(codes::MISSING_FIELD, &key_cell, message));
                }
                continue;
            };
            if piece.is_empty() {
                continue;
            }
            if statement.evidence.contains_key(&key) {
                let message = format!("{key} stands in an earlier row already");
                self.diagnostics.push(self.places.problem_in(codes::DUPLICATE_NAME, &key_cell, message));
                continue;
            }
            self.places.set(&format!("/evidence/{key}"), &key_cell);
            for column in EvidenceColumn::ALL {
                self.places.set(&format!("/evidence/{key}/{}", column.field()), &address(column));
            }
            statement.evidence.insert(key, piece);
        }
    }

    /// The sheet with a field a row: the value stands right of its name.
    fn about<'s>(&mut self, workbook: &'s Spreadsheet, statement: &mut Statement) -> Vec<&'s GivenCell> {
        let form = self.form;
        let mut used = Vec::new();
        let mut first: Option<&str> = None;
        for sheet in &workbook.sheets {
            let names: Vec<(u32, u32, AboutField)> = sheet
                .cells
                .iter()
                .filter_map(|cell| {
                    let GivenValue::Text(text) = &cell.value else { return None };
                    let field = AboutField::ALL.into_iter().find(|field| self.is_label(text, field.label()))?;
                    Some((cell.row, cell.column, field))
                })
                .collect();
            // Other sheets may have a column that is called so; the one about the statement has most of the names.
            if names.len() * 2 < AboutField::ALL.len() {
                continue;
            }
            if let Some(first) = first {
                let cell = sheet.address(0, 0);
                let message = format!("the sheet `{first}` says who fills in the form too; keep one of them");
                self.diagnostics.push(self.places.problem_in(codes::DUPLICATE_NAME, &cell, message));
                continue;
            }
            first = Some(sheet.name.as_str());
            let mut seen: Vec<AboutField> = Vec::new();
            for (row, column, field) in names {
                if seen.contains(&field) {
                    let cell = sheet.address(row, column);
                    let message = "this stands in an earlier row already; keep one of them";
                    self.diagnostics.push(self.places.problem_in(codes::DUPLICATE_NAME, &cell, message));
                    continue;
                }
                seen.push(field);
                let value = sheet.cells.iter().find(|cell| cell.row == row && cell.column == column + 1);
                let cell = sheet.address(row, column + 1);
                self.places.set(field.path(), &cell);
                used.extend(value);
                value.into_iter().for_each(|value| self.look(value, &cell));
                if sheet.hidden_rows.contains(&row) {
                    let message = "this row is hidden; show it and save the form";
                    self.diagnostics.push(self.places.problem_in(codes::HIDDEN_PART, &cell, message));
                }
                if matches!(field, AboutField::Date | AboutField::ContractDate) {
                    let date = self.take(value, &cell, |value| date(value, form));
                    let place = &mut statement.date;
                    *(if field == AboutField::Date { place } else { &mut statement.contract.date }) = date;
                    continue;
                }
                let text = self.take(value, &cell, text);
                match field {
                    AboutField::Contract => statement.contract.number = text,
                    AboutField::Requirements => statement.contract.requirements = text,
                    AboutField::Notices => statement.contract.notices = text,
                    AboutField::Name => statement.supplier.name = text,
                    AboutField::Registration => statement.supplier.registration = text,
                    AboutField::Members => {
                        statement.supplier.members = text.as_deref().map(StatedSupplier::names).unwrap_or_default();
                    }
                    AboutField::Contact => statement.supplier.contact = text,
                    AboutField::Email => statement.supplier.email = text,
                    AboutField::RepresentedBy => statement.supplier.represented_by = text,
                    AboutField::Position => statement.supplier.position = text,
                    AboutField::AlsoRepresentedBy => statement.supplier.also_represented_by = text,
                    AboutField::AlsoPosition => statement.supplier.also_position = text,
                    AboutField::Schema => statement.schema = text,
                    AboutField::ContractDate | AboutField::Date => {}
                }
            }
        }
        used
    }

    /// What a cell holds; what cannot be read is reported, and what is struck through is not read.
    fn take<T>(
        &mut self,
        given: Option<&GivenCell>,
        cell: &str,
        read: impl Fn(&GivenValue) -> Result<T, String>,
    ) -> Option<T> {
        let given = given?;
        let kept = match &given.struck {
            Struck::Nothing => return self.take_value(Some(&given.value), cell, read),
            Struck::AllBut(kept) => Some(GivenValue::Text(kept.clone())),
            Struck::All => None,
        };
        let message = match &kept {
            Some(kept) => format!("a part is struck through, so only {} is read", shown(kept)),
            None => format!("{} is struck through, so it is not read", shown(&given.value)),
        };
        self.diagnostics.push(self.places.problem_in(codes::STRUCK_THROUGH, cell, message));
        self.take_value(kept.as_ref(), cell, read)
    }

    fn take_value<T>(
        &mut self,
        value: Option<&GivenValue>,
        cell: &str,
        read: impl Fn(&GivenValue) -> Result<T, String>,
    ) -> Option<T> {
        let value = value?;
        let problem = match value {
            GivenValue::Error(_) => format!("{} cannot be read; type the value itself", shown(value)),
            GivenValue::Text(text) if text.chars().count() > MAX_VALUE => {
                format!("the text has {} characters; at most {MAX_VALUE} are read", text.chars().count())
            }
            GivenValue::Text(text) if text.chars().any(is_forbidden) => {
                "the text holds a character that cannot be seen; type it again".to_owned()
            }
            value => match read(value) {
                Ok(found) => return Some(found),
                Err(problem) => problem,
            },
        };
        self.diagnostics.push(self.places.problem_in(codes::WRONG_VALUE, cell, problem));
        None
    }
}
