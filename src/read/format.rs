//! Which reader a file from outside is for.

use super::Unreadable;
use crate::model::Manuscript;

/// Reads a file from outside, in the format that its content says.
///
/// # Errors
/// When its format is not read, or it is not sound.
pub fn manuscript(bytes: &[u8], _name: &str) -> Result<Manuscript, Unreadable> {
    if let Some(problem) = super::ole_kind(bytes) {
        return Err(problem);
    }
    if bytes.starts_with(b"PK") {
        super::docx(bytes)
    } else if bytes.windows(4).take(1024).any(|window| window == b"%PDF") {
        super::pdf_text(bytes)
    } else {
        super::plain_text(bytes)
    }
}
