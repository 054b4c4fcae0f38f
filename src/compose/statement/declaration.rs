//! A statement as a declaration to sign.

use super::answers::{answers, evidence, moment_words, word};
use super::changes::change_sentences;
use super::open::{OpenPoint, open_points};
use super::signature::{belongs, signatures};
use crate::compose::listed::{self, table};
use crate::compose::requirements::by_moment;
use crate::compose::requirements::words::{Phrases, anchor};
use crate::model::{
    BriefBlock, BriefPoint, Cell, ColophonBlock, Due, Field, FormChanges, HouseStyle, Labels, Language,
    ListedRequirement, Meets, Phase, Properties, Report, RequirementKind, RequirementList, Statement, Table, capital,
};

/// The date in the properties of a declaration without any: there is no clock.
const NO_DATE: &str = "2000-01-01";

/// The declaration; the labels are of the language of the list. It is a document of the supplier, and looks like nobody's.
pub fn declaration(list: &RequirementList, statement: &Statement, labels: &Labels) -> Report {
    let phrases = Phrases { labels, moments: list.moments };
    let contract = list.contract.as_ref();
    let title = phrases.party("statement_title");
    let name = statement.supplier.name.clone().unwrap_or_else(|| phrases.text("assess_unnamed"));
    let date = statement.date.or(contract.map(|contract| contract.date));
    let mut open = open_points(list, statement, labels);
    let notices = notices(list, statement, &open, phrases);
    if !open.iter().any(|point| point.keeps_from_signing) {
        // What is only worth a second look is for who makes the statement, not for who gets it.
        open.clear();
    }
    Report {
        properties: Properties {
            language: list.language.code(),
            running_head: contract.map_or_else(|| title.clone(), |contract| format!("{title} · {}", contract.number)),
            subtitle: contract.map(|contract| listed::subtitle(contract, labels)),
            date: date.map_or_else(|| NO_DATE.to_owned(), |date| date.to_string()),
            author: name.clone(),
            description: phrases.party("statement_description"),
            keywords: contract.map(|contract| vec![contract.number.clone()]).unwrap_or_default(),
            style: HouseStyle::default(),
            page: phrases.text("page"),
            title,
        },
        skip_to_content: phrases.text("skip_to_content"),
        contents_title: phrases.text("contents"),
        facts: facts(list, statement, phrases, &name),
        notices,
        brief: brief(list, statement, phrases, &name),
        figure: None,
        overview: [exceptions(list, statement, phrases), still_open(&open, phrases)]
            .into_iter()
            .filter(|table| !table.rows.is_empty())
            .chain(signatures(statement, phrases, &name))
            .collect(),
        sections: answers(list, statement, phrases).into_iter().chain([evidence(statement, phrases)]).collect(),
        colophon: ColophonBlock {
            title: phrases.text("colophon"),
            notices: vec![phrases.party("statement_colophon")],
            fields: vec![
                field(phrases, "req_about_requirements", list.digest.clone()),
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

/// What a reader has to know first: that it is a draft, that the contract has changed, that the Dutch text leads.
fn notices(list: &RequirementList, statement: &Statement, open: &[OpenPoint<'_>], phrases: Phrases<'_>) -> Vec<String> {
    let mut notices = Vec::new();
    let unsigned = open.iter().filter(|point| point.keeps_from_signing).count();
    if unsigned > 0 {
        notices.push(phrases.count("statement_draft", unsigned));
    }
    if let Some(changes) = FormChanges::since(statement, list, &list.digest) {
        let mut told = change_sentences(&changes, list.requirements.iter(), phrases);
        told.push(phrases.text("statement_changed_signing"));
        notices.push(told.join(" "));
    }
    if list.language != Language::Nl {
        notices.push(phrases.text("req_dutch_leads"));
    }
    notices
}

/// Who makes the statement, of what, and when.
fn facts(list: &RequirementList, statement: &Statement, phrases: Phrases<'_>, name: &str) -> Vec<Field> {
    let supplier = &statement.supplier;
    let mut facts = vec![field(phrases, "statement_party", name.to_owned())];
    facts.extend(supplier.registration.as_ref().map(|text| field(phrases, "registration", text.clone())));
    if !supplier.members.is_empty() {
        facts.push(field(phrases, "statement_members", supplier.members.join("; ")));
    }
    let contact: Vec<&str> = [&supplier.contact, &supplier.email].into_iter().flatten().map(String::as_str).collect();
    if !contact.is_empty() {
        facts.push(field(phrases, "statement_contact", contact.join(" · ")));
    }
    if let Some(contract) = &list.contract {
        facts.push(field(phrases, "contracting_authority", contract.authority.name.clone()));
        facts.push(field(phrases, "procedure", listed::procedure(contract)));
        facts.push(field(phrases, "contract_number", listed::numbered(contract, phrases.labels)));
    }
    facts.extend(statement.date.map(|date| field(phrases, "date", phrases.labels.date(date))));
    let moment = list.moment_of_statement(statement.date);
    let words = capital(&moment_words(moment, phrases));
    let words = phrases.known_date(moment).map_or_else(|| words.clone(), |date| format!("{words}, {date}"));
    facts.push(field(phrases, "statement_moment", words));
    facts
}

/// What is declared, of what, and in numbers.
fn brief(list: &RequirementList, statement: &Statement, phrases: Phrases<'_>, name: &str) -> BriefBlock {
    let answer = |one: &ListedRequirement| statement.answers.get(&one.id).and_then(|answer| answer.meets);
    let moment = list.moment_of_statement(statement.date);
    let promised = |one: &ListedRequirement| one.due > moment && answer(one) == Some(Meets::Yes);
    let who = if statement.supplier.name.is_some() { name.to_owned() } else { capital(&phrases.text("statement_who")) };
    let mut points = vec![phrases.fill("statement_declares", &[("name", &who)])];
    points.extend(belongs(list, statement, phrases));
    points.push(phrases.party("statement_yes_declares"));
    if list.requirements.iter().any(promised) {
        points.push(phrases.party("statement_later"));
    }
    points.extend(counts(list, answer, phrases));
    // A statement of the phase in which a tenderer qualifies is asked of tenderers only.
    if list.contract.as_ref().is_none_or(|contract| contract.phase != Phase::AfterAward) {
        points.push(phrases.text("statement_no_espd"));
    }
    BriefBlock {
        title: phrases.text("statement_brief_title"),
        points: points.into_iter().map(|text| BriefPoint { text, loud: false }).collect(),
    }
}

/// How often each answer is given; answers that are not given are left out.
fn counts(
    list: &RequirementList,
    answer: impl Fn(&ListedRequirement) -> Option<Meets>,
    phrases: Phrases<'_>,
) -> Option<String> {
    let all = [
        ("statement_count_yes", Some(Meets::Yes)),
        ("statement_count_partly", Some(Meets::Partly)),
        ("statement_count_no", Some(Meets::No)),
        ("statement_count_not_applicable", Some(Meets::NotApplicable)),
        ("statement_count_open", None),
    ];
    let counted = all.into_iter().filter_map(|(label, meets)| {
        let count = list.requirements.iter().filter(|one| answer(one) == meets).count();
        (count > 0).then(|| phrases.count(label, count))
    });
    let counted: Vec<String> = counted.collect();
    (!counted.is_empty()).then(|| phrases.fill("statement_counts", &[("counts", &phrases.labels.list(&counted))]))
}

/// What is answered otherwise than with a plain yes, knock-outs first: who signs sees it above the signature. A wish binds
/// nobody to anything.
fn exceptions(list: &RequirementList, statement: &Statement, phrases: Phrases<'_>) -> Table {
    let moment = list.moment_of_statement(statement.date);
    let mut all: Vec<&ListedRequirement> =
        by_moment(list).flat_map(|(_, all)| all).filter(|one| one.kind != RequirementKind::Wish).collect();
    all.sort_by_key(|one| one.kind);
    let rows = all.into_iter().filter_map(|one| exception(one, statement, moment, phrases)).collect();
    let columns = ["article", "requirement", "req_sheet_meets", "req_sheet_remark"];
    let table = table(phrases.labels, "statement_exceptions", &columns, &[10, 62, 20, 44], rows);
    Table { intro: Some(phrases.party("statement_exceptions_intro")), ..table }
}

fn exception(one: &ListedRequirement, statement: &Statement, moment: Due, phrases: Phrases<'_>) -> Option<Vec<Cell>> {
    let answer = statement.answers.get(&one.id).filter(|answer| answer.meets.is_some())?;
    if answer.meets == Some(Meets::Yes) && answer.explanation.is_none() {
        return None;
    }
    let explanation = answer.explanation.clone().unwrap_or_else(|| phrases.text("statement_unexplained"));
    let asked = phrases.fill("statement_asked", &[("kind", &capital(&phrases.kind(one.kind))), ("text", &one.text)]);
    Some(vec![
        Cell::link(&one.number, anchor(one)),
        Cell::text(asked),
        Cell::text(word(one, answer, moment, phrases)),
        Cell::text(explanation),
    ])
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::requirements::sample;
    use crate::model::{ListedContract, StatedAnswer};

    fn said(meets: Meets, explanation: Option<&str>) -> StatedAnswer {
        StatedAnswer { meets: Some(meets), explanation: explanation.map(str::to_owned), ..StatedAnswer::default() }
    }

    fn statement(answers: &[(&str, StatedAnswer)]) -> Statement {
        Statement {
            answers: answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect(),
            ..Statement::default()
        }
    }

    fn text(cell: &Cell) -> &str {
        &cell.text
    }

    #[test]
    fn every_answer_but_a_plain_yes_stands_above_the_signature_knock_outs_first() {
        let statement = statement(&[
            ("now#must", said(Meets::No, None)),
            ("now#knock-out", said(Meets::Yes, Some("mits dat kan"))),
            ("now#wish", said(Meets::No, None)),
            ("late#knock-out", said(Meets::Yes, None)),
            ("late#must", said(Meets::Partly, Some("half"))),
        ]);
        let report = declaration(&sample::list(), &statement, &Labels::default());
        let keys: Vec<&str> = report.overview.iter().map(|table| table.key.as_str()).collect();
        assert_eq!(keys, ["statement_exceptions", "statement_open", "statement_signature"]);
        let explained: Vec<&str> = report.overview[0].rows.iter().map(|row| text(&row[3])).collect();
        assert_eq!(explained, ["mits dat kan", "statement_unexplained", "half"]);
        assert_eq!(text(&report.overview[0].rows[0][2]), "statement_qualified");
    }

    #[test]
    fn what_is_due_after_the_moment_of_the_statement_is_promised() {
        let statement = statement(&[("now#knock-out", said(Meets::Yes, None)), ("late#must", said(Meets::Yes, None))]);
        let report = declaration(&sample::list(), &statement, &Labels::default());
        let anchors: Vec<&str> = report.sections.iter().map(|section| section.anchor.as_str()).collect();
        assert_eq!(anchors, ["section-tender", "section-delivery", "section-evidence"]);
        let word = |section: usize, entry: usize| report.sections[section].entries[entry].marks[0].text.as_str();
        assert_eq!((word(0, 0), word(1, 0)), ("req_answer_yes", "statement_will_meet"));
        assert!(report.brief.points.iter().any(|point| point.text == "statement_later"));
    }

    #[test]
    fn it_says_of_which_contract_it_is_and_every_member_signs() {
        let list =
            RequirementList { contract: Some(ListedContract::sample()), digest: "abc".to_owned(), ..sample::list() };
        let labels = std::collections::BTreeMap::from(
            [
                ("statement_belongs_with_notices", "{title}, {number}, {date}, {notices}, {digest}"),
                ("date_format", "{day}-{month}-{year}"),
            ]
            .map(|(key, text)| (key.to_owned(), text.to_owned())),
        );
        let mut statement = statement(&[]);
        statement.contract.notices = Some("2".to_owned());
        statement.supplier.members = vec!["B BV".to_owned(), "C BV".to_owned()];
        statement.supplier.also_represented_by = Some("D".to_owned());
        let report = declaration(&list, &statement, &Labels::from(labels));
        let belongs = "Bijlage, VBS-1, 20-month_11-2026, 2, abc";
        assert!(report.brief.points.iter().any(|point| point.text == belongs), "{:?}", report.brief);
        let signing: Vec<usize> = report
            .overview
            .iter()
            .filter(|one| one.key.starts_with("statement_sig"))
            .map(|one| one.rows.len())
            .collect();
        assert_eq!(signing, [9, 6, 6], "two persons of the first, and each other member");
        assert_eq!(report.properties.style, HouseStyle::default(), "it is no document of the municipality");
    }

    #[test]
    fn answers_that_are_not_given_are_not_counted() {
        let statement = statement(&[("now#knock-out", said(Meets::Yes, None))]);
        let labels = std::collections::BTreeMap::from([("statement_counts".to_owned(), "{counts}".to_owned())]);
        let report = declaration(&sample::list(), &statement, &Labels::from(labels));
        let counted = "statement_count_yes_one and statement_count_open_other";
        assert!(report.brief.points.iter().any(|point| point.text == counted), "{:?}", report.brief);
    }
}
