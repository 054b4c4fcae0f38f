//! What a coverage says in words: articles, states, laws.

use crate::model::{
    Annex, Certainty, CoverageAfter, CoverageField, CoverageGroup, CoverageItem, CoverageState, Covering, Fate, Ground,
    Labels, LawKind, LawPart, LawUnit, MissingClause, Reason, capital, each_once, written,
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
    pub fn state(&self, field: CoverageField, state: CoverageState) -> String {
        capital(&self.short_state(field, state))
    }

    /// The state: what is said of a principle is too much for a law.
    pub fn short_state(&self, field: CoverageField, state: CoverageState) -> String {
        let state = written(&state);
        match state.as_str() {
            "covered" | "in_part" | "waived" => self.labels.variant(&format!("coverage_state_{state}"), &field),
            _ => self.text(&format!("coverage_state_{state}")),
        }
    }

    /// The field, e.g. `Principes`.
    pub fn field(&self, field: CoverageField) -> String {
        self.labels.variant("coverage_field", &field)
    }

    /// What a counter-proposal leaves, e.g. `verzwakt`.
    pub fn after(&self, field: CoverageField, after: CoverageAfter) -> String {
        match after {
            CoverageAfter::StillCovered | CoverageAfter::Uncovered => {
                self.labels.variant(&format!("coverage_after_{}", written(&after)), &field)
            }
            CoverageAfter::NotAssessed | CoverageAfter::Weakened => self.labels.variant("coverage_after", &after),
        }
    }

    pub fn certainty(&self, certainty: Certainty) -> String {
        capital(&self.labels.variant("certainty", &certainty))
    }

    /// Where a standard stands on the list of the Forum Standaardisatie, or that nobody looked.
    pub fn forum(&self, item: &CoverageItem) -> String {
        let forum = item.forum.map(|forum| self.labels.variant("coverage_forum", &forum));
        forum.unwrap_or_else(|| self.text("coverage_forum_unknown"))
    }

    /// The items of a group together, e.g. `artikelen 5, 25 en 28`. Each is named: a range would name what lies between.
    pub fn labels_of(&self, group: &CoverageGroup, items: &[&CoverageItem]) -> String {
        let unit = |item: &CoverageItem| item.part.as_ref().map(|part| part_key(part, group.law));
        let runs = items.chunk_by(|one, next| unit(one).is_some() && unit(one) == unit(next));
        let runs = runs.map(|run| match run {
            [first, _, ..] => {
                let numbers = run.iter().filter_map(|item| item.part.as_ref()).map(|part| part.number.clone());
                let numbers: Vec<String> = numbers.collect();
                let key = format!("coverage_parts_{}", unit(first).unwrap_or_default());
                self.fill(&key, &[("numbers", &self.labels.list(&numbers))])
            }
            _ => run.iter().map(|item| item.label.as_str()).collect(),
        });
        self.labels.list(&runs.collect::<Vec<_>>())
    }

    /// Annexes by number and title, each once.
    pub fn annexes<'b>(&self, annexes: impl IntoIterator<Item = &'b Annex>) -> String {
        let mut names: Vec<String> = Vec::new();
        for annex in annexes {
            let values = [("number", annex.number.as_str()), ("title", &annex.title)];
            let name = self.fill("coverage_annex", &values);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        self.labels.list(&names)
    }

    /// A place in a law with what it is about and how sure that is.
    pub fn ground(&self, law: &str, ground: &Ground) -> String {
        let certainty = self.labels.variant("certainty", &ground.certainty);
        let place = ground.text.as_deref().unwrap_or_default();
        self.fill("coverage_law_ground", &[("law", law), ("place", place), ("certainty", &certainty)])
    }

    /// An article with its heading.
    pub fn article(&self, covering: &Covering) -> String {
        self.fill("coverage_article", &[("number", &covering.number), ("title", &covering.title)])
    }

    /// An article, or the paragraphs of it that name something, with how it relates to GIBIT and what it goes without.
    pub fn covering(&self, covering: &Covering) -> String {
        let numbers = each_once(covering.named_in.iter().map(|place| &place.number));
        let mut words = if numbers.is_empty() {
            self.article(covering)
        } else {
            let numbers = self.labels.list(&numbers);
            self.fill("coverage_provisions", &[("numbers", &numbers), ("title", &covering.title)])
        };
        if let Some(relation) = covering.relation {
            words.push_str(
                &self.fill("coverage_ground", &[("ground", &self.labels.variant("coverage_relation", &relation))]),
            );
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
                ("person", &self.by_role(&waived.person)),
                ("until", &until),
            ];
            words.push_str(&self.fill("coverage_without", &values));
        }
        words
    }

    /// The role of who left something out, in brackets, where it is known.
    fn by_role(&self, role: &str) -> String {
        if role.is_empty() { String::new() } else { self.fill("coverage_by_role", &[("role", role)]) }
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

    /// A clause that is not in the contract, and why, unless the state says so.
    pub fn reason(&self, missing: &MissingClause) -> String {
        let id = missing.clause.to_string();
        match missing.reason {
            Reason::NotInTemplate => self.fill("coverage_clause", &[("title", &missing.title), ("id", &id)]),
            _ => self.missing(missing),
        }
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

    /// How sure the number of the article of GIBIT is.
    pub fn note(&self, item: &CoverageItem) -> Option<String> {
        let state = item.gibit?;
        if item.confirmed {
            return Some(self.text("coverage_verification_confirmed"));
        }
        Some(self.labels.variant("coverage_verification", &state))
    }
}

/// The end of the keys of labels for a part of a law: the articles of a Dutch act are sections in English.
pub(super) fn part_key(part: &LawPart, law: Option<LawKind>) -> String {
    match part.unit {
        LawUnit::Article if law == Some(LawKind::Act) => "section".to_owned(),
        unit => written(&unit),
    }
}

/// How loud what a counter-proposal leaves is.
pub(super) const fn is_loss(after: CoverageAfter) -> bool {
    matches!(after, CoverageAfter::Weakened | CoverageAfter::Uncovered)
}
