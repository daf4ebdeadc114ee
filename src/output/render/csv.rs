//! Writes the main table of a page as CSV, for spreadsheets. The only file that uses the CSV library.
//!
//! A Swedish Excel opens a file correctly when it is separated by semicolons and begins with a byte-order
//! mark.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::format::RenderOptions;
use crate::output::page::{Cell, Head, Page, Part, Table};
use crate::syntax::text::visible;

pub(super) fn page(page: &Page, options: RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    if !options.comma {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let delimiter = if options.comma { b',' } else { b';' };
    let writer = WriterBuilder::new().delimiter(delimiter).terminator(Terminator::CRLF).from_writer(out);
    let mut file = File { writer, page, options };
    file.record(page.spreadsheet.heads())?;
    for part in &page.parts {
        file.part(part, &mut Vec::new())?;
    }
    file.writer.flush()
}

/// The file that is being written.
struct File<'p, W: Write> {
    writer: Writer<W>,
    page: &'p Page,
    options: RenderOptions,
}

impl<'p, W: Write> File<'p, W> {
    /// Writes the rows of a part. `above` has the ids of the parts that it stands in.
    fn part(&mut self, part: &'p Part, above: &mut Vec<&'p str>) -> io::Result<()> {
        if part.list.is_some() {
            above.push(&part.id);
        }
        let wanted = self.page.spreadsheet.table;
        for table in part.table.iter().chain(&part.lines).filter(|table| table.name() == wanted) {
            self.table(table, above)?;
        }
        for part in &part.parts {
            self.part(part, above)?;
        }
        if part.list.is_some() {
            above.pop();
        }
        Ok(())
    }

    fn table(&mut self, table: &Table, above: &[&str]) -> io::Result<()> {
        let options = self.options;
        for row in table.rows() {
            let ids = self.page.spreadsheet.parts.iter().enumerate();
            let ids = ids.map(|(at, _)| above.get(at).map(|id| safe(id)).unwrap_or_default());
            let own = table.heads().iter().zip(row).flat_map(|(head, cell)| fields(head, cell, options));
            let marking =
                self.page.spreadsheet.is_marked.then(|| self.page.marking.clone().unwrap_or_default());
            self.record(ids.chain(own).chain(marking).collect::<Vec<_>>())?;
        }
        Ok(())
    }

    /// Writes one row. Returns the system's error and not the library's, so that a closed pipe is recognised.
    fn record(&mut self, fields: Vec<impl AsRef<[u8]>>) -> io::Result<()> {
        self.writer.write_record(fields).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            other => io::Error::other(format!("{other:?}")),
        })
    }
}

/// A cell as the fields under its head.
fn fields(head: &Head, cell: &Cell, options: RenderOptions) -> Vec<String> {
    let under = |key: &&str| match cell {
        Cell::Fields { fields, .. } => fields
            .iter()
            .find(|(own, _)| own == key)
            .map(|(_, cell)| field(cell, options))
            .unwrap_or_default(),
        _ => String::new(),
    };
    match head.fields {
        [] => vec![field(cell, options)],
        keys => keys.iter().map(under).collect(),
    }
}

fn field(cell: &Cell, options: RenderOptions) -> String {
    match cell {
        // The mark is left out, so that a spreadsheet can sort by the word.
        Cell::Word { word, .. } => word.clone(),
        Cell::Aside(text) => safe(text),
        // A number without its unit, so that a spreadsheet can sum it.
        Cell::Amount { value, .. } if options.comma => value.to_string(),
        Cell::Amount { value, .. } => value.to_string().replace('.', ","),
        // A spreadsheet has what is written in the files.
        Cell::Said { written, .. } | Cell::Rows { written, .. } => safe(written),
        other => safe(&other.read(", ")),
    }
}

/// Keeps a spreadsheet from running a text as a formula. Line breaks are kept.
fn safe(text: &str) -> String {
    let mark = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("{mark}{}", text.split('\n').map(visible).collect::<Vec<_>>().join("\n"))
}
