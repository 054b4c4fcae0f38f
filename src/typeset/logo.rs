use std::panic::{AssertUnwindSafe, catch_unwind};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

use super::codes;
use crate::diag::Diagnostic;
use crate::model::Logo;

/// The largest logo.
const MAX_BYTES: usize = 1 << 20;
/// The most pixels: 1 MB of PNG can unpack to gigabytes.
const MAX_PIXELS: u64 = 25_000_000;

/// What keeps a logo from being used: its format (`svg`, `png` or `jpg`), its file, or what a screen reader says.
pub fn check_logo(format: &str, bytes: &[u8], alt: &str) -> Option<Diagnostic> {
    if alt.trim().is_empty() {
        let problem = Diagnostic::new(codes::LOGO, "the logo has no alternative text");
        return Some(problem.hint("say what it shows, e.g. the name of the municipality"));
    }
    if bytes.len() > MAX_BYTES {
        return Some(too_large());
    }
    match format {
        "svg" => check_svg(bytes),
        "png" => check_pixels(bytes, png_size(bytes), ExchangeFormat::Png),
        "jpg" => {
            let frame = jpg_frame(bytes);
            if frame.is_some_and(|frame| frame.inks == 4) {
                // An archival PDF would need the colour profile of the press.
                let problem = Diagnostic::new(codes::LOGO, "the logo is a JPEG in the four inks of a press (CMYK)");
                return Some(problem.hint("save it for the screen (RGB), or give a PNG"));
            }
            check_pixels(bytes, frame.map(|frame| (frame.width, frame.height)), ExchangeFormat::Jpg)
        }
        _ => {
            let problem = Diagnostic::new(codes::LOGO, format!("a logo cannot be a `{format}` file"));
            Some(problem.hint("give an SVG, PNG or JPEG file"))
        }
    }
}

/// What keeps the logo of a house style from being used.
pub(super) fn check(logo: &Logo) -> Option<Diagnostic> {
    match decode(&logo.data) {
        Ok(bytes) => check_logo(&logo.format, &bytes, &logo.alt),
        Err(problem) => Some(*problem),
    }
}

/// The file of a logo.
pub(super) fn decode(data: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    // Four letters hold three bytes; what is far too long is not unpacked.
    if data.len() > MAX_BYTES * 2 {
        return Err(Box::new(too_large()));
    }
    STANDARD
        .decode(data)
        .map_err(|error| Box::new(Diagnostic::new(codes::LOGO, format!("the logo is not base64: {error}"))))
}

fn too_large() -> Diagnostic {
    Diagnostic::new(codes::SIZE, format!("the logo is larger than {} MB", MAX_BYTES >> 20))
        .hint("give a smaller picture, or an SVG")
}

/// What an SVG may not hold, as it is written and as it is called.
const REFUSED: [(&str, &str); 7] = [
    ("<script", "a script"),
    ("<foreignobject", "foreign content"),
    ("<!entity", "entities"),
    ("<text", "text in a font"),
    ("@import", "a style sheet from elsewhere"),
    ("@font-face", "a font"),
    ("<?xml-stylesheet", "a style sheet from elsewhere"),
];

/// An SVG may hold shapes and nothing that is fetched, run, or set in a font that may be another one elsewhere.
///
/// The search is on the text and so refuses too much rather than too little; the world of the layout gives no files
/// either.
fn check_svg(bytes: &[u8]) -> Option<Diagnostic> {
    let problem = |message: String| Diagnostic::new(codes::LOGO, message);
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Some(problem("the logo is not an SVG in UTF-8".to_owned()));
    };
    let lower = text.to_ascii_lowercase();
    if let Some((_, what)) = REFUSED.iter().find(|(mark, _)| lower.contains(mark)) {
        let problem = problem(format!("the SVG of the logo holds {what}"));
        return Some(problem.hint("save it as plain SVG with text converted to paths, or give a PNG"));
    }
    if let Some(target) = outside(&lower) {
        let shown: String = target.chars().take(40).collect();
        let problem = problem(format!("the SVG of the logo refers to something outside itself: `{shown}`"));
        return Some(problem.hint("save it as plain SVG with everything inside, or give a PNG"));
    }
    let readable = opens(|| SvgImage::new(Bytes::new(bytes.to_vec())).is_ok());
    (!readable).then(|| problem("the logo is not an SVG that can be read".to_owned()))
}

/// The first reference in an SVG that does not lead to a part of itself.
fn outside(svg: &str) -> Option<&str> {
    let targets = ["href", "url("].into_iter().flat_map(|mark| svg.split(mark).skip(1));
    let targets = targets.map(|rest| {
        rest.trim_start_matches(|character: char| character.is_whitespace() || "=\"'(".contains(character))
    });
    targets.into_iter().find(|target| !target.starts_with('#'))
}

fn check_pixels(bytes: &[u8], size: Option<(u32, u32)>, format: ExchangeFormat) -> Option<Diagnostic> {
    let unreadable = || Diagnostic::new(codes::LOGO, "the logo is not a PNG or JPEG picture that can be read");
    let Some((width, height)) = size else { return Some(unreadable()) };
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        let problem = Diagnostic::new(codes::SIZE, format!("the logo of {width} by {height} pixels is too large"));
        return Some(problem.hint("2,000 pixels wide is plenty"));
    }
    let readable = opens(|| RasterImage::plain(Bytes::new(bytes.to_vec()), format).is_ok());
    (!readable).then(unreadable)
}

/// Whether a picture can be opened; a decoder that stops on a mistake of its own could not.
fn opens(decode: impl FnOnce() -> bool) -> bool {
    catch_unwind(AssertUnwindSafe(decode)).unwrap_or(false)
}

/// Width and height from the first chunk of a PNG.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(4..)?.strip_prefix(b"IHDR")?;
    Some((number(header.get(..4)?), number(header.get(4..8)?)))
}

/// What the frame header of a JPEG says.
#[derive(Clone, Copy)]
struct Frame {
    width: u32,
    height: u32,
    inks: u8,
}

fn jpg_frame(bytes: &[u8]) -> Option<Frame> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let [0xff, marker, high, low, ..] = *rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        match marker {
            // A fill byte.
            0xff => rest = &rest[1..],
            // Start of frame, except the three tables that have numbers in the same range.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let (height, width) = (number(rest.get(5..7)?), number(rest.get(7..9)?));
                return Some(Frame { width, height, inks: *rest.get(9)? });
            }
            _ => rest = rest.get(2 + length.max(2)..)?,
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}
