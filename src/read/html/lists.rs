//! The numbers that a browser prints before the items of a list.

use scraper::ElementRef;

use super::style::list_style;
use crate::read::numerals::Numerals;

/// The numbers of an ordered list, as they come.
pub(super) struct Numbering {
    numerals: Option<Numerals>,
    next: i64,
    step: i64,
}

impl Numbering {
    /// The numbering of a list; a list without markers prints none.
    pub fn of(list: ElementRef<'_>) -> Self {
        let element = list.value();
        let items = || list.child_elements().filter(|child| child.value().name() == "li").count();
        let reversed = element.attr("reversed").is_some();
        let first = if reversed { i64::try_from(items()).unwrap_or(i64::MAX) } else { 1 };
        let next = element.attr("start").and_then(integer).unwrap_or(first);
        // Screen readers are told of a list in so many words where its style takes the markers away.
        let unmarked = element.attr("role").is_some_and(|role| role.eq_ignore_ascii_case("list"));
        let numerals = match list_style(element) {
            Some(style) => by_style(&style),
            None if unmarked => None,
            None => Some(by_type(element.attr("type").unwrap_or_default()).unwrap_or(Numerals::Decimal)),
        };
        Self { numerals, next, step: if reversed { -1 } else { 1 } }
    }

    /// The number of the next item.
    pub fn number(&mut self, item: ElementRef<'_>) -> Option<String> {
        let element = item.value();
        let value = element.attr("value").and_then(integer).unwrap_or(self.next);
        self.next = value.saturating_add(self.step);
        let numerals = match list_style(element) {
            Some(style) => by_style(&style),
            None => element.attr("type").and_then(by_type).or(self.numerals),
        };
        numerals.map(|numerals| format!("{}.", numerals.print(value)))
    }
}

fn integer(text: &str) -> Option<i64> {
    text.trim().parse::<i32>().ok().map(i64::from)
}

fn by_type(name: &str) -> Option<Numerals> {
    Some(match name.trim() {
        "1" => Numerals::Decimal,
        "a" => Numerals::Letters { capital: false, repeated: false },
        "A" => Numerals::Letters { capital: true, repeated: false },
        "i" => Numerals::Roman { capital: false },
        "I" => Numerals::Roman { capital: true },
        _ => return None,
    })
}

/// The numerals of a style; bullets and pictures have none.
fn by_style(style: &str) -> Option<Numerals> {
    let has = |name: &str| style.split_whitespace().any(|word| word == name);
    if ["none", "disc", "circle", "square"].into_iter().any(has) {
        return None;
    }
    Some(if has("lower-alpha") || has("lower-latin") {
        Numerals::Letters { capital: false, repeated: false }
    } else if has("upper-alpha") || has("upper-latin") {
        Numerals::Letters { capital: true, repeated: false }
    } else if has("lower-roman") {
        Numerals::Roman { capital: false }
    } else if has("upper-roman") {
        Numerals::Roman { capital: true }
    } else {
        Numerals::Decimal
    })
}
