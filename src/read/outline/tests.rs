use proptest::prelude::*;

use crate::model::{
    Block, CellPlace, Manuscript, PrintedNumbers, Provision, ProvisionKind, SourceFormat, SourcePlace, Span, Story,
    Transcript, View,
};

use super::transcript;

fn block(text: &str) -> Block {
    Block {
        place: SourcePlace::default(),
        cell: None,
        heading: None,
        list: None,
        former: None,
        numbers: PrintedNumbers::default(),
        id: None,
        spans: vec![Span { text: text.to_owned(), ..Span::default() }],
        mark: Vec::new(),
    }
}

fn heading(level: u8, text: &str) -> Block {
    Block { heading: Some(level), ..block(text) }
}

/// A paragraph that a word processor numbers.
fn numbered(list: u8, number: &str, text: &str) -> Block {
    let number = Some(number.to_owned());
    let numbers = PrintedNumbers { shown: number.clone(), accepted: number.clone(), rejected: number };
    Block { list: Some(list), numbers, ..block(text) }
}

fn cell(table: usize, row: usize, column: usize, text: &str) -> Block {
    Block { cell: Some(CellPlace { table, row, column }), ..block(text) }
}

fn manuscript(mut blocks: Vec<Block>) -> Manuscript {
    for (at, block) in blocks.iter_mut().enumerate() {
        block.place.paragraph = at + 1;
    }
    Manuscript { format: SourceFormat::Text, title: None, blocks, comments: Vec::new(), losses: Vec::new() }
}

fn read(blocks: Vec<Block>) -> Transcript {
    transcript(&manuscript(blocks), View::Accepted)
}

fn lines(text: &str) -> Vec<Block> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(block).collect()
}

fn kind(kind: ProvisionKind) -> &'static str {
    match kind {
        ProvisionKind::Title => "title",
        ProvisionKind::Part => "part",
        ProvisionKind::Article => "article",
        ProvisionKind::Paragraph => "paragraph",
        ProvisionKind::Point => "point",
        ProvisionKind::Text => "text",
        ProvisionKind::Table => "table",
        ProvisionKind::Row => "row",
        ProvisionKind::Cell => "cell",
        ProvisionKind::Note => "note",
        ProvisionKind::Margin => "margin",
    }
}

/// A tree to look at: kind, number, heading in brackets, text; two spaces a level.
fn tree(provisions: &[Provision]) -> String {
    fn add(provisions: &[Provision], depth: usize, out: &mut String) {
        for provision in provisions {
            let mut line = format!("{}{}", "  ".repeat(depth), kind(provision.kind));
            if let Some(number) = &provision.number {
                line += &format!(" {number}");
            }
            if let Some(heading) = &provision.heading {
                line += &format!(" [{heading}]");
            }
            if !provision.text.is_empty() {
                line += &format!(" {}", provision.text);
            }
            out.push_str(&line);
            out.push('\n');
            add(&provision.children, depth + 1, out);
        }
    }
    let mut out = String::new();
    add(provisions, 0, &mut out);
    out
}

fn assert_tree(blocks: Vec<Block>, expected: &str) {
    let read = read(blocks);
    let unindented: Vec<&str> = expected.lines().filter(|line| !line.trim().is_empty()).collect();
    let margin = unindented.iter().map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let expected: String = unindented.iter().map(|line| format!("{}\n", &line[margin..])).collect();
    assert_eq!(tree(&read.provisions), expected);
}

#[test]
fn a_dutch_contract_in_plain_text() {
    let text = "Overeenkomst tussen de Gemeente en de Leverancier
        Hoofdstuk 1. Algemeen
        Artikel 1. Begrippen
        In deze overeenkomst wordt verstaan onder:
        a. Data: gegevens;
        b. Dienst: wat wordt geleverd, te weten:
        1° hosting;
        c. Partij: wie tekent.
        Deze begrippen gelden ook voor de bijlagen.
        Artikel 2 Duur
        2.1 De overeenkomst duurt vier jaar.
        2.2 Zij kan worden verlengd:
        - met een jaar;
        - met nog een jaar.
        Artikel 2bis. Opzegging
        2bis.1 De Gemeente kan opzeggen.
        30 dagen na opzegging eindigt de Dienst.
        Artikel 44 is van overeenkomstige toepassing.
        Bijlage 1 Tarieven
        1. Het tarief is 5,2 procent.
        2. Het tarief wordt betaald.";
    assert_tree(
        lines(text),
        "
        title [Overeenkomst tussen de Gemeente en de Leverancier]
        part 1 [Algemeen]
          article 1 [Begrippen]
            text In deze overeenkomst wordt verstaan onder:
            point a Data: gegevens;
            point b Dienst: wat wordt geleverd, te weten:
              text 1° hosting;
            point c Partij: wie tekent.
            text Deze begrippen gelden ook voor de bijlagen.
          article 2 [Duur]
            paragraph 2.1 De overeenkomst duurt vier jaar.
            paragraph 2.2 Zij kan worden verlengd:
              point met een jaar;
              point met nog een jaar.
          article 2bis [Opzegging]
            paragraph 2bis.1 De Gemeente kan opzeggen.
              text 30 dagen na opzegging eindigt de Dienst.
              text Artikel 44 is van overeenkomstige toepassing.
        part 1 [Tarieven]
          paragraph 1 Het tarief is 5,2 procent.
          paragraph 2 Het tarief wordt betaald.
        ",
    );
}

#[test]
fn titles_on_the_next_line_and_before_the_text() {
    assert_tree(
        lines("ARTIKEL V\nGeheimhouding\nPartijen zwijgen.\nARTIKEL VI\nDe Leverancier levert.\n§ 7 Einde\nKlaar."),
        "
        article V [Geheimhouding]
          text Partijen zwijgen.
        article VI
          text De Leverancier levert.
          paragraph 7 [Einde]
            text Klaar.
        ",
    );
    assert_tree(
        lines(
            "5. Geheimhouding. De Leverancier zwijgt.\n6. De Leverancier levert. De Gemeente betaalt.\n7. Term and Termination. This Agreement starts.",
        ),
        "
        article 5 [Geheimhouding.] De Leverancier zwijgt.
        paragraph 6 De Leverancier levert. De Gemeente betaalt.
        article 7 [Term and Termination.] This Agreement starts.
        ",
    );
}

#[test]
fn an_english_contract_by_headings() {
    let blocks = vec![
        heading(1, "Cloud Service Agreement"),
        heading(2, "SECTION 1: GENERAL TERMS"),
        heading(3, "1.1 Term."),
        block("This Agreement starts."),
        heading(3, "1.2 Payment."),
        block("(a) in full; and"),
        block("(i) on time,"),
        block("(ii) in euro;"),
        block("(b) without set-off."),
        heading(2, "EXHIBIT A: Data"),
        heading(3, "A. Definitions"),
        heading(4, "1. Data"),
        block("“Data” means data."),
        heading(3, "B. Use"),
        Block { list: Some(0), ..block("Section 1 applies;") },
        Block { list: Some(1), ..block("always.") },
    ];
    assert_tree(
        blocks,
        "
        title [Cloud Service Agreement]
        article 1 [GENERAL TERMS]
          paragraph 1.1 [Term.]
            text This Agreement starts.
          paragraph 1.2 [Payment.]
            point a in full; and
              point i on time,
              point ii in euro;
            point b without set-off.
        part A [Data]
          article A [Definitions]
            paragraph 1 [Data]
              text “Data” means data.
          article B [Use]
            point Section 1 applies;
              point always.
        ",
    );
}

#[test]
fn numbers_of_a_word_processor() {
    assert_tree(
        vec![
            numbered(0, "1.", "Levering"),
            numbered(1, "1.1", "De Leverancier levert."),
            numbered(2, "a)", "op tijd;"),
            numbered(2, "b)", "volledig."),
            numbered(1, "1.2", "De Gemeente betaalt."),
            numbered(0, "1.", "Slot"),
            numbered(1, "3.7", "Verkeerd genummerd."),
            numbered(0, "•", "(a) dubbel;"),
            numbered(0, "5.", "5. Dubbel."),
            numbered(0, "6.", "6 Werkdagen later."),
        ],
        "
        article 1 [Levering]
          paragraph 1.1 De Leverancier levert.
            point a op tijd;
            point b volledig.
          paragraph 1.2 De Gemeente betaalt.
        article 1 [Slot]
          paragraph 3.7 Verkeerd genummerd.
            point a dubbel;
        paragraph 5 Dubbel.
        paragraph 6 6 Werkdagen later.
        ",
    );
}

#[test]
fn words_printed_with_a_number_are_words_of_the_provision() {
    assert_tree(
        vec![
            numbered(0, "Artikel 1 (niet van toepassing)", "Levering"),
            numbered(1, "1.1 Voor zover mogelijk:", "De Leverancier levert."),
            numbered(1, "1.2", "De Gemeente betaalt."),
        ],
        "
        article 1 (niet van toepassing) Levering
          paragraph 1.1 Voor zover mogelijk: De Leverancier levert.
          paragraph 1.2 De Gemeente betaalt.
        ",
    );
}

#[test]
fn letters_and_roman_numerals_by_what_they_follow() {
    assert_tree(
        lines("Artikel 1. Lijst\nh. acht;\ni. negen;\nj. tien, te weten:\ni. een;\nii. twee;\nk. elf."),
        "
        article 1 [Lijst]
          point h acht;
          point i negen;
          point j tien, te weten:
            point i een;
            point ii twee;
          point k elf.
        ",
    );
}

#[test]
fn tables_notes_and_running_heads() {
    let mut note = block("Zie de wet.");
    note.place.story = Story::Footnote("1".to_owned());
    let mut head = block("Gemeente Voorbeeldstad");
    head.place.story = Story::Header;
    assert_tree(
        vec![
            head,
            block("Artikel 1. Tarieven"),
            cell(0, 0, 0, "Soort"),
            cell(0, 0, 1, "Bedrag"),
            cell(0, 1, 0, "a. Uur"),
            cell(1, 0, 0, "binnen"),
            cell(0, 1, 1, "€ 100"),
            note,
            cell(2, 0, 0, "Dit staat los."),
            block("Artikel 2. Slot"),
        ],
        "
        article 1 [Tarieven]
          table
            row
              cell Soort
              cell Bedrag
            row
              cell a. Uur
                table
                  row
                    cell binnen
              cell € 100
          text Dit staat los.
        article 2 [Slot]
        note Zie de wet.
        margin Gemeente Voorbeeldstad
        ",
    );
}

#[test]
fn a_table_of_one_cell_is_a_frame_around_text() {
    assert_tree(
        vec![
            block("Artikel 1. Begrippen"),
            cell(0, 0, 0, "In dit artikel is:"),
            cell(0, 0, 0, "a. Data: gegevens;"),
            cell(0, 0, 0, "b. Dienst: wat wordt geleverd."),
            block("Artikel 2. Slot"),
        ],
        "
        article 1 [Begrippen]
          text In dit artikel is:
          point a Data: gegevens;
          point b Dienst: wat wordt geleverd.
        article 2 [Slot]
        ",
    );
}

#[test]
fn long_and_deep_documents_take_linear_time_and_bounded_depth() {
    let labels = ["1.", "a.", "(i)", "-", "1)", "(A)", "•", "A.", "I."];
    let deep: String = (0..30_000).map(|at| format!("{} x:\n", labels[at % labels.len()])).collect();
    let read_deep = read(lines(&deep));
    assert!(depth(&read_deep.provisions) <= super::stack::MAX_DEPTH + 1);
    let deep: String = (1..2_000).map(|at| format!("{}1 x\n", "1.".repeat(at % 200))).collect();
    assert!(depth(&read(lines(&deep)).provisions) <= super::stack::MAX_DEPTH + 1);
}

/// The words of labels, headings and texts, in reading order.
fn words(provisions: &[Provision]) -> Vec<String> {
    let of = |provision: &Provision| {
        let parts = [provision.label.clone(), provision.heading.clone(), Some(provision.text.clone())];
        parts
            .into_iter()
            .flatten()
            .flat_map(|part| part.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    provisions.iter().flat_map(|one| of(one).into_iter().chain(words(&one.children)).collect::<Vec<_>>()).collect()
}

/// The words of the paragraphs with their numbers: text, notes, running heads.
fn passage_words(manuscript: &Manuscript) -> Vec<String> {
    let mut passages = crate::read::passages(manuscript, View::Accepted);
    passages.sort_by_key(|passage| match passage.place.story {
        Story::Body | Story::TextBox => 0,
        Story::Footnote(_) | Story::Endnote(_) => 1,
        Story::Header | Story::Footer => 2,
    });
    fn bare(word: &str) -> &str {
        word.trim_matches(|sign: char| !sign.is_alphanumeric())
    }
    let of = |mut passage: crate::read::Passage| {
        // A number that is typed again after the one that is counted stands there once.
        let typed = passage.text.split_whitespace().next().unwrap_or_default();
        let closed = !bare(typed).is_empty() && typed.ends_with(['.', ')']);
        if closed && passage.number.as_deref().map(bare) == Some(bare(typed)) {
            passage.number = None;
        }
        let text = format!("{} {}", passage.number.unwrap_or_default(), passage.text);
        text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    passages.into_iter().flat_map(of).collect()
}

fn depth(provisions: &[Provision]) -> usize {
    provisions.iter().map(|one| 1 + depth(&one.children)).max().unwrap_or(0)
}

/// Any paragraph that confuses: with labels that follow nothing, wrong levels, cells in any order.
fn any_block() -> impl Strategy<Value = Block> {
    let start = prop::sample::select(vec![
        "",
        "Artikel 5",
        "Artikel 5.",
        "Art. 5 –",
        "ARTIKEL V",
        "Artikel 5bis",
        "5.",
        "5",
        "5.2",
        "5.2.1.",
        "5.2a",
        "12bis.1",
        "§ 5",
        "Lid 3",
        "(3)",
        "a.",
        "a)",
        "(a)",
        "b.",
        "(i)",
        "(iv)",
        "iv.",
        "I",
        "II.",
        "A.",
        "–",
        "-",
        "•",
        "Bijlage 3",
        "Bijlage",
        "Deel A",
        "Hoofdstuk 2",
        "Section 4",
        "4. Definitions.",
        "1.",
        "2.",
        "1.1",
        "1.2",
        "Schedule 1:",
    ]);
    let rest = prop::sample::select(vec![
        "",
        "Begrippen",
        "De Leverancier levert.",
        "Geheimhouding. De Leverancier zwijgt.",
        "het volgende:",
        "30 dagen na",
        "is van toepassing",
        "Een  lange\ttekst, met van alles erin, die geen titel is;",
    ]);
    let computed =
        prop::option::weighted(0.3, prop::sample::select(vec!["1.", "1.1", "a)", "•", "Artikel 2", "2.", "Eerste"]));
    let place =
        (prop::option::weighted(0.1, (0..3usize, 0..2usize, 0..2usize)), prop::option::weighted(0.2, 1..4u8), 0..20u8);
    (start, rest, computed, place).prop_map(|(start, rest, computed, (at, level, story))| {
        let mut block = block(&format!("{start} {rest}"));
        if let Some(number) = computed {
            block = Block { spans: block.spans, ..numbered(story % 3, number, "") };
        }
        block.cell = at.map(|(table, row, column)| CellPlace { table, row, column });
        block.heading = level;
        block.place.story = match story {
            0 => Story::Footnote("1".to_owned()),
            1 => Story::Header,
            2 => Story::TextBox,
            _ => Story::Body,
        };
        block
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost_or_moved(blocks in prop::collection::vec(any_block(), 0..40)) {
        let manuscript = manuscript(blocks);
        let read = transcript(&manuscript, View::Accepted);
        prop_assert_eq!(words(&read.provisions), passage_words(&manuscript), "{}", tree(&read.provisions));
        prop_assert!(depth(&read.provisions) <= super::stack::MAX_DEPTH + 3 * 8 + 2);
    }
}
