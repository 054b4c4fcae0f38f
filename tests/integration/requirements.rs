//! The list of requirements: of a contract in every form, of facts alone, and compared with an earlier one.

use serde_json::{Value, json};

use crate::common::{DOSSIER, Folder, Run, project};

fn list(run: &Run) -> Value {
    assert_eq!(run.status, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

fn ids(list: &Value) -> Vec<&str> {
    let all = list["requirements"].as_array().expect("requirements");
    all.iter().map(|one| one["id"].as_str().expect("an id")).collect()
}

#[test]
fn every_requirement_of_the_contract_is_in_the_list_with_its_article() {
    let folder = Folder::with_dossier();
    folder.run(&["compose", "dossier.yaml", "-o", "c.json", "-o", "c.pdf"]);
    let contract: Value = serde_json::from_str(&folder.read("c.json")).expect("JSON");
    let rows = contract["document"]["requirements"].as_array().expect("rows");
    let found = list(&folder.run(&["requirements", "dossier.yaml", "--json"]));
    assert_eq!(found["schema"], "beding.requirements/1");
    let listed = found["requirements"].as_array().expect("requirements");
    assert_eq!(listed.len(), rows.len());
    for (row, one) in rows.iter().zip(listed) {
        for field in ["id", "provision", "number", "text", "kind", "due", "assessor", "evidence"] {
            assert_eq!(row[field], one[field], "{field} of {}", row["id"]);
        }
        assert!(!one["article"].as_str().unwrap_or_default().is_empty());
    }
    // The contract itself gives the same list as its dossier, as JSON and as PDF.
    for form in ["c.json", "c.pdf"] {
        assert_eq!(list(&folder.run(&["requirements", form, "--json"])), found, "{form}");
    }
}

#[test]
fn in_english_the_dutch_text_stands_beside_it() {
    let folder = Folder::with_dossier();
    folder.run(&["compose", "dossier.yaml", "-o", "c.json"]);
    let dutch = list(&folder.run(&["requirements", "c.json", "--json"]));
    let english = list(&folder.run(&["requirements", "c.json", "--lang", "en", "--json"]));
    assert_eq!(ids(&dutch), ids(&english));
    let pairs =
        dutch["requirements"].as_array().expect("all").iter().zip(english["requirements"].as_array().expect("all"));
    for (dutch, english) in pairs {
        assert_eq!(dutch["text"], english["dutch"]);
        assert_ne!(dutch["text"], english["text"]);
    }
    let text = folder.run(&["requirements", "c.json", "--lang", "en"]).stdout;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("The Dutch text prevails"), "{text}");
}

#[test]
fn facts_alone_give_an_outlook() {
    let folder = Folder::new();
    let few = list(&folder.run(&["requirements", "--facts", "saas", "--json"]));
    let more = list(&folder.run(&["requirements", "--facts", "saas,sensors,personal-data", "--json"]));
    assert_eq!(few["contract"], Value::Null);
    assert!(ids(&few).iter().all(|id| ids(&more).contains(id)) && ids(&more).len() > ids(&few).len());
    // Personal data are data: the answer that the question depends on is taken along, and shown.
    assert!(ids(&more).iter().any(|id| id.starts_with("privacy-by-design#")), "{:?}", ids(&more));
    // What was given and what was taken along stand apart, also where the answer is not known.
    assert_eq!(more["given"].as_array().map(Vec::len), Some(3), "{}", more["given"]);
    assert!(more["assumed"].as_array().is_some_and(|all| !all.is_empty()), "{}", more["assumed"]);
    let unclear = list(&folder.run(&["requirements", "--facts", "sensors,personal-data=unclear", "--json"]));
    assert_eq!(unclear["given"][1]["value"], "niet duidelijk", "{}", unclear["given"]);
    // What nearly always goes with a fact is taken along, unless it is denied.
    let alone = list(&folder.run(&["requirements", "--facts", "personal-data", "--json"]));
    assert!(ids(&alone).iter().any(|id| id.starts_with("privacy-by-design#")), "{:?}", ids(&alone));
    let denied = list(&folder.run(&["requirements", "--facts", "personal-data,collects-data=no", "--json"]));
    assert!(!ids(&denied).iter().any(|id| id.starts_with("privacy-by-design#")), "{:?}", ids(&denied));
    // Each fact that would add requirements adds as many when it is given.
    let adding = few["adding"].as_array().expect("facts that would add");
    assert!(adding.iter().all(|one| one["fact"] != "saas") && adding.len() > 3, "{adding:?}");
    let sensors = adding.iter().find(|one| one["fact"] == "sensors").expect("sensors add requirements");
    let with = list(&folder.run(&["requirements", "--facts", "saas,sensors", "--json"]));
    let added = ids(&with).iter().filter(|id| !ids(&few).contains(id)).count();
    assert_eq!(sensors["requirements"], added);
    let text = folder.run(&["requirements", "--facts", "saas"]).stdout;
    assert!(!text.contains("zie de aanbestedingsstukken"), "{text}");
    assert!(!text.contains("artikelen van de overeenkomst"), "{text}");
    // What is wrong is told once.
    let wrong = folder.run(&["requirements", "--facts", "sensor", "--lang", "en"]);
    wrong.refuses(&["did you mean `sensors`?"]);
    assert_eq!(wrong.stderr.matches("no fact is named").count(), 1, "{}", wrong.stderr);
    folder.run(&["requirements", "--facts", "contract_value=veel"]).refuses(&["contract_value"]);
    folder.run(&["requirements", "--facts", "saas,saas"]).refuses(&["given twice"]);
    folder.run(&["requirements", "--facts", "saas", "--template", "anex"]).refuses(&["annex"]);
    assert_eq!(folder.run(&["requirements"]).status, 2);
}

#[test]
fn since_an_earlier_contract() {
    let folder = Folder::with_dossier()
        .file("later.yaml", DOSSIER.replace("integration: nee", "integration: ja").replace("TEST-1", "TEST-2"));
    let same = list(&folder.run(&["requirements", "dossier.yaml", "--since", "dossier.yaml", "--json"]));
    assert!(same["requirements"].as_array().expect("all").iter().all(|one| one.get("news").is_none()));
    assert_eq!(same["since"], json!({"name": "TEST-1", "date": "2026-11-20", "gone": []}));

    folder.run(&["requirements", "dossier.yaml", "-o", "earlier.json"]);
    for earlier in ["dossier.yaml", "earlier.json"] {
        let later = list(&folder.run(&["requirements", "later.yaml", "--since", earlier, "--json"]));
        let new: Vec<&Value> =
            later["requirements"].as_array().expect("all").iter().filter(|one| one["news"]["kind"] == "new").collect();
        assert!(!new.is_empty() && new.len() < ids(&later).len());
        let back = list(&folder.run(&["requirements", "dossier.yaml", "--since", "later.yaml", "--json"]));
        assert_eq!(back["since"]["gone"].as_array().map(Vec::len), Some(new.len()));
    }
}

#[test]
fn since_a_pdf_that_carries_a_list_or_a_contract() {
    let folder = Folder::with_dossier();
    let made = folder.run(&["requirements", "dossier.yaml", "-o", "list.pdf", "-o", "list.xlsx"]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    let same = list(&folder.run(&["requirements", "dossier.yaml", "--since", "list.pdf", "--json"]));
    assert_eq!(same["since"], json!({"name": "TEST-1", "date": "2026-11-20", "gone": []}));
    assert!(same["requirements"].as_array().expect("all").iter().all(|one| one.get("news").is_none()));
    folder.run(&["requirements", "dossier.yaml", "--since", "list.xlsx"]).refuses(&["list.xlsx"]);
}

#[test]
fn since_something_else_is_told_and_made_all_the_same() {
    let other = DOSSIER
        .replace("TEST-1", "ELDERS-1")
        .replace("Gemeente Toetsstad", "Gemeente Elders")
        .replace("reference: TN 1", "reference: TN 2");
    let folder = Folder::with_dossier().file("other.yaml", other);
    let run = folder.run(&["requirements", "dossier.yaml", "--since", "other.yaml"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for told in ["other-comparison", "another contracting authority: Gemeente Elders", "another procurement: TN 2"] {
        assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
    }
    let text = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Let op: ELDERS-1 hoort bij een andere aanbesteding: TN 2."), "{text}");
    let agreement = project("contract-templates/examples/agreement.yaml").display().to_string();
    let run = folder.run(&["requirements", "dossier.yaml", "--since", &agreement, "--lang", "en"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("requirements that can be compared are in both lists"), "{}", run.stderr);
    assert!(run.stderr.contains("another kind of document"), "{}", run.stderr);
}

#[test]
fn an_option_that_would_do_nothing_is_refused() {
    let folder = Folder::with_dossier();
    folder.compose("c.json");
    for (arguments, told) in [
        (&["requirements", "dossier.yaml", "--template", "annex"][..], "--template"),
        (&["requirements", "dossier.yaml", "--group", "subject", "--json"], "--group"),
        (&["requirements", "dossier.yaml", "--group", "subject", "-o", "a.xlsx"], "--group"),
        (&["requirements", "dossier.yaml", "--facts", "saas"], "--facts"),
        (&["statement", "dossier.yaml", "--draft", "-o", "form.xlsx"], "--from"),
        (&["oscal", "catalog", "c.json"], "dossier"),
    ] {
        folder.run(arguments).refuses(&[told]);
    }
    assert_eq!(folder.run(&["requirements", "--facts", "saas", "--template", "annex"]).status, 0);
    assert_eq!(folder.run(&["requirements", "dossier.yaml", "--group", "subject"]).status, 0);
    assert!(!folder.exists("a.xlsx") && !folder.exists("form.xlsx"));
}

#[test]
fn a_date_is_no_other_content_and_an_article_that_changed_is_noticed() {
    let dated = "phase: before_deadline\nmoments: {tender: 2027-01-22}";
    let folder = Folder::with_dossier()
        .file("dated.yaml", DOSSIER.replace("phase: before_deadline", dated))
        .file("value.yaml", format!("{DOSSIER}parameters:\n  resale-ban:\n    log_retention: 36 months\n"));
    let kinds = |file: &str| -> Vec<String> {
        let list = list(&folder.run(&["requirements", file, "--since", "dossier.yaml", "--json"]));
        let all = list["requirements"].as_array().expect("all").iter();
        all.flat_map(|one| one["news"]["aspects"].as_array().cloned().unwrap_or_default())
            .map(|aspect| aspect["aspect"].as_str().expect("an aspect").to_owned())
            .collect()
    };
    let dates = kinds("dated.yaml");
    assert!(!dates.is_empty() && dates.iter().all(|kind| kind == "date"), "{dates:?}");
    let text = folder.run(&["requirements", "dated.yaml", "--since", "dossier.yaml"]).stdout;
    let said = format!(
        "TEST-1 van 20 november 2026: 0 nieuw, 0 met andere inhoud, {} met alleen een andere datum",
        dates.len()
    );
    assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains(&said), "{said}: {text}");
    let values = kinds("value.yaml");
    assert!(!values.is_empty() && values.iter().all(|kind| kind == "provision"), "{values:?}");
    let text = folder.run(&["requirements", "value.yaml", "--since", "dossier.yaml"]).stdout;
    assert!(text.contains("anders: het artikel") && text.contains("het artikel is gewijzigd"), "{text}");
}

#[test]
fn since_a_version_of_the_library() {
    let mut folder = Folder::with_dossier();
    for entry in walk("clauses") {
        let text = std::fs::read_to_string(&entry).expect("a file of the library");
        folder = folder.file(&entry, text);
    }
    let here = ["--clauses-dir", "clauses"];
    folder.run(&[&["clauses", "record", "-o", "clauses/releases/1.0.yaml"][..], &here].concat());
    let record = folder.read("clauses/releases/1.0.yaml");
    let version = record.lines().find_map(|line| line.strip_prefix("version: ")).expect("a version").to_owned();
    // The record says what this version asks: nothing is new since, whatever the contract was made from.
    folder.run(&["compose", "dossier.yaml", "-o", "c.json"]);
    let folder = folder.replace("clauses/releases/1.0.yaml", &format!("version: {version}"), "version: \"1.0\"");
    for of in ["dossier.yaml", "c.json"] {
        let same = list(&folder.run(&[&["requirements", of, "--since", "1.0", "--json"][..], &here].concat()));
        assert!(same["requirements"].as_array().expect("all").iter().all(|one| one.get("news").is_none()), "{of}");
        assert_eq!(same["since"]["name"], "versie 1.0 van de clausulebibliotheek");
    }
    // What a fallback makes of a requirement is in the record too.
    let position = "positions:\n  security-by-design:\n    fallback: own-framework\n    agreed:\n      - {role: legal, name: A. Jurist, date: 2026-11-01}\n      - {role: security, name: C. Iso, date: 2026-11-01}\n";
    let folder = folder.file("own.yaml", DOSSIER.to_owned() + position);
    let own = list(&folder.run(&[&["requirements", "own.yaml", "--since", "1.0", "--json"][..], &here].concat()));
    assert!(own["requirements"].as_array().expect("all").iter().all(|one| one.get("news").is_none()), "{own}");
    assert!(own.to_string().contains("ISO/IEC 27002 of een gelijkwaardig kader"), "{own}");
    // Asked otherwise, not asked, and asked by a clause that the library no longer has.
    let folder = folder
        .replace(
            "clauses/releases/1.0.yaml",
            "Inschrijver verklaart dat hij Gemeentelijke Data en",
            "Inschrijver zegt dat hij Data en",
        )
        .replace("clauses/releases/1.0.yaml", "key: \"disclosure-log\"", "key: \"other-log\"")
        .replace("clauses/releases/1.0.yaml", "clauses:\n", OLD_CLAUSE);
    let since =
        |of: &[&str]| list(&folder.run(&[&["requirements"][..], of, &["--since", "1.0", "--json"], &here].concat()));
    for of in [&["dossier.yaml"][..], &["c.json"], &["--facts", "saas"]] {
        let found = since(of);
        let news = |id: &str| {
            let all = found["requirements"].as_array().expect("all");
            all.iter().find(|one| one["id"] == id).expect("asked")["news"].clone()
        };
        assert_eq!(news("resale-ban#no-sale-statement")["aspects"][0]["aspect"], "text", "{of:?}");
        assert_eq!(news("resale-ban#disclosure-log")["kind"], "new", "{of:?}");
        let gone: Vec<&str> = found["since"]["gone"]
            .as_array()
            .expect("gone")
            .iter()
            .map(|one| one["id"].as_str().expect("an id"))
            .collect();
        assert_eq!(gone, ["resale-ban#other-log", "old-clause#old"], "{of:?}");
    }
    let unknown = [&["requirements", "dossier.yaml", "--since", "1.1"][..], &here].concat();
    folder.run(&unknown).refuses(&["`1.1` is no file", "recorded:", "1.0"]);
    folder.run(&["requirements", "dossier.yaml", "--since", "no-such.json"]).refuses(&["no-such.json"]);
    // The records are no part of the library that contracts name.
    let name = |run: &Run| list(run)["library"]["digest"].clone();
    let with = name(&folder.run(&[&["requirements", "dossier.yaml", "--json"][..], &here].concat()));
    assert_eq!(with, name(&folder.run(&["requirements", "dossier.yaml", "--json"])));
}

/// A clause of an earlier version that the library lacks.
const OLD_CLAUSE: &str = r#"clauses:
  - id: old-clause
    title: {nl: Oud, en: Old}
    templates: [annex]
    requirements:
      - {key: old, at: "1", kind: must, nl: "Leverancier meldt {{ what }}.", en: Supplier reports., evidence: [], due: signing, assessor: legal}
      - {key: unless, at: "1", kind: must, when: {fact: data_purchase}, nl: Iets, en: Something, evidence: [], due: signing, assessor: legal}
  - id: older-clause
    title: {nl: Ouder, en: Older}
    templates: [agreement]
    requirements:
      - {key: old, at: "1", kind: must, nl: Iets, en: Something, evidence: [], due: signing, assessor: legal}
"#;

#[test]
fn a_report_begins_with_a_checklist_and_ends_with_terms_and_background() {
    let folder = Folder::with_dossier();
    for (language, words) in [
        (
            "nl",
            [
                "Checklist",
                "Bij de inschrijving",
                "Een gelijkwaardig bewijsmiddel is ook goed.",
                "Wat de begrippen betekenen",
                "Achtergrond in de wet",
            ],
        ),
        (
            "en",
            [
                "Checklist",
                "With the tender",
                "Equivalent evidence is accepted as well.",
                "What the terms mean",
                "Background in law",
            ],
        ),
    ] {
        folder.run(&["requirements", "dossier.yaml", "--lang", language, "-o", "r.md", "-o", "r.html", "--force"]);
        let text = folder.read("r.md");
        let mut from = 0;
        for word in ["Checklist", words[1], words[3], words[4]] {
            from += text[from..].find(word).unwrap_or_else(|| panic!("{word} is not where it should be: {text}"));
        }
        for word in words {
            assert!(text.contains(word), "{word}");
        }
        // Every requirement of the first moment can be ticked off, the knock-outs first.
        let json = list(&folder.run(&["requirements", "dossier.yaml", "--lang", language, "--json"]));
        let of_tender: Vec<&Value> =
            json["requirements"].as_array().expect("all").iter().filter(|one| one["due"] == "tender").collect();
        let ticked: Vec<&str> = text.lines().filter(|line| line.starts_with("| ☐ |")).collect();
        assert_eq!(ticked.len(), of_tender.len());
        let knock_outs = of_tender.iter().filter(|one| one["kind"] == "knock_out").count();
        let marked = |line: &&&str| line.contains("**knock-out**");
        assert!(knock_outs > 0 && ticked.iter().take_while(marked).count() == knock_outs, "{ticked:?}");
        // The terms have the definitions of the contract.
        let terms = json["terms"].as_array().expect("terms");
        let named = |key: &str| terms.iter().any(|term| term["key"] == key);
        assert!(named("municipal-data") && named("ict-deliverable"), "{terms:?}");
        assert!(terms.iter().all(|term| text.contains(term["term"].as_str().expect("a term"))));
        for sure in ["valt af", "terzijde gelegd", "set aside", "nagelezen)", "not looked up"] {
            assert!(!text.contains(sure), "{sure}");
        }
        // Dutch words in a list in another language say that they are Dutch.
        let html = folder.read("r.html");
        let dutch = html.matches("<span lang=\"nl\">").count();
        assert_eq!(dutch, if language == "en" { ids(&json).len() } else { 0 });
        assert!(html.contains("type=\"checkbox\""));
    }
}

#[test]
fn words_fit_the_procedure_and_the_phase() {
    let folder = Folder::with_dossier().file("direct.yaml", DOSSIER.replace("kind: open", "kind: direct"));
    let text = folder.run(&["requirements", "direct.yaml"]).stdout;
    assert!(text.contains("Bij de offerte") && !text.contains("Bij de inschrijving"), "{text}");
    assert!(text.contains("zie de uitnodiging") && !text.contains("zie de aanbestedingsstukken"), "{text}");
    let text = folder.run(&["requirements", "direct.yaml", "--lang", "en"]).stdout;
    assert!(text.contains("With the offer") && !text.contains("With the tender"), "{text}");
    let text = |name: &str| {
        let example = format!("contract-templates/examples/{name}.yaml");
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(example).display().to_string();
        let run = folder.run(&["requirements", &path]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        run.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let awarded = text("agreement");
    assert!(!awarded.contains("aanbestedingsstukken"), "{awarded}");
    assert!(awarded.contains("een eigen eisenlijst: Bijlage 2 (Digitale rechten)"), "{awarded}");
    // What comes next is not the tender any more.
    assert!(awarded.contains("Vóór de ondertekening: bewijs bij"), "{awarded}");
}

#[test]
fn dates_of_the_dossier_are_dates_of_the_requirements() {
    let folder = Folder::with_dossier().replace(
        "dossier.yaml",
        "phase: before_deadline",
        "phase: before_deadline\nmoments: {tender: 2027-01-22, exit: 2031-03-14}",
    );
    let found = list(&folder.run(&["requirements", "dossier.yaml", "--json"]));
    for one in found["requirements"].as_array().expect("all") {
        // A moment that the article itself sets has a date where it is counted from one that the dossier has.
        let own = one.get("deadline").is_some_and(|moment| !moment.is_null());
        let from_end = one["timing"]["from"] == "exit";
        let expected = match one["due"].as_str() {
            _ if one["id"] == "data-return#return-complete" => json!("2031-03-28"),
            _ if from_end => continue,
            _ if own => Value::Null,
            Some("tender") => json!("2027-01-22"),
            Some("exit") => json!("2031-03-14"),
            _ => Value::Null,
        };
        assert_eq!(one.get("due_on").cloned().unwrap_or_default(), expected, "{}", one["id"]);
    }
    let text = folder.run(&["requirements", "dossier.yaml"]).stdout;
    assert!(text.contains("22 januari 2027") && text.contains("zie de aanbestedingsstukken"), "{text}");
}

/// A dossier with the dates of all its moments; the delivery is the one that is given.
fn dated(delivery: &str) -> String {
    let moments = format!(
        "phase: before_deadline\nmoments: {{tender: 2027-01-22, signing: 2027-03-15, delivery: {delivery}, yearly: 2028-03-15, exit: 2031-03-14}}"
    );
    DOSSIER.replace("phase: before_deadline", &moments)
}

#[test]
fn what_an_article_says_of_when_becomes_a_date() {
    let folder = Folder::new().file("dossier.yaml", dated("2027-09-01"));
    let found = list(&folder.run(&["requirements", "dossier.yaml", "--json"]));
    let of = |id: &str| {
        let all = found["requirements"].as_array().expect("all");
        all.iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("{id} is asked"))["due_on"].clone()
    };
    assert_eq!(of("exit-and-switching#exit-plan"), "2027-06-15");
    assert_eq!(of("exit-and-switching#exit-test"), "2029-03-15");
    let text = folder.run(&["requirements", "dossier.yaml"]).stdout;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Binnen 3 maanden na de ondertekening: uiterlijk 15 juni 2027",
        "Ten minste eenmaal per 24 maanden: voor het eerst uiterlijk 15 maart 2029",
        "Tussen ondertekening en ingebruikname: aflevering op 1 september 2027",
        "Periodiek",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    for untrue in ["Bij de aflevering: binnen 3 maanden", "Ieder jaar: ten minste eenmaal per 24"] {
        assert!(!text.contains(untrue), "{untrue}");
    }
    // The contract does not say of it that it comes every year either.
    let contract = folder.run(&["compose", "dossier.yaml", "-o", "c.md"]);
    assert_eq!(contract.status, 0, "{}", contract.stderr);
    assert!(folder.read("c.md").contains("periodiek"));
}

#[test]
fn dates_that_moved_are_told_with_what_they_were() {
    let folder = Folder::new()
        .file("earlier.yaml", dated("2027-06-01").replace("integration: nee", "integration: ja"))
        .file("later.yaml", dated("2027-09-01"));
    folder.run(&["requirements", "later.yaml", "--since", "earlier.yaml", "-o", "l.md", "-o", "l.xlsx"]);
    let text = folder.read("l.md");
    let moved = text
        .lines()
        .find(|line| line.starts_with("| Tussen ondertekening en ingebruikname | 1 juni 2027 | 1 september 2027 | "));
    assert!(moved.is_some_and(|line| line.contains(" eisen (")), "{text}");
    // What is no longer asked stands before the checklist.
    let gone = text.find("Vervallen ten opzichte van").expect("told");
    assert!(gone < text.find("Checklist").unwrap_or_default(), "{text}");
    let sheets = parts(folder.bytes("l.xlsx")).concat();
    for words in ["Niet meer gevraagd", "Datum in de vorige lijst: 1 juni 2027", "common-ground#"] {
        assert!(sheets.contains(words), "{words}");
    }
}

#[test]
fn an_outlook_says_what_the_value_would_add_and_nothing_that_was_denied() {
    let folder = Folder::new();
    let found = list(&folder.run(&["requirements", "--facts", "sensors,saas,personal-data,algorithm=no", "--json"]));
    let adding = found["adding"].as_array().expect("facts");
    let value = adding.iter().find(|one| one["fact"] == "contract-value=250000").expect("the value");
    assert!(value["requirements"].as_u64() > Some(0) && value["only_assurance"].as_u64() > Some(0), "{value}");
    assert!(
        !adding.iter().any(|one| one["fact"].as_str().is_some_and(|fact| fact.starts_with("algorithm"))),
        "{adding:?}"
    );
    let assumed = found["assumed"].to_string();
    assert!(assumed.contains("lager dan € 100.000") && assumed.contains("apparatuur"), "{assumed}");
    let more = folder.run(&[
        "requirements",
        "--facts",
        "sensors,saas,personal-data,algorithm=no,contract-value=250000",
        "--json",
    ]);
    assert_eq!(
        value["requirements"].as_u64(),
        Some((ids(&list(&more)).iter().filter(|id| !ids(&found).contains(id)).count()) as u64)
    );
}

#[test]
fn the_workbook_of_an_outlook_is_no_form() {
    let folder = Folder::new();
    folder.run(&["requirements", "--facts", "sensors,saas", "-o", "o.xlsx", "--lang", "en"]);
    let sheets = parts(folder.bytes("o.xlsx")).concat();
    for words in ["An outlook", "There is no tender procedure yet", "Would add requirements", "contract-value=250000"] {
        assert!(sheets.contains(words), "{words}");
    }
    for words in ["Do you comply?", "Your evidence", "How to fill this in", "requirements of the contract"] {
        assert!(!sheets.contains(words), "{words}");
    }
}

/// The parts of a clause that stay inside the municipality.
const INTERNAL: [&str; 7] =
    ["positions", "must_have", "answer", "sign_off", "explanation", "proportionality", "example"];

/// Puts a mark in every text of a value; keys, and texts that something depends on, stay as they are.
fn mark(value: &mut Value, key: &str) {
    match value {
        Value::String(text) if ["nl", "en"].contains(&key) => text.insert_str(0, "KANARIE "),
        Value::Array(items) if key == "nl" || key == "en" => {
            // Patterns of must-have elements.
            items
                .iter_mut()
                .for_each(|item| *item = Value::String(format!("(KANARIE)?{}", item.as_str().unwrap_or_default())));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mark(item, key)),
        Value::Object(map) => map.iter_mut().for_each(|(key, value)| mark(value, key)),
        _ => {}
    }
}

#[test]
fn nothing_internal_is_in_a_public_file() {
    let mut folder = Folder::with_dossier()
        .replace("dossier.yaml", "contract_value: 100000", "contract_value: 7654321")
        .replace(
            "dossier.yaml",
            "facts:\n",
            "positions:\n  resale-ban:\n    fallback: service-statistics\n    agreed:\n      - {role: legal, name: KANARIE Jurist, date: 2026-11-12}\n      - {role: privacy, name: KANARIE Privacy, date: 2026-11-12}\nfacts:\n",
        );
    let mut marked = 0;
    for entry in walk("clauses") {
        let text = std::fs::read_to_string(&entry).expect("a file of the library");
        let is_clause = entry.matches('/').count() == 1 && entry.ends_with(".yaml") && !entry.ends_with("library.yaml");
        let text = if is_clause {
            let mut clause: Value = serde_saphyr::from_str(&text).expect("YAML");
            for part in INTERNAL {
                if part != "sign_off"
                    && part != "example"
                    && let Some(value) = clause.get_mut(part)
                {
                    mark(value, part);
                    marked += 1;
                }
            }
            clause.to_string()
        } else {
            text
        };
        folder = folder.file(&entry, text);
    }
    assert!(marked > 150, "{marked}");
    // The fallback that was chosen is the text of the contract now, and is marked like the others: it may be there.
    let known = ["KANARIE Jurist", "KANARIE Privacy", "7654321", "7.654.321", "7,654,321"];
    for (command, word) in [("requirements", "resale-ban#no-sale-statement"), ("coverage", "resale-ban")] {
        let outputs = ["pdf", "xlsx", "csv", "html", "md", "txt", "json"].map(|ending| format!("{command}.{ending}"));
        let mut arguments = vec![command, "dossier.yaml", "--clauses-dir", "clauses", "--lang", "en"];
        outputs.iter().for_each(|output| arguments.extend(["-o", output]));
        let run = folder.run(&arguments);
        assert_eq!(run.status, 0, "{}", run.stderr);
        for output in &outputs {
            let texts = match output.rsplit('.').next() {
                Some("pdf") => {
                    let carried = attached(&folder.bytes(output), &format!("beding-{command}.json"));
                    vec![folder.run(&["read", output]).stdout, carried]
                }
                Some("xlsx") => parts(folder.bytes(output)),
                // Markdown escapes the sign within an id.
                _ => vec![folder.read(output).replace("\\#", "#")],
            };
            assert!(texts.iter().any(|text| text.contains(word)), "{output} holds the list");
            for text in texts {
                let found: Vec<&str> = known.into_iter().filter(|word| text.contains(word)).collect();
                assert!(found.is_empty(), "{output}: {found:?}");
                assert!(!text.contains("KANARIE"), "{output}: {}", around(&text));
            }
        }
    }
}

fn around(text: &str) -> &str {
    let at = text.find("KANARIE").unwrap_or_default();
    let end = text.char_indices().map(|(index, _)| index).find(|index| *index > at + 80).unwrap_or(text.len());
    &text[at..end]
}

/// All files below a folder of the project.
fn walk(folder: &str) -> Vec<String> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() { all.extend(walk(&name)) } else { all.push(name) }
    }
    all.sort();
    all
}

/// The texts of the parts of a workbook.
fn parts(bytes: Vec<u8>) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let count = archive.len();
    let read = |index| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_index(index).expect("a part"), &mut text).expect("XML");
        text
    };
    (0..count).map(read).collect()
}

/// The data that a PDF carries under a name.
fn attached(pdf: &[u8], name: &str) -> String {
    let json = beding::read::attached(pdf, name).expect("an attachment");
    String::from_utf8(json).expect("JSON")
}

#[test]
fn facts_that_contradict_each_other_are_refused() {
    let folder = Folder::new();
    let run = |facts: &str| folder.run(&["requirements", "--facts", facts]);
    run("personal-data=no,sensitive-data=yes").refuses(&["`sensitive_data` contradicts the other facts"]);
    run("algorithm=no,algorithm-impact=high").refuses(&["`algorithm_impact` contradicts the other facts"]);
    assert_eq!(run("sensors,algorithm-impact=high").status, 0, "what is not said is implied");
}

#[test]
fn the_law_of_another_edition_of_gibit_is_not_behind_a_requirement() {
    let basis = |edition: &str| {
        let gibit = format!("gibit: \"{edition}\"");
        let folder = Folder::with_dossier().replace("dossier.yaml", "gibit: \"2020\"", &gibit);
        let found = list(&folder.run(&["requirements", "dossier.yaml", "--json"]));
        let all = found["requirements"].as_array().expect("requirements").clone();
        let one = all.into_iter().find(|one| one["id"] == "third-party-terms#terms-overview").expect("asked");
        one["basis"].to_string()
    };
    assert!(!basis("2020").contains("GIBIT 2016"));
    assert!(basis("2016").contains("GIBIT 2016"));
}
