//! The first page: every change that matters in a line or two. What nobody told comes first, and of that the gravest.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::remarks::{is_only_remarked, verdict_of};
use super::runs::Announcer;
use super::sections::{Sections, Spot};
use super::words::{Phrases, with_short_quotations};
use crate::model::{
    Comment, Deviation, Gravity, HiddenIn, Op, OverviewBlock, OverviewGroup, OverviewRow, RedlineProvision, ReviewItem,
    Run, RunKind, SilentChange, Tracked, Verdict, capital,
};

/// So many changes that ask for no decision are shown among those that nobody told of; of more there is only a count.
const LIGHT: usize = 5;

/// The rule that tells that a provision is gone.
const GONE: &str = "provision-deleted";

/// So many comments are shown; of more there is only a count.
const COMMENTS: usize = 5;

/// The first page of a report; nothing where nothing changed and nobody remarked anything.
pub(super) fn overview(phrases: Phrases<'_>, announcer: &Announcer<'_>, made: &Sections) -> Option<OverviewBlock> {
    let writer = Writer { phrases, announcer, made, headings: headings(&made.items) };
    let groups: Vec<OverviewGroup> =
        [writer.silent(), writer.comments(), writer.told()].into_iter().flatten().collect();
    if groups.is_empty() {
        return None;
    }
    let intro =
        if groups.iter().any(|group| group.silent) { "review_overview_intro_silent" } else { "review_overview_intro" };
    let mut columns = vec!["review_column_place", "review_column_does", "review_column_verdict"];
    // Between contracts of others nobody is known to decide.
    if groups.iter().flat_map(|group| &group.rows).any(|row| !row.decides.is_empty()) {
        columns.push("review_column_decides");
    }
    Some(OverviewBlock {
        title: phrases.text("review_overview_title"),
        intro: phrases.text(intro),
        columns: columns.into_iter().map(|key| phrases.labels.text(key).to_owned()).collect(),
        groups,
    })
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

struct Writer<'a, 'b> {
    phrases: Phrases<'a>,
    announcer: &'b Announcer<'a>,
    made: &'b Sections,
    headings: BTreeMap<&'b str, &'b str>,
}

impl Writer<'_, '_> {
    /// What was changed without being tracked; nothing where the file tracks nothing, or tracks everything.
    fn silent(&self) -> Option<OverviewGroup> {
        let review = self.phrases.review;
        let tracking = review.tracking.as_ref().filter(|tracking| !tracking.silent.is_empty())?;
        let mut changes: Vec<(Gravity, &SilentChange)> = tracking
            .of_substance()
            .map(|change| (review.silent_gravity(change, self.announcer.provisions), change))
            .collect();
        changes.sort_by_key(|(gravity, _)| Reverse(*gravity));
        let count = changes.len();
        // Of what does no harm, what stands elsewhere is shown; the rest where there is nothing graver.
        let in_brief = |(gravity, change): &&(Gravity, &SilentChange)| gravity.is_light() && change.moved.is_none();
        let light = changes.iter().filter(in_brief).count();
        let mut rest = Vec::new();
        if light > LIGHT || light < count {
            changes.retain(|change| !in_brief(&change));
            if light > 0 {
                rest.push(self.phrases.count("review_silent_light", light));
            }
        }
        let following = tracking.following().count();
        if following > 0 {
            rest.push(self.phrases.count("review_silent_following", following));
        }
        let mut rows: Vec<(Gravity, OverviewRow)> =
            changes.into_iter().map(|(gravity, change)| (gravity, self.silent_row(change))).collect();
        let effects = self.effects().map(|(gravity, provision)| (gravity, self.row(Some(provision), &provision.ops)));
        rows.extend(effects);
        rows.sort_by_key(|(gravity, _)| Reverse(*gravity));
        let rows = rows.into_iter().map(|(_, row)| row).collect();
        Some(OverviewGroup { title: self.phrases.count("review_silent_title", count), silent: true, rows, rest })
    }

    /// What weighs although nothing is tracked in it: a reference that leads elsewhere since something else was renumbered,
    /// a list of which points were changed silently.
    fn effects(&self) -> impl Iterator<Item = (Gravity, &RedlineProvision)> {
        let review = self.phrases.review;
        let all = review.redline.told().into_iter().filter(|provision| self.is_silent_effect(provision));
        all.map(|provision| (review.gravity(provision), provision)).filter(|(gravity, _)| !gravity.is_light())
    }

    fn is_silent_effect(&self, provision: &RedlineProvision) -> bool {
        if is_only_remarked(self.phrases.review, provision) {
            return false;
        }
        let Some(tracking) = &self.phrases.review.tracking else { return false };
        let is_told = |one: &RedlineProvision| tracking.tracked.get(&one.key).is_some_and(|how| *how != Tracked::None);
        !tracking.silent.is_empty() && !provision.is_changed() && !provision.all().into_iter().any(is_told)
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

    /// What the other side told, or all that changed where the file tracks nothing: as far as somebody has to decide on it.
    fn told(&self) -> Option<OverviewGroup> {
        let review = self.phrases.review;
        let told = |provision: &&RedlineProvision| {
            let tracking = review.tracking.as_ref();
            let tracked = tracking.and_then(|tracking| tracking.tracked.get(&provision.key));
            tracked != Some(&Tracked::None) && !self.is_silent_effect(provision)
        };
        let mut changed: Vec<(Gravity, &RedlineProvision)> = review
            .redline
            .told()
            .into_iter()
            .filter(|provision| told(provision) && !is_only_remarked(self.phrases.review, provision))
            .filter(|provision| provision.is_changed() || self.made.shown.contains_key(&provision.key))
            .map(|provision| (review.gravity(provision), provision))
            .collect();
        let light = changed.iter().filter(|(gravity, _)| gravity.is_light()).count();
        changed.retain(|(gravity, _)| !gravity.is_light());
        changed.sort_by_key(|(gravity, _)| Reverse(*gravity));
        if changed.is_empty() && light == 0 {
            return None;
        }
        let mut rest = Vec::new();
        if light > 0 {
            rest.push(self.phrases.count("review_overview_light", light));
        }
        let key = if review.tracking.is_some() { "review_overview_tracked" } else { "review_overview_all" };
        let title = self.phrases.fill(key, &[("count", &changed.len().to_string())]);
        let rows = changed.into_iter().map(|(_, provision)| self.row(Some(provision), &told_ops(provision))).collect();
        Some(OverviewGroup { title, silent: false, rows, rest })
    }

    fn row(&self, provision: Option<&RedlineProvision>, ops: &[Op]) -> OverviewRow {
        let review = self.phrases.review;
        let spot = provision.and_then(|provision| self.made.shown.get(&provision.key));
        let deviation = provision.and_then(|provision| review.deviation(provision));
        let heading = spot.and_then(|spot| self.headings.get(spot.anchor.as_str()));
        let tracked = provision.and_then(|one| review.tracking.as_ref()?.tracked.get(&one.key));
        let mut alarms = Vec::new();
        if deviation.as_ref().is_some_and(Deviation::is_never_accepted) {
            alarms.push(capital(self.phrases.labels.text("review_about_unacceptable_proposed")));
        }
        if deviation.as_ref().is_some_and(|deviation| !deviation.knock_outs.is_empty()) {
            alarms.push(self.phrases.text("review_overview_knock_out"));
        }
        if tracked == Some(&Tracked::Partly) {
            alarms.push(self.phrases.text("review_partly_silent_mark"));
        }
        OverviewRow {
            place: spot.map_or_else(String::new, |spot| spot.place.clone()),
            heading: heading.map(|&heading| heading.to_owned()),
            target: spot.map(|spot: &Spot| spot.anchor.clone()),
            redline: self.words(ops, deviation.as_ref()),
            mark: deviation.as_ref().map(|deviation| self.phrases.mark(deviation.verdict)),
            alarms,
            about: deviation.as_ref().map(|deviation| self.about(deviation)).unwrap_or_default(),
            decides: deviation.map(|deviation| capital(&self.phrases.roles(&deviation.decides))).unwrap_or_default(),
        }
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
            // That a provision is gone is the verdict itself; what is never accepted stands out already.
            .filter(|finding| finding.rule != GONE && !finding.is_never_accepted())
            .filter(|finding| said.insert(finding.rule.as_str()))
            .map(|finding| {
                self.phrases.labels.text(&format!("review_about_{}", finding.rule.replace('-', "_"))).to_owned()
            })
            .collect()
    }

    /// Remarks in the margin: those that reserve something first, and all of these.
    fn comments(&self) -> Option<OverviewGroup> {
        let comments = &self.phrases.review.comments;
        if comments.is_empty() {
            return None;
        }
        let mut comments: Vec<(Option<Verdict>, &Comment)> =
            comments.iter().map(|comment| (verdict_of(self.phrases.review, comment), comment)).collect();
        comments.sort_by_key(|(verdict, _)| Reverse(*verdict));
        let weighing = comments.iter().filter(|(verdict, _)| verdict.is_some()).count();
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
        let author = comment.author.clone().unwrap_or_else(|| self.phrases.text("review_author_unknown"));
        let provision = self.phrases.review.provision_at(&comment.place);
        let spot = provision.and_then(|provision| self.made.shown.get(&provision.key));
        let deviation = provision.and_then(|provision| self.phrases.review.deviations.get(&provision.key));
        OverviewRow {
            place: provision.map_or_else(|| self.phrases.anchor_of(comment), |provision| self.phrases.place(provision)),
            heading: Some(author),
            target: spot.map(|spot| spot.anchor.clone()),
            redline: vec![Run::same(comment.text.as_str())],
            mark: verdict.map(|verdict| self.phrases.mark(verdict)),
            alarms: Vec::new(),
            about: Vec::new(),
            decides: deviation
                .filter(|_| verdict.is_some())
                .map(|deviation| capital(&self.phrases.roles(&deviation.decides)))
                .unwrap_or_default(),
        }
    }
}
