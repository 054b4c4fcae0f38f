//! A small review with a change of every kind that outputs treat differently.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::Severity;
use crate::model::{
    Audience, AuthorSummary, ChangeKind, Comment, Deviation, FallbackMatch, Finding, HiddenIn, Loss, LossKind,
    MatchedBy, Oddity, OddityKind, Op, OpKind, Phase, ProvisionKind, Redline, RedlineProvision, ReferenceChange,
    ReferenceStatus, Review, Role, Side, SideSummary, SilentChange, SourceFormat, SourcePlace, Tracked, Tracking,
    Verdict, Words,
};

fn op(op: OpKind, text: &str) -> Op {
    Op { op, text: text.into(), nature: None, elsewhere: None }
}

fn side(index: usize, number: &str, text: &str) -> Side {
    Side {
        index,
        number: Some(number.into()),
        label: Some(number.into()),
        address: Some(number.into()),
        text: text.into(),
        place: SourcePlace { paragraph: index + 1, line: u32::try_from(index + 1).ok(), ..SourcePlace::default() },
        revisions: Vec::new(),
    }
}

fn provision(
    key: usize,
    id: Option<&str>,
    base: Option<(usize, &str)>,
    counter: Option<(usize, &str)>,
    ops: Vec<Op>,
    changes: Vec<ChangeKind>,
) -> RedlineProvision {
    let text = |away: OpKind| ops.iter().filter(|op| op.op != away).map(|op| op.text.as_str()).collect::<String>();
    let base = base.map(|(index, number)| side(index, number, &text(OpKind::Insert)));
    let counter = counter.map(|(index, number)| side(index, number, &text(OpKind::Delete)));
    RedlineProvision {
        key,
        kind: ProvisionKind::Paragraph,
        id: id.map(str::to_owned),
        heading: None,
        matched_by: (base.is_some() && counter.is_some()).then_some(MatchedBy::Id),
        with: Vec::new(),
        base,
        counter,
        changes,
        ops,
        children: Vec::new(),
    }
}

fn deviation(verdict: Verdict, findings: Vec<Finding>) -> Deviation {
    Deviation { findings, decides: vec![Role::Legal], ..Deviation::new(verdict) }
}

fn summary(provisions: usize, words: usize) -> SideSummary {
    SideSummary { format: SourceFormat::Text, title: Some("Bijlage".into()), words, provisions }
}

/// A review of an article of which a paragraph was weakened, one deleted, one inserted with a formula in it, and one
/// changed silently, beside one that only moved and one that did not change.
pub fn review() -> Review {
    use OpKind::{Delete, Equal, Insert};
    let mut article = provision(
        0,
        Some("resale-ban"),
        Some((0, "1")),
        Some((0, "1")),
        vec![op(Equal, "Verbod op doorverkoop")],
        Vec::new(),
    );
    article.kind = ProvisionKind::Article;
    article.heading = Some("Verbod op doorverkoop".into());
    let weakened = vec![
        op(Equal, "Leverancier "),
        op(Delete, "verkoopt geen"),
        op(Insert, "spant zich in om geen"),
        op(Equal, " Gemeentelijke Data"),
        op(Insert, " te verkopen"),
        op(Equal, "."),
    ];
    article.children = vec![
        provision(1, Some("resale-ban/1"), Some((1, "1.1")), Some((1, "1.1")), weakened, vec![ChangeKind::Edited]),
        provision(
            2,
            Some("resale-ban/2"),
            Some((2, "1.2")),
            None,
            vec![op(Delete, "Leverancier meldt elk verzoek.")],
            vec![ChangeKind::Deleted],
        ),
    ];
    let silent = vec![
        op(Equal, "Leverancier betaalt binnen "),
        op(Delete, "14 dagen"),
        op(Insert, "90 dagen"),
        op(Equal, ", zie artikel 9."),
    ];
    let mut second =
        provision(3, Some("payment"), Some((3, "2")), Some((2, "2")), vec![op(Equal, "Betaling")], Vec::new());
    second.kind = ProvisionKind::Article;
    second.heading = Some("Betaling".into());
    second.children = vec![
        provision(4, Some("payment/1"), Some((4, "2.1")), Some((3, "2.1")), silent, vec![ChangeKind::Edited]),
        provision(
            5,
            None,
            None,
            Some((4, "2.2")),
            vec![op(Insert, "=HYPERLINK(\"http://kwaad.example\") \u{1b}[2JVoorwaarden van Leverancier gaan voor.")],
            vec![ChangeKind::Inserted],
        ),
        provision(
            6,
            Some("payment/3"),
            Some((5, "2.3")),
            Some((5, "2.4")),
            vec![op(Equal, "De gemeente betaalt in euro's.")],
            vec![ChangeKind::Moved, ChangeKind::Renumbered],
        ),
    ];
    let finding = Finding {
        rule: "duty-softened".into(),
        severity: Severity::Warning,
        verdict: Verdict::Weakened,
        message: "Een verplichting werd een inspanning.".into(),
        words: Words { base: Some("verkoopt geen".into()), counter: Some("spant zich in".into()) },
    };
    let mut weak = deviation(Verdict::Weakened, vec![finding]);
    weak.answer = Some("Het verbod blijft.".into());
    weak.fallback = Some(FallbackMatch {
        key: "aggregated-only".into(),
        title: "Alleen geaggregeerd".into(),
        agreed_by: vec![Role::Privacy],
        when: Some("bij lage risico's".into()),
        exact: false,
        text: "Leverancier verkoopt alleen geaggregeerde data.".into(),
    });
    let mut unclear = deviation(Verdict::NotAssessed, Vec::new());
    unclear.not_assessed = Some("Van deze termijn is niet bekend wie er baat bij heeft.".into());
    let texts = |of: fn(&RedlineProvision) -> Option<&Side>, list: &[RedlineProvision]| {
        let all = list.iter().flat_map(RedlineProvision::all).filter_map(of).collect::<Vec<_>>();
        (all.len(), all.iter().map(|side| side.text.split_whitespace().count()).sum::<usize>())
    };
    let provisions = vec![article, second];
    let (base, base_words) = texts(|one| one.base.as_ref(), &provisions);
    let (counter, counter_words) = texts(|one| one.counter.as_ref(), &provisions);
    Review {
        audience: Audience::Municipality,
        own: BTreeSet::new(),
        names: BTreeMap::new(),
        base_name: "contract.pdf".into(),
        counter_name: "tegen voorstel.docx".into(),
        phase: Some(Phase::BeforeDeadline),
        redline: Redline {
            base: summary(base, base_words),
            counter: summary(counter, counter_words),
            provisions,
            renamed: Vec::new(),
            references: vec![ReferenceChange {
                provision: 4,
                text: "artikel 9".into(),
                base_text: Some("artikel 9".into()),
                status: ReferenceStatus::Broken,
                base_target: Some(2),
                counter_target: None,
            }],
        },
        deviations: BTreeMap::from([
            (1, weak),
            (2, deviation(Verdict::Deleted, Vec::new())),
            (4, unclear),
            (5, deviation(Verdict::OutsidePlaybook, Vec::new())),
            (6, Deviation { decides: Vec::new(), ..deviation(Verdict::Unchanged, Vec::new()) }),
        ]),
        tracking: Some(Tracking {
            silent: vec![SilentChange {
                moved: None,
                provision: Some(4),
                place: "2.1".into(),
                hidden_in: HiddenIn::Text,
                ops: vec![op(Delete, "14 dagen"), op(Insert, "90 dagen")],
                follows: false,
            }],
            authors: vec![AuthorSummary {
                author: Some("A. de Boer".into()),
                inserted: 12,
                deleted: 6,
                moved: 0,
                first: Some("2026-10-01T09:00:00Z".into()),
                last: Some("2026-10-02T09:00:00Z".into()),
            }],
            struck_by: BTreeMap::new(),
            tracked: BTreeMap::from([(1, Tracked::All), (2, Tracked::All), (4, Tracked::None), (5, Tracked::Partly)]),
            idle: Vec::new(),
        }),
        comments: vec![Comment {
            author: Some("A. de Boer".into()),
            date: None,
            text: "Dit kunnen wij niet toezeggen.".into(),
            anchor: "verkoopt".into(),
            place: SourcePlace { paragraph: 2, ..SourcePlace::default() },
        }],
        base_losses: Vec::new(),
        counter_losses: vec![Loss {
            kind: LossKind::Image,
            what: "image1.png".into(),
            count: 2,
            places: vec![SourcePlace { paragraph: 4, ..SourcePlace::default() }],
        }],
        oddities: vec![Oddity {
            kind: OddityKind::Invisible,
            words: "lever[U+200B]ancier".into(),
            count: 1,
            place: SourcePlace { paragraph: 5, ..SourcePlace::default() },
        }],
    }
}
