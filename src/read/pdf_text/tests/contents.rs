//! Tables of contents, which are left out as far as their words head something.

use super::*;

#[test]
fn tables_of_contents_go_as_far_as_their_words_head_something() {
    let contents = [
        (70.0, 800.0, 16.0, "Inhoud"),
        (70.0, 780.0, 10.0, "1 Begrippen ............................ 2"),
        (70.0, 766.0, 10.0, "2 Levering van de dienst en alles wat"),
        (70.0, 754.0, 10.0, "daarbij hoort .......................... 3"),
        (70.0, 740.0, 10.0, "De boete vervalt ....................... 3"),
        (70.0, 726.0, 10.0, "3 Betaling ............................. 4"),
    ];
    let text = [
        (70.0, 780.0, 12.0, "*1 Begrippen"),
        (70.0, 760.0, 10.0, "Deze overeenkomst geldt vanaf 1 januari 2027."),
        (70.0, 730.0, 12.0, "*2 Levering van de dienst en alles wat daarbij hoort"),
        (70.0, 700.0, 10.0, "De leverancier levert."),
        (70.0, 670.0, 12.0, "*3 Betaling"),
        (70.0, 650.0, 10.0, "De gemeente betaalt."),
    ];
    let manuscript = read(&[&contents, &text]);
    let found = texts(&manuscript);
    assert_eq!(found.len(), 7, "{found:?}");
    assert!(found[0].starts_with("De boete vervalt ....") && found[1] == "1 Begrippen", "{found:?}");
    assert_eq!((manuscript.losses[0].kind, manuscript.losses[0].count), (LossKind::Contents, 5));
}

#[test]
fn contents_without_pages_go_as_far_as_their_words_stand_below() {
    let manuscript = read(&[&[
        (70.0, 800.0, 14.0, "Inhoud"),
        (70.0, 780.0, 10.0, "Artikel 1 Begrippen"),
        (70.0, 764.0, 10.0, "Artikel 2 Levering"),
        (70.0, 748.0, 10.0, "Artikel 3 Betaling"),
        (70.0, 710.0, 10.0, "Partijen sluiten deze overeenkomst."),
        (70.0, 680.0, 12.0, "*Artikel 1 Begrippen"),
        (70.0, 660.0, 10.0, "Data zijn gegevens."),
        (70.0, 630.0, 12.0, "*Artikel 2 Levering"),
        (70.0, 610.0, 10.0, "De leverancier levert."),
        (70.0, 580.0, 12.0, "*Artikel 3 Betaling"),
        (70.0, 560.0, 10.0, "De gemeente betaalt."),
    ]]);
    assert_eq!(
        texts(&manuscript),
        [
            "Partijen sluiten deze overeenkomst.",
            "Artikel 1 Begrippen",
            "Data zijn gegevens.",
            "Artikel 2 Levering",
            "De leverancier levert.",
            "Artikel 3 Betaling",
            "De gemeente betaalt.",
        ]
    );
}
