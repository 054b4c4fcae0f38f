//! An amount, percentage, multiple or number became higher or lower.
//!
//! ## What it checks
//! Amounts, percentages, multiples and numbers that changed, however they are written. Where the clause has a parameter for
//! it, that says which direction is weaker. Elsewhere it depends on what it is: higher is better for a penalty, a cap on
//! liability, an insurance and an availability, and worse for a price, an increase and a fee. What a figure in a table is stands
//! in the other cells of its row and at the head of its column, else in what leads in to the table or its heading.
//!
//! ## Why it matters
//! A figure is the easiest thing to change and the hardest to see.
//!
//! ## Example
//! ```yaml fires
//! old: "De boete bedraagt € 10.000."
//! new: "De boete bedraagt € 2.500."
//! ```
//! ```yaml fires
//! language: en
//! old: "Prices may rise by no more than 2% per year."
//! new: "Prices may rise by no more than 8% per year."
//! ```
//! ```yaml fires
//! old: "Leverancier vergoedt de kosten tot € 25.000 per onderzoek."
//! new: "Leverancier vergoedt de kosten tot € 25.000 per tien jaar."
//! ```
//! ```yaml passes
//! old: "De boete is € 5.000."
//! new: "De boete is 5.000 euro."
//! ```
//!
//! ## How to resolve
//! Restore the figure, or take one within the range that the clause allows.

use super::difference::{Difference, by_parameter, differences, with_margin};
use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Kind, Match, Party, Quantity, RIGHT, Side};
use crate::diag::Code;
use crate::model::{Language, Verdict};

super::super::rule!(
    Code::warning("amount-changed"),
    "amount_changed.rs",
    Words(check),
    [
        "finding_amount_higher",
        "finding_amount_lower",
        "finding_percentage_higher",
        "finding_percentage_lower",
        "finding_number_higher",
        "finding_number_lower",
        "finding_amount_lost",
        "finding_amount_added",
        "finding_price_added",
        "finding_amount_spread",
    ]
);

static HIGHER_IS_BETTER: Patterns = patterns!(
    nl: r"(?i)\bboetes?\b|\bmalus\b|\bverzeker\w*|\baansprakelijk\w*|\bbeschikbaar\w*|\bbeperkt\b|\bmindering\b|\bkorting\b|\bservicecredit\w*|\bgarant\w+|\bten minste\b|\bminimaal\b|\bnauwkeurig\w*|\bvergoedt\b|\bvergoeding van (?:de )?schade\b|\bschadevergoeding\w*|\bbetrouwbaarheid\b|\boplospercentage\b|\bklanttevredenheid\b",
    en: r"(?i)\bpenalt\w+|\binsur\w+|\bliab\w+|\buptime\b|\bavailab\w+|\blimited\b|\bcredits?\b|\bdiscount\b|\bat least\b|\bwarrant\w+|\baccura\w+|\bcompensation for (?:loss|damage)\w*|\bdamages\b",
);

static LOWER_IS_BETTER: Patterns = patterns!(
    nl: r"(?i)\bindexering\b|\bprij[sz]\w*|\btarie\w+|\bverhog\w+|\bstijg\w+|\bkosten\b|\bafname\b|\bneemt\b.{0,40}\baf\b|\bopslag\b|\brente\b|\blicentievergoeding\b|\babonnement\w*|\bhonorarium\b|\buitval\b",
    en: r"(?i)\bprices?\b|\bfees? (?:may|shall|increase)\b|\bincreases?\b|\brise\b|\bcosts?\b|\bminimum purchase\b|\binterest\b|\bindex\w*|\brates?\b|\bfees?\b|\bsubscription\b|\bdowntime\b",
);

/// What stands before the most that may be asked.
static CEILING: Patterns = patterns!(
    nl: r"(?i)\b(?:ten hoogste|hoogstens|maximaal|maximum van|niet meer dan)\s*(?:met )?$",
    en: r"(?i)\b(?:at most|up to|maximum of|no more than|not (?:to )?exceed(?:ing)?|capped at)\s*$",
);

static UNLIMITED: Patterns = patterns!(
    nl: r"(?i)\bzonder beperking\b|\bonbeperkt\b",
    en: r"(?i)\bunlimited\b|\bwithout limit\w*\b",
);

/// What the client is asked to pay.
static CHARGED: Patterns = patterns!(
    nl: r"(?i)\bin rekening\b|\btarie\w+|\bkosten\b|\bmeerwerk\b",
    en: r"(?i)\bcharges?\b|\brates?\b|\bfees?\b|\bcosts?\b",
);

/// That nothing is asked.
static FREE: Patterns = patterns!(
    nl: r"(?i)\bniets\b|\bkosteloos\b|\bgeen (?:kosten|vergoeding)\b|\bom niet\b|\bbegrepen\b",
    en: r"(?i)\bnothing\b|\bfree of charge\b|\bat no (?:cost|charge)\b|\bno (?:cost|charge|fee)\b|\bincluded\b",
);

/// What stands before a bound.
static CAPPED: Patterns = patterns!(
    nl: r"(?i)\b(?:tot|ten hoogste|maximaal|maximum van)\s*(?:een bedrag van )?$",
    en: r"(?i)\b(?:to|up to|at most|exceed|maximum of)\s*(?:an amount of )?$",
);

/// What the supplier pays.
static PAID: Patterns = patterns!(
    nl: r"(?i)\baansprakelijk\w*|\bvergoedt\b|\bvrijwaart\b",
    en: r"(?i)\bliab\w+|\bcompensates?\b|\breimburses?\b|\bindemnif\w+",
);

/// That there is no bound.
static UNBOUND: Patterns = patterns!(
    nl: r"(?i)\bniet beperkt\b|\bonbeperkt\b|\balle\b|\bvolledige?\b",
    en: r"(?i)\bnot limited\b|\bunlimited\b|\ball\b|\bin full\b",
);

/// A price in a new row of a table of prices, which the client did not have to pay.
fn charged_besides(change: &Comparison<'_>) -> Option<Observation> {
    let price = change.quantities(Side::Counter).into_iter().find(|one| one.kind == Kind::Amount)?;
    let lower = change.about.iter().find_map(|text| better_by(text, change.language))? == Better::Lower;
    let found = RULE.sees(Verdict::OutsidePlaybook, "finding_price_added").counter(price.found(change.counter));
    lower.then_some(found)
}

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if change.base.is_empty() {
        seen.extend(charged_besides(change));
    }
    if !change.is_edit() {
        return;
    }
    if change.is_complement() {
        seen.extend(complement(change));
        return;
    }
    seen.extend(spread(change));
    let measured = |quantity: &Quantity| !matches!(quantity.kind, Kind::Duration | Kind::Date | Kind::Frequency);
    for difference in differences(change, measured) {
        let observation = match &difference {
            Difference::Changed(base, counter) => {
                let higher = counter.value > base.value;
                RULE.sees(by_kind(change, base, higher), message(base.kind, higher))
            }
            // "Four times" that became "50% of".
            Difference::Lost(base) if base.kind == Kind::Times && share(change).is_some() => {
                let higher = share(change).is_some_and(|part| part > base.value);
                RULE.sees(by_kind(change, base, higher), message(base.kind, higher))
            }
            Difference::Lost(base) if base.kind != Kind::Count && base.kind != Kind::Times => {
                let unlimited = !change.gained(&UNLIMITED).is_empty();
                let ceiling = LOWER_IS_BETTER.get(change.language).is_match(change.base)
                    && CEILING.get(change.language).is_match(&change.base[..base.range.start]);
                let spared = CHARGED.get(change.language).is_match(change.base) && !change.gained(&FREE).is_empty();
                let uncapped = CAPPED.get(change.language).is_match(&change.base[..base.range.start])
                    && PAID.get(change.language).is_match(change.base)
                    && !change.gained(&UNBOUND).is_empty();
                // What the client pays at most is a cap of its own.
                let exposed = owes(change)
                    && CAPPED.get(change.language).is_match(&change.base[..base.range.start])
                    && change.all(&RIGHT, Side::Base).is_empty();
                let verdict = if exposed {
                    Verdict::Weakened
                } else if spared || uncapped {
                    Verdict::Strengthened
                } else if ceiling {
                    Verdict::Weakened
                } else if unlimited || by_kind(change, base, false) == Verdict::Strengthened {
                    Verdict::Strengthened
                } else {
                    Verdict::Weakened
                };
                RULE.sees(verdict, "finding_amount_lost")
            }
            Difference::Added(counter) if counter.kind == Kind::Times => {
                let higher = counter.value > 1.0;
                RULE.sees(by_kind(change, counter, higher), message(counter.kind, higher))
            }
            Difference::Added(counter) if counter.kind != Kind::Count => {
                RULE.sees(Verdict::NotAssessed, "finding_amount_added")
            }
            Difference::Lost(_) | Difference::Added(_) => continue,
        };
        seen.push(with_margin(change, &difference, observation));
    }
}

/// For what an amount is meant: once for each case, or for a time.
static PER: Patterns = patterns!(
    nl: concat!(
        r"(?i)(?:€\s?[\d.,]+\S*|\beuro|\bbedrag)\s+per\s+(?:(?P<case>gebeurtenis|incident|onderzoek|schadegeval|geval|keer|melding|inbreuk|overtreding|aanspraak|tekortkoming|storing|gebrek|audit|controle|uur)",
        r"|(?P<day>dag|werkdag|etmaal)|(?P<week>week)|(?P<month>maand)|(?P<quarter>kwartaal)|(?P<year>(?:kalender|contract)?jaar)|(?P<long>\p{L}+ (?:kalender|contract)?jaar|\d+ jaar|overeenkomst|looptijd|contract))\b",
    ),
    en: concat!(
        r"(?i)(?:[€$£]\s?[\d.,]+\S*|\b(?:euros?|EUR))\s+(?:per|for each)\s+(?:(?P<case>event|incident|investigation|occurrence|case|claim|breach|failure|audit|report|hour)",
        r"|(?P<day>(?:working )?day)|(?P<week>week)|(?P<month>month)|(?P<quarter>quarter)|(?P<year>(?:calendar |contract )?year)|(?P<long>(?:\p{L}+|\d+) years|agreement|term|contract))\b",
    ),
);

/// The same amount for a longer time: less of it.
fn spread(change: &Comparison<'_>) -> Option<Observation> {
    const LENGTHS: [&str; 7] = ["case", "day", "week", "month", "quarter", "year", "long"];
    let per = |side: Side| {
        let found = PER.get(change.language).captures(change.text(side))?;
        let length = LENGTHS.iter().position(|name| found.name(name).is_some())?;
        let whole = found.get(0)?;
        Some((length, Match { text: whole.as_str().to_owned(), range: whole.range() }))
    };
    let ((was, base), (now, counter)) = (per(Side::Base)?, per(Side::Counter)?);
    if now <= was {
        return None;
    }
    let amount = change.quantities(Side::Base).into_iter().find(|one| one.range.start >= base.range.start)?;
    let paid = PAID.get(change.language).is_match(change.base) && !owes(change);
    let verdict = if paid { Verdict::Weakened } else { by_kind(change, &amount, false) };
    Some(RULE.sees(verdict, "finding_amount_spread").base(base).counter(counter))
}

/// What a higher or lower figure of a kind is called.
const fn message(kind: Kind, higher: bool) -> &'static str {
    match (kind, higher) {
        (Kind::Amount, true) => "finding_amount_higher",
        (Kind::Amount, false) => "finding_amount_lower",
        (Kind::Percentage, true) => "finding_percentage_higher",
        (Kind::Percentage, false) => "finding_percentage_lower",
        (_, true) => "finding_number_higher",
        (_, false) => "finding_number_lower",
    }
}

/// The percentage that only the counter-proposal has, as a part of one.
fn share(change: &Comparison<'_>) -> Option<f64> {
    let is = |one: &Quantity| one.kind == Kind::Percentage;
    let own = change.quantities(Side::Counter).into_iter().find(is)?;
    (!change.quantities(Side::Base).iter().any(is)).then_some(own.value / 100.0)
}

/// A share and what is left of it, which a person has to read together with what they are shares of.
fn complement(change: &Comparison<'_>) -> Option<Observation> {
    let of = |side: Side| change.quantities(side).into_iter().find(|one| one.kind == Kind::Percentage);
    let (base, counter) = (of(Side::Base)?, of(Side::Counter)?);
    let observation = RULE.sees(Verdict::NotAssessed, "finding_amount_lower");
    Some(Difference::Changed(base, counter).on(change, observation))
}

/// Whether the client is named first, as who acts.
fn owes(change: &Comparison<'_>) -> bool {
    change.mentions(Side::Base).first().is_some_and(|mention| mention.party == Party::Client && !mention.oblique)
}

/// What is better for the client of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Better {
    Higher,
    Lower,
    /// The words say both.
    Either,
}

/// What is better of a figure that a text is about, where its words tell.
fn better_by(text: &str, language: Language) -> Option<Better> {
    let is = |patterns: &'static Patterns| patterns.get(language).is_match(text);
    match (is(&HIGHER_IS_BETTER), is(&LOWER_IS_BETTER)) {
        (true, true) => Some(Better::Either),
        (true, false) => Some(Better::Higher),
        (false, true) => Some(Better::Lower),
        (false, false) => None,
    }
}

/// What a higher or lower figure does to the client: by the clause's own parameter, else by what it is.
fn by_kind(change: &Comparison<'_>, base: &Quantity, higher: bool) -> Verdict {
    if let Some(verdict) = by_parameter(change, base, higher) {
        return verdict;
    }
    // A point of a list is an amount of what leads in to it.
    let own = better_by(&format!("{}\n{}", change.base, change.lead), change.language);
    let known = own.or_else(|| change.about.iter().find_map(|text| better_by(text, change.language)));
    let owed = owes(change);
    let better = match known {
        Some(Better::Higher) => Some(!owed || base.kind == Kind::Times),
        Some(Better::Lower) => Some(false),
        Some(Better::Either) | None if base.kind == Kind::Times => Some(true),
        Some(Better::Either) | None => None,
    };
    match better {
        Some(better) if better == higher => Verdict::Strengthened,
        Some(_) => Verdict::Weakened,
        None => Verdict::NotAssessed,
    }
}
