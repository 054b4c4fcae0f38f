//! A small sheet and document for the tests of the writers.

use std::collections::BTreeMap;

use crate::model::{
    Article, Cell, ClauseId, Colophon, ColophonBlock, Document, DraftNotice, EditionName, Field, HouseStyle, Inline,
    Language, Logo, Moments, Part, Party, PartyBlock, Phase, PrintedParagraph, PrintedPoint, Procedure, ProcedureKind,
    Properties, ProvisionId, Sheet, SheetArticle, SheetPart, SignatureBlock, Table,
};

/// Everything that has a meaning in some output, as somebody could type it.
pub const EVIL: &str = "# 1. <script>alert(1)</script> {{ config }} #read(\"/etc/passwd\") a|b *x* _y_ **z** `c` \
    ```d``` &amp; 'q' \"r\"\n- ]]> [e](javascript:f) ![g](h) <!-- i --> </style> \\ \\| ~~j~~ $k$ = 50%";

/// In how many places of [`sheet`] the typed text is printed as words.
pub const TYPED: usize = 25;

/// A sheet with the typed text in every place that a person's words can reach.
pub fn sheet(typed: &str) -> Sheet {
    Sheet {
        properties: Properties {
            language: "nl",
            title: typed.into(),
            subtitle: Some(typed.into()),
            date: "2026-11-20".into(),
            author: typed.into(),
            description: typed.into(),
            keywords: vec![typed.into()],
            style: HouseStyle {
                logo: Some(Logo { format: "svg".into(), alt: typed.into(), data: "PHN2Zy8+".into() }),
                ..HouseStyle::default()
            },
            running_head: typed.into(),
            page: "Pagina {page} van {pages}".into(),
        },
        draft: Some(DraftNotice {
            mark: typed.into(),
            notice: typed.into(),
            open: table("open_items", typed, vec![vec![Cell::text("1"), Cell::text(typed).small()]]),
        }),
        facts: vec![field(typed, typed)],
        parties_title: typed.into(),
        parties: vec![PartyBlock { role: typed.into(), name: typed.into(), fields: vec![field("Adres", typed)] }],
        contents_title: "Inhoud".into(),
        parts: vec![SheetPart {
            title: typed.into(),
            articles: vec![SheetArticle { label: "Artikel 1".into(), article: article(typed) }],
        }],
        signature: Some(SignatureBlock {
            title: typed.into(),
            parties: vec![PartyBlock {
                role: typed.into(),
                name: typed.into(),
                fields: vec![field("Handtekening", "")],
            }],
        }),
        schedules: vec![
            table(
                "requirements",
                typed,
                vec![vec![
                    Cell::link("1.1", "resale-ban/1"),
                    Cell::items(typed, vec![typed.to_owned(), "tweede bewijs".to_owned()])
                        .with_id("resale-ban#disclosure-log"),
                ]],
            ),
            table("waivers", "Afwijkingen", Vec::new()),
        ],
        colophon: ColophonBlock {
            title: "Colofon".into(),
            notices: vec![typed.into()],
            fields: vec![field("Versie", typed)],
            tables: Vec::new(),
        },
    }
}

fn field(label: &str, value: &str) -> Field {
    Field { label: label.into(), value: value.into() }
}

fn table(key: &str, title: &str, rows: Vec<Vec<Cell>>) -> Table {
    Table {
        key: key.into(),
        title: title.into(),
        intro: Some("Toelichting.".into()),
        columns: vec!["Nummer".into(), "Bewijsmiddel".into()],
        widths: vec![1, 3],
        rows,
        empty: Some("Geen afwijkingen.".into()),
    }
}

/// An article with every kind of running text; its points are not numbered without gaps.
pub fn article(typed: &str) -> Article {
    let text = |text: &str| Inline::Text { text: text.into() };
    let id = ClauseId::new("resale-ban");
    let point = |key: &str, pieces: Vec<Inline>| PrintedPoint {
        id: id.provision(&["1", key]),
        number: key.into(),
        text: pieces,
    };
    let reference =
        |target: &str, text: &str| Inline::Reference { target: ProvisionId::new(target), text: text.into() };
    Article {
        id: id.clone(),
        number: "1".into(),
        title: typed.into(),
        principles: vec!["5.2".into()],
        gibit: Vec::new(),
        gibit_text: vec![
            text("Dit artikel is een aanvulling op "),
            Inline::Gibit { subject: "ip".into(), text: "artikel 8".into(), certain: true },
            text(" en "),
            Inline::Gibit { subject: "exit".into(), text: "de bepalingen over exit".into(), certain: false },
            text("."),
        ],
        position: None,
        paragraphs: vec![PrintedParagraph {
            id: id.provision(&["1"]),
            number: "1.1".into(),
            text: vec![
                text("Leverancier verkoopt "),
                Inline::Definition { term: "municipal-data".into(), text: "Gemeentelijke Data".into() },
                text(" niet: "),
                Inline::Value { parameter: "report_period".into(), text: typed.into() },
                text(" "),
                Inline::Blank { what: "purpose".into(), text: typed.into() },
                text("; zie "),
                reference("resale-ban/1/c", "artikel 1.1, onder c"),
                text(", en "),
                reference("elsewhere/1", "artikel 9.1"),
                text(":"),
            ],
            points: vec![point("a", vec![text("eerste "), text(typed)]), point("c", vec![text("derde.")])],
        }],
    }
}

/// A document with one article.
pub fn document() -> Document {
    Document {
        language: Language::Nl,
        template: "annex".into(),
        title: "Bijlage".into(),
        subtitle: None,
        number: "2026-001".into(),
        date: "2026-11-20".parse().expect("a date"),
        subject: "zaaksysteem".into(),
        procedure: Procedure { kind: ProcedureKind::Open, name: "Zaaksysteem".into(), reference: None, lot: None },
        phase: Phase::Preparation,
        moments: Moments::default(),
        gibit: EditionName { edition: "2023".into(), title: "GIBIT 2023".into() },
        authority: Party { name: "Gemeente Voorbeeldstad".into(), ..Party::default() },
        contractor: None,
        style: HouseStyle::default(),
        parts: vec![Part { key: "data".into(), title: "Data".into(), articles: vec![article("1 maand")] }],
        annexes: Vec::new(),
        schedules: Vec::new(),
        requirements: Vec::new(),
        waivers: Vec::new(),
        positions: Vec::new(),
        signature: false,
        selection: Vec::new(),
        facts: BTreeMap::new(),
        parameters: BTreeMap::new(),
        colophon: Colophon {
            program: "0.1.0".into(),
            library: "beding".into(),
            library_version: "1.0".into(),
            library_digest: "0".repeat(64),
            review: "proposed".into(),
            clauses: Vec::new(),
            to_confirm: Vec::new(),
            to_confirm_subjects: Vec::new(),
        },
    }
}
