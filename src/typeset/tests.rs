use std::sync::LazyLock;

use typst::World;
use typst::diag::FileError;
use typst::syntax::{RootedPath, VirtualPath, VirtualRoot};

use super::*;
use crate::model::{Cell, Inline};
use sample::{attachment, draft, sheet, words};

static RESOURCES: LazyLock<Resources> = LazyLock::new(Resources::bundled);

/// The problems with a sheet, as `code: message`.
fn problems(sheet: &Sheet) -> Vec<String> {
    let problems = pdf(sheet, &RESOURCES, None).expect_err("there is something wrong");
    problems.iter().map(|problem| format!("{}: {}", problem.code.as_str(), problem.message)).collect()
}

/// The words of all pages.
fn text(pdf: &[u8]) -> String {
    let document = lopdf::Document::load_mem(pdf).expect("typst writes a PDF that can be read");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    // Where a line ends is up to the layout.
    document.extract_text(&pages).expect("the pages have text").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn with_words(text: &str) -> Sheet {
    let mut sheet = sheet(1);
    sheet.parts[0].articles[0].article.paragraphs[0].text = vec![words(text)];
    sheet
}

#[test]
fn the_same_sheet_gives_the_same_bytes_and_another_attachment_others() {
    let sheet = sheet(2);
    let mut other = attachment();
    let once = pdf(&sheet, &RESOURCES, Some(&other)).unwrap();
    let again = std::thread::scope(|scope| {
        let work = || pdf(&sheet, &Resources::bundled(), Some(&attachment())).unwrap();
        scope.spawn(work).join().unwrap()
    });
    assert!(once == again);
    other.bytes = b"[]".as_slice().into();
    assert!(once != pdf(&sheet, &RESOURCES, Some(&other)).unwrap());
}

#[test]
fn a_draft_bears_its_mark_and_no_attachment_is_needed() {
    let text = text(&pdf(&draft(), &RESOURCES, None).unwrap());
    assert!(text.matches("Concept").count() >= 3, "{text}");
    assert!(text.contains("[in te vullen: termijn]"), "{text}");
}

#[test]
fn what_looks_like_markup_comes_out_as_it_is() {
    let hostile = r#"#read("/etc/passwd") *bold* _x_ $x^2$ `raw` @ref <lbl> = Kop {{ tera }} -- \u{41} // c"#;
    let text = text(&pdf(&with_words(hostile), &RESOURCES, None).unwrap());
    assert!(text.contains(hostile), "{text}");
}

#[test]
fn names_from_all_over_europe_can_be_printed() {
    let names = "Łukasiewicz Şahin Ğ Őz Čapek Ĳmuiden ĳs Ŧ ß Ž \u{2011} \u{a0} „ “ ” ’ – — … € § ² ☐ ☑ Ωμέγα Ћ";
    assert!(pdf(&with_words(names), &RESOURCES, None).is_ok());
}

#[test]
fn a_character_without_a_shape_fails_with_its_place() {
    for (character, code) in [('\u{2603}', "U+2603"), ('\u{202E}', "U+202E"), ('\u{0}', "U+0000"), ('字', "U+5B57")] {
        let problems = pdf(&with_words(&format!("Leverancier {character} meldt")), &RESOURCES, None).unwrap_err();
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        assert_eq!(problem.code.as_str(), "unprintable-character");
        assert!(problem.message.contains(code) && problem.message.contains("meldt"), "{}", problem.message);
        assert_eq!(problem.provision.as_deref(), Some("article 1.1 (`clause-1/1`)"));
        assert!(!problem.hints.is_empty());
    }
}

#[test]
fn references_lead_somewhere() {
    let mut sheet = sheet(1);
    let target = crate::model::ProvisionId::new("clause-1/9");
    sheet.parts[0].articles[0].article.paragraphs[0].text.push(Inline::Reference { target, text: "artikel 9".into() });
    sheet.schedules[0].rows[0][0] = Cell::link("2", "clause-2");
    let problems = problems(&sheet);
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems.iter().all(|problem| problem.starts_with("unresolved-link")), "{problems:?}");
}

#[test]
fn a_text_or_a_table_out_of_bounds_fails() {
    assert!(problems(&with_words(&"woord ".repeat(4000)))[0].starts_with("too-large-to-print"));
    let mut sheet = sheet(1);
    sheet.schedules[0].rows[0].pop();
    assert!(problems(&sheet)[0].contains("`requirements`"));
}

#[test]
fn a_font_that_is_not_there_fails() {
    let mut sheet = sheet(1);
    sheet.properties.style.font = Some("Comic Sans MS".to_owned());
    assert!(problems(&sheet)[0].starts_with("unusable-font"));
}

#[test]
fn a_font_of_ones_own_is_checked_and_used() {
    let bytes = include_bytes!("../../fonts/SourceSerif4SmText-Regular.otf");
    let file = |bytes: &'static [u8]| FontFile { name: "own.otf".to_owned(), bytes: bytes.into() };
    let own = |family: &str, bytes| OwnFont { family: family.to_owned(), files: vec![file(bytes)] };
    assert!(Resources::bundled().with_font(&own("Source Serif 4 SmText", b"wOF2")).is_err());
    let wrong = Resources::bundled().with_font(&own("Source Serif", bytes)).unwrap_err();
    assert!(wrong[0].hints[0].contains("Source Serif 4 SmText"), "{wrong:?}");

    let resources = Resources::bundled().with_font(&own("source serif 4 smtext", bytes)).unwrap();
    let mut sheet = sheet(1);
    sheet.properties.style.font = Some("Source Serif 4 SmText".to_owned());
    assert!(pdf(&sheet, &resources, None).is_ok());
    // The sans would have it, but a house style has one font.
    sheet.properties.title.push('ĳ');
    assert!(pdf(&sheet, &resources, None).is_err());
}

#[test]
fn a_layout_sees_nothing_but_its_sheet() {
    let sheet = sheet(1);
    let world = SheetWorld::new(&sheet, None, RESOURCES.contract(), &RESOURCES, None).unwrap();
    for path in ["/etc/passwd", "/Cargo.toml", "/main.typ.bak", "/attachment", "/logo.png"] {
        let id = RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).unwrap()).intern();
        assert_eq!(world.file(id), Err(FileError::AccessDenied), "{path}");
        assert!(world.source(id).is_err(), "{path}");
    }
    assert!(world.today(None).is_none());
    for hostile in
        ["#read(\"/etc/passwd\")", "#import \"@preview/cetz:0.3.0\"", "#datetime.today()", "#image(\"x.png\")"]
    {
        let resources =
            Resources::bundled().with_layout(Layout::Contract, &format!("#set document(title: [x])\n{hostile}"));
        assert!(pdf(&sheet, &resources, None).is_err(), "{hostile}");
    }
}

#[test]
fn a_warning_of_the_engine_is_an_error_with_its_line() {
    let resources = Resources::bundled()
        .with_layout(Layout::Contract, "#set document(title: [x])\n#set text(font: \"None\")\n= Kop");
    let problems = pdf(&sheet(1), &resources, None).unwrap_err();
    assert_eq!(problems[0].code.as_str(), "typesetting-failed");
    assert!(problems[0].message.contains("line 2"), "{}", problems[0].message);
}

#[test]
fn links_within_the_document_lead_to_a_place_and_tell_its_page() {
    let bytes = pdf(&sheet(2), &RESOURCES, None).unwrap();
    let document = lopdf::Document::load_mem(&bytes).expect("typst writes a PDF that can be read");
    let links: Vec<&lopdf::Dictionary> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|found| found.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|name| name == b"Link"))
        .collect();
    assert!(!links.is_empty());
    for link in links {
        assert!(link.has(b"Dest") && !link.has(b"A"), "{link:?}");
        let told = link.get(b"Contents").and_then(lopdf::Object::as_str).expect("a link is told");
        assert!(!told.starts_with(b"#"), "{link:?}");
    }
}

#[test]
fn a_link_of_a_layout_that_leads_nowhere_is_an_error() {
    let resources =
        Resources::bundled().with_layout(Layout::Contract, "#set document(title: [x])\n#link(\"#nowhere\")[Kop]");
    let problems = pdf(&sheet(1), &resources, None).unwrap_err();
    assert!(problems[0].message.contains("nowhere"), "{}", problems[0].message);
}

#[test]
fn a_panic_of_the_engine_is_an_error() {
    let caught = std::panic::catch_unwind(|| panic!("boom")).unwrap_err();
    assert!(problems::panicked(caught.as_ref()).message.contains("boom"));
}

#[test]
fn a_logo_is_what_it_says_and_complete_in_itself() {
    let svg = |inside: &str| format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{inside}</svg>");
    assert!(check_logo("svg", svg("<path d='M0 0H9V9Z'/>").as_bytes(), "Stad").is_none());
    assert!(check_logo("svg", svg("").as_bytes(), " ").is_some());
    for inside in [
        "<image href='http://example.org/x.png'/>",
        "<image xlink:href = \"file:///etc/passwd\"/>",
        "<SCRIPT>alert(1)</SCRIPT>",
        "<text>Stad</text>",
        "<style>@import 'x.css';</style>",
        "<rect fill='url( https://example.org/#a)'/>",
        "<path",
    ] {
        assert!(check_logo("svg", svg(inside).as_bytes(), "Stad").is_some(), "{inside}");
    }
    for (format, bytes) in [
        ("png", &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\xff\xff"[..]),
        ("png", b"\xff\xd8\xff\xe0"),
        ("jpg", b"\xff\xd8\xff\xe0\0\0\xff\xc0"),
        ("jpg", b"\xff\xd8"),
        ("jpg", b"\xff\xd8\xff\xc0\0\x14\x08\0\x01\0\x01\x04"),
        ("svg", b"\x1f\x8b\x08"),
        ("gif", b"GIF89a"),
        ("png", &[0; (1 << 20) + 1]),
    ] {
        assert!(check_logo(format, bytes, "Stad").is_some(), "{format} {:?}", &bytes[..bytes.len().min(8)]);
    }
}

/// What a logo is told that holds this on its second line.
fn told(inside: &str) -> String {
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:s='http://www.w3.org/2000/svg' xmlns:f='urn:f' xmlns:x='http://www.w3.org/1999/xlink' viewBox='0 0 9 9'>\n{inside}</svg>"
    );
    let problem = check_logo("svg", svg.as_bytes(), "Stad");
    problem.map_or_else(String::new, |problem| problem.message)
}

#[test]
fn an_svg_of_plain_shapes_is_a_logo() {
    let example = include_bytes!("../../contract-templates/examples/voorbeeldstad.svg");
    assert!(check_logo("svg", example, "Stad").is_none());
    for inside in [
        "<metadata><f:rdf><f:text on='1'/></f:rdf></metadata><title>Stad</title><desc/>",
        "<defs><linearGradient id='a'><stop offset='0'/></linearGradient><linearGradient id='b' x:href='#a'/></defs>",
        "<clipPath id='c'><circle r='4'/></clipPath><g clip-path='url(#c)'><rect width='9' height='0'/></g>",
        "<path f:href='http://example.org' f:onload='1' style='fill: url( \"#a\" );color-interpolation-filters:sRGB'/>",
        "<s:g><s:ellipse rx='1' ry='2'/></s:g>",
    ] {
        assert_eq!(told(inside), "", "{inside}");
    }
}

#[test]
fn an_svg_of_anything_else_is_refused_with_its_element_and_line() {
    for (inside, element) in [
        ("<filter id='f'><feTurbulence numOctaves='1000'/></filter>", "filter"),
        ("<feMorphology radius='1000'/>", "feMorphology"),
        ("<s:script>alert(1)</s:script>", "script"),
        ("<g><s:text>Stad</s:text></g>", "text"),
        ("<f:path/>", "path"),
        ("<path xmlns=''/>", "path"),
        ("<use href='#p'/>", "use"),
        ("<style>*{filter:blur(9px)}</style>", "style"),
        ("<metadata><f:style>*{filter:blur(9px)}</f:style></metadata>", "style"),
        ("<path onload='alert(1)'/>", "path"),
        ("<path ONCLICK='alert(1)'/>", "path"),
        ("<path filter='blur(999px)'/>", "path"),
        ("<path style='fill:red;filter:blur(999px)'/>", "path"),
        ("<path f:style='filter:blur(999px)'/>", "path"),
        ("<path style='fil/**/ter:none'/>", "path"),
        ("<path style='@import x'/>", "path"),
        ("<path style='width:expression(1)'/>", "path"),
        ("<path mask='url(#m)'/>", "path"),
        ("<path fill='url(#a) URL( \"http://example.org/#a\")'/>", "path"),
        ("<path fill='u\\72l(http://example.org)'/>", "path"),
        ("<linearGradient x:href='file:///etc/passwd'/>", "linearGradient"),
        ("<clipPath id='a'><path clip-path='url(#b)'/></clipPath>", "clipPath"),
        ("<clipPath id='a' style='clip-path:url(#b)'/>", "clipPath"),
        ("<svg width='1e300'/>", "svg"),
        ("<svg height='0'/>", "svg"),
        ("<svg width='NaN'/>", "svg"),
        ("<svg viewBox='0 0 -1 9'/>", "svg"),
        ("<svg viewBox='0 0 inf 9'/>", "svg"),
        ("<svg viewBox='0 0 9'/>", "svg"),
    ] {
        let told = told(inside);
        assert!(told.starts_with(&format!("`<{element}>` on line 2 ")), "{inside}: {told}");
    }
    let outside = told("<linearGradient href='http://example.org/a'/><path d='M0 0'/>");
    assert!(outside.ends_with(" the logo: `http://example.org/a` (`href`)"), "{outside}");
}

#[test]
fn an_svg_out_of_bounds_is_refused_at_once() {
    let deep = |depth: usize| "<g>".repeat(depth) + &"</g>".repeat(depth);
    let stops = |count: usize| format!("<linearGradient>{}</linearGradient>", "<stop/>".repeat(count));
    let long = |length: usize| format!("<g id='{}'/>", "a".repeat(length));
    let many = |count: usize| "<g/>".repeat(count);
    for inside in [deep(63), stops(200), long(100_000), many(4_999)] {
        assert_eq!(told(&inside), "", "{}", &inside[..40]);
    }
    let attributes: String = (0..100_000).map(|number| format!(" a{number}=''")).collect();
    for inside in [
        deep(64),
        deep(100_000),
        stops(201),
        long(100_001),
        many(5_000),
        format!("<g{attributes}/>"),
        "<g xmlns:a='urn:a'/>".repeat(4_000),
        format!("<clipPath id='c'>{}</clipPath>{}", many(2_000), "<g clip-path='url(#c)'/>".repeat(2_000)),
    ] {
        assert_ne!(told(&inside), "", "{}", &inside[..40]);
    }
    let typed = "<!DOCTYPE svg [<!ENTITY a 'a'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>";
    assert!(check_logo("svg", typed.as_bytes(), "Stad").unwrap().message.contains("DOCTYPE"));
    let styled = "<?xml-stylesheet href='x.css'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>";
    assert!(check_logo("svg", styled.as_bytes(), "Stad").is_some());
}
