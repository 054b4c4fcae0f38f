use sha2::{Digest, Sha256};

use crate::model::{RequirementList, hexadecimal, written};

/// SHA-256 over what is asked: ids, kinds, moments, the Dutch texts, the types and standards of the evidence. It is the same
/// in every language, and tells whether a form was made from the requirements of now.
pub fn digest(list: &RequirementList) -> String {
    let mut hasher = Sha256::new();
    let mut feed = |text: &str| {
        hasher.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    for one in &list.requirements {
        for text in [&one.id, &written(&one.kind), &written(&one.due), one.dutch.as_ref().unwrap_or(&one.text)] {
            feed(text);
        }
        for row in &one.evidence {
            feed(&written(&row.kind));
            row.standards.iter().for_each(|standard| feed(standard));
        }
    }
    hexadecimal(&hasher.finalize())
}
