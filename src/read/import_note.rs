//! Notes that a word processor makes itself when it imports a page: what it has no place for becomes a comment.

use crate::model::Comment;

/// What is lost with one.
pub(super) const WHAT: &str = "markup kept as a comment";

/// Whether a comment is such a note of LibreOffice: nobody's, and a tag of HTML.
pub(super) fn is_import_note(comment: &Comment) -> bool {
    let unnamed = comment.author.as_deref().is_none_or(|author| author.trim().is_empty());
    let tag = comment.text.trim().strip_prefix("HTML:").map(str::trim);
    unnamed && tag.is_some_and(|tag| tag.starts_with('<') && tag.ends_with('>'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourcePlace;

    #[test]
    fn only_tags_without_an_author_are_notes_of_the_import() {
        let comment = |author: Option<&str>, text: &str| Comment {
            author: author.map(str::to_owned),
            date: None,
            text: text.to_owned(),
            anchor: String::new(),
            place: SourcePlace::default(),
        };
        assert!(is_import_note(&comment(None, "HTML: <meta name=\"color-scheme\" content=\"light dark\">")));
        assert!(is_import_note(&comment(Some(""), "HTML: </footer>")));
        assert!(!is_import_note(&comment(Some("J. de Wit"), "HTML: <b>")));
        assert!(!is_import_note(&comment(None, "HTML: dit is voor ons een breekpunt")));
    }
}
