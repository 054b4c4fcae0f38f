//! Headings without a space after their signs.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// `####Heading`. One sign alone may be a number or a tag: `#1`, `#overheid`.
static GLUED: LazyLock<Regex> = LazyLock::new(|| match Regex::new(r"^ {0,3}#{2,6}([^#\s])") {
    Ok(pattern) => pattern,
    Err(error) => unreachable!("the pattern of headings is fixed and tested: {error}"),
});

/// The text with a space between the signs of a heading and its words, from a byte on: people and older programs leave it
/// out, and mean a heading all the same. Code between fences stays as it is.
pub(super) fn apart(text: &str, from: usize) -> Cow<'_, str> {
    let mut fence: Option<&str> = None;
    let mut places = Vec::new();
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        let start = line.trim_start();
        match fence {
            Some(sign) if start.starts_with(sign) => fence = None,
            Some(_) => {}
            None => {
                fence = ["```", "~~~"].into_iter().find(|sign| start.starts_with(sign));
                places.extend(GLUED.captures(line).and_then(|found| found.get(1)).map(|word| at + word.start()));
            }
        }
        at += line.len();
    }
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut apart = String::with_capacity(text.len() + places.len());
    let mut at = 0;
    for place in places {
        apart.push_str(&text[at..place]);
        apart.push(' ');
        at = place;
    }
    apart.push_str(&text[at..]);
    Cow::Owned(apart)
}
