//! One changed provision as printed: what happened, the words in place, what was found and who decides.

use std::collections::BTreeSet;

use super::runs::Announcer;
use super::words::{Phrases, with_short_quotations};
use crate::model::{
    ChangeKind, Deviation, FallbackMatch, Field, Finding, MatchedBy, Op, OpKind, RedlineLine, RedlineProvision,
    ReviewChange, Role, SheetFinding, Side, Tracked, Verdict, bare, capital,
};

/// Makes changes of provisions.
pub(super) struct Printer<'a> {
    pub phrases: Phrases<'a>,
    pub announcer: Announcer<'a>,
}

/// What several deviations come to together.
struct Weighed<'a> {
    verdict: Option<Verdict>,
    findings: Vec<&'a Finding>,
    not_assessed: Vec<&'a str>,
    fallbacks: Vec<&'a FallbackMatch>,
    answers: Vec<&'a str>,
    decides: Vec<Role>,
    knock_outs: Vec<&'a str>,
}

impl<'a> Printer<'a> {
    /// A changed provision. With `whole`, everything inside it was added or struck too, and is part of the change.
    /// `place` is left out where the heading above says it already.
    pub fn change(&self, provision: &RedlineProvision, place: Option<String>, whole: bool) -> ReviewChange {
        let covered = if whole { self.phrases.review.redline.together(provision) } else { vec![provision] };
        let weighed = self.weighed(&covered);
        let phrases = self.phrases;
        let tracked = |one: &&RedlineProvision| phrases.review.tracked(one);
        let silent = covered.iter().any(|one| tracked(one) == Some(Tracked::None));
        let partly = covered.iter().any(|one| tracked(one) == Some(Tracked::Partly));
        let silent = match (silent, partly) {
            (true, _) => Some(phrases.text("review_silent_mark")),
            (false, true) => Some(phrases.text("review_partly_silent_mark")),
            (false, false) => None,
        };
        let mut notes: Vec<String> = phrases.tracked(provision).into_iter().collect();
        notes.extend(provision.matched_by.map(|by: MatchedBy| {
            let by = phrases.labels.variant("review_matched_by", &by);
            phrases.fill("review_matched", &[("by", &by)])
        }));
        ReviewChange {
            anchor: anchor(provision.key),
            redline: self.redline(&covered, place.is_none()),
            place,
            id: phrases.review.id_of(provision).map(str::to_owned),
            mark: weighed.verdict.map(|verdict| phrases.mark(verdict, weighed.findings.iter().copied())),
            silent,
            happened: self.happened(provision),
            findings: self.findings(&weighed),
            fields: self.fields(&weighed),
            notes,
        }
    }

    /// What happened, in sentences.
    fn happened(&self, provision: &RedlineProvision) -> Vec<String> {
        let phrases = self.phrases;
        let has = |kind: ChangeKind| provision.changes.contains(&kind);
        let moved = has(ChangeKind::Moved);
        let from_to = phrases.old_and_new(provision);
        let from_to = from_to.as_ref().map(|(from, to)| [("from", from.as_str()), ("to", to.as_str())]);
        let mut sentences = Vec::new();
        if let Some((from, to)) = provision.relabelled() {
            sentences.push(phrases.fill("review_happened_relabelled", &[("from", from), ("to", to)]));
        }
        let number = |side: &Option<Side>| side.as_ref()?.label.clone().or_else(|| side.as_ref()?.number.clone());
        let gone = phrases.review.deviation(provision).is_some_and(|deviation| deviation.verdict == Verdict::Deleted);
        for change in &provision.changes {
            if matches!(change, ChangeKind::Split | ChangeKind::Merged) && !provision.with.is_empty() {
                sentences.push(self.together(provision, *change));
                continue;
            }
            // That it is gone stands beside it as the verdict, and that words changed is seen below it.
            let said =
                gone && *change == ChangeKind::Deleted || *change == ChangeKind::Edited && provision.changes.len() == 1;
            if said {
                continue;
            }
            match (change, number(&provision.base), number(&provision.counter)) {
                (ChangeKind::Renumbered, Some(old), None) => {
                    sentences.push(phrases.fill("review_happened_number_gone", &[("number", &old)]));
                    continue;
                }
                (ChangeKind::Renumbered, None, Some(new)) => {
                    sentences.push(phrases.fill("review_happened_number_new", &[("number", &new)]));
                    continue;
                }
                _ => {}
            }
            let key = match (change, &from_to) {
                // A move says the new number too.
                (ChangeKind::Renumbered, _) if moved => continue,
                (ChangeKind::Moved, Some(_)) => "review_happened_moved_from_to",
                (ChangeKind::Renumbered, Some(_)) => "review_happened_renumbered_from_to",
                (ChangeKind::Moved, None) => "review_happened_moved",
                (ChangeKind::Renumbered, None) => "review_happened_renumbered",
                (ChangeKind::Edited, _) => "review_happened_edited",
                (ChangeKind::Typographic, _) if has(ChangeKind::Edited) => continue,
                (ChangeKind::Typographic, _) => "review_happened_typographic",
                (ChangeKind::Renamed, _) => "review_happened_renamed",
                (ChangeKind::Inserted, _) => "review_happened_inserted",
                (ChangeKind::Deleted, _) => "review_happened_deleted",
                (ChangeKind::Split, _) => "review_happened_split",
                (ChangeKind::Merged, _) => "review_happened_merged",
                (ChangeKind::FilledIn, _) => "review_happened_filled_in",
                (ChangeKind::Imprint, _) => "review_happened_imprint",
            };
            sentences.push(match &from_to {
                Some(values) => phrases.fill(key, values),
                None => phrases.text(key),
            });
        }
        // What is inside it can differ all the same, and is told below.
        let same = |one: &&RedlineProvision| one.ops.iter().all(|op| op.op == OpKind::Equal) && one.base.is_some();
        if moved && provision.all().iter().all(same) {
            sentences.push(phrases.text("review_happened_text_unchanged"));
        }
        sentences
    }

    /// With which provisions one was merged, or into which it was split.
    fn together(&self, provision: &RedlineProvision, change: ChangeKind) -> String {
        let is_part = provision.base.is_none() || provision.counter.is_none();
        let key = match (change, is_part) {
            (ChangeKind::Split, true) => "review_happened_split_from",
            (ChangeKind::Split, false) => "review_happened_split_into",
            (_, true) => "review_happened_merged_into",
            (_, false) => "review_happened_merged_with",
        };
        let all = provision.with.iter().filter_map(|key| self.announcer.provisions.get(*key));
        // What went into another, or was parted, is named as it was issued.
        let was_whole = (change, is_part) == (ChangeKind::Split, true);
        let issued = |one: &RedlineProvision| match &one.base {
            Some(base) if was_whole => self.phrases.side(one.kind, base),
            _ => None,
        };
        let places: Vec<String> = all.map(|one| issued(one).unwrap_or_else(|| self.phrases.place(one))).collect();
        self.phrases.fill(key, &[("places", &self.phrases.labels.list(&places))])
    }

    /// The words. A heading that did not change is left out where it stands above already.
    fn redline(&self, covered: &[&RedlineProvision], is_own: bool) -> Vec<RedlineLine> {
        let mut redline = Vec::new();
        for (index, provision) in covered.iter().enumerate() {
            let mut lines = self.announcer.lines(&provision.ops);
            if index == 0 && is_own && same_heading(provision) && !lines.is_empty() {
                lines.remove(0);
            }
            if index > 0
                && let Some(first) = lines.first_mut()
            {
                let label = provision.side().and_then(|side| side.label.as_deref().or(side.number.as_deref()));
                first.number = label.map(|label| label.trim().to_owned()).filter(|label| !bare(label).is_empty());
            }
            redline.extend(lines);
        }
        redline
    }

    fn weighed(&self, covered: &[&RedlineProvision]) -> Weighed<'a> {
        let deviations = &self.phrases.review.deviations;
        let all: Vec<&Deviation> = covered.iter().filter_map(|provision| deviations.get(&provision.key)).collect();
        let verdict = all.iter().map(|deviation| deviation.verdict).max();
        let mut findings: Vec<&Finding> = all.iter().flat_map(|deviation| &deviation.findings).collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.verdict));
        if verdict == Some(Verdict::Deleted) && covered.len() > 1 {
            // That it is gone is said once, not for every sentence of it.
            let mut said = BTreeSet::new();
            findings.retain(|finding| said.insert(finding.rule.as_str()));
        } else {
            let mut said = BTreeSet::new();
            findings
                .retain(|finding| said.insert((finding.message.as_str(), &finding.words.base, &finding.words.counter)));
        }
        let reasons = all.iter().filter_map(|deviation| deviation.not_assessed.as_deref());
        let decides: BTreeSet<Role> = all.iter().flat_map(|deviation| deviation.decides.iter().copied()).collect();
        Weighed {
            verdict,
            findings,
            not_assessed: once(reasons),
            fallbacks: all.iter().filter_map(|deviation| deviation.fallback.as_ref()).collect(),
            answers: once(all.iter().filter_map(|deviation| deviation.answer.as_deref())),
            decides: decides.into_iter().collect(),
            knock_outs: once(all.iter().flat_map(|deviation| deviation.knock_outs.iter().map(String::as_str))),
        }
    }

    fn findings(&self, weighed: &Weighed<'_>) -> Vec<SheetFinding> {
        let mut found: Vec<SheetFinding> = weighed
            .findings
            .iter()
            .map(|finding| SheetFinding {
                text: with_short_quotations(&finding.said(self.phrases.labels)),
                about: self.phrases.about(&finding.rule),
            })
            .collect();
        // Of a change that weighs, what could not be assessed beside it is said too.
        found.extend(weighed.not_assessed.iter().map(|why| SheetFinding { text: (*why).to_owned(), about: None }));
        found
    }

    fn fields(&self, weighed: &Weighed<'_>) -> Vec<Field> {
        let phrases = self.phrases;
        let field = |label: &str, value: String| Field { label: phrases.labels.text(label).to_owned(), value };
        let mut fields = Vec::new();
        if !weighed.knock_outs.is_empty() {
            fields.push(field("review_knock_outs", weighed.knock_outs.join(", ")));
        }
        for fallback in &weighed.fallbacks {
            let key = if fallback.exact { "review_fallback_exact" } else { "review_fallback_near" };
            let mut words = phrases.fill(key, &[("title", &fallback.title)]);
            if !fallback.agreed_by.is_empty() {
                words.push(' ');
                words.push_str(
                    &phrases.fill("review_fallback_roles", &[("roles", &phrases.roles(&fallback.agreed_by))]),
                );
            }
            if let Some(when) = &fallback.when {
                words.push(' ');
                words.push_str(&phrases.fill("review_fallback_when", &[("when", &capital(when))]));
            }
            fields.push(field("review_fallback", words));
            if !fallback.exact && !fallback.text.trim().is_empty() {
                fields.push(field("review_fallback_text", fallback.text.clone()));
            }
        }
        fields.extend(weighed.answers.iter().map(|answer| field("review_answer", (*answer).to_owned())));
        if !weighed.decides.is_empty() {
            fields.push(field("review_decides", capital(&phrases.roles(&weighed.decides))));
        }
        fields
    }
}

/// The address of a change within the report.
pub(super) fn anchor(key: usize) -> String {
    format!("c{key}")
}

/// Whether the first line is the heading, the same on both sides.
fn same_heading(provision: &RedlineProvision) -> bool {
    let Some(heading) = provision.heading.as_deref().filter(|heading| !heading.is_empty()) else { return false };
    let first_line: Vec<(&Op, &str)> = {
        let mut line = Vec::new();
        for op in &provision.ops {
            let (part, ends) = op.text.split_once('\n').map_or((op.text.as_str(), false), |(part, _)| (part, true));
            line.push((op, part));
            if ends {
                break;
            }
        }
        line
    };
    let words: String = first_line.iter().map(|(_, part)| *part).collect();
    let only_one_side = provision.base.is_none() || provision.counter.is_none();
    words.trim() == heading.trim()
        && (only_one_side || first_line.iter().all(|(op, part)| op.op == OpKind::Equal || part.trim().is_empty()))
}

/// Each once, in the order in which they come first.
fn once<'a>(all: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut said = BTreeSet::new();
    all.filter(|one| said.insert(*one)).collect()
}
