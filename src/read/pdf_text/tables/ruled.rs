//! Tables with a line between rows.

use super::super::lines::{self, Segment};
use super::super::paragraphs::is_label;
use super::super::run::Run;
use super::columns::Columns;
use super::grid::{Cell, Grid, cells, filled};
use super::rules::{Rule, ladders};

/// The fewest columns of a table of which only the heads stand on a page.
const TELLING: usize = 3;

/// How far the lines of one cell lie apart at most, as a multiple of their size.
const LEADING: f32 = 1.9;

/// Text between two lines of a ladder.
struct Band {
    top: f32,
    bottom: f32,
    pieces: Vec<Segment>,
    /// The heads of columns right above its upper line, and right above its lower line.
    heads: [Option<Heads>; 2],
}

/// Heads of columns: bold words beside each other, right above a line.
#[derive(Clone)]
struct Heads {
    columns: Columns,
    row: Vec<Cell>,
    top: f32,
}

/// The tables on a page, of which the `free` runs are text; `known` are the columns of the last table on the page before.
pub(super) fn ruled(runs: &[Run], free: &[usize], rules: &[Rule], known: Option<&Columns>) -> Vec<Grid> {
    let mut grids: Vec<Grid> = Vec::new();
    let pieces = lines::pieces(runs, free);
    for ladder in ladders(rules) {
        let within = |piece: &Segment| piece.x >= ladder[0].from - 4.0 && piece.right <= ladder[0].to + 4.0;
        let bands: Vec<Band> = ladder
            .windows(2)
            .map(|pair| {
                let (top, bottom) = (pair[0].y, pair[1].y);
                let inside = pieces.iter().filter(|piece| piece.middle() < top && piece.middle() > bottom);
                let heads = [heads(runs, &pieces, pair[0]), heads(runs, &pieces, pair[1])];
                Band { top, bottom, pieces: inside.cloned().collect(), heads }
            })
            .collect();
        let is_outside = |band: &Band| !band.pieces.iter().all(within);
        let mut found: Vec<Grid> = Vec::new();
        for stretch in stretches(&bands, is_outside, known) {
            found.extend(grid(runs, &pieces, stretch, known));
        }
        for rule in &ladder {
            let is_in = |grid: &Grid| rule.y < grid.extent.0 && rule.y > grid.extent.1 - 1.0;
            if !found.iter().any(is_in) {
                found.extend(heads_only(runs, &pieces, *rule));
            }
        }
        grids.extend(found);
    }
    grids
}

/// The heads of a table above a line that is the only one of it on the page, and the row below.
fn heads_only(runs: &[Run], pieces: &[Segment], rule: Rule) -> Option<Grid> {
    let heads = heads(runs, pieces, rule).filter(|heads| heads.columns.count() >= TELLING)?;
    let (columns, mut rows) = (heads.columns, vec![heads.row]);
    let below = beside(pieces, &columns, rule.y, false);
    if below.is_none() && pieces.iter().any(|piece| piece.middle() < rule.y) {
        return None;
    }
    let is_closed = below.is_none();
    let bottom = below.as_ref().map_or(rule.y, |(_, bottom)| *bottom);
    rows.extend(below.map(|(row, _)| row));
    Some(Grid { columns, rows, heads: 1, is_closed, extent: (heads.top, bottom) })
}

/// The heads of columns right above a line.
fn heads(runs: &[Run], pieces: &[Segment], rule: Rule) -> Option<Heads> {
    let is_within = |piece: &&Segment| piece.x >= rule.from - 4.0 && piece.right <= rule.to + 4.0;
    let mut above: Vec<&Segment> = pieces.iter().filter(|piece| piece.middle() > rule.y).filter(is_within).collect();
    above.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut row: Vec<Segment> = Vec::new();
    let mut top = rule.y;
    for piece in above {
        let is_bold = piece.runs.iter().all(|index| runs[*index].bold || runs[*index].text.trim().is_empty());
        let is_same = row.first().is_none_or(|first| (first.size - piece.size).abs() < 0.08 * first.size);
        if piece.y - top > LEADING * piece.size || !is_bold || !is_same {
            break;
        }
        top = top.max(piece.y);
        row.push(piece.clone());
    }
    let columns = Columns::of(row.iter(), 0);
    let top = top + row.first()?.size;
    (columns.count() > 1).then(|| Heads { row: cells(&columns, &row), columns, top })
}

/// Bands after each other in which the same columns stand.
fn stretches<'a>(bands: &'a [Band], is_outside: impl Fn(&Band) -> bool, known: Option<&Columns>) -> Vec<&'a [Band]> {
    let mut stretches = Vec::new();
    let mut from = 0;
    while from < bands.len() {
        let mut to = from;
        let mut most = 0;
        while to < bands.len() && !is_outside(&bands[to]) && !bands[to].pieces.is_empty() {
            // Heads belong to the table below the line that they stand on.
            if bands[to].heads[1].is_some() {
                break;
            }
            let stretch = &bands[from..=to];
            let columns = held(stretch, known).cloned().unwrap_or_else(|| columns(stretch));
            let count = columns.count();
            let is_filled = filled(&cells(&columns, &bands[to].pieces)) > 1;
            // A heading between tables reaches over the white of the one above.
            if count < 2 || (count < most && (!is_filled || count * 2 < most)) {
                break;
            }
            most = most.max(count);
            to += 1;
        }
        let goes_on = to == from + 1 && held(&bands[from..to], known).is_some();
        if to > from + 1 || goes_on {
            stretches.push(&bands[from..to]);
        }
        from = to.max(from + 1);
    }
    stretches
}

/// The columns that heads name or that are known, when these bands stand in them. Where heads name enough columns, a word
/// may be too long for its own here and there.
fn held<'a>(bands: &'a [Band], known: Option<&'a Columns>) -> Option<&'a Columns> {
    let named = bands.first().and_then(|band| band.heads[0].as_ref()).map(|heads| &heads.columns);
    let are_held = |columns: &&Columns, strays: usize| {
        let pieces = || bands.iter().flat_map(|band| &band.pieces);
        let is_filled =
            |band: &Band| band.pieces.iter().any(|piece| columns.at(piece.x) != columns.at(band.pieces[0].x));
        // The rest of a row that a page parts may be in one cell.
        bands.iter().skip(1).all(is_filled)
            && pieces().all(|piece| piece.x >= columns.lefts[0] - 2.0)
            && pieces().filter(|piece| !columns.hold(piece)).count() <= strays
    };
    let strays = |columns: &Columns| if columns.count() >= TELLING { bands.len().div_ceil(4) } else { 0 };
    let named = named.filter(|columns| are_held(columns, strays(columns)));
    named.or_else(|| known.filter(|columns| are_held(columns, 0)))
}

fn columns(bands: &[Band]) -> Columns {
    Columns::of(bands.iter().flat_map(|band| &band.pieces), bands.len() / 12)
}

fn grid(runs: &[Run], pieces: &[Segment], bands: &[Band], known: Option<&Columns>) -> Option<Grid> {
    let mut columns = held(bands, known).cloned().unwrap_or_else(|| columns(bands));
    let words = |cell: &Cell| lines::words(runs, cell);
    let mut column = 1;
    while column + 1 < columns.count() {
        let in_it = bands.iter().flat_map(|band| &band.pieces).filter(|piece| columns.at(piece.x) == column);
        if in_it.map(|piece| lines::words(runs, &piece.runs)).all(|words| !words.contains(char::is_alphanumeric)) {
            columns.join(column);
        } else {
            column += 1;
        }
    }
    let (first, last) = (bands.first()?, bands.last()?);
    let mut rows: Vec<Vec<Cell>> = bands.iter().map(|band| cells(&columns, &band.pieces)).collect();
    let labels = rows.iter().filter(|row| row[0].is_empty() || is_label(&words(&row[0]))).count();
    let in_columns = rows.iter().filter(|row| filled(row) > 1).count();
    let is_known = held(bands, known).is_some();
    if columns.count() < 2
        || (!is_known && in_columns * 3 < rows.len() * 2)
        || (columns.count() == 2 && labels == rows.len())
    {
        return None;
    }
    let mut extent = (first.top, last.bottom);
    if let Some((above, top)) = beside(pieces, &columns, first.top, true) {
        rows.insert(0, above);
        extent.0 = top;
    }
    let mut is_closed = true;
    if let Some((below, bottom)) = beside(pieces, &columns, last.bottom, false) {
        rows.push(below);
        extent.1 = bottom;
        is_closed = false;
    }
    let is_bold =
        |row: &[Cell]| row.iter().flatten().all(|index| runs[*index].bold || runs[*index].text.trim().is_empty());
    let heads = usize::from(is_bold(&rows[0]) && !rows.iter().all(|row| is_bold(row)));
    Some(Grid { columns, rows, heads, is_closed, extent })
}

/// The row without a line of its own above the first line or below the last, and how far it reaches.
fn beside(pieces: &[Segment], columns: &Columns, edge: f32, above: bool) -> Option<(Vec<Cell>, f32)> {
    let away = |piece: &Segment| if above { piece.y - edge } else { edge - piece.y - piece.size };
    let mut near: Vec<&Segment> = pieces.iter().filter(|piece| away(piece) > -0.3 * piece.size).collect();
    near.sort_by(|a, b| away(a).total_cmp(&away(b)));
    let mut row: Vec<Segment> = Vec::new();
    let mut reach = 0.0_f32;
    for piece in near {
        let leading = if row.is_empty() { 2.2 } else { LEADING };
        let is_same = row.first().is_none_or(|first| (first.size - piece.size).abs() < 0.3 * first.size);
        if away(piece) - reach > leading * piece.size || !is_same {
            break;
        }
        if !columns.hold(piece) || piece.x < columns.lefts[0] - 4.0 {
            return None;
        }
        reach = away(piece);
        row.push(piece.clone());
    }
    let cells = cells(columns, &row);
    let enough = filled(&cells) >= columns.count().min(3) && (above || !cells[0].is_empty());
    enough.then(|| (cells, if above { edge + reach + row[0].size } else { edge - reach - 1.3 * row[0].size }))
}
