use super::Severity;

/// The name of a kind of problem, e.g. `unknown-fact`: stable, lower case, named for the problem and not for its cure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code {
    name: &'static str,
    severity: Severity,
}

impl Code {
    /// A code whose problems stop the work.
    pub const fn error(name: &'static str) -> Self {
        Self { name, severity: Severity::Error }
    }

    /// A code whose problems are probably wrong.
    pub const fn warning(name: &'static str) -> Self {
        Self { name, severity: Severity::Warning }
    }

    /// A code for what is worth knowing.
    pub const fn note(name: &'static str) -> Self {
        Self { name, severity: Severity::Note }
    }

    /// The name as printed.
    pub const fn as_str(self) -> &'static str {
        self.name
    }

    /// How much its problems weigh unless said otherwise.
    pub const fn severity(self) -> Severity {
        self.severity
    }
}

/// What `beding explain CODE` prints.
#[derive(Debug, Clone, Copy)]
pub struct Explanation {
    /// The code it explains.
    pub code: Code,
    /// Markdown: what it checks, why it matters, an example, how to resolve it.
    pub text: &'static str,
}
