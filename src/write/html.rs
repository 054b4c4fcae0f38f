use std::collections::BTreeSet;
use std::fmt::Write as _;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::harmless;
use crate::model::{
    Cell, ColophonBlock, DraftNotice, Field, HouseStyle, Inline, Labels, Logo, PartyBlock, PrintedParagraph,
    PrintedPoint, Sheet, SheetArticle, SheetPart, SignatureBlock, Table,
};

const CSS: &str = include_str!("html.css");

/// Nothing is fetched and nothing runs: the page needs its own styles and the logo inside it, no more.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// A document as one HTML page that stands alone, for screen and print.
///
/// Articles, paragraphs and points have their stable address as `id`, so that `annex.html#resale-ban/2` is a lasting
/// link. Ids of other things start with `_`, which no address does.
pub fn html(sheet: &Sheet, labels: &Labels) -> String {
    let page = Page { anchors: anchors(sheet) };
    let markup = html! {
        (DOCTYPE)
        html lang=(sheet.language) {
            (head(sheet))
            body {
                a.skip href="#_main" { (labels.text("skip_to_content")) }
                (page.header(sheet))
                (contents(sheet))
                main #_main tabindex="-1" {
                    @if !sheet.parties.is_empty() {
                        section aria-labelledby="_parties" {
                            h2 #_parties { (sheet.parties_title) }
                            div.parties { @for party in &sheet.parties { (party_block(party)) } }
                        }
                    }
                    @for (index, part) in sheet.parts.iter().enumerate() { (page.part(index, part)) }
                    @if let Some(block) = &sheet.signature { (signature(block)) }
                    @for schedule in &sheet.schedules { (page.table(schedule, Level::Two)) }
                }
                (page.colophon(&sheet.colophon))
            }
        }
    };
    harmless(&markup.into_string())
}

fn head(sheet: &Sheet) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(CONTENT_SECURITY_POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (sheet.title) }
            meta name="author" content=(sheet.author);
            meta name="description" content=(sheet.description);
            meta name="keywords" content=(sheet.keywords.join(", "));
            meta name="dcterms.date" content=(sheet.date);
            style { (PreEscaped(house_css(sheet))) (PreEscaped(CSS)) }
        }
    }
}

/// What differs per document: house style, and what stands at the top and bottom of a printed page.
fn house_css(sheet: &Sheet) -> String {
    let accent = colour(&sheet.style.accent).map_or_else(|| HouseStyle::default().accent, str::to_owned);
    let font = sheet.style.font.as_deref().map(|family| format!("{}, ", css_string(family))).unwrap_or_default();
    let mark = sheet.draft.as_ref().map_or("", |draft| draft.mark.as_str());
    let page = css_string(&sheet.page)
        .replace(&css_escaped("{page}"), "\" counter(page) \"")
        .replace(&css_escaped("{pages}"), "\" counter(pages) \"");
    format!(
        ":root{{--accent:{accent};--house:{font}\"Source Sans 3\"}}\
         @page{{@top-left{{content:{head}}}@top-right{{content:{mark}}}@bottom-right{{content:{page}}}}}",
        head = css_string(&sheet.running_head),
        mark = css_string(mark),
    )
}

/// A colour such as `#154273`, or nothing when it is something else.
fn colour(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('#')?;
    (matches!(digits.len(), 3 | 6) && digits.chars().all(|digit| digit.is_ascii_hexdigit())).then_some(text)
}

/// A string in a style sheet, out of which no character can break.
fn css_string(text: &str) -> String {
    format!("\"{}\"", css_escaped(text))
}

fn css_escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut css, character| {
        if character.is_alphanumeric() || character == ' ' {
            css.push(character);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(css, "\\{:x} ", u32::from(character));
        }
        css
    })
}

/// The addresses that are on the sheet, so that no link leads nowhere.
fn anchors(sheet: &Sheet) -> BTreeSet<&str> {
    let mut anchors = BTreeSet::new();
    for SheetArticle { article, .. } in sheet.parts.iter().flat_map(|part| &part.articles) {
        anchors.insert(article.id.as_str());
        for paragraph in &article.paragraphs {
            anchors.insert(paragraph.id.as_str());
            anchors.extend(paragraph.points.iter().map(|point| point.id.as_str()));
        }
    }
    anchors
}

/// An address as `id`: addresses have only these characters, and anything else could break a link.
fn anchor(address: &str) -> String {
    address
        .chars()
        .map(|character| if character.is_ascii_alphanumeric() || "-/".contains(character) { character } else { '_' })
        .collect()
}

fn contents(sheet: &Sheet) -> Markup {
    html! {
        nav.contents aria-labelledby="_contents" {
            h2 #_contents { (sheet.contents_title) }
            ul role="list" {
                @for (index, part) in sheet.parts.iter().enumerate() {
                    li {
                        a href={ "#_part-" (index + 1) } { (part.title) }
                        ul role="list" {
                            @for SheetArticle { label, article } in &part.articles {
                                li { a href={ "#" (anchor(article.id.as_str())) } { (label) " " (article.title) } }
                            }
                        }
                    }
                }
                @if let Some(block) = &sheet.signature { li { a href="#_signature" { (block.title) } } }
                @for schedule in &sheet.schedules {
                    li { a href={ "#" (table_anchor(schedule)) } { (schedule.title) } }
                }
                li { a href="#_colophon" { (sheet.colophon.title) } }
            }
        }
    }
}

fn logo(logo: &Logo) -> Markup {
    let kind = match logo.format.as_str() {
        "svg" => "svg+xml",
        "jpg" | "jpeg" => "jpeg",
        _ => "png",
    };
    html! { img.logo src={ "data:image/" (kind) ";base64," (logo.data) } alt=(logo.alt); }
}

fn party_block(party: &PartyBlock) -> Markup {
    html! {
        section.party {
            h3 { (party.role) }
            p.name { (party.name) }
            (fields(&party.fields))
        }
    }
}

fn signature(block: &SignatureBlock) -> Markup {
    html! {
        section.signature aria-labelledby="_signature" {
            h2 #_signature { (block.title) }
            div.parties { @for party in &block.parties { (party_block(party)) } }
        }
    }
}

/// Labels with their values; a value that is empty is a line to write on.
fn fields(fields: &[Field]) -> Markup {
    html! {
        @if !fields.is_empty() {
            dl {
                @for Field { label, value } in fields {
                    div {
                        dt { (label) }
                        dd.fill[value.is_empty()] { (value) }
                    }
                }
            }
        }
    }
}

fn table_anchor(table: &Table) -> String {
    format!("_table-{}", anchor(&table.key))
}

/// The level of a table's heading.
#[derive(Clone, Copy)]
enum Level {
    Two,
    Three,
}

impl Level {
    fn heading(self, id: &str, title: &str) -> Markup {
        match self {
            Self::Two => html! { h2 id=(id) { (title) } },
            Self::Three => html! { h3 id=(id) { (title) } },
        }
    }
}

/// What is known about the whole page while its pieces are made.
struct Page<'a> {
    anchors: BTreeSet<&'a str>,
}

impl Page<'_> {
    fn header(&self, sheet: &Sheet) -> Markup {
        html! {
            header {
                @if let Some(image) = &sheet.style.logo { (logo(image)) }
                h1 { (sheet.title) }
                @if let Some(subtitle) = &sheet.subtitle { p.subtitle { (subtitle) } }
                (fields(&sheet.facts))
                @if let Some(draft) = &sheet.draft { (self.draft(draft)) }
            }
        }
    }

    fn draft(&self, draft: &DraftNotice) -> Markup {
        html! {
            aside.draft aria-labelledby="_draft" {
                p.mark #_draft { (draft.mark) }
                p { (draft.notice) }
                (self.table(&draft.open, Level::Two))
            }
        }
    }

    fn part(&self, index: usize, part: &SheetPart) -> Markup {
        let id = format!("_part-{}", index + 1);
        html! {
            section.part aria-labelledby=(id) {
                h2 id=(id) { (part.title) }
                @for article in &part.articles { (self.article(article)) }
            }
        }
    }

    fn article(&self, SheetArticle { label, article }: &SheetArticle) -> Markup {
        html! {
            section.article id=(anchor(article.id.as_str())) {
                h3 { span.label { (label) } " " (article.title) }
                (address(article.id.as_str()))
                @if !article.gibit_text.is_empty() { p.gibit { (self.inline(&article.gibit_text)) } }
                @for paragraph in &article.paragraphs { (self.paragraph(paragraph)) }
            }
        }
    }

    fn paragraph(&self, paragraph: &PrintedParagraph) -> Markup {
        html! {
            div.paragraph id=(anchor(paragraph.id.as_str())) {
                p { (number(&paragraph.number, "")) (self.inline(&paragraph.text)) }
                (address(paragraph.id.as_str()))
                @if !paragraph.points.is_empty() {
                    // The letters are words of the page: a browser that counts for itself could print others.
                    ol.points type="a" role="list" { @for point in &paragraph.points { (self.point(point)) } }
                }
            }
        }
    }

    fn point(&self, point: &PrintedPoint) -> Markup {
        html! {
            li id=(anchor(point.id.as_str())) {
                p { (number(&point.number, ".")) (self.inline(&point.text)) }
                (address(point.id.as_str()))
            }
        }
    }

    fn inline(&self, text: &[Inline]) -> Markup {
        html! {
            @for piece in text {
                @match piece {
                    Inline::Definition { text, .. } => dfn { (text) },
                    Inline::Reference { target, text } => (self.link(Some(target.as_str()), text)),
                    Inline::Gibit { text, certain: false, .. } => mark.unconfirmed { (text) },
                    Inline::Blank { text, .. } => mark.blank { (text) },
                    Inline::Text { text }
                    | Inline::Term { text, .. }
                    | Inline::Value { text, .. }
                    | Inline::Gibit { text, .. }
                    | Inline::Annex { text, .. } => (text),
                }
            }
        }
    }

    /// The words as a link, or as they are when what they refer to is not on the sheet.
    fn link(&self, target: Option<&str>, words: &str) -> Markup {
        html! {
            @match target.filter(|target| self.anchors.contains(target)) {
                Some(target) => a href={ "#" (anchor(target)) } { (words) },
                None => (words),
            }
        }
    }

    /// A table with its heading; the sentences above it are its caption. The roles keep it a table where the style sheet stacks its cells.
    fn table(&self, table: &Table, level: Level) -> Markup {
        let id = table_anchor(table);
        let total = table.widths.iter().map(|width| u32::from(*width)).sum::<u32>().max(1);
        html! {
            section.schedule aria-labelledby=(id) {
                (level.heading(&id, &table.title))
                @if table.rows.is_empty() {
                    @if let Some(intro) = &table.intro { p.intro { (intro) } }
                    @if let Some(empty) = &table.empty { p { (empty) } }
                } @else {
                    table role="table" aria-labelledby=(id) {
                        @match &table.intro {
                            Some(intro) => caption.intro { (intro) },
                            // The heading above says the same to those who see it.
                            None => caption.hidden { (table.title) },
                        }
                        @if table.widths.len() == table.columns.len() {
                            colgroup {
                                @for width in &table.widths {
                                    col style={ "width:" (u32::from(*width) * 100 / total) "%" };
                                }
                            }
                        }
                        thead role="rowgroup" {
                            tr role="row" {
                                @for column in &table.columns { th scope="col" role="columnheader" { (column) } }
                            }
                        }
                        tbody role="rowgroup" {
                            @for row in &table.rows {
                                tr role="row" {
                                    @for (index, cell) in row.iter().enumerate() {
                                        (self.cell(cell, table.columns.get(index).map(String::as_str)))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A cell; the style sheet shows its column where cells are stacked.
    fn cell(&self, cell: &Cell, column: Option<&str>) -> Markup {
        html! {
            td.small[cell.small] role="cell" data-column=[column] {
                div {
                    @if !cell.text.is_empty() { span.words { (self.link(cell.target.as_deref(), &cell.text)) } }
                    @if !cell.items.is_empty() { ul { @for item in &cell.items { li { (item) } } } }
                    @if let Some(id) = &cell.id { (address(id)) }
                }
            }
        }
    }

    fn colophon(&self, colophon: &ColophonBlock) -> Markup {
        html! {
            footer {
                h2 #_colophon { (colophon.title) }
                @for notice in &colophon.notices { p { (notice) } }
                (fields(&colophon.fields))
                @for table in &colophon.tables { (self.table(table, Level::Three)) }
            }
        }
    }
}

/// A printed number in front of its text.
fn number(number: &str, mark: &str) -> Markup {
    html! { @if !number.is_empty() { span.number { (number) (mark) " " } } }
}

/// The stable address of a provision, for whoever refers to it.
fn address(address: &str) -> Markup {
    html! { " " small.address translate="no" { (address) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    fn labels() -> Labels {
        serde_json::from_str(r#"{"skip_to_content": "Naar de inhoud"}"#).expect("labels")
    }

    /// The words that a browser shows: the body without tags, entities resolved.
    fn words(page: &str) -> String {
        let body = page.split("<body>").nth(1).expect("a body");
        let text = regex::Regex::new("<[^>]*>").unwrap().replace_all(body, "").into_owned();
        unescaped(&text)
    }

    fn unescaped(text: &str) -> String {
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    }

    #[test]
    fn what_was_typed_comes_out_literally() {
        let page = html(&sample::sheet(sample::EVIL), &labels());
        // In the contents the heading of part, article, signature and requirements stand once more.
        assert_eq!(words(&page).matches(sample::EVIL).count(), sample::TYPED + 4);
        let attributes = regex::Regex::new(r#"(?:content|alt)="([^"]*)""#).unwrap();
        let typed = attributes.captures_iter(&page).filter(|found| unescaped(&found[1]) == sample::EVIL).count();
        assert_eq!(typed, 4, "author, description, keywords and alternative text");
    }

    #[test]
    fn nothing_runs_and_nothing_is_fetched() {
        let page = html(&sample::sheet(sample::EVIL), &labels());
        assert!(!page.contains("<script") && !page.contains("<!-- i"));
        assert_eq!(page.matches("</style>").count(), 1);
        let addresses = regex::Regex::new(r#"(?:href|src)="([^"]*)""#).unwrap();
        for address in addresses.captures_iter(&page) {
            assert!(address[1].starts_with('#') || address[1].starts_with("data:image/svg+xml;base64,"), "{address:?}");
        }
        assert!(page.contains(r#"content="default-src 'none'; style-src 'unsafe-inline'; img-src data:""#));
    }

    #[test]
    fn the_style_sheet_takes_no_typed_css() {
        let mut sheet = sample::sheet("x");
        sheet.style.accent = "red;}body{display:none".into();
        sheet.style.font = Some("A\"};b{}</style>".into());
        sheet.running_head = "\"}\\\n</style>".into();
        let css = house_css(&sheet);
        assert!(css.contains(&format!("--accent:{};", HouseStyle::default().accent)));
        assert!(css.contains(r#"--house:"A\22 \7d \3b b\7b \7d \3c \2f style\3e ", "#), "{css}");
        assert!(css.contains(r#"content:"\22 \7d \5c \a \3c \2f style\3e "}"#), "{css}");
        assert!(css.contains(r#"content:"Pagina " counter(page) " van " counter(pages) ""}"#), "{css}");
    }

    #[test]
    fn links_lead_somewhere_and_ids_are_single() {
        let page = html(&sample::sheet("x"), &labels());
        let all = |pattern: &str| -> Vec<String> {
            let pattern = regex::Regex::new(pattern).unwrap();
            pattern.captures_iter(&page).map(|found| found[1].to_owned()).collect()
        };
        let ids = all(r#" id="([^"]*)""#);
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
        for target in all(r##"(?:href="#|aria-labelledby=")([^"]*)""##) {
            assert!(ids.contains(&target), "{target}");
        }
        assert!(ids.contains(&"resale-ban/1/c".to_owned()));
        assert!(page.contains(r##"<a href="#resale-ban/1/c">artikel 1.1, onder c</a>"##));
        assert!(page.contains(", en artikel 9.1:"), "a reference to what is not there is no link");
        assert!(page.contains(r##"<a href="#resale-ban/1">1.1</a>"##));
    }

    #[test]
    fn it_is_a_document() {
        let page = html(&sample::sheet("x"), &labels());
        assert!(page.starts_with("<!DOCTYPE html><html lang=\"nl\"><head><meta charset=\"utf-8\">"));
        assert!(page.contains("<h3><span class=\"label\">Artikel 1</span> x</h3>"));
        assert!(page.contains("<dfn>Gemeentelijke Data</dfn>"));
        assert!(page.contains("op artikel 8 en <mark class=\"unconfirmed\">de bepalingen over exit</mark>."));
        assert!(page.contains("<span class=\"number\">c. </span>derde."));
        assert!(page.contains("<th scope=\"col\" role=\"columnheader\">Bewijsmiddel</th>"));
        assert!(page.contains("<dt>Handtekening</dt><dd class=\"fill\"></dd>"));
        assert!(page.contains(">Naar de inhoud</a>") && page.contains("<p>Geen afwijkingen.</p>"));
    }
}
