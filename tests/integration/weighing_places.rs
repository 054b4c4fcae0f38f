//! What a change does where its own words do not tell what they are about: a figure in a table, and a point of a list that
//! stands beside the text that leads in to it.

use std::collections::BTreeMap;

use beding::check::{Weighing, weigh};
use beding::compare;
use beding::model::{
    Deviation, Labels, Language, Provision, ProvisionKind, SourceFormat, SourcePlace, Transcript, Verdict,
};

use crate::support::text;

fn provision(kind: ProvisionKind, text: &str, children: Vec<Provision>) -> Provision {
    let heading = matches!(kind, ProvisionKind::Article).then(|| text.to_owned());
    Provision {
        kind,
        id: None,
        label: None,
        number: None,
        heading,
        text: text.to_owned(),
        place: SourcePlace::default(),
        revisions: Vec::new(),
        slot: None,
        children,
    }
}

fn document(article: Provision) -> Transcript {
    Transcript { format: SourceFormat::Text, title: None, provisions: vec![article] }
}

/// The deviations that are adverse or not assessed.
fn weighed(base: Provision, counter: Provision) -> Vec<Deviation> {
    let words = text("contract-templates/labels/nl.yaml");
    let labels: Labels = serde_saphyr::from_str(&words).expect("the labels are labels");
    let weighing =
        Weighing { language: Language::Nl, labels: &labels, phase: None, playbook: None, compare: compare::ops };
    let all: BTreeMap<usize, Deviation> = weigh(&compare::redline(&document(base), &document(counter)), &weighing);
    all.into_values().filter(|one| one.verdict.needs_decision()).collect()
}

/// An article with a text and a table behind it, of which the rows have these cells.
fn table(heading: &str, lead: &str, rows: &[&[&str]]) -> Provision {
    let cell = |text: &&str| provision(ProvisionKind::Cell, text, Vec::new());
    let row = |cells: &&[&str]| provision(ProvisionKind::Row, "", cells.iter().map(cell).collect());
    let table = provision(ProvisionKind::Table, "", rows.iter().map(row).collect());
    let lead = provision(ProvisionKind::Paragraph, lead, Vec::new());
    provision(ProvisionKind::Article, heading, vec![lead, table])
}

/// The verdicts on a table in which one cell changed.
fn verdicts(heading: &str, lead: &str, head: [&str; 2], was: [&str; 2], is: [&str; 2]) -> Vec<Verdict> {
    let other = ["Overig", "n.v.t."];
    let own = |row: &[&str; 2]| table(heading, lead, &[&head, &other, row]);
    weighed(own(&was), own(&is)).into_iter().map(|one| one.verdict).collect()
}

#[test]
fn a_figure_in_a_table_is_weighed_by_its_row_its_column_and_what_is_above() {
    let lead = "De volgende waarden gelden.";
    let cases = [
        (
            "Aansprakelijkheid",
            ["waarde van de opdracht", "maximum"],
            ["meer dan € 500.000", "€ 3.000.000"],
            "€ 1.500.000",
        ),
        ("Vergoeding", ["functie", "tarief per uur"], ["adviseur", "€ 125,00"], "€ 135,00"),
        ("Service", ["onderwerp", "norm"], ["Beschikbaarheid per maand", "99,9%"], "99,5%"),
        ("Gevolgen", ["overtreding", "boete"], ["geheimhouding", "€ 10.000"], "€ 5.000"),
    ];
    for (heading, head, was, value) in cases {
        let is = [was[0], value];
        assert_eq!(verdicts(heading, lead, head, was, is), [Verdict::Weakened], "{heading}");
        assert_eq!(verdicts(heading, lead, head, is, was), [], "{heading}, the other way round");
    }
    let unknown = verdicts("Gegevens", lead, ["wat", "hoeveel"], ["stralen", "€ 40"], ["stralen", "€ 50"]);
    assert_eq!(unknown, [Verdict::NotAssessed]);
}

#[test]
fn a_new_row_in_a_table_of_prices_is_a_price_that_was_not_there() {
    let rows: [&[&str]; 3] = [&["functie", "tarief per uur"], &["adviseur", "€ 125,00"], &["reistijd", "€ 75,00"]];
    let (base, counter) =
        (table("Tarieven", "Dit zijn de tarieven.", &rows[..2]), table("Tarieven", "Dit zijn de tarieven.", &rows));
    let found = weighed(base, counter);
    assert!(found.iter().any(|one| one.verdict.is_adverse()), "{found:#?}");
}

#[test]
fn points_are_led_in_to_by_the_text_beside_them() {
    let article = |lead: &str, points: &[&str]| {
        let points = points.iter().map(|point| provision(ProvisionKind::Point, point, Vec::new()));
        let text = provision(ProvisionKind::Text, lead, Vec::new());
        provision(ProvisionKind::Article, "Aansprakelijkheid", std::iter::once(text).chain(points).collect())
    };
    let base = "Leverancier is tegenover de gemeente aansprakelijk voor de schade.";
    let counter = "Leverancier is tegenover de gemeente aansprakelijk voor de schade, met dien verstande dat de aansprakelijkheid beperkt is tot een bedrag van:";
    let tiers = ["€ 150.000 voor opdrachten tot € 50.000;", "€ 300.000 voor opdrachten boven € 50.000."];
    let found = weighed(article(base, &[]), article(counter, &tiers));
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found.iter().all(|one| one.verdict.is_adverse()), "{found:#?}");
}
