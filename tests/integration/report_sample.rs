//! A report with everything in it, as requirements of a contract could give, and words that somebody typed to break it.

use beding::model::{
    Bar, BriefBlock, BriefPoint, Cell, ColophonBlock, Detail, Field, Figure, HouseStyle, Properties, Report,
    ReportEntry, ReportMark, ReportSection, Table, Weight,
};

/// What has a meaning in some output: formulas, markup, code, characters that turn the direction of reading.
pub const HOSTILE: &str = "=1+1 <script>alert(1)</script> #read(\"/etc/passwd\") | *vet* \u{202E}mokleW\u{202C} 中";

fn field(label: &str, value: &str) -> Field {
    Field { label: label.to_owned(), value: value.to_owned() }
}

fn detail(label: &str, intro: Option<&str>, values: &[&str]) -> Detail {
    Detail {
        label: label.to_owned(),
        intro: intro.map(str::to_owned),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        language: None,
    }
}

fn entry(number: usize, kind: &str, weight: Weight) -> ReportEntry {
    ReportEntry {
        anchor: format!("eis-{number}"),
        label: format!("{}.{}", number / 4 + 1, number % 4 + 1),
        title: "Gegevens blijven binnen de Europese Economische Ruimte".to_owned(),
        marks: vec![ReportMark { text: kind.to_owned(), weight }],
        text: vec![
            "Leverancier verwerkt Gemeentelijke Data uitsluitend binnen de Europese Economische Ruimte, en geeft deze niet \
             door aan een land daarbuiten zonder voorafgaande schriftelijke toestemming van Opdrachtgever."
                .to_owned(),
        ],
        details: vec![
            detail("Aan te tonen", None, &["dat alle datacenters en beheerders zich in de EER bevinden"]),
            detail(
                "Bewijsmiddel",
                Some("één van:"),
                &["een certificaat ISO/IEC 27001 met een verklaring van toepasselijkheid, of gelijkwaardig",
                  "een verklaring van een onafhankelijke auditor"],
            ),
            detail("Uiterlijk", None, &["met de inschrijving"]),
            detail("Beoordeling", None, &["functionaris gegevensbescherming"]),
        ],
        id: Some(format!("data-location#eer-{number}")),
    }
}

fn table(key: &str, title: &str, rows: Vec<Vec<Cell>>) -> Table {
    Table {
        key: key.to_owned(),
        title: title.to_owned(),
        intro: None,
        columns: vec!["Wanneer".to_owned(), "Wat".to_owned(), "Eis".to_owned()],
        widths: vec![3, 6, 2],
        rows,
        empty: Some("Er is niets in te leveren.".to_owned()),
    }
}

/// The report; `typed` stands in every place where the words of others can come.
pub fn report(typed: &str) -> Report {
    let row = |when: &str, what: &str, number: usize| {
        vec![Cell::text(when), Cell::text(what), Cell::link(format!("1.{number}"), format!("eis-{number}"))]
    };
    let section = |anchor: &str, title: &str, entries: Vec<ReportEntry>, tables| ReportSection {
        anchor: anchor.to_owned(),
        title: title.to_owned(),
        intro: Some("Deze stukken horen bij de inschrijving; zonder deze stukken is zij niet compleet.".to_owned()),
        entries,
        tables,
    };
    let mut own = entry(90, "verlopen", Weight::Open);
    own.label = typed.to_owned();
    own.title = typed.to_owned();
    own.marks.push(ReportMark { text: typed.to_owned(), weight: Weight::Light });
    own.text = vec![typed.to_owned()];
    own.details = vec![detail(typed, Some(typed), &[typed, typed])];
    own.id = Some(typed.to_owned());
    let kinds = ["knock-outeis", "eis", "wens"];
    let entries = |from: usize, count: usize| -> Vec<ReportEntry> {
        let kind = |number: usize| match number % 3 {
            0 => (kinds[0], Weight::Heavy),
            1 => (kinds[1], Weight::Open),
            _ => (kinds[2], Weight::Light),
        };
        (from..from + count).map(|number| entry(number, kind(number).0, kind(number).1)).collect()
    };
    let bar = |label: &str, parts: [usize; 3]| Bar { label: label.to_owned(), parts: parts.to_vec() };
    Report {
        properties: Properties {
            language: "nl",
            title: "Eisen aan de leverancier".to_owned(),
            subtitle: Some("bij de overeenkomst over een zaaksysteem van de gemeente Voorbeeldstad".to_owned()),
            date: "2026-11-20".to_owned(),
            author: "Gemeente Voorbeeldstad".to_owned(),
            description: "Alle eisen uit de overeenkomst.".to_owned(),
            keywords: vec!["GIBIT".to_owned()],
            style: HouseStyle::default(),
            running_head: "Eisen aan de leverancier · 2026-0417".to_owned(),
            page: "Pagina {page} van {pages}".to_owned(),
        },
        skip_to_content: "Naar de inhoud".to_owned(),
        contents_title: "Inhoud".to_owned(),
        facts: vec![
            field("Opdrachtgever", "Gemeente Voorbeeldstad"),
            field("Nummer", "2026-0417"),
            field("Inschrijver", typed),
        ],
        notices: vec!["Bij verschil gaat de tekst van de overeenkomst voor.".to_owned()],
        brief: BriefBlock {
            title: "In het kort".to_owned(),
            points: vec![
                BriefPoint { text: "Er zijn 54 eisen, waarvan 9 knock-outeisen.".to_owned(), loud: true },
                BriefPoint { text: "Met de inschrijving zijn 12 bewijsmiddelen nodig.".to_owned(), loud: false },
            ],
        },
        figure: Some(Figure {
            title: "Eisen per moment".to_owned(),
            alternative: "Met de inschrijving 9 knock-outeisen, 12 eisen en 1 wens; voor ondertekening 4 eisen; \
                          jaarlijks 25 eisen en 3 wensen; bij beëindiging niets."
                .to_owned(),
            kinds: kinds.map(str::to_owned).to_vec(),
            bars: vec![
                bar("met de inschrijving", [9, 12, 1]),
                bar("voor ondertekening", [0, 4, 0]),
                bar("jaarlijks", [0, 25, 3]),
                bar("bij beëindiging", [0, 0, 0]),
            ],
        }),
        overview: vec![
            table(
                "due",
                "Wat is wanneer nodig?",
                vec![
                    row("met de inschrijving", "certificaat ISO/IEC 27001", 1),
                    row("voor ondertekening", "verwerkersovereenkomst", 2),
                    row("jaarlijks", typed, 3),
                ],
            ),
            table("none", "Wat is nieuw?", Vec::new()),
        ],
        sections: vec![
            section("met-de-inschrijving", "Met de inschrijving", entries(0, 8), Vec::new()),
            section(
                "daarna",
                "Daarna",
                [entries(8, 3), vec![own]].concat(),
                vec![table("later", "Later in te leveren", vec![row("jaarlijks", "rapportage", 4)])],
            ),
        ],
        colophon: ColophonBlock {
            title: "Verantwoording".to_owned(),
            notices: vec!["Dit overzicht is gemaakt uit de overeenkomst.".to_owned()],
            fields: vec![field("Programma", "beding 0.1.0")],
            tables: vec![table("sources", "Bronnen", vec![row("2026", typed, 0)])],
        },
        attachment: "De eisen als JSON".to_owned(),
    }
}
