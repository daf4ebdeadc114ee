//! A fast reader of the plain block YAML that people write. Everything else is left to the library.
//!
//! It answers only where the library would answer the same, node by node and span by span, and gives up at the first
//! thing outside its subset: quotes with a quote or an escape inside, text over several lines but for one paragraph after `>-`,
//! empty values, anchors, tags, tabs, a duplicate key, a second document. A differential property test holds the two readers to each other;
//! `docs/performance.md` says what it is worth.

mod signs;
mod block;

use std::sync::Arc;

use block::paragraph;
use signs::{IN_KEY, LINE, STOPS_FLOW, begins_plain, is_plain, is_printable};

use crate::syntax::text::Span;
use crate::syntax::tree::{NodeId, Tree, What};

/// The deepest nesting that is read here. The library reads and reports what is deeper.
const DEPTH: usize = 24;
/// How many keys most mappings have at most.
const KEYS: usize = 16;

/// The tree of a text, when every line of it is plain.
pub(super) fn read(text: &Arc<String>) -> Option<Tree<'_>> {
    if u32::try_from(text.len()).is_err() || !is_printable(text.as_bytes()) {
        return None;
    }
    let mut reader = Reader { text, tree: Tree::of(text), at: 0, line: Line::default() };
    reader.advance()?;
    if reader.line.is_end || reader.line.indent != 0 || reader.line.is_item(text) {
        return None;
    }
    reader.map(0, 0, DEPTH)?;
    reader.line.is_end.then_some(reader.tree)
}

/// The next line of content.
#[derive(Clone, Copy, Default)]
struct Line {
    /// Where the first character stands.
    start: usize,
    /// Where the line ends, without trailing white space and line end.
    end: usize,
    /// The column of the first character.
    indent: usize,
    /// There are no more lines.
    is_end: bool,
}

impl Line {
    fn is_item(&self, text: &str) -> bool {
        text.as_bytes()[self.start..self.end].starts_with(b"- ")
    }
}

struct Reader<'t> {
    text: &'t Arc<String>,
    tree: Tree<'t>,
    /// Where the line after the current one begins.
    at: usize,
    line: Line,
}

impl<'t> Reader<'t> {
    /// Goes to the next line of content, over empty lines and comments.
    fn advance(&mut self) -> Option<()> {
        loop {
            if self.at >= self.text.len() {
                self.line = Line { is_end: true, ..Line::default() };
                return Some(());
            }
            let rest = &self.text[self.at..];
            let len = rest.find('\n').unwrap_or(rest.len());
            let line = &rest[..len];
            let indent = line.bytes().take_while(|byte| *byte == b' ').count();
            let mut content = &line.as_bytes()[indent..];
            while let [before @ .., b' ' | b'\r'] = content {
                content = before;
            }
            let start = self.at + indent;
            self.at += (len + 1).min(rest.len());
            if content.is_empty() || content[0] == b'#' {
                continue;
            }
            let is_marker = indent == 0 && matches!(content, [b'-', b'-', b'-', ..] | [b'.', b'.', b'.', ..]);
            if is_marker || content.len() > LINE {
                return None;
            }
            self.line = Line { start, end: start + content.len(), indent, is_end: false };
            return Some(());
        }
    }

    /// Reads a block mapping whose keys are at `indent`; the first key is `from` bytes into the current line.
    fn map(&mut self, indent: usize, from: usize, depth: usize) -> Option<NodeId> {
        let depth = depth.checked_sub(1)?;
        let mut start = self.line.start + from;
        let id = self.tree.add(What::Map, Span::new(start, start));
        let mut last = None;
        let mut keys: Vec<&'t str> = Vec::with_capacity(KEYS);
        loop {
            let (key, value_at) = self.key(start)?;
            let name = &self.text[start..start + key];
            if keys.contains(&name) || keys.len() > 64 {
                return None;
            }
            keys.push(name);
            let key = self.scalar(start, start + key, true);
            let value = self.value(indent, value_at, depth)?;
            self.tree.append(id, last, key);
            self.tree.append(id, Some(key), value);
            last = Some(value);
            self.tree.close(id, self.tree.at(value).span().end);
            if self.line.is_end || self.line.indent < indent {
                return Some(id);
            }
            if self.line.indent > indent || self.line.is_item(self.text) {
                return None;
            }
            start = self.line.start;
        }
    }

    /// The key at `start`: its length, and where its value begins (the end of the line, when the value is on the next
    /// lines).
    fn key(&self, start: usize) -> Option<(usize, usize)> {
        let rest = &self.text.as_bytes()[start..self.line.end];
        let len = rest.iter().position(|byte| !IN_KEY[usize::from(*byte)])?;
        let first = rest[0];
        if len == 0 || !(first.is_ascii_alphabetic() || first == b'_') || rest[len] != b':' {
            return None;
        }
        let after = &rest[len + 1..];
        let blanks = after.iter().take_while(|byte| **byte == b' ').count();
        if !after.is_empty() && blanks == 0 {
            return None;
        }
        Some((len, start + len + 1 + blanks))
    }

    /// Reads the value of a key at `indent`, and advances to the line after it.
    fn value(&mut self, indent: usize, at: usize, depth: usize) -> Option<NodeId> {
        if at < self.line.end {
            let is_block = &self.text[at..self.line.end] == ">-";
            let value = if is_block { self.block(indent) } else { self.inline(at) }?;
            self.advance()?;
            // A line that is indented further would continue the value.
            return (self.line.is_end || self.line.indent <= indent).then_some(value);
        }
        self.advance()?;
        if self.line.is_end {
            return None;
        }
        match self.line.is_item(self.text) {
            true if self.line.indent >= indent => self.list(indent, depth),
            false if self.line.indent > indent => self.map(self.line.indent, 0, depth),
            _ => None,
        }
    }

    /// Reads the block list that begins on this line, under a key at `under`.
    fn list(&mut self, under: usize, depth: usize) -> Option<NodeId> {
        let depth = depth.checked_sub(1)?;
        let indent = self.line.indent;
        // A list at the same indent as its key begins at its first item: the library's spans are the same.
        let first = self.text[self.line.start + 1..].bytes().take_while(|byte| *byte == b' ').count() + 1;
        let start = self.line.start + if indent == under { first } else { 0 };
        let id = self.tree.add(What::List, Span::new(start, start));
        let mut last = None;
        loop {
            let content = &self.text[self.line.start + 1..self.line.end];
            let inner = 1 + content.len() - content.trim_start_matches(' ').len();
            let start = self.line.start + inner;
            if self.text[start..].starts_with("- ") {
                return None;
            }
            let item = if self.key(start).is_some() {
                self.map(indent + inner, inner, depth)?
            } else {
                let value = self.inline(start)?;
                self.advance()?;
                if !self.line.is_end && self.line.indent > indent {
                    return None;
                }
                value
            };
            self.tree.append(id, last, item);
            last = Some(item);
            self.tree.close(id, self.tree.at(item).span().end);
            if self.line.is_end || self.line.indent < indent {
                return Some(id);
            }
            if !self.line.is_item(self.text) {
                // A line at the same indent is the next key of the parent mapping.
                return (self.line.indent == indent).then_some(id);
            }
            if self.line.indent > indent {
                return None;
            }
        }
    }

    /// The paragraph on the next lines, under a key at `under`.
    fn block(&mut self, under: usize) -> Option<NodeId> {
        let own = paragraph(self.text, self.at, under)?;
        self.at = own.next;
        let what = What::Scalar { text: own.said, plain: false };
        Some(self.tree.add(what, Span::new(own.start, own.end)))
    }

    /// A value on one line, from `at` to the line's end.
    fn inline(&mut self, at: usize) -> Option<NodeId> {
        let text = self.text;
        let value = &text[at..self.line.end];
        let inside = value.get(1..value.len().saturating_sub(1));
        match value.as_bytes()[0] {
            quote @ (b'"' | b'\'') => {
                let inside =
                    inside.filter(|_| value.len() > 1 && value.as_bytes()[value.len() - 1] == quote)?;
                let simple = !inside.bytes().any(|byte| matches!(byte, b'"' | b'\'' | b'\\'));
                simple.then(|| {
                    self.tree
                        .add(What::Scalar { text: inside.into(), plain: false }, Span::new(at, self.line.end))
                })
            }
            b'[' | b'{' => {
                let (value, after) = self.flow(at, DEPTH)?;
                (after == self.line.end).then_some(value)
            }
            _ => is_plain(value).then(|| self.scalar(at, self.line.end, true)),
        }
    }

    /// Reads the flow list or mapping that begins at `at` and ends on the same line: the node, and where the text after
    /// it begins.
    fn flow(&mut self, at: usize, depth: usize) -> Option<(NodeId, usize)> {
        let depth = depth.checked_sub(1)?;
        let is_map = self.text.as_bytes()[at] == b'{';
        let close = if is_map { b'}' } else { b']' };
        let id = self.tree.add(if is_map { What::Map } else { What::List }, Span::new(at, at));
        let mut last = None;
        let mut keys: Vec<&'t str> = Vec::new();
        let mut from = at + 1;
        loop {
            let mut key = None;
            if is_map {
                let (len, value_at) = self.key(from)?;
                let name = &self.text[from..from + len];
                // Without a blank after the colon it is no key here.
                if value_at == from + len + 1 || keys.contains(&name) {
                    return None;
                }
                keys.push(name);
                key = Some(self.scalar(from, from + len, true));
                from = value_at;
            }
            let (value, after) = self.flow_value(from, depth)?;
            if let Some(key) = key {
                self.tree.append(id, last, key);
            }
            self.tree.append(id, key.or(last), value);
            last = Some(value);
            let rest = &self.text.as_bytes()[after..self.line.end];
            match rest {
                [byte, ..] if *byte == close => {
                    self.tree.close(id, u32::try_from(after + 1).ok()?);
                    return Some((id, after + 1));
                }
                [b',', b' ', next, ..] if *next != b' ' => from = after + 2,
                _ => return None,
            }
        }
    }

    /// A value inside brackets, and where the text after it begins.
    fn flow_value(&mut self, at: usize, depth: usize) -> Option<(NodeId, usize)> {
        let rest = &self.text[at..self.line.end];
        match *rest.as_bytes().first()? {
            b'[' | b'{' => self.flow(at, depth),
            quote @ (b'"' | b'\'') => {
                let len = rest[1..].bytes().position(|byte| byte == quote)?;
                let inside = &rest[1..=len];
                let is_simple = !inside.bytes().any(|byte| matches!(byte, b'"' | b'\'' | b'\\'));
                let end = at + len + 2;
                is_simple.then(|| {
                    let what = What::Scalar { text: inside.into(), plain: false };
                    (self.tree.add(what, Span::new(at, end)), end)
                })
            }
            _ => {
                let stops = |byte: &u8| STOPS_FLOW[usize::from(*byte)];
                let len = rest.as_bytes().iter().position(stops)?;
                let value = &rest[..len];
                let is_end = matches!(rest.as_bytes()[len], b',' | b']' | b'}');
                // Neither a colon nor a number sign is in it.
                if value.is_empty() || value.ends_with(' ') || !is_end || !begins_plain(value) {
                    return None;
                }
                Some((self.scalar(at, at + len, true), at + len))
            }
        }
    }

    #[inline]
    fn scalar(&mut self, start: usize, end: usize, plain: bool) -> NodeId {
        self.tree.scalar(self.text[start..end].into(), plain, Span::new(start, end))
    }
}
