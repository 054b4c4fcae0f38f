//! A review with every kind of change in it, as a supplier's Word file could give.

use std::collections::{BTreeMap, BTreeSet};

use beding::diag::Severity;
use beding::model::{
    Audience, AuthorSummary, ChangeKind, Comment, Deviation, FallbackMatch, Finding, HiddenIn, IdleChange, Loss,
    LossKind, MatchedBy, Oddity, OddityKind, Op, OpKind, OpNature, Phase, ProvisionKind, Redline, RedlineProvision,
    ReferenceChange, ReferenceStatus, Review, Revision, RevisionKind, Role, Side, SideSummary, SilentChange,
    SourceFormat, SourcePlace, Tracked, Tracking, Verdict, Words,
};

/// The words of a redline: `[-struck-]`, `{+added+}`, `[~old~]{~new~}` for what is no change of substance.
fn ops(text: &str) -> Vec<Op> {
    let marks = [
        ("[-", "-]", OpKind::Delete, None),
        ("{+", "+}", OpKind::Insert, None),
        ("[~", "~]", OpKind::Delete, Some(OpNature::ReferenceFollows)),
        ("{~", "~}", OpKind::Insert, Some(OpNature::ReferenceFollows)),
    ];
    let mut ops = Vec::new();
    let mut push = |kind: OpKind, text: &str, nature: Option<OpNature>| {
        if !text.is_empty() {
            ops.push(Op { op: kind, text: text.to_owned(), nature, elsewhere: None });
        }
    };
    let mut rest = text;
    while let Some((at, (open, close, kind, nature))) =
        marks.iter().filter_map(|mark| Some((rest.find(mark.0)?, *mark))).min_by_key(|(at, _)| *at)
    {
        push(OpKind::Equal, &rest[..at], None);
        let (inside, after) = rest[at + open.len()..].split_once(close).expect("a mark is closed");
        push(kind, inside, nature);
        rest = after;
    }
    push(OpKind::Equal, rest, None);
    ops
}

/// Makes provisions; keys follow the order in which they are asked.
#[derive(Default)]
struct Maker {
    key: usize,
    base: usize,
    counter: usize,
}

impl Maker {
    /// A provision with its numbers on either side; `ops` as [`ops`] reads them.
    fn provision(
        &mut self,
        kind: ProvisionKind,
        numbers: (Option<&str>, Option<&str>),
        text: &str,
        changes: &[ChangeKind],
        children: impl FnOnce(&mut Self) -> Vec<RedlineProvision>,
    ) -> RedlineProvision {
        let ops = ops(text);
        let own = |away: OpKind| ops.iter().filter(|op| op.op != away).map(|op| op.text.as_str()).collect::<String>();
        let side = |number: &str, index: &mut usize, text: String| {
            *index += 1;
            let numbered = Some(number.to_owned()).filter(|number| !number.is_empty());
            let label = numbered.clone().map(|number| match kind {
                ProvisionKind::Article => format!("Artikel {number}."),
                _ => number,
            });
            Side {
                index: *index - 1,
                number: numbered.clone(),
                label,
                address: numbered.map(|number| match kind {
                    ProvisionKind::Point => format!("8.1 {number}"),
                    _ => number,
                }),
                text,
                place: SourcePlace { paragraph: *index, ..SourcePlace::default() },
                revisions: Vec::new(),
            }
        };
        let base = numbers.0.map(|number| side(number, &mut self.base, own(OpKind::Insert)));
        let counter = numbers.1.map(|number| side(number, &mut self.counter, own(OpKind::Delete)));
        let heading = matches!(kind, ProvisionKind::Article | ProvisionKind::Part).then(|| {
            let text = counter.as_ref().or(base.as_ref()).map_or("", |side| side.text.as_str());
            text.split('\n').next().unwrap_or_default().to_owned()
        });
        let key = self.key;
        self.key += 1;
        RedlineProvision {
            key,
            kind,
            id: None,
            heading,
            matched_by: (base.is_some() && counter.is_some()).then_some(MatchedBy::Number),
            with: Vec::new(),
            base,
            counter,
            changes: changes.to_vec(),
            ops,
            children: children(self),
        }
    }

    fn article(
        &mut self,
        numbers: (Option<&str>, Option<&str>),
        heading: &str,
        changes: &[ChangeKind],
        children: impl FnOnce(&mut Self) -> Vec<RedlineProvision>,
    ) -> RedlineProvision {
        self.provision(ProvisionKind::Article, numbers, heading, changes, children)
    }

    fn paragraph(&mut self, base: &str, counter: &str, text: &str, changes: &[ChangeKind]) -> RedlineProvision {
        let given = |number| Some(number).filter(|number: &&str| !number.is_empty());
        self.provision(ProvisionKind::Paragraph, (given(base), given(counter)), text, changes, |_| Vec::new())
    }
}

fn deviation(verdict: Verdict, decides: &[Role]) -> Deviation {
    Deviation {
        verdict,
        findings: Vec::new(),
        not_assessed: None,
        fallback: None,
        answer: None,
        decides: decides.to_vec(),
        knock_outs: Vec::new(),
    }
}

fn found(verdict: Verdict, decides: &[Role], rule: &str, message: &str, base: &str, counter: &str) -> Deviation {
    let words = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let finding = Finding {
        rule: rule.to_owned(),
        severity: if verdict.is_adverse() { Severity::Error } else { Severity::Warning },
        verdict,
        message: message.to_owned(),
        words: Words { base: words(base), counter: words(counter) },
    };
    Deviation { findings: vec![finding], ..deviation(verdict, decides) }
}

fn summary(format: SourceFormat, words: usize, provisions: usize) -> SideSummary {
    SideSummary {
        format,
        title: Some("Bijlage digitale principes bij de overeenkomst Zaaksysteem".into()),
        words,
        provisions,
    }
}

/// The provisions, with the keys that [`review`] refers to.
fn provisions() -> Vec<RedlineProvision> {
    use ChangeKind::{Deleted, Edited, Inserted, Merged, Moved, Renumbered, Split, Typographic};
    let mut make = Maker::default();
    let plain = |make: &mut Maker, article: &str, heading: &str| {
        make.article((Some(article), Some(article)), heading, &[], |make| {
            let number = format!("{article}.1");
            vec![make.paragraph(&number, &number, "Partijen leggen afspraken Schriftelijk vast.", &[])]
        })
    };
    let mut all = vec![
        make.provision(ProvisionKind::Title, (Some(""), Some("")), "Bijlage digitale principes", &[], |_| Vec::new()), // 0
        plain(&mut make, "1", "Begripsbepalingen"), // 1, 2
        plain(&mut make, "2", "Toepasselijkheid"),  // 3, 4
    ];
    all.push(make.article((Some("3"), Some("3")), "Verbod op verkoop van data", &[], |make| {
        vec![
            make.paragraph("3.1", "3.1", "Leverancier [-verkoopt, verhuurt of ruilt-] {+spant zich in om+} Gemeentelijke Data niet{+ te verkopen, tenzij dit redelijkerwijs noodzakelijk is voor verbetering van zijn diensten+}.", &[Edited]), // 6
            make.paragraph("3.2", "3.2", "Het verbod geldt ook voor Afgeleide Data.", &[]), // 7
            make.paragraph("3.3", "", "[-Leverancier geeft op eerste verzoek een volledig overzicht van alle ontvangers van Gemeentelijke Data.-]", &[Deleted]), // 8
            make.paragraph("3.4", "3.3", "Leverancier meldt een verzoek van een Derde binnen [-2 Werkdagen-]{+30 dagen+} aan Opdrachtgever, zie [~artikel 9.2~]{~artikel 10.2~}.", &[Renumbered, Edited]), // 9
        ]
    }));
    all.push(make.article((None, Some("4")), "{+Gebruik van geaggregeerde gegevens+}", &[Inserted], |make| {
        vec![
            make.paragraph("", "4.1", "{+Leverancier mag geanonimiseerde en geaggregeerde gegevens gebruiken om zijn producten te verbeteren en modellen te trainen.+}", &[Inserted]), // 11
            make.paragraph("", "4.2", "{+Opdrachtgever wordt geacht hiermee in te stemmen als hij niet binnen 5 Werkdagen bezwaar maakt.+}", &[Inserted]), // 12
        ]
    }));
    for (old, new, heading) in [("4", "5", "Bewaartermijnen"), ("5", "6", "Vernietiging van gegevens")] {
        all.push(make.article((Some(old), Some(new)), heading, &[Renumbered], |make| {
            let (old, new) = (format!("{old}.1"), format!("{new}.1"));
            vec![make.paragraph(
                &old,
                &new,
                "Leverancier bewaart Gemeentelijke Data niet langer dan nodig.",
                &[Renumbered],
            )]
        })); // 13..16
    }
    all.push(make.article((Some("12"), Some("7")), "Penetratietesten", &[Moved, Renumbered], |make| {
        vec![make.paragraph("12.1", "7.1", "Leverancier laat jaarlijks een penetratietest uitvoeren.", &[Renumbered])] // 18
    })); // 17
    all.push(make.article((Some("6"), Some("8")), "Aansprakelijkheid", &[Renumbered], |make| {
        vec![
            make.provision(
                ProvisionKind::Paragraph,
                (Some("6.1"), Some("8.1")),
                "Leverancier is aansprakelijk voor:",
                &[Renumbered],
                |make| {
                    vec![
                        make.provision(
                            ProvisionKind::Point,
                            (Some("a"), Some("a")),
                            "schade door een Datalek;",
                            &[],
                            |_| Vec::new(),
                        ), // 21
                        make.provision(
                            ProvisionKind::Point,
                            (Some("b"), Some("b")),
                            "alle [-schade van Derden-]{+directe schade, tot ten hoogste de jaarvergoeding+}.",
                            &[Edited],
                            |_| Vec::new(),
                        ), // 22
                    ]
                },
            ), // 20
            make.paragraph(
                "6.2",
                "8.2",
                "De [~\"Beperking\"~]{~“Beperking”~} geldt niet bij opzet.",
                &[Renumbered, Typographic],
            ), // 23
        ]
    })); // 19
    all.push(make.article((Some("7"), Some("9")), "Audit[- en controle-]", &[Renumbered, Edited], |make| {
        vec![
            make.paragraph("7.1", "9.1", "Opdrachtgever mag eenmaal per jaar een audit laten uitvoeren.", &[Renumbered, Split]), // 25
            make.paragraph("", "9.2", "{+De kosten van de audit zijn voor Opdrachtgever.+}", &[Inserted]), // 26
            make.paragraph("7.2", "9.3", "Leverancier geeft de auditor toegang tot de systemen waarop Gemeentelijke Data staan, tot de logbestanden van ten minste de laatste twaalf maanden, tot de rapportages van eerdere audits en penetratietesten, tot de medewerkers die met het beheer zijn belast en tot de documentatie van de beveiligingsmaatregelen, en beantwoordt vragen van de auditor volledig, naar waarheid en zonder daarvoor kosten in rekening te brengen, met inachtneming van de huisregels van Leverancier en van de redelijke aanwijzingen over de veiligheid van personen en gebouwen, voor zover die aanwijzingen de audit niet onmogelijk maken of onnodig vertragen. Leverancier herstelt gebreken [-onverwijld-]{+binnen een redelijke termijn+}.", &[Renumbered, Edited]), // 27
        ]
    })); // 24
    all.push(make.article((Some("8"), Some("10")), "Exit", &[Renumbered], |make| {
        vec![
            make.paragraph(
                "8.1",
                "10.1",
                "Leverancier levert Gemeentelijke Data [-kosteloos -]terug in een open formaat.",
                &[Renumbered, Edited, Merged],
            ), // 29
            make.paragraph(
                "8.2",
                "10.2",
                "Leverancier werkt [-loyaal -]{+volledig +}mee aan de overgang.",
                &[Renumbered, Edited],
            ), // 30
            make.paragraph(
                "8.3",
                "10.3",
                "Leverancier bewaart een kopie [-ten hoogste 30 dagen-]{+ten hoogste 10 dagen+}.",
                &[Renumbered, Edited],
            ), // 31
        ]
    })); // 28
    all.push(make.provision(ProvisionKind::Table, (Some(""), Some("")), "", &[], |make| {
        vec![make.provision(ProvisionKind::Row, (Some(""), Some("")), "", &[], |make| {
            vec![
                make.provision(ProvisionKind::Cell, (Some(""), Some("")), "Beschikbaarheid", &[], |_| Vec::new()),
                make.provision(ProvisionKind::Cell, (Some(""), Some("")), "[-99,9%-]{+98%+}", &[Edited], |_| {
                    Vec::new()
                }), // 35
            ]
        })]
    })); // 32
    all
}

/// The review of a tracked Word file with two silent changes, a fallback, things that cannot be told, and a picture.
pub fn review() -> Review {
    let mut provisions = provisions();
    for article in &mut provisions {
        for child in std::iter::once(&mut article.id).chain(article.children.iter_mut().map(|child| &mut child.id)) {
            *child = None;
        }
    }
    let tracked_by_supplier = vec![Revision {
        kind: RevisionKind::Inserted,
        author: Some("J. van Dijk (Zaaksoft B.V.)".into()),
        date: Some("2026-10-12T14:30:00Z".into()),
    }];
    for article in &mut provisions {
        if article.key == 5 {
            article.id = Some("resale-ban".into());
            for (index, child) in article.children.iter_mut().enumerate() {
                child.id = Some(format!("resale-ban/{}", index + 1));
            }
        }
        for child in &mut article.children {
            if let Some(side) = child.counter.as_mut().or(child.base.as_mut()) {
                side.revisions.clone_from(&tracked_by_supplier);
            }
        }
    }
    let mut softened = found(
        Verdict::Weakened,
        &[Role::Legal, Role::Privacy],
        "duty-softened",
        "De verplichting is afgezwakt tot een inspanning: “spant zich in om”.",
        "verkoopt, verhuurt of ruilt",
        "spant zich in om",
    );
    softened.findings.push(
        found(
            Verdict::ReservationAdded,
            &[],
            "scope-limited",
            "Er is een voorwaarde of uitzondering toegevoegd.",
            "",
            "tenzij dit redelijkerwijs noodzakelijk is",
        )
        .findings
        .remove(0),
    );
    softened.verdict = Verdict::ReservationAdded;
    softened.answer = Some("Het verbod op doorverkoop is een kernbepaling en wordt niet aangepast. Gebruik voor verbetering van de dienst is mogelijk onder de terugvalpositie.".into());
    softened.fallback = Some(FallbackMatch {
        key: "aggregated-only".into(),
        title: "Alleen geaggregeerd gebruik".into(),
        agreed_by: vec![Role::Privacy, Role::Legal],
        when: Some("alleen als de gegevens niet tot personen herleidbaar zijn.".into()),
        exact: false,
        text: "Leverancier verkoopt Gemeentelijke Data niet. Hij mag volledig geaggregeerde gegevens gebruiken om zijn dienst te verbeteren.".into(),
    });
    softened.knock_outs = vec!["resale-ban#no-resale".into()];
    let mut gone = found(Verdict::Deleted, &[Role::Legal], "provision-deleted", "De bepaling is vervallen.", "", "");
    gone.knock_outs = vec!["resale-ban#disclosure-log".into()];
    let mut unclear = deviation(Verdict::NotAssessed, &[Role::Legal]);
    unclear.not_assessed =
        Some("Of “volledig” meer of minder vraagt dan “loyaal”, kan het programma niet zeggen.".into());
    let mut exact = deviation(Verdict::Fallback, &[Role::ContractManager]);
    exact.fallback = Some(FallbackMatch {
        key: "paid-export".into(),
        title: "Export tegen kostprijs".into(),
        agreed_by: vec![Role::ContractManager],
        when: None,
        exact: true,
        text: "Leverancier levert Gemeentelijke Data terug in een open formaat.".into(),
    });
    let light = |verdict| deviation(verdict, &[]);
    let deviations = BTreeMap::from([
        (6, softened),
        (8, gone),
        (
            9,
            found(
                Verdict::Weakened,
                &[Role::Legal],
                "term-changed",
                "De termijn is langer: “2 Werkdagen” is “30 dagen” geworden.",
                "2 Werkdagen",
                "30 dagen",
            ),
        ),
        (10, light(Verdict::NotAssessed)),
        (
            11,
            found(
                Verdict::OutsidePlaybook,
                &[Role::Privacy, Role::Legal],
                "own-use-of-data",
                "De leverancier mag data voor zichzelf gebruiken: “zijn producten te verbeteren en modellen te trainen”.",
                "",
                "zijn producten te verbeteren en modellen te trainen",
            ),
        ),
        (
            12,
            found(
                Verdict::OutsidePlaybook,
                &[Role::Legal],
                "consent-removed",
                "Toestemming wordt verondersteld: “wordt geacht hiermee in te stemmen”.",
                "",
                "wordt geacht hiermee in te stemmen",
            ),
        ),
        (13, light(Verdict::Unchanged)),
        (14, light(Verdict::Unchanged)),
        (15, light(Verdict::Unchanged)),
        (16, light(Verdict::Unchanged)),
        (17, light(Verdict::Unchanged)),
        (18, light(Verdict::Unchanged)),
        (
            22,
            found(
                Verdict::Weakened,
                &[Role::Legal, Role::Management],
                "liability-limited",
                "De aansprakelijkheid krijgt een grens: “ten hoogste de jaarvergoeding”.",
                "alle schade van Derden",
                "directe schade, tot ten hoogste de jaarvergoeding",
            ),
        ),
        (23, light(Verdict::Unchanged)),
        (24, light(Verdict::Equivalent)),
        (
            26,
            found(
                Verdict::OutsidePlaybook,
                &[Role::Legal],
                "costs-shifted",
                "Er komen kosten voor de gemeente bij: “De kosten van de audit zijn voor Opdrachtgever”.",
                "",
                "De kosten van de audit zijn voor Opdrachtgever",
            ),
        ),
        (
            27,
            found(
                Verdict::Weakened,
                &[Role::Security],
                "time-narrowed",
                "Een vast moment is vervallen of vaag geworden.",
                "onverwijld",
                "binnen een redelijke termijn",
            ),
        ),
        (29, exact),
        (30, unclear),
        (31, light(Verdict::Strengthened)),
        (
            35,
            found(
                Verdict::Weakened,
                &[Role::ContractManager],
                "amount-changed",
                "Het percentage is lager: “99,9%” is “98%” geworden.",
                "99,9%",
                "98%",
            ),
        ),
    ]);
    let place = |paragraph| SourcePlace { paragraph, ..SourcePlace::default() };
    Review {
        audience: Audience::Municipality,
        own: BTreeSet::new(),
        names: BTreeMap::new(),
        base_name: "bijlage-digitale-principes.pdf".into(),
        counter_name: "Bijlage digitale principes - reactie Zaaksoft v2.docx".into(),
        phase: Some(Phase::InTheBid),
        redline: Redline {
            base: summary(SourceFormat::Contract, 8912, 143),
            counter: summary(SourceFormat::Docx, 9020, 146),
            renamed: Vec::new(),
            references: vec![
                ReferenceChange {
                    provision: 9,
                    text: "artikel 10.2".into(),
                    base_text: Some("artikel 9.2".into()),
                    status: ReferenceStatus::Follows,
                    base_target: Some(30),
                    counter_target: Some(30),
                },
                ReferenceChange {
                    provision: 14,
                    text: "artikel 3.3".into(),
                    base_text: Some("artikel 3.3".into()),
                    status: ReferenceStatus::Retargeted,
                    base_target: Some(8),
                    counter_target: Some(9),
                },
                ReferenceChange {
                    provision: 27,
                    text: "bijlage 4".into(),
                    base_text: Some("bijlage 4".into()),
                    status: ReferenceStatus::Broken,
                    base_target: Some(8),
                    counter_target: None,
                },
            ],
            provisions,
        },
        deviations,
        tracking: Some(Tracking {
            silent: vec![
                SilentChange {
                    moved: None,
                    provision: Some(9),
                    place: "3.3".into(),
                    hidden_in: HiddenIn::Text,
                    ops: ops(
                        "Leverancier meldt een verzoek van een Derde binnen [-2 Werkdagen-]{+30 dagen+} aan Opdrachtgever.",
                    ),
                    follows: false,
                },
                SilentChange {
                    moved: None,
                    provision: Some(35),
                    place: "tabel".into(),
                    hidden_in: HiddenIn::Table,
                    ops: ops("[-99,9%-]{+98%+}"),
                    follows: false,
                },
            ],
            authors: vec![
                AuthorSummary {
                    author: Some("J. van Dijk (Zaaksoft B.V.)".into()),
                    inserted: 96,
                    deleted: 41,
                    moved: 8,
                    first: Some("2026-10-12T14:30:00Z".into()),
                    last: Some("2026-10-14T09:05:00Z".into()),
                },
                AuthorSummary { author: None, inserted: 2, deleted: 1, moved: 0, first: None, last: None },
            ],
            struck_by: BTreeMap::new(),
            tracked: BTreeMap::from([
                (6, Tracked::All),
                (8, Tracked::All),
                (9, Tracked::None),
                (11, Tracked::All),
                (12, Tracked::All),
                (22, Tracked::All),
                (26, Tracked::All),
                (27, Tracked::Partly),
                (29, Tracked::All),
                (30, Tracked::All),
                (35, Tracked::None),
            ]),
            idle: vec![IdleChange {
                author: Some("J. van Dijk (Zaaksoft B.V.)".into()),
                text: "Opdrachtgever".into(),
                paragraph: 61,
            }],
        }),
        comments: vec![Comment {
            author: Some("J. van Dijk (Zaaksoft B.V.)".into()),
            date: Some("2026-10-12T14:41:00Z".into()),
            text: "Dit kunnen wij niet toezeggen; onze toeleverancier <cloud> werkt met eigen voorwaarden.".into(),
            anchor: "verkoopt, verhuurt of ruilt".into(),
            place: place(14),
        }],
        base_losses: vec![Loss {
            kind: LossKind::PageFurniture,
            what: "kop- en voetregels".into(),
            count: 24,
            places: vec![],
        }],
        counter_losses: vec![
            Loss { kind: LossKind::Image, what: "image1.png".into(), count: 2, places: vec![place(4), place(88)] },
            Loss { kind: LossKind::FormattingChange, what: "rPrChange".into(), count: 17, places: vec![place(9)] },
        ],
        oddities: vec![Oddity {
            kind: OddityKind::Invisible,
            words: "lever[U+200B]ancier".into(),
            count: 1,
            place: place(52),
        }],
    }
}
