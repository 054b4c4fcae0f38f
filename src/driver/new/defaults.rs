//! What is proposed where the user has not answered.

use crate::model::{
    ClauseLibrary, Condition, ContractTemplate, Fact, FactTest, FactValue, GibitEdition, GibitEditions,
    VerificationState,
};

/// The first choice of an edition: the newest whose known article numbers were all read in an official text, else the
/// newest.
pub(super) fn edition(editions: &GibitEditions) -> Option<&str> {
    let names = || editions.iter().rev();
    names().find(|(_, edition)| is_verified(edition)).or_else(|| names().next()).map(|(name, _)| name.as_str())
}

fn is_verified(edition: &GibitEdition) -> bool {
    let mut numbered = edition.articles.iter().filter(|article| article.number.is_some()).peekable();
    numbered.peek().is_some() && numbered.all(|article| article.state == VerificationState::Verified)
}

/// On how many subjects the article number was read in an official text, and how many subjects the edition has.
pub(super) fn verified(edition: &GibitEdition) -> (usize, usize) {
    let verified = edition.articles.iter().filter(|article| article.state == VerificationState::Verified);
    (verified.count(), edition.articles.len())
}

/// The proposed answer to a fact: yes where the template has nothing to offer without it, else the fact's own default.
pub(super) fn fact(library: &ClauseLibrary, template: Option<&ContractTemplate>, fact: &Fact) -> Option<FactValue> {
    if template.is_some_and(|template| is_essential(library, template, fact)) {
        return Some(FactValue::YesNo(true));
    }
    fact.default_value()
}

/// Whether every clause that only this template lists applies exactly when the fact is a yes.
fn is_essential(library: &ClauseLibrary, template: &ContractTemplate, fact: &Fact) -> bool {
    let test = Condition::Fact(fact.key.clone(), FactTest::Yes);
    let others = || library.templates.values().filter(|other| other.id != template.id);
    let elsewhere = |id| others().any(|other| other.parts.iter().any(|part| part.clauses.contains(id)));
    let mut own = template
        .parts
        .iter()
        .flat_map(|part| &part.clauses)
        .filter(|id| !elsewhere(id))
        .filter_map(|id| library.clause(id.as_str()))
        .peekable();
    own.peek().is_some() && own.all(|clause| clause.applies.as_ref() == Some(&test))
}
