//! Tells letters that were saved in one encoding and read in another: `Ã¤` where `ä` was written, or `\u{fffd}` where the
//! letter is lost. They cannot be told from what was meant once they stand in a record.

use crate::base::lang::Say;
use crate::io::tables::{Block, Document};

/// What å, ä, ö, Å, Ä, Ö and é become in UTF-8 that is read as an encoding of a byte for each letter, with the sign of a
/// letter that is lost.
const SIGNS: [&str; 9] = ["Ã¥", "Ã¤", "Ã¶", "Ã…", "Ã„", "Ã–", "Ã©", "â€", "\u{fffd}"];

/// The place of the first such letter in a file, if any.
pub(crate) fn misread(document: &Document) -> Option<Say> {
    let is_it = |text: &str| SIGNS.iter().any(|sign| text.contains(sign));
    document.blocks.iter().find_map(|block| match block {
        Block::Table(table) => table.rows.iter().find_map(|row| {
            let (column, _) = row.filled().find(|(_, text)| is_it(text))?;
            Some(table.place(row, column))
        }),
        Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Point { text, .. } => {
            is_it(text).then(|| block.place())
        }
    })
}
