//! A statement as a declaration to sign.

use crate::compose::requirements::digest;
use crate::compose::requirements::words::{Phrases, anchor};
use crate::model::{
    BriefBlock, BriefPoint, Cell, ColophonBlock, Detail, Field, HouseStyle, Labels, Language, ListedRequirement, Meets,
    Properties, Report, ReportEntry, ReportMark, ReportSection, RequirementKind, RequirementList, StatedAnswer,
    StatedEvidence, Statement, Table, Weight, capital, covers_label, meets_label,
};

/// The date in the properties of a declaration without any: there is no clock.
const NO_DATE: &str = "2000-01-01";

/// A line to write on.
const LINE: &str = "……………………………………";

/// What keeps a statement from being signed: who signs, when, and every knock-out that is not answered.
pub fn open_items(list: &RequirementList, statement: &Statement, labels: &Labels) -> Vec<String> {
    let supplier = &statement.supplier;
    let fields = [
        ("req_about_supplier", supplier.name.is_none()),
        ("req_about_signatory", supplier.represented_by.is_none()),
        ("req_about_date", statement.date.is_none()),
    ];
    let fields = fields.into_iter().filter(|(_, open)| *open).map(|(label, _)| labels.text(label).to_owned());
    let answered =
        |one: &&ListedRequirement| statement.answers.get(&one.id).is_some_and(|answer| answer.meets.is_some());
    let knock_outs = list.requirements.iter().filter(|one| one.kind == RequirementKind::KnockOut);
    let unanswered = knock_outs
        .filter(|one| !answered(one))
        .map(|one| labels.fill("statement_open_knock_out", &[("number", &one.number), ("id", &one.id)]));
    fields.chain(unanswered).collect()
}

/// The declaration; the labels are of the language of the list.
pub fn declaration(list: &RequirementList, statement: &Statement, labels: &Labels, style: &HouseStyle) -> Report {
    let phrases = Phrases { labels, moments: list.moments };
    let contract = list.contract.as_ref();
    let open = open_items(list, statement, labels);
    let title = phrases.text("statement_title");
    let name = statement.supplier.name.clone().unwrap_or_else(|| phrases.text("assess_unnamed"));
    let date = statement.date.or(contract.map(|contract| contract.date));
    let properties = Properties {
        language: list.language.code(),
        running_head: contract.map_or_else(|| title.clone(), |contract| format!("{title} · {}", contract.number)),
        subtitle: contract.map(|contract| format!("{} · {}", contract.title, contract.subject)),
        date: date.map_or_else(|| NO_DATE.to_owned(), |date| date.to_string()),
        author: name.clone(),
        description: phrases.text("statement_description"),
        keywords: contract.map(|contract| vec![contract.number.clone()]).unwrap_or_default(),
        style: style.clone(),
        page: phrases.text("page"),
        title,
    };
    let mut notices = Vec::new();
    if !open.is_empty() {
        notices.push(phrases.fill("statement_draft", &[("open", &open.join("; "))]));
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
        overview: vec![signature(statement, phrases, &name)],
        sections: vec![answers(list, statement, phrases), evidence(statement, phrases)],
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
    let (yes, partly, no, open) =
        (count(Some(Meets::Yes)), count(Some(Meets::Partly)), count(Some(Meets::No)), count(None));
    let values = [("yes", yes.as_str()), ("partly", &partly), ("no", &no), ("open", &open)];
    let point = |text: String| BriefPoint { text, loud: false };
    BriefBlock {
        title: phrases.text("statement_brief_title"),
        points: vec![
            point(phrases.fill("statement_declares", &[("name", name)])),
            point(phrases.fill("statement_counts", &values)),
        ],
    }
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

fn answers(list: &RequirementList, statement: &Statement, phrases: Phrases<'_>) -> ReportSection {
    let none = StatedAnswer::default();
    ReportSection {
        anchor: "section-answers".into(),
        title: phrases.text("statement_answers_title"),
        intro: None,
        entries: list
            .requirements
            .iter()
            .map(|one| entry(one, statement.answers.get(&one.id).unwrap_or(&none), statement, phrases))
            .collect(),
        tables: Vec::new(),
    }
}

fn entry(one: &ListedRequirement, answer: &StatedAnswer, statement: &Statement, phrases: Phrases<'_>) -> ReportEntry {
    let (word, weight) = match answer.meets {
        Some(meets @ Meets::Yes) => (phrases.text(meets_label(meets)), Weight::Light),
        Some(meets @ Meets::Partly) => (phrases.text(meets_label(meets)), Weight::Open),
        Some(meets @ Meets::No) => (phrases.text(meets_label(meets)), Weight::Heavy),
        None => (phrases.text("assess_no_answer"), Weight::Open),
    };
    let named = answer.evidence.iter().map(|key| {
        let title = statement.evidence.get(key).and_then(|piece| piece.title.as_deref()).unwrap_or_default();
        format!("{key}: {title}")
    });
    let detail =
        |label: &str, values: Vec<String>| Detail { label: phrases.text(label), intro: None, values, language: None };
    let mut details = vec![
        detail("assess_answer", vec![capital(&word)]),
        detail("assess_named", named.collect()),
        detail("req_sheet_remark", answer.explanation.iter().cloned().collect()),
        detail("req_dutch_text", one.dutch.iter().cloned().collect()),
    ];
    details.retain(|detail| !detail.values.is_empty());
    ReportEntry {
        anchor: anchor(one),
        label: one.number.clone(),
        title: one.article.clone(),
        marks: vec![
            ReportMark { text: word, weight },
            ReportMark { text: phrases.kind(one.kind), weight: Weight::Light },
        ],
        text: vec![one.text.clone()],
        details,
        id: Some(one.id.clone()),
    }
}

/// The evidence, piece by piece.
fn evidence(statement: &Statement, phrases: Phrases<'_>) -> ReportSection {
    let entries = statement.evidence.iter().map(|(key, piece)| ReportEntry {
        anchor: format!("evidence-{key}"),
        label: key.to_string(),
        title: piece.title.clone().unwrap_or_default(),
        marks: Vec::new(),
        text: Vec::new(),
        details: evidence_details(piece, phrases),
        id: None,
    });
    ReportSection {
        anchor: "section-evidence".into(),
        title: phrases.text("assess_evidence_title"),
        intro: statement.evidence.is_empty().then(|| phrases.text("assess_evidence_none")),
        entries: entries.collect(),
        tables: Vec::new(),
    }
}

fn evidence_details(piece: &StatedEvidence, phrases: Phrases<'_>) -> Vec<Detail> {
    let date = |date: Option<crate::model::Date>| date.map(|date| phrases.labels.date(date));
    let values = [
        ("req_sheet_type", piece.kind.map(|kind| phrases.labels.variant("evidence_type", &kind))),
        ("req_sheet_issuer", piece.issuer.clone()),
        ("req_sheet_reference", piece.number.clone()),
        ("req_sheet_scope", piece.scope.clone()),
        ("req_sheet_covers", piece.covers.map(|covers| phrases.text(covers_label(covers)))),
        ("req_sheet_issued", date(piece.issued)),
        ("req_sheet_valid_until", date(piece.valid_until)),
        ("req_sheet_standard", piece.standard.clone()),
        ("req_sheet_equivalent", piece.equivalent_to.clone()),
        ("req_sheet_motivation", piece.motivation.clone()),
        ("req_sheet_file", piece.file.clone()),
    ];
    let filled = values.into_iter().filter_map(|(label, value)| Some((label, value?)));
    filled
        .map(|(label, value)| Detail { label: phrases.text(label), intro: None, values: vec![value], language: None })
        .collect()
}
