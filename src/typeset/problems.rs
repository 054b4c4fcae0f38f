use std::any::Any;

use typst::diag::{Severity, SourceDiagnostic};
use typst::{World, WorldExt};

use super::codes;
use super::world::SheetWorld;
use crate::diag::Diagnostic;

/// What typst says, as a problem of ours.
pub(super) fn from_typst(said: &SourceDiagnostic, world: &SheetWorld<'_>) -> Diagnostic {
    // The check before typesetting names the text that holds such a character; this is what slips through it.
    let character =
        ["could not be displayed", "codepoint", "code point"].iter().any(|part| said.message.contains(part));
    let picture = ["SVG", "image"].iter().any(|part| said.message.contains(part));
    let code = match said.severity {
        Severity::Error if character => codes::CHARACTER,
        Severity::Error if picture => codes::LOGO,
        Severity::Error | Severity::Warning => codes::TYPESETTING,
    };
    let place = line(said, world).map(|line| format!(" (layout, line {line})")).unwrap_or_default();
    let mut problem = Diagnostic::new(code, format!("{}{place}", said.message));
    for hint in &said.hints {
        problem = problem.hint(hint.v.as_str());
    }
    problem
}

/// The line of the layout that it is about.
fn line(said: &SourceDiagnostic, world: &SheetWorld<'_>) -> Option<usize> {
    let range = world.range(said.span)?;
    let layout = world.source(world.main()).ok()?;
    Some(layout.lines().byte_to_line(range.start)? + 1)
}

/// A panic inside typst.
pub(super) fn panicked(panic: &(dyn Any + Send)) -> Diagnostic {
    let words = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message");
    Diagnostic::new(codes::TYPESETTING, format!("the typesetting engine stopped on a mistake of its own: {words}"))
        .hint("look for unusual scripts or very long words in the texts, and leave them out")
        .hint("report this with the message above; the texts of the contract are not needed")
}
