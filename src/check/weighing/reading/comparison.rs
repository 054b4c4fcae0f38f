use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::alignment::{Aligned, Pair, Stretch};
use super::language::language_of;
use super::parties::{Mention, Party, mentions};
use super::quantity::{Kind, Quantity, quantities};
use super::stake::{Favours, NEGATION, subject};
use super::wording::{Wording, canonical, is_telling, substantial};
use crate::check::reading::{Patterns, pattern, patterns};
use crate::check::weighing::Part;
use crate::model::Language;

/// Which side of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check::weighing) enum Side {
    /// What was issued.
    Base,
    /// What came back.
    Counter,
}

/// Sentences that changed, with what stands against them: what the rules look at.
#[derive(Debug)]
pub(in crate::check::weighing) struct Comparison<'a> {
    /// The language of the sentences.
    pub language: Language,
    /// The sentences as issued; empty where they are new.
    pub base: &'a str,
    /// The sentences as they came back; empty where they are gone.
    pub counter: &'a str,
    /// What changed, in order; relative to the sentences.
    pub stretches: Vec<Stretch>,
    /// The words that lead in to the sentences, where they are an item of a list.
    pub lead: &'a str,
    /// What the sentences are about where they stand in a cell of a table, the nearest words first.
    pub about: &'a [String],
    /// Who acts where the sentence itself names nobody.
    pub carried: Option<Party>,
    /// The clause's own record, where the base is ours.
    pub part: Option<&'a Part<'a>>,
    /// The words of both sides, for telling rewording from change.
    pub wording: Wording,
}

/// Words that a pattern found on one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check::weighing) struct Match {
    /// The words.
    pub text: String,
    /// Where, in the sentences of that side.
    pub range: Range<usize>,
}

/// How words begin that name something more.
static FURTHER: Patterns = patterns!(
    nl: r"(?i)^\W*(?:en|alsmede|evenals|bovendien|tevens|waaronder|met inbegrip van|inclusief|daaronder begrepen|maar (?:leverancier|opdrachtnemer|hij)|\w+(?: \w+){0,6} en$)\b",
    en: r"(?i)^\W*(?:and|as well as|including|together with|in addition|but (?:the )?(?:supplier|contractor)|\w+(?: \w+){0,6} and$)\b",
);

/// What may happen on a condition alone.
static ONLY_WITH: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:alleen|uitsluitend|slechts)\b.{0,60}\b(?:met|na|op)\b",
        r"|\b(?:vereist|vergt|behoeft)\b.{0,60}\b(?:toestemming|instemming|goedkeuring)\b|\b(?:toestemming|instemming|goedkeuring)\b.{0,60}\b(?:vereist|nodig)\b",
    ),
    en: concat!(
        r"(?i)\bonly\b.{0,60}\b(?:with|after|on|upon)\b",
        r"|\brequires?\b.{0,60}\b(?:consent|approval|permission|agreement)\b|\b(?:consent|approval|permission|agreement)\b.{0,60}\b(?:is|are) required\b",
    ),
);

/// What may not happen without it, which is the same.
static NOT_WITHOUT: Patterns = patterns!(
    nl: r"(?i)\b(?:niet|geen)\b.{0,80}\bzonder\b|\bzonder\b.{0,100}\b(?:niet|geen)\b",
    en: r"(?i)\bnot\b.{0,80}\bwithout\b",
);

/// What may happen in some cases, or to some extent, alone.
static ONLY_IF: Patterns = patterns!(
    nl: r"(?i)\b(?:alleen|uitsluitend|slechts|enkel|pas)\b.{0,60}\b(?:als|indien|wanneer|voor ?zover|nadat)\b",
    en: r"(?i)\bonly\b.{0,60}\b(?:if|when|where|in ?so ?far as|to the extent|once)\b",
);

/// What may not happen in any other.
static NOT_UNLESS: Patterns = patterns!(
    nl: r"(?i)\b(?:niet|geen)\b.{0,80}\b(?:tenzij|behalve|voordat|dan)\b",
    en: r"(?i)\b(?:not|no)\b.{0,80}\b(?:unless|except|before|until|other than)\b",
);

/// That something is not there.
static MISSING: Patterns = patterns!(
    nl: r"(?i)\b(?:niet (?:beschikbaar|bereikbaar)|onbeschikbaar\w*|uitval|niet-beschikbaarheid)\b",
    en: r"(?i)\b(?:downtime|unavailab\w+|not (?:be )?available|outages?)\b",
);

/// Words in brackets.
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\(([^()]{2,160})\)"));

/// A name of several words with capitals, at the end of a text.
static FULL_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\p{Lu}[\p{L}-]+(?:\s+(?:(?:of|on|the|for|and|de|van|het|voor|en|in|op)\s+)*\p{Lu}?[\p{L}-]+){1,8}\s*$")
});

/// What words in brackets begin with that say in another way, or by which law, what they stand behind.
static EXPLAINS: Patterns = patterns!(
    nl: r"(?i)^(?:samen|tezamen|hierna|kortweg|afgekort)\b|^(?:(?:als|zoals) bedoeld in |in de zin van |zie )?(?:art(?:ikel|\.)).{0,60}\b(?:avg|bw|aw|awb|woo|\p{L}*wet|\p{L}*verordening|richtlijn|wetboek)\b",
    en: r"(?i)^(?:together|collectively|hereinafter|hereafter|abbreviated)\b|^(?:as (?:defined|referred to) in |within the meaning of |see )?(?:art(?:icle|\.)|section).{0,60}\b(?:gdpr|act|regulation|directive|code)\b",
);

/// What leaves out all but what it names.
static ONLY: Patterns = patterns!(
    nl: r"(?i)\b(?:alleen|uitsluitend|slechts|enkel)\b",
    en: r"(?i)\b(?:only|solely|exclusively)\b",
);

/// A ban on all else.
static NOTHING_ELSE: Patterns = patterns!(
    nl: concat!(
        r"(?i)\b(?:niet|geen|nooit)\b[^.;]{0,90}\b(?:andere?|anders)\b[^.;]{0,90}\bdan\b",
        r"|\b(?:niet|geen|nooit)\b[^.;]{0,120}\b(?:behoudens|behalve|tenzij)\b",
    ),
    en: concat!(
        r"(?i)\b(?:not|no|neither|never)\b[^.;]{0,120}\b(?:other than|except|save|unless|but for)\b",
        r"|\bno other\b[^.;]{0,60}\bthan\b",
    ),
);

/// Words of a lead-in to cases in which something does not hold.
static EXCEPTED: Patterns = patterns!(
    nl: r"(?i)\b(?:behalve|behoudens|tenzij|uitgezonderd|uitzondering|geldt niet|gelden niet|niet van toepassing)\b|\baansprakelijkheid\b",
    en: r"(?i)\b(?:except\w*|unless|excluding|(?:does|do|shall) not apply)\b|\bliability\b",
);

impl<'a> Comparison<'a> {
    /// A pair of sentences of a provision.
    pub fn new(
        aligned: &'a Aligned,
        pair: &Pair,
        language: Language,
        carried: Option<Party>,
        part: Option<&'a Part<'a>>,
    ) -> Self {
        let base = &aligned.base[pair.base.clone()];
        let counter = &aligned.counter[pair.counter.clone()];
        let relative = |range: &Range<usize>, own: &Range<usize>| {
            let start = range.start.clamp(own.start, own.end);
            start - own.start..range.end.clamp(start, own.end) - own.start
        };
        let stretches = pair
            .stretches
            .iter()
            .map(|stretch| Stretch {
                struck: relative(&stretch.struck, &pair.base),
                added: relative(&stretch.added, &pair.counter),
            })
            .collect();
        let mut wording = Wording::new(base, counter, language);
        named_before(&mut wording, (aligned, pair), language);
        Self { language, base, counter, stretches, lead: "", about: &[], carried, part, wording }
    }

    /// The same, led in to by other words.
    pub fn led_by(self, lead: &'a str) -> Self {
        Self { lead, ..self }
    }

    /// The same, in a cell of a table that is about this.
    pub fn about(self, about: &'a [String]) -> Self {
        Self { about, ..self }
    }

    /// The text of one side.
    pub fn text(&self, side: Side) -> &'a str {
        match side {
            Side::Base => self.base,
            Side::Counter => self.counter,
        }
    }

    /// Whether the sentences stand on both sides.
    pub fn is_edit(&self) -> bool {
        !self.base.is_empty() && !self.counter.is_empty()
    }

    /// What a pattern finds in the base and not, or less often, in the counter-proposal.
    pub fn lost(&self, patterns: &'static Patterns) -> Vec<Match> {
        self.surplus(patterns, Side::Base)
    }

    /// What a pattern finds in the counter-proposal and not, or less often, in the base.
    pub fn gained(&self, patterns: &'static Patterns) -> Vec<Match> {
        self.surplus(patterns, Side::Counter)
    }

    /// Whether both sides have it.
    pub fn keeps(&self, patterns: &'static Patterns) -> bool {
        !self.all(patterns, Side::Base).is_empty() && !self.all(patterns, Side::Counter).is_empty()
    }

    /// Whether either side has it.
    pub fn speaks_of(&self, patterns: &'static Patterns) -> bool {
        !self.all(patterns, Side::Base).is_empty() || !self.all(patterns, Side::Counter).is_empty()
    }

    /// What a pattern finds on one side, without what the group `excuse` takes part in.
    pub fn all(&self, patterns: &'static Patterns, side: Side) -> Vec<Match> {
        let hit = |range: Range<usize>| Match { text: self.text(side)[range.clone()].to_owned(), range };
        hits(patterns, self.language, self.text(side)).into_iter().map(hit).collect()
    }

    fn surplus(&self, patterns: &'static Patterns, side: Side) -> Vec<Match> {
        let other = if side == Side::Base { Side::Counter } else { Side::Base };
        let own = self.all(patterns, side);
        let more = own.len().saturating_sub(self.all(patterns, other).len());
        if more == 0 {
            return Vec::new();
        }
        // Words that came in another form ("a period for repair", "a repair period") neither went nor came.
        let differs = if side == Side::Base { &self.wording.lost } else { &self.wording.gained };
        let own_words = if side == Side::Base { &self.wording.base } else { &self.wording.counter };
        // Words that a wording of several took up are not seen by themselves.
        let nothing_hangs = substantial(differs) == 0;
        let explained = |word: &String| !differs.contains(word) && (nothing_hangs || own_words.contains(word));
        let reworded = |found: &Match| {
            let own = canonical(&found.text, self.language);
            if !own.is_empty() && own.iter().all(explained) {
                return true;
            }
            self.stretch(&found.range, side).is_some_and(|stretch| {
                !self.base[stretch.struck.clone()].trim().is_empty()
                    && !self.counter[stretch.added.clone()].trim().is_empty()
                    && self.rest(stretch, |_, _| false).is_same()
                    && !own.is_empty()
            })
        };
        let (touched, rest): (Vec<Match>, Vec<Match>) =
            own.into_iter().filter(|found| !reworded(found)).partition(|found| self.touches(&found.range, side));
        touched.into_iter().chain(rest).take(more).collect()
    }

    /// Whether a range of one side lies in, or overlaps, changed words.
    pub fn touches(&self, range: &Range<usize>, side: Side) -> bool {
        self.stretches.iter().any(|stretch| overlap(stretch_range(stretch, side), range))
    }

    /// The stretch that a range of one side overlaps.
    pub fn stretch(&self, range: &Range<usize>, side: Side) -> Option<&Stretch> {
        self.stretches.iter().find(|stretch| overlap(stretch_range(stretch, side), range))
    }

    /// What differs in a stretch, without the words that `named` accounts for and those that stand elsewhere in the
    /// sentences of the other side.
    pub fn rest(&self, stretch: &Stretch, named: impl Fn(Side, &Range<usize>) -> bool) -> Wording {
        let words = |side: Side| {
            let own = stretch_range(stretch, side);
            let text = &self.text(side)[own.clone()];
            let (before, after) = self.around(stretch, side);
            let mut kept = format!("{before} ");
            let mut at = own.start;
            for word in text.split_inclusive(char::is_whitespace) {
                let range = at..at + word.trim_end().len();
                kept.push_str(if named(side, &range) { " " } else { word });
                at += word.len();
            }
            kept.push(' ');
            kept.push_str(after);
            kept
        };
        let mut wording = Wording::new(&words(Side::Base), &words(Side::Counter), self.language);
        wording.lost.retain(|word| self.wording.lost.contains(word));
        wording.gained.retain(|word| self.wording.gained.contains(word));
        wording
    }

    /// Whether one side says "only with" and the other "not without", or one "only" and the other "nothing else".
    pub fn denies_the_rest(&self) -> bool {
        let is = |patterns: &'static Patterns, side: Side| patterns.get(self.language).is_match(self.text(side));
        is(&ONLY_WITH, Side::Base) && is(&NOT_WITHOUT, Side::Counter)
            || is(&NOT_WITHOUT, Side::Base) && is(&ONLY_WITH, Side::Counter)
            || self.says_no_more()
                && (is(&ONLY_IF, Side::Base) && is(&NOT_UNLESS, Side::Counter)
                    || is(&NOT_UNLESS, Side::Base) && is(&ONLY_IF, Side::Counter))
            || is(&ONLY, Side::Base) && is(&NOTHING_ELSE, Side::Counter) && !is(&ONLY, Side::Counter)
            || is(&NOTHING_ELSE, Side::Base) && is(&ONLY, Side::Counter) && !is(&ONLY, Side::Base)
    }

    /// Whether one side says for how much something holds at least and the other for how little it does not at most:
    /// "99.5% available" and "0.5% unavailable".
    pub fn is_complement(&self) -> bool {
        let share = |side: Side| -> Option<f64> {
            let all = self.quantities(side).into_iter().filter(|one| one.kind == Kind::Percentage);
            let values: Vec<f64> = all.map(|one| one.value).collect();
            (values.len() == 1).then(|| values[0])
        };
        let whole = share(Side::Base)
            .zip(share(Side::Counter))
            .is_some_and(|(one, other)| (one + other - 100.0).abs() < 1e-6 && (one - other).abs() > 1e-6);
        let misses = |side: Side| MISSING.get(self.language).is_match(self.text(side));
        whole && misses(Side::Base) != misses(Side::Counter)
    }

    /// Whether no word of substance differs but those on which a meaning hangs.
    fn says_no_more(&self) -> bool {
        let plain = |words: &[String]| -> usize {
            let plain: Vec<String> = words.iter().filter(|word| !is_telling(word)).cloned().collect();
            substantial(&plain)
        };
        plain(&self.wording.lost) == 0 && plain(&self.wording.gained) == 0
    }

    /// Whether about half of the words that changed, or more, stand on both sides, so that the sentence says the same in
    /// another order or voice: what is left of them is no evidence of a loss by itself. In what was labelled, hardly any
    /// loss leaves so many of the words in their place.
    pub fn is_rephrased(&self) -> bool {
        let (lost, gained) = (substantial(&self.wording.lost), substantial(&self.wording.gained));
        let total = self.volume();
        self.is_edit() && total >= 4 && 20 * (lost + gained) <= 11 * total
    }

    /// How many words of substance changed on both sides together, whether they say something else or not.
    pub fn volume(&self) -> usize {
        let changed = |side: Side| -> usize {
            let texts = self.stretches.iter().map(|stretch| &self.text(side)[stretch_range(stretch, side).clone()]);
            texts.map(|text| substantial(&canonical(text, self.language))).sum()
        };
        changed(Side::Base) + changed(Side::Counter)
    }

    /// The few words on either side of a stretch that both sides have: with them, "ten" and "hoogste" are read together.
    fn around(&self, stretch: &Stretch, side: Side) -> (&'a str, &'a str) {
        const WORDS: usize = 3;
        let (text, own) = (self.text(side), stretch_range(stretch, side));
        let others = || self.stretches.iter().map(|other| stretch_range(other, side)).filter(|other| *other != own);
        let start = others().map(|other| other.end).filter(|end| *end <= own.start).max().unwrap_or(0);
        let end = others().map(|other| other.start).filter(|start| *start >= own.end).min().unwrap_or(text.len());
        let (before, after) = (&text[start..own.start], &text[own.end..end]);
        let from = before.split_whitespace().rev().take(WORDS).last().map_or(before.len(), |word| offset(before, word));
        let to = after.split_whitespace().take(WORDS).last().map_or(0, |word| offset(after, word) + word.len());
        (&before[from..], &after[..to])
    }

    /// The clause that a stretch stands in on one side: from the sign before it to the one after it.
    pub fn clause(&self, stretch: &Stretch, side: Side) -> &'a str {
        let (text, range) = (self.text(side), stretch_range(stretch, side));
        let start = text[..range.start].rfind([',', ';', ':', '.']).unwrap_or(0);
        let end = text[range.end..].find([',', ';', ':', '.']).map_or(text.len(), |at| range.end + at);
        &text[start..end]
    }

    /// Whether words were struck where something was found in the counter-proposal, so that it stands in their place.
    pub fn replaces(&self, found: &Match) -> bool {
        let stretch = self.stretch(&found.range, Side::Counter);
        stretch.is_some_and(|stretch| !self.base[stretch.struck.clone()].trim().is_empty())
    }

    /// Whether the added words of a stretch replace nothing and name something more, e.g. "and provide proof".
    pub fn is_addition(&self, stretch: &Stretch) -> bool {
        let added = &self.counter[stretch.added.clone()];
        self.base[stretch.struck.clone()].trim().is_empty() && FURTHER.get(self.language).is_match(added.trim())
    }

    /// Whether the words at a range of the counter-proposal were added as an aside of several words, replacing nothing.
    pub fn is_aside(&self, range: &Range<usize>) -> bool {
        self.stretch(range, Side::Counter).is_some_and(|stretch| {
            self.base[stretch.struck.clone()].trim().is_empty()
                && self.counter[stretch.added.clone()].split_whitespace().count() >= 3
        })
    }

    /// Whether the words at a range of the counter-proposal stand in brackets that only explain: they name a law, or a name
    /// in another language, or are a name for what stands before them.
    pub fn is_gloss(&self, range: &Range<usize>) -> bool {
        let explains = |inside: &str| {
            let telling = canonical(inside, self.language).iter().any(|word| is_telling(word));
            let foreign = language_of(inside).is_some_and(|other| other != self.language);
            !telling && (foreign || EXPLAINS.get(self.language).is_match(inside))
        };
        let mut brackets =
            BRACKETS.captures_iter(self.counter).filter_map(|found| Some((found.get(0)?, found.get(1)?)));
        brackets.any(|(whole, inside)| {
            overlap(&whole.range(), range) && explains(inside.as_str())
                || self
                    .full_name(whole.start(), inside.as_str())
                    .is_some_and(|start| overlap(&(start..whole.end()), range))
        })
    }

    /// Where a name in full begins that stands before brackets with the short one that the base has: "Open Government Act
    /// (Woo)" for "Woo".
    fn full_name(&self, bracket: usize, inside: &str) -> Option<usize> {
        let short = |word: &str| {
            (2..=6).contains(&word.chars().count())
                && word.starts_with(char::is_uppercase)
                && self.base.split(|sign: char| !sign.is_alphanumeric()).any(|own| own == word)
        };
        let known = inside.split(|sign: char| !sign.is_alphanumeric()).any(short);
        let name = FULL_NAME.find(&self.counter[..bracket]).filter(|_| known)?;
        let telling = canonical(name.as_str(), self.language).iter().any(|word| is_telling(word));
        (!telling && mentions(name.as_str(), self.language).is_empty()).then(|| name.start())
    }

    /// Whom the sentences serve at a place on one side.
    pub fn favours(&self, side: Side, at: usize) -> Favours {
        let text = self.text(side);
        // An item under an exception means the opposite of what leads in to it.
        let led = !self.lead.is_empty() && !EXCEPTED.get(self.language).is_match(self.lead);
        let acts = || subject(self.lead, 0, self.language).is_some() || self.carried.is_some();
        if led && subject(text, at, self.language).is_none() && acts() {
            let whole = format!("{} {text}", self.lead);
            return Favours::at(&whole, self.lead.len() + 1 + at, self.language, self.carried);
        }
        Favours::at(text, at, self.language, self.carried)
    }

    /// Whom the base serves where the counter-proposal changed something; the counter-proposal's own words where there is
    /// no base.
    pub fn served(&self, side: Side, found: &Match) -> Favours {
        if !self.is_edit() {
            return self.favours(if self.base.is_empty() { Side::Counter } else { Side::Base }, found.range.start);
        }
        let at = match side {
            Side::Base => found.range.start,
            Side::Counter => self.stretch(&found.range, side).map_or(self.base.len(), |stretch| stretch.struck.start),
        };
        self.favours(Side::Base, at)
    }

    /// Who acts where something was found.
    pub fn actor(&self, side: Side, found: &Match) -> Option<Party> {
        subject(self.text(side), found.range.start, self.language).map(|mention| mention.party).or(self.carried)
    }

    /// Whether a denial stands before a place, in the same changed words or the same part of the sentence.
    pub fn denied_before(&self, side: Side, found: &Match) -> bool {
        let text = self.text(side);
        let start = self.stretch(&found.range, side).map_or(0, |stretch| {
            let range = stretch_range(stretch, side);
            if self.is_edit() && range.start < found.range.start { range.start } else { 0 }
        });
        let before = &text[start..found.range.end];
        let after_break = before.rfind(['.', ';']).map_or(before, |at| &before[at + 1..]);
        !hits(&NEGATION, self.language, after_break).is_empty()
    }

    /// The parties that one side names.
    pub fn mentions(&self, side: Side) -> Vec<Mention> {
        mentions(self.text(side), self.language)
    }

    /// The quantities that one side names.
    pub fn quantities(&self, side: Side) -> Vec<Quantity> {
        quantities(self.text(side), self.language)
    }
}

/// What stands for something that was named before, and nothing else.
static PRONOUN: Patterns = patterns!(
    nl: r"(?i)^\W*(?:hij|zij|ze|hem|haar|deze|die|dit|dat|het|hij of zij|hij/zij|hem of haar|diens)\W*$",
    en: r"(?i)^\W*(?:he|she|it|they|them|this|that|these|those|he or she|him or her|his or her|s/he)\W*$",
);

/// Takes out the words that stand in the place of a pronoun and were named elsewhere in what was issued.
fn named_before(wording: &mut Wording, (aligned, pair): (&Aligned, &Pair), language: Language) {
    let pronoun = |stretch: &&Stretch| PRONOUN.get(language).is_match(&aligned.base[stretch.struck.clone()]);
    for stretch in pair.stretches.iter().filter(pronoun) {
        let own = canonical(&aligned.counter[stretch.added.clone()], language);
        let known = canonical(&aligned.base, language);
        if own.iter().all(|word| known.contains(word)) {
            wording.gained.retain(|word| is_telling(word) || !own.contains(word));
        }
    }
}

/// Where a part of a text begins in it.
fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// The changed words of one side.
pub(super) fn stretch_range(stretch: &Stretch, side: Side) -> &Range<usize> {
    match side {
        Side::Base => &stretch.struck,
        Side::Counter => &stretch.added,
    }
}

fn overlap(left: &Range<usize>, right: &Range<usize>) -> bool {
    left.start < right.end && right.start < left.end
}

/// Where a pattern matches without its group `excuse`.
pub(in crate::check::weighing) fn hits(
    patterns: &'static Patterns,
    language: Language,
    text: &str,
) -> Vec<Range<usize>> {
    let pattern = patterns.get(language);
    pattern
        .captures_iter(text)
        .filter(|found| found.name("excuse").is_none())
        .filter_map(|found| found.get(0).map(|whole| whole.range()))
        .collect()
}
