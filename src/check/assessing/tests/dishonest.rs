//! Statements that look better than they are: nothing of them is in order.

use super::{TENDER, asked, certificate, date, good, list, requirement, row, statement, status, with};
use crate::check::assessing::{EvidenceFiles, Moment, assess};
use crate::model::{
    AssessedRequirement, AssessmentStatus, Covers, Departure, Due, EvidenceKey, EvidenceKind, EvidenceRow, FormRemark,
    ListedRequirement, Meets, Moments, RequirementKind, RequirementList, StatedEvidence, Statement, Why,
};

/// A report as a supplier gives it, with a date and of all of the deliverable.
fn report(issued: &str, standard: Option<&str>) -> StatedEvidence {
    StatedEvidence {
        kind: Some(EvidenceKind::TestReport),
        issued: Some(date(issued)),
        valid_until: None,
        standard: standard.map(str::to_owned),
        ..good()
    }
}

/// A young report, or one after a standard of any age.
fn young_or_named() -> ListedRequirement {
    let young = EvidenceRow { max_age_months: Some(12), ..row(EvidenceKind::TestReport, &[]) };
    requirement("a#b", RequirementKind::Must, Due::Tender, vec![young, row(EvidenceKind::TestReport, &["VPAT"])])
}

fn of(requirement: ListedRequirement, piece: StatedEvidence) -> (AssessmentStatus, Vec<Why>) {
    status(requirement, &statement(Some(Meets::Yes), vec![piece]), TENDER)
}

#[test]
fn the_laxest_item_of_a_type_is_no_way_around_the_strictest() {
    let too_old = Why::TooOld { issued: date("2020-12-01"), months: 12, needed_on: date("2026-12-01") };
    assert_eq!(of(young_or_named(), report("2020-12-01", None)), (AssessmentStatus::Expired, vec![too_old.clone()]));
    let (found, why) = of(young_or_named(), report("2020-12-01", Some("WCAG 2.1")));
    assert!(found == AssessmentStatus::Expired && why.contains(&too_old), "{why:?}");
    assert_eq!(of(young_or_named(), report("2026-10-01", None)).0, AssessmentStatus::Met);
    // After the standard that the other item names, the report is of that item; its age is still told.
    let named = of(young_or_named(), report("2020-12-01", Some("VPAT 2.5 EU")));
    assert_eq!(
        named,
        (AssessmentStatus::ToJudge, vec![Why::OlderThanOther { issued: date("2020-12-01"), months: 12 }])
    );
    let claimed = StatedEvidence { equivalent_to: Some("VPAT".into()), ..report("2020-12-01", None) };
    let (found, why) = of(young_or_named(), claimed);
    assert_eq!(
        (found, why.len()),
        (AssessmentStatus::ToJudge, 2),
        "a claim of equivalence does not hide the age: {why:?}"
    );
}

#[test]
fn it_is_said_as_what_evidence_was_judged() {
    let list = list(vec![young_or_named()]);
    let stated = statement(Some(Meets::Yes), vec![report("2026-10-01", None)]);
    let found = assess(&list, "", &stated, EvidenceFiles::new(), TENDER);
    assert_eq!(found.requirements[0].held_against.len(), 1);
}

#[test]
fn a_standard_that_nobody_asked_is_for_a_person() {
    let own = vec![row(EvidenceKind::TestReport, &["EN 18031"]), row(EvidenceKind::TestReport, &[])];
    let security = || requirement("a#b", RequirementKind::Must, Due::Tender, own.clone());
    let foreign = Why::OtherStandard { found: Some("IP67".into()), asked: vec!["EN 18031".into()] };
    assert_eq!(of(security(), report("2026-10-01", Some("IP67"))), (AssessmentStatus::ToJudge, vec![foreign]));
    assert_eq!(of(security(), report("2026-10-01", Some("EN 18031"))).0, AssessmentStatus::Met);
    assert_eq!(of(security(), report("2026-10-01", None)).0, AssessmentStatus::Met);
    for said in ["EN 18031, applied for", "EN 18031, verwacht in 2027"] {
        assert_eq!(of(security(), report("2026-10-01", Some(said))).0, AssessmentStatus::ToJudge, "{said}");
    }
    assert_eq!(of(security(), report("2026-10-01", Some("EN 18031, ISO 9001:2015"))).0, AssessmentStatus::Met);
}

#[test]
fn a_report_does_not_say_how_long_it_holds() {
    let piece = StatedEvidence { issued: None, valid_until: Some(date("2030-01-01")), ..report("2026-01-01", None) };
    assert_eq!(of(young_or_named(), piece), (AssessmentStatus::ToJudge, vec![Why::NoDate]));
    let shown = requirement("a#b", RequirementKind::Must, Due::Tender, vec![row(EvidenceKind::Demonstration, &[])]);
    let promised = StatedEvidence { kind: Some(EvidenceKind::Demonstration), ..StatedEvidence::default() };
    assert_eq!(of(shown, promised), (AssessmentStatus::ToJudge, vec![Why::NoDate]), "what is still to be shown");
    let ahead = report("2026-11-25", None);
    assert_eq!(of(young_or_named(), ahead).1, [Why::NotIssuedYet { issued: date("2026-11-25") }]);
}

#[test]
fn what_is_applied_for_is_not_there() {
    for change in [
        |piece: &mut StatedEvidence| piece.title = Some("ISO 27001 (in aanvraag)".into()),
        |piece: &mut StatedEvidence| piece.scope = Some("all sites except the platform".into()),
        |piece: &mut StatedEvidence| piece.file = Some("volgt".into()),
        |piece: &mut StatedEvidence| piece.number = Some("TBD".into()),
    ] {
        let (found, why) = with(change);
        assert!(found == AssessmentStatus::ToJudge && matches!(why[..], [Why::Reserved { .. }]), "{why:?}");
    }
    assert_eq!(with(|piece| piece.issuer = Some("in-house".into())).1, [Why::OwnIssuer]);
}

#[test]
fn a_reservation_is_told_first_whatever_else_there_is() {
    let reserved = |due: Due, pieces: Vec<StatedEvidence>, meets: Meets| {
        let mut said = statement(Some(meets), pieces);
        said.answers.get_mut("a#b").expect("an answer").explanation = Some("Onze voorwaarden gelden.".into());
        status(asked(due), &said, TENDER)
    };
    let other = StatedEvidence { kind: Some(EvidenceKind::Document), ..good() };
    for pieces in [vec![good()], vec![other]] {
        let (found, why) = reserved(Due::Tender, pieces, Meets::Yes);
        assert_eq!((found, &why[0]), (AssessmentStatus::ToJudge, &Why::Explained), "{why:?}");
    }
    let (found, why) = reserved(Due::Tender, Vec::new(), Meets::Yes);
    assert_eq!((found, why), (AssessmentStatus::NotShown, vec![Why::Explained, Why::NoEvidence]));
    // About a later moment too, and once.
    assert_eq!(reserved(Due::Exit, Vec::new(), Meets::Yes), (AssessmentStatus::ToJudge, vec![Why::Explained]));
    assert_eq!(reserved(Due::Exit, Vec::new(), Meets::Partly), (AssessmentStatus::ToJudge, vec![Why::Partly]));
    assert_eq!(reserved(Due::Exit, Vec::new(), Meets::No).0, AssessmentStatus::NotMet);
}

#[test]
fn what_takes_long_stays_to_be_applied_for_whatever_is_said_of_it() {
    let all = list(vec![requirement("a#b", RequirementKind::Must, Due::Yearly, certificate())]);
    let said = statement(Some(Meets::NotApplicable), Vec::new());
    let steps = assess(&all, "", &said, EvidenceFiles::new(), TENDER).steps;
    assert!(steps.len() == 1 && steps[0].takes_long);
}

#[test]
fn nobody_declares_in_a_form_that_is_not_signed_in_time_and_of_now() {
    let declaration =
        || requirement("a#b", RequirementKind::KnockOut, Due::Tender, vec![row(EvidenceKind::Declaration, &[])]);
    let of = |change: fn(&mut Statement)| {
        let mut said = statement(Some(Meets::Yes), Vec::new());
        change(&mut said);
        status(declaration(), &said, TENDER)
    };
    assert_eq!(of(|_| ()).0, AssessmentStatus::Declared);
    for unsigned in [
        of(|said| said.date = None),
        of(|said| said.supplier.name = None),
        of(|said| said.supplier.represented_by = None),
    ] {
        assert_eq!(unsigned, (AssessmentStatus::ToJudge, vec![Why::DeclaredUnsigned]));
    }
    let late = Why::DeclaredLate { stated: date("2026-12-02"), needed_on: date("2026-12-01") };
    assert_eq!(of(|said| said.date = Some(date("2026-12-02"))), (AssessmentStatus::ToJudge, vec![late]));
    let paper = StatedEvidence { kind: Some(EvidenceKind::Declaration), standard: None, valid_until: None, ..good() };
    let with_a_paper = Statement { date: None, ..statement(Some(Meets::Yes), vec![paper]) };
    assert_eq!(status(declaration(), &with_a_paper, TENDER).0, AssessmentStatus::ToJudge);
    let other = of(|said| said.contract.requirements = Some("of another list".into()));
    assert_eq!(other, (AssessmentStatus::ToJudge, vec![Why::DeclaredOutdated]));
}

#[test]
fn what_was_done_to_the_form_is_told_with_the_answer() {
    let declaration =
        || requirement("a#b", RequirementKind::KnockOut, Due::Tender, vec![row(EvidenceKind::Declaration, &[])]);
    let of = |remark: FormRemark, meets: Meets, pieces: Vec<StatedEvidence>| {
        let mut said = statement(Some(meets), pieces);
        said.remarks.push(remark);
        status(declaration(), &said, TENDER)
    };
    let altered = of(at_answer(Departure::Altered), Meets::Yes, Vec::new());
    assert_eq!(altered, (AssessmentStatus::ToJudge, vec![noticed(Departure::Altered), Why::Declared]));
    assert_eq!(of(at_answer(Departure::Doubled), Meets::No, Vec::new()).0, AssessmentStatus::NotMet);
    let note = FormRemark { is_note: true, ..at_answer(Departure::Comment) };
    assert_eq!(of(note, Meets::Yes, Vec::new()).0, AssessmentStatus::Declared, "what is worth knowing only");
    let elsewhere = FormRemark { requirement: Some("c#d".into()), ..at_answer(Departure::Comment) };
    assert_eq!(of(elsewhere, Meets::Yes, Vec::new()).0, AssessmentStatus::Declared);
    for about_all in [Departure::Unsigned, Departure::AskedAnew] {
        let remark = FormRemark { requirement: None, ..at_answer(about_all) };
        assert_eq!(of(remark, Meets::Yes, Vec::new()).0, AssessmentStatus::ToJudge, "{about_all:?}");
    }
}

#[test]
fn what_was_noticed_at_evidence_is_told_wherever_it_is_named_and_a_form_with_remarks_is_not_in_order() {
    let at_evidence =
        FormRemark { requirement: None, evidence: Some(EvidenceKey::new(1)), ..at_answer(Departure::Computed) };
    let mut said = statement(Some(Meets::Yes), vec![good()]);
    let of = |said: &Statement| assess(&list(vec![asked(Due::Tender)]), "", said, EvidenceFiles::new(), TENDER);
    assert!(of(&said).is_met());
    said.remarks.push(FormRemark { evidence: None, ..at_evidence.clone() });
    let elsewhere = of(&said);
    assert_eq!(elsewhere.requirements[0].status, AssessmentStatus::Met);
    assert!(!elsewhere.is_met() && elsewhere.form.len() == 1, "it touches no requirement and is told all the same");
    said.remarks = vec![at_evidence];
    let found = of(&said);
    assert_eq!(found.requirements[0].status, AssessmentStatus::ToJudge);
    assert_eq!(found.requirements[0].reasons[0].why, noticed(Departure::Computed));
    assert_eq!(found.requirements[0].reasons[0].evidence, Some(EvidenceKey::new(1)));
}

#[test]
fn nothing_is_shown_by_nobody() {
    let mut said = statement(Some(Meets::Yes), vec![good()]);
    said.supplier.name = None;
    let (found, why) = status(asked(Due::Tender), &said, TENDER);
    assert_eq!((found, why), (AssessmentStatus::ToJudge, vec![Why::IssuerUncompared]));
    said.supplier.name = Some("De Leverancier".into());
    said.date = None;
    assert_eq!(status(asked(Due::Tender), &said, TENDER).0, AssessmentStatus::ToJudge);
}

#[test]
fn a_certificate_that_never_ends_is_for_a_person() {
    let (found, why) = with(|piece| piece.valid_until = Some(date("2099-01-01")));
    assert_eq!((found, why), (AssessmentStatus::ToJudge, vec![Why::LongValid { valid_until: date("2099-01-01") }]));
}

/// Something noticed in the row of the requirement.
fn at_answer(what: Departure) -> FormRemark {
    FormRemark {
        code: "altered-form".into(),
        is_note: false,
        what,
        cell: Some("Eisen!D2".into()),
        line: None,
        found: Some("Leverancier probeert iets.".into()),
        message: "this was changed".into(),
        requirement: Some("a#b".into()),
        evidence: None,
    }
}

/// The reason that it becomes.
fn noticed(what: Departure) -> Why {
    let found = Some("Leverancier probeert iets.".into());
    Why::Noticed { what, cell: Some("Eisen!D2".into()), line: None, found }
}

#[test]
fn papers_of_ones_own_are_one_family_and_no_other_type_is() {
    let overview = || requirement("a#b", RequirementKind::Must, Due::Tender, vec![row(EvidenceKind::Overview, &[])]);
    let of_kind = |kind| {
        let piece = StatedEvidence { kind: Some(kind), standard: None, valid_until: None, ..good() };
        of(overview(), piece).0
    };
    for kind in [EvidenceKind::Declaration, EvidenceKind::Overview, EvidenceKind::Document] {
        assert_eq!(of_kind(kind), AssessmentStatus::Met, "{kind:?}");
    }
    for kind in [EvidenceKind::Certificate, EvidenceKind::DataFile, EvidenceKind::Publication] {
        assert_eq!(of_kind(kind), AssessmentStatus::ToJudge, "{kind:?}");
    }
}

#[test]
fn evidence_named_early_has_to_be_renewed_and_is_not_held_against_it() {
    let list = RequirementList {
        moments: Moments { yearly: Some(date("2028-03-15")), ..list(Vec::new()).moments },
        ..list(vec![asked(Due::Yearly)])
    };
    let at = |valid_until: &str, at: Due| -> AssessedRequirement {
        let piece = StatedEvidence { valid_until: Some(date(valid_until)), ..good() };
        let stated = statement(Some(Meets::Yes), vec![piece]);
        assess(&list, "", &stated, EvidenceFiles::new(), Moment { at, on: None }).requirements[0].clone()
    };
    let early = at("2028-01-01", Due::Tender);
    assert_eq!(early.status, AssessmentStatus::NotDueYet);
    assert_eq!(early.reasons[0].why, Why::ToRenew { needed_on: date("2028-03-15") });
    assert_eq!(at("2026-11-30", Due::Tender).status, AssessmentStatus::Expired, "it has ended already");
    assert_eq!(at("2028-01-01", Due::Yearly).status, AssessmentStatus::Expired, "it is needed now");
    assert_eq!(at("2028-03-15", Due::Tender).status, AssessmentStatus::Met);
}

#[test]
fn the_test_of_a_type_comes_before_the_signing() {
    let rows = vec![row(EvidenceKind::TestReport, &["EN 18031"]), row(EvidenceKind::TestReport, &[])];
    let of_type = requirement("a#b", RequirementKind::Must, Due::Delivery, rows);
    assert_eq!(of(of_type, report("2026-01-01", Some("EN 18031"))), (AssessmentStatus::Met, vec![Why::Shows]));
    let own = requirement("a#b", RequirementKind::Must, Due::Delivery, vec![row(EvidenceKind::TestReport, &[])]);
    assert!(matches!(of(own, report("2026-01-01", None)).1[..], [Why::IssuedEarly { .. }]));
}

#[test]
fn another_scope_stays_another_scope_beside_a_reservation() {
    let mut said = statement(Some(Meets::Yes), vec![StatedEvidence { covers: Some(Covers::Other), ..good() }]);
    said.answers.get_mut("a#b").expect("an answer").explanation = Some("Zie bijlage.".into());
    let (found, why) = status(asked(Due::Tender), &said, TENDER);
    assert_eq!((found, why), (AssessmentStatus::OutOfScope, vec![Why::Explained, Why::OtherScope]));
}

#[test]
fn one_paper_for_everything_shows_nothing_by_itself() {
    let many = |count: usize| {
        let asked = |number: usize| {
            requirement(
                &format!("a#{number}"),
                RequirementKind::Must,
                Due::Tender,
                vec![row(EvidenceKind::Document, &[])],
            )
        };
        let piece = StatedEvidence { kind: Some(EvidenceKind::Document), standard: None, valid_until: None, ..good() };
        let mut said = statement(Some(Meets::Yes), vec![piece]);
        let answer = said.answers["a#b"].clone();
        said.answers = (0..count).map(|number| (format!("a#{number}"), answer.clone())).collect();
        let all = list((0..count).map(asked).collect());
        assess(&all, "", &said, EvidenceFiles::new(), TENDER).requirements[0].status
    };
    assert_eq!(many(3), AssessmentStatus::Met);
    assert_eq!(many(12), AssessmentStatus::ToJudge);
}

#[test]
fn a_moment_without_a_date_is_not_before_the_form() {
    let undated = RequirementList { moments: Moments::default(), ..list(vec![young_or_named()]) };
    let stated = statement(Some(Meets::Yes), vec![report("2019-10-01", None)]);
    let found = assess(&undated, "", &stated, EvidenceFiles::new(), TENDER);
    assert_eq!(found.requirements[0].status, AssessmentStatus::Expired);
}
