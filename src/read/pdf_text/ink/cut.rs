//! Parts pieces of text where the way they are shown changes.

use std::collections::BTreeMap;

use super::{Ink, Letter, Look};
use crate::read::pdf_text::run::{Run, Word, plain};

/// Letters by the height that they stand at, in points.
struct Heights<'l>(BTreeMap<i64, Vec<(usize, &'l Letter)>>);

impl<'l> Heights<'l> {
    fn of(letters: &'l [Letter]) -> Self {
        let mut heights: BTreeMap<i64, Vec<(usize, &Letter)>> = BTreeMap::new();
        for (index, letter) in letters.iter().enumerate().filter(|(_, letter)| !letter.letter.is_whitespace()) {
            heights.entry(floor(letter.y)).or_default().push((index, letter));
        }
        Self(heights)
    }

    /// The letters of a piece of text, from left to right.
    fn on(&self, run: &Run) -> Vec<(usize, &'l Letter)> {
        let reach = 0.3 * run.size;
        let here = |letter: &Letter| {
            let middle = f32::midpoint(letter.x, letter.right);
            (letter.y - run.y).abs() <= reach && (run.x - 0.5..=run.right() + 0.5).contains(&middle)
        };
        let rows = self.0.range(floor(run.y - reach)..=floor(run.y + reach));
        let mut found: Vec<(usize, &Letter)> =
            rows.flat_map(|(_, row)| row).filter(|(_, one)| here(one)).copied().collect();
        found.sort_by(|(_, one), (_, other)| one.x.total_cmp(&other.x));
        found
    }
}

#[allow(clippy::cast_possible_truncation, reason = "places on a page are small")]
fn floor(y: f32) -> i64 {
    y.floor() as i64
}

impl Ink {
    /// Parts the text of the page, so that each piece is shown in one way; gives what is hidden in no piece, as words.
    pub fn cut(&self, runs: Vec<Run>) -> (Vec<Run>, String) {
        if self.letters.is_empty() {
            return (runs, String::new());
        }
        let heights = Heights::of(&self.letters);
        let mut known = vec![false; self.letters.len()];
        let mut pieces = Vec::with_capacity(runs.len());
        for run in runs {
            let here = heights.on(&run);
            match looks(&run, &here) {
                Some(looks) => {
                    here.iter().for_each(|(index, _)| known[*index] = true);
                    pieces.extend(parts(&run, &looks, &here));
                }
                None => {
                    // Letters that lie on each other cannot be told apart.
                    if let Some((_, first)) =
                        here.first().filter(|(_, first)| here.iter().all(|(_, one)| one.look == first.look))
                    {
                        here.iter().for_each(|(index, _)| known[*index] = true);
                        pieces.push(dressed(&run, first.look));
                    } else {
                        pieces.push(run);
                    }
                }
            }
        }
        let lost = self.letters.iter().zip(known).filter(|(letter, known)| letter.look.hidden && !known);
        (pieces, super::words(lost.map(|(letter, _)| letter)))
    }
}

/// How each character of a piece of text is shown, spaces left out; none where its letters are not those that are drawn.
fn looks(run: &Run, here: &[(usize, &Letter)]) -> Option<Vec<(Look, f32, f32)>> {
    let mut looks = Vec::new();
    let mut letters = String::new();
    for (_, one) in here {
        let spelled = plain(&one.letter.to_string());
        looks.extend(spelled.chars().map(|_| (one.look, one.x, one.right)));
        letters.push_str(&spelled);
    }
    let own: Vec<char> = run.text.chars().filter(|character| !character.is_whitespace()).collect();
    let same = own.iter().zip(letters.chars()).filter(|(own, drawn)| **own == *drawn).count();
    (own.len() == looks.len() && 2 * same >= own.len()).then_some(looks)
}

/// A piece of text in parts that are each shown in one way. White is what the engine takes for it where it says nothing
/// else of any letter.
fn parts(run: &Run, looks: &[(Look, f32, f32)], here: &[(usize, &Letter)]) -> Vec<Run> {
    let Some((first, _, _)) = looks.first() else { return vec![run.clone()] };
    if looks.iter().all(|(look, _, _)| look == first) {
        return vec![dressed(run, *first)];
    }
    let has_white = here.iter().any(|(_, letter)| letter.look.white);
    let base = Run { white: run.white && !has_white, ..run.clone() };
    let mut parts: Vec<Run> = Vec::new();
    let mut drawn = looks.iter();
    let mut last: Option<Look> = None;
    for (at, character) in run.text.char_indices() {
        if !character.is_whitespace() {
            let Some((look, x, right)) = drawn.next() else { break };
            if last != Some(*look) {
                parts.push(Run { text: String::new(), x: *x, width: 0.1, words: Vec::new(), ..dressed(&base, *look) });
                last = Some(*look);
            }
            if let Some(part) = parts.last_mut() {
                part.width = (right - part.x).max(0.1);
            }
        }
        if let Some(part) = parts.last_mut() {
            if let Some(word) = run.words.iter().find(|word| word.at == at).filter(|_| !part.text.is_empty()) {
                part.words.push(Word { at: part.text.len(), ..*word });
            }
            part.text.push(character);
        }
    }
    parts
}

fn dressed(run: &Run, look: Look) -> Run {
    Run {
        hidden: run.hidden || look.hidden,
        white: run.white || look.white,
        struck: run.struck || look.struck,
        ..run.clone()
    }
}
