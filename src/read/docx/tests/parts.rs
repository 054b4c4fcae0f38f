//! What stands beside the text: notes, boxes, running heads, comments, and parts that hold no text or are damaged.

use super::*;

#[test]
fn boxes_are_read_once_and_follow_their_paragraph() {
    let of = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(words));
    let both = format!(
        r#"<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{}</wps:txbx></w:drawing></mc:Choice>
           <mc:Fallback><w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"#,
        of("kader"),
        of("kader")
    );
    let manuscript = read(&format!("<w:p>{}<w:r>{both}</w:r>{}</w:p>", r("voor "), r("na")));
    assert_eq!(texts(&manuscript, View::Shown), ["voor na", "kader"]);
    assert_eq!(manuscript.blocks[1].place.story, Story::TextBox);
    let unknown = r#"<mc:AlternateContent><mc:Choice Requires="xyz"><w:t>nieuw</w:t></mc:Choice><mc:Fallback><w:t>oud</w:t></mc:Fallback></mc:AlternateContent>"#;
    assert_eq!(texts(&read(&format!("<w:p><w:r>{unknown}</w:r></w:p>")), View::Shown), ["oud"]);
}

#[test]
fn notes_follow_the_paragraph_of_their_mark_and_go_with_it() {
    let reference = r#"<w:r><w:footnoteReference w:id="7"/></w:r>"#;
    let note = format!(
        r#"<w:footnote w:id="0" w:type="separator">{}</w:footnote><w:footnote w:id="7">{}</w:footnote>
        <w:footnote w:id="8">{}</w:footnote>"#,
        p("lijn"),
        p("noot"),
        p("los")
    );
    let body = format!("<w:p>{}{}</w:p>{}", r("tekst"), tracked("del", reference), p("slot"));
    let manuscript = File::new(&body).with("footnotes", "footnotes", &note).read();
    assert_eq!(texts(&manuscript, View::Rejected), ["tekst", "noot", "slot"]);
    assert_eq!(texts(&manuscript, View::Accepted), ["tekst", "slot"]);
    assert_eq!(manuscript.blocks[1].place.story, Story::Footnote("1".into()));
    assert_eq!(lost(&manuscript), [(LossKind::NotShown, "footnote without a mark: “los”", 1)]);
}

#[test]
fn running_heads_are_read_once_without_page_numbers() {
    let section = r#"<w:sectPr><w:headerReference w:type="default" r:id="r1"/><w:headerReference w:type="first" r:id="r2"/>
        <w:footerReference w:type="default" r:id="r3"/></w:sectPr>"#;
    let page = format!(r#"<w:p>{}<w:fldSimple w:instr="PAGE">{}</w:fldSimple></w:p>"#, r("pagina "), r("12"));
    let manuscript = File::new(&(p("tekst") + section))
        .with("header", "hdr", &p("Concept"))
        .with("header", "hdr", &p("Concept"))
        .with("footer", "ftr", &page)
        .read();
    let found: Vec<_> = manuscript.blocks.iter().map(|block| block.place.story.clone()).collect();
    assert_eq!(found, [Story::Body, Story::Header, Story::Footer]);
    assert_eq!(texts(&manuscript, View::Shown), ["tekst", "Concept", "pagina "]);
    assert_eq!(lost(&manuscript), [(LossKind::PageFurniture, "PAGE", 1)]);
}

#[test]
fn every_comment_of_an_id_is_kept_and_says_what_stands() {
    let body = format!(
        r#"<w:p><w:commentRangeStart w:id="4"/>{}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p>"#,
        r("binnen 24 uur"),
    );
    let struck = r#"<w:del w:id="9" w:author="Jan"><w:r><w:delText>, mits betaald</w:delText></w:r></w:del>"#;
    let comments = format!(
        r#"<w:comment w:id="4" w:author="Jan"><w:p>{}{struck}</w:p></w:comment><w:comment w:id="4" w:author="Piet">{}</w:comment>"#,
        r("Akkoord"),
        p("Niet akkoord."),
    );
    let manuscript = File::new(&body).with("comments", "comments", &comments).read();
    let said: Vec<_> = manuscript.comments.iter().map(|one| (one.text.as_str(), one.anchor.as_str())).collect();
    assert_eq!(said, [("Akkoord", "binnen 24 uur"), ("Niet akkoord.", "binnen 24 uur")]);
}

#[test]
fn comments_have_the_words_they_are_about() {
    let body = format!(
        r#"{}<w:p>{}<w:commentRangeStart w:id="4"/>{}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p>"#,
        p("eerst"),
        r("Wij "),
        r("betalen niet")
    );
    let comment = format!(
        r#"<w:comment w:id="4" w:author="Jan" w:date="2026-11-01T10:00:00Z">{}{}</w:comment>"#,
        p("Echt?"),
        p("Nee.")
    );
    let manuscript = File::new(&body).with("comments", "comments", &comment).read();
    let comment = &manuscript.comments[0];
    assert_eq!((comment.text.as_str(), comment.anchor.as_str()), ("Echt?\nNee.", "betalen niet"));
    assert_eq!((comment.author.as_deref(), comment.place.paragraph), (Some("Jan"), 2));
}

#[test]
fn what_is_not_read_is_counted() {
    let drawing =
        r#"<w:r><w:drawing><wp:docPr id="1" name="Foto" descr="Gevel"/><a:blip r:embed="r9"/></w:drawing></w:r>"#;
    let object = r#"<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>"#;
    let formula = "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>";
    let manuscript =
        read(&format!(r#"<w:p>{drawing}{object}{formula}<w:nieuw>{}</w:nieuw></w:p><w:altChunk r:id="x"/>"#, r("!")));
    assert_eq!(texts(&manuscript, View::Shown), ["a=b!"]);
    let expected = [
        (LossKind::Image, "Gevel", 1),
        (LossKind::EmbeddedObject, "Excel.Sheet.12", 1),
        (LossKind::EmbeddedObject, "altChunk", 1),
        (LossKind::Drawing, "formula", 1),
        (LossKind::UnknownElement, "nieuw", 1),
    ];
    assert_eq!(lost(&manuscript), expected);
}

#[test]
fn prefixes_and_the_strict_form_do_not_matter() {
    let document = r#"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>tekst</x:t></x:r></x:p></x:body></x:document>"#;
    let file = File { parts: vec![("word/document.xml".into(), document.into())], relationships: String::new() };
    assert_eq!(texts(&file.read(), View::Shown), ["tekst"]);
}

#[test]
fn title_is_that_of_the_properties_and_macros_are_counted() {
    let core = r#"<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title> Overeenkomst
        X </dc:title></cp:coreProperties>"#;
    let file = File::new(&p("tekst")).with_part("docProps/core.xml", core).with_part("word/vbaProject.bin", "");
    let manuscript = file.read();
    assert_eq!(lost(&manuscript), [(LossKind::Machinery, "word/vbaproject.bin", 1)]);
    assert_eq!(manuscript.title.as_deref(), Some("Overeenkomst X"));
}

#[test]
fn damaged_and_hostile_files_are_refused() {
    let problem = |bytes: &[u8]| docx(bytes).unwrap_err().to_string();
    assert!(problem(b"PK").contains("zip archive"));
    assert!(problem(&File { parts: Vec::new(), relationships: String::new() }.bytes()).contains("word/document.xml"));
    let entity = r#"<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>"#;
    let with = |document: &str| {
        let parts = vec![("word/document.xml".to_owned(), document.to_owned())];
        problem(&File { parts, relationships: String::new() }.bytes())
    };
    assert!(with(entity).contains("document type"));
    assert!(with("<workbook/>").contains("begins with `workbook`"));
    assert!(with("").contains("is empty"));
    assert!(problem(&File::new("<w:p><w:r></w:p>").bytes()).contains("ill-formed"));
    assert!(problem(&File::new("<w:p>&onbekend;</w:p>").bytes()).contains("onbekend"));
    let deep = "<w:sdt><w:sdtContent>".repeat(5_000);
    assert!(matches!(docx(&File::new(&deep).bytes()), Err(Unreadable::TooLarge(_))));
    let nested =
        (0..40).fold(r("x"), |inside, index| tracked("ins", &inside).replacen("Leverancier", &index.to_string(), 1));
    assert!(matches!(docx(&File::new(&format!("<w:p>{nested}</w:p>")).bytes()), Err(Unreadable::TooLarge(_))));
    let twice = File::new(&p("een")).with_part("WORD/document.xml", "<x/>");
    assert!(matches!(docx(&twice.bytes()), Err(Unreadable::Damaged { format: SourceFormat::Docx, .. })));
}

#[test]
fn pages_and_plain_text_that_are_put_in_are_read_and_others_told() {
    let part = |name: &str| format!(r#"<Relationship Id="{name}" Type="http://x/aFChunk" Target="{name}"/>"#);
    let types = r#"<Types><Default Extension="htm" ContentType="text/html"/><Default Extension="txt" ContentType="text/plain"/>
        <Override PartName="/word/c.txt" ContentType="application/rtf"/></Types>"#;
    let page = "<h2>Boete</h2><p>De boete <span style='display:none'>niet</span> vervalt.<img alt='Foto'></p>";
    let chunk = |name: &str| format!(r#"<w:altChunk r:id="{name}"/>"#);
    let body = [p("Een."), chunk("a.htm"), p("Twee."), chunk("b.txt"), chunk("c.txt"), p("Drie.")].concat();
    let mut file = File::new(&body)
        .with_part("[Content_Types].xml", types)
        .with_part("word/a.htm", page)
        .with_part("word/b.txt", "De prijs stijgt.")
        .with_part("word/c.txt", "{\\rtf1 De termijn vervalt.}");
    file.relationships = ["a.htm", "b.txt", "c.txt"].map(part).concat();
    let manuscript = file.read();
    let expected = ["Een.", "Boete", "De boete niet vervalt.", "Twee.", "De prijs stijgt.", "Drie."];
    assert_eq!(texts(&manuscript, View::Accepted), expected);
    assert_eq!(manuscript.blocks[1].heading, Some(2));
    assert_eq!(manuscript.blocks[2].spans[1].concealed, Some(Concealment::Hidden));
    assert_eq!(lost(&manuscript), [(LossKind::Image, "image “Foto”", 1), (LossKind::EmbeddedObject, "word/c.txt", 1)]);
    assert_eq!(manuscript.losses[1].places[0].paragraph, 5);
}
