//! The library as anybody may see it: every clause with places for its values, in no contract.

use std::collections::{BTreeMap, BTreeSet};

use tera::Context;

use super::inline::{Resolve, TermFinder, inline};
use super::templates::{self, mark};
use super::values;
use crate::model::{
    CatalogBasis, CatalogClause, CatalogGroup, CatalogParameter, CatalogRequirement, Clause, ClauseCatalog,
    ClauseLibrary, Date, EvidenceRow, Inline, Labels, Language, Parameter, ParameterKind, PrintedParagraph,
    PrintedPoint, ProvisionId, RawValue, plain,
};

/// What every contract fills in: the name in texts, and the key of the label that says what it is.
const FIELDS: [(&str, &str); 18] = [
    ("subject", "subject"),
    ("purpose", "purpose"),
    ("authority.name", "contracting_authority"),
    ("authority.address", "address"),
    ("authority.registration", "registration"),
    ("authority.represented_by", "represented_by"),
    ("authority.position", "position"),
    ("contractor.name", "contractor"),
    ("contractor.address", "address"),
    ("contractor.registration", "registration"),
    ("contractor.represented_by", "represented_by"),
    ("contractor.position", "position"),
    ("procedure.name", "procedure"),
    ("procedure.reference", "reference"),
    ("procedure.lot", "lot"),
    ("number", "contract_number"),
    ("date", "date"),
    ("gibit_edition", "gibit_edition"),
];

/// The library in one language; `date` is that of its version. Texts that cannot be rendered, which a check of the library
/// reports, are empty.
pub fn catalog(library: &ClauseLibrary, date: Date, language: Language) -> ClauseCatalog {
    let labels = library.labels(language);
    let setting = Setting {
        library,
        labels: &labels,
        language,
        terms: TermFinder::new(&library.terms, library.names.get(language), language),
    };
    let clauses: Vec<CatalogClause> = library.clauses.values().map(|clause| setting.clause(clause)).collect();
    let fields = setting.fields(&clauses);
    let about = &library.about;
    ClauseCatalog {
        language,
        name: about.name.get(language).to_owned(),
        version: about.version.clone(),
        date,
        licence: about.licence.clone(),
        review: about.review.get(language).to_owned(),
        digest: library.digest.clone(),
        fields,
        groups: setting.groups(clauses),
    }
}

/// What the texts of a catalog can refer to.
struct Setting<'a> {
    library: &'a ClauseLibrary,
    labels: &'a Labels,
    language: Language,
    terms: TermFinder,
}

impl Setting<'_> {
    /// The clauses by the chapter of their first principle, those without one last.
    fn groups(&self, clauses: Vec<CatalogClause>) -> Vec<CatalogGroup> {
        let chapter_of = |clause: &CatalogClause| {
            let principle =
                self.library.principles.iter().find(|known| Some(&known.key) == clause.principles.first())?;
            Some(principle.chapter.clone().unwrap_or_else(|| principle.key.clone()))
        };
        let mut by_chapter: BTreeMap<Option<String>, Vec<CatalogClause>> = BTreeMap::new();
        for clause in clauses {
            by_chapter.entry(chapter_of(&clause)).or_default().push(clause);
        }
        let chapters = self.library.principles.iter().filter(|principle| principle.chapter.is_none());
        let mut groups: Vec<CatalogGroup> = chapters
            .filter_map(|chapter| {
                let overview = if self.language == Language::Nl { &chapter.nl } else { &chapter.en };
                Some(CatalogGroup {
                    clauses: by_chapter.remove(&Some(chapter.key.clone()))?,
                    title: chapter.title.as_ref().map_or(&chapter.key, |title| self.own(title)).to_owned(),
                    overview: Some(overview.trim().to_owned()),
                    chapter: Some(chapter.key.clone()),
                })
            })
            .collect();
        let rest: Vec<CatalogClause> = by_chapter.into_values().flatten().collect();
        if !rest.is_empty() {
            let title = self.labels.text("catalog_other_clauses").to_owned();
            groups.push(CatalogGroup { chapter: None, title, overview: None, clauses: rest });
        }
        groups
    }

    fn own<'t>(&self, text: &'t crate::model::Localized) -> &'t String {
        match self.language {
            Language::Nl => &text.nl,
            Language::En => &text.en,
        }
    }

    /// The fields of a contract that the clauses name.
    fn fields(&self, clauses: &[CatalogClause]) -> Vec<CatalogParameter> {
        let mut named: BTreeSet<&str> = BTreeSet::new();
        for clause in clauses {
            let own = |name: &str| clause.parameters.iter().any(|parameter| parameter.name == name);
            let texts = clause.paragraphs.iter().flat_map(|paragraph| {
                std::iter::once(&paragraph.text).chain(paragraph.points.iter().map(|point| &point.text))
            });
            named.extend(texts.flatten().filter_map(|piece| match piece {
                Inline::Value { parameter, .. } if !own(parameter) => Some(parameter.as_str()),
                _ => None,
            }));
        }
        let fields = FIELDS.iter().filter(|(name, _)| named.contains(name));
        fields
            .map(|(name, label)| CatalogParameter {
                name: (*name).to_owned(),
                label: self.labels.text(label).to_owned(),
                kind: ParameterKind::Text,
                value: None,
                choices: Vec::new(),
            })
            .collect()
    }

    fn clause(&self, clause: &Clause) -> CatalogClause {
        let language = self.language;
        let context = self.context(clause);
        let mut conditional = BTreeSet::new();
        let paragraphs = clause.paragraphs.iter().map(|paragraph| {
            let id = clause.id.provision(&[&paragraph.key]);
            let mut points: Vec<PrintedPoint> = paragraph
                .points
                .iter()
                .map(|point| {
                    let id = clause.id.provision(&[&paragraph.key, &point.key]);
                    if point.when.is_some() {
                        conditional.insert(id.clone());
                    }
                    PrintedPoint { id, number: point.key.clone(), text: self.text(point.text(language), &context) }
                })
                .collect();
            points.extend(self.generated(clause, paragraph, &context));
            if paragraph.when.is_some() {
                conditional.insert(id.clone());
            }
            PrintedParagraph {
                id,
                number: paragraph.key.clone(),
                text: self.text(paragraph.text(language), &context),
                points,
            }
        });
        let paragraphs = paragraphs.collect();
        let requirements = clause.requirements.iter().map(|requirement| CatalogRequirement {
            key: requirement.key.clone(),
            provision: clause.id.provision(&requirement.at.split('/').collect::<Vec<_>>()),
            kind: requirement.kind,
            text: self.words(requirement.text(language), &context),
            evidence: requirement
                .evidence
                .iter()
                .map(|item| EvidenceRow {
                    kind: item.kind,
                    standards: item.standards.clone(),
                    max_age_months: item.max_age_months,
                    text: self.words(item.text(language), &context),
                })
                .collect(),
            due: requirement.due,
            deadline: requirement.deadline.as_ref().map(|deadline| self.words(deadline.get(language), &context)),
            assessor: requirement.assessor,
        });
        let legal_basis = clause.legal_basis.iter().map(|basis| CatalogBasis {
            source: self.library.law_name(&basis.law, language).to_owned(),
            place: basis.place.get(language).to_owned(),
            about: basis.about.get(language).to_owned(),
            certainty: basis.certainty,
        });
        CatalogClause {
            id: clause.id.clone(),
            version: clause.version.clone(),
            status: clause.status,
            title: clause.title.get(language).to_owned(),
            principles: clause.principles.clone(),
            gibit: clause.gibit.clone(),
            parameters: clause.parameters.iter().map(|(name, parameter)| self.parameter(name, parameter)).collect(),
            paragraphs,
            conditional,
            explanation: clause.explanation.get(language).trim().to_owned(),
            requirements: requirements.collect(),
            legal_basis: legal_basis.collect(),
            standards: clause.standards.clone(),
        }
    }

    fn parameter(&self, name: &str, parameter: &Parameter) -> CatalogParameter {
        let printed = |raw: &RawValue| {
            let value = parameter.parse(raw).ok()?;
            Some(values::printed(parameter, &value, self.labels, self.language))
        };
        CatalogParameter {
            name: name.to_owned(),
            label: parameter.label.get(self.language).to_owned(),
            kind: parameter.kind,
            value: parameter.default.as_ref().and_then(printed),
            choices: parameter.options.iter().map(|option| option.label(self.language).to_owned()).collect(),
        }
    }

    /// The points that a contract makes of its terms or of a list: every term, and one place for the list.
    fn generated(&self, clause: &Clause, paragraph: &crate::model::Paragraph, context: &Context) -> Vec<PrintedPoint> {
        let point = |key: &str, text: Vec<Inline>| PrintedPoint {
            id: clause.id.provision(&[&paragraph.key, key]),
            number: String::new(),
            text,
        };
        match paragraph.points_from.as_deref() {
            None | Some("annexes") => Vec::new(),
            Some("terms") => {
                let terms = self.library.terms.iter().map(|term| {
                    let words = term.get(self.language);
                    let mut text = vec![
                        Inline::Definition { term: term.key.clone(), text: words.term.clone() },
                        Inline::Text { text: ": ".into() },
                    ];
                    text.extend(self.text(&words.definition, context));
                    text.push(Inline::Text { text: ".".into() });
                    point(&term.key, text)
                });
                terms.collect()
            }
            Some(name) => {
                let label = clause.parameters.get(name).map_or(name, |parameter| parameter.label.get(self.language));
                vec![point("list", vec![Inline::Value { parameter: name.to_owned(), text: label.to_owned() }])]
            }
        }
    }

    fn text(&self, template: &str, context: &Context) -> Vec<Inline> {
        templates::render(template, context).map(|marked| inline(&marked, &self.terms, self)).unwrap_or_default()
    }

    fn words(&self, template: &str, context: &Context) -> String {
        plain(&self.text(template, context))
    }

    /// The variables of the texts of a clause: names in the place of values, and every clause and annex in the contract.
    fn context(&self, clause: &Clause) -> Context {
        let mut context = Context::new();
        let mut groups: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
        for (name, label) in FIELDS {
            let value = mark("value", &[name, self.labels.text(label)]);
            match name.split_once('.') {
                Some((group, field)) => {
                    groups.entry(group).or_default().insert(field, value);
                }
                None if name == "number" || name == "date" => {
                    groups.entry("contract").or_default().insert(name, value);
                }
                None => context.insert(name, &value),
            }
        }
        context.insert("lot", &groups.get("procedure").and_then(|fields| fields.get("lot")));
        for (group, fields) in &groups {
            context.insert(*group, fields);
        }
        let templates = &self.library.templates;
        let template =
            templates.values().find(|template| template.parts.iter().any(|part| part.clauses.contains(&clause.id)));
        context.insert("template", &template.map(|template| &template.id));
        let annexes: BTreeSet<&str> = self.annexes().map(|(key, _)| key).collect();
        context.insert("annexes", &annexes);
        context.insert("gibit_subjects", &self.library.subjects.iter().map(|subject| &subject.key).collect::<Vec<_>>());
        context.insert("included", &self.library.clauses.keys().collect::<Vec<_>>());
        let mut raw: BTreeMap<&str, String> = BTreeMap::new();
        for (name, parameter) in &clause.parameters {
            let given = parameter.default.as_ref().or_else(|| clause.example.parameters.get(name));
            if let Some(value) = given.and_then(|given| parameter.parse(given).ok()) {
                raw.insert(name, values::raw(&value, self.language));
            }
            context.insert(name.clone(), &mark("value", &[name, parameter.label.get(self.language)]));
        }
        context.insert("raw", &raw);
        context
    }

    /// The annexes of all templates, with their titles.
    fn annexes(&self) -> impl Iterator<Item = (&str, &str)> {
        let annexes = self.library.templates.values().flat_map(|template| &template.annexes);
        annexes.map(|annex| (annex.key.as_str(), annex.title.get(self.language)))
    }
}

impl Resolve for Setting<'_> {
    fn provision(&self, target: &ProvisionId) -> String {
        let title = self.library.clauses.get(&target.clause()).map(|clause| clause.title.get(self.language));
        let clause = self.labels.fill("catalog_clause", &[("title", title.unwrap_or(target.as_str()))]);
        let keys: Vec<&str> = target.keys().collect();
        match keys.as_slice() {
            [] => clause,
            keys => self.labels.fill("catalog_provision", &[("clause", &clause), ("keys", &keys.join("/"))]),
        }
    }

    fn gibit(&self, subject: &str) -> (String, bool) {
        let words = self.subject(subject);
        (self.labels.fill("gibit_by_subject", &[("subject", &words), ("edition", "GIBIT")]), false)
    }

    fn subject(&self, subject: &str) -> String {
        let known = self.library.subjects.iter().find(|known| known.key == subject);
        let words = known.map(|known| if self.language == Language::Nl { &known.nl } else { &known.en });
        words.cloned().unwrap_or_else(|| subject.to_owned())
    }

    fn annex(&self, key: &str) -> String {
        let title = self.annexes().find(|(known, _)| *known == key).map_or(key, |(_, title)| title);
        format!("{} “{title}”", self.labels.text("annex"))
    }

    fn blank(&self, what: &str) -> String {
        what.to_owned()
    }
}
