//! What provisions without a number of their own are called in every report: a name that a reader can find.

use std::collections::BTreeMap;

use super::labels::Labels;
use super::redline::{Redline, RedlineProvision, Side};
use super::transcript::ProvisionKind;
use super::wording::{opening, single_spaced};

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
    let mut namer = Namer { labels, numbers, names: BTreeMap::new() };
    redline.provisions.iter().for_each(|provision| namer.add(provision, Around::default()));
    namer.names
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
}

struct Namer<'a> {
    labels: &'a Labels,
    /// The numbers of the provisions in the text, by their stable id.
    numbers: BTreeMap<&'a str, &'a str>,
    names: BTreeMap<usize, PlaceName>,
}

impl Namer<'_> {
    fn add(&mut self, provision: &RedlineProvision, around: Around<'_>) {
        let is_row = provision.kind == ProvisionKind::Row;
        let own = provision.id.as_deref().filter(|id| is_row && id.contains('#'));
        let around = Around { requirement: own.or(around.requirement), ..around };
        let name = self.name(provision, around);
        let path = heading(provision).map(|heading| match around.headings {
            Some(above) if number(provision).is_none() => format!("{above} – {heading}"),
            _ => number(provision).map_or_else(|| heading.to_owned(), |number| format!("{number} ({heading})")),
        });
        let inner = Around {
            headings: path.as_deref().or(around.headings),
            table: if provision.kind == ProvisionKind::Table { Some(provision) } else { around.table },
            row: if is_row { Some(provision) } else { around.row },
            cell: if provision.kind == ProvisionKind::Cell { name.as_deref() } else { around.cell },
            ..around
        };
        provision.children.iter().for_each(|child| self.add(child, inner));
        if let Some(name) = name {
            let requirement = around.requirement.map(str::to_owned);
            self.names.insert(provision.key, PlaceName { name, requirement });
        }
    }

    /// The name of one provision; nothing where a number or heading names it, or what is beside the text.
    fn name(&self, provision: &RedlineProvision, around: Around<'_>) -> Option<String> {
        let kind = self.labels.variant("review_kind", &provision.kind);
        let near = |place: &str| self.labels.fill("review_place_near", &[("kind", &kind), ("place", place)]);
        // A note is called by what it stands at.
        let beside = provision.side().and_then(|side| self.labels.beside(&side.place.story));
        if let (Some(note), Some(at)) = (&beside, provision.id.as_deref().and_then(|id| self.numbers.get(id))) {
            return Some(self.labels.fill("review_place_near", &[("kind", note), ("place", at)]));
        }
        match (provision.kind, around) {
            (ProvisionKind::Title, _) => Some(kind),
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
            (ProvisionKind::Table, _) => Some(around.headings.map_or(kind.clone(), near)),
            (ProvisionKind::Text | ProvisionKind::Point | ProvisionKind::Paragraph, _)
                if number(provision).is_none() && heading(provision).is_none() =>
            {
                let address = provision.side().and_then(|side| side.address.as_deref());
                let words = || {
                    let words = opening(provision.side().map_or("", |side| &side.text));
                    self.labels.fill("review_place_words", &[("kind", &kind), ("words", &words)])
                };
                Some(match (address, around.headings) {
                    (Some(address), _) => near(address),
                    (None, Some(headings)) => headings.to_owned(),
                    (None, None) => words(),
                })
            }
            _ => None,
        }
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

/// The number of a provision, with those it stands in; nothing where it has only a bullet.
fn number(provision: &RedlineProvision) -> Option<&str> {
    let side = provision.side()?;
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
}
