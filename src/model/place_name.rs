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

/// The names of all provisions that have no number and are no heading, by key.
pub fn place_names(redline: &Redline, labels: &Labels) -> BTreeMap<usize, PlaceName> {
    let mut namer = Namer { labels, names: BTreeMap::new() };
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
