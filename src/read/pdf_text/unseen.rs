//! Which text of a page is drawn so that nobody sees it: without ink, or under what is painted over it afterwards.
//!
//! Looks at the page's own stream; what stands in forms within it is not looked at.

use pdf_oxide::content::{Operator, parse_content_stream};

/// The ways to draw letters (`Tr`) that leave no ink.
const WITHOUT_INK: [u8; 2] = [3, 7];

/// The most graphics states inside each other.
const MAX_STATES: usize = 512;

/// How far the place of a piece of text may differ between two ways to read it, in points.
const NEAR: f32 = 1.0;

/// A matrix of six numbers, as a PDF writes it.
type Matrix = [f32; 6];

/// What hides text on a page.
#[derive(Debug, Default)]
pub(super) struct Unseen {
    /// Where pieces of text begin.
    shows: Vec<Show>,
    /// What was painted, in order: left, bottom, right, top, and after how many pieces of text.
    painted: Vec<([f32; 4], usize)>,
}

/// A piece of text that begins at a place.
#[derive(Debug)]
struct Show {
    x: f32,
    y: f32,
    without_ink: bool,
}

/// The state of drawing.
#[derive(Debug, Clone)]
struct State {
    page: Matrix,
    mode: u8,
    leading: f32,
    /// Whether a named state is in force, which may make paint clear.
    named: bool,
}

const PLAIN: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

impl Unseen {
    /// Looks through the stream of a page on which pictures have these areas.
    pub fn of(stream: &[u8], pictures: &[[f32; 4]]) -> Self {
        let mut unseen = Self::default();
        let Ok(operators) = parse_content_stream(stream) else { return unseen };
        let mut state = State { page: PLAIN, mode: 0, leading: 0.0, named: false };
        let mut outer: Vec<State> = Vec::new();
        let (mut line, mut path) = (PLAIN, Vec::new());
        // A piece that follows another one without a new place begins where that one ends, which is not worked out.
        let mut placed = false;
        for operator in operators {
            match operator {
                Operator::SaveState if outer.len() < MAX_STATES => outer.push(state.clone()),
                Operator::RestoreState => state = outer.pop().unwrap_or(state),
                Operator::Cm { a, b, c, d, e, f } => state.page = times([a, b, c, d, e, f], state.page),
                Operator::SetExtGState { .. } => state.named = true,
                Operator::BeginText => (line, placed) = (PLAIN, true),
                Operator::Tm { a, b, c, d, e, f } => (line, placed) = ([a, b, c, d, e, f], true),
                Operator::TL { leading } => state.leading = leading,
                Operator::Tr { render } => state.mode = render,
                Operator::Td { tx, ty } => (line, placed) = (times([1.0, 0.0, 0.0, 1.0, tx, ty], line), true),
                Operator::TD { tx, ty } => {
                    state.leading = -ty;
                    (line, placed) = (times([1.0, 0.0, 0.0, 1.0, tx, ty], line), true);
                }
                Operator::TStar => (line, placed) = (next_line(line, state.leading), true),
                Operator::Quote { .. } | Operator::DoubleQuote { .. } => {
                    line = next_line(line, state.leading);
                    unseen.show(line, &state);
                    placed = false;
                }
                Operator::Tj { .. } | Operator::TJ { .. } if placed => {
                    unseen.show(line, &state);
                    placed = false;
                }
                Operator::Rectangle { x, y, width, height } => {
                    path.push(area(times([width, 0.0, 0.0, height, x, y], state.page)));
                }
                Operator::Fill
                | Operator::FillEvenOdd
                | Operator::FillStroke
                | Operator::FillStrokeEvenOdd
                | Operator::CloseFillStroke
                | Operator::CloseFillStrokeEvenOdd => {
                    unseen.paint(path.drain(..).filter(|_| !state.named));
                }
                Operator::Stroke | Operator::CloseAndStroke | Operator::EndPath => path.clear(),
                Operator::Do { .. } => {
                    let painted = area(state.page);
                    let is_picture = pictures.iter().any(|picture| is_same(*picture, painted));
                    unseen.paint(std::iter::once(painted).filter(|_| is_picture && !state.named));
                }
                _ => {}
            }
        }
        unseen
    }

    fn show(&mut self, line: Matrix, state: &State) {
        let [.., x, y] = times(line, state.page);
        self.shows.push(Show { x, y, without_ink: WITHOUT_INK.contains(&state.mode) });
    }

    fn paint(&mut self, areas: impl Iterator<Item = [f32; 4]>) {
        let after = self.shows.len();
        self.painted.extend(areas.map(|area| (area, after)));
    }

    /// How many pieces of text begin above, below or to the right of what is shown of a page. To the left a line may begin
    /// that reaches into it.
    pub fn outside(&self, [_, bottom, right, top]: [f32; 4]) -> usize {
        self.shows.iter().filter(|show| show.x > right || !(bottom - NEAR..=top).contains(&show.y)).count()
    }

    /// Whether nobody sees the text that begins at a place. Text without ink over a picture is what a scanner read in it.
    pub fn hides(&self, x: f32, y: f32, pictures: &[[f32; 4]]) -> bool {
        let here = |show: &&Show| (show.x - x).abs() <= NEAR && (show.y - y).abs() <= NEAR;
        let within =
            |area: &[f32; 4]| (area[0]..=area[2]).contains(&(x + NEAR)) && (area[1]..=area[3]).contains(&(y + NEAR));
        let mut shows = self.shows.iter().enumerate().filter(|(_, show)| here(show)).peekable();
        shows.peek().is_some()
            && shows.all(|(index, show)| {
                let covered = self.painted.iter().any(|(area, after)| *after > index && within(area));
                covered || show.without_ink && !pictures.iter().any(within)
            })
    }
}

fn next_line(line: Matrix, leading: f32) -> Matrix {
    times([1.0, 0.0, 0.0, 1.0, 0.0, -leading], line)
}

/// One change of place after another.
fn times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix) -> Matrix {
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/// Where the unit square comes to lie: left, bottom, right, top.
fn area([a, b, c, d, e, f]: Matrix) -> [f32; 4] {
    let (xs, ys) = ([e, e + a, e + c, e + a + c], [f, f + b, f + d, f + b + d]);
    let least = |all: [f32; 4]| all.into_iter().fold(f32::INFINITY, f32::min);
    let most = |all: [f32; 4]| all.into_iter().fold(f32::NEG_INFINITY, f32::max);
    [least(xs), least(ys), most(xs), most(ys)]
}

fn is_same(one: [f32; 4], other: [f32; 4]) -> bool {
    one.into_iter().zip(other).all(|(one, other)| (one - other).abs() <= NEAR)
}
