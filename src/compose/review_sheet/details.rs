//! What stands beside the changes: references, comments, who tracked what, and what was not read.

use super::sections::Shown;
use super::summary::table;
use super::words::Phrases;
use crate::model::{
    Cell, Loss, RedlineProvision, ReferenceChange, ReferenceStatus, Side, SourcePlace, Table, capital, each_once,
    opening, within_sentence,
};

/// The most places in a file that are named for one thing.
const PLACES: usize = 4;

/// What follows the changes; tables with nothing in them are left out.
pub(super) fn tables(phrases: Phrases<'_>, provisions: &[&RedlineProvision], shown: &Shown) -> Vec<Table> {
    let mut tables = Vec::new();
    tables.extend(references(phrases, provisions, shown));
    tables.extend(comments(phrases));
    tables.extend(idle(phrases));
    tables.extend(losses(phrases, "review_left_out", false));
    tables
}

/// References that lead elsewhere, or nowhere.
fn references(phrases: Phrases<'_>, provisions: &[&RedlineProvision], shown: &Shown) -> Option<Table> {
    let place = |key: Option<usize>| {
        let provision = key.and_then(|key| provisions.get(key));
        provision.map_or_else(|| phrases.text("review_nowhere"), |provision| phrases.place(provision))
    };
    // What a reference led to is named by its number in the base.
    let old_place = |key: Option<usize>| {
        let provision = key.and_then(|key| provisions.get(key));
        let side = |side: Option<&Side>| provision.and_then(|provision| phrases.side(provision.kind, side?));
        let base = side(provision.and_then(|provision| provision.base.as_ref()));
        let counter = side(provision.and_then(|provision| provision.counter.as_ref()));
        let gone = provision.is_some_and(|provision| provision.counter.is_none());
        // A number that leads to something else now is told to be an old one.
        let base = match provision.filter(|one| gone && phrases.review.names.contains_key(&one.key)) {
            Some(provision) => Some(phrases.place(provision)),
            None => base,
        };
        base.map_or_else(|| place(key), |old| phrases.labels.then_and_now(old, counter, gone))
    };
    // Where a reference leads to nothing, the number is all that a reader has.
    let nowhere = |reference: &ReferenceChange| match &reference.base_text {
        Some(old) if *old != reference.text => {
            phrases.fill("review_nowhere_changed", &[("old", old), ("new", &reference.text)])
        }
        _ => phrases.fill("review_nowhere_same", &[("words", &reference.text)]),
    };
    let leads = |reference: &ReferenceChange| match reference.counter_target {
        Some(target) => place(Some(target)),
        None => nowhere(reference),
    };
    // The same number can be another provision: its first words tell them apart.
    let words_of = |key: Option<usize>, in_base: bool| {
        let provision = key.and_then(|key| provisions.get(key))?;
        let side = if in_base { provision.base.as_ref() } else { provision.counter.as_ref() }?;
        Some(opening(&side.text)).filter(|words| !words.is_empty())
    };
    let loud = |status: ReferenceStatus| matches!(status, ReferenceStatus::Retargeted | ReferenceStatus::Broken);
    let rows = phrases.review.redline.references.iter().filter(|reference| loud(reference.status)).map(|reference| {
        let words = match &reference.base_text {
            Some(base) if *base != reference.text => {
                phrases.fill("review_reference_changed", &[("old", base), ("new", &reference.text)])
            }
            _ => phrases.fill("review_quoted", &[("words", &reference.text)]),
        };
        vec![
            Cell {
                target: shown.get(&reference.provision).map(|spot| spot.anchor.clone()),
                ..Cell::text(place(Some(reference.provision)))
            },
            Cell::text(words),
            Cell::text(old_place(reference.base_target)).with_note(words_of(reference.base_target, true)),
            Cell::text(leads(reference)).with_note(words_of(reference.counter_target, false)),
        ]
    });
    // A provision that says the same reference twice says it in one row.
    let rows: Vec<Vec<Cell>> = rows.collect();
    let columns = ["review_column_place", "review_column_reference", "review_column_led", "review_column_leads"];
    table(phrases, "review_references", &columns, &[20, 30, 25, 25], each_once(rows.iter()))
}

/// Remarks in the margin.
fn comments(phrases: Phrases<'_>) -> Option<Table> {
    let rows = phrases.review.comments.iter().map(|comment| {
        let author = phrases.author(comment.author.as_deref());
        let when = comment.date.as_deref().map(|date| phrases.date(date));
        let place = phrases.review.provision_at(&comment.place).map(|provision| phrases.place(provision));
        vec![
            Cell::text(author).with_note(when),
            Cell::text(phrases.anchor_of(comment)).with_note(place),
            Cell::text(comment.beginning()).with_note(
                comment
                    .length_of_longer()
                    .map(|count| phrases.fill("review_comment_longer", &[("count", &count.to_string())])),
            ),
        ]
    });
    let columns = ["review_column_author", "review_column_anchor", "review_column_comment"];
    table(phrases, "review_comments", &columns, &[22, 33, 45], rows.collect())
}

/// What each author changed with tracked changes.
pub(super) fn authors(phrases: Phrases<'_>) -> Option<Table> {
    let tracking = phrases.review.tracking.as_ref()?;
    let rows = tracking.authors.iter().map(|author| {
        let date = |written: &Option<String>| written.as_deref().map(|date| phrases.date(date)).unwrap_or_default();
        let (first, last) = (date(&author.first), date(&author.last));
        let when = match (first.is_empty(), last.is_empty()) {
            (true, _) => last,
            (_, true) => first,
            _ if first == last => first,
            _ => phrases.fill("review_from_until", &[("first", &first), ("last", &last)]),
        };
        vec![
            Cell::text(phrases.author(author.author.as_deref())),
            Cell::text(author.inserted.to_string()),
            Cell::text(author.deleted.to_string()),
            Cell::text(author.moved.to_string()),
            Cell::text(when),
        ]
    });
    let columns = [
        "review_column_author",
        "review_column_added",
        "review_column_struck",
        "review_column_moved",
        "review_column_when",
    ];
    table(phrases, "review_authors", &columns, &[30, 14, 14, 14, 28], rows.collect())
}

/// Tracked changes that change nothing.
fn idle(phrases: Phrases<'_>) -> Option<Table> {
    let tracking = phrases.review.tracking.as_ref()?;
    let rows = tracking.idle.iter().map(|change| {
        vec![
            Cell::text(phrases.author(change.author.as_deref())),
            Cell::text(phrases.fill("review_quoted", &[("words", change.text.trim())])),
            Cell::text(phrases.fill("review_place_paragraph", &[("number", &change.paragraph.to_string())])),
        ]
    });
    let columns = ["review_column_author", "review_column_words", "review_column_where"];
    table(phrases, "review_idle", &columns, &[25, 55, 20], rows.collect())
}

/// What was not read: that may have held words, or that was left out with good reason.
pub(super) fn losses(phrases: Phrases<'_>, key: &str, of_words: bool) -> Option<Table> {
    let review = phrases.review;
    let sides = [(&review.counter_name, &review.counter_losses), (&review.base_name, &review.base_losses)];
    let mut rows = Vec::new();
    for (file, losses) in sides {
        for loss in losses.iter().filter(|loss| loss.kind.may_lose_words() == of_words) {
            let kind = capital(&phrases.labels.variant("review_loss", &loss.kind));
            rows.push(vec![
                Cell::text(kind).with_note(Some(phrases.labels.left_out(&loss.what)).filter(|what| !what.is_empty())),
                Cell::text(loss.count.to_string()),
                Cell::text(loss_places(phrases, loss)),
                Cell::text(file.clone()),
            ]);
        }
    }
    let columns = ["review_column_what", "review_column_count", "review_column_where", "review_column_file"];
    table(phrases, key, &columns, &[32, 10, 30, 28], rows)
}

fn loss_places(phrases: Phrases<'_>, loss: &Loss) -> String {
    let places = named(phrases, loss.places.iter().take(PLACES));
    let more = loss.places.len() > PLACES || (!loss.places.is_empty() && loss.count > loss.places.len());
    if more { format!("{places} …") } else { places }
}

/// Characters that show something else than what they are.
pub(super) fn oddities(phrases: Phrases<'_>) -> Option<Table> {
    let rows = phrases.review.oddities.iter().map(|oddity| {
        vec![
            Cell::text(capital(&phrases.labels.variant("review_oddity", &oddity.kind))),
            Cell::text(oddity.count.to_string()),
            Cell::text(phrases.fill("review_quoted", &[("words", oddity.words.trim())])),
            Cell::text(named(phrases, std::iter::once(&oddity.place))),
        ]
    });
    let columns = ["review_column_what", "review_column_count", "review_column_words", "review_column_where"];
    table(phrases, "review_oddities", &columns, &[27, 10, 43, 20], rows.collect())
}

fn named<'a>(phrases: Phrases<'_>, places: impl Iterator<Item = &'a SourcePlace>) -> String {
    let named: Vec<String> = places.map(|place| within_sentence(&phrases.file_place(place))).collect();
    each_once(named.iter().filter(|place| !place.is_empty())).join("; ")
}
