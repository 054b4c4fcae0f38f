//! The figures of a comparison are the same in every form: verdicts, what was not tracked, kinds of change.

use std::collections::{BTreeMap, BTreeSet};

use beding::compose::{ReviewSetting, review_brief, review_sheet};
use beding::model::{
    ChangeKind, Deviation, Labels, Language, OverviewRow, REMARK_RULE, RedlineProvision, Review, ReviewSheet, Revision,
    RevisionKind, SilentChange, Tally, Tracked, Verdict, Weight, written,
};
use beding::write;
use regex::Regex;
use serde_json::Value;

use crate::review_sample::review;
use crate::support::text;

/// What an output says, by the name that it gives each thing.
type Figures = BTreeMap<String, usize>;

fn labels() -> Labels {
    serde_saphyr::from_str(&text("contract-templates/labels/nl.yaml")).expect("labels")
}

fn sheet(review: &Review) -> ReviewSheet {
    review_sheet(review, &labels(), &ReviewSetting { language: Language::Nl, ..ReviewSetting::default() })
}

/// What a verdict is called in the report.
fn named(verdict: Verdict) -> String {
    labels().variant("review_verdict", &verdict)
}

/// How many have each verdict, by its name.
fn verdicts(tally: &Tally) -> Figures {
    tally.named.iter().map(|((_, key), count)| (labels().text(key).to_owned(), *count)).collect()
}

/// How many changed in each way, by its name.
fn kinds(tally: &Tally) -> Figures {
    tally.changes.iter().map(|(change, count)| (labels().variant("review_change", change), *count)).collect()
}

/// A text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The figure that a text gives in these words, of which `#` is one.
fn figure(text: &str, words: &str) -> Option<usize> {
    let pattern = Regex::new(&regex::escape(words).replace(r"\#", r"(\d+|[EÉé]én)")).expect("an expression");
    let found = pattern.captures(text)?.get(1)?.as_str().to_lowercase();
    if found.ends_with("én") { Some(1) } else { found.parse().ok() }
}

/// The kinds that a list gives with their figures: `3 gewijzigd, 1 vervallen`.
fn listed(list: &str) -> Figures {
    let item = |item: &str| {
        let (count, name) = item.trim().split_once(' ').expect("a figure and a name");
        (name.to_owned(), count.parse().expect("a figure"))
    };
    list.split(',').map(item).collect()
}

/// The first page of a report in words: what it counts.
fn assert_brief(name: &str, text: &str, tally: &Tally) {
    let text = one_line(text);
    for (words, one, expected) in [
        ("# wijzigingen zijn niet bijgehouden", "# wijziging is niet bijgehouden", tally.silent),
        ("# bepalingen zijn anders dan uitgevraagd", "# bepaling is anders", tally.changed),
        ("# wijzigingen werken in het nadeel", "# wijziging werkt in het nadeel", tally.adverse),
        ("# wijzigingen zijn niet beoordeeld", "# wijziging is niet beoordeeld", tally.not_assessed),
        ("Daarvan is bij # bepalingen alleen het nummer", "Daarvan is bij # bepaling alleen het nummer", tally.light),
    ] {
        let found = figure(&text, words).or_else(|| figure(&text, one)).unwrap_or_default();
        assert_eq!(found, expected, "{name}: {words}\n{text}");
    }
    let list = Regex::new(r"Wat er gebeurde: ([^.]+)\.").expect("an expression");
    let found = list.captures(&text).unwrap_or_else(|| panic!("{name}: {text}"));
    assert_eq!(listed(&found[1].replace('\\', "")), kinds(tally), "{name}");
    // The table of verdicts has their names with a capital.
    for (name, count) in verdicts(tally) {
        let name_of = beding::model::capital(&name);
        let row = Regex::new(&format!(
            r"{}\W{{0,8}}{count}\b|\b{count}\W{{0,8}}{}",
            regex::escape(&name_of),
            regex::escape(&name_of)
        ));
        assert!(row.expect("an expression").is_match(&text), "{name}: {count} × {name_of}\n{text}");
    }
}

/// The words of HTML.
fn shown(html: &str) -> String {
    let body = html.split("</style>").last().unwrap_or_default();
    Regex::new("<[^>]*>").expect("an expression").replace_all(body, " ").into_owned()
}

#[test]
fn every_form_gives_the_same_figures() {
    let review = review();
    let tally = review.tally();
    assert!(tally.silent > 1 && tally.adverse > 3 && tally.verdicts.len() > 6, "a review with everything: {tally:?}");
    assert_eq!(
        tally.verdicts.values().sum::<usize>(),
        review.redline.told().into_iter().filter(|one| review.deviation(one).is_some()).count()
    );
    let sheet = sheet(&review);
    let groups = &sheet.overview.as_ref().expect("changes").groups;
    let silent = groups.iter().find_map(|group| figure(&group.title, "Niet bijgehouden wijzigingen (#)"));
    assert_eq!(silent, Some(tally.silent));
    let number = Regex::new(r"\((\d+)\)$").expect("an expression");
    for group in groups {
        let said = number.captures(&group.title).map_or(1, |found| found[1].parse().expect("a figure"));
        // References that follow their provision are no change; everything else that is left out is counted.
        let left = group.rest.iter().filter(|line| !line.contains("verwijzing"));
        let left: usize = left.filter_map(|line| figure(line, "#")).sum();
        assert_eq!(said, group.rows.len() + left, "{group:?}");
    }

    assert_brief("HTML", &shown(&write::review_html(&sheet)), &tally);
    assert_brief("Markdown", &write::review_markdown(&sheet).replace("**", ""), &tally);
    assert_brief("text", &write::review_text(&sheet), &tally);
    #[cfg(feature = "pdf")]
    {
        let resources = beding::typeset::Resources::bundled();
        let pdf = beding::typeset::review(&sheet, &resources, None).expect("a PDF");
        let read = beding::read::pdf_text(&pdf).expect("a PDF that can be read");
        let words: Vec<String> =
            read.blocks.iter().map(|block| block.spans.iter().map(|span| span.text.as_str()).collect()).collect();
        assert_brief("PDF", &words.join(" "), &tally);
    }
}

#[test]
fn the_terminal_gives_the_figures_of_the_report() {
    let (review, labels) = (review(), labels());
    let tally = review.tally();
    let text = Regex::new("\u{1b}\\[[0-9;]*m").expect("an expression");
    let written = write::terminal(&review, &labels, None, &review_brief(&review, &labels).points);
    let text = text.replace_all(&written, "");
    let changed = Regex::new(r"Gewijzigde bepalingen: (\d+) \(([^)]*)\)").expect("an expression");
    let line = one_line(&text);
    let found = changed.captures(&line).expect("a line with the figures");
    assert_eq!((found[1].parse(), listed(&found[2])), (Ok(tally.changed), kinds(&tally)));
    assert_eq!(figure(&line, "Gewijzigd zonder dat het is bijgehouden: #"), Some(tally.silent));
    let row = Regex::new(r"(?m)^ +(\d+) +(\S.*)$").expect("an expression");
    let expected = verdicts(&tally);
    let rows = row.captures_iter(&text).map(|row| (row[2].trim().to_owned(), row[1].parse().expect("a figure")));
    assert_eq!(rows.filter(|(name, _)| expected.contains_key(name)).collect::<Figures>(), expected);
}

#[test]
fn data_for_programs_give_the_figures_of_the_report() {
    let (review, labels) = (review(), labels());
    let tally = review.tally();
    let json: Value = serde_json::from_str(&write::redline(&review, None).expect("JSON")).expect("JSON");
    let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("a small number");
    let summary = &json["summary"];
    for (name, expected) in [
        ("changed", tally.changed),
        ("light", tally.light),
        ("affected", tally.affected),
        ("adverse", tally.adverse),
        ("not_assessed", tally.not_assessed),
        ("silent", tally.silent),
    ] {
        assert_eq!(number(&summary[name]), expected, "{name}");
    }
    let of = |name: &str| -> Figures {
        let all = summary[name].as_object().expect("an object");
        all.iter().map(|(name, count)| (name.clone(), number(count))).collect()
    };
    assert_eq!(of("verdicts"), tally.verdicts.iter().map(|(one, count)| (written(one), *count)).collect());
    assert_eq!(of("changes"), tally.changes.iter().map(|(one, count)| (written(one), *count)).collect());
    let silent = json["silent"].as_array().expect("a list").iter().filter(|one| one["follows"] == false).count();
    assert_eq!(silent, tally.silent);

    let sarif: Value = serde_json::from_str(&write::sarif(&review, &labels, &[]).expect("JSON")).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.iter().filter(|one| one["ruleId"] == "silent-change").count(), tally.silent);
    // A result for each thing that was found: a provision has one verdict. What does no harm and tells nothing is no result.
    let weighed: BTreeMap<usize, String> = results
        .iter()
        .filter(|one| one["properties"]["verdict"].is_string())
        .map(|one| {
            let verdict = one["properties"]["verdict"].as_str().expect("a verdict").to_owned();
            (number(&one["properties"]["key"]), verdict)
        })
        .collect();
    let mut found = Figures::new();
    for verdict in weighed.into_values() {
        *found.entry(verdict).or_default() += 1;
    }
    for (verdict, count) in tally.verdicts.iter().filter(|(verdict, _)| **verdict > Verdict::Equivalent) {
        assert_eq!(found.get(&written(verdict)), Some(count), "{verdict:?}");
    }
}

#[test]
fn the_table_of_departures_gives_the_figures_of_the_report() {
    let (review, labels) = (review(), labels());
    let tally = review.tally();
    let workbook = write::departures(&review, &labels, None);
    let sheet = &workbook.sheets[0];
    let column = |key: &str| {
        let title = labels.text(key);
        let at = sheet.columns.iter().position(|column| column.title == title).expect("the column");
        let cells = sheet.rows.iter().map(move |row| row[at].text().unwrap_or_default().to_owned());
        cells.collect::<Vec<String>>()
    };
    let (ids, changes) = (column("diff_column_rank"), column("diff_column_change"));
    let rows = ids.iter().filter(|rank| !rank.is_empty()).count();
    let unchanged =
        review.redline.told().into_iter().filter(|one| !one.is_changed() && review.is_affected(one)).count();
    assert_eq!(rows, tally.changed - tally.light + unchanged, "of what changed lightly there is no row");
    let mut found = Figures::new();
    for verdict in column("diff_column_verdict").into_iter().filter(|verdict| !verdict.is_empty()) {
        *found.entry(verdict).or_default() += 1;
    }
    let mut expected = verdicts(&tally);
    let light = review.redline.told().into_iter().filter(|one| review.is_light(one) && review.deviation(one).is_some());
    if let Some(unchanged) = expected.get_mut(&named(Verdict::Unchanged)) {
        *unchanged -= light.count();
    }
    expected.retain(|_, count| *count > 0);
    assert_eq!(found, expected);
    for (change, count) in &tally.changes {
        if matches!(change, ChangeKind::Renumbered | ChangeKind::Typographic) {
            continue;
        }
        let name = labels.variant("review_change", change);
        let said = changes.iter().filter(|said| said.split(", ").any(|one| one.starts_with(&name))).count();
        assert_eq!(said, *count, "{name}");
    }
}

#[test]
fn a_remark_is_no_change() {
    let mut review = review();
    let before = review.tally();
    let untouched = &review.redline.provisions[1].children[0];
    let (key, place) = (untouched.key, untouched.counter.as_ref().expect("a side").place.clone());
    assert!(!untouched.is_changed() && !review.deviations.contains_key(&key));
    let mut deviation = review.deviations.values().find(|one| one.verdict.is_adverse()).expect("one").clone();
    deviation.verdict = Verdict::ReservationAdded;
    deviation.findings.truncate(1);
    deviation.findings[0].rule = REMARK_RULE.to_owned();
    review.deviations.insert(key, deviation);
    review.comments[0].place = place;
    let after = review.tally();
    assert!(review.provision_at(&review.comments[0].place).is_some_and(|one| one.key == key));
    assert_eq!(
        (after.adverse, after.affected, after.not_assessed, after.verdicts),
        (before.adverse, before.affected, before.not_assessed, before.verdicts)
    );
    assert!(after.needs != before.needs, "somebody decides on it all the same");
}

/// A little generator: the same numbers each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("a small number") % sides
    }
}

/// Changes what happened to the provisions of a review, what it does, and whether it was tracked.
fn shaken(seed: u64) -> Review {
    let mut review = review();
    let mut dice = Dice(seed);
    let kinds = [ChangeKind::Edited, ChangeKind::Renumbered, ChangeKind::Typographic, ChangeKind::Moved];
    fn each(provisions: &mut [RedlineProvision], change: &mut impl FnMut(&mut RedlineProvision)) {
        for provision in provisions {
            change(provision);
            each(&mut provision.children, change);
        }
    }
    let found = review.deviations.values().find(|one| !one.findings.is_empty()).expect("a finding").clone();
    let deviations = &mut review.deviations;
    let tracking = review.tracking.as_mut().expect("tracked changes");
    each(&mut review.redline.provisions, &mut |provision| {
        let one_sided = provision.base.is_none() || provision.counter.is_none();
        if !one_sided && dice.roll(3) == 0 {
            provision.changes = kinds.iter().copied().filter(|_| dice.roll(3) == 0).collect();
        }
        if dice.roll(3) == 0 {
            let verdict = Verdict::ALL[dice.roll(Verdict::ALL.len())];
            deviations.insert(provision.key, Deviation { verdict, ..found.clone() });
        }
        let tracked = [Tracked::All, Tracked::Partly, Tracked::None][dice.roll(3)];
        if provision.is_changed() {
            tracking.tracked.insert(provision.key, tracked);
        }
        // What was renumbered follows its neighbours, and is no change that somebody made.
        let substance = provision.changes.iter().any(|one| *one != ChangeKind::Renumbered);
        if tracked != Tracked::All && substance && dice.roll(2) == 0 {
            let change = SilentChange { provision: Some(provision.key), ..tracking.silent[0].clone() };
            tracking.silent.push(change);
        }
    });
    if dice.roll(4) == 0 {
        review.tracking = None;
    }
    review
}

#[test]
fn every_change_that_asks_for_a_decision_has_a_row_and_the_figures_are_those_of_the_rows() {
    for seed in 0..60 {
        let review = shaken(seed);
        let tally = review.tally();
        let sheet = sheet(&review);
        let groups = sheet.overview.as_ref().map(|overview| &overview.groups[..]).unwrap_or_default();
        let rows: Vec<&OverviewRow> = groups.iter().flat_map(|group| &group.rows).collect();
        let of_verdict = |is_such: fn(Verdict) -> bool| {
            let told = review.redline.told().into_iter().filter(|one| !review.is_only_remarked(one));
            let such = told.filter(|one| review.deviation(one).is_some_and(|deviation| is_such(deviation.verdict)));
            such.map(|one| format!("c{}", one.key)).collect::<BTreeSet<String>>()
        };
        let shown = |weight: Weight| {
            let such = rows.iter().filter(|row| row.mark.as_ref().is_some_and(|mark| mark.weight == weight));
            such.filter_map(|row| row.target.clone()).collect::<BTreeSet<String>>()
        };
        let adverse = of_verdict(Verdict::is_adverse);
        assert_eq!(adverse.len(), tally.adverse, "seed {seed}");
        assert!(adverse.is_subset(&shown(Weight::Heavy)), "seed {seed}: {adverse:?}");
        let open = of_verdict(|verdict| verdict == Verdict::NotAssessed);
        assert_eq!(open.len(), tally.not_assessed, "seed {seed}");
        assert!(open.is_subset(&shown(Weight::Open)), "seed {seed}: {open:?}");
        let remarked = groups.last().map_or(0, |group| group.rows.len());
        assert!(shown(Weight::Heavy).len() <= tally.adverse + remarked, "seed {seed}");
        let said = groups.iter().find_map(|group| {
            figure(&group.title, "Zelf niet gewijzigd, maar betekenen iets anders (#)")
                .or_else(|| figure(&group.title, "Zelf niet gewijzigd, maar betekent iets anders (#)"))
                .or_else(|| group.title.contains("betekent iets anders (1)").then_some(1))
        });
        assert_eq!(said.unwrap_or_default(), tally.affected, "seed {seed}");
    }
}

#[test]
fn who_put_in_a_row_put_in_its_cells() {
    let mut review = review();
    let row = &mut review.redline.provisions.last_mut().expect("a table").children[0];
    for provision in std::iter::once(&mut row.changes).chain(row.children.iter_mut().map(|cell| &mut cell.changes)) {
        *provision = vec![ChangeKind::Inserted];
    }
    let side = row.children[0].counter.as_mut().expect("a side");
    let author = Some("M. de Boer".to_owned());
    side.revisions = vec![Revision { kind: RevisionKind::Inserted, author, date: None }];
    let tracking = review.tracking.as_ref().expect("tracked changes");
    let row = &review.redline.provisions.last().expect("a table").children[0];
    assert!(tracking.authors_of(row).contains(&"M. de Boer".to_owned()));
}

#[test]
fn remarks_that_nobody_can_tell_are_quoted_in_brief() {
    let mut review = review();
    review.comments[0].text = "Wij werken vanuit Pune.".to_owned();
    let remarked = review.remarked(&review.comments[0]).expect("a provision").key;
    let mut open = Deviation::new(Verdict::NotAssessed);
    open.not_assessed = Some("Niemand weet wat dit doet: “Wij werken vanuit Pune”.".to_owned());
    review.deviations.insert(remarked, open);
    let brief = review_brief(&review, &labels()).points;
    let said = brief.iter().find(|point| point.text.contains("moet iemand beoordelen wat zij doet")).expect("a point");
    assert!(said.loud && said.text.contains("“Wij werken vanuit Pune”"), "{}", said.text);
}

#[cfg(feature = "pdf")]
#[test]
fn the_first_page_says_where_the_changes_that_matter_go_on() {
    let mut sheet = sheet(&review());
    let words = |sheet: &ReviewSheet| {
        let pdf = beding::typeset::review(sheet, &beding::typeset::Resources::bundled(), None).expect("a PDF");
        let read = beding::read::pdf_text(&pdf).expect("a PDF that can be read");
        let blocks =
            read.blocks.iter().map(|block| block.spans.iter().map(|one| one.text.as_str()).collect::<String>());
        one_line(&blocks.collect::<Vec<_>>().join(" "))
    };
    let overview = sheet.overview.as_mut().expect("changes");
    overview.groups.truncate(1);
    assert!(!words(&sheet).contains("de tabel loopt door"));
    let overview = sheet.overview.as_mut().expect("changes");
    let row = overview.groups[0].rows[0].clone();
    overview.groups[0].rows.extend(std::iter::repeat_n(row, 120));
    let said = words(&sheet);
    let through =
        Regex::new(r"vragen een besluit; de tabel loopt door tot en met pagina ([3-9])\.").expect("an expression");
    assert!(through.is_match(&said), "{said}");
}
