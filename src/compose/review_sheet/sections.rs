//! The changes, provision by provision: an article with changes in it is a section, the rest is said in a line.

use std::collections::BTreeMap;

use super::change::{Printer, anchor};
use super::words::Phrases;
use crate::model::{
    ChangeKind, OpKind, ProvisionKind, RedlineProvision, ReviewItem, ReviewSection, SectionItem, Verdict, bare,
    capital, within_sentence,
};

/// The most words of a sentence that are repeated above the points that changed.
const LEAD_IN: usize = 30;

/// What a provision and everything inside it come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    /// Nothing happened.
    Unchanged,
    /// Only terms have another name.
    Renamed,
    /// Only numbers are others.
    Renumbered,
    /// Something is worth a look.
    Changed,
}

/// The sections, and for each changed provision where it is shown.
pub(super) struct Sections {
    pub items: Vec<ReviewItem>,
    pub shown: Shown,
}

/// Where changed provisions are shown, by key.
pub(super) type Shown = BTreeMap<usize, Spot>;

/// Where a change is shown.
pub(super) struct Spot {
    /// The address within the report.
    pub anchor: String,
    /// What the provision is called there.
    pub place: String,
}

/// Goes through the provisions of both sides.
pub(super) fn sections(printer: &Printer<'_>, provisions: &[RedlineProvision]) -> Sections {
    let mut states = BTreeMap::new();
    for provision in provisions {
        state(printer.phrases, provision, &mut states);
    }
    let mut walk = Walk { printer, states, made: Sections { items: Vec::new(), shown: Shown::new() }, within: None };
    walk.siblings(provisions, None);
    walk.made
}

/// The state of a provision by itself.
fn own_state(phrases: Phrases<'_>, provision: &RedlineProvision) -> State {
    let found = phrases
        .review
        .deviations
        .get(&provision.key)
        .is_some_and(|deviation| deviation.verdict > Verdict::Unchanged || !deviation.findings.is_empty());
    match provision.changes.as_slice() {
        _ if found => State::Changed,
        [] => State::Unchanged,
        [ChangeKind::Renumbered] | [ChangeKind::Renumbered, ChangeKind::Renamed] => State::Renumbered,
        [ChangeKind::Renamed] => State::Renamed,
        // The first of them stands for all.
        [ChangeKind::Imprint] if phrases.review.redline.imprint() != Some(provision.key) => State::Unchanged,
        _ => State::Changed,
    }
}

/// The state of a provision with everything inside it; all are noted by key.
fn state(phrases: Phrases<'_>, provision: &RedlineProvision, states: &mut BTreeMap<usize, State>) -> State {
    let mut all = own_state(phrases, provision);
    for child in &provision.children {
        all = all.max(state(phrases, child, states));
    }
    states.insert(provision.key, all);
    all
}

struct Walk<'p, 'a> {
    printer: &'p Printer<'a>,
    states: BTreeMap<usize, State>,
    made: Sections,
    /// The part that the last section was in.
    within: Option<String>,
}

impl Walk<'_, '_> {
    fn state(&self, provision: &RedlineProvision) -> State {
        self.states.get(&provision.key).copied().unwrap_or(State::Changed)
    }

    /// Provisions beside each other that stand by themselves.
    fn siblings(&mut self, provisions: &[RedlineProvision], part: Option<&str>) {
        let mut still = Vec::new();
        let letter = self.printer.phrases.review.redline.preamble();
        for provision in provisions {
            // A letter before the contract is one change, told where it begins.
            if letter.iter().skip(1).any(|one| one.key == provision.key) {
                continue;
            }
            if self.state(provision) < State::Changed {
                still.push(provision);
                continue;
            }
            self.rest(&mut still);
            let is_container = provision.kind == ProvisionKind::Part && !provision.is_whole();
            if is_container {
                let name = self.part_name(provision);
                if own_state(self.printer.phrases, provision) == State::Changed {
                    self.section(provision, part, false);
                }
                self.siblings(&provision.children, Some(&name));
            } else {
                self.section(provision, part, true);
            }
        }
        self.rest(&mut still);
    }

    /// Whether a letter before the contract begins with a provision.
    fn is_letter(&self, provision: &RedlineProvision) -> bool {
        self.printer.phrases.review.redline.preamble().first().is_some_and(|first| first.key == provision.key)
    }

    /// Says what did not change.
    fn rest(&mut self, still: &mut Vec<&RedlineProvision>) {
        let lines = self.context(still, false);
        self.made.items.extend(lines.into_iter().map(|text| ReviewItem::Context { text }));
        still.clear();
    }

    fn part_name(&self, part: &RedlineProvision) -> String {
        let number = part.side().and_then(|side| self.printer.phrases.side(part.kind, side)).unwrap_or_default();
        let heading = part.heading.as_deref().unwrap_or_default();
        format!("{number} {heading}").trim().to_owned()
    }

    /// A section; with `inside` what is inside the provision belongs to it.
    fn section(&mut self, provision: &RedlineProvision, part: Option<&str>, inside: bool) {
        let phrases = self.printer.phrases;
        let part = part.map(str::to_owned);
        let within = part.clone().filter(|_| part != self.within);
        self.within = part;
        let whole = inside && (provision.is_whole() || self.is_letter(provision));
        let mut items = Vec::new();
        let own = own_state(phrases, provision);
        if own == State::Changed || whole {
            self.change(provision, None, whole, &mut items);
        } else if own == State::Renumbered
            && let Some((from, to)) = phrases.old_and_new(provision)
        {
            let text = phrases.fill("review_happened_renumbered_from_to", &[("from", &from), ("to", &to)]);
            items.push(SectionItem::Context { text });
        }
        if inside && !whole {
            self.inside(provision, None, &mut items);
        }
        let heading = provision.heading.as_deref().map(str::trim).filter(|heading| !heading.is_empty());
        let number = phrases.place(provision);
        let title = heading.filter(|heading| *heading != number).unwrap_or_default().to_owned();
        let anchor = format!("s{}", provision.key);
        self.made.items.push(ReviewItem::Section(ReviewSection { anchor, within, number, title, items }));
    }

    /// What is inside a provision that has changes in it.
    fn inside(&mut self, parent: &RedlineProvision, parent_place: Option<&str>, items: &mut Vec<SectionItem>) {
        let phrases = self.printer.phrases;
        let mut still: Vec<&RedlineProvision> = Vec::new();
        let is_table = matches!(parent.kind, ProvisionKind::Table | ProvisionKind::Row);
        let follows = own_state(phrases, parent) >= State::Renumbered;
        for (index, provision) in parent.children.iter().enumerate() {
            if self.state(provision) < State::Changed {
                still.push(provision);
                continue;
            }
            if !is_table {
                let lines = self.context(&still, follows);
                items.extend(lines.into_iter().map(|text| SectionItem::Context { text }));
                still.clear();
            }
            let whole = provision.is_whole();
            let place = self.place_inside(parent.kind, parent_place, provision, index);
            if own_state(phrases, provision) == State::Changed || whole {
                self.change(provision, Some(place.clone()), whole, items);
            } else if let Some(text) = self.lead_in(provision) {
                items.push(SectionItem::Context { text });
            }
            if !whole {
                self.inside(provision, Some(&place), items);
            }
        }
        let lines = match parent.kind {
            // Of a table the rest is said once, and of a row the cells that changed are enough.
            ProvisionKind::Table if !still.is_empty() => vec![phrases.text("review_context_rows")],
            _ if is_table => Vec::new(),
            _ => self.context(&still, follows),
        };
        items.extend(lines.into_iter().map(|text| SectionItem::Context { text }));
    }

    fn change(
        &mut self,
        provision: &RedlineProvision,
        place: Option<String>,
        whole: bool,
        items: &mut Vec<SectionItem>,
    ) {
        let covered = if whole { self.printer.phrases.review.redline.together(provision) } else { vec![provision] };
        for one in covered {
            let place = match &place {
                Some(place) if one.key == provision.key => place.clone(),
                _ => self.printer.phrases.place(one),
            };
            self.made.shown.insert(one.key, Spot { anchor: anchor(provision.key), place });
        }
        items.push(SectionItem::Change(Box::new(self.printer.change(provision, place, whole))));
    }

    /// What a provision is called within its section. Rows and cells are counted, since they have no number.
    fn place_inside(
        &self,
        parent: ProvisionKind,
        parent_place: Option<&str>,
        provision: &RedlineProvision,
        index: usize,
    ) -> String {
        let phrases = self.printer.phrases;
        if phrases.review.names.contains_key(&provision.key) {
            return phrases.place(provision);
        }
        let key = match (parent, provision.kind) {
            (ProvisionKind::Table, ProvisionKind::Row) => "review_place_row",
            (ProvisionKind::Row, ProvisionKind::Cell) => "review_place_cell",
            _ => return phrases.place(provision),
        };
        let counted = phrases.fill(key, &[("number", &(index + 1).to_string())]);
        parent_place.map_or_else(|| capital(&counted), |parent| format!("{parent}, {counted}"))
    }

    /// The sentence that the changed points of a paragraph complete.
    fn lead_in(&self, provision: &RedlineProvision) -> Option<String> {
        let phrases = self.printer.phrases;
        let has_points =
            matches!(provision.kind, ProvisionKind::Paragraph | ProvisionKind::Text | ProvisionKind::Point);
        let text: String =
            provision.ops.iter().filter(|op| op.op != OpKind::Delete).map(|op| op.text.as_str()).collect();
        let mut words: Vec<&str> = text.split_whitespace().take(LEAD_IN + 1).collect();
        if !has_points || words.is_empty() {
            return None;
        }
        if words.len() > LEAD_IN {
            words[LEAD_IN] = "…";
        }
        let place = phrases.place(provision);
        Some(phrases.fill("review_context_lead_in", &[("place", &place), ("words", &words.join(" "))]))
    }

    /// Lines about provisions beside each other of which the words did not change, but for the names of terms. Where those
    /// around them were renumbered (`follows`), it is not said of each.
    fn context(&self, still: &[&RedlineProvision], follows: bool) -> Vec<String> {
        let quiet = |provision: &&&RedlineProvision| {
            !matches!(provision.kind, ProvisionKind::Title | ProvisionKind::Margin | ProvisionKind::Note)
        };
        let still: Vec<&RedlineProvision> = still.iter().filter(quiet).copied().collect();
        let said = |provision: &RedlineProvision| match self.state(provision) {
            State::Renumbered if follows => State::Unchanged,
            state => state,
        };
        let kind = |provision: &RedlineProvision| {
            (said(provision), numbered(provision.kind), provision.kind == ProvisionKind::Part)
        };
        still
            .chunk_by(|one, next| kind(one) == kind(next))
            .filter_map(|chunk| self.line(chunk, said(chunk.first()?)))
            .collect()
    }

    fn line(&self, chunk: &[&RedlineProvision], state: State) -> Option<String> {
        let phrases = self.printer.phrases;
        let (first, last) = (chunk.first()?, chunk.last()?);
        let name = |provision: &RedlineProvision| match provision.kind {
            ProvisionKind::Part => Some(self.part_name(provision)).filter(|name| !name.is_empty()),
            kind if numbered(kind) => provision.side().and_then(|side| phrases.side(kind, side)),
            _ => None,
        };
        let range = |first: Option<String>, last: Option<String>| match (first, last) {
            (Some(first), Some(last)) if first == last => Some(first),
            (Some(first), Some(last)) => {
                // `Artikel 3 tot en met 7`, not `Artikel 3 tot en met Artikel 7`.
                let word = first.rsplit_once(' ').map(|(word, _)| word);
                let last = word.and_then(|word| last.strip_prefix(word)).map_or(last.as_str(), str::trim).to_owned();
                let key = if chunk.len() == 2 { "review_context_two" } else { "review_context_range" };
                Some(phrases.fill(key, &[("first", &first), ("last", &last)]))
            }
            _ => None,
        };
        let Some(places) = range(name(first), name(last)) else {
            // What has no number is only worth a line where it is all there is between two changes.
            let of_renamed = "review_context_unnumbered_renamed";
            let key = if state == State::Renamed { of_renamed } else { "review_context_unnumbered" };
            return Some(phrases.count(key, chunk.len()));
        };
        let old = |provision: &RedlineProvision| {
            let side = provision.base.as_ref()?;
            phrases.side(provision.kind, side)
        };
        let before = range(old(first), old(last)).filter(|before| state == State::Renumbered && *before != places);
        Some(match before {
            Some(before) => {
                phrases.fill("review_context_renumbered", &[("places", &places), ("before", &within_range(&before))])
            }
            None if state == State::Renamed => phrases.fill("review_context_renamed", &[("places", &places)]),
            None => phrases.fill("review_context_unchanged", &[("places", &places)]),
        })
    }
}

/// The numbers of a range without the word before them: `3 tot en met 7`.
fn within_range(range: &str) -> String {
    within_sentence(bare(range))
}

/// Whether provisions of a kind have numbers that a line can name.
const fn numbered(kind: ProvisionKind) -> bool {
    matches!(kind, ProvisionKind::Article | ProvisionKind::Paragraph | ProvisionKind::Point)
}
