//! Any bytes as a PDF: the contract attached to it, or a sentence that says why there is none.
#![no_main]

use beding::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(message) = read::attached(bytes, "contract.json") {
        assert!(!message.is_empty());
    }
});
