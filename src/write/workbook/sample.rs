//! A workbook for the tests of the writers.

use crate::model::{
    CoverField, CoverGroup, CoverRow, CoverSheet, Date, SheetCell, SheetColumn, SheetEntry, SheetLayout, Workbook,
    WorkbookWords, Worksheet,
};

/// A workbook with the typed text in every cell that takes one, columns to read and columns to fill in.
pub fn workbook(typed: &str) -> Workbook {
    let column = |title: &str, entry: SheetEntry, help: Option<&str>| SheetColumn {
        title: title.to_owned(),
        width: 24,
        to_fill: help.is_some(),
        entry,
        help: help.map(str::to_owned),
    };
    let answers = ["ja", "nee", "of gelijkwaardig"].map(str::to_owned).to_vec();
    let kinds = (1..=40).map(|number| format!("Certificaat nr. {number}, of gelijkwaardig")).collect();
    let date: Date = "2026-11-20".parse().expect("a date");
    let row = || {
        vec![
            SheetCell::from("1.1"),
            SheetCell::from(typed),
            SheetCell::Number(-3),
            SheetCell::Empty,
            SheetCell::Date(date),
            SheetCell::Empty,
            SheetCell::from(typed),
        ]
    };
    let columns = vec![
        column("Nummer", SheetEntry::Text, None),
        column("Eis", SheetEntry::Text, None),
        column("Aantal", SheetEntry::Text, None),
        column("Antwoord", SheetEntry::OneOf(answers), Some("Voldoet u aan de eis?")),
        column("Geldig tot", SheetEntry::Date, Some("De laatste dag waarop het bewijs geldt.")),
        column("Soort bewijs", SheetEntry::OneOf(kinds), Some("Kies het soort bewijs.")),
        column("Toelichting", SheetEntry::Text, Some("Licht uw antwoord toe.")),
    ];
    Workbook {
        title: "Eisen & bewijs".to_owned(),
        author: "beding".to_owned(),
        date: Some(date),
        words: WorkbookWords { cut_off: "[afgekapt]".to_owned(), lists: "Keuzelijsten".to_owned() },
        cover: Some(cover(typed)),
        sheets: vec![Worksheet {
            name: "Eisen".to_owned(),
            columns,
            rows: vec![row(), row()],
            frozen: 2,
            spare_rows: 3,
            layout: SheetLayout { loud: [1].into(), aside: 2 },
        }],
    }
}

fn cover(typed: &str) -> CoverSheet {
    let row = |label: &str, value: &str, field| CoverRow { label: label.to_owned(), value: value.into(), field };
    let date = CoverField::ToFill { entry: SheetEntry::Date, help: Some("De dag van ondertekening.".to_owned()) };
    let rows = vec![
        row("Wat dit is", typed, CoverField::Read),
        row("Nummer", "2026-1", CoverField::Fixed),
        row("Datum", "", date),
    ];
    CoverSheet {
        name: "Start".to_owned(),
        title: "Eisen".to_owned(),
        groups: vec![CoverGroup { title: "Vooraf".to_owned(), rows }],
    }
}
