//! A document as it is printed: all words in order, for any output.

use crate::model::{
    Cell, ColophonBlock, Contract, ContractFile, Document, Draft, DraftNotice, Field, Labels, Language, Party,
    PartyBlock, Properties, RequirementRow, Sheet, SheetArticle, SheetPart, SignatureBlock, Table, TimingSide,
    VerificationState,
};

/// How many characters of a digest are set between spaces, so that a person can compare it.
const DIGEST_GROUP: usize = 8;

/// A contract as printed; `digest` is that of its attached JSON.
pub fn of_contract(contract: &Contract, digest: &str, labels: &Labels) -> Sheet {
    sheet(contract.document(), labels, Some(digest), None)
}

/// A stored contract as printed.
pub fn of_contract_file(file: &ContractFile, labels: &Labels) -> Sheet {
    sheet(&file.document, labels, Some(&file.digest), None)
}

/// A draft as printed, marked as such, with what is still open.
pub fn of_draft(draft: &Draft, labels: &Labels) -> Sheet {
    let open = Table {
        key: "open".into(),
        title: labels.text("open_items").to_owned(),
        intro: Some(labels.text("open_items_intro").to_owned()),
        columns: vec![labels.text("open_items_what").to_owned(), labels.text("open_items_where").to_owned()],
        widths: vec![3, 2],
        rows: draft.open.iter().map(|item| vec![Cell::text(&item.what), Cell::text(&item.field).small()]).collect(),
        empty: Some(labels.text("no_open_items").to_owned()),
    };
    let notice =
        DraftNotice { mark: labels.text("draft").to_owned(), notice: labels.text("draft_notice").to_owned(), open };
    sheet(&draft.document, labels, None, Some(notice))
}

fn sheet(document: &Document, labels: &Labels, digest: Option<&str>, draft: Option<DraftNotice>) -> Sheet {
    let mark = draft.as_ref().map(|draft| format!("{} · ", draft.mark)).unwrap_or_default();
    Sheet {
        properties: Properties {
            language: document.language.code(),
            title: document.title.clone(),
            subtitle: document.subtitle.clone(),
            date: document.date.to_string(),
            author: document.authority.name.clone(),
            description: format!("{} · {}", document.subject, document.procedure.name),
            keywords: keywords(document),
            style: document.style.clone(),
            running_head: format!(
                "{mark}{} · {} {}",
                document.title,
                labels.text("contract_number").to_lowercase(),
                document.number
            ),
            page: labels.text("page").to_owned(),
        },
        draft,
        facts: facts(document, labels),
        parties_title: labels.text("parties").to_owned(),
        parties: parties(document, labels),
        contents_title: labels.text("contents").to_owned(),
        parts: document
            .parts
            .iter()
            .map(|part| SheetPart {
                title: part.title.clone(),
                articles: part
                    .articles
                    .iter()
                    .map(|article| SheetArticle {
                        label: labels.fill("article_heading", &[("number", &article.number)]),
                        article: article.clone(),
                    })
                    .collect(),
            })
            .collect(),
        signature: document.signature.then(|| signature(document, labels)),
        schedules: schedules(document, labels),
        colophon: colophon(document, labels, digest),
    }
}

fn keywords(document: &Document) -> Vec<String> {
    let mut keywords = vec![document.gibit.title.clone(), document.number.clone()];
    let mut principles: Vec<&str> =
        document.articles().flat_map(|article| article.principles.iter().map(String::as_str)).collect();
    principles.sort_unstable();
    principles.dedup();
    keywords.extend(principles.into_iter().map(|principle| format!("principe {principle}")));
    keywords
}

fn field(labels: &Labels, label: &str, value: impl Into<String>) -> Field {
    Field { label: labels.text(label).to_owned(), value: value.into() }
}

fn facts(document: &Document, labels: &Labels) -> Vec<Field> {
    let procedure = &document.procedure;
    let kind = labels.variant("procedure", &procedure.kind);
    let mut facts = vec![
        field(labels, "subject", &document.subject),
        field(labels, "contract_number", &document.number),
        field(labels, "date", labels.date(document.date)),
        field(labels, "procedure", format!("{} ({kind})", procedure.name)),
    ];
    facts.extend(procedure.reference.as_ref().map(|reference| field(labels, "reference", reference)));
    facts.extend(procedure.lot.as_ref().map(|lot| field(labels, "lot", lot)));
    facts.push(field(labels, "phase", labels.variant("phase", &document.phase)));
    facts.push(field(labels, "gibit_edition", &document.gibit.title));
    facts
}

fn parties(document: &Document, labels: &Labels) -> Vec<PartyBlock> {
    let block = |role: &str, party: &Party| {
        let fields = [
            ("address", party.address.clone()),
            ("registration", party.registration.clone()),
            ("represented_by", represented_by(party)),
        ];
        PartyBlock {
            role: labels.text(role).to_owned(),
            name: party.name.clone(),
            fields: fields.into_iter().filter_map(|(label, value)| Some(field(labels, label, value?))).collect(),
        }
    };
    vec![block("contracting_authority", &document.authority), block("contractor", &contractor(document, labels))]
}

/// Who signs and in which position, e.g. `A. de Vries, wethouder`.
fn represented_by(party: &Party) -> Option<String> {
    let name = party.represented_by.clone()?;
    Some(party.position.as_ref().map_or(name.clone(), |position| format!("{name}, {position}")))
}

fn contractor(document: &Document, labels: &Labels) -> Party {
    document
        .contractor
        .clone()
        .unwrap_or_else(|| Party { name: labels.text("contractor_pending").to_owned(), ..Party::default() })
}

fn signature(document: &Document, labels: &Labels) -> SignatureBlock {
    let block = |role: &str, party: &Party| {
        let known = |value: &Option<String>| value.clone().unwrap_or_default();
        PartyBlock {
            role: labels.text(role).to_owned(),
            name: labels.fill("signed_for", &[("party", &party.name)]),
            fields: vec![
                field(labels, "name", known(&party.represented_by)),
                field(labels, "position", known(&party.position)),
                field(labels, "place", ""),
                field(labels, "date_line", ""),
                field(labels, "signature_line", ""),
            ],
        }
    };
    SignatureBlock {
        title: labels.text("signature").to_owned(),
        parties: vec![
            block("contracting_authority", &document.authority),
            block("contractor", &contractor(document, labels)),
        ],
    }
}

fn table(labels: &Labels, key: &str, columns: &[&str], widths: &[u8], rows: Vec<Vec<Cell>>) -> Table {
    let text = |suffix: &str| {
        let name = format!("{key}_{suffix}");
        labels.text(&name).to_owned()
    };
    let empty = format!("no_{key}");
    Table {
        key: key.to_owned(),
        title: text("title"),
        // Without rows the sentence that says so takes the place of what explains them.
        intro: (!rows.is_empty()).then(|| text("intro")),
        columns: columns.iter().map(|label| labels.text(label).to_owned()).collect(),
        widths: widths.to_vec(),
        rows,
        empty: Some(labels.text(&empty).to_owned()),
    }
}

fn schedules(document: &Document, labels: &Labels) -> Vec<Table> {
    let mut tables = Vec::new();
    for kind in &document.schedules {
        match kind {
            crate::model::ScheduleKind::Requirements => tables.push(requirements(document, labels)),
            crate::model::ScheduleKind::Waivers => {
                tables.push(waivers(document, labels));
            }
        }
    }
    tables
}

fn requirements(document: &Document, labels: &Labels) -> Table {
    let rows = document
        .requirements
        .iter()
        .map(|row| {
            let evidence = match row.evidence.as_slice() {
                [only] => Cell::text(&only.text),
                several => {
                    let items = several.iter().map(|item| item.text.clone()).collect();
                    Cell::items(labels.text("evidence_one_of"), items)
                }
            };
            vec![
                Cell::link(&row.number, row.provision.as_str()),
                Cell::text(&row.text).with_id(&row.id),
                Cell::text(labels.variant("kind", &row.kind)),
                evidence,
                Cell::text(moment(row, labels)).with_note(row.deadline.clone()),
                Cell::text(labels.variant("role", &row.assessor)),
            ]
        })
        .collect();
    let columns = ["article", "requirement", "kind", "evidence", "due", "assessor"];
    table(labels, "requirements", &columns, &[10, 45, 18, 47, 22, 28], rows)
}

/// When a requirement is due: what comes at an interval of its own does not come every year.
fn moment(row: &RequirementRow, labels: &Labels) -> String {
    let is_periodic = row.timing.is_some_and(|timing| timing.side == TimingSide::Every);
    if is_periodic { labels.text("due_periodic").to_owned() } else { labels.variant("due", &row.due) }
}

fn waivers(document: &Document, labels: &Labels) -> Table {
    let rows = document
        .waivers
        .iter()
        .map(|row| {
            let waiver = &row.waiver;
            let id = match &waiver.paragraph {
                Some(key) => format!("{}/{key}", waiver.clause),
                None => waiver.clause.to_string(),
            };
            let until = waiver.until.map_or_else(|| labels.text("waiver_no_end").to_owned(), |date| labels.date(date));
            vec![
                Cell::text(&row.title).with_id(id),
                Cell::text(&waiver.reason),
                Cell::text(&waiver.person),
                Cell::text(labels.date(waiver.date)),
                Cell::text(until),
            ]
        })
        .collect();
    let columns = ["waiver_provision", "waiver_reason", "waiver_by", "waiver_date", "waiver_until"];
    table(labels, "waivers", &columns, &[6, 10, 5, 4, 4], rows)
}

fn colophon(document: &Document, labels: &Labels, digest: Option<&str>) -> ColophonBlock {
    let colophon = &document.colophon;
    let mut notices = vec![colophon.review.clone()];
    if document.language == Language::En {
        notices.push(labels.text("translation_notice").to_owned());
    }
    let mut fields = vec![
        field(labels, "program_version", format!("beding {}", colophon.program)),
        field(labels, "library", format!("{} {}", colophon.library, colophon.library_version)),
        field(labels, "library_digest", grouped(&colophon.library_digest)),
    ];
    if let Some(digest) = digest {
        notices.push(labels.text("attached_json").to_owned());
        notices.push(labels.text("verify_hint").to_owned());
        fields.push(field(labels, "digest", grouped(digest)));
    }
    let clauses = colophon
        .clauses
        .iter()
        .map(|clause| {
            vec![
                Cell::link(&clause.number, clause.id.as_str()),
                Cell::text(clause.id.as_str()),
                Cell::text(&clause.version),
                Cell::text(labels.variant("status", &clause.status)),
            ]
        })
        .collect();
    let clauses = Table {
        key: "clauses".into(),
        title: labels.text("clauses_used").to_owned(),
        intro: None,
        columns: ["article", "clause", "version", "status"].map(|label| labels.text(label).to_owned()).into(),
        widths: vec![2, 6, 2, 6],
        rows: clauses,
        empty: None,
    };
    let mut tables = vec![clauses];
    if !colophon.to_confirm.is_empty() {
        let rows = colophon.to_confirm.iter().zip(&colophon.to_confirm_subjects);
        let rows = rows
            .map(|(reference, subject)| {
                let state = match reference.state {
                    VerificationState::Verified => "certainty_verified",
                    VerificationState::Secondary => "certainty_secondary",
                    VerificationState::Inferred => "certainty_inferred",
                    VerificationState::Unknown => "certainty_unknown",
                };
                vec![Cell::text(subject), Cell::text(labels.text(state))]
            })
            .collect();
        tables.push(Table {
            key: "to_confirm".into(),
            title: labels.text("to_confirm_title").to_owned(),
            intro: Some(labels.text("to_confirm_intro").to_owned()),
            columns: ["gibit_subject", "certainty"].map(|label| labels.text(label).to_owned()).into(),
            widths: vec![1, 1],
            rows,
            empty: None,
        });
    }
    ColophonBlock { title: labels.text("colophon").to_owned(), notices, fields, tables }
}

/// A digest in groups that a person can compare.
fn grouped(digest: &str) -> String {
    let characters: Vec<char> = digest.chars().collect();
    characters.chunks(DIGEST_GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
