use crate::model::{Field, ReviewChange, ReviewItem, ReviewSection, ReviewSheet, Run, SectionItem, one_line};
use crate::write::harmless;
use crate::write::text::Page;

/// The report of a comparison as plain text, wrapped to 80 columns. What was struck and added is announced in words.
pub fn review_text(sheet: &ReviewSheet) -> String {
    let mut page = Page::default();
    page.masthead(&sheet.properties, &sheet.facts);
    if let Some(Field { label, value }) = &sheet.legal_test {
        page.paragraph(&format!("{label}: {value}"));
    }
    page.brief(&sheet.brief);
    if let Some(block) = &sheet.overview {
        page.heading(&block.title, '-');
        page.paragraph(&block.intro);
        for group in &block.groups {
            page.heading(&group.title, '.');
            for row in &group.rows {
                page.gap();
                let place = one_line(&format!("{} {}", row.place, row.heading.as_deref().unwrap_or_default()));
                page.wrapped(if group.silent { "! " } else { "- " }, 2, place.trim_end());
                page.wrapped("  ", 2, &row.said().join("; "));
                page.wrapped("    ", 4, &runs(&row.redline));
            }
            group.rest.iter().for_each(|line| page.paragraph(line));
        }
    }
    if !sheet.counts.counts.is_empty() {
        page.heading(&sheet.counts.title, '-');
        for count in &sheet.counts.counts {
            page.wrapped(&format!("{:>4}  ", count.count), 6, &count.mark.text);
        }
    }
    for table in &sheet.summary {
        page.table(table);
    }
    page.heading(&sheet.changes_title, '-');
    page.paragraph(&sheet.changes_intro);
    for item in &sheet.items {
        match item {
            ReviewItem::Context { text } => page.paragraph(text),
            ReviewItem::Section(one) => section(&mut page, one),
        }
    }
    for table in &sheet.details {
        page.table(table);
    }
    page.colophon(&sheet.colophon);
    harmless(&page.written)
}

fn section(page: &mut Page, section: &ReviewSection) {
    if let Some(part) = &section.within {
        page.paragraph(part);
    }
    page.heading(&one_line(&format!("{} {}", section.number, section.title)), '.');
    for item in &section.items {
        match item {
            SectionItem::Context { text } => page.paragraph(text),
            SectionItem::Change(one) => change(page, one),
        }
    }
}

fn change(page: &mut Page, change: &ReviewChange) {
    let mut said: Vec<String> = change.mark.iter().map(|mark| mark.text.clone()).collect();
    said.extend(change.silent.clone());
    said.push(change.happened.join(" "));
    said.retain(|words| !words.is_empty());
    let place = change.place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
    page.paragraph(&format!("{place}{}", said.join(" · ")));
    for line in &change.redline {
        let number = line.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
        page.gap();
        page.wrapped("    ", 4, &format!("{number}{}", runs(&line.runs)));
    }
    if !change.findings.is_empty() {
        page.gap();
    }
    for finding in &change.findings {
        let about = finding.about.as_ref().map(|about| format!(" ({about})")).unwrap_or_default();
        page.wrapped("  - ", 4, &format!("{}{about}", finding.text));
    }
    page.fields(&change.fields);
    let notes: Vec<&str> = change.notes.iter().chain(&change.id).map(String::as_str).collect();
    if !notes.is_empty() {
        page.gap();
        page.wrapped("  ", 2, &notes.join(" · "));
    }
}

fn runs(runs: &[Run]) -> String {
    runs.iter().map(|Run { text, open, close, .. }| format!("{open}{text}{close}")).collect()
}
