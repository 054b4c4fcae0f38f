//! All integration tests, one file a subject.
mod rules;
