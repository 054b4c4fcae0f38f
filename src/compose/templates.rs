//! The door to tera: clause texts to marked text.
//!
//! Functions in a text (`ref`, `gibit`, `annex`) and values do not print words but marks, made of private-use characters
//! that no input may hold. [`super::inline`] turns the marks into links, values and blanks. So a value stays a value
//! whatever it looks like, and a reference can be numbered after all texts are known.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
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

/// What a text may do besides printing values: choose. Loops, assignments, includes and filters could make a text of any
/// size or take any time, and no clause needs them.
const STATEMENTS: [&str; 4] = ["if", "elif", "else", "endif"];

/// The statements and expressions of a text.
static TAGS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)\{%-?\s*(\w*)(.*?)%\}|\{\{(.*?)\}\}"));

/// Texts between quotes, in which anything may stand.
static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?s)"[^"]*"|'[^']*'|`[^`]*`"#));

/// A pattern of the program itself.
pub(super) fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("the patterns of the program are fixed and tested")
}

/// Refuses what a text may not do.
fn check(text: &str) -> Result<(), TemplateProblem> {
    for found in TAGS.captures_iter(text) {
        let start = found.get(0).map_or(0, |whole| whole.start());
        let refuse = |what: &str| {
            let before = &text[..start];
            let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
            Err(TemplateProblem {
                message: format!(
                    "{what} cannot be used in the text of a clause; only values, functions and conditions can"
                ),
                line: before.matches('\n').count() + 1,
                column: before[line_start..].chars().count() + 1,
            })
        };
        if let Some(statement) = found.get(1)
            && !STATEMENTS.contains(&statement.as_str())
        {
            return refuse(&format!("`{{% {} %}}`", statement.as_str()));
        }
        let inner = found.get(2).or_else(|| found.get(3)).map_or("", |inner| inner.as_str());
        let bare = QUOTED.replace_all(inner, "\"\"");
        if bare.contains('|') {
            return refuse("a filter (`|`)");
        }
        if bare.contains("__") {
            return refuse("a name with two underscores");
        }
    }
    Ok(())
}

/// Renders a text.
pub(super) fn render(text: &str, context: &Context) -> Result<String, TemplateProblem> {
    if !text.contains(['{']) {
        return Ok(text.to_owned());
    }
    check(text)?;
    TERA.render_str(text, context, false).map_err(|error| problem(&error))
}

/// The variables that a text names.
pub(super) fn variables(text: &str) -> Result<BTreeSet<String>, TemplateProblem> {
    const NAME: &str = "text";
    check(text)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> bool {
        render(text, &Context::new()).is_err()
    }

    #[test]
    fn texts_choose_and_print_and_do_nothing_else() {
        for text in [
            "{% for i in range(end=100000) %}x{% endfor %}",
            "{%- set s = 1 %}",
            "{% set_global s = s ~ s %}",
            "{% include 'x' %}",
            "{{ 'y' | replace(from='y', to='yy') }}",
            "{{ __tera_context }}",
            "{% if a | length > 1 %}x{% endif %}",
        ] {
            assert!(refused(text), "{text}");
        }
        assert!(!refused("{% if 'a|b' in ['a|b'] %}{{ 'x __ |' }}{% else %}y{% endif %}"));
    }

    #[test]
    fn a_problem_has_a_line_and_column() {
        let problem = render("one\ntwo {% for x in y %}", &Context::new()).expect_err("a loop");
        assert_eq!((problem.line, problem.column), (2, 5));
    }
}
