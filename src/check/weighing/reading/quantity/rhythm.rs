use super::calendar::unit;
use super::number::number;
use crate::model::Language;

/// How often a year something happens, and how many words say so: `maandelijks`, `ieder kwartaal`, `every quarter`.
pub(super) fn rhythm<'a>(word: &impl Fn(usize) -> &'a str, language: Language) -> Option<(f64, usize)> {
    let single = match word(0) {
        "dagelijks" | "dagelijkse" | "daily" => 365.0,
        "wekelijks" | "wekelijkse" | "weekly" => 52.0,
        "maandelijks" | "maandelijkse" | "monthly" => 12.0,
        "driemaandelijks" | "quarterly" => 4.0,
        "halfjaarlijks" | "halfjaarlijkse" => 2.0,
        "jaarlijks" | "jaarlijkse" | "annually" | "yearly" | "annual" => 1.0,
        "tweejaarlijks" | "biennially" => 0.5,
        _ => 0.0,
    };
    if single > 0.0 {
        return Some((single, 1));
    }
    let per = |word: &str| match word {
        "dag" | "day" => Some(365.0),
        "week" => Some(52.0),
        "maand" | "month" | "kalendermaand" => Some(12.0),
        "kwartaal" | "quarter" | "kalenderkwartaal" => Some(4.0),
        "jaar" | "year" | "kalenderjaar" | "contractjaar" => Some(1.0),
        _ => None,
    };
    // "per 12 maanden", "every twelve months", "per 2 jaar", "per 90 dagen"
    let several = |at: usize| {
        if matches!((word(at), word(at + 1)), ("half", "jaar") | ("half", "year")) {
            return Some((2.0, at + 2));
        }
        let every = number(word(at), language).filter(|count| *count > 0.0)?;
        let (hours, length) = unit(word(at + 1), word(at + 2))?;
        let (year, _) = unit("jaar", "")?;
        (hours >= 24.0).then_some((year / (hours * every), at + 1 + length))
    };
    match (word(0), language) {
        ("ieder" | "iedere" | "elk" | "elke", Language::Nl) | ("every" | "each", Language::En) => {
            several(1).or_else(|| Some((per(word(1))?, 2)))
        }
        ("per", _) => several(1).or_else(|| Some((per(word(1))?, 2))),
        ("eens" | "eenmaal" | "once", _)
            if matches!(word(1), "per" | "a" | "every" | "each" | "iedere" | "elke" | "ieder" | "elk") =>
        {
            several(2).or_else(|| Some((per(word(2))?, 3)))
        }
        ("een" | "één" | "1" | "one", _)
            if matches!(word(1), "keer" | "maal" | "time") && matches!(word(2), "per" | "a" | "every") =>
        {
            several(3).or_else(|| Some((per(word(3))?, 4)))
        }
        _ => None,
    }
}

/// How many times, in one word: `tweemaal`, `once`.
pub(super) fn times(word: &str) -> Option<f64> {
    match word {
        "eenmaal" | "once" | "eens" => Some(1.0),
        "tweemaal" | "twice" => Some(2.0),
        "driemaal" => Some(3.0),
        "viermaal" => Some(4.0),
        "vijfmaal" => Some(5.0),
        "tienmaal" => Some(10.0),
        _ => None,
    }
}
