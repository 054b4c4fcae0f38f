//! What a contract covers, what a counter-proposal would uncover, and what the requirements together ask.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::common::{DOSSIER, Folder, Run, project};
use crate::support::copy;

fn parsed(run: &Run) -> Value {
    assert_eq!(run.status, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// A text on one line, however it was wrapped.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The items of a field.
fn items<'a>(coverage: &'a Value, field: &str) -> Vec<&'a Value> {
    let groups = array(&coverage["groups"]).iter().filter(|group| group["field"] == field);
    groups.flat_map(|group| array(&group["items"])).collect()
}

fn item<'a>(coverage: &'a Value, field: &str, key: &str) -> &'a Value {
    let found = items(coverage, field).into_iter().find(|item| item["key"] == key);
    found.unwrap_or_else(|| panic!("no {field} {key}"))
}

#[test]
fn every_principle_is_told_once_with_the_articles_that_carry_it_out() {
    let folder = Folder::with_dossier();
    folder.run(&["compose", "dossier.yaml", "-o", "c.json"]);
    let contract: Value = serde_json::from_str(&folder.read("c.json")).expect("JSON");
    let parts = array(&contract["document"]["parts"]);
    let articles: Vec<&Value> = parts.iter().flat_map(|part| array(&part["articles"])).collect();
    let coverage = parsed(&folder.run(&["coverage", "c.json", "--json"]));
    assert_eq!(coverage["schema"], "beding.coverage/1");
    let principles = items(&coverage, "principle");
    let keys: BTreeSet<&str> = principles.iter().filter_map(|item| item["key"].as_str()).collect();
    assert_eq!(keys.len(), principles.len());
    for principle in principles {
        let key = &principle["key"];
        let expected: Vec<(&Value, &Value)> = articles
            .iter()
            .filter(|article| array(&article["principles"]).contains(key))
            .map(|article| (&article["id"], &article["number"]))
            .collect();
        let found: Vec<(&Value, &Value)> =
            array(&principle["by"]).iter().map(|one| (&one["clause"], &one["number"])).collect();
        assert_eq!(found, expected, "{key}");
        let covered = ["covered", "in_part"].iter().any(|state| principle["state"] == *state);
        assert_eq!(covered, !expected.is_empty(), "{key}: {}", principle["state"]);
    }
}

#[test]
fn what_is_not_covered_says_why() {
    let waiver = "waivers:\n  - {clause: resale-ban, reason: geen data, person: \"A. Besluit, directeur\", date: 2026-11-01, until: 2027-11-01}\nfacts:\n";
    let folder = Folder::with_dossier().replace("dossier.yaml", "facts:\n", waiver);
    let coverage = parsed(&folder.run(&["coverage", "dossier.yaml", "--json"]));
    let states: BTreeSet<&str> =
        items(&coverage, "principle").iter().filter_map(|item| item["state"].as_str()).collect();
    assert!(states.contains("municipal") && states.contains("not_called_for"), "{states:?}");
    assert_eq!(item(&coverage, "principle", "3.3")["state"], "municipal");
    let bought = item(&coverage, "principle", "6.2");
    assert_eq!(bought["state"], "outside_template");
    // Principle 5.2 is carried out by more than the clause that was left out.
    let rights = item(&coverage, "principle", "5.2");
    assert_eq!(rights["state"], "in_part");
    let missing =
        array(&rights["missing"]).iter().find(|one| one["clause"] == "resale-ban").expect("the waived clause");
    // It may be published: of the person it names the role.
    assert_eq!(missing["reason"], json!({"kind": "waived", "reason": "geen data", "person": "directeur"}));
    assert!(!coverage.to_string().contains("A. Besluit"), "{coverage}");
    assert_eq!(missing["until"], "2027-11-01");
    // What the facts do not call for names the fact, in words too.
    let learning = item(&coverage, "principle", "3.5");
    assert_eq!(learning["state"], "not_called_for");
    let reason = &array(&learning["missing"])[0]["reason"];
    assert_eq!(reason["kind"], "facts_not_met");
    assert!(!array(&reason["facts"]).is_empty());
}

#[test]
fn a_law_is_one_law_however_many_clauses_rest_on_it() {
    let coverage = parsed(&Folder::with_dossier().run(&["coverage", "dossier.yaml", "--json"]));
    let laws: Vec<&Value> = array(&coverage["groups"]).iter().filter(|group| group["field"] == "law").collect();
    let titles: BTreeSet<&str> = laws.iter().filter_map(|law| law["title"].as_str()).collect();
    assert_eq!(titles.len(), laws.len());
    let avg = laws.iter().find(|law| law["key"] == "avg").expect("the AVG");
    let processor = array(&avg["items"]).iter().find(|item| item["key"] == "28").expect("article 28");
    assert!(array(&processor["by"]).len() > 3, "{processor}");
    for covering in array(&processor["by"]) {
        let grounds = array(&covering["grounds"]);
        assert!(
            grounds.iter().any(|ground| ground["text"].as_str().is_some_and(|text| text.contains("28"))),
            "{covering}"
        );
        assert!(grounds.iter().all(|ground| ground["certainty"].is_string()), "{covering}");
    }
    // A law without an article is one item, and another edition of GIBIT is none.
    let reuse = laws.iter().find(|law| law["key"] == "hergebruik").expect("the act on re-use");
    assert_eq!(array(&reuse["items"]).iter().filter(|item| item["key"] == "whole").count(), 1);
    assert!(!laws.iter().any(|law| law["key"] == "gibit-2016"));
    let english = parsed(&Folder::with_dossier().run(&["coverage", "dossier.yaml", "--lang", "en", "--json"]));
    let avg = array(&english["groups"]).iter().find(|group| group["key"] == "avg").expect("the GDPR");
    assert!(avg["title"].as_str().is_some_and(|title| title.starts_with("GDPR")));
}

#[test]
fn a_counter_proposal_uncovers_what_it_deletes() {
    let folder = Folder::with_dossier();
    let text = folder.compose("c.md");
    let from = text.find("<!-- resale-ban -->").and_then(|at| text[..at].rfind("### ")).expect("the ban");
    let to = text[from + 4..].find("### ").map(|at| from + 4 + at).expect("the next article");
    let folder = folder.file("answer.md", format!("{}{}", &text[..from], &text[to..]));
    let diff = folder.run(&["diff", "dossier.yaml", "answer.md", "-o", "redline.json", "--fail-on", "never"]);
    assert_eq!(diff.status, 0, "{}", diff.stderr);
    let coverage = parsed(&folder.run(&["coverage", "dossier.yaml", "--redline", "redline.json", "--json"]));
    assert_eq!(coverage["counter"]["counter"], "answer.md");
    assert_eq!(coverage["internal"], true);
    for item in items(&coverage, "principle").into_iter().chain(items(&coverage, "law")) {
        let by = array(&item["by"]);
        let fates: Vec<&str> = by.iter().filter_map(|one| one["fate"].as_str()).collect();
        assert_eq!(fates.len(), by.len());
        for covering in by {
            let expected = if covering["clause"] == "resale-ban" { "deleted" } else { "kept" };
            assert!(
                covering["fate"] == expected || (expected == "kept" && covering["fate"] == "not_assessed"),
                "{covering}"
            );
        }
        let gone = fates.iter().filter(|fate| **fate == "deleted").count();
        match (gone, by.len()) {
            (_, 0) => assert!(item["after"].is_null()),
            (gone, all) if gone == all => assert_eq!(item["after"], "uncovered", "{item}"),
            (0, _) => assert!(item["after"] == "still_covered" || item["after"] == "not_assessed", "{item}"),
            _ => assert_eq!(item["after"], "weakened", "{item}"),
        }
    }
    assert_eq!(item(&coverage, "principle", "5.2")["after"], "weakened");
}

#[test]
fn a_standard_stands_or_falls_with_the_provisions_that_name_it() {
    let folder = Folder::with_dossier();
    let text = folder.compose("c.md");
    let answer = text.replace("REST API Design Rules en OpenAPI Specification", "de gangbare koppelvlakken");
    assert_ne!(text, answer);
    let folder = folder.file("answer.md", answer);
    folder.run(&["diff", "dossier.yaml", "answer.md", "-o", "redline.json", "--fail-on", "never"]);
    let run = |output: &[&str]| {
        folder.run(&[["coverage", "dossier.yaml", "--redline", "redline.json"].as_slice(), output].concat())
    };
    let coverage = parsed(&run(&["--json"]));
    let rules = item(&coverage, "standard", "REST API Design Rules");
    assert_eq!((&rules["after"], &array(&rules["by"])[0]["fate"]), (&json!("uncovered"), &json!("deleted")), "{rules}");
    // It is named in another paragraph too, which stays.
    let openapi = item(&coverage, "standard", "OpenAPI Specification");
    assert_eq!(openapi["after"], "weakened", "{openapi}");
    let fates = array(&array(&openapi["by"])[0]["named_in"]).iter().map(|place| (&place["id"], &place["fate"]));
    let fates: Vec<(&Value, &Value)> = fates.collect();
    assert!(fates.contains(&(&json!("open-standards/1/2"), &json!("deleted"))), "{fates:?}");
    assert!(fates.contains(&(&json!("open-standards/4"), &json!("kept"))), "{fates:?}");
    // What another point of the same paragraph names stays as it is.
    assert_eq!(item(&coverage, "standard", "GeoJSON")["after"], "still_covered");
    // The law belongs to the article as a whole: a person has to look.
    assert_eq!(item(&coverage, "law", "2.76")["after"], "not_assessed");
    // The first thing said is what nothing names any more, on a report that says that it is internal.
    run(&["-o", "c.html", "-o", "c.txt"]);
    let text = joined(&folder.read("c.txt"));
    assert!(
        text.contains("In het kort ----------- ! Standaarden die het contract na het tegenvoorstel nergens"),
        "{text}"
    );
    assert!(text.contains("meer noemt (1): REST API Design Rules.") && text.contains("! Intern:"), "{text}");
    assert!(folder.read("c.html").contains("INTERN"));
}

#[test]
fn nothing_is_claimed_that_the_contract_does_not_name() {
    let text = joined(&Folder::with_dossier().run(&["coverage", "dossier.yaml"]).stdout);
    let laws = text.split(" Wetten en kaders ----").nth(1).and_then(|rest| rest.split(" Standaarden ----").next());
    let laws = laws.expect("the section on laws");
    // Numbers are listed: a range would name what lies between.
    assert!(laws.contains("AVG, artikelen ") && !laws.contains(" tot en met "), "{laws}");
    assert!(!laws.to_lowercase().contains("gedekt") && laws.contains("Een wet geldt ook zonder bepaling"), "{laws}");
    assert!(!text.contains(" gebrek") && !text.contains("hoeft dit contract niet"), "{text}");
}

#[test]
fn an_agreement_points_at_the_annex_that_carries_the_principles() {
    let agreement = project("contract-templates/examples/agreement.yaml").display().to_string();
    let folder = Folder::new();
    let coverage = parsed(&folder.run(&["coverage", &agreement, "--json"]));
    let control = item(&coverage, "principle", "5.2");
    assert_eq!(control["state"], "in_annex");
    assert_eq!(array(&control["annexes"]).iter().map(|annex| &annex["key"]).collect::<Vec<_>>(), ["digital-rights"]);
    let text = joined(&folder.run(&["coverage", &agreement]).stdout);
    assert!(text.contains("(Digitale rechten): zie het overzicht van dat document."), "{text}");
}

#[test]
fn a_comparison_of_something_else_is_refused() {
    let folder = Folder::with_dossier().file("broken.json", "{\"schema\": \"beding.redline/1\",\n \"base\": 3}").file(
        "other.json",
        r#"{"schema": "beding.redline/1", "base": {"name": "a"}, "counter": {"name": "b"}, "provisions": []}"#,
    );
    let run = |file: &str| folder.run(&["coverage", "dossier.yaml", "--redline", file]);
    run("broken.json").refuses(&["not-a-redline", "broken.json:2:"]);
    run("other.json").refuses(&["not-a-redline", "articles of this contract"]);
    run("dossier.yaml").refuses(&["not-a-redline", "dossier.yaml:1:"]);
    run("none.json").refuses(&["none.json"]);
}

/// Every provision of a comparison with this id.
fn provision<'a>(provisions: &'a mut Value, id: &str) -> Option<&'a mut Value> {
    provisions
        .as_array_mut()?
        .iter_mut()
        .find_map(|one| if one["id"] == id { Some(one) } else { provision(&mut one["children"], id) })
}

#[test]
fn a_comparison_of_which_parts_were_emptied_or_of_another_contract_is_refused_and_says_which() {
    let folder = Folder::with_dossier();
    folder.compose("c.md");
    folder.run(&["diff", "dossier.yaml", "c.md", "-o", "redline.json", "--fail-on", "never"]);
    let whole: Value = serde_json::from_str(&folder.read("redline.json")).expect("JSON");
    let run = |folder: Folder| folder.run(&["coverage", "dossier.yaml", "--redline", "changed.json", "--lang", "en"]);
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut redline = whole.clone();
        change(&mut redline["provisions"]);
        run(Folder::with_dossier().file("changed.json", redline.to_string()))
    };
    assert_eq!(changed(&|_| ()).status, 0, "also where the report is in another language");
    changed(&|all| provision(all, "resale-ban").expect("the article")["children"] = json!([])).refuses(&[
        "not-a-redline",
        "on neither side",
        "resale-ban/1",
    ]);
    changed(&|all| provision(all, "resale-ban/1").expect("the paragraph")["base"]["text"] = json!(""))
        .refuses(&["on neither side", "resale-ban/1"]);
    changed(&|all| provision(all, "resale-ban/1").expect("the paragraph")["base"]["text"] = json!("Alles mag."))
        .refuses(&["other words", "resale-ban/1"]);
    let other = whole.to_string().replace("TEST-1", "ANDERS-1");
    run(Folder::with_dossier().file("changed.json", other)).refuses(&["another contract", "TEST-1"]);
}

#[test]
fn the_burden_is_that_of_the_requirements() {
    let folder = Folder::with_dossier();
    let list = parsed(&folder.run(&["requirements", "dossier.yaml", "--json"]));
    let requirements = array(&list["requirements"]);
    let burden = parsed(&folder.run(&["proportionality", "dossier.yaml", "--json"]));
    assert_eq!((&burden["schema"], &burden["internal"]), (&json!("beding.proportionality/1"), &json!(true)));
    assert_eq!(array(&burden["requirements"]).len(), requirements.len());
    let assurance = |row: &&Value| ["certificate", "independent_report"].iter().any(|kind| row["type"] == *kind);
    let only = requirements.iter().filter(|one| array(&one["evidence"]).iter().all(|row| assurance(&row)));
    let only: Vec<&Value> = only.collect();
    assert_eq!(burden["totals"]["assurance_only"], only.len());
    let knock_outs = requirements.iter().filter(|one| one["kind"] == "knock_out").count();
    assert_eq!(burden["totals"]["knock_outs"], knock_outs);
    // Without dates the first time is a year after the start, and the end is none.
    let years = burden["months"].as_u64().map_or(1, |months| ((months - 1) / 12).max(1));
    assert_eq!(burden["yearly"].as_u64(), burden["months"].as_u64().map(|_| years));
    let times = |one: &Value| match (one["due"].as_str(), one["timing"]["side"].as_str()) {
        (_, Some("every")) => 48 / 24,
        (Some("yearly"), _) => years,
        _ => 1,
    };
    let times: u64 = requirements.iter().map(times).sum();
    assert_eq!(burden["totals"]["times"], times);
    // 100000 euros: the rate is the number itself, in tenths.
    let assurance_times = burden["totals"]["assurance_times"].as_u64().expect("a number");
    assert_eq!(burden["totals"]["assurance_tenths_per_100000"], assurance_times * 10);
    // A contract does not hold the estimated value.
    folder.run(&["compose", "dossier.yaml", "-o", "c.json"]);
    let stored = parsed(&folder.run(&["proportionality", "c.json", "--json"]));
    assert_eq!(stored["value"], Value::Null);
    assert_eq!(stored["totals"]["assurance_tenths_per_100000"], Value::Null);
    let text = joined(&folder.run(&["proportionality", "c.json"]).stdout);
    assert_eq!(only.is_empty(), !text.contains("niet te berekenen"), "{text}");
}

#[test]
fn what_returns_is_counted_by_its_dates_or_named() {
    let moments = "moments: {signing: 2027-03-15, yearly: 2028-03-15, exit: 2031-03-14}\nfacts:\n";
    let folder = Folder::with_dossier().replace("dossier.yaml", "facts:\n", moments);
    let burden = parsed(&folder.run(&["proportionality", "dossier.yaml", "--json"]));
    assert_eq!((&burden["yearly"], &burden["dated"]), (&json!(3), &json!(true)));
    for one in array(&burden["requirements"]) {
        // The exit is tested once in 24 months.
        let times = match one["id"].as_str() {
            Some("exit-and-switching#exit-test") => 2,
            _ if one["due"] == "yearly" => 3,
            _ => 1,
        };
        assert_eq!(one["times"], times, "{one}");
    }
    // What a requirement of its own asks every year is not named as returning too, nor what a tender holds once.
    let returning = |burden: &Value| -> Vec<String> {
        let all = array(&burden["requirements"]).iter().filter(|one| one["repeats"].is_string());
        all.map(|one| one["id"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let named = returning(&burden);
    for id in ["exit-and-switching#exit-plan", "security-by-design#penetration-test"] {
        assert!(!named.iter().any(|one| one == id), "{named:?}");
    }
    let english = parsed(&folder.run(&["proportionality", "dossier.yaml", "--lang", "en", "--json"]));
    assert_eq!(returning(&english), named, "the Dutch words count");
    // A test with every new version is counted once, and named with the words that ask it.
    let test = array(&burden["requirements"]).iter().find(|one| one["id"] == "open-standards#conformity-test");
    let words = test.and_then(|one| one["repeats"].as_str()).expect("words");
    assert!(words.starts_with("bij een nieuwe versie"), "{words}");
    let text = joined(&folder.run(&["proportionality", "dossier.yaml"]).stdout);
    assert!(text.contains("3 keer terug, van de eerste keer tot het einde"), "{text}");
    assert!(!text.contains("van buiten") && !text.contains("burden.yaml"), "{text}");
}

#[test]
fn a_fallback_that_the_facts_contradict_says_so() {
    let folder = Folder::new();
    copy("clauses", &folder.path("."));
    let text = folder.read("clauses/exit-and-switching.yaml");
    let at = text.find("    - key: desk-test\n").expect("the fallback");
    let agree = text[at..].find("      agree:").map(|from| at + from).expect("who agrees");
    let fits = if text[at..agree].contains("fits:") { "" } else { "      fits: {not: {fact: critical}}\n" };
    let folder = folder.file("clauses/exit-and-switching.yaml", format!("{}{fits}{}", &text[..agree], &text[agree..]));
    let run = |critical: &str| {
        let dossier = DOSSIER.replace("critical: nee", &format!("critical: {critical}"));
        std::fs::write(folder.path("dossier.yaml"), dossier).expect("a dossier");
        parsed(&folder.run(&["proportionality", "dossier.yaml", "--clauses-dir", "clauses", "--json"]))
    };
    for (critical, fits) in [("ja", false), ("nee", true)] {
        let burden = run(critical);
        let all = array(&burden["requirements"]).iter().flat_map(|one| array(&one["lighter"]));
        let found: Vec<&Value> = all.filter(|one| one["key"] == "desk-test").collect();
        assert!(!found.is_empty() && found.iter().all(|one| one["fits"] == fits), "{critical}: {found:?}");
    }
}

#[test]
fn a_small_purchase_is_told_that_assurance_stacks_against_it() {
    let small =
        DOSSIER.replace("contract_value: 100000", "contract_value: 10000").replace("critical: nee", "critical: ja");
    let folder = Folder::new().file("small.yaml", small);
    let burden = parsed(&folder.run(&["proportionality", "small.yaml", "--json"]));
    let kinds: Vec<&Value> = array(&burden["stacks"]).iter().map(|stack| &stack["kind"]).collect();
    assert!(kinds.contains(&&json!("against_value")), "{kinds:?}");
    let check = folder.run(&["check", "small.yaml"]);
    assert!(check.stderr.contains("warning[assurance-stacked]"), "{}", check.stderr);
}

#[test]
fn every_form_of_the_burden_says_that_it_is_internal() {
    let folder = Folder::with_dossier();
    let mut arguments = vec!["proportionality", "dossier.yaml"];
    for output in ["b.html", "b.md", "b.txt", "b.csv", "b.json"] {
        arguments.extend(["-o", output]);
    }
    let run = folder.run(&arguments);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for (output, word) in [
        ("b.html", "INTERN"),
        ("b.md", "Intern"),
        ("b.txt", "Intern"),
        ("b.csv", "Intern"),
        ("b.json", "\"internal\": true"),
    ] {
        assert!(folder.read(output).contains(word), "{output}");
    }
}

#[test]
fn assurance_on_one_subject_is_told_with_its_lighter_forms() {
    let cases = project("contract-templates/examples/case-system.yaml").display().to_string();
    let folder = Folder::new();
    let burden = parsed(&folder.run(&["proportionality", &cases, "--json"]));
    let stack = array(&burden["stacks"]).iter().find(|stack| stack["kind"] == "same_chapter").expect("a stack");
    let expected = json!([
        "security-by-design#penetration-test",
        "security-by-design#penetration-test-repeated",
        "security-by-design#security-evidence",
        "independent-audit#yearly-evidence"
    ]);
    assert_eq!(stack["requirements"], expected, "tests, a certificate and evidence every year on one subject");
    assert_eq!(stack["shared"], json!(["independent_report"]));
    let text = joined(&folder.run(&["proportionality", &cases]).stdout);
    for said in
        ["kan bij al deze eisen dienen", "waar minder op het spel staat", "een ondertekende eigen verantwoording"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    let checked = folder.run(&["check", &cases]);
    assert!(checked.stderr.contains("assurance-stacked") || checked.stdout.contains("assurance-stacked"));
    // What a supplier can show by itself does not stack.
    let purchase = project("contract-templates/examples/data-purchase.yaml").display().to_string();
    assert_eq!(parsed(&folder.run(&["proportionality", &purchase, "--json"]))["stacks"], json!([]));
}
