//! What an assessment says in words.

use crate::compose::requirements::words::Phrases;
use crate::model::{
    AssessedRequirement, Assessment, AssessmentReason, AssessmentStatus, Date, EvidenceFile, FileContent, FileState,
    StatedEvidence, Unopened, Weight, Why, capital, covers_label, meets_label,
};

/// The words of an assessment in one language.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub phrases: Phrases<'a>,
    pub assessment: &'a Assessment,
}

impl Words<'_> {
    pub fn text(&self, key: &str) -> String {
        self.phrases.text(key)
    }

    pub fn date(&self, date: Date) -> String {
        self.phrases.labels.date(date)
    }

    /// The status in a word or two.
    pub fn status(&self, status: AssessmentStatus) -> String {
        self.phrases.labels.variant("assess_status", &status)
    }

    /// The moment of a requirement, with its date where that is known.
    pub fn due(&self, one: &AssessedRequirement) -> String {
        self.phrases.when(&one.requirement)
    }

    /// What the supplier answered.
    pub fn answer(&self, one: &AssessedRequirement) -> String {
        let word = one.answer.map_or_else(|| self.text("assess_no_answer"), |meets| self.text(meets_label(meets)));
        match &one.explanation {
            Some(explanation) => format!("{}. {explanation}", capital(&word)),
            None => capital(&word),
        }
    }

    /// A piece of evidence on one line, e.g. `E1: certificaat “…”, van …, geldig tot en met …`.
    pub fn evidence(&self, key: crate::model::EvidenceKey, piece: &StatedEvidence) -> String {
        let labels = self.phrases.labels;
        let kind = piece.kind.map(|kind| labels.variant("evidence_type", &kind));
        let title = piece.title.as_ref().map(|title| labels.fill("assess_quoted", &[("text", title)]));
        let mut parts = vec![[kind, title].into_iter().flatten().collect::<Vec<_>>().join(" ")];
        let mut say = |key: &str, value: Option<String>| {
            parts.extend(value.map(|value| labels.fill(key, &[("value", &value)])));
        };
        say("assess_evidence_number", piece.number.clone());
        say("assess_evidence_issuer", piece.issuer.clone());
        say("assess_evidence_issued", piece.issued.map(|date| labels.date(date)));
        say("assess_evidence_valid_until", piece.valid_until.map(|date| labels.date(date)));
        say("assess_evidence_standard", piece.standard.clone());
        say("assess_evidence_scope", piece.scope.clone());
        say("assess_evidence_covers", piece.covers.map(|covers| labels.text(covers_label(covers)).to_owned()));
        match self.assessment.files.get(&key) {
            Some(files) => files.iter().for_each(|file| say("assess_evidence_file", Some(self.file(file)))),
            None => say("assess_evidence_file_unseen", piece.file.clone()),
        }
        parts.retain(|part| !part.is_empty());
        format!("{key}: {}", parts.join("; "))
    }

    /// A file with how it was found, e.g. `sbom.json (CycloneDX 1.6 van …)`.
    fn file(&self, file: &EvidenceFile) -> String {
        let state = match &file.state {
            FileState::Missing => self.text("assess_file_missing"),
            FileState::Empty => self.text("assess_file_empty"),
            FileState::Unopened { why } => self.phrases.fill("assess_file_unopened", &[("why", &self.unopened(*why))]),
            FileState::Present { content: FileContent::Damaged, .. } => self.text("assess_file_damaged"),
            FileState::Present { content: FileContent::Bill(bill), .. } => {
                let subject = if bill.subjects.is_empty() { self.text("assess_file_unnamed") } else { bill.subject() };
                let date = bill.date.map_or_else(|| self.text("assess_file_undated"), |date| self.date(date));
                let components = bill.components.to_string();
                let values =
                    [("standard", &*bill.follows()), ("component", &subject), ("date", &date), ("count", &components)];
                self.phrases.fill("assess_file_bill", &values)
            }
            FileState::Present { .. } => self.text("assess_file_present"),
        };
        format!("{} ({state})", file.name)
    }

    /// Why a file was not opened.
    fn unopened(&self, why: Unopened) -> String {
        self.phrases.labels.variant("assess_unopened", &why)
    }

    /// A reason as a sentence.
    pub fn reason(&self, reason: &AssessmentReason) -> String {
        let sentence = self.why(&reason.why);
        match reason.evidence {
            Some(key) => format!("{key}: {sentence}"),
            None => sentence,
        }
    }

    /// What there is to say, as a sentence.
    pub fn why(&self, why: &Why) -> String {
        let labels = self.phrases.labels;
        let dates = |key: &str, one: Date, needed_on: Date| {
            labels.fill(key, &[("date", &self.date(one)), ("needed", &self.date(needed_on))])
        };
        match why {
            Why::Expired { valid_until, needed_on } => dates("assess_why_expired", *valid_until, *needed_on),
            Why::IssuedLate { issued, needed_on } => dates("assess_why_issued_late", *issued, *needed_on),
            Why::MomentUnknown { valid_until } => {
                labels.fill("assess_why_moment_unknown", &[("date", &self.date(*valid_until))])
            }
            Why::TooOld { issued, months, needed_on } => {
                let (issued, needed, months) = (self.date(*issued), self.date(*needed_on), months.to_string());
                labels.fill("assess_why_too_old", &[("date", &issued), ("needed", &needed), ("months", &months)])
            }
            Why::OfEarlierYear { issued, needed_on } => dates("assess_why_of_earlier_year", *issued, *needed_on),
            Why::IssuedEarly { issued, since } => dates("assess_why_issued_early", *issued, *since),
            Why::Unreadable { found } => labels.fill("assess_why_unreadable", &[("found", found)]),
            Why::EvidenceUnlisted { key } => labels.fill("assess_why_unlisted", &[("key", &key.to_string())]),
            Why::OtherType { found: Some(found) } => {
                labels.fill("assess_why_other_type", &[("type", &labels.variant("evidence_type", found))])
            }
            Why::OtherType { found: None } => self.text("assess_why_no_type"),
            Why::OtherStandard { found: Some(found), asked } => {
                labels.fill("assess_why_other_standard", &[("found", found), ("asked", &self.either(asked))])
            }
            Why::OtherStandard { found: None, asked } => {
                labels.fill("assess_why_no_standard", &[("asked", &self.either(asked))])
            }
            Why::Bill { standard, component, date } => {
                let date = self.date(*date);
                labels.fill("assess_why_bill", &[("standard", standard), ("component", component), ("date", &date)])
            }
            Why::FileMissing { file } => labels.fill("assess_why_file_missing", &[("file", file)]),
            Why::FileEmpty { file } => labels.fill("assess_why_file_empty", &[("file", file)]),
            Why::FileUnopened { file, because } => {
                labels.fill("assess_why_file_unopened", &[("file", file), ("why", &self.unopened(*because))])
            }
            Why::BillStandard { stated, found } => {
                labels.fill("assess_why_bill_standard", &[("stated", stated), ("found", found)])
            }
            Why::BillDate { stated, found } => {
                let (stated, found) = (self.date(*stated), self.date(*found));
                labels.fill("assess_why_bill_date", &[("stated", &stated), ("found", &found)])
            }
            Why::Equivalent { to, motivated } => {
                let key = if *motivated { "assess_why_equivalent" } else { "assess_why_equivalent_unmotivated" };
                labels.fill(key, &[("to", to)])
            }
            other => {
                let name =
                    serde_json::to_value(other).ok().and_then(|value| Some(value.get("why")?.as_str()?.to_owned()));
                self.text(&format!("assess_why_{}", name.unwrap_or_default()))
            }
        }
    }

    fn either(&self, names: &[String]) -> String {
        names.join(self.phrases.labels.text("assess_or"))
    }

    /// How loud a requirement looks.
    pub fn weight(&self, one: &AssessedRequirement) -> Weight {
        match one.status {
            AssessmentStatus::Met | AssessmentStatus::Declared | AssessmentStatus::NotDueYet => Weight::Light,
            AssessmentStatus::ToJudge => Weight::Open,
            _ => Weight::Heavy,
        }
    }

    /// How many requirements have which status, the worst first, e.g. `niet aangetoond 2, op papier in orde 9`.
    pub fn counted<'b>(&self, all: impl Iterator<Item = &'b AssessedRequirement> + Clone) -> String {
        let counted = AssessmentStatus::ALL.into_iter().filter_map(|status| {
            let count = all.clone().filter(|one| one.status == status).count();
            (count > 0).then(|| format!("{} {count}", self.status(status)))
        });
        counted.collect::<Vec<_>>().join(", ")
    }

    /// The numbers of their articles, each once, in words; none when there are none.
    pub fn articles<'b>(&self, all: impl Iterator<Item = &'b AssessedRequirement>) -> Option<String> {
        let mut numbers: Vec<String> = Vec::new();
        for one in all {
            if !numbers.contains(&one.requirement.number) {
                numbers.push(one.requirement.number.clone());
            }
        }
        (!numbers.is_empty()).then(|| self.phrases.labels.list(&numbers))
    }
}
