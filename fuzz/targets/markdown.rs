//! Any bytes as Markdown: paragraphs in each view, or why they cannot be read.
#![no_main]

use beding::model::View;
use beding::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match read::markdown(bytes) {
        Ok(manuscript) => {
            for view in [View::Shown, View::Accepted, View::Rejected] {
                let passages = read::passages(&manuscript, view);
                assert!(passages.iter().all(|passage| !passage.text.trim().is_empty()));
            }
            assert!(read::oddities(&manuscript).iter().all(|oddity| oddity.count > 0 && !oddity.words.is_empty()));
        }
        Err(problem) => assert!(!problem.to_string().is_empty()),
    }
});
