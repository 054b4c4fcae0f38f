use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{At, Diagnostic, Severity, Sources};

/// Prints a diagnostic for a person: what, where (file, line, column, excerpt), and what to do.
///
/// `colour` adds terminal colours; the words are the same without.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let message = match diagnostic.provision.as_deref().or(cell(diagnostic)) {
        Some(place) => format!("{place}: {}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let mut group = Group::with_title(level.primary_title(message.as_str()).id(diagnostic.code.as_str()));
    let excerpt = diagnostic.place.as_ref().and_then(|place| {
        let position = sources.position(place)?;
        Some((place, sources.text(&place.file)?, position))
    });
    let shown;
    match (&excerpt, &diagnostic.place) {
        (Some((place, text, position)), _) => {
            shown = Excerpt::around(text, position.range.clone());
            group = group.element(
                Snippet::source(shown.text.as_str())
                    .line_start(shown.first_line)
                    .path(&*place.file)
                    .annotation(AnnotationKind::Primary.span(shown.range.clone())),
            );
        }
        (None, Some(place)) => group = group.element(annotate_snippets::Origin::path(&*place.file)),
        (None, None) => {}
    }
    for hint in &diagnostic.hints {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

/// A diagnostic as JSON, for machines: code, severity, message, file, line, column, cell, provision, hints.
pub fn to_json(diagnostic: &Diagnostic, sources: &Sources) -> serde_json::Value {
    let position = diagnostic.place.as_ref().and_then(|place| sources.position(place));
    serde_json::json!({
        "code": diagnostic.code.as_str(),
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "file": diagnostic.place.as_ref().map(|place| &*place.file),
        "line": position.as_ref().map(|position| position.line),
        "column": position.as_ref().map(|position| position.column),
        "cell": cell(diagnostic),
        "provision": diagnostic.provision,
        "hints": diagnostic.hints,
    })
}

/// The cell that a diagnostic is about, where it is about one.
fn cell(diagnostic: &Diagnostic) -> Option<&str> {
    match &diagnostic.place.as_ref()?.at {
        At::Cell(cell) => Some(cell),
        At::File | At::Range(_) | At::Value(_) | At::Key(_) | At::Within { .. } => None,
    }
}

/// The lines around a range, cut to what a terminal can show.
struct Excerpt {
    text: String,
    first_line: usize,
    range: std::ops::Range<usize>,
}

impl Excerpt {
    const WIDTH: usize = 200;

    /// The first line of the range, shortened where it is very long, made visible where it holds control characters.
    fn around(text: &str, range: std::ops::Range<usize>) -> Self {
        let line_start = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[range.start..].find('\n').map_or(text.len(), |newline| range.start + newline);
        let line = &text[line_start..line_end];
        let from = range.start - line_start;
        let to = (range.end.min(line_end) - line_start).max(from);
        let first_line = text[..line_start].matches('\n').count() + 1;
        let skipped = line[..from].char_indices().rev().nth(Self::WIDTH / 2).map_or(0, |(index, _)| index);
        let kept = line[skipped..].char_indices().nth(Self::WIDTH).map_or(line.len(), |(index, _)| skipped + index);
        let shown: String = visible(&line[skipped..kept]);
        let before = visible(&line[skipped..from]).len();
        let marked = visible(&line[from..to.min(kept).max(from)]).len();
        Self { text: shown, first_line, range: before..before + marked }
    }
}

/// The text with control and direction characters replaced by a visible mark.
fn visible(text: &str) -> String {
    text.chars()
        .filter(|character| *character != '\r')
        .map(|character| match character {
            '\t' => ' ',
            character if character.is_control() => '\u{FFFD}',
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => '\u{FFFD}',
            character => character,
        })
        .collect()
}
