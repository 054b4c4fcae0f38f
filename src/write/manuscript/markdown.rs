use std::collections::BTreeMap;

use super::{LEGEND, PrintedParagraph, Reading, parts};
use crate::write::markdown::{escaped, starting};

/// A document as Markdown: headings marked, tables as tables, the printed numbers as text.
pub fn reading_markdown(reading: &Reading<'_>) -> String {
    let mut blocks: Vec<String> = Vec::new();
    if reading.paragraphs.iter().any(PrintedParagraph::is_marked) {
        blocks.push(escaped(LEGEND));
    }
    for (name, paragraphs) in parts(reading) {
        blocks.extend(name.map(|name| format!("# {name}")));
        let table = |paragraph: &PrintedParagraph| paragraph.cell.map(|cell| cell.table);
        for stretch in paragraphs.chunk_by(|a, b| table(a).is_some() && table(a) == table(b)) {
            if table(stretch[0]).is_some() {
                blocks.push(rows(stretch));
            } else {
                blocks.extend(stretch.iter().map(|paragraph| block(paragraph)));
            }
        }
    }
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

fn block(paragraph: &PrintedParagraph) -> String {
    let line = numbered(paragraph);
    match paragraph.heading {
        Some(level) => format!("{} {line}", "#".repeat(usize::from(level.clamp(1, 6)))),
        None => starting(line),
    }
}

fn numbered(paragraph: &PrintedParagraph) -> String {
    let words = paragraph.words(escaped);
    match &paragraph.number {
        Some(number) => format!("{} {words}", escaped(number)),
        None => words,
    }
}

/// The cells of a table; its first row is the head, as Markdown has it.
fn rows(cells: &[&PrintedParagraph]) -> String {
    let mut rows: BTreeMap<usize, BTreeMap<usize, Vec<String>>> = BTreeMap::new();
    for paragraph in cells {
        if let Some(place) = paragraph.cell {
            rows.entry(place.row).or_default().entry(place.column).or_default().push(numbered(paragraph));
        }
    }
    let columns: Vec<usize> = {
        let all: std::collections::BTreeSet<usize> = rows.values().flat_map(BTreeMap::keys).copied().collect();
        all.into_iter().collect()
    };
    let mut lines: Vec<String> = Vec::new();
    for row in rows.values() {
        let cells: Vec<String> =
            columns.iter().map(|column| row.get(column).map(|cell| cell.join("<br>")).unwrap_or_default()).collect();
        lines.push(format!("| {} |", cells.join(" | ")));
        if lines.len() == 1 {
            lines.push(format!("|{}", " --- |".repeat(columns.len())));
        }
    }
    lines.join("\n")
}
