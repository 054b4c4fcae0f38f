//! A stored comparison (`beding.redline/1`): of each provision of the contract that was issued, what became of it.

use std::sync::Arc;

use serde::Deserialize;

use super::codes;
use super::file::Source;
use crate::diag::{At, Diagnostic, Outcome, Sources, SpanTable};
use crate::model::{REDLINE_SCHEMA, ReviewedContract, ReviewedProvision, Verdict};

/// What is read of the file; the rest is left alone.
#[derive(Deserialize)]
struct RawRedline {
    schema: String,
    base: RawName,
    counter: RawName,
    provisions: Vec<RawProvision>,
}

#[derive(Deserialize)]
struct RawName {
    name: String,
}

#[derive(Deserialize)]
struct RawProvision {
    id: Option<String>,
    base: Option<RawSide>,
    counter: Option<RawSide>,
    verdict: Option<Verdict>,
    #[serde(default)]
    children: Vec<RawProvision>,
}

#[derive(Deserialize)]
struct RawSide {
    number: Option<String>,
    address: Option<String>,
    #[serde(default)]
    text: String,
}

impl From<RawProvision> for ReviewedProvision {
    fn from(raw: RawProvision) -> Self {
        let (issued, returned) = (raw.base.is_some(), raw.counter.is_some());
        let text = |side: &Option<RawSide>| side.as_ref().map(|side| side.text.clone()).unwrap_or_default();
        let (text, returned_text) = (text(&raw.base), text(&raw.counter));
        let number = raw.base.or(raw.counter).and_then(|side| side.address.or(side.number));
        let children = raw.children.into_iter().map(Self::from).collect();
        Self { id: raw.id, number, issued, returned, text, returned_text, verdict: raw.verdict, children }
    }
}

/// Reads the JSON of `beding diff`. What is nested more deeply than any contract, is no comparison or has another version
/// is refused at the place where it goes wrong.
pub fn redline(source: &Source, sources: &mut Sources) -> Outcome<ReviewedContract> {
    let problem = |message: String| Diagnostic::new(codes::NOT_A_REDLINE, message);
    let Ok(text) = std::str::from_utf8(&source.bytes) else {
        let at = At::File;
        return Outcome::failed(vec![problem("the file is not text in UTF-8".into()).at(&source.name, at)]);
    };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    sources.add(&source.name, text.to_owned(), SpanTable::default());
    match serde_json::from_str::<RawRedline>(text) {
        Ok(raw) if raw.schema == REDLINE_SCHEMA => {
            let provisions: Vec<ReviewedProvision> = raw.provisions.into_iter().map(Into::into).collect();
            Outcome::new(ReviewedContract::new(raw.base.name, raw.counter.name, &provisions), Vec::new())
        }
        Ok(raw) => {
            let schema: String = raw.schema.chars().take(40).collect();
            let message = format!("the file is of the kind `{schema}`, not `{REDLINE_SCHEMA}`");
            Outcome::failed(vec![problem(message).at(&source.name, At::File).hint(HINT)])
        }
        Err(error) => {
            let at = offset(text, error.line(), error.column());
            let message = format!("this is no comparison as `beding diff --json` writes it: {}", reason(&error));
            Outcome::failed(vec![problem(message).at(&Arc::clone(&source.name), At::Range(at..at)).hint(HINT)])
        }
    }
}

const HINT: &str = "make it with `beding diff contract.pdf answer.docx -o redline.json`";

/// What is wrong, without the place, which the message shows by itself.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(reason, _)| reason.to_owned())
}

/// The byte at a line and column, both from 1; the end of the text where it has none.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut at = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::render;
    use crate::model::{ClauseId, Fate};

    fn read(text: &str) -> Result<ReviewedContract, String> {
        let mut sources = Sources::default();
        let Outcome { value, diagnostics } = redline(&Source::new("redline.json", text), &mut sources);
        value.ok_or_else(|| render(&diagnostics[0], &sources, false))
    }

    const GOOD: &str = r#"{"schema": "beding.redline/1", "base": {"name": "a.pdf"}, "counter": {"name": "b.docx"},
      "provisions": [{"id": "ban", "base": {"number": "7"}, "counter": {"number": "7"}, "children": [
        {"id": "ban/1", "base": {"number": "7.1", "address": "7.1"}, "counter": null, "verdict": "deleted"}]}]}"#;

    #[test]
    fn what_became_of_each_article_is_read() {
        let reviewed = read(GOOD).expect("a comparison");
        assert_eq!((reviewed.base.as_str(), reviewed.counter.as_str()), ("a.pdf", "b.docx"));
        assert_eq!(reviewed.articles[&ClauseId::new("ban")].fate, Fate::Deleted);
    }

    #[test]
    fn what_is_no_comparison_is_refused_at_its_place() {
        let told = read(&GOOD.replace("\"deleted\"", "\"vervallen\"")).expect_err("refused");
        assert!(told.contains("redline.json:3:") && told.contains("unknown variant `vervallen`"), "{told}");
        let told = read("{\"schema\": 1").expect_err("refused");
        assert!(told.contains("redline.json:1:"), "{told}");
        let told = read(&GOOD.replace("redline/1", "contract/1")).expect_err("refused");
        assert!(told.contains("`beding.contract/1`"), "{told}");
        let deep = format!("{}{}", "{\"children\":[".repeat(5000), "]}".repeat(5000));
        assert!(read(&format!("{{\"provisions\":[{deep}]}}")).is_err());
        for text in ["", "[]", "null", "é", "{\"provisions\": 3}"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
