//! The table of a page that is its answer, for spreadsheets. The only door to the CSV library.
//!
//! A Swedish Excel opens a file right when it is separated by semicolons and begins with a byte-order mark.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::format::RenderOptions;
use crate::output::page::{Cell, Column, Of, Page, Part, Table};
use crate::syntax::text::visible;

pub(super) fn page(page: &Page, options: RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    let mut found = Vec::new();
    page.parts.iter().for_each(|part| tables(part, page.table, &mut Vec::new(), &mut found));
    if !options.comma {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let delimiter = if options.comma { b',' } else { b';' };
    let mut writer = WriterBuilder::new().delimiter(delimiter).terminator(Terminator::CRLF).from_writer(out);
    if let Some((above, table)) = found.first() {
        let above = above.iter().map(|(of, _)| (*of).to_owned());
        let own = table.columns.iter().flat_map(|column| heads(column, table));
        writer.write_record(above.chain(own)).map_err(error)?;
    }
    for (above, table) in &found {
        let heads: Vec<usize> = table.columns.iter().map(|column| heads(column, table).len()).collect();
        for row in &table.rows {
            let above = above.iter().map(|(_, id)| safe(id));
            let own = row.iter().zip(&heads).flat_map(|(cell, heads)| fields(cell, *heads, options));
            writer.write_record(above.chain(own)).map_err(error)?;
        }
    }
    writer.flush()
}

/// The system's error inside the library's, so that a closed pipe is known for what it is.
fn error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Every table of that name, with the ids of the parts that it stands in.
fn tables<'p>(
    part: &'p Part,
    of: &str,
    above: &mut Vec<(&'static str, String)>,
    found: &mut Vec<(Vec<(&'static str, String)>, &'p Table)>,
) {
    let is_its_own = part.of != Of::ABOVE;
    if is_its_own {
        above.push((part.of.one, part.id.clone()));
    }
    if let Some(table) = part.table.as_ref().filter(|table| table.of == of) {
        found.push((above.clone(), table));
    }
    part.parts.iter().for_each(|part| tables(part, of, above, found));
    if is_its_own {
        above.pop();
    }
}

/// A column's heads: one, or one for each field where its cells have several.
fn heads(column: &Column, table: &Table) -> Vec<String> {
    let at = table.columns.iter().position(|own| own.key == column.key).unwrap_or_default();
    let fields = table.rows.iter().find_map(|row| match &row[at] {
        Cell::Fields { fields, .. } => Some(fields),
        _ => None,
    });
    match fields {
        Some(fields) => fields.iter().map(|(key, _)| (*key).to_owned()).collect(),
        None => vec![column.key.to_owned()],
    }
}

fn fields(cell: &Cell, heads: usize, options: RenderOptions) -> Vec<String> {
    match cell {
        Cell::Fields { fields, .. } if fields.len() == heads => {
            fields.iter().map(|(_, cell)| field(cell, options)).collect()
        }
        Cell::Nothing => vec![String::new(); heads],
        other => vec![field(other, options)],
    }
}

fn field(cell: &Cell, options: RenderOptions) -> String {
    match cell {
        // A mark is for the eye; a spreadsheet sorts by the word.
        Cell::Word { word, .. } => word.clone(),
        Cell::Aside(text) => safe(text),
        // A number that can be summed: its words and its unit stand elsewhere.
        Cell::Amount { value, .. } if options.comma => value.to_string(),
        Cell::Amount { value, .. } => value.to_string().replace('.', ","),
        other => safe(&other.read(", ")),
    }
}

/// A text that a spreadsheet would run as a formula is made text. What stands in several lines goes on doing so.
fn safe(text: &str) -> String {
    let mark = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("{mark}{}", text.split('\n').map(visible).collect::<Vec<_>>().join("\n"))
}
