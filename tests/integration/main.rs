//! Tests of the program as a whole: one binary, a file for each subject. CONTRIBUTING.md tells how they work.
#![allow(clippy::disallowed_methods, reason = "tests keep their files in folders of their own")]

mod bad_input;
mod cli;
mod common;
mod corpus;
mod coverage;
mod diff;
mod diff_tables;
mod docs;
mod examples;
mod gibit;
mod layers;
mod library;
mod oracles;
mod organisation;
mod pairs;
mod positions;
mod ranges;
mod read;
mod remarks;
mod report_sample;
mod reports;
mod requirements;
mod review_counts;
mod review_disclosed;
mod review_sample;
mod reviews;
mod rules;
mod schemas;
mod statements;
mod support;
mod together;
mod unacceptable;
mod weighing;
mod weighing_places;
