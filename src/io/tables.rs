//! Reads the files that people have: sheets, separated values, documents, Markdown and plain text. Knows cells, lines and
//! where they stand, not what they mean.

mod fill;
mod cell;
mod table;
mod contents;
mod room;
mod text;
mod withdrawn;
mod xml;
mod pack;
mod format;
mod grid;
mod flow;
mod sheets;
mod csv;
mod markdown;
mod plain;
mod xlsx;
mod docx;
mod open;
mod sort;

use crate::base::day::Day;
pub use cell::{Cell, Kind, Merged, Shows};
pub use contents::{Block, Document, Labelled, LeftOut, Reading, Why};
pub use fill::{Fill, Light};
pub(super) use pack::{Pack, Page, pack, with_page, with_pages};
use room::Room;
pub use room::{Foreign, TableError};
pub use sort::ENDINGS;
use sort::Sort;
pub use table::{Row, Table};
use xml::Tree;

/// Reads the contents of a file, in the format of its ending: `.xlsx`, `.ods`, `.docx`, `.odt`, `.csv`, `.md`, `.txt`.
pub fn read(name: &str, bytes: &[u8], reading: &Reading) -> Result<Document, TableError> {
    let mut document = match Sort::of(name, bytes)? {
        Sort::Packed(mut pack) => packed(&mut pack, reading)?,
        Sort::Values => csv::read(&text::text(bytes)?, reading)?,
        Sort::Markdown => markdown::read(&text::text(bytes)?, reading)?,
        Sort::Text => {
            let text = text::text(bytes)?;
            if csv::is_parted(&text, reading) { csv::read(&text, reading)? } else { plain::read(&text)? }
        }
    };
    let mut room = Room::whole();
    let mut number = 0;
    for block in &mut document.blocks {
        let Block::Table(table) = block else { continue };
        number += 1;
        table.number = number;
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            room.take(1, &cell.text)?;
        }
    }
    if document.blocks.is_empty() { Err(TableError::Empty) } else { Ok(document) }
}

/// Reads a packed file, which is what its main page is.
fn packed(pack: &mut Pack<'_>, reading: &Reading) -> Result<Document, TableError> {
    let mut document = match pack.main()? {
        None => open::read(pack, reading)?,
        Some(name) => {
            let page = pack.page(&name)?.ok_or(TableError::Broken)?;
            let tree = Tree::read(&page)?;
            let root = tree.root()?;
            match root.name() {
                "document" => docx::read(pack, (&name, root), reading)?,
                "workbook" => xlsx::read(pack, (&name, root), reading)?,
                _ => return Err(TableError::Broken),
            }
        }
    };
    document.modified = modified(pack);
    Ok(document)
}

/// The day on which a file says that it was last changed. What cannot be read of it says nothing.
fn modified(pack: &mut Pack<'_>) -> Option<Day> {
    ["docProps/core.xml", "meta.xml"].into_iter().find_map(|name| {
        let page = pack.page(name).ok()??;
        let tree = Tree::read(&page).ok()?;
        let root = tree.root().ok()?;
        let time = root.within("modified").chain(root.within("date")).next()?.text();
        Day::read(time.trim().get(..10)?)
    })
}
