use super::{Match, TokenKind, Words};

/// Makes a list of matches one that reads well, without calling more changed than has to be.
pub(super) fn tidy(base: &Words, counter: &Words, matches: &mut Vec<Match>) {
    narrow(base, counter, matches);
    slide(base, counter, matches);
    sweep(base, counter, matches);
}

/// What stands between two matches: tokens that only one text has.
#[derive(Debug, Clone, Copy)]
struct Gap {
    base: (usize, usize),
    counter: (usize, usize),
}

impl Gap {
    const fn deleted(self) -> usize {
        self.base.1 - self.base.0
    }

    const fn inserted(self) -> usize {
        self.counter.1 - self.counter.0
    }
}

/// The gaps: before the first match, between each two, after the last; so one more than there are matches.
fn gaps(base: &Words, counter: &Words, matches: &[Match]) -> Vec<Gap> {
    let mut gaps = Vec::with_capacity(matches.len() + 1);
    let (mut base_at, mut counter_at) = (0, 0);
    for found in matches {
        gaps.push(Gap { base: (base_at, found.base), counter: (counter_at, found.counter) });
        (base_at, counter_at) = (found.base + 1, found.counter + 1);
    }
    gaps.push(Gap { base: (base_at, base.tokens.len()), counter: (counter_at, counter.tokens.len()) });
    gaps
}

/// Matches the tokens that a unit shares with what came in its place: of `30 dagen` and `60 dagen` the days.
fn narrow(base: &Words, counter: &Words, matches: &mut Vec<Match>) {
    let mut narrowed = Vec::with_capacity(matches.len());
    let same = |one: usize, two: usize| base.tokens[one].key == counter.tokens[two].key;
    for (index, gap) in gaps(base, counter, matches).into_iter().enumerate() {
        let (mut base_at, mut counter_at) = (gap.base.0, gap.counter.0);
        let (mut base_end, mut counter_end) = (gap.base.1, gap.counter.1);
        while base_at < base_end && counter_at < counter_end && same(base_at, counter_at) {
            narrowed.push(Match { base: base_at, counter: counter_at, follows: false });
            (base_at, counter_at) = (base_at + 1, counter_at + 1);
        }
        let mut tail = Vec::new();
        while base_at < base_end && counter_at < counter_end && same(base_end - 1, counter_end - 1) {
            (base_end, counter_end) = (base_end - 1, counter_end - 1);
            tail.push(Match { base: base_end, counter: counter_end, follows: false });
        }
        narrowed.extend(tail.into_iter().rev());
        narrowed.extend(matches.get(index));
    }
    *matches = narrowed;
}

/// Slides what was only added or only struck as far to the end as it goes: what a reader meets first stays as it was.
fn settle(base: &Words, counter: &Words, matches: &mut [Match]) {
    for index in 0..matches.len() {
        let (base_at, counter_at) =
            index.checked_sub(1).map_or((0, 0), |before| (matches[before].base + 1, matches[before].counter + 1));
        let found = &mut matches[index];
        match (found.base - base_at, found.counter - counter_at) {
            (0, 1..) if is_repeated(counter, counter_at, found.counter) => found.counter = counter_at,
            (1.., 0) if is_repeated(base, base_at, found.base) => found.base = base_at,
            _ => {}
        }
    }
}

/// Slides what was only added or only struck to where it reads best: `a [b a] b` can as well be `[a b] a b`.
fn slide(base: &Words, counter: &Words, matches: &mut [Match]) {
    settle(base, counter, matches);
    // From the last to the first, so that a gap never runs into one that was not looked at.
    for index in (1..=matches.len()).rev() {
        let before = matches[index - 1];
        let base_end = matches.get(index).map_or(base.tokens.len(), |next| next.base);
        let counter_end = matches.get(index).map_or(counter.tokens.len(), |next| next.counter);
        let deleted = base_end - before.base - 1;
        let inserted = counter_end - before.counter - 1;
        let (longer, length) = match (deleted, inserted) {
            (0, 1..) => (counter, inserted),
            (1.., 0) => (base, deleted),
            _ => continue,
        };
        let own = |found: Match| if deleted == 0 { found.counter } else { found.base };
        let mut best = (fit(longer, own(before) + 1, length), 0);
        let mut steps = 0;
        while steps < index {
            let at = index - 1 - steps;
            let joined = at == index - 1
                || (matches[at].base + 1 == matches[at + 1].base && matches[at].counter + 1 == matches[at + 1].counter);
            let start = own(matches[at]);
            if !joined || !is_repeated(longer, start, start + length) {
                break;
            }
            steps += 1;
            best = best.max((fit(longer, start, length), steps));
            if steps > FURTHEST {
                break;
            }
        }
        // Of places that fit as well, the last: what a reader meets first stays as it was.
        let steps = (0..=best.1).find(|steps| fit(longer, own(before) + 1 - steps, length) == best.0).unwrap_or(0);
        for found in &mut matches[index - steps..index] {
            if deleted == 0 {
                found.counter += length;
            } else {
                found.base += length;
            }
        }
    }
}

/// Whether two tokens are the same to the letter, so that one can be matched in the place of the other.
fn is_repeated(words: &Words, one: usize, two: usize) -> bool {
    words.text[words.tokens[one].range.clone()] == words.text[words.tokens[two].range.clone()]
        && words.tokens[one].key == words.tokens[two].key
}

/// How far words are slid at most.
const FURTHEST: usize = 64;

/// How well a stretch of tokens stands alone: a sentence best, then a clause; worst what is cut off behind a particle.
fn fit(words: &Words, start: usize, length: usize) -> u8 {
    let edge = |at: usize| {
        let Some(before) = at.checked_sub(1).and_then(|at| words.tokens.get(at)) else { return 6 };
        let Some(after) = words.tokens.get(at) else { return 6 };
        let between = &words.text[before.range.end..after.range.start];
        match &words.text[before.range.clone()] {
            _ if between.contains('\n') => 6,
            "." | ";" | ":" | "?" | "!" if !between.is_empty() => 6,
            "," | ")" if !between.is_empty() => 3,
            _ if before.kind == TokenKind::Particle => 0,
            // A particle begins what belongs together, e.g. `in overleg`.
            _ if after.kind == TokenKind::Particle => 2,
            _ => 1,
        }
    };
    edge(start) + edge(start + length)
}

/// How many tokens an island between changes has at most to be swept away.
const ISLAND: usize = 3;

/// Sweeps away confetti: particles and punctuation that two stretches of other words happen to share.
fn sweep(base: &Words, counter: &Words, matches: &mut Vec<Match>) {
    loop {
        let gaps = gaps(base, counter, matches);
        let mut keep = vec![true; matches.len()];
        let mut start = 0;
        let mut last_swept = None;
        while start < matches.len() {
            let mut end = start + 1;
            while end < matches.len() && gaps[end].deleted() == 0 && gaps[end].inserted() == 0 {
                end += 1;
            }
            let small = end - start <= ISLAND && matches[start..end].iter().all(|found| is_small(base, found.base));
            // One island at a time on each side of a change, as the change grows by what is swept.
            if small && last_swept != Some(start) && is_rewritten(gaps[start]) && is_rewritten(gaps[end]) {
                keep[start..end].fill(false);
                last_swept = Some(end);
            }
            start = end;
        }
        if last_swept.is_none() {
            return;
        }
        let mut keep = keep.into_iter();
        matches.retain(|_| keep.next().unwrap_or(true));
    }
}

/// Whether words were put in the place of others, so many that what is left between is of no help.
const fn is_rewritten(gap: Gap) -> bool {
    gap.deleted() >= 2 && gap.inserted() >= 2
}

/// Whether a token says little alone. The end of a sentence keeps sentences apart, whatever was made of them.
fn is_small(words: &Words, at: usize) -> bool {
    let token = &words.tokens[at];
    match token.kind {
        TokenKind::Word | TokenKind::Number => false,
        TokenKind::Particle | TokenKind::Flourish => true,
        TokenKind::Punctuation => !matches!(&words.text[token.range.clone()], "." | ";" | ":"),
    }
}
