use serde::Serialize;

use super::Reading;
use crate::model::{Comment, Loss, Oddity, Provision, SourceFormat, View};

/// What a document gives other programs.
#[derive(Serialize)]
struct ReadingFile<'a> {
    schema: &'static str,
    file: &'a str,
    format: SourceFormat,
    title: Option<&'a str>,
    view: &'static str,
    words: usize,
    provisions: &'a [Provision],
    comments: &'a [Comment],
    losses: &'a [Loss],
    oddities: &'a [Oddity],
}

/// A document as JSON (`beding.reading/1`): its provisions as a tree, with authors, dates and places, its comments, and
/// what was not read.
pub fn reading_json(reading: &Reading<'_>) -> String {
    let words = |provision: &Provision| provision.own_text().split_whitespace().count();
    let file = ReadingFile {
        schema: "beding.reading/1",
        file: reading.name,
        format: reading.manuscript.format,
        title: reading.transcript.title.as_deref(),
        view: match reading.view {
            View::Shown => "shown",
            View::Accepted => "accepted",
            View::Rejected => "rejected",
        },
        words: reading.transcript.all().into_iter().map(words).sum(),
        provisions: &reading.transcript.provisions,
        comments: &reading.manuscript.comments,
        losses: &reading.manuscript.losses,
        oddities: reading.oddities,
    };
    crate::write::json::pretty(&file)
}
