use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::model::{CONTRACT_SCHEMA, Contract, ContractFile, DRAFT_SCHEMA, Document, Draft, OpenItem, hexadecimal};

/// Why a text is not a contract that this program can use.
///
/// The kinds are apart because they ask for different actions: another file, a newer program, or a question to whoever
/// sent the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ContractFileError {
    /// No JSON at all.
    #[error("this is not JSON: {0}")]
    NotJson(String),
    /// JSON, but of something else.
    #[error("this is not a contract: its schema is {found}, not `{CONTRACT_SCHEMA}`")]
    OtherSchema {
        /// The schema that it names, between backquotes, or `missing`.
        found: String,
    },
    /// A contract of a later version of the schema.
    #[error(
        "this contract has schema `{found}`; this version of beding reads up to `{CONTRACT_SCHEMA}`, use a newer one"
    )]
    NewerVersion {
        /// The schema that it names.
        found: String,
    },
    /// The schema fits, the content does not.
    #[error("this contract is damaged: {0}")]
    Damaged(String),
    /// The content is not what the digest was made of.
    #[error("this contract was changed after it was made: its digest says {stated}, its content has {actual}")]
    DigestDiffers {
        /// What the file says.
        stated: String,
        /// What its document has.
        actual: String,
    },
    /// The digest fits, but the file says more than the contract that the digest was made of.
    #[error("this contract was changed after it was made: its document holds something that is no part of a contract")]
    Added,
}

impl From<ContractFileError> for String {
    fn from(error: ContractFileError) -> Self {
        error.to_string()
    }
}

/// A noun as JSON, for programs: it carries its own schema.
pub fn to_json<T: Serialize>(value: &T) -> String {
    pretty(value)
}

/// A contract as JSON: schema, digest and document.
pub fn contract(contract: &Contract) -> String {
    let document = contract.document();
    pretty(&ContractFile { schema: CONTRACT_SCHEMA.to_owned(), digest: digest(document), document: document.clone() })
}

/// A draft as JSON: schema, document and what is still open. It has no digest, because it is not final.
pub fn draft(draft: &Draft) -> String {
    #[derive(Serialize)]
    struct DraftFile<'a> {
        schema: &'static str,
        document: &'a Document,
        open: &'a [OpenItem],
    }
    pretty(&DraftFile { schema: DRAFT_SCHEMA, document: &draft.document, open: &draft.open })
}

/// The digest of a contract: SHA-256 over the compact JSON of its document, in lower-case hexadecimal.
///
/// # Panics
/// Never: a document consists of structs, lists, strings and maps with text keys, which always become JSON.
pub fn digest(document: &Document) -> String {
    let compact = serde_json::to_vec(document).expect("a document always becomes JSON");
    hexadecimal(&Sha256::digest(compact))
}

/// Reads the JSON of a contract and checks schema, version and digest.
///
/// # Errors
/// Why the text is not a contract that can be used.
pub fn parse_contract(text: &str) -> Result<ContractFile, ContractFileError> {
    let raw: serde_json::Value =
        serde_json::from_str(text).map_err(|error| ContractFileError::NotJson(error.to_string()))?;
    check_schema(raw.get("schema").and_then(serde_json::Value::as_str))?;
    // Read again from the text and not from the value, because only the text gives errors with line and column.
    let file: ContractFile =
        serde_json::from_str(text).map_err(|error| ContractFileError::Damaged(error.to_string()))?;
    let actual = digest(&file.document);
    if file.digest != actual {
        return Err(ContractFileError::DigestDiffers { stated: file.digest, actual });
    }
    // The digest covers what was understood. Anything else in the document would go unseen, so it may not be there.
    // The same goes for what stands beside it.
    if serde_json::to_value(&file).ok().as_ref() != Some(&raw) {
        return Err(ContractFileError::Added);
    }
    Ok(file)
}

/// Whether a schema, e.g. `beding.contract/1`, is the one that this program reads.
fn check_schema(schema: Option<&str>) -> Result<(), ContractFileError> {
    let version = |schema: &str| {
        let (name, version) = schema.split_once('/')?;
        Some((name.to_owned(), version.parse::<u32>().ok()?))
    };
    match schema {
        Some(CONTRACT_SCHEMA) => Ok(()),
        Some(found) => match (version(found), version(CONTRACT_SCHEMA)) {
            (Some((name, number)), Some((own_name, own_number))) if name == own_name && number > own_number => {
                Err(ContractFileError::NewerVersion { found: found.to_owned() })
            }
            _ => Err(ContractFileError::OtherSchema { found: format!("`{found}`") }),
        },
        None => Err(ContractFileError::OtherSchema { found: "missing".to_owned() }),
    }
}

/// Indented JSON with a newline at the end, as text files have.
pub(super) fn pretty(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("a document always becomes JSON");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    fn made() -> Contract {
        let draft = Draft { document: sample::document(), open: Vec::new() };
        draft.complete().expect("nothing is open")
    }

    #[test]
    fn a_contract_comes_back_as_it_was() {
        let contract_text = contract(&made());
        let file = parse_contract(&contract_text).unwrap();
        assert_eq!(&file.document, made().document());
        assert_eq!(file.schema, "beding.contract/1");
        assert_eq!(file.digest, digest(made().document()));
        assert!(file.digest.len() == 64 && !file.digest.contains(|digit: char| !digit.is_ascii_hexdigit()));
        assert_eq!(contract(&made()), contract_text);
    }

    #[test]
    fn a_change_is_noticed() {
        let changed = contract(&made()).replace("Leverancier verkoopt", "Leverancier verhuurt");
        assert!(matches!(parse_contract(&changed), Err(ContractFileError::DigestDiffers { .. })));
        let added = contract(&made()).replace("\"document\": {", "\"document\": {\n    \"side_letter\": \"free\",");
        assert_eq!(parse_contract(&added), Err(ContractFileError::Added));
    }

    #[test]
    fn other_files_are_told_apart() {
        let message = |text: &str| String::from(parse_contract(text).unwrap_err());
        assert!(message("%PDF-1.7").starts_with("this is not JSON: "));
        assert!(message("{}").contains("schema is missing"));
        assert!(message("[1]").contains("schema is missing"));
        assert!(message(r#"{"schema": "beding.redline/1"}"#).contains("schema is `beding.redline/1`"));
        assert!(message(r#"{"schema": "beding.contract/0"}"#).contains("schema is `beding.contract/0`"));
        assert!(message(r#"{"schema": "beding.contract/2"}"#).contains("use a newer one"));
        assert!(message("{\"schema\": \"beding.contract/1\",\n\"digest\": 1}").contains("line 2"));
    }

    #[test]
    fn a_draft_says_what_is_open_and_is_no_contract() {
        let open = vec![OpenItem { what: "het doel".into(), field: "purpose".into() }];
        let text = draft(&Draft { document: sample::document(), open });
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["schema"], "beding.draft/1");
        assert_eq!(value["open"][0]["field"], "purpose");
        assert!(String::from(parse_contract(&text).unwrap_err()).contains("`beding.draft/1`"));
    }
}
