use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use super::script::FIELDS;
use super::*;
use crate::compose::{self, Input};
use crate::diag::{Diagnostic, Severity, Sources, render};
use crate::driver::{Assets, Error, Folders, Loaded, MemoryFiles, WriteMode, load};
use crate::model::{Dossier, Draft, HouseStyle, Language, Organisation};
use crate::read::{self, Source};

const ORGANISATION: &str = "authority: {name: Gemeente Voorbeeldstad}\nfacts: {subcontractors: nee}\n";

/// Texts that mean something to YAML, tera, typst or a terminal.
const EVIL: [&str; 16] = [
    "ja: nee # x",
    "- a",
    "\"q\"",
    "'",
    "{{ config }}",
    "{% if %}",
    "#read(\"/etc/passwd\")",
    "yes",
    "~",
    "2026-01-01",
    "!tag &anchor *alias",
    "a\\n\\u202E b",
    "| block > fold",
    "%YAML 1.2",
    "[a, {b: c}]",
    "<script>$x$</script> é € “”",
];

fn loaded() -> &'static Loaded {
    static LOADED: OnceLock<Loaded> = OnceLock::new();
    LOADED.get_or_init(|| {
        let assets = Assets::gather(&Folders::default(), &MemoryFiles::default()).expect("the carried library");
        load(&assets).value.expect("a library")
    })
}

fn files(organisation: Option<&str>) -> MemoryFiles {
    MemoryFiles::new(organisation.map(|text| ("organisation.yaml", text)))
}

/// Runs a test in every language, with or without an organisation file.
fn interviews(organisation: Option<&str>, test: impl Fn(&mut Interview<'_>, &Loaded, Language)) {
    let loaded = loaded();
    let files = files(organisation);
    for language in Language::ALL {
        let organisations = Beside::new(Path::new("dossier.yaml"), &files);
        test(&mut interview(loaded, language, &organisations), loaded, language);
    }
}

fn interview<'a>(loaded: &'a Loaded, language: Language, organisations: &'a dyn Organisations) -> Interview<'a> {
    Interview::new(Setting {
        scope: Scope::Dossier,
        library: &loaded.library,
        language,
        today: "2026-11-20".parse().ok(),
        file: "dossier.yaml".into(),
        organisations,
    })
    .expect("questions")
}

/// Answers everything up to the overview: `answer` by field, else as proposed, else with something that fits.
fn finish(interview: &mut Interview<'_>, answer: impl Fn(&str) -> Option<String>) {
    for _ in 0..200 {
        let Some(key) = interview.asked() else { return };
        let question = interview.questions().into_iter().find(|question| question.key == key).expect("a question");
        let fitting = if key == "facts.contract_value" { "240000" } else { "Voorbeeld" };
        let typed = match (answer(&key), question.proposed) {
            (Some(answer), _) => answer,
            (None, Some(_)) => String::new(),
            (None, None) => fitting.to_owned(),
        };
        assert_eq!(interview.reply(&typed), Reply::Next, "{key}: {typed}");
    }
    panic!("the interview does not end");
}

fn keys(interview: &Interview<'_>) -> BTreeSet<String> {
    interview.questions().into_iter().map(|question| question.key).collect()
}

fn read_back(text: &str) -> Dossier {
    let mut sources = Sources::default();
    let outcome = read::dossier(&Source::new("dossier.yaml", text), &mut sources);
    let shown: Vec<String> = outcome.diagnostics.iter().map(|found| render(found, &sources, false)).collect();
    assert!(outcome.diagnostics.is_empty(), "{}\n{text}", shown.join("\n"));
    outcome.value.expect("a dossier")
}

/// Composes a dossier; what is wrong in the library itself is not the interview's.
fn composed(loaded: &Loaded, dossier: &Dossier, organisation: Option<&str>) -> (Draft, Vec<Diagnostic>) {
    let organisation = organisation.map_or_else(Organisation::default, |text| {
        read::organisation(&Source::new("organisation.yaml", text), &mut Sources::default()).value.expect("it reads")
    });
    let style = HouseStyle::default();
    let input = Input { library: &loaded.library, organisation: &organisation, dossier, style: &style };
    let outcome = compose::compose(&input);
    let own = |found: &Diagnostic| found.place.as_ref().is_some_and(|place| place.file == dossier.file);
    (outcome.value.expect("a draft"), outcome.diagnostics.into_iter().filter(own).collect())
}

#[test]
fn proposed_answers_make_a_dossier_without_open_items() {
    interviews(Some(ORGANISATION), |interview, loaded, language| {
        finish(interview, |_| None);
        assert_eq!(interview.reply(""), Reply::Done);
        let dossier = read_back(&interview.dossier());
        assert_eq!((dossier.template.as_str(), dossier.language), ("annex", language));
        assert_eq!(dossier.facts["subcontractors"], if language == Language::Nl { "nee" } else { "no" });
        assert_eq!(dossier.facts["personal_data"], "unclear");
        assert_eq!(dossier.authority, None, "the organisation file gives it");
        let (draft, diagnostics) = composed(loaded, &dossier, Some(ORGANISATION));
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert!(draft.open.is_empty(), "{:?}", draft.open);
    });
}

#[test]
fn every_template_gets_a_dossier_that_composes() {
    interviews(None, |interview, loaded, language| {
        for template in loaded.library.templates.keys() {
            interview.restart();
            finish(interview, |key| (key == "template").then(|| template.clone()));
            let text = interview.dossier();
            let (draft, diagnostics) = composed(loaded, &read_back(&text), None);
            assert!(diagnostics.is_empty(), "{template} {language:?}: {diagnostics:?}");
            let open = draft.open.iter().filter(|item| !item.field.starts_with("parameters."));
            assert_eq!(open.count(), 0, "{template} {language:?}: {:?}", draft.open);
            assert!(!draft.document.parts.is_empty(), "{template}");
        }
    });
}

#[test]
fn buying_data_is_proposed_for_the_template_that_is_about_nothing_else() {
    interviews(None, |interview, _, _| {
        finish(interview, |key| (key == "template").then(|| "data-purchase".to_owned()));
        let dossier = read_back(&interview.dossier());
        assert!(["ja", "yes"].contains(&dossier.facts["data_purchase"].as_str()));
        assert!(["nee", "no"].contains(&dossier.facts["sensors"].as_str()));
    });
}

#[test]
fn answers_open_and_close_later_questions() {
    interviews(None, |interview, _, _| {
        assert!(keys(interview).contains("authority.name"));
        assert!(!keys(interview).contains("contractor.name"));
        finish(interview, |key| match key {
            "phase" => Some("after_award".into()),
            "facts.sensors" => Some("ja".into()),
            "facts.personal_data" => Some("no".into()),
            _ => None,
        });
        let open = keys(interview);
        assert!(open.contains("contractor.name") && open.contains("facts.cameras"));
        assert!(!open.contains("facts.processor") && !open.contains("facts.algorithm_impact"));
        let dossier = read_back(&interview.dossier());
        assert_eq!(dossier.contractor.map(|party| party.name).as_deref(), Some("Voorbeeld"));
    });
}

#[test]
fn an_organisation_file_answers_for_the_municipality_and_bad_ones_are_refused() {
    interviews(Some(ORGANISATION), |interview, _, _| {
        interview.reply("");
        for wrong in ["/etc/passwd", "no-such-file.yaml", "dossier.yaml"] {
            assert!(matches!(interview.reply(wrong), Reply::Again(_)), "{wrong}");
            assert_eq!(interview.asked().as_deref(), Some("organisation"));
        }
        assert!(keys(interview).contains("authority.name"));
        assert_eq!(interview.reply(""), Reply::Next);
        assert!(!keys(interview).contains("authority.name"));
        interview.reply("<");
        assert_eq!(interview.reply("-"), Reply::Next, "left open after all");
        assert!(keys(interview).contains("authority.name"));
    });
}

#[test]
fn back_shows_the_answer_and_enter_keeps_it() {
    interviews(None, |interview, _, _| {
        assert!(matches!(interview.reply("<"), Reply::Again(_)), "nothing before the first question");
        interview.reply("");
        interview.reply("");
        interview.reply("een zaaksysteem");
        assert_eq!(interview.asked().as_deref(), Some("purpose"));
        assert_eq!(interview.reply("<"), Reply::Next);
        assert_eq!(interview.asked().as_deref(), Some("subject"));
        assert!(interview.page().prompt.contains("een zaaksysteem"));
        assert_eq!(interview.reply(""), Reply::Next);
        finish(interview, |_| None);
        assert_eq!(read_back(&interview.dossier()).subject.as_deref(), Some("een zaaksysteem"));
        interview.reply("<");
        assert_eq!(interview.asked().as_deref(), Some("facts.duration"));
    });
}

#[test]
fn answers_can_be_changed_at_the_end() {
    interviews(None, |interview, _, _| {
        finish(interview, |_| None);
        let place = |interview: &Interview<'_>, key: &str| {
            let questions = interview.questions();
            (questions.iter().position(|question| question.key == key).expect("it is asked") + 1).to_string()
        };
        let before = interview.page().lines.len();
        interview.reply(&place(interview, "facts.algorithm"));
        assert_eq!(interview.asked().as_deref(), Some("facts.algorithm"));
        assert_eq!(interview.reply("ja"), Reply::Next);
        assert_eq!(interview.asked().as_deref(), Some("facts.algorithm_impact"), "opened by the change");
        interview.reply("2");
        assert_eq!(interview.asked().as_deref(), Some("facts.self_learning"));
        interview.reply("");
        assert_eq!(interview.asked(), None, "back at the overview");
        assert_eq!(interview.page().lines.len(), before + 2);
        assert_eq!(read_back(&interview.dossier()).facts["algorithm_impact"], "limited");

        interview.reply(&place(interview, "facts.algorithm"));
        assert_eq!(interview.reply("<"), Reply::Next, "back from a change is the overview");
        assert_eq!(interview.asked(), None);
        interview.reply(&place(interview, "facts.algorithm"));
        interview.reply("nee");
        assert_eq!(interview.page().lines.len(), before);
        assert!(!read_back(&interview.dossier()).facts.contains_key("algorithm_impact"));
        for wrong in ["0", "99", "x", "-1"] {
            assert!(matches!(interview.reply(wrong), Reply::Again(_)), "{wrong}");
        }
    });
}

#[test]
fn invalid_answers_are_refused_with_what_may_be_answered() {
    let long = "a".repeat(super::answer::MAX_ANSWER + 1);
    interviews(None, |interview, _, _| {
        let refused = [
            ("template", "9"),
            ("subject", ""),
            ("subject", "a\u{202E}b"),
            ("subject", "a\u{1b}[31mb"),
            ("subject", "\u{E000}"),
            ("subject", long.as_str()),
            ("gibit", "1999"),
            ("date", "2026-02-30"),
            ("date", "20 november"),
            ("facts.saas", "misschien"),
            ("facts.personal_data", "4"),
            ("facts.contract_value", ""),
            ("facts.contract_value", "veel"),
            ("facts.duration", "1,5"),
        ];
        finish(interview, |_| None);
        for (key, typed) in refused {
            interview.restart();
            let question = interview.questions().into_iter().find(|question| question.key == key).expect("it is asked");
            let refused = interview.take(&question, typed, answer::Choosing::Numbered);
            assert!(refused.is_err_and(|complaint| !complaint.contains('{')), "{key}: {typed}");
        }
    });
}

#[test]
fn values_survive_whatever_they_hold() {
    for evil in EVIL {
        interviews(None, |interview, loaded, _| {
            let typed = |key: &str| match key {
                "template" | "gibit" | "date" | "organisation" | "procedure.kind" => None,
                "phase" => Some("negotiated".to_owned()),
                _ if key.starts_with("facts.") => None,
                "moments.exit" => Some("2031-03-14".to_owned()),
                _ if key.starts_with("moments.") => None,
                _ => Some(evil.to_owned()),
            };
            finish(interview, typed);
            let dossier = read_back(&interview.dossier());
            assert_eq!(dossier.moments.exit, "2031-03-14".parse().ok(), "the only moment that is known");
            assert_eq!(dossier.moments.tender, None);
            let (authority, contractor) = (dossier.authority.clone(), dossier.contractor.clone());
            let (authority, contractor) = (authority.expect("a party"), contractor.expect("a party"));
            for value in [
                dossier.subject.as_deref(),
                dossier.purpose.as_deref(),
                Some(dossier.number.as_str()),
                Some(dossier.procedure.name.as_str()),
                dossier.procedure.reference.as_deref(),
                dossier.procedure.lot.as_deref(),
                Some(authority.name.as_str()),
                authority.address.as_deref(),
                contractor.registration.as_deref(),
                contractor.represented_by.as_deref(),
                contractor.position.as_deref(),
            ] {
                assert_eq!(value, Some(evil));
            }
            let (_, diagnostics) = composed(loaded, &dossier, None);
            assert!(diagnostics.is_empty(), "{evil}: {diagnostics:?}");
        });
    }
}

#[test]
fn examples_work_once_the_hash_is_gone() {
    interviews(Some(ORGANISATION), |interview, loaded, _| {
        for template in loaded.library.templates.keys() {
            interview.restart();
            finish(interview, |key| match key {
                "template" => Some(template.clone()),
                "facts.algorithm_impact" => Some("high".to_owned()),
                "facts.contract_value" | "facts.duration" => None,
                key => key.starts_with("facts.").then(|| "ja".to_owned()),
            });
            let text = interview.dossier();
            let comments: Vec<String> = interview
                .words()
                .comments
                .keys()
                .flat_map(|key| wrap(interview.words().comments.text(key), 118))
                .collect();
            let uncommented: Vec<&str> = text
                .lines()
                .map(|line| match line.strip_prefix("# ") {
                    Some(rest) if !comments.iter().any(|comment| comment == rest) => rest,
                    _ => line,
                })
                .collect();
            let dossier = read_back(&uncommented.join("\n"));
            assert!(!dossier.parameters.is_empty() && !dossier.waivers.is_empty(), "{template}");
            assert!(dossier.authority.is_some() && dossier.contractor.is_some());
            let (_, diagnostics) = composed(loaded, &dossier, Some(ORGANISATION));
            let errors: Vec<_> = diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
            assert!(errors.is_empty(), "{template}: {errors:?}");
        }
    });
}

#[test]
fn both_languages_have_the_same_words() {
    let loaded = loaded();
    let of = |language: Language| {
        let words = &loaded.library.questions[&language];
        let questions: BTreeSet<String> = words.questions.keys().cloned().collect();
        let texts: BTreeSet<String> = words.texts.keys().map(str::to_owned).collect();
        let comments: BTreeSet<String> = words.comments.keys().map(str::to_owned).collect();
        (questions, texts, comments)
    };
    assert_eq!(of(Language::Nl), of(Language::En));
    let fields: BTreeSet<String> = FIELDS.iter().map(|field| (*field).to_owned()).collect();
    assert_eq!(of(Language::Nl).0, fields);
}

#[test]
fn no_page_shows_a_name_that_was_not_filled_in() {
    interviews(None, |interview, loaded, language| {
        let mut seen = interview.introduction();
        seen.extend(interview.conclusion());
        seen.push(interview.broken_off());
        while interview.asked().is_some() {
            let page = interview.page();
            seen.extend([page.heading, page.prompt]);
            seen.extend(page.lines);
            if let Reply::Again(lines) = interview.reply("?") {
                seen.extend(lines);
            }
            if matches!(interview.reply(""), Reply::Again(_)) {
                interview.reply("1");
            }
        }
        seen.extend(interview.page().lines);
        seen.push(interview.dossier());
        let words = &loaded.library.questions[&language];
        let unfilled = |line: &&String| {
            let keys = words.texts.keys().chain(words.comments.keys()).filter(|key| key.contains('_'));
            line.contains('{') && !line.contains("{role: ") || keys.into_iter().any(|key| line.trim() == key)
        };
        assert_eq!(seen.iter().find(unfilled), None);
    });
}

fn from_file(text: &str) -> (Option<Dossier>, Vec<String>) {
    let loaded = loaded();
    let files = MemoryFiles::new([("answers.yaml", text), ("organisation.yaml", ORGANISATION)]);
    let organisations = Beside::new(Path::new("dossier.yaml"), &files);
    let mut interview = interview(loaded, Language::Nl, &organisations);
    let outcome = answer_from_file(Path::new("answers.yaml"), &mut interview, &loaded.library, &files).expect("a file");
    let shown = outcome.diagnostics.iter().map(|found| render(found, &outcome.sources, false)).collect();
    (outcome.dossier.map(|text| read_back(&text)), shown)
}

#[test]
fn a_file_can_answer_everything() {
    let (dossier, shown) = from_file(
        "subject: een zaaksysteem\npurpose: >-\n  het behandelen\n  van zaken\nnumber: 12\nprocedure: {lot: \"\"}\n\
         facts: {saas: ja, contract_value: 240000, personal_data: nee}\n",
    );
    assert_eq!(shown, Vec::<String>::new());
    let dossier = dossier.expect("a dossier");
    assert_eq!(dossier.purpose.as_deref(), Some("het behandelen van zaken"));
    assert_eq!(dossier.organisation.as_deref(), Some("organisation.yaml"));
    assert_eq!(dossier.facts["personal_data"], "no");
    assert_eq!(dossier.facts["saas"], "ja");
    assert_eq!(dossier.number, "12");
}

#[test]
fn all_problems_of_a_file_are_reported_at_once() {
    let (dossier, shown) = from_file("subject: x\nphase: later\nfacts: {sas: ja, saas: misschien, cameras: ja}\n");
    let all = shown.join("\n");
    assert_eq!(dossier, None);
    for part in [
        "error[missing-answer]: the answer to `purpose` is missing",
        "error[missing-answer]: the answer to `number` is missing",
        "error[missing-answer]: the answer to `facts.contract_value` is missing",
        "error[bad-answer]: the answer to `phase` cannot be used",
        "error[bad-answer]: the answer to `facts.saas` cannot be used",
        "error[unknown-fact]: no fact is named `sas`",
        "did you mean `saas`?",
        "warning[unasked-answer]: `facts.cameras` is not asked",
        "answers.yaml:2:8",
        "answers.yaml:3:",
    ] {
        assert!(all.contains(part), "{part}\n{all}");
    }
    let (dossier, shown) = from_file("subjct: x\nprocedure: {naam: y}\n");
    assert_eq!(dossier, None);
    let all = shown.join("\n");
    assert!(all.contains("did you mean `subject`?") && all.contains("did you mean `name`?"), "{all}");
}

#[test]
fn an_existing_dossier_is_not_replaced_unless_asked() {
    let files = MemoryFiles::new([("dossier.yaml", "a: b")]);
    let path = Path::new("dossier.yaml");
    assert!(matches!(check_target(path, WriteMode::New, &files), Err(Error::Exists { .. })));
    assert!(check_target(path, WriteMode::Force, &files).is_ok());
    assert!(check_target(Path::new("new.yaml"), WriteMode::New, &files).is_ok());
    assert!(matches!(check_target(Path::new("no/new.yaml"), WriteMode::New, &files), Err(Error::Usage(_))));
    assert!(write_dossier(path.to_owned(), "x".into(), WriteMode::New, &files).is_err());
    assert_eq!(files.get(path).as_deref(), Some(b"a: b".as_slice()));
}
