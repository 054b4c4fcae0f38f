//! The answers as a dossier: commented YAML in which every value reads back as it was typed.

use super::examples;
use super::question::{Kind, Question};
use super::script::Script;
use super::yaml::{scalar, wrap};
use crate::model::{Date, Due, Language, Party, written};

/// The longest line of a comment.
const WIDTH: usize = 118;

/// Writes the dossier.
pub(super) fn render(script: &Script<'_>) -> String {
    let questions = script.questions();
    let mut page = Page { script, questions: &questions, text: String::new() };
    page.comment("header");
    page.section("document");
    page.field("template");
    page.line(&format!("language: {}", script.setting.language.code()));
    page.field("gibit");
    page.section("number");
    page.field("number");
    page.field("date");
    page.section("organisation");
    page.field_or_example("organisation", "organisation.yaml");
    page.section("subject");
    page.field("subject");
    page.field("purpose");
    page.section("procedure");
    page.group("procedure");
    page.section("phase");
    page.field("phase");
    page.section("moments");
    page.moments();
    page.parties();
    page.section("facts");
    page.facts();
    page.examples();
    page.text
}

/// The field of a moment.
fn moment(due: Due) -> String {
    format!("moments.{}", written(&due))
}

struct Page<'a> {
    script: &'a Script<'a>,
    questions: &'a [Question],
    text: String,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Words of the data as comment lines.
    fn comment(&mut self, key: &str) {
        let words = self.script.words.comments.text(key).to_owned();
        self.comment_lines(&words, "");
    }

    fn comment_lines(&mut self, words: &str, indent: &str) {
        for line in wrap(words, WIDTH) {
            self.line(&format!("{indent}# {line}"));
        }
    }

    /// A comment with an empty line before it.
    fn section(&mut self, key: &str) {
        self.line("");
        self.comment(key);
    }

    /// The answer to a question, if it is asked and not left open.
    fn answer(&self, key: &str) -> Option<(&Question, String)> {
        let question = self.questions.iter().find(|question| question.key == key)?;
        let answer = self.script.answers.get(key).or(question.proposed.as_ref())?;
        (!answer.is_empty()).then(|| (question, answer.clone()))
    }

    fn field(&mut self, key: &str) {
        let Some((question, answer)) = self.answer(key) else { return };
        let indent = if key.contains('.') { "  " } else { "" };
        let name = key.rsplit('.').next().unwrap_or(key);
        let value = value(&question.kind, &answer, self.script.setting.language);
        self.line(&format!("{indent}{name}: {value}"));
    }

    fn field_or_example(&mut self, key: &str, example: &str) {
        match self.answer(key) {
            Some(_) => self.field(key),
            None => self.line(&format!("# {key}: {example}")),
        }
    }

    /// The fields below a key.
    fn group(&mut self, group: &str) {
        self.line(&format!("{group}:"));
        let start = format!("{group}.");
        let questions = self.questions;
        for question in questions.iter().filter(|question| question.key.starts_with(&start)) {
            self.field(&question.key);
        }
    }

    /// The dates on which evidence is due; as an example where none is known.
    fn moments(&mut self) {
        let is_known = Due::ALL.into_iter().any(|due| self.answer(&moment(due)).is_some());
        if is_known {
            self.group("moments");
            return;
        }
        self.line("# moments:");
        for due in Due::ALL.into_iter().filter(|due| self.questions.iter().any(|question| question.key == moment(*due)))
        {
            self.line(&format!("#   {}: 2027-12-31", written(&due)));
        }
    }

    fn parties(&mut self) {
        match self.script.authority().cloned() {
            Some(party) => {
                self.section("authority_of_organisation");
                self.party_example("authority", &party);
            }
            None => {
                self.section("authority");
                self.group("authority");
            }
        }
        if self.script.knows_contractor() {
            self.section("contractor");
            self.group("contractor");
        } else {
            self.section("contractor_later");
            let text = |key: &str| self.script.words.comments.text(key).to_owned();
            let party = Party { name: text("example_contractor"), ..Party::default() };
            self.party_example("contractor", &party);
        }
    }

    fn party_example(&mut self, role: &str, party: &Party) {
        let fields = [
            ("address", &party.address),
            ("registration", &party.registration),
            ("represented_by", &party.represented_by),
            ("position", &party.position),
        ];
        self.line(&format!("# {role}:"));
        self.line(&format!("#   name: {}", scalar(&party.name)));
        for (name, value) in fields {
            if let Some(value) = value {
                self.line(&format!("#   {name}: {}", scalar(value)));
            }
        }
    }

    fn facts(&mut self) {
        self.line("facts:");
        let questions = self.questions;
        for question in questions.iter().filter(|question| question.key.starts_with("facts.")) {
            let mut words = question.text.clone();
            if let Kind::Choice(choices) = &question.kind {
                let options = choices.iter().map(|choice| {
                    if choice.key == choice.label {
                        choice.key.clone()
                    } else {
                        format!("{} = {}", choice.key, choice.label)
                    }
                });
                let options: Vec<String> = options.collect();
                words = format!("{words} ({})", options.join("; "));
            }
            self.comment_lines(&words, "  ");
            self.field(&question.key);
        }
    }

    /// What an officer may want to add by hand, as comments that work once the `# ` before them is taken away.
    fn examples(&mut self) {
        let date = self.answer("date").and_then(|(_, date)| date.parse::<Date>().ok());
        for (comment, lines) in examples::all(self.script, date) {
            self.section(comment);
            for line in lines {
                self.line(&format!("# {line}"));
            }
        }
    }
}

/// An answer as a YAML value.
fn value(kind: &Kind, answer: &str, language: Language) -> String {
    match (kind, answer, language) {
        (Kind::YesNo, "yes", Language::Nl) => "ja".into(),
        (Kind::YesNo, "no", Language::Nl) => "nee".into(),
        (Kind::Amount | Kind::Number | Kind::Date, ..) if is_number_or_date(answer) => answer.to_owned(),
        _ => scalar(answer),
    }
}

/// Digits with inner dots or hyphens, as answers that were understood have them.
fn is_number_or_date(answer: &str) -> bool {
    answer.starts_with(|first: char| first.is_ascii_digit())
        && answer.chars().all(|character| character.is_ascii_digit() || ".-".contains(character))
}
