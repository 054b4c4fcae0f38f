//! The list of requirements: of a contract in every form, of facts alone, and compared with an earlier one.

use serde_json::{Value, json};

use crate::common::{DOSSIER, Folder, Run};

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
    assert!(more["assumed"].as_array().is_some_and(|all| all.len() >= 4), "{}", more["assumed"]);
    // What nearly always goes with a fact is taken along, unless it is denied.
    let alone = list(&folder.run(&["requirements", "--facts", "personal-data", "--json"]));
    assert!(ids(&alone).iter().any(|id| id.starts_with("privacy-by-design#")), "{:?}", ids(&alone));
    let denied = list(&folder.run(&["requirements", "--facts", "personal-data,collects-data=no", "--json"]));
    assert!(!ids(&denied).iter().any(|id| id.starts_with("privacy-by-design#")), "{:?}", ids(&denied));
    folder.run(&["requirements", "--facts", "sensor"]).refuses(&["did you mean `sensors`?"]);
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
    assert_eq!(same["since"], json!({"name": "TEST-1", "gone": []}));

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
fn dates_of_the_dossier_are_dates_of_the_requirements() {
    let folder = Folder::with_dossier().replace(
        "dossier.yaml",
        "phase: before_deadline",
        "phase: before_deadline\nmoments: {tender: 2027-01-22, exit: 2031-03-14}",
    );
    let found = list(&folder.run(&["requirements", "dossier.yaml", "--json"]));
    for one in found["requirements"].as_array().expect("all") {
        // A moment that the article itself sets has no date in the dossier.
        let own = one.get("deadline").is_some_and(|moment| !moment.is_null());
        let expected = match one["due"].as_str() {
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
    let json = beding::read::attached_contract(pdf, name).expect("an attachment");
    String::from_utf8(json).expect("JSON")
}
