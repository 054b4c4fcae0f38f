use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::Path;

use anstream::eprintln;

use super::args::Requirements;
use super::new::{Ending, talk};
use super::{Status, print, report};
use crate::compose::{self as composing, RequirementSetting};
use crate::driver::new::{Beside, Interview, Scope, Setting};
use crate::driver::{
    self, Assets, Error, Files, Folders, IssuedError, OutputFormat, ReportForms, RequirementOptions, RequirementSource,
    WriteMode, load,
};
use crate::model::Language;
use crate::write;

/// The name under which a PDF carries its list.
const ATTACHMENT: &str = "beding-requirements.json";

/// `beding requirements`.
pub(super) fn run(options: &Requirements, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let inputs: Vec<&Path> =
        [&options.contract, &options.since].into_iter().flatten().map(|path| path.as_path()).collect();
    let outputs = driver::output_files(&options.output, OutputFormat::REPORT_WITH_WORKBOOK, &inputs, files)?;
    let language: Option<Language> = options.lang.map(Into::into);
    let Some(source) = source(options, language.unwrap_or_default(), folders, files)? else {
        return Ok(Status::Failed);
    };
    let wanted = RequirementOptions { source, language, since: options.since.clone() };
    let required = match driver::requirements(&wanted, folders, files) {
        Ok(required) => required,
        Err(IssuedError::Error(error)) => return Err(error),
        Err(IssuedError::Dossier { dossier, diagnostics, sources }) => {
            report::print(&diagnostics, &sources);
            return Err(Error::Usage(format!("{dossier} has errors; no list was made")));
        }
    };
    report::print(&required.diagnostics, &required.sources);
    let setting = RequirementSetting { grouping: options.group.into(), style: required.style.clone() };
    let forms = ReportForms {
        report: composing::requirement_report(&required.list, &required.labels, &setting),
        workbook: Some(composing::requirement_workbook(&required.list, &required.labels)),
        json: write::to_json(&required.list),
        json_name: ATTACHMENT,
    };
    if options.json {
        print(&forms.json)?;
    } else if outputs.is_empty() {
        print(&write::report_text(&forms.report))?;
    }
    let mode = if options.force { WriteMode::Force } else { WriteMode::New };
    driver::write_report(&forms, &outputs, mode, folders, files)?;
    for (path, _) in &outputs {
        eprintln!("{} written", path.display());
    }
    Ok(Status::Clean)
}

/// Of what the requirements are asked; nothing where the questions were broken off.
fn source(
    options: &Requirements,
    language: Language,
    folders: &Folders,
    files: &dyn Files,
) -> Result<Option<RequirementSource>, Error> {
    if let Some(path) = &options.contract {
        return Ok(Some(RequirementSource::Contract(path.clone())));
    }
    let template = options.template.clone();
    let facts = if options.ask {
        match ask(&template, language, folders, files)? {
            Some(facts) => facts,
            None => return Ok(None),
        }
    } else {
        given(&options.facts)?
    };
    Ok(Some(RequirementSource::Facts { facts, template }))
}

/// Facts as they are given: `sensors`, `personal-data`, `algorithm-impact=high`.
fn given(facts: &[String]) -> Result<BTreeMap<String, String>, Error> {
    let mut given = BTreeMap::new();
    for fact in facts.iter().map(|fact| fact.trim()).filter(|fact| !fact.is_empty()) {
        let (name, answer) = fact.split_once('=').unwrap_or((fact, "yes"));
        let name = name.trim().replace('-', "_").to_lowercase();
        if given.insert(name.clone(), answer.trim().to_owned()).is_some() {
            return Err(Error::Usage(format!("the fact `{name}` is given twice")));
        }
    }
    if given.is_empty() {
        return Err(Error::Usage(
            "say of what: a dossier or contract, or facts of a purchase, e.g. `--facts sensors,personal-data`, or --ask"
                .into(),
        ));
    }
    Ok(given)
}

/// Asks the facts that a supplier may know.
fn ask(
    template: &str,
    language: Language,
    folders: &Folders,
    files: &dyn Files,
) -> Result<Option<BTreeMap<String, String>>, Error> {
    let outcome = load(&Assets::gather(folders, files)?);
    let broken = outcome.has_errors();
    let Some(loaded) = outcome.value.filter(|_| !broken) else {
        return Err(Error::Usage("the clause library has errors; `beding check` shows them".into()));
    };
    let organisations = Beside::new(Path::new("dossier.yaml"), files);
    let labels = loaded.library.labels(language);
    let mut interview = Interview::new(Setting {
        library: &loaded.library,
        scope: Scope::Facts(template.to_owned()),
        language,
        today: None,
        file: labels.text("req_the_list").to_owned(),
        organisations: &organisations,
    })?;
    let echo = !std::io::stdin().is_terminal();
    // The questions are no result: those go to the standard output.
    match talk(&mut interview, &mut std::io::stdin().lock(), &mut anstream::stderr().lock(), echo) {
        Ok(Ending::Done) => Ok(Some(interview.facts())),
        Ok(Ending::BrokenOff) => {
            eprintln!("\n{}", interview.broken_off());
            Ok(None)
        }
        Err(error) => Err(Error::Usage(format!("the questions cannot be asked: {error}"))),
    }
}
