//! A draft plan out of the tables that people have. Everything that stands in a cell is told of: as what it was read, what
//! was guessed, and what was not understood, which the draft keeps as comments.

mod account;
mod form;
mod heads;
mod roles;
mod activity;
mod text;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::io::tables::{Row, Table};
use crate::model::workspace::Workspace;
use crate::say;
pub use account::{Finished, How, Line, Options};
use activity::Activity;
pub(crate) use form::{Answer, Form, answers};
use heads::Column;
use roles::Roles;

/// A draft, and what became of every cell.
#[derive(Clone, Debug)]
pub struct Imported {
    pub text: String,
    /// Every cell with something in it, in the order of the file.
    pub lines: Vec<Line>,
    /// How many activities there are.
    pub activities: usize,
    /// How many rows they stood in.
    pub rows: usize,
}

/// Why there is no draft.
#[derive(Clone, Debug)]
pub enum Unclear {
    /// No table has heads that are known.
    NoHeads,
    /// A finish may be what is promised or what has happened; where the first stands.
    Finish(Say),
}

/// Makes a draft of tables.
pub fn draft(
    workspace: &Workspace,
    tables: &[Table],
    options: &Options,
    day: Day,
    schema: &str,
) -> Result<Imported, Unclear> {
    let mut made = Made {
        roles: Roles::of(workspace),
        options,
        day,
        areas: Vec::new(),
        activities: Vec::new(),
        lines: Vec::new(),
        rows: 0,
    };
    let mut is_any = false;
    for table in tables {
        is_any |= made.table(table)?;
    }
    if !is_any {
        return Err(Unclear::NoHeads);
    }
    let text = text::of(schema, options, &made.areas, &made.activities, &made.lines);
    Ok(Imported { text, activities: made.activities.len(), rows: made.rows, lines: made.lines })
}

fn head_of(column: Column) -> Say {
    let field = column.field();
    say!("rubrik: {field}", "head: {field}")
}

/// The draft as far as it is made.
struct Made<'m> {
    roles: Roles<'m>,
    options: &'m Options,
    day: Day,
    areas: Vec<String>,
    activities: Vec<Activity>,
    lines: Vec<Line>,
    rows: usize,
}

impl Made<'_> {
    /// Reads a table; whether it is one of activities.
    fn table(&mut self, table: &Table) -> Result<bool, Unclear> {
        let Some((at, columns)) = heads::find(table) else {
            let why = say!("tabellen har inga kända rubriker", "the table has no known heads");
            for row in &table.rows {
                row.filled()
                    .for_each(|(column, said)| self.tell(table, row, column, said, How::Unread, why.clone()));
            }
            return Ok(false);
        };
        let mut area = table.title.clone().filter(|title| !heads::is_nameless(title));
        for row in &table.rows[..at] {
            area = self.above(table, row).or(area);
        }
        let area = self.area(area.unwrap_or_else(|| "Åtgärder".to_owned()));
        self.head(table, &table.rows[at], &columns);
        let has_start =
            columns.iter().flatten().any(|column| matches!(column, Column::Start | Column::Ongoing));
        for row in &table.rows[at + 1..] {
            if row.cells == table.rows[at].cells {
                self.head(table, row, &columns);
            } else if row.filled().next().is_some() {
                self.row(table, row, &columns, area, has_start)?;
            }
        }
        Ok(true)
    }

    /// A row above the heads: a single text is what the table is called.
    fn above(&mut self, table: &Table, row: &Row) -> Option<String> {
        let filled: Vec<(usize, &str)> = row.filled().collect();
        if let [(column, said)] = filled[..] {
            self.tell(table, row, column, said, How::Guessed, say!("område", "area"));
            return Some(said.replace('\n', " "));
        }
        let why = say!("står ovanför rubrikerna", "stands above the heads");
        for (column, said) in filled {
            self.tell(table, row, column, said, How::Unread, why.clone());
        }
        None
    }

    fn head(&mut self, table: &Table, row: &Row, columns: &[Option<Column>]) {
        for (at, said) in row.filled() {
            let (how, became) = match columns.get(at).copied().flatten() {
                Some(column) => (How::Read, head_of(column)),
                None => (
                    How::Guessed,
                    say!(
                        "okänd rubrik; det under den blir anteckningar",
                        "an unknown head; what is below it becomes notes"
                    ),
                ),
            };
            self.tell(table, row, at, said, how, became);
        }
    }

    /// Which area that is, by its title.
    fn area(&mut self, title: String) -> usize {
        self.areas.iter().position(|own| *own == title).unwrap_or_else(|| {
            self.areas.push(title);
            self.areas.len() - 1
        })
    }

    fn row(
        &mut self,
        table: &Table,
        row: &Row,
        columns: &[Option<Column>],
        area: usize,
        has_start: bool,
    ) -> Result<(), Unclear> {
        let title =
            columns.iter().position(|column| *column == Some(Column::Title)).and_then(|at| row.cells.get(at));
        let title = title.filter(|title| !title.is_empty());
        let Some(at) = self.activity(title, area) else {
            let why = say!("raden har ingen åtgärd", "the row has no activity");
            row.filled()
                .for_each(|(column, said)| self.tell(table, row, column, said, How::Unread, why.clone()));
            return Ok(());
        };
        self.rows += usize::from(title.is_some());
        let head = |at: usize| {
            let heads = table.rows.iter().find(|row| row.filled().count() > 1);
            heads.and_then(|row| row.cells.get(at)).cloned().unwrap_or_default()
        };
        for (column, said) in row.filled() {
            let found = columns.get(column).copied().flatten();
            let is_asked = found == Some(Column::Finish)
                && self.options.finished.is_none()
                && activity::is_unclear(said, has_start, self.day);
            if is_asked {
                return Err(Unclear::Finish(table.place(row, column)));
            }
            let is_outcome = self.options.finished == Some(Finished::Outcome);
            let own = &mut self.activities[at];
            let (how, became) = match found {
                Some(column) => own.take(column, said, &self.roles, is_outcome),
                None => own.note(&head(column), said),
            };
            // A row without its title goes on with the one above: its cell is taken to be merged.
            let how = if title.is_none() && how == How::Read { How::Guessed } else { how };
            self.tell(table, row, column, said, how, became);
        }
        Ok(())
    }

    /// The activity of a row: the one of that title, which may stand in several tables; or the one above.
    fn activity(&mut self, title: Option<&String>, area: usize) -> Option<usize> {
        let Some(title) = title else { return self.activities.len().checked_sub(1) };
        let at = self.activities.iter().position(|own| own.is_called(title));
        let at = at.unwrap_or_else(|| {
            self.activities.push(Activity::new(title, &self.activities));
            self.activities.len() - 1
        });
        self.activities[at].stands_in(area);
        Some(at)
    }

    fn tell(&mut self, table: &Table, row: &Row, column: usize, said: &str, how: How, became: Say) {
        self.lines.push(Line { place: table.place(row, column), how, said: said.to_owned(), became });
    }
}
