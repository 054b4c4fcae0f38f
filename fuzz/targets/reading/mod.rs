//! What every reader of documents promises about what it read.

use beding::model::{Manuscript, View};
use beding::read::{self, Unreadable};

/// Holds a document to it: paragraphs with words in each view and oddities with theirs, or why it cannot be read.
pub fn hold(read: Result<Manuscript, Unreadable>) {
    match read {
        Ok(manuscript) => {
            for view in View::ALL {
                let passages = read::passages(&manuscript, view);
                assert!(passages.iter().all(|passage| !passage.text.trim().is_empty()));
            }
            assert!(read::oddities(&manuscript).iter().all(|oddity| oddity.count > 0 && !oddity.words.is_empty()));
        }
        Err(problem) => assert!(!problem.to_string().is_empty()),
    }
}
