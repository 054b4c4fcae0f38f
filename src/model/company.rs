/// Whether two names are of one organisation, as far as their letters tell: one holds the words of the other.
pub fn is_same_company(one: &str, other: &str) -> bool {
    let (one, other) = (company_words(one), company_words(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !short.is_empty() && long.windows(short.len()).any(|window| window == short)
}

/// The words of the name of an organisation, without its legal form.
pub fn company_words(name: &str) -> Vec<String> {
    const FORMS: [&str; 16] =
        ["bv", "nv", "vof", "cv", "gmbh", "ag", "ltd", "limited", "inc", "llc", "sa", "sas", "sarl", "aps", "ab", "oy"];
    let letters: String = name.to_lowercase().chars().filter(|character| *character != '.').collect();
    let words = letters.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !FORMS.contains(word)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::is_same_company;

    #[test]
    fn names_are_compared_without_legal_form() {
        for (one, other) in
            [("Sensa B.V.", "Sensa"), ("NordSense ApS", "nordsense"), ("Sensa BV, Utrecht", "Sensa B.V.")]
        {
            assert!(is_same_company(one, other), "{one} is {other}");
        }
        for (one, other) in [("DigiCert", "Sensa B.V."), ("B.V.", "Sensa B.V."), ("Sensalytics", "Sensa")] {
            assert!(!is_same_company(one, other), "{one} is not {other}");
        }
    }
}
