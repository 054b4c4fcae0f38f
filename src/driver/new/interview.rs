//! The state machine: the current question, the answers, back, change, done.

use std::collections::BTreeMap;

use super::answer::{Choosing, understand};
use super::dossier;
use super::file::{Municipality, Organisations};
use super::question::{Kind, Question};
use super::script::{Answers, FIELDS, Script};
use crate::driver::Error;
use crate::model::{ClauseLibrary, Date, FactValue, Labels, Language, Questions};

/// What an interview asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Everything that a dossier needs.
    Dossier,
    /// Only the facts of the purchase that a supplier may know, for a contract of this template.
    Facts(String),
}

/// What an interview is about.
pub struct Setting<'a> {
    /// The library.
    pub library: &'a ClauseLibrary,
    /// What is asked.
    pub scope: Scope,
    /// The language of the questions and of the contract.
    pub language: Language,
    /// The date to propose.
    pub today: Option<Date>,
    /// The dossier that will be written, as the user names it.
    pub file: String,
    /// Where organisation files are found.
    pub organisations: &'a dyn Organisations,
}

/// What the user sees: one question, or the overview of all answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The question.
    pub heading: String,
    /// Help, options or answers.
    pub lines: Vec<String>,
    /// What stands before the answer.
    pub prompt: String,
}

/// What an answer leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// There is another page.
    Next,
    /// The same page again, with this to say first.
    Again(Vec<String>),
    /// The user has confirmed all answers.
    Done,
}

/// Where the interview is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stage {
    /// At a question, on the way to the next.
    Asking(String),
    /// At a question, to change its answer; after it come only questions without an answer.
    Changing(String),
    /// At the overview.
    Overview,
}

/// An interview.
pub struct Interview<'a> {
    setting: Setting<'a>,
    words: &'a Questions,
    labels: Labels,
    municipality: Option<Municipality>,
    answers: Answers,
    stage: Stage,
}

impl<'a> Interview<'a> {
    /// An interview at its first question.
    ///
    /// # Errors
    /// When the templates have no questions in this language.
    pub fn new(setting: Setting<'a>) -> Result<Self, Error> {
        let language = setting.language;
        let words = setting.library.questions.get(&language);
        let missing = |words: &&Questions| FIELDS.iter().find(|field| !words.questions.contains_key(**field));
        let file = format!("contract-templates/questions/{}.yaml", language.code());
        let words = words.ok_or_else(|| Error::Usage(format!("there are no questions: {file} is missing")))?;
        if let Some(field) = missing(&words) {
            return Err(Error::Usage(format!("{file} has no question `{field}`")));
        }
        let labels = setting.library.labels(language);
        let mut answers = Answers::new();
        if let Scope::Facts(template) = &setting.scope {
            answers.insert("template".to_owned(), template.clone());
        }
        let mut interview = Self { setting, words, labels, municipality: None, answers, stage: Stage::Overview };
        if let Some(first) = interview.questions().first() {
            interview.stage = Stage::Asking(first.key.clone());
        }
        Ok(interview)
    }

    /// What it says before the first question.
    pub fn introduction(&self) -> Vec<String> {
        let keys = match self.setting.scope {
            Scope::Dossier => ["intro", "intro_keys"],
            Scope::Facts(_) => ["facts_intro", "facts_keys"],
        };
        keys.iter().map(|key| self.text(key)).collect()
    }

    /// What it says when it ends before it is done.
    pub fn broken_off(&self) -> String {
        self.text("broken_off")
    }

    /// What it says when the dossier is written.
    pub fn conclusion(&self) -> Vec<String> {
        ["written", "next", "next_edit"].iter().map(|key| self.text(key)).collect()
    }

    /// What the user sees now.
    pub fn page(&self) -> Page {
        let questions = self.script().questions();
        let Some((index, question)) = self.current(&questions) else { return self.overview(&questions) };
        let numbers = [("number", &*(index + 1).to_string()), ("total", &*questions.len().to_string())];
        let place = self.words.texts.fill("place", &numbers);
        let mut lines = vec![question.help.clone()];
        if let Kind::Choice(choices) = &question.kind {
            for (index, choice) in choices.iter().enumerate() {
                lines.push(format!("  {}. {}", index + 1, choice.label));
                lines.extend(choice.detail.iter().map(|detail| format!("     {detail}")));
            }
        }
        Page { heading: format!("{place} {}", question.text), lines, prompt: self.prompt(question) }
    }

    /// Takes what the user typed.
    pub fn reply(&mut self, typed: &str) -> Reply {
        let typed = typed.trim();
        let questions = self.script().questions();
        let Some((index, question)) = self.current(&questions) else {
            return self.reply_to_overview(typed, &questions);
        };
        match typed {
            "?" => Reply::Again(question.more.clone()),
            "<" => self.back(index, &questions),
            _ => {
                let result = self.take(question, typed, Choosing::Numbered);
                match result {
                    Ok(()) => {
                        self.advance(index, &question.key);
                        Reply::Next
                    }
                    Err(complaint) => Reply::Again(complaint.lines().map(str::to_owned).collect()),
                }
            }
        }
    }

    /// The dossier with the answers so far, as commented YAML. Questions without an answer count as proposed.
    pub fn dossier(&self) -> String {
        dossier::render(&self.script())
    }

    /// The answers to the facts that matter so far. Questions without an answer count as proposed.
    pub fn facts(&self) -> BTreeMap<String, String> {
        let answered = self.questions().into_iter().filter_map(|question| {
            let answer = self.offered(&question).filter(|answer| !answer.is_empty())?.to_owned();
            Some((question.key.strip_prefix("facts.")?.to_owned(), answer))
        });
        answered.collect()
    }

    /// The questions that matter now.
    pub(super) fn questions(&self) -> Vec<Question> {
        self.script().questions()
    }

    /// The field that is asked now; nothing at the overview.
    #[cfg(test)]
    pub(super) fn asked(&self) -> Option<String> {
        self.current(&self.questions()).map(|(_, question)| question.key.clone())
    }

    /// Forgets all answers.
    #[cfg(test)]
    pub(super) fn restart(&mut self) {
        self.municipality = None;
        self.answers.clear();
        self.stage = Stage::Asking(FIELDS[0].to_owned());
    }

    /// The words of the interview.
    #[cfg(test)]
    pub(super) fn words(&self) -> &'a Questions {
        self.words
    }

    /// Answers a question with what was typed; nothing typed takes the answer that is there, or the proposed one.
    ///
    /// # Errors
    /// A sentence that says what may be answered.
    pub(super) fn take(&mut self, question: &Question, typed: &str, choosing: Choosing) -> Result<(), String> {
        let (typed, choosing) = match typed {
            "" => (self.offered(question).unwrap_or_default(), Choosing::Named),
            "-" if question.optional => ("", choosing),
            typed => (typed, choosing),
        };
        let answer = understand(question, typed, choosing, &self.words.texts)?;
        if question.kind == Kind::File {
            self.municipality = if answer.is_empty() { None } else { Some(self.organisation(&answer)?) };
        }
        self.answers.insert(question.key.clone(), answer);
        Ok(())
    }

    fn organisation(&self, name: &str) -> Result<Municipality, String> {
        let refused = |why: String| format!("{}\n{why}", self.words.texts.text("bad_organisation"));
        self.setting.organisations.read(name).map_err(refused)
    }

    fn script(&self) -> Script<'_> {
        Script {
            setting: &self.setting,
            words: self.words,
            labels: &self.labels,
            municipality: self.municipality.as_ref(),
            answers: &self.answers,
        }
    }

    fn text(&self, key: &str) -> String {
        let command = shell_word(&self.setting.file);
        self.words.texts.fill(key, &[("file", &self.setting.file), ("argument", &command)])
    }

    /// The question that is asked now, with its place; nothing at the overview.
    fn current<'q>(&self, questions: &'q [Question]) -> Option<(usize, &'q Question)> {
        match &self.stage {
            Stage::Overview => None,
            Stage::Asking(key) | Stage::Changing(key) => {
                questions.iter().enumerate().find(|(_, question)| question.key == *key)
            }
        }
    }

    /// The answer to a question, unless it has none or other answers have made it impossible.
    fn answer(&self, question: &Question) -> Option<&str> {
        let answer = self.answers.get(&question.key)?;
        match &question.kind {
            Kind::Choice(choices) if !choices.iter().any(|choice| choice.key == *answer) => None,
            _ => Some(answer),
        }
    }

    /// What Enter takes.
    fn offered<'q>(&'q self, question: &'q Question) -> Option<&'q str> {
        self.answer(question).or(question.proposed.as_deref())
    }

    fn advance(&mut self, index: usize, key: &str) {
        let questions = self.questions();
        // The questions before the current one are the same; those after it may have opened or closed.
        let index = questions.iter().position(|question| question.key == key).unwrap_or(index);
        let unanswered = |question: &&Question| self.answer(question).is_none();
        let next = match self.stage {
            Stage::Asking(_) => questions.get(index + 1),
            _ => questions.iter().find(unanswered),
        };
        self.stage = match (&self.stage, next) {
            (_, None) => match questions.iter().find(unanswered) {
                Some(question) => Stage::Changing(question.key.clone()),
                None => Stage::Overview,
            },
            (Stage::Asking(_), Some(question)) => Stage::Asking(question.key.clone()),
            (_, Some(question)) => Stage::Changing(question.key.clone()),
        };
    }

    fn back(&mut self, index: usize, questions: &[Question]) -> Reply {
        let complete = questions.iter().all(|question| self.answer(question).is_some());
        match (&self.stage, index.checked_sub(1).and_then(|before| questions.get(before))) {
            (Stage::Changing(_), _) if complete => self.stage = Stage::Overview,
            (Stage::Changing(_), Some(question)) => self.stage = Stage::Changing(question.key.clone()),
            (_, Some(question)) => self.stage = Stage::Asking(question.key.clone()),
            (_, None) => return Reply::Again(vec![self.text("first_question")]),
        }
        Reply::Next
    }

    fn overview(&self, questions: &[Question]) -> Page {
        let lines = questions.iter().enumerate().map(|(index, question)| {
            let answer = self.shown(question, self.answer(question).unwrap_or_default(), Showing::Read);
            let label = question.label.trim_end_matches(':');
            let colon = if label.ends_with('?') { "" } else { ":" };
            format!("{:>3}. {label}{colon} {answer}", index + 1)
        });
        let lines = lines.collect();
        Page { heading: self.text("overview"), lines, prompt: self.text("overview_prompt") }
    }

    fn reply_to_overview(&mut self, typed: &str, questions: &[Question]) -> Reply {
        if typed == "?" {
            return Reply::Again(vec![self.text("overview_help")]);
        }
        let number = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match (typed, number.and_then(|index| questions.get(index))) {
            ("", _) => return Reply::Done,
            ("<", _) => {
                if let Some(last) = questions.last() {
                    self.stage = Stage::Asking(last.key.clone());
                }
            }
            (_, Some(question)) => self.stage = Stage::Changing(question.key.clone()),
            (_, None) => {
                let count = questions.len().to_string();
                return Reply::Again(vec![self.words.texts.fill("bad_overview", &[("count", &count)])]);
            }
        }
        Reply::Next
    }

    fn prompt(&self, question: &Question) -> String {
        let texts = &self.words.texts;
        match self.offered(question) {
            None => texts.text("prompt").to_owned(),
            Some("") => texts.text("prompt_open").to_owned(),
            Some(offered) => {
                let shown = self.shown(question, offered, Showing::Typed);
                let key = if question.optional { "prompt_clear" } else { "prompt_default" };
                texts.fill(key, &[("answer", &shown)])
            }
        }
    }

    /// An answer for people.
    fn shown(&self, question: &Question, answer: &str, showing: Showing) -> String {
        let fact = question.key.strip_prefix("facts.").and_then(|key| self.setting.library.fact(key));
        match &question.kind {
            _ if answer.is_empty() => self.text("left_open"),
            Kind::Choice(choices) => match choices.iter().position(|choice| choice.key == answer) {
                Some(index) if showing == Showing::Typed => format!("{}, {}", index + 1, choices[index].label),
                Some(index) => choices[index].label.clone(),
                None => answer.to_owned(),
            },
            Kind::Date if showing == Showing::Read => {
                answer.parse().map_or_else(|_| answer.to_owned(), |date| self.labels.date(date))
            }
            Kind::YesNo | Kind::Amount | Kind::Number => {
                let value: Option<FactValue> = fact.and_then(|fact| fact.parse(answer).ok());
                match (fact, value) {
                    (Some(fact), Some(value)) => self.labels.answer(fact, &value, self.setting.language),
                    _ => answer.to_owned(),
                }
            }
            _ => answer.to_owned(),
        }
    }
}

/// Where an answer is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Showing {
    /// Where the user may type it.
    Typed,
    /// Where the user reads it.
    Read,
}

/// A file name as an argument of a command.
fn shell_word(name: &str) -> String {
    let harmless = |character: char| character.is_alphanumeric() || "-_./\\:".contains(character);
    if !name.is_empty() && !name.starts_with('-') && name.chars().all(harmless) {
        return name.to_owned();
    }
    format!("'{}'", name.replace('\'', r"'\''"))
}
