//! What an assessment says in words.

use crate::compose::requirements::words::Phrases;
use crate::compose::statement::aspect_words;
use crate::model::{
    AssessedRequirement, Assessment, AssessmentReason, AssessmentStatus, Date, Departure, EvidenceFile, EvidenceKey,
    FileContent, FileState, StatedEvidence, Unopened, Weight, Why, capital, covers_label, each_once, meets_label,
    shortened,
};

/// How many characters of what the supplier says are quoted in a table; the whole stands with the requirement.
pub(super) const QUOTED: usize = 300;

/// How many characters of an explanation are printed with the requirement; the JSON has all of them.
const EXPLAINED: usize = 2_000;

/// How many characters of a field of a piece of evidence are printed; the JSON has all of them.
const FIELD: usize = 600;

/// How many characters of a reason are told: it may hold what the supplier filled in.
const TOLD: usize = 700;

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

    /// Who assesses a requirement, beginning with a capital.
    pub fn assessor(&self, one: &AssessedRequirement) -> String {
        capital(&self.phrases.labels.variant("role", &one.requirement.assessor))
    }

    /// What the supplier answered, in a word.
    pub fn answered(&self, one: &AssessedRequirement) -> String {
        capital(&one.answer.map_or_else(|| self.text("assess_no_answer"), |meets| self.text(meets_label(meets))))
    }

    /// What the supplier answered, with its own words.
    pub fn answer(&self, one: &AssessedRequirement) -> String {
        match self.own_words(one, EXPLAINED) {
            Some(quoted) => format!("{}. {quoted}", self.answered(one)),
            None => self.answered(one),
        }
    }

    /// A piece of evidence on one line, e.g. `E1: certificaat “…”, van …, geldig tot en met …`.
    pub fn evidence(&self, key: EvidenceKey, piece: &StatedEvidence) -> String {
        let labels = self.phrases.labels;
        let kind = piece.kind.map(|kind| labels.variant("evidence_type", &kind));
        let title = piece.title.as_ref().map(|title| shortened(title, FIELD));
        let title = title.map(|title| labels.fill("assess_quoted", &[("text", &title)]));
        let mut parts = vec![[kind, title].into_iter().flatten().collect::<Vec<_>>().join(" ")];
        let mut say = |key: &str, value: Option<String>| {
            parts.extend(value.map(|value| labels.fill(key, &[("value", &shortened(&value, FIELD))])));
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

    /// A piece of evidence that an answer names, with the item of the requirement that it was held against. All of a long one
    /// stands once, with the evidence.
    pub fn named(&self, one: &AssessedRequirement, key: EvidenceKey) -> Option<String> {
        let piece = shortened(&self.evidence(key, self.assessment.evidence.get(&key)?), QUOTED);
        let held = one.held_against.get(&key).map(|item| self.phrases.fill("assess_held_against", &[("item", item)]));
        Some(format!("{piece}{}", held.unwrap_or_default()))
    }

    /// A file with how it was found, e.g. `sbom.json (CycloneDX 1.6 van …)`.
    fn file(&self, file: &EvidenceFile) -> String {
        let state = match &file.state {
            FileState::Missing => self.text("assess_file_missing"),
            FileState::Statement => self.text("assess_file_statement"),
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

    /// The supplier's own words with an answer, in quotation marks, cut down to the most characters.
    pub fn own_words(&self, one: &AssessedRequirement, most: usize) -> Option<String> {
        let text = shortened(one.explanation.as_ref()?, most);
        Some(self.phrases.fill("assess_quoted", &[("text", &text)]))
    }

    /// The reasons as sentences; those that are about what the supplier says itself quote it.
    pub fn reasons(&self, one: &AssessedRequirement) -> Vec<String> {
        let sentence = |reason: &AssessmentReason| {
            let quoted = self.own_words(one, QUOTED).filter(|_| is_own_word(&reason.why));
            match quoted {
                Some(quoted) => format!("{} {quoted}", self.reason(reason)),
                None => self.reason(reason),
            }
        };
        one.reasons.iter().map(sentence).collect()
    }

    /// A reason as a sentence.
    pub fn reason(&self, reason: &AssessmentReason) -> String {
        let sentence = shortened(&self.why(&reason.why), TOLD);
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
            Why::Noticed { what, cell, line, found } => {
                let sentence = self.departure(*what, found.as_deref());
                match self.form_place(cell.as_deref(), *line) {
                    Some(place) => format!("{place}: {sentence}"),
                    None => sentence,
                }
            }
            Why::AskedOtherwise { aspects } => {
                labels.fill("assess_why_asked_otherwise", &[("aspects", &aspect_words(aspects, self.phrases))])
            }
            Why::LongValid { valid_until } => {
                labels.fill("assess_why_long_valid", &[("date", &self.date(*valid_until))])
            }
            Why::EvidenceUnlisted { key } => labels.fill("assess_why_unlisted", &[("key", &key.to_string())]),
            Why::OtherType { found: Some(found), asked } => {
                let asked: Vec<String> = asked.iter().map(|kind| labels.variant("evidence_type", kind)).collect();
                let found = labels.variant("evidence_type", found);
                labels.fill("assess_why_other_type", &[("type", &found), ("asked", &self.either(&asked))])
            }
            Why::OtherType { found: None, .. } => self.text("assess_why_no_type"),
            Why::ToRenew { needed_on } => labels.fill("assess_why_to_renew", &[("needed", &self.date(*needed_on))]),
            Why::OlderThanOther { issued, months } => {
                let values = [("date", &*self.date(*issued)), ("months", &months.to_string())];
                labels.fill("assess_why_older_than_other", &values)
            }
            Why::NamedWidely { count } => labels.fill("assess_why_named_widely", &[("count", &count.to_string())]),
            Why::Old { issued } => labels.fill("assess_why_old", &[("date", &self.date(*issued))]),
            Why::NotIssuedYet { issued } => labels.fill("assess_why_not_issued_yet", &[("date", &self.date(*issued))]),
            Why::Reserved { found } => labels.fill("assess_why_reserved", &[("found", &shortened(found, QUOTED))]),
            Why::DeclaredLate { stated, needed_on } => dates("assess_why_declared_late", *stated, *needed_on),
            Why::OtherStandard { found: Some(found), asked } if asked.is_empty() => {
                labels.fill("assess_why_foreign_standard", &[("found", found)])
            }
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
            Why::FileIsStatement { file } => labels.fill("assess_why_file_is_statement", &[("file", file)]),
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

    /// What was noticed about the form as it came in, as a sentence without its place.
    pub fn departure(&self, what: Departure, found: Option<&str>) -> String {
        let labels = self.phrases.labels;
        // What the form said then is told where it is known.
        let what = if what == Departure::AskedAnew && found.is_none() { Departure::Outdated } else { what };
        let sentence = labels.variant("departure", &what);
        match found {
            Some(found) => sentence.replace("{found}", &labels.fill("assess_quoted", &[("text", found)])),
            None => sentence.replace(": {found}", ""),
        }
    }

    /// A place in the form: a cell, or a line of a file of text.
    pub fn form_place(&self, cell: Option<&str>, line: Option<usize>) -> Option<String> {
        let line = line.map(|line| self.phrases.fill("assess_form_line", &[("line", &line.to_string())]));
        cell.map(str::to_owned).or(line)
    }

    pub fn either(&self, names: &[String]) -> String {
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

    /// The numbers of their articles, each once, in words; none when there are none.
    pub fn articles<'b>(&self, all: impl Iterator<Item = &'b AssessedRequirement>) -> Option<String> {
        let numbers = each_once(all.map(|one| &one.requirement.number));
        (!numbers.is_empty()).then(|| self.phrases.labels.list(&numbers))
    }
}

/// Whether a reason is that the supplier says more, or something else, than yes.
pub(super) fn is_own_word(why: &Why) -> bool {
    matches!(why, Why::AnsweredNo | Why::Partly | Why::NotApplicable | Why::AnsweredInWords | Why::Explained)
}

/// Whether a reason is that the supplier may take back its answer: it says something beside it, or changed the form.
pub(super) fn is_reservation(why: &Why) -> bool {
    let is_beside = matches!(why, Why::Noticed { what, .. } if what.is_about_answer());
    is_beside || is_own_word(why) && !matches!(why, Why::AnsweredNo)
}

/// Whether a reason is that nothing is wrong.
pub(super) fn is_in_order(why: &Why) -> bool {
    matches!(why, Why::Shows | Why::Bill { .. } | Why::Declared)
}
