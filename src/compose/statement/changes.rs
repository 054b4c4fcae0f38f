//! What has changed since a form was made, in sentences.

use crate::compose::requirements::words::Phrases;
use crate::model::{AspectKind, FormChange, FormChanges, ListedRequirement, each_once, written};

/// The sentences, the first of which says that something has changed; `requirements` are those of now.
pub(in crate::compose) fn change_sentences<'a>(
    changes: &FormChanges,
    requirements: impl Iterator<Item = &'a ListedRequirement> + Clone,
    phrases: Phrases<'_>,
) -> Vec<String> {
    let numbers = |ids: &[&str]| {
        let found = requirements.clone().filter(|one| ids.contains(&one.id.as_str()));
        phrases.labels.list(&each_once(found.map(|one| &one.number)))
    };
    let told = |key: &str, ids: &[&str]| phrases.fill(key, &[("numbers", &numbers(ids))]);
    let mut sentences = vec![match changes.dated {
        Some(date) => phrases.fill("statement_changed_dated", &[("date", &phrases.labels.date(date))]),
        None => phrases.text("statement_changed"),
    }];
    let (dated, other): (Vec<_>, Vec<_>) = changes.changed.iter().partition(|change| change.is_date_only());
    let groups: Vec<String> = by_aspects(&other)
        .into_iter()
        .map(|(aspects, ids)| {
            let values = [("numbers", numbers(&ids)), ("aspects", aspect_words(aspects, phrases))];
            phrases.fill("statement_changed_group", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
        })
        .collect();
    if !groups.is_empty() {
        sentences.push(phrases.fill("statement_changed_other", &[("changes", &groups.join("; "))]));
    }
    if !dated.is_empty() {
        let ids: Vec<&str> = dated.iter().map(|change| change.requirement.as_str()).collect();
        sentences.push(told("statement_changed_date", &ids));
    }
    if !changes.added.is_empty() {
        let ids: Vec<&str> = changes.added.iter().map(String::as_str).collect();
        sentences.push(told("statement_changed_added", &ids));
    }
    if !changes.gone.is_empty() {
        sentences.push(phrases.fill("statement_changed_gone", &[("ids", &changes.gone.join(", "))]));
    }
    if changes.is_elsewhere() {
        sentences.push(phrases.text("statement_changed_elsewhere"));
    }
    sentences
}

/// Aspects in words, e.g. `de tekst van de eis en het artikel`.
pub(in crate::compose) fn aspect_words(aspects: &[AspectKind], phrases: Phrases<'_>) -> String {
    let words: Vec<String> =
        aspects.iter().map(|aspect| phrases.text(&format!("req_aspect_{}", written(aspect)))).collect();
    phrases.labels.list(&words)
}

/// The ids of the requirements of which the same aspects differ, in the order in which these come first.
fn by_aspects<'a>(changes: &[&'a FormChange]) -> Vec<(&'a [AspectKind], Vec<&'a str>)> {
    let mut groups: Vec<(&[AspectKind], Vec<&str>)> = Vec::new();
    for change in changes {
        match groups.iter_mut().find(|(aspects, _)| *aspects == change.aspects) {
            Some((_, ids)) => ids.push(&change.requirement),
            None => groups.push((&change.aspects, vec![&change.requirement])),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::requirements::sample;
    use crate::model::{Labels, Moments};

    #[test]
    fn what_changed_in_the_same_way_is_told_together_and_dates_apart() {
        let change = |id: &str, aspects: &[AspectKind]| FormChange { requirement: id.into(), aspects: aspects.into() };
        let changes = FormChanges {
            changed: vec![
                change("now#must", &[AspectKind::Provision]),
                change("late#must", &[AspectKind::Date]),
                change("now#wish", &[AspectKind::Provision]),
            ],
            added: vec!["late#knock-out".into()],
            is_known: true,
            ..FormChanges::default()
        };
        let mut list = sample::list();
        for (index, one) in list.requirements.iter_mut().enumerate() {
            one.number = format!("{}.1", index + 1);
        }
        let labels = Labels::from(std::collections::BTreeMap::from(
            [
                ("statement_changed_group", "{numbers} ({aspects})"),
                ("statement_changed_other", "{changes}"),
                ("statement_changed_date", "{numbers}"),
                ("statement_changed_added", "{numbers}"),
                ("and", "en"),
            ]
            .map(|(key, text)| (key.to_owned(), text.to_owned())),
        ));
        let phrases = Phrases { labels: &labels, moments: Moments::default() };
        let told = change_sentences(&changes, list.requirements.iter(), phrases);
        assert_eq!(told, ["statement_changed", "3.1 en 4.1 (req_aspect_provision)", "1.1", "2.1"]);
    }
}
