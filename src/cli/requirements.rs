use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::Path;

use anstream::eprintln;

use super::args::{GroupArgument, Requirements};
use super::new::{Ending, talk};
use super::{Status, forms, report};
use crate::driver::new::{Beside, Interview, Scope, Setting};
use crate::driver::{self, Error, Files, Folders, OutputFormat, RequirementOptions, RequirementSource};
use crate::model::Language;

/// `beding requirements`.
pub(super) fn run(options: &Requirements, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let inputs: Vec<&Path> =
        [&options.contract, &options.since].into_iter().flatten().map(|path| path.as_path()).collect();
    let outputs = forms::outputs(&options.output, &inputs, files)?;
    let is_report =
        |format: &OutputFormat| !matches!(format, OutputFormat::Json | OutputFormat::Xlsx | OutputFormat::Csv);
    let is_printed = outputs.is_empty() && !options.output.json;
    if options.group == GroupArgument::Subject && !is_printed && !outputs.iter().any(|(_, format)| is_report(format)) {
        let message = "--group says how a report (.pdf .html .md .txt) is put together; a workbook, a table and JSON have an \
                       order of their own";
        return Err(Error::Usage(message.into()));
    }
    let language: Option<Language> = options.output.lang.map(Into::into);
    let Some(source) = source(options, language.unwrap_or_default(), folders, files)? else {
        return Ok(Status::Failed);
    };
    let wanted = RequirementOptions { source, language, since: options.since.clone() };
    let required =
        driver::requirements(&wanted, folders, files).map_err(|problem| forms::told(problem, "no list was made"))?;
    report::print(&required.diagnostics, &required.sources);
    forms::finish(&required.forms(options.group.into()), &options.output, &outputs, folders, files)?;
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
    let loaded = driver::library(folders, files)?;
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
    // The standard output is for the list; the questions are not part of it.
    match talk(&mut interview, &mut std::io::stdin().lock(), &mut anstream::stderr().lock(), echo) {
        Ok(Ending::Done) => Ok(Some(interview.facts())),
        Ok(Ending::BrokenOff) => {
            eprintln!("\n{}", interview.broken_off());
            Ok(None)
        }
        Err(error) => Err(Error::Usage(format!("the questions cannot be asked: {error}"))),
    }
}
