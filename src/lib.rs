//! beding composes GIBIT-compatible contract annexes for Dutch municipalities.
//!
//! What flows through it, and what each step returns:
//!
//! 1. [`read`]: files become typed values. Clauses, editions and templates make a [`model::ClauseLibrary`], a
//!    procurement makes a [`model::Dossier`], a municipality's own rules a [`model::Organisation`].
//! 2. [`compose`]: library and dossier make a [`model::Draft`]: which clauses apply and why, numbered, with their words.
//!    When nothing is open it becomes a [`model::Contract`]; only [`model::Draft::complete`] makes one.
//! 3. [`check`]: rules look at clauses and at the composed text and return findings ([`diag::Diagnostic`]).
//! 4. [`compose::of_contract`]: the contract as printed, a [`model::Sheet`]: every word, in order.
//! 5. [`typeset`]: the sheet becomes a PDF (PDF/A-3a and PDF/UA-1) that carries the contract as JSON.
//! 6. [`write`](mod@write): the sheet becomes HTML, Markdown or text; the contract becomes JSON.
//!
//! What came back from a supplier goes another way:
//!
//! 1. [`read`]: a document of any format becomes a [`model::Manuscript`], with its tracked changes and with what could not
//!    be read; [`read::transcript`] makes of it, in one view, a [`model::Transcript`]: a tree of provisions.
//! 2. [`compare`]: what was issued and what came back make a [`model::Redline`]: what happened to each provision, and its
//!    words. [`compare::tracking`] says what changed without being tracked.
//!
//! [`driver`] puts these together, one file for each thing a user asks for; [`cli`] is the command line. Arrows point
//! down only: `cli` over `driver` over `read`, `compose`, `compare`, `check`, `typeset` and `write`, which do not know
//! each other, over [`model`] over [`diag`].

pub mod check;
pub mod cli;
pub mod compare;
pub mod compose;
pub mod diag;
pub mod driver;
pub mod model;
pub mod read;
#[cfg(feature = "pdf")]
pub mod typeset;
pub mod write;
