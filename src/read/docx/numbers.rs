//! Prints the numbers of paragraphs, in each view apart.

use std::collections::BTreeMap;

use super::counters::Counters;
use super::numbering::{LEVELS, List};
use super::numerals::NumberFormat;
use super::paragraph::{Draft, Properties};
use super::reader::Definitions;
use crate::model::{Former, LossKind, Story, View};
use crate::read::losses::Losses;
use crate::read::passages::groups;

/// The place of a paragraph in a list.
struct Numbered<'a> {
    id: i64,
    list: List<'a>,
    level: usize,
}

/// Prints the numbers of all paragraphs, and sets their levels in lists.
pub(super) fn print(drafts: &mut [Draft], definitions: &Definitions, losses: &mut Losses) {
    for draft in drafts.iter_mut() {
        draft.block.former = draft.before.as_ref().map(|before| Former {
            heading: before.heading(&definitions.styles),
            list: level(numbered(before, definitions).as_ref()),
        });
        let Some(numbered) = numbered(&draft.now, definitions) else { continue };
        draft.block.list = level(Some(&numbered));
        if let Some(level) = numbered.list.level(numbered.level)
            && let NumberFormat::Unknown(name) = &level.format
        {
            losses.add(
                LossKind::Undecoded,
                &format!("numbers of the form {name}, given as digits"),
                &draft.block.place,
            );
        }
    }
    for view in View::ALL {
        let printed = printed(drafts, definitions, view);
        for (draft, number) in drafts.iter_mut().zip(printed) {
            draft.block.numbers.set(view, number);
        }
    }
}

/// The number of each paragraph in a view; none for those that do not stand in it, or run on from the one before.
fn printed(drafts: &[Draft], definitions: &Definitions, view: View) -> Vec<Option<String>> {
    let mut printed = vec![None; drafts.len()];
    // The body counts for itself; the texts beside it do not count on from it.
    let mut counters: BTreeMap<u8, Counters> = BTreeMap::new();
    let blocks: Vec<_> = drafts.iter().map(|draft| &draft.block).collect();
    for group in groups(&blocks, view) {
        if !group.stands || group.members.iter().all(|member| drafts[*member].ends_section) {
            continue;
        }
        let draft = &drafts[group.leader];
        let before = draft.before.as_ref().filter(|_| view == View::Rejected);
        let Some(numbered) = numbered(before.unwrap_or(&draft.now), definitions) else { continue };
        let counters = counters.entry(kind(&draft.block.place.story)).or_default();
        printed[group.leader] =
            counters.advance(numbered.id, &numbered.list, numbered.level, definitions.styles.tongue);
    }
    printed
}

fn level(numbered: Option<&Numbered<'_>>) -> Option<u8> {
    numbered.and_then(|numbered| u8::try_from(numbered.level).ok())
}

fn numbered<'a>(properties: &Properties, definitions: &'a Definitions) -> Option<Numbered<'a>> {
    let styles = &definitions.styles;
    let style = properties.style.as_deref();
    let styled = styles.list(style);
    let id = properties.list.list.or(styled.list).filter(|id| *id != 0)?;
    let list = definitions.lists.get(id, |style| styles.list_of_style(style))?;
    // A level that names a style is the level of the paragraphs of that style.
    let of_style = || styles.ids(style).find_map(|style| list.level_of_style(style));
    let from_style = || properties.list.list.is_none().then(of_style).flatten();
    let level = properties.list.level.or_else(from_style).or(styled.level).unwrap_or(0);
    Some(Numbered { id, list, level: level.min(LEVELS - 1) })
}

const fn kind(story: &Story) -> u8 {
    match story {
        Story::Body => 0,
        Story::Footnote(_) => 1,
        Story::Endnote(_) => 2,
        Story::TextBox => 3,
        Story::Header => 4,
        Story::Footer => 5,
    }
}
