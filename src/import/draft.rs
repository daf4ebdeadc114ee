//! Makes the draft of the tables of a file, row by row.

use std::collections::HashMap;

use super::account::{Certainty, Finished, Line, Options};
use super::activity::{Became, With, is_unclear};
use super::columns::Column;
use super::facts::Facts;
use super::frame;
use super::heads::{Meaning, is_nameless};
use super::layout::{self, Layout, Need};
use super::marks;
use super::numbered::{self, Named};
use super::points::{Item, Piece};
use super::roles::Roles;
use super::rows::{Body, Sort};
use super::turned;
use super::whole::{Which, Whole};
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::io::tables::{Cell, Kind, Row, Table};
use crate::model::workspace::Workspace;
use crate::say;

/// Why no draft was made.
#[derive(Clone, Debug)]
pub enum Unclear {
    /// No table has known heads, and no list has activities.
    NoHeads,
    /// A finish may be a promise or an outcome; the place of the first.
    Finish(Say),
    /// Neither the user nor the file says which time the plan holds for.
    NoPeriod,
}

/// The draft so far.
pub(super) struct Draft<'m> {
    pub(super) roles: Roles<'m>,
    pub(super) options: &'m Options,
    day: Day,
    pub(super) whole: Whole,
    pub(super) lines: Vec<Line>,
    pub(super) rows: usize,
    /// The heading that tables without one of their own stand under.
    pub(super) section: Option<String>,
}

/// The area of what stands under no heading.
pub(super) const NAMELESS: &str = "Åtgärder";

/// What is carried from row to row of a table.
struct Carried {
    /// The areas that the next row stands in, unless it names its own.
    areas: Vec<String>,
    /// Whether a text above rows came last, so that another goes deeper.
    is_above: bool,
    /// What stands above the rows, or in a cell that others below are merged with, by its column.
    texts: HashMap<Column, String>,
    /// The activities of the row before.
    last: Vec<usize>,
    /// Whether no activity stands above in the table.
    is_first: bool,
}

/// A row that has been read.
#[derive(Clone, Copy)]
struct Read<'r> {
    row: &'r Row,
    below: Option<&'r Row>,
    /// The places of its activities.
    own: &'r [usize],
    /// Whether it names them.
    is_new: bool,
}

impl<'m> Draft<'m> {
    pub(super) fn new(workspace: &'m Workspace, options: &'m Options, day: Day) -> Self {
        let whole = Whole::default();
        Self { roles: Roles::of(workspace), options, day, whole, lines: Vec::new(), rows: 0, section: None }
    }

    /// Reads a table. Returns whether it is one of activities.
    pub(super) fn table(&mut self, table: &Table, need: Need) -> Result<bool, Unclear> {
        let turned = turned::labels(table, &self.options.columns);
        if let Some(labels) = turned {
            self.turned(table, labels);
            return Ok(true);
        }
        let width = layout::width(table);
        let find = |from: usize, need: Need| layout::find(table, from, width, &self.options.columns, need);
        let Some(mut layout) = find(0, need) else { return Ok(false) };
        let title = self.section_of(table);
        let mut areas: Vec<String> = Vec::new();
        let mut from = 0;
        loop {
            let find =
                |from: usize, need: Need| layout::find(table, from, width, &self.options.columns, need);
            let next = find(layout.body, Need::Strict);
            let end = next.as_ref().map_or(table.rows.len(), |next| start(table, layout.body, next.at));
            let above = self.above(table, &table.rows[from..layout.at]);
            if !above.is_empty() {
                areas = above;
            } else if areas.is_empty() {
                areas.extend(title.clone());
            }
            self.head(table, &layout);
            areas = self.body(table, &layout, end, areas)?;
            let Some(following) = next else { return Ok(true) };
            (from, layout) = (end, following);
        }
    }

    /// The heading that a table stands under, which is told of where it is the table's own.
    fn section_of(&mut self, table: &Table) -> Option<String> {
        let Some(title) = table.title.as_ref().filter(|title| !is_nameless(title)) else {
            return self.section.clone();
        };
        if frame::is_title(title) {
            if self.whole.title.is_none() {
                self.title(table.place_of_title(), title);
            }
            return self.section.clone();
        }
        self.tell(table.place_of_title(), "", title, Certainty::Guessed, AREA, String::new());
        self.section = Some(title.clone());
        self.section.clone()
    }

    /// Reads a table with its heads in the first column: an activity for each of the others.
    fn turned(&mut self, table: &Table, labels: Vec<Option<Meaning>>) {
        for (row, meaning) in table.rows.iter().zip(&labels) {
            let label = row.text(0);
            if label.is_empty() {
                continue;
            }
            let (how, became) = head_said(*meaning);
            self.tell(table.place(row, 0), "", label, how, became, String::new());
        }
        let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let has_title = labels.iter().flatten().any(|own| own.column == Column::Title);
        let title = table.title.as_ref().filter(|_| !has_title);
        let areas: Vec<String> =
            if has_title { self.section_of(table) } else { self.section.clone() }.into_iter().collect();
        for column in 1..width {
            let mut pieces: Vec<Piece> = Vec::new();
            if let Some(title) = title {
                let (place, label) = (table.place_of_title(), String::new());
                pieces.push(Piece { place, label, text: title.clone(), column: Column::Title });
            }
            for (row, meaning) in
                table.rows.iter().zip(&labels).filter(|(row, _)| !row.text(column).is_empty())
            {
                let (place, label, text) =
                    (table.place(row, column), row.text(0).to_owned(), row.text(column).to_owned());
                let own = meaning.map_or(Column::Note, |own| own.column);
                pieces.push(Piece { place, label, text, column: own });
            }
            // The activity is named first.
            pieces.sort_by_key(|piece| piece.column != Column::Title);
            if pieces.first().is_some_and(|piece| piece.column == Column::Title) {
                self.item(Item { areas: areas.clone(), number: None, pieces });
            } else {
                let why = Say::fixed("kolumnen har ingen åtgärd", "the column has no activity");
                for piece in pieces {
                    self.tell(
                        piece.place,
                        &piece.label,
                        &piece.text,
                        Certainty::Unread,
                        why.clone(),
                        String::new(),
                    );
                }
            }
        }
    }

    /// Tells of every cell of a table that has nothing of a plan.
    pub(super) fn pass(&mut self, table: &Table, why: &Say) {
        let heads = table.rows.iter().find(|row| row.filled().nth(1).is_some());
        for row in &table.rows {
            for (column, said) in row.filled() {
                let head = heads.filter(|own| own.number != row.number).map_or("", |own| own.text(column));
                self.tell(
                    table.place(row, column),
                    head,
                    said,
                    Certainty::Unread,
                    why.clone(),
                    String::new(),
                );
            }
        }
    }

    /// Reads the rows above heads: a text alone is the title of the plan, or of what follows. Returns the areas.
    fn above(&mut self, table: &Table, rows: &[Row]) -> Vec<String> {
        let mut areas = Vec::new();
        for row in rows {
            let filled: Vec<(usize, &str)> = row.filled().collect();
            if let [(column, said)] = filled[..] {
                let place = table.place(row, column);
                let flat = said.replace('\n', " ");
                if self.whole.title.is_none() && frame::is_title(&flat) {
                    self.title(place, &flat);
                } else {
                    self.tell(place, "", said, Certainty::Guessed, AREA, String::new());
                    areas = vec![flat];
                }
                continue;
            }
            let why = Say::fixed("står ovanför rubrikerna", "stands above the heads");
            for (column, said) in filled {
                self.tell(table.place(row, column), "", said, Certainty::Unread, why.clone(), String::new());
            }
        }
        areas
    }

    /// Takes a text as the title of the plan, and the time that it holds for where that stands there.
    pub(super) fn title(&mut self, place: Say, said: &str) {
        self.whole.title = Some(said.to_owned());
        let period =
            frame::period(said).filter(|_| self.options.period.is_none() && self.whole.period.is_none());
        let became = match (&self.options.title, &period) {
            (Some(_), _) => Say::fixed(
                "planens titel, som du har skrivit en annan för",
                "the title of the plan, for which you gave another",
            ),
            (None, Some(time)) => {
                say!("planens titel; giltighetstid: {time}", "the title of the plan; period: {time}")
            }
            (None, None) => Say::fixed("planens titel", "the title of the plan"),
        };
        self.whole.period = self.whole.period.take().or(period);
        self.tell(place, "", said, Certainty::Guessed, became, String::new());
    }

    fn head(&mut self, table: &Table, layout: &Layout) {
        for row in &table.rows[layout.at..layout.body] {
            for (at, said) in row.filled() {
                let meaning = layout.columns.get(at).copied().flatten();
                // The upper of two levels says nothing by itself.
                let is_group = layout.body - layout.at > 1
                    && row.number == table.rows[layout.at].number
                    && layout.head(at) != said;
                let (how, became) = if is_group {
                    (
                        Certainty::Guessed,
                        Say::fixed("rubrik över flera kolumner", "a head of several columns"),
                    )
                } else {
                    head_said(meaning)
                };
                self.tell(table.place(row, at), "", said, how, became, String::new());
            }
        }
    }

    /// Reads the rows below heads. Returns the areas of the last.
    fn body(
        &mut self,
        table: &Table,
        layout: &Layout,
        end: usize,
        areas: Vec<String>,
    ) -> Result<Vec<String>, Unclear> {
        let rows = &table.rows[layout.body..end];
        let body = Body::of(rows, layout);
        let (texts, last) = (HashMap::new(), Vec::new());
        let mut carried = Carried { areas, is_above: false, texts, last, is_first: true };
        for (at, row) in rows.iter().enumerate() {
            let Some((first, text)) = row.filled().next() else {
                self.unstored(table, row, layout);
                continue;
            };
            let place = table.place(row, first);
            match body.sort(at, layout, &self.options.columns, carried.is_first) {
                Sort::Aside => {
                    let why = Say::fixed("en not till tabellen", "a note to the table");
                    self.tell(place, "", text, Certainty::Unread, why, String::new());
                }
                Sort::Above(Column::Area, title) => {
                    if !carried.is_above {
                        carried.areas.clear();
                    }
                    carried.areas.push(title);
                    carried.is_above = true;
                    carried.last.clear();
                    for (column, said) in row.filled() {
                        self.tell(
                            table.place(row, column),
                            "",
                            said,
                            Certainty::Guessed,
                            AREA,
                            String::new(),
                        );
                    }
                }
                Sort::Above(column, title) => {
                    let said = column.said();
                    let Say { sv, en } = &said;
                    let said = say!("{sv}; för raderna under", "{en}; of the rows below");
                    carried.texts.insert(column, title);
                    carried.last.clear();
                    self.tell(place, "", text, Certainty::Guessed, said, String::new());
                }
                Sort::Cells if marks::is_sum(text) && row.filled().nth(1).is_some() => {
                    let why = Say::fixed("en summa", "a sum");
                    for (column, said) in row.filled() {
                        let place = table.place(row, column);
                        self.tell(
                            place,
                            layout.head(column),
                            said,
                            Certainty::Unread,
                            why.clone(),
                            String::new(),
                        );
                    }
                }
                Sort::Cells => self.row(table, &body, at, layout, &mut carried)?,
            }
            self.unstored(table, row, layout);
        }
        Ok(carried.areas)
    }

    /// Tells of formulas whose value is not in the file.
    fn unstored(&mut self, table: &Table, row: &Row, layout: &Layout) {
        for (column, _) in
            row.cells.iter().enumerate().filter(|(_, cell)| cell.shown == Kind::Unstored && cell.is_empty())
        {
            let why = Say::fixed(
                "en formel vars värde inte är sparat i filen",
                "a formula whose value is not in the file",
            );
            self.tell(
                table.place(row, column),
                layout.head(column),
                "=",
                Certainty::Unread,
                why,
                String::new(),
            );
        }
    }

    fn row(
        &mut self,
        table: &Table,
        body: &Body<'_>,
        at: usize,
        layout: &Layout,
        carried: &mut Carried,
    ) -> Result<(), Unclear> {
        let row = &body.rows[at];
        let title = layout.place(Column::Title);
        let cell = title
            .and_then(|at| row.cells.get(at))
            .filter(|cell| !cell.is_empty() && !marks::is_nothing(&cell.text) && !marks::is_fault(cell));
        let is_below = cell.is_some_and(|cell| cell.merged == crate::io::tables::Merged::Above)
            && !carried.last.is_empty();
        let (own, said) = match cell.filter(|_| !is_below) {
            None => (carried.last.clone(), None),
            Some(cell) => {
                let (own, said) = self.named(names(&cell.text), &self.facts(row, layout));
                (own, Some(said))
            }
        };
        if own.is_empty() {
            let why = Say::fixed("raden har ingen åtgärd", "the row has no activity");
            for (column, said) in row.filled() {
                self.tell(
                    table.place(row, column),
                    layout.head(column),
                    said,
                    Certainty::Unread,
                    why.clone(),
                    String::new(),
                );
            }
            return Ok(());
        }
        let is_new = said.is_some();
        self.rows += usize::from(is_new);
        if is_new {
            (carried.is_first, carried.is_above) = (false, false);
        }
        let mut told: Vec<(usize, Became)> = Vec::new();
        let mut columns: Vec<(usize, &str)> = row.filled().collect();
        columns.sort_by_key(|(column, _)| {
            order(layout.columns.get(*column).copied().flatten().map(|own| own.column))
        });
        for (column, text) in columns {
            let meaning = layout.columns.get(column).copied().flatten();
            let is_title = Some(column) == title;
            let is_asked = meaning.is_some_and(|own| own.column == Column::Finish)
                && self.options.finished.is_none()
                && is_unclear(text, layout.has(Column::Start) || layout.has(Column::Ongoing), self.day);
            if is_asked {
                return Err(Unclear::Finish(table.place(row, column)));
            }
            let became = match &said {
                Some(said) if is_title => said.clone(),
                None if is_title && is_below => Became::guessed(
                    "title",
                    Say::fixed("samma åtgärd som ovan", "the same activity as above"),
                ),
                _ => self.cell(&row.cells[column], text, column, layout, &own, carried),
            };
            // A row without a title continues the one above: its cell is assumed to be merged.
            let is_guess = !is_new || meaning.is_some_and(|own| !own.is_sure);
            let became = if is_guess { became.as_guess() } else { became };
            told.push((column, became));
        }
        let read = Read { row, below: body.rows.get(at + 1), own: &own, is_new };
        self.places(&read, layout, carried, &mut told);
        told.sort_by_key(|(column, _)| *column);
        for (column, became) in told {
            let at = match became.field {
                "" => String::new(),
                field => format!("{}/{field}", self.whole.activities[own[0]].id),
            };
            self.tell(
                table.place(row, column),
                layout.head(column),
                row.text(column),
                became.how,
                became.said,
                at,
            );
        }
        carried.last = own;
        Ok(())
    }

    /// What a row says of who and when.
    fn facts(&self, row: &Row, layout: &Layout) -> Facts {
        let said = row.filled().filter(|(column, _)| !layout.is_time_of_ticks(*column));
        self.told(
            said.filter_map(|(column, text)| {
                Some((layout.columns.get(column).copied().flatten()?.column, text))
            }),
        )
    }

    /// What texts under columns say of who and when.
    fn told<'t>(&self, said: impl Iterator<Item = (Column, &'t str)>) -> Facts {
        let mut facts = Facts::default();
        for (column, text) in said.filter(|(_, text)| !marks::is_nothing(text)) {
            match column {
                Column::Responsible => {
                    let named = self.roles.named(text);
                    let who = facts.who.get_or_insert_default();
                    who.extend(named.known);
                    who.extend(named.unknown.iter().map(|own| fold(own)));
                    who.sort();
                }
                Column::Start | Column::Finish | Column::When | Column::Ongoing if !marks::is_no(text) => {
                    facts.times.push((column, fold(text)));
                }
                _ => {}
            }
        }
        facts
    }

    /// Reads an activity of running text.
    pub(super) fn item(&mut self, item: Item) {
        let facts = self.told(item.pieces.iter().map(|piece| (piece.column, piece.text.as_str())));
        let mut pieces = item.pieces.into_iter();
        let Some(title) = pieces.next() else { return };
        let mut named = numbered::read(&title.text);
        named.number = item.number.or(named.number);
        let (own, became) = self.named(vec![named], &facts);
        let [at] = own[..] else { return };
        self.rows += 1;
        let areas = if item.areas.is_empty() { vec![NAMELESS.to_owned()] } else { item.areas };
        for area in areas {
            let place = self.whole.areas.place(&area);
            self.whole.activities[at].stands_in(place);
        }
        let id = self.whole.activities[at].id.clone();
        let became = became.as_guess();
        self.tell(title.place, &title.label, &title.text, became.how, became.said, format!("{id}/title"));
        for piece in pieces {
            let with = self.options.with(&self.roles);
            let activity = &mut self.whole.activities[at];
            let became = match piece.column {
                Column::Area | Column::Overall | Column::Cause | Column::Note => {
                    activity.note(&piece.label, &piece.text)
                }
                _ if marks::is_nothing(&piece.text) => Became::read("", Say::fixed("inget", "nothing")),
                column => activity.take(column, &piece.label, &piece.text, &with),
            };
            let at = format!("{id}/{}", became.field);
            let how = became.how.min(Certainty::Guessed);
            self.tell(piece.place, &piece.label, &piece.text, how, became.said, at);
        }
    }

    /// The activities with these names, and what their text became.
    fn named(&mut self, names: Vec<Named>, facts: &Facts) -> (Vec<usize>, Became) {
        let is_split = names.len() > 1;
        let mut own = Vec::new();
        let mut how = if is_split { Certainty::Guessed } else { Certainty::Read };
        let (mut sv, mut en) = (Vec::new(), Vec::new());
        for named in names {
            let number = named.number.clone();
            let which = self.whole.activity(named, facts);
            let (Which::New(at) | Which::Other(at) | Which::Same(at)) = which;
            let activity = &mut self.whole.activities[at];
            activity.facts.add(facts.clone());
            let id = &activity.id;
            let Say { sv: own_sv, en: own_en } = match (which, number) {
                (Which::New(_), None) => say!("åtgärd {id}", "activity {id}"),
                (Which::New(_), Some(number)) => {
                    say!("åtgärd {id}, nummer {number}", "activity {id}, number {number}")
                }
                (Which::Same(_), _) => say!("samma åtgärd som {id}", "the same activity as {id}"),
                (Which::Other(_), _) => say!(
                    "åtgärd {id}; en annan har samma namn, men annan ansvarig eller tid",
                    "activity {id}; another has the same name, but another who or when"
                ),
            };
            if !matches!(which, Which::New(_)) {
                how = Certainty::Guessed;
            }
            (sv.push(own_sv.into_owned()), en.push(own_en.into_owned()));
            own.push(at);
        }
        (own, Became { how, said: Say::new(sv.join("; "), en.join("; ")), field: "title" })
    }

    /// Reads a cell beside the title for each of the activities of its row.
    fn cell(
        &mut self,
        cell: &Cell,
        text: &str,
        column: usize,
        layout: &Layout,
        own: &[usize],
        carried: &mut Carried,
    ) -> Became {
        let meaning = layout.columns.get(column).copied().flatten();
        let head = layout.head(column);
        if marks::is_fault(cell) {
            let said = Say::fixed("ett fel i kalkylbladet", "a fault in the sheet");
            return Became { how: Certainty::Unread, said, field: "" };
        }
        let is_ticks = layout.is_time_of_ticks(column);
        let is_mark =
            meaning.is_some_and(|own| own.column == Column::Ongoing) || is_ticks && marks::is_no(text);
        if marks::is_nothing(text) && !is_mark {
            return Became::read("", Say::fixed("inget", "nothing"));
        }
        let with = self.options.with(&self.roles);
        let mut became = None;
        for at in own {
            let activity = &mut self.whole.activities[*at];
            let one = match meaning.map(|own| own.column) {
                None => activity.note(head, text),
                Some(Column::When) if is_ticks && marks::is_yes(text) => activity.ticked(head),
                Some(Column::When) if is_ticks && marks::is_no(text) => {
                    Became::read("", Say::fixed("inte då", "not then"))
                }
                Some(Column::When) if is_ticks => activity.note(head, text),
                Some(column @ (Column::Area | Column::Cause | Column::Overall)) => {
                    let text = text.replace('\n', " ");
                    carried.texts.insert(column, text);
                    Became::read(column.name(), column.said())
                }
                Some(column) => activity.take(column, head, text, &with),
            };
            became.get_or_insert(one);
        }
        became.unwrap_or_else(|| Became::read("", Say::fixed("inget", "nothing")))
    }

    /// Gives the activities of a row what stands above them: areas, goals of the plan and causes.
    fn places(
        &mut self,
        read: &Read<'_>,
        layout: &Layout,
        carried: &mut Carried,
        told: &mut [(usize, Became)],
    ) {
        let Read { row, below, own, is_new } = *read;
        let title = layout.place(Column::Title).unwrap_or_default();
        for (column, became) in told.iter_mut() {
            let of = layout.columns.get(*column).copied().flatten().map(|own| own.column);
            if !matches!(of, Some(Column::Area | Column::Cause | Column::Overall | Column::Goal))
                || *column > title
            {
                continue;
            }
            if of == Some(Column::Goal) {
                carried.texts.insert(Column::Goal, row.text(*column).to_owned());
            }
            // Where the cells below are empty, they are taken to be merged with this one.
            if below.is_some_and(|below| below.text(*column).is_empty() && !below.text(title).is_empty()) {
                let Say { sv, en } = &became.said;
                became.said = say!(
                    "{sv}; också för raderna under som saknar",
                    "{en}; also of the rows below that have none"
                );
                became.how = became.how.min(Certainty::Guessed);
            }
        }
        let has = |column: Column| layout.place(column).is_some_and(|at| !row.text(at).is_empty());
        let area = carried.texts.get(&Column::Area).cloned();
        let areas = match area {
            Some(area) => vec![area],
            None if carried.areas.is_empty() => vec![NAMELESS.to_owned()],
            None => carried.areas.clone(),
        };
        let is_carried =
            is_new && !has(Column::Goal) && layout.place(Column::Goal).is_some_and(|at| at < title);
        for at in own {
            if is_new || has(Column::Area) {
                for area in &areas {
                    let place = self.whole.areas.place(area);
                    self.whole.activities[*at].stands_in(place);
                }
            }
            let activity = &mut self.whole.activities[*at];
            if let Some(cause) = carried.texts.get(&Column::Cause).filter(|_| is_new || has(Column::Cause)) {
                include(&mut activity.needs, self.whole.needs.place(cause));
            }
            if let Some(goal) = carried.texts.get(&Column::Overall).filter(|_| is_new || has(Column::Overall))
            {
                include(&mut activity.serves, self.whole.goals.place(goal));
            }
            if is_carried && let Some(goal) = carried.texts.get(&Column::Goal) {
                activity.put("goal", goal.replace('\n', " "));
            }
        }
    }

    pub(super) fn tell(
        &mut self,
        place: Say,
        head: &str,
        said: &str,
        how: Certainty,
        became: Say,
        at: String,
    ) {
        self.lines.push(Line { place, how, head: head.to_owned(), said: said.to_owned(), became, at });
    }
}

/// What became of a head.
fn head_said(meaning: Option<Meaning>) -> (Certainty, Say) {
    let Some(own) = meaning else {
        let unknown = Say::fixed(
            "okänd rubrik; det under den blir anmärkningar",
            "an unknown head; what is below it becomes notes",
        );
        return (Certainty::Guessed, unknown);
    };
    let Say { sv, en } = own.column.said();
    let how = if own.is_sure { Certainty::Read } else { Certainty::Guessed };
    (how, say!("rubrik: {sv}", "head: {en}"))
}

pub(super) const AREA: Say = Say::fixed("område", "area");

fn include(all: &mut Vec<usize>, at: usize) {
    if !all.contains(&at) {
        all.push(at);
    }
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

/// In which order the cells of a row are read: what others are told of comes before them.
fn order(column: Option<Column>) -> u8 {
    match column {
        Some(Column::Title) => 0,
        Some(Column::Target | Column::Baseline) => 2,
        Some(Column::Status | Column::FollowUp) => 3,
        _ => 1,
    }
}

impl Options {
    fn with<'w>(&'w self, roles: &'w Roles<'w>) -> With<'w> {
        let is_outcome = self.finished == Some(Finished::Outcome);
        With { roles, is_outcome, on: self.on, by: self.by.as_deref() }
    }
}

/// The first row that belongs to the heads that follow: the texts alone right above them.
fn start(table: &Table, body: usize, heads: usize) -> usize {
    let is_alone = |row: &Row| {
        row.filled().nth(1).is_none() && row.filled().all(|(_, text)| text.chars().count() <= 120)
    };
    let mut first = heads;
    while first > body && is_alone(&table.rows[first - 1]) {
        first -= 1;
    }
    first
}
