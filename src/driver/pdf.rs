//! The door to the typesetter.

use std::sync::OnceLock;

use super::style::OwnFontFiles;
use super::{Folders, Loaded};
use crate::diag::Diagnostic;
use crate::model::{Labels, Sheet};
use crate::typeset::{self, Attachment, FontFile, OwnFont, Resources};

pub(super) use crate::typeset::{EXPLANATIONS, check_accent, check_logo};

/// The name under which a PDF carries its contract.
pub(super) const ATTACHMENT: &str = "contract.json";

/// Typesets documents; fonts and layout are loaded when the first one is asked.
#[derive(Debug)]
pub(super) struct Press {
    /// The layout that takes the place of the bundled one.
    layout: Option<String>,
    resources: OnceLock<Resources>,
}

impl Press {
    pub fn new(folders: &Folders, loaded: &Loaded) -> Self {
        let own = folders.templates.as_ref().and_then(|_| loaded.layouts.get("contract.typ"));
        Self { layout: own.cloned(), resources: OnceLock::new() }
    }

    /// The PDF of a document; `contract` is attached as JSON.
    ///
    /// # Errors
    /// Everything that keeps the document from being typeset.
    pub fn print(
        &self,
        sheet: &Sheet,
        contract: Option<&str>,
        labels: &Labels,
        font: Option<&OwnFontFiles>,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let attachment = contract.map(|json| Attachment {
            name: ATTACHMENT.to_owned(),
            bytes: json.as_bytes().to_owned(),
            mime: "application/json".to_owned(),
            description: labels.text("attached_json").to_owned(),
        });
        match font {
            None => typeset::pdf(sheet, self.resources.get_or_init(|| self.load()), attachment.as_ref()),
            Some(font) => {
                let own = OwnFont {
                    family: font.family.clone(),
                    files: font
                        .files
                        .iter()
                        .map(|(name, bytes)| FontFile { name: name.clone(), bytes: bytes.clone().into() })
                        .collect(),
                };
                typeset::pdf(sheet, &self.load().with_font(&own)?, attachment.as_ref())
            }
        }
    }

    fn load(&self) -> Resources {
        let resources = Resources::bundled();
        match &self.layout {
            Some(layout) => resources.with_layout(layout),
            None => resources,
        }
    }
}
