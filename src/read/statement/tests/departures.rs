//! Forms that came back otherwise than they were made: nothing of it passes silently, and each departure is told at the
//! requirement or the evidence at which it stands.

use super::{DIGEST, form, list, noticed, read, requirement, text, texts, words};
use crate::diag::Sources;
use crate::model::{
    AnswerColumn, Departure, GivenCell, GivenComment, GivenValue, ListedRequirement, RequirementList, SheetColumn,
    SheetEntry, SheetLayout, Spreadsheet, Statement, Workbook, WorkbookWords, Worksheet,
};
use crate::read::{Asked, MadeForm, Source, codes, statement, statement_of_workbook};

const AUDIT: &str = "audit#report";
const RESALE: &str = "resale-ban#log";

fn statement_of(book: &Spreadsheet) -> Statement {
    read(book).value.expect("a statement")
}

/// The answers to both requirements.
fn answered() -> Spreadsheet {
    let evidence = vec![texts(&["E1", "document", "T"]), texts(&["E2", "document", "U"])];
    form(0, vec![texts(&["ja", RESALE, "E1"]), texts(&["ja", AUDIT, "E2"])], evidence)
}

#[test]
fn a_row_that_is_there_twice_keeps_the_first_and_tells_the_second() {
    let mut book = form(
        0,
        vec![texts(&["ja", RESALE, "E1"]), texts(&["ja", AUDIT]), texts(&["nee", RESALE, "", "toch niet"])],
        vec![texts(&["E1", "document", "T"]), texts(&["E1", "certificaat", "Ander", "Kiwa"])],
    );
    let statement = statement_of(&book);
    let expected = [
        (Departure::Doubled, Some("nee · toch niet"), RESALE.to_owned()),
        (Departure::Doubled, Some("certificaat · Ander · Kiwa"), "E1".to_owned()),
    ];
    assert_eq!(noticed(&statement), expected);
    assert_eq!(statement.answers[RESALE].evidence.len(), 1);
    assert_eq!(statement.evidence.values().next().and_then(|piece| piece.title.as_deref()), Some("T"));
    // The order of the rows does not matter for what is told.
    book.sheets[1]
        .cells
        .iter_mut()
        .filter(|cell| cell.column == 0 && cell.row > 2)
        .for_each(|cell| cell.row = 8 - cell.row);
    assert!(noticed(&statement_of(&book)).iter().any(|(what, ..)| *what == Departure::Doubled));
}

#[test]
fn what_is_computed_hidden_or_shown_otherwise_is_told_where_it_stands() {
    let mut book = answered();
    let cell = |book: &mut Spreadsheet, sheet: usize, row: u32, column: u32| -> usize {
        book.sheets[sheet].cells.iter().position(|cell| (cell.row, cell.column) == (row, column)).expect("a cell")
    };
    let at = cell(&mut book, 1, 3, 0);
    book.sheets[1].cells[at].is_computed = true;
    let at = cell(&mut book, 1, 4, 0);
    book.sheets[1].cells[at].is_disguised = true;
    let at = cell(&mut book, 2, 1, 2);
    book.sheets[2].cells[at].is_computed = true;
    book.sheets[1].hidden_rows.insert(4);
    book.sheets[1].hidden_columns.push((3, 3));
    book.foreign_parts.push("xl/vbaproject.bin".into());
    let expected = [
        (Departure::Computed, Some("ja"), RESALE.to_owned()),
        (Departure::Disguised, Some("ja"), AUDIT.to_owned()),
        (Departure::Hidden, Some(AUDIT), AUDIT.to_owned()),
        (Departure::Hidden, Some(" TOELICHTING: "), String::new()),
        (Departure::Computed, Some("T"), "E1".to_owned()),
        (Departure::ForeignPart, Some("xl/vbaproject.bin"), String::new()),
    ];
    let expected = expected.map(|(what, found, owner)| (what, found.map(str::trim), owner));
    assert_eq!(noticed(&statement_of(&book)), expected);
}

#[test]
fn merged_cells_and_comments_are_about_every_row_that_they_cover() {
    let mut book = answered();
    book.sheets[1].merged.push(crate::model::GivenRange { first: (3, 0), last: (4, 0) });
    book.sheets[1].comments.push(GivenComment { row: 4, column: 3, text: "mits  betaald".into() });
    let expected = [
        (Departure::Unreadable, Some("ja"), RESALE.to_owned()),
        (Departure::Unreadable, Some("ja"), AUDIT.to_owned()),
        (Departure::Comment, Some("mits betaald"), AUDIT.to_owned()),
    ];
    assert_eq!(noticed(&statement_of(&book)), expected);
}

/// The words of a form in Dutch with a kind and a text beside each id, as it is made.
fn made(list: &RequirementList) -> MadeForm {
    let labels = &words()[0].labels;
    let column = |label: &str, to_fill: bool| SheetColumn {
        title: labels.text(label).to_owned(),
        width: 10,
        to_fill,
        entry: SheetEntry::Text,
        help: None,
    };
    let answers = AnswerColumn::ANSWERS.map(|one| column(one.label(), true));
    let given = [
        column("kind", false),
        column(AnswerColumn::Requirement.label(), false),
        column(AnswerColumn::Id.label(), false),
    ];
    let row = |one: &ListedRequirement| -> Vec<crate::model::SheetCell> {
        let mut row = vec![crate::model::SheetCell::Empty; 3];
        row.extend(["knock-out".into(), one.text.clone().into(), one.id.clone().into()]);
        row
    };
    let workbook = Workbook {
        title: String::new(),
        author: String::new(),
        date: None,
        words: WorkbookWords::default(),
        cover: None,
        sheets: vec![Worksheet {
            name: "Blad 1".into(),
            columns: answers.into_iter().chain(given).collect(),
            rows: list.requirements.iter().map(row).collect(),
            frozen: 0,
            spare_rows: 0,
            layout: SheetLayout::default(),
        }],
    };
    MadeForm::of_workbook(list.clone(), &workbook, ["Notities", "x", "Blad 2", "Eisen van de gemeente"])
}

/// What is told of a form with these words of its own, beside ids; `after` are the columns behind them.
fn told(
    digest: &str,
    rows: [[&str; 2]; 2],
    headings: &[&str],
    after: [&[&str]; 2],
) -> Vec<(Departure, Option<String>, String)> {
    let mut list = list();
    list.requirements = [RESALE, AUDIT].map(requirement).into();
    for (one, text) in
        list.requirements.iter_mut().zip(["Leverancier verkoopt niets.", "Leverancier toont het rapport."])
    {
        one.text = text.into();
    }
    let labels = &words()[0].labels;
    let mut book = form(0, vec![texts(&["ja", RESALE]), texts(&["ja", AUDIT])], Vec::new());
    let own = [labels.text("kind"), labels.text(AnswerColumn::Requirement.label())];
    let mut put = |row: u32, column: usize, value: &str| {
        if !value.is_empty() {
            let column = u32::try_from(column).expect("a column");
            book.sheets[1].cells.push(GivenCell::plain(row, column, text(value)));
        }
    };
    for (column, heading) in own.iter().chain(headings).enumerate() {
        put(2, column + 5, heading);
    }
    for (row, (words, after)) in (3..).zip(rows.iter().zip(after)) {
        for (column, value) in words.iter().chain(after).enumerate() {
            put(row, column + 5, value);
        }
    }
    let made = [made(&list)];
    let asked = Asked { list: &list, digest, made: &made };
    let outcome = statement_of_workbook(&"form.xlsx".into(), &book, &words(), &asked);
    let statement = outcome.value.expect("a statement");
    noticed(&statement).into_iter().map(|(what, found, owner)| (what, found.map(str::to_owned), owner)).collect()
}

const AS_MADE: [[&str; 2]; 2] =
    [["knock-out", "Leverancier verkoopt niets."], ["Knock-out", "Leverancier  toont het rapport."]];

fn one(what: Departure, found: &str, owner: &str) -> (Departure, Option<String>, String) {
    (what, (!found.is_empty()).then(|| found.to_owned()), owner.to_owned())
}

#[test]
fn every_word_that_the_form_has_itself_is_held_against_it() {
    let of = |rows| told(DIGEST, rows, &[], [&[], &[]]);
    assert_eq!(of(AS_MADE), []);
    let [resale, audit] = AS_MADE;
    assert_eq!(of([["wens", resale[1]], audit]), [one(Departure::Altered, "wens", RESALE)]);
    let softer = "Leverancier verkoopt in beginsel niets.";
    assert_eq!(of([[resale[0], softer], audit]), [one(Departure::Altered, softer, RESALE)]);
    assert_eq!(of([resale, [audit[0], ""]]), [one(Departure::Removed, "", AUDIT)]);
    let swapped = of([[resale[0], audit[1]], [audit[0], resale[1]]]);
    assert_eq!(swapped.iter().map(|(_, _, owner)| owner.as_str()).collect::<Vec<_>>(), [RESALE, AUDIT]);
}

#[test]
fn a_column_of_ones_own_is_about_the_requirement_beside_it() {
    let own = told(DIGEST, AS_MADE, &["Voorbehoud"], [&["Nee, wij verkopen wel."], &[]]);
    assert_eq!(own, [one(Departure::Added, "Voorbehoud", ""), one(Departure::Added, "Nee, wij verkopen wel.", RESALE)]);
    // A second column for the answers, with a word that the form has too.
    let again = told(DIGEST, AS_MADE, &["Voldoet u?"], [&[], &["knock-out"]]);
    let expected = [one(Departure::Doubled, "Voldoet u?", ""), one(Departure::Added, "knock-out", AUDIT)];
    assert_eq!(again, expected);
}

#[test]
fn a_form_of_before_is_judged_where_what_is_asked_has_changed() {
    let list_of_now = |rows| {
        let mut list = list();
        list.requirements = [RESALE, AUDIT].map(requirement).into();
        let found = told("another digest", rows, &[], [&[], &[]]);
        assert_eq!(list.requirements.len(), 2);
        found
    };
    // The form in these tests has no digest of its own, so that it counts as one of now.
    assert_eq!(list_of_now(AS_MADE), []);
    let yaml = |digest: &str| {
        let text = format!("contract: {{number: x, requirements: {digest}}}\nanswers:\n  {AUDIT}: {{meets: ja}}\n");
        let list = list();
        let asked = Asked { list: &list, digest: DIGEST, made: &[] };
        statement(&Source::new("s.yaml", text.as_bytes()), &words(), &asked, &mut Sources::default())
            .value
            .expect("a statement")
    };
    assert!(yaml(DIGEST).remarks.is_empty());
    let remarks = yaml("older").remarks;
    assert!(
        remarks.len() == 1 && remarks[0].is_about_all(),
        "a form of text does not hold what was asked: {remarks:?}"
    );
}

#[test]
fn what_a_form_of_text_has_too_much_is_told_at_its_requirement() {
    let list = list();
    let made = [MadeForm::of_text(list.clone(), "answers:\n  # De eis\n  a: # ja of nee\n")];
    let asked = Asked { list: &list, digest: DIGEST, made: &made };
    let of = |text: &str| {
        let outcome = statement(&Source::new("s.yaml", text.as_bytes()), &words(), &asked, &mut Sources::default());
        let statement = outcome.value.expect("a statement, as far as it can be read");
        let told: Vec<_> = noticed(&statement);
        told.into_iter().map(|(what, found, owner)| (what, found.map(str::to_owned), owner)).collect::<Vec<_>>()
    };
    let answers = "answers:\n  # de eis\n  resale-ban#log:\n    meets: ja # ja of nee\n";
    assert_eq!(of(answers), []);
    assert_eq!(of(&format!("{answers}    explanation: \"C# en # hier\"\n")), []);
    assert_eq!(
        of(&format!("{answers}    explanations: Nee.\n")),
        [one(Departure::Added, "explanations: Nee.", RESALE)]
    );
    assert_eq!(
        of(&answers.replace("# ja of nee", "# mits betaald")),
        [one(Departure::Comment, "mits betaald", RESALE)]
    );
    assert_eq!(
        of(&answers.replace("# de eis", "# de eis, maar anders")),
        [one(Departure::Comment, "de eis, maar anders", RESALE)],
        "a line above a key is about the key"
    );
    let twice = of(&format!("{answers}  {AUDIT}: {{meets: ja}}\n  resale-ban#log: {{meets: nee}}\n"));
    assert_eq!(twice, [one(Departure::Doubled, "resale-ban#log: {meets: nee}", RESALE)]);
    let wrong = of(&answers.replace("meets: ja", "explanation: [mits, dit]"));
    assert!(matches!(&wrong[..], [(Departure::Unreadable, Some(_), owner)] if owner == RESALE), "{wrong:?}");
    assert_eq!(of(&format!("{answers}reservations: alles\n")), [one(Departure::Added, "reservations: alles", "")]);
    let evidence = of(&format!("evidence:\n  E1: {{type: document, title: T, withdrawn: yes}}\n{answers}"));
    assert!(
        evidence.iter().any(|(what, _, owner)| (*what, owner.as_str()) == (Departure::Added, "E1")),
        "{evidence:?}"
    );
    let long = of(&format!("{answers}    explanation: {}\n", "x".repeat(9_000)));
    assert!(matches!(&long[..], [(Departure::Unreadable, _, owner)] if owner == RESALE), "{long:?}");
}

#[test]
fn one_message_is_said_once_with_how_often() {
    let rows = (0..20).map(|_| vec![text("ja"), GivenValue::Text("a".repeat(9_000))]).collect();
    let outcome = read(&form(0, rows, Vec::new()));
    let long: Vec<_> = outcome.diagnostics.iter().filter(|one| one.code == codes::WRONG_VALUE).collect();
    assert_eq!(long.len(), 1, "{long:?}");
    assert!(long[0].message.ends_with("(19 more places are like this)"), "{}", long[0].message);
}

#[test]
fn what_stands_in_for_something_is_nothing() {
    let said = "supplier: {name: '-', represented_by: n.v.t.}\nevidence:\n  E1: {type: document, title: '.', scope: '—'}\n\
                answers:\n  audit#report: {meets: ja, evidence: [E1], explanation: geen}\n";
    let list = list();
    let asked = Asked { list: &list, digest: DIGEST, made: &[] };
    let read = statement(&Source::new("s.yaml", said.as_bytes()), &words(), &asked, &mut Sources::default());
    let statement = read.value.expect("a statement");
    assert_eq!((statement.supplier.name.as_deref(), statement.supplier.represented_by.as_deref()), (None, None));
    let piece = statement.evidence.values().next().expect("the evidence");
    assert_eq!((piece.title.as_deref(), piece.scope.as_deref()), (None, None));
    assert_eq!(statement.answers[AUDIT].explanation, None);
    assert_eq!(noticed(&statement), [(Departure::Incomplete, Some("title"), "E1".to_owned())]);
}
