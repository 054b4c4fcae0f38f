use std::ops::Range;
use std::sync::Arc;

use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle, Span};

use super::node::{Key, Kind, Node};
use crate::diag::{At, Diagnostic};
use crate::read::codes;

/// How deep a file may nest; ours need fewer than ten levels.
const MAX_DEPTH: usize = 32;

/// How many values a file may hold; the largest clause has some hundreds.
const MAX_NODES: usize = 50_000;

/// A collection that is being read.
enum Open {
    List(usize, Vec<Node>),
    Map { start: usize, entries: Vec<(Key, Node)>, key: Option<Key> },
}

/// Reads one YAML document into a tree, with all problems that leave the tree readable.
///
/// Returns no tree when the syntax is broken; the parser cannot go on after that.
pub(in crate::read) fn parse(file: &Arc<str>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    let before = diagnostics.len();
    let tree = Builder { file, diagnostics, stack: Vec::new(), root: None, nodes: 0 }.run(text);
    if tree.is_none() && diagnostics.len() == before {
        diagnostics.push(
            Diagnostic::new(codes::EMPTY_FILE, "the file holds nothing").at(file, At::File).hint("see `beding schema`"),
        );
    }
    tree
}

struct Builder<'a> {
    file: &'a Arc<str>,
    diagnostics: &'a mut Vec<Diagnostic>,
    stack: Vec<Open>,
    root: Option<Node>,
    nodes: usize,
}

impl Builder<'_> {
    fn run(mut self, text: &str) -> Option<Node> {
        let offsets = Offsets::new(text);
        let mut documents = 0;
        for event in Parser::new_from_str(text) {
            let (event, span) = match event {
                Ok(event) => event,
                Err(error) => {
                    let at = offsets.byte(error.marker().index());
                    self.problem(codes::YAML_SYNTAX, sentence(&error.info()), at..at + 1, syntax_hint(text, at));
                    return None;
                }
            };
            let range = offsets.range(span);
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        self.problem(
                            codes::YAML_FEATURE,
                            "the file holds more than one YAML document".into(),
                            range,
                            Some("keep one document a file; remove the line `---`".into()),
                        );
                        return None;
                    }
                }
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    self.problem(
                        codes::YAML_FEATURE,
                        "aliases (`*name`) are not used in these files".into(),
                        range,
                        Some("write the value out in full".into()),
                    );
                    return None;
                }
                Event::Scalar(value, style, _, tag) => {
                    let tagged = tag.is_some();
                    self.refuse_tag(tagged, &range);
                    let plain = style == ScalarStyle::Plain;
                    let node = Node { span: range, kind: Kind::Scalar { text: value.into_owned(), plain } };
                    self.push(node)?;
                }
                Event::SequenceStart(_, _, tag) => {
                    self.refuse_tag(tag.is_some(), &range);
                    self.open(Open::List(range.start, Vec::new()), &range)?;
                }
                Event::MappingStart(_, _, tag) => {
                    self.refuse_tag(tag.is_some(), &range);
                    self.open(Open::Map { start: range.start, entries: Vec::new(), key: None }, &range)?;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let node = match self.stack.pop()? {
                        Open::List(start, items) => {
                            let end = items.last().map_or(range.end, |item| item.span.end).max(start);
                            Node { span: start..end, kind: Kind::List(items) }
                        }
                        Open::Map { start, mut entries, .. } => {
                            // Of a field that stands twice, which is reported, the first is read.
                            let mut seen = std::collections::BTreeSet::new();
                            entries.retain(|(key, _)| seen.insert(key.text.clone()));
                            let end = entries.last().map_or(range.end, |(_, value)| value.span.end).max(start);
                            Node { span: start..end, kind: Kind::Map(entries) }
                        }
                    };
                    self.push(node)?;
                }
                _ => {}
            }
        }
        self.root.filter(|root| !root.is_null())
    }

    /// Opens a collection, unless the file nests too deeply.
    fn open(&mut self, collection: Open, range: &Range<usize>) -> Option<()> {
        if self.stack.len() >= MAX_DEPTH {
            let message = format!("the file nests deeper than {MAX_DEPTH} levels");
            self.problem(codes::TOO_LARGE, message, range.clone(), None);
            return None;
        }
        if let Some(Open::Map { key: None, .. }) = self.stack.last() {
            self.problem(codes::YAML_SYNTAX, "a key has to be a plain word".into(), range.clone(), None);
            return None;
        }
        self.stack.push(collection);
        Some(())
    }

    /// Puts a finished node in the innermost open collection.
    fn push(&mut self, node: Node) -> Option<()> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            let message = format!("the file holds more than {MAX_NODES} values");
            self.problem(codes::TOO_LARGE, message, node.span, None);
            return None;
        }
        let file = self.file;
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map { entries, key, .. }) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => {
                    let Kind::Scalar { text, .. } = node.kind else { return None };
                    if entries.iter().any(|(known, _)| known.text == text) {
                        let message = if text == "<<" {
                            "merge keys (`<<`) are not used in these files".to_owned()
                        } else {
                            format!("the field `{text}` stands here twice")
                        };
                        self.diagnostics.push(
                            Diagnostic::new(codes::DUPLICATE_FIELD, message)
                                .at(file, At::Range(node.span.clone()))
                                .hint("keep one of the two"),
                        );
                    }
                    *key = Some(Key { text, span: node.span });
                }
            },
        }
        Some(())
    }

    fn refuse_tag(&mut self, tagged: bool, range: &Range<usize>) {
        if tagged {
            self.problem(
                codes::YAML_FEATURE,
                "tags (`!name`) are not used in these files".into(),
                range.clone(),
                Some("remove the tag; put a text that starts with `!` between quotes".into()),
            );
        }
    }

    fn problem(&mut self, code: crate::diag::Code, message: String, range: Range<usize>, hint: Option<String>) {
        self.diagnostics.push(Diagnostic::new(code, message).at(self.file, At::Range(range)).maybe_hint(hint));
    }
}

/// Character offsets, which the parser counts in, to byte offsets.
struct Offsets {
    bytes: Vec<usize>,
    ascii: bool,
    len: usize,
}

impl Offsets {
    fn new(text: &str) -> Self {
        let ascii = text.is_ascii();
        let bytes = if ascii { Vec::new() } else { text.char_indices().map(|(index, _)| index).collect() };
        Self { bytes, ascii, len: text.len() }
    }

    fn byte(&self, character: usize) -> usize {
        if self.ascii { character.min(self.len) } else { self.bytes.get(character).copied().unwrap_or(self.len) }
    }

    fn range(&self, span: Span) -> Range<usize> {
        self.byte(span.start.index())..self.byte(span.end.index())
    }
}

/// The parser's message as the start of a sentence.
fn sentence(info: &str) -> String {
    format!("this is not valid YAML: {}", info.trim())
}

/// What usually causes a syntax error at a place.
fn syntax_hint(text: &str, at: usize) -> Option<String> {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let indent = &line[..line.len() - line.trim_start().len()];
    if indent.contains('\t') {
        return Some("indent with spaces, not with tabs".into());
    }
    if line.matches(": ").count() > 1 {
        return Some("put a text with a colon in it between quotes".into());
    }
    Some("check the indentation, and that quotes and brackets are closed".into())
}
