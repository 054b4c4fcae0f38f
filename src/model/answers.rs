use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// A file for `beding new --answers`: the answers to its questions, under the names that a dossier gives them.
///
/// What is not answered takes the answer that the interview proposes; where it proposes none, the answer is needed.
/// An empty text leaves an optional answer open.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Answers {
    /// The contract template, e.g. `annex`.
    pub template: Option<String>,
    /// The organisation file, relative to the dossier.
    pub organisation: Option<String>,
    /// What is bought, in a few words.
    pub subject: Option<String>,
    /// What it is bought for: the agreed purpose (Overeengekomen Doel).
    pub purpose: Option<String>,
    /// The procurement procedure.
    pub procedure: ProcedureAnswers,
    /// How far the procedure is, e.g. `preparation`.
    pub phase: Option<String>,
    /// The edition of GIBIT, e.g. `2023`.
    pub gibit: Option<String>,
    /// The number of the contract.
    pub number: Option<String>,
    /// The date that is printed, e.g. `2026-11-20`.
    pub date: Option<String>,
    /// When evidence is due.
    pub moments: MomentAnswers,
    /// The municipality, where the organisation file does not give it.
    pub authority: PartyAnswers,
    /// The supplier, once the phase knows it.
    pub contractor: PartyAnswers,
    /// The answers to the questions about the procurement, e.g. `saas: ja`.
    pub facts: BTreeMap<String, String>,
}

/// The answers about the procedure.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ProcedureAnswers {
    /// Which procedure, e.g. `open`.
    pub kind: Option<String>,
    /// What it is called.
    pub name: Option<String>,
    /// Its reference.
    pub reference: Option<String>,
    /// The lot.
    pub lot: Option<String>,
}

/// The answers about the dates on which evidence is due, e.g. `2027-01-22`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MomentAnswers {
    /// The last day on which tenders can come in.
    pub tender: Option<String>,
    /// When the agreement is signed.
    pub signing: Option<String>,
    /// When the deliverable is delivered.
    pub delivery: Option<String>,
    /// When what is due every year is due for the first time.
    pub yearly: Option<String>,
    /// When the agreement ends.
    pub exit: Option<String>,
}

/// The answers about a party.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PartyAnswers {
    /// The name.
    pub name: Option<String>,
    /// The address.
    pub address: Option<String>,
    /// The registration.
    pub registration: Option<String>,
    /// Who signs.
    pub represented_by: Option<String>,
    /// In which position.
    pub position: Option<String>,
}

impl Answers {
    /// The answers that were given, by field, e.g. `procedure.kind`.
    pub fn by_field(&self) -> BTreeMap<String, String> {
        let own = [
            ("template", &self.template),
            ("organisation", &self.organisation),
            ("subject", &self.subject),
            ("purpose", &self.purpose),
            ("procedure.kind", &self.procedure.kind),
            ("procedure.name", &self.procedure.name),
            ("procedure.reference", &self.procedure.reference),
            ("procedure.lot", &self.procedure.lot),
            ("phase", &self.phase),
            ("gibit", &self.gibit),
            ("number", &self.number),
            ("date", &self.date),
            ("moments.tender", &self.moments.tender),
            ("moments.signing", &self.moments.signing),
            ("moments.delivery", &self.moments.delivery),
            ("moments.yearly", &self.moments.yearly),
            ("moments.exit", &self.moments.exit),
        ];
        let own = own.into_iter().map(|(key, answer)| (key.to_owned(), answer));
        let parties = [("authority", &self.authority), ("contractor", &self.contractor)];
        let parties = parties.into_iter().flat_map(|(role, party)| {
            let fields = [
                ("name", &party.name),
                ("address", &party.address),
                ("registration", &party.registration),
                ("represented_by", &party.represented_by),
                ("position", &party.position),
            ];
            fields.into_iter().map(move |(field, answer)| (format!("{role}.{field}"), answer))
        });
        let given = own.chain(parties).filter_map(|(key, answer)| Some((key, answer.clone()?)));
        let facts = self.facts.iter().map(|(name, answer)| (format!("facts.{name}"), answer.clone()));
        given.chain(facts).collect()
    }
}
