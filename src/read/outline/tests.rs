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
    let of = |passage: crate::read::Passage| {
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
