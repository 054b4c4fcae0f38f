use std::collections::BTreeSet;

use maud::{DOCTYPE, Markup, html};

use crate::model::{
    Field, OverviewBlock, OverviewRow, RedlineLine, ReviewChange, ReviewItem, ReviewSection, ReviewSheet, Run, RunKind,
    SectionItem,
};
use crate::write::harmless;
use crate::write::html::pieces::{Head, Level, Links, MARKS, anchor, brief, colophon, fields, head, masthead, weight};

const CSS: &str = include_str!("review.css");

/// The report of a comparison as one HTML page that stands alone, for screen and print. It works without scripts.
///
/// Every change has a lasting address within the page: `c` and the key of its provision in the redline.
pub fn review_html(sheet: &ReviewSheet) -> String {
    let links = Links(anchors(sheet));
    let markup = html! {
        (DOCTYPE)
        html lang=(sheet.properties.language) {
            (head(&Head {
                properties: &sheet.properties,
                mark: "",
                css: &[MARKS, CSS],
            }))
            body.report.review {
                a.skip href="#_main" { (sheet.skip_to_content) }
                header {
                    (masthead(&sheet.properties, &sheet.facts))
                    @if let Some(Field { label, value }) = &sheet.legal_test { p.test { strong { (label) ": " } (value) } }
                }
                main #_main tabindex="-1" {
                    (brief(&sheet.brief))
                    @if let Some(block) = &sheet.overview { (overview(block, &links)) }
                    (counts(sheet))
                    @for table in &sheet.summary { (links.table(table, Level::Two)) }
                    section.changes aria-labelledby="_changes" {
                        h2 #_changes { (sheet.changes_title) }
                        p.intro { (sheet.changes_intro) }
                        @for item in &sheet.items {
                            @match item {
                                ReviewItem::Context { text } => p.context { (text) },
                                ReviewItem::Section(one) => (section(one)),
                            }
                        }
                    }
                    @for table in &sheet.details { (links.table(table, Level::Two)) }
                }
                (contents(sheet))
                (colophon(&sheet.colophon, &links))
            }
        }
    };
    harmless(&markup.into_string())
}

fn anchors(sheet: &ReviewSheet) -> BTreeSet<&str> {
    let sections = sheet.sections();
    sections.flat_map(|section| section.changes().map(|change| change.anchor.as_str())).collect()
}

fn overview(block: &OverviewBlock, links: &Links<'_>) -> Markup {
    html! {
        section.overview aria-labelledby="_overview" {
            h2 #_overview { (block.title) }
            p.intro { (block.intro) }
            @for (index, group) in block.groups.iter().enumerate() {
                @let id = format!("_overview-{index}");
                div.silent[group.silent] {
                    h3 id=(id) { (group.title) }
                    @if !group.rows.is_empty() {
                        div.scroll role="region" aria-labelledby=(id) tabindex="0" {
                            table {
                                thead { tr { @for column in &block.columns { th scope="col" { (column) } } } }
                                tbody { @for row in &group.rows { (overview_row(row, block.columns.len(), links)) } }
                            }
                        }
                    }
                    @for line in &group.rest { p.rest { (line) } }
                }
            }
        }
    }
}

fn overview_row(row: &OverviewRow, columns: usize, links: &Links<'_>) -> Markup {
    html! {
        tr {
            td {
                strong { (links.link(row.target.as_deref(), &row.place)) }
                @if let Some(heading) = &row.heading { span.note { (heading) } }
            }
            td { (runs(&row.redline)) }
            td {
                @if let Some(mark) = &row.mark { strong class=(weight(mark.weight)) { (mark.text) } }
                @for alarm in &row.alarms { " " span.alarm { (alarm) } }
                @if !row.about.is_empty() { span.note { (row.about.join(", ")) } }
            }
            @if columns > 3 { td { (row.decides) } }
        }
    }
}

fn counts(sheet: &ReviewSheet) -> Markup {
    html! {
        @if !sheet.counts.counts.is_empty() {
            section.counts aria-labelledby="_counts" {
                h2 #_counts { (sheet.counts.title) }
                ul role="list" {
                    @for one in &sheet.counts.counts {
                        li class=(weight(one.mark.weight)) { span.count { (one.count) } " " span { (one.mark.text) } }
                    }
                }
            }
        }
    }
}

/// All changes with a link, beside the text where there is room for it.
fn contents(sheet: &ReviewSheet) -> Markup {
    html! {
        nav.contents aria-labelledby="_contents" {
            h2 #_contents { (sheet.contents_title) }
            ul role="list" {
                @for section in sheet.sections() {
                    li {
                        a href={ "#" (anchor(&section.anchor)) } { (section.number) " " (section.title) }
                        ul role="list" {
                            @for change in section.changes() {
                                li {
                                    a href={ "#" (anchor(&change.anchor)) } {
                                        @match (&change.place, &change.mark) {
                                            (Some(place), Some(mark)) => { (place) ": " (mark.text) }
                                            (Some(place), None) => { (place) }
                                            (None, Some(mark)) => { (mark.text) }
                                            (None, None) => { (change.happened.join(" ")) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn section(section: &ReviewSection) -> Markup {
    let id = anchor(&section.anchor);
    html! {
        section.article aria-labelledby=(id) {
            @if let Some(part) = &section.within { p.within { (part) } }
            h3 id=(id) {
                span.label { (section.number) }
                @if !section.title.is_empty() { " " (section.title) }
            }
            @for item in &section.items {
                @match item {
                    SectionItem::Context { text } => p.context { (text) },
                    SectionItem::Change(one) => (change(one)),
                }
            }
        }
    }
}

fn change(change: &ReviewChange) -> Markup {
    let class = change.mark.as_ref().map_or("light", |mark| weight(mark.weight));
    html! {
        article class={ "change " (class) } id=(anchor(&change.anchor)) {
            @if let Some(place) = &change.place { h4 { (place) } }
            p.verdict {
                @if let Some(mark) = &change.mark { strong.mark.plate.(weight(mark.weight)) { (mark.text) } " " }
                @if let Some(silent) = &change.silent { strong.unseen.plate { (silent) } " " }
                (change.happened.join(" "))
            }
            @if !change.redline.is_empty() { div.redline { @for one in &change.redline { (line(one)) } } }
            @if !change.findings.is_empty() {
                ul.findings {
                    @for finding in &change.findings {
                        li {
                            (finding.text)
                            @if let Some(about) = &finding.about { " " small.about { "(" (about) ")" } }
                        }
                    }
                }
            }
            (fields(&change.fields))
            @if !change.notes.is_empty() || change.id.is_some() {
                p.notes {
                    (change.notes.join(" · "))
                    @if let Some(id) = &change.id { " " small.rule translate="no" { (id) } }
                }
            }
        }
    }
}

fn line(line: &RedlineLine) -> Markup {
    html! {
        p {
            @if let Some(number) = &line.number { span.number { (number) " " } }
            (runs(&line.runs))
        }
    }
}

/// Words with what was struck and added, announced in words: not everybody sees the marks.
fn runs(runs: &[Run]) -> Markup {
    html! {
        @for Run { kind, text, open, close } in runs {
            @match kind {
                RunKind::Same => (text),
                RunKind::Omitted => span.omitted { (text) },
                RunKind::Deleted => del { (announced(open, text, close)) },
                RunKind::Inserted => ins { (announced(open, text, close)) },
                RunKind::Was => del.quiet { (said(open, text, close)) },
                RunKind::Became => ins.quiet { (said(open, text, close)) },
                RunKind::MovedAway => del.moved { (said(open, text, close)) },
                RunKind::MovedHere => ins.moved { (said(open, text, close)) },
            }
        }
    }
}

/// Words that are struck or underlined, between words that are not.
fn announced(open: &str, text: &str, close: &str) -> Markup {
    html! { span.say { (open) } (text) span.say { (close) } }
}

/// Words that look no louder than those around them.
fn said(open: &str, text: &str, close: &str) -> Markup {
    html! { @if !open.is_empty() { span.lead { (open) } } (text) @if !close.is_empty() { span.lead { (close) } } }
}
