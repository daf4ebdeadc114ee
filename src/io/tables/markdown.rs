//! Tables in Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::cell::Cell;
use super::table::{Room, Row, Table, TableError, cell};

/// Reads every table, with the heading or line of text before it as its title.
pub(super) fn read(text: &str) -> Result<Vec<Table>, TableError> {
    let mut room = Room::whole();
    let mut tables: Vec<Table> = Vec::new();
    let (mut before, mut open, mut cells) = (None, String::new(), Vec::new());
    // Rows come in order, so each line is counted once.
    let (mut number, mut counted) = (1, 0);
    let mut line = |at: usize| {
        number += text.get(counted..at).map_or(0, |passed| passed.matches('\n').count());
        counted = counted.max(at);
        number
    };
    for (event, place) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Table(_)) => {
                room.take_empty()?;
                tables.push(Table { title: before.take(), sheet: None, number: 0, rows: Vec::new() });
            }
            Event::Start(Tag::TableCell | Tag::Heading { .. } | Tag::Paragraph) => open.clear(),
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph) => {
                before = Some(cell(&open)).filter(|line| !line.is_empty());
                open.clear();
            }
            Event::End(TagEnd::TableCell) => {
                room.take_empty()?;
                cells.push(Cell::plain(cell(&std::mem::take(&mut open))));
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                room.take_empty()?;
                cells.extend(beyond(&text[place.clone()], cells.len()));
                let row = Row { number: line(place.start), first: 0, cells: std::mem::take(&mut cells) };
                if let Some(table) = tables.last_mut() {
                    table.rows.push(row);
                }
            }
            Event::Text(said) | Event::Code(said) => open.push_str(&said),
            Event::InlineHtml(tag) | Event::Html(tag) if tag.to_lowercase().starts_with("<br") => {
                open.push('\n');
            }
            Event::InlineHtml(tag) if tag.to_lowercase().starts_with("<li") => open.push_str("\n• "),
            Event::SoftBreak | Event::HardBreak => open.push('\n'),
            _ => {}
        }
    }
    Ok(tables)
}

/// What stands in a row beyond the last of its heads, as after a `|` that somebody wrote in a cell. No reader of
/// Markdown shows it, but somebody wrote it.
fn beyond(row: &str, columns: usize) -> Vec<Cell> {
    let mut is_escaped = false;
    let is_bar = |char: char| {
        let is_bar = char == '|' && !is_escaped;
        is_escaped = char == '\\' && !is_escaped;
        is_bar
    };
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells: Vec<Cell> = row.split(is_bar).skip(columns).map(|said| Cell::plain(cell(said))).collect();
    // The last bar ends the row.
    while cells.last().is_some_and(Cell::is_empty) {
        cells.pop();
    }
    cells
}
