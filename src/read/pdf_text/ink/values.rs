//! Numbers, names and pieces of text as streams write them.

use std::fmt::Write as _;

use pdf_oxide::object::Object;

use super::matrix::{Area, Matrix, PLAIN, around, times};

/// The place of the next line of text.
pub(super) fn next_line(line: Matrix, leading: f32) -> Matrix {
    times([1.0, 0.0, 0.0, 1.0, 0.0, -leading], line)
}

/// The area of a path of straight lines, where that is a rectangle or a level line.
pub(super) fn rectangle(points: &[(f32, f32)]) -> Option<Area> {
    let area = around(points);
    let near = |one: f32, other: f32| (one - other).abs() < 0.5;
    let at_edges =
        |(x, y): &(f32, f32)| (near(*x, area[0]) || near(*x, area[2])) && (near(*y, area[1]) || near(*y, area[3]));
    ((2..=5).contains(&points.len()) && points.iter().all(at_edges)).then_some(area)
}

/// A number as a PDF writes it.
pub(super) fn float(object: &Object) -> Option<f32> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "places on a page are small")]
    match object {
        Object::Integer(number) => Some(*number as f32),
        Object::Real(number) => Some(*number as f32),
        _ => None,
    }
}

/// A matrix; one that changes nothing where an object is none.
pub(super) fn matrix(object: Option<Object>) -> Matrix {
    let Some(Object::Array(parts)) = object else { return PLAIN };
    let parts: Option<Vec<f32>> = parts.iter().map(float).collect();
    parts.and_then(|parts| parts.try_into().ok()).unwrap_or(PLAIN)
}

/// Whether an object is this name.
pub(super) fn is_named(object: Option<&Object>, name: &str) -> bool {
    object.and_then(Object::as_name) == Some(name)
}

/// Numbers as a stream writes them.
pub(super) fn numbers(numbers: &[f32]) -> String {
    numbers.iter().map(f32::to_string).collect::<Vec<_>>().join(" ")
}

/// The bytes of a piece of text as a stream writes them.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(2 * bytes.len() + 2);
    hex.push('<');
    for byte in bytes {
        _ = write!(hex, "{byte:02X}");
    }
    hex.push('>');
    hex
}
