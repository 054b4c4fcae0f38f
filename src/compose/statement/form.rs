//! The empty form of a statement as YAML, with the requirements as comments.

use super::answers::is_promise;
use crate::compose::listed::flat;
use crate::compose::requirements::words::Phrases;
use crate::compose::requirements::{by_moment, digest};
use crate::model::{Covers, EvidenceKind, Meets, written};
use crate::model::{
    EvidenceColumn, EvidenceKey, Labels, ListedRequirement, RequirementList, STATEMENT_SCHEMA, covers_label,
    meets_label,
};

/// How many pieces of evidence the form has ready.
const ROOM: u16 = 3;

/// How wide comments are, in characters.
const WIDTH: usize = 100;

/// The form; the labels are of the language of the list.
pub fn statement_yaml(list: &RequirementList, labels: &Labels) -> String {
    let phrases = Phrases { labels, moments: list.moments };
    let mut form = Form::default();
    form.comment(0, labels.text("statement_form_intro"));
    form.line(0, &format!("schema: {STATEMENT_SCHEMA}"));
    form.line(0, "contract:");
    let number = list.contract.as_ref().map(|contract| contract.number.as_str());
    form.line(1, &format!("number: {}", number.map_or(String::new(), quoted)));
    form.line(1, &format!("requirements: {}", quoted(&digest(list))));
    form.line(0, "supplier:");
    for (field, label) in [
        ("name", "req_about_supplier"),
        ("registration", "req_about_registration"),
        ("represented_by", "req_about_signatory"),
        ("position", "req_about_position"),
    ] {
        form.line(1, &format!("{field}: # {}", flat(labels.text(label))));
    }
    form.line(0, &format!("date: # {}", flat(labels.text("statement_form_date"))));
    form.blank();
    evidence(&mut form, labels);
    form.blank();
    form.comment(0, labels.text("statement_form_answers"));
    let words = Meets::ALL.map(|meets| format!("{} = {}", written(&meets), labels.text(meets_label(meets))));
    form.comment(0, &format!("meets: {}", words.join(", ")));
    form.line(0, if list.requirements.is_empty() { "answers: {}" } else { "answers:" });
    for (due, all) in by_moment(list) {
        form.blank();
        form.comment(1, &format!("== {}: {} ==", phrases.moment(due), phrases.date(due)));
        if is_promise(due) {
            form.comment(1, labels.text("statement_later_intro"));
        }
        all.into_iter().for_each(|one| answer(&mut form, one, phrases));
    }
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

/// The place for the answer to a requirement, below what is asked.
fn answer(form: &mut Form, one: &ListedRequirement, phrases: Phrases<'_>) {
    form.blank();
    let when = phrases.when(one);
    form.comment(1, &format!("{} {} ({}). {when}", one.number, one.article, phrases.kind(one.kind)));
    form.comment(1, &one.text);
    for row in &one.evidence {
        form.comment(1, &format!("- {}", phrases.evidence(row)));
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
