//! Running text while it is read: lines of it, with what is not seen, put one after another into blocks or cells.

use super::cell::{Cell, Kind};
use super::contents::{Block, Document, LeftOut, Why};
use super::fill::Fill;
use super::grid::{Found, Grid, Unseen};
use super::room::{Room, TableError};
use super::table::{Table, place};
use super::text;
use super::withdrawn::{Withdrawn, is_remark};
use crate::base::lang::Say;
use crate::say;

/// What stands before a point without a number, whatever it looks like.
pub(super) const BULLET: &str = "•";

/// A line of text while it is read.
#[derive(Debug, Default)]
pub(super) struct Line {
    seen: String,
    left_out: Vec<(Why, String)>,
    /// Why what was said last is left out, if it is.
    last: Option<Why>,
    /// Whether all letters so far are bold; none before the first.
    is_bold: Option<bool>,
    /// What stands before it: a number, or `•`.
    pub(super) marker: String,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A heading of a level, from 1.
    Heading(usize),
    Paragraph,
    /// A point of a list, so deep, from 0.
    Point(usize),
    /// Another line of the point before.
    More,
}

/// A table while it is read.
#[derive(Default)]
pub(super) struct TableDraft {
    pub(super) grid: Grid,
    /// How many rows and columns it has, seen or not.
    pub(super) rows: u32,
    pub(super) columns: u32,
    /// The line above it.
    title: Option<String>,
    /// The tables in its cells, each with the row and the column of its cell.
    nested: Vec<(u32, u32, TableDraft)>,
}

/// Where lines and tables are put.
pub(super) trait Sink {
    fn line(&mut self, line: Line, shape: Shape, room: &mut Room) -> Result<(), TableError>;
    fn table(&mut self, draft: TableDraft, room: &mut Room) -> Result<(), TableError>;
}

/// The blocks of a document.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) document: Document,
    /// The room of the rows of its tables, whose cells have been counted when they were read.
    wide: Room,
    paragraphs: usize,
    tables: usize,
    /// The last line, until a table has taken it for its title.
    before: Option<String>,
    /// How deep the last point is.
    depth: Option<usize>,
    withdrawn: Withdrawn,
    /// Where all that follows stands; otherwise paragraphs are counted.
    pub(super) at: Option<Say>,
}

/// The text of a cell.
#[derive(Default)]
pub(super) struct CellText {
    text: String,
    left_out: Vec<(Why, String)>,
    is_bold: Option<bool>,
    kind: Kind,
    /// The colour behind it.
    pub(super) fill: Option<Fill>,
    nested: Vec<TableDraft>,
}

impl Line {
    /// Adds text, which is seen unless there is a reason that it is not.
    pub(super) fn say(&mut self, text: &str, why: Option<Why>, is_bold: bool) {
        let Some(why) = why else {
            self.last = None;
            self.seen.push_str(text);
            if !text.trim().is_empty() {
                self.is_bold = Some(is_bold && self.is_bold.unwrap_or(true));
            }
            return;
        };
        match self.left_out.last_mut().filter(|own| own.0 == why && self.last == Some(why)) {
            Some((_, said)) => said.push_str(text),
            None => self.left_out.push((why, text.to_owned())),
        }
        self.last = Some(why);
    }

    /// Leaves out a text that is whole by itself, as a comment.
    pub(super) fn leave(&mut self, why: Why, text: &str) {
        self.left_out.push((why, text.to_owned()));
        self.last = None;
    }

    /// Whether nothing at all is in it, seen or not.
    pub(super) fn is_empty(&self) -> bool {
        self.seen.trim().is_empty() && self.left_out.is_empty()
    }

    /// What is seen, as it was said.
    pub(super) fn seen(&self) -> &str {
        &self.seen
    }

    /// Whether all of it is bold.
    pub(super) fn is_bold(&self) -> bool {
        self.is_bold.unwrap_or_default()
    }

    /// What is not seen, in whole texts.
    pub(super) fn take_left_out(&mut self) -> impl Iterator<Item = (Why, String)> {
        let texts = std::mem::take(&mut self.left_out).into_iter();
        texts.map(|(why, said)| (why, text::cell(&said))).filter(|(_, said)| !said.is_empty())
    }
}

impl Flow {
    /// A flow of which everything stands in one place.
    pub(super) fn at(place: Say) -> Self {
        Self { at: Some(place), ..Self::default() }
    }

    fn place(&self) -> Say {
        let number = self.paragraphs;
        self.at.clone().unwrap_or_else(|| say!("stycke {number}", "paragraph {number}"))
    }

    /// Where something stands that has no line of its own.
    fn place_between(&self) -> Say {
        let number = self.paragraphs;
        match (&self.at, number) {
            (Some(at), _) => at.clone(),
            (None, 0) => Say::fixed("före första stycket", "before the first paragraph"),
            (None, _) => say!("efter stycke {number}", "after paragraph {number}"),
        }
    }
}

impl Sink for Flow {
    fn line(&mut self, mut line: Line, shape: Shape, room: &mut Room) -> Result<(), TableError> {
        let text = text::cell(&line.seen);
        room.take(1, &text)?;
        self.paragraphs += usize::from(!text.is_empty());
        let place = if text.is_empty() { self.place_between() } else { self.place() };
        let (mut is_withdrawn, mut withdrawn) = (false, String::new());
        for (why, text) in line.take_left_out() {
            room.take(1, &text)?;
            if why.is_withdrawn() {
                is_withdrawn = true;
                withdrawn.push_str(&text);
            }
            self.document.left_out.push(LeftOut { place: place.clone(), why, text });
        }
        if !text.is_empty() || is_withdrawn {
            let depth = match shape {
                Shape::Point(depth) => Some(depth),
                Shape::More => self.depth,
                Shape::Heading(_) | Shape::Paragraph => None,
            };
            let (is_point, is_heading) =
                (matches!(shape, Shape::Point(_)), matches!(shape, Shape::Heading(_)));
            let is_below = self.withdrawn.has(depth, is_point, Some(&*text).filter(|_| !is_heading));
            let is_whole = is_withdrawn && is_point && is_remark(&text);
            if is_withdrawn && depth.is_none() && is_remark(&text) {
                self.withdrawn.begin_line(is_heading, &withdrawn);
            }
            if let Some(depth) = depth.filter(|_| is_whole && !is_below) {
                self.withdrawn.begin(depth);
            }
            self.depth = depth;
            if (is_below || is_whole) && !text.is_empty() {
                self.document.left_out.push(LeftOut { place, why: Why::Struck, text });
                return Ok(());
            }
        }
        if text.is_empty() {
            return Ok(());
        }
        self.before = Some(text.replace('\n', " "));
        let marker = std::mem::take(&mut line.marker);
        let block = match shape {
            Shape::Heading(level) => {
                let gap = if marker.is_empty() { "" } else { " " };
                Block::Heading { place, level, text: format!("{marker}{gap}{}", text.replace('\n', " ")) }
            }
            Shape::Point(depth) => Block::Point { place, depth, marker, text },
            Shape::More => match self.document.blocks.last_mut() {
                Some(Block::Point { text: own, .. }) => {
                    own.push('\n');
                    own.push_str(&text);
                    return Ok(());
                }
                _ => Block::Paragraph { place, text, bold: line.is_bold() },
            },
            Shape::Paragraph => Block::Paragraph { place, text, bold: line.is_bold() },
        };
        self.document.blocks.push(block);
        Ok(())
    }

    fn table(&mut self, draft: TableDraft, room: &mut Room) -> Result<(), TableError> {
        // One without a row takes room too.
        room.take_empty()?;
        let title = draft.title.or_else(|| self.before.take());
        let nested = draft.nested.into_iter();
        let nested: Vec<(Option<Why>, TableDraft)> =
            nested.map(|(row, column, nested)| (draft.grid.why(row, column), nested)).collect();
        let (rows, unseen) = draft.grid.rows(&mut self.wide)?;
        let number = self.tables + 1;
        let is_frame = rows.is_empty();
        let at = self.at.clone();
        let left = |Unseen { row, column, why, text }: Unseen| {
            let of_cell = || place(None, number, row as usize + 1, column as usize);
            LeftOut { place: at.clone().unwrap_or_else(of_cell), why, text }
        };
        self.document.left_out.extend(unseen.into_iter().map(&left));
        if !is_frame {
            self.tables = number;
            self.document.blocks.push(Block::Table(Table {
                title: title.clone(),
                sheet: None,
                number,
                rows,
            }));
        }
        for (why, mut nested) in nested {
            if let Some(why) = why {
                nested.leave(why, &mut |unseen| self.document.left_out.push(left(unseen)));
                continue;
            }
            // A table that only holds others is no table to whoever reads it.
            nested.title = nested.title.or_else(|| title.clone().filter(|_| is_frame));
            self.table(nested, room)?;
        }
        Ok(())
    }
}

impl CellText {
    /// What has been read so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Leaves out a text.
    pub(super) fn leave(&mut self, why: Why, said: &str) {
        let said = text::cell(said);
        if !said.is_empty() {
            self.left_out.push((why, said));
        }
    }

    /// Says what sort of value the cell keeps, and what it shows where that is not the text in it.
    pub(super) fn show(&mut self, text: Option<String>, kind: Kind, is_bold: bool) {
        if let Some(text) = text {
            self.text = text;
        }
        self.kind = kind;
        self.is_bold = if is_bold { Some(true) } else { self.is_bold };
    }

    /// What is in the cell, but for the tables in it.
    pub(super) fn found(&self) -> Found {
        let (shown, bold) = (self.kind, self.is_bold.unwrap_or_default());
        let cell = Cell { shown, bold, fill: self.fill, ..Cell::plain(text::cell(&self.text)) };
        Found { cell, left_out: self.left_out.clone() }
    }
}

impl Sink for CellText {
    fn line(&mut self, mut line: Line, _: Shape, _: &mut Room) -> Result<(), TableError> {
        // A bullet before nothing says nothing, but a number that stands alone in a cell is what the cell says.
        if line.seen.trim().is_empty() && (line.marker == BULLET || !line.left_out.is_empty()) {
            line.marker.clear();
        }
        self.left_out.extend(line.take_left_out());
        let gap = if line.marker.is_empty() { "" } else { " " };
        self.text.extend([&line.marker, gap, &line.seen, "\n"]);
        if let Some(is_bold) = line.is_bold {
            self.is_bold = Some(is_bold && self.is_bold.unwrap_or(true));
        }
        Ok(())
    }

    /// A table in a cell is one of its own; where it has but one row or one column it is lines of the cell.
    fn table(&mut self, mut draft: TableDraft, room: &mut Room) -> Result<(), TableError> {
        if draft.rows > 1 && draft.columns > 1 {
            let above = self.text.lines().rev().map(text::line).find(|line| !line.is_empty());
            draft.title = draft.title.or(above);
            self.nested.push(draft);
            return Ok(());
        }
        let (rows, unseen) = draft.grid.rows(room)?;
        for row in &rows {
            for (_, cell) in row.own() {
                self.text.extend([cell.text.as_str(), "\n"]);
            }
        }
        self.left_out.extend(unseen.into_iter().map(|own| (own.why, own.text)));
        self.nested.extend(draft.nested.into_iter().map(|(_, _, nested)| nested));
        Ok(())
    }
}

impl TableDraft {
    /// Leaves out all of it, and the tables in it.
    fn leave(self, why: Why, leave: &mut dyn FnMut(Unseen)) {
        self.grid.unseen(why).into_iter().for_each(&mut *leave);
        for (_, _, nested) in self.nested {
            nested.leave(why, leave);
        }
    }

    /// Keeps the tables that are in a cell.
    pub(super) fn hold(&mut self, row: u32, column: u32, cell: CellText) {
        self.nested.extend(cell.nested.into_iter().map(|nested| (row, column, nested)));
    }
}
