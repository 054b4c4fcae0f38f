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
const FIXED: Color = Color::RGB(0xE4_E6_E8);
const LOUD: Color = Color::RGB(0xE1_EB_F5);

/// The size of a title, in points.
const TITLE: f64 = 16.0;

/// How the cells of a workbook look.
pub(super) struct Looks {
    /// Of a heading.
    pub head: Format,
    /// Of the title of a cover.
    pub title: Format,
    /// Of the label of a row of a cover.
    pub label: Format,
    /// Of what is read.
    pub read: Kinds,
    /// Of what is read in a row that stands out; `.1` is of the columns that stay in view.
    loud: (Kinds, Kinds),
    /// Of what is filled in.
    pub fill: Kinds,
    /// Of what has to stay as it is.
    pub fixed: Kinds,
}

/// The looks of what a cell may hold.
pub(super) struct Kinds {
    text: Format,
    /// A text that would be computed when somebody edits the cell.
    computed: Format,
    number: Format,
    date: Format,
}

impl Kinds {
    fn new(look: &Format) -> Self {
        Self {
            text: look.clone(),
            computed: look.clone().set_quote_prefix(),
            number: look.clone(),
            date: look.clone().set_num_format(DATE).set_align(FormatAlign::Left),
        }
    }

    /// How a cell looks in which `entry` may stand.
    pub fn of(&self, cell: &SheetCell, entry: &SheetEntry) -> &Format {
        match (cell, entry) {
            (SheetCell::Text(text), _) if is_computed(text) => &self.computed,
            (SheetCell::Number(_), _) => &self.number,
            (SheetCell::Date(_), _) | (SheetCell::Empty, SheetEntry::Date) => &self.date,
            (SheetCell::Text(_) | SheetCell::Empty, _) => &self.text,
        }
    }
}

impl Looks {
    /// Cells to read have a line below them; cells to fill in are framed, light and not locked; what has to stay is grey. What
    /// stands out is shaded, and bold in the columns that stay in view.
    pub fn new() -> Self {
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(ACCENT)
            .set_font_color(Color::White);
        let body = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let read = || body().set_border_bottom(FormatBorder::Hair).set_border_bottom_color(LINE);
        let framed = || body().set_border(FormatBorder::Thin).set_border_color(FRAME);
        let loud = || read().set_background_color(LOUD);
        let fill = framed().set_background_color(TO_FILL).set_unlocked();
        let to_fill = Kinds::new(&fill);
        Self {
            head,
            title: Format::new().set_bold().set_font_size(TITLE).set_font_color(ACCENT),
            label: read().set_bold(),
            read: Kinds::new(&read()),
            loud: (Kinds::new(&loud()), Kinds::new(&loud().set_bold())),
            fill: Kinds {
                text: to_fill.text.set_num_format(AS_TYPED),
                computed: to_fill.computed.set_num_format(AS_TYPED),
                ..to_fill
            },
            fixed: Kinds::new(&framed().set_background_color(FIXED).set_num_format(AS_TYPED)),
        }
    }

    /// How a cell of a column looks, in a row that stands out or not; `in_view` is whether the column stays in view.
    pub fn of(&self, column: &SheetColumn, cell: &SheetCell, loud: bool, in_view: bool) -> &Format {
        let kinds = match (column.to_fill, loud, in_view) {
            (true, ..) => &self.fill,
            (false, true, true) => &self.loud.1,
            (false, true, false) => &self.loud.0,
            (false, false, _) => &self.read,
        };
        kinds.of(cell, &column.entry)
    }
}
