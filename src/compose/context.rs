use std::collections::{BTreeMap, BTreeSet};

use tera::Context;

use super::inline::{Resolve, TermFinder};
use super::outline::Outline;
use super::templates::mark;
use super::{Input, values};
use crate::model::{
    Annex, ArticleReference, Clause, Confirmation, ContractTemplate, Facts, GibitEdition, Labels, Language, OpenItem,
    Party, ProvisionId, Value,
};

/// Everything a text can refer to in one contract.
pub(super) struct Scope<'a> {
    /// The labels of the contract's language.
    pub labels: &'a Labels,
    /// The language.
    pub language: Language,
    /// The annexes that the contract lists.
    pub annexes: Vec<Annex>,
    /// Finds defined terms.
    pub terms: TermFinder,
    /// Article references by subject; subjects that the edition has no article on are not there.
    pub gibit: BTreeMap<String, ArticleReference>,
    /// The edition.
    pub edition: &'a GibitEdition,
    subjects: BTreeMap<String, String>,
    references: BTreeMap<ProvisionId, String>,
    common: Context,
}

impl<'a> Scope<'a> {
    /// Collects it; what is missing in the dossier becomes an open item and a blank.
    pub fn new(
        input: &Input<'a>,
        template: &ContractTemplate,
        edition: &'a GibitEdition,
        labels: &'a Labels,
        outline: &Outline<'_>,
        facts: &Facts,
        open: &mut Vec<OpenItem>,
    ) -> Self {
        let language = input.dossier.language;
        let library = input.library;
        let confirmations: Vec<Confirmation> =
            input.dossier.confirmations.iter().chain(&input.organisation.confirmations).cloned().collect();
        let gibit = library
            .subjects
            .iter()
            .filter_map(|subject| Some((subject.key.clone(), edition.resolve(&subject.key, &confirmations)?)))
            .collect();
        let subjects = library
            .subjects
            .iter()
            .map(|subject| {
                let words = if language == Language::Nl { &subject.nl } else { &subject.en };
                (subject.key.clone(), words.clone())
            })
            .collect();
        let references = outline.numbers.iter().map(|(id, printed)| (id.clone(), printed.reference(labels))).collect();
        let mut scope = Self {
            labels,
            language,
            annexes: annexes(input, template, facts, language),
            terms: TermFinder::new(&library.terms, library.names.get(language), language),
            gibit,
            edition,
            subjects,
            references,
            common: Context::new(),
        };
        scope.common = scope.common_context(input, outline, open);
        scope
    }

    /// The variables of every text.
    fn common_context(&self, input: &Input<'_>, outline: &Outline<'_>, open: &mut Vec<OpenItem>) -> Context {
        let dossier = input.dossier;
        let labels = self.labels;
        let mut required =
            |value: Option<&str>, name: &str, label: &str| match value.filter(|text| !text.trim().is_empty()) {
                Some(text) => mark("value", &[name, text]),
                None => {
                    open.push(OpenItem { what: labels.text(label).to_owned(), field: name.to_owned() });
                    mark("blank", &[labels.text(label)])
                }
            };
        let mut context = Context::new();
        context.insert("subject", &required(dossier.subject.as_deref(), "subject", "subject"));
        context.insert("purpose", &required(dossier.purpose.as_deref(), "purpose", "purpose"));
        let authority = dossier.authority.as_ref().or(input.organisation.authority.as_ref());
        let name = required(authority.map(|party| party.name.as_str()), "authority.name", "contracting_authority");
        context.insert("authority", &self.party("authority", authority, name));
        let name = match &dossier.contractor {
            None if !dossier.phase.knows_contractor() => labels.text("contractor_pending").to_owned(),
            contractor => {
                required(contractor.as_ref().map(|party| party.name.as_str()), "contractor.name", "contractor")
            }
        };
        context.insert("contractor", &self.party("contractor", dossier.contractor.as_ref(), name));
        let procedure = BTreeMap::from([
            ("name", mark("value", &["procedure.name", &dossier.procedure.name])),
            ("reference", self.optional("procedure.reference", dossier.procedure.reference.as_deref(), "reference")),
        ]);
        context.insert("procedure", &procedure);
        context.insert("lot", &dossier.procedure.lot.as_ref().map(|lot| mark("value", &["procedure.lot", lot])));
        let contract = BTreeMap::from([
            ("number", mark("value", &["number", &dossier.number])),
            ("date", mark("value", &["date", &labels.date(dossier.date)])),
        ]);
        context.insert("contract", &contract);
        context.insert("gibit_edition", &self.edition.edition);
        context.insert("gibit_subjects", &self.gibit.keys().collect::<Vec<_>>());
        context.insert("template", &dossier.template);
        context.insert("annexes", &self.annexes.iter().map(|annex| &annex.key).collect::<Vec<_>>());
        let included: BTreeSet<&str> =
            outline.parts.iter().flatten().map(|article| article.clause.id.as_str()).collect();
        context.insert("included", &included);
        context
    }

    fn party(&self, role: &str, party: Option<&Party>, name: String) -> BTreeMap<&'static str, String> {
        let field = |field: &'static str, value: Option<&String>| {
            (field, self.optional(&format!("{role}.{field}"), value.map(String::as_str), field))
        };
        BTreeMap::from([
            ("name", name),
            field("address", party.and_then(|party| party.address.as_ref())),
            field("registration", party.and_then(|party| party.registration.as_ref())),
            field("represented_by", party.and_then(|party| party.represented_by.as_ref())),
            field("position", party.and_then(|party| party.position.as_ref())),
        ])
    }

    /// A value that a text may use; a blank where it is missing and a text uses it all the same.
    fn optional(&self, name: &str, value: Option<&str>, label: &str) -> String {
        match value {
            Some(text) => mark("value", &[name, text]),
            None => mark("blank", &[self.labels.text(label)]),
        }
    }

    /// The variables of the texts of one clause.
    pub fn context(&self, clause: &Clause, given: &BTreeMap<String, Value>) -> Context {
        let mut context = self.common.clone();
        let mut raw: BTreeMap<&str, String> = BTreeMap::new();
        for (name, parameter) in &clause.parameters {
            let text = match given.get(name) {
                Some(value) => {
                    raw.insert(name, values::raw(value, self.language));
                    mark("value", &[name, &values::printed(parameter, value, self.labels, self.language)])
                }
                None => mark("blank", &[parameter.label.get(self.language)]),
            };
            context.insert(name.clone(), &text);
        }
        context.insert("raw", &raw);
        context
    }
}

impl Resolve for Scope<'_> {
    fn provision(&self, target: &ProvisionId) -> String {
        self.references.get(target).cloned().unwrap_or_else(|| format!("[{target}]"))
    }

    fn gibit(&self, subject: &str) -> (String, bool) {
        let edition = self.edition.title.get(self.language);
        match self.gibit.get(subject) {
            Some(ArticleReference { number: Some(number), title: Some(title), .. }) => {
                let values = [("number", number.as_str()), ("title", title), ("edition", edition)];
                (self.labels.fill("gibit_verified", &values), true)
            }
            Some(ArticleReference { number: Some(number), title: None, .. }) => {
                let values = [("number", number.as_str()), ("edition", edition)];
                (self.labels.fill("gibit_verified_untitled", &values), true)
            }
            _ => {
                let words = self.subject(subject);
                let values = [("subject", words.as_str()), ("edition", edition)];
                let text = self.labels.fill("gibit_by_subject", &values);
                (format!("{text} [{}]", self.labels.text("to_be_confirmed_number")), false)
            }
        }
    }

    fn subject(&self, subject: &str) -> String {
        self.subjects.get(subject).cloned().unwrap_or_else(|| subject.to_owned())
    }

    fn annex(&self, key: &str) -> String {
        match self.annexes.iter().find(|annex| annex.key == key) {
            Some(annex) => format!("{} {} ({})", self.labels.text("annex"), annex.number, annex.title),
            None => format!("[{key}]"),
        }
    }

    fn blank(&self, what: &str) -> String {
        self.labels.fill("blank", &[("what", what)])
    }
}

/// The annexes of the contract: the dossier's own list, else those of the template that apply.
fn annexes(input: &Input<'_>, template: &ContractTemplate, facts: &Facts, language: Language) -> Vec<Annex> {
    let title =
        |key: &str| template.annexes.iter().find(|annex| annex.key == key).map(|annex| annex.title.get(language));
    let listed: Vec<(String, String)> = if input.dossier.annexes.is_empty() {
        template
            .annexes
            .iter()
            .filter(|annex| annex.when.as_ref().is_none_or(|condition| condition.evaluate(facts).holds))
            .map(|annex| (annex.key.clone(), annex.title.get(language).to_owned()))
            .collect()
    } else {
        input
            .dossier
            .annexes
            .iter()
            .map(|annex| {
                let own = annex.title.clone();
                (
                    annex.key.clone(),
                    own.or_else(|| title(&annex.key).map(str::to_owned)).unwrap_or_else(|| annex.key.clone()),
                )
            })
            .collect()
    };
    listed
        .into_iter()
        .enumerate()
        .map(|(index, (key, title))| Annex { key, number: (index + 1).to_string(), title })
        .collect()
}
