use crate::model::Language;

/// A number in figures or in words.
pub(super) fn number(word: &str, language: Language) -> Option<f64> {
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        return figures(word, language);
    }
    // "Ten" is a number in English and a preposition in Dutch; "een" the other way round is none.
    let other = match language {
        Language::Nl => ["ten", "a", "an", "one"].contains(&word),
        Language::En => ["een", "acht"].contains(&word),
    };
    if other { None } else { in_words(word) }
}

/// `1.000,50` in Dutch, `1,000.50` in English; where the separator alone does not tell, three digits make thousands.
fn figures(word: &str, language: Language) -> Option<f64> {
    if word.contains(['/', '-']) {
        return None;
    }
    let (decimal, group) = match language {
        Language::Nl => (',', '.'),
        Language::En => ('.', ','),
    };
    let grouped = |text: &str, sign: char| text.split(sign).skip(1).all(|part| part.len() == 3);
    let plain = match (word.rsplit_once(decimal), word.contains(group)) {
        (Some((whole, part)), _) if part.len() != 3 || word.contains(group) => {
            format!("{}.{part}", whole.replace(group, ""))
        }
        (Some(_), _) => word.replace(decimal, ""),
        (None, true) if grouped(word, group) => word.replace(group, ""),
        (None, true) => word.replace(group, "."),
        (None, false) => word.to_owned(),
    };
    plain.parse().ok()
}

const UNITS: [(&str, f64); 46] = [
    ("een", 1.0),
    ("één", 1.0),
    ("twee", 2.0),
    ("drie", 3.0),
    ("vier", 4.0),
    ("vijf", 5.0),
    ("zes", 6.0),
    ("zeven", 7.0),
    ("acht", 8.0),
    ("negen", 9.0),
    ("tien", 10.0),
    ("elf", 11.0),
    ("twaalf", 12.0),
    ("dertien", 13.0),
    ("veertien", 14.0),
    ("vijftien", 15.0),
    ("zestien", 16.0),
    ("zeventien", 17.0),
    ("achttien", 18.0),
    ("negentien", 19.0),
    ("anderhalf", 1.5),
    ("half", 0.5),
    ("a", 1.0),
    ("an", 1.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("six", 6.0),
    ("hundred", 100.0),
    ("honderd", 100.0),
    ("duizend", 1000.0),
];

const TENS: [(&str, f64); 16] = [
    ("twintig", 20.0),
    ("dertig", 30.0),
    ("veertig", 40.0),
    ("vijftig", 50.0),
    ("zestig", 60.0),
    ("zeventig", 70.0),
    ("tachtig", 80.0),
    ("negentig", 90.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

fn find(table: &[(&str, f64)], word: &str) -> Option<f64> {
    table.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// A number in words: `dertig`, `vierentwintig`, `twenty-four`.
fn in_words(word: &str) -> Option<f64> {
    if let Some(value) = find(&UNITS, word).or_else(|| find(&TENS, word)) {
        return Some(value);
    }
    if let Some((tens, unit)) = word.split_once('-') {
        return Some(find(&TENS, tens)? + find(&UNITS, unit)?);
    }
    let tens = TENS.iter().find_map(|(name, tens)| {
        let unit = word.strip_suffix(name)?;
        let unit = unit.strip_suffix("en").or_else(|| unit.strip_suffix("ën"))?;
        Some(find(&UNITS, unit)? + tens)
    });
    tens.or_else(|| multiple(word))
}

/// A Dutch number of hundreds or thousands in one word: `vijftigduizend`, `tweehonderdtien`.
fn multiple(word: &str) -> Option<f64> {
    [("duizend", 1_000.0), ("honderd", 100.0)].into_iter().find_map(|(name, times)| {
        let (before, after) = word.split_once(name)?;
        let many = if before.is_empty() { 1.0 } else { in_words(before)? };
        let after = after.strip_prefix("en").unwrap_or(after);
        Some(many * times + if after.is_empty() { 0.0 } else { in_words(after)? })
    })
}

/// What a word multiplies the number before it by: `duizend`, `million`.
pub(super) fn scale(word: &str) -> Option<f64> {
    match word {
        "duizend" | "thousand" => Some(1_000.0),
        "miljoen" | "million" => Some(1_000_000.0),
        _ => None,
    }
}
