//! What is new in a list of requirements, compared with an earlier one.

use super::words::Phrases;
use crate::model::{Aspect, AspectKind, Labels, ListedRequirement, Moments, News, RequirementList, Since};

/// The list with what is new in it since an `earlier` one, called `name`. Requirements are the same when their ids are;
/// the texts are compared where both lists are in one language.
pub fn since(mut list: RequirementList, earlier: &RequirementList, name: &str, labels: &Labels) -> RequirementList {
    let same_language = list.language == earlier.language;
    for requirement in &mut list.requirements {
        let before = earlier.requirements.iter().find(|other| other.id == requirement.id);
        requirement.news = match before {
            None => Some(News::New),
            Some(before) => {
                let aspects = aspects(requirement, before, same_language, labels);
                (!aspects.is_empty()).then_some(News::Changed { aspects })
            }
        };
    }
    let asked = |requirement: &&ListedRequirement| list.requirements.iter().any(|other| other.id == requirement.id);
    let gone = earlier.requirements.iter().filter(|requirement| !asked(requirement)).cloned().collect();
    list.since = Some(Since { name: name.to_owned(), gone });
    list
}

/// What differs between a requirement and the same one earlier. Its place in the contract is not looked at: a number that
/// moves asks nothing else.
fn aspects(now: &ListedRequirement, before: &ListedRequirement, same_language: bool, labels: &Labels) -> Vec<Aspect> {
    let evidence = |one: &ListedRequirement| {
        let texts: Vec<String> = one.evidence.iter().map(|item| item.text.clone()).collect();
        texts.join("; ")
    };
    let kinds = |one: &ListedRequirement| {
        one.evidence.iter().map(|item| (item.kind, item.standards.clone())).collect::<Vec<_>>()
    };
    let differs = |aspect| match aspect {
        AspectKind::Text => same_language && now.text != before.text,
        AspectKind::Kind => now.kind != before.kind,
        AspectKind::Due => {
            (now.due, now.due_on) != (before.due, before.due_on) || same_language && now.deadline != before.deadline
        }
        AspectKind::Evidence if same_language => evidence(now) != evidence(before),
        AspectKind::Evidence => kinds(now) != kinds(before),
    };
    let phrases = Phrases { labels, moments: Moments::default() };
    let was = |aspect| match aspect {
        AspectKind::Text => before.text.clone(),
        AspectKind::Kind => labels.variant("kind", &before.kind),
        AspectKind::Due => phrases.when(before),
        AspectKind::Evidence => evidence(before),
    };
    [AspectKind::Kind, AspectKind::Text, AspectKind::Due, AspectKind::Evidence]
        .into_iter()
        .filter(|aspect| differs(*aspect))
        .map(|aspect| Aspect { aspect, before: was(aspect) })
        .collect()
}
