//! Dutch verbs of which the vowel changes: what their past forms share with the others.

/// The past form, without what makes it a participle, and the stem of the other forms. Forms that are another word too
/// ("leden", "weken", "namen") are left out.
const STRONG: [(&str, &str); 38] = [
    ("bracht", "breng"),
    ("dacht", "denk"),
    ("kocht", "koop"),
    ("zocht", "zoek"),
    ("nomen", "neem"),
    ("sproken", "spreek"),
    ("broken", "breek"),
    ("troffen", "tref"),
    ("trokken", "trek"),
    ("zonden", "zend"),
    ("vonden", "vind"),
    ("bonden", "bind"),
    ("gonnen", "gin"),
    ("holpen", "help"),
    ("worpen", "werp"),
    ("sloten", "sluit"),
    ("boden", "bied"),
    ("kozen", "kies"),
    ("loren", "lies"),
    ("noten", "niet"),
    ("schoven", "schuif"),
    ("wogen", "weeg"),
    ("schreven", "schrijf"),
    ("wezen", "wijs"),
    ("bleven", "blijf"),
    ("kregen", "krijg"),
    ("grepen", "grijp"),
    ("stegen", "stijg"),
    ("keken", "kijk"),
    ("bleken", "blijk"),
    ("schenen", "schijn"),
    ("streden", "strijd"),
    ("dreven", "drijf"),
    ("gaan", "ga"),
    ("daan", "doe"),
    ("gold", "geld"),
    ("hield", "houd"),
    ("hielden", "houd"),
];

/// What a verb may begin with besides a part that stands apart.
const BEGINNINGS: [&str; 6] = ["be", "ver", "ont", "her", "onder", "over"];

/// The stem of a strong verb by a past form of it, with what it begins with; nothing where it is none.
pub(super) fn infinitive(form: &str, particles: &[&str]) -> Option<String> {
    STRONG.iter().find_map(|(past, stem)| {
        let begins = form.strip_suffix(past)?;
        (particles.contains(&begins) || BEGINNINGS.contains(&begins)).then(|| format!("{begins}{stem}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_past_form_leads_back_to_the_others() {
        assert_eq!(infinitive("terugbracht", &["terug"]).as_deref(), Some("terugbreng"));
        assert_eq!(infinitive("onderzocht", &[]).as_deref(), Some("onderzoek"));
        assert_eq!(infinitive("opdracht", &["op"]), None);
    }
}
