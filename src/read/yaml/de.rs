use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Unexpected, Visitor};

use super::node::{Key, Kind, Node};
use crate::diag::{At, Code, Diagnostic, did_you_mean};
use crate::read::codes;

/// After so many problems in one file the rest is not shown.
const MAX_PROBLEMS: usize = 50;

/// Reads a tree into a typed value. Every problem becomes a diagnostic; the value is what is left without the parts that
/// are wrong, so that what it holds can be checked too. There is none when a required part is wrong.
pub(in crate::read) fn from_node<T: DeserializeOwned>(
    file: &Arc<str>,
    node: &Node,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<T> {
    let mut tree = node.clone();
    let mut removed: BTreeSet<(Vec<String>, String)> = BTreeSet::new();
    for _ in 0..MAX_PROBLEMS {
        let problem = match T::deserialize(NodeDeserializer { node: &tree, path: Vec::new() }) {
            Ok(value) => return Some(value),
            Err(problem) => problem,
        };
        // A field that was taken out because of its own problem is not also missing.
        let known =
            problem.missing.as_ref().is_some_and(|field| removed.contains(&(problem.path().to_vec(), field.clone())));
        if !known {
            diagnostics.push(problem.diagnostic(file));
        }
        match problem.path().split_last() {
            Some((last, parent)) if tree.remove(problem.path()) => {
                removed.insert((parent.to_vec(), last.clone()));
            }
            _ => return None,
        }
    }
    None
}

/// One problem while reading a tree.
#[derive(Debug)]
struct Problem {
    code: Code,
    message: String,
    hint: Option<String>,
    missing: Option<String>,
    place: Option<Box<NodePlace>>,
}

/// Where in a tree and in its file.
#[derive(Debug)]
struct NodePlace {
    path: Vec<String>,
    span: Range<usize>,
}

impl Problem {
    fn new(code: Code, message: String) -> Self {
        Self { code, message, hint: None, missing: None, place: None }
    }

    fn path(&self) -> &[String] {
        self.place.as_ref().map_or(&[], |place| &place.path)
    }

    /// Fills in the place, unless a more exact one is known.
    fn located(mut self, path: &[String], span: &Range<usize>) -> Self {
        if self.place.is_none() {
            self.place = Some(Box::new(NodePlace { path: path.to_vec(), span: span.clone() }));
        }
        self
    }

    fn diagnostic(&self, file: &Arc<str>) -> Diagnostic {
        let at = self.place.as_ref().map_or(At::File, |place| At::Range(place.span.clone()));
        Diagnostic::new(self.code, self.message.clone()).at(file, at).maybe_hint(self.hint.clone())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

impl de::Error for Problem {
    fn custom<M: fmt::Display>(message: M) -> Self {
        Self::new(codes::WRONG_VALUE, message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let found = match found {
            Unexpected::Str(text) => format!("`{text}`"),
            Unexpected::Map => "a group of fields".into(),
            Unexpected::Seq => "a list".into(),
            Unexpected::Unit | Unexpected::Option => "nothing".into(),
            other => other.to_string(),
        };
        Self::new(codes::WRONG_TYPE, format!("{} is expected here, not {found}", readable(expected)))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        <Self as de::Error>::invalid_type(found, expected)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let mut problem = Self::new(codes::WRONG_VALUE, format!("`{variant}` is not possible here"));
        problem.hint = did_you_mean(variant, expected.iter().copied());
        problem
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let mut problem = Self::new(codes::UNKNOWN_FIELD, format!("there is no field `{field}` here"));
        problem.hint = did_you_mean(field, expected.iter().copied())
            .or_else(|| Some(format!("fields here: {}", expected.join(", "))));
        problem
    }

    fn missing_field(field: &'static str) -> Self {
        let mut problem = Self::new(codes::MISSING_FIELD, format!("the field `{field}` is missing"));
        problem.missing = Some(field.to_owned());
        problem
    }
}

/// What serde expects, in words for people.
fn readable(expected: &dyn de::Expected) -> String {
    let words = expected.to_string();
    if words.starts_with("struct ") || words == "a map" {
        "a group of fields".into()
    } else if words == "a sequence" {
        "a list".into()
    } else if words == "a string" {
        "a text".into()
    } else if words.starts_with("tuple ") {
        "a value".into()
    } else {
        words
    }
}

/// Serde's view of a node.
struct NodeDeserializer<'a> {
    node: &'a Node,
    path: Vec<String>,
}

impl<'a> NodeDeserializer<'a> {
    fn wrong(&self, expected: &str) -> Problem {
        Problem::new(codes::WRONG_TYPE, format!("{expected} is expected here, not {}", self.node.describe()))
            .located(&self.path, &self.node.span)
    }

    fn scalar(&self, expected: &str) -> Result<&'a str, Problem> {
        match &self.node.kind {
            Kind::Scalar { text, .. } if !self.node.is_null() => Ok(text),
            _ => Err(self.wrong(expected)),
        }
    }

    fn number<T: std::str::FromStr>(&self) -> Result<T, Problem> {
        self.scalar("a whole number")?.parse().map_err(|_| self.wrong("a whole number"))
    }

    fn visit_list<'de, V: Visitor<'de>>(self, items: &[Node], visitor: V) -> Result<V::Value, Problem> {
        let access = ListAccess { items: items.iter().enumerate(), path: &self.path };
        visitor.visit_seq(access).map_err(|problem| problem.located(&self.path, &self.node.span))
    }

    fn visit_entries<'de, V: Visitor<'de>>(self, entries: &[(Key, Node)], visitor: V) -> Result<V::Value, Problem> {
        let access = MapAccess { entries: entries.iter(), value: None, path: &self.path };
        visitor.visit_map(access).map_err(|problem| {
            // A missing field is shown at the start of the group it is missing from.
            let start = entries.first().map_or(self.node.span.clone(), |(key, _)| key.span.clone());
            problem.located(&self.path, &start)
        })
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident),*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
            visitor.$visit(self.number()?)
        })*
    };
}

impl<'de> de::Deserializer<'de> for NodeDeserializer<'_> {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let (path, span) = (self.path.clone(), self.node.span.clone());
        let result = match &self.node.kind {
            _ if self.node.is_null() => visitor.visit_unit(),
            Kind::Scalar { text, .. } => visitor.visit_str(text),
            Kind::List(items) => self.visit_list(items, visitor),
            Kind::Map(entries) => self.visit_entries(entries, visitor),
        };
        result.map_err(|problem| problem.located(&path, &span))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.scalar("true or false")? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(self.wrong("true or false")),
        }
    }

    numbers!(deserialize_i8 visit_i8, deserialize_i16 visit_i16, deserialize_i32 visit_i32, deserialize_i64 visit_i64,
        deserialize_u8 visit_u8, deserialize_u16 visit_u16, deserialize_u32 visit_u32, deserialize_u64 visit_u64,
        deserialize_f32 visit_f32, deserialize_f64 visit_f64);

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let (path, span) = (self.path.clone(), self.node.span.clone());
        visitor.visit_str(self.scalar("a text")?).map_err(|problem: Problem| problem.located(&path, &span))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        if self.node.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match &self.node.kind {
            Kind::List(items) => self.visit_list(items, visitor),
            _ => Err(self.wrong("a list")),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match &self.node.kind {
            Kind::Map(entries) => self.visit_entries(entries, visitor),
            _ => Err(self.wrong("a group of fields")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        self.deserialize_map(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Problem> {
        let (path, span) = (self.path.clone(), self.node.span.clone());
        visitor.visit_newtype_struct(self).map_err(|problem: Problem| problem.located(&path, &span))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let (path, span) = (self.path.clone(), self.node.span.clone());
        let name = self.scalar("one word")?;
        visitor.visit_enum(name.into_deserializer()).map_err(|problem: Problem| problem.located(&path, &span))
    }

    serde::forward_to_deserialize_any! { bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any }
}

struct ListAccess<'a> {
    items: std::iter::Enumerate<std::slice::Iter<'a, Node>>,
    path: &'a [String],
}

impl<'de> de::SeqAccess<'de> for ListAccess<'_> {
    type Error = Problem;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Problem> {
        let Some((index, node)) = self.items.next() else { return Ok(None) };
        let path = step(self.path, index.to_string());
        seed.deserialize(NodeDeserializer { node, path: path.clone() })
            .map(Some)
            .map_err(|problem| problem.located(&path, &node.span))
    }
}

struct MapAccess<'a> {
    entries: std::slice::Iter<'a, (Key, Node)>,
    value: Option<&'a (Key, Node)>,
    path: &'a [String],
}

impl<'de> de::MapAccess<'de> for MapAccess<'_> {
    type Error = Problem;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Problem> {
        let Some(entry) = self.entries.next() else { return Ok(None) };
        self.value = Some(entry);
        let (key, _) = entry;
        seed.deserialize(key.text.as_str().into_deserializer())
            .map(Some)
            .map_err(|problem: Problem| problem.located(&step(self.path, key.text.clone()), &key.span))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Problem> {
        let Some((key, node)) = self.value.take() else {
            return Err(<Problem as de::Error>::custom("a field without a value"));
        };
        let path = step(self.path, key.text.clone());
        // A field without a value is shown at its key: there is nothing else to show.
        let span = if node.is_null() { &key.span } else { &node.span };
        seed.deserialize(NodeDeserializer { node, path: path.clone() }).map_err(|mut problem| {
            if node.is_null()
                && let Some(place) = problem.place.as_mut().filter(|place| place.path == path)
            {
                place.span = key.span.clone();
            }
            problem.located(&path, span)
        })
    }
}

fn step(path: &[String], last: String) -> Vec<String> {
    let mut path = path.to_vec();
    path.push(last);
    path
}
