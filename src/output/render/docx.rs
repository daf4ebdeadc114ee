//! Writes a page as a Word document (`.docx`): what the page says, in the order in which it says it, for the agenda of a
//! meeting or the file of a case.

use std::borrow::Cow;
use std::io::{self, Write};

use super::format::RenderOptions;
use super::{shade, text};
use crate::io::book::About;
use crate::io::document::{Block, Document, Grid, Spot, Template};
use crate::output::page::{Cell, Page, Part, Table};
use crate::syntax::text::visible;

/// From how many headings of its own a document lists them first.
const LISTED: usize = 8;
/// The most letters of a word that is kept on one line with its mark.
const SHORT: usize = 18;

pub(super) fn page(
    page: &Page,
    template: Option<&Template>,
    options: RenderOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = options.lang;
    let stamp = text::stamp(&page.stamp, lang);
    let mut blocks: Vec<Block<'_>> = page.said_above().map(|text| Block::Marking(visible(text))).collect();
    for own in &page.parts {
        part(own, 1, &page.title, &mut blocks);
    }
    let notes: Vec<&String> = page.said_below().collect();
    if !notes.is_empty() {
        blocks.push(Block::Heading(1, lang.pick("Att veta", "Notes").into()));
    }
    blocks.extend(notes.into_iter().map(|note| Block::Text("".into(), vec![shown(note)])));
    let headings = blocks.iter().filter(|block| matches!(block, Block::Heading(..))).count();
    // A page is often printed alone, without what stands first.
    let foot = page.marking.iter().map(String::as_str).chain([&*stamp]).collect::<Vec<_>>().join(" · ");
    let about = About { title: &page.title, lang, day: page.stamp.day };
    let document = Document { about, blocks, foot: &foot, has_contents: headings >= LISTED, template };
    out.write_all(&document.write().map_err(io::Error::other)?)
}

fn part<'p>(own: &'p Part, level: u8, above: &'p str, blocks: &mut Vec<Block<'p>>) {
    let is_headed = !own.title.is_empty();
    if is_headed {
        blocks.push(Block::Heading(level, visible(&own.title)));
    }
    let (paragraphs, facts) = own.told();
    for fact in paragraphs.into_iter().chain(facts) {
        let lines = fact.cell.read("\n");
        blocks.push(Block::Text(visible(&fact.label), vec![shown(&lines)]));
    }
    let title = if is_headed { &own.title } else { above };
    for picture in &own.pictures {
        blocks.push(Block::Text(visible(&picture.title), vec![shown(&picture.about)]));
        blocks.extend(grid(&picture.table, &picture.title).map(Block::Grid));
    }
    blocks.extend(own.table.iter().filter_map(|table| grid(table, title)).map(Block::Grid));
    let below = if is_headed { level.saturating_add(1) } else { level };
    for inner in &own.parts {
        part(inner, below, title, blocks);
    }
}

/// The columns that people see and that something stands in; `None` where there is no row.
fn grid<'p>(table: &'p Table, title: &'p str) -> Option<Grid<'p>> {
    if table.is_empty() {
        return None;
    }
    let columns = table.shown();
    let heads = columns.iter().map(|at| visible(&table.heads()[*at].label)).collect();
    let rows = table.rows().iter().map(|row| columns.iter().map(|at| spot(&row[*at])).collect()).collect();
    Some(Grid { title: visible(title), heads, rows })
}

fn spot(cell: &Cell) -> Spot {
    let said = match cell {
        // A mark is not parted from its word.
        Cell::Word { word, .. } if word.chars().count() <= SHORT => {
            cell.read("\n").replacen(' ', "\u{a0}", 1)
        }
        cell => cell.read("\n"),
    };
    let lines = if said.is_empty() {
        Vec::new()
    } else {
        said.split('\n').map(visible).map(Cow::into_owned).collect()
    };
    Spot {
        lines,
        fill: shade::fill(cell.tone()),
        colour: shade::colour(cell.tone()),
        is_number: matches!(cell, Cell::Count(_) | Cell::Below(_) | Cell::AtLeast(_)),
    }
}

/// A text with its line breaks, and nothing else that is not seen.
fn shown(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}
