//! Any bytes as Markdown.
#![no_main]

mod reading;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| reading::hold(beding::read::markdown(bytes)));
