//! Terms that have another name throughout: words are weighed with the names that were issued, which rules, parties and the
//! records of clauses know, and quoted with those that came back. Since the old name is nowhere in the counter-proposal,
//! nothing is lost on the way.

use crate::model::{Op, OpKind, OpNature, Redline, RedlineProvision, RenamedTerm};

/// The redline with the names that were issued; nothing where no term was renamed.
pub(super) fn as_issued(redline: &Redline) -> Option<Redline> {
    if redline.renamed.is_empty() {
        return None;
    }
    let mut issued = redline.clone();
    issued.provisions.iter_mut().for_each(|provision| rename(provision, &redline.renamed));
    Some(issued)
}

/// Words of the counter-proposal with the names that it has.
pub(super) fn as_returned(words: &str, terms: &[&RenamedTerm]) -> String {
    terms.iter().fold(words.to_owned(), |text, term| replaced(&text, &term.old, &term.new))
}

/// The terms that were renamed in a provision: not those of which it kept the old name.
pub(super) fn renamed_in(key: usize, terms: &[RenamedTerm]) -> Vec<&RenamedTerm> {
    terms.iter().filter(|term| !term.kept.contains(&key)).collect()
}

fn rename(provision: &mut RedlineProvision, terms: &[RenamedTerm]) {
    let own = renamed_in(provision.key, terms);
    let issued = |text: &str| own.iter().fold(text.to_owned(), |text, term| replaced(&text, &term.new, &term.old));
    if let Some(counter) = &mut provision.counter {
        counter.text = issued(&counter.text);
    }
    let renamed = |op: &Op| op.nature == Some(OpNature::TermRenamed) && own.len() == terms.len();
    provision.ops.retain(|op| !(renamed(op) && op.op == OpKind::Insert));
    for op in &mut provision.ops {
        if renamed(op) {
            (op.op, op.nature) = (OpKind::Equal, None);
        } else if op.op == OpKind::Insert {
            op.text = issued(&op.text);
        }
    }
    provision.children.iter_mut().for_each(|child| rename(child, terms));
}

/// The text with one name for another, whatever ending it has.
fn replaced(text: &str, name: &str, other: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let before = &rest[..at];
        let within =
            before.chars().next_back().or_else(|| written.chars().next_back()).is_some_and(char::is_alphanumeric);
        written.push_str(before);
        written.push_str(if within { name } else { other });
        rest = &rest[at + name.len()..];
    }
    written.push_str(rest);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_exchanged_where_a_word_begins() {
        let (old, new) = ("Leverancier".to_owned(), "Contractant".to_owned());
        let term = RenamedTerm { old, new, at: Vec::new(), kept: vec![3] };
        assert_eq!(as_returned("Leverancier en Leveranciers’ data", &[&term]), "Contractant en Contractants’ data");
        assert_eq!(as_returned("SubLeverancier", &[&term]), "SubLeverancier");
        assert!(renamed_in(3, &[term]).is_empty());
    }
}
