//! Remarks of the other side in the margin: one that makes a reservation is weighed with the provision that it is about.

use crate::check::{Remark, remark};
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
        let deviation = review.deviations.entry(key).or_insert_with(|| Deviation::new(Verdict::Unchanged));
        if deviation.decides.is_empty() {
            deviation.decides = decides;
        }
        let author = comment.author.as_deref().unwrap_or_else(|| labels.text("author_unknown"));
        match said {
            Remark::Reserves(words) => {
                reserve(deviation, author, shortened(&words, Comment::BEGINNING).trim_end_matches('.'), labels)
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

/// Who decides on a provision: by its clause, or a lawyer.
fn decide(playbook: &Playbook, id: Option<&str>) -> Vec<Role> {
    let of_row = |id| playbook.requirement_of(id).map(|(clause, _)| clause);
    let clause = id.and_then(|id| of_row(id).or_else(|| playbook.clause_of(id).map(|(clause, _)| clause)));
    let mut roles = clause.map_or_else(|| vec![Role::Legal], |clause| clause.clause.sign_off.clone());
    roles.sort_unstable();
    roles
}

/// Adds what a remark reserves, behind what is adverse about the words themselves, whose verdict stays.
fn reserve(deviation: &mut Deviation, author: &str, words: &str, labels: &Labels) {
    if !deviation.verdict.is_adverse() {
        deviation.verdict = Verdict::ReservationAdded;
    }
    let finding = Finding {
        rule: REMARK_RULE.to_owned(),
        severity: codes::RESERVATION_IN_REMARK.severity(),
        verdict: Verdict::ReservationAdded,
        message: labels.fill("diff_remark_reserves", &[("author", author), ("words", words)]),
        words: Words { base: None, counter: Some(words.to_owned()) },
    };
    let behind = deviation.findings.iter().take_while(|one| one.verdict.is_adverse()).count();
    deviation.findings.insert(behind, finding);
}
