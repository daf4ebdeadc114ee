//! Which activities a row names: by the cell of the activity, by a part of one with its own who or when, or by what each party
//! undertakes.

use std::collections::HashMap;

use super::account::{Certainty, Options};
use super::activity::{Became, With};
use super::beside;
use super::boxes;
use super::columns::Column;
use super::draft::Draft;
use super::heads::is_raised;
use super::labels::begins;
use super::layout::Layout;
use super::marks;
use super::numbered::{self, Named};
use super::rows::Body;
use crate::base::lang::Say;
use crate::io::tables::{Kind, Merged, Row};
use crate::say;

/// What is carried from row to row of a table.
pub(super) struct Carried {
    /// The areas that the next row stands in, unless it names its own.
    pub(super) areas: Vec<String>,
    /// Whether a text above rows came last, so that another goes deeper.
    pub(super) is_above: bool,
    /// What stands above the rows, or in a cell that others below are merged with, by its column.
    pub(super) texts: HashMap<Column, String>,
    /// The activities of the row before.
    pub(super) last: Vec<usize>,
    /// Whether no activity stands above in the table.
    pub(super) is_first: bool,
    /// The last row in which each column says something of its own.
    pub(super) above: Vec<usize>,
    /// The lines that tell of areas that no activity stands in yet.
    pub(super) pending: Vec<usize>,
}

impl Carried {
    /// That a cell of such a column says nothing is said of the rows below too.
    pub(super) fn nothing_of(&mut self, column: Option<Column>) {
        if let Some(own @ (Column::Area | Column::Cause | Column::Overall | Column::Goal)) = column {
            self.texts.remove(&own);
        }
    }
}

/// The activities that a row names.
pub(super) struct Names {
    /// The places of all of them; where it names none, of those of the row above.
    pub(super) own: Vec<usize>,
    /// What became of the cell that names them, where one does.
    pub(super) said: Option<Became>,
    /// Those of the other parties, each with its column, and what became of that.
    pub(super) promised: Vec<(usize, Vec<usize>, Became)>,
    /// Whether the cell that names them is that of the row above.
    pub(super) is_below: bool,
    /// The column that names them.
    pub(super) by: Option<usize>,
}

impl Draft<'_> {
    /// The activities of a row, by what names them.
    pub(super) fn names(&mut self, body: &Body<'_>, at: usize, layout: &Layout, carried: &Carried) -> Names {
        let row = &body.rows[at];
        let title = layout.place(Column::Title);
        let cell = title
            .and_then(|at| row.cells.get(at))
            .filter(|cell| cell.text.contains(char::is_alphanumeric))
            .filter(|cell| !marks::is_ditto(&cell.text) && !marks::is_fault(cell));
        let is_unstored =
            title.and_then(|at| row.cells.get(at)).is_some_and(|cell| cell.shown == Kind::Unstored);
        let cell = cell.filter(|_| !is_unstored);
        // A part with its own who or when is an activity of its own.
        let part = title.filter(|at| row.text(*at).is_empty()).and_then(|_| own_part(row, layout));
        let cell = cell.or_else(|| row.cells.get(part?));
        let by = part.or(title);
        let is_below = cell.is_some_and(|cell| cell.merged == Merged::Above) && !carried.last.is_empty();
        let of_parties: Vec<(usize, Option<&String>, &str)> = layout
            .promised
            .iter()
            .map(|(at, id)| (*at, id.as_ref(), row.text(*at)))
            .filter(|(at, _, text)| {
                Some(*at) != title && text.contains(char::is_alphanumeric) && !marks::is_ditto(text)
            })
            .collect();
        let (mut own, said) = match cell.filter(|_| !is_below) {
            None if !of_parties.is_empty() => (Vec::new(), None),
            // What a formula would name is no activity above.
            None if is_unstored => (Vec::new(), None),
            None => (carried.last.clone(), None),
            Some(cell) => {
                let (is_done, name) = boxes::before(beside::without_continued(&cell.text));
                let name = without_signs(name);
                // Lines of the cell may say themselves what they are: `Mål: varje klass deltar`.
                let labelled = by_labels(name, layout, self.options)
                    .filter(|(_, rest)| rest.contains(char::is_alphanumeric) && names(rest).len() == 1);
                let (labelled, rest) = labelled.unwrap_or_default();
                let named = if labelled.is_empty() { names(name) } else { names(&rest) };
                let (own, mut said) = self.named(named, &self.facts(row, layout));
                if let Some(Say { sv, en }) = self.take_labelled(&own, &labelled, None) {
                    let (own_sv, own_en) = (&said.said.sv, &said.said.en);
                    said = Became { said: say!("{own_sv}; {sv}", "{own_en}; {en}"), ..said.guess() };
                }
                if is_done == Some(true) {
                    let Say { sv, en } = self.ticked(&own);
                    let (own_sv, own_en) = (&said.said.sv, &said.said.en);
                    said = Became { said: say!("{own_sv}; {sv}", "{own_en}; {en}"), ..said.guess() };
                }
                // What stands alone may be a note, where the other rows say more.
                let is_guess = name.len() < cell.text.len()
                    || part.is_some()
                    || body.has_full && row.filled().nth(1).is_none();
                (own, Some(if is_guess { said.guess() } else { said }))
            }
        };
        let own_party = layout.promised.iter().find(|(at, _)| Some(*at) == title);
        let own_party = own_party.and_then(|(_, id)| id.as_ref());
        let said = said.map(|said| self.undertaken(said, &own, own_party));
        // The activities of other parties in the row, each with its column.
        let mut promised: Vec<(usize, Vec<usize>, Became)> = Vec::new();
        for (at, id, text) in of_parties {
            let (own, said) = self.named(names(text), &self.facts(row, layout));
            let said = self.undertaken(said.guess(), &own, id);
            promised.push((at, own, said));
        }
        own.extend(promised.iter().flat_map(|(_, own, _)| own.iter().copied()));
        Names { own, said, promised, is_below, by }
    }

    /// Says of activities that the box before their name is ticked, and returns what that became.
    fn ticked(&mut self, own: &[usize]) -> Say {
        let with = With { plan: self.plan, ..self.options.with(&self.roles, &self.letters) };
        let mut became = Say::fixed("ikryssad", "ticked");
        for at in own {
            became = self.whole.activities[*at].status("", "klar", &with).said;
        }
        became
    }

    /// Says of activities who undertakes them, where it is known, and what became of their name with that.
    fn undertaken(&mut self, became: Became, own: &[usize], party: Option<&String>) -> Became {
        let Some(id) = party else { return became };
        for at in own {
            self.whole.activities[*at].acts(Column::Responsible, id);
        }
        let Say { sv, en } = &became.said;
        let said = say!("{sv}; ansvarig: {id}", "{en}; responsible: {id}");
        Became { how: became.how.min(Certainty::Guessed), said, field: became.field }
    }
}

/// The column of the part of an activity that a row names without naming the activity, where the row says who does that part, or
/// when.
fn own_part(row: &Row, layout: &Layout) -> Option<usize> {
    let says = |column: &usize| {
        let text = row.text(*column);
        !text.is_empty()
            && !marks::is_nothing(text)
            && !marks::is_ditto(text)
            && layout.time(*column).is_none()
    };
    let of = |column: Column| layout.place(column).filter(says);
    let part = of(Column::Parts).filter(|at| row.text(*at).lines().count() == 1)?;
    let own = [Column::Responsible, Column::Start, Column::Finish, Column::When];
    own.into_iter().any(|column| of(column).is_some()).then_some(part)
}

/// A name without the signs of notes behind it: `Utbilda personal¹`, `Informationsmaterial*`.
fn without_signs(name: &str) -> &str {
    let name = name.trim_end_matches(is_raised);
    let bare = name.trim_end_matches('*');
    let is_sign =
        name.len() - bare.len() <= 3 && bare.ends_with(char::is_alphanumeric) && !bare.contains('*');
    if is_sign { bare } else { name }
}

/// The activities that a cell names.
fn names(text: &str) -> Vec<Named> {
    let points: Vec<Named> = text.lines().map(numbered::read).collect();
    let is_point = |line: &str| {
        line.starts_with(['•', '·', '▪', '●', '○']) || line.starts_with("- ") || line.starts_with("– ")
    };
    let is_list =
        points.len() > 1 && text.lines().all(|line| is_point(line) || numbered::number(line).0.is_some());
    if is_list { points } else { vec![numbered::read(text)] }
}

/// A line of a cell with its label, and what that says.
pub(super) type Labelled<'t> = (Column, &'t str, &'t str);

/// The lines of a cell that say themselves who or when, where no column does, and the others.
pub(super) fn by_labels<'t>(
    text: &'t str,
    layout: &Layout,
    options: &Options,
) -> Option<(Vec<Labelled<'t>>, String)> {
    let (mut labelled, mut rest) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let parted = line.split_once(':').map(|(label, said)| (label.trim(), said.trim()));
        let column = begins(line, &options.columns).filter(|column| {
            let is_one = matches!(
                column,
                Column::Responsible
                    | Column::Partners
                    | Column::When
                    | Column::Start
                    | Column::Finish
                    | Column::Recurs
                    | Column::Goal
                    | Column::TargetGroup
                    | Column::Resources
            );
            is_one && !layout.has(*column)
        });
        match parted.zip(column) {
            Some(((label, said), column)) if !said.is_empty() => labelled.push((column, label, said)),
            _ => rest.push(line),
        }
    }
    (!labelled.is_empty()).then(|| (labelled, rest.join("\n")))
}
