//! How much is read from a file, and why a file is not read.

use crate::syntax::text::Source;

/// The most cells and pieces of text that are read from a file.
const CELLS: usize = 200_000;

/// The largest unpacked size of a packed file, in bytes.
pub(super) const LIMIT: u64 = 64 * 1024 * 1024;

/// How much more may be read from a file. A cell that is written once and stands in many places is counted in each:
/// a few packed bytes could otherwise become more than the machine has room for.
pub(super) struct Room {
    cells: usize,
    /// In bytes. Why no more than the largest record: what is read here is to become one.
    text: u64,
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableError {
    /// The name has an ending that no reader knows.
    Sort,
    /// The content does not match the ending, or the file is broken.
    Broken,
    /// A password is needed to open it.
    Locked,
    /// It is of a program that another can save from: the ending to save it with.
    Foreign(Foreign),
    /// Unpacked, the file is larger than any that people write.
    TooLarge,
    /// Nothing that is seen stands in the file.
    Empty,
    /// The name is that of a text, but the content is a packed document or an archive.
    Packed,
    /// A quotation mark on this line is never closed, so that what follows is one cell.
    OpenQuote(usize),
}

/// A sort of file that has to be saved anew before it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Word before 2007, and rich text.
    OldDocument,
    /// Excel before 2007, and its binary sheets.
    OldSheet,
    /// A page that is only to be looked at: PDF, or a picture of one.
    Page,
    /// Pages, for Mac.
    Pages,
    /// Numbers, for Mac.
    Numbers,
    /// A presentation.
    Slides,
}

impl Default for Room {
    fn default() -> Self {
        Self::whole()
    }
}

impl Room {
    pub(super) fn whole() -> Self {
        Self { cells: CELLS, text: Source::LIMIT }
    }

    /// Takes the room of so many cells with this text among them.
    pub(super) fn take(&mut self, cells: usize, text: &str) -> Result<(), TableError> {
        self.cells = self.cells.checked_sub(cells).ok_or(TableError::TooLarge)?;
        self.text = self.text.checked_sub(text.len() as u64).ok_or(TableError::TooLarge)?;
        Ok(())
    }

    /// Takes the room of a table, a sheet or a row, also an empty one: what holds nothing takes room too.
    pub(super) fn take_empty(&mut self) -> Result<(), TableError> {
        self.take(1, "")
    }
}
