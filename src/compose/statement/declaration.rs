//! A statement as a declaration to sign.

use super::answers::{answers, evidence, is_promise, word};
use super::open::{OpenPoint, open_points};
use crate::compose::listed::{subtitle, table};
use crate::compose::requirements::words::{Phrases, anchor};
use crate::compose::requirements::{by_moment, digest};
use crate::model::{
    BriefBlock, BriefPoint, Cell, ColophonBlock, Field, HouseStyle, Labels, Language, ListedRequirement, Meets,
    Properties, Report, RequirementKind, RequirementList, Statement, Table,
};

/// The date in the properties of a declaration without any: there is no clock.
const NO_DATE: &str = "2000-01-01";

/// A line to write on.
const LINE: &str = "……………………………………";

/// The declaration; the labels are of the language of the list.
pub fn declaration(list: &RequirementList, statement: &Statement, labels: &Labels, style: &HouseStyle) -> Report {
    let phrases = Phrases { labels, moments: list.moments };
    let contract = list.contract.as_ref();
    let mut open = open_points(list, statement, labels);
    let title = phrases.text("statement_title");
    let name = statement.supplier.name.clone().unwrap_or_else(|| phrases.text("assess_unnamed"));
    let date = statement.date.or(contract.map(|contract| contract.date));
    let properties = Properties {
        language: list.language.code(),
        running_head: contract.map_or_else(|| title.clone(), |contract| format!("{title} · {}", contract.number)),
        subtitle: contract.map(|contract| subtitle(contract, labels)),
        date: date.map_or_else(|| NO_DATE.to_owned(), |date| date.to_string()),
        author: name.clone(),
        description: phrases.text("statement_description"),
        keywords: contract.map(|contract| vec![contract.number.clone()]).unwrap_or_default(),
        style: style.clone(),
        page: phrases.text("page"),
        title,
    };
    let mut notices = Vec::new();
    let unsigned = open.iter().filter(|point| point.keeps_from_signing).count();
    if unsigned > 0 {
        notices.push(phrases.count("statement_draft", unsigned));
    } else {
        // What is only worth a second look is for who makes the statement, not for who gets it.
        open.clear();
    }
    if list.language != Language::Nl {
        notices.push(phrases.text("req_dutch_leads"));
    }
    Report {
        properties,
        skip_to_content: phrases.text("skip_to_content"),
        contents_title: phrases.text("contents"),
        facts: facts(list, statement, phrases, &name),
        notices,
        brief: brief(list, statement, phrases, &name),
        figure: None,
        overview: [exceptions(list, statement, phrases), still_open(&open, phrases)]
            .into_iter()
            .filter(|table| !table.rows.is_empty())
            .chain([signature(statement, phrases, &name)])
            .collect(),
        sections: answers(list, statement, phrases).into_iter().chain([evidence(statement, phrases)]).collect(),
        colophon: ColophonBlock {
            title: phrases.text("colophon"),
            notices: vec![phrases.text("statement_colophon")],
            fields: vec![
                field(phrases, "req_about_requirements", digest(list)),
                field(phrases, "program_version", concat!("beding ", env!("CARGO_PKG_VERSION")).to_owned()),
            ],
            tables: Vec::new(),
        },
        attachment: phrases.text("statement_attachment"),
    }
}

fn field(phrases: Phrases<'_>, label: &str, value: String) -> Field {
    Field { label: phrases.text(label), value }
}

fn facts(list: &RequirementList, statement: &Statement, phrases: Phrases<'_>, name: &str) -> Vec<Field> {
    let mut facts = vec![field(phrases, "contractor", name.to_owned())];
    let supplier = &statement.supplier;
    facts.extend(supplier.registration.as_ref().map(|text| field(phrases, "registration", text.clone())));
    if let Some(contract) = &list.contract {
        facts.push(field(phrases, "contracting_authority", contract.authority.name.clone()));
        facts.push(field(phrases, "contract_number", contract.number.clone()));
        facts.push(field(phrases, "procedure", contract.procedure.name.clone()));
    }
    facts.extend(statement.date.map(|date| field(phrases, "date", phrases.labels.date(date))));
    facts
}

/// What is declared, in a sentence and in numbers.
fn brief(list: &RequirementList, statement: &Statement, phrases: Phrases<'_>, name: &str) -> BriefBlock {
    let count = |meets: Option<Meets>| {
        let answer = |one: &ListedRequirement| statement.answers.get(&one.id).and_then(|answer| answer.meets);
        list.requirements.iter().filter(|one| answer(one) == meets).count().to_string()
    };
    let counted = [
        ("yes", count(Some(Meets::Yes))),
        ("partly", count(Some(Meets::Partly))),
        ("no", count(Some(Meets::No))),
        ("not_applicable", count(Some(Meets::NotApplicable))),
        ("open", count(None)),
    ];
    let counted = counted.each_ref().map(|(name, count)| (*name, count.as_str()));
    let promised = |one: &ListedRequirement| {
        is_promise(one.due) && statement.answers.get(&one.id).is_some_and(|answer| answer.meets == Some(Meets::Yes))
    };
    let mut points = vec![phrases.fill("statement_declares", &[("name", name)])];
    if list.requirements.iter().any(promised) {
        points.push(phrases.fill("statement_later", &[("name", name)]));
    }
    points.extend([phrases.fill("statement_counts", &counted), phrases.text("statement_no_espd")]);
    BriefBlock {
        title: phrases.text("statement_brief_title"),
        points: points.into_iter().map(|text| BriefPoint { text, loud: false }).collect(),
    }
}

/// The knock-outs that are answered otherwise than with yes: who signs sees them above the signature.
fn exceptions(list: &RequirementList, statement: &Statement, phrases: Phrases<'_>) -> Table {
    let knock_outs = by_moment(list).flat_map(|(_, all)| all).filter(|one| one.kind == RequirementKind::KnockOut);
    let rows = knock_outs.filter_map(|one| {
        let answer = statement.answers.get(&one.id)?;
        let meets = answer.meets.filter(|meets| *meets != Meets::Yes)?;
        let explanation = answer.explanation.clone().unwrap_or_else(|| phrases.text("statement_unexplained"));
        Some(vec![
            Cell::link(&one.number, anchor(one)),
            Cell::text(&one.text),
            Cell::text(word(one, Some(meets), phrases)),
            Cell::text(explanation),
        ])
    });
    let columns = ["article", "requirement", "req_sheet_meets", "req_sheet_remark"];
    table(phrases.labels, "statement_exceptions", &columns, &[10, 60, 20, 40], rows.collect())
}

/// Everything that is open.
fn still_open(open: &[OpenPoint<'_>], phrases: Phrases<'_>) -> Table {
    let rows = open.iter().map(|point| match point.requirement {
        Some(one) => vec![
            Cell::link(&one.number, anchor(one)),
            Cell::text(format!("{} ({})", one.article, phrases.kind(one.kind))),
            Cell::text(&point.what),
        ],
        None => vec![Cell::text("–"), Cell::text(phrases.text("statement_open_form")), Cell::text(&point.what)],
    });
    let columns = ["article", "requirement", "statement_column_open"];
    table(phrases.labels, "statement_open", &columns, &[10, 60, 60], rows.collect())
}

/// The lines to sign on.
fn signature(statement: &Statement, phrases: Phrases<'_>, name: &str) -> Table {
    let supplier = &statement.supplier;
    let or_line = |text: &Option<String>| text.clone().unwrap_or_else(|| LINE.to_owned());
    let date = statement.date.map_or_else(|| LINE.to_owned(), |date| phrases.labels.date(date));
    let rows = [
        ("contractor", name.to_owned()),
        ("req_about_signatory", or_line(&supplier.represented_by)),
        ("req_about_position", or_line(&supplier.position)),
        ("date", date),
        ("statement_place", LINE.to_owned()),
        ("statement_signature", LINE.to_owned()),
    ];
    Table {
        key: "statement_signature".into(),
        title: phrases.text("statement_signature_title"),
        intro: Some(phrases.text("statement_signature_intro")),
        columns: ["req_about_what", "req_about_value"].map(|label| phrases.text(label)).into(),
        widths: vec![40, 90],
        rows: rows.map(|(label, value)| vec![Cell::text(phrases.text(label)), Cell::text(value)]).into(),
        empty: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::requirements::sample;
    use crate::model::StatedAnswer;

    #[test]
    fn knock_outs_that_are_not_met_stand_above_the_signature_and_later_answers_are_promises() {
        let list = sample::list();
        let said = |meets| StatedAnswer { meets: Some(meets), ..StatedAnswer::default() };
        let answers = [("late#knock-out", Meets::Partly), ("now#knock-out", Meets::Yes), ("late#must", Meets::Yes)];
        let statement = Statement {
            answers: answers.map(|(id, meets)| (id.to_owned(), said(meets))).into(),
            ..Statement::default()
        };
        let report = declaration(&list, &statement, &Labels::default(), &HouseStyle::default());
        let keys: Vec<&str> = report.overview.iter().map(|table| table.key.as_str()).collect();
        assert_eq!(keys, ["statement_exceptions", "statement_open", "statement_signature"]);
        assert_eq!(report.overview[0].rows.len(), 1, "only the one that is answered otherwise than with yes");
        let anchors: Vec<&str> = report.sections.iter().map(|section| section.anchor.as_str()).collect();
        assert_eq!(anchors, ["section-tender", "section-delivery", "section-evidence"]);
        let word = |section: usize, entry: usize| report.sections[section].entries[entry].marks[0].text.as_str();
        assert_eq!((word(0, 0), word(1, 1)), ("req_answer_yes", "statement_will_meet"));
        assert!(report.brief.points.iter().any(|point| point.text == "statement_later"));
    }
}
