//! What a Word file can hide, and how it is told.

use super::numbering::{item, with_lists};
use super::*;

const HIDDEN: Option<Concealment> = Some(Concealment::Hidden);
const PAPER: Option<Concealment> = Some(Concealment::PaperColour);
const TINY: Option<Concealment> = Some(Concealment::Tiny);

/// A run with these properties.
fn run(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>")
}

/// A paragraph with these properties.
fn paragraph(properties: &str, content: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>")
}

/// The first piece of each paragraph that has words, with why it is not seen.
fn seen(manuscript: &Manuscript) -> Vec<(&str, Option<Concealment>)> {
    let spans = manuscript.blocks.iter().filter_map(|block| block.spans.first());
    spans.map(|span| (span.text.as_str(), span.concealed)).collect()
}

/// Whether a loss of this kind has all of these words.
#[track_caller]
fn assert_told(manuscript: &Manuscript, kind: LossKind, words: &[&str]) {
    let told =
        manuscript.losses.iter().any(|loss| loss.kind == kind && words.iter().all(|part| loss.what.contains(part)));
    assert!(told, "{kind:?} {words:?} in {:?}", lost(manuscript));
}

#[test]
fn rows_and_cells_that_are_not_shown() {
    let row = |properties: &str, cell: &str, words: &str| {
        format!("<w:tr><w:trPr>{properties}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>{}</w:tc></w:tr>", p(words))
    };
    let body = [
        "<w:tbl>".to_owned(),
        row("<w:hidden/>", "", "verborgen rij"),
        row(r#"<w:trHeight w:val="1" w:hRule="exact"/>"#, "", "platte rij"),
        row(r#"<w:trHeight w:val="1" w:hRule="atLeast"/>"#, "", "gewone rij"),
        row("", r#"<w:vMerge w:val="restart"/>"#, "bovenste cel"),
        row("", "<w:vMerge/>", "samengevoegde cel"),
        "</w:tbl>".to_owned(),
        p("erna"),
    ];
    let expected = [
        ("verborgen rij", HIDDEN),
        ("platte rij", HIDDEN),
        ("gewone rij", None),
        ("bovenste cel", None),
        ("samengevoegde cel", HIDDEN),
        ("erna", None),
    ];
    assert_eq!(seen(&read(&body.concat())), expected);
}

#[test]
fn letters_that_are_squeezed_lifted_or_clear() {
    let clear = r#"<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>"#;
    let cases = [
        (r#"<w:spacing w:val="-200"/>"#, TINY),
        (r#"<w:spacing w:val="-20"/>"#, None),
        (r#"<w:position w:val="900"/>"#, HIDDEN),
        (r#"<w:position w:val="6"/>"#, None),
        (r#"<w:sz w:val="2"/>"#, TINY),
        (r#"<w:w w:val="1"/>"#, TINY),
        ("<w:vanish/><w:specVanish/>", HIDDEN),
        ("<w:webHidden/>", HIDDEN),
        (clear, PAPER),
    ];
    for (properties, expected) in cases {
        let manuscript = read(&format!("<w:p>{}</w:p>", run(properties, "tekst")));
        assert_eq!(seen(&manuscript), [("tekst", expected)], "{properties}");
    }
    // Page numbers in a table of contents have it by themselves.
    let contents = format!(r#"<w:p><w:fldSimple w:instr="TOC">{}</w:fldSimple></w:p>"#, run("<w:webHidden/>", "7"));
    assert_eq!(seen(&read(&contents)), [("7", None)]);
}

#[test]
fn paragraphs_that_are_flat_or_outside_the_page() {
    let cases = [
        (r#"<w:spacing w:line="1" w:lineRule="exact"/>"#, HIDDEN),
        (r#"<w:spacing w:line="240" w:lineRule="exact"/>"#, None),
        (r#"<w:ind w:left="-20000"/>"#, HIDDEN),
        (r#"<w:ind w:left="30000"/>"#, HIDDEN),
        (r#"<w:ind w:left="720"/>"#, None),
        (r#"<w:framePr w:x="-15000" w:y="1"/>"#, HIDDEN),
        (r#"<w:framePr w:w="100" w:h="1" w:hRule="exact"/>"#, HIDDEN),
        (r#"<w:framePr w:x="100" w:y="1"/>"#, None),
    ];
    for (properties, expected) in cases {
        assert_eq!(seen(&read(&paragraph(properties, &r("tekst")))), [("tekst", expected)], "{properties}");
    }
}

#[test]
fn styles_tables_and_defaults_hide_text() {
    let style = |kind: &str, id: &str, content: &str| {
        format!(r#"<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{id}"/>{content}</w:style>"#)
    };
    let styles = [
        style("paragraph", "Weg", "<w:rPr><w:vanish/></w:rPr>"),
        style("paragraph", "Wit", r#"<w:rPr><w:color w:val="FFFFFF"/></w:rPr>"#),
        style("table", "TabelWeg", "<w:rPr><w:vanish/></w:rPr>"),
        style("table", "RijWeg", r#"<w:tblStylePr w:type="firstRow"><w:rPr><w:vanish/></w:rPr></w:tblStylePr>"#),
        style(
            "table",
            "Kop",
            r#"<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr></w:tblStylePr>"#,
        ),
    ];
    let of = |style: &str, words: &str| paragraph(&format!(r#"<w:pStyle w:val="{style}"/>"#), &r(words));
    let table = |style: &str, words: &str| {
        format!(
            r#"<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"#,
            p(words)
        )
    };
    let body =
        [of("Weg", "a"), of("Wit", "b"), table("TabelWeg", "c"), table("RijWeg", "d"), table("Kop", "e"), p("f")];
    let manuscript = File::new(&body.concat()).with("styles", "styles", &styles.concat()).read();
    let expected = [("a", HIDDEN), ("b", PAPER), ("c", HIDDEN), ("d", HIDDEN), ("e", None), ("f", None)];
    assert_eq!(seen(&manuscript), expected);
    let defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>";
    let manuscript = File::new(&p("alles")).with("styles", "styles", defaults).read();
    assert_eq!(seen(&manuscript), [("alles", HIDDEN)]);
}

#[test]
fn colours_of_the_theme_and_of_cells_are_worked_out() {
    let theme = r#"<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">
        <a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr val="FEFEFE"/></a:accent1>
        </a:clrScheme></a:themeElements></a:theme>"#;
    let body = format!("<w:p>{}</w:p>", run(r#"<w:color w:val="000000" w:themeColor="accent1"/>"#, "thema"));
    let mut file = File::new(&body).with_part("word/theme.xml", theme);
    file.relationships.push_str(r#"<Relationship Id="t" Type="x/theme" Target="theme.xml"/>"#);
    assert_eq!(seen(&file.read()), [("thema", PAPER)]);
    let cell = |fill: &str, ink: &str| {
        let words = run(&format!(r#"<w:color w:val="{ink}"/>"#), "cel");
        let shading = format!(r#"<w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>"#);
        read(&format!("<w:tbl><w:tr><w:tc>{shading}<w:p>{words}</w:p></w:tc></w:tr></w:tbl>"))
    };
    assert_eq!(seen(&cell("1F4E79", "1F4E79")), [("cel", PAPER)]);
    assert_eq!(seen(&cell("1F4E79", "FFFFFF")), [("cel", None)]);
}

#[test]
fn boxes_outside_the_page_and_without_a_ground() {
    let anchored = |offset: i64, shape: &str, words: &str| {
        format!(
            r#"<w:p><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>{offset}</wp:posOffset></wp:positionH>
            <wp:extent cx="2000000" cy="900000"/><wp:docPr id="1" name="Kader" descr="geldt niet"/><wps:wsp><wps:spPr>{shape}</wps:spPr>
            <wps:txbx><w:txbxContent><w:p>{words}</w:p></w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r></w:p>"#
        )
    };
    let white = run(r#"<w:color w:val="FFFFFF"/>"#, "wit");
    let blue = r#"<a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill><a:ln><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>"#;
    let old = |place: &str| {
        format!(
            r#"<w:p><w:r><w:pict><v:shape style="position:absolute;{place};width:100pt;height:20pt"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"#,
            p("oud")
        )
    };
    let body = [
        anchored(-3_000_000, "", &r("links")),
        anchored(9_000_000, "", &r("rechts")),
        anchored(1_000_000, "", &r("binnen")),
        anchored(1_000_000, "<a:noFill/>", &white),
        anchored(1_000_000, blue, &white),
        old("margin-left:-2000pt"),
        old("margin-left:20pt"),
        old("visibility:hidden;margin-left:20pt"),
        r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>"#.to_owned(),
    ];
    let manuscript = read(&body.concat());
    let expected = [
        ("links", HIDDEN),
        ("rechts", HIDDEN),
        ("binnen", None),
        ("wit", PAPER),
        ("wit", None),
        ("oud", HIDDEN),
        ("oud", None),
        ("oud", HIDDEN),
    ];
    assert_eq!(seen(&manuscript), expected);
    assert_told(&manuscript, LossKind::NotShown, &["description of a drawing", "geldt niet"]);
}

#[test]
fn words_in_watermarks_descriptions_and_running_heads() {
    let mark = r#"<w:p><w:r><w:pict><v:shape><v:textpath string="NIET BINDEND"/></v:shape></w:pict></w:r></w:p>"#;
    let picture = r#"<w:p><w:r><w:drawing><wp:docPr id="1" name="Foto" descr="Leverancier is niet gebonden"/><a:blip r:embed="r9"/></w:drawing></w:r></w:p>"#;
    let table = format!(
        r#"<w:tbl><w:tblPr><w:tblDescription w:val="Alleen ter indicatie"/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"#,
        p("cel")
    );
    let section = r#"<w:sectPr><w:headerReference r:id="r1"/></w:sectPr>"#;
    let manuscript = File::new(&format!("{picture}{table}{section}"))
        .with("header", "hdr", &(mark.to_owned() + &p("Niet bindend")))
        .read();
    assert_told(&manuscript, LossKind::Drawing, &["NIET BINDEND"]);
    assert_told(&manuscript, LossKind::Image, &["Leverancier is niet gebonden"]);
    assert_told(&manuscript, LossKind::NotShown, &["description of a table", "Alleen ter indicatie"]);
    assert!(manuscript.blocks.iter().any(|block| block.place.story == Story::Header));
}

#[test]
fn references_that_show_something_else_than_they_lead_to() {
    let field = |instruction: &str, shown: &str| {
        format!(r#"<w:fldSimple w:instr=" {instruction} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>"#)
    };
    let marked = |name: &str, words: &str| {
        format!(r#"<w:bookmarkStart w:id="{name}" w:name="{name}"/>{}<w:bookmarkEnd w:id="{name}"/>"#, r(words))
    };
    let body = [
        item(1, 0, "", &marked("_Ref1", "Boete")),
        item(1, 0, "", &marked("_Ref2", "Prijzen")),
        format!("<w:p>{}{}</w:p>", field(r"REF _Ref1 \h", "boete"), field("REF _Ref1", "Korting")),
        format!("<w:p>{}{}</w:p>", field(r"REF _Ref2 \r \h", "2"), field(r"REF _Ref2 \r \h", "1")),
    ];
    let manuscript = with_lists(&body.concat());
    let told = [
        (LossKind::Field, "REF _Ref1: it shows “Korting”, what it leads to says “Boete”", 1),
        (LossKind::Field, r"REF _Ref2 \r \h: it shows “1”, the number of what it leads to is “Artikel 2.”", 1),
    ];
    assert_eq!(lost(&manuscript), told);
}

#[test]
fn forms_of_the_same_content_that_differ() {
    let forms = |one: &str, other: &str| {
        format!(
            r#"<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
            format_args!("<w:t>{one}</w:t>"),
            format_args!("<w:t>{other}</w:t>")
        )
    };
    assert_eq!(lost(&read(&forms("moet leveren", "moet  leveren"))), []);
    let manuscript = read(&forms("moet leveren", "kan leveren"));
    assert_eq!(texts(&manuscript, View::Shown), ["moet leveren"]);
    assert_told(&manuscript, LossKind::NotShown, &["“moet leveren”", "“kan leveren”"]);
}

#[test]
fn controls_that_show_what_data_says() {
    let control = |form: &str, words: &str| {
        format!(
            r#"<w:p><w:sdt><w:sdtPr>{form}<w:dataBinding w:xpath="/ns0:x[1]/ns0:term[1]" w:storeItemID="{{A1}}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>"#,
            r(words)
        )
    };
    let properties = r#"<ds:datastoreItem ds:itemID="{a1}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>"#;
    let with = |control: String, value: &str| {
        File::new(&control)
            .with_part("customXml/item1.xml", &format!("<x xmlns=\"urn:x\"><other/><term>{value}</term></x>"))
            .with_part("customXml/itemProps1.xml", properties)
            .read()
    };
    assert_eq!(lost(&with(control("", "30 dagen"), "30 dagen")), []);
    let manuscript = with(control("", "30 dagen"), "90 dagen");
    assert_told(&manuscript, LossKind::Field, &["shows “90 dagen”", "holds “30 dagen”"]);
    let choice = r#"<w:dropDownList><w:listItem w:displayText="Dertig dagen" w:value="30"/></w:dropDownList>"#;
    assert_eq!(lost(&with(control(choice, "Dertig dagen"), "30")), []);
    assert_eq!(lost(&with(control(choice, "Dertig dagen"), "90")).len(), 1);
    assert_eq!(lost(&with(control("<w:date/>", "5 november 2026"), "2026-11-05T00:00:00")), []);
    assert_eq!(lost(&with(control("<w:date/>", "5 november 2026"), "2027-11-05T00:00:00")).len(), 1);
}

#[test]
fn text_that_is_turned_and_text_of_other_files() {
    let turned = format!(r#"<w:p><w:bdo w:val="rtl">{}</w:bdo></w:p>"#, r("001"));
    assert_eq!(texts(&read(&turned), View::Shown), ["\u{202E}001\u{202C}"]);
    assert_told(&read(r#"<w:altChunk r:id="x"/>"#), LossKind::EmbeddedObject, &["altChunk"]);
}

#[test]
fn remarks_and_notes_that_nothing_leads_to_are_told_with_their_words() {
    let comment = format!(r#"<w:comment w:id="4">{}</w:comment>"#, p("Artikel 5 geldt niet."));
    let note = format!(r#"<w:footnote w:id="8">{}</w:footnote>"#, p("Tenzij anders overeengekomen."));
    let manuscript =
        File::new(&p("tekst")).with("comments", "comments", &comment).with("footnotes", "footnotes", &note).read();
    assert_told(&manuscript, LossKind::NotShown, &["comment that nothing refers to", "Artikel 5 geldt niet."]);
    assert_told(&manuscript, LossKind::NotShown, &["footnote without a mark", "Tenzij anders overeengekomen."]);
}

#[test]
fn text_that_a_reader_does_not_see_is_marked() {
    let run = |properties: &str, words: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>");
    let white = r#"<w:color w:val="FFFFFF"/>"#;
    let body = format!(
        "<w:p>{}{}{}{}{}{}{}{}{}{}{}{}{}{}</w:p>",
        run(r#"<w:color w:val="F5F5F5"/>"#, "bijna wit"),
        run("", "gezien"),
        run(r#"<w:color w:val="000000" w:themeColor="background1"/>"#, "thema"),
        run("", "gezien"),
        run(r#"<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>"#, "zwart op zwart"),
        run(r#"<w:shd w:val="clear" w:fill="000000"/>"#, "vanzelf wit"),
        run(r#"<w:w w:val="10"/>"#, "smal"),
        run("<w:dstrike/>", "doorgehaald"),
        run("<w:vanish/>", "verborgen"),
        run(white, "wit"),
        run(&format!(r#"{white}<w:shd w:val="clear" w:fill="000000"/>"#), "op zwart"),
        run(r#"<w:sz w:val="8"/>"#, "klein"),
        run(r#"<w:rStyle w:val="Weg"/>"#, "stijl"),
        run(r#"<w:rStyle w:val="Weg"/><w:vanish w:val="0"/>"#, "toch")
    );
    let manuscript = with_lists(&body);
    let found: Vec<_> = block(&manuscript).spans.iter().map(|span| (span.text.as_str(), span.concealed)).collect();
    let expected = [
        ("bijna wit", Some(Concealment::PaperColour)),
        ("gezien", None),
        ("thema", Some(Concealment::PaperColour)),
        ("gezien", None),
        ("zwart op zwart", Some(Concealment::PaperColour)),
        ("vanzelf wit", None),
        ("smal", Some(Concealment::Tiny)),
        ("doorgehaald", Some(Concealment::Struck)),
        ("verborgen", Some(Concealment::Hidden)),
        ("wit", Some(Concealment::PaperColour)),
        ("op zwart", None),
        ("klein", Some(Concealment::Tiny)),
        ("stijl", Some(Concealment::Hidden)),
        ("toch", None),
    ];
    assert_eq!(found, expected);
    // White letters on a coloured cell are read like any others.
    let cell = format!(
        r#"<w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr><w:p>{}</w:p></w:tc>"#,
        run(white, "kop")
    );
    let manuscript = read(&format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>"));
    assert_eq!(block(&manuscript).spans[0].concealed, None);
}

#[test]
fn what_fields_print_from_their_instruction_and_links_say_is_told() {
    let field = r#"<w:fldSimple w:instr=" MACROBUTTON x De boete vervalt "/>"#;
    let link = format!(r#"<w:hyperlink w:tooltip="De boete vervalt">{}</w:hyperlink>"#, r("hier"));
    let manuscript = read(&format!("<w:p>{field}{link}{}</w:p>", run(r#"<w:fitText w:val="1"/>"#, "niet")));
    assert_told(&manuscript, LossKind::Field, &["MACROBUTTON x De boete vervalt"]);
    assert_told(&manuscript, LossKind::NotShown, &["pointed at", "De boete vervalt"]);
    assert_eq!(block(&manuscript).spans[1].concealed, TINY);
}
