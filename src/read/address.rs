//! Stable identities of provisions as our own documents carry them.

/// Whether a text is formed like the address of a provision, e.g. `resale-ban/2/a`.
pub(super) fn is_address(text: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|character| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-')
    };
    let mut parts = text.split('/');
    let clause = parts.next().unwrap_or_default();
    text.len() <= 200 && clause.starts_with(|first: char| first.is_ascii_lowercase()) && part(clause) && parts.all(part)
}
