//! OSCAL, the format of NIST for controls: the library as a catalog, a contract as a profile of it, and its requirements as
//! a component definition that a supplier fills in.
//!
//! Ids follow the habits of NIST's own catalogs: `resale-ban` is a control, `resale-ban_smt.2.a` a point of its text,
//! `resale-ban_prm_report_period` a parameter, `resale-ban_obj.disclosure-log` a requirement. Nothing depends on the clock:
//! the same input gives the same bytes.

mod catalog;
mod component;
mod ids;
mod pieces;
mod profile;

use sha2::{Digest, Sha256};

use crate::model::hexadecimal;

pub use catalog::oscal_catalog;
pub use component::oscal_component;
pub use profile::{PrintedValues, oscal_profile};

/// Another OSCAL document that one builds on: where it will be, and its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OscalSource {
    /// Where it is, relative to the document or absolute.
    href: String,
    /// SHA-256 over its bytes.
    digest: String,
}

impl OscalSource {
    /// The document with this text, at this address.
    pub fn new(href: &str, text: &str) -> Self {
        Self { href: href.to_owned(), digest: hexadecimal(&Sha256::digest(text)) }
    }
}
