use super::named::Named;
use super::pdf;
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
    named: &Named<'_>,
    language: Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> (HouseStyle, Option<OwnFontFiles>) {
    use base64::Engine;
    const LOGO: &str = "/house_style/logo/file";
    let file = &organisation.house_style;
    let mut style = HouseStyle::default();
    let at = |problem: Diagnostic, path: &str| problem.at(&organisation.file, At::Value(path.to_owned()));
    if let Some(accent) = &file.accent {
        diagnostics.extend(pdf::check_accent(accent).map(|problem| at(problem, "/house_style/accent")));
        style.accent.clone_from(accent);
    }
    if let Some(logo) = &file.logo
        && let Some((path, bytes)) = named.read(LOGO, &logo.file, MAX_LOGO, diagnostics)
    {
        let format = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let format = if format == "jpeg" { "jpg".to_owned() } else { format };
        let alt = logo.alt.get(language).to_owned();
        diagnostics.extend(pdf::check_logo(&format, &bytes, &alt).map(|problem| at(problem, LOGO)));
        style.logo = Some(Logo { format, alt, data: base64::engine::general_purpose::STANDARD.encode(bytes) });
    }
    let mut own = None;
    if let Some(font) = &file.font {
        let mut read = Vec::new();
        for (index, name) in font.files.iter().enumerate() {
            let found = named.read(&format!("/house_style/font/files/{index}"), name, MAX_FONT, diagnostics);
            read.extend(found.map(|(_, bytes)| (name.clone(), bytes)));
        }
        style.font = Some(font.family.clone());
        own = Some(OwnFontFiles { family: font.family.clone(), files: read });
    }
    (style, own)
}
