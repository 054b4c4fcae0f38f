//! Whether words name a standard.

/// The names of the standards of a library, as texts write them.
#[derive(Debug)]
pub(super) struct Naming {
    spellings: Vec<String>,
}

impl Naming {
    pub fn new<'a>(standards: impl Iterator<Item = &'a str>) -> Self {
        Self { spellings: standards.flat_map(spellings).collect() }
    }

    /// Whether a text names a standard, under its name or its abbreviation. A longer name of another standard that begins
    /// alike, such as DCAT-AP-NL, does not name DCAT.
    pub fn is_named(&self, standard: &str, text: &str) -> bool {
        let text = folded(text);
        spellings(standard).iter().any(|name| {
            text.match_indices(name.as_str()).any(|(at, _)| {
                let (before, from) = text.split_at(at);
                let whole = !before.ends_with(char::is_alphanumeric)
                    && !from.get(name.len()..).is_some_and(|after| after.starts_with(char::is_alphanumeric));
                let longer = |other: &&String| other.len() > name.len() && from.starts_with(other.as_str());
                whole && !self.spellings.iter().any(|other| longer(&other))
            })
        })
    }
}

/// The ways in which texts write a name: without what stands in brackets, and, where that stands for several words, as it.
fn spellings(name: &str) -> Vec<String> {
    let (full, rest) = name.split_once('(').unwrap_or((name, ""));
    let full = folded(full.trim());
    let short = folded(rest.split(')').next().unwrap_or_default().trim());
    let abbreviates = full.contains(' ') && !short.is_empty() && !short.contains(' ');
    std::iter::once(full).chain(Some(short).filter(|_| abbreviates)).collect()
}

/// In lower case, with every space alike.
fn folded(text: &str) -> String {
    text.to_lowercase().chars().map(|one| if one.is_whitespace() { ' ' } else { one }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standard_is_named_by_its_name_or_abbreviation_and_as_a_whole_word() {
        let naming = Naming::new(
            ["TLS", "STARTTLS", "DCAT (Data Catalog Vocabulary)", "DCAT-AP-NL", "PDF (NEN-ISO)", "JSON", "GeoJSON"]
                .into_iter(),
        );
        let named = |standard: &str, text: &str| naming.is_named(standard, text);
        assert!(named("TLS", "HTTPS, TLS en IPv6"));
        assert!(!named("TLS", "HTTPS en STARTTLS"));
        assert!(!named("DCAT (Data Catalog Vocabulary)", "metadata volgens DCAT-AP-NL"));
        assert!(named("DCAT (Data Catalog Vocabulary)", "een DCAT-bestand"));
        assert!(!named("JSON", "GeoJSON"));
        assert!(named("PDF (NEN-ISO)", "documenten: PDF, en ODF"));
        assert!(!named("PDF (NEN-ISO)", "volgens NEN-ISO 27001"));
        assert!(named("Common Vulnerability Scoring System (CVSS)", "een CVSS-score"));
        assert!(named("SOC 2 Type II", "een SOC\u{a0}2 type II-rapport"));
    }
}
