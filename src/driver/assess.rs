//! A supplier's statement held against the requirements of a contract.

use std::path::{Path, PathBuf};

use super::evidence_files::{Place, evidence_files};
use super::{Error, Files, Folders, Foreign, ReadStatement, Reading, ReportForms, StatementProblem, read_statement};
use crate::check::{self, Moment};
use crate::diag::Severity;
use crate::model::{Assessment, Date, Due, Language, Phase, RequirementList};
use crate::{compose as composing, write};

/// The name under which a PDF carries its assessment.
const ATTACHMENT: &str = "beding-assessment.json";

/// What is assessed, and when.
#[derive(Debug, Clone)]
pub struct AssessOptions {
    /// The contract: a dossier, JSON, or the PDF that carries it.
    pub contract: PathBuf,
    /// The statement.
    pub statement: PathBuf,
    /// The folder with the files of evidence that were handed in. Without it they are looked for beside the statement, and
    /// what is not there is not held against it.
    pub handed_in: Option<PathBuf>,
    /// How strictly the statement is read.
    pub reading: Reading,
    /// The moment; otherwise the one that the phase of the procedure is about.
    pub at: Option<Due>,
    /// The date of that moment, where it is another than that of the dossier.
    pub on: Option<Date>,
    /// Another language than that of the contract.
    pub language: Option<Language>,
}

/// An assessment with what it was made from.
#[derive(Debug)]
pub struct Assessed {
    /// The assessment.
    pub assessment: Assessment,
    /// The statement and the requirements.
    pub read: ReadStatement,
}

impl Assessed {
    /// The assessment for every form of output.
    pub fn forms(&self) -> ReportForms {
        let required = &self.read.required;
        ReportForms {
            report: composing::assessment_report(&self.assessment, &required.labels, &required.style),
            workbook: Some(composing::assessment_workbook(&self.assessment, &required.labels)),
            json: write::to_json(&self.assessment),
            json_name: ATTACHMENT,
        }
    }
}

/// Holds a statement against the requirements of a contract.
///
/// # Errors
/// When a file cannot be read, or something is wrong in the dossier or in the statement.
pub fn assess(
    options: &AssessOptions,
    folders: &Folders,
    files: &dyn Files,
    foreign: &dyn Foreign,
) -> Result<Assessed, StatementProblem> {
    let read = read_statement(
        &options.contract,
        &options.statement,
        options.language,
        options.reading,
        folders,
        files,
        foreign,
    )?;
    let list = &read.required.list;
    let moment = Moment { at: options.at.unwrap_or_else(|| usual(list)), on: options.on };
    let beside = options.statement.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let place = options.handed_in.as_deref().map_or(Place::Beside(beside), Place::HandedIn);
    if let Place::HandedIn(folder) = place
        && !files.is_folder(folder)
    {
        return Err(Error::Usage(format!("{}: there is no such folder", folder.display())).into());
    }
    let evidence = evidence_files(&read.statement, &options.statement, place, files, foreign)?;
    let problems = read.diagnostics.iter().filter(|one| one.severity == Severity::Error).count();
    let assessment = check::assess(list, &read.digest, &read.statement, evidence, moment);
    let assessment = Assessment { problems, ..assessment };
    Ok(Assessed { assessment, read })
}

/// The moment that a phase is about: the tender until award, then the signing.
fn usual(list: &RequirementList) -> Due {
    match list.contract.as_ref().map(|contract| contract.phase) {
        Some(Phase::AfterAward) => Due::Signing,
        _ => Due::Tender,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::{
        InProcess, MemoryFiles, RequirementOptions, RequirementSource, StatementFormat, WriteMode, empty_forms,
        requirements,
    };
    use super::*;
    use crate::model::{AssessmentStatus, RequirementKind};

    /// The forms that are tried.
    const FORMS: [(&str, StatementFormat); 2] =
        [("form.xlsx", StatementFormat::Xlsx), ("form.yaml", StatementFormat::Yaml)];

    const DOSSIER: &str = include_str!("../../contract-templates/examples/crowd-sensors.yaml");

    /// The files of a dossier with its empty forms in a language.
    fn with_forms(language: Language) -> MemoryFiles {
        // Without the house style of the example, which is another file.
        let dossier = DOSSIER.replace("organisation: organisation.yaml", "");
        let files = MemoryFiles::new(vec![("dossier.yaml", dossier)]);
        let wanted = RequirementOptions {
            source: RequirementSource::Contract("dossier.yaml".into()),
            language: Some(language),
            since: None,
        };
        let required = requirements(&wanted, &Folders::default(), &files).expect("a list");
        empty_forms(&required, &FORMS.map(|(name, format)| (name.into(), format)), WriteMode::New, &files)
            .expect("forms");
        files
    }

    fn assessed(files: &MemoryFiles, statement: &str) -> Assessed {
        let options = AssessOptions {
            contract: "dossier.yaml".into(),
            statement: statement.into(),
            handed_in: None,
            reading: Reading::Strict,
            at: None,
            on: None,
            language: None,
        };
        assess(&options, &Folders::default(), files, &InProcess).expect("an assessment")
    }

    #[test]
    fn an_empty_form_in_either_language_reads_back_as_an_empty_statement() {
        for language in Language::ALL {
            let files = with_forms(language);
            for form in ["form.xlsx", "form.yaml"] {
                let found = assessed(&files, form);
                assert!(found.read.diagnostics.is_empty(), "{form}: {:?}", found.read.diagnostics);
                assert!(found.read.statement.answers.is_empty() && found.read.statement.evidence.is_empty());
                assert!(!found.assessment.outdated && !found.assessment.is_met());
                assert!(found.read.statement.contract.number.is_some(), "{form} names the contract");
                let list = &found.read.required.list;
                assert_eq!(found.assessment.requirements.len(), list.requirements.len());
            }
        }
    }

    #[test]
    fn answers_that_declare_meet_what_asks_a_declaration_only() {
        let files = with_forms(Language::Nl);
        let form = files.get(Path::new("form.yaml")).expect("the form");
        let form = String::from_utf8(form).expect("a text").replace("    meets:\n", "    meets: ja\n");
        let signed = |line: &str| match line.trim().split(':').next() {
            Some("name") => "  name: De Leverancier".to_owned(),
            Some("represented_by") => "  represented_by: A. Jansen".to_owned(),
            Some("date") if !line.starts_with(' ') => "date: 2026-12-01".to_owned(),
            _ => line.to_owned(),
        };
        let form = form.lines().map(signed).collect::<Vec<_>>().join("\n");
        files.write(&[("form.yaml".into(), form.into_bytes())], WriteMode::Force).expect("a file");
        let found = assessed(&files, "form.yaml").assessment;
        let met = |kind: RequirementKind| {
            let all = found.requirements.iter().filter(move |one| one.requirement.kind == kind);
            all.filter(|one| one.status == AssessmentStatus::Declared).count()
        };
        assert!(met(RequirementKind::KnockOut) > 0 && met(RequirementKind::Wish) == 0);
        let declared = |one: &&crate::model::AssessedRequirement| one.status == AssessmentStatus::Met;
        for one in found.requirements.iter().filter(declared) {
            let asks = |row: &crate::model::EvidenceRow| row.kind == crate::model::EvidenceKind::Declaration;
            assert!(one.requirement.evidence.iter().any(asks), "{}", one.requirement.id);
        }
    }
}
