use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clause::Clause;
use super::condition::Condition;
use super::date::Date;
use super::id::ClauseId;
use super::language::Localized;
use super::library::ClauseLibrary;
use super::position::Fallback;
use super::requirement::Requirement;
use super::requirement_change::RequirementChange;

/// What the clauses of a library asked in a version that was released (uitgave), so that a later version can be compared
/// with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The file it was read from.
    #[serde(skip)]
    #[schemars(skip)]
    pub file: Arc<str>,
    /// The version of the library, e.g. `2026.1`.
    pub version: String,
    /// The day of that version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The clauses that asked something, by id.
    pub clauses: Vec<ReleasedClause>,
}

/// A clause in a version that was released, with what it asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleasedClause {
    /// The id.
    pub id: ClauseId,
    /// The heading of its article.
    pub title: Localized,
    /// The templates that it was in.
    pub templates: Vec<String>,
    /// When it applied; always when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies: Option<Condition>,
    /// What it asked, as it stood in its file.
    pub requirements: Vec<Requirement>,
    /// What became of them under its fallbacks that changed them, by the key of the fallback.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fallbacks: BTreeMap<String, Vec<RequirementChange>>,
}

impl Release {
    /// What a library asks now.
    pub fn of(library: &ClauseLibrary) -> Self {
        let templates = |id: &ClauseId| {
            let all = library.templates.values();
            let of = all.filter(|template| template.parts.iter().any(|part| part.clauses.contains(id)));
            of.map(|template| template.id.clone()).collect()
        };
        let clauses = library.clauses.values().filter(|clause| !clause.requirements.is_empty());
        Self {
            file: Arc::default(),
            version: library.about.version.clone(),
            date: library.about.date,
            clauses: clauses
                .map(|clause| ReleasedClause {
                    id: clause.id.clone(),
                    title: clause.title.clone(),
                    templates: templates(&clause.id),
                    applies: clause.applies.clone(),
                    requirements: clause.requirements.iter().map(as_asked).collect(),
                    fallbacks: under_fallbacks(clause),
                })
                .collect(),
        }
    }

    /// A clause by id.
    pub fn clause(&self, id: &ClauseId) -> Option<&ReleasedClause> {
        self.clauses.iter().find(|clause| clause.id == *id)
    }

    /// The library with what this release asked in the place of what its clauses ask now. A clause that asked nothing then,
    /// because it is newer, asks nothing.
    #[must_use]
    pub fn laid_over(&self, library: &ClauseLibrary) -> ClauseLibrary {
        let mut library = library.clone();
        for clause in library.clauses.values_mut() {
            let released = self.clause(&clause.id);
            let requirements = released.map(|released| released.requirements.clone()).unwrap_or_default();
            clause.requirements = requirements.into_iter().filter_map(|one| placed(one, clause)).collect();
            for fallback in &mut clause.positions.fallbacks {
                let then = released.and_then(|released| released.fallbacks.get(&fallback.key));
                fallback.requirements = then.cloned().unwrap_or_default();
            }
        }
        library
    }

    /// The ids of the requirements that differ from those of a library, in order.
    pub fn differences(&self, library: &ClauseLibrary) -> Vec<String> {
        let library = Self::of(library);
        let (then, now) = (self.by_id(), library.by_id());
        let differs = |id: &&String| then.get(*id) != now.get(*id);
        let mut all: Vec<String> = then.keys().chain(now.keys()).filter(differs).cloned().collect();
        all.sort();
        all.dedup();
        all
    }

    /// What it asks, by the id of the requirement.
    fn by_id(&self) -> BTreeMap<String, Asked<'_>> {
        let mut all = BTreeMap::new();
        for clause in &self.clauses {
            for requirement in &clause.requirements {
                let changes = clause.fallbacks.iter().flat_map(|(key, all)| all.iter().map(move |one| (key, one)));
                let fallbacks = changes.filter(|(_, change)| change.key == requirement.key).collect();
                all.insert(format!("{}#{}", clause.id, requirement.key), Asked { requirement, fallbacks });
            }
        }
        all
    }
}

/// A requirement, with what becomes of it under the fallbacks that change it.
#[derive(PartialEq)]
struct Asked<'a> {
    requirement: &'a Requirement,
    fallbacks: Vec<(&'a String, &'a RequirementChange)>,
}

/// What becomes of the requirements of a clause under its fallbacks, for those that change something.
fn under_fallbacks(clause: &Clause) -> BTreeMap<String, Vec<RequirementChange>> {
    let changes = |fallback: &Fallback| -> Vec<RequirementChange> {
        fallback.requirements.iter().filter(|change| !change.kept).cloned().collect()
    };
    let all = clause.positions.fallbacks.iter().map(|fallback| (fallback.key.clone(), changes(fallback)));
    all.filter(|(_, changes)| !changes.is_empty()).collect()
}

/// A requirement without how its moment is computed, which asks nothing.
fn as_asked(one: &Requirement) -> Requirement {
    Requirement { timing: None, ..one.clone() }
}

/// A requirement of a release at a provision that its clause still has; nothing where the clause has no text.
fn placed(mut one: Requirement, clause: &Clause) -> Option<Requirement> {
    let keys: Vec<&str> = one.at.split('/').collect();
    let address = clause.id.provision(&keys);
    if !clause.provisions().contains(&address) {
        let now = clause.requirements.iter().find(|now| now.key == one.key).map(|now| now.at.clone());
        one.at = now.or_else(|| clause.paragraphs.first().map(|paragraph| paragraph.key.clone()))?;
    }
    Some(one)
}
