//! A burden as a printed report: the totals and what stacks first, then what could be lighter, then the notes.

use super::super::listed;
use super::tables;
use super::words::{Phrases, anchor};
use crate::model::{
    AssuranceNeed, Bar, BriefBlock, BriefPoint, Burden, BurdenRequirement, ColophonBlock, Detail, Due, Field, Figure,
    HouseStyle, Labels, Properties, Report, ReportEntry, ReportMark, ReportSection, RequirementKind, Table, Weight,
    capital,
};

/// The burden as a report; the labels are of its language. Every page says that it is internal.
pub fn burden_report(burden: &Burden, labels: &Labels, style: &HouseStyle) -> Report {
    let phrases = Phrases { labels };
    let contract = &burden.contract;
    let title = phrases.text("burden_title");
    Report {
        properties: Properties {
            language: burden.language.code(),
            subtitle: Some(format!("{} · {}", contract.title, contract.subject)),
            date: contract.date.to_string(),
            author: contract.authority.name.clone(),
            description: phrases.text("burden_description"),
            keywords: vec![phrases.text("report_internal"), contract.number.clone()],
            style: style.clone(),
            running_head: format!("{} · {title} · {}", phrases.text("report_internal"), contract.number),
            page: phrases.text("page"),
            title,
        },
        skip_to_content: phrases.text("skip_to_content"),
        contents_title: phrases.text("contents"),
        facts: facts(burden, phrases),
        notices: notices(burden, phrases),
        brief: brief(burden, phrases),
        figure: figure(burden, phrases),
        overview: tables::overview(burden, phrases),
        sections: sections(burden, phrases),
        colophon: ColophonBlock {
            title: phrases.text("colophon"),
            notices: vec![burden.library.review.clone(), phrases.text("burden_colophon")],
            fields: listed::versions(&burden.library, labels),
            tables: Vec::new(),
        },
        attachment: phrases.text("burden_attachment"),
    }
}

fn facts(burden: &Burden, phrases: Phrases<'_>) -> Vec<Field> {
    let mut facts = listed::facts(&burden.contract, phrases.labels);
    let unknown = || phrases.text("burden_unknown");
    let value = burden.value.map_or_else(unknown, |value| phrases.labels.amount(value));
    let months = burden.months.and_then(|months| usize::try_from(months).ok());
    let months = months.map_or_else(unknown, |months| phrases.count("burden_months", months));
    facts.push(Field { label: phrases.text("burden_value"), value });
    facts.push(Field { label: phrases.text("burden_duration"), value: months });
    facts
}

fn notices(burden: &Burden, phrases: Phrases<'_>) -> Vec<String> {
    let mut notices = vec![
        phrases.text("burden_internal_notice"),
        phrases.labels.variant("burden_test", &burden.contract.procedure.kind),
        phrases.text("burden_no_decision"),
    ];
    if burden.open > 0 {
        notices.push(phrases.count("burden_open", burden.open));
    }
    notices
}

fn brief(burden: &Burden, phrases: Phrases<'_>) -> BriefBlock {
    let totals = &burden.totals;
    let mut points = Vec::new();
    let mut say = |text: String, loud: bool| points.push(BriefPoint { text, loud });
    if totals.requirements == 0 {
        say(phrases.text("burden_brief_none"), false);
        return BriefBlock { title: phrases.text("burden_brief_title"), points };
    }
    let times = totals.times.to_string();
    let requirements = phrases.count("burden_requirements", totals.requirements);
    let key = if burden.yearly.is_some() { "burden_brief_total" } else { "burden_brief_total_undated" };
    say(phrases.fill(key, &[("requirements", &requirements), ("times", &times)]), false);
    let yearly = burden.requirements.iter().filter(|one| one.due == Due::Yearly && !one.by_interval).count();
    if let Some(number) = burden.yearly.filter(|_| yearly > 0) {
        let key = if burden.dated { "burden_brief_yearly" } else { "burden_brief_yearly_undated" };
        let values =
            [("requirements", phrases.count("burden_count", yearly)), ("times", phrases.count("burden_each", number))];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        say(phrases.fill(key, &values), false);
    }
    let by_interval = || burden.requirements.iter().filter(|one| one.by_interval);
    if by_interval().next().is_some() {
        let times: usize = by_interval().map(|one| one.times).sum();
        let requirements = phrases.count("burden_count", by_interval().count());
        let values = [("requirements", requirements.as_str()), ("times", &phrases.count("burden_each", times))];
        say(phrases.fill("burden_brief_interval", &values), false);
    }
    let at_tender = burden.requirements.iter().filter(|one| one.due == Due::Tender).count();
    if at_tender > 0 {
        say(phrases.count("burden_brief_at_tender", at_tender), false);
    }
    if totals.repeating > 0 {
        say(phrases.count("burden_brief_repeating", totals.repeating), true);
    }
    if totals.knock_outs > 0 {
        say(phrases.count("burden_brief_knock_outs", totals.knock_outs), true);
    }
    if totals.assurance_only > 0 {
        say(phrases.count("burden_brief_only", totals.assurance_only), true);
    } else {
        say(phrases.text("burden_brief_none_only"), false);
    }
    if totals.assurance_possible > 0 {
        say(phrases.count("burden_brief_one_of", totals.assurance_possible), false);
    }
    if totals.assurance_only > 0 {
        let at_least = |number: String| match totals.assurance_repeating {
            0 => number,
            _ => phrases.fill("burden_at_least", &[("number", &number)]),
        };
        let times = at_least(totals.assurance_times.to_string());
        match (burden.value, totals.assurance_tenths_per_100000) {
            (Some(value), Some(tenths)) => {
                let (value, rate) = (phrases.labels.amount(value), at_least(phrases.tenths(tenths)));
                let values = [("times", times.as_str()), ("value", &value), ("rate", &rate)];
                say(phrases.fill("burden_brief_rate", &values), false);
            }
            _ => say(phrases.fill("burden_brief_rate_unknown", &[("times", &times)]), true),
        }
    }
    if !burden.chosen.is_empty() {
        let chosen = burden
            .chosen
            .iter()
            .map(|one| phrases.fill("burden_chosen_at", &[("number", &one.number), ("title", &one.title)]));
        let chosen: Vec<String> = chosen.collect();
        say(phrases.fill("burden_brief_chosen", &[("fallbacks", &phrases.labels.list(&chosen))]), false);
    }
    for stack in &burden.stacks {
        say(phrases.fill("burden_brief_stack", &[("stack", &phrases.stack(stack))]), true);
    }
    if burden.stacks.is_empty() {
        say(phrases.text("burden_brief_no_stacks"), false);
    }
    BriefBlock { title: phrases.text("burden_brief_title"), points }
}

/// How many requirements need somebody outside the supplier, by moment.
fn figure(burden: &Burden, phrases: Phrases<'_>) -> Option<Figure> {
    let count = |due: Due, need: AssuranceNeed| {
        burden.requirements.iter().filter(|one| one.due == due && one.assurance == need).count()
    };
    let needs: Vec<AssuranceNeed> =
        AssuranceNeed::ALL.into_iter().filter(|need| Due::ALL.iter().any(|due| count(*due, *need) > 0)).collect();
    let moments: Vec<Due> =
        Due::ALL.into_iter().filter(|due| burden.requirements.iter().any(|one| one.due == *due)).collect();
    let words: Vec<String> = moments
        .iter()
        .map(|due| {
            let counted = needs.iter().filter(|need| count(*due, **need) > 0);
            let counted: Vec<String> = counted
                .map(|need| format!("{} {}", count(*due, *need), phrases.labels.variant("burden_need", need)))
                .collect();
            format!("{}: {}", phrases.heading(*due), phrases.labels.list(&counted))
        })
        .collect();
    let bars: Vec<Bar> = moments
        .iter()
        .map(|due| Bar { label: phrases.heading(*due), parts: needs.iter().map(|need| count(*due, *need)).collect() })
        .collect();
    (!bars.is_empty()).then(|| Figure {
        title: phrases.text("burden_figure_title"),
        alternative: phrases.fill("burden_figure_alternative", &[("bars", &words.join("; "))]),
        kinds: needs.iter().map(|need| capital(&phrases.labels.variant("burden_need", need))).collect(),
        bars,
    })
}

fn sections(burden: &Burden, phrases: Phrases<'_>) -> Vec<ReportSection> {
    let only: Vec<&BurdenRequirement> =
        burden.requirements.iter().filter(|one| one.assurance == AssuranceNeed::Only).collect();
    let entries: Vec<ReportEntry> = only.iter().map(|one| entry(one, phrases)).collect();
    let section = |key: &str, entries: Vec<ReportEntry>, tables: Vec<Table>| {
        let tables: Vec<Table> = tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
        (!entries.is_empty() || !tables.is_empty()).then(|| ReportSection {
            anchor: format!("section-{key}"),
            title: phrases.text(&format!("burden_section_{key}")),
            intro: Some(phrases.text(&format!("burden_section_{key}_intro"))),
            entries,
            tables,
        })
    };
    let sections = [
        section("only", entries, Vec::new()),
        section("knock_outs", Vec::new(), vec![tables::knock_outs(burden, phrases)]),
        section("lighter", Vec::new(), vec![tables::own_evidence(burden, phrases), tables::fallbacks(burden, phrases)]),
        section("repeating", Vec::new(), vec![tables::repeating(burden, phrases)]),
        section("notes", Vec::new(), vec![tables::notes(burden, phrases)]),
    ];
    sections.into_iter().flatten().collect()
}

/// A requirement that only assurance shows, with what would be lighter.
fn entry(one: &BurdenRequirement, phrases: Phrases<'_>) -> ReportEntry {
    let weight = if one.kind == RequirementKind::KnockOut { Weight::Heavy } else { Weight::Light };
    let detail =
        |label: &str, values: Vec<String>| Detail { label: phrases.text(label), intro: None, values, language: None };
    let evidence = one.evidence.iter().map(|row| format!("{}: {}", phrases.evidence_type(row.kind), row.text));
    let due = phrases.due(one);
    let times = (one.times > 1).then(|| phrases.count("burden_times", one.times));
    let lighter = phrases.lighter(one);
    let lighter = if lighter.is_empty() { vec![phrases.text("burden_no_lighter")] } else { lighter };
    ReportEntry {
        anchor: anchor(&one.id),
        label: one.number.clone(),
        title: one.article.clone(),
        marks: vec![ReportMark { text: phrases.labels.variant("kind", &one.kind), weight }],
        text: vec![one.text.clone()],
        details: vec![
            detail("evidence", evidence.collect()),
            detail("due", vec![times.map_or(due.clone(), |times| format!("{due} ({times})"))]),
            detail("burden_lighter", lighter),
        ],
        id: Some(one.id.clone()),
    }
}
