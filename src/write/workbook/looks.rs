use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::is_computed;
use crate::model::{SheetCell, SheetColumn, SheetEntry};

/// Dates as everybody reads them alike.
const DATE: &str = "yyyy-mm-dd";
/// What is typed stays a text: `0123` keeps its zero, `=1` is not computed.
const AS_TYPED: &str = "@";

const ACCENT: Color = Color::RGB(0x15_42_73);
const LINE: Color = Color::RGB(0xB4_B9_BE);
const FRAME: Color = Color::RGB(0x7A_80_86);
const TO_FILL: Color = Color::RGB(0xFF_FA_E6);

/// How the cells of a workbook look.
pub(super) struct Looks {
    /// Of a heading.
    pub head: Format,
    read: Kinds,
    fill: Kinds,
}

/// The looks of what a cell may hold.
struct Kinds {
    text: Format,
    /// A text that would be computed when somebody edits the cell.
    computed: Format,
    number: Format,
    date: Format,
}

impl Looks {
    /// Cells to read have a line below them; cells to fill in are framed, light and not locked.
    pub fn new() -> Self {
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(ACCENT)
            .set_font_color(Color::White);
        let body = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let read = || body().set_border_bottom(FormatBorder::Hair).set_border_bottom_color(LINE);
        let fill = || {
            body().set_background_color(TO_FILL).set_border(FormatBorder::Thin).set_border_color(FRAME).set_unlocked()
        };
        Self {
            head,
            read: Kinds {
                text: read(),
                computed: read().set_quote_prefix(),
                number: read(),
                date: read().set_num_format(DATE).set_align(FormatAlign::Left),
            },
            fill: Kinds {
                text: fill().set_num_format(AS_TYPED),
                computed: fill().set_num_format(AS_TYPED).set_quote_prefix(),
                number: fill(),
                date: fill().set_num_format(DATE).set_align(FormatAlign::Left),
            },
        }
    }

    /// How a cell of a column looks.
    pub fn of(&self, column: &SheetColumn, cell: &SheetCell) -> &Format {
        let kinds = if column.to_fill { &self.fill } else { &self.read };
        match (cell, &column.entry) {
            (SheetCell::Text(text), _) if is_computed(text) => &kinds.computed,
            (SheetCell::Number(_), _) => &kinds.number,
            (SheetCell::Date(_), _) | (SheetCell::Empty, SheetEntry::Date) => &kinds.date,
            (SheetCell::Text(_) | SheetCell::Empty, _) => &kinds.text,
        }
    }
}
