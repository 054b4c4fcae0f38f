use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::stem::{plain, stem};
use crate::model::Language;

/// Before the name of a group on which a meaning hangs.
pub(super) const TELLING: char = '!';

/// Before the name of a group of little weight.
pub(super) const LIGHT: char = '~';

/// Words that mean the same in contracts: from every wording to the one that stands for its group.
pub(super) struct Lexicon {
    language: Language,
    /// By the stem of its first word, the wordings that begin with it; the longest first.
    by_first: BTreeMap<String, Vec<Wording>>,
}

/// A wording of a group.
struct Wording {
    /// The stems of words that follow each other; between two runs others may stand.
    runs: Vec<Vec<String>>,
    /// How many words it has.
    length: usize,
    /// Whether its last run is a part of a verb, which ends a clause.
    ends_clause: bool,
    /// What stands for its group; nothing where it adds nothing.
    stands_for: Option<String>,
}

/// A word of a text.
pub(super) struct Token {
    /// The word in lower case.
    pub word: String,
    /// What its forms share.
    pub stem: String,
    /// How many breaks between clauses stand before it in the text.
    pub clause: usize,
    /// Whether a break or the end of the text follows.
    pub last: bool,
}

static DUTCH: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(concat!(include_str!("equivalents_nl.txt"), "\n", include_str!("idiom_nl.txt")), Language::Nl)
});
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(concat!(include_str!("equivalents_en.txt"), "\n", include_str!("idiom_en.txt")), Language::En)
});

/// How far apart the runs of one wording may be.
const REACH: usize = 25;

/// Parts of verbs that are mostly prepositions, so that they end a clause where they belong to a verb.
const PREPOSITIONS: [&str; 10] = ["aan", "bij", "door", "in", "na", "om", "op", "over", "uit", "voor"];

/// Words that begin a clause.
const JOINS: [&str; 14] = [
    "en",
    "of",
    "dan",
    "die",
    "dat",
    "tenzij",
    "indien",
    "als",
    "zodra",
    "zodat",
    "waarbij",
    "tot",
    "binnen",
    "uiterlijk",
];

impl Lexicon {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Nl => &DUTCH,
            Language::En => &ENGLISH,
        }
    }

    fn new(lines: &str, language: Language) -> Self {
        let mut own = Self { language, by_first: BTreeMap::new() };
        for line in lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (line, dropped) = line.strip_prefix('-').map_or((line, false), |rest| (rest, true));
            // The sign of a group stays with its name.
            let first = line.split('|').next().unwrap_or_default().trim().replace(['+', ' '], "_");
            let stands_for = (!dropped).then_some(first);
            for wording in line.trim_start_matches([TELLING, LIGHT]).split('|') {
                own.add(wording.trim(), stands_for.as_deref());
            }
        }
        for all in own.by_first.values_mut() {
            // Wordings of one length keep the order of the file.
            all.sort_by_key(|wording| std::cmp::Reverse(wording.length));
        }
        own
    }

    fn add(&mut self, wording: &str, stands_for: Option<&str>) {
        let Some((particle, forms)) = wording.split_once('+') else {
            let runs = wording.split('…').map(|run| self.stems(run)).collect();
            self.insert(runs, false, stands_for);
            return;
        };
        for form in forms.split('/') {
            self.insert(vec![self.stems(&format!("{particle}{form}"))], false, stands_for);
            self.insert(vec![self.stems(&format!("{particle} te {form}"))], false, stands_for);
            let ends_clause = PREPOSITIONS.contains(&particle);
            self.insert(vec![self.stems(form), self.stems(particle)], ends_clause, stands_for);
        }
    }

    fn stems(&self, run: &str) -> Vec<String> {
        run.split_whitespace().map(|word| stem(word, self.language)).collect()
    }

    fn insert(&mut self, runs: Vec<Vec<String>>, ends_clause: bool, stands_for: Option<&str>) {
        let Some(first) = runs.first().and_then(|run| run.first()).cloned() else { return };
        let length = runs.iter().map(Vec::len).sum();
        let wording = Wording { runs, length, ends_clause, stands_for: stands_for.map(str::to_owned) };
        self.by_first.entry(first).or_default().push(wording);
    }

    /// The words of a text, those of a group as the one that stands for it, without those that add nothing.
    pub fn reduce(&self, tokens: &[Token]) -> Vec<String> {
        let mut used = vec![false; tokens.len()];
        let mut reduced = Vec::with_capacity(tokens.len());
        for index in 0..tokens.len() {
            if used[index] {
                continue;
            }
            let found = self
                .by_first
                .get(&tokens[index].stem)
                .and_then(|all| all.iter().find_map(|wording| Some((wording, wording.at(tokens, &used, index)?))));
            match found {
                Some((wording, taken)) => {
                    for one in taken {
                        used[one] = true;
                    }
                    reduced.extend(wording.stands_for.clone());
                }
                None => reduced.push(plain(&tokens[index].word, self.language)),
            }
        }
        reduced
    }
}

impl Wording {
    /// The words that it takes from an index on, where it stands there.
    fn at(&self, tokens: &[Token], used: &[bool], index: usize) -> Option<Vec<usize>> {
        let mut taken = Vec::with_capacity(self.length);
        let mut from = index;
        for (number, run) in self.runs.iter().enumerate() {
            let fits = |start: usize| {
                run.iter().enumerate().all(|(offset, stem)| {
                    tokens.get(start + offset).is_some_and(|token| {
                        token.stem == *stem && !used[start + offset] && token.clause == tokens[index].clause
                    })
                })
            };
            let end = |start: usize| start + run.len() - 1;
            let apart = |start: &usize| {
                let ends = || {
                    tokens[end(*start)].last
                        || tokens.get(end(*start) + 1).is_none_or(|next| JOINS.contains(&next.word.as_str()))
                };
                fits(*start) && (!self.ends_clause || ends())
            };
            let start = if number == 0 {
                Some(index).filter(|start| fits(*start))
            } else {
                (from..tokens.len().min(from + REACH)).find(apart)
            }?;
            taken.extend(start..start + run.len());
            from = start + run.len();
        }
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_groups_share_a_wording() {
        for language in Language::ALL {
            let mut twice = Vec::new();
            for wordings in Lexicon::of(language).by_first.values() {
                for (index, one) in wordings.iter().enumerate() {
                    let same = |other: &&Wording| other.runs == one.runs && other.stands_for != one.stands_for;
                    twice.extend(
                        wordings[index + 1..]
                            .iter()
                            .find(same)
                            .map(|other| format!("{:?}: {:?}, {:?}", one.runs, one.stands_for, other.stands_for)),
                    );
                }
            }
            twice.sort_unstable();
            assert!(twice.is_empty(), "{twice:#?}");
        }
    }
}
