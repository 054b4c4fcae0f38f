//! What a page shows of its text, letter by letter: whether there is ink on the paper, whether that is painted over, cut
//! off or struck, and which words the engine does not read.

mod cut;
mod flat;
mod layers;
mod matrix;
mod state;
mod values;

use std::collections::{BTreeMap, HashMap, HashSet};

use pdf_oxide::PdfDocument;
use pdf_oxide::extractors::TextExtractor;
use pdf_oxide::object::Object;

use flat::{Flat, Source};
pub(super) use matrix::Area;
use matrix::within;
use unicode_normalization::UnicodeNormalization;

use super::run::Run;
use crate::model::LossKind;
use crate::read::losses::quoted;

/// How far the place of a piece of text may lie outside a page that shows it, in points.
const NEAR: f32 = 1.0;

/// How far above the place where text begins something may hide or strike it, in points.
const ABOVE: f32 = 20.0;

/// How high something is that hides letters, as a part of their size; what is lower may strike them.
const HIGH: f32 = 0.5;

/// A letter on a page.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    letter: char,
    x: f32,
    y: f32,
    right: f32,
    size: f32,
    look: Look,
    show: usize,
}

/// How a letter is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Without ink, painted over, or cut off.
    pub hidden: bool,
    /// White.
    pub white: bool,
    /// With a line through it.
    pub struck: bool,
}

/// The text of a page as it is drawn.
#[derive(Debug, Default)]
pub(super) struct Ink {
    /// Its letters; none where all of them are shown as the engine reads them.
    letters: Vec<Letter>,
    /// How many pieces of text begin outside what is shown of the page.
    pub outside: usize,
    /// What each annotation shows, by ordinal.
    pub annotations: BTreeMap<usize, String>,
    /// What patterns and letters that are drawn hold.
    pub drawn: Vec<String>,
    /// What the page shows, where the file says other words for it: the baseline and the letters.
    pub replaced: Vec<(f32, String)>,
    /// Whether letters were drawn of which no font says what they are.
    pub drawn_letters: bool,
    /// Whether there was more than is gone through.
    pub cut: bool,
}

/// A page as it is looked through.
pub(super) struct Sheet<'f> {
    pub document: &'f PdfDocument,
    /// Its ordinal, from 0.
    pub number: usize,
    /// What is shown of it.
    pub visible: Area,
    /// The names of the layers that are off.
    pub off: &'f HashSet<String>,
    /// The areas of its pictures.
    pub pictures: &'f [Area],
    /// What annotations draw, with their ordinals and rectangles.
    pub appearances: Vec<(usize, Object, Area)>,
}

impl Ink {
    /// Looks through a page.
    pub fn of(sheet: &Sheet<'_>) -> Self {
        let Sheet { document, pictures, .. } = sheet;
        let page = document.get_page(sheet.number).ok();
        let resources = page.as_ref().and_then(|page| page.as_dict()?.get("Resources"));
        let resources = resources.and_then(|resources| document.resolve_object(resources).ok());
        let resources = resources.as_ref().and_then(Object::as_dict).cloned().unwrap_or_default();
        let mut flat = Flat::new(document, sheet.off, pictures);
        flat.page(&document.get_page_content_data(sheet.number).unwrap_or_default(), &resources);
        for (ordinal, form, rectangle) in &sheet.appearances {
            flat.annotation(*ordinal, form, *rectangle);
        }
        let [_, bottom, right, top] = sheet.visible;
        let is_outside = |show: &&flat::Show| show.start.0 > right || !(bottom - NEAR..=top).contains(&show.start.1);
        let on_page = flat.shows.iter().filter(|show| show.source == Source::Page);
        let mut ink = Self {
            outside: on_page.filter(is_outside).count(),
            drawn_letters: flat.drawn_letters,
            cut: flat.cut,
            ..Self::default()
        };
        if is_plain(&flat) {
            return ink;
        }
        let letters = letters(document, &flat, pictures);
        for source in letters.chunk_by(|one, next| flat.shows[one.show].source == flat.shows[next.show].source) {
            let said = words(source.iter().filter(|letter| !letter.look.hidden));
            match flat.shows[source[0].show].source {
                _ if said.is_empty() => {}
                Source::Page => {}
                Source::Annotation(ordinal) => _ = ink.annotations.insert(ordinal, said),
                Source::Pattern | Source::Letter => ink.drawn.push(said),
            }
        }
        ink.letters = letters;
        ink.letters.retain(|letter| flat.shows[letter.show].source == Source::Page);
        ink.replaced = replaced(&ink.letters, &flat);
        ink
    }
}

impl Ink {
    /// What the page shows or may show, and is not among the pieces of text that were read.
    pub fn unread(&self, runs: &[Run]) -> Vec<(LossKind, String)> {
        let mut unread = Vec::new();
        for words in &self.drawn {
            unread.push((LossKind::Drawing, format!("text in a drawing: {}", quoted(words))));
        }
        for (y, shown) in &self.replaced {
            let mut line: Vec<&Run> = runs.iter().filter(|run| (run.y - y).abs() < NEAR).collect();
            line.sort_by(|one, other| one.x.total_cmp(&other.x));
            let read = line.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ");
            if is_other(shown, &read) {
                let read = if read.trim().is_empty() { "nothing".to_owned() } else { quoted(&read) };
                let what = format!("the page shows {} and the file says {read}", quoted(shown));
                unread.push((LossKind::NotShown, what));
            }
        }
        if self.drawn_letters {
            unread.push((
                LossKind::Undecoded,
                "letters that are drawn, in a font that does not say what they are".to_owned(),
            ));
        }
        if self.cut {
            unread.push((LossKind::TooMuch, "drawing".to_owned()));
        }
        unread
    }
}

/// Whether what is shown has other letters than what is read; those that cannot be told are no others.
fn is_other(shown: &str, read: &str) -> bool {
    let letters = |text: &str| -> String {
        let same = text.nfkc().filter(|character| character.is_alphanumeric());
        same.flat_map(char::to_lowercase).collect()
    };
    let is_told = !shown.contains(|sign: char| sign == '\u{FFFD}' || ('\u{E000}'..='\u{F8FF}').contains(&sign));
    is_told && letters(shown) != letters(read)
}

/// Whether nothing hides any text of a page, or stands beside what the engine reads.
fn is_plain(flat: &Flat<'_>) -> bool {
    let is_odd = |show: &flat::Show| {
        show.inkless
            || show.white
            || show.replaced
            || show.source != Source::Page
            || !within(show.clip, show.start.0, show.start.1)
    };
    let over = |painted: &flat::Painted| {
        let [_, bottom, right, top] = painted.area;
        let shows = flat.shows.iter().take(painted.after);
        // Where a piece of text ends is not known yet.
        shows.into_iter().any(|show| show.start.0 < right && (bottom - ABOVE..=top).contains(&show.start.1))
    };
    !flat.shows.iter().any(is_odd) && !flat.painted.iter().any(over)
}

/// The letters of all pieces of text, in the order in which they are drawn.
fn letters(document: &PdfDocument, flat: &Flat<'_>, pictures: &[Area]) -> Vec<Letter> {
    let fonts = flat.fonts.iter().enumerate().map(|(ordinal, font)| (format!("F{ordinal}"), font.clone()));
    let fonts = Object::Dictionary(fonts.collect());
    let resources = Object::Dictionary(HashMap::from([("Font".to_owned(), fonts)]));
    let mut extractor = TextExtractor::new();
    extractor.set_resources(resources.clone());
    extractor.set_document(document);
    if document.load_fonts_public(&resources, &mut extractor).is_err() {
        return Vec::new();
    }
    let Ok(found) = extractor.extract_owned(flat.stream.as_bytes()) else { return Vec::new() };
    let painted = Bands::of(&flat.painted);
    let mut letters: Vec<Letter> = found
        .into_iter()
        .filter_map(|one| {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a colour has 256 steps")]
            let [r, g, b] = [one.color.r, one.color.g, one.color.b].map(|part| (part * 255.0).round() as usize & 0xFF);
            let show = (r << 16) | (g << 8) | b;
            let piece = flat.shows.get(show)?;
            let size = one.font_size.abs().max(0.1);
            let (x, y, right) = (one.origin_x, one.origin_y, one.bbox.x + one.bbox.width);
            let (middle, height) = (f32::midpoint(x, right), y + 0.3 * size);
            let mut look = Look { hidden: piece.inkless, white: piece.white, struck: false };
            // Text without ink over a picture is what a scanner read in it.
            look.hidden &= !pictures.iter().any(|picture| within(*picture, middle, height));
            look.hidden |= !within(piece.clip, middle, height);
            let over = painted.at(height).filter(|painted| painted.after > show && piece.source == Source::Page);
            for painted in over {
                let [left, bottom, right, top] = painted.area;
                if top - bottom >= HIGH * size {
                    look.hidden |= painted.covers && within(painted.area, middle, height);
                } else {
                    let is_through = (y + 0.15 * size..y + 0.45 * size).contains(&f32::midpoint(bottom, top));
                    look.struck |= is_through && (left..=right).contains(&middle);
                }
            }
            Some(Letter { letter: one.char, x, y, right, size, look, show })
        })
        .collect();
    letters.sort_by(|one, other| one.show.cmp(&other.show).then(one.x.total_cmp(&other.x)));
    letters
}

/// What was painted, by the bands of the page that it lies in.
struct Bands<'p>(BTreeMap<i64, Vec<&'p flat::Painted>>);

impl<'p> Bands<'p> {
    /// How high a band is, in points.
    const HEIGHT: f32 = 12.0;

    /// The bands that are told apart, above and below the foot of a page.
    const MOST: i64 = 1_500;

    fn of(painted: &'p [flat::Painted]) -> Self {
        let mut bands: BTreeMap<i64, Vec<&flat::Painted>> = BTreeMap::new();
        for one in painted {
            // What is thin may strike letters whose middle lies in the next band.
            for band in Self::band(one.area[1] - Self::HEIGHT)..=Self::band(one.area[3] + Self::HEIGHT) {
                bands.entry(band).or_default().push(one);
            }
        }
        Self(bands)
    }

    #[allow(clippy::cast_possible_truncation, reason = "a height that is no number of bands is brought within bounds")]
    fn band(y: f32) -> i64 {
        ((y / Self::HEIGHT).floor() as i64).clamp(-Self::MOST, Self::MOST)
    }

    /// What may lie over or through letters of which the middle is at a height.
    fn at(&self, y: f32) -> impl Iterator<Item = &'p flat::Painted> {
        self.0.get(&Self::band(y)).into_iter().flatten().copied()
    }
}

/// What letters say in the order in which they are drawn, with spaces where they lie apart.
fn words<'l>(letters: impl Iterator<Item = &'l Letter>) -> String {
    let mut words = String::new();
    let mut last: Option<&Letter> = None;
    for letter in letters {
        let apart = last.is_some_and(|last| {
            (letter.y - last.y).abs() > 0.3 * last.size || (letter.x - last.right).abs() > 0.2 * last.size
        });
        if apart && !words.ends_with(' ') {
            words.push(' ');
        }
        words.push(letter.letter);
        last = Some(letter);
    }
    crate::model::single_spaced(&super::run::plain(&words))
}

/// What the page shows in lines of which the file says the words of a part: the baseline and the words.
fn replaced(letters: &[Letter], flat: &Flat<'_>) -> Vec<(f32, String)> {
    let mut lines: Vec<f32> = Vec::new();
    for letter in letters.iter().filter(|letter| flat.shows[letter.show].replaced && !letter.look.hidden) {
        if !lines.iter().any(|y| (y - letter.y).abs() < NEAR) {
            lines.push(letter.y);
        }
    }
    let line = |y: f32| {
        let mut line: Vec<&Letter> = letters.iter().filter(|letter| (letter.y - y).abs() < NEAR).collect();
        line.sort_by(|one, other| one.x.total_cmp(&other.x));
        (y, words(line.into_iter()))
    };
    lines.into_iter().map(line).collect()
}
