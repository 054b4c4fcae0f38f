//! The tables of a burden.

use std::collections::BTreeMap;

use super::words::{Phrases, anchor};
use crate::model::{
    AssuranceNeed, Burden, BurdenRequirement, Cell, Due, EvidenceKind, RequirementKind, Table, capital,
};

fn table(phrases: Phrases<'_>, key: &str, columns: &[String], widths: &[u8], rows: Vec<Vec<Cell>>) -> Table {
    Table {
        key: key.to_owned(),
        title: phrases.text(&format!("{key}_title")),
        intro: Some(phrases.text(&format!("{key}_intro"))),
        columns: columns.to_vec(),
        widths: widths.to_vec(),
        rows,
        empty: None,
    }
}

/// The tables of the first page; those without rows are left out.
pub(super) fn overview(burden: &Burden, phrases: Phrases<'_>) -> Vec<Table> {
    [types(burden, phrases), stacks(burden, phrases)].into_iter().filter(|table| !table.rows.is_empty()).collect()
}

/// How many requirements each type of evidence would show, by moment, and how many nothing else would.
fn types(burden: &Burden, phrases: Phrases<'_>) -> Table {
    let all = &burden.requirements;
    let moments: Vec<Due> = Due::ALL.into_iter().filter(|due| all.iter().any(|one| one.due == *due)).collect();
    let would = |one: &BurdenRequirement, kind: EvidenceKind| one.evidence.iter().any(|row| row.kind == kind);
    let alone = |one: &BurdenRequirement, kind: EvidenceKind| one.evidence.iter().all(|row| row.kind == kind);
    let cell = |kind: EvidenceKind, wanted: &dyn Fn(&BurdenRequirement) -> bool| {
        let among: Vec<&BurdenRequirement> = all.iter().filter(|one| wanted(one) && would(one, kind)).collect();
        let only = among.iter().filter(|one| alone(one, kind)).count();
        match (among.len(), only) {
            (0, _) => Cell::text("–"),
            (count, 0) => Cell::text(count.to_string()),
            (count, only) => Cell::text(format!("{count} ({only})")),
        }
    };
    let rows = EvidenceKind::ALL.into_iter().filter(|kind| all.iter().any(|one| would(one, *kind))).map(|kind| {
        let mut row = vec![Cell::text(phrases.evidence_type(kind))];
        row.extend(moments.iter().map(|due| cell(kind, &|one| one.due == *due)));
        row.push(cell(kind, &|_| true));
        row
    });
    let mut columns = vec![phrases.text("burden_column_type")];
    columns.extend(moments.iter().map(|due| phrases.heading(*due)));
    columns.push(phrases.text("burden_column_total"));
    let mut widths = vec![26];
    widths.extend(std::iter::repeat_n(20, moments.len() + 1));
    table(phrases, "burden_types", &columns, &widths, rows.collect())
}

/// Where assurance stacks, with the requirements that do.
fn stacks(burden: &Burden, phrases: Phrases<'_>) -> Table {
    let rows = burden.stacks.iter().map(|stack| {
        let requirements = stack.requirements.iter().filter_map(|id| {
            let one = burden.requirements.iter().find(|one| one.id == *id)?;
            let due = phrases.labels.variant("due", &one.due);
            Some(phrases.fill("burden_requirement_at", &[("number", &one.number), ("text", &one.text), ("due", &due)]))
        });
        vec![Cell::text(capital(&phrases.stack(stack))), Cell::items("", requirements.collect())]
    });
    let columns = ["burden_column_stack", "burden_column_requirements"].map(|column| phrases.text(column));
    table(phrases, "burden_stacks", &columns, &[50, 70], rows.collect())
}

/// The number and text of a requirement; one that only assurance shows leads to its entry.
fn asked(one: &BurdenRequirement) -> [Cell; 2] {
    let number = match one.assurance {
        AssuranceNeed::Only => Cell::link(&one.number, anchor(&one.id)),
        AssuranceNeed::OneOf | AssuranceNeed::None => Cell::text(&one.number),
    };
    [number, Cell::text(&one.text).with_id(&one.id)]
}

/// What excludes a tender, and how it is shown.
pub(super) fn knock_outs(burden: &Burden, phrases: Phrases<'_>) -> Table {
    let all = burden.requirements.iter().filter(|one| one.kind == RequirementKind::KnockOut);
    let rows = all.map(|one| {
        let evidence = one.evidence.iter().map(|row| format!("{}: {}", phrases.evidence_type(row.kind), row.text));
        let [number, text] = asked(one);
        let due = phrases.due(one);
        vec![number, text, Cell::items("", evidence.collect()), Cell::text(due)]
    });
    let columns = ["article", "requirement", "evidence", "due"].map(|column| phrases.text(column));
    table(phrases, "burden_knock_outs", &columns, &[12, 50, 50, 20], rows.collect())
}

/// Where assurance is one of the ways, and which ways need nobody from outside.
pub(super) fn own_evidence(burden: &Burden, phrases: Phrases<'_>) -> Table {
    let all = burden.requirements.iter().filter(|one| one.assurance == AssuranceNeed::OneOf);
    let rows = all.map(|one| {
        let [number, text] = asked(one);
        vec![number, text, Cell::items("", phrases.own_evidence(one))]
    });
    let columns = ["article", "requirement", "burden_column_own"].map(|column| phrases.text(column));
    table(phrases, "burden_own", &columns, &[12, 56, 56], rows.collect())
}

/// The fallbacks that drop or lighten requirements, each once.
pub(super) fn fallbacks(burden: &Burden, phrases: Phrases<'_>) -> Table {
    let mut found: BTreeMap<(usize, String), (Vec<String>, &crate::model::LighterFallback)> = BTreeMap::new();
    for (index, one) in burden.requirements.iter().enumerate() {
        for fallback in &one.lighter {
            let clause = one.provision.clause();
            let first = burden.requirements.iter().position(|other| other.provision.clause() == clause);
            let key = (first.unwrap_or(index), fallback.key.clone());
            let effect = phrases.labels.variant("burden_effect", &fallback.effect);
            let values = [("number", one.number.as_str()), ("text", &one.text), ("effect", &effect)];
            found
                .entry(key)
                .or_insert_with(|| (Vec::new(), fallback))
                .0
                .push(phrases.fill("burden_lightened", &values));
        }
    }
    let rows = found.into_iter().map(|((first, key), (lightened, fallback))| {
        let roles: Vec<String> = fallback.agree.iter().map(|role| phrases.labels.variant("role", role)).collect();
        let clause = burden.requirements.get(first).map(|one| one.provision.clause().to_string()).unwrap_or_default();
        vec![
            Cell::text(&fallback.title).with_id(format!("{clause}#{key}")),
            Cell::items("", lightened),
            Cell::text(&fallback.allowed).with_note((!fallback.fits).then(|| phrases.text("burden_unfit"))),
            Cell::text(capital(&phrases.labels.list(&roles))),
        ]
    });
    let columns = ["position_fallback", "burden_column_lightens", "burden_column_allowed", "burden_column_agree"]
        .map(|column| phrases.text(column));
    table(phrases, "burden_fallbacks", &columns, &[26, 44, 36, 32], rows.collect())
}

/// The requirements of which the words ask the evidence again later, with those words.
pub(super) fn repeating(burden: &Burden, phrases: Phrases<'_>) -> Table {
    let rows = burden.requirements.iter().filter_map(|one| {
        let words = one.repeats.as_ref()?;
        let [number, text] = asked(one);
        let due = phrases.due(one);
        Some(vec![number, text, Cell::text(due), Cell::text(format!("“{words}”"))])
    });
    let columns = ["article", "requirement", "due", "burden_column_repeats"].map(|column| phrases.text(column));
    table(phrases, "burden_repeating", &columns, &[12, 60, 26, 30], rows.collect())
}

/// What the library says of each clause.
pub(super) fn notes(burden: &Burden, phrases: Phrases<'_>) -> Table {
    let rows = burden.notes.iter().map(|note| {
        let article = phrases.fill("article_heading", &[("number", &note.number)]);
        vec![Cell::text(article).with_note(Some(note.title.clone())), Cell::text(&note.text)]
    });
    let columns = ["article", "burden_column_note"].map(|column| phrases.text(column));
    table(phrases, "burden_notes", &columns, &[30, 90], rows.collect())
}
