use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::driver::compose::{self, ComposeOptions, Output};
use crate::driver::{Loaded, MemoryFiles};
use crate::model::{Localized, RawValue, TextChange};

/// What is written into every place that may not leave.
const CANARY: &str = "kanarie";

/// The estimated value of the purchase, as nobody else would write it.
const ESTIMATE: &str = "98765432";

const DOSSIER: &str = r#"template: annex
language: nl
gibit: "2020"
number: TEST-1
date: 2026-11-20
subject: druktemeting met sensoren
purpose: het tellen van voetgangers
procedure: {kind: open, name: Druktemeting, reference: TN 1}
phase: before_deadline
authority: {name: Gemeente Toetsstad}
facts:
  saas: ja
  software: nee
  custom_work: nee
  hardware: ja
  network_equipment: nee
  sensors: ja
  cameras: nee
  public_space: ja
  collects_data: ja
  personal_data: "no"
  algorithm: nee
  data_purchase: nee
  private_sensors: nee
  integration: nee
  user_interface: nee
  archive: nee
  publishable_data: nee
  subcontractors: ja
  third_party_software: nee
  critical: nee
  contract_value: 98765432
  duration: 48
parameters:
  security-incidents: {first_notice: 12 hours}
positions:
  resale-ban:
    fallback: service-statistics
    agreed:
      - {role: legal, name: kanarie, date: 2026-11-03}
      - {role: privacy, name: kanarie, date: 2026-11-04}
waivers:
  - {clause: knowledge-sharing, reason: kanarie, person: kanarie, date: 2026-11-01}
confirmations:
  - {edition: "2020", subject: ip, number: "8", by: kanarie, date: 2026-11-01}
"#;

fn built_in() -> Loaded {
    issue::library(&Folders::default(), &MemoryFiles::default()).expect("the library is sound")
}

fn canary(text: &mut Localized) {
    text.nl = CANARY.into();
    text.en = CANARY.into();
}

/// The library with the canary in every field that is internal, except in the fallback that the dossier chooses.
fn seeded() -> Loaded {
    let mut loaded = built_in();
    let mut library = Arc::unwrap_or_clone(loaded.library);
    for clause in library.clauses.values_mut() {
        clause.must_have.iter_mut().for_each(|element| {
            canary(&mut element.why);
            element.recognise.nl = vec![CANARY.into()];
            element.recognise.en = vec![CANARY.into()];
        });
        canary(&mut clause.positions.preferred);
        for fallback in &mut clause.positions.fallbacks {
            canary(&mut fallback.allowed);
            if fallback.key != "service-statistics" {
                canary(&mut fallback.title);
                for TextChange { nl, en, .. } in &mut fallback.changes {
                    *nl = nl.as_ref().map(|_| CANARY.into());
                    *en = en.as_ref().map(|_| CANARY.into());
                }
            }
        }
        for item in &mut clause.positions.unacceptable {
            item.nl = CANARY.into();
            item.en = CANARY.into();
        }
        canary(&mut clause.proportionality);
        canary(&mut clause.answer);
        for parameter in clause.parameters.values_mut() {
            parameter.help.iter_mut().for_each(canary);
        }
        clause.example.parameters.insert(CANARY.into(), RawValue::Scalar(CANARY.into()));
    }
    for edition in library.editions.values_mut() {
        edition.articles.iter_mut().flat_map(|article| &mut article.note).for_each(canary);
        edition.absent.iter_mut().flat_map(|absent| &mut absent.note).for_each(canary);
        edition.sources.iter_mut().for_each(|source| source.address = Some(CANARY.into()));
    }
    library.facts.iter_mut().for_each(|fact| canary(&mut fact.help));
    loaded.library = Arc::new(library);
    loaded
}

fn document(loaded: &Loaded, language: Language) -> (Document, Arc<ClauseLibrary>) {
    let files = MemoryFiles::new([("d.yaml", DOSSIER)]);
    let options = ComposeOptions { dossier: "d.yaml".into(), language: Some(language) };
    let composed = compose::compose(&options, loaded, &files).expect("the dossier can be read");
    assert!(composed.is_sound(), "{:?}", composed.diagnostics);
    let Some(Output::Contract(contract)) = composed.output else { panic!("nothing is open") };
    (contract.document().clone(), composed.library)
}

/// The three documents of the dossier.
fn all(loaded: &Loaded, language: Language) -> [String; 3] {
    let (document, library) = document(loaded, language);
    let place = profile(&document, &library, "catalog.json").expect("a profile");
    let source = OscalSource::new("profile.json", &place);
    let component = write::oscal_component(&document, None, &source, &library.labels(language)).expect("requirements");
    [catalog(&library, language).expect("a catalog"), place, component]
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// All values of the fields of this name, at any depth.
fn fields<'a>(value: &'a Value, name: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(inner) => {
            found.extend(inner.get(name));
            inner.values().for_each(|value| fields(value, name, found));
        }
        Value::Array(items) => items.iter().for_each(|value| fields(value, name, found)),
        _ => {}
    }
}

fn texts(value: &Value, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    fields(value, name, &mut found);
    found.into_iter().filter_map(|value| value.as_str().map(str::to_owned)).collect()
}

#[test]
fn nothing_internal_leaves() {
    let loaded = seeded();
    for language in Language::ALL {
        let (document, library) = document(&loaded, language);
        // The canary is where it was put, so that the search below means something.
        assert!(format!("{library:?}").matches(CANARY).count() > 1000);
        assert!(
            serde_json::to_string(&document).is_ok_and(|json| json.contains(CANARY)),
            "the contract has the waiver"
        );
        let names = ["catalog", "profile", "component"];
        for (name, json) in names.into_iter().zip(all(&loaded, language)) {
            assert!(json.len() > 1000);
            for secret in [CANARY, ESTIMATE, "98.765.432", "98,765,432", "sign_off", "must_have", "unacceptable"] {
                assert!(!json.contains(secret), "the {name} in {} holds `{secret}`", language.code());
            }
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let loaded = built_in();
    let once = all(&loaded, Language::Nl);
    assert_eq!(once, all(&loaded, Language::Nl));
    assert_ne!(once, all(&loaded, Language::En));
    let library = loaded.library.about.date.expect("a date").to_string();
    for json in &once {
        let value = parsed(json);
        // Of the library or of the contract, and of nothing else.
        let dates = [library.as_str(), "2026-11-20"].map(|date| format!("{date}T00:00:00Z"));
        assert!(matches!(texts(&value, "last-modified").as_slice(), [date] if dates.iter().any(|known| known == date)));
        let mut uuids = texts(&value, "uuid");
        let count = uuids.len();
        assert!(uuids.iter().all(|uuid| uuid.len() == 36 && uuid.as_bytes()[14] == b'5'));
        uuids.sort();
        uuids.dedup();
        assert_eq!(uuids.len(), count, "a UUID stands for two things");
    }
}

#[test]
fn ids_are_unique_and_every_reference_leads_somewhere() {
    let loaded = built_in();
    for language in Language::ALL {
        let [catalog, profile, component] = all(&loaded, language).map(|json| parsed(&json));
        let listed = texts(&catalog, "id");
        let ids: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
        assert_eq!(ids.len(), listed.len(), "an id stands for two things");
        let uuids: BTreeSet<String> = texts(&catalog, "uuid").into_iter().collect();
        for href in texts(&catalog, "href") {
            let target = href.trim_start_matches('#');
            assert!(ids.contains(target) || uuids.contains(target), "{href} leads nowhere");
        }
        for prose in texts(&catalog, "prose") {
            for place in prose.split("{{ insert: param, ").skip(1) {
                let id = place.split(" }}").next().unwrap_or_default();
                assert!(ids.contains(id), "{id} is no parameter");
            }
            for link in prose.split("](#").skip(1) {
                let id = link.split(')').next().unwrap_or_default();
                assert!(ids.contains(id), "{id} is no provision");
            }
        }
        let named = ["param-id", "control-id", "by-id", "statement-id"];
        for id in named.into_iter().flat_map(|name| [texts(&profile, name), texts(&component, name)].concat()) {
            assert!(ids.contains(id.as_str()), "{id} is not in the catalog");
        }
    }
}

#[test]
fn a_profile_holds_the_contract() {
    let loaded = built_in();
    let (document, library) = document(&loaded, Language::Nl);
    let [catalog, profile, component] = all(&loaded, Language::Nl).map(|json| parsed(&json));
    let controls = profile["profile"]["imports"][0]["include-controls"][0]["with-ids"].as_array().expect("ids");
    assert_eq!(controls.len(), document.articles().count());
    assert!(controls.len() < library.clauses.len());
    let set = profile["profile"]["modify"]["set-parameters"].as_array().expect("values");
    let of = |id: &str| set.iter().find(|set| set["param-id"] == id).map(|set| set["values"][0].to_string());
    assert_eq!(of("security-incidents_prm_first_notice").as_deref(), Some("\"12 uur\""));
    let alters = profile["profile"]["modify"]["alters"].as_array().expect("alters");
    let resale = alters.iter().find(|alter| alter["control-id"] == "resale-ban").expect("the chosen fallback");
    assert_eq!(texts(resale, "by-id")[0], "resale-ban_smt");
    assert!(texts(resale, "value").contains(&"service-statistics".to_owned()));
    let answered =
        component["component-definition"]["components"][0]["control-implementations"][0]["implemented-requirements"]
            .as_array()
            .expect("requirements");
    assert_eq!(answered.len(), document.requirements.len());
    let waived = catalog["catalog"].to_string();
    assert!(waived.contains("\"knowledge-sharing\"") && !controls.iter().any(|id| id == "knowledge-sharing"));
}

#[test]
fn a_clause_that_is_as_in_the_catalog_is_not_altered() {
    let loaded = built_in();
    let (_, library) = document(&loaded, Language::En);
    let [_, profile, _] = all(&loaded, Language::En).map(|json| parsed(&json));
    let alters = profile["profile"]["modify"]["alters"].as_array().expect("alters");
    let rewritten = alters.iter().filter(|alter| texts(alter, "by-id").iter().any(|id| id.ends_with("_smt")));
    let rewritten: Vec<String> = rewritten.map(|alter| alter["control-id"].to_string()).collect();
    assert!(rewritten.len() * 3 < library.clauses.len(), "too many texts differ: {rewritten:?}");
}

#[test]
fn a_library_without_a_date_is_refused() {
    let mut library = Arc::unwrap_or_clone(built_in().library);
    library.about.date = None;
    let problem = catalog(&library, Language::Nl).expect_err("no date");
    assert!(problem.to_string().contains("`date`"), "{problem}");
}

#[test]
fn evidence_is_told_in_properties_and_the_dutch_text_leads() {
    let loaded = built_in();
    let (english, library) = document(&loaded, Language::En);
    let (dutch, _) = document(&loaded, Language::Nl);
    let place = profile(&english, &library, "catalog.json").expect("a profile");
    let source = OscalSource::new("profile.json", &place);
    let labels = library.labels(Language::En);
    let component = parsed(&write::oscal_component(&english, Some(&dutch), &source, &labels).expect("requirements"));
    let all = &component["component-definition"]["components"][0]["control-implementations"][0];
    let all = all["implemented-requirements"].as_array().expect("requirements");
    assert_eq!(all.len(), english.requirements.len());
    for ((one, row), in_dutch) in all.iter().zip(&english.requirements).zip(&dutch.requirements) {
        let properties = one["props"].as_array().expect("properties");
        let with = |name: &str| properties.iter().filter(|property| property["name"] == name).collect::<Vec<_>>();
        assert_eq!(with("evidence").len(), row.evidence.len(), "{}", row.id);
        assert!(with("evidence").iter().all(|property| property["group"].is_string()));
        let ages = row.evidence.iter().filter(|item| item.max_age_months.is_some()).count();
        assert_eq!(with("max-age-months").len(), ages, "{}", row.id);
        let remarks = one["remarks"].as_str().expect("the Dutch text");
        let begin: String = in_dutch.text.chars().take_while(|character| character.is_alphabetic()).collect();
        assert!(remarks.contains("prevails") && remarks.contains(&begin), "{remarks}");
    }
}
