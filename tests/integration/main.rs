//! All integration tests in one binary.

mod bad_input;
mod cli;
mod common;
mod examples;
mod gibit;
mod library;
mod organisation;
mod positions;
