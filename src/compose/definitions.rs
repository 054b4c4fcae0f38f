use std::collections::{BTreeMap, BTreeSet};

use tera::Context;

use super::context::Scope;
use super::inline::inline;
use super::templates;
use crate::model::{Article, Clause, Inline, PrintedPoint, Term};

/// The keys of the terms that texts use.
pub(super) fn used<'a>(texts: impl Iterator<Item = &'a [Inline]>) -> BTreeSet<String> {
    texts
        .flatten()
        .filter_map(|inline| match inline {
            Inline::Term { term, .. } => Some(term.clone()),
            _ => None,
        })
        .collect()
}

/// The definitions of the terms that are used and of the terms in those definitions, in alphabetical order.
///
/// `clause` and `paragraph` say where they are printed.
pub(super) fn points(
    terms: &[Term],
    used: BTreeSet<String>,
    scope: &Scope<'_>,
    clause: &Clause,
    paragraph: &str,
) -> Vec<PrintedPoint> {
    let context = scope.context(clause, &BTreeMap::new());
    let mut defined: BTreeMap<String, Vec<Inline>> = BTreeMap::new();
    let mut wanted: Vec<String> = used.into_iter().collect();
    while let Some(key) = wanted.pop() {
        if defined.contains_key(&key) {
            continue;
        }
        let Some(term) = terms.iter().find(|term| term.key == key) else { continue };
        let text = definition(term, scope, &context);
        wanted.extend(self::used(std::iter::once(text.as_slice())));
        defined.insert(key, text);
    }
    let mut ordered: Vec<(&Term, Vec<Inline>)> =
        terms.iter().filter_map(|term| Some((term, defined.remove(&term.key)?))).collect();
    ordered.sort_by_key(|(term, _)| term.get(scope.language).term.to_lowercase());
    let last = ordered.len().saturating_sub(1);
    ordered
        .into_iter()
        .enumerate()
        .map(|(index, (term, definition))| {
            let words = term.get(scope.language).term.clone();
            let mut text =
                vec![Inline::Definition { term: term.key.clone(), text: words }, Inline::Text { text: ": ".into() }];
            text.extend(definition);
            text.push(Inline::Text { text: if index == last { "." } else { ";" }.into() });
            PrintedPoint { id: clause.id.provision(&[paragraph, &term.key]), number: String::new(), text }
        })
        .collect()
}

/// The text of a definition. A template that cannot be rendered is reported when the library is checked.
fn definition(term: &Term, scope: &Scope<'_>, context: &Context) -> Vec<Inline> {
    let source = &term.get(scope.language).definition;
    let marked = templates::render(source, context).unwrap_or_else(|_| source.clone());
    inline(&marked, &scope.terms, scope)
}

/// All running texts of articles.
pub(super) fn texts<'a>(articles: impl Iterator<Item = &'a Article>) -> impl Iterator<Item = &'a [Inline]> {
    articles.flat_map(|article| {
        std::iter::once(article.gibit_text.as_slice()).chain(article.paragraphs.iter().flat_map(|paragraph| {
            std::iter::once(paragraph.text.as_slice()).chain(paragraph.points.iter().map(|point| point.text.as_slice()))
        }))
    })
}
