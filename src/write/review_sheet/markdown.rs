use crate::model::{
    Field, Mark, OverviewRow, ReviewChange, ReviewItem, ReviewSection, ReviewSheet, Run, RunKind, SectionItem, Weight,
};
use crate::write::harmless;
use crate::write::markdown::{Page, escaped, escaped_spaces, starting};

/// The report of a comparison as Markdown (`CommonMark` with the tables and struck text of GitHub).
///
/// Struck words stand between tildes and added ones are bold; both are announced in words too.
pub fn review_markdown(sheet: &ReviewSheet) -> String {
    let mut page = Page::default();
    page.masthead(&sheet.properties, &sheet.facts);
    if let Some(Field { label, value }) = &sheet.legal_test {
        page.block(&format!("**{}:** {}", escaped(label), escaped(value)));
    }
    page.brief(&sheet.brief);
    if let Some(block) = &sheet.overview {
        page.heading(2, &escaped(&block.title));
        page.text(&block.intro);
        for group in &block.groups {
            page.heading(3, &escaped(&group.title));
            page.block(&group.rows.iter().map(overview_row).collect::<Vec<_>>().join("\n"));
            group.rest.iter().for_each(|line| page.text(line));
        }
    }
    if !sheet.counts.counts.is_empty() {
        page.heading(2, &escaped(&sheet.counts.title));
        let counts = sheet.counts.counts.iter().map(|count| format!("- {}: {}", mark(&count.mark), count.count));
        page.block(&counts.collect::<Vec<_>>().join("\n"));
    }
    for table in &sheet.summary {
        page.table(2, table);
    }
    page.heading(2, &escaped(&sheet.changes_title));
    page.text(&sheet.changes_intro);
    for item in &sheet.items {
        match item {
            ReviewItem::Context { text } => context(&mut page, text),
            ReviewItem::Section(one) => section(&mut page, one),
        }
    }
    for table in &sheet.details {
        page.table(2, table);
    }
    page.colophon(&sheet.colophon);
    harmless(&page.written)
}

fn context(page: &mut Page, text: &str) {
    page.block(&format!("*{}*", escaped(text).replace('*', "\\*")));
}

fn overview_row(row: &OverviewRow) -> String {
    let heading = row.heading.as_ref().map(|heading| format!(" {}", escaped(heading))).unwrap_or_default();
    let said: Vec<String> = row.said().iter().map(|words| escaped(words)).collect();
    let said = if said.is_empty() { String::new() } else { format!(" ({})", said.join("; ")) };
    format!("- **{}**{heading}{said}: {}", escaped(&row.place), runs(&row.redline))
}

fn section(page: &mut Page, section: &ReviewSection) {
    if let Some(part) = &section.within {
        page.text(part);
    }
    page.heading(3, format!("{} {}", escaped(&section.number), escaped(&section.title)).trim());
    for item in &section.items {
        match item {
            SectionItem::Context { text } => context(page, text),
            SectionItem::Change(one) => change(page, one),
        }
    }
}

fn change(page: &mut Page, change: &ReviewChange) {
    if let Some(place) = &change.place {
        page.heading(4, &escaped(place));
    }
    let mut said: Vec<String> = change.mark.iter().map(mark).collect();
    said.extend(change.silent.iter().map(|silent| format!("**{}**", escaped(silent))));
    said.push(escaped(&change.happened.join(" ")));
    said.retain(|words| !words.is_empty());
    page.block(&said.join(" · "));
    for line in &change.redline {
        let number = line.number.as_ref().map(|number| format!("**{}** ", escaped(number))).unwrap_or_default();
        page.block(&format!("> {}", starting(format!("{number}{}", runs(&line.runs)))));
    }
    let findings = change.findings.iter().map(|finding| {
        let about = finding.about.as_ref().map(|about| format!(" ({})", escaped(about))).unwrap_or_default();
        format!("- {}{about}", starting(escaped(&finding.text)))
    });
    page.block(&findings.collect::<Vec<_>>().join("\n"));
    page.fields(&change.fields);
    let mut notes: Vec<String> = change.notes.iter().map(|note| escaped(note)).collect();
    notes.extend(change.id.iter().map(|id| escaped(id)));
    page.block(&notes.join(" · "));
}

/// A verdict: bold where somebody has to look.
fn mark(mark: &Mark) -> String {
    let text = escaped(&mark.text);
    if mark.weight == Weight::Light { text } else { format!("**{text}**") }
}

/// Words on one line, with what was struck and added announced.
fn runs(runs: &[Run]) -> String {
    runs.iter()
        .map(|Run { kind, text, open, close }| {
            let (open, words, close) = (escaped_spaces(open), flat(text), escaped_spaces(close));
            match kind {
                RunKind::Deleted => format!("{open}~~{words}~~{close}"),
                RunKind::Inserted => format!("{open}**{words}**{close}"),
                _ => format!("{open}{words}{close}"),
            }
        })
        .collect()
}

/// Without meaning in Markdown and without line breaks; spaces at the ends stay.
fn flat(text: &str) -> String {
    escaped_spaces(&text.replace(['\n', '\r', '\t'], " "))
}
