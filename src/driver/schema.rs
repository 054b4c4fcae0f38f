use schemars::schema_for;

use crate::model::{
    Answers, Assessment, Burden, BurdenLimits, Clause, ContractFile, ContractTemplate, Coverage, Dossier, Draft, Fact,
    GibitEdition, GibitSubject, Law, LibraryInfo, Organisation, Principle, ProperNames, Release, RequirementList,
    Statement, Term,
};
use crate::write::RedlineFile;

/// The names of all schemas.
pub const SCHEMAS: [&str; 23] = [
    "answers",
    "assessment",
    "burden",
    "clause",
    "contract",
    "coverage",
    "dossier",
    "draft",
    "facts",
    "gibit-edition",
    "gibit-subjects",
    "laws",
    "library",
    "names",
    "organisation",
    "principles",
    "proportionality",
    "redline",
    "release",
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
        "burden" => schema_for!(BurdenLimits),
        "clause" => schema_for!(Clause),
        "contract" => schema_for!(ContractFile),
        "coverage" => schema_for!(Coverage),
        "dossier" => schema_for!(Dossier),
        "draft" => schema_for!(Draft),
        "facts" => schema_for!(Vec<Fact>),
        "gibit-edition" => schema_for!(GibitEdition),
        "gibit-subjects" => schema_for!(Vec<GibitSubject>),
        "laws" => schema_for!(Vec<Law>),
        "library" => schema_for!(LibraryInfo),
        "names" => schema_for!(ProperNames),
        "organisation" => schema_for!(Organisation),
        "principles" => schema_for!(Vec<Principle>),
        "proportionality" => schema_for!(Burden),
        "redline" => schema_for!(RedlineFile<'_>),
        "release" => schema_for!(Release),
        "requirements" => schema_for!(RequirementList),
        "statement" => schema_for!(Statement),
        "template" => schema_for!(ContractTemplate),
        "terms" => schema_for!(Vec<Term>),
        _ => return None,
    };
    serde_json::to_string_pretty(&schema).ok().map(|text| text + "\n")
}
