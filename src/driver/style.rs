use std::path::Path;

use super::compose::beside;
use super::{Error, Files};
use crate::diag::Diagnostic;
use crate::model::{HouseStyle, Language, Logo, Organisation};

/// The largest logo.
const MAX_LOGO: usize = 1024 * 1024;

/// The largest font file.
const MAX_FONT: usize = 8 * 1024 * 1024;

/// The house style of an organisation, with its logo and fonts read.
pub(super) fn house_style(
    organisation: &Organisation,
    path: &Path,
    language: Language,
    files: &dyn Files,
    _diagnostics: &mut Vec<Diagnostic>,
) -> Result<(HouseStyle, Vec<Vec<u8>>), Error> {
    use base64::Engine;
    let file = &organisation.house_style;
    let mut style = HouseStyle::default();
    if let Some(accent) = &file.accent {
        style.accent.clone_from(accent);
    }
    if let Some(logo) = &file.logo {
        let path = beside(path, &logo.file)?;
        let bytes = files.read(&path, MAX_LOGO)?;
        let format = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        style.logo = Some(Logo {
            format: if format == "jpeg" { "jpg".into() } else { format },
            alt: logo.alt.get(language).to_owned(),
            data: base64::engine::general_purpose::STANDARD.encode(bytes),
        });
    }
    let mut fonts = Vec::new();
    if let Some(font) = &file.font {
        for name in &font.files {
            fonts.push(files.read(&beside(path, name)?, MAX_FONT)?);
        }
        style.font = Some(font.family.clone());
    }
    Ok((style, fonts))
}
