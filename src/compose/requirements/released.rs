//! Requirements of clauses that the library no longer has, as they were recorded.

use crate::model::{
    ClauseLibrary, Condition, Document, EvidenceRow, Language, ListedRequirement, Release, ReleasedClause, Requirement,
};

/// What a release asked of such a contract through clauses that `library` no longer has. Their texts cannot be composed any
/// more: where a value stood in them, dots stand.
pub fn gone_with_clauses(release: &Release, document: &Document, library: &ClauseLibrary) -> Vec<ListedRequirement> {
    let holds =
        |condition: &Option<Condition>| condition.as_ref().is_none_or(|one| one.evaluate(&document.facts).holds);
    let gone = release.clauses.iter().filter(|clause| {
        library.clause(clause.id.as_str()).is_none()
            && clause.templates.contains(&document.template)
            && holds(&clause.applies)
    });
    gone.flat_map(|clause| {
        let asked = clause.requirements.iter().filter(|one| holds(&one.when));
        asked.map(|one| listed(clause, one, document.language)).collect::<Vec<_>>()
    })
    .collect()
}

fn listed(clause: &ReleasedClause, one: &Requirement, language: Language) -> ListedRequirement {
    let keys: Vec<&str> = one.at.split('/').collect();
    let evidence = one.evidence.iter().map(|item| EvidenceRow {
        kind: item.kind,
        standards: item.standards.clone(),
        max_age_months: item.max_age_months,
        text: without_values(item.text(language)),
    });
    ListedRequirement {
        id: format!("{}#{}", clause.id, one.key),
        provision: clause.id.provision(&keys),
        number: String::new(),
        article: clause.title.get(language).to_owned(),
        chapter: String::new(),
        kind: one.kind,
        text: without_values(one.text(language)),
        dutch: (language != Language::Nl).then(|| without_values(one.text(Language::Nl))),
        evidence: evidence.collect(),
        due: one.due,
        deadline: one.deadline.as_ref().map(|words| without_values(words.get(language))),
        timing: None,
        due_on: None,
        assessor: one.assessor,
        principles: Vec::new(),
        basis: Vec::new(),
        standards: Vec::new(),
        provision_digest: None,
        news: None,
    }
}

/// A text with dots for what would be filled in, and without what decides whether a part of it is there.
fn without_values(template: &str) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        text.push_str(before);
        let (end, instead) = match from.as_bytes().get(1) {
            Some(b'{') => ("}}", "…"),
            Some(b'%') => ("%}", ""),
            _ => {
                text.push('{');
                rest = &from[1..];
                continue;
            }
        };
        let Some(length) = from.find(end) else {
            rest = from;
            break;
        };
        text.push_str(instead);
        rest = &from[length + end.len()..];
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::without_values;

    #[test]
    fn values_are_dots() {
        let template = "binnen {{ period }} {% if x %}en\n {a}{% endif %} klaar";
        assert_eq!(without_values(template), "binnen … en {a} klaar");
        assert_eq!(without_values("open {{ period"), "open {{ period");
    }
}
