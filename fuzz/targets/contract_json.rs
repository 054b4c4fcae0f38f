//! Any text as an attached contract: what is accepted must come out again as it went in.
#![no_main]

use beding::write;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match write::parse_contract(text) {
        Ok(file) => assert_eq!(write::digest(&file.document), file.digest, "accepted with another digest"),
        Err(error) => assert!(!String::from(error).is_empty()),
    }
});
