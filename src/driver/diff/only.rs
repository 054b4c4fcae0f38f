//! Only these provisions may change.

use crate::diag::{Severity, did_you_mean};
use crate::driver::{Error, codes};
use crate::model::{
    ChangeKind, Deviation, Finding, Labels, OpKind, OpNature, RedlineProvision, Review, Verdict, Words,
};

/// Adds a finding to every change outside the provisions that may change; nothing when none are named.
///
/// A name is a stable id or a number of the base, and stands for everything inside the provision too. Where only the
/// number changed, or references follow a number, nothing is found: that follows from changes elsewhere.
///
/// # Errors
/// When a name is that of no provision of the base.
pub(super) fn hold(review: &mut Review, names: &[String], labels: &Labels) -> Result<(), Error> {
    if names.is_empty() {
        return Ok(());
    }
    for name in names {
        known(review, name)?;
    }
    let mut outside = Vec::new();
    for provision in &review.redline.provisions {
        collect(provision, names, &mut outside);
    }
    for (key, words) in outside {
        let deviation = review.deviations.entry(key).or_insert_with(|| Deviation::new(Verdict::OutsidePlaybook));
        deviation.verdict = deviation.verdict.max(Verdict::OutsidePlaybook);
        deviation.findings.push(Finding {
            rule: codes::CHANGE_OUTSIDE_ONLY.as_str().to_owned(),
            severity: Severity::Error,
            verdict: Verdict::OutsidePlaybook,
            message: labels.text("diff_outside_only").to_owned(),
            words,
        });
        deviation.findings.sort_by_key(|finding| std::cmp::Reverse(finding.verdict));
    }
    Ok(())
}

/// Whether a provision of the base has this id or number.
fn known(review: &Review, name: &str) -> Result<(), Error> {
    let all = review.redline.all();
    let of_base = || all.iter().filter(|provision| provision.base.is_some());
    if of_base().any(|provision| is_named(provision, name)) {
        return Ok(());
    }
    let mut names: Vec<&str> =
        of_base().flat_map(|provision| provision.id.as_deref().into_iter().chain(base_number(provision))).collect();
    names.sort_unstable();
    names.dedup();
    let hint = did_you_mean(name, names).map(|hint| format!("; {hint}")).unwrap_or_default();
    Err(Error::Usage(format!("no provision of the base has the id or number `{name}`{hint}")))
}

fn base_number(provision: &RedlineProvision) -> Option<&str> {
    provision.base.as_ref().and_then(|side| side.address.as_deref().or(side.number.as_deref()))
}

fn is_named(provision: &RedlineProvision, name: &str) -> bool {
    provision.id.as_deref() == Some(name) || base_number(provision) == Some(name)
}

/// The changed provisions that are in none of those named, each with the words that changed.
fn collect(provision: &RedlineProvision, names: &[String], outside: &mut Vec<(usize, Words)>) {
    if names.iter().any(|name| is_named(provision, name)) {
        return;
    }
    if is_found(provision) {
        outside.push((provision.key, changed(provision)));
    }
    provision.children.iter().for_each(|child| collect(child, names, outside));
}

fn is_found(provision: &RedlineProvision) -> bool {
    // What was left open is there to be filled in, and what the program printed nobody agreed on.
    let open = |change: &ChangeKind| matches!(change, ChangeKind::FilledIn | ChangeKind::Imprint);
    if provision.changes.iter().any(open) {
        return false;
    }
    let follows = provision.changes.iter().all(|change| *change == ChangeKind::Renumbered);
    let differs =
        provision.ops.iter().any(|op| op.op != OpKind::Equal && op.nature != Some(OpNature::ReferenceFollows));
    provision.is_changed() && (!follows || differs)
}

/// The words that only one side has.
fn changed(provision: &RedlineProvision) -> Words {
    let words = |kind: OpKind| {
        let own: Vec<&str> = provision
            .ops
            .iter()
            .filter(|op| op.op == kind)
            .map(|op| op.text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        (!own.is_empty()).then(|| own.join(" … "))
    };
    Words { base: words(OpKind::Delete), counter: words(OpKind::Insert) }
}
