//! How fast documents are compared, by ratios within one run: next to plain `similar` on the same words, and a text next
//! to one a twentieth the size.
//!
//! `cargo bench --locked --no-default-features --bench compare` measures the release build; `-- --short` does everything
//! once or twice. No time is asserted, because machines differ.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark looks at the clock, and prints what it measured"
)]

mod measure;

use beding::compare;
use beding::model::{Provision, ProvisionKind, SourceFormat, SourcePlace, Transcript};
use measure::{fastest, milliseconds, ratio, timed};
use similar::{Algorithm, capture_diff_slices};

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
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

fn main() {
    let short = std::env::args().any(|argument| argument == "--short");
    let runs = if short { 2 } else { 7 };
    if cfg!(debug_assertions) {
        println!("this is a development build: its times say nothing");
    }
    let mut times = Vec::new();
    for (articles, edits) in [(70, 200), (1_400, 4_000)] {
        let (base, counter) = pair(articles, edits);
        let words = |document: &Transcript| -> Vec<String> {
            let texts = document.all().into_iter().map(Provision::own_text);
            texts.flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<String>>()).collect()
        };
        let (one, two) = (words(&base), words(&counter));
        println!("\n{} words, {edits} edits, {} articles moved", one.len(), articles / 12);
        let time = fastest(runs, || timed(|| compare::redline(&base, &counter)).1);
        println!("  compare                                 {:8.1} ms", milliseconds(time));
        let floor = fastest(runs, || timed(|| capture_diff_slices(Algorithm::Myers, &one, &two)).1);
        println!("  similar on the same words               {:8.1} ms", milliseconds(floor));
        println!("  compare / similar                       {:8.2}", ratio(time, floor));
        times.push(time);
    }
    if let [small, large] = times.as_slice() {
        let growth = ratio(*large, *small);
        println!("\n  twenty times the text, times the time   {growth:8.2}    (aim: at most 25)");
    }
    println!("\nhostile");
    let same = "Deze bepaling blijft na het einde van kracht.";
    let paragraphs = |count: usize, text: &dyn Fn(usize) -> String| {
        document((0..count).map(|at| provision(ProvisionKind::Text, None, None, text(at), Vec::new())).collect())
    };
    let mut dice = Dice(3);
    let mut noise = |count: usize| -> String {
        (0..count)
            .map(|_| format!("{} ", dice.pick(&["de", "van", "het", "niet", "wel", "een", "lid", "en"])))
            .collect()
    };
    for (name, base, counter) in [
        ("10,000 identical paragraphs", paragraphs(10_000, &|_| same.into()), paragraphs(9_999, &|_| same.into())),
        (
            "10,000 paragraphs, all different",
            paragraphs(10_000, &|at| format!("bepaling nummer {at} van de ene partij luidt zo")),
            paragraphs(10_000, &|at| format!("afspraak {at} tussen anderen klinkt heel anders dan dat")),
        ),
        ("one paragraph of 100,000 words", paragraphs(1, &|_| String::new()), paragraphs(1, &|_| String::new())),
    ] {
        let (mut base, mut counter) = (base, counter);
        if base.provisions.len() == 1 {
            base.provisions[0].text = noise(100_000);
            counter.provisions[0].text = noise(100_000);
        }
        let time = timed(|| compare::redline(&base, &counter)).1;
        println!("  {name:<40}{:8.1} ms", milliseconds(time));
    }
}

/// A contract and what came back: words edited all over, articles moved, one in twenty new, another gone.
fn pair(articles: usize, edits: usize) -> (Transcript, Transcript) {
    let mut dice = Dice(7);
    let mut all: Vec<Vec<String>> = (0..articles).map(|_| (0..5).map(|_| sentences(&mut dice)).collect()).collect();
    let base = contract(&all);
    for _ in 0..edits {
        let article = dice.below(articles);
        let paragraph = dice.below(5);
        let mut words: Vec<&str> = all[article][paragraph].split(' ').collect();
        let at = dice.below(words.len());
        match dice.below(3) {
            0 => words[at] = "redelijkerwijs",
            1 => words.insert(at, "uitsluitend"),
            _ => drop(words.remove(at)),
        }
        all[article][paragraph] = words.join(" ");
    }
    for _ in 0..articles / 12 {
        let from = dice.below(all.len());
        let moved = all.remove(from);
        let to = dice.below(all.len());
        all.insert(to, moved);
    }
    for _ in 0..articles / 20 {
        let gone = dice.below(all.len());
        all.remove(gone);
        let at = dice.below(all.len());
        let new = (0..5).map(|_| sentences(&mut dice)).collect();
        all.insert(at, new);
    }
    (base, contract(&all))
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

fn contract(articles: &[Vec<String>]) -> Transcript {
    let of = |(at, paragraphs): (usize, &Vec<String>)| {
        let number = (at + 1).to_string();
        let inside = |(at, text): (usize, &String)| {
            provision(ProvisionKind::Paragraph, Some(format!("{number}.{}", at + 1)), None, text.clone(), Vec::new())
        };
        let heading = paragraphs[0].split(' ').take(5).collect::<Vec<_>>().join(" ");
        let children = paragraphs.iter().enumerate().map(inside).collect();
        provision(ProvisionKind::Article, Some(number.clone()), Some(heading), String::new(), children)
    };
    document(articles.iter().enumerate().map(of).collect())
}

fn document(provisions: Vec<Provision>) -> Transcript {
    Transcript { format: SourceFormat::Text, title: None, provisions }
}

fn provision(
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
