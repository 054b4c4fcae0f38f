use serde_json::{Value, json};

use super::args::{Clauses, ClausesCommand};
use super::{Status, forms, print, report, unknown};
use crate::driver::{self, Assets, Error, Files, Folders};
use crate::model::{Clause, ClauseId, ClauseLibrary, Language, Release, written};
use crate::write;

/// `beding clauses`.
pub(super) fn run(options: &Clauses, folders: &Folders, files: &dyn Files) -> Result<Status, Error> {
    let outcome = driver::load(&Assets::gather(folders, files)?);
    let Some(loaded) = outcome.value else { return Ok(Status::Failed) };
    report::print(&outcome.diagnostics, &loaded.sources);
    let library = &loaded.library;
    let language = Language::from(options.output.lang);
    if let Some(ClausesCommand::Show { id }) = &options.show {
        let Some(clause) = library.clause(id) else {
            return Ok(unknown("clause", id, library.clauses.keys().map(ClauseId::as_str)));
        };
        if options.output.json {
            print(&format!("{:#}\n", full(clause, library, language)))?;
        } else {
            print(&driver::describe(clause, library, language))?;
        }
        return Ok(Status::Clean);
    }
    if let Some(ClausesCommand::Record { output, force }) = &options.show {
        let record = write::release_yaml(&Release::of(library));
        match output {
            Some(path) => {
                if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                    files.make_folder(folder)?;
                }
                files.write(&[(path.clone(), record.into_bytes())], forms::mode(*force))?;
                forms::written(std::iter::once(path.as_path()));
            }
            None => print(&record)?,
        }
        return Ok(Status::Clean);
    }
    if let Some(name) = &options.fact
        && library.fact(name).is_none()
    {
        return Ok(unknown("fact", name, library.facts.iter().map(|fact| fact.key.as_str())));
    }
    if let Some(name) = &options.subject
        && !library.subjects.iter().any(|subject| subject.key == *name)
    {
        return Ok(unknown("GIBIT subject", name, library.subjects.iter().map(|subject| subject.key.as_str())));
    }
    if let Some(name) = &options.principle
        && !library.principles.iter().any(|principle| principle.key == *name)
    {
        return Ok(unknown("principle", name, library.principles.iter().map(|principle| principle.key.as_str())));
    }
    let found: Vec<&Clause> = library.clauses.values().filter(|clause| matches(options, clause, library)).collect();
    if options.output.json {
        let list: Vec<Value> = found.iter().map(|clause| summary(clause, language)).collect();
        print(&format!("{:#}\n", json!({"schema": "beding.clauses/1", "clauses": list})))?;
    } else {
        let width = found.iter().map(|clause| clause.id.as_str().len()).max().unwrap_or(0);
        let lines: String = found
            .iter()
            .map(|clause| {
                let principles = clause.principles.join(", ");
                format!("{:<width$}  {:<10}  {}\n", clause.id.as_str(), principles, clause.title.get(language))
            })
            .collect();
        print(&lines)?;
    }
    Ok(Status::Clean)
}

fn matches(options: &Clauses, clause: &Clause, library: &ClauseLibrary) -> bool {
    let principle = options.principle.as_ref().is_none_or(|wanted| {
        clause.principles.iter().any(|key| {
            let chapter =
                library.principles.iter().find(|known| known.key == *key).and_then(|known| known.chapter.as_ref());
            key == wanted || chapter == Some(wanted)
        })
    });
    let subject = options.subject.as_ref().is_none_or(|wanted| clause.gibit.iter().any(|hook| hook.subject == *wanted));
    let fact = options.fact.as_ref().is_none_or(|wanted| {
        clause.applies.iter().flat_map(crate::model::Condition::facts).any(|(name, _)| name == wanted)
    });
    principle && subject && fact
}

fn summary(clause: &Clause, language: Language) -> Value {
    json!({
        "id": clause.id,
        "version": clause.version,
        "status": clause.status,
        "title": clause.title.get(language),
        "principles": clause.principles,
        "gibit": clause.gibit,
        "applies": clause.applies,
    })
}

fn full(clause: &Clause, library: &ClauseLibrary, language: Language) -> Value {
    let mut value = summary(clause, language);
    let paragraphs: Vec<Value> = clause
        .paragraphs
        .iter()
        .map(|paragraph| {
            let points: Vec<Value> = paragraph
                .points
                .iter()
                .map(|point| json!({"id": clause.id.provision(&[&paragraph.key, &point.key]), "text": point.text(language)}))
                .collect();
            json!({"id": clause.id.provision(&[&paragraph.key]), "text": paragraph.text(language), "points": points})
        })
        .collect();
    let requirements: Vec<Value> = clause
        .requirements
        .iter()
        .map(|requirement| {
            json!({
                "id": format!("{}#{}", clause.id, requirement.key),
                "kind": written(&requirement.kind),
                "text": requirement.text(language),
                "evidence": requirement.evidence.iter().map(|item| item.text(language)).collect::<Vec<_>>(),
                "due": requirement.due,
                "assessor": requirement.assessor,
            })
        })
        .collect();
    let fallbacks: Vec<Value> = clause
        .positions
        .fallbacks
        .iter()
        .map(|fallback| {
            json!({
                "key": fallback.key,
                "title": fallback.title.get(language),
                "allowed": fallback.allowed.get(language),
                "agree": fallback.agree,
            })
        })
        .collect();
    value["schema"] = json!("beding.clause/1");
    value["legal_basis"] = json!(clause.legal_basis);
    value["standards"] = json!(clause.standards);
    value["paragraphs"] = json!(paragraphs);
    value["fallbacks"] = json!(fallbacks);
    value["requirements"] = json!(requirements);
    value["explanation"] = json!(clause.explanation.get(language));
    value["proportionality"] = json!(clause.proportionality.get(language));
    value["answer"] = json!(clause.answer.get(language));
    value["sign_off"] = json!(clause.sign_off);
    value["library"] = json!({"version": library.about.version, "digest": library.digest});
    value
}
