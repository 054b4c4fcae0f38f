//! What matters in a few sentences, how many changes of each kind there are, and who decides.

use super::details;
use super::sections::Shown;
use super::words::Phrases;
use crate::model::{
    BriefBlock, BriefPoint, Cell, ChangeKind, Comment, CountBlock, Deviation, Loss, LossKind, Oddity, OddityKind,
    ProvisionKind, RedlineProvision, ReferenceStatus, SilentChange, Table, Tally, Verdict, VerdictCount, capital,
    each_once, shortened, written,
};

/// So many characters of a remark are quoted.
const QUOTED: usize = 120;

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
        None if review.is_untracked() => say(true, phrases.count("review_brief_untracked", tally.changed)),
        None => {}
    }
    // What a letter says of the changes, where it is not so.
    let letter = review.redline.preamble();
    let is_letter = |change: &SilentChange| letter.iter().any(|one| Some(one.key) == change.provision);
    let untold = match &review.tracking {
        Some(tracking) => tracking.of_substance().filter(|change| !is_letter(change)).count(),
        None if review.is_untracked() => tally.changed - usize::from(!letter.is_empty()).min(tally.changed),
        None => 0,
    };
    if untold > 0
        && let Some(claim) = review.claim_of_visibility()
    {
        let said = phrases.count("review_brief_claim", untold);
        say(true, said.replace("{words}", &shortened(&claim, QUOTED)));
    }
    // Words by their kind, however many there are in a place; of the rest each place counts once.
    for (key, words) in [
        ("review_brief_concealed", Some(OddityKind::Concealed)),
        ("review_brief_struck", Some(OddityKind::Struck)),
        ("review_brief_disguised", None),
    ] {
        let is_such = |one: &&Oddity| words.map_or(!one.kind.is_of_words(), |kind| one.kind == kind);
        let such: Vec<&Oddity> = review.misleading().filter(is_such).collect();
        let count = such.iter().map(|one| words.map_or(1, |_| one.count)).sum();
        if count > 0 {
            let places: Vec<String> = such.into_iter().map(|one| oddly(phrases, one)).collect();
            say(true, phrases.count_of(key, count, &places));
        }
    }
    for (key, wanted) in
        [("review_brief_reserving", Verdict::ReservationAdded), ("review_brief_remarks_open", Verdict::NotAssessed)]
    {
        let such = review.comments.iter().filter(|one| review.verdict_of(one) == Some(wanted));
        let such: Vec<String> = such.map(|comment| remarked(phrases, comment)).collect();
        if !such.is_empty() {
            say(true, phrases.count_at(key, &such));
        }
    }
    let remarks = |say: &mut dyn FnMut(bool, String)| {
        let own = review.comments.iter().filter(|one| review.is_own(one.author.as_deref())).count();
        let others = review.comments.len() - own;
        for (key, count) in [("review_brief_comments", others), ("review_brief_comments_own", own)] {
            if count > 0 {
                say(false, phrases.count(key, count));
            }
        }
    };
    if tally.changed == 0 && tally.unseen + tally.unread > 0 {
        say(false, phrases.text("review_brief_nothing_read"));
        remarks(&mut say);
    } else if tally.changed == 0 {
        say(false, phrases.text("review_brief_nothing"));
        remarks(&mut say);
    } else {
        say(false, phrases.count("review_brief_changed", tally.changed));
        remarks(&mut say);
        for term in &review.redline.renamed {
            let count = term.at.len().to_string();
            let values = [("old", term.old.as_str()), ("new", term.new.as_str()), ("count", count.as_str())];
            say(false, phrases.fill("review_brief_renamed", &values));
        }
        let own: Vec<String> = review.own_changes().into_iter().map(|one| phrases.place(one)).collect();
        if !own.is_empty() {
            say(false, phrases.count_at("review_brief_own", &own));
        }
        let kinds: Vec<String> = tally
            .changes
            .iter()
            .map(|(kind, count)| format!("{count} {}", phrases.labels.variant("review_change", kind)))
            .collect();
        say(false, phrases.fill("review_brief_kinds", &[("kinds", &kinds.join(", "))]));
        let moved = review.redline.told().into_iter().filter(|one| one.changes.contains(&ChangeKind::Moved));
        let moved: Vec<String> = moved.map(|one| phrases.with_old_number(one, phrases.place(one))).collect();
        if !moved.is_empty() {
            say(false, phrases.count_at("review_brief_moved", &moved));
        }
        for (key, count) in [("review_brief_light", tally.light), ("review_brief_affected", tally.affected)] {
            if count > 0 {
                say(false, phrases.count(key, count));
            }
        }
        if tally.adverse > 0 {
            say(true, phrases.count("review_brief_adverse", tally.adverse));
            let never = places(phrases, Deviation::is_never_accepted);
            let outside = format!("review_verdict_{}", written(&Verdict::OutsidePlaybook));
            let outside = places(phrases, |one| !one.is_never_accepted() && review.verdict_key_of(one) == outside);
            let knock_outs = places(phrases, |one| !one.knock_outs.is_empty());
            for (key, places) in [
                ("review_brief_never", never),
                ("review_brief_outside", outside),
                ("review_brief_knock_outs", knock_outs),
            ] {
                if !places.is_empty() {
                    say(true, phrases.count_at(key, &places));
                }
            }
        } else {
            say(false, phrases.text("review_brief_no_adverse"));
        }
    }
    if tally.not_assessed > 0 {
        say(true, phrases.count("review_brief_not_assessed", tally.not_assessed));
    }
    let all = review.redline.all();
    let with = |status: ReferenceStatus| -> Vec<String> {
        let references = review.redline.references.iter().filter(|one| one.status == status);
        let places: Vec<String> =
            references.filter_map(|one| all.get(one.provision)).map(|one| row_of(phrases, one)).collect();
        // What is counted is the provisions, so that as many are named as are counted.
        each_once(places.iter())
    };
    for (key, status) in
        [("review_brief_retargeted", ReferenceStatus::Retargeted), ("review_brief_broken", ReferenceStatus::Broken)]
    {
        let places = with(status);
        if !places.is_empty() {
            say(true, phrases.count_at(key, &places));
        }
    }
    let issued: Vec<Loss> = review.base_losses.iter().filter(|loss| loss.kind.may_lose_words()).cloned().collect();
    // One picture and no more is a logo, or might as well be; what was issued is known to whoever issued it.
    for (key, losses, known) in
        [("review_brief_lost", review.unread(), 1), ("review_brief_lost_issued", issued, usize::MAX)]
    {
        let is_image = |loss: &&Loss| loss.kind == LossKind::Image;
        let images: usize = losses.iter().filter(is_image).map(|loss| loss.count).sum();
        let count: usize = losses.iter().map(|loss| loss.count).sum();
        if count > 0 {
            say(count > images || images > known, phrases.count(key, count));
        }
    }
    let odd = review.oddities.len() - review.misleading().count();
    if odd > 0 {
        say(false, phrases.count("review_brief_oddities", odd));
    }
    BriefBlock { title: phrases.text("review_brief_title"), points }
}

/// Where a remark stands and how it begins, e.g. `16.2 (“Wij gaan ervan uit dat …”)`.
fn remarked(phrases: Phrases<'_>, comment: &Comment) -> String {
    let provision = phrases.review.provision_at(&comment.place);
    let place = provision.map_or_else(|| phrases.anchor_of(comment), |provision| phrases.place(provision));
    format!(
        "{place} ({})",
        phrases.fill("review_quoted", &[("words", shortened(&comment.text, QUOTED).trim_end_matches('.'))])
    )
}

/// Where something stands that a reader does not see, or takes for something else.
fn oddly(phrases: Phrases<'_>, oddity: &Oddity) -> String {
    // A page does not say where on it.
    let provision = phrases.review.provision_at(&oddity.place).filter(|_| oddity.place.page.is_none());
    provision.map_or_else(|| phrases.file_place(&oddity.place), |provision| phrases.place(provision))
}

/// What a provision is called; a cell of a requirement by its row.
fn row_of(phrases: Phrases<'_>, provision: &RedlineProvision) -> String {
    let place = phrases.with_old_number(provision, phrases.place(provision));
    let is_cell = provision.kind == ProvisionKind::Cell
        && phrases.review.names.get(&provision.key).is_some_and(|named| named.requirement.is_some());
    match place.rsplit_once(" (").filter(|_| is_cell) {
        Some((row, _)) => row.to_owned(),
        None => place,
    }
}

/// The provisions of which the change is such, by name.
fn places(phrases: Phrases<'_>, is_such: impl Fn(&Deviation) -> bool) -> Vec<String> {
    let told = phrases.review.redline.told().into_iter();
    let such = told.filter(|one| phrases.review.deviation(one).is_some_and(|deviation| is_such(&deviation)));
    such.map(|one| phrases.with_old_number(one, phrases.place(one))).collect()
}

/// How many changes have each verdict, the heaviest first.
pub(super) fn counts(phrases: Phrases<'_>, tally: &Tally) -> CountBlock {
    let named = tally.named.iter().rev();
    let counts =
        named.map(|((verdict, key), count)| VerdictCount { mark: phrases.marked(*verdict, key), count: *count });
    // Together these are more than the provisions that changed: some mean something else without a change of their own.
    let unchanged = phrases.review.redline.told().into_iter().filter(|one| !one.is_changed());
    let unchanged = unchanged.filter(|one| phrases.review.is_affected(one)).count();
    let title = phrases.text("review_counts_title");
    let title = match unchanged {
        0 => title,
        count => format!("{title} ({})", phrases.count("review_counts_affected", count)),
    };
    CountBlock { title, counts: counts.collect() }
}

/// Who decides, what was not read or shows something else than it is, who tracked what; tables with nothing in them are
/// left out.
pub(super) fn tables(phrases: Phrases<'_>, tally: &Tally, shown: &Shown) -> Vec<Table> {
    let mut tables = Vec::new();
    tables.extend(decides(phrases, tally, shown));
    tables.extend(details::losses(phrases, "review_lost", true));
    tables.extend(details::oddities(phrases));
    tables.extend(details::authors(phrases));
    tables
}

/// On what each role decides.
fn decides(phrases: Phrases<'_>, tally: &Tally, shown: &Shown) -> Option<Table> {
    let rows = tally.needs.iter().map(|(role, keys)| {
        let places = each_once(keys.iter().filter_map(|key| shown.get(key)).map(|spot| &spot.place));
        vec![
            Cell::text(capital(&phrases.labels.variant("role", role))),
            Cell::text(keys.len().to_string()),
            Cell::text(phrases.labels.list(&places)),
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
        phrases.text(&name)
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
