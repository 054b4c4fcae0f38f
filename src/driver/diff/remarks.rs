//! Remarks of the other side in the margin: one that makes a reservation is weighed with the provision that it is about, and so is
//! one that comes down to what the clause of that provision never accepts.

use crate::check::{Remark, remark, unacceptable_in_remark};
use crate::driver::codes;
use crate::model::{
    Comment, Deviation, Finding, Labels, Manuscript, Playbook, REMARK_RULE, Review, Role, Verdict, Words, shortened,
    single_spaced,
};

/// Adds a finding to every provision about which a remark reserves something, and says of a remark that nobody can tell
/// from its words that somebody has to read it. Remarks that were in what was issued, and those by people of the
/// municipality, are not of the other side.
pub(super) fn weigh(review: &mut Review, issued: Option<&Manuscript>, playbook: Option<&Playbook>, labels: &Labels) {
    let own =
        |comment: &Comment| issued.is_some_and(|issued| issued.comments.iter().any(|one| one.text == comment.text));
    let of_others = |one: &&Comment| !own(one) && !review.is_own(one.author.as_deref());
    let comments: Vec<Comment> = review.comments.iter().filter(of_others).cloned().collect();
    for comment in comments {
        let said = remark(&comment.text);
        if said == Remark::Harmless {
            continue;
        }
        let Some((key, id)) = place_of(review, &comment) else { continue };
        let decides = playbook.map(|playbook| decide(playbook, id.as_deref())).unwrap_or_default();
        let never_accepted = playbook.and_then(|playbook| proposal(&comment, review, key, id.as_deref(), playbook));
        let deviation = review.deviations.entry(key).or_insert_with(|| Deviation::new(Verdict::Unchanged));
        if deviation.decides.is_empty() {
            deviation.decides = decides;
        }
        let author = comment.author.as_deref().unwrap_or_else(|| labels.text("author_unknown"));
        if let Some(position) = never_accepted {
            let words = single_spaced(comment.beginning().trim_end_matches('.'));
            let message = [("author", author), ("words", &*words), ("position", &*position)];
            reserve(deviation, &words, labels.fill("diff_remark_unacceptable", &message));
            continue;
        }
        match said {
            Remark::Reserves(words) => {
                let words = shortened(&words, Comment::BEGINNING);
                let words = words.trim_end_matches('.');
                let message = labels.fill("diff_remark_reserves", &[("author", author), ("words", words)]);
                reserve(deviation, words, message);
            }
            Remark::Unclear => {
                let words = single_spaced(comment.beginning().trim_end_matches('.'));
                let open = labels.fill("diff_remark_unclear", &[("author", author), ("words", &words)]);
                let all = deviation.not_assessed.take().into_iter().chain([open]);
                deviation.not_assessed = Some(all.collect::<Vec<_>>().join(" "));
                deviation.verdict = deviation.verdict.max(Verdict::NotAssessed);
            }
            Remark::Harmless => {}
        }
    }
}

/// The provision that a remark is about, by key and id.
fn place_of(review: &Review, comment: &Comment) -> Option<(usize, Option<String>)> {
    let provision = review.remarked(comment)?;
    Some((provision.key, review.id_of(provision).map(str::to_owned)))
}

/// What the clause of a provision never agrees to, in the words of its file, if a remark comes down to it.
fn proposal(comment: &Comment, review: &Review, key: usize, id: Option<&str>, playbook: &Playbook) -> Option<String> {
    let (clause, _) = playbook.clause_of(id?)?;
    let all = review.redline.all();
    let provision = all.get(key)?;
    // What leads in to points says with them what a remark is about.
    let texts =
        provision.all().into_iter().filter_map(|one| Some(one.base.as_ref().or(one.counter.as_ref())?.text.as_str()));
    let text = texts.collect::<Vec<_>>().join(" ");
    let found = unacceptable_in_remark(&comment.text, &text, clause, playbook.language)?;
    Some(found.text(playbook.language).trim().trim_end_matches('.').to_owned())
}

/// Who decides on a provision: by its clause, or a lawyer.
fn decide(playbook: &Playbook, id: Option<&str>) -> Vec<Role> {
    let of_row = |id| playbook.requirement_of(id).map(|(clause, _)| clause);
    let clause = id.and_then(|id| of_row(id).or_else(|| playbook.clause_of(id).map(|(clause, _)| clause)));
    let mut roles = clause.map_or_else(|| vec![Role::Legal], |clause| clause.clause.sign_off.clone());
    roles.sort_unstable();
    roles
}

/// Adds what a remark reserves, behind what is adverse about the words themselves, whose verdict stays.
fn reserve(deviation: &mut Deviation, words: &str, message: String) {
    if !deviation.verdict.is_adverse() {
        deviation.verdict = Verdict::ReservationAdded;
    }
    let finding = Finding {
        rule: REMARK_RULE.to_owned(),
        severity: codes::RESERVATION_IN_REMARK.severity(),
        verdict: Verdict::ReservationAdded,
        message,
        words: Words { base: None, counter: Some(words.to_owned()) },
    };
    let behind = deviation.findings.iter().take_while(|one| one.verdict.is_adverse()).count();
    deviation.findings.insert(behind, finding);
}
