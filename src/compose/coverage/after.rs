//! What a counter-proposal leaves of the coverage of a contract.

use crate::model::{CounterName, Coverage, Fate, ReviewedContract};

/// Lays a comparison of the same contract beside what it covers: what the deletions and weakenings would uncover.
pub fn uncover(coverage: &mut Coverage, reviewed: &ReviewedContract) {
    coverage.counter = Some(CounterName { base: reviewed.base.clone(), counter: reviewed.counter.clone() });
    for item in coverage.groups.iter_mut().flat_map(|group| &mut group.items) {
        for covering in &mut item.by {
            let article = reviewed.articles.get(&covering.clause);
            covering.fate = Some(article.map_or(Fate::NotAssessed, |article| article.fate));
            covering.touched = article.map(|article| article.touched.clone()).unwrap_or_default();
        }
        item.after = item.left();
    }
}

/// The articles of a contract (number and id) that a comparison does not have, or has with another number: it is of another
/// contract, or of another version of this one.
pub fn unknown_articles(document: &crate::model::Document, reviewed: &ReviewedContract) -> Vec<String> {
    let known = |article: &&crate::model::Article| {
        let found = reviewed.articles.get(&article.id);
        found.is_some_and(|found| found.number.as_ref().is_none_or(|number| *number == article.number))
    };
    let unknown = document.articles().filter(|article| !known(article));
    unknown.map(|article| format!("{} ({})", article.number, article.id)).collect()
}
