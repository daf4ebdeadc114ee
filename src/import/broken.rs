//! Rows that are broken over two: what does not fit on a page, or in a row that somebody has filled in by hand, goes on in the
//! next one, below the heads once more where the page ends.

use std::collections::HashMap;

use super::beside;
use super::columns::Column;
use super::heads::Said;
use super::layout::{self, Layout, Need};
use super::marks;
use super::numbered::number;
use super::rows::is_again;
use super::status;
use super::turned;
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::base::period::Period;
use crate::io::tables::{Block, Merged, Row, Table};

/// What a cell goes on with in a row of its own.
pub(super) struct Moved {
    pub(super) place: Say,
    pub(super) head: String,
    pub(super) said: String,
    /// The cell that it goes on from; nothing where it says nothing itself.
    pub(super) to: Option<Say>,
    /// Whether nothing else stands in that cell.
    pub(super) is_alone: bool,
}

/// Blocks whose broken rows are whole, and what has been moved.
pub(super) struct Joined {
    pub(super) blocks: Vec<Block>,
    pub(super) moved: Vec<Moved>,
}

/// A row, by its block and its place there.
type At = (usize, usize);

/// Joins the broken rows of the tables that are read. Nothing where none is broken.
pub(super) fn joined(
    blocks: &[Block],
    said: &Said,
    need: Need,
    is_wanted: impl Fn(&Table) -> bool,
) -> Option<Joined> {
    let mut broken: Vec<(At, At, Layout)> = Vec::new();
    // The last row that names an activity, and the heads that it stands below.
    let mut last: Option<(At, Vec<String>)> = None;
    for (block, own) in blocks.iter().enumerate() {
        let table = match own {
            Block::Table(table) if is_wanted(table) => table,
            Block::Table(_) => {
                last = None;
                continue;
            }
            Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Point { text, .. } => {
                last = last.filter(|_| beside::text(text).is_some_and(beside::Beside::is_empty));
                continue;
            }
        };
        let width = layout::width(table);
        let found = layout::find(table, 0, width, said, need).filter(|_| turned::read(table, said).is_none());
        let Some(mut layout) = found else {
            last = None;
            continue;
        };
        let heads = folded(&layout);
        last = last.filter(|(_, above)| table.sheet.is_none() && *above == heads);
        let mut is_first = true;
        loop {
            let next = layout::next(table, &layout, width, said);
            let end = next.as_ref().map_or(table.rows.len(), |next| next.at);
            for at in layout.body..end {
                let row = &table.rows[at];
                let mut heads = table.rows[layout.at..layout.body].iter();
                if row.filled().next().is_none() || heads.any(|heads| is_again(row, heads)) {
                    continue;
                }
                let is_across = last.as_ref().is_some_and(|((of, _), _)| *of != block);
                if let Some((above, _)) = last.as_ref().filter(|_| !is_across || is_first)
                    && let Block::Table(of) = &blocks[above.0]
                    && goes_on(row, &of.rows[above.1], &layout, is_across)
                {
                    broken.push(((block, at), *above, layout.clone()));
                } else if names(row, &layout) {
                    last = Some(((block, at), folded(&layout)));
                } else if beside::row(row, &layout).is_some() || row.filled().nth(1).is_none() || is_across {
                    last = None;
                }
                is_first = false;
            }
            let Some(following) = next else { break };
            layout = following;
            last = None;
        }
    }
    (!broken.is_empty()).then(|| moved(blocks, broken))
}

/// The blocks with the texts of broken rows where they belong.
fn moved(blocks: &[Block], broken: Vec<(At, At, Layout)>) -> Joined {
    let mut blocks = blocks.to_vec();
    let mut all = Vec::new();
    for (from, to, layout) in broken {
        let Block::Table(table) = &mut blocks[from.0] else { continue };
        let cells = std::mem::take(&mut table.rows[from.1].cells);
        let row = &table.rows[from.1];
        let places: Vec<Say> = (0..cells.len()).map(|column| table.place(row, column)).collect();
        let Block::Table(table) = &mut blocks[to.0] else { continue };
        for (column, (cell, place)) in cells.into_iter().zip(places).enumerate() {
            if cell.is_empty() {
                continue;
            }
            let head = layout.head(column).to_owned();
            let said = cell.text.clone();
            if marks::is_nothing(&said) {
                all.push(Moved { place, head, said, to: None, is_alone: false });
                continue;
            }
            let own = &mut table.rows[to.1].cells;
            own.resize_with(own.len().max(column + 1), Default::default);
            let is_empty = own[column].is_empty();
            if is_empty {
                own[column] = cell;
            } else if marks::is_nothing(&own[column].text) {
                own[column].text.clone_from(&said);
            } else {
                own[column].text = together(&own[column].text, &said);
            }
            let to = Some(table.place(&table.rows[to.1], column));
            all.push(Moved { place, head, said, to, is_alone: is_empty });
        }
    }
    Joined { blocks, moved: all }
}

/// Two parts of one text. A word that is parted between them is whole again.
fn together(first: &str, rest: &str) -> String {
    const JOINS: [&str; 4] = ["och", "eller", "samt", "and"];
    let word = rest.split(|char: char| !char.is_alphabetic()).next().unwrap_or_default();
    let parted = first.strip_suffix(['-', '\u{2010}', '\u{ad}']);
    match parted.filter(|own| own.ends_with(char::is_alphabetic) && !JOINS.contains(&word)) {
        Some(own) => format!("{own}{rest}"),
        None => format!("{first} {rest}"),
    }
}

/// The heads of a table, in the form in which they are compared.
fn folded(layout: &Layout) -> Vec<String> {
    layout.heads.iter().map(|head| fold(head)).filter(|head| !head.is_empty()).collect()
}

/// Whether a row names an activity and says something of it.
fn names(row: &Row, layout: &Layout) -> bool {
    let title = layout.place(Column::Title).map(|at| row.text(at)).unwrap_or_default();
    title.contains(char::is_alphabetic)
        && !marks::is_ditto(title)
        && row.filled().nth(1).is_some()
        && beside::row(row, layout).is_none()
}

/// Whether a row goes on from the one above: it has no number, and each of its texts begins in the middle of a sentence. Beside a
/// row with a number a name may follow where the text above is not at its end.
fn goes_on(row: &Row, above: &Row, layout: &Layout, is_across: bool) -> bool {
    let said = |row: &Row, column: usize| {
        Some(row.text(column)).filter(|text| !text.is_empty() && !marks::is_nothing(text)).map(str::to_owned)
    };
    let Some(title) = layout.place(Column::Title) else { return false };
    let number_of = |row: &Row| layout.place(Column::Number).and_then(|at| said(row, at));
    let texts: HashMap<usize, String> =
        (0..row.cells.len()).filter_map(|column| Some((column, said(row, column)?))).collect();
    let is_own = |column: &usize| {
        row.cells[*column].merged == Merged::Own
            && row.cells[*column].width <= 1
            && above.cells.get(*column).is_none_or(|cell| cell.merged == Merged::Own)
    };
    let is_answer = |(column, text): (&usize, &String)| {
        let column = layout.columns.get(*column).copied().flatten().map(|own| own.column);
        match column {
            Some(Column::Start | Column::Finish | Column::When) => Period::is_planned(text),
            Some(Column::Status | Column::FollowUp) => status::read(text).is_some(),
            Some(Column::Area) => true,
            _ => marks::is_yes(text) || marks::is_ditto(text),
        }
    };
    let name = above.text(title);
    let is_open = name.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit())
        && !name.ends_with(['.', '!', '?', ':']);
    if texts.is_empty()
        || number_of(row).is_some()
        || !is_open
        || !texts.keys().all(is_own)
        || texts.iter().any(is_answer)
        || beside::row(row, layout).is_some()
    {
        return false;
    }
    let is_each = || texts.values().all(|text| begins_small(text));
    match texts.get(&title) {
        Some(_) if number_of(above).is_some() => texts.iter().all(|(column, text)| {
            begins_small(text) || *column != title && is_open_ended(above.text(*column))
        }),
        Some(_) => is_each(),
        None => is_across && is_each(),
    }
}

/// Whether more is to follow a text: `Socialtjänsten,`, `Skola och`.
fn is_open_ended(text: &str) -> bool {
    text.ends_with([',', '-', '/', '&'])
        || [" och", " samt", " eller", " and"].iter().any(|end| text.ends_with(end))
}

/// Whether a text begins with a word in small letters, which neither is a mark nor always is written so: `e-tjänst`.
fn begins_small(text: &str) -> bool {
    let mut letters = text.chars();
    let is_small = letters.next().is_some_and(char::is_lowercase);
    let is_word = letters.next().is_some_and(|char| char.is_lowercase() || matches!(char, ' ' | ','));
    is_small && is_word && number(text).0.is_none()
}
