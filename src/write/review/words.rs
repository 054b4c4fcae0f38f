//! What outputs say in words about a change: verdict, kind, place, who tracked it.

use std::collections::BTreeMap;

use crate::model::{
    ChangeKind, Deviation, FallbackMatch, Labels, Loss, Oddity, Op, OpKind, RedlineProvision, Review, Role, Side,
    Tracked, opening,
};

/// The words of a report in one language.
#[derive(Clone, Copy)]
pub(super) struct ReportWords<'a> {
    pub labels: &'a Labels,
    pub review: &'a Review,
}

impl ReportWords<'_> {
    pub fn verdict(self, deviation: &Deviation) -> String {
        self.labels.text(&self.review.verdict_key_of(deviation)).to_owned()
    }

    pub fn change(self, change: ChangeKind) -> String {
        self.labels.variant("review_change", &change)
    }

    pub fn roles(self, roles: &[Role]) -> String {
        let roles: Vec<String> = roles.iter().map(|role| self.labels.variant("role", role)).collect();
        self.labels.list(&roles)
    }

    /// Where a provision stands: the number in the counter-proposal, or the one that it had in the base; without any
    /// number its heading, or else its ordinal in the file.
    pub fn place(self, provision: &RedlineProvision) -> String {
        let Some(side) = provision.side() else { return String::new() };
        if let Some(named) = self.review.names.get(&provision.key) {
            let beside = self.labels.beside(&side.place.story);
            return beside.filter(|beside| !named.name.starts_with(beside)).unwrap_or_else(|| named.name.clone());
        }
        let address = self.number(side);
        match &provision.heading {
            _ if !address.is_empty() => address,
            Some(heading) => heading.clone(),
            None if side.place.paragraph == 0 => opening(&side.text),
            None => self.labels.fill("diff_nth_paragraph", &[("number", &side.place.paragraph.to_string())]),
        }
    }

    /// The number that says where a side stands, in words for what is beside the text: `voetnoot 2`, `kopregel`.
    pub fn number(self, side: &Side) -> String {
        self.labels.beside(&side.place.story).unwrap_or_else(|| address(side))
    }

    /// What a provision is called with the heading that it stands under, where its place names none.
    pub fn named(self, provision: &RedlineProvision) -> String {
        let place = self.place(provision);
        let numbered = provision.side().is_some_and(|side| side.address.as_deref() == Some(place.as_str()));
        match self.review.redline.heading_over(provision.key).filter(|_| numbered) {
            Some(heading) => format!("{place} ({heading})"),
            None => place,
        }
    }

    /// What happened, e.g. `gewijzigd, verplaatst van 12 naar 7`; old and new place where they differ.
    pub fn changes(self, provision: &RedlineProvision) -> String {
        let (from, to) = match (&provision.base, &provision.counter, provision.relabelled()) {
            (_, _, Some((old, new))) => (old.to_owned(), new.to_owned()),
            (Some(base), Some(counter), None) => (address(base), address(counter)),
            _ => (String::new(), String::new()),
        };
        let differ = from != to && !from.is_empty() && !to.is_empty();
        let number = |side: &Option<Side>| side.as_ref()?.label.clone().or_else(|| side.as_ref()?.number.clone());
        let numbers = (number(&provision.base), number(&provision.counter));
        let relabelled = provision.relabelled().is_some();
        let changes: Vec<String> = provision
            .changes
            .iter()
            .map(|change| match (change, &numbers) {
                (ChangeKind::Renumbered, (Some(old), None)) => self.labels.fill("diff_number_gone", &[("number", old)]),
                (ChangeKind::Renumbered, (None, Some(new))) => self.labels.fill("diff_number_new", &[("number", new)]),
                (change, _) => match change {
                    ChangeKind::Edited if relabelled => self
                        .labels
                        .fill("diff_from_to", &[("change", &self.change(*change)), ("from", &from), ("to", &to)]),
                    ChangeKind::Moved | ChangeKind::Renumbered if differ => self
                        .labels
                        .fill("diff_from_to", &[("change", &self.change(*change)), ("from", &from), ("to", &to)]),
                    change => self.change(*change),
                },
            })
            .collect();
        changes.join(", ")
    }

    /// Who tracked the change of a provision, or that it was not tracked; nothing where the document tracks nothing.
    pub fn tracked(self, provision: &RedlineProvision) -> Option<String> {
        let tracked = self.review.tracked(provision)?;
        let authors = self.review.authors_of(provision, self.labels).join(", ");
        Some(match tracked {
            Tracked::None => self.labels.text("diff_tracked_none").to_owned(),
            Tracked::All if authors.is_empty() => self.labels.text("diff_tracked_all").to_owned(),
            Tracked::All => self.labels.fill("diff_tracked_by", &[("who", &authors)]),
            Tracked::Partly if authors.is_empty() => self.labels.text("diff_tracked_partly").to_owned(),
            Tracked::Partly => self.labels.fill("diff_tracked_partly_by", &[("who", &authors)]),
        })
    }

    /// What was found in a change: each finding, with the words it rests on where it does not name them itself; or why it
    /// was not assessed.
    pub fn findings(self, deviation: &Deviation) -> Vec<String> {
        let mut found: Vec<String> = deviation.findings.iter().map(|finding| finding.said(self.labels)).collect();
        found.extend(deviation.not_assessed.clone());
        found
    }

    /// What shows something else than what it is, its words, and where it stands.
    pub fn oddity(self, oddity: &Oddity) -> String {
        let kind = self.labels.variant("review_oddity", &oddity.kind);
        let place = &oddity.place;
        let place = match (place.page, place.line) {
            (_, Some(line)) => self.labels.fill("review_place_line", &[("number", &line.to_string())]),
            (Some(page), None) => self.labels.fill("review_place_page", &[("number", &page.to_string())]),
            (None, None) => self.labels.fill("diff_nth_paragraph", &[("number", &place.paragraph.to_string())]),
        };
        // A page does not say where on it.
        let provision = self.review.provision_at(&oddity.place).filter(|_| oddity.place.page.is_none());
        let place = match provision {
            Some(provision) => format!("{}, {place}", self.place(provision)),
            None => place,
        };
        format!("{kind}: {} ({place})", self.quoted(&oddity.words))
    }

    /// What may hold words that were not read.
    pub fn loss(self, loss: &Loss) -> String {
        let kind = self.labels.variant("review_loss", &loss.kind);
        let what = format!("{} × {kind} {}", loss.count, self.labels.left_out(&loss.what));
        self.labels.fill("diff_not_read", &[("file", &self.review.counter_name), ("what", what.trim_end())])
    }

    fn quoted(self, words: &str) -> String {
        self.labels.fill("diff_quoted", &[("words", words.trim())])
    }

    /// The fallback that a text is, with who must agree and when it is allowed.
    pub fn fallback(self, fallback: &FallbackMatch) -> String {
        let key = if fallback.exact { "diff_fallback_exact" } else { "diff_fallback_near" };
        let roles = self.roles(&fallback.agreed_by);
        let mut text = self.labels.fill(key, &[("title", &fallback.title), ("roles", &roles)]);
        if let Some(when) = &fallback.when {
            text = format!("{text} {when}");
        }
        text
    }
}

/// The standard answers that were given: a clause has one, whichever of its paragraphs changed.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// By answer, where it was given first.
    given: BTreeMap<String, String>,
}

impl Answers {
    /// The answer to the change of a provision, or where it was given before; nothing where there is none.
    pub fn of(
        &mut self,
        provision: &RedlineProvision,
        deviation: &Deviation,
        words: ReportWords<'_>,
    ) -> Option<String> {
        let answer = deviation.answer.as_ref()?;
        if let Some(place) = self.given.get(answer) {
            return Some(words.labels.fill("diff_answer_above", &[("place", place)]));
        }
        self.given.insert(answer.clone(), words.place(provision));
        Some(answer.clone())
    }
}

/// The number that says where a side stands; empty where it has none.
pub(super) fn address(side: &Side) -> String {
    let mut candidates = [&side.address, &side.number, &side.label].into_iter().flatten();
    // A bullet says nothing of where it stands.
    candidates.find(|number| number.contains(char::is_alphanumeric)).cloned().unwrap_or_default()
}

/// The words of one side: those that stand on both, with those of `own`.
pub(super) fn side_text(ops: &[Op], own: OpKind) -> String {
    ops.iter().filter(|op| op.op == OpKind::Equal || op.op == own).map(|op| op.text.as_str()).collect()
}
