//! The files of evidence have to be there; one that is given as a software bill of materials has to be one, and to say of
//! what and when.

use super::evidence::Sight;
use super::standard;
use crate::model::{BillStandard, EvidenceKind, FileContent, FileState, Why};

/// Whether the files that were looked for are there and can be opened, with something in them. What could not be opened here
/// may show it all the same, so that a person opens it.
pub(super) fn there(sight: &Sight<'_>) -> Option<Why> {
    sight.files.iter().find_map(|file| match file.state {
        FileState::Missing => Some(Why::FileMissing { file: file.name.clone() }),
        FileState::Empty => Some(Why::FileEmpty { file: file.name.clone() }),
        FileState::Unopened { why } => Some(Why::FileUnopened { file: file.name.clone(), because: why }),
        FileState::Present { .. } => None,
    })
}

/// Whether it is said where it is: evidence that nobody can find shows nothing. What is shown in person needs no place.
pub(super) fn place(sight: &Sight<'_>) -> Option<Why> {
    let in_person = sight.piece.kind == Some(EvidenceKind::Demonstration);
    (sight.piece.file.is_none() && !in_person).then_some(Why::PlaceUnstated)
}

/// Whether what should be a bill of materials is one that says of what and when, and says what the statement says.
pub(super) fn bill(sight: &Sight<'_>) -> Option<Why> {
    let is = |wanted: &FileContent| {
        sight.files.iter().any(|file| matches!(&file.state, FileState::Present { content, .. } if content == wanted))
    };
    if !is_wanted(sight) {
        return None;
    }
    let Some(bill) = sight.bill() else {
        let damaged = is(&FileContent::Damaged).then_some(Why::BillDamaged);
        return damaged.or_else(|| is(&FileContent::NoBill).then_some(Why::NoBill));
    };
    let Some(date) = bill.date else { return Some(Why::BillUndated) };
    let stated = sight.piece.standard.as_ref().filter(|stated| !standard::is_same(stated, bill.standard.name()));
    if bill.subjects.is_empty() {
        Some(Why::BillUnnamed)
    } else if bill.components == 0 {
        Some(Why::BillEmpty)
    } else if let Some(stated) = stated {
        Some(Why::BillStandard { stated: stated.clone(), found: bill.follows() })
    } else {
        let stated = sight.piece.issued.filter(|issued| *issued != date)?;
        Some(Why::BillDate { stated, found: date })
    }
}

/// What evidence shows whose file is the bill of materials that was asked.
pub(super) fn shows(sight: &Sight<'_>) -> Option<Why> {
    let bill = sight.bill().filter(|_| is_wanted(sight))?;
    Some(Why::Bill { standard: bill.follows(), component: bill.subject(), date: bill.date? })
}

/// Whether a bill of materials is asked, or the piece is said to be one.
fn is_wanted(sight: &Sight<'_>) -> bool {
    let names_one = |name: &String| BillStandard::ALL.iter().any(|standard| standard::is_same(name, standard.name()));
    let asked = sight.requirement.evidence.iter().filter(|row| row.kind == EvidenceKind::DataFile);
    sight.piece.kind == Some(EvidenceKind::DataFile)
        && (asked.flat_map(|row| &row.standards).any(names_one) || sight.piece.standard.iter().any(names_one))
}
