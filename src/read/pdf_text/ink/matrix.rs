//! Places on a page, and how they change.

/// A matrix of six numbers, as a PDF writes it.
pub(super) type Matrix = [f32; 6];

/// An area: left, bottom, right, top.
pub(in crate::read::pdf_text) type Area = [f32; 4];

/// The matrix that changes nothing.
pub(super) const PLAIN: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// An area without end.
pub(super) const EVERYWHERE: Area = [f32::NEG_INFINITY, f32::NEG_INFINITY, f32::INFINITY, f32::INFINITY];

/// How far two areas that are the same may differ, in points.
const NEAR: f32 = 1.0;

/// One change of place after another.
pub(super) fn times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix) -> Matrix {
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/// Where a point comes to lie.
pub(super) fn moved([a, b, c, d, e, f]: Matrix, x: f32, y: f32) -> (f32, f32) {
    (a * x + c * y + e, b * x + d * y + f)
}

/// The smallest area around points.
pub(super) fn around(points: &[(f32, f32)]) -> Area {
    let least = |all: &mut dyn Iterator<Item = f32>| all.fold(f32::INFINITY, f32::min);
    let most = |all: &mut dyn Iterator<Item = f32>| all.fold(f32::NEG_INFINITY, f32::max);
    let (mut xs, mut ys) = (points.iter().map(|point| point.0), points.iter().map(|point| point.1));
    let (left, bottom) = (least(&mut xs.clone()), least(&mut ys.clone()));
    [left, bottom, most(&mut xs), most(&mut ys)]
}

/// Where the corners of an area come to lie.
pub(super) fn corners(matrix: Matrix, [left, bottom, right, top]: Area) -> [(f32, f32); 4] {
    [(left, bottom), (right, bottom), (right, top), (left, top)].map(|(x, y)| moved(matrix, x, y))
}

/// Where the unit square comes to lie.
pub(super) fn square(matrix: Matrix) -> Area {
    around(&corners(matrix, [0.0, 0.0, 1.0, 1.0]))
}

/// What two areas have in common.
pub(super) fn common(one: Area, other: Area) -> Area {
    [one[0].max(other[0]), one[1].max(other[1]), one[2].min(other[2]), one[3].min(other[3])]
}

/// Whether a point lies in an area.
pub(in crate::read::pdf_text) fn within(area: Area, x: f32, y: f32) -> bool {
    let [left, bottom, right, top] = area;
    (left..=right).contains(&x) && (bottom..=top).contains(&y)
}

/// Whether two areas are the same.
pub(super) fn is_same(one: Area, other: Area) -> bool {
    one.into_iter().zip(other).all(|(one, other)| (one - other).abs() <= NEAR)
}
