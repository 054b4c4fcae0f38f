//! What people write in the fields of a form of text: the same as they may write in the cells of a workbook.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::FormWords;
use super::cells::{covers, date, keys, kind, meets, shown};
use crate::diag::{At, Diagnostic};
use crate::model::{AboutField, EvidenceColumn, GivenValue, Labels, Language, Statement, written};
use crate::read::codes;
use crate::read::text::value_problem;
use crate::read::yaml::{Kind, Node};

/// What could not be read, by the path of the evidence or the answer that it belongs to.
pub(super) type Unread = BTreeMap<String, Vec<String>>;

/// The language of a form: the one in which what stands behind most of its fields is written.
pub(super) fn language<'a>(text: &str, words: &'a [FormWords]) -> Option<&'a FormWords> {
    let comments: Vec<&str> = text.lines().filter_map(|line| Some(line.split_once('#')?.1.trim())).collect();
    let labels = AboutField::ALL.map(AboutField::label).into_iter();
    let labels: Vec<&str> = labels.chain(EvidenceColumn::ALL.map(EvidenceColumn::label)).collect();
    let found = |words: &&FormWords| labels.iter().filter(|label| comments.contains(&words.labels.text(label))).count();
    // Of two that are as good the first.
    words.iter().rev().filter(|words| found(words) > 0).max_by_key(found)
}

/// Puts what a value means in the place of how it is written.
pub(super) struct Fields<'a> {
    /// The name of the file.
    pub file: &'a Arc<str>,
    /// The words of every language, those of the form first.
    pub words: &'a [&'a Labels],
    /// The language of the form, where that can be seen.
    pub form: Option<Language>,
    /// What is wrong.
    pub diagnostics: &'a mut Vec<Diagnostic>,
    /// What could not be read.
    pub unread: Unread,
}

impl Fields<'_> {
    /// Of every field that a cell of a workbook stands for.
    pub fn understood(mut self, tree: &mut Node) -> Unread {
        let (words, form) = (self.words, self.form);
        for (field, value) in tree.entries_mut() {
            match field.as_str() {
                "date" => self.put("", value, |given| date(given, form).map(|date| date.to_string())),
                "evidence" => {
                    for (key, piece) in value.entries_mut() {
                        let path = format!("/evidence/{key}");
                        for (field, value) in piece.entries_mut() {
                            match field.as_str() {
                                "type" => self.put(&path, value, |given| kind(given, words).map(|kind| written(&kind))),
                                "covers" => {
                                    self.put(&path, value, |given| covers(given, words).map(|covers| written(&covers)));
                                }
                                "issued" | "valid_until" => {
                                    self.put(&path, value, |given| date(given, form).map(|date| date.to_string()));
                                }
                                _ => {}
                            }
                        }
                    }
                }
                "answers" => {
                    for (id, answer) in value.entries_mut() {
                        let path = format!("/answers/{id}");
                        for (field, value) in answer.entries_mut() {
                            match field.as_str() {
                                "meets" => {
                                    self.put(&path, value, |given| meets(given, words).map(|meets| written(&meets)))
                                }
                                "evidence" => self.list(&path, value),
                                _ => {}
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        self.unread
    }

    /// One value. Lists and groups are left to who knows what belongs there.
    fn put(&mut self, path: &str, node: &mut Node, read: impl Fn(&GivenValue) -> Result<String, String>) {
        let Some(given) = given(node) else { return };
        match read(&given) {
            Ok(text) => node.kind = Kind::Scalar { text, plain: false },
            Err(problem) => self.refuse(path, node, &given, problem),
        }
    }

    /// The keys of evidence as one text.
    fn list(&mut self, path: &str, node: &mut Node) {
        let Some(given) = given(node) else { return };
        match keys(&given) {
            Ok(keys) => {
                let span = node.span.clone();
                let item = |text: String| Node { span: span.clone(), kind: Kind::Scalar { text, plain: false } };
                node.kind = Kind::List(keys.iter().map(|key| item(key.to_string())).collect());
            }
            Err(problem) => self.refuse(path, node, &given, problem),
        }
    }

    /// Says what is wrong and empties the value.
    fn refuse(&mut self, path: &str, node: &mut Node, given: &GivenValue, problem: String) {
        let at = At::Range(node.span.clone());
        self.diagnostics.push(Diagnostic::new(codes::WRONG_VALUE, problem).at(self.file, at));
        self.unread.entry(path.to_owned()).or_default().push(shown(given));
        node.kind = Kind::Scalar { text: String::new(), plain: true };
    }
}

/// What a field holds, as a cell would; none where it holds nothing, more than one value, or what is refused elsewhere.
fn given(node: &Node) -> Option<GivenValue> {
    match &node.kind {
        _ if node.is_null() => None,
        Kind::Scalar { text, .. } if value_problem(text).is_some() => None,
        Kind::Scalar { text, plain: true } if matches!(text.as_str(), "true" | "True" | "TRUE") => {
            Some(GivenValue::Truth(true))
        }
        Kind::Scalar { text, plain: true } if matches!(text.as_str(), "false" | "False" | "FALSE") => {
            Some(GivenValue::Truth(false))
        }
        Kind::Scalar { text, .. } if text.trim().is_empty() => None,
        Kind::Scalar { text, .. } => Some(GivenValue::Text(text.trim().to_owned())),
        Kind::List(_) | Kind::Map(_) => None,
    }
}

/// Notes what could not be read with what it belongs to, so that who assesses the form as it was received knows of it.
pub(super) fn note(statement: &mut Statement, unread: Unread) {
    for (path, shown) in unread {
        let place = path.strip_prefix("/answers/").map(|id| statement.answers.get_mut(id).map(|one| &mut one.unread));
        let evidence = || path.strip_prefix("/evidence/").and_then(|key| key.parse().ok());
        let place = place.unwrap_or_else(|| Some(&mut statement.evidence.get_mut(&evidence()?)?.unread));
        place.into_iter().for_each(|unread| unread.extend(shown.iter().cloned()));
    }
}
