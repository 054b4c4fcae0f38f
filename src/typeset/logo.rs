use std::panic::{AssertUnwindSafe, catch_unwind};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use roxmltree::{Document, Node};
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

/// The most elements of an SVG; the arms of a municipality have some hundreds.
const MAX_ELEMENTS: usize = 5_000;
/// The deepest nesting of elements.
const MAX_DEPTH: usize = 64;
/// The longest attribute, in bytes.
const MAX_ATTRIBUTE: usize = 100_000;
/// The most attributes of an element, and namespaces of a file: the parser compares each with all others.
const MAX_NAMES: usize = 300;
/// The most bytes of clip paths, counted for each element that is clipped: each is written for each.
const MAX_CLIPPING: usize = 5_000_000;
/// The largest width or height.
const MAX_LENGTH: f64 = 100_000.0;
/// The most colours of a gradient.
const MAX_STOPS: usize = 200;
const SVG: &str = "http://www.w3.org/2000/svg";
/// The namespaces of attributes that mean something in an SVG; those of drawing programs do not.
const READ: [&str; 3] = [SVG, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"];
/// The elements that an SVG may hold: plain shapes, their colours and their edges.
const ALLOWED: &str = "svg g defs path rect circle ellipse line polyline polygon linearGradient radialGradient stop \
                       clipPath title desc metadata";

/// What is wrong with an SVG, and what to do about it.
type Wrong = (String, &'static str);

const PLAIN: &str = "save it as plain SVG, or give a PNG";
const SHAPES: &str = "draw it as plain shapes, or give a PNG";
const SIZE: &str = "has a size that is not above 0 and at most 100,000";
const INSIDE: &str = "save it as plain SVG with everything inside, or give a PNG";

/// An SVG may hold plain shapes, and nothing that is fetched, run, set in a font or calculated for each pixel.
///
/// The elements are listed that are allowed: a filter of one line can keep the engine busy for minutes, or stop it.
fn check_svg(bytes: &[u8]) -> Option<Diagnostic> {
    let unreadable = || ("the logo is not an SVG in UTF-8 that can be read".to_owned(), PLAIN);
    let readable = || opens(|| SvgImage::new(Bytes::new(bytes.to_vec())).is_ok());
    let checked = std::str::from_utf8(bytes).map_err(|_| unreadable()).and_then(check_xml);
    let checked = checked.and_then(|()| if readable() { Ok(()) } else { Err(unreadable()) });
    checked.err().map(|(message, hint)| Diagnostic::new(codes::LOGO, message).hint(hint))
}

/// Checks the file as a whole, and each element of it.
fn check_xml(text: &str) -> Result<(), Wrong> {
    let wrong = |what: &str, hint| Err((format!("the SVG of the logo {what}"), hint));
    let crowded = |tag: &str| tag.bytes().filter(|byte| *byte == b'=').count() > MAX_NAMES;
    if text.split('<').any(crowded) || text.matches("xmlns").count() > MAX_NAMES {
        return wrong("has an element with too many attributes", PLAIN);
    }
    let file = match Document::parse(text) {
        Ok(file) => file,
        Err(roxmltree::Error::DtdDetected) => return wrong("has a `<!DOCTYPE`", "take that line out, or give a PNG"),
        Err(error) => return wrong(&format!("cannot be read: {}", short(&error.to_string(), 100)), PLAIN),
    };
    if !file.root_element().has_tag_name((SVG, "svg")) {
        return Err((at(file.root_element(), "is not an `<svg>` in the namespace of SVG"), PLAIN));
    }
    let elements = || file.descendants().filter(Node::is_element);
    if elements().count() > MAX_ELEMENTS {
        return wrong(&format!("has more than {MAX_ELEMENTS} elements"), SHAPES);
    }
    let clips = elements().filter(|node| node.has_tag_name("clipPath")).map(|clip| clip.range().len());
    if clips.sum::<usize>() * elements().filter(|node| clipped(*node)).count() > MAX_CLIPPING {
        return wrong("clips too much", SHAPES);
    }
    // A stack of our own: how deep it goes is not known yet.
    let mut open = vec![(file.root(), 0)];
    while let Some((parent, depth)) = open.pop() {
        for node in parent.children() {
            if node.pi().is_some_and(|instruction| instruction.target == "xml-stylesheet") {
                return wrong("takes its style from elsewhere", PLAIN);
            }
            if node.is_element() {
                if depth == MAX_DEPTH {
                    return Err((at(node, &format!("is nested more than {MAX_DEPTH} deep")), SHAPES));
                }
                check_element(node)?;
                if node.tag_name().name() != "metadata" {
                    open.push((node, depth + 1));
                }
            }
        }
    }
    Ok(())
}

/// Checks one element with its attributes; its children are checked by themselves.
fn check_element(node: Node) -> Result<(), Wrong> {
    let tag = node.tag_name().name();
    if node.tag_name().namespace() != Some(SVG) || !ALLOWED.split(' ').any(|allowed| allowed == tag) {
        let hint = if tag.starts_with('t') { "convert text to outlines (paths), or give a PNG" } else { SHAPES };
        return Err((at(node, "cannot be in a logo"), hint));
    }
    match tag {
        // The engine applies style sheets wherever they stand.
        "metadata" => {
            if let Some(style) = node.descendants().find(|inner| inner.has_tag_name("style")) {
                return Err((at(style, "cannot be in a logo"), SHAPES));
            }
        }
        "linearGradient" | "radialGradient" if node.children().filter(Node::is_element).count() > MAX_STOPS => {
            return Err((at(node, &format!("has more than {MAX_STOPS} colours")), SHAPES));
        }
        // Each would be drawn again for each use of the one around it.
        "clipPath" if node.descendants().any(clipped) => return Err((at(node, "is clipped itself"), SHAPES)),
        _ => {}
    }
    node.attributes().try_for_each(|found| check_attribute(node, found.namespace(), found.name(), found.value()))
}

/// Checks one attribute by its name without prefix.
fn check_attribute(node: Node, namespace: Option<&str>, name: &str, value: &str) -> Result<(), Wrong> {
    let refused = |what: &str, hint| Err((at(node, &format!("{what} (`{}`)", short(name, 40))), hint));
    if value.len() > MAX_ATTRIBUTE {
        return refused("has an attribute that is too long", SHAPES);
    }
    // The engine reads a `style` of any namespace.
    if name != "style" && namespace.is_some_and(|namespace| !READ.contains(&namespace)) {
        return Ok(());
    }
    let (key, lower) = (name.to_ascii_lowercase(), value.to_ascii_lowercase());
    let outside = format!("refers to something outside the logo: `{}`", short(value, 40));
    let effect = |style: &str| words(style).any(|word| matches!(word, "filter" | "mask"));
    let hidden = |style: &str| style.contains(['@', '\\']) || style.contains("expression") || style.contains("/*");
    match key.as_str() {
        _ if key.starts_with("on") => return refused("runs a script", SHAPES),
        "filter" | "mask" => return refused("has an effect", SHAPES),
        "href" if !value.starts_with('#') => return refused(&outside, INSIDE),
        "style" if hidden(&lower) => return refused("has more than plain style", PLAIN),
        "style" if effect(&lower) => return refused("has an effect", SHAPES),
        "width" | "height" if !is_length(value, node.tag_name().name() == "rect") => return refused(SIZE, PLAIN),
        "viewbox" if !is_view(value) => return refused(SIZE, PLAIN),
        _ => {}
    }
    // A backslash can spell `url(` in other letters.
    let away = |to: &str| !to.trim_start_matches([' ', '\t', '\n', '\r', '"', '\'']).starts_with('#');
    if lower.split("url(").skip(1).any(away) || (value.contains('\\') && value.contains('(')) {
        return refused(&outside, INSIDE);
    }
    Ok(())
}

/// Whether an element is cut off along a clip path.
fn clipped(node: Node) -> bool {
    let styled = |style: &str| words(style).any(|word| word == "clip-path");
    node.attributes().any(|found| found.name() == "clip-path" || found.name() == "style" && styled(found.value()))
}

/// The names in a style.
fn words(style: &str) -> impl Iterator<Item = &str> {
    style.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '_')
}

/// Whether it is a length such as `200`, `52.5mm` or `100%`; that of a shape may be zero.
fn is_length(value: &str, zero: bool) -> bool {
    let number = ["px", "pt", "pc", "mm", "cm", "in", "%"].iter().find_map(|unit| value.strip_suffix(unit));
    let number = number.unwrap_or(value).parse::<f64>();
    number.is_ok_and(|number| (number > 0.0 || zero && number == 0.0) && number <= MAX_LENGTH)
}

/// Whether it is a corner, a width and a height.
fn is_view(value: &str) -> bool {
    let spaced = value.replace(',', " ");
    let numbers: Vec<_> = spaced.split_whitespace().collect();
    let corner = |number: &str| number.parse::<f64>().is_ok_and(|number| number.abs() <= MAX_LENGTH);
    let size = |number: &str| corner(number) && is_length(number, false);
    matches!(*numbers, [x, y, width, height] if corner(x) && corner(y) && size(width) && size(height))
}

/// An element and its line, and what is wrong with it.
fn at(node: Node, what: &str) -> String {
    let line = node.document().text_pos_at(node.range().start).row;
    format!("`<{}>` on line {line} of the SVG of the logo {what}", short(node.tag_name().name(), 40))
}

/// The start of what others wrote, on one line.
fn short(text: &str, most: usize) -> String {
    text.chars().take(most).map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
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
