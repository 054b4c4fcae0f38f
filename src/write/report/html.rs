use std::collections::BTreeSet;

use maud::{DOCTYPE, Markup, html};

use crate::model::{Bar, Detail, Figure, Report, ReportEntry, ReportMark, ReportSection};
use crate::write::harmless;
use crate::write::html::pieces::{Head, Level, Links, MARKS, address, anchor, brief, colophon, head, masthead, weight};

const CSS: &str = include_str!("report.css");

/// How many looks there are for the parts of a bar; after them the first comes again.
const LOOKS: usize = 6;

/// A report as one HTML page that stands alone, for screen and print. It works without scripts.
///
/// Sections and entries have their anchor as `id`. Ids of other things start with `_`.
pub fn report_html(report: &Report) -> String {
    let links = Links(anchors(report));
    let markup = html! {
        (DOCTYPE)
        html lang=(report.properties.language) {
            (head(&Head { properties: &report.properties, mark: "", css: &[MARKS, CSS] }))
            body.report {
                a.skip href="#_main" { (report.skip_to_content) }
                header {
                    (masthead(&report.properties, &report.facts))
                    @for notice in &report.notices { p.notice { (notice) } }
                }
                main #_main tabindex="-1" {
                    (brief(&report.brief))
                    @if let Some(one) = &report.figure { (figure(one)) }
                    @for table in &report.overview { (links.table(table, Level::Two)) }
                    @for one in &report.sections { (section(one, &links)) }
                }
                (contents(report))
                (colophon(&report.colophon, &links))
            }
        }
    };
    harmless(&markup.into_string())
}

fn anchors(report: &Report) -> BTreeSet<&str> {
    let sections = report.sections.iter();
    sections
        .flat_map(|section| {
            let entries = section.entries.iter().map(|entry| entry.anchor.as_str());
            std::iter::once(section.anchor.as_str()).chain(entries)
        })
        .collect()
}

/// A picture that is a table: the headings of its columns are the legend, its cells the parts of the bars.
fn figure(figure: &Figure) -> Markup {
    let most = figure.bars.iter().map(|bar| bar.parts.iter().sum()).max().unwrap_or(0);
    html! {
        section.figure aria-labelledby="_figure" {
            h2 #_figure { (figure.title) }
            table.bars role="table" aria-labelledby="_figure" {
                caption.hidden { (figure.alternative) }
                thead role="rowgroup" {
                    tr role="row" {
                        td role="cell" {}
                        @for (index, kind) in figure.kinds.iter().enumerate() {
                            th scope="col" role="columnheader" { span.swatch.(look(index)) {} (kind) }
                        }
                    }
                }
                tbody role="rowgroup" {
                    @for one in &figure.bars { (bar(one, most)) }
                }
            }
        }
    }
}

/// A bar, with what the longest one has more, so that bars can be compared.
fn bar(Bar { label, parts }: &Bar, most: usize) -> Markup {
    let total = parts.iter().sum::<usize>();
    html! {
        tr role="row" {
            th scope="row" role="rowheader" { (label) }
            @for (index, part) in parts.iter().enumerate() {
                td.part.none[*part == 0].(look(index)) role="cell" style={ "flex-grow:" (part) } { span { (part) } }
            }
            td.rest role="presentation" style={ "flex-grow:" (most - total) } {
                @if total == 0 { span aria-hidden="true" { "0" } }
            }
        }
    }
}

fn look(index: usize) -> String {
    format!("look-{}", index % LOOKS + 1)
}

/// All entries with a link, beside the text where there is room for it.
fn contents(report: &Report) -> Markup {
    html! {
        nav.contents aria-labelledby="_contents" {
            h2 #_contents { (report.contents_title) }
            ul role="list" {
                @for section in &report.sections {
                    li {
                        a href={ "#" (anchor(&section.anchor)) } { (section.title) }
                        ul role="list" {
                            @for entry in &section.entries {
                                li { a href={ "#" (anchor(&entry.anchor)) } { (entry.label) " " (entry.title) } }
                            }
                        }
                    }
                }
                li { a href="#_colophon" { (report.colophon.title) } }
            }
        }
    }
}

fn section(section: &ReportSection, links: &Links<'_>) -> Markup {
    let id = anchor(&section.anchor);
    html! {
        section.part aria-labelledby=(id) {
            h2 id=(id) { (section.title) }
            @if let Some(intro) = &section.intro { p.intro { (intro) } }
            @for one in &section.entries { (entry(one)) }
            @for table in &section.tables { (links.table(table, Level::Three)) }
        }
    }
}

fn entry(entry: &ReportEntry) -> Markup {
    let id = anchor(&entry.anchor);
    html! {
        article.entry aria-labelledby=(id) {
            h3 id=(id) {
                span.label { (entry.label) } " " (entry.title)
                @for ReportMark { text, weight: loud } in &entry.marks { " " span.mark.plate.(weight(*loud)) { (text) } }
            }
            @for text in &entry.text { p.text { (text) } }
            @if !entry.details.is_empty() {
                dl { @for one in &entry.details { (detail(one)) } }
            }
            @if let Some(id) = &entry.id { (address(id)) }
        }
    }
}

fn detail(Detail { label, intro, values, language }: &Detail) -> Markup {
    html! {
        div {
            dt { (label) }
            dd {
                @if let Some(intro) = intro { (intro) " " }
                @match (values.as_slice(), language) {
                    ([only], None) => (only),
                    ([only], Some(language)) => span lang=(language) { (only) },
                    (several, language) => ul lang=[language] { @for value in several { li { (value) } } },
                }
            }
        }
    }
}
