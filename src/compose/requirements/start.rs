//! The sheet in front of the workbook: what it is, how it is filled in, who fills it in, what is due when.

use super::super::listed::flat;
use super::by_moment;
use super::words::Phrases;
use crate::model::{
    AboutField, CoverField, CoverGroup, CoverRow, CoverSheet, Field, FormSheet, Language, ListedContract,
    ListedRequirement, RequirementKind, RequirementList, STATEMENT_SCHEMA, SheetCell, SheetEntry,
};

/// The sheet; `title` is that of the workbook.
pub(super) fn start(list: &RequirementList, title: &str, phrases: Phrases<'_>) -> CoverSheet {
    let groups = [
        if list.contract.is_some() { what(list, phrases) } else { outlook(list, phrases) },
        if list.contract.is_some() { how(list, phrases) } else { CoverGroup::default() },
        list.contract.as_ref().map_or_else(CoverGroup::default, |contract| who(list, contract, phrases)),
        when(list, phrases),
        knock_outs(list, phrases),
    ];
    CoverSheet {
        name: phrases.text(FormSheet::About.label()),
        title: title.to_owned(),
        groups: groups.into_iter().filter(|group| !group.rows.is_empty()).collect(),
    }
}

fn row(label: String, value: impl Into<SheetCell>) -> CoverRow {
    CoverRow { label, value: value.into(), field: CoverField::Read }
}

/// What the workbook is, and what it is not.
fn what(list: &RequirementList, phrases: Phrases<'_>) -> CoverGroup {
    let said = |label: &str, text: &str| row(phrases.text(label), phrases.text(text));
    let mut rows = vec![said("req_sheet_aid", "req_sheet_aid_text")];
    if list.open > 0 {
        rows.push(row(phrases.text("req_sheet_draft"), phrases.count("req_open", list.open)));
    }
    if list.language != Language::Nl {
        rows.push(said("req_sheet_dutch", "req_sheet_dutch_text"));
    }
    rows.push(said("req_sheet_one_of", "req_sheet_one_of_text"));
    rows.push(said("req_sheet_equal", "req_sheet_equal_text"));
    CoverGroup { title: phrases.text("req_sheet_what"), rows }
}

/// What an outlook is, and what it was made from. There is nothing to fill in.
fn outlook(list: &RequirementList, phrases: Phrases<'_>) -> CoverGroup {
    let said = |label: &str, text: &str| row(phrases.text(label), phrases.text(text));
    let mut rows = vec![said("req_sheet_outlook", "req_forecast"), said("req_sheet_one_of", "req_brief_one_of")];
    if list.language != Language::Nl {
        rows.push(said("req_sheet_dutch", "req_sheet_dutch_text"));
    }
    let told = |label: &str, facts: &[Field]| {
        let label = phrases.text(label);
        facts.iter().map(|fact| row(format!("{label}: {}", fact.label), fact.value.as_str())).collect::<Vec<_>>()
    };
    rows.extend(told("req_given", &list.given));
    rows.extend(told("req_assumed", &list.assumed));
    CoverGroup { title: phrases.text("req_sheet_what"), rows }
}

/// How it is filled in, in steps.
fn how(list: &RequirementList, phrases: Phrases<'_>) -> CoverGroup {
    let who = list.contract.is_some().then_some("req_sheet_step_who");
    let steps = who.into_iter().chain([
        "req_sheet_step_evidence",
        "req_sheet_step_answers",
        "req_sheet_step_later",
        "req_sheet_step_more",
        "req_sheet_step_save",
    ]);
    let rows = (1..)
        .zip(steps)
        .map(|(number, step)| row(format!("{number}. {}", phrases.text(step)), phrases.text(&format!("{step}_text"))));
    CoverGroup { title: phrases.text("req_sheet_how"), rows: rows.collect() }
}

/// Who fills it in, and what it is of, so that it can be laid beside the right contract.
fn who(list: &RequirementList, contract: &ListedContract, phrases: Phrases<'_>) -> CoverGroup {
    let mut rows = vec![
        row(phrases.text("contracting_authority"), contract.authority.name.as_str()),
        row(phrases.text("subject"), contract.subject.as_str()),
    ];
    rows.extend(AboutField::ALL.map(|field| {
        let value = match field {
            AboutField::Contract => contract.number.clone(),
            AboutField::Requirements => super::digest(list),
            AboutField::Schema => STATEMENT_SCHEMA.to_owned(),
            _ => String::new(),
        };
        CoverRow { label: phrases.text(field.label()), value: value.into(), field: of_field(field, phrases) }
    }));
    rows.push(row(phrases.text("library_version"), list.library.version.as_str()));
    CoverGroup { title: phrases.text("req_sheet_who"), rows }
}

/// What may be done with a field.
fn of_field(field: AboutField, phrases: Phrases<'_>) -> CoverField {
    if field.is_fixed() {
        return CoverField::Fixed;
    }
    let is_date = field == AboutField::Date;
    CoverField::ToFill {
        entry: if is_date { SheetEntry::Date } else { SheetEntry::Text },
        help: is_date.then(|| phrases.text("req_sheet_help_date")),
    }
}

/// How many of which kind are due when.
fn when(list: &RequirementList, phrases: Phrases<'_>) -> CoverGroup {
    let rows = by_moment(list).map(|(due, all)| {
        let is_known = phrases.milestone(due).is_some();
        let unknown = || format!("{}: {}", phrases.heading(due), phrases.text("req_date_unknown"));
        let label = if is_known { phrases.dated_heading(due) } else { unknown() };
        row(label, phrases.kinds(all.into_iter()))
    });
    CoverGroup { title: phrases.text("req_sheet_when"), rows: rows.collect() }
}

/// The knock-outs, by name.
fn knock_outs(list: &RequirementList, phrases: Phrases<'_>) -> CoverGroup {
    let all = by_moment(list).flat_map(|(_, all)| all).filter(|one| one.kind == RequirementKind::KnockOut);
    let said = |one: &ListedRequirement| {
        row(format!("{} {}", one.number, one.article), format!("{} ({})", flat(&one.text), phrases.moment(one.due)))
    };
    let mut rows: Vec<CoverRow> = all.map(said).collect();
    if !rows.is_empty() {
        rows.insert(0, row(phrases.text("req_sheet_knock_outs"), phrases.text("req_sheet_knock_outs_text")));
    }
    CoverGroup { title: phrases.text("req_kinds_knock_out"), rows }
}
