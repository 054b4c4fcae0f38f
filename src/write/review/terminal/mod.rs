mod lines;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use anstyle::Style;

use self::lines::{BOLD, LOUD, Lines, PLAIN, QUIET};
use super::words::{Answers, ReportWords};
use crate::model::{
    BriefPoint, ChangeKind, Deviation, Gravity, Labels, LossKind, OpKind, RedlineProvision, ReferenceStatus, Review,
    Side, SilentChange, Verdict, each_once, one_line, written,
};

/// The most comments, losses and the like that are listed; the rest is counted.
const LISTED: usize = 10;

/// A review as a terminal shows it: the summary, then each changed provision with its words in place.
///
/// Styles are ANSI sequences, which whoever prints it leaves out where they are not wanted: everything is said without
/// them too. Struck words stand between `[-` and `-]`, added ones between `{+` and `+}`. `legal_test` is the one that the
/// phase names; `brief` is what matters most, of which the terminal says what is loud.
pub fn terminal(review: &Review, labels: &Labels, legal_test: Option<&str>, brief: &[BriefPoint]) -> String {
    let mut page = Page { words: ReportWords { labels, review }, answers: Answers::default(), lines: Lines::default() };
    page.summary(legal_test, brief);
    let mut provisions: Vec<&RedlineProvision> = review.redline.told();
    provisions.retain(|provision| shown(provision, review));
    // The gravest first, as on the first page of the other reports; else in the order of the document.
    provisions.sort_by_key(|provision| Reverse(review.gravity(provision)));
    for provision in provisions {
        page.provision(provision);
    }
    page.references();
    page.comments();
    page.idle();
    page.lines.written
}

/// Whether a provision is shown by itself: not where only its number or the name of a term changed and nothing was found.
fn shown(provision: &RedlineProvision, review: &Review) -> bool {
    let found = review
        .deviation(provision)
        .is_some_and(|deviation| deviation.verdict > Verdict::Unchanged || !deviation.findings.is_empty());
    let light = |change: &ChangeKind| matches!(change, ChangeKind::Renumbered | ChangeKind::Renamed);
    found || !provision.changes.iter().all(light)
}

/// The report written so far.
struct Page<'a> {
    words: ReportWords<'a>,
    answers: Answers,
    lines: Lines,
}

impl<'a> Page<'a> {
    fn label(&self, key: &'a str) -> &'a str {
        self.words.labels.text(key)
    }

    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.labels.fill(key, values)
    }

    fn summary(&mut self, legal_test: Option<&str>, brief: &[BriefPoint]) {
        let review = self.words.review;
        let title = self.fill("diff_title", &[("counter", &review.counter_name), ("base", &review.base_name)]);
        self.lines.line(0, BOLD, &title);
        if let Some(phase) = &review.phase {
            let phase = self.words.labels.variant("phase", phase);
            let line = format!("{}: {phase}", self.label("phase"));
            self.lines.line(0, PLAIN, &line);
        }
        if let Some(test) = legal_test {
            self.lines.line(0, PLAIN, test);
        }
        self.lines.gap();
        for point in brief.iter().filter(|point| point.loud) {
            self.lines.item(LOUD, &point.text);
        }
        self.lines.gap();
        self.silent();
        self.unseen(true);
        let tally = review.tally();
        if tally.changed == 0 && tally.unseen + tally.unread > 0 {
            self.lines.line(0, BOLD, self.label("diff_nothing_read"));
            self.unread();
        } else if tally.changed == 0 {
            self.lines.line(0, BOLD, self.label("diff_nothing"));
        } else {
            let changes: Vec<String> =
                tally.changes.iter().map(|(change, count)| format!("{count} {}", self.words.change(*change))).collect();
            let line = self.fill("diff_changed", &[("count", &tally.changed.to_string())]);
            self.lines.line(0, BOLD, &format!("{line} ({})", changes.join(", ")));
            for (key, count) in [("review_brief_light", tally.light), ("review_brief_affected", tally.affected)] {
                if count > 0 {
                    let line = self.words.labels.count(key, count);
                    self.lines.line(0, PLAIN, &line);
                }
            }
        }
        for ((verdict, key), count) in tally.named.iter().rev() {
            let style = if verdict.is_adverse() { LOUD } else { PLAIN };
            let line = format!("{count:>4}  {}", self.words.labels.text(key));
            self.lines.line(2, style, &line);
        }
        let all = review.redline.all();
        for (role, keys) in &tally.needs {
            let places: Vec<String> =
                keys.iter().filter_map(|key| all.get(*key)).map(|provision| self.words.place(provision)).collect();
            let places = each_once(places.iter());
            let role = self.words.labels.variant("role", role);
            let line = self.fill("diff_decides", &[("role", &role), ("places", &listed(&places))]);
            self.lines.line(0, PLAIN, &line);
        }
        if tally.changed > 0 || tally.unseen + tally.unread == 0 {
            self.unread();
        }
        self.unseen(false);
        self.authors();
    }

    /// What was changed without being tracked: the first thing to see.
    fn silent(&mut self) {
        let Some(tracking) = &self.words.review.tracking else { return };
        if tracking.silent.is_empty() {
            self.lines.line(0, PLAIN, self.label("diff_silent_none"));
            self.lines.gap();
            return;
        }
        let count = tracking.of_substance().count();
        if count > 0 {
            let line = self.fill("diff_silent_some", &[("count", &count.to_string())]);
            self.lines.line(0, LOUD, &line);
        }
        let all = self.words.review.redline.all();
        let mut changes: Vec<(Gravity, &SilentChange)> =
            tracking.of_substance().map(|change| (self.words.review.silent_gravity(change, &all), change)).collect();
        changes.sort_by_key(|(gravity, _)| Reverse(*gravity));
        for (_, change) in changes {
            let hidden = self.words.labels.variant("review_hidden_in", &change.hidden_in);
            let provision = change.provision.and_then(|key| all.get(key));
            let place = provision.map_or_else(|| change.place.clone(), |provision| self.words.place(provision));
            let verdict = provision.and_then(|provision| self.words.review.deviation(provision));
            let verdict = verdict.map(|deviation| format!("; {}", self.words.verdict(&deviation)));
            if let Some(moved) = &change.moved {
                let place = provision.map_or(place, |provision| self.words.named(provision));
                let line = format!("{place} ({hidden}): {}", moved.said(self.words.labels));
                self.lines.line(2, PLAIN, &line);
                continue;
            }
            let lead = format!("{place} ({hidden}{}): ", verdict.unwrap_or_default());
            self.lines.redline(2, &lead, &change.ops, self.label("diff_white_space"));
        }
        let following = tracking.following().count();
        if following > 0 {
            let line = self.words.labels.count("review_silent_following", following);
            self.lines.line(0, PLAIN, &line);
        }
        self.lines.gap();
    }

    fn unread(&mut self) {
        let review = self.words.review;
        for (side, losses) in [(&review.base_name, &review.base_losses), (&review.counter_name, &review.counter_losses)]
        {
            let mut counts: BTreeMap<LossKind, usize> = BTreeMap::new();
            for loss in losses.iter().filter(|loss| loss.kind.may_lose_words()) {
                *counts.entry(loss.kind).or_default() += loss.count;
            }
            if !counts.is_empty() {
                let counts: Vec<String> = counts
                    .iter()
                    .map(|(kind, count)| format!("{count} × {}", self.words.labels.variant("review_loss", kind)))
                    .collect();
                let line = self.fill("diff_not_read", &[("file", side), ("what", &counts.join(", "))]);
                self.lines.line(0, LOUD, &line);
            }
        }
    }

    /// What shows something else than what it is: that misleads a reader, or the rest.
    fn unseen(&mut self, misleading: bool) {
        let review = self.words.review;
        for kind in review.oddities.chunk_by(|one, next| one.kind == next.kind) {
            if kind.first().is_some_and(|oddity| oddity.kind.misleads() == misleading) {
                for oddity in kind.iter().take(LISTED) {
                    let line = self.words.oddity(oddity);
                    self.lines.line(0, if misleading { LOUD } else { PLAIN }, &line);
                }
                self.rest(kind.len());
            }
        }
        if misleading {
            self.lines.gap();
        }
    }

    fn authors(&mut self) {
        let Some(tracking) = &self.words.review.tracking else { return };
        for author in &tracking.authors {
            let name = self.words.review.author(author.author.as_deref(), self.words.labels);
            let counts = [("inserted", author.inserted), ("deleted", author.deleted), ("moved", author.moved)];
            let counts = counts.map(|(name, count)| (name, count.to_string()));
            let mut values: Vec<(&str, &str)> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
            values.push(("author", &name));
            let line = self.fill("diff_author", &values);
            self.lines.line(0, PLAIN, &line);
        }
    }

    fn provision(&mut self, provision: &RedlineProvision) {
        let deviation = self.words.review.deviation(provision);
        self.lines.gap();
        let place = self.words.place(provision);
        let heading = provision.heading.as_deref().filter(|heading| *heading != place).unwrap_or_default();
        let mut title = format!("{place} {heading}").trim().to_owned();
        if let Some(id) = self.words.review.id_of(provision) {
            let _ = write!(title, " [{id}]");
        }
        let verdict = deviation.as_ref().map(|deviation| format!(": {}", self.words.verdict(deviation)));
        let adverse = deviation.as_ref().is_some_and(|deviation| deviation.verdict.is_adverse());
        self.lines.line(0, if adverse { LOUD } else { BOLD }, &format!("{title}{}", verdict.unwrap_or_default()));
        let mut changes = self.words.changes(provision);
        if let Some(tracked) = self.words.tracked(provision) {
            let _ = write!(changes, "; {tracked}");
        }
        self.lines.line(2, QUIET, &changes);
        for one in self.words.review.redline.together(provision) {
            if one.ops.iter().any(|op| op.op != OpKind::Equal) {
                self.lines.redline(2, "", &one.ops, self.label("diff_white_space"));
            }
        }
        if let Some(deviation) = &deviation {
            self.weighed(provision, deviation);
        }
    }

    fn weighed(&mut self, provision: &RedlineProvision, deviation: &Deviation) {
        for found in self.words.findings(deviation) {
            self.lines.item(PLAIN, &found);
        }
        if let Some(fallback) = &deviation.fallback {
            let fallback = self.words.fallback(fallback);
            self.lines.item(PLAIN, &fallback);
        }
        if !deviation.knock_outs.is_empty() {
            let line = self.fill("diff_knock_outs", &[("ids", &deviation.knock_outs.join(", "))]);
            self.lines.item(LOUD, &line);
        }
        if deviation.needs_decision() && !deviation.decides.is_empty() {
            let line = self.fill("diff_decided_by", &[("roles", &self.words.roles(&deviation.decides))]);
            self.lines.item(PLAIN, &line);
        }
        if let Some(answer) = self.answers.of(provision, deviation, self.words) {
            let line = self.fill("diff_answer", &[("answer", &answer)]);
            self.lines.item(QUIET, &line);
        }
    }

    fn references(&mut self) {
        let review = self.words.review;
        let all = review.redline.all();
        let place =
            |key: Option<usize>| key.and_then(|key| all.get(key)).map(|one| self.words.place(one)).unwrap_or_default();
        // What a reference led to is called as it was when it was issued, and as it is now.
        let issued = |key: Option<usize>| {
            let address = |side: &Option<Side>| side.as_ref().and_then(|side| side.address.clone());
            let provision = key.and_then(|key| all.get(key))?;
            // A number that leads to something else now is told to be an old one, by its name.
            if provision.counter.is_none() && review.names.contains_key(&provision.key) {
                return Some(self.words.labels.then_and_now(self.words.place(provision), None, true));
            }
            let (old, gone) = (address(&provision.base)?, provision.counter.is_none());
            Some(self.words.labels.then_and_now(old, address(&provision.counter), gone))
        };
        let loud = |status| matches!(status, ReferenceStatus::Retargeted | ReferenceStatus::Broken);
        let lines: Vec<String> = review
            .redline
            .references
            .iter()
            .filter(|reference| loud(reference.status))
            .map(|reference| {
                let old = reference.base_text.as_deref().unwrap_or(&reference.text);
                let changed = reference.status == ReferenceStatus::Broken && old != reference.text;
                let suffix = if changed { "_changed" } else { "" };
                let key = format!("diff_reference_{}{suffix}", written(&reference.status));
                let from = issued(reference.base_target).unwrap_or_else(|| place(reference.base_target));
                let (at, to) = (place(Some(reference.provision)), place(reference.counter_target));
                let words = &reference.text;
                self.fill(&key, &[("place", &at), ("words", words), ("old", old), ("from", &from), ("to", &to)])
            })
            .collect();
        self.section("diff_references", LOUD, &lines);
    }

    fn comments(&mut self) {
        let lines: Vec<String> = self
            .words
            .review
            .comments
            .iter()
            .map(|comment| {
                let review = self.words.review;
                let author = review.author(comment.author.as_deref(), self.words.labels);
                let day = comment.date.as_deref().and_then(|date| date.get(..10)?.parse().ok());
                let place = review.provision_at(&comment.place).map(|provision| self.words.named(provision));
                let parts = [place, Some(author), day.map(|day| self.words.labels.date(day))];
                let author = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
                let key = if comment.anchor.is_empty() { "diff_comment" } else { "diff_comment_on" };
                self.fill(key, &[("author", &author), ("words", &comment.anchor), ("text", &comment.beginning())])
            })
            .collect();
        self.section("diff_comments", PLAIN, &lines);
    }

    /// Tracked changes that change nothing.
    fn idle(&mut self) {
        let Some(tracking) = &self.words.review.tracking else { return };
        let lines: Vec<String> = tracking
            .idle
            .iter()
            .map(|change| {
                let author = self.words.review.author(change.author.as_deref(), self.words.labels);
                let number = change.paragraph.to_string();
                let values = [("author", author.as_str()), ("words", change.text.trim()), ("number", number.as_str())];
                self.fill("diff_idle_change", &values)
            })
            .collect();
        self.section("diff_idle", PLAIN, &lines);
    }

    fn section(&mut self, title: &'a str, style: Style, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.lines.gap();
        self.lines.line(0, BOLD, self.label(title));
        for line in lines {
            self.lines.item(style, line);
        }
    }

    /// Says how many more there are than were listed.
    fn rest(&mut self, count: usize) {
        if count > LISTED {
            let line = self.fill("diff_more", &[("count", &(count - LISTED).to_string())]);
            self.lines.line(0, PLAIN, &line);
        }
    }
}

/// Places, the first few.
fn listed(places: &[String]) -> String {
    let shown: Vec<String> = places.iter().take(LISTED).map(|place| one_line(place)).collect();
    let more = if places.len() > LISTED { format!(" (+{})", places.len() - LISTED) } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::lines::WIDTH;
    use super::*;
    use crate::write::review::sample;

    fn plain(styled: &str) -> String {
        regex::Regex::new("\u{1b}\\[[0-9;]*m").expect("a pattern").replace_all(styled, "").into_owned()
    }

    #[test]
    fn changes_are_said_without_colour_too() {
        let report = plain(&terminal(&sample::review(), &Labels::default(), None, &[]));
        assert!(
            report.contains("Leverancier [-verkoopt geen-] {+spant zich in om geen+} Gemeentelijke Data"),
            "{report}"
        );
        assert!(report.contains("[resale-ban/2]: review_verdict_deleted"), "{report}");
        assert!(report.contains("- Een verplichting werd een inspanning."), "{report}");
        assert!(!report.contains('\u{1b}'), "what the other side wrote does not act on the terminal: {report:?}");
        assert!(report.lines().all(|line| line.chars().count() <= WIDTH + 20), "{report}");
    }

    #[test]
    fn silent_changes_come_before_everything_else() {
        let report = plain(&terminal(&sample::review(), &Labels::default(), None, &[]));
        let at = |words: &str| report.find(words).unwrap_or_else(|| panic!("{words} in {report}"));
        assert!(at("diff_silent_some") < at("diff_changed"));
        assert!(at("[-14 dagen-] {+90 dagen+}") < at("diff_changed"));
    }
}
