use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::gibit::Confirmation;
use super::id::ClauseId;
use super::language::Language;
use super::parameter::RawValue;
use super::requirement::{Due, Role};

/// The input of one procedure (aanbestedingsdossier): what is bought, from whom, under which conditions.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// The file it was read from.
    #[serde(skip)]
    #[schemars(skip)]
    pub file: Arc<str>,
    /// The contract template: `annex`, `agreement` or `data-purchase`.
    pub template: String,
    /// The language of the contract.
    #[serde(default)]
    pub language: Language,
    /// The edition of GIBIT that applies, e.g. `2023`.
    pub gibit: String,
    /// The number of the contract.
    pub number: String,
    /// The date that is printed; also the date on which waivers are judged.
    pub date: Date,
    /// The organisation file, relative to the dossier.
    #[serde(default)]
    pub organisation: Option<String>,
    /// What is bought, in a few words.
    #[serde(default)]
    pub subject: Option<String>,
    /// What the data may be used for: the agreed purpose (Overeengekomen Doel).
    #[serde(default)]
    pub purpose: Option<String>,
    /// The procurement procedure.
    pub procedure: Procedure,
    /// How far the procedure is.
    pub phase: Phase,
    /// When the moments fall on which evidence is due, as far as they are known.
    #[serde(default)]
    pub moments: Moments,
    /// The municipality; the organisation file may give it.
    #[serde(default)]
    pub authority: Option<Party>,
    /// The supplier, once known.
    #[serde(default)]
    pub contractor: Option<Party>,
    /// The answers to the questions about the procurement.
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
    /// Values of parameters, by clause.
    #[serde(default)]
    pub parameters: BTreeMap<ClauseId, BTreeMap<String, RawValue>>,
    /// Chosen fallbacks, by clause.
    #[serde(default)]
    pub positions: BTreeMap<ClauseId, ChosenPosition>,
    /// Clauses and paragraphs that are left out, with reasons (pas toe of leg uit).
    #[serde(default)]
    pub waivers: Vec<Waiver>,
    /// Article numbers of GIBIT that somebody has read in the text.
    #[serde(default)]
    pub confirmations: Vec<Confirmation>,
    /// The annexes of an agreement, in order of precedence, instead of the template's own list.
    #[serde(default)]
    pub annexes: Vec<DossierAnnex>,
}

/// The procurement procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Which procedure.
    pub kind: ProcedureKind,
    /// What the procedure is called.
    pub name: String,
    /// Its reference, e.g. on TenderNed.
    #[serde(default)]
    pub reference: Option<String>,
    /// The lot (perceel).
    #[serde(default)]
    pub lot: Option<String>,
}

/// The dates of the moments on which evidence is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Moments {
    /// The last day on which tenders can come in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tender: Option<Date>,
    /// When the agreement is signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing: Option<Date>,
    /// When the deliverable is delivered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Date>,
    /// When what is due every year is due for the first time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub yearly: Option<Date>,
    /// When the agreement ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exit: Option<Date>,
}

impl Moments {
    /// The date of a moment, where it is known.
    pub fn date(&self, due: Due) -> Option<Date> {
        match due {
            Due::Tender => self.tender,
            Due::Signing => self.signing,
            Due::Delivery => self.delivery,
            Due::Yearly => self.yearly,
            Due::Exit => self.exit,
        }
    }

    /// Whether no date is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A kind of procurement procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProcedureKind {
    /// Openbare procedure.
    Open,
    /// Niet-openbare procedure.
    Restricted,
    /// Mededingingsprocedure met onderhandeling, of een andere procedure met onderhandeling.
    Negotiated,
    /// Meervoudig onderhands, onder de drempel.
    BelowThreshold,
    /// Enkelvoudig onderhands.
    Direct,
    /// Nadere overeenkomst onder een raamovereenkomst.
    FrameworkCallOff,
}

/// How far a procedure is; it decides what a change of the text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Before publication.
    Preparation,
    /// Published, before the deadline.
    BeforeDeadline,
    /// Tenders are in.
    InTheBid,
    /// Being negotiated.
    Negotiated,
    /// Awarded.
    AfterAward,
}

impl Phase {
    /// Whether the supplier is known, so that its name has to be in the contract.
    pub fn knows_contractor(self) -> bool {
        matches!(self, Self::Negotiated | Self::AfterAward)
    }
}

/// A party to the contract (partij).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The name, e.g. `Gemeente Voorbeeldstad`.
    pub name: String,
    /// The address.
    #[serde(default)]
    pub address: Option<String>,
    /// The registration, e.g. a number of the Kamer van Koophandel.
    #[serde(default)]
    pub registration: Option<String>,
    /// Who signs.
    #[serde(default)]
    pub represented_by: Option<String>,
    /// In which position.
    #[serde(default)]
    pub position: Option<String>,
}

/// A fallback chosen for a clause.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChosenPosition {
    /// The key of the fallback.
    pub fallback: String,
    /// Who agreed.
    #[serde(default)]
    pub agreed: Vec<Agreement>,
}

/// Somebody's agreement with a fallback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// In which role.
    pub role: Role,
    /// Who.
    pub name: String,
    /// When.
    pub date: Date,
}

/// A reasoned exception (gemotiveerde uitzondering): an applicable clause or paragraph that is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The clause.
    pub clause: ClauseId,
    /// The key of the paragraph; the whole clause when absent.
    #[serde(default)]
    pub paragraph: Option<String>,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub person: String,
    /// When.
    pub date: Date,
    /// Until when it holds.
    #[serde(default)]
    pub until: Option<Date>,
}

/// An annex of an agreement as a dossier names it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DossierAnnex {
    /// The key, e.g. `digital-rights`.
    pub key: String,
    /// What it is called; the template's title when absent.
    #[serde(default)]
    pub title: Option<String>,
}
