//! Tells letters that were saved in one encoding and read in another: `Ã¤` where `ä` was written, or `\u{fffd}` where the
//! letter is lost. They cannot be told from what was meant once they stand in a record.

use crate::base::lang::Say;
use crate::io::tables::{Block, Document};

/// What å, ä, ö, Å, Ä, Ö and é become in UTF-8 that is read as an encoding of a byte for each letter, by Windows, the Mac
/// and MS-DOS, once or twice over.
const PAIRS: [&str; 26] = [
    "Ã¥", "Ã¤", "Ã¶", "Ã…", "Ã„", "Ã–", "Ã©", "â€", "Ãƒ", "√•", "√§", "√∂", "√Ö", "√Ñ", "√ñ", "√©", "├Ñ",
    "├ñ", "├Â", "├╢", "├à", "├ä", "├û", "├®", "=C3=A", "=C3=8",
];

/// How they are written for a page of the web or where a letter is lost.
const WRITTEN: [&str; 7] = ["\u{fffd}", "&aring;", "&auml;", "&ouml;", "&Aring;", "&Auml;", "&Ouml;"];

/// What they become of Windows' letters on the Mac and in MS-DOS: no such sign stands inside a word.
const INSIDE: [char; 4] = ['÷', '‰', 'ˆ', '┼'];

/// Whether a text has letters that were misread.
pub(crate) fn is_misread(text: &str) -> bool {
    // Most texts have no sign beside letters.
    if text.chars().all(|char| char.is_alphanumeric() && char != 'Ã' || char == ' ') {
        return false;
    }
    let has = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    has(&PAIRS) || has(&WRITTEN) || is_torn(text)
}

/// Whether a word has a sign in it, or a letter whose other half showed nothing and is gone.
fn is_torn(text: &str) -> bool {
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        let is_inside = INSIDE.contains(&char) && before.is_lowercase() && after.is_lowercase();
        if is_inside || char == 'Ã' && after.is_lowercase() {
            return true;
        }
        before = char;
    }
    false
}

/// The place of the first such letter in a file, if any.
pub(crate) fn misread(document: &Document) -> Option<Say> {
    document.blocks.iter().find_map(|block| match block {
        Block::Table(table) => table.rows.iter().find_map(|row| {
            let (column, _) = row.filled().find(|(_, text)| is_misread(text))?;
            Some(table.place(row, column))
        }),
        Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Point { text, .. } => {
            is_misread(text).then(|| block.place())
        }
    })
}

#[cfg(test)]
mod tests {
    use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

    use super::*;

    /// Whatever reads what another has written, it is told; and what people write is not.
    #[test]
    fn letters_that_were_misread_are_told_and_no_others() {
        let said = "Åtgärd för förskolan och föräldrar";
        let read =
            |bytes: &[u8], as_if: &'static Encoding| as_if.decode_without_bom_handling(bytes).0.into_owned();
        let windows = WINDOWS_1252.encode(said).0;
        let once = read(said.as_bytes(), WINDOWS_1252);
        let mut all = vec![
            once.clone(),
            read(once.as_bytes(), WINDOWS_1252),
            read(said.as_bytes(), MACINTOSH),
            read(&windows, MACINTOSH),
            String::from_utf8_lossy(&windows).into_owned(),
            said.replace('ö', "&ouml;"),
            said.bytes()
                .map(|byte| if byte < 128 { char::from(byte).to_string() } else { format!("={byte:X}") })
                .collect(),
        ];
        // Where the second half of a letter showed nothing.
        all.push("Ãtgärd".to_owned());
        for text in all {
            assert!(is_misread(&text), "{text}");
        }
        for text in
            [said, "São Paulo, JOÃO", "5 ÷ 2", "2 ‰ av alla", "a√b", "Ja – nej…", "x=C3", "&", "100 % (ök)"]
        {
            assert!(!is_misread(text), "{text}");
        }
    }
}
