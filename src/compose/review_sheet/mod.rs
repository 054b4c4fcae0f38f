//! A comparison as it is printed: every word of the report, in order, for any output.
//!
//! The first page says what matters; then the changes follow, provision by provision, in the order of the
//! counter-proposal, and what stands beside them. Nothing is decided here about a change: what it weighs is in the review.

mod change;
mod details;
mod overview;
mod runs;
mod sections;
mod summary;
mod words;

use change::Printer;
use runs::Announcer;
use sections::sections;
use words::Phrases;

use crate::model::{
    Audience, BriefBlock, ColophonBlock, Date, Field, HouseStyle, Labels, Language, Properties, ReferenceStatus,
    Review, ReviewSheet, SideSummary, SourceFormat, capital,
};

/// The date in the properties of a report about documents that have none: there is no clock.
const NO_DATE: &str = "2000-01-01";

/// What a report needs besides the review.
#[derive(Debug, Clone, Default)]
pub struct ReviewSetting<'a> {
    /// The language of the report, which is that of its labels.
    pub language: Language,
    /// The legal test that the phase names, in words.
    pub legal_test: Option<&'a str>,
    /// The date of the contract, where it is ours.
    pub date: Option<Date>,
    /// How the report looks.
    pub style: HouseStyle,
    /// Whether the comparison is attached as JSON, which the colophon then says.
    pub attached: bool,
}

/// What matters most of a comparison, in a few sentences: the same in every form.
pub fn review_brief(review: &Review, labels: &Labels) -> BriefBlock {
    summary::brief(Phrases { labels, review }, &review.tally())
}

/// The report of a comparison.
pub fn review_sheet(review: &Review, labels: &Labels, setting: &ReviewSetting<'_>) -> ReviewSheet {
    let phrases = Phrases { labels, review };
    let provisions = review.redline.all();
    let announcer = Announcer { phrases, provisions: &provisions };
    let printer = Printer { phrases, announcer };
    let made = sections(&printer, &review.redline.provisions);
    let tally = review.tally();
    let title = phrases.text("review_title");
    let subject = review.redline.counter.title.as_ref().or(review.redline.base.title.as_ref());
    let subtitle = subject.filter(|title| !title.trim().is_empty()).cloned();
    let files = [("counter", review.counter_name.as_str()), ("base", review.base_name.as_str())];
    let running_head = phrases.fill("review_running_head", &files);
    ReviewSheet {
        properties: Properties {
            language: setting.language.code(),
            running_head: match review.is_internal() {
                true => format!("{} · {running_head}", phrases.text("report_internal")),
                false => running_head,
            },
            description: phrases.fill("review_description", &files),
            title,
            subtitle,
            date: date(review, setting),
            author: concat!("beding ", env!("CARGO_PKG_VERSION")).to_owned(),
            keywords: Vec::new(),
            style: setting.style.clone(),
            page: phrases.text("page"),
        },
        skip_to_content: phrases.text("skip_to_content"),
        contents_title: phrases.text("review_contents"),
        facts: facts(phrases),
        legal_test: setting
            .legal_test
            .map(|test| Field { label: phrases.text("review_legal_test"), value: test.to_owned() }),
        brief: summary::brief(phrases, &tally),
        overview: overview::overview(phrases, &printer.announcer, &made),
        counts: summary::counts(phrases, &tally),
        summary: summary::tables(phrases, &tally, &made.shown),
        changes_title: phrases.text("review_changes_title"),
        changes_intro: phrases.text("review_changes_intro"),
        details: details::tables(phrases, &provisions, &made.shown),
        items: made.items,
        colophon: colophon(phrases, setting),
        attachment: phrases.text("review_attachment"),
    }
}

/// What was compared.
fn facts(phrases: Phrases<'_>) -> Vec<Field> {
    let review = phrases.review;
    let side = |label: &str, name: &str, side: &SideSummary| {
        let (words, provisions) = (side.words.to_string(), side.provisions.to_string());
        let format = phrases.labels.variant("review_format", &side.format);
        let values = [("file", name), ("format", &format), ("words", &words), ("provisions", &provisions)];
        // A contract of ours that was taken from its dossier is not a file of a format.
        let key = if side.format == SourceFormat::Contract { "review_side_own" } else { "review_side" };
        Field { label: phrases.labels.text(label).to_owned(), value: phrases.fill(key, &values) }
    };
    let internal = || Field { label: phrases.text("report_internal"), value: phrases.text("review_internal_notice") };
    let mut facts: Vec<Field> = phrases.review.is_internal().then(internal).into_iter().collect();
    if review.audience == Audience::Supplier {
        let label = phrases.labels.text("review_edition").to_owned();
        facts.push(Field { label, value: phrases.labels.text("review_edition_supplier").to_owned() });
    }
    facts.extend([
        side("review_base", &review.base_name, &review.redline.base),
        side("review_counter", &review.counter_name, &review.redline.counter),
    ]);
    if let Some(phase) = &review.phase {
        facts.push(Field { label: phrases.text("phase"), value: capital(&phrases.labels.variant("phase", phase)) });
    }
    facts
}

/// That of the contract, or the last date of a tracked change.
fn date(review: &Review, setting: &ReviewSetting<'_>) -> String {
    let authors = review.tracking.iter().flat_map(|tracking| &tracking.authors);
    let dates = authors.filter_map(|author| author.last.as_deref()?.get(..10)?.parse::<Date>().ok());
    setting.date.or_else(|| dates.max()).map_or_else(|| NO_DATE.to_owned(), |date| date.to_string())
}

/// What the program did and did not do.
fn colophon(phrases: Phrases<'_>, setting: &ReviewSetting<'_>) -> ColophonBlock {
    let mut notices = vec![phrases.text("review_notice_law"), phrases.text("review_notice_not_assessed")];
    notices.push(phrases.text("review_notice_reading"));
    let follows = phrases.review.redline.references.iter().filter(|one| one.status == ReferenceStatus::Follows).count();
    if follows > 0 {
        notices.push(phrases.count("review_notice_follows", follows));
    }
    if phrases.review.tracking.is_none() {
        notices.push(phrases.text("review_notice_untracked"));
    }
    if setting.attached {
        notices.push(phrases.text("review_notice_attached"));
    }
    let version = Field {
        label: phrases.text("program_version"),
        value: concat!("beding ", env!("CARGO_PKG_VERSION")).to_owned(),
    };
    ColophonBlock { title: phrases.text("colophon"), notices, fields: vec![version], tables: Vec::new() }
}
