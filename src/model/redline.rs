use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::ArticleNumber;
use super::manuscript::{Revision, SourceFormat, SourcePlace};
use super::transcript::ProvisionKind;

/// The name and version of the JSON of a comparison.
pub const REDLINE_SCHEMA: &str = "beding.redline/1";

/// What changed between two documents (wijzigingsweergave), without judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redline {
    /// What was issued.
    pub base: SideSummary,
    /// What came back.
    pub counter: SideSummary,
    /// Every provision of both sides once, as a tree: in the order of the counter-proposal, what was deleted at its old
    /// place.
    pub provisions: Vec<RedlineProvision>,
    /// References between provisions.
    pub references: Vec<ReferenceChange>,
    /// Defined terms that have another name throughout.
    pub renamed: Vec<RenamedTerm>,
}

/// A defined term (begrip) that has another name in every place: the words change, and what they mean does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenamedTerm {
    /// The name in the base.
    pub old: String,
    /// The name in the counter-proposal.
    pub new: String,
    /// The provisions (their keys) in which it stands, the one that defines it first.
    pub at: Vec<usize>,
    /// The few provisions (their keys) that kept the old name, or had the new one before.
    pub kept: Vec<usize>,
}

/// One side of a comparison, in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideSummary {
    /// What kind of file it came from.
    pub format: SourceFormat,
    /// The title.
    pub title: Option<String>,
    /// The words in the own texts of all provisions.
    pub words: usize,
    /// The provisions.
    pub provisions: usize,
}

/// A provision of the base with its counterpart, or one that only one side has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedlineProvision {
    /// Its place in the redline, from 0, children included: the key that deviations and references name.
    pub key: usize,
    /// What it is, as the counter-proposal has it, or the base where it was deleted.
    pub kind: ProvisionKind,
    /// The identity that our own documents carry.
    pub id: Option<String>,
    /// The heading, as the counter-proposal has it, or the base where it was deleted.
    pub heading: Option<String>,
    /// As it was issued.
    pub base: Option<Side>,
    /// As it came back.
    pub counter: Option<Side>,
    /// What happened to it, sorted; empty when nothing did.
    pub changes: Vec<ChangeKind>,
    /// The words: those equal and deleted make the own text of the base, those equal and inserted that of the counter.
    pub ops: Vec<Op>,
    /// What the pairing rests on; absent where only one side has it.
    pub matched_by: Option<MatchedBy>,
    /// Where provisions were merged or one was split: the others (their keys), of the whole its parts, of a part the whole.
    pub with: Vec<usize>,
    /// What is inside it.
    pub children: Vec<RedlineProvision>,
}

/// A provision on one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// The ordinal of the provision in its document, from 0, in reading order, children included.
    pub index: usize,
    /// The number, e.g. `5.2`.
    pub number: Option<ArticleNumber>,
    /// The number as printed, e.g. `Artikel 5.`.
    pub label: Option<String>,
    /// A number that says where it stands, e.g. `5.2 a` for the point `a` of paragraph `5.2`; its own, or the nearest.
    pub address: Option<String>,
    /// Heading and text of its own, without the number.
    pub text: String,
    /// Where in the file.
    pub place: SourcePlace,
    /// Who changed something in it with tracked changes.
    pub revisions: Vec<Revision>,
}

/// What happened to a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It stands in another place among its neighbours.
    Moved,
    /// Only its number is another; numbers that follow those around it count too.
    Renumbered,
    /// Its words are others.
    Edited,
    /// Only defined terms have another name, the same throughout.
    Renamed,
    /// Only quotation marks, dashes, spaces, or capitals outside defined terms are others.
    Typographic,
    /// Only the counter-proposal has it.
    Inserted,
    /// Only the base has it.
    Deleted,
    /// What was one provision is several.
    Split,
    /// What were several provisions is one.
    Merged,
    /// What was left open was filled in, e.g. the name of the supplier or of who signs.
    FilledIn,
    /// Only a version or fingerprint that the program printed is another: the document was made anew, e.g. from another
    /// version of the library.
    Imprint,
}

impl ChangeKind {
    /// Whether no words of substance change by it: only a number, typography, or the name of a term.
    pub const fn is_light(self) -> bool {
        matches!(self, Self::Renumbered | Self::Renamed | Self::Typographic)
    }
}

/// Words that both sides have, or only one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Op {
    /// Whose words.
    pub op: OpKind,
    /// The words, with the spaces between them.
    pub text: String,
    /// Why words that only one side has are no change of substance; absent where they are, and on equal words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<OpNature>,
    /// The provision (its key) in which the same words stand on the other side, where a provision was split or merged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<usize>,
}

/// Why words that differ are no change of substance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OpNature {
    /// Only typography differs from the words that stand against them.
    Typographic,
    /// The number of a reference that still leads to the same provision, which was renumbered.
    ReferenceFollows,
    /// The name of a defined term that has another one throughout.
    TermRenamed,
}

/// Whose words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OpKind {
    /// Both sides have them.
    Equal,
    /// Only the base has them.
    Delete,
    /// Only the counter-proposal has them.
    Insert,
}

/// What a pairing of two provisions rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MatchedBy {
    /// The identity that our own documents carry.
    Id,
    /// The same words.
    Text,
    /// The same heading.
    Heading,
    /// The same number and much the same words.
    Number,
    /// Much the same words.
    Similarity,
    /// The place between neighbours that are paired.
    Position,
}

/// A reference to a provision of the same document, on one side or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceChange {
    /// The provision (its key) that refers.
    pub provision: usize,
    /// The words of the reference in the counter-proposal, or in the base where only that has it.
    pub text: String,
    /// The words in the base.
    pub base_text: Option<String>,
    /// What became of it.
    pub status: ReferenceStatus,
    /// The provision (its key) that it led to.
    pub base_target: Option<usize>,
    /// The provision (its key) that it leads to now.
    pub counter_target: Option<usize>,
}

/// What became of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceStatus {
    /// The same words, leading to the same provision.
    Unchanged,
    /// Another number, leading to the same provision, which was renumbered.
    Follows,
    /// It leads to another provision than it did.
    Retargeted,
    /// It led to a provision, and leads to none.
    Broken,
}

impl Redline {
    /// All provisions, children included, by key.
    pub fn all(&self) -> Vec<&RedlineProvision> {
        self.provisions.iter().flat_map(RedlineProvision::all).collect()
    }

    /// All provisions that are told by themselves, by key: without those inside one that came or went as a whole; of those
    /// with another imprint, and of a letter before the contract, only the first.
    pub fn told(&self) -> Vec<&RedlineProvision> {
        fn add<'a>(provision: &'a RedlineProvision, told: &mut Vec<&'a RedlineProvision>) {
            told.push(provision);
            if !provision.is_whole() {
                provision.children.iter().for_each(|child| add(child, told));
            }
        }
        let mut told = Vec::new();
        self.provisions.iter().for_each(|provision| add(provision, &mut told));
        let imprint = self.imprint();
        told.retain(|provision| !provision.is_imprint() || Some(provision.key) == imprint);
        let letter: Vec<usize> = self.preamble().iter().skip(1).map(|one| one.key).collect();
        told.retain(|provision| !letter.contains(&provision.key));
        told
    }

    /// The heading that a provision has, or stands under.
    pub fn heading_over(&self, key: usize) -> Option<&str> {
        fn over(provisions: &[RedlineProvision], key: usize) -> Option<&str> {
            // Keys count through the tree: the last one that is not beyond it is it, or is around it.
            let around = provisions.iter().rev().find(|one| one.key <= key)?;
            let own = around.heading.as_deref().filter(|heading| !heading.trim().is_empty());
            if around.key == key { own } else { over(&around.children, key).or(own) }
        }
        over(&self.provisions, key)
    }

    /// The first provision (its key) of which only the imprint is another: it stands for all of them.
    pub fn imprint(&self) -> Option<usize> {
        self.all().into_iter().find(|provision| provision.is_imprint()).map(|provision| provision.key)
    }
}

impl RedlineProvision {
    /// The provision and everything inside it, by key.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in &self.children {
            all.extend(child.all());
        }
        all
    }

    /// Whether it was added or struck with everything inside it: one change, whatever it holds.
    pub fn is_whole(&self) -> bool {
        let with = |kind: ChangeKind| self.all().iter().all(|one| one.changes.contains(&kind));
        !self.children.is_empty() && (with(ChangeKind::Inserted) || with(ChangeKind::Deleted))
    }

    /// The provision with everything that is told together with it: what is inside it where it came or went as a whole.
    pub fn told_together(&self) -> Vec<&Self> {
        if self.is_whole() { self.all() } else { vec![self] }
    }

    /// Who changed something in it with tracked changes, each once, sorted; those without a name are left out.
    pub fn authors(&self) -> Vec<&str> {
        let sides = [&self.base, &self.counter].into_iter().flatten();
        let revisions = sides.flat_map(|side| &side.revisions);
        let authors: BTreeSet<&str> = revisions.filter_map(|revision| revision.author.as_deref()).collect();
        authors.into_iter().collect()
    }

    /// Whether only a version or fingerprint that the program printed is another.
    pub fn is_imprint(&self) -> bool {
        self.changes == [ChangeKind::Imprint]
    }

    /// Whether something happened to it.
    pub fn is_changed(&self) -> bool {
        !self.changes.is_empty()
    }

    /// What is printed with the number on both sides, where that is another word: `Artikel 2` and `Bijlage 2`.
    pub fn relabelled(&self) -> Option<(&str, &str)> {
        let base = self.base.as_ref()?.label.as_deref()?;
        let counter = self.counter.as_ref()?.label.as_deref()?;
        (label_word(base)? != label_word(counter)?).then_some((base, counter))
    }

    /// The counter-proposal's side, or the base's where it was deleted.
    pub fn side(&self) -> Option<&Side> {
        self.counter.as_ref().or(self.base.as_ref())
    }
}

/// The words as a report shows them. Beside a change of words a space of another kind is no change to a reader: of such
/// spaces only those of the counter-proposal are left, as words that both sides have.
pub fn shown_ops(ops: &[Op]) -> Vec<Op> {
    let is_space = |op: &&Op| op.text.chars().all(char::is_whitespace) && op.elsewhere.is_none();
    let differs = |op: &&Op| op.op != OpKind::Equal;
    if ops.iter().filter(differs).all(|op| is_space(&op)) {
        return ops.to_vec();
    }
    let mut shown: Vec<Op> = Vec::with_capacity(ops.len());
    for op in ops {
        let same = differs(&op) && is_space(&op);
        match shown.last_mut() {
            _ if same && op.op == OpKind::Delete => {}
            Some(last) if last.op == OpKind::Equal && (same || op.op == OpKind::Equal) => last.text.push_str(&op.text),
            _ if same => shown.push(Op { op: OpKind::Equal, nature: None, ..op.clone() }),
            _ => shown.push(op.clone()),
        }
    }
    without_soft_hyphens(shown)
}

/// Tells words that differ by soft hyphens alone as typography: a reader sees the same words.
fn without_soft_hyphens(mut ops: Vec<Op>) -> Vec<Op> {
    let bare = |op: &Op| op.text.replace('\u{ad}', "");
    for at in 1..ops.len() {
        let (old, new) = (&ops[at - 1], &ops[at]);
        let is_pair = (old.op, new.op) == (OpKind::Delete, OpKind::Insert) && old.elsewhere.or(new.elsewhere).is_none();
        if is_pair && bare(old) == bare(new) {
            ops[at - 1].nature = Some(OpNature::Typographic);
            ops[at].nature = Some(OpNature::Typographic);
        }
    }
    ops
}

/// What the word of a label says, one for all words that say the same; nothing where it has none.
fn label_word(label: &str) -> Option<String> {
    let words: Vec<String> = label
        .split(|mark: char| !mark.is_alphabetic() && mark != '§')
        .filter(|word| word.chars().count() > 1 || *word == "§")
        .map(str::to_lowercase)
        .collect();
    let word = words.first()?.as_str();
    // A Roman numeral, or a letter twice, is a number.
    if word.chars().all(|letter| "ivxlc".contains(letter)) || word.len() == 2 {
        return None;
    }
    Some(match word {
        "artikel" | "art" | "article" | "section" | "clause" | "clausule" | "paragraaf" | "§" => "article".into(),
        "bijlage" | "schedule" | "annex" | "exhibit" | "appendix" | "attachment" => "annex".into(),
        "hoofdstuk" | "chapter" | "deel" | "part" | "afdeling" | "titel" => "part".into(),
        // A word alone is a number in words: `Eerste`.
        other if label.contains(|digit: char| digit.is_ascii_digit()) => other.to_owned(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn op(op: OpKind, text: &str, nature: Option<OpNature>) -> Op {
        Op { op, text: text.to_owned(), nature, elsewhere: None }
    }

    #[test]
    fn spaces_beside_a_change_of_words_are_shown_once_and_alone_they_are_the_change() {
        let typographic = Some(OpNature::Typographic);
        let spaces = [op(OpKind::Delete, "\u{a0}", typographic), op(OpKind::Insert, " ", typographic)];
        let words = [op(OpKind::Delete, "3", None), op(OpKind::Insert, "5", None)];
        let ops = [&words[..], &spaces, &[op(OpKind::Equal, "dagen", None)]].concat();
        let shown = [&words[..], &[op(OpKind::Equal, " dagen", None)]].concat();
        assert_eq!(shown_ops(&ops), shown);
        assert_eq!(shown_ops(&spaces), spaces);
    }

    #[test]
    fn a_soft_hyphen_is_typography() {
        let ops = [op(OpKind::Delete, "Nederlanden", None), op(OpKind::Insert, "Neder\u{ad}landen", None)];
        assert!(shown_ops(&ops).iter().all(|op| op.nature == Some(OpNature::Typographic)));
    }
}
