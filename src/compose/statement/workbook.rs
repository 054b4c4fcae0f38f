//! The empty form of a statement as a workbook: the list of requirements, which has a place for each answer, named and
//! explained as the form that it is.

use crate::compose::requirements::requirement_workbook;
use crate::compose::requirements::words::Phrases;
use crate::model::{CoverField, CoverRow, Labels, RequirementList, Workbook};

/// The form; the labels are of the language of the list.
pub fn statement_workbook(list: &RequirementList, labels: &Labels) -> Workbook {
    let phrases = Phrases { labels, moments: list.moments };
    let mut form = requirement_workbook(list, labels);
    let title = phrases.fill("statement_form_title", &[("title", &phrases.party("statement_title"))]);
    let title = list.contract.as_ref().map_or_else(|| title.clone(), |one| format!("{title} · {}", one.number));
    if let Some(cover) = &mut form.cover {
        cover.title.clone_from(&title);
        let what = CoverRow {
            label: phrases.text("statement_form_what"),
            value: phrases.party("statement_form_what_text").into(),
            field: CoverField::Read,
        };
        if let Some(first) = cover.groups.first_mut() {
            first.rows.insert(0, what);
        }
    }
    Workbook { title, ..form }
}
