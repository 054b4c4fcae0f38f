use super::{Match, TokenKind, Words};
use crate::model::{Op, OpKind, OpNature};

/// For the tokens of both texts, the provision of the other side in which they stand after a split or merger.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::compare) struct Elsewhere<'a> {
    /// For the tokens of the base; none where there is no split.
    pub base: &'a [Option<usize>],
    /// For those of the counter-proposal.
    pub counter: &'a [Option<usize>],
}

/// The words of two texts as operations: equal and deleted ones give the base, equal and inserted ones the counter-proposal.
pub(in crate::compare) fn render(
    base: &Words,
    counter: &Words,
    matches: &[Match],
    elsewhere: Elsewhere<'_>,
) -> Vec<Op> {
    let mut page = Page { base, counter, elsewhere, ops: Vec::new() };
    let (mut base_at, mut counter_at) = (0, 0);
    for found in matches {
        page.gap((base_at, found.base), (counter_at, found.counter));
        let (old, new) = (token(base, found.base), token(counter, found.counter));
        if old == new {
            page.push(OpKind::Equal, old, None, None);
        } else {
            let nature = if found.follows { OpNature::ReferenceFollows } else { OpNature::Typographic };
            page.push(OpKind::Delete, old, Some(nature), None);
            page.push(OpKind::Insert, new, Some(nature), None);
        }
        (base_at, counter_at) = (found.base + 1, found.counter + 1);
    }
    page.gap((base_at, base.tokens.len()), (counter_at, counter.tokens.len()));
    page.ops
}

/// A text that only one side has.
pub(in crate::compare) fn whole(op: OpKind, text: &str) -> Vec<Op> {
    let op = Op { op, text: text.to_owned(), nature: None, elsewhere: None };
    if text.is_empty() { Vec::new() } else { vec![op] }
}

fn token(words: &Words, at: usize) -> &str {
    &words.text[words.tokens[at].range.clone()]
}

/// The bytes between two tokens, those from `first` up to `end` among them.
fn between(words: &Words, (first, end): (usize, usize)) -> &str {
    let start = first.checked_sub(1).map_or(0, |before| words.tokens[before].range.end);
    let stop = words.tokens.get(end).map_or(words.text.len(), |token| token.range.start);
    &words.text[start..stop]
}

/// A piece of a text that only one side has.
struct Stretch<'a> {
    words: &'a Words,
    bytes: std::ops::Range<usize>,
    tokens: (usize, usize),
    elsewhere: &'a [Option<usize>],
}

struct Page<'a> {
    base: &'a Words,
    counter: &'a Words,
    elsewhere: Elsewhere<'a>,
    ops: Vec<Op>,
}

impl Page<'_> {
    /// What stands between two matches.
    fn gap(&mut self, base: (usize, usize), counter: (usize, usize)) {
        let (old, new) = (between(self.base, base), between(self.counter, counter));
        if old == new && base.0 == base.1 {
            self.push(OpKind::Equal, old, None, None);
            return;
        }
        let lead = common_spaces(old.chars(), new.chars());
        let (old_rest, new_rest) = (&old[lead..], &new[lead..]);
        let tail = common_spaces(old_rest.chars().rev(), new_rest.chars().rev());
        let (struck, added) = (&old_rest[..old_rest.len() - tail], &new_rest[..new_rest.len() - tail]);
        let nature = self.is_typographic(base, counter).then_some(OpNature::Typographic);
        self.push(OpKind::Equal, &old[..lead], None, None);
        let (old_spaces, new_spaces) = other_spaces(struck, added);
        self.spaces(&struck[..old_spaces.0], &added[..new_spaces.0]);
        let start =
            |words: &Words, first: usize| first.checked_sub(1).map_or(0, |at| words.tokens[at].range.end) + lead;
        let (old_start, new_start) = (start(self.base, base.0), start(self.counter, counter.0));
        let (old_end, new_end) = (old_start + old_spaces.1, new_start + new_spaces.1);
        let (old_start, new_start) = (old_start + old_spaces.0, new_start + new_spaces.0);
        let stretch =
            Stretch { words: self.base, bytes: old_start..old_end, tokens: base, elsewhere: self.elsewhere.base };
        self.side(OpKind::Delete, &stretch, nature);
        let stretch = Stretch {
            words: self.counter,
            bytes: new_start..new_end,
            tokens: counter,
            elsewhere: self.elsewhere.counter,
        };
        self.side(OpKind::Insert, &stretch, nature);
        self.spaces(&struck[old_spaces.1..], &added[new_spaces.1..]);
        self.push(OpKind::Equal, &old_rest[old_rest.len() - tail..], None, None);
    }

    /// Spaces of one kind in the place of those of another, beside words that changed.
    fn spaces(&mut self, old: &str, new: &str) {
        self.push(OpKind::Delete, old, Some(OpNature::Typographic), None);
        self.push(OpKind::Insert, new, Some(OpNature::Typographic), None);
    }

    /// The bytes that only one side has, in pieces where some of them stand elsewhere on the other.
    fn side(&mut self, op: OpKind, stretch: &Stretch<'_>, nature: Option<OpNature>) {
        let text = &stretch.words.text[stretch.bytes.clone()];
        // Spaces alone are never of substance, not even next to words that are.
        if text.trim().is_empty() {
            self.push(op, text, Some(OpNature::Typographic), None);
            return;
        }
        let own = |at: usize| stretch.elsewhere.get(at).copied().flatten();
        let mut start = 0;
        for at in stretch.tokens.0 + 1..stretch.tokens.1 {
            if own(at) != own(at - 1) {
                let end = stretch.words.tokens[at].range.start - stretch.bytes.start;
                self.push(op, &text[start..end], nature, own(at - 1));
                start = end;
            }
        }
        self.push(op, &text[start..], nature, own(stretch.tokens.1.saturating_sub(1).max(stretch.tokens.0)));
    }

    /// Whether tokens that differ are only quotation marks and dashes, if any. Words that were joined or taken apart are
    /// other words.
    fn is_typographic(&self, base: (usize, usize), counter: (usize, usize)) -> bool {
        let old = &self.base.tokens[base.0..base.1];
        let new = &self.counter.tokens[counter.0..counter.1];
        old.iter().chain(new).all(|token| token.kind == TokenKind::Flourish)
    }

    fn push(&mut self, op: OpKind, text: &str, nature: Option<OpNature>, elsewhere: Option<usize>) {
        if text.is_empty() {
            return;
        }
        // Words struck and words added can pass each other: what was struck and added in several steps becomes one change.
        let mut run = self.ops.iter_mut().rev().take_while(|last| op == OpKind::Equal || last.op != OpKind::Equal);
        match run.find(|last| last.op == op || op == OpKind::Equal) {
            Some(last) if last.op == op && last.nature == nature && last.elsewhere == elsewhere => {
                last.text.push_str(text)
            }
            _ => self.ops.push(Op { op, text: text.to_owned(), nature, elsewhere }),
        }
    }
}

/// Where the words of two texts begin and end that stand between spaces of another kind on either side, such as no-break
/// spaces. Spaces that stand on one side only belong to the words.
fn other_spaces(struck: &str, added: &str) -> ((usize, usize), (usize, usize)) {
    let lead = |text: &str| text.len() - text.trim_start().len();
    let trail = |text: &str| text.trim_end().len();
    let (mut old, mut new) = ((0, struck.len()), (0, added.len()));
    if !struck.trim().is_empty() && !added.trim().is_empty() {
        if lead(struck) > 0 && lead(added) > 0 {
            (old.0, new.0) = (lead(struck), lead(added));
        }
        if trail(struck) < struck.len() && trail(added) < added.len() {
            (old.1, new.1) = (trail(struck), trail(added));
        }
    }
    (old, new)
}

/// How many bytes of space two texts begin with alike.
fn common_spaces(one: impl Iterator<Item = char>, two: impl Iterator<Item = char>) -> usize {
    one.zip(two).take_while(|(one, two)| one == two && one.is_whitespace()).map(|(space, _)| space.len_utf8()).sum()
}
