pub(super) mod pieces;

use std::collections::BTreeSet;

use maud::{DOCTYPE, Markup, html};

use pieces::{Head, Level, Links, address, anchor, colophon, fields, head, masthead, table_anchor};

use super::harmless;
use crate::model::{
    DraftNotice, Inline, Labels, PartyBlock, PrintedParagraph, PrintedPoint, Sheet, SheetArticle, SheetPart,
    SignatureBlock,
};

/// A document as one HTML page that stands alone, for screen and print.
///
/// Articles, paragraphs and points have their stable address as `id`, so that `annex.html#resale-ban/2` is a lasting
/// link. Ids of other things start with `_`, which no address does.
pub fn html(sheet: &Sheet, labels: &Labels) -> String {
    let page = Page { links: Links(anchors(sheet)) };
    let markup = html! {
        (DOCTYPE)
        html lang=(sheet.properties.language) {
            (head(&Head {
                properties: &sheet.properties,
                mark: sheet.draft.as_ref().map_or("", |draft| draft.mark.as_str()),
                css: &[],
            }))
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
                    @for schedule in &sheet.schedules { (page.links.table(schedule, Level::Two)) }
                }
                (colophon(&sheet.colophon, &page.links))
            }
        }
    };
    harmless(&markup.into_string())
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

/// What is known about the whole page while its pieces are made.
struct Page<'a> {
    links: Links<'a>,
}

impl Page<'_> {
    fn header(&self, sheet: &Sheet) -> Markup {
        html! {
            header {
                (masthead(&sheet.properties, &sheet.facts))
                @if let Some(draft) = &sheet.draft { (self.draft(draft)) }
            }
        }
    }

    fn draft(&self, draft: &DraftNotice) -> Markup {
        html! {
            aside.draft aria-labelledby="_draft" {
                p.mark #_draft { (draft.mark) }
                p { (draft.notice) }
                (self.links.table(&draft.open, Level::Two))
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
                    Inline::Reference { target, text } => (self.links.link(Some(target.as_str()), text)),
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
}

/// A printed number in front of its text.
fn number(number: &str, mark: &str) -> Markup {
    html! { @if !number.is_empty() { span.number { (number) (mark) " " } } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::HouseStyle;
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
        sheet.properties.style.accent = "red;}body{display:none".into();
        sheet.properties.style.font = Some("A\"};b{}</style>".into());
        sheet.properties.running_head = "\"}\\\n</style>".into();
        let css = pieces::house_css(&Head { properties: &sheet.properties, mark: "", css: &[] });
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
