//! A contract that is made up, and what came back of it: as provisions, as text, and as a Word file with tracked changes.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use beding::model::{Provision, ProvisionKind, SourceFormat, SourcePlace, Transcript};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SUBJECTS: [&str; 7] = [
    "De Leverancier",
    "De Gemeente",
    "Iedere onderaannemer",
    "De verwerker",
    "Het projectteam",
    "De beheerder",
    "Elke partij",
];
const VERBS: [&str; 8] =
    ["verstrekt", "bewaart", "controleert", "levert", "herstelt", "beoordeelt", "registreert", "meldt"];
const OBJECTS: [&str; 9] = [
    "alle gegevens die bij de uitvoering ontstaan",
    "een volledig overzicht van de onderdelen",
    "de broncode van het maatwerk",
    "de logbestanden van handelingen van beheer",
    "het verslag van het herstel",
    "de uitkomst van de laatste test",
    "een export in een open formaat",
    "de lijst van ingeschakelde partijen",
    "het register van verwerkingen",
];
const TERMS: [&str; 5] = ["binnen", "uiterlijk", "niet later dan", "ten minste", "gedurende"];

/// Numbers that look random and are the same in each run.
pub struct Dice(u64);

impl Dice {
    /// From a number other than nought.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }

    /// One of a list.
    pub fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// The paragraphs of each article.
pub type Articles = Vec<Vec<String>>;

/// A contract and what came back.
pub struct Proposal {
    /// What was issued.
    pub base: Articles,
    /// The same articles, with words edited all over.
    pub edited: Articles,
    /// The same with articles moved, one in twenty new, and as many gone.
    pub counter: Articles,
}

impl Proposal {
    /// So many articles of so many paragraphs, with so many edits; the same each time. More than 500 articles no contract
    /// has, and no reader takes for numbers.
    pub fn new(articles: usize, paragraphs: usize, edits: usize) -> Self {
        let mut dice = Dice(7);
        let base: Articles = (0..articles).map(|_| (0..paragraphs).map(|_| sentences(&mut dice)).collect()).collect();
        let mut edited = base.clone();
        for _ in 0..edits {
            let article = dice.below(articles);
            let paragraph = dice.below(paragraphs);
            let mut words: Vec<&str> = edited[article][paragraph].split(' ').collect();
            let at = dice.below(words.len());
            match dice.below(3) {
                0 => words[at] = "redelijkerwijs",
                1 => words.insert(at, "uitsluitend"),
                _ => drop(words.remove(at)),
            }
            edited[article][paragraph] = words.join(" ");
        }
        let mut counter = edited.clone();
        for _ in 0..articles / 12 {
            let from = dice.below(counter.len());
            let moved = counter.remove(from);
            let to = dice.below(counter.len());
            counter.insert(to, moved);
        }
        for _ in 0..articles / 20 {
            let gone = dice.below(counter.len());
            counter.remove(gone);
            let at = dice.below(counter.len());
            let new = (0..paragraphs).map(|_| sentences(&mut dice)).collect();
            counter.insert(at, new);
        }
        Self { base, edited, counter }
    }
}

fn sentences(dice: &mut Dice) -> String {
    let mut sentence = || {
        let (subject, verb, object) = (dice.pick(&SUBJECTS), dice.pick(&VERBS), dice.pick(&OBJECTS));
        format!(
            "{subject} {verb} {object} {} {} dagen, zie artikel {}.",
            dice.pick(&TERMS),
            dice.below(90),
            dice.below(60)
        )
    };
    format!("{} {}", sentence(), sentence())
}

/// The heading of an article.
fn heading(paragraphs: &[String]) -> String {
    paragraphs[0].split(' ').take(5).collect::<Vec<_>>().join(" ")
}

/// All words of a contract, but for the numbers of its provisions.
pub fn words(articles: &Articles) -> Vec<String> {
    let own = |paragraphs: &Vec<String>| {
        let text = format!("{} {}", heading(paragraphs), paragraphs.join(" "));
        text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    articles.iter().flat_map(own).collect()
}

/// A contract as plain text.
pub fn text(articles: &Articles) -> String {
    let mut text = String::new();
    for (at, paragraphs) in articles.iter().enumerate() {
        let number = at + 1;
        let _ = writeln!(text, "Artikel {number}. {}\n", heading(paragraphs));
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let _ = writeln!(text, "{number}.{} {paragraph}\n", at + 1);
        }
    }
    text
}

/// A Word file with the changes from one contract to another of as many articles as tracked changes.
pub fn tracked_word(base: &Articles, edited: &Articles) -> Vec<u8> {
    let mut body = String::new();
    let mut paragraph = |style: &str, runs: String| {
        let _ = write!(body, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>");
    };
    for (at, (old, new)) in base.iter().zip(edited).enumerate() {
        let number = at + 1;
        paragraph("Heading1", run(&format!("Artikel {number}. {}", heading(old)), "t"));
        for (at, (old, new)) in old.iter().zip(new).enumerate() {
            paragraph("Normal", run(&format!("{number}.{} ", at + 1), "t") + &revised(old, new));
        }
    }
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.\
                 wordprocessingml.document.main+xml\"/></Types>";
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
                     Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
                     Target=\"word/document.xml\"/></Relationships>";
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", &document)] {
        file.start_file(name, SimpleFileOptions::default()).expect("a part can begin");
        file.write_all(part.as_bytes()).expect("a part can be written");
    }
    file.finish().expect("the file can end").into_inner()
}

/// The runs of a paragraph of which words were struck and added.
fn revised(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_inclusive(' ').collect(), new.split_inclusive(' ').collect());
    let mut runs = String::new();
    let tracked = |element: &str, words: &[&str], text: &str| {
        let words = run(&words.concat(), text);
        format!(
            "<w:{element} w:id=\"1\" w:author=\"Leverancier\" w:date=\"2026-01-05T09:00:00Z\">{words}</w:{element}>"
        )
    };
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (struck, added) = (&old[op.old_range()], &new[op.new_range()]);
        if matches!(op, DiffOp::Equal { .. }) {
            runs.push_str(&run(&struck.concat(), "t"));
            continue;
        }
        if !struck.is_empty() {
            runs.push_str(&tracked("del", struck, "delText"));
        }
        if !added.is_empty() {
            runs.push_str(&tracked("ins", added, "t"));
        }
    }
    runs
}

fn run(words: &str, text: &str) -> String {
    format!("<w:r><w:{text} xml:space=\"preserve\">{words}</w:{text}></w:r>")
}

/// A contract as a reader gives it.
pub fn transcript(articles: &Articles) -> Transcript {
    let of = |(at, paragraphs): (usize, &Vec<String>)| {
        let number = (at + 1).to_string();
        let inside = |(at, text): (usize, &String)| {
            provision(ProvisionKind::Paragraph, Some(format!("{number}.{}", at + 1)), None, text.clone(), Vec::new())
        };
        let children = paragraphs.iter().enumerate().map(inside).collect();
        provision(ProvisionKind::Article, Some(number.clone()), Some(heading(paragraphs)), String::new(), children)
    };
    document(articles.iter().enumerate().map(of).collect())
}

/// A document of provisions.
pub fn document(provisions: Vec<Provision>) -> Transcript {
    Transcript { format: SourceFormat::Text, title: None, provisions }
}

/// A provision with what is in it.
pub fn provision(
    kind: ProvisionKind,
    number: Option<String>,
    heading: Option<String>,
    text: String,
    children: Vec<Provision>,
) -> Provision {
    let place = SourcePlace::default();
    let revisions = Vec::new();
    Provision { kind, id: None, label: number.clone(), number, heading, text, place, revisions, slot: None, children }
}
