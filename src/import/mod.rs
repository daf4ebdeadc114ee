//! Makes a draft plan from the tables that people have. Every cell is accounted for: what it was read as, what was
//! guessed, and what was not understood, which the draft keeps as comments.

mod account;
mod form;
mod heads;
mod roles;
mod activity;
mod people;
mod text;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::io::tables::{Row, Table};
use crate::model::workspace::Workspace;
use crate::say;
pub use account::{Certainty, Finished, Line, Options};
use activity::Activity;
pub(crate) use form::{Answer, Form, answers};
use heads::Column;
pub(crate) use people::{CellHit, in_tables, in_text};
use roles::Roles;

/// A draft, and the account of every cell.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The plan as YAML.
    pub text: String,
    /// Every non-empty cell, in the order of the file.
    pub lines: Vec<Line>,
    /// The number of activities.
    pub activities: usize,
    /// The number of rows that they were read from.
    pub rows: usize,
}

/// Why no draft was made.
#[derive(Clone, Debug)]
pub enum Unclear {
    /// No table has known heads.
    NoHeads,
    /// A finish may be a promise or an outcome; the place of the first.
    Finish(Say),
}

/// Makes a draft plan from tables. `schema` is the first line of the file; `day` decides which times have passed.
pub fn draft(
    workspace: &Workspace,
    tables: &[Table],
    options: &Options,
    day: Day,
    schema: &str,
) -> Result<Imported, Unclear> {
    let mut made = DraftBuilder {
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

/// The draft so far.
struct DraftBuilder<'m> {
    roles: Roles<'m>,
    options: &'m Options,
    day: Day,
    areas: Vec<String>,
    activities: Vec<Activity>,
    lines: Vec<Line>,
    rows: usize,
}

impl DraftBuilder<'_> {
    /// Reads a table. Returns whether it is a table of activities.
    fn table(&mut self, table: &Table) -> Result<bool, Unclear> {
        let Some((at, columns)) = heads::find(table) else {
            let why = say!("tabellen har inga kända rubriker", "the table has no known heads");
            for row in &table.rows {
                row.filled().for_each(|(column, said)| {
                    self.tell(table, row, column, said, Certainty::Unread, why.clone());
                });
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

    /// Reads a row above the heads: a single text is the title of the table.
    fn above(&mut self, table: &Table, row: &Row) -> Option<String> {
        let filled: Vec<(usize, &str)> = row.filled().collect();
        if let [(column, said)] = filled[..] {
            self.tell(table, row, column, said, Certainty::Guessed, say!("område", "area"));
            return Some(said.replace('\n', " "));
        }
        let why = say!("står ovanför rubrikerna", "stands above the heads");
        for (column, said) in filled {
            self.tell(table, row, column, said, Certainty::Unread, why.clone());
        }
        None
    }

    fn head(&mut self, table: &Table, row: &Row, columns: &[Option<Column>]) {
        for (at, said) in row.filled() {
            let (how, became) = match columns.get(at).copied().flatten() {
                Some(column) => (Certainty::Read, head_of(column)),
                None => (
                    Certainty::Guessed,
                    say!(
                        "okänd rubrik; det under den blir anteckningar",
                        "an unknown head; what is below it becomes notes"
                    ),
                ),
            };
            self.tell(table, row, at, said, how, became);
        }
    }

    /// The index of the area with a title, added when it is new.
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
            row.filled().for_each(|(column, said)| {
                self.tell(table, row, column, said, Certainty::Unread, why.clone());
            });
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
            // A row without a title continues the one above: its cell is assumed to be merged.
            let how = if title.is_none() && how == Certainty::Read { Certainty::Guessed } else { how };
            self.tell(table, row, column, said, how, became);
        }
        Ok(())
    }

    /// The activity of a row: the one with its title, which may stand in several tables, or the one above.
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

    fn tell(&mut self, table: &Table, row: &Row, column: usize, said: &str, how: Certainty, became: Say) {
        self.lines.push(Line { place: table.place(row, column), how, said: said.to_owned(), became });
    }
}
