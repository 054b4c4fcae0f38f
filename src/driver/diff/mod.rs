//! Comparing what was issued with what came back.

mod known;
mod marks;
mod only;
mod outputs;
mod own;
mod remarks;
mod side;
mod unseen;
mod vacated;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{Error, Files, Folders, Foreign};
use crate::check::{self, Weighing};
use crate::diag::{Diagnostic, Sources};
use crate::model::{
    Audience, Date, HouseStyle, Labels, Language, Loss, Manuscript, OpKind, Phase, Redline, Review, Transcript, View,
    place_names,
};
use crate::{compare, read};
pub use outputs::write_review;
use side::{Given, Words};

/// How to compare.
#[derive(Debug, Clone, Default)]
pub struct DiffOptions {
    /// What was issued: a dossier, a contract of ours as JSON or PDF, or any document.
    pub base: PathBuf,
    /// What came back: any document.
    pub counter: PathBuf,
    /// The language of the report; otherwise that of our contract, or Dutch.
    pub language: Option<Language>,
    /// How far the procedure is; otherwise as the contract has it.
    pub phase: Option<Phase>,
    /// Whom the report is for.
    pub audience: Audience,
    /// The people of the municipality, by the names that the file that came back has for them: what they remarked or
    /// tracked is not of the other side.
    pub own: Vec<String>,
    /// Only these provisions may change: stable ids, or numbers of the base. All may when there are none.
    pub only: Vec<String>,
}

/// What came of comparing.
#[derive(Debug)]
pub struct Diffed {
    /// The comparison.
    pub review: Review,
    /// The words of the report.
    pub labels: Labels,
    /// The language of the report.
    pub language: Language,
    /// The legal test that the phase names, in words.
    pub legal_test: String,
    /// What to know about how the documents were taken, in English.
    pub notices: Vec<String>,
    /// The date of our contract, for the properties of what is written.
    pub date: Option<Date>,
    /// The house style of our contract, without a font of its own; the plain one where none is ours.
    pub style: HouseStyle,
}

impl Diffed {
    /// What may have been lost of either side when it was read.
    pub fn lost(&self) -> Vec<&Loss> {
        let losses = self.review.base_losses.iter().chain(&self.review.counter_losses);
        losses.filter(|loss| loss.kind.may_lose_words()).collect()
    }
}

/// Why nothing was compared.
#[derive(Debug, thiserror::Error)]
pub enum DiffError {
    /// A file cannot be read, or what was asked cannot be done.
    #[error(transparent)]
    Error(#[from] Error),
    /// A dossier of ours makes no contract.
    #[error(
        "{dossier} makes no contract yet, and only a contract is issued; `beding compose --explain` shows what is open"
    )]
    Dossier {
        /// The dossier.
        dossier: String,
        /// What is wrong with it.
        diagnostics: Vec<Diagnostic>,
        /// The texts, for messages.
        sources: Box<Sources>,
    },
}

/// Compares two documents and weighs what changed. The clause library is only read when one of them is ours.
///
/// # Errors
/// When a document cannot be read, when a dossier makes no contract, or when `only` names no provision of the base.
pub fn diff(
    options: &DiffOptions,
    folders: &Folders,
    files: &dyn Files,
    foreign: &dyn Foreign,
) -> Result<Diffed, DiffError> {
    let mut words = Words::new(folders, files);
    let mut notices = Vec::new();
    let base = side::base(&options.base, &mut words, foreign)?;
    let mut counter = side::counter(&options.counter, &mut words, foreign, &mut notices)?;
    let language = options.language.or_else(|| base.language()).or_else(|| counter.language()).unwrap_or_default();
    let labels = words.labels(language)?;
    for (path, side) in [(&options.base, &base), (&options.counter, &counter)] {
        fits(path, side)?;
    }
    if base.manuscript().is_some_and(is_tracked) {
        let name = options.base.display();
        notices.push(format!("{name} has tracked changes; it is compared as if all of them were accepted"));
    }
    counter.take_marks_out(&base);
    let (base_transcript, redline) = compared(&base, &counter);
    let tracking = counter.manuscript().filter(|manuscript| is_tracked(manuscript)).map(|manuscript| {
        let mut rejected = read::transcript(manuscript, View::Rejected);
        vacated::take_out(&mut rejected, &base_transcript);
        // Where what was issued has tracked changes itself, the other side may have left them as they are.
        let issued = base.manuscript().filter(|issued| is_tracked(issued));
        let issued = issued.map(|issued| read::transcript(issued, View::Rejected));
        let mut tracking =
            compare::tracking(issued.as_ref().unwrap_or(&base_transcript), manuscript, &rejected, &redline);
        tracking.join_preamble(&redline);
        tracking
    });
    let phase = options.phase.or_else(|| base.phase());
    let playbook = base.playbook().map(|playbook| match options.audience {
        Audience::Municipality => playbook,
        Audience::Supplier => playbook.disclosed(),
    });
    let weighing = Weighing { language, labels: &labels, phase, playbook: playbook.as_ref(), compare: compare::ops };
    let deviations = check::weigh(&redline, &weighing);
    let names = place_names(&redline, &labels);
    // A contract of ours has its numbers in its text: where they are counted as well, a converter did that.
    let all = base_transcript.all().into_iter().filter(|_| playbook.is_some());
    let typed = all.filter_map(|one| Some(one.label.as_deref()?.trim().to_owned())).collect();
    let losses = |side: &Given| side.manuscript().map(|manuscript| manuscript.losses.clone()).unwrap_or_default();
    let mut review = Review {
        audience: Audience::Municipality,
        own: options.own.iter().cloned().collect(),
        base_name: name(&options.base),
        counter_name: name(&options.counter),
        phase,
        redline,
        deviations,
        tracking,
        comments: counter.manuscript().map(|manuscript| manuscript.comments.clone()).unwrap_or_default(),
        base_losses: losses(&base),
        counter_losses: losses(&counter),
        oddities: counter
            .manuscript()
            .map(|manuscript| read::new_oddities(manuscript, base.as_read(manuscript.format).as_deref(), &typed))
            .unwrap_or_default(),
        names,
    };
    notices.extend(strangers(&review));
    remarks::weigh(&mut review, base.manuscript(), playbook.as_ref(), &labels);
    unseen::tell(&mut review, &labels, playbook.is_some());
    only::hold(&mut review, &options.only, &labels)?;
    if options.audience == Audience::Supplier {
        review = review.disclosed();
    }
    let legal_test = labels.text(check::legal_test(phase)).to_owned();
    Ok(Diffed { review, legal_test, labels, language, notices, date: base.date(), style: base.style() })
}

/// The most text of a document that is compared, in bytes: more than a million words, some thousands of pages.
const MOST_TEXT: usize = 8_000_000;

/// Refuses a document of more text than can be compared while somebody waits.
fn fits(path: &Path, side: &Given) -> Result<(), Error> {
    let blocks = side.manuscript().map(|manuscript| manuscript.blocks.as_slice()).unwrap_or_default();
    let bytes: usize = blocks.iter().flat_map(|block| &block.spans).map(|span| span.text.len()).sum();
    if bytes <= MOST_TEXT {
        return Ok(());
    }
    let (name, has, most) = (name(path), bytes / 1_000_000, MOST_TEXT / 1_000_000);
    Err(Error::Usage(format!(
        "{name} has {has} MB of text, and {most} MB are compared at most; take out what is no contract"
    )))
}

/// The comparison in which the fewest words differ, of those that the forms of both sides allow, with its base; the first
/// one in which none do.
fn compared(base: &Given, counter: &Given) -> (Transcript, Redline) {
    let others: Vec<Transcript> = counter.transcripts(base.format()).collect();
    let mut best: Option<(usize, Transcript, Redline)> = None;
    for one in base.transcripts(counter.format()) {
        let redlines = others.iter().cloned().map(|mut other| {
            vacated::take_out(&mut other, &one);
            compare::redline(&one, &other)
        });
        let Some(redline) = redlines.min_by_key(differing) else { continue };
        let differing = differing(&redline);
        if best.as_ref().is_none_or(|(least, _, _)| differing < *least) {
            best = Some((differing, one, redline));
        }
        if differing == 0 {
            break;
        }
    }
    match best {
        Some((_, one, redline)) => (one, redline),
        None => unreachable!("a side has at least one form"),
    }
}

/// How much differs: the bytes of the provisions that changed, spaces apart.
fn differing(redline: &Redline) -> usize {
    let changed = redline.all().into_iter().filter(|provision| provision.is_changed());
    let ops = changed.flat_map(|provision| &provision.ops).filter(|op| op.op != OpKind::Equal);
    ops.map(|op| op.text.split_whitespace().map(str::len).sum::<usize>()).sum()
}

/// Says which people of the municipality wrote nothing in what came back, and who did; nothing where all of them did.
fn strangers(review: &Review) -> Option<String> {
    let tracked = review.tracking.iter().flat_map(|tracking| &tracking.authors).filter_map(|one| one.author.as_ref());
    let remarked = review.comments.iter().filter_map(|comment| comment.author.as_ref());
    let authors: BTreeSet<&String> = tracked.chain(remarked).collect();
    let listed = |names: Vec<&String>| names.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let unknown: Vec<&String> = review.own.iter().filter(|name| !authors.contains(name)).collect();
    let of = if authors.is_empty() { "nobody".to_owned() } else { listed(authors.into_iter().collect()) };
    (!unknown.is_empty())
        .then(|| format!("nobody is called {} in it; tracked changes and remarks are by {of}", listed(unknown)))
}

/// Whether anything in a document is tracked.
fn is_tracked(manuscript: &Manuscript) -> bool {
    let in_spans = |block: &crate::model::Block| block.spans.iter().any(|span| !span.revisions.is_empty());
    manuscript.blocks.iter().any(|block| !block.mark.is_empty() || in_spans(block))
}

/// The name of a file, without its folder: a report is no place for the folders of a machine.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
