//! Makes a draft plan from the tables that people have. Every cell is accounted for: what it was read as, what was
//! guessed, and what was not understood, which the draft keeps as comments.

mod account;
pub(crate) mod form;
mod heads;
mod roles;
mod ids;
mod activity;
mod people;
mod text;

use std::collections::HashMap;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::io::tables::{Row, Table};
use crate::model::workspace::Workspace;
use crate::pii::detector::Detector;
use crate::say;
pub use account::{Certainty, Finished, Line, Options};
use activity::{Activity, title_and_points};
use heads::Column;
use ids::Ids;
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
        by_title: HashMap::new(),
        ids: Ids::default(),
        lines: Vec::new(),
        heads: None,
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

/// What a table says of its columns.
struct Heads<'t> {
    columns: &'t [Option<Column>],
    /// The column of titles.
    title: Option<usize>,
    /// Whether a column says when activities begin.
    has_start: bool,
    /// The row that the heads are written in.
    written: Option<&'t Row>,
}

/// The draft so far.
struct DraftBuilder<'m> {
    roles: Roles<'m>,
    options: &'m Options,
    day: Day,
    areas: Vec<String>,
    activities: Vec<Activity>,
    /// The place of the activity with a title and points; without points, of the first with the title.
    by_title: HashMap<(String, Vec<String>), usize>,
    ids: Ids,
    lines: Vec<Line>,
    /// The first row with several texts of the table that is read. Found once: the table may have only such as have one.
    heads: Option<Row>,
    rows: usize,
}

impl Imported {
    /// The account as it can be shown: what the draft holds is covered in it, and so is what stood in the table.
    #[must_use]
    pub(crate) fn shown(mut self, detector: &Detector) -> Self {
        for line in &mut self.lines {
            line.said = people::cell_shown(detector, &line.head, &line.said);
            line.place = people::shown(detector, line.place.clone());
        }
        self
    }
}

impl DraftBuilder<'_> {
    /// Reads a table. Returns whether it is a table of activities.
    fn table(&mut self, table: &Table) -> Result<bool, Unclear> {
        self.heads = table.rows.iter().find(|row| row.filled().nth(1).is_some()).cloned();
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
        let heads = Heads {
            title: columns.iter().position(|column| *column == Some(Column::Title)),
            has_start: columns.iter().flatten().any(|own| matches!(own, Column::Start | Column::Ongoing)),
            written: table.rows.iter().find(|row| row.filled().nth(1).is_some()),
            columns: &columns,
        };
        for row in &table.rows[at + 1..] {
            if row.cells == table.rows[at].cells {
                self.head(table, row, &columns);
            } else if row.filled().next().is_some() {
                self.row(table, row, &heads, area)?;
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

    fn row(&mut self, table: &Table, row: &Row, heads: &Heads<'_>, area: usize) -> Result<(), Unclear> {
        let title = heads.title.map(|at| row.text(at));
        let title = title.filter(|title| !title.is_empty());
        let Some(at) = self.activity(title, area) else {
            let why = say!("raden har ingen åtgärd", "the row has no activity");
            row.filled().for_each(|(column, said)| {
                self.tell(table, row, column, said, Certainty::Unread, why.clone());
            });
            return Ok(());
        };
        self.rows += usize::from(title.is_some());
        let head = |at: usize| heads.written.map_or("", |row| row.text(at));
        for (column, said) in row.filled() {
            let found = heads.columns.get(column).copied().flatten();
            let is_asked = found == Some(Column::Finish)
                && self.options.finished.is_none()
                && activity::is_unclear(said, heads.has_start, self.day);
            if is_asked {
                return Err(Unclear::Finish(table.place(row, column)));
            }
            let is_outcome = self.options.finished == Some(Finished::Outcome);
            let own = &mut self.activities[at];
            let (how, became) = match found {
                Some(column) => own.take(column, said, &self.roles, is_outcome),
                None => own.note(head(column), said),
            };
            // A row without a title continues the one above: its cell is assumed to be merged.
            let how = if title.is_none() && how == Certainty::Read { Certainty::Guessed } else { how };
            self.tell(table, row, column, said, how, became);
        }
        Ok(())
    }

    /// The activity of a row: the one with its title, which may stand in several tables, or the one above.
    fn activity(&mut self, title: Option<&str>, area: usize) -> Option<usize> {
        let Some(title) = title else { return self.activities.len().checked_sub(1) };
        let own = title_and_points(title);
        let at = self.by_title.get(&own).copied().unwrap_or_else(|| {
            self.activities.push(Activity::new(title, &mut self.ids));
            let at = self.activities.len() - 1;
            self.by_title.entry((own.0.clone(), Vec::new())).or_insert(at);
            self.by_title.insert(own, at);
            at
        });
        self.activities[at].stands_in(area);
        Some(at)
    }

    fn tell(&mut self, table: &Table, row: &Row, column: usize, said: &str, how: Certainty, became: Say) {
        let heads = self.heads.as_ref().filter(|heads| heads.number != row.number);
        let head = heads.map_or("", |heads| heads.text(column)).to_owned();
        let place = table.place(row, column);
        self.lines.push(Line { place, how, head, said: said.to_owned(), became });
    }
}
