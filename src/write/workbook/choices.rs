use rust_xlsxwriter::{DataValidation, DataValidationRule, ExcelDateTime, Formula, Workbook, column_number_to_name};

use super::XlsxError;
use super::limits::{MESSAGE, MESSAGE_TITLE, fitting, units};
use crate::model::{SheetColumn, SheetEntry, one_line};
use crate::write::harmless_text;

/// The years between which a date is taken for one that somebody meant.
const YEARS: (u16, u16) = (2000, 2100);

/// What may be filled in in the cells of a workbook. Words that a cell cannot hold itself stand on a hidden sheet.
pub(super) struct Choices {
    sheet: String,
    lists: Vec<Vec<String>>,
}

impl Choices {
    /// None yet; `sheet` is the name of the hidden sheet.
    pub fn new(sheet: String) -> Self {
        Self { sheet, lists: Vec::new() }
    }

    /// What a cell of the column takes and says, or nothing where it takes everything and says nothing.
    pub fn of(&mut self, column: &SheetColumn) -> Result<Option<DataValidation>, XlsxError> {
        self.rule(&column.title, &column.entry, column.help.as_deref())
    }

    /// What a cell takes and says under this heading.
    pub fn rule(
        &mut self,
        title: &str,
        entry: &SheetEntry,
        help: Option<&str>,
    ) -> Result<Option<DataValidation>, XlsxError> {
        let rule = match entry {
            SheetEntry::Text if help.is_none() => return Ok(None),
            SheetEntry::Text => DataValidation::new().allow_any_value(),
            SheetEntry::Date => DataValidation::new().allow_date(DataValidationRule::Between(
                ExcelDateTime::from_ymd(YEARS.0, 1, 1)?,
                ExcelDateTime::from_ymd(YEARS.1, 12, 31)?,
            )),
            SheetEntry::OneOf(words) => self.one_of(words)?,
        };
        let title = fitting(&one_line(title), MESSAGE_TITLE, "…");
        let help = fitting(&harmless_text(help.unwrap_or_default()), MESSAGE, "…");
        let rule = rule.set_input_title(&title)?.set_input_message(&help)?;
        Ok(Some(rule.set_error_title(&title)?.set_error_message(&help)?))
    }

    fn one_of(&mut self, words: &[String]) -> Result<DataValidation, XlsxError> {
        let words: Vec<String> =
            words.iter().map(|word| one_line(&harmless_text(word))).filter(|word| !word.is_empty()).collect();
        let quotes = words.iter().map(|word| word.matches('"').count()).sum::<usize>();
        let length = words.iter().map(|word| units(word) + 1).sum::<usize>() + quotes;
        let fits = length <= MESSAGE && !words.iter().any(|word| word.contains(','));
        if fits || words.is_empty() {
            return DataValidation::new().allow_list_strings(&words);
        }
        let index = self.lists.iter().position(|list| *list == words).unwrap_or_else(|| {
            self.lists.push(words.clone());
            self.lists.len() - 1
        });
        let (column, sheet) = (column_number_to_name(small(index)), self.sheet.replace('\'', "''"));
        let range = format!("='{sheet}'!${column}$1:${column}${}", words.len());
        Ok(DataValidation::new().allow_list_formula(Formula::new(range)))
    }

    /// Adds the hidden sheet, where one is needed.
    pub fn write(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let sheet = workbook.add_worksheet().set_name(&self.sheet)?.set_hidden(true);
        for (column, list) in self.lists.iter().enumerate() {
            for (row, word) in (0u32..).zip(list) {
                sheet.write_string(row, small(column), word)?;
            }
        }
        Ok(())
    }
}

/// The index of a column; one beyond the last is refused when something is written there.
fn small(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
