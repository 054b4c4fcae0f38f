//! What a counter-proposal leaves of the coverage of a contract.

use super::naming::Naming;
use crate::model::{
    CounterName, Coverage, CoverageField, CoverageItem, Covering, Fate, ReviewedArticle, ReviewedContract,
};

/// Lays a comparison of the same contract beside what it covers: what the deletions and weakenings would uncover. From then
/// on the coverage is for the municipality itself.
///
/// A standard is judged by the provisions that name it, and is gone where they no longer do. A law belongs to an article as a
/// whole: what changes within the article may concern something else, and is left to a person.
pub fn uncover(coverage: &mut Coverage, reviewed: &ReviewedContract) {
    coverage.counter = Some(CounterName { base: reviewed.base.clone(), counter: reviewed.counter.clone() });
    coverage.internal = true;
    let naming = Naming::new(coverage.of(CoverageField::Standard).map(|item| item.key.as_str()));
    for group in &mut coverage.groups {
        for item in &mut group.items {
            let CoverageItem { key, by, .. } = item;
            for covering in by {
                let article = reviewed.articles.get(&covering.clause);
                match (group.field, article) {
                    (CoverageField::Standard, article) => judge_naming(covering, key, article, reviewed, &naming),
                    (_, None) => covering.fate = Some(Fate::NotAssessed),
                    (field, Some(article)) => {
                        let fate = match (field, article.fate) {
                            (CoverageField::Law, Fate::Weakened) => Fate::NotAssessed,
                            (_, fate) => fate,
                        };
                        covering.fate = Some(fate);
                        covering.touched.clone_from(&article.touched);
                    }
                }
            }
            item.after = Some(item.left()).filter(|_| item.state.is_covered()).flatten();
        }
    }
}

/// What becomes of an article that names a standard.
fn judge_naming(
    covering: &mut Covering,
    standard: &str,
    article: Option<&ReviewedArticle>,
    reviewed: &ReviewedContract,
    naming: &Naming,
) {
    let gone = article.is_some_and(|article| article.fate == Fate::Deleted);
    for place in &mut covering.named_in {
        place.fate = Some(match reviewed.places.get(&place.id) {
            Some(found) if !naming.is_named(standard, &found.text) => Fate::Deleted,
            Some(found) => found.fate,
            // The requirements of an article that is gone ask for nothing any more.
            None if gone => Fate::Deleted,
            None => Fate::NotAssessed,
        });
    }
    covering.touched.clear();
    for place in covering.named_in.iter().filter(|place| place.fate != Some(Fate::Kept)) {
        if !covering.touched.contains(&place.number) {
            covering.touched.push(place.number.clone());
        }
    }
    let fate = Fate::of_all(covering.named_in.iter().filter_map(|place| place.fate));
    covering.fate = if gone { Some(Fate::Deleted) } else { Some(fate.unwrap_or(Fate::NotAssessed)) };
    if covering.fate == Some(Fate::Deleted) && gone {
        covering.touched.clear();
    }
}
