//! What is new in a list of requirements, compared with an earlier one.

use super::words::Phrases;
use crate::model::{Aspect, AspectKind, Labels, ListedRequirement, Moments, News, RequirementList, Since};

/// The list with what is new in it since an `earlier` one; `since` says what that is called. Requirements are the same when
/// their ids are; the texts are compared where both lists are in one language.
pub fn since(mut list: RequirementList, earlier: &RequirementList, since: Since, labels: &Labels) -> RequirementList {
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
    let no_longer = earlier.requirements.iter().filter(|requirement| !asked(requirement)).cloned();
    let gone = no_longer.chain(since.gone).collect();
    list.since = Some(Since { gone, ..since });
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
        one.evidence.iter().map(|item| (item.kind, item.standards.clone(), item.max_age_months)).collect::<Vec<_>>()
    };
    let moved = now.due != before.due || same_language && now.deadline != before.deadline;
    let differs = |aspect| match aspect {
        AspectKind::Text => same_language && now.text != before.text,
        AspectKind::Kind => now.kind != before.kind,
        AspectKind::Due => moved,
        // Earlier lists did not compute dates from what an article says.
        AspectKind::Date => !moved && now.due_on != before.due_on && now.timing.is_some() == before.timing.is_some(),
        AspectKind::Evidence => kinds(now) != kinds(before) || same_language && evidence(now) != evidence(before),
        AspectKind::Provision => {
            let digests = now.provision_digest.as_ref().zip(before.provision_digest.as_ref());
            digests.is_some_and(|(now, before)| now != before)
        }
    };
    let phrases = Phrases { labels, moments: Moments::default() };
    let was = |aspect| match aspect {
        AspectKind::Text => before.text.clone(),
        AspectKind::Kind => labels.variant("kind", &before.kind),
        AspectKind::Due => phrases.when(before),
        AspectKind::Date => {
            before.due_on.map_or_else(|| labels.text("req_no_date").to_owned(), |date| labels.date(date))
        }
        AspectKind::Evidence => evidence(before),
        AspectKind::Provision => String::new(),
    };
    [AspectKind::Kind, AspectKind::Text, AspectKind::Due, AspectKind::Date, AspectKind::Evidence, AspectKind::Provision]
        .into_iter()
        .filter(|aspect| differs(*aspect))
        .map(|aspect| Aspect { aspect, before: was(aspect) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::aspects;
    use crate::compose::requirements::sample;
    use crate::model::{AspectKind, Due, EvidenceKind, Labels, ListedRequirement, RequirementKind};

    fn requirement() -> ListedRequirement {
        let one = sample::requirement("resale-ban#log", RequirementKind::Must, Due::Yearly, EvidenceKind::Overview);
        ListedRequirement { provision_digest: Some("1".into()), ..one }
    }

    fn found(now: &ListedRequirement, before: &ListedRequirement) -> Vec<AspectKind> {
        let all = aspects(now, before, true, &Labels::default());
        all.into_iter().map(|aspect| aspect.aspect).collect()
    }

    #[test]
    fn a_date_that_appears_is_no_other_moment() {
        let before = requirement();
        let dated = ListedRequirement { due_on: "2028-03-15".parse().ok(), ..requirement() };
        assert_eq!(found(&dated, &before), [AspectKind::Date]);
        let later = ListedRequirement { due: Due::Exit, due_on: "2031-03-15".parse().ok(), ..requirement() };
        assert_eq!(found(&later, &before), [AspectKind::Due]);
        assert_eq!(found(&ListedRequirement { number: "9.4".into(), ..requirement() }, &before), []);
    }

    #[test]
    fn a_provision_that_says_something_else_is_noticed() {
        let other = ListedRequirement { provision_digest: Some("2".into()), ..requirement() };
        assert_eq!(found(&other, &requirement()), [AspectKind::Provision]);
        // An earlier list may not say what its provisions were.
        let unknown = ListedRequirement { provision_digest: None, ..requirement() };
        assert_eq!(found(&unknown, &requirement()), []);
    }
}
