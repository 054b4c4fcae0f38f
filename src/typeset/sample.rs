//! A small contract for the tests, with everything in it that a sheet can hold.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Attachment;
use crate::model::{
    Article, Cell, ClauseId, ColophonBlock, DraftNotice, Field, HouseStyle, Inline, Logo, PartyBlock, PrintedParagraph,
    PrintedPoint, Properties, ProvisionId, Sheet, SheetArticle, SheetPart, SignatureBlock, Table,
};

pub const SVG: &str =
    r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0H40V20H0Z" fill="#154273"/></svg>"##;

pub fn words(text: &str) -> Inline {
    Inline::Text { text: text.to_owned() }
}

fn field(label: &str, value: &str) -> Field {
    Field { label: label.to_owned(), value: value.to_owned() }
}

fn party(role: &str, name: &str, fields: Vec<Field>) -> PartyBlock {
    PartyBlock { role: role.to_owned(), name: name.to_owned(), fields }
}

pub fn table(key: &str, rows: Vec<Vec<Cell>>) -> Table {
    Table {
        key: key.to_owned(),
        title: "Eisen en bewijsmiddelen".to_owned(),
        intro: Some("Dit overzicht vermeldt per eis hoe u kunt aantonen dat u eraan voldoet.".to_owned()),
        columns: vec!["Nummer".to_owned(), "Eis".to_owned(), "Bewijs".to_owned()],
        widths: vec![1, 4, 4],
        rows,
        empty: Some("Er zijn geen eisen.".to_owned()),
    }
}

pub fn paragraph(clause: &ClauseId, article: usize, number: usize, text: Vec<Inline>) -> PrintedParagraph {
    let key = number.to_string();
    let point = |letter: &str| PrintedPoint {
        id: clause.provision(&[&key, letter]),
        number: letter.to_owned(),
        text: vec![words("in opdracht van Opdrachtgever en na diens voorafgaande Schriftelijke toestemming;")],
    };
    let points = if number == 2 { vec![point("a"), point("b")] } else { Vec::new() };
    PrintedParagraph { id: clause.provision(&[&key]), number: format!("{article}.{number}"), text, points }
}

pub fn article(id: &str, number: usize, paragraphs: usize) -> SheetArticle {
    let clause = ClauseId::new(id);
    let text = || {
        vec![
            words("Leverancier verkoopt, verhuurt of ruilt "),
            Inline::Definition { term: "municipal-data".to_owned(), text: "Gemeentelijke Data".to_owned() },
            words(
                " niet en verleent daarop geen gebruiksrecht aan Derden, al dan niet tegen vergoeding, als bedoeld in ",
            ),
            Inline::Reference { target: clause.provision(&["1"]), text: format!("artikel {number}.1") },
            words(" en binnen "),
            Inline::Value { parameter: "period".to_owned(), text: "2 Werkdagen".to_owned() },
            words(". Dit verbod geldt ook voor Afgeleide Data, ook als deze zijn geanonimiseerd of geaggregeerd. Zie "),
            Inline::Annex { annex: "programme".to_owned(), text: "bijlage 2".to_owned() },
            words("."),
        ]
    };
    SheetArticle {
        label: format!("Artikel {number}"),
        article: Article {
            id: clause.clone(),
            number: number.to_string(),
            title: "Verbod op verkoop en verstrekking van data".to_owned(),
            principles: Vec::new(),
            gibit: Vec::new(),
            gibit_text: vec![
                words("Dit artikel vult "),
                Inline::Gibit {
                    subject: "ip".to_owned(),
                    text: "de bepalingen over intellectuele eigendom (nummer te bevestigen)".to_owned(),
                    certain: false,
                },
                words(" aan."),
            ],
            position: None,
            paragraphs: (1..=paragraphs).map(|it| paragraph(&clause, number, it, text())).collect(),
        },
    }
}

/// A sheet with so many articles.
pub fn sheet(articles: usize) -> Sheet {
    let all: Vec<SheetArticle> = (1..=articles).map(|number| article(&format!("clause-{number}"), number, 6)).collect();
    let rows = all.iter().map(|article| {
        let id = article.article.id.as_str();
        let evidence = vec!["een ondertekende verklaring".to_owned(), "een uittreksel uit het register".to_owned()];
        let text = "Leverancier geeft een volledig overzicht van ontvangers van Gemeentelijke Data.";
        vec![Cell::link(article.article.number.clone(), id), Cell::text(text), Cell::items("een van:", evidence)]
    });
    let rows = rows.collect();
    Sheet {
        properties: Properties {
            language: "nl",
            title: "Bijlage digitale principes".to_owned(),
            subtitle: Some("bij de overeenkomst over een sensornetwerk".to_owned()),
            date: "2026-11-20".to_owned(),
            author: "Gemeente Voorbeeldstad".to_owned(),
            description: "Contractbijlage".to_owned(),
            keywords: vec!["GIBIT".to_owned(), "data".to_owned()],
            style: HouseStyle {
                logo: Some(Logo {
                    format: "svg".to_owned(),
                    alt: "Gemeente Voorbeeldstad".to_owned(),
                    data: STANDARD.encode(SVG),
                }),
                ..HouseStyle::default()
            },
            running_head: "Bijlage digitale principes · 2026-0417".to_owned(),
            page: "Pagina {page} van {pages}".to_owned(),
        },
        draft: None,
        facts: vec![field("Nummer", "2026-0417"), field("Datum", "20 november 2026")],
        parties_title: "Partijen".to_owned(),
        parties: vec![
            party("Opdrachtgever", "Gemeente Voorbeeldstad", vec![field("Adres", "Markt 1, Voorbeeldstad")]),
            party("Leverancier", "Drukteteller B.V.", vec![field("Vertegenwoordigd door", "J. Łukasiewicz")]),
        ],
        contents_title: "Inhoud".to_owned(),
        parts: vec![SheetPart { title: "Hoofdstuk 1 Data".to_owned(), articles: all }],
        signature: Some(SignatureBlock {
            title: "Ondertekening".to_owned(),
            parties: vec![
                party("Opdrachtgever", "Gemeente Voorbeeldstad", vec![field("Naam", "A. Şahin"), field("Plaats", "")]),
                party("Leverancier", "Drukteteller B.V.", vec![field("Naam", ""), field("Plaats", "")]),
            ],
        }),
        schedules: vec![table("requirements", rows), table("wishes", Vec::new())],
        colophon: ColophonBlock {
            title: "Colofon".to_owned(),
            notices: vec!["Deze modelbepalingen zijn voorstellen.".to_owned()],
            fields: vec![field("Controlegetal", &"e3b0c442".repeat(8))],
            tables: vec![table(
                "clauses",
                vec![vec![Cell::text("1"), Cell::text("resale-ban").small(), Cell::text("voorstel")]],
            )],
        },
    }
}

/// The same sheet as a draft.
pub fn draft() -> Sheet {
    let blank = Inline::Blank { what: "period".to_owned(), text: "[in te vullen: termijn]".to_owned() };
    let mut sheet = sheet(1);
    sheet.parts[0].articles[0].article.paragraphs[0].text.push(blank);
    let open = vec![vec![
        Cell::link("artikel 1.1", ProvisionId::new("clause-1/1").as_str()),
        Cell::text("de termijn"),
        Cell::default(),
    ]];
    sheet.draft = Some(DraftNotice {
        mark: "Concept".to_owned(),
        notice: "Dit is een concept.".to_owned(),
        open: table("open", open),
    });
    sheet
}

pub fn attachment() -> Attachment {
    Attachment {
        name: "contract.json".to_owned(),
        bytes: b"{}".as_slice().into(),
        mime: "application/json".to_owned(),
        description: "De overeenkomst als gegevens".to_owned(),
    }
}
