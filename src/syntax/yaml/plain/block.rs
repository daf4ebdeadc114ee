//! The paragraph after `>-`, as notes in plans are written.

use std::borrow::Cow;

use super::signs::LINE;

/// A paragraph: what it says, from its first character to where the next line has its first, as the library tells it, and
/// where that line begins.
pub(super) struct Paragraph<'t> {
    pub said: Cow<'t, str>,
    pub start: usize,
    pub end: usize,
    pub next: usize,
}

/// Reads the paragraph from a line, under a key at the column `under`: lines that begin at the same column, with nothing
/// between them. They are one line to a reader.
pub(super) fn paragraph(text: &str, mut from: usize, under: usize) -> Option<Paragraph<'_>> {
    let (mut said, mut start, mut column) = (Cow::Borrowed(""), 0, 0);
    let mut is_over = false;
    let mut end = text.len();
    while from < text.len() {
        let rest = &text[from..];
        let len = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
        let line = rest[..len].trim_end_matches(['\n', '\r']);
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        if line.is_empty() {
            // Without a line before it, it would be a part of the text.
            is_over = true;
        } else if content.is_empty() || content.len() > LINE || content.ends_with(' ') {
            return None;
        } else if column > 0 && indent < column || column == 0 && indent <= under {
            if indent > under {
                return None;
            }
            end = from + indent;
            break;
        } else if is_over || column > 0 && indent > column {
            return None;
        } else if column == 0 {
            (said, start, column) = (Cow::Borrowed(content), from + indent, indent);
        } else {
            let said = said.to_mut();
            said.push(' ');
            said.push_str(content);
        }
        from += len;
    }
    (column > 0).then_some(Paragraph { said, start, end, next: from })
}
