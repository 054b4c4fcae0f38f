//! The door to tera: clause texts to marked text.
//!
//! Functions in a text (`ref`, `gibit`, `annex`) and values do not print words but marks, made of private-use characters
//! that no input may hold. [`super::inline`] turns the marks into links, values and blanks. So a value stays a value
//! whatever it looks like, and a reference can be numbered after all texts are known.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult};

/// Starts a mark.
pub(super) const OPEN: char = '\u{E000}';
/// Separates the parts of a mark.
pub(super) const PART: char = '\u{E001}';
/// Ends a mark.
pub(super) const CLOSE: char = '\u{E002}';

/// The variables that every text may use, besides its clause's parameters.
pub(super) const COMMON: [&str; 13] = [
    "annexes",
    "authority",
    "contract",
    "contractor",
    "gibit_edition",
    "gibit_subjects",
    "included",
    "lot",
    "procedure",
    "purpose",
    "raw",
    "subject",
    "template",
];

/// A mark of a kind with its parts.
pub(super) fn mark(kind: &str, parts: &[&str]) -> String {
    let mut text = format!("{OPEN}{kind}");
    for part in parts {
        text.push(PART);
        text.push_str(part);
    }
    text.push(CLOSE);
    text
}

/// What is wrong with a template, and where in it (line and column from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateProblem {
    /// What is wrong.
    pub message: String,
    /// The line in the text.
    pub line: usize,
    /// The column in the line.
    pub column: usize,
}

static TERA: LazyLock<Tera> = LazyLock::new(|| {
    let mut tera = Tera::default();
    tera.register_function("ref", |arguments: Kwargs, _: &State| -> TeraResult<String> {
        Ok(mark("ref", &[arguments.must_get::<&str>("to")?]))
    });
    tera.register_function("gibit", |arguments: Kwargs, _: &State| -> TeraResult<String> {
        Ok(mark("gibit", &[arguments.must_get::<&str>("subject")?]))
    });
    tera.register_function("annex", |arguments: Kwargs, _: &State| -> TeraResult<String> {
        Ok(mark("annex", &[arguments.must_get::<&str>("key")?]))
    });
    tera.register_function("gibit_has", |arguments: Kwargs, state: &State| -> TeraResult<bool> {
        let subject = arguments.must_get::<&str>("subject")?;
        holds(state, "gibit_subjects", subject)
    });
    tera.register_function("has_annex", |arguments: Kwargs, state: &State| -> TeraResult<bool> {
        let key = arguments.must_get::<&str>("key")?;
        holds(state, "annexes", key)
    });
    tera
});

fn holds(state: &State, list: &str, item: &str) -> TeraResult<bool> {
    let items: Vec<String> = state.get(list)?.unwrap_or_default();
    Ok(items.iter().any(|known| known == item))
}

/// Renders a text.
pub(super) fn render(text: &str, context: &Context) -> Result<String, TemplateProblem> {
    if !text.contains(['{']) {
        return Ok(text.to_owned());
    }
    TERA.render_str(text, context, false).map_err(|error| problem(&error))
}

/// The variables that a text names.
pub(super) fn variables(text: &str) -> Result<BTreeSet<String>, TemplateProblem> {
    const NAME: &str = "text";
    let mut tera = TERA.clone();
    tera.add_raw_template(NAME, text).map_err(|error| problem(&error))?;
    let found = tera.get_template_variables(NAME).map_err(|error| problem(&error))?;
    Ok(found.into_iter().map(str::to_owned).collect())
}

fn problem(error: &tera::Error) -> TemplateProblem {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => TemplateProblem {
            message: report.message().to_owned(),
            line: report.span().start_line,
            column: report.span().start_col + 1,
        },
        other => TemplateProblem { message: other.to_string(), line: 1, column: 1 },
    }
}
