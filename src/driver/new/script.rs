//! Which questions there are, given the answers so far.

use std::collections::BTreeMap;

use serde::Serialize;

use super::defaults;
use super::file::Municipality;
use super::interview::{Scope, Setting};
use super::question::{Choice, Kind, Question, names};
use crate::model::{
    ContractTemplate, Date, Due, Fact, FactKind, FactValue, Facts, GibitEdition, GibitEditions, Labels, Language,
    Phase, ProcedureKind, QuestionText, Questions, capital, written,
};

/// The answers, by the field of the dossier they fill, e.g. `procedure.kind` or `facts.saas`; empty: left open.
pub(super) type Answers = BTreeMap<String, String>;

/// The questions about the dossier itself that have words in the data.
pub(super) const FIELDS: [&str; 27] = [
    "template",
    "organisation",
    "subject",
    "purpose",
    "procedure.kind",
    "procedure.name",
    "procedure.reference",
    "procedure.lot",
    "phase",
    "gibit",
    "number",
    "date",
    "moments.tender",
    "moments.signing",
    "moments.delivery",
    "moments.yearly",
    "moments.exit",
    "authority.name",
    "authority.address",
    "authority.registration",
    "authority.represented_by",
    "authority.position",
    "contractor.name",
    "contractor.address",
    "contractor.registration",
    "contractor.represented_by",
    "contractor.position",
];

const KINDS: [ProcedureKind; 6] = [
    ProcedureKind::Open,
    ProcedureKind::Restricted,
    ProcedureKind::Negotiated,
    ProcedureKind::BelowThreshold,
    ProcedureKind::Direct,
    ProcedureKind::FrameworkCallOff,
];

const PHASES: [Phase; 5] =
    [Phase::Preparation, Phase::BeforeDeadline, Phase::InTheBid, Phase::Negotiated, Phase::AfterAward];

/// Everything that decides which questions there are.
pub(super) struct Script<'a> {
    pub setting: &'a Setting<'a>,
    pub words: &'a Questions,
    pub labels: &'a Labels,
    pub municipality: Option<&'a Municipality>,
    pub answers: &'a Answers,
}

impl Script<'_> {
    /// The questions that matter, in order.
    pub fn questions(&self) -> Vec<Question> {
        if let Scope::Facts(_) = self.setting.scope {
            return self.facts().0.into_iter().filter_map(|question| self.for_others(question)).collect();
        }
        let mut all = vec![
            self.choice("template", self.templates(), Some("annex")),
            Question {
                proposed: Some(self.setting.organisations.proposed().unwrap_or_default()),
                ..self.optional("organisation", Kind::File)
            },
            self.needed("subject", Kind::Text, None),
            self.needed("purpose", Kind::Text, None),
            self.choice("procedure.kind", self.variants("procedure", &KINDS), None),
            self.needed("procedure.name", Kind::Text, self.answers.get("subject").map(|text| capital(text))),
            self.optional("procedure.reference", Kind::Text),
            self.optional("procedure.lot", Kind::Text),
            self.choice("phase", self.variants("phase", &PHASES), None),
            self.choice("gibit", self.editions(), defaults::edition(&self.available())),
            self.needed("number", Kind::Text, None),
            self.needed("date", Kind::Date, self.setting.today.map(|date: Date| date.to_string())),
        ];
        all.extend(self.moments());
        if self.authority().is_none() {
            all.extend(self.party("authority"));
        }
        if self.knows_contractor() {
            all.extend(self.party("contractor"));
        }
        all.extend(self.facts().0);
        all
    }

    /// A question about a fact as somebody outside the municipality is asked it. An amount that stays inside, like the estimated
    /// value, they can only suppose: it may be left open.
    fn for_others(&self, question: Question) -> Option<Question> {
        let fact = question.key.strip_prefix("facts.").and_then(|key| self.setting.library.fact(key))?;
        match fact.kind {
            _ if !fact.internal => Some(question),
            FactKind::Amount => Some(Question { optional: true, proposed: Some(String::new()), ..question }),
            FactKind::YesNo | FactKind::Choice | FactKind::Number => None,
        }
    }

    /// The facts as far as they are answered, completed with what is proposed.
    pub fn complete_facts(&self) -> Facts {
        self.facts().1
    }

    /// The municipality as its organisation file gives it.
    pub fn authority(&self) -> Option<&crate::model::Party> {
        self.municipality.and_then(|file| file.organisation.authority.as_ref())
    }

    /// Whether the phase knows the supplier.
    pub fn knows_contractor(&self) -> bool {
        let chosen = self.answers.get("phase");
        PHASES.iter().any(|phase| phase.knows_contractor() && Some(&written(phase)) == chosen)
    }

    /// The template that was chosen.
    pub fn template(&self) -> Option<&ContractTemplate> {
        self.setting.library.templates.get(self.answers.get("template")?)
    }

    fn language(&self) -> Language {
        self.setting.language
    }

    fn needed(&self, key: &str, kind: Kind, proposed: Option<String>) -> Question {
        let words = self.words.questions.get(key).cloned().unwrap_or_else(|| QuestionText {
            label: key.to_owned(),
            question: key.to_owned(),
            ..QuestionText::default()
        });
        let more = vec![words.more, self.field(key)];
        Question {
            key: key.to_owned(),
            label: words.label,
            text: words.question,
            help: words.help,
            more,
            kind,
            optional: false,
            proposed,
        }
    }

    fn optional(&self, key: &str, kind: Kind) -> Question {
        Question { optional: true, ..self.needed(key, kind, Some(String::new())) }
    }

    /// A choice; the first one is proposed unless another is named that is there.
    fn choice(&self, key: &str, choices: Vec<Choice>, preferred: Option<&str>) -> Question {
        let first = choices.iter().find(|choice| Some(choice.key.as_str()) == preferred).or(choices.first());
        let proposed = first.map(|choice| choice.key.clone());
        self.needed(key, Kind::Choice(choices), proposed)
    }

    /// When evidence is due; after award the tenders are in.
    fn moments(&self) -> impl Iterator<Item = Question> {
        let is_awarded = self.answers.get("phase").is_some_and(|phase| *phase == written(&Phase::AfterAward));
        let asked = Due::ALL.into_iter().filter(move |due| !(is_awarded && *due == Due::Tender));
        asked.map(|due| self.optional(&format!("moments.{}", written(&due)), Kind::Date))
    }

    fn party(&self, role: &str) -> Vec<Question> {
        let field = |name: &str| format!("{role}.{name}");
        vec![
            self.needed(&field("name"), Kind::Text, None),
            self.optional(&field("address"), Kind::Text),
            self.optional(&field("registration"), Kind::Text),
            self.optional(&field("represented_by"), Kind::Text),
            self.optional(&field("position"), Kind::Text),
        ]
    }

    /// Where the answer stands in the dossier.
    fn field(&self, key: &str) -> String {
        self.words.texts.fill("field", &[("key", key)])
    }

    fn templates(&self) -> Vec<Choice> {
        let language = self.language();
        let templates = self.setting.library.templates.values();
        templates
            .map(|template| Choice {
                detail: Some(template.description.get(language).to_owned()),
                ..Choice::new(template.id.clone(), template.title.get(language).to_owned())
            })
            .collect()
    }

    /// The editions that can be chosen: the organisation's own where it has any, and those of the library.
    fn available(&self) -> GibitEditions {
        let own: GibitEditions = self.own().map(|edition| (edition.edition.clone(), edition.clone())).collect();
        if own.is_empty() { self.setting.library.editions.clone() } else { own }
    }

    fn own(&self) -> impl Iterator<Item = &GibitEdition> {
        self.municipality.into_iter().flat_map(|file| &file.editions)
    }

    fn editions(&self) -> Vec<Choice> {
        let language = self.language();
        let mut all = self.setting.library.editions.clone();
        all.extend(self.own().map(|edition| (edition.edition.clone(), edition.clone())));
        all.values()
            .rev()
            .map(|edition| {
                let (verified, count) = defaults::verified(edition);
                let sure = self
                    .words
                    .texts
                    .fill("edition_verified", &[("verified", &verified.to_string()), ("count", &count.to_string())]);
                Choice {
                    detail: Some(format!("{} {sure}", edition.status.get(language))),
                    ..Choice::new(edition.edition.clone(), edition.title.get(language).to_owned())
                }
            })
            .collect()
    }

    fn variants<T: Serialize>(&self, group: &str, all: &[T]) -> Vec<Choice> {
        all.iter().map(|value| Choice::new(written(value), self.labels.variant(group, value))).collect()
    }

    /// The questions about facts that matter, and what all facts come down to.
    fn facts(&self) -> (Vec<Question>, Facts) {
        let mut questions = Vec::new();
        let mut facts = Facts::new();
        for fact in &self.setting.library.facts {
            if !fact.asked_when.as_ref().is_none_or(|condition| condition.evaluate(&facts).holds) {
                facts.insert(fact.key.clone(), fact.unasked_value());
                continue;
            }
            let key = format!("facts.{}", fact.key);
            let proposed = self.proposed(fact);
            let answered = self.answers.get(&key).and_then(|answer| fact.parse(answer).ok());
            let value = answered.or_else(|| proposed.clone()).unwrap_or_else(|| fact.unasked_value());
            facts.insert(fact.key.clone(), value);
            questions.push(self.fact(fact, key, proposed));
        }
        (questions, facts)
    }

    /// What is proposed for a fact: what the organisation always answers, else what the template and the fact suggest.
    fn proposed(&self, fact: &Fact) -> Option<FactValue> {
        let always = self.municipality.and_then(|file| file.organisation.facts.get(&fact.key));
        let always = always.and_then(|answer| fact.parse(answer).ok());
        always.or_else(|| defaults::fact(self.setting.library, self.template(), fact))
    }

    fn fact(&self, fact: &Fact, key: String, proposed: Option<FactValue>) -> Question {
        let language = self.language();
        let text = fact.question.get(language).to_owned();
        let kind = match fact.kind {
            FactKind::YesNo => Kind::YesNo,
            FactKind::Amount => Kind::Amount,
            FactKind::Number => Kind::Number,
            FactKind::Choice => Kind::Choice(
                fact.options
                    .iter()
                    .map(|option| Choice {
                        names: Language::ALL.iter().flat_map(|language| names(option.label(*language))).collect(),
                        ..Choice::new(option.key.clone(), option.label(language).to_owned())
                    })
                    .collect(),
            ),
        };
        let more = vec![self.meaning(fact), self.field(&key)];
        let help = fact.help.get(language).to_owned();
        let proposed = proposed.map(|value| canonical(&value));
        Question { key, label: text.clone(), text, help, more, kind, optional: false, proposed }
    }

    /// Which clauses of the template depend on a fact.
    fn meaning(&self, fact: &Fact) -> String {
        let tests = |id: &crate::model::ClauseId| {
            let clause = self.setting.library.clause(id.as_str())?;
            let condition = clause.applies.as_ref()?;
            let tested = condition.facts().iter().any(|(name, _)| *name == fact.key);
            tested.then(|| clause.title.get(self.language()).to_owned())
        };
        let parts = self.template().into_iter().flat_map(|template| &template.parts);
        let titles: Vec<String> = parts.flat_map(|part| &part.clauses).filter_map(tests).collect();
        if titles.is_empty() {
            return self.words.texts.text("fact_no_clauses").to_owned();
        }
        self.words.texts.fill("fact_clauses", &[("clauses", &titles.join("; "))])
    }
}

/// A fact's value as answers keep it; both languages of a dossier read it.
fn canonical(value: &FactValue) -> String {
    match value {
        FactValue::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        FactValue::Choice(key) => key.clone(),
        FactValue::Amount(amount) => {
            let written = String::from(*amount);
            written.strip_suffix(".00").map_or_else(|| written.clone(), str::to_owned)
        }
        FactValue::Number(number) => number.to_string(),
    }
}
