//! The report of a comparison: what stands on the first page, how changes are said, and that every output holds it.

use std::collections::BTreeSet;

use beding::compose::{ReviewSetting, review_sheet};
use beding::model::{Labels, Language, OverviewGroup, OverviewRow, ReviewItem, ReviewSheet, RunKind, SectionItem};
use beding::write;

use crate::review_sample::review;

/// Words that would be markup anywhere.
const EVIL: &str = "<script>alert(1)</script> #read(\"x\") *b* _i_ [a](b) | & \u{4E2D}";

fn labels(language: Language) -> Labels {
    let file = format!("{}/contract-templates/labels/{}.yaml", env!("CARGO_MANIFEST_DIR"), language.code());
    let text = std::fs::read_to_string(file).expect("the labels");
    serde_saphyr::from_str(&text).expect("labels")
}

fn sheet(language: Language) -> ReviewSheet {
    let setting =
        ReviewSetting { language, legal_test: Some("Een toets."), attached: true, ..ReviewSetting::default() };
    review_sheet(&review(), &labels(language), &setting)
}

/// The words of a report as plain text, on one line.
fn words(sheet: &ReviewSheet) -> String {
    write::review_text(sheet).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_page_says_what_matters_loudest_first() {
    let sheet = sheet(Language::Nl);
    assert!(
        sheet.brief.points[0].loud && sheet.brief.points[0].text.starts_with("2 wijzigingen zijn niet bijgehouden")
    );
    let overview = sheet.overview.as_ref().expect("changes");
    let [foremost, silent, tracked, comments] = overview.groups.as_slice() else { panic!("{overview:?}") };
    assert!(silent.silent && silent.title == "Niet bijgehouden wijzigingen (2)");
    assert_eq!(comments.rows.len(), 1);
    let verdicts: Vec<&str> =
        tracked.rows.iter().filter_map(|row| row.mark.as_ref()).map(|mark| mark.text.as_str()).collect();
    assert_eq!(verdicts.len(), tracked.rows.len());
    assert!(verdicts.ends_with(&["Niet beoordeeld", "Terugvalpositie"]), "{verdicts:?}");
    assert_eq!(verdicts.iter().filter(|verdict| **verdict == "Toegevoegd, in het nadeel").count(), 1, "{verdicts:?}");
    // A knock-out requirement hangs on what stands above everything, tracked or not; liability and use of data come next.
    let is_knock_out = |row: &OverviewRow| row.alarms.iter().any(|alarm| alarm == "Knock-out");
    let (knock_outs, costly) = foremost.rows.split_at(2);
    assert!(knock_outs.iter().all(is_knock_out) && !costly.iter().any(is_knock_out), "{foremost:?}");
    assert_eq!(foremost.title, "Eerst: het zwaarste (4)");
    let about: Vec<&str> = costly.iter().map(|row| row.about[0].as_str()).collect();
    assert_eq!(about, ["aansprakelijkheid", "gebruik van data"]);
    assert!(!tracked.rows.iter().chain(&silent.rows).any(is_knock_out), "{tracked:?}");
    let titles: Vec<&str> = sheet.summary.iter().map(|table| table.title.as_str()).collect();
    assert_eq!(titles[..3], ["Wie beslist", "Niet gelezen", "Verborgen of opvallende tekst"]);
    let left_out = sheet.details.last().expect("tables");
    assert_eq!(left_out.rows.len(), 2, "what loses no words is not on the first page");
}

#[test]
fn a_file_that_tracks_nothing_says_so_first_and_its_changes_come_before_its_remarks() {
    let mut review = review();
    review.tracking = None;
    let labels = labels(Language::Nl);
    let sheet = review_sheet(&review, &labels, &ReviewSetting::default());
    let said = "In dit bestand is niets bijgehouden: geen van de 23 wijzigingen heeft de andere partij gemarkeerd.";
    assert!(sheet.brief.points[0].loud && sheet.brief.points[0].text == said, "{:?}", sheet.brief);
    let titles: Vec<&str> =
        sheet.overview.iter().flat_map(|page| &page.groups).map(|group| group.title.as_str()).collect();
    assert!(
        titles[0].starts_with("Gewijzigde bepalingen (23)") && titles.ends_with(&["Opmerking van de andere partij"])
    );
    let terminal = write::terminal(&review, &labels, None, &sheet.brief.points);
    let styles = regex::Regex::new("\u{1b}\\[[0-9;]*m").expect("an expression");
    let terminal = styles.replace_all(&terminal, "").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(terminal.contains("niets bijgehouden"), "{terminal}");
    // In a page of PDF nothing can be tracked.
    review.redline.counter.format = beding::model::SourceFormat::Pdf;
    let sheet = review_sheet(&review, &labels, &ReviewSetting::default());
    assert!(sheet.brief.points.iter().all(|point| !point.text.contains("niets bijgehouden")));
}

#[test]
fn what_weighs_where_nobody_tracked_anything_is_among_what_nobody_told() {
    let mut review = review();
    let untouched = &review.redline.provisions[1].children[0];
    assert!(!untouched.is_changed());
    let adverse = review.deviations.values().find(|deviation| deviation.verdict.is_adverse()).expect("one").clone();
    review.deviations.insert(untouched.key, adverse);
    let sheet = review_sheet(&review, &labels(Language::Nl), &ReviewSetting::default());
    let groups = sheet.overview.expect("changes").groups;
    let has = |group: &OverviewGroup| group.rows.iter().any(|row| row.place == "1.1");
    let holding: Vec<&OverviewGroup> = groups.iter().filter(|group| has(group)).collect();
    assert!(matches!(holding.as_slice(), [group] if group.silent), "{groups:?}");
}

#[test]
fn every_link_leads_to_a_change_and_anchors_are_single() {
    let sheet = sheet(Language::Nl);
    let anchors: Vec<&str> =
        sheet.sections().flat_map(|section| section.changes().map(|change| change.anchor.as_str())).collect();
    let known: BTreeSet<&str> = anchors.iter().copied().collect();
    assert_eq!(known.len(), anchors.len());
    let cells = sheet.summary.iter().chain(&sheet.details).flat_map(|table| table.rows.iter().flatten());
    let rows = sheet.overview.iter().flat_map(|overview| &overview.groups).flat_map(|group| &group.rows);
    let rows = rows.filter_map(|row| row.target.as_deref());
    let targets: Vec<&str> = cells.filter_map(|cell| cell.target.as_deref()).chain(rows).collect();
    assert!(targets.len() > 10 && targets.iter().all(|target| known.contains(target)), "{targets:?}");
    for table in sheet.summary.iter().chain(&sheet.details) {
        let widths = table.rows.iter().map(Vec::len).chain([table.widths.len()]);
        assert!(widths.into_iter().all(|width| width == table.columns.len()), "{}", table.key);
    }
}

#[test]
fn changes_are_said_in_words() {
    let said = words(&sheet(Language::Nl));
    for words in [
        "Leverancier [vervallen: verkoopt, verhuurt of ruilt] [ingevoegd: spant zich in om] Gemeentelijke Data niet \
         [ingevoegd: te verkopen,",
        "zie [was: artikel 9.2] artikel 10.2.",
        "Verplaatst van artikel 12 naar artikel 7. De tekst is ongewijzigd.",
        "Artikel 5 en 6: alleen hernummerd (voorheen artikel 4 en 5).",
        "Artikel 1 en 2: ongewijzigd.",
        "8.1 begint ongewijzigd: “Leverancier is aansprakelijk voor:”",
        "woorden ongewijzigd …]",
        "Rij 1, kolom 2: Afgezwakt · Niet bijgehouden",
        "Dit is de tekst van “Export tegen kostprijs”. Moet instemmen: contractmanager.",
        "Dit lijkt op “Alleen geaggregeerd gebruik”, maar de tekst wijkt af.",
        "Of “volledig” meer of minder vraagt dan “loyaal”, kan het programma niet zeggen.",
        "Er stond “onverwijld”; er staat “binnen een redelijke termijn”.",
        "nergens: er staat nog “bijlage 4”, maar daar staat geen bepaling meer onder",
    ] {
        assert!(said.contains(words), "{words}\n\n{said}");
    }
    assert_eq!(said.matches("De leverancier mag data voor zichzelf gebruiken").count(), 1);
    assert!(said.contains("Toegevoegd, in het nadeel; gebruik van data; toestemming; Jurist"), "{said}");
}

#[test]
fn a_reference_that_leads_to_nothing_says_what_stands_there_and_what_stood_there() {
    let mut review = review();
    let broken = &mut review.redline.references[2];
    broken.base_text = Some("bijlage 3".into());
    let sheet = review_sheet(&review, &labels(Language::Nl), &ReviewSetting::default());
    let said = words(&sheet);
    assert!(said.contains("nergens: er staat nu “bijlage 4” en er stond “bijlage 3”"), "{said}");
    let terminal = write::terminal(&review, &labels(Language::Nl), None, &[]);
    let styles = regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap();
    let terminal = styles.replace_all(&terminal, "").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(terminal.contains("er staat nu “bijlage 4” en er stond “bijlage 3”"), "{terminal}");
}

#[test]
fn an_article_that_was_added_whole_is_one_change() {
    let sheet = sheet(Language::Nl);
    let section = sheet.sections().find(|section| section.number == "Artikel 4").expect("the article");
    let changes: Vec<_> = section.changes().collect();
    let [change] = changes.as_slice() else { panic!("{changes:?}") };
    let numbers: Vec<Option<&str>> = change.redline.iter().map(|line| line.number.as_deref()).collect();
    assert_eq!(numbers, [Some("4.1"), Some("4.2")]);
    assert_eq!(change.findings.len(), 2);
    assert!(change.redline.iter().flat_map(|line| &line.runs).all(|run| run.kind == RunKind::Inserted));
}

#[test]
fn no_word_is_left_without_a_text() {
    let keys = |text: &str| regex::Regex::new("review_[a-z_]+|legal_test_[a-z]+|\\{[a-z]+\\}").unwrap().is_match(text);
    for language in Language::ALL {
        let sheet = sheet(language);
        let json = serde_json::to_value(&sheet).unwrap();
        let mut open = vec![&json];
        while let Some(value) = open.pop() {
            match value {
                serde_json::Value::String(text) => {
                    // A page is only known where there are pages.
                    let is_key = keys(&text.replace("{page}", ""))
                        && *text != sheet.properties.page
                        && !text.starts_with("review_");
                    assert!(!is_key, "{text}");
                }
                serde_json::Value::Array(values) => open.extend(values),
                serde_json::Value::Object(values) => open.extend(values.values()),
                _ => {}
            }
        }
    }
}

#[test]
fn every_rule_has_a_name_for_the_first_page() {
    let labels = labels(Language::Nl);
    let keys: BTreeSet<&str> = labels.keys().collect();
    // That a provision is gone is its verdict.
    let rules =
        beding::check::WEIGHING_RULES.iter().map(|rule| rule.code.as_str()).filter(|rule| *rule != "provision-deleted");
    for rule in rules {
        let key = format!("review_about_{}", rule.replace('-', "_"));
        assert!(keys.contains(key.as_str()), "{key}");
    }
}

#[test]
fn what_readers_leave_out_is_said_in_dutch() {
    let labels = labels(Language::Nl);
    let said = regex::Regex::new(r#"LossKind::\w+,\s*&?(?:format!\()?\s*"([a-z][a-z ,]+[a-z])(?:"|: | “)"#).unwrap();
    let mut seen = 0;
    let files = ["src/read", "src/driver/diff"].into_iter().flat_map(|folder| crate::support::files(folder, "rs"));
    for file in files.filter(|file| !file.to_string_lossy().contains("test")) {
        let text = std::fs::read_to_string(&file).expect("a source file");
        let own = text.split("#[cfg(test)]").next().unwrap_or_default();
        for found in said.captures_iter(own).filter(|found| found[1].contains(' ')) {
            seen += 1;
            assert_ne!(labels.left_out(&found[1]), found[1], "{}: no label `loss_…` says this", file.display());
        }
    }
    assert!(seen > 15, "{seen} phrases were found");
}

#[test]
fn all_outputs_hold_all_words() {
    let sheet = sheet(Language::En);
    let html = write::review_html(&sheet);
    let markdown = write::review_markdown(&sheet);
    assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\">") && !html.contains("<script"));
    for words in ["Exception added", "spant zich in om", "Alleen geaggregeerd gebruik", "Not tracked", "98%"] {
        assert!(html.contains(words) && markdown.contains(words), "{words}");
    }
    assert!(html.contains("<article class=\"change heavy\" id=\"c6\">"));
    assert!(html.contains("<del><span class=\"say\">[deleted: </span>verkoopt, verhuurt of ruilt<span"));
    assert!(markdown.contains("\\[deleted: ~~verkoopt, verhuurt of ruilt~~\\]"));
    let ids = regex::Regex::new(r#" id="([^"]*)""#).unwrap();
    let ids: Vec<&str> = ids.captures_iter(&html).filter_map(|found| Some(found.get(1)?.as_str())).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    let links = regex::Regex::new(r##"href="#([^"]*)""##).unwrap();
    assert!(links.captures_iter(&html).all(|found| ids.contains(&&found[1])));
}

#[test]
fn what_the_other_side_wrote_is_never_markup() {
    let mut hostile = review();
    hostile.counter_name = EVIL.into();
    hostile.comments[0].text = EVIL.into();
    hostile.oddities[0].words = EVIL.into();
    if let Some(op) = hostile.redline.provisions[3].children[0].ops.first_mut() {
        op.text = EVIL.into();
    }
    let sheet = review_sheet(&hostile, &labels(Language::Nl), &ReviewSetting::default());
    let html = write::review_html(&sheet);
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    let markdown = write::review_markdown(&sheet);
    assert!(!markdown.contains("<script") && markdown.contains(r"\*b\* \_i\_ \[a\](b) \|"));
    #[cfg(feature = "pdf")]
    {
        let resources = beding::typeset::Resources::bundled();
        let pdf = beding::typeset::review(&sheet, &resources, None).expect("any text can be printed");
        let text = printed(&pdf);
        assert!(text.contains("alert(1)</script> #read(\"x\") *b* _i_ [a](b) | & [U+4E2D]"), "{text}");
    }
}

#[test]
fn nothing_changed_is_said_in_a_line() {
    let mut same = review();
    same.redline.provisions.truncate(2);
    same.redline.references.clear();
    same.deviations.clear();
    same.tracking = None;
    same.counter_losses.clear();
    same.oddities.clear();
    same.comments.clear();
    let sheet = review_sheet(&same, &labels(Language::Nl), &ReviewSetting::default());
    assert_eq!(sheet.brief.points.len(), 1);
    assert_eq!(sheet.brief.points[0].text, "Er is niets gewijzigd.");
    assert!(sheet.summary.is_empty() && sheet.overview.is_none() && sheet.counts.counts.is_empty());
    let [ReviewItem::Context { text }] = sheet.items.as_slice() else { panic!("{:?}", sheet.items) };
    assert_eq!(text, "Artikel 1: ongewijzigd.");
    assert!(!sheet.sections().any(|section| section.items.iter().any(|item| matches!(item, SectionItem::Change(_)))));
    #[cfg(feature = "pdf")]
    assert!(beding::typeset::review(&sheet, &beding::typeset::Resources::bundled(), None).is_ok());
}

#[cfg(feature = "pdf")]
fn printed(pdf: &[u8]) -> String {
    let document = lopdf::Document::load_mem(pdf).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).expect("text").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(feature = "pdf")]
#[test]
fn the_pdf_is_the_same_each_time_and_carries_the_comparison() {
    let sheet = sheet(Language::Nl);
    let resources = beding::typeset::Resources::bundled();
    let once = beding::typeset::review(&sheet, &resources, Some("{}")).expect("a PDF");
    assert!(once == beding::typeset::review(&sheet, &resources, Some("{}")).expect("a PDF"));
    let text = printed(&once);
    assert!(text.contains("Wat telt") && text.contains("vervallen:"), "{text}");
    assert!(once.windows(19).any(|bytes| bytes == b"beding-redline.json"));
}
