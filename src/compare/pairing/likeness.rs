use std::collections::HashMap;

use crate::compare::tree::Tree;

/// How alike provisions are, by the words and pairs of neighbouring words that they share.
#[derive(Debug)]
pub(super) struct Likeness {
    /// The features of each provision of the base, sorted; one that occurs twice is there twice.
    base: Vec<Vec<u32>>,
    /// The same of the counter-proposal.
    counter: Vec<Vec<u32>>,
    /// How often each feature occurs, on the side where it occurs most.
    frequency: Vec<u32>,
}

/// Two provisions that may be counterparts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    /// How well they fit.
    pub score: u32,
    /// The provision of the base.
    pub base: usize,
    /// The provision of the counter-proposal.
    pub counter: usize,
}

/// What is entirely alike.
pub(super) const ALIKE: u32 = 1000;

/// A feature that occurs more often says nothing about where a provision came from.
const RARE: u32 = 6;

/// So many candidates a provision has at most.
const CANDIDATES: usize = 4;

/// What a feature weighs that occurs once.
const WEIGHT: u64 = 1 << 16;

impl Likeness {
    /// Prepares the comparison of two documents.
    pub fn of(base: &Tree<'_>, counter: &Tree<'_>) -> Self {
        let mut names: HashMap<(u32, u32), u32> = HashMap::new();
        let mut features = |tree: &Tree<'_>| -> Vec<Vec<u32>> {
            tree.nodes
                .iter()
                .map(|node| {
                    let words = node.words.tokens.iter().filter(|token| token.kind.is_word());
                    let keys: Vec<u32> = words.map(|token| token.key).collect();
                    let pairs = keys.windows(2).map(|pair| (pair[0], pair[1]));
                    let mut found: Vec<u32> = keys
                        .iter()
                        .map(|key| (*key, u32::MAX))
                        .chain(pairs)
                        .map(|feature| {
                            let next = u32::try_from(names.len()).unwrap_or(u32::MAX);
                            *names.entry(feature).or_insert(next)
                        })
                        .collect();
                    found.sort_unstable();
                    found
                })
                .collect()
        };
        let (base, counter) = (features(base), features(counter));
        let count = |side: &[Vec<u32>]| {
            let mut counts = vec![0_u32; names.len()];
            for feature in side.iter().flatten() {
                counts[*feature as usize] += 1;
            }
            counts
        };
        let frequency = count(&base).into_iter().zip(count(&counter)).map(|(one, two)| one.max(two)).collect();
        Self { base, counter, frequency }
    }

    /// How alike the own words of two provisions are, up to [`ALIKE`].
    pub fn own(&self, base: usize, counter: usize) -> u32 {
        self.compare(&self.base[base], &self.counter[counter])
    }

    /// How alike two provisions are with everything inside them.
    pub fn whole(&self, base: (usize, usize), counter: (usize, usize)) -> u32 {
        let gather = |side: &[Vec<u32>], (start, end): (usize, usize)| {
            let mut all: Vec<u32> = side[start..end].iter().flatten().copied().collect();
            all.sort_unstable();
            all
        };
        self.compare(&gather(&self.base, base), &gather(&self.counter, counter))
    }

    /// Provisions that share rare words, the best few of each; both chosen from those given. A word counts for what
    /// `owner` says, e.g. for the article it is in.
    pub fn candidates(
        &self,
        base: impl Iterator<Item = (usize, usize)>,
        counter: impl Iterator<Item = (usize, usize)>,
    ) -> Vec<Candidate> {
        let mut places: HashMap<u32, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (node, owner) in base {
            for feature in self.rare(&self.base[node]) {
                places.entry(feature).or_default().0.push(owner);
            }
        }
        for (node, owner) in counter {
            for feature in self.rare(&self.counter[node]) {
                places.entry(feature).or_default().1.push(owner);
            }
        }
        let mut votes: HashMap<(usize, usize), u32> = HashMap::new();
        #[expect(clippy::iter_over_hash_type, reason = "sums do not depend on the order")]
        for (feature, (base, counter)) in places {
            let weight = u32::try_from(WEIGHT).unwrap_or(u32::MAX) / self.frequency[feature as usize].max(1) / 64;
            for base in base {
                for counter in &counter {
                    *votes.entry((base, *counter)).or_default() += weight;
                }
            }
        }
        let mut all: Vec<Candidate> =
            votes.into_iter().map(|((base, counter), score)| Candidate { score, base, counter }).collect();
        all.sort_unstable_by(|one, two| two.cmp(one));
        let mut taken: HashMap<(bool, usize), usize> = HashMap::new();
        all.retain(|candidate| {
            let mut wanted = false;
            for side in [(false, candidate.base), (true, candidate.counter)] {
                let taken = taken.entry(side).or_default();
                *taken += 1;
                wanted |= *taken <= CANDIDATES;
            }
            wanted
        });
        all
    }

    fn rare(&self, features: &[u32]) -> Vec<u32> {
        let mut rare: Vec<u32> =
            features.iter().copied().filter(|feature| self.frequency[*feature as usize] <= RARE).collect();
        rare.dedup();
        rare
    }

    fn weight(&self, feature: u32) -> u64 {
        WEIGHT / u64::from(self.frequency[feature as usize].max(1))
    }

    /// Twice what they share over all that they have, by weight.
    fn compare(&self, base: &[u32], counter: &[u32]) -> u32 {
        let total: u64 = base.iter().chain(counter).map(|feature| self.weight(*feature)).sum();
        let (mut one, mut two, mut shared) = (0, 0, 0);
        while let (Some(left), Some(right)) = (base.get(one), counter.get(two)) {
            match left.cmp(right) {
                std::cmp::Ordering::Less => one += 1,
                std::cmp::Ordering::Greater => two += 1,
                std::cmp::Ordering::Equal => {
                    shared += self.weight(*left);
                    (one, two) = (one + 1, two + 1);
                }
            }
        }
        let alike = (2 * shared * u64::from(ALIKE)).checked_div(total).unwrap_or(0);
        u32::try_from(alike).unwrap_or(ALIKE)
    }
}
