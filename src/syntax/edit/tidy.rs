//! One layout for every file: two spaces for each level, lists indented two from their key, quotes only where they
//! are needed, at most one blank line. Order, words and comments stay.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::check;
use super::lines;
use super::place::{end, header, is_flow};
use super::render;
use super::scalar;
use super::step::SpliceError;
use super::value::Value;
use crate::syntax::text::Span;
use crate::syntax::tree::{At, What};
use crate::syntax::yaml;

/// How many spaces each level is indented.
const STEP: usize = 2;

/// Lays out a text; returns the same text when it has the layout already.
pub fn tidy(text: &str) -> Result<String, SpliceError> {
    let text = Arc::new(text.replace("\r\n", "\n"));
    let yaml = yaml::read(&text, true);
    let root = yaml.tree.root().filter(|_| yaml.faults.is_empty()).ok_or(SpliceError::Faulty)?;
    let mut printer = Printer {
        text: &text,
        comments: &yaml.comments,
        at: 0,
        out: String::new(),
        columns: BTreeMap::from([(0, 0)]),
    };
    if is_flow(&text, root) {
        printer.before(root.span().start as usize, 0);
        printer.inline(root, 0);
        printer.end_line();
    } else {
        printer.map(root, 0, false);
    }
    printer.before(text.len(), 0);
    let made = Arc::new(printer.out);
    check::is_that((&text, &yaml), &made, std::iter::empty(), &[])?;
    // The order of the keys is kept too.
    if yaml::read(&made, false).tree.root().map(Value::of) == Some(Value::of(root)) {
        Ok(Arc::unwrap_or_clone(made))
    } else {
        Err(SpliceError::Unsure)
    }
}

struct Printer<'t> {
    text: &'t str,
    /// The comments that have not been written yet, in order.
    comments: &'t [Span],
    /// The end of what has been written, in bytes of the text.
    at: usize,
    out: String,
    /// The new column of what stood in an old column; for comments on lines of their own.
    columns: BTreeMap<usize, usize>,
}

impl Printer<'_> {
    /// Writes the comments and the blank line before a node that begins a line.
    fn before(&mut self, start: usize, indent: usize) {
        if start < self.text.len() {
            self.columns.insert(lines::column(self.text, start), indent);
        }
        while let Some(comment) = self.comments.first().filter(|comment| (comment.start as usize) < start) {
            let range = comment.range();
            self.comments = &self.comments[1..];
            self.empty_line(range.start);
            let column = lines::column(self.text, range.start);
            let own = self.columns.range(..=column).next_back().map_or(0, |(_, indent)| *indent);
            self.out.push_str(&" ".repeat(own));
            self.out.push_str(self.text[range.clone()].trim_end());
            self.out.push('\n');
            self.at = range.end;
        }
        if start < self.text.len() {
            self.empty_line(start);
        }
    }

    /// Writes one blank line where there was at least one.
    fn empty_line(&mut self, start: usize) {
        let between = self.text.get(self.at..start).unwrap_or_default();
        let is_apart = between.matches('\n').count() > 1;
        if is_apart && !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Writes the end of a line, with the comment that stood there.
    fn end_line(&mut self) {
        if let Some(comment) = self.comments.first() {
            let range = comment.range();
            let is_here = range.start < self.at || !self.text[self.at..range.start].contains('\n');
            if is_here {
                self.comments = &self.comments[1..];
                self.out.push(' ');
                self.out.push_str(self.text[range.clone()].trim_end());
                self.at = self.at.max(range.end);
            }
        }
        self.out.push('\n');
    }

    /// Writes the entries of a mapping on lines of their own. With `is_begun` the first continues the current line.
    fn map(&mut self, map: At<'_>, indent: usize, mut is_begun: bool) {
        for (key, value) in map.entries() {
            let start = key.span().start as usize;
            if is_begun {
                self.columns.insert(lines::column(self.text, start), indent);
            } else {
                self.before(start, indent);
                self.out.push_str(&" ".repeat(indent));
            }
            is_begun = false;
            self.out.push_str(&scalar::key(key.scalar().map_or("", |key| key.as_ref())));
            self.out.push(':');
            let after = key.span().end as usize;
            self.at = after + self.text[after..].find(':').map_or(0, |colon| colon + 1);
            match value.what() {
                What::Map if !is_flow(self.text, value) => {
                    self.end_line();
                    self.map(value, indent + STEP, false);
                }
                What::List if !is_flow(self.text, value) => {
                    self.end_line();
                    self.list(value, indent + STEP, false);
                }
                _ => {
                    let is_block = header(self.text, value).is_some();
                    if is_block || !lines::trim(&self.text[value.span().range()]).is_empty() {
                        self.out.push(' ');
                        self.inline(value, indent + STEP);
                    }
                    self.end_line();
                }
            }
        }
    }

    /// Writes the items of a list on lines of their own.
    fn list(&mut self, list: At<'_>, indent: usize, mut is_begun: bool) {
        for item in list.items() {
            let start = item.span().start as usize;
            let start = header(self.text, item).map_or(start, |header| header.start);
            let dash = self.text[..start].trim_end().len().saturating_sub(1);
            if !is_begun {
                self.before(dash, indent);
                self.out.push_str(&" ".repeat(indent));
            }
            self.columns.insert(lines::column(self.text, start), indent + STEP);
            // A comment between the dash and the item is written after the item.
            self.at = dash + 1;
            is_begun = false;
            self.out.push_str("- ");
            match item.what() {
                What::Map if !is_flow(self.text, item) => self.map(item, indent + STEP, true),
                What::List if !is_flow(self.text, item) => self.list(item, indent + STEP, true),
                _ => {
                    self.inline(item, indent + STEP);
                    self.end_line();
                }
            }
        }
    }

    /// Writes a value that continues the current line; its own following lines are at `indent`.
    fn inline(&mut self, node: At<'_>, indent: usize) {
        let range = node.span().range();
        let raw = &self.text[range.clone()];
        self.at = range.end;
        if let Some(header) = header(self.text, node) {
            self.at = end(self.text, None, node);
            let sign = header.clone();
            let body = self.text.get(lines::next(self.text, header.end)..self.at);
            self.out.push_str(&self.text[sign]);
            if let Some(body) = body {
                self.block(body, header.end, indent);
            }
            return;
        }
        let has_comment = |comment: &&Span| range.contains(&(comment.start as usize));
        // They are in order, and those after the value are many.
        let mut before_end = self.comments.iter().take_while(|comment| (comment.start as usize) < range.end);
        match node.what() {
            What::Scalar { text, plain: false } if !raw.contains('\n') => {
                self.out.push_str(&scalar::inline(text, false, false));
            }
            What::List | What::Map if !before_end.any(|comment| has_comment(&comment)) => {
                self.out.push_str(&render::flow(&Value::of(node)));
            }
            // Over several lines the old indentation of each line is dropped.
            _ => {
                let mut rest = raw.split('\n');
                let first = rest.next().unwrap_or_default();
                self.out.push_str(lines::trim_end(first));
                // A text that is said to follow and does not: its blank lines say nothing, unless they are kept.
                let is_missing = first.starts_with(['|', '>']) && !first.contains('+');
                let says_nothing = is_missing && rest.clone().all(|line| lines::trim(line).is_empty());
                for line in rest.take_while(|_| !says_nothing) {
                    self.out.push('\n');
                    if !lines::trim(line).is_empty() {
                        self.out.push_str(&" ".repeat(indent));
                        self.out.push_str(lines::trim(line));
                    }
                }
                let inside = self.comments.iter().take_while(has_comment).count();
                self.comments = &self.comments[inside..];
            }
        }
    }

    /// Writes the lines of a block scalar that keeps its line breaks, after its header and the comment beside that.
    fn block(&mut self, body: &str, sign: usize, indent: usize) {
        if let Some(comment) = self.comments.first().filter(|comment| (comment.start as usize) < self.at) {
            let range = comment.range();
            if range.start >= sign {
                self.comments = &self.comments[1..];
                self.out.push(' ');
                self.out.push_str(self.text[range].trim_end());
            }
        }
        let filled = body.split('\n').filter(|line| !line.trim().is_empty());
        let least = filled.map(|line| line.len() - line.trim_start_matches(' ').len()).min().unwrap_or(0);
        for line in body.split('\n') {
            self.out.push('\n');
            if let Some(line) = line.get(least..).filter(|line| !line.is_empty()) {
                self.out.push_str(&" ".repeat(indent));
                self.out.push_str(line);
            }
        }
    }
}
