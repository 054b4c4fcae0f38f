use std::path::Path;

use super::compose::beside;
use super::{Error, Files, pdf};
use crate::diag::{At, Diagnostic};
use crate::model::{HouseStyle, Language, Logo, Organisation};

/// The largest logo.
const MAX_LOGO: usize = 1024 * 1024;

/// The largest font file.
const MAX_FONT: usize = 8 * 1024 * 1024;

/// The files of a font of the municipality's own.
#[derive(Debug, Clone)]
pub struct OwnFontFiles {
    /// The family.
    pub family: String,
    /// The names and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The house style of an organisation, with its logo and fonts read.
pub(super) fn house_style(
    organisation: &Organisation,
    path: &Path,
    language: Language,
    files: &dyn Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(HouseStyle, Option<OwnFontFiles>), Error> {
    use base64::Engine;
    let file = &organisation.house_style;
    let mut style = HouseStyle::default();
    let mut report = |problem: Option<Diagnostic>, path: &str| {
        diagnostics.extend(problem.map(|problem| problem.at(&organisation.file, At::Value(path.to_owned()))));
    };
    if let Some(accent) = &file.accent {
        report(pdf::check_accent(accent), "/house_style/accent");
        style.accent.clone_from(accent);
    }
    if let Some(logo) = &file.logo {
        let path = beside(path, &logo.file)?;
        let bytes = files.read(&path, MAX_LOGO)?;
        let format = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let format = if format == "jpeg" { "jpg".to_owned() } else { format };
        let alt = logo.alt.get(language).to_owned();
        report(pdf::check_logo(&format, &bytes, &alt), "/house_style/logo/file");
        style.logo = Some(Logo { format, alt, data: base64::engine::general_purpose::STANDARD.encode(bytes) });
    }
    let mut own = None;
    if let Some(font) = &file.font {
        let mut read = Vec::new();
        for name in &font.files {
            read.push((name.clone(), files.read(&beside(path, name)?, MAX_FONT)?));
        }
        style.font = Some(font.family.clone());
        own = Some(OwnFontFiles { family: font.family.clone(), files: read });
    }
    Ok((style, own))
}
