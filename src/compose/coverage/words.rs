//! What a coverage says in words: articles, states, laws.

use crate::model::{
    CoverageAfter, CoverageField, CoverageItem, CoverageState, Covering, Fate, Labels, MissingClause, Reason, capital,
};

/// The words of a coverage in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrases<'a> {
    pub labels: &'a Labels,
}

impl Phrases<'_> {
    pub fn text(&self, key: &str) -> String {
        self.labels.text(key).to_owned()
    }

    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.labels.fill(key, values)
    }

    pub fn count(&self, key: &str, number: usize) -> String {
        self.labels.count(key, number)
    }

    /// The state, beginning with a capital, e.g. `Gedekt`.
    pub fn state(&self, state: CoverageState) -> String {
        capital(&self.labels.variant("coverage_state", &state))
    }

    /// The field, e.g. `Principes`.
    pub fn field(&self, field: CoverageField) -> String {
        self.labels.variant("coverage_field", &field)
    }

    /// What a counter-proposal leaves, e.g. `verzwakt`.
    pub fn after(&self, after: CoverageAfter) -> String {
        self.labels.variant("coverage_after", &after)
    }

    /// An article with its heading and stable id.
    pub fn article(&self, covering: &Covering) -> String {
        let id = covering.clause.to_string();
        self.fill("coverage_article", &[("number", &covering.number), ("title", &covering.title), ("id", &id)])
    }

    /// An article with on what it covers something, how sure that is, and what it goes without.
    pub fn covering(&self, covering: &Covering) -> String {
        let mut words = self.article(covering);
        let relation = covering.relation.map(|relation| self.labels.variant("coverage_relation", &relation));
        let grounds: Vec<String> = relation
            .into_iter()
            .chain(covering.place.clone())
            .chain(covering.certainty.map(|certainty| self.labels.variant("certainty", &certainty)))
            .collect();
        if !grounds.is_empty() {
            words.push_str(&self.fill("coverage_ground", &[("ground", &grounds.join("; "))]));
        }
        words.push_str(&self.without(covering));
        words
    }

    /// What of its clause an article goes without, and why.
    pub fn without(&self, covering: &Covering) -> String {
        let mut words = String::new();
        for waived in &covering.without {
            let until = self.until(waived.until);
            let values = [
                ("paragraph", waived.paragraph.as_str()),
                ("reason", &waived.reason),
                ("person", &waived.person),
                ("until", &until),
            ];
            words.push_str(&self.fill("coverage_without", &values));
        }
        words
    }

    /// A clause that is not in the contract, and why.
    pub fn missing(&self, missing: &MissingClause) -> String {
        let id = missing.clause.to_string();
        let until = match missing.reason {
            Reason::Waived { .. } => self.until(missing.until),
            _ => String::new(),
        };
        let values = [("title", missing.title.as_str()), ("id", &id), ("reason", &missing.text), ("until", &until)];
        self.fill("coverage_missing", &values)
    }

    fn until(&self, until: Option<crate::model::Date>) -> String {
        match until {
            Some(date) => self.fill("coverage_until", &[("date", &self.labels.date(date))]),
            None => self.text("coverage_no_end"),
        }
    }

    /// What a counter-proposal does to an article, where it does something.
    pub fn fate(&self, covering: &Covering) -> Option<String> {
        let fate = covering.fate.filter(|fate| *fate != Fate::Kept)?;
        let words = self.labels.variant("coverage_fate", &fate);
        let number = &covering.number;
        Some(if covering.touched.is_empty() {
            self.fill("coverage_fate_whole", &[("number", number), ("fate", &words)])
        } else {
            let places = self.labels.list(&covering.touched);
            self.fill("coverage_fate_in", &[("number", number), ("fate", &words), ("places", &places)])
        })
    }

    /// What is left to say of an item below its state: where the Forum or GIBIT stand.
    pub fn note(&self, item: &CoverageItem) -> Option<String> {
        if let Some(forum) = item.forum {
            return Some(self.labels.variant("coverage_forum", &forum));
        }
        let state = item.gibit?;
        if item.confirmed {
            return Some(self.text("coverage_verification_confirmed"));
        }
        Some(self.labels.variant("coverage_verification", &state))
    }
}

/// How loud what a counter-proposal leaves is.
pub(super) const fn is_loss(after: CoverageAfter) -> bool {
    matches!(after, CoverageAfter::Weakened | CoverageAfter::Uncovered)
}
