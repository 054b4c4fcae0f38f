//! Which articles of a document cover something, and which clauses of the library would and do not.

use std::collections::BTreeMap;

use crate::model::{
    Annex, Article, Clause, ClauseId, ClauseLibrary, CoverageItem, CoverageState, Covering, Document, Ground, Labels,
    MissingClause, NamedIn, Reason, Relation, Selection, Status, TemplateAnnex, WaivedParagraph, Waiver,
};

/// Looks through a document and the library for what covers something.
pub(super) struct Gatherer<'a> {
    pub document: &'a Document,
    pub library: &'a ClauseLibrary,
    pub labels: &'a Labels,
    articles: BTreeMap<&'a ClauseId, &'a Article>,
    selection: BTreeMap<&'a ClauseId, &'a Selection>,
}

/// On what an article covers something.
#[derive(Debug, Clone, Default)]
pub(super) struct Basis {
    /// How it relates to GIBIT.
    pub relation: Option<Relation>,
    /// Places in a law, or the version of a standard.
    pub grounds: Vec<Ground>,
    /// The provisions and requirements that name it.
    pub named_in: Vec<NamedIn>,
}

impl<'a> Gatherer<'a> {
    pub fn new(document: &'a Document, library: &'a ClauseLibrary, labels: &'a Labels) -> Self {
        Self {
            document,
            library,
            labels,
            articles: document.articles().map(|article| (&article.id, article)).collect(),
            selection: document.selection.iter().map(|selected| (&selected.clause, selected)).collect(),
        }
    }

    /// The articles that cover something, in order; `basis` is told the article and its clause, where the library has it.
    pub fn by(&self, basis: impl Fn(&Article, Option<&Clause>) -> Option<Basis>) -> Vec<Covering> {
        let covering = self.document.articles().filter_map(|article| {
            let Basis { relation, grounds, named_in } = basis(article, self.library.clause(article.id.as_str()))?;
            Some(Covering {
                clause: article.id.clone(),
                number: article.number.clone(),
                title: article.title.clone(),
                relation,
                grounds,
                named_in,
                without: self.waived(&article.id).filter_map(waived_paragraph).collect(),
                fate: None,
                touched: Vec::new(),
            })
        });
        covering.collect()
    }

    /// The clauses that would cover something and are not in the document, those of its template first.
    pub fn missing(&self, would: impl Fn(&Clause) -> bool) -> Vec<MissingClause> {
        let clauses = self.library.clauses.values().filter(|clause| clause.status != Status::Retired);
        let absent = clauses.filter(|clause| !self.articles.contains_key(&clause.id) && would(clause));
        let mut missing: Vec<MissingClause> = absent.map(|clause| self.absent(clause)).collect();
        missing.sort_by_key(|one| (one.reason == Reason::NotInTemplate, one.clause.clone()));
        missing
    }

    /// The annexes of the document that have one of some clauses, as far as the facts of the document tell: those made with a
    /// template of their own.
    fn annexes(&self, missing: &[MissingClause]) -> Vec<Annex> {
        let Self { document, library, .. } = *self;
        let listed = library.templates.get(&document.template).map(|template| template.annexes.as_slice());
        let has = |annex: &TemplateAnnex| {
            let template = annex.template.as_ref().and_then(|template| library.templates.get(template));
            let clauses = template.into_iter().flat_map(|template| &template.parts).flat_map(|part| &part.clauses);
            let mut wanted = clauses.filter(|id| missing.iter().any(|one| one.clause == **id));
            wanted.any(|id| {
                let applies = library.clause(id.as_str()).and_then(|clause| clause.applies.as_ref());
                applies.is_none_or(|applies| applies.evaluate(&document.facts).holds)
            })
        };
        let made: Vec<&str> =
            listed.unwrap_or_default().iter().filter(|annex| has(annex)).map(|annex| annex.key.as_str()).collect();
        document.annexes.iter().filter(|annex| made.contains(&annex.key.as_str())).cloned().collect()
    }

    fn absent(&self, clause: &Clause) -> MissingClause {
        let selected = self.selection.get(&clause.id);
        // Every paragraph of a clause that was selected can be left out by itself.
        let waiver = self.waived(&clause.id).next();
        let (reason, text) = match (selected, waiver) {
            (Some(selected), Some(waiver)) if selected.included => self.waived_because(&waiver.reason, &waiver.person),
            (Some(selected), _) if selected.included => {
                (Reason::FactsNotMet { facts: Vec::new() }, self.labels.text("reason_facts_not_met").to_owned())
            }
            (Some(selected), _) => match &selected.reason {
                Reason::Waived { reason, person } => self.waived_because(reason, person),
                reason => (reason.clone(), selected.text.clone()),
            },
            (None, _) => (Reason::NotInTemplate, self.labels.text("reason_not_in_template").to_owned()),
        };
        MissingClause {
            clause: clause.id.clone(),
            title: clause.title.get(self.document.language).to_owned(),
            until: waiver.filter(|_| matches!(reason, Reason::Waived { .. })).and_then(|waiver| waiver.until),
            reason,
            text,
        }
    }

    /// Why a clause was left out. This goes to the public: of the person it names the role alone.
    fn waived_because(&self, reason: &str, person: &str) -> (Reason, String) {
        let role = role_of(person);
        let by = if role.is_empty() { String::new() } else { self.labels.fill("coverage_by_role", &[("role", &role)]) };
        let text = format!("{}: {reason}{by}", self.labels.text("reason_waived"));
        (Reason::Waived { reason: reason.to_owned(), person: role }, text)
    }

    fn waived(&self, clause: &ClauseId) -> impl Iterator<Item = &'a Waiver> {
        let document = self.document;
        document.waivers.iter().map(|row| &row.waiver).filter(move |waiver| waiver.clause == *clause)
    }

    /// The item that is covered by some articles and not by some clauses; `otherwise` says what it is where neither is.
    pub fn item(
        &self,
        key: &str,
        label: String,
        text: String,
        by: Vec<Covering>,
        missing: Vec<MissingClause>,
        otherwise: CoverageState,
    ) -> CoverageItem {
        let waived = missing.iter().any(|one| matches!(one.reason, Reason::Waived { .. }));
        let shortened = by.iter().any(|covering| !covering.without.is_empty());
        let outside = |one: &MissingClause| one.reason == Reason::NotInTemplate;
        let annexes = if by.is_empty() && !waived { self.annexes(&missing) } else { Vec::new() };
        let state = match (by.is_empty(), missing.is_empty()) {
            (false, _) if waived || shortened => CoverageState::InPart,
            (false, _) => CoverageState::Covered,
            (true, true) => otherwise,
            (true, false) if waived => CoverageState::Waived,
            (true, false) if !annexes.is_empty() => CoverageState::InAnnex,
            (true, false) if missing.iter().all(outside) => CoverageState::OutsideTemplate,
            (true, false) => CoverageState::NotCalledFor,
        };
        CoverageItem {
            key: key.to_owned(),
            label,
            text,
            state,
            gibit: None,
            confirmed: false,
            forum: None,
            by,
            missing,
            annexes,
            after: None,
            part: None,
        }
    }
}

fn waived_paragraph(waiver: &Waiver) -> Option<WaivedParagraph> {
    Some(WaivedParagraph {
        paragraph: waiver.paragraph.clone()?,
        reason: waiver.reason.clone(),
        person: role_of(&waiver.person),
        until: waiver.until,
    })
}

/// The role of a person as dossiers name them, `mevrouw E. Pleinman, teammanager Openbare Ruimte`: what follows the last comma,
/// unless that can be a part of the name. Empty where no role is told.
fn role_of(person: &str) -> String {
    let role = person.rsplit_once(',').map(|(_, role)| role.trim()).unwrap_or_default();
    let first = role.split_whitespace().next().unwrap_or_default();
    let is_name = first.ends_with('.') || first.chars().count() < 2;
    if is_name { String::new() } else { role.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::role_of;

    #[test]
    fn of_a_person_only_the_role_is_told() {
        assert_eq!(role_of("mevrouw E. Pleinman, teammanager Openbare Ruimte"), "teammanager Openbare Ruimte");
        assert_eq!(role_of("Pleinman, E., CISO"), "CISO");
        for name in ["mevrouw E. Pleinman", "Pleinman, E.", "", "Vries, J. de"] {
            assert_eq!(role_of(name), "", "{name}");
        }
    }
}
