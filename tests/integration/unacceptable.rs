//! The unacceptable positions of the library: each is recognised in what a supplier would propose, in Dutch and in English,
//! and none in what changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use beding::check::{Weighing, unacceptable_in_remark, weigh};
use beding::compare;
use beding::driver::{Assets, DiskFiles, Folders, load};
use beding::model::{
    ClauseLibrary, Labels, Language, Playbook, PlaybookClause, Provision, ProvisionKind, Role, SourceFormat,
    SourcePlace, Transcript,
};
use serde::Deserialize;

use crate::support::{files, project, text};

/// What a supplier might propose, in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Proposal {
    nl: String,
    en: String,
}

/// A change of the labelled set, as far as this test reads it.
#[derive(Debug, Deserialize)]
struct Labelled {
    language: Language,
    direction: String,
    #[serde(default)]
    held: bool,
    #[serde(default)]
    old: String,
    #[serde(default)]
    new: String,
}

/// The most neutral changes in a thousand in which a position may be seen.
const FALSE_ALARMS: usize = 10;

pub(crate) fn library() -> Arc<ClauseLibrary> {
    let folders = Folders { clauses: Some(project().join("clauses")), ..Folders::default() };
    let assets = Assets::gather(&folders, &DiskFiles).expect("the library is there");
    load(&assets).value.expect("the library can be read").library
}

fn playbook(library: &ClauseLibrary, language: Language) -> Playbook {
    let clauses = library.clauses.iter().map(|(id, clause)| {
        let clause = PlaybookClause { clause: clause.clone(), values: BTreeMap::new(), fallbacks: Vec::new() };
        (id.clone(), clause)
    });
    Playbook { language, clauses: clauses.collect() }
}

pub(crate) fn labels(language: Language) -> Labels {
    let words = text(format!("contract-templates/labels/{}.yaml", language.code()));
    serde_saphyr::from_str(&words).expect("the labels are labels")
}

/// What is said of a change of a provision with an address: the messages about unacceptable positions.
fn said(address: &str, old: &str, new: &str, playbook: &Playbook, labels: &Labels) -> Vec<String> {
    let side = |text: &str| {
        let provision = Provision {
            kind: ProvisionKind::Paragraph,
            id: Some(address.to_owned()),
            label: None,
            number: None,
            heading: None,
            text: text.to_owned(),
            place: SourcePlace::default(),
            revisions: Vec::new(),
            slot: None,
            children: Vec::new(),
        };
        Transcript { format: SourceFormat::Text, title: None, provisions: vec![provision] }
    };
    let language = playbook.language;
    let weighing = Weighing { language, labels, phase: None, playbook: Some(playbook), compare: compare::ops };
    let deviations = weigh(&compare::redline(&side(old), &side(new)), &weighing);
    let findings = deviations.into_values().flat_map(|one| one.findings);
    findings.filter(|one| one.rule == "unacceptable-proposed").map(|one| one.message).collect()
}

#[test]
fn every_unacceptable_position_is_recognised_when_it_is_proposed() {
    let library = library();
    let proposals: BTreeMap<String, BTreeMap<String, Proposal>> =
        serde_saphyr::from_str(&text("tests/fixtures/unacceptable.yaml")).expect("proposals");
    let mut missed = Vec::new();
    for language in Language::ALL {
        let (playbook, labels) = (playbook(&library, language), labels(language));
        for (id, clause) in &library.clauses {
            for position in &clause.positions.unacceptable {
                let proposal = proposals.get(id.as_str()).and_then(|own| own.get(&position.key));
                let Some(proposal) = proposal else {
                    missed.push(format!("{id}#{} has no proposal", position.key));
                    continue;
                };
                let proposed = if language == Language::Nl { &proposal.nl } else { &proposal.en };
                let old =
                    if language == Language::Nl { "Partijen houden zich hieraan." } else { "The Parties comply." };
                let found = said(&format!("{id}/1"), old, &format!("{old} {proposed}"), &playbook, &labels);
                let described = position.text(language).trim().trim_end_matches('.');
                if !found.iter().any(|message| message.contains(described)) {
                    missed.push(format!("{id}#{} ({}): {proposed}", position.key, language.code()));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{} are missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn no_unacceptable_position_is_seen_in_what_changes_nothing() {
    let library = library();
    let playbooks = Language::ALL.map(|language| (playbook(&library, language), labels(language)));
    let words = |text: &str| -> BTreeSet<String> {
        text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.len() > 3).map(str::to_lowercase).collect()
    };
    // The provision that a change is most like stands for the place that it was made in.
    let places = Language::ALL.map(|language| -> Vec<(String, BTreeSet<String>)> {
        let all = library.clauses.iter().flat_map(|(id, clause)| {
            clause.paragraphs.iter().map(move |one| (format!("{id}/{}", one.key), words(one.text(language))))
        });
        all.collect()
    });
    let (mut count, mut alarms) = (0, Vec::new());
    for file in files("tests/labelled", "yaml") {
        let all: Vec<Labelled> = serde_saphyr::from_str(&text(&file)).expect("labelled changes");
        for one in
            all.into_iter().filter(|one| one.direction == "neutral" && !one.old.is_empty() && !one.new.is_empty())
        {
            let at = usize::from(one.language == Language::En);
            let own = words(&one.old);
            let like = |(_, other): &&(String, BTreeSet<String>)| own.intersection(other).count();
            let (address, _) = places[at].iter().max_by_key(like).expect("a place");
            let (playbook, labels) = &playbooks[at];
            count += 1;
            for message in said(address, &one.old, &one.new, playbook, labels) {
                // What is kept aside is counted, not shown.
                let shown = if one.held { String::new() } else { format!("{address}: {}\n  {message}", one.new) };
                alarms.push(shown);
            }
        }
    }
    println!("{} of {count} neutral changes", alarms.len());
    assert!(1000 * alarms.len() <= FALSE_ALARMS * count, "{}", alarms.join("\n"));
}

/// A change of a paragraph of the library, in several wordings: by words of it, what a supplier puts instead of them. Behind
/// no words a sentence is added, behind a full stop the last sentence goes on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct InPlace {
    /// The paragraph.
    at: String,
    /// The position that it comes down to, if any.
    seen: Option<String>,
    #[serde(default)]
    nl: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    en: BTreeMap<String, Vec<String>>,
}

/// The text of a paragraph, with something put instead of words of it.
fn put_in(text: &str, old: &str, new: &str) -> Option<String> {
    match old {
        "" => Some(format!("{text} {new}")),
        "." => text.rsplit_once('.').map(|(before, after)| format!("{before}{new}.{after}")),
        words => text.contains(words).then(|| text.replacen(words, new, 1)),
    }
}

#[test]
fn an_unacceptable_position_is_recognised_in_the_paragraph_it_is_put_in() {
    let library = library();
    let cases: Vec<InPlace> =
        serde_saphyr::from_str(&text("tests/fixtures/unacceptable-in-place.yaml")).expect("changes");
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let (playbook, labels) = (playbook(&library, language), labels(language));
        for case in &cases {
            let (id, address) = case.at.split_once('/').expect("a clause and a paragraph");
            let (key, point) = address.split_once('/').map_or((address, None), |(key, point)| (key, Some(point)));
            let (_, clause) = library.clauses.iter().find(|(own, _)| own.as_str() == id).expect("a clause");
            let paragraph = clause.paragraphs.iter().find(|one| one.key.as_str() == key).expect("a paragraph");
            let point = point.map(|key| paragraph.points.iter().find(|one| one.key == key).expect("a point"));
            let text = point.map_or_else(|| paragraph.text(language), |point| point.text(language));
            let old = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let positions = &clause.positions.unacceptable;
            let described = case.seen.as_ref().map(|seen| {
                let position = positions.iter().find(|one| one.key == *seen);
                position.expect("a position of the clause").text(language).trim().trim_end_matches('.').to_owned()
            });
            let changes = if language == Language::Nl { &case.nl } else { &case.en };
            for (words, new) in changes.iter().flat_map(|(words, all)| all.iter().map(move |new| (words, new))) {
                let Some(changed) = put_in(&old, words, new) else {
                    wrong.push(format!("{} has no {words:?}", case.at));
                    continue;
                };
                let found = said(&case.at, &old, &changed, &playbook, &labels);
                let right = match &described {
                    Some(described) => found.iter().any(|message| message.contains(described.as_str())),
                    None => found.is_empty(),
                };
                if !right {
                    wrong.push(format!("{} {:?} ({}): {new} {found:?}", case.at, case.seen, language.code()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_definition_that_lets_in_what_another_clause_never_accepts_is_recognised() {
    let library = library();
    let (playbook, labels) = (playbook(&library, Language::Nl), labels(Language::Nl));
    let group = ", ook een onderneming die met Leverancier in een groep is verbonden en een Onderaannemer;";
    let third = format!("Derde: ieder ander dan Opdrachtgever, Leverancier en hun personeel{group}");
    let supplier = "Leverancier: SensaCount B.V., gevestigd te Utrecht;";
    let purpose =
        "Overeengekomen Doel: het doel waarvoor Opdrachtgever de ICT Prestatie afneemt: het tellen van voetgangers;";
    for (address, old, struck, added, described) in [
        (
            "definitions/1/third-party",
            &*third,
            group,
            ", niet zijnde een onderneming die met Leverancier in een groep is verbonden;",
            "groepsmaatschappijen",
        ),
        (
            "definitions/1/third-party",
            &*third,
            group,
            ", met uitzondering van groepsmaatschappijen van Leverancier;",
            "groepsmaatschappijen",
        ),
        (
            "definitions/1/third-party",
            &*third,
            group,
            ", maar niet een onderneming uit de groep van Leverancier;",
            "groepsmaatschappijen",
        ),
        (
            "definitions/1/third-party",
            &*third,
            group,
            ", waaronder een onderneming die met Leverancier in een groep is verbonden en een Onderaannemer;",
            "",
        ),
        ("definitions/1/third-party", &*third, "ieder ander dan", "iedereen behalve", ""),
        ("definitions/1/third-party", &*third, ";", ", en iedere andere leverancier;", ""),
        (
            "definitions/1/supplier",
            supplier,
            ";",
            ", met inbegrip van de met hem in een groep verbonden ondernemingen;",
            "groepsmaatschappijen",
        ),
        ("definitions/1/supplier", supplier, ";", ", ingeschreven in het handelsregister;", ""),
        (
            "definitions/1/agreed-purpose",
            purpose,
            ";",
            " en de ICT Prestatie te verbeteren;",
            "verbetering van diensten",
        ),
        ("definitions/1/agreed-purpose", purpose, ";", " en fietsers;", ""),
    ] {
        assert!(old.contains(struck), "{old} has no {struck}");
        let found = said(address, old, &old.replace(struck, added), &playbook, &labels);
        let right =
            if described.is_empty() { found.is_empty() } else { found.iter().any(|one| one.contains(described)) };
        assert!(right, "{added}: {found:?}");
    }
}

#[test]
fn a_remark_that_comes_down_to_an_unacceptable_position_is_recognised() {
    let library = library();
    let playbook = playbook(&library, Language::Nl);
    let (clause, _) = playbook.clause_of("resale-ban/2").expect("the clause");
    let disclosed = "Leverancier geeft een Derde Gemeentelijke Data, of toegang daartoe, alleen: met voorafgaande Schriftelijke toestemming van Opdrachtgever;";
    let sold = clause.clause.paragraphs.first().expect("a paragraph").text(Language::Nl);
    for (provision, remark, key) in [
        (
            disclosed,
            "Kunnen wij hier onze groepsmaatschappijen toevoegen? Die draaien onze hosting.",
            "affiliates-free",
        ),
        (disclosed, "Onze zusterondernemingen krijgen ook toegang.", "affiliates-free"),
        (
            sold,
            "Geaggregeerde tellingen gebruiken wij standaard voor onze landelijke benchmark; dat is in de prijs verdisconteerd.",
            "aggregated-free",
        ),
        (sold, "Wij gebruiken geanonimiseerde data voor een eigen dashboard.", "aggregated-free"),
        (disclosed, "Wij delen Data alleen met onze hostingpartij.", ""),
        (sold, "Geaggregeerde tellingen gebruiken wij niet voor andere doelen.", ""),
        (sold, "Hierover overleggen wij graag.", ""),
    ] {
        let found = unacceptable_in_remark(remark, provision, clause, Language::Nl).map_or("", |one| &one.key);
        assert_eq!(found, key, "{remark}");
    }
}

#[test]
fn what_is_new_in_an_article_is_for_those_who_sign_off_its_clause() {
    let library = library();
    let (playbook, labels) = (playbook(&library, Language::Nl), labels(Language::Nl));
    let text = "Leverancier verkoopt Gemeentelijke Data niet.";
    let side = |more: Option<&str>| {
        let paragraph = |id: Option<&str>, number: &str, text: &str| Provision {
            id: id.map(str::to_owned),
            number: Some(number.to_owned()),
            label: Some(number.to_owned()),
            text: text.to_owned(),
            ..Provision::empty(ProvisionKind::Paragraph, SourcePlace::default())
        };
        let mut article = Provision::empty(ProvisionKind::Article, SourcePlace::default());
        article.id = Some("resale-ban".to_owned());
        article.number = Some("7".to_owned());
        article.heading = Some("Geen verkoop".to_owned());
        article.children = vec![paragraph(Some("resale-ban/1"), "7.1", text)];
        article.children.extend(more.map(|more| paragraph(None, "7.2", more)));
        Transcript { format: SourceFormat::Text, title: None, provisions: vec![article] }
    };
    let new = "Leverancier mag de kosten van iedere controle in rekening brengen.";
    let weighing = Weighing {
        language: Language::Nl,
        labels: &labels,
        phase: None,
        playbook: Some(&playbook),
        compare: compare::ops,
    };
    let deviations = weigh(&compare::redline(&side(None), &side(Some(new))), &weighing);
    let (clause, _) = playbook.clause_of("resale-ban/1").expect("the clause");
    let decides = &deviations.values().next().expect("something is new").decides;
    assert!(clause.clause.sign_off.iter().all(|role| decides.contains(role)), "{decides:?}");
    assert!(clause.clause.sign_off.len() > 1 && decides.contains(&Role::Legal), "{decides:?}");
}
