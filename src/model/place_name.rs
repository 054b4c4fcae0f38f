//! What provisions without a number of their own are called in every report: a name that a reader can find.

use std::collections::{BTreeMap, BTreeSet};

use super::definition;
use super::labels::Labels;
use super::redline::{Redline, RedlineProvision, Side};
use super::transcript::ProvisionKind;
use super::wording::{bare, opening, single_spaced, within_sentence};

/// A heading of a column is shorter than this, in characters; anything longer is a cell of a table without headings.
const LONGEST_HEADING: usize = 40;

/// What a provision is called where it has no number of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceName {
    /// The name, e.g. `eis bij 16.1 (bewijsmiddel)` or `Partijen – Leverancier`.
    pub name: String,
    /// The stable id of the requirement that it belongs to, where it is in the row of one.
    pub requirement: Option<String>,
}

/// The names of all provisions that have no number and are no heading, and of notes, by key.
pub fn place_names(redline: &Redline, labels: &Labels) -> BTreeMap<usize, PlaceName> {
    let in_text = |one: &&RedlineProvision| one.side().is_some_and(|side| labels.beside(&side.place.story).is_none());
    let numbers = redline.all().into_iter().filter(in_text);
    let numbers = numbers.filter_map(|one| Some((one.id.as_deref()?, number(one)?))).collect();
    let reused = Reused::of(redline);
    let mut namer = Namer { labels, numbers, reused, names: BTreeMap::new(), shared: BTreeMap::new() };
    redline.provisions.iter().for_each(|provision| namer.add(provision, Around::default()));
    namer.tell_apart(redline);
    if let [first, rest @ ..] = redline.preamble() {
        let name = labels.fill("place_preamble", &[("count", &(rest.len() + 1).to_string())]);
        namer.names.insert(first.key, PlaceName { name, requirement: None });
    }
    namer.names
}

/// The numbers that the counter-proposal gives to something, against which a number of the base alone is read wrongly.
#[derive(Debug, Default)]
struct Reused {
    /// All of them.
    living: BTreeSet<String>,
    /// Those that something else had in the base.
    others: BTreeSet<String>,
}

impl Reused {
    fn of(redline: &Redline) -> Self {
        let mut found = Self::default();
        for provision in redline.all() {
            let Some(now) = provision.counter.as_ref().and_then(number_of) else { continue };
            if provision.base.as_ref().and_then(number_of).is_none_or(|old| bare(old) != bare(now)) {
                found.others.insert(bare(now).to_owned());
            }
            found.living.insert(bare(now).to_owned());
        }
        found
    }

    /// Whether a number that something had which is gone leads a reader to something else: it is given to another, or what
    /// it stood in is (`15.2` where another article is 15 now).
    fn misleads(&self, number: &str) -> bool {
        let number = bare(number);
        let around = number.char_indices().filter(|(_, sign)| matches!(sign, '.' | ' '));
        self.living.contains(number) || around.into_iter().any(|(end, _)| self.others.contains(&number[..end]))
    }
}

/// What a provision stands in.
#[derive(Debug, Clone, Copy, Default)]
struct Around<'a> {
    /// The headings above it, from the outermost.
    headings: Option<&'a str>,
    table: Option<&'a RedlineProvision>,
    row: Option<&'a RedlineProvision>,
    cell: Option<&'a str>,
    requirement: Option<&'a str>,
    parent: Option<&'a RedlineProvision>,
    /// Whether it is under a heading of definitions.
    definitions: bool,
}

struct Namer<'a> {
    labels: &'a Labels,
    /// The numbers of the provisions in the text, by their stable id.
    numbers: BTreeMap<&'a str, &'a str>,
    reused: Reused,
    names: BTreeMap<usize, PlaceName>,
    /// What is named by what it stands near, which can be so of several, by that name.
    shared: BTreeMap<String, Vec<usize>>,
}

impl Namer<'_> {
    fn add(&mut self, provision: &RedlineProvision, around: Around<'_>) {
        let is_row = provision.kind == ProvisionKind::Row;
        let own = provision.id.as_deref().filter(|id| is_row && id.contains('#'));
        let around = Around { requirement: own.or(around.requirement), ..around };
        let name = self.name(provision, around);
        let path = heading(provision).map(|heading| match around.headings {
            Some(above) if number(provision).is_none() => format!("{above} – {heading}"),
            _ => Self::designation(provision).map_or_else(|| heading.to_owned(), |own| format!("{own} ({heading})")),
        });
        let inner = Around {
            headings: path.as_deref().or(around.headings),
            table: if provision.kind == ProvisionKind::Table { Some(provision) } else { around.table },
            row: if is_row { Some(provision) } else { around.row },
            cell: if provision.kind == ProvisionKind::Cell { name.as_deref() } else { around.cell },
            parent: Some(provision),
            definitions: heading(provision).map_or(around.definitions, definition::is_heading),
            ..around
        };
        provision.children.iter().for_each(|child| self.add(child, inner));
        if let Some(name) = name {
            let requirement = around.requirement.map(str::to_owned);
            self.names.insert(provision.key, PlaceName { name, requirement });
        }
    }

    /// Gives those that have one name their first words too, and where these are the same their ordinal.
    fn tell_apart(&mut self, redline: &Redline) {
        let labels = self.labels;
        let all = redline.all();
        for (name, keys) in std::mem::take(&mut self.shared).into_iter().filter(|(_, keys)| keys.len() > 1) {
            let mut told: BTreeMap<String, usize> = BTreeMap::new();
            for key in keys {
                let words = all.get(key).map(|one| opening(&text(one))).filter(|words| !words.is_empty());
                let apart = match &words {
                    Some(words) => labels.fill("place_opening", &[("place", &name), ("words", words)]),
                    None => name.clone(),
                };
                let count = told.entry(apart.clone()).or_default();
                *count += 1;
                let apart = if *count > 1 { format!("{apart} ({count})") } else { apart };
                if let Some(named) = self.names.get_mut(&key) {
                    named.name = apart;
                }
            }
        }
    }

    /// What a provision is cited by: a part, such as an annex, by its whole label, because an article can have its number.
    fn designation(provision: &RedlineProvision) -> Option<&str> {
        let number = number(provision)?;
        let label = provision
            .side()
            .and_then(|side| side.label.as_deref())
            .map(|label| bare(label).trim_end_matches([' ', '–', '-']));
        let worded = label.filter(|label| provision.kind == ProvisionKind::Part && is_worded(label));
        Some(worded.unwrap_or(number))
    }

    /// The number of what only the base has, told to be an old one where a reader would find something else under it.
    fn old_number(&self, provision: &RedlineProvision) -> Option<String> {
        let base = provision.base.as_ref().filter(|_| provision.counter.is_none())?;
        let number = number_of(base).filter(|number| self.reused.misleads(number))?;
        let place = match (provision.kind, base.label.as_deref().map(bare)) {
            (ProvisionKind::Article, Some(label)) if is_worded(label) => within_sentence(label),
            (ProvisionKind::Article, _) => {
                within_sentence(&self.labels.fill("article_heading", &[("number", bare(number))]))
            }
            (ProvisionKind::Paragraph | ProvisionKind::Point, _) => bare(number).to_owned(),
            _ => return None,
        };
        Some(self.labels.fill("place_old", &[("place", &place)]))
    }

    /// The name of a definition without a number of its own, on a side that has it: by its term.
    fn term(&self, provision: &RedlineProvision, around: Around<'_>) -> Option<String> {
        let is_text = matches!(provision.kind, ProvisionKind::Text | ProvisionKind::Point | ProvisionKind::Paragraph);
        let unnumbered = |one: &RedlineProvision| {
            [&one.base, &one.counter].into_iter().flatten().any(|side| number_of(side).is_none())
        };
        // Letters that a word processor counts before definitions are not in the contract.
        let siblings = || around.parent.is_some_and(|parent| parent.children.iter().any(unnumbered));
        let text = text(provision);
        let term = definition::term(&text).filter(|_| is_text && around.definitions && around.cell.is_none())?;
        if !unnumbered(provision) && !siblings() {
            return None;
        }
        let near = || provision.side().and_then(|side| side.address.as_deref());
        let place = around.parent.and_then(number).or_else(near).or(around.headings)?;
        Some(self.labels.fill("place_term", &[("place", place), ("term", term)]))
    }

    /// The name of one provision; nothing where a number or heading names it, or what is beside the text.
    fn name(&mut self, provision: &RedlineProvision, around: Around<'_>) -> Option<String> {
        let labels = self.labels;
        let kind = labels.variant("review_kind", &provision.kind);
        let near = |place: &str| labels.fill("review_place_near", &[("kind", &kind), ("place", place)]);
        // A note is called by what it stands at.
        let beside = provision.side().and_then(|side| self.labels.beside(&side.place.story));
        if let (Some(note), Some(at)) = (&beside, provision.id.as_deref().and_then(|id| self.numbers.get(id))) {
            return Some(self.labels.fill("review_place_near", &[("kind", note), ("place", at)]));
        }
        if let Some(name) = self.old_number(provision).or_else(|| self.term(provision, around)) {
            return Some(name);
        }
        match (provision.kind, around) {
            (ProvisionKind::Title, _) => Some(kind),
            (ProvisionKind::Part, _) => match (Self::designation(provision)?, heading(provision)) {
                (own, _) if Some(own) == number(provision) => None,
                (own, Some(heading)) => Some(format!("{own} ({heading})")),
                (own, None) => Some(own.to_owned()),
            },
            (ProvisionKind::Row, Around { table: Some(table), .. }) => Some(self.row(provision, table, around)),
            (ProvisionKind::Cell, Around { table: Some(table), row: Some(row), .. }) => {
                let name = self.row(row, table, around);
                // The first cell names the row itself.
                let is_first = row.children.first().is_some_and(|first| first.key == provision.key);
                Some(match column(provision, row, table).filter(|_| !is_first) {
                    Some(column) => format!("{name} ({})", column.to_lowercase()),
                    None => name,
                })
            }
            (ProvisionKind::Text | ProvisionKind::Point, Around { cell: Some(cell), .. }) => Some(cell.to_owned()),
            (ProvisionKind::Table, _) => {
                let name = around.headings.map_or(kind.clone(), near);
                Some(self.shared(provision, name))
            }
            (ProvisionKind::Text | ProvisionKind::Point | ProvisionKind::Paragraph, _)
                if number(provision).is_none() && heading(provision).is_none() =>
            {
                let address = provision.side().and_then(|side| side.address.as_deref());
                let words = || {
                    let words = opening(provision.side().map_or("", |side| &side.text));
                    labels.fill("review_place_words", &[("kind", &kind), ("words", &words)])
                };
                let name = match (address, around.headings) {
                    (Some(address), _) => near(address),
                    (None, Some(headings)) => headings.to_owned(),
                    (None, None) => return Some(words()),
                };
                Some(self.shared(provision, name))
            }
            _ => None,
        }
    }

    /// A name that others can have too.
    fn shared(&mut self, provision: &RedlineProvision, name: String) -> String {
        self.shared.entry(name.clone()).or_default().push(provision.key);
        name
    }

    /// What a row is called: by the provision that its requirement is about, or by its first cell and the heading above.
    fn row(&self, row: &RedlineProvision, table: &RedlineProvision, around: Around<'_>) -> String {
        let first = first_cell(row);
        let of_requirements = table.children.iter().any(|one| one.id.as_deref().is_some_and(|id| id.contains('#')));
        let is_head = table.children.first().is_some_and(|head| head.key == row.key);
        if of_requirements && !is_head && !first.is_empty() {
            let name = self.labels.fill("place_requirement", &[("number", &first)]);
            let alike = table.children.iter().filter(|one| first_cell(one) == first).count();
            // Several requirements hang on one provision: their words tell them apart.
            let words = row.children.get(1).map(|cell| opening(&text(cell))).filter(|words| !words.is_empty());
            return match words.filter(|_| alike > 1) {
                Some(words) => format!("{name} – “{words}”"),
                None => name,
            };
        }
        let words = if first.is_empty() {
            opening(&row.all().into_iter().map(text).collect::<Vec<_>>().join(" "))
        } else {
            opening(&first)
        };
        let row = self.labels.fill("place_row", &[("words", &words)]);
        around.headings.map_or(row.clone(), |headings| format!("{headings} – {row}"))
    }
}

/// Whether a label has a word beside its number: `Artikel 3`, not `b.`.
fn is_worded(label: &str) -> bool {
    label.split(|one: char| !one.is_alphabetic()).any(|word| word.chars().count() > 1)
        && label.contains(char::is_whitespace)
}

/// The number of a provision, with those it stands in; nothing where it has only a bullet.
fn number(provision: &RedlineProvision) -> Option<&str> {
    number_of(provision.side()?)
}

/// The number of a side, with those it stands in.
fn number_of(side: &Side) -> Option<&str> {
    let own = side.number.as_deref().filter(|number| number.contains(char::is_alphanumeric))?;
    Some(side.address.as_deref().unwrap_or(own))
}

fn heading(provision: &RedlineProvision) -> Option<&str> {
    provision.heading.as_deref().map(str::trim).filter(|heading| !heading.is_empty())
}

/// The words of a provision as they came back, or as they were issued where it did not.
fn text(provision: &RedlineProvision) -> String {
    provision.side().map(|side| single_spaced(&side.text)).unwrap_or_default()
}

fn first_cell(row: &RedlineProvision) -> String {
    row.children.first().map(text).unwrap_or_default()
}

/// The heading of the column that a cell is in, where the first row has headings.
fn column(cell: &RedlineProvision, row: &RedlineProvision, table: &RedlineProvision) -> Option<String> {
    let head = table.children.first().filter(|head| head.key != row.key)?;
    fn side_of(provision: &RedlineProvision, counter: bool) -> Option<&Side> {
        if counter { provision.counter.as_ref() } else { provision.base.as_ref() }
    }
    let counter = cell.counter.is_some();
    let own = row.children.iter().filter(|one| side_of(one, counter).is_some()).position(|one| one.key == cell.key)?;
    let heading = head.children.iter().filter_map(|one| side_of(one, counter)).nth(own)?;
    let heading = single_spaced(&heading.text);
    (!heading.is_empty() && heading.chars().count() <= LONGEST_HEADING).then_some(heading)
}

#[cfg(test)]
mod tests {
    use super::super::manuscript::{SourceFormat, SourcePlace};
    use super::super::redline::SideSummary;
    use super::*;

    fn provision(kind: ProvisionKind, text: &str, children: Vec<RedlineProvision>) -> RedlineProvision {
        let side = Side {
            index: 0,
            number: None,
            label: None,
            address: None,
            text: text.to_owned(),
            place: SourcePlace::default(),
            revisions: Vec::new(),
        };
        let heading = (kind == ProvisionKind::Part).then(|| text.to_owned());
        let (base, counter) = (Some(side.clone()), Some(side));
        let (changes, ops, matched_by, id) = (Vec::new(), Vec::new(), None, None);
        RedlineProvision {
            key: 0,
            kind,
            id,
            heading,
            base,
            counter,
            changes,
            ops,
            matched_by,
            with: Vec::new(),
            children,
        }
    }

    fn row(id: Option<&str>, cells: &[&str]) -> RedlineProvision {
        let cells = cells.iter().map(|text| provision(ProvisionKind::Cell, text, Vec::new())).collect();
        RedlineProvision { id: id.map(str::to_owned), ..provision(ProvisionKind::Row, "", cells) }
    }

    fn numbered(provision: &mut RedlineProvision, key: &mut usize) {
        provision.key = *key;
        *key += 1;
        provision.children.iter_mut().for_each(|child| numbered(child, key));
    }

    /// The names in reading order, with the requirements.
    fn names(mut provisions: Vec<RedlineProvision>) -> Vec<(String, Option<String>)> {
        let mut key = 0;
        provisions.iter_mut().for_each(|one| numbered(one, &mut key));
        let side = SideSummary { format: SourceFormat::Docx, title: None, words: 0, provisions: 0 };
        let redline =
            Redline { base: side.clone(), counter: side, provisions, references: Vec::new(), renamed: Vec::new() };
        let texts = [
            ("place_requirement", "eis bij {number}"),
            ("place_row", "rij “{words}”"),
            ("review_place_near", "{kind} bij {place}"),
            ("review_kind_table", "tabel"),
            ("review_kind_text", "tekst"),
            ("review_place_words", "{kind} “{words}”"),
            ("place_term", "{place}, begrip {term}"),
            ("place_old", "{place} (oud)"),
            ("place_opening", "{place} – “{words}”"),
        ];
        let labels = Labels::from(BTreeMap::from(texts.map(|(key, text)| (key.to_owned(), text.to_owned()))));
        place_names(&redline, &labels).into_values().map(|named| (named.name, named.requirement)).collect()
    }

    #[test]
    fn cells_are_named_by_their_requirement_and_column_or_by_heading_and_row() {
        let head = || row(None, &["Artikel", "Eis", "Bewijsmiddel"]);
        let table = |rows| provision(ProvisionKind::Table, "", rows);
        let own = names(vec![provision(
            ProvisionKind::Part,
            "Eisen",
            vec![table(vec![head(), row(Some("ban#log"), &["7.2", "een overzicht", "een verslag"])])],
        )]);
        let log = || Some("ban#log".to_owned());
        assert_eq!(own[0], ("tabel bij Eisen".to_owned(), None));
        assert_eq!(
            own[5..],
            [
                ("eis bij 7.2".to_owned(), log()),
                ("eis bij 7.2".to_owned(), log()),
                ("eis bij 7.2 (eis)".to_owned(), log()),
                ("eis bij 7.2 (bewijsmiddel)".to_owned(), log()),
            ]
        );
        let other = names(vec![provision(
            ProvisionKind::Part,
            "Tarieven",
            vec![table(vec![row(None, &["Dienst", "Prijs"]), row(None, &["Beheer", "€ 10"])])],
        )]);
        assert_eq!(other.last(), Some(&("Tarieven – rij “Beheer” (prijs)".to_owned(), None)));
    }

    #[test]
    fn several_requirements_at_one_number_are_told_apart_by_their_words() {
        let rows = vec![
            row(None, &["Artikel", "Eis"]),
            row(Some("ban#log"), &["7.2", "een overzicht"]),
            row(Some("ban#report"), &["7.2", "een verslag"]),
        ];
        let found = names(vec![provision(ProvisionKind::Table, "", rows)]);
        assert_eq!(found.last().map(|(name, _)| name.as_str()), Some("eis bij 7.2 – “een verslag” (eis)"));
    }

    #[test]
    fn text_without_a_number_is_named_by_the_headings_above_it_or_by_its_words() {
        let text = |words: &str| provision(ProvisionKind::Text, words, Vec::new());
        let inner = provision(ProvisionKind::Part, "Leverancier", vec![text("Voorbeeld B.V.")]);
        let found = names(vec![provision(ProvisionKind::Part, "Partijen", vec![inner]), text("Los stuk")]);
        let found: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(found, ["Partijen – Leverancier", "tekst “Los stuk”"]);
    }

    /// A provision with its numbers on either side.
    fn with_numbers(text: &str, base: Option<&str>, counter: Option<&str>) -> RedlineProvision {
        let side = |number: &str| {
            let plain = provision(ProvisionKind::Paragraph, text, Vec::new()).base.expect("a side");
            Side { number: Some(number.to_owned()), address: Some(number.to_owned()), ..plain }
        };
        let of = provision(ProvisionKind::Paragraph, text, Vec::new());
        RedlineProvision { base: base.map(side), counter: counter.map(side), ..of }
    }

    #[test]
    fn the_number_of_what_is_gone_is_told_to_be_old_where_something_else_has_it() {
        let found = names(vec![
            with_numbers("Geheimhouding", Some("14.1"), Some("15.1")),
            with_numbers("Boete", Some("14.2"), Some("15.2")),
            with_numbers("Beveiliging", Some("15.2"), None),
            with_numbers("Einde", Some("16.2"), None),
        ]);
        assert_eq!(found, [("15.2 (oud)".to_owned(), None)], "16.2 is no other provision");
    }

    #[test]
    fn a_definition_without_a_number_is_named_by_its_term_and_bullets_by_their_words() {
        let at = |text: &str, number: &str| {
            let mut one = provision(ProvisionKind::Point, text, Vec::new());
            for side in [&mut one.base, &mut one.counter].into_iter().flatten() {
                side.address = Some(number.to_owned());
            }
            one
        };
        let definitions = provision(
            ProvisionKind::Part,
            "Begrippen",
            vec![at("GIBIT: de voorwaarden", "1.1"), at("Derde: ieder ander", "1.1")],
        );
        let bullets = provision(
            ProvisionKind::Part,
            "Grenzen",
            vec![at("tot € 100", "13"), at("tot € 200", "13"), at("tot € 200", "13")],
        );
        let found: Vec<String> = names(vec![definitions, bullets]).into_iter().map(|(name, _)| name).collect();
        assert_eq!(found[..2], ["1.1, begrip GIBIT", "1.1, begrip Derde"]);
        assert!(found[2].ends_with("bij 13 – “tot € 100”"), "{found:?}");
        assert!(found[4].ends_with("bij 13 – “tot € 200” (2)"), "{found:?}");
    }
}
