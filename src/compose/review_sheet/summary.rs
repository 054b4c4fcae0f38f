//! The first page: what matters, what was changed silently, how many changes of each kind, and who decides.

use super::details;
use super::runs::Announcer;
use super::sections::Shown;
use super::words::Phrases;
use crate::model::{
    BriefBlock, BriefPoint, Cell, ChangeKind, CountBlock, OddityKind, RedlineProvision, ReferenceStatus, ReviewChange,
    ReviewSection, SilentBlock, SilentChange, SilentEntry, SilentReferences, Table, Tally, Verdict, VerdictCount,
    capital,
};

/// A change with the section it is in.
pub(super) type Placed<'a> = (&'a ReviewSection, &'a ReviewChange);

/// What matters most, in a few sentences.
pub(super) fn brief(phrases: Phrases<'_>, tally: &Tally) -> BriefBlock {
    let review = phrases.review;
    let mut points = Vec::new();
    let mut say = |loud: bool, text: String| points.push(BriefPoint { text, loud });
    match &review.tracking {
        Some(tracking) if tracking.silent.is_empty() => say(false, phrases.text("review_brief_all_tracked")),
        Some(tracking) => match tracking.of_substance().count() {
            0 => say(false, phrases.text("review_brief_silent_references")),
            count => say(true, phrases.count("review_brief_silent", count)),
        },
        None => {}
    }
    let times = |wanted: OddityKind| -> usize {
        review.oddities.iter().filter(|oddity| oddity.kind == wanted).map(|oddity| oddity.count).sum()
    };
    let (concealed, struck) = (times(OddityKind::Concealed), times(OddityKind::Struck));
    let characters = review.misleading().filter(|oddity| !oddity.kind.is_of_words()).count();
    for (key, count) in
        [("review_brief_concealed", concealed), ("review_brief_struck", struck), ("review_brief_disguised", characters)]
    {
        if count > 0 {
            say(true, phrases.count(key, count));
        }
    }
    if tally.changed == 0 && tally.unseen + tally.unread > 0 {
        say(false, phrases.text("review_brief_nothing_read"));
    } else if tally.changed == 0 {
        say(false, phrases.text("review_brief_nothing"));
    } else {
        let light = phrases.review.redline.all().into_iter().filter(|one| is_light(phrases, one)).count();
        say(false, phrases.count("review_brief_changed", tally.changed - light));
        if light > 0 {
            say(false, phrases.count("review_brief_light", light));
        }
        if tally.adverse > 0 {
            say(true, phrases.count("review_brief_adverse", tally.adverse));
        } else {
            say(false, phrases.text("review_brief_no_adverse"));
        }
    }
    if tally.not_assessed > 0 {
        say(true, phrases.count("review_brief_not_assessed", tally.not_assessed));
    }
    let with = |status: ReferenceStatus| review.redline.references.iter().filter(|one| one.status == status).count();
    for (key, status) in
        [("review_brief_retargeted", ReferenceStatus::Retargeted), ("review_brief_broken", ReferenceStatus::Broken)]
    {
        if with(status) > 0 {
            say(true, phrases.count(key, with(status)));
        }
    }
    let knock_outs: usize = review.deviations.values().filter(|deviation| !deviation.knock_outs.is_empty()).count();
    if knock_outs > 0 {
        say(true, phrases.count("review_brief_knock_outs", knock_outs));
    }
    let losses = review.base_losses.iter().chain(&review.counter_losses).filter(|loss| loss.kind.may_lose_words());
    let lost: usize = losses.map(|loss| loss.count).sum();
    if lost > 0 {
        say(true, phrases.count("review_brief_lost", lost));
    }
    let odd = review.oddities.len() - review.misleading().count();
    if odd > 0 {
        say(false, phrases.count("review_brief_oddities", odd));
    }
    if !review.comments.is_empty() {
        say(false, phrases.count("review_brief_comments", review.comments.len()));
    }
    BriefBlock { title: phrases.text("review_brief_title"), points }
}

/// Whether a provision changed, but only in its number or its typography.
fn is_light(phrases: Phrases<'_>, provision: &RedlineProvision) -> bool {
    let weighs = phrases
        .review
        .deviations
        .get(&provision.key)
        .is_some_and(|deviation| deviation.verdict > Verdict::Unchanged || !deviation.findings.is_empty());
    let light = |change: &ChangeKind| matches!(change, ChangeKind::Renumbered | ChangeKind::Typographic);
    provision.is_changed() && !weighs && provision.changes.iter().all(light)
}

/// What was changed without being tracked.
pub(super) fn silent(phrases: Phrases<'_>, announcer: &Announcer<'_>, shown: &Shown) -> Option<SilentBlock> {
    let tracking = phrases.review.tracking.as_ref().filter(|tracking| !tracking.silent.is_empty())?;
    let entry = |change: &SilentChange| {
        let spot = change.provision.and_then(|key| shown.get(&key));
        SilentEntry {
            place: spot.map_or_else(|| change.place.clone(), |spot| spot.place.clone()),
            note: match &change.moved {
                Some(moved) => moved.said(phrases.labels),
                None => phrases.labels.variant("review_hidden_in", &change.hidden_in),
            },
            target: spot.map(|spot| spot.anchor.clone()),
            redline: announcer.excerpt(&change.ops),
        }
    };
    let changes: Vec<SilentEntry> = tracking.of_substance().map(entry).collect();
    let following: Vec<SilentEntry> = tracking.following().map(entry).collect();
    Some(SilentBlock {
        title: phrases.count("review_silent_title", changes.len()),
        intro: phrases.text("review_silent_intro"),
        changes,
        following: (!following.is_empty()).then(|| SilentReferences {
            line: phrases.count("review_silent_following", following.len()),
            changes: following,
        }),
    })
}

/// How many changes have each verdict, the heaviest first.
pub(super) fn counts(phrases: Phrases<'_>, tally: &Tally) -> CountBlock {
    let counts = Verdict::ALL.iter().rev().filter_map(|verdict| {
        let count = *tally.verdicts.get(verdict)?;
        Some(VerdictCount { mark: phrases.mark(*verdict), count })
    });
    CountBlock { title: phrases.text("review_counts_title"), counts: counts.collect() }
}

/// What needs somebody's attention, as tables; those with nothing in them are left out.
pub(super) fn tables(phrases: Phrases<'_>, tally: &Tally, changes: &[Placed<'_>], shown: &Shown) -> Vec<Table> {
    let mut tables = Vec::new();
    tables.extend(adverse(phrases, changes));
    tables.extend(not_assessed(phrases, changes));
    tables.extend(decides(phrases, tally, shown));
    tables.extend(details::losses(phrases, "review_lost", true));
    tables.extend(details::oddities(phrases));
    tables.extend(details::authors(phrases));
    tables
}

/// What a change is called where it stands alone: with its heading below it.
fn cell_of((section, change): &Placed<'_>) -> Cell {
    let place = change.place.clone().unwrap_or_else(|| section.number.clone());
    let heading = Some(section.title.clone()).filter(|title| !title.is_empty());
    Cell::link(place, change.anchor.clone()).with_note(heading)
}

fn decider(phrases: Phrases<'_>, change: &ReviewChange) -> String {
    let label = phrases.labels.text("review_decides");
    change.fields.iter().find(|field| field.label == label).map(|field| field.value.clone()).unwrap_or_default()
}

/// Changes that cost the municipality something, the heaviest first.
fn adverse(phrases: Phrases<'_>, changes: &[Placed<'_>]) -> Option<Table> {
    let knock_out = phrases.labels.text("review_knock_outs");
    let hits_knock_out = |change: &ReviewChange| change.fields.iter().any(|field| field.label == knock_out);
    let weighed = |(_, change): &&Placed<'_>| change.mark.as_ref().is_some_and(|mark| mark.verdict.is_adverse());
    let mut heavy: Vec<&Placed<'_>> = changes.iter().filter(weighed).collect();
    heavy.sort_by_key(|(_, change)| {
        let verdict = change.mark.as_ref().map(|mark| mark.verdict);
        std::cmp::Reverse((verdict, hits_knock_out(change)))
    });
    let rows = heavy.into_iter().map(|placed| {
        let change = placed.1;
        let does = change.findings.first().map(|finding| finding.text.clone());
        let does = shortened(&does.unwrap_or_else(|| change.happened.join(" ")));
        let mut more = Vec::new();
        more.extend(
            change
                .fields
                .iter()
                .find(|field| field.label == knock_out)
                .map(|field| phrases.fill("review_hits_knock_out", &[("ids", &field.value)])),
        );
        more.extend(change.silent.clone());
        let mark = change.mark.as_ref().map(|mark| mark.text.clone()).unwrap_or_default();
        vec![cell_of(placed), Cell::text(mark), Cell::items(does, more), Cell::text(decider(phrases, change))]
    });
    let columns = ["review_column_place", "review_column_verdict", "review_column_does", "review_column_decides"];
    table(phrases, "review_adverse", &columns, &[21, 17, 45, 17], rows.collect())
}

/// The longest quotation on the first page, in characters.
const QUOTED: usize = 200;

/// A text of which long quotations are cut down to how they begin and end: the whole stands at the change itself.
fn shortened(text: &str) -> String {
    let mut short = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('“') {
        let (before, quoted) = rest.split_at(open + '“'.len_utf8());
        let Some(close) = quoted.find('”') else { break };
        short.push_str(before);
        let words: Vec<&str> = quoted[..close].split_whitespace().collect();
        if quoted[..close].chars().count() <= QUOTED || words.len() < 20 {
            short.push_str(&quoted[..close]);
        } else {
            short.push_str(&format!("{} … {}", words[..9].join(" "), words[words.len() - 9..].join(" ")));
        }
        rest = &quoted[close..];
    }
    short.push_str(rest);
    short
}

/// Changes of which the program cannot say what they do.
fn not_assessed(phrases: Phrases<'_>, changes: &[Placed<'_>]) -> Option<Table> {
    let open =
        |(_, change): &&Placed<'_>| change.mark.as_ref().is_some_and(|mark| mark.verdict == Verdict::NotAssessed);
    let rows = changes.iter().filter(open).map(|placed| {
        let change = placed.1;
        let why = change.findings.iter().find(|finding| finding.rule.is_none()).or(change.findings.first());
        let why = why.map_or_else(|| change.happened.join(" "), |finding| finding.text.clone());
        vec![cell_of(placed), Cell::text(why), Cell::text(decider(phrases, change))]
    });
    let columns = ["review_column_place", "review_column_why", "review_column_decides"];
    table(phrases, "review_not_assessed", &columns, &[21, 62, 17], rows.collect())
}

/// On what each role decides.
fn decides(phrases: Phrases<'_>, tally: &Tally, shown: &Shown) -> Option<Table> {
    let rows = tally.needs.iter().map(|(role, keys)| {
        let mut places: Vec<String> = Vec::new();
        for spot in keys.iter().filter_map(|key| shown.get(key)) {
            if !places.contains(&spot.place) {
                places.push(spot.place.clone());
            }
        }
        vec![
            Cell::text(capital(&phrases.labels.variant("role", role))),
            Cell::text(keys.len().to_string()),
            Cell::text(phrases.few(&places)),
        ]
    });
    let columns = ["review_column_role", "review_column_count", "review_column_places"];
    table(phrases, "review_needs", &columns, &[25, 10, 65], rows.collect())
}

/// A table with the title and the introduction that its key names; nothing where it has no rows.
pub(super) fn table(
    phrases: Phrases<'_>,
    key: &str,
    columns: &[&str],
    widths: &[u8],
    rows: Vec<Vec<Cell>>,
) -> Option<Table> {
    if rows.is_empty() {
        return None;
    }
    // A column in which nothing stands, such as who decides where no clause says so, is no column.
    let filled =
        |column: &usize| rows.iter().any(|row: &Vec<Cell>| row.get(*column).is_some_and(|cell| !cell.text.is_empty()));
    let kept: Vec<usize> = (0..columns.len()).filter(filled).collect();
    let pick = |row: &Vec<Cell>| kept.iter().filter_map(|column| row.get(*column).cloned()).collect::<Vec<Cell>>();
    let text = |suffix: &str| {
        let name = format!("{key}_{suffix}");
        phrases.labels.text(&name).to_owned()
    };
    Some(Table {
        key: key.to_owned(),
        title: text("title"),
        intro: Some(text("intro")).filter(|intro| !intro.is_empty()),
        columns: kept.iter().filter_map(|column| Some(phrases.labels.text(columns.get(*column)?).to_owned())).collect(),
        widths: kept.iter().filter_map(|column| widths.get(*column).copied()).collect(),
        rows: rows.iter().map(pick).collect(),
        empty: None,
    })
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn long_quotations_are_cut_and_short_ones_stay() {
        assert_eq!(
            shortened("De termijn “30 dagen” is “60 dagen” geworden."),
            "De termijn “30 dagen” is “60 dagen” geworden."
        );
        let long = format!("Vervallen: “begin {}einde”.", "woord ".repeat(60));
        let short = shortened(&long);
        assert!(short.starts_with("Vervallen: “begin woord") && short.ends_with("woord einde”."), "{short}");
        assert!(short.chars().count() < 150 && short.contains(" … "), "{short}");
    }
}
