use std::ops::Range;

use crate::diag::SpanTable;

/// A piece of a YAML file, with its place.
#[derive(Debug, Clone)]
pub(in crate::read) struct Node {
    /// The bytes it stands at.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What a piece of a YAML file is.
#[derive(Debug, Clone)]
pub(in crate::read) enum Kind {
    /// A scalar as written; `plain` when it is not quoted and not a block.
    Scalar { text: String, plain: bool },
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<(Key, Node)>),
}

/// A key of a mapping.
#[derive(Debug, Clone)]
pub(in crate::read) struct Key {
    /// The key as written.
    pub text: String,
    /// The bytes it stands at.
    pub span: Range<usize>,
}

impl Node {
    /// Whether nothing is written: an empty plain scalar, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null"))
    }

    /// What it is, in words for a message.
    pub fn describe(&self) -> String {
        const LONG: usize = 40;
        match &self.kind {
            _ if self.is_null() => "nothing".into(),
            Kind::Scalar { text, .. } if text.chars().count() > LONG => "a long text".into(),
            Kind::Scalar { text, .. } => format!("`{text}`"),
            Kind::List(_) => "a list".into(),
            Kind::Map(_) => "a group of fields".into(),
        }
    }

    /// The fields of a mapping with their values; none of anything else.
    pub fn entries_mut(&mut self) -> impl Iterator<Item = (String, &mut Self)> {
        let entries = if let Kind::Map(entries) = &mut self.kind { entries.as_mut_slice() } else { &mut [] };
        entries.iter_mut().map(|(key, value)| (key.text.clone(), value))
    }

    /// The children with their path steps.
    fn children(&self) -> Vec<(String, Option<&Key>, &Node)> {
        match &self.kind {
            Kind::Scalar { .. } => Vec::new(),
            Kind::List(items) => {
                items.iter().enumerate().map(|(index, item)| (index.to_string(), None, item)).collect()
            }
            Kind::Map(entries) => entries.iter().map(|(key, value)| (key.text.clone(), Some(key), value)).collect(),
        }
    }

    /// Where everything stands, by path.
    pub fn spans(&self) -> SpanTable {
        let mut table = SpanTable::default();
        let mut work = vec![(String::new(), self)];
        while let Some((path, node)) = work.pop() {
            table.value(&path, node.span.clone());
            for (step, key, child) in node.children() {
                let path = format!("{path}/{step}");
                if let Some(key) = key {
                    table.key(&path, key.span.clone());
                }
                work.push((path, child));
            }
        }
        table
    }

    /// Takes out the node at a path of steps; whether there was one.
    pub fn remove(&mut self, steps: &[String]) -> bool {
        let Some((step, rest)) = steps.split_first() else { return false };
        match &mut self.kind {
            Kind::Scalar { .. } => false,
            Kind::List(items) => match step.parse::<usize>() {
                Ok(index) if index < items.len() => {
                    if rest.is_empty() {
                        items.remove(index);
                        true
                    } else {
                        items[index].remove(rest)
                    }
                }
                _ => false,
            },
            Kind::Map(entries) => {
                let Some(index) = entries.iter().position(|(key, _)| key.text == *step) else { return false };
                if rest.is_empty() {
                    entries.remove(index);
                    true
                } else {
                    entries[index].1.remove(rest)
                }
            }
        }
    }
}

impl Node {
    /// All scalars and keys, with their places.
    pub fn scalars(&self) -> Vec<(&Range<usize>, &str)> {
        let mut all: Vec<(&Range<usize>, &str)> = Vec::new();
        let mut work = vec![self];
        while let Some(node) = work.pop() {
            if let Kind::Scalar { text, .. } = &node.kind {
                all.push((&node.span, text));
            }
            for (_, key, child) in node.children() {
                all.extend(key.map(|key| (&key.span, key.text.as_str())));
                work.push(child);
            }
        }
        all
    }
}
