use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::{At, Diagnostic, Place};

/// Where each key and value of a structured file stands: path to byte range.
#[derive(Debug, Clone, Default)]
pub struct SpanTable {
    values: HashMap<String, Range<usize>>,
    keys: HashMap<String, Range<usize>>,
}

impl SpanTable {
    /// Records the range of the value at a path.
    pub fn value(&mut self, path: &str, range: Range<usize>) {
        self.values.insert(path.to_owned(), range);
    }

    /// Records the range of the key that leads to a path.
    pub fn key(&mut self, path: &str, range: Range<usize>) {
        self.keys.insert(path.to_owned(), range);
    }

    /// Takes over from another table what is needed to find a place.
    fn take(&mut self, other: &Self, at: &At) {
        match at {
            At::File | At::Cell(_) | At::Range(_) => {}
            At::Value(path) | At::Within { path, .. } => {
                if let Some(range) = other.nearest_value(path) {
                    self.value(path, range);
                }
            }
            At::Key(path) => {
                if let Some(range) = other.keys.get(path).cloned().or_else(|| other.nearest_value(path)) {
                    self.key(path, range);
                }
            }
        }
    }

    /// The range of a value, or of the nearest enclosing value that is there.
    fn nearest_value(&self, path: &str) -> Option<Range<usize>> {
        let mut path = path;
        loop {
            if let Some(range) = self.values.get(path) {
                return Some(range.clone());
            }
            path = &path[..path.rfind('/')?];
        }
    }
}

/// A resolved position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The bytes it spans; empty for a point.
    pub range: Range<usize>,
}

/// The texts of all files that were read, with the places of what is in them.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: BTreeMap<Arc<str>, (Arc<str>, Arc<SpanTable>)>,
}

impl Sources {
    /// Adds a file.
    pub fn add(&mut self, file: &Arc<str>, text: impl Into<Arc<str>>, spans: SpanTable) {
        self.files.insert(Arc::clone(file), (text.into(), Arc::new(spans)));
    }

    /// Takes over the files of another set.
    pub fn extend(&mut self, other: Sources) {
        self.files.extend(other.files);
    }

    /// What is needed of them to show some diagnostics: the files that these name, and no other places than theirs.
    #[must_use]
    pub fn only_for(&self, diagnostics: &[Diagnostic]) -> Self {
        let mut files: BTreeMap<Arc<str>, (Arc<str>, SpanTable)> = BTreeMap::new();
        for place in diagnostics.iter().filter_map(|diagnostic| diagnostic.place.as_ref()) {
            let Some((file, (text, spans))) = self.files.get_key_value(&place.file) else { continue };
            let (_, kept) = files.entry(Arc::clone(file)).or_insert_with(|| (Arc::clone(text), SpanTable::default()));
            kept.take(spans, &place.at);
        }
        Self { files: files.into_iter().map(|(file, (text, spans))| (file, (text, Arc::new(spans)))).collect() }
    }

    /// The text of a file.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.files.get(file).map(|(text, _)| &**text)
    }

    /// Where a place is; nothing for a file as a whole, and for a file that is not here.
    pub fn position(&self, place: &Place) -> Option<Position> {
        let (text, spans) = self.files.get(&place.file)?;
        let range = match &place.at {
            At::File | At::Cell(_) => return None,
            At::Range(range) => range.clone(),
            At::Value(path) => spans.nearest_value(path)?,
            At::Key(path) => spans.keys.get(path).cloned().or_else(|| spans.nearest_value(path))?,
            At::Within { path, line, column } => within(text, spans.nearest_value(path)?, *line, *column),
        };
        let start = floor(text, range.start);
        let end = floor(text, range.end.max(start));
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Some(Position {
            line: before.matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            range: start..end,
        })
    }
}

/// The nearest character boundary at or before `index`.
fn floor(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

/// The line of a text value that a line number inside the value speaks of.
///
/// In a block scalar the first line of the value stands on the line after the `|` or `>`. Folding and indentation
/// shift columns, so a place in a block scalar is the whole line.
fn within(text: &str, range: Range<usize>, line: usize, column: usize) -> Range<usize> {
    let value = &text[floor(text, range.start)..floor(text, range.end)];
    let block = value.starts_with(['|', '>']);
    if !block {
        let quote = usize::from(value.starts_with(['"', '\'']));
        let start = (range.start + quote + column.saturating_sub(1)).min(range.end);
        return start..(start + 1).min(range.end);
    }
    let mut start = range.start;
    for row in value.split_inclusive('\n').take(line) {
        start += row.len();
    }
    let rest = &text[floor(text, start.min(range.end))..floor(text, range.end)];
    let row = rest.lines().next().unwrap_or_default();
    let indent = row.len() - row.trim_start().len();
    start + indent..start + row.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::super::Code;
    use super::*;

    const CODE: Code = Code::note("code");

    #[test]
    fn what_is_kept_for_diagnostics_shows_them_at_the_same_places() {
        let (dossier, clause): (Arc<str>, Arc<str>) = ("dossier.yaml".into(), "clause.yaml".into());
        let mut spans = SpanTable::default();
        spans.value("", 0..21);
        spans.value("/facts", 7..21);
        spans.key("/facts", 0..5);
        spans.value("/facts/sensors", 18..21);
        let mut sources = Sources::default();
        sources.add(&dossier, "facts: {sensors: yes}", spans);
        sources.add(&clause, "title: nobody asks for it", SpanTable::default());
        let at = |at: At| Diagnostic::new(CODE, "message").at(&dossier, at);
        let diagnostics = [
            at(At::Value("/facts/sensors".into())),
            at(At::Value("/facts/cameras".into())),
            at(At::Key("/facts".into())),
            at(At::Key("/facts/cameras".into())),
            at(At::Within { path: "/facts/sensors".into(), line: 1, column: 2 }),
            at(At::Range(3..4)),
            at(At::File),
            Diagnostic::new(CODE, "without a place"),
            Diagnostic::new(CODE, "elsewhere").at(&"other.yaml".into(), At::File),
        ];
        let kept = sources.only_for(&diagnostics);
        for place in diagnostics.iter().filter_map(|diagnostic| diagnostic.place.as_ref()) {
            assert_eq!(kept.position(place), sources.position(place), "{place:?}");
        }
        assert_eq!(kept.text(&dossier), sources.text(&dossier));
        assert_eq!(kept.text(&clause), None);
    }
}
