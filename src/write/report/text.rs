use super::table_of;
use crate::model::{Detail, Report, ReportEntry, ReportSection, one_line};
use crate::write::harmless;
use crate::write::text::Page;

/// A report as plain text, wrapped to 80 columns.
pub fn report_text(report: &Report) -> String {
    let mut page = Page::default();
    page.masthead(&report.properties, &report.facts);
    for notice in &report.notices {
        page.gap();
        page.wrapped("! ", 2, notice);
    }
    page.brief(&report.brief);
    if let Some(figure) = &report.figure {
        page.table(&table_of(figure));
    }
    for table in &report.overview {
        page.table(table);
    }
    for one in &report.sections {
        section(&mut page, one);
    }
    page.colophon(&report.colophon);
    harmless(&page.written)
}

fn section(page: &mut Page, section: &ReportSection) {
    page.heading(&section.title, '-');
    if let Some(intro) = &section.intro {
        page.paragraph(intro);
    }
    for one in &section.entries {
        entry(page, one);
    }
    for table in &section.tables {
        page.table(table);
    }
}

fn entry(page: &mut Page, entry: &ReportEntry) {
    page.heading(&one_line(&format!("{} {}", entry.label, entry.title)), '.');
    let marks: Vec<&str> = entry.marks.iter().map(|mark| mark.text.as_str()).collect();
    if !marks.is_empty() {
        page.wrapped("", 0, &marks.join(" · "));
    }
    for text in &entry.text {
        page.paragraph(text);
    }
    if !entry.details.is_empty() {
        page.gap();
    }
    for Detail { label, intro, values, .. } in &entry.details {
        match (intro, values.as_slice()) {
            (None, [only]) => page.labelled::<&str>(label, only, &[]),
            (intro, values) => page.labelled(label, intro.as_deref().unwrap_or_default(), values),
        }
    }
    if let Some(id) = &entry.id {
        page.wrapped("  ", 2, &format!("({id})"));
    }
}
