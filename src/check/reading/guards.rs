use std::sync::LazyLock;

use regex::Regex;

use super::pattern;
use crate::model::ProvisionId;

static TAG: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?s)\{%-?\s*(if|elif|else|endif)\b(.*?)%\}|\bref\(\s*to\s*=\s*["'`]([^"'`]*)["'`]"#));

static INCLUDED: LazyLock<Regex> = LazyLock::new(|| pattern(r#"["'`]([^"'`]+)["'`]\s+(not\s+)?in\s+included"#));

/// A reference in a template.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::check) struct Reference {
    /// The provision it refers to.
    pub target: ProvisionId,
    /// Whether it is printed only when the clause of the target is in the contract.
    pub guarded: bool,
}

/// The references in a template, with whether `"clause" in included` guards them.
pub(in crate::check) fn references(template: &str) -> Vec<Reference> {
    let mut all = Vec::new();
    let mut branches: Vec<Branch<'_>> = Vec::new();
    for tag in TAG.captures_iter(template) {
        let condition = tag.get(2).map_or("", |found| found.as_str());
        match (tag.get(1).map(|found| found.as_str()), tag.get(3)) {
            (Some("if"), _) => branches.push(Branch { condition, otherwise: false }),
            (Some("endif"), _) => {
                branches.pop();
            }
            (Some("elif"), _) => {
                if let Some(branch) = branches.last_mut() {
                    *branch = Branch { condition, otherwise: false };
                }
            }
            (Some(_), _) => {
                if let Some(branch) = branches.last_mut() {
                    branch.otherwise = true;
                }
            }
            (None, Some(target)) => {
                let target = ProvisionId::new(target.as_str());
                let guarded = branches.iter().any(|branch| branch.includes(target.clause().as_str()));
                all.push(Reference { target, guarded });
            }
            (None, None) => {}
        }
    }
    all
}

/// A branch of a condition: the text after `if`, or after its `else`.
struct Branch<'a> {
    condition: &'a str,
    otherwise: bool,
}

impl Branch<'_> {
    /// Whether the branch is taken only when a clause is in the contract. What an `or` joins guards nothing.
    fn includes(&self, clause: &str) -> bool {
        let alternatives = self.condition.contains(" or ");
        !alternatives
            && INCLUDED.captures_iter(self.condition).any(|test| {
                test.get(1).is_some_and(|id| id.as_str() == clause) && test.get(2).is_some() == self.otherwise
            })
    }
}

#[cfg(test)]
mod tests {
    use super::references;

    #[test]
    fn only_the_branch_that_tests_for_the_clause_is_guarded() {
        let guarded = |template: &str| -> Vec<bool> { references(template).iter().map(|item| item.guarded).collect() };
        assert_eq!(guarded(r#"{{ ref(to="a/1") }}"#), [false]);
        assert_eq!(
            guarded(r#"{% if "a" in included %}{{ ref(to="a/1") }}{% endif %}{{ ref(to="a") }}"#),
            [true, false]
        );
        assert_eq!(guarded(r#"{% if "a" not in included %}x{% else %}{{ ref(to="a/1") }}{% endif %}"#), [true]);
        assert_eq!(guarded(r#"{% if "a" in included or raw.b == "c" %}{{ ref(to="a/1") }}{% endif %}"#), [false]);
        assert_eq!(guarded(r#"{% if "b" in included %}{{ ref(to="a/1") }}{% endif %}"#), [false]);
    }
}
