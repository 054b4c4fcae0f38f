//! Tests of the program as a whole: one binary, a file for each subject. CONTRIBUTING.md tells how they work.

mod corpus;
mod docs;
mod layers;
mod schemas;
mod support;
