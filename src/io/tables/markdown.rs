//! Tables in Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::table::{Row, Table, cell};

/// Reads every table, with the heading or line of text before it as its title.
pub(super) fn read(text: &str) -> Vec<Table> {
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
                tables.push(Table { title: before.take(), sheet: None, number: 0, rows: Vec::new() });
            }
            Event::Start(Tag::TableCell | Tag::Heading { .. } | Tag::Paragraph) => open.clear(),
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph) => {
                before = Some(cell(&open)).filter(|line| !line.is_empty());
                open.clear();
            }
            Event::End(TagEnd::TableCell) => cells.push(cell(&std::mem::take(&mut open))),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
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
    tables
}
