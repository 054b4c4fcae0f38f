use sha2::{Digest, Sha256};

use crate::model::{Document, Inline, ProvisionId, hexadecimal};

/// SHA-256 over the words of the paragraph that holds a provision, with its points. References count as what they refer to
/// and not as printed: a number that moves changes nothing. Nothing where the document lacks the provision.
pub(super) fn digest(provision: &ProvisionId, document: &Document) -> Option<String> {
    let article = document.articles().find(|article| provision.clause() == article.id)?;
    let holds = |id: &ProvisionId| {
        let rest = provision.as_str().strip_prefix(id.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let paragraph = article.paragraphs.iter().find(|paragraph| holds(&paragraph.id))?;
    let mut hasher = Sha256::new();
    let mut feed = |text: &[Inline]| {
        for piece in text {
            hasher.update(meaning(piece));
        }
        hasher.update([0]);
    };
    feed(&paragraph.text);
    paragraph.points.iter().for_each(|point| feed(&point.text));
    Some(hexadecimal(&hasher.finalize()))
}

/// What a piece of text says, whatever numbers it is printed with.
pub(super) fn meaning(piece: &Inline) -> &str {
    match piece {
        Inline::Reference { target, .. } => target.as_str(),
        Inline::Gibit { subject, .. } => subject,
        Inline::Annex { annex, .. } => annex,
        Inline::Text { text }
        | Inline::Term { text, .. }
        | Inline::Definition { text, .. }
        | Inline::Value { text, .. }
        | Inline::Blank { text, .. } => text,
    }
}
