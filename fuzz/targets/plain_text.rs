//! Any bytes as plain text.
#![no_main]

mod reading;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| reading::hold(beding::read::plain_text(bytes)));
