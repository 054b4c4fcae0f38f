use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::words::{ReportWords, side_text};
use crate::diag::Severity;
use crate::model::{Labels, OpKind, RedlineProvision, Review, Side, SilentChange, Tracking, Verdict, written};

/// Where the schema of SARIF 2.1.0 stands.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The rule of changes that no rule says anything about.
const WEIGHED: &str = "provision-changed";

/// The rule of changes that were not tracked.
const SILENT: &str = "silent-change";

/// The rule of text that a reader does not see as it is.
const UNSEEN: &str = "unseen-text";

/// The rule of what may hold words and was not read.
const UNREAD: &str = "unread-part";

/// A rule with what `beding explain` prints of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SarifRule {
    /// The name.
    pub id: String,
    /// Markdown.
    pub help: String,
}

/// A review as SARIF 2.1.0: a result for each thing found in a change, for each change with a legal weight of which
/// nothing was found, for each change that was not tracked, and for what is not seen or not read. Nothing is suppressed.
///
/// `rules` are those that can be found; of the ones that were, the documentation goes along.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn sarif(review: &Review, labels: &Labels, rules: &[SarifRule]) -> Result<String, serde_json::Error> {
    let words = ReportWords { labels, review };
    let all = review.redline.all();
    let mut results: Vec<(String, Value)> = Vec::new();
    for change in review.tracking.iter().flat_map(Tracking::of_substance) {
        results.push(silent(change, &all, words));
    }
    for oddity in review.misleading() {
        let line = oddity.place.line;
        results.push((UNSEEN.to_owned(), of_file("error", &words.oddity(oddity), line, review)));
    }
    for loss in review.unread() {
        let line = loss.places.first().and_then(|place| place.line);
        results.push((UNREAD.to_owned(), of_file("warning", &words.loss(&loss), line, review)));
    }
    // What came or went as a whole is one result, not one for each row of a table.
    for provision in review.redline.told() {
        results.extend(weighed(provision, words));
    }
    let used: BTreeSet<&str> = results.iter().map(|(rule, _)| rule.as_str()).collect();
    let index: BTreeMap<&str, usize> = used.iter().enumerate().map(|(at, rule)| (*rule, at)).collect();
    let documented: Vec<Value> = used.iter().map(|rule| documentation(rule, rules)).collect();
    let results: Vec<Value> = results
        .iter()
        .map(|(rule, result)| {
            let mut result = result.clone();
            result["ruleId"] = json!(rule);
            result["ruleIndex"] = json!(index.get(rule.as_str()));
            result
        })
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "beding",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": documented,
            }},
            "artifacts": [
                {"location": {"uri": uri(&review.counter_name)}, "description": {"text": "counter-proposal"}},
                {"location": {"uri": uri(&review.base_name)}, "description": {"text": "base"}},
            ],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

fn documentation(id: &str, rules: &[SarifRule]) -> Value {
    let mut rule = json!({"id": id});
    if let Some(known) = rules.iter().find(|rule| rule.id == id) {
        let first = known.help.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
        rule["shortDescription"] = json!({"text": first});
        rule["help"] = json!({"text": known.help, "markdown": known.help});
    }
    rule
}

/// What was found in the change of a provision.
fn weighed(provision: &RedlineProvision, words: ReportWords<'_>) -> Vec<(String, Value)> {
    let Some(deviation) = words.review.deviation(provision) else { return Vec::new() };
    let place = words.place(provision);
    let verdict = words.verdict(&deviation);
    let properties = json!({
        "key": provision.key,
        "verdict": deviation.verdict,
        "changes": provision.changes,
        "decides": deviation.decides,
        "knockOuts": deviation.knock_outs,
    });
    let result = |rule: &str, level: &str, message: &str| {
        let result = json!({
            "level": level,
            "message": {"text": format!("{place}: {verdict}. {message}").trim()},
            "locations": [location(provision, words.review)],
            "relatedLocations": related(provision, words.review),
            "properties": properties,
        });
        (rule.to_owned(), result)
    };
    if deviation.findings.is_empty() {
        return match deviation.verdict {
            Verdict::Unchanged | Verdict::Equivalent => Vec::new(),
            found => {
                let level = if found.is_adverse() || found == Verdict::NotAssessed { "warning" } else { "note" };
                let changes = words.changes(provision);
                vec![result(WEIGHED, level, deviation.not_assessed.as_deref().unwrap_or(&changes))]
            }
        };
    }
    let lines = words.findings(&deviation);
    deviation
        .findings
        .iter()
        .zip(&lines)
        .map(|(finding, line)| result(&finding.rule, level(finding.severity), line))
        .collect()
}

fn silent(change: &SilentChange, all: &[&RedlineProvision], words: ReportWords<'_>) -> (String, Value) {
    let away = side_text(&change.ops, OpKind::Delete);
    let now = side_text(&change.ops, OpKind::Insert);
    let provision = change.provision.and_then(|key| all.get(key));
    let place = provision.map_or_else(|| change.place.clone(), |provision| words.place(provision));
    let message = words.labels.fill("diff_silent_message", &[("place", &place), ("old", &away), ("new", &now)]);
    let result = json!({
        "level": "error",
        "message": {"text": message},
        "locations": [provision.map_or_else(
            || json!({"physicalLocation": {"artifactLocation": {"uri": uri(&words.review.counter_name), "index": 0}}}),
            |provision| location(provision, words.review),
        )],
        "properties": {"hiddenIn": change.hidden_in},
    });
    (SILENT.to_owned(), result)
}

/// A result about what came back that concerns no provision.
fn of_file(level: &str, message: &str, line: Option<u32>, review: &Review) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri(&review.counter_name), "index": 0}});
    if let Some(line) = line {
        physical["region"] = json!({"startLine": line});
    }
    json!({"level": level, "message": {"text": message}, "locations": [{"physicalLocation": physical}]})
}

/// Where a provision stands: in the file that came back, and by number and stable id.
fn location(provision: &RedlineProvision, review: &Review) -> Value {
    let number = provision.side().and_then(|side| side.address.clone().or_else(|| side.number.clone()));
    let named = review.names.get(&provision.key).map(|named| named.name.clone());
    let name = named.or(number).or_else(|| provision.heading.clone()).unwrap_or_default();
    let full = review.id_of(provision).map_or_else(|| name.clone(), str::to_owned);
    json!({
        "physicalLocation": physical(&review.counter_name, 0, provision.counter.as_ref()),
        "logicalLocations": [{"name": name, "fullyQualifiedName": full, "kind": written(&provision.kind)}],
    })
}

/// Where it stood in what was issued.
fn related(provision: &RedlineProvision, review: &Review) -> Vec<Value> {
    let base = provision.base.as_ref();
    base.map(|side| {
        json!({
            "id": 1,
            "message": {"text": side.address.clone().or_else(|| side.number.clone()).unwrap_or_default()},
            "physicalLocation": physical(&review.base_name, 1, Some(side)),
        })
    })
    .into_iter()
    .collect()
}

fn physical(name: &str, index: usize, side: Option<&Side>) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri(name), "index": index}});
    if let Some(line) = side.and_then(|side| side.place.line) {
        physical["region"] = json!({"startLine": line});
    }
    physical
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A path as a relative URI: everything but what stands for itself in one is escaped.
fn uri(path: &str) -> String {
    path.replace('\\', "/")
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::review::sample;

    fn log() -> Value {
        let rules =
            vec![SarifRule { id: "duty-softened".into(), help: "# duty-softened\n\nA duty became less.".into() }];
        serde_json::from_str(&sarif(&sample::review(), &Labels::default(), &rules).expect("JSON")).expect("JSON")
    }

    /// What the schema of SARIF 2.1.0 asks of the parts that are written.
    #[test]
    fn what_the_standard_requires_is_there() {
        let log = log();
        assert_eq!(log["version"], "2.1.0");
        assert!(log["$schema"].as_str().is_some_and(|schema| schema.ends_with("sarif-schema-2.1.0.json")));
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
        assert_eq!(run["tool"]["driver"]["name"], "beding");
        let ids: BTreeSet<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
        assert_eq!(ids.len(), rules.len(), "rules are unique");
        let artifacts = run["artifacts"].as_array().expect("artifacts").len();
        let results = run["results"].as_array().expect("results");
        assert!(!results.is_empty());
        for result in results {
            assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()));
            assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().expect("a level")));
            let at = result["ruleIndex"].as_u64().expect("the rule") as usize;
            assert_eq!(rules[at]["id"], result["ruleId"]);
            for location in result["locations"].as_array().expect("locations") {
                let file = &location["physicalLocation"]["artifactLocation"];
                assert!(file["index"].as_u64().is_some_and(|index| (index as usize) < artifacts));
                assert!(file["uri"].as_str().is_some_and(|uri| !uri.contains(' ')));
                assert!(location["physicalLocation"]["region"]["startLine"].as_u64() != Some(0));
            }
        }
    }

    #[test]
    fn silent_changes_lead_and_each_change_with_weight_is_a_result() {
        let log = log();
        let results = log["runs"][0]["results"].as_array().expect("results");
        let rules: Vec<&str> = results.iter().filter_map(|result| result["ruleId"].as_str()).collect();
        assert_eq!(rules, [SILENT, UNSEEN, UNREAD, "duty-softened", WEIGHED, WEIGHED, WEIGHED]);
        let location = &results[3]["locations"][0];
        assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], "resale-ban/1");
        assert_eq!(location["physicalLocation"]["artifactLocation"]["uri"], "tegen%20voorstel.docx");
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
        let softened = rules.iter().find(|rule| rule["id"] == "duty-softened").expect("the rule");
        assert_eq!(softened["shortDescription"]["text"], "A duty became less.");
    }
}
