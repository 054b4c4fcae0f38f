//! The empty form of a statement as YAML, with the requirements as comments.

use super::answers::{heading, moment_words};
use crate::compose::listed::flat;
use crate::compose::requirements::by_moment;
use crate::compose::requirements::words::Phrases;
use crate::model::{
    AboutField, Covers, EvidenceColumn, EvidenceKey, EvidenceKind, Labels, ListedRequirement, Meets, RequirementList,
    STATEMENT_SCHEMA, covers_label, meets_label, written,
};

/// How many pieces of evidence the form has ready.
const ROOM: u16 = 3;

/// How wide comments are, in characters.
const WIDTH: usize = 100;

/// The form; the labels are of the language of the list.
pub fn statement_yaml(list: &RequirementList, labels: &Labels) -> String {
    let phrases = Phrases { labels, moments: list.moments };
    let mut form = Form::default();
    let contract = list.contract.as_ref();
    form.comment(0, &phrases.fill("statement_form_intro", &[("title", &phrases.party("statement_title"))]));
    form.line(0, &format!("schema: {STATEMENT_SCHEMA}"));
    form.line(0, &format!("language: {}", list.language.code()));
    form.line(0, "contract:");
    form.line(1, &format!("number: {}", contract.map_or_else(String::new, |one| quoted(&one.number))));
    form.line(1, &format!("date: {}", contract.map_or_else(String::new, |one| one.date.to_string())));
    form.line(1, &format!("requirements: {}", quoted(&list.digest)));
    if contract.is_some_and(|contract| AboutField::Notices.is_for(contract)) {
        form.field(1, AboutField::Notices, labels);
    }
    form.line(0, "supplier:");
    AboutField::of_supplier().for_each(|field| form.field(1, field, labels));
    form.line(0, &format!("date: # {}", flat(labels.text("statement_form_date"))));
    form.blank();
    evidence(&mut form, labels);
    form.blank();
    let moment = list.moment_of_statement(None);
    let said = phrases.fill("statement_form_answers", &[("moment", &moment_words(moment, phrases))]);
    form.comment(0, &said);
    let words = Meets::ALL.map(|meets| format!("{} = {}", written(&meets), labels.text(meets_label(meets))));
    form.comment(0, &format!("meets: {}", words.join(", ")));
    form.line(0, if list.requirements.is_empty() { "answers: {}" } else { "answers:" });
    for (due, all) in by_moment(list) {
        form.blank();
        form.comment(1, &format!("== {} ==", heading(due, phrases)));
        if due > moment {
            form.comment(1, &phrases.party("statement_later_intro"));
        }
        all.into_iter().for_each(|one| answer(&mut form, one, phrases));
    }
    asked(&mut form, list, labels);
    form.text
}

fn evidence(form: &mut Form, labels: &Labels) {
    form.comment(0, labels.text("statement_form_evidence"));
    let kinds =
        EvidenceKind::ALL.map(|kind| format!("{} = {}", written(&kind), labels.variant("evidence_type", &kind)));
    form.comment(0, &format!("type: {}", kinds.join(", ")));
    let covers = Covers::ALL.map(|covers| format!("{} = {}", written(&covers), labels.text(covers_label(covers))));
    form.comment(0, &format!("covers: {}", covers.join(", ")));
    form.line(0, "evidence:");
    for number in 1..=ROOM {
        form.line(1, &format!("{}:", EvidenceKey::new(number)));
        for column in EvidenceColumn::ALL.into_iter().filter(|column| *column != EvidenceColumn::Key) {
            form.line(2, &format!("{}: # {}", column.field(), flat(labels.text(column.label()))));
        }
    }
}

/// What the requirements are, for who reads the form back.
fn asked(form: &mut Form, list: &RequirementList, labels: &Labels) {
    let prints = list.requirements.iter().filter_map(|one| Some((&one.id, one.fingerprint.as_ref()?)));
    let mut prints = prints.peekable();
    if prints.peek().is_none() {
        return;
    }
    form.blank();
    form.comment(0, labels.text("statement_form_asked"));
    form.line(0, "asked:");
    prints.for_each(|(id, print)| form.line(1, &format!("{}: {}", quoted(id), quoted(&print.to_string()))));
}

/// The place for the answer to a requirement, below what is asked.
fn answer(form: &mut Form, one: &ListedRequirement, phrases: Phrases<'_>) {
    form.blank();
    let when = phrases.when(one);
    form.comment(1, &format!("{} {} ({}). {when}", one.number, one.article, phrases.kind(one.kind)));
    form.comment(1, &one.text);
    for row in &one.evidence {
        form.comment(1, &format!("- [{}] {}", written(&row.kind), phrases.evidence_with_kind(row)));
    }
    form.line(1, &format!("{}:", quoted(&one.id)));
    form.line(2, "meets:");
    form.line(2, "evidence: []");
    form.line(2, "explanation:");
}

/// A text between double quotes. JSON's escapes are all escapes of YAML too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The text of the form.
#[derive(Default)]
struct Form {
    text: String,
}

impl Form {
    fn line(&mut self, depth: usize, line: &str) {
        self.text.push_str(&"  ".repeat(depth));
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A field to fill in, with what it is.
    fn field(&mut self, depth: usize, field: AboutField, labels: &Labels) {
        let help = field.help().map(|help| format!(". {}", flat(labels.text(help)))).unwrap_or_default();
        self.line(depth, &format!("{}: # {}{help}", field.field(), flat(labels.text(field.label()))));
    }

    fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A comment, broken at spaces.
    fn comment(&mut self, depth: usize, text: &str) {
        let mut line = String::new();
        for word in text.split_whitespace() {
            if !line.is_empty() && line.chars().count() + word.chars().count() >= WIDTH {
                self.line(depth, &format!("# {line}"));
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.line(depth, &format!("# {line}"));
    }
}
