//! Reads forms that have come back: each row that may be an answer, and everything else that somebody may have written.
//! Who answers, and which activity is meant, is asked of the workspace afterwards.

use super::columns::{ASKED, Column, is_printed};
use crate::base::lang::Say;
use crate::import::marks::{is_no_answer, is_nothing};
use crate::io::tables::{Block, Cell, Document, Fill, Kind, Row, Table, Why};

/// The row of an activity in a form, answered or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The role, unit or group that answers, as the form says it.
    pub role: Option<String>,
    /// The cells, in the order of [`Column::ALL`].
    cells: [AnswerCell; Column::ALL.len()],
}

/// A cell, and its place for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AnswerCell {
    pub cell: Cell,
    pub place: Say,
    /// Whether somebody has answered in it with a colour and no words.
    pub is_coloured: bool,
}

/// Everything that is read in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filled {
    pub answers: Vec<Answer>,
    /// What may be an answer and cannot be written as one.
    pub lost: Vec<(Say, Lost)>,
    /// What is read as no answer.
    pub unread: Vec<(Say, Unread)>,
}

/// Why something that is written in a form is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lost {
    /// Its table does not have the heads.
    Heads,
    /// Its row does not say of which activity it is.
    Id,
    /// It stands below none of the heads.
    Column,
    /// It looks like a row, and is none of a table: whoever answered a letter has a sign before it.
    Loose,
}

/// Why something in a form is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// It stands outside the rows of activities.
    Outside,
    /// It says in words that nothing is answered.
    Nothing,
    /// The file has it, and does not show it as a part of the text.
    LeftOut(Why),
}

impl Answer {
    pub(crate) fn cell(&self, column: Column) -> &AnswerCell {
        &self.cells[column as usize]
    }

    /// The text of a cell on one line.
    pub(crate) fn text(&self, column: Column) -> String {
        self.cell(column).cell.text.replace('\n', " ")
    }

    /// Whether anything stands in a cell, also what cannot be seen.
    pub(crate) fn has(&self, column: Column) -> bool {
        let AnswerCell { cell, is_coloured, .. } = self.cell(column);
        !cell.is_empty() || *is_coloured || matches!(cell.shown, Kind::Error | Kind::Unstored)
    }
}

/// Reads a form; `None` when no table is one.
pub(crate) fn filled(document: &Document) -> Option<Filled> {
    let mut filled = Filled::default();
    let mut is_form = false;
    // The line above a table says whose form it is, also where it is no heading.
    let titles: Vec<&str> = document.tables().filter_map(|table| table.title.as_deref()).collect();
    for block in &document.blocks {
        match block {
            Block::Table(table) => is_form |= filled.table(table),
            Block::Paragraph { text, .. } | Block::Point { text, .. }
                if !is_printed(text) && !titles.contains(&text.as_str()) =>
            {
                if is_row(text) {
                    filled.lost.push((block.place(), Lost::Loose));
                } else {
                    filled.unread.push((block.place(), Unread::Outside));
                }
            }
            // The headings say whose form it is.
            Block::Heading { .. } | Block::Paragraph { .. } | Block::Point { .. } => {}
        }
    }
    let left_out = document.left_out.iter().map(|own| (own.place.clone(), Unread::LeftOut(own.why)));
    filled.unread.extend(left_out);
    is_form.then_some(filled)
}

/// Whether a text is a row of a table in Markdown that stands in no table.
fn is_row(text: &str) -> bool {
    text.matches(" | ").count() > 2
}

/// Where the columns of a form are in a table.
struct Columns {
    /// The row of the heads.
    at: usize,
    /// The column under each head of the table.
    below: Vec<Option<Column>>,
    /// The colours that the form came with: its own, and that of the head of assessments as it is now.
    own: [Option<Fill>; 2],
}

impl Columns {
    /// The columns of a row of heads. An activity and something to answer is enough: columns are taken away.
    fn of(at: usize, row: &Row) -> Option<Self> {
        let mut seen = Vec::new();
        let below: Vec<Option<Column>> = (0..row.cells.len())
            .map(|place| {
                // Of two columns with one head the second is none of the form's.
                let column = Column::of(row.text(place)).filter(|column| !seen.contains(column));
                seen.extend(column);
                column
            })
            .collect();
        let asked = seen.iter().filter(|column| column.is_asked()).count();
        let has = |column| seen.contains(&column);
        let is_form = has(Column::Id) && asked > 0 || has(Column::Title) && has(Column::Note) && asked > 1;
        let assessed = below.iter().position(|column| *column == Some(Column::Assessed));
        let head = assessed.and_then(|place| row.cells.get(place)).and_then(|cell| cell.fill);
        is_form.then_some(Self { at, below, own: [Fill::of(ASKED), head] })
    }

    fn place(&self, column: Column) -> Option<usize> {
        self.below.iter().position(|own| *own == Some(column))
    }

    fn text<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        self.place(column).map_or("", |place| row.text(place))
    }
}

impl Filled {
    /// Reads a table, which may be several forms below each other. Returns whether it is a form at all.
    fn table(&mut self, table: &Table) -> bool {
        let rows = &table.rows;
        let heads: Vec<Columns> =
            rows.iter().enumerate().filter_map(|(at, row)| Columns::of(at, row)).collect();
        if heads.is_empty() {
            let first = rows.iter().find_map(|row| Some((row, row.filled().next()?.0)));
            self.lost.extend(first.map(|(row, place)| (table.place(row, place), Lost::Heads)));
            return false;
        }
        let mut start = 0;
        for (nth, columns) in heads.iter().enumerate() {
            let role = self.above(table, &rows[start..columns.at]);
            let first = columns.at + 1;
            let end = heads.get(nth + 1).map_or(rows.len(), |next| {
                let own =
                    rows[first..next.at].iter().rposition(|row| !columns.text(row, Column::Id).is_empty());
                own.map_or(first, |last| first + last + 1)
            });
            let role = role.or_else(|| table.title.clone().filter(|_| nth == 0));
            for row in &rows[first..end] {
                self.row(table, row, columns, role.as_deref());
            }
            start = end;
        }
        true
    }

    /// Reads the rows above the heads: the first says whose form it is, and the others are those that it came with.
    fn above(&mut self, table: &Table, rows: &[Row]) -> Option<String> {
        let said = rows.iter().flat_map(|row| row.filled().map(move |(place, text)| (row, place, text)));
        let mut said = said.filter(|(.., text)| !is_printed(text));
        let role = said.next();
        // In plain text a heading has its signs.
        let role = role.map(|(.., text)| text.trim_start_matches(['#', ' ']).to_owned());
        self.unread.extend(said.map(|(row, place, _)| (table.place(row, place), Unread::Outside)));
        role
    }

    fn row(&mut self, table: &Table, row: &Row, columns: &Columns, role: Option<&str>) {
        // In plain text the line below the heads is a row of dashes.
        if row.filled().all(|(_, text)| is_nothing(text)) && row.filled().count() > 2 {
            return;
        }
        let below = |place: usize| columns.below.get(place).copied().flatten();
        let outside = row.filled().filter(|(place, _)| below(*place).is_none());
        self.lost.extend(outside.map(|(place, _)| (table.place(row, place), Lost::Column)));
        let cell = |column| {
            let place = columns.place(column);
            let mut cell = place.and_then(|place| row.cells.get(place)).cloned().unwrap_or_default();
            let place = table.place(row, place.unwrap_or_default());
            let is_in_words = is_no_answer(&cell.text);
            if column.is_asked() && (is_in_words || is_nothing(&cell.text)) {
                // A dash is the usual mark of an empty cell; words may have been meant for more.
                self.unread.extend(is_in_words.then(|| (place.clone(), Unread::Nothing)));
                cell = Cell { fill: cell.fill, ..Cell::default() };
            }
            let is_assessed = column == Column::Assessed && cell.is_empty();
            let is_marked = cell.fill.is_some_and(|own| own.light().is_some());
            let is_coloured = is_assessed && is_marked && !columns.own.contains(&cell.fill);
            AnswerCell { cell, place, is_coloured }
        };
        let answer = Answer { role: role.map(str::to_owned), cells: Column::ALL.map(cell) };
        let reply = Column::ALL.into_iter().find(|column| column.is_asked() && answer.has(*column));
        let first = row.filled().find(|(place, _)| below(*place).is_some());
        match (answer.has(Column::Id), answer.has(Column::Title), reply, first) {
            (true, ..) | (false, true, Some(_), _) => self.answers.push(answer),
            (false, false, Some(reply), _) => {
                self.lost.push((answer.cell(reply).place.clone(), Lost::Id));
            }
            (false, _, None, Some((place, _))) => {
                self.unread.push((table.place(row, place), Unread::Outside));
            }
            (false, _, None, None) => {}
        }
    }
}
