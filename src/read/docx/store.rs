//! Data that content controls are bound to: a word processor shows what the data says, not what the control holds.

use std::collections::BTreeMap;

use super::forms::words;
use super::names::{Element, Node, Xml, open};
use super::reader::Reader;
use crate::model::{LossKind, single_spaced};
use crate::read::Unreadable;
use crate::read::losses::quoted;
use crate::read::package::Package;

/// The most parts with data that are read.
const MAX_PARTS: usize = 64;

/// The longest value that is kept, in bytes.
const MAX_VALUE: usize = 2_000;

/// The longest path to a value that is kept, in bytes.
const MAX_PATH: usize = 1_000;

/// The most values that are kept.
const MAX_VALUES: usize = 20_000;

/// The identities under which the properties of the document are bound, with the parts that hold them.
const PROPERTIES: [(&str, &str); 2] = [
    ("{6c3c8bc8-f283-45ae-878a-bab7291924a1}", "docprops/core.xml"),
    ("{6668398d-a668-4e3e-a5eb-62b293d839f1}", "docprops/app.xml"),
];

/// What a content control is bound to.
#[derive(Debug)]
pub(super) struct Binding {
    /// The identity of the data; any where none is named.
    store: Option<String>,
    /// The steps to the value, e.g. `root[1]/name[1]`.
    path: String,
    /// How the value is shown.
    pub form: Form,
}

/// How a content control shows a value.
#[derive(Debug, Default)]
pub(super) enum Form {
    /// As it is.
    #[default]
    Text,
    /// As a date, in a notation of its own.
    Date,
    /// As the words of a list, by value.
    Choice(BTreeMap<String, String>),
    /// As a box that is ticked or not.
    Check,
}

impl Form {
    /// Whether words show a value in this form.
    fn shows(&self, value: &str, words: &str) -> bool {
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        match self {
            Self::Text => letters(value) == letters(words),
            Self::Choice(all) => letters(all.get(value.trim()).map_or(value, String::as_str)) == letters(words),
            // The month may be a word.
            Self::Date => {
                let mut parts = value.trim().split(['-', 'T']);
                let (year, day) = (parts.next(), parts.nth(1).map(|day| day.trim_start_matches('0')));
                let short = |year: &str| year.chars().skip(2).collect::<String>();
                year.is_some_and(|year| words.contains(&short(year))) && day.is_none_or(|day| words.contains(day))
            }
            Self::Check => true,
        }
    }
}

/// Reads the values of a list with the words that show them.
pub(super) fn choices(xml: &mut Xml<'_>) -> Result<BTreeMap<String, String>, Unreadable> {
    let mut choices = BTreeMap::new();
    loop {
        match xml.next()? {
            Node::Start(element) => {
                let words = element.attribute("displayText");
                if let (Some(value), Some(words)) = (element.attribute("value"), words) {
                    choices.insert(value.trim().to_owned(), words.into_owned());
                }
                xml.skip()?;
            }
            Node::Text(_) => {}
            Node::End | Node::Done => return Ok(choices),
        }
    }
}

impl Binding {
    /// The binding that an element states.
    pub fn of(element: &Element<'_>) -> Option<Self> {
        let store = element.attribute("storeItemID").map(|id| id.to_lowercase());
        let steps = element.attribute("xpath")?;
        let steps: Vec<String> = steps.split('/').filter(|step| !step.is_empty()).map(step).collect();
        Some(Self { store, path: steps.join("/"), form: Form::default() })
    }
}

/// One step of a path without prefix, with the place that is meant where none is written.
fn step(step: &str) -> String {
    let name = step.rsplit(':').next().unwrap_or(step);
    if name.ends_with(']') || name.starts_with('@') { name.to_owned() } else { format!("{name}[1]") }
}

/// The data of a document: each value by the identity of its part and the path to it.
#[derive(Debug, Default)]
pub(super) struct Store(BTreeMap<(String, String), String>);

impl Store {
    /// Reads the data of a package. A part that is damaged holds none.
    pub fn read(package: &mut Package<'_>) -> Self {
        let of_data = |name: &&str| name.starts_with("customxml/item") && !name.starts_with("customxml/itemprops");
        let parts: Vec<String> = package.names().filter(of_data).take(MAX_PARTS).map(str::to_owned).collect();
        let mut store = Self::default();
        for part in parts {
            let properties = part.replace("customxml/item", "customxml/itemprops");
            let mut read = |part: &str| package.xml(part).ok().flatten();
            let id = read(&properties).and_then(|text| identity(&text, &properties));
            if let (Some(text), Some(id)) = (read(&part), id) {
                store.add(&id, &text, &part);
            }
        }
        for (id, part) in PROPERTIES {
            if let Ok(Some(text)) = package.xml(part) {
                store.add(id, &text, part);
            }
        }
        store
    }

    fn add(&mut self, id: &str, text: &str, part: &str) {
        let mut xml = open(text, part);
        // The steps so far, and at each level how many elements of each name were met.
        let mut path: Vec<String> = Vec::new();
        let mut met: Vec<BTreeMap<String, usize>> = vec![BTreeMap::new()];
        let mut values: BTreeMap<String, String> = BTreeMap::new();
        while let Ok(node) = xml.next() {
            match node {
                Node::Start(element) => {
                    let siblings = met.last_mut().map(|names| names.entry(element.name().to_owned()).or_default());
                    let place = siblings.map_or(1, |count| {
                        *count += 1;
                        *count
                    });
                    path.push(format!("{}[{place}]", element.name()));
                    met.push(BTreeMap::new());
                    if let Some(key) = key(&path).filter(|_| values.len() < MAX_VALUES) {
                        values.insert(key, String::new());
                    }
                }
                Node::End => {
                    path.pop();
                    met.pop();
                }
                Node::Text(text) => {
                    let value = key(&path).and_then(|key| values.get_mut(&key));
                    if let Some(value) = value.filter(|value| value.len() < MAX_VALUE) {
                        value.push_str(&text);
                    }
                }
                Node::Done => break,
            }
        }
        self.0.extend(values.into_iter().map(|(path, value)| ((id.to_owned(), path), value)));
    }

    fn value(&self, binding: &Binding) -> Option<&str> {
        let value = match &binding.store {
            Some(id) => self.0.get(&(id.clone(), binding.path.clone())),
            None => self.0.iter().find(|((_, path), _)| *path == binding.path).map(|(_, value)| value),
        };
        value.map(String::as_str)
    }
}

/// The steps to a value as one text, unless it is longer than any that a control is bound to.
fn key(path: &[String]) -> Option<String> {
    (path.iter().map(String::len).sum::<usize>() <= MAX_PATH).then(|| path.join("/"))
}

/// The identity of data in its properties.
fn identity(text: &str, part: &str) -> Option<String> {
    let mut xml = open(text, part);
    loop {
        match xml.next().ok()? {
            Node::Start(element) if element.name() == "datastoreItem" => {
                return element.attribute("itemID").map(|id| id.to_lowercase());
            }
            Node::Done => return None,
            Node::Start(_) | Node::End | Node::Text(_) => {}
        }
    }
}

impl Reader<'_> {
    /// Counts a content control that shows something else than it holds. What it holds comes next.
    pub fn hold_to_store(&mut self, binding: &Binding, xml: &Xml<'_>) -> Result<(), Unreadable> {
        let Some(stored) = self.definitions.store.value(binding) else { return Ok(()) };
        let held = words(&mut xml.clone())?;
        // An empty value is shown as the words that ask for one.
        if !stored.trim().is_empty() && !binding.form.shows(stored, &held) {
            let what = format!(
                "control that shows {}, where the file holds {}",
                quoted(&single_spaced(stored)),
                quoted(&held)
            );
            self.lose(LossKind::Field, &what);
        }
        Ok(())
    }
}
