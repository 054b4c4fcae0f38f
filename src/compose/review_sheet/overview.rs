//! The first page: every change that matters in a line or two. What nobody told comes first, and of that the gravest.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::runs::Announcer;
use super::sections::{Sections, Spot};
use super::words::{Phrases, with_short_quotations};
use crate::model::{
    Comment, Continues, Deviation, Gravity, HiddenIn, Op, OverviewBlock, OverviewGroup, OverviewRow, RedlineProvision,
    ReviewItem, Run, RunKind, SilentChange, Tracked, Verdict, capital,
};

/// So many changes that ask for no decision are shown among those that nobody told of; of more there is only a count.
const LIGHT: usize = 5;

/// So many comments are shown; of more there is only a count.
const COMMENTS: usize = 5;

/// The first page of a report; nothing where nothing changed and nobody remarked anything.
pub(super) fn overview(phrases: Phrases<'_>, announcer: &Announcer<'_>, made: &Sections) -> Option<OverviewBlock> {
    let writer = Writer { phrases, announcer, made, headings: headings(&made.items) };
    let mut foremost = Vec::new();
    let silent = writer.silent(&mut foremost);
    let told = phrases.review.redline.told().into_iter();
    let standing: Vec<(Stands, &RedlineProvision)> = told.map(|one| (writer.stands(one), one)).collect();
    let [affected, told, other] =
        [Stands::Affected, Stands::Told, Stands::Other].map(|stands| writer.among(stands, &standing, &mut foremost));
    let is_refused = foremost.iter().all(|(gravity, _)| gravity.is_refused());
    let foremost = writer.foremost(foremost);
    let is_apart = foremost.is_some();
    let groups: Vec<OverviewGroup> =
        [foremost, silent, affected, told, other, writer.comments()].into_iter().flatten().collect();
    if groups.is_empty() {
        return None;
    }
    let intro = match groups.iter().any(|group| group.silent) {
        true if is_apart && is_refused => "review_overview_intro_silent",
        true if is_apart => "review_overview_intro_gravest",
        true => "review_overview_intro_untold",
        false => "review_overview_intro",
    };
    let mut columns = vec!["review_column_place", "review_column_does", "review_column_verdict"];
    // Between contracts of others nobody is known to decide.
    if groups.iter().flat_map(|group| &group.rows).any(|row| !row.decides.is_empty()) {
        columns.push("review_column_decides");
    }
    Some(OverviewBlock {
        title: phrases.text("review_overview_title"),
        intro: phrases.text(intro),
        continues: continues(phrases),
        columns: columns.into_iter().map(|key| phrases.labels.text(key).to_owned()).collect(),
        groups,
    })
}

/// That the overview goes on behind the first page.
fn continues(phrases: Phrases<'_>) -> Continues {
    let review = phrases.review;
    let asks = |one: &&RedlineProvision| review.deviation(one).is_some_and(|deviation| deviation.needs_decision());
    let count = review.redline.told().into_iter().filter(asks).count();
    let said = |key: &str| format!("{} {}", phrases.count("review_overview_decisions", count), phrases.text(key));
    Continues { next: said("review_overview_continues"), through: said("review_overview_continues_through") }
}

/// Where in the overview a provision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Among what was changed without being tracked.
    Silent,
    /// Among what means something else although its own words are as they were: a reference leads elsewhere since something
    /// else was renumbered, a list names points that changed. Nobody tells of that.
    Affected,
    /// Among what the other side told, or all that changed where the file tracks nothing.
    Told,
    /// Among the remarks.
    Remarked,
    /// None of these, and somebody has to decide on it all the same.
    Other,
    /// Nowhere: nothing happened to it.
    Nowhere,
}

/// The heading of the section that each change is in, by the anchor of the change.
fn headings(items: &[ReviewItem]) -> BTreeMap<&str, &str> {
    let sections = items.iter().filter_map(|item| match item {
        ReviewItem::Section(section) => Some(section),
        ReviewItem::Context { .. } => None,
    });
    let of_section = sections.flat_map(|section| {
        let named = section.changes().map(|change| (change.anchor.as_str(), section.title.as_str()));
        named.collect::<Vec<_>>()
    });
    of_section.filter(|(_, title)| !title.is_empty()).collect()
}

/// The words of a provision; where it came or went with all that is in it, as one stretch.
fn told_ops(provision: &RedlineProvision) -> Vec<Op> {
    if !provision.is_whole() {
        return provision.ops.clone();
    }
    let all = provision.told_together();
    let words: Vec<&str> = all.iter().flat_map(|one| &one.ops).map(|op| op.text.trim()).collect();
    let op = provision.ops.first().or_else(|| all.iter().find_map(|one| one.ops.first()));
    op.map(|op| Op { text: words.join(" "), ..op.clone() }).into_iter().collect()
}

/// Rows with how soon a reader should see them.
type Weighed = Vec<(Gravity, OverviewRow)>;

/// What a group leaves out.
#[derive(Default)]
struct Rest {
    /// How many changes it does not show.
    light: usize,
    /// What it says of them, and of what stands elsewhere.
    lines: Vec<String>,
}

struct Writer<'a, 'b> {
    phrases: Phrases<'a>,
    announcer: &'b Announcer<'a>,
    made: &'b Sections,
    headings: BTreeMap<&'b str, &'b str>,
}

impl Writer<'_, '_> {
    /// What goes before everything else, where part of it was told and part of it was not: nobody may accept it, a tender
    /// hangs on it, or it costs most where it goes wrong.
    fn foremost(&self, mut rows: Weighed) -> Option<OverviewGroup> {
        let is_refused = rows.iter().all(|(gravity, _)| gravity.is_refused());
        let key = if is_refused { "review_overview_foremost" } else { "review_overview_gravest" };
        rows.sort_by_key(|(gravity, _)| Reverse(*gravity));
        let rows: Vec<OverviewRow> = rows.into_iter().map(|(_, row)| row).collect();
        let title = self.phrases.fill(key, &[("count", &rows.len().to_string())]);
        (!rows.is_empty()).then(|| OverviewGroup { title, silent: true, rows, rest: Vec::new() })
    }

    /// Whether what goes before everything else stands apart: elsewhere it is at the top already.
    fn is_apart(&self) -> bool {
        self.phrases.review.tracking.as_ref().is_some_and(|tracking| tracking.of_substance().next().is_some())
    }

    /// A group of which the foremost rows go to the top of the page; its number is that of the rows and of what is left
    /// out of them.
    fn group(
        &self,
        key: &str,
        silent: bool,
        mut rows: Weighed,
        mut rest: Rest,
        foremost: &mut Weighed,
    ) -> OverviewGroup {
        let count = rows.len() + rest.light;
        let mut above = 0;
        if self.is_apart() {
            let (top, kept): (Weighed, Weighed) = rows.into_iter().partition(|(gravity, _)| gravity.is_foremost());
            above = top.len();
            foremost.extend(top);
            rows = kept;
        }
        if silent {
            // That they were not tracked is what the heading says.
            let mark = self.phrases.text("review_silent_mark");
            rows.iter_mut().for_each(|(_, row)| row.alarms.retain(|alarm| *alarm != mark));
        }
        rows.sort_by_key(|(gravity, _)| Reverse(*gravity));
        if above > 0 {
            rest.lines.insert(0, self.phrases.count("review_overview_above", above));
        }
        OverviewGroup {
            title: self.phrases.count(key, count),
            silent,
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            rest: rest.lines,
        }
    }

    /// What was changed without being tracked; nothing where the file tracks nothing, or tracks everything.
    fn silent(&self, foremost: &mut Weighed) -> Option<OverviewGroup> {
        let review = self.phrases.review;
        let tracking = review.tracking.as_ref().filter(|tracking| !tracking.silent.is_empty())?;
        let mut changes: Vec<(Gravity, &SilentChange)> = tracking
            .of_substance()
            .map(|change| (review.silent_gravity(change, self.announcer.provisions), change))
            .collect();
        let count = changes.len();
        // Of what does no harm, what stands elsewhere is shown; the rest where there is nothing graver.
        let in_brief = |(gravity, change): &&(Gravity, &SilentChange)| gravity.is_light() && change.moved.is_none();
        let light = changes.iter().filter(in_brief).count();
        let mut rest = Rest::default();
        if light > LIGHT || light < count {
            changes.retain(|change| !in_brief(&change));
            if light > 0 {
                rest.light = light;
                rest.lines.push(self.phrases.count("review_silent_light", light));
            }
        }
        let following = tracking.following().count();
        if following > 0 {
            rest.lines.push(self.phrases.count("review_silent_following", following));
        }
        let rows = changes.into_iter().map(|(gravity, change)| (gravity, self.silent_row(change))).collect();
        Some(self.group("review_silent_title", true, rows, rest, foremost))
    }

    /// Where a provision stands. Every one on which somebody has to decide stands somewhere.
    fn stands(&self, provision: &RedlineProvision) -> Stands {
        let review = self.phrases.review;
        let tracking = review.tracking.as_ref();
        let untracked = tracking.is_some_and(|all| all.tracked.get(&provision.key) == Some(&Tracked::None));
        let deviation = review.deviation(provision);
        let asks = deviation.as_ref().is_some_and(Deviation::needs_decision);
        let is_told_by_remark = || {
            let about = |one: &&Comment| review.remarked(one).is_some_and(|about| about.key == provision.key);
            review.comments.iter().filter(about).any(|one| review.verdict_of(one).is_some())
        };
        if review.is_only_remarked(provision) {
            match asks && !is_told_by_remark() {
                true => Stands::Other,
                false => Stands::Remarked,
            }
        } else if (untracked || !provision.is_changed()) && review.is_silent(provision) {
            Stands::Silent
        } else if review.is_affected(provision) {
            Stands::Affected
        } else if provision.is_changed() && !untracked {
            Stands::Told
        } else if asks {
            Stands::Other
        } else {
            Stands::Nowhere
        }
    }

    /// The group of all that stand in one place, as far as somebody has to decide on it.
    fn among(
        &self,
        stands: Stands,
        standing: &[(Stands, &RedlineProvision)],
        foremost: &mut Weighed,
    ) -> Option<OverviewGroup> {
        let review = self.phrases.review;
        let such = standing.iter().filter(|(own, _)| *own == stands);
        let mut rows: Weighed =
            such.map(|(_, one)| (review.gravity(one), self.row(Some(one), &told_ops(one)))).collect();
        if rows.is_empty() {
            return None;
        }
        let rest = self.without_light(&mut rows);
        let is_tracked = review.tracking.is_some();
        let (key, silent) = match stands {
            Stands::Affected => ("review_overview_affected", is_tracked),
            Stands::Other => ("review_overview_other", false),
            _ if is_tracked => ("review_overview_tracked", false),
            _ => ("review_overview_all", false),
        };
        Some(self.group(key, silent, rows, rest, foremost))
    }

    /// Takes what asks for no decision out of the rows, and counts it.
    fn without_light(&self, rows: &mut Weighed) -> Rest {
        let light = rows.iter().filter(|(gravity, _)| gravity.is_light()).count();
        rows.retain(|(gravity, _)| !gravity.is_light());
        let line = (light > 0).then(|| self.phrases.count("review_overview_light", light));
        Rest { light, lines: line.into_iter().collect() }
    }

    fn silent_row(&self, change: &SilentChange) -> OverviewRow {
        let provision = change.provision.and_then(|key| self.announcer.provisions.get(key)).copied();
        let mut row = self.row(provision, &change.ops);
        if row.place.is_empty() {
            row.place.clone_from(&change.place);
        }
        if let Some(moved) = &change.moved {
            row.redline = vec![Run::same(moved.said(self.phrases.labels))];
        }
        if change.hidden_in != HiddenIn::Text {
            row.about.insert(0, self.phrases.labels.variant("review_hidden_in", &change.hidden_in));
        }
        row
    }

    fn row(&self, provision: Option<&RedlineProvision>, ops: &[Op]) -> OverviewRow {
        let review = self.phrases.review;
        let spot = provision.and_then(|provision| self.made.shown.get(&provision.key));
        let deviation = provision.and_then(|provision| review.deviation(provision));
        let heading = spot.and_then(|spot| self.headings.get(spot.anchor.as_str()));
        let tracked = provision.and_then(|one| review.tracked(one));
        let letter = provision.and_then(|one| self.gravest_of_letter(one));
        let mut alarms = Vec::new();
        if deviation.as_ref().is_some_and(Deviation::is_never_accepted) {
            alarms.push(capital(self.phrases.labels.text("review_about_unacceptable_proposed")));
        }
        if deviation.as_ref().is_some_and(|deviation| !deviation.knock_outs.is_empty()) {
            alarms.push(self.phrases.text("review_overview_knock_out"));
        }
        match tracked {
            Some(Tracked::Partly) => alarms.push(self.phrases.text("review_partly_silent_mark")),
            Some(Tracked::None) if self.is_apart() => alarms.push(self.phrases.text("review_silent_mark")),
            _ => {}
        }
        OverviewRow {
            place: match (provision, spot) {
                (Some(provision), Some(spot)) => self.phrases.with_old_number(provision, spot.place.clone()),
                _ => String::new(),
            },
            heading: heading.map(|&heading| heading.to_owned()),
            target: spot.map(|spot: &Spot| spot.anchor.clone()),
            redline: self.words(letter.map_or(ops, |letter| &letter.ops), deviation.as_ref()),
            mark: deviation.as_ref().map(|deviation| self.phrases.mark(deviation.verdict, deviation.findings.iter())),
            alarms,
            about: deviation.as_ref().map(|deviation| self.about(deviation)).unwrap_or_default(),
            decides: deviation.map(|deviation| capital(&self.phrases.roles(&deviation.decides))).unwrap_or_default(),
        }
    }

    /// Of a letter before the contract, the paragraph that weighs most.
    fn gravest_of_letter(&self, provision: &RedlineProvision) -> Option<&RedlineProvision> {
        let review = self.phrases.review;
        let letter = review.redline.preamble();
        letter.first().filter(|first| first.key == provision.key)?;
        letter.iter().rev().max_by_key(|one| review.deviations.get(&one.key).map(Gravity::from))
    }

    /// The words that differ; where none do, what was found, such as a reference that leads elsewhere.
    fn words(&self, ops: &[Op], deviation: Option<&Deviation>) -> Vec<Run> {
        let runs = self.announcer.brief(ops);
        let differ = runs.iter().any(|run| !matches!(run.kind, RunKind::Same | RunKind::Omitted));
        match deviation.and_then(|deviation| deviation.findings.first()) {
            Some(finding) if !differ => vec![Run::same(with_short_quotations(&finding.message))],
            _ => runs,
        }
    }

    /// What the findings that made the verdict are about, each once.
    fn about(&self, deviation: &Deviation) -> Vec<String> {
        let mut said = BTreeSet::new();
        let leading = deviation.findings.iter().filter(|finding| finding.verdict == deviation.verdict);
        let grave = deviation.findings.iter().filter(|finding| finding.verdict.is_adverse());
        leading
            .chain(grave)
            // What is never accepted stands out already.
            .filter(|finding| !finding.is_never_accepted())
            .filter(|finding| said.insert(finding.rule.as_str()))
            .filter_map(|finding| self.phrases.about(&finding.rule))
            .collect()
    }

    /// Remarks in the margin: those that reserve something first, then those that ask, and all of these.
    fn comments(&self) -> Option<OverviewGroup> {
        let comments = &self.phrases.review.comments;
        if comments.is_empty() {
            return None;
        }
        let mut comments: Vec<(Option<Verdict>, &Comment)> =
            comments.iter().map(|comment| (self.phrases.review.verdict_of(comment), comment)).collect();
        // A question of the other side is still to be answered.
        let asks = |comment: &Comment| comment.text.contains('?');
        comments.sort_by_key(|(verdict, comment)| Reverse((*verdict, asks(comment))));
        let weighing = comments.iter().filter(|(verdict, comment)| verdict.is_some() || asks(comment)).count();
        let shown = weighing.max(COMMENTS);
        let more = comments.len().saturating_sub(shown);
        Some(OverviewGroup {
            title: self.phrases.count("review_overview_comments", comments.len()),
            silent: false,
            rows: comments.iter().take(shown).map(|(verdict, comment)| self.comment(comment, *verdict)).collect(),
            rest: if more > 0 { vec![self.phrases.count("review_overview_comments_more", more)] } else { Vec::new() },
        })
    }

    fn comment(&self, comment: &Comment, verdict: Option<Verdict>) -> OverviewRow {
        let author = self.phrases.author(comment.author.as_deref());
        let provision = self.phrases.review.provision_at(&comment.place);
        let spot = provision.and_then(|provision| self.made.shown.get(&provision.key));
        let deviation = provision.and_then(|provision| self.phrases.review.deviations.get(&provision.key));
        OverviewRow {
            place: provision.map_or_else(|| self.phrases.anchor_of(comment), |provision| self.phrases.place(provision)),
            heading: Some(author),
            target: spot.map(|spot| spot.anchor.clone()),
            redline: vec![Run::same(comment.beginning())],
            mark: verdict.map(|verdict| self.phrases.mark(verdict, [].iter())),
            alarms: Vec::new(),
            about: Vec::new(),
            decides: deviation
                .filter(|_| verdict.is_some())
                .map(|deviation| capital(&self.phrases.roles(&deviation.decides)))
                .unwrap_or_default(),
        }
    }
}
