use super::{Patterns, patterns};
use crate::model::{Inline, Language, plain};

static OWN_DEFINITION: Patterns = patterns!(
    nl: r#"\b[Hh]ierna(?: te noemen| ook)?:?\s*["“„'‘]?(\p{Lu}[\p{L}\d-]*(?: \p{Lu}[\p{L}\d-]*)*)"#,
    en: r#"\b[Hh]erein?after(?: referred to as| called)?:?\s*(?:the )?["“‘']?(\p{Lu}[\p{L}\d-]*(?: \p{Lu}[\p{L}\d-]*)*)"#,
);

/// The words that a running text defines itself, e.g. `Rapport` in "het verslag (hierna: Rapport)".
pub(in crate::check) fn defined_in(text: &[Inline], language: Language) -> Vec<String> {
    let pattern = OWN_DEFINITION.get(language);
    let words = plain(text);
    pattern.captures_iter(&words).filter_map(|found| Some(found.get(1)?.as_str().to_owned())).collect()
}
