use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{
    AuthorSummary, ChangeKind, Comment, FallbackMatch, Finding, HiddenIn, IdleChange, Loss, MatchedBy, Move, Oddity,
    Op, Phase, ProvisionKind, REDLINE_SCHEMA, RedlineProvision, ReferenceStatus, Review, Role, Side, SideSummary,
    SourceFormat, SourcePlace, Tracked, Verdict,
};

/// A comparison as it is stored and exchanged: what changed, what each change does, and what could not be read.
///
/// Joining the own texts of a side by `index` gives that side whole. Of each provision, the operations that are equal or
/// delete give its own text in the base, those that are equal or insert that in the counter-proposal.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Redline")]
pub struct RedlineFile<'a> {
    /// `beding.redline/1`.
    pub schema: &'static str,
    /// What was issued.
    pub base: SideReport<'a>,
    /// What came back.
    pub counter: SideReport<'a>,
    /// How far the procedure is, where it is known.
    pub phase: Option<Phase>,
    /// The legal test that the phase names, in words.
    pub legal_test: Option<&'a str>,
    /// The figures.
    pub summary: Summary<'a>,
    /// What changed without being tracked; empty where nothing in the counter-proposal is tracked.
    pub silent: Vec<SilentReport<'a>>,
    /// Tracked changes that change nothing.
    pub idle: &'a [IdleChange],
    /// The tracked changes of each author.
    pub authors: &'a [AuthorSummary],
    /// What could not be read.
    pub loss: LossReport<'a>,
    /// Text that shows something else than what it is, in the counter-proposal and not in the base; the gravest first.
    pub oddities: &'a [Oddity],
    /// Remarks in the margin of the counter-proposal.
    pub comments: Vec<CommentReport<'a>>,
    /// References between provisions.
    pub references: Vec<ReferenceReport<'a>>,
    /// Defined terms that have another name throughout.
    pub renamed: Vec<RenamedReport<'a>>,
    /// Every provision of both sides once, as a tree.
    pub provisions: Vec<ProvisionReport<'a>>,
}

/// One side of the comparison.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SideReport<'a> {
    /// The name of the file.
    pub name: &'a str,
    /// What kind of file it is.
    pub format: SourceFormat,
    /// The title.
    pub title: Option<&'a str>,
    /// The words in the own texts of all provisions.
    pub words: usize,
    /// The provisions.
    pub provisions: usize,
}

/// The figures of a comparison.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Summary<'a> {
    /// The provisions that changed.
    pub changed: usize,
    /// How many of these changed in no more than their number or typography.
    pub light: usize,
    /// The provisions that did not change and mean something else all the same; each has a verdict too.
    pub affected: usize,
    /// How many have each verdict.
    pub verdicts: BTreeMap<Verdict, usize>,
    /// How many were changed in each way.
    pub changes: BTreeMap<ChangeKind, usize>,
    /// How many changes cost the municipality something, as far as can be seen.
    pub adverse: usize,
    /// How many changes a person has to look at because the program cannot say.
    pub not_assessed: usize,
    /// How many changes were not tracked, but for references that follow what they lead to.
    pub silent: usize,
    /// How often the counter-proposal shows something else than what is compared, where the base does not.
    pub unseen: usize,
    /// How many parts of the counter-proposal, that the base does not have, may hold words that were not read.
    pub unread: usize,
    /// Who has to decide on what.
    pub needs: Vec<Need<'a>>,
}

/// What a role has to decide on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Need<'a> {
    /// The role.
    pub role: Role,
    /// The provisions.
    pub provisions: Vec<Pointer<'a>>,
}

/// A provision, pointed at.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Pointer<'a> {
    /// Its key in `provisions`.
    pub key: usize,
    /// The stable id that our own documents carry.
    pub id: Option<&'a str>,
    /// The number that says where it stands, in the counter-proposal or where it was deleted in the base.
    pub number: Option<&'a str>,
    /// What it is called where it has no number of its own.
    pub name: Option<&'a str>,
}

/// A change that was not tracked.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SilentReport<'a> {
    /// The provision; absent where the change is undone again by a tracked change.
    pub provision: Option<Pointer<'a>>,
    /// Where it stands: number or heading.
    pub place: &'a str,
    /// Where the change hides.
    pub hidden_in: HiddenIn,
    /// The words: against what was issued, with all tracked changes rejected.
    pub ops: &'a [Op],
    /// Whether only the number of a reference changed, and follows the provision that it leads to.
    pub follows: bool,
    /// Where the provision was moved from and to, and which neighbours have another number by that.
    pub moved: Option<&'a Move>,
}

/// A remark in the margin.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CommentReport<'a> {
    /// The provision that it is about, or in which it stands.
    pub provision: Option<Pointer<'a>>,
    /// The remark.
    #[serde(flatten)]
    pub comment: &'a Comment,
}

/// What could not be read of each side.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LossReport<'a> {
    /// Of what was issued.
    pub base: &'a [Loss],
    /// Of what came back.
    pub counter: &'a [Loss],
}

/// A reference to a provision of the same document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReferenceReport<'a> {
    /// The provision that refers.
    pub r#in: Option<Pointer<'a>>,
    /// The words of the reference in the counter-proposal, or in the base where only that has it.
    pub text: &'a str,
    /// The words in the base.
    pub base_text: Option<&'a str>,
    /// What became of it.
    pub status: ReferenceStatus,
    /// The provision that it led to.
    pub base_target: Option<Pointer<'a>>,
    /// The provision that it leads to now.
    pub counter_target: Option<Pointer<'a>>,
}

/// A defined term that has another name throughout.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RenamedReport<'a> {
    /// The name in the base.
    pub old: &'a str,
    /// The name in the counter-proposal.
    pub new: &'a str,
    /// The provisions in which it stands.
    pub at: Vec<Pointer<'a>>,
}

/// A provision with what happened to it and what that does.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProvisionReport<'a> {
    /// The stable id that our own documents carry.
    pub id: Option<&'a str>,
    /// Its place in this file, from 0, children included.
    pub key: usize,
    /// What it is.
    pub kind: ProvisionKind,
    /// The heading.
    pub heading: Option<&'a str>,
    /// What it is called where it has no number of its own.
    pub name: Option<&'a str>,
    /// The stable id of the requirement in whose row of the table of requirements it stands.
    pub requirement: Option<&'a str>,
    /// As it was issued.
    pub base: Option<ProvisionSide<'a>>,
    /// As it came back.
    pub counter: Option<ProvisionSide<'a>>,
    /// What happened to it; empty when nothing did.
    pub changes: &'a [ChangeKind],
    /// The words of both sides.
    pub ops: &'a [Op],
    /// What the pairing rests on; absent where only one side has it.
    pub matched_by: Option<MatchedBy>,
    /// Where provisions were merged or one was split: the others (their keys), of the whole its parts, of a part the whole.
    pub with: &'a [usize],
    /// Whether its changes were tracked; absent where nothing changed or nothing in the document is tracked.
    pub tracked: Option<Tracked>,
    /// What the change does; absent where nothing changed.
    pub verdict: Option<Verdict>,
    /// Why it was not assessed, in words.
    pub not_assessed: Option<&'a str>,
    /// What was found in the change, the heaviest first.
    pub findings: &'a [Finding],
    /// The fallback that the text is, or is nearly.
    pub fallback: Option<&'a FallbackMatch>,
    /// The answer that the library has ready.
    pub answer: Option<&'a str>,
    /// Who decides on it.
    pub decides: &'a [Role],
    /// The knock-out requirements that hang on it.
    pub knock_outs: &'a [String],
    /// What is inside it.
    pub children: Vec<ProvisionReport<'a>>,
}

/// A provision on one side.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProvisionSide<'a> {
    /// The ordinal of the provision in its document, from 0, in reading order, children included.
    pub index: usize,
    /// The number, e.g. `5.2`.
    pub number: Option<&'a str>,
    /// The number as printed, e.g. `Artikel 5.`.
    pub label: Option<&'a str>,
    /// A number that says where it stands; its own, or the nearest.
    pub address: Option<&'a str>,
    /// Heading and text of its own, without the number.
    pub text: &'a str,
    /// Where in the file it begins.
    pub place: &'a SourcePlace,
}

/// A review as JSON with its schema `beding.redline/1`; `legal_test` is the one that its phase names, in words.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn redline(review: &Review, legal_test: Option<&str>) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&report(review, legal_test))?;
    text.push('\n');
    Ok(text)
}

fn report<'a>(review: &'a Review, legal_test: Option<&'a str>) -> RedlineFile<'a> {
    let all = review.redline.all();
    let pointer = |key: usize| all.get(key).map(|provision| pointed(provision, review));
    let comment = |comment: &'a Comment| {
        let provision = review.provision_at(&comment.place).map(|provision| pointed(provision, review));
        CommentReport { provision, comment }
    };
    let tally = review.tally();
    let needs = tally
        .needs
        .iter()
        .map(|(role, keys)| Need { role: *role, provisions: keys.iter().filter_map(|key| pointer(*key)).collect() });
    let tracking = review.tracking.as_ref();
    let silent = tracking.map_or(&[][..], |tracking| &tracking.silent);
    RedlineFile {
        schema: REDLINE_SCHEMA,
        base: side(&review.base_name, &review.redline.base),
        counter: side(&review.counter_name, &review.redline.counter),
        phase: review.phase,
        legal_test,
        summary: Summary {
            changed: tally.changed,
            light: tally.light,
            affected: tally.affected,
            adverse: tally.adverse,
            not_assessed: tally.not_assessed,
            silent: tally.silent,
            unseen: tally.unseen,
            unread: tally.unread,
            needs: needs.collect(),
            verdicts: tally.verdicts,
            changes: tally.changes,
        },
        silent: silent
            .iter()
            .map(|change| SilentReport {
                provision: change.provision.and_then(pointer),
                place: &change.place,
                hidden_in: change.hidden_in,
                ops: &change.ops,
                follows: change.follows,
                moved: change.moved.as_ref(),
            })
            .collect(),
        idle: tracking.map_or(&[][..], |tracking| &tracking.idle),
        authors: tracking.map_or(&[][..], |tracking| &tracking.authors),
        loss: LossReport { base: &review.base_losses, counter: &review.counter_losses },
        oddities: &review.oddities,
        comments: review.comments.iter().map(comment).collect(),
        references: review
            .redline
            .references
            .iter()
            .map(|reference| ReferenceReport {
                r#in: pointer(reference.provision),
                text: &reference.text,
                base_text: reference.base_text.as_deref(),
                status: reference.status,
                base_target: reference.base_target.and_then(pointer),
                counter_target: reference.counter_target.and_then(pointer),
            })
            .collect(),
        renamed: review
            .redline
            .renamed
            .iter()
            .map(|term| RenamedReport {
                old: &term.old,
                new: &term.new,
                at: term.at.iter().filter_map(|key| pointer(*key)).collect(),
            })
            .collect(),
        provisions: review.redline.provisions.iter().map(|one| provision(one, review)).collect(),
    }
}

fn side<'a>(name: &'a str, summary: &'a SideSummary) -> SideReport<'a> {
    SideReport {
        name,
        format: summary.format,
        title: summary.title.as_deref(),
        words: summary.words,
        provisions: summary.provisions,
    }
}

fn pointed<'a>(provision: &'a RedlineProvision, review: &'a Review) -> Pointer<'a> {
    let number = provision.side().and_then(|side| side.address.as_deref().or(side.number.as_deref()));
    let name = review.names.get(&provision.key).map(|named| named.name.as_str());
    Pointer { key: provision.key, id: review.id_of(provision), number, name }
}

fn provision<'a>(one: &'a RedlineProvision, review: &'a Review) -> ProvisionReport<'a> {
    let deviation = review.deviations.get(&one.key);
    let named = review.names.get(&one.key);
    ProvisionReport {
        name: named.map(|named| named.name.as_str()),
        requirement: named.and_then(|named| named.requirement.as_deref()),
        id: one.id.as_deref(),
        key: one.key,
        kind: one.kind,
        heading: one.heading.as_deref(),
        base: one.base.as_ref().map(provision_side),
        counter: one.counter.as_ref().map(provision_side),
        changes: &one.changes,
        ops: &one.ops,
        matched_by: one.matched_by,
        with: &one.with,
        tracked: review.tracking.as_ref().and_then(|tracking| tracking.tracked.get(&one.key)).copied(),
        verdict: deviation.map(|deviation| deviation.verdict),
        not_assessed: deviation.and_then(|deviation| deviation.not_assessed.as_deref()),
        findings: deviation.map_or(&[][..], |deviation| &deviation.findings),
        fallback: deviation.and_then(|deviation| deviation.fallback.as_ref()),
        answer: deviation.and_then(|deviation| deviation.answer.as_deref()),
        decides: deviation.map_or(&[][..], |deviation| &deviation.decides),
        knock_outs: deviation.map_or(&[][..], |deviation| &deviation.knock_outs),
        children: one.children.iter().map(|child| provision(child, review)).collect(),
    }
}

fn provision_side(side: &Side) -> ProvisionSide<'_> {
    ProvisionSide {
        index: side.index,
        number: side.number.as_deref(),
        label: side.label.as_deref(),
        address: side.address.as_deref(),
        text: &side.text,
        place: &side.place,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::write::review::sample;

    fn all(provisions: &Value) -> Vec<&Value> {
        let list = provisions.as_array().expect("a list");
        list.iter().flat_map(|one| std::iter::once(one).chain(all(&one["children"]))).collect()
    }

    #[test]
    fn own_texts_give_each_side_and_operations_each_text() {
        let review = sample::review();
        let text = redline(&review, Some("een voorstel")).expect("JSON");
        let json: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(json["schema"], "beding.redline/1");
        assert_eq!(json["legal_test"], "een voorstel");
        for (side, away, summary) in [("base", "insert", "base"), ("counter", "delete", "counter")] {
            let mut texts: Vec<(u64, &str)> = all(&json["provisions"])
                .into_iter()
                .filter(|one| !one[side].is_null())
                .map(|one| {
                    let own = one[side]["text"].as_str().expect("a text");
                    let ops = one["ops"].as_array().expect("operations").iter().filter(|op| op["op"] != away);
                    let joined: String = ops.map(|op| op["text"].as_str().expect("words")).collect();
                    assert_eq!(joined, own);
                    (one[side]["index"].as_u64().expect("an ordinal"), own)
                })
                .collect();
            texts.sort_unstable();
            assert!(texts.iter().enumerate().all(|(at, (index, _))| at as u64 == *index), "{texts:?}");
            assert_eq!(json[summary]["provisions"].as_u64(), Some(texts.len() as u64));
            let words: usize = texts.iter().map(|(_, text)| text.split_whitespace().count()).sum();
            assert_eq!(json[summary]["words"].as_u64(), Some(words as u64));
        }
    }

    #[test]
    fn figures_and_pointers_are_those_of_the_provisions() {
        let review = sample::review();
        let json: Value = serde_json::to_value(report(&review, None)).expect("JSON");
        assert_eq!(json["summary"]["verdicts"]["weakened"], 1);
        assert_eq!(json["summary"]["silent"], 1);
        assert_eq!(json["summary"]["needs"][0]["provisions"][0]["id"], "resale-ban/1");
        assert_eq!(json["silent"][0]["provision"]["number"], "2.1");
        let reference = &json["references"][0];
        assert_eq!((&reference["status"], &reference["in"]["number"]), (&"broken".into(), &"2.1".into()));
        let keys: Vec<u64> = all(&json["provisions"]).iter().filter_map(|one| one["key"].as_u64()).collect();
        assert!(keys.iter().enumerate().all(|(at, key)| at as u64 == *key), "{keys:?}");
    }
}
