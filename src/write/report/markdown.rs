use super::table_of;
use crate::model::{Detail, Report, ReportEntry, ReportMark, ReportSection, Weight};
use crate::write::harmless;
use crate::write::markdown::{Page, escaped, starting, with_breaks};

/// A report as Markdown (`CommonMark` with the tables of GitHub). What is loud is bold.
pub fn report_markdown(report: &Report) -> String {
    let mut page = Page::default();
    page.masthead(&report.properties, &report.facts);
    for notice in &report.notices {
        page.block(&format!("> {}", starting(with_breaks(notice))));
    }
    page.brief(&report.brief);
    if let Some(figure) = &report.figure {
        page.table(2, &table_of(figure));
    }
    for table in &report.overview {
        page.table(2, table);
    }
    for one in &report.sections {
        section(&mut page, one);
    }
    page.colophon(&report.colophon);
    harmless(&page.written)
}

fn section(page: &mut Page, section: &ReportSection) {
    page.heading(2, &escaped(&section.title));
    if let Some(intro) = &section.intro {
        page.text(intro);
    }
    for one in &section.entries {
        entry(page, one);
    }
    for table in &section.tables {
        page.table(3, table);
    }
}

fn entry(page: &mut Page, entry: &ReportEntry) {
    page.heading(3, format!("{} {}", escaped(&entry.label), escaped(&entry.title)).trim());
    page.block(&entry.marks.iter().map(mark).collect::<Vec<_>>().join(" · "));
    for text in &entry.text {
        page.text(text);
    }
    page.block(&entry.details.iter().map(detail).collect::<Vec<_>>().join("\n"));
    page.block(&entry.id.iter().map(|id| format!("({})", escaped(id))).collect::<String>());
}

/// A word that stands out: bold where somebody has to look.
fn mark(mark: &ReportMark) -> String {
    let text = escaped(&mark.text);
    if mark.weight == Weight::Light { text } else { format!("**{text}**") }
}

/// A label with its values, several of them as a list within the list.
fn detail(detail: &Detail) -> String {
    let Detail { label, intro, values, .. } = detail;
    let intro = intro.as_deref().map(|intro| format!(" {}", with_breaks(intro))).unwrap_or_default();
    let lead = format!("- **{}:**{intro}", escaped(label));
    match values.as_slice() {
        [] => lead,
        [only] => format!("{lead} {}", with_breaks(only)),
        several => several.iter().fold(lead, |list, value| format!("{list}\n  - {}", starting(with_breaks(value)))),
    }
}
