//! The paragraph after `>-`, as notes in plans are written.

use std::borrow::Cow;

use super::{LINE, Reader};
use crate::syntax::text::Span;
use crate::syntax::tree::{NodeId, What};

impl Reader<'_> {
    /// Reads the paragraph after a `>-` under a key at `under`: lines that begin at the same column, with nothing between them.
    /// They are one line to a reader. The node ends, as in the library, where the next line has its first character.
    pub(super) fn block(&mut self, under: usize) -> Option<NodeId> {
        let text = self.text;
        let (mut said, mut start, mut column) = (Cow::Borrowed(""), 0, 0);
        let mut is_over = false;
        let mut end = text.len();
        while self.at < text.len() {
            let rest = &text[self.at..];
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
                end = self.at + indent;
                if indent > under {
                    return None;
                }
                break;
            } else if is_over || column > 0 && indent > column {
                return None;
            } else if column == 0 {
                (said, start, column) = (Cow::Borrowed(content), self.at + indent, indent);
            } else {
                let said = said.to_mut();
                said.push(' ');
                said.push_str(content);
            }
            self.at += len;
        }
        let what = What::Scalar { text: said, plain: false };
        (column > 0).then(|| self.tree.add(what, Span::new(start, end)))
    }
}
