//! What a list of requirements says in words: moments, kinds, evidence, laws.

use std::collections::BTreeMap;

use crate::model::{
    AspectKind, Certainty, Due, EvidenceRow, Labels, Language, ListedBasis, ListedRequirement, Moments, News, Phase,
    ProcedureKind, RequirementKind, RequirementList, Standard, TimingSide, capital,
};

/// The words of a list in one language.
#[derive(Debug, Clone, Copy)]
pub(in crate::compose) struct Phrases<'a> {
    pub labels: &'a Labels,
    pub moments: Moments,
}

impl Phrases<'_> {
    pub fn text(&self, key: &str) -> String {
        self.labels.text(key).to_owned()
    }

    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.labels.fill(key, values)
    }

    /// A sentence about a number of things, e.g. `1 eis`, `3 eisen`.
    pub fn count(&self, key: &str, number: usize) -> String {
        self.labels.count(key, number)
    }

    /// The moment, beginning with a capital, e.g. `Met de inschrijving`.
    pub fn moment(&self, due: Due) -> String {
        capital(&self.labels.variant("due", &due))
    }

    /// The date of a moment in words, where it is known; what comes every year comes on it for the first time.
    pub fn known_date(&self, due: Due) -> Option<String> {
        let date = self.labels.date(self.moments.date(due)?);
        Some(if due == Due::Yearly { self.fill("req_first_on", &[("date", &date)]) } else { date })
    }

    /// The date of a moment in words; says so where it is not known.
    pub fn date(&self, due: Due) -> String {
        self.known_date(due).unwrap_or_else(|| self.text("req_date_unknown"))
    }

    /// The heading above what is due around a moment: much of it is due at a time of its own, by its article.
    pub fn heading(&self, due: Due) -> String {
        self.labels.variant("req_heading", &due)
    }

    /// The date of the moment that a heading is about, in words, where it is known.
    pub fn milestone(&self, due: Due) -> Option<String> {
        let date = self.labels.date(self.moments.date(due)?);
        Some(self.fill(&format!("req_milestone_{}", crate::model::written(&due)), &[("date", &date)]))
    }

    /// The heading with that date.
    pub fn dated_heading(&self, due: Due) -> String {
        let heading = self.heading(due);
        match self.milestone(due) {
            Some(date) => self.fill("req_heading_dated", &[("heading", &heading), ("date", &date)]),
            None => heading,
        }
    }

    /// What the article itself says of when a requirement is due, with the date that follows from it where that is known.
    pub fn own_moment(&self, one: &ListedRequirement) -> Option<String> {
        let words = one.deadline.as_deref()?;
        let Some((date, timing)) = one.due_on.zip(one.timing) else { return Some(words.to_owned()) };
        let key = match (timing.side, timing.about) {
            (TimingSide::Every, false) => "req_deadline_first",
            (TimingSide::Every, true) => "req_deadline_first_about",
            (_, true) => "req_deadline_about",
            (_, false) if timing.period.is_none() => "req_deadline_at",
            (_, false) => "req_deadline_on",
        };
        Some(self.fill(key, &[("deadline", words), ("date", &self.labels.date(date))]))
    }

    /// When a requirement is due: the moment with its date, or else what the article says of it. Of what comes after the signing
    /// the article says it all.
    pub fn when(&self, one: &ListedRequirement) -> String {
        let moment = self.moment(one.due);
        match (self.own_moment(one), one.due_on) {
            (Some(own), _) if matches!(one.due, Due::Tender | Due::Signing) => {
                self.fill("req_deadline", &[("moment", &moment), ("deadline", &own)])
            }
            (Some(own), _) => capital(&own),
            (None, Some(date)) => {
                let date = self.labels.date(date);
                let date = if one.due == Due::Yearly { self.fill("req_first_on", &[("date", &date)]) } else { date };
                format!("{moment}, {date}")
            }
            (None, None) => moment,
        }
    }

    /// The kind, e.g. `knock-outeis`.
    pub fn kind(&self, kind: RequirementKind) -> String {
        self.labels.variant("kind", &kind)
    }

    /// How many of which kind, e.g. `5 knock-outeisen, 32 eisen en 1 wens`; kinds that do not occur are left out.
    pub fn kinds<'a>(&self, requirements: impl Iterator<Item = &'a ListedRequirement> + Clone) -> String {
        let counted = RequirementKind::ALL.into_iter().filter_map(|kind| {
            let count = requirements.clone().filter(|requirement| requirement.kind == kind).count();
            let key = format!("req_count_{}", crate::model::written(&kind));
            (count > 0).then(|| self.count(&key, count))
        });
        self.labels.list(&counted.collect::<Vec<_>>())
    }

    /// An item of evidence with its type, e.g. `Document: de voorwaarden van …`; without it where the text names the type
    /// itself, e.g. `een door een bevoegd persoon ondertekende verklaring`.
    pub fn evidence(&self, row: &EvidenceRow) -> String {
        let own = self.labels.variant("req_evidence_words", &row.kind);
        let words: Vec<String> = lower_words(&own);
        if lower_words(&row.text).iter().any(|word| words.contains(word)) {
            return row.text.clone();
        }
        let kind = self.labels.variant("evidence_type", &row.kind);
        self.fill("req_evidence_item", &[("type", &capital(&kind)), ("text", &row.text)])
    }

    /// The items of evidence in one line, e.g. `een verklaring; of een gedragscode`.
    pub fn evidence_line(&self, rows: &[EvidenceRow]) -> String {
        let texts: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
        texts.join(&self.text("req_evidence_or"))
    }

    /// What is new about a requirement, in a word or two.
    pub fn news(&self, news: &News) -> String {
        self.text(match news {
            News::New => "req_new",
            News::Changed { aspects } => match aspects.as_slice() {
                [only] if only.aspect == AspectKind::Date => "req_changed_date",
                [only] if only.aspect == AspectKind::Provision => "req_changed_provision",
                _ => "req_changed",
            },
        })
    }

    /// The laws that a provision rests on, those of which one is equally sure together.
    pub fn laws(&self, all: &[ListedBasis]) -> Vec<String> {
        let mut by_certainty: BTreeMap<Certainty, Vec<String>> = BTreeMap::new();
        for basis in all {
            by_certainty.entry(basis.certainty).or_default().push(format!("{}, {}", basis.source, basis.place));
        }
        let groups = by_certainty.into_iter().map(|(certainty, laws)| {
            let certainty = self.labels.variant("certainty", &certainty);
            self.fill("req_laws", &[("laws", &laws.join("; ")), ("certainty", &certainty)])
        });
        groups.collect()
    }

    /// A standard, e.g. `EN 301 549 (ETSI)`.
    pub fn standard(&self, standard: &Standard) -> String {
        let version = standard.version.as_ref().map(|version| format!(" {version}")).unwrap_or_default();
        let certainty = self.labels.variant("certainty", &standard.certainty);
        let name = format!("{}{version}", standard.name);
        self.fill(
            "req_standard_item",
            &[("name", &name), ("body", standard.body.get(Language::Nl)), ("certainty", &certainty)],
        )
    }
}

/// The words of a text in small letters, without what stands around them.
fn lower_words(text: &str) -> Vec<String> {
    let words = text.split(|character: char| !character.is_alphanumeric() && character != '-');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The labels that fit a list: an offer is no tender where one supplier was invited, and after award nothing is asked with
/// the tender any more.
pub fn fitting_labels(list: &RequirementList, mut labels: Labels) -> Labels {
    let Some(contract) = &list.contract else { return labels.fitting("outlook") };
    if contract.procedure.kind == ProcedureKind::Direct {
        labels = labels.fitting("direct");
    }
    if contract.phase == Phase::AfterAward {
        labels = labels.fitting("awarded");
    }
    labels
}

/// The address of a requirement within a report: its id without the sign that begins an address.
pub(in crate::compose) fn anchor(requirement: &ListedRequirement) -> String {
    requirement.id.replace('#', "--")
}

#[cfg(test)]
mod tests {
    use super::lower_words;

    #[test]
    fn words_stand_alone() {
        assert_eq!(lower_words("Een (ondertekende) test-verklaring;"), ["een", "ondertekende", "test-verklaring"]);
    }
}
