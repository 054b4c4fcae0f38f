use schemars::schema_for;

use crate::model::{
    Answers, Assessment, Clause, ContractFile, ContractTemplate, Dossier, Draft, Fact, GibitEdition, GibitSubject,
    LibraryInfo, Organisation, Principle, ProperNames, RequirementList, Statement, Term,
};
use crate::write::RedlineFile;

/// The names of all schemas.
pub const SCHEMAS: [&str; 18] = [
    "answers",
    "assessment",
    "clause",
    "contract",
    "dossier",
    "draft",
    "facts",
    "gibit-edition",
    "gibit-subjects",
    "library",
    "names",
    "organisation",
    "principles",
    "redline",
    "requirements",
    "statement",
    "template",
    "terms",
];

/// The JSON Schema of a kind of file, pretty-printed; editors complete and check files with it.
pub fn schema(name: &str) -> Option<String> {
    let schema = match name {
        "answers" => schema_for!(Answers),
        "assessment" => schema_for!(Assessment),
        "clause" => schema_for!(Clause),
        "contract" => schema_for!(ContractFile),
        "dossier" => schema_for!(Dossier),
        "draft" => schema_for!(Draft),
        "facts" => schema_for!(Vec<Fact>),
        "gibit-edition" => schema_for!(GibitEdition),
        "gibit-subjects" => schema_for!(Vec<GibitSubject>),
        "library" => schema_for!(LibraryInfo),
        "names" => schema_for!(ProperNames),
        "organisation" => schema_for!(Organisation),
        "principles" => schema_for!(Vec<Principle>),
        "redline" => schema_for!(RedlineFile<'_>),
        "requirements" => schema_for!(RequirementList),
        "statement" => schema_for!(Statement),
        "template" => schema_for!(ContractTemplate),
        "terms" => schema_for!(Vec<Term>),
        _ => return None,
    };
    serde_json::to_string_pretty(&schema).ok().map(|text| text + "\n")
}
