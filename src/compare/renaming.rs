//! Defined terms that have another name throughout: a supplier that calls itself `Opdrachtnemer` where it was called
//! `Leverancier` changes every provision and the meaning of none.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::words::{Terms, stem};
use crate::model::{ChangeKind, Op, OpKind, OpNature, RedlineProvision, RenamedTerm};

/// Fewer places do not show that a term was renamed on purpose: its definition, and two in which it is used.
const LEAST: usize = 3;

/// So many times as often as the old name stayed, or the new one was there, the term has to have been renamed.
const FEW: usize = 10;

/// Finds the terms that were renamed throughout and marks their words, which change nothing by themselves.
///
/// A term was renamed when each name is defined in its own document alone, and each stands for no other. In a few places
/// the old name may have been forgotten in the counter-proposal, or the new one have stood in the base already.
pub(super) fn mark(provisions: &mut [RedlineProvision]) -> Vec<RenamedTerm> {
    let all: Vec<&RedlineProvision> = provisions.iter().flat_map(RedlineProvision::all).collect();
    let mut terms = renamed(&all);
    if terms.is_empty() {
        return terms;
    }
    provisions.iter_mut().for_each(|provision| mark_in(provision, &mut terms));
    let all: BTreeMap<usize, &RedlineProvision> =
        provisions.iter().flat_map(RedlineProvision::all).map(|one| (one.key, one)).collect();
    for term in &mut terms {
        let defines = |key: &usize| {
            let text = all.get(key).and_then(|one| Some(one.base.as_ref()?.text.as_str())).unwrap_or_default();
            let rest = text.trim_start_matches(|sign: char| !sign.is_alphanumeric()).strip_prefix(term.old.as_str());
            rest.is_some_and(|rest| {
                rest.trim_start_matches(|sign: char| !sign.is_alphanumeric() && sign != ':').starts_with(':')
            })
        };
        // Where it is defined comes first.
        if let Some(at) = term.at.iter().position(defines) {
            term.at[..=at].rotate_right(1);
        }
    }
    terms
}

/// How often each form of a name took the place of one of another.
type Forms<'a> = BTreeMap<(&'a str, &'a str), usize>;

fn renamed(all: &[&RedlineProvision]) -> Vec<RenamedTerm> {
    // How often each name took the place of another, by what is the same in all their inflections.
    let mut found: BTreeMap<(String, String), Forms<'_>> = BTreeMap::new();
    for ops in all.iter().flat_map(|provision| provision.ops.windows(2)) {
        if let [old, new] = ops
            && let Some((old, new)) = name(old, OpKind::Delete).zip(name(new, OpKind::Insert))
        {
            *found.entry((bare(old), bare(new))).or_default().entry((old, new)).or_default() += 1;
        }
    }
    found.retain(|(old, new), forms| old != new && forms.values().sum::<usize>() >= LEAST);
    if found.is_empty() {
        return Vec::new();
    }
    let base = Document::of(all.iter().filter_map(|one| Some((one.key, one.base.as_ref()?.text.as_str()))));
    let counter = Document::of(all.iter().filter_map(|one| Some((one.key, one.counter.as_ref()?.text.as_str()))));
    let alone =
        |own: &str, of: fn(&(String, String)) -> &String| found.keys().filter(|pair| of(pair) == own).count() == 1;
    let told = found.iter().filter_map(|(pair, forms)| {
        let (old, new) = pair;
        let defined = base.defines(old) && counter.defines(new) && !base.defines(new) && !counter.defines(old);
        let kept: BTreeSet<usize> = counter.names(old).chain(base.names(new)).collect();
        let few = kept.len() * FEW <= forms.values().sum();
        if !defined || !few || !alone(old, |pair| &pair.0) || !alone(new, |pair| &pair.1) {
            return None;
        }
        // The shortest form is the one without an ending.
        let (old, new) = forms.keys().min_by_key(|(old, new)| (old.len() + new.len(), *old))?;
        let (old, new) = ((*old).to_owned(), (*new).to_owned());
        Some(RenamedTerm { old, new, at: Vec::new(), kept: kept.into_iter().collect() })
    });
    told.collect()
}

/// The texts of one document, by the keys of their provisions.
struct Document<'a> {
    texts: Vec<(usize, &'a str)>,
    terms: Terms,
}

impl<'a> Document<'a> {
    fn of(texts: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let texts: Vec<(usize, &str)> = texts.collect();
        let terms = Terms::of(texts.iter().map(|(_, text)| *text));
        Self { texts, terms }
    }

    /// Whether a name, as [`bare`] leaves it, is that of a defined term.
    fn defines(&self, name: &str) -> bool {
        let (words, phrases) = self.terms.names();
        words.contains(name) || phrases.iter().any(|term| bare(term) == name)
    }

    /// The provisions (their keys) in which a name stands, with its capital.
    fn names(&self, name: &str) -> impl Iterator<Item = usize> {
        self.texts.iter().filter(move |(_, text)| !places(text, name).is_empty()).map(|(key, _)| *key)
    }
}

/// The name that an op is, without the article before it; nothing where it is more, or is no change of substance.
fn name(op: &Op, kind: OpKind) -> Option<&str> {
    if op.op != kind || op.nature.is_some() || op.elsewhere.is_some() {
        return None;
    }
    let text = op.text.trim();
    let text = ARTICLES.iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text);
    let is_name = text.starts_with(char::is_uppercase)
        && text.chars().all(|sign| sign.is_alphabetic() || matches!(sign, ' ' | '-' | '\'' | '’'))
        && text.split_whitespace().count() <= WORDS;
    is_name.then_some(text)
}

/// The articles that may stand before a name.
const ARTICLES: [&str; 8] = ["de ", "het ", "een ", "the ", "an ", "De ", "Het ", "The "];

/// The most words of a name.
const WORDS: usize = 4;

/// A name without the ending of its last word, in small letters.
fn bare(name: &str) -> String {
    let name = name.to_lowercase();
    match name.rsplit_once(char::is_whitespace) {
        Some((first, last)) => format!("{} {}", first.split_whitespace().collect::<Vec<_>>().join(" "), stem(last)),
        None => stem(&name),
    }
}

/// Where a name, as [`bare`] leaves it, stands in a text: in any inflection, with the capital of a term.
fn places(text: &str, name: &str) -> Vec<Range<usize>> {
    let count = name.split(' ').count();
    let words = words(text);
    let runs = words.windows(count).filter_map(|run| {
        let (first, last) = (run.first()?, run.last()?);
        let range = first.start..last.end;
        let stretch = &text[range.clone()];
        (stretch.starts_with(char::is_uppercase) && bare(stretch) == name).then_some(range)
    });
    runs.collect()
}

/// Where the words of a text stand; a hyphen or an apostrophe inside one is part of it.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let joins = |sign: char| matches!(sign, '-' | '\'' | '’');
    let mut start = None;
    for (at, sign) in text.char_indices() {
        let within = sign.is_alphanumeric() || start.is_some() && joins(sign);
        match (start, within) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| from..text.len()));
    for range in &mut found {
        range.end = range.start + text[range.clone()].trim_end_matches(joins).len();
    }
    found
}

fn mark_in(provision: &mut RedlineProvision, terms: &mut [RenamedTerm]) {
    for term in terms.iter_mut() {
        let ops = apart(&provision.ops, term);
        if ops != provision.ops {
            provision.ops = ops;
            term.at.push(provision.key);
        }
    }
    let plain = |op: &Op| op.op == OpKind::Equal || op.nature.is_some() || op.elsewhere.is_some();
    let has_new_name = provision.ops.iter().any(|op| op.nature == Some(OpNature::TermRenamed));
    if has_new_name && provision.ops.iter().all(plain) {
        let changes: BTreeSet<ChangeKind> = provision
            .changes
            .iter()
            .map(|change| if *change == ChangeKind::Edited { ChangeKind::Renamed } else { *change })
            .filter(|change| *change != ChangeKind::Typographic)
            .collect();
        provision.changes = changes.into_iter().collect();
    }
    provision.children.iter_mut().for_each(|child| mark_in(child, terms));
}

/// The ops with the old and the new name apart, where as many of one were struck as of the other were added.
fn apart(ops: &[Op], names: &RenamedTerm) -> Vec<Op> {
    let (old, new) = (bare(&names.old), bare(&names.new));
    let mut all = Vec::with_capacity(ops.len());
    let mut ops = ops.iter().peekable();
    let is = |op: &Op, kind: OpKind| op.op == kind && op.nature.is_none() && op.elsewhere.is_none();
    while let Some(op) = ops.next() {
        let next = ops.peek().filter(|next| is(op, OpKind::Delete) && is(next, OpKind::Insert));
        let Some(next) = next else {
            all.push(op.clone());
            continue;
        };
        let (struck, added) = (places(&op.text, &old), places(&next.text, &new));
        if struck.is_empty() || struck.len() != added.len() {
            all.push(op.clone());
            continue;
        }
        let (mut from, mut to) = (0, 0);
        for (struck, added) in struck.iter().zip(&added) {
            piece(&mut all, &op.text[from..struck.start], &next.text[to..added.start], None);
            piece(&mut all, &op.text[struck.clone()], &next.text[added.clone()], Some(OpNature::TermRenamed));
            (from, to) = (struck.end, added.end);
        }
        piece(&mut all, &op.text[from..], &next.text[to..], None);
        ops.next();
    }
    all
}

/// Adds words that were struck and what stands in their place. What is the same on both sides is no change, nor is the
/// article before a name.
fn piece(all: &mut Vec<Op>, struck: &str, added: &str, nature: Option<OpNature>) {
    let op = |op, text: &str, nature| Op { op, text: text.to_owned(), nature, elsewhere: None };
    if struck == added {
        all.extend((!struck.is_empty()).then(|| op(OpKind::Equal, struck, None)));
        return;
    }
    let is_article = |text: &str| text.ends_with(' ') && ARTICLES.contains(&text.trim_start());
    let nature = nature.or_else(|| (is_article(struck) && is_article(added)).then_some(OpNature::TermRenamed));
    all.extend((!struck.is_empty()).then(|| op(OpKind::Delete, struck, nature)));
    all.extend((!added.is_empty()).then(|| op(OpKind::Insert, added, nature)));
}
