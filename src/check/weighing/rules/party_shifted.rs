//! Another party has to do it, decides it, owns it or pays for it; or it became mutual.
//!
//! ## What it checks
//! Names of parties that were exchanged. What someone owns, decides or may is an advantage; what someone does, bears or
//! answers for is a burden. What both parties confirm, sign, approve or agree and the supplier now does alone counts, wherever in the
//! sentence that stands. What one held, decided or bore and now shares ("mede", "deels"; "jointly", "also") counts too. Names of the same party ("de Leverancier", "Opdrachtnemer") are taken to be one.
//!
//! ## Why it matters
//! The words of the duty stay the same, so that a quick reader sees nothing.
//!
//! ## Example
//! ```yaml fires
//! old: "Leverancier draagt de kosten van de migratie."
//! new: "Opdrachtgever draagt de kosten van de migratie."
//! ```
//! ```yaml fires
//! language: en
//! old: "The Contractor shall indemnify the Authority."
//! new: "Each party shall indemnify the other."
//! ```
//! ```yaml fires
//! old: "De inkoopvoorwaarden van de Gemeente gaan voor."
//! new: "De inkoopvoorwaarden van Leverancier gaan voor."
//! ```
//! ```yaml fires
//! old: "De data behoren toe aan de gemeente."
//! new: "De data behoren toe aan Leverancier."
//! ```
//! ```yaml fires
//! old: "Het auteursrecht berust bij de gemeente."
//! new: "Het auteursrecht berust mede bij de gemeente."
//! ```
//! ```yaml fires
//! old: "Een wijziging geldt pas als beide Partijen haar bevestigen."
//! new: "Een wijziging geldt pas als uitsluitend Leverancier haar bevestigt."
//! ```
//! ```yaml fires
//! language: en
//! old: "An amendment is signed on behalf of each party by a competent person."
//! new: "An amendment is confirmed by e-mail by Supplier."
//! ```
//! ```yaml passes
//! language: en
//! old: "The Supplier gives a copy to any third party whom the Client engages."
//! new: "The Supplier gives a copy to any third party engaged by the Client."
//! ```
//! ```yaml fires
//! old: "Leverancier plaatst geen sensor zonder vergunning. Hij verzorgt de aanvraag daarvan."
//! new: "Leverancier plaatst geen sensor zonder vergunning. Opdrachtgever verzorgt de aanvraag daarvan."
//! ```
//! ```yaml passes
//! old: "Leverancier plaatst geen sensor zonder vergunning. Hij verzorgt de aanvraag daarvan."
//! new: "Leverancier plaatst geen sensor zonder vergunning. Leverancier verzorgt de aanvraag daarvan."
//! ```
//! ```yaml passes
//! old: "De Leverancier draagt de kosten."
//! new: "Leverancier draagt de kosten."
//! ```
//! ```yaml passes
//! old: "Leverancier verstrekt de gemeente jaarlijks een export van alle data."
//! new: "Eenmaal per jaar ontvangt de gemeente van Leverancier een export van alle data."
//! ```
//!
//! ## How to resolve
//! Restore the party. A mutual duty asks whether the municipality can and may bear it.

use std::ops::Range;

use crate::check::reading::{Patterns, patterns};
use crate::check::weighing::observation::Observation;
use crate::check::weighing::reading::{Comparison, Favours, Match, Mention, Party, Side, Stretch, subject};
use crate::diag::Code;
use crate::model::Verdict;

use super::rights_to_supplier::{HELD_BY_SUPPLIER, is_of_rights};

super::super::rule!(
    Code::warning("party-shifted"),
    "party_shifted.rs",
    Words(check),
    [
        "finding_party_shifted",
        "finding_made_mutual",
        "finding_supplier_holds",
        "finding_shared",
        "finding_supplier_alone"
    ]
);

/// What is an advantage to the one who is named.
static ADVANTAGE: Patterns = patterns!(
    nl: r"(?i)\bbepaalt\b|\bbeslist\b|\bstelt\b.{0,60}\bvast\b|\beigenaar\b|\beigendom\w*|\brechten op\b|\brechthebbende\b|\bkomt? toe\b|\bkomen toe\b|\bberust\b|\bbeoordeelt\b|\b(?:beoordeeld|goedgekeurd|geaccepteerd|vastgesteld|beslist|getoetst)\b|\bmag\b|\bkan\b|\brecht\b|\bgerechtigd\b|\beigendomsrecht\w*|\b(?:behoren|behoort|horen|hoort)\b[^,.;]{0,40}\btoe\b|\btoebehor\w+|\w*voorwaarden van\b|\b(?:sleutels?|wachtwoord\w*|toegangsrechten|domeinna\w+|accounts?)\b[^.;]{0,80}\bbeheer\w*",
    en: r"(?i)\bdecides?\b|\bdetermines?\b|\bowner\b|\bowns?\b|\bproperty\b|\bvests?\b|\btitle\b|\bbelongs? to\b|\bmay\b|\bentitled\b|\bright to\b|\bapproves?\b|\b(?:terms|conditions)\b|\b(?:keys?|credentials|passwords?|domain names?|accounts?|access rights)\b[^.;]{0,80}\b(?:managed|held|controlled|kept)\b",
);

/// What is a burden though the words for an advantage stand beside it.
static BURDEN: Patterns = patterns!(
    nl: r"(?i)\bkosten\b|\brisico\b|\bvrijwaart\b|\bvrijwaren\b|\baansprakelijk\b|\bverantwoordelijk\b",
    en: r"(?i)\bcosts?\b|\brisk\b|\bindemnif\w+|\bliable\b|\bresponsible\b|\bexpense\b",
);

/// What the client does to oversee the supplier, or to answer to the public.
static OVERSEES: Patterns = patterns!(
    nl: r"(?i)\b(?:publicatie|publiceer\w*|publiceert|openbaar(?:making)?|register|toezicht|controleert|toetst|bewaakt|verifieert|onderzoekt)\b",
    en: r"(?i)\b(?:publish\w*|publication|register|supervis\w+|oversees?|verif(?:y|ies)|inspects?|monitors?|tests?)\b",
);

/// What takes two to do.
static TOGETHER: Patterns = patterns!(
    nl: r"(?i)\bbevestig\w*|\b(?:onder|mede-?onder)?teken(?:en|t|de|d)\b|\bonderteken\w*|\bbeslui\w+|\bbeslis\w*|\bbepa(?:al|len)\w*|\b(?:instem\w*|stemt?|stemmen)\b|\bakkoord\b|\bgoedkeur\w*|\bgoedgekeurd\w*|\bkeur(?:t|en)\b|\bvaststel\w*|\bvastgesteld\w*|\bstel(?:t|len)\b[^.;]{0,80}\bvast\b|\bovereen(?:kom\w*|gekomen)\b|\bkom(?:t|en)\b[^.;]{0,80}\bovereen\b|\boverleg\b|\bwijzig\w*|\bleg(?:t|gen)\b[^.;]{0,80}\bvast\b|\bvastgelegd\b|\bvastleg\w*|\bopgesteld\b|\bstel(?:t|len)\b[^.;]{0,80}\bop\b|\b(?:getekend|tekenen|tekent)\b|\b(?:samen|gezamenlijk)\b",
    en: r"(?i)\bconfirm\w*|\bsign(?:s|ed|ature|atures)?\b|\bdecid\w+|\bdetermin\w+|\bagree\w*|\bconsent\w*|\bapprov\w+|\bfix(?:es|ed)?\b|\bamend\w*|\bset\b|\bconsultation\b|\bdrawn up\b|\bdraws? up\b|\b(?:jointly|together)\b",
);

/// What both parties do, and the supplier now does without the other.
fn alone(change: &Comparison<'_>) -> Option<Observation> {
    let named = |side: Side| change.mentions(side);
    let of = |side: Side, party: Party| named(side).into_iter().filter(|one| one.party == party).collect::<Vec<_>>();
    let together = TOGETHER.get(change.language).is_match(change.base);
    let both =
        of(Side::Base, Party::Both).into_iter().find(|one| together && change.touches(&one.range, Side::Base))?;
    let fewer = of(Side::Counter, Party::Both).len() < of(Side::Base, Party::Both).len();
    let gone = fewer && of(Side::Counter, Party::Client).len() <= of(Side::Base, Party::Client).len();
    let others = of(Side::Base, Party::Supplier).len();
    let supplier = of(Side::Counter, Party::Supplier).into_iter().nth(others)?;
    let acts = !supplier.oblique || supplier.agent || TOGETHER.get(change.language).is_match(change.counter);
    let words = |side: Side, mention: &Mention| {
        let text = change.text(side)[mention.range.clone()].to_owned();
        Match { text, range: mention.range.clone() }
    };
    (gone && acts && change.touches(&supplier.range, Side::Counter)).then(|| {
        let found = RULE.sees(Verdict::Weakened, "finding_supplier_alone");
        found.base(words(Side::Base, &both)).counter(words(Side::Counter, &supplier))
    })
}

fn check(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.is_edit() {
        return;
    }
    if let Some(found) = alone(change) {
        seen.push(found);
        return;
    }
    seen.extend(change.stretches.iter().filter_map(|stretch| named_for_pronoun(change, stretch)));
    for stretch in &change.stretches {
        let named = |side: Side| {
            let range = if side == Side::Base { &stretch.struck } else { &stretch.added };
            let inside = |mention: &Mention| mention.range.start >= range.start && mention.range.end <= range.end;
            change.mentions(side).into_iter().find(inside)
        };
        let words = |side: Side, mention: &Mention| Match {
            text: change.text(side)[mention.range.clone()].to_owned(),
            range: mention.range.clone(),
        };
        match (named(Side::Base), named(Side::Counter)) {
            (Some(base), Some(counter)) if base.party != counter.party => {
                // Where a sentence says the same in another voice, both parties are named in other places.
                let named =
                    |side: Side, party: Party| change.mentions(side).iter().filter(|one| one.party == party).count();
                let as_often = |party: Party| named(Side::Base, party) == named(Side::Counter, party);
                let revoiced = change.is_rephrased() && as_often(Party::Supplier) && as_often(Party::Client);
                if change.wording.is_same() || revoiced || is_reordered(change) {
                    continue;
                }
                let message =
                    if counter.party == Party::Both { "finding_made_mutual" } else { "finding_party_shifted" };
                let verdict = match judged(change, base.party, counter.party) {
                    // Who is told, or named in a condition, neither owes nor holds what the sentence says.
                    Verdict::Strengthened
                        if base.subordinate || base.oblique && !base.agent && !change.speaks_of(&STAKE) =>
                    {
                        Verdict::NotAssessed
                    }
                    // Where the sentences say it in another order, who stands where another stood need not do what that one did.
                    Verdict::Weakened if is_balanced(change) && (change.stretches.len() > 2 || is_converse(change)) => {
                        Verdict::NotAssessed
                    }
                    other => other,
                };
                let found = RULE.sees(verdict, message);
                seen.push(found.base(words(Side::Base, &base)).counter(words(Side::Counter, &counter)));
            }
            (None, Some(counter))
                if !counter.oblique && counter.party == Party::Supplier && !stretch.added.is_empty() =>
            {
                let found = words(Side::Counter, &counter);
                let also = change
                    .mentions(Side::Base)
                    .iter()
                    .any(|mention| mention.party == Party::Client && !mention.oblique);
                let count = |side: Side| {
                    change.mentions(side).iter().filter(|mention| mention.party == Party::Supplier).count()
                };
                // Who stood elsewhere in the sentences was not added.
                let added = count(Side::Counter) > count(Side::Base)
                    || !change.is_rephrased()
                    || change.wording.substance() > 2;
                if also && added && change.favours(Side::Counter, counter.range.start) == Favours::Supplier {
                    seen.push(RULE.sees(Verdict::Weakened, "finding_made_mutual").with_stretch(
                        change,
                        Side::Counter,
                        &found,
                    ));
                }
            }
            _ => {}
        }
    }
    // Rights in a work are looked at by themselves.
    for found in change.gained(&HELD_BY_SUPPLIER).into_iter().filter(|_| !is_of_rights(change)) {
        seen.push(RULE.sees(Verdict::Weakened, "finding_supplier_holds").with_stretch(change, Side::Counter, &found));
    }
    shared(change, seen);
    exchanged(change, seen);
}

/// What stands for a party that was named before.
static PRONOUN: Patterns = patterns!(
    nl: r"(?i)^\W*(?:(?:en|maar|dan|waarna|daarna)\s+)?(?:hij|zij|ze|hem|deze|die)\W*$",
    en: r"(?i)^\W*(?:(?:and|but|then)\s+)?(?:he|she|it|they|them)\W*$",
);

/// A party that is named where a pronoun stood for another one.
fn named_for_pronoun(change: &Comparison<'_>, stretch: &Stretch) -> Option<Observation> {
    let struck = &change.base[stretch.struck.clone()];
    let counter = change
        .mentions(Side::Counter)
        .into_iter()
        .find(|one| one.range.start >= stretch.added.start && one.range.end <= stretch.added.end)?;
    // Behind more words than the name the sentence goes another way.
    let alone = change.counter[stretch.added.clone()].split_whitespace().count() <= 2;
    if !PRONOUN.get(change.language).is_match(struck) || counter.oblique || !alone {
        return None;
    }
    let before = change.mentions(Side::Base).into_iter().filter(|one| one.range.end <= stretch.struck.start);
    let mut before: Vec<Party> = before.map(|one| one.party).collect();
    before.sort_unstable();
    before.dedup();
    // Of two that were named before it may stand for either.
    let verdict = match (before.as_slice(), change.carried) {
        ([party], _) if *party != counter.party => judged(change, *party, counter.party),
        ([], Some(party)) if party != counter.party => judged(change, party, counter.party),
        _ => return None,
    };
    let words = |text: &str, range: &Range<usize>| Match { text: text[range.clone()].to_owned(), range: range.clone() };
    let found = RULE.sees(verdict, "finding_party_shifted");
    Some(found.base(words(change.base, &stretch.struck)).counter(words(change.counter, &counter.range)))
}

/// That something is not of, by or for one alone, or not the whole of it.
static SHARED: Patterns = patterns!(
    nl: r"(?i)(?P<excuse>\bmede (?:verstaan|begrepen|namens)\b)|\b(?:mede|tevens|eveneens|ook|gezamenlijk|tezamen|samen met|deels|gedeeltelijk|ten dele|voor een deel)\b",
    en: r"(?i)\b(?:also|jointly|partly|partially|in part|together with|as well)\b",
);

/// What somebody holds, bears or decides, of which a share is less than the whole.
static HELD: Patterns = patterns!(
    nl: concat!(
        r"(?i)\bberust\w*\b|\bkom(?:t|en)\b[^.;]{0,60}\btoe\b|\btoekom\w*|\beigen(?:aar|dom)\w*|\b(?:behoren|behoort)\b[^,.;]{0,40}\btoe\b|\btoebehor\w+",
        r"|\bbepaalt\b|\bbeslist\b|\bbeheerd?\b|\bbeheert\b|\bvoor rekening\b|\bdraagt\b|\bga(?:at|an)\b[^.;]{0,60}\bover op\b|\bdraagt\b[^.;]{0,60}\bover\b|\brechthebbende\b",
    ),
    en: r"(?i)\bown(?:s|ed|er|ership)?\b|\bvests?\b|\bbelongs?\b|\bproperty\b|\btitle\b|\bdecides?\b|\bdetermines?\b|\b(?:managed|held|controlled|kept|borne) by\b|\bbears?\b|\bat the expense\b|\bassigns?\b|\btransfers?\b",
);

/// What one party held, bore or decided alone and now shares.
fn shared(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    if !change.keeps(&HELD) || change.is_rephrased() {
        return;
    }
    for found in change.gained(&SHARED) {
        let Some(stretch) = change.stretch(&found.range, Side::Counter) else { continue };
        // More that is held beside the rest is named behind it.
        let alone = change.counter[stretch.added.clone()].split_whitespace().count() <= 3;
        if alone && change.base[stretch.struck.clone()].trim().is_empty() {
            let verdict = match change.favours(Side::Base, stretch.struck.start) {
                Favours::Supplier => Verdict::NotAssessed,
                Favours::Client | Favours::Unclear => Verdict::Weakened,
            };
            seen.push(RULE.sees(verdict, "finding_shared").with_stretch(change, Side::Counter, &found));
        }
    }
}

/// What is somebody's though a preposition stands before who that is.
static STAKE: Patterns = patterns!(
    nl: r"(?i)\bkosten\b|\brisico\b|\brekening\b|\btoe\b|\bberust\w*|\beigendom\w*|\bvoorwaarden\b|\bbij\b",
    en: r"(?i)\bcosts?\b|\brisk\b|\bexpense\b|\bvests?\b|\bbelongs?\b|\bproperty\b|\bterms\b|\bconditions\b|\bwith\b",
);

/// Whether the sentences name the same parties, the same one first, and nearly all of their words stayed: then a party
/// that stands in another place was not put in that of another.
fn is_reordered(change: &Comparison<'_>) -> bool {
    let first = |side: Side| subject(change.text(side), 0, change.language).map(|mention| mention.party);
    change.wording.substance() == 0
        && named(change, Side::Base) == named(change, Side::Counter)
        && first(Side::Base) == first(Side::Counter)
}

/// The parties that one side names, each once.
fn named(change: &Comparison<'_>, side: Side) -> Vec<Party> {
    let mut all: Vec<Party> = change.mentions(side).into_iter().map(|mention| mention.party).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether both sides name the same parties, and more than one.
fn is_balanced(change: &Comparison<'_>) -> bool {
    let base = named(change, Side::Base);
    base.len() > 1 && base == named(change, Side::Counter)
}

/// That who is named gets something from the other.
static RECEIVES: Patterns = patterns!(
    nl: r"(?i)\b(?:ontvang\w*|krijgt|krijgen|verkrijgt|verkrijgen)\b[^.;]{0,90}\bvan\b",
    en: r"(?i)\b(?:receives?|obtains?|gets?)\b[^.;]{0,90}\bfrom\b",
);

/// Whether one side says that somebody gets what the other says that somebody gives.
fn is_converse(change: &Comparison<'_>) -> bool {
    let is = |side: Side| RECEIVES.get(change.language).is_match(change.text(side));
    is(Side::Base) != is(Side::Counter)
}

/// What it does to the client that one party stands where another stood.
fn judged(change: &Comparison<'_>, base: Party, counter: Party) -> Verdict {
    let advantage = !change.all(&ADVANTAGE, Side::Base).is_empty() && change.all(&BURDEN, Side::Base).is_empty();
    let together = TOGETHER.get(change.language).is_match(change.counter);
    match (base, counter, advantage) {
        (Party::Supplier, Party::Both, _) if together && change.all(&BURDEN, Side::Base).is_empty() => {
            Verdict::Strengthened
        }
        // What the client checks, keeps or makes public itself, the supplier would do of its own work.
        (Party::Client, Party::Supplier, false) if OVERSEES.get(change.language).is_match(change.base) => {
            Verdict::Weakened
        }
        (Party::Supplier, _, false)
        | (Party::Client, _, true)
        | (Party::Both, Party::Supplier, true)
        | (Party::Both, Party::Client, false) => Verdict::Weakened,
        _ => Verdict::Strengthened,
    }
}

/// Whether who acts was exchanged though all words stayed, in another order, or by whom a sentence begins to say that
/// something is done.
fn exchanged(change: &Comparison<'_>, seen: &mut Vec<Observation>) {
    let agents = |side: Side| change.mentions(side).first().is_some_and(|one| one.agent);
    let by_others = agents(Side::Base) && agents(Side::Counter) && !change.is_rephrased();
    if !(change.wording.is_same() || by_others) || seen.iter().any(|one| one.rule == RULE.code) {
        return;
    }
    let actor = |side: Side| {
        let found = subject(change.text(side), 0, change.language)?;
        let passive = change.mentions(side).into_iter().find(|mention| mention.agent);
        // Who is only named in a clause that depends on another need not be who acts in the sentence.
        passive.or(Some(found).filter(|mention| !mention.subordinate))
    };
    if let (Some(base), Some(counter)) = (actor(Side::Base), actor(Side::Counter))
        && base.party != counter.party
        && base.party != Party::Both
        && counter.party != Party::Both
        && !(is_converse(change) && is_balanced(change))
    {
        let words = |side: Side, mention: &Mention| Match {
            text: change.text(side)[mention.range.clone()].to_owned(),
            range: mention.range.clone(),
        };
        let found = RULE.sees(judged(change, base.party, counter.party), "finding_party_shifted");
        seen.push(found.base(words(Side::Base, &base)).counter(words(Side::Counter, &counter)));
    }
}
