//! Running heads, running feet and page numbers of a text that is divided into pages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::Line;

/// A number that may stand alone at the edge of a page.
static PAGE_NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^[-–—\s\[(]*(?:(?:pagina|page|blz\.?|pag\.?|p\.)\s*)?\d{1,4}(?:\s*(?:van|of|/)\s*\d{1,4})?[-–—\s\])]*$",
    )
    .ok()
});

/// Which lines are furniture of their page: a page number in the first or last line, or the same words (but for numbers)
/// there on most pages.
pub(super) fn find(lines: &[Line<'_>]) -> Vec<bool> {
    let mut found = vec![false; lines.len()];
    let edges = edges(lines);
    let pages = lines.last().map_or(0, |line| line.page as usize);
    let mut repeated: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for edge in &edges {
        *repeated.entry((edge.top, without_digits(lines[edge.line].text))).or_default() += 1;
    }
    for edge in &edges {
        let text = lines[edge.line].text;
        let is_number = PAGE_NUMBER.as_ref().is_some_and(|pattern| pattern.is_match(text));
        let times = repeated.get(&(edge.top, without_digits(text))).copied().unwrap_or_default();
        found[edge.line] = (is_number && pages > 1) || (times >= 3 && times * 2 > pages);
    }
    found
}

/// A first or last line of a page.
struct Edge {
    line: usize,
    top: bool,
}

fn edges(lines: &[Line<'_>]) -> Vec<Edge> {
    let mut edges = Vec::new();
    let mut start = 0;
    for page in lines.chunk_by(|one, next| one.page == next.page) {
        edges.push(Edge { line: start, top: true });
        if page.len() > 1 {
            edges.push(Edge { line: start + page.len() - 1, top: false });
        }
        start += page.len();
    }
    edges
}

fn without_digits(text: &str) -> String {
    text.chars().filter(|character| !character.is_ascii_digit() && !character.is_whitespace()).collect()
}
