//! All text of a page in one stream: that of forms, of patterns, of letters that are drawn, and of what lies on the page.
//!
//! Forms within forms are put where they are drawn. Each piece of text gets a colour of its own, so that letters that the
//! engine finds can be told by that: it joins pieces beside each other, whatever hides one of them.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;

use pdf_oxide::PdfDocument;
use pdf_oxide::content::{Operator, TextElement, parse_content_stream};
use pdf_oxide::object::Object;

use super::layers;
use super::matrix::{Area, Matrix, PLAIN, around, common, corners, is_same, moved, square, times};
use super::state::{Paint, Space, State};
use super::values::{float, hex, is_named, matrix, next_line, numbers, rectangle};

/// The most graphics states inside each other.
const MAX_STATES: usize = 512;

/// How deep forms may stand in forms.
const DEEPEST: usize = 12;

/// The most streams of a page that are gone through.
const MAX_STREAMS: usize = 2_000;

/// The most operators of a page that are gone through.
const MAX_OPERATORS: usize = 3_000_000;

/// The most pieces of text that can be told apart: as many as there are colours.
const MAX_SHOWS: usize = 1 << 24;

/// The properties of an object.
pub(super) type Fields = HashMap<String, Object>;

/// What a piece of text is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// The page, or a form on it.
    Page,
    /// What lies on the page: the annotation with this ordinal.
    Annotation(usize),
    /// What areas or lines are filled with.
    Pattern,
    /// A letter of a font that is drawn.
    Letter,
}

/// A piece of text.
#[derive(Debug)]
pub(super) struct Show {
    /// Where it begins.
    pub start: (f32, f32),
    /// What is shown of it.
    pub clip: Area,
    /// Whether it leaves no ink.
    pub inkless: bool,
    /// Whether it is white.
    pub white: bool,
    /// Whether the file says other words for it.
    pub replaced: bool,
    /// What it is part of.
    pub source: Source,
}

/// What was painted, and after how many pieces of text.
#[derive(Debug)]
pub(super) struct Painted {
    pub area: Area,
    pub after: usize,
    /// Whether it hides what is below; a thin line that does not may still strike it.
    pub covers: bool,
}

/// The text of a page.
pub(super) struct Flat<'f> {
    document: &'f PdfDocument,
    /// The names of the layers that are off.
    off: &'f HashSet<String>,
    /// The areas of the pictures on the page.
    pictures: &'f [Area],
    /// Its streams, as one.
    pub stream: String,
    /// The fonts that the stream names, by ordinal.
    pub fonts: Vec<Object>,
    pub shows: Vec<Show>,
    pub painted: Vec<Painted>,
    /// Whether there was more than is gone through.
    pub cut: bool,
    /// Whether letters were drawn of which no font says what they are.
    pub drawn_letters: bool,
    streams: usize,
    operators: usize,
    /// The patterns and fonts that were gone into.
    entered: BTreeSet<(u32, u16)>,
}

impl<'f> Flat<'f> {
    pub fn new(document: &'f PdfDocument, off: &'f HashSet<String>, pictures: &'f [Area]) -> Self {
        Self {
            document,
            off,
            pictures,
            stream: String::new(),
            fonts: Vec::new(),
            shows: Vec::new(),
            painted: Vec::new(),
            cut: false,
            drawn_letters: false,
            streams: 0,
            operators: 0,
            entered: BTreeSet::new(),
        }
    }

    /// The object itself, where it is referred to.
    fn get(&self, object: Option<&Object>) -> Option<Object> {
        self.document.resolve_object(object?).ok().filter(|object| !matches!(object, Object::Null))
    }

    /// One of the resources of a kind.
    fn resource(&self, resources: &Fields, kind: &str, name: &str) -> Option<Object> {
        let all = self.get(resources.get(kind))?;
        all.as_dict()?.get(name).cloned()
    }

    /// Goes through the stream of the page itself.
    pub fn page(&mut self, stream: &[u8], resources: &Fields) {
        self.walk(stream, resources, State::default(), Source::Page, 0);
    }

    /// Goes through what an annotation draws into its rectangle.
    pub fn annotation(&mut self, ordinal: usize, form: &Object, rectangle: Area) {
        let Some(form) = self.get(Some(form)) else { return };
        let Some(fields) = form.as_dict() else { return };
        let (matrix, bounds) = (matrix(self.get(fields.get("Matrix"))), self.area(fields.get("BBox")));
        let box_of = bounds.map_or(square(matrix), |bounds| around(&corners(matrix, bounds)));
        let scale = |side: usize| {
            let (own, wanted) = (box_of[side + 2] - box_of[side], rectangle[side + 2] - rectangle[side]);
            if own.abs() < f32::EPSILON { 1.0 } else { wanted / own }
        };
        let (x, y) = (scale(0), scale(1));
        let page = [x, 0.0, 0.0, y, rectangle[0] - x * box_of[0], rectangle[1] - y * box_of[1]];
        self.put(&format!("q {} cm", numbers(&page)));
        self.form(&form, &Fields::new(), State { page, ..State::default() }, Source::Annotation(ordinal), 0);
        self.put("Q");
    }

    fn area(&self, object: Option<&Object>) -> Option<Area> {
        let Object::Array(sides) = self.get(object)? else { return None };
        let [x1, y1, x2, y2] = sides.iter().map(float).collect::<Option<Vec<f32>>>()?[..] else { return None };
        Some([x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)])
    }

    fn put(&mut self, operator: &str) {
        self.stream.push_str(operator);
        self.stream.push('\n');
    }

    /// Goes through a form, a pattern or a letter: a stream with resources and a place of its own.
    fn form(&mut self, form: &Object, around_it: &Fields, state: State, source: Source, depth: usize) {
        if depth > DEEPEST || self.streams >= MAX_STREAMS {
            self.cut = true;
            return;
        }
        self.streams += 1;
        let Some(fields) = form.as_dict() else { return };
        // Streams of a file that is encrypted are taken apart by the engine alone.
        let Ok(stream) = form.decode_stream_data() else { return };
        let own = matrix(self.get(fields.get("Matrix")));
        let mut inner = State { page: times(own, state.page), ..state };
        if let Some(bounds) = self.area(fields.get("BBox")) {
            inner.clip = common(inner.clip, around(&corners(inner.page, bounds)));
        }
        inner.off |= fields.get("OC").is_some_and(|layer| layers::is_off(self.document, layer, self.off));
        let resources = self.get(fields.get("Resources"));
        let resources = resources.as_ref().and_then(Object::as_dict).unwrap_or(around_it);
        self.put(&format!("q {} cm", numbers(&own)));
        self.walk(&stream, resources, inner, source, depth + 1);
        self.put("Q");
    }

    fn walk(&mut self, stream: &[u8], resources: &Fields, start: State, source: Source, depth: usize) {
        let Ok(operators) = parse_content_stream(stream) else { return };
        let mut state = start;
        let mut outer: Vec<State> = Vec::new();
        let mut marked: Vec<Marked> = Vec::new();
        let (mut line, mut points, mut paths): (Matrix, Vec<(f32, f32)>, Vec<Area>) = (PLAIN, Vec::new(), Vec::new());
        let mut clips = false;
        for operator in operators {
            self.operators += 1;
            if self.operators > MAX_OPERATORS || self.shows.len() >= MAX_SHOWS {
                self.cut = true;
                break;
            }
            match operator {
                Operator::SaveState if outer.len() < MAX_STATES => {
                    outer.push(state.clone());
                    self.put("q");
                }
                Operator::RestoreState => {
                    if let Some(before) = outer.pop() {
                        state = before;
                        self.put("Q");
                    }
                }
                Operator::Cm { a, b, c, d, e, f } => {
                    state.page = times([a, b, c, d, e, f], state.page);
                    self.put(&format!("{} cm", numbers(&[a, b, c, d, e, f])));
                }
                Operator::BeginText => {
                    line = PLAIN;
                    self.put("BT");
                }
                Operator::EndText => self.put("ET"),
                Operator::Tm { a, b, c, d, e, f } => {
                    line = [a, b, c, d, e, f];
                    self.put(&format!("{} Tm", numbers(&line)));
                }
                Operator::TL { leading } => {
                    state.leading = leading;
                    self.put(&format!("{leading} TL"));
                }
                Operator::Tr { render } => state.mode = render,
                Operator::Tc { char_space } => self.put(&format!("{char_space} Tc")),
                Operator::Tw { word_space } => self.put(&format!("{word_space} Tw")),
                Operator::Tz { scale } => self.put(&format!("{scale} Tz")),
                Operator::Ts { rise } => self.put(&format!("{rise} Ts")),
                Operator::Tf { font, size } => {
                    state.size = size;
                    self.font(&font, size, resources, &state, depth);
                }
                Operator::Td { tx, ty } => {
                    line = times([1.0, 0.0, 0.0, 1.0, tx, ty], line);
                    self.put(&format!("{tx} {ty} Td"));
                }
                Operator::TD { tx, ty } => {
                    state.leading = -ty;
                    line = times([1.0, 0.0, 0.0, 1.0, tx, ty], line);
                    self.put(&format!("{tx} {ty} TD"));
                }
                Operator::TStar => {
                    line = next_line(line, state.leading);
                    self.put("T*");
                }
                Operator::Quote { text } => {
                    line = next_line(line, state.leading);
                    self.show(line, &state, &marked, source, &format!("{} '", hex(&text)));
                }
                Operator::DoubleQuote { word_space, char_space, text } => {
                    line = next_line(line, state.leading);
                    let shown = format!("{word_space} {char_space} {} \"", hex(&text));
                    self.show(line, &state, &marked, source, &shown);
                }
                Operator::Tj { text } => self.show(line, &state, &marked, source, &format!("{} Tj", hex(&text))),
                Operator::TJ { array } => {
                    let mut shown = String::from("[");
                    for element in &array {
                        match element {
                            TextElement::String(text) => shown.push_str(&hex(text)),
                            TextElement::Offset(offset) => _ = write!(shown, " {offset} "),
                        }
                    }
                    shown.push_str("] TJ");
                    self.show(line, &state, &marked, source, &shown);
                }
                Operator::SetFillGray { gray } => state.ink = Paint::device(&[gray]),
                Operator::SetFillRgb { r, g, b } => state.ink = Paint::device(&[r, g, b]),
                Operator::SetFillCmyk { c, m, y, k } => state.ink = Paint::device(&[c, m, y, k]),
                Operator::SetFillColorSpace { name } => {
                    state.ink = Paint { space: self.space(&name, resources), white: false };
                }
                Operator::SetFillColor { components } => state.ink = state.ink.of(&components),
                Operator::SetFillColorN { components, name } => {
                    state.ink = state.ink.of(&components);
                    if let Some(name) = name {
                        self.pattern(&name, resources, &state, depth);
                    }
                }
                Operator::SetStrokeColorN { name: Some(name), .. } => self.pattern(&name, resources, &state, depth),
                Operator::SetExtGState { dict_name } => self.named_state(&dict_name, resources, &mut state),
                Operator::BeginMarkedContent { tag } => marked.push(Marked::of(&tag, None)),
                Operator::BeginMarkedContentDict { tag, properties } => {
                    let properties = match *properties {
                        Object::Name(name) => self.resource(resources, "Properties", &name),
                        other => Some(other),
                    };
                    let layer = properties.clone().filter(|_| tag == "OC");
                    let properties = self.get(properties.as_ref());
                    let mut one = Marked::of(&tag, properties.as_ref().and_then(Object::as_dict));
                    one.off = layer.is_some_and(|layer| layers::is_off(self.document, &layer, self.off));
                    marked.push(one);
                }
                Operator::EndMarkedContent => _ = marked.pop(),
                Operator::MoveTo { x, y } => {
                    paths.extend(rectangle(&std::mem::take(&mut points)));
                    points.push(moved(state.page, x, y));
                }
                Operator::LineTo { x, y } => points.push(moved(state.page, x, y)),
                Operator::CurveTo { .. } | Operator::CurveToV { .. } | Operator::CurveToY { .. } => points.clear(),
                Operator::Rectangle { x, y, width, height } => {
                    paths.push(square(times([width, 0.0, 0.0, height, x, y], state.page)));
                }
                Operator::ClipNonZero | Operator::ClipEvenOdd => clips = true,
                Operator::Fill
                | Operator::FillEvenOdd
                | Operator::FillStroke
                | Operator::FillStrokeEvenOdd
                | Operator::CloseFillStroke
                | Operator::CloseFillStrokeEvenOdd
                | Operator::Stroke
                | Operator::CloseAndStroke
                | Operator::EndPath => {
                    paths.extend(rectangle(&std::mem::take(&mut points)));
                    let strokes = matches!(operator, Operator::Stroke | Operator::CloseAndStroke);
                    if !matches!(operator, Operator::EndPath) && !state.leaves_no_paint() {
                        for area in &paths {
                            let is_line = area[3] - area[1] < 3.0;
                            if !strokes || is_line {
                                self.paint(*area, &state, !strokes);
                            }
                        }
                    }
                    if std::mem::take(&mut clips)
                        && let [area] = paths[..]
                    {
                        state.clip = common(state.clip, area);
                    }
                    paths.clear();
                }
                Operator::PaintShading { .. } if state.clip[2].is_finite() => self.paint(state.clip, &state, true),
                Operator::InlineImage { .. } => self.paint(square(state.page), &state, true),
                Operator::Do { name } => self.external(&name, resources, &state, &marked, source, depth),
                _ => {}
            }
        }
        for _ in outer {
            self.put("Q");
        }
    }

    fn show(&mut self, line: Matrix, state: &State, marked: &[Marked], source: Source, shown: &str) {
        let index = self.shows.len();
        let parts = [index >> 16, (index >> 8) & 0xFF, index & 0xFF].map(|part| f64::from(part as u32 & 0xFF) / 255.0);
        self.put(&format!("{} {} {} rg {shown}", parts[0], parts[1], parts[2]));
        let [.., x, y] = times(line, state.page);
        self.shows.push(Show {
            start: (x, y),
            clip: state.clip,
            inkless: state.leaves_no_ink() || marked.iter().any(|one| one.off),
            white: state.ink.white && matches!(state.mode, 0 | 4),
            replaced: marked.iter().any(|one| one.replaced),
            source,
        });
    }

    fn paint(&mut self, area: Area, state: &State, fills: bool) {
        let area = common(area, state.clip);
        if area[0] <= area[2] && area[1] <= area[3] && !self.shows.is_empty() {
            self.painted.push(Painted { area, after: self.shows.len(), covers: fills && state.covers() });
        }
    }

    /// Draws a picture or a form.
    fn external(
        &mut self,
        name: &str,
        resources: &Fields,
        state: &State,
        marked: &[Marked],
        source: Source,
        depth: usize,
    ) {
        let painted = square(state.page);
        if self.pictures.iter().any(|picture| is_same(*picture, painted)) {
            self.paint(painted, state, true);
        }
        let object = self.resource(resources, "XObject", name);
        let Some(object) = self.get(object.as_ref()) else { return };
        let is_form =
            object.as_dict().and_then(|fields| fields.get("Subtype")).and_then(Object::as_name) == Some("Form");
        if is_form {
            let off = state.off || marked.iter().any(|one| one.off);
            self.form(&object, resources, State { off, ..state.clone() }, source, depth);
        }
    }

    /// Goes into a pattern that holds text.
    fn pattern(&mut self, name: &str, resources: &Fields, state: &State, depth: usize) {
        let Some(pattern) = self.resource(resources, "Pattern", name) else { return };
        if !self.enters(&pattern) {
            return;
        }
        if let Some(pattern @ Object::Stream { .. }) = self.get(Some(&pattern)) {
            self.form(&pattern, resources, State { ink: Paint::default(), ..state.clone() }, Source::Pattern, depth);
        }
    }

    /// Whether something that is referred to was not gone into before.
    fn enters(&mut self, object: &Object) -> bool {
        object.as_reference().is_none_or(|reference| self.entered.insert((reference.id, reference.r#gen)))
    }

    fn font(&mut self, name: &str, size: f32, resources: &Fields, state: &State, depth: usize) {
        let Some(font) = self.resource(resources, "Font", name) else { return };
        let ordinal = self.fonts.iter().position(|known| *known == font).unwrap_or(self.fonts.len());
        if ordinal == self.fonts.len() {
            self.fonts.push(font.clone());
            self.drawn(&font, state, depth);
        }
        self.put(&format!("/F{ordinal} {size} Tf"));
    }

    /// Goes into the letters of a font that are drawn, as far as they hold text themselves.
    fn drawn(&mut self, font: &Object, state: &State, depth: usize) {
        let Some(font) = self.get(Some(font)) else { return };
        let Some(fields) = font.as_dict().filter(|fields| is_named(fields.get("Subtype"), "Type3")) else { return };
        self.drawn_letters |= !fields.contains_key("ToUnicode");
        let resources = self.get(fields.get("Resources"));
        let resources = resources.as_ref().and_then(Object::as_dict).cloned().unwrap_or_default();
        let Some(letters) = self.get(fields.get("CharProcs")) else { return };
        let mut letters: Vec<(&String, &Object)> = letters.as_dict().into_iter().flatten().collect();
        letters.sort_by_key(|(name, _)| *name);
        for (_, letter) in letters {
            let Some(letter) = self.enters(letter).then(|| self.get(Some(letter))).flatten() else { continue };
            let has_text = letter.decode_stream_data().is_ok_and(|stream| stream.windows(2).any(|pair| pair == b"BT"));
            if has_text {
                self.form(&letter, &resources, state.clone(), Source::Letter, depth);
            }
        }
    }

    fn named_state(&self, name: &str, resources: &Fields, state: &mut State) {
        let named = self.resource(resources, "ExtGState", name);
        let named = self.get(named.as_ref());
        let Some(fields) = named.as_ref().and_then(Object::as_dict) else {
            state.mixes = true;
            return;
        };
        if let Some(cover) = self.get(fields.get("ca")).as_ref().and_then(float) {
            state.cover = cover;
        }
        if let Some(mode) = self.get(fields.get("BM")) {
            state.mixes = !["Normal", "Compatible"].iter().any(|plain| is_named(Some(&mode), plain));
        }
        if let Some(mask) = self.get(fields.get("SMask")) {
            state.mixes |= !is_named(Some(&mask), "None");
        }
    }

    fn space(&self, name: &str, resources: &Fields) -> Space {
        let named = match name {
            "DeviceGray" | "DeviceRGB" | "DeviceCMYK" | "G" | "RGB" | "CMYK" => return Space::Device,
            "Pattern" => return Space::Other,
            name => self.resource(resources, "ColorSpace", name),
        };
        let named = self.get(named.as_ref());
        let kind = match &named {
            Some(Object::Array(parts)) => self.get(parts.first()),
            other => other.clone(),
        };
        match kind.as_ref().and_then(Object::as_name) {
            Some("Separation" | "DeviceN") => Space::Inks,
            Some("DeviceGray" | "DeviceRGB" | "DeviceCMYK" | "CalGray" | "CalRGB" | "ICCBased") => Space::Device,
            _ => Space::Other,
        }
    }
}

/// Marked content that is open.
#[derive(Debug, Default)]
struct Marked {
    /// In a layer that is off.
    off: bool,
    /// Of which the file gives the words, or that the engine takes for a figure.
    replaced: bool,
}

impl Marked {
    fn of(tag: &str, properties: Option<&Fields>) -> Self {
        let replaced = tag == "PlacedPDF" || properties.is_some_and(|fields| fields.contains_key("ActualText"));
        Self { off: false, replaced }
    }
}
