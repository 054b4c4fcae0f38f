//! Any bytes as a PDF: its text, with every paragraph at its place, or why there is none.
#![no_main]

use beding::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| match read::pdf_text(bytes) {
    Ok(manuscript) => {
        for (index, block) in manuscript.blocks.iter().enumerate() {
            assert_eq!(block.place.paragraph, index + 1);
            assert!(!block.spans.is_empty() || block.numbers.shown.is_some());
        }
    }
    Err(problem) => assert!(!problem.to_string().is_empty()),
});
