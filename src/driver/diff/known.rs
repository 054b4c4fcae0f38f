//! What we know of the provisions of our own contract and no form of it prints: which requirement a row holds, what is
//! left open, and which versions and fingerprints the program printed itself.

use crate::model::{
    Document, Field, Labels, PartyBlock, Provision, ProvisionKind, Sheet, Slot, Table, Transcript, single_spaced,
};

/// The key of the table of requirements.
const REQUIREMENTS: &str = "requirements";

/// The key of the table of clauses in the colophon, and its column with their versions.
const CLAUSES: (&str, usize) = ("clauses", 2);

/// Notes on a contract of ours, in whatever form it was written and read back, what is known of its provisions.
pub(super) fn note(transcript: &mut Transcript, document: &Document, sheet: &Sheet, labels: &Labels) {
    let pending = document.contractor.is_none().then(|| labels.text("contractor_pending"));
    let mut walk = Walk { sheet, pending, section: Section::Other, party: None };
    transcript.provisions.iter_mut().for_each(|provision| walk.provision(provision));
}

/// Where in the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Parties,
    Signature,
    Requirements,
    Colophon,
    /// The table of clauses in the colophon.
    Clauses,
    Other,
}

/// Goes through the provisions in reading order: not every form keeps what is in what.
struct Walk<'a> {
    sheet: &'a Sheet,
    /// What stands in place of the supplier's name, where it is not known.
    pending: Option<&'a str>,
    section: Section,
    party: Option<&'a PartyBlock>,
}

impl<'a> Walk<'a> {
    fn provision(&mut self, provision: &mut Provision) {
        let title = provision.heading.clone().unwrap_or_else(|| provision.text.clone());
        self.enter(&single_spaced(&title));
        provision.slot = self.slot(&single_spaced(&provision.text));
        let table = |key: &str, tables: &'a [Table]| tables.iter().find(|table| table.key == key);
        match (provision.kind, self.section) {
            (ProvisionKind::Table, Section::Requirements) => {
                if let Some(table) = table(REQUIREMENTS, &self.sheet.schedules) {
                    name_rows(provision, table);
                }
            }
            (ProvisionKind::Table, Section::Clauses) => {
                for row in &mut provision.children {
                    if let Some(version) = row.children.get_mut(CLAUSES.1) {
                        version.slot = Some(Slot::Imprint);
                    }
                }
            }
            (ProvisionKind::Table, _) => {}
            _ => provision.children.iter_mut().for_each(|child| self.provision(child)),
        }
    }

    /// Notes which section or party a line begins.
    fn enter(&mut self, title: &str) {
        let sheet = self.sheet;
        let is = |name: &str| !name.is_empty() && single_spaced(name) == title;
        let parties = match self.section {
            Section::Parties => &sheet.parties[..],
            Section::Signature => sheet.signature.as_ref().map_or(&[][..], |block| &block.parties),
            _ => &[],
        };
        if let Some(party) = parties.iter().find(|party| is(&party.role)) {
            self.party = Some(party);
            return;
        }
        let table = |tables: &[Table], key: &str| tables.iter().any(|table| table.key == key && is(&table.title));
        let known = |table: &Table| is(&table.title);
        self.section = if is(&sheet.parties_title) {
            Section::Parties
        } else if sheet.signature.as_ref().is_some_and(|block| is(&block.title)) {
            Section::Signature
        } else if table(&sheet.schedules, REQUIREMENTS) {
            Section::Requirements
        } else if is(&sheet.colophon.title) {
            Section::Colophon
        } else if table(&sheet.colophon.tables, CLAUSES.0) {
            Section::Clauses
        } else if sheet.parts.iter().any(|part| is(&part.title))
            || sheet.schedules.iter().chain(&sheet.colophon.tables).any(known)
        {
            Section::Other
        } else {
            return;
        };
        self.party = None;
    }

    /// What a line holds a place for.
    fn slot(&self, text: &str) -> Option<Slot> {
        let bare = text.trim_end_matches(|sign: char| !sign.is_alphanumeric());
        match self.section {
            Section::Parties | Section::Signature if self.pending.is_some_and(|pending| text.contains(pending)) => {
                Some(Slot::Placeholder)
            }
            Section::Signature => {
                let mut fields = self.party?.fields.iter();
                fields.any(|field| field.value.is_empty() && field.label == bare).then_some(Slot::Blank)
            }
            Section::Colophon => {
                let prints = |field: &Field| {
                    let value = text.strip_prefix(field.label.as_str()).unwrap_or(text);
                    value.trim_start_matches([':', ' ']) == field.value
                };
                self.sheet.colophon.fields.iter().any(prints).then_some(Slot::Imprint)
            }
            _ => None,
        }
    }
}

/// Gives the rows of the table of requirements the ids of their requirements, where all of its rows were read back.
fn name_rows(printed: &mut Provision, table: &Table) {
    let text =
        |row: &Provision, at: usize| row.children.get(at).map(|cell| single_spaced(&cell.text)).unwrap_or_default();
    let is_head = |row: &Provision| table.columns.first().is_some_and(|column| text(row, 0) == single_spaced(column));
    let rows = printed.children.iter_mut().filter(|row| !is_head(row));
    let numbered =
        |row: &Provision, cells: &[crate::model::Cell]| cells.first().is_some_and(|cell| text(row, 0) == cell.text);
    let rows: Vec<&mut Provision> = rows.collect();
    if rows.len() != table.rows.len() || !rows.iter().zip(&table.rows).all(|(row, cells)| numbered(row, cells)) {
        return;
    }
    for (row, cells) in rows.into_iter().zip(&table.rows) {
        row.id = cells.iter().find_map(|cell| cell.id.clone());
    }
}
