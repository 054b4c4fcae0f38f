use std::sync::LazyLock;

use regex::Regex;

use super::{Patterns, pattern, patterns};
use crate::model::Language;

/// A standard, mark or certificate by name, e.g. `ISO/IEC 27001` or `SOC 2`.
pub(in crate::check) static STANDARD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:",
        r"(?:NEN[- ])?(?:EN[- ])?(?:ISO|IEC|ISO/IEC)(?:/TS|/TR)?[- ]?\d{3,5}(?:-\d+)*",
        r"|NEN(?:-EN)?[- ]\d{3,5}(?:-\d+)*",
        r"|(?:ETSI )?EN[- ]\d{3}(?: ?\d{2,3})?(?:-\d+)*",
        r"|ISAE[- ]?\d{4}|SOC[- ]?[123]|PCI[- ]DSS|CSA[- ]STAR|FIPS[- ]?\d+|NIST[- ](?:SP|CSF)",
        r"|Common Criteria|EUCC|EUCS|OWASP[- ](?:ASVS|MASVS|SAMM|Top ?10)|Cyber Essentials|CCV-keurmerk|CCV quality mark",
        r"|OECD-keurmerk|TAPA|NTA[- ]?\d+|COBIT|ITIL|BREEAM|LEED|TCO Certified|EPEAT|Energy Star",
        r")\b"
    ))
});

static EQUIVALENT: Patterns = patterns!(
    nl: r"(?i)gelijkwaardig|vergelijkbare? (?:norm|verklaring|certifica|keurmerk|standaard)",
    en: r"(?i)equivalent|comparable (?:standard|statement|certificat|mark)",
);

/// Whether a sentence says that something equivalent will do too.
pub(in crate::check) fn equivalent_accepted(sentence: &str, language: Language) -> bool {
    EQUIVALENT.get(language).is_match(sentence)
}
