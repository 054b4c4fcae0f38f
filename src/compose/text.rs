use std::collections::BTreeMap;

use tera::Context;

use super::context::Scope;
use super::inline::inline;
use super::outline::{Outline, OutlineArticle, letter};
use super::templates::{self, TemplateProblem, mark};
use super::{Input, codes, values};
use crate::diag::{At, Diagnostic};
use crate::model::{
    Article, Clause, ClauseId, Duration, GibitLink, Inline, OpenItem, PrintedParagraph, PrintedPoint, Relation,
    Requirement, Timing, Value, plain,
};

/// The longest text of one provision; a longer one takes the typesetter minutes.
const MAX_TEXT: usize = 20_000;

/// The texts of a contract.
pub(super) struct Texts {
    /// The articles per part.
    pub parts: Vec<Vec<Article>>,
    /// The requirements, rendered.
    pub requirements: Vec<RenderedRequirement>,
    /// The values of all parameters in use.
    pub parameters: BTreeMap<ClauseId, BTreeMap<String, Value>>,
}

/// A requirement with its words.
pub(super) struct RenderedRequirement {
    /// The clause it belongs to.
    pub clause: ClauseId,
    /// The requirement.
    pub requirement: Requirement,
    /// What is asked.
    pub text: Vec<Inline>,
    /// What shows it.
    pub evidence: Vec<Vec<Inline>>,
    /// The moment that the article itself sets.
    pub deadline: Option<Vec<Inline>>,
    /// How that moment is computed.
    pub timing: Option<Timing<Duration>>,
}

/// Renders all texts of a contract.
pub(super) fn render(
    input: &Input<'_>,
    scope: &Scope<'_>,
    outline: &Outline<'_>,
    diagnostics: &mut Vec<Diagnostic>,
    open: &mut Vec<OpenItem>,
) -> Texts {
    let mut texts = Texts { parts: Vec::new(), requirements: Vec::new(), parameters: BTreeMap::new() };
    for articles in &outline.parts {
        let mut rendered = Vec::new();
        for article in articles {
            let clause = &article.clause;
            let values = values::resolve(input, clause, diagnostics, open);
            let mut renderer = Renderer { scope, clause, context: scope.context(clause, &values), diagnostics };
            rendered.push(renderer.article(article, outline, &values));
            for (index, requirement) in clause.requirements.iter().enumerate() {
                let path = format!("/requirements/{index}");
                let key = scope.language.code();
                let text = renderer.text(requirement.text(scope.language), &format!("{path}/{key}"));
                let evidence = requirement
                    .evidence
                    .iter()
                    .enumerate()
                    .map(|(index, item)| {
                        renderer.text(item.text(scope.language), &format!("{path}/evidence/{index}/{key}"))
                    })
                    .collect();
                let deadline = requirement
                    .deadline
                    .as_ref()
                    .map(|words| renderer.text(words.get(scope.language), &format!("{path}/deadline/{key}")));
                let timing = requirement.timing.as_ref().and_then(|timing| timing.with_values(&values));
                texts.requirements.push(RenderedRequirement {
                    clause: clause.id.clone(),
                    requirement: requirement.clone(),
                    text,
                    evidence,
                    deadline,
                    timing,
                });
            }
            if !values.is_empty() {
                texts.parameters.insert(clause.id.clone(), values);
            }
        }
        texts.parts.push(rendered);
    }
    texts
}

/// Renders the texts of one clause.
struct Renderer<'a, 'b> {
    scope: &'a Scope<'a>,
    clause: &'a Clause,
    context: Context,
    diagnostics: &'b mut Vec<Diagnostic>,
}

impl Renderer<'_, '_> {
    fn article(
        &mut self,
        article: &OutlineArticle,
        outline: &Outline<'_>,
        values: &BTreeMap<String, Value>,
    ) -> Article {
        let clause = self.clause;
        let scope = self.scope;
        let language = scope.language;
        let number = |keys: &[&str]| {
            outline.numbers.get(&clause.id.provision(keys)).map(super::outline::Printed::own).unwrap_or_default()
        };
        let mut paragraphs = Vec::new();
        for (index, paragraph) in clause.paragraphs.iter().enumerate() {
            let path = format!("/paragraphs/{index}");
            let id = clause.id.provision(&[&paragraph.key]);
            let text = self.text(paragraph.text(language), &format!("{path}/{}", language.code()));
            let mut points = Vec::new();
            for (index, point) in paragraph.points.iter().enumerate() {
                points.push(PrintedPoint {
                    id: clause.id.provision(&[&paragraph.key, &point.key]),
                    number: number(&[&paragraph.key, &point.key]),
                    text: self.text(point.text(language), &format!("{path}/points/{index}/{}", language.code())),
                });
            }
            if let Some(source) = &paragraph.points_from {
                points.extend(self.generated(source, &paragraph.key, values));
            }
            paragraphs.push(PrintedParagraph { id, number: number(&[&paragraph.key]), text, points });
        }
        let gibit = self.links();
        Article {
            id: clause.id.clone(),
            number: article.number.to_string(),
            title: clause.title.get(language).to_owned(),
            principles: clause.principles.clone(),
            gibit_text: self.gibit_text(&gibit),
            gibit,
            position: article.fallback.as_ref().map(|fallback| fallback.key.clone()),
            paragraphs,
        }
    }

    /// The points that a paragraph gets from the contract's annexes or a list parameter. Those from the terms are made
    /// when all terms in use are known.
    fn generated(&self, source: &str, paragraph: &str, values: &BTreeMap<String, Value>) -> Vec<PrintedPoint> {
        let items: Vec<(String, Inline)> = match source {
            "terms" => Vec::new(),
            "annexes" => self
                .scope
                .annexes
                .iter()
                .map(|annex| {
                    let text = format!("{} {}: {}", self.scope.labels.text("annex"), annex.number, annex.title);
                    (annex.key.clone(), Inline::Annex { annex: annex.key.clone(), text })
                })
                .collect(),
            name => match values.get(name) {
                Some(Value::List(items)) => items
                    .iter()
                    .enumerate()
                    .map(|(index, item)| {
                        let text = item.get(self.scope.language).trim().trim_end_matches([';', '.']).to_owned();
                        ((index + 1).to_string(), Inline::Value { parameter: name.to_owned(), text })
                    })
                    .collect(),
                _ => Vec::new(),
            },
        };
        let last = items.len().saturating_sub(1);
        items
            .into_iter()
            .enumerate()
            .map(|(index, (key, inline))| PrintedPoint {
                id: self.clause.id.provision(&[paragraph, &key]),
                number: letter(index),
                text: vec![inline, Inline::Text { text: if index == last { "." } else { ";" }.to_owned() }],
            })
            .collect()
    }

    /// How the clause relates to the edition of GIBIT; subjects that the edition has no article on are left out.
    fn links(&self) -> Vec<GibitLink> {
        self.clause
            .gibit
            .iter()
            .filter_map(|hook| {
                let reference = self.scope.gibit.get(&hook.subject)?.clone();
                Some(GibitLink { relation: hook.relation, reference })
            })
            .collect()
    }

    /// The sentences that say so, one for each relation. Articles whose number is not certain are named together, by
    /// subject, and marked once.
    fn gibit_text(&self, links: &[GibitLink]) -> Vec<Inline> {
        let labels = self.scope.labels;
        let sentences: Vec<String> = [Relation::Derogates, Relation::Specifies, Relation::Supplements]
            .into_iter()
            .filter_map(|relation| {
                let of_relation = || links.iter().filter(|link| link.relation == relation);
                let mut references: Vec<String> = of_relation()
                    .filter(|link| link.reference.is_certain())
                    .map(|link| mark("gibit", &[&link.reference.subject]))
                    .collect();
                let subjects: Vec<String> = of_relation()
                    .filter(|link| !link.reference.is_certain())
                    .map(|link| mark("gibit_subject", &[&link.reference.subject]))
                    .collect();
                if !subjects.is_empty() {
                    let edition = self.scope.edition.title.get(self.scope.language);
                    let list = labels.list(&subjects);
                    let words = labels.fill("gibit_by_subject", &[("subject", &list), ("edition", edition)]);
                    let marker = if subjects.len() == 1 { "to_be_confirmed_number" } else { "to_be_confirmed_numbers" };
                    references.push(format!("{words} [{}]", labels.text(marker)));
                }
                let list = labels.list(&references);
                let key = format!("gibit_{}", crate::model::written(&relation));
                (!references.is_empty()).then(|| labels.fill(&key, &[("list", &list)]))
            })
            .collect();
        inline(&sentences.join(" "), &self.scope.terms, self.scope)
    }

    fn text(&mut self, template: &str, path: &str) -> Vec<Inline> {
        let marked = match templates::render(template, &self.context) {
            Ok(marked) => marked,
            Err(problem) => {
                self.diagnostics.push(template_diagnostic(self.clause, path, &problem));
                return Vec::new();
            }
        };
        let text = inline(&marked, &self.scope.terms, self.scope);
        let length = plain(&text).chars().count();
        if length > MAX_TEXT {
            let message = format!("the text has {length} characters with its values filled in; at most {MAX_TEXT} fit");
            self.diagnostics
                .push(Diagnostic::new(codes::TOO_LONG, message).at(&self.clause.file, At::Value(path.to_owned())));
        }
        text
    }
}

/// A problem in a text of a clause as a diagnostic.
pub(super) fn template_diagnostic(clause: &Clause, path: &str, problem: &TemplateProblem) -> Diagnostic {
    let at = At::Within { path: path.to_owned(), line: problem.line, column: problem.column };
    Diagnostic::new(codes::BAD_TEMPLATE_TEXT, problem.message.clone()).at(&clause.file, at)
}
