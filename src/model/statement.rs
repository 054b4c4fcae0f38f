use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::about_field::AboutField;
use super::date::Date;
use super::evidence::EvidenceKind;
use super::form_remark::FormRemark;
use super::language::Language;

/// The name and version of a supplier's statement.
pub const STATEMENT_SCHEMA: &str = "beding.statement/1";

/// What a supplier says about the requirements of a contract (verklaring van de leverancier), with the evidence it rests on.
/// A form that is half filled in is a statement too: what is not filled in is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Statement {
    /// `beding.statement/1`.
    pub schema: Option<String>,
    /// The language of the form.
    pub language: Option<Language>,
    /// The contract that it is about.
    #[serde(deserialize_with = "or_nothing")]
    pub contract: StatedContract,
    /// Who makes it.
    #[serde(deserialize_with = "or_nothing")]
    pub supplier: StatedSupplier,
    /// When it is made.
    pub date: Option<Date>,
    /// The evidence, by a short key that answers name.
    #[serde(deserialize_with = "entries_or_nothing")]
    pub evidence: BTreeMap<EvidenceKey, StatedEvidence>,
    /// The answers, by the id of the requirement, e.g. `resale-ban#disclosure-log`.
    #[serde(deserialize_with = "entries_or_nothing")]
    pub answers: BTreeMap<String, StatedAnswer>,
    /// What the requirements were when the form was made, by their ids: their fingerprints.
    #[serde(deserialize_with = "or_nothing", skip_serializing_if = "BTreeMap::is_empty")]
    pub asked: BTreeMap<String, String>,
    /// What was noticed about the form as it came in.
    #[serde(skip)]
    pub remarks: Vec<FormRemark>,
}

impl Statement {
    /// What is missing of who makes it and when: without all of these it declares nothing.
    pub fn unsigned(&self) -> Vec<AboutField> {
        let fields = [
            (AboutField::Name, self.supplier.name.is_none()),
            (AboutField::RepresentedBy, self.supplier.represented_by.is_none()),
            (AboutField::Date, self.date.is_none()),
        ];
        fields.into_iter().filter(|(_, missing)| *missing).map(|(field, _)| field).collect()
    }
}

/// The contract that a statement is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StatedContract {
    /// Its number.
    pub number: Option<String>,
    /// Its date when the form was made.
    pub date: Option<Date>,
    /// The digest of the requirements and the contract that the form was made from.
    pub requirements: Option<String>,
    /// The number of the last clarification notice (nota van inlichtingen) that is part of it.
    pub notices: Option<String>,
}

/// Who makes a statement.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StatedSupplier {
    /// The name of the supplier.
    pub name: Option<String>,
    /// Its registration, e.g. a number of the Kamer van Koophandel.
    pub registration: Option<String>,
    /// The other members of the combination that it makes the statement with.
    #[serde(deserialize_with = "names")]
    pub members: Vec<String>,
    /// Whom to ask about it.
    pub contact: Option<String>,
    /// Where to write to.
    pub email: Option<String>,
    /// Who signs.
    pub represented_by: Option<String>,
    /// In which position.
    pub position: Option<String>,
    /// Who signs as well, where one person may not sign alone.
    pub also_represented_by: Option<String>,
    /// In which position.
    pub also_position: Option<String>,
}

impl StatedSupplier {
    /// The names in a text, e.g. `Telwijs B.V.; Meetwerk B.V.`.
    pub fn names(text: &str) -> Vec<String> {
        let names = text.split([';', '\n']).map(str::trim);
        names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }
}

/// Names in one text, or in a list.
fn names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    struct Names;

    impl<'de> Visitor<'de> for Names {
        type Value = Vec<String>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("names")
        }

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(Vec::new())
        }

        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok(StatedSupplier::names(text))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut names = Vec::new();
            while let Some(name) = list.next_element::<String>()? {
                names.push(name);
            }
            Ok(names)
        }
    }

    deserializer.deserialize_any(Names)
}

/// A piece of evidence that a supplier has; one piece may serve several requirements.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StatedEvidence {
    /// What kind of thing it is.
    #[serde(rename = "type")]
    pub kind: Option<EvidenceKind>,
    /// What it is called.
    pub title: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// What it is about, in words.
    pub scope: Option<String>,
    /// How much of the deliverable that is.
    pub covers: Option<Covers>,
    /// When it was issued.
    pub issued: Option<Date>,
    /// The last day on which it is valid.
    pub valid_until: Option<Date>,
    /// The standard that it shows, e.g. `ISO/IEC 27001:2022`.
    pub standard: Option<String>,
    /// The standard that was asked and that it is equivalent to, in the eyes of the supplier.
    pub equivalent_to: Option<String>,
    /// Why it is equivalent.
    pub motivation: Option<String>,
    /// The file that is handed in, or where it can be found.
    pub file: Option<String>,
}

impl StatedEvidence {
    /// Whether nothing is filled in.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How much of the deliverable a piece of evidence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Covers {
    /// All of it.
    #[serde(alias = "geheel")]
    Whole,
    /// A part of it.
    #[serde(alias = "deel")]
    Part,
    /// Something else.
    #[serde(alias = "anders")]
    Other,
}

impl Covers {
    /// All values.
    pub const ALL: [Self; 3] = [Self::Whole, Self::Part, Self::Other];
}

/// What a supplier says about one requirement.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StatedAnswer {
    /// Whether it meets the requirement.
    pub meets: Option<Meets>,
    /// The evidence that shows it.
    #[serde(deserialize_with = "or_nothing")]
    pub evidence: Vec<EvidenceKey>,
    /// What there is to say about it.
    pub explanation: Option<String>,
}

impl StatedAnswer {
    /// Whether nothing is filled in.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A value that may be left empty.
fn or_nothing<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(deserializer: D) -> Result<T, D::Error> {
    Option::<T>::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// Entries of which all or each may be left empty.
fn entries_or_nothing<'de, D, K, T>(deserializer: D) -> Result<BTreeMap<K, T>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + fmt::Display,
    T: Deserialize<'de> + Default,
{
    let entries: Option<Entries<K, T>> = Option::deserialize(deserializer)?;
    Ok(entries.map(|entries| entries.0).unwrap_or_default())
}

/// Entries of which no two have the same key, also where it is written in two ways, as `E1` and `B1` are.
struct Entries<K, T>(BTreeMap<K, T>);

impl<'de, K, T> Deserialize<'de> for Entries<K, T>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    T: Deserialize<'de> + Default,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<K, T>(PhantomData<(K, T)>);

impl<'de, K, T> Visitor<'de> for EntriesVisitor<K, T>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    T: Deserialize<'de> + Default,
{
    type Value = Entries<K, T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a group of fields")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some((key, entry)) = map.next_entry::<K, Option<T>>()? {
            match entries.entry(key) {
                Entry::Vacant(place) => {
                    place.insert(entry.unwrap_or_default());
                }
                Entry::Occupied(there) => {
                    return Err(serde::de::Error::custom(format!("`{}` is given twice", there.key())));
                }
            }
        }
        Ok(Entries(entries))
    }
}

/// Whether a supplier meets a requirement, by its own word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Meets {
    /// It does.
    #[serde(alias = "ja")]
    Yes,
    /// In part, or with a reservation.
    #[serde(alias = "deels")]
    Partly,
    /// It does not.
    #[serde(alias = "nee")]
    No,
    /// The case that the requirement is about does not occur.
    #[serde(alias = "nvt", alias = "n/a")]
    NotApplicable,
}

impl Meets {
    /// All values.
    pub const ALL: [Self; 4] = [Self::Yes, Self::Partly, Self::No, Self::NotApplicable];

    /// Whether it says nothing without an explanation.
    pub const fn needs_explanation(self) -> bool {
        !matches!(self, Self::Yes)
    }
}

/// The short key of a piece of evidence, e.g. `E1`; `B1` (bewijs) and a plain `1` are the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EvidenceKey(u16);

impl EvidenceKey {
    /// The last number that there is.
    pub const LAST: u16 = 999;

    /// The key with this number.
    pub const fn new(number: u16) -> Self {
        Self(number)
    }
}

impl fmt::Display for EvidenceKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "E{}", self.0)
    }
}

impl FromStr for EvidenceKey {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let trimmed = text.trim();
        let number = trimmed.strip_prefix(['E', 'e', 'B', 'b']).map_or(trimmed, str::trim_start);
        match number.parse() {
            Ok(number @ 1..=Self::LAST) if number.to_string().len() <= 3 => Ok(Self(number)),
            _ => Err(format!("`{text}` is no key of a piece of evidence; write E1, E2 and so on")),
        }
    }
}

impl TryFrom<String> for EvidenceKey {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<EvidenceKey> for String {
    fn from(key: EvidenceKey) -> Self {
        key.to_string()
    }
}

impl JsonSchema for EvidenceKey {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EvidenceKey".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "pattern": "^[EeBb]? ?[0-9]{1,3}$", "description": "The short key of a piece of evidence, e.g. E1."})
    }
}
