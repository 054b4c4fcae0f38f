//! The interview of `beding new`: what a dossier needs, asked one question at a time.
//!
//! [`Interview`] is a state machine without input or output. It knows which questions matter given the answers so far
//! (`script`), reads an answer (`answer`), goes back, changes answers at the end, and writes the dossier as
//! commented YAML (`dossier`). All words it says are data: `contract-templates/questions/` and the vocabulary.
//!
//! Files are reached through [`Organisations`] and the functions in `file` only.

mod answer;
mod answers_file;
mod codes;
mod defaults;
mod dossier;
mod examples;
mod file;
mod interview;
mod question;
mod script;
mod yaml;

#[cfg(test)]
mod tests;

pub use answers_file::{AnswersOutcome, answer_from_file};
pub use codes::EXPLANATIONS;
pub use file::{Beside, Municipality, Organisations, check_target, write_dossier};
pub use interview::{Interview, Page, Reply, Scope, Setting};
pub use yaml::wrap;
