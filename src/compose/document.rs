use std::collections::BTreeSet;

use super::context::Scope;
use super::inline::Resolve;
use super::outline::{Outline, Printed};
use super::select::Selected;
use super::text::{RenderedRequirement, Texts};
use super::{Input, definitions};
use crate::model::{
    Article, ClauseVersion, Colophon, ContractTemplate, Document, EditionName, Evidence, EvidenceRow, Facts, Inline,
    OpenItem, Part, PositionRow, RequirementRow, Role, ScheduleKind, WaiverRow, plain,
};

/// Puts the document together from its texts.
#[expect(clippy::too_many_arguments, reason = "the results of all earlier steps come together here")]
pub(super) fn assemble(
    input: &Input<'_>,
    template: &ContractTemplate,
    scope: &Scope<'_>,
    selected: Selected<'_>,
    outline: &Outline<'_>,
    mut facts: Facts,
    texts: Texts,
    open: &mut Vec<OpenItem>,
) -> Document {
    let dossier = input.dossier;
    let language = dossier.language;
    let labels = scope.labels;
    let Texts { parts, requirements, parameters } = texts;
    let mut parts: Vec<Part> = template
        .parts
        .iter()
        .zip(parts)
        .filter(|(_, articles)| !articles.is_empty())
        .map(|(part, articles)| Part { key: part.key.clone(), title: part.title.get(language).to_owned(), articles })
        .collect();
    let scheduled = template.schedules.contains(&ScheduleKind::Requirements);
    let requirements: Vec<RenderedRequirement> =
        if scheduled { due_requirements(requirements, outline, &facts) } else { Vec::new() };
    define(input, scope, outline, &mut parts, &requirements);
    let mut requirements: Vec<RequirementRow> =
        requirements.into_iter().filter_map(|item| requirement_row(item, outline)).collect();
    requirements.sort_by_key(|row| outline.numbers.get(&row.provision).cloned());

    let title_of = |id: &crate::model::ClauseId| {
        let clause = input.library.clause(id.as_str());
        clause.map_or_else(|| id.to_string(), |clause| clause.title.get(language).to_owned())
    };
    let waivers = dossier
        .waivers
        .iter()
        .filter(|waiver| selected.waived.contains(waiver) || outline.waived.contains(waiver))
        .map(|waiver| WaiverRow { title: title_of(&waiver.clause), waiver: waiver.clone() })
        .collect();
    let positions = positions(input, scope, outline, open);
    let blank = |text: &Option<String>, label: &str| {
        text.clone().unwrap_or_else(|| labels.fill("blank", &[("what", labels.text(label))]))
    };
    let authority =
        dossier.authority.clone().or_else(|| input.organisation.authority.clone()).unwrap_or_else(|| {
            crate::model::Party { name: blank(&None, "contracting_authority"), ..Default::default() }
        });
    let contractor = match &dossier.contractor {
        None if dossier.phase.knows_contractor() => {
            Some(crate::model::Party { name: blank(&None, "contractor"), ..Default::default() })
        }
        contractor => contractor.clone(),
    };
    let colophon = colophon(input, scope, outline, &parts);
    facts.retain(|name, _| input.library.fact(name).is_some_and(|fact| !fact.internal));
    Document {
        language,
        template: template.id.clone(),
        title: template.title.get(language).to_owned(),
        subtitle: template.subtitle.as_ref().map(|subtitle| subtitle.get(language).to_owned()),
        number: dossier.number.clone(),
        date: dossier.date,
        subject: blank(&dossier.subject, "subject"),
        procedure: dossier.procedure.clone(),
        phase: dossier.phase,
        moments: dossier.moments,
        gibit: EditionName {
            edition: scope.edition.edition.clone(),
            title: scope.edition.title.get(language).to_owned(),
        },
        authority,
        contractor,
        style: input.style.clone(),
        parts,
        annexes: scope.annexes.clone(),
        schedules: template.schedules.clone(),
        requirements,
        waivers,
        positions,
        signature: template.signature,
        selection: selected.selection,
        facts,
        parameters,
        colophon,
    }
}

/// The requirements that this procurement asks: those whose condition holds and whose provision is in the contract.
fn due_requirements(all: Vec<RenderedRequirement>, outline: &Outline<'_>, facts: &Facts) -> Vec<RenderedRequirement> {
    all.into_iter()
        .filter(|item| {
            let holds = item.requirement.when.as_ref().is_none_or(|condition| condition.evaluate(facts).holds);
            holds && printed(item, outline).is_some()
        })
        .collect()
}

fn printed<'a>(item: &RenderedRequirement, outline: &'a Outline<'_>) -> Option<&'a Printed> {
    outline.numbers.get(&provision(item))
}

fn provision(item: &RenderedRequirement) -> crate::model::ProvisionId {
    let keys: Vec<&str> = item.requirement.at.split('/').collect();
    item.clause.provision(&keys)
}

fn requirement_row(item: RenderedRequirement, outline: &Outline<'_>) -> Option<RequirementRow> {
    Some(RequirementRow {
        id: format!("{}#{}", item.clause, item.requirement.key),
        provision: provision(&item),
        number: printed(&item, outline)?.paragraph(),
        kind: item.requirement.kind,
        text: plain(&item.text),
        evidence: item.requirement.evidence.iter().zip(&item.evidence).map(evidence_row).collect(),
        due: item.requirement.due,
        deadline: item.deadline.as_deref().map(plain),
        timing: item.timing,
        assessor: item.requirement.assessor,
    })
}

fn evidence_row((evidence, text): (&Evidence, &Vec<Inline>)) -> EvidenceRow {
    EvidenceRow {
        kind: evidence.kind,
        standards: evidence.standards.clone(),
        max_age_months: evidence.max_age_months,
        text: plain(text),
    }
}

/// Prints the definitions of all terms in use where a clause asks for them.
fn define(
    input: &Input<'_>,
    scope: &Scope<'_>,
    outline: &Outline<'_>,
    parts: &mut [Part],
    requirements: &[RenderedRequirement],
) {
    let articles = || parts.iter().flat_map(|part| &part.articles);
    let of_requirements = requirements
        .iter()
        .flat_map(|item| std::iter::once(&item.text).chain(&item.evidence).chain(&item.deadline))
        .map(Vec::as_slice);
    let used: BTreeSet<String> = definitions::used(definitions::texts(articles()).chain(of_requirements));
    for outlined in outline.parts.iter().flatten() {
        let lists =
            outlined.clause.paragraphs.iter().filter(|paragraph| paragraph.points_from.as_deref() == Some("terms"));
        for paragraph in lists {
            let points =
                definitions::points(&input.library.terms, used.clone(), scope, &outlined.clause, &paragraph.key);
            let id = outlined.clause.id.provision(&[&paragraph.key]);
            let target = parts
                .iter_mut()
                .flat_map(|part| &mut part.articles)
                .flat_map(|article: &mut Article| &mut article.paragraphs)
                .find(|printed| printed.id == id);
            if let Some(target) = target {
                target.points = points;
            }
        }
    }
}

/// The chosen fallbacks; an agreement that is missing is an open item.
fn positions(
    input: &Input<'_>,
    scope: &Scope<'_>,
    outline: &Outline<'_>,
    open: &mut Vec<OpenItem>,
) -> Vec<PositionRow> {
    let mut rows = Vec::new();
    for article in outline.parts.iter().flatten() {
        let Some(fallback) = &article.fallback else { continue };
        let Some(chosen) = input.dossier.positions.get(&article.clause.id) else { continue };
        let title = fallback.title.get(scope.language);
        let missing = |role: &&Role| !chosen.agreed.iter().any(|agreement| agreement.role == **role);
        for role in fallback.agree.iter().filter(missing) {
            let clause = article.clause.title.get(scope.language);
            let role = scope.labels.variant("role", role);
            open.push(OpenItem {
                what: scope.labels.fill("open_agreement", &[("role", &role), ("title", title), ("clause", clause)]),
                field: format!("positions.{}.agreed", article.clause.id),
            });
        }
        rows.push(PositionRow {
            clause: article.clause.id.clone(),
            number: article.number.to_string(),
            fallback: fallback.key.clone(),
            title: title.to_owned(),
        });
    }
    rows
}

fn colophon(input: &Input<'_>, scope: &Scope<'_>, outline: &Outline<'_>, parts: &[Part]) -> Colophon {
    let library = input.library;
    let language = scope.language;
    let mentioned: BTreeSet<&str> = parts
        .iter()
        .flat_map(|part| &part.articles)
        .flat_map(|article| {
            let texts = definitions::texts(std::iter::once(article)).flatten();
            texts.filter_map(|inline| match inline {
                crate::model::Inline::Gibit { subject, certain: false, .. } => Some(subject.as_str()),
                _ => None,
            })
        })
        .collect();
    Colophon {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        library: library.about.name.get(language).to_owned(),
        library_version: library.about.version.clone(),
        library_digest: library.digest.clone(),
        review: library.about.review.get(language).to_owned(),
        clauses: outline
            .parts
            .iter()
            .flatten()
            .map(|article| ClauseVersion {
                id: article.clause.id.clone(),
                number: article.number.to_string(),
                version: article.clause.version.clone(),
                status: article.clause.status,
            })
            .collect(),
        to_confirm: mentioned.iter().filter_map(|subject| scope.gibit.get(*subject).cloned()).collect(),
        to_confirm_subjects: mentioned
            .iter()
            .filter(|subject| scope.gibit.contains_key(**subject))
            .map(|subject| scope.subject(subject))
            .collect(),
    }
}
