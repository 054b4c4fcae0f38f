//! The text of a PDF.
//!
//! A page is a picture: its text lies in pieces at places. Where the file is tagged, the tags say what is a paragraph, a
//! heading, a cell; otherwise size, weight and place on the page do. Either way running heads, page numbers, tables of
//! contents and the small print in the margin of our own documents go, and hyphens at line ends are undone.

mod annotations;
mod attachments;
mod blocks;
mod bullets;
mod comments;
mod contents;
mod furniture;
mod group;
mod heads;
mod ink;
mod join;
mod lines;
mod margin;
mod order;
mod pages;
mod paragraphs;
mod run;
mod structure;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use self::group::Group;
use self::join::Hyphens;
use self::lines::Line;
use self::margin::Margin;
use self::pages::{Drawings, File};
use self::paragraphs::Measures;
use self::run::{Page, Run};
use self::tables::Rule;
use super::Unreadable;
use super::losses::Losses;
use crate::model::{LossKind, Manuscript, SourceFormat, SourcePlace, Story};

/// The most of what running heads said that is told.
const TOLD: usize = 5;

/// Reads the text of a PDF.
///
/// # Errors
/// When it is no sound PDF, needs a password, is too large, or holds no text at all.
pub fn pdf_text(bytes: &[u8]) -> Result<Manuscript, Unreadable> {
    let file = File::open(bytes)?;
    let content = file.content()?;
    let mut pages = content.pages;
    run::take_soft_hyphens_for_hyphens(&mut pages);
    bullets::read(&mut pages);
    if !pages.iter().any(Page::has_text) {
        return Err(no_text(&pages, content.unread.len()));
    }
    let mut losses = Losses::default();
    for page in &content.unread {
        losses.add(LossKind::Undecoded, "page", &on_page(*page));
    }
    for (kind, name) in file.attachments() {
        losses.add(kind, &name, &on_page(0));
    }
    let margins = margin::margins(&pages, body_size(&pages));
    let mut taken: Vec<BTreeSet<usize>> = margins.iter().map(|margin| margin.runs.clone()).collect();
    let lines = lines_of(&pages, &taken);
    let hyphens = Hyphens::of(pages.iter().zip(&lines).map(|(page, lines)| (page.runs.as_slice(), lines.as_slice())));
    let margin_text = take_furniture(&pages, &lines, &mut taken, &mut losses);
    let lines = lines_of(&pages, &taken);
    for (page, index) in contents::contents(&lines) {
        taken[page].extend(&lines[page][index].runs);
        losses.add(LossKind::Contents, "line of a table of contents", &on_page(page));
    }
    count_pictures(&pages, &taken, &mut losses);
    let groups = groups(&file, &pages, &margins, &taken, &mut losses);
    let mut blocks = blocks::blocks(groups, &hyphens, &mut losses);
    let lost_ids = blocks::identify(&mut blocks, &margins);
    for page in lost_ids {
        losses.add(LossKind::PageFurniture, "identity in the margin", &on_page(page));
    }
    let comments = comments::comments(&pages, &blocks);
    for mut placed in blocks::blocks(margin_text, &hyphens, &mut losses) {
        placed.block.place.paragraph = blocks.len() + 1;
        blocks.push(placed);
    }
    Ok(Manuscript {
        format: SourceFormat::Pdf,
        title: file.title(),
        blocks: blocks.into_iter().map(|placed| placed.block).collect(),
        comments,
        losses: losses.into_list(),
    })
}

/// The paragraphs: by tags where they are sound, else by place.
fn groups(
    file: &File,
    pages: &[Page],
    margins: &[Margin],
    taken: &[BTreeSet<usize>],
    losses: &mut Losses,
) -> Vec<Group> {
    let tagged = file.tags().and_then(|tree| {
        let kept = pages.iter().zip(taken).flat_map(|(page, taken)| {
            let kept = page.runs.iter().enumerate().filter(|(index, _)| !taken.contains(index));
            kept.map(|(_, run)| run.clone())
        });
        structure::tagged(&tree, &kept.collect::<Vec<Run>>())
    });
    let Some(tagged) = tagged else {
        let mut pages = pages.to_vec();
        let drawings: Vec<Drawings> = (0..pages.len()).map(|number| file.drawings(number)).collect();
        for ((page, taken), drawings) in pages.iter_mut().zip(taken).zip(&drawings) {
            let bullets = bullets::bullets(page, &drawings.spots);
            page.runs.extend(bullets);
            tables::cut(page, !drawings.rules.is_empty(), |index| taken.contains(&index));
        }
        let rules: Vec<Vec<Rule>> = drawings.into_iter().map(|drawings| drawings.rules).collect();
        return by_place(&pages, margins, taken, &rules, losses);
    };
    let groups = contents::left_out(tagged.groups, losses);
    let groups = order::in_reading_order(groups, &lines_of(pages, taken));
    let mut rest: Vec<Page> = pages.iter().map(|page| Page { runs: Vec::new(), ..page.clone() }).collect();
    for run in tagged.rest {
        rest[run.page].runs.push(run);
    }
    for (page, head) in heads::take_repeated(&groups, &mut rest) {
        losses.add(LossKind::PageFurniture, &format!("repeated head of a table: “{head}”"), &on_page(page));
    }
    let none = vec![BTreeSet::new(); rest.len()];
    let rest = by_place(&rest, margins, &none, &[], losses)
        .into_iter()
        .map(|group| Group { heading: None, ..group })
        .collect();
    inserted(groups, rest)
}

/// The paragraphs, told by how lines stand on the page, and tables by the lines drawn there.
fn by_place(
    pages: &[Page],
    margins: &[Margin],
    taken: &[BTreeSet<usize>],
    rules: &[Vec<Rule>],
    losses: &mut Losses,
) -> Vec<Group> {
    let layout = tables::layout(pages, taken, rules);
    for (page, head) in &layout.repeated {
        losses.add(LossKind::PageFurniture, &format!("repeated head of a table: “{head}”"), &on_page(*page));
    }
    let measures = Measures::of(&layout.lines);
    let mut tables = layout.tables.into_iter().peekable();
    let mut groups = Vec::new();
    for (flow, group) in paragraphs::paragraphs(pages, &layout.lines, margins, &measures) {
        while let Some((_, table)) = tables.next_if(|(after, _)| *after < flow) {
            groups.extend(table);
        }
        groups.push(group);
    }
    groups.extend(tables.flat_map(|(_, table)| table));
    groups
}

/// Puts what no tag covers after the paragraph that begins above it on its page.
fn inserted(groups: Vec<Group>, rest: Vec<Group>) -> Vec<Group> {
    let mut begins: BTreeMap<usize, Vec<(f32, usize)>> = BTreeMap::new();
    for (index, group) in groups.iter().enumerate() {
        if let Some(first) = group.first() {
            begins.entry(first.page).or_default().push((first.y, index));
        }
    }
    let mut after: BTreeMap<Option<usize>, Vec<Group>> = BTreeMap::new();
    for group in rest {
        let Some(first) = group.first() else { continue };
        let above = begins.get(&first.page).and_then(|begins| begins.iter().rev().find(|(y, _)| *y >= first.y));
        let before =
            begins.range(..first.page).next_back().and_then(|(_, begins)| begins.iter().map(|(_, index)| *index).max());
        after.entry(above.map(|(_, index)| *index).or(before)).or_default().push(group);
    }
    let mut all = after.remove(&None).unwrap_or_default();
    for (index, group) in groups.into_iter().enumerate() {
        all.push(group);
        all.extend(after.remove(&Some(index)).unwrap_or_default());
    }
    all
}

fn lines_of(pages: &[Page], taken: &[BTreeSet<usize>]) -> Vec<Vec<Line>> {
    pages.iter().zip(taken).map(|(page, taken)| lines::lines(&page.runs, |index| taken.contains(&index))).collect()
}

/// Takes running heads and feet out of the pages; gives those that say more than what a document is called.
fn take_furniture(
    pages: &[Page],
    lines: &[Vec<Line>],
    taken: &mut [BTreeSet<usize>],
    losses: &mut Losses,
) -> Vec<Group> {
    let furniture = furniture::furniture(pages, lines);
    let is_all = pages.iter().zip(taken.iter().zip(&furniture.runs)).all(|(page, (taken, more))| {
        (page.runs.iter().enumerate())
            .all(|(index, run)| taken.contains(&index) || more.contains(&index) || run.text.trim().is_empty())
    });
    if is_all {
        return Vec::new();
    }
    let more = furniture.said.len().saturating_sub(TOLD);
    let mut said = furniture.said.iter().take(TOLD).map(|said| format!("“{said}”")).collect::<Vec<_>>().join(", ");
    if more > 0 {
        said.push_str(&format!(" and {more} more"));
    }
    for page in furniture.lines {
        losses.add(LossKind::PageFurniture, &format!("running head or foot: {said}"), &on_page(page));
    }
    for (taken, runs) in taken.iter_mut().zip(furniture.runs) {
        taken.extend(runs);
    }
    let telling = furniture.telling.into_iter().map(|(page, is_foot, runs)| Group {
        story: if is_foot { Story::Footer } else { Story::Header },
        runs: runs.into_iter().map(|index| pages[page].runs[index].clone()).collect(),
        ..Group::default()
    });
    telling.collect()
}

/// Counts pictures, and pages that are nothing but a picture.
fn count_pictures(pages: &[Page], taken: &[BTreeSet<usize>], losses: &mut Losses) {
    for (number, (page, taken)) in pages.iter().zip(taken).enumerate() {
        let says_more =
            page.runs.iter().enumerate().any(|(index, run)| !taken.contains(&index) && !run.text.trim().is_empty());
        if page.images > 0 && !says_more {
            losses.add(LossKind::ScannedPage, "page", &on_page(number));
        } else {
            for _ in 0..page.images {
                losses.add(LossKind::Image, "picture", &on_page(number));
            }
        }
        for _ in 0..page.outside {
            losses.add(LossKind::NotShown, "text outside the page", &on_page(number));
        }
        for (kind, what) in &page.untold {
            losses.add(*kind, what, &on_page(number));
        }
        if page.is_drawn {
            losses.add(LossKind::Drawing, "page that is a drawing", &on_page(number));
        }
    }
}

/// The size of most text, in points.
#[allow(clippy::cast_possible_truncation, reason = "sizes on a page are small")]
fn body_size(pages: &[Page]) -> f32 {
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    for run in pages.iter().flat_map(|page| &page.runs) {
        *sizes.entry((run.size * 4.0).round() as i32).or_default() += run.text.len();
    }
    let most = sizes.into_iter().max_by_key(|(_, characters)| *characters);
    most.and_then(|(size, _)| u16::try_from(size).ok()).map_or(10.0, |size| f32::from(size) / 4.0)
}

fn no_text(pages: &[Page], unread: usize) -> Unreadable {
    let pictures = pages.iter().filter(|page| page.images > 0).count();
    let why = match (pictures, unread) {
        (0, 0) => format!("its pages ({}) are empty or drawn", pages.len()),
        (0, _) => format!("its pages ({unread}) are damaged"),
        _ => format!("its pages ({pictures}) are pictures, as a scanner makes them"),
    };
    Unreadable::NoText(format!("{why}; ask for the document as a Word file (.docx), or as a PDF that holds text"))
}

/// A place on a page, of no paragraph.
fn on_page(page: usize) -> SourcePlace {
    SourcePlace { page: u32::try_from(page + 1).ok(), ..SourcePlace::default() }
}
