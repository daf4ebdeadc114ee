//! Reads the rows of a table below its heads, cell by cell.

use super::account::Certainty;
use super::activity::{Became, With, include};
use super::actors::Acts;
use super::boxes;
use super::coloured::{self, Looks};
use super::columns::Column;
use super::draft::{Draft, Unclear};
use super::facts::Facts;
use super::heads::{may_be_outcome, without_label};
use super::layout::Layout;
use super::marks;
use super::naming::{Carried, Labelled, Names, by_labels};
use super::numbered;
use super::rows::Body;
use super::status;
use super::times::{self, is_unclear};
use super::units::is_amount;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::io::tables::{Cell, Kind, Merged, Row, Shows, Table};
use crate::say;

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

impl Draft<'_> {
    pub(super) fn row(
        &mut self,
        table: &Table,
        body: &Body<'_>,
        at: usize,
        layout: &Layout,
        carried: &mut Carried,
    ) -> Result<(), Unclear> {
        let row = &body.rows[at];
        let Names { own, said, promised, is_below, by: title } = self.names(body, at, layout, carried);
        if own.is_empty() {
            carried.last.clear();
            self.without_activity(table, row, layout);
            return Ok(());
        }
        let is_new = said.is_some() || !promised.is_empty();
        self.rows += usize::from(is_new);
        if is_new {
            (carried.is_first, carried.is_above) = (false, false);
            carried.pending.clear();
        }
        let mut told: Vec<(usize, Became)> = Vec::new();
        let mut columns: Vec<(usize, &str)> = row.filled().collect();
        // A head that is guessed to say when yields to one that surely says it.
        let has_sure_time = layout
            .columns
            .iter()
            .flatten()
            .any(|own| own.is_sure && matches!(own.column, Column::Start | Column::Finish));
        columns.sort_by_key(|(column, _)| {
            let own = layout.columns.get(*column).copied().flatten();
            let is_yielding = has_sure_time
                && layout.time(*column).is_none()
                && own.is_some_and(|own| own.column == Column::When && !own.is_sure);
            if is_yielding { 2 } else { order(own.map(|own| own.column)) }
        });
        for (column, text) in columns {
            let above = carried.above.get(column).filter(|_| marks::is_ditto(text));
            let above = above
                .map(|at| body.rows[*at].text(column))
                .filter(|own| !own.is_empty() && !marks::is_ditto(own));
            let text = above.unwrap_or(text);
            let meaning = layout.columns.get(column).copied().flatten();
            let is_title = Some(column) == title;
            let is_asked = meaning.is_some_and(|own| own.column == Column::Finish)
                && may_be_outcome(layout.head(column))
                && self.options.finished.is_none()
                && is_unclear(
                    text,
                    self.plan,
                    layout.has(Column::Start) || layout.has(Column::Ongoing),
                    self.day,
                );
            if is_asked {
                return Err(Unclear::Finish(table.place(row, column)));
            }
            let of_party = promised.iter().find(|(at, ..)| *at == column).map(|(.., said)| said);
            let became = match (of_party, &said) {
                (Some(said), _) => said.clone(),
                (None, Some(said)) if is_title => said.clone(),
                (None, None) if is_title && (is_below || above.is_some()) => Became::guessed(
                    "title",
                    Say::fixed("samma åtgärd som ovan", "the same activity as above"),
                ),
                _ => self.cell(&row.cells[column], text, column, layout, &own, carried),
            };
            // A row without a title continues the one above: its cell is assumed to be merged.
            let is_guess = !is_new || above.is_some() || meaning.is_some_and(|own| !own.is_sure);
            let became = if is_guess { became.guess() } else { became };
            told.push((column, became));
        }
        let read = Read { row, below: body.rows.get(at + 1), own: &own, is_new };
        self.places(&read, layout, carried, &mut told);
        told.sort_by_key(|(column, _)| *column);
        for (column, became) in told {
            let at = match became.field {
                "" => String::new(),
                field => {
                    let of_party = promised.iter().find(|(at, ..)| *at == column);
                    let first = of_party.and_then(|(_, own, _)| own.first()).unwrap_or(&own[0]);
                    format!("{}/{field}", self.whole.activities[*first].id)
                }
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
        for (column, _) in row.filled().filter(|(_, text)| !marks::is_ditto(text)) {
            carried.above.resize(carried.above.len().max(column + 1), at);
            carried.above[column] = at;
        }
        carried.last = own;
        Ok(())
    }

    /// Tells of a row that names no activity, below none.
    fn without_activity(&mut self, table: &Table, row: &Row, layout: &Layout) {
        let why = Say::fixed("raden har ingen åtgärd", "the row has no activity");
        for (column, said) in row.filled() {
            let (place, head) = (table.place(row, column), layout.head(column));
            self.tell(place, head, said, Certainty::Unread, why.clone(), String::new());
        }
    }

    /// What a row says of who and when.
    pub(super) fn facts(&self, row: &Row, layout: &Layout) -> Facts {
        let said = row.filled().filter(|(column, _)| layout.time(*column).is_none());
        self.told(
            said.filter_map(|(column, text)| {
                Some((layout.columns.get(column).copied().flatten()?.column, text))
            }),
        )
    }

    /// Reads a cell beside the title for each of the activities of its row. What a need costs is no need.
    fn cell(
        &mut self,
        cell: &Cell,
        text: &str,
        column: usize,
        layout: &Layout,
        own: &[usize],
        carried: &mut Carried,
    ) -> Became {
        let is_need =
            layout.columns.get(column).copied().flatten().is_some_and(|own| own.column == Column::Cause);
        if !is_need || !is_amount(text) {
            return self.plain_cell(cell, text, column, layout, own, carried);
        }
        carried.texts.remove(&Column::Cause);
        let with = With { plan: self.plan, ..self.options.with(&self.roles, &self.letters) };
        let mut became = Became::guessed("resources", Column::Resources.said());
        for at in own {
            let own = self.whole.activities[*at].take(Column::Resources, layout.head(column), text, &with);
            became = own.guess();
        }
        became
    }

    fn plain_cell(
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
        if let Some(why) = unreadable(cell) {
            return Became { how: Certainty::Unread, said: why, field: "" };
        }
        if let Some(ticked) = boxes::read(text) {
            let plain = Cell { shown: Kind::default(), ..cell.clone() };
            return match ticked.as_str() {
                "" => Became::unticked(),
                ticked => self.cell(&plain, ticked, column, layout, own, carried).ticked(),
            };
        }
        let is_coloured = cell.shown == Kind::Coloured;
        let time = layout.time(column);
        let is_ticks = time.is_some();
        let explained = time.and_then(|time| self.letters.time(time));
        let time = explained.as_ref().map_or(time, |(time, _)| Some(time.as_str()));
        let is_mark =
            meaning.is_some_and(|own| own.column == Column::Ongoing) || is_ticks && marks::is_no(text);
        if marks::is_nothing(text) && !is_mark {
            carried.nothing_of(meaning.map(|own| own.column));
            return Became::read("", Say::fixed("inget", "nothing"));
        }
        let with = With { plan: self.plan, ..self.options.with(&self.roles, &self.letters) };
        let own_column = meaning.map_or(Column::Note, |own| own.column);
        if !is_ticks
            && matches!(own_column, Column::FollowUp | Column::Note | Column::Description)
            && let Some((labelled, rest)) = by_labels(text, layout, self.options)
        {
            let beside = (!rest.is_empty()).then_some((own_column, head, rest.as_str()));
            let said = self.take_labelled(own, &labelled, beside).unwrap_or_else(|| own_column.said());
            return Became::guessed(labelled[0].0.name(), said);
        }
        let mut became = None;
        let is_time = meaning
            .is_some_and(|own| matches!(own.column, Column::Start | Column::Finish | Column::When))
            && !is_ticks;
        // A day that is shown without its year is the one that the file keeps.
        let kept =
            Some(cell).filter(|_| is_time && Period::planned(text, self.plan).is_none()).and_then(kept);
        let text = kept.as_deref().unwrap_or(text);
        let parts = numbered::parted(text, own.len(), is_time);
        let goals = Some(text).filter(|_| own_column == Column::Goal);
        let goals = goals.and_then(|text| self.whole.goals_numbered(text));
        for (nth, at) in own.iter().enumerate() {
            let activity = &mut self.whole.activities[*at];
            let text = parts.as_ref().map_or(text, |parts| parts[nth]);
            if let Some(acts) = layout.actors.acts(column, text) {
                became.get_or_insert(match acts {
                    Acts::Does(does, id) => activity.acts(does, id),
                    Acts::Not => Became::guessed("", Say::fixed("inte med", "not taking part")),
                });
                continue;
            }
            let one = match meaning.map(|own| own.column) {
                None => activity.note(head, text),
                // What may be more than a note keeps its head.
                Some(Column::Note) if meaning.is_some_and(|own| !own.is_sure) => activity.note(head, text),
                Some(Column::When) if is_ticks && status::is_dropped(text) => {
                    activity.status(head, text, &with)
                }
                Some(Column::When) if is_ticks && times::edge(text).is_some() => {
                    activity.at_edge(time.unwrap_or(head), text, &with)
                }
                Some(Column::When) if is_ticks && (marks::is_yes(text) || is_coloured) => {
                    activity.ticked(time.unwrap_or(head), &with)
                }
                Some(Column::When) if is_ticks && marks::is_no(text) => {
                    Became::read("", Say::fixed("inte då", "not then"))
                }
                // What is done under a time is done then; a number is an amount, and a state is none.
                Some(Column::When) if is_ticks && times::is_work(text) => {
                    let Say { sv, en } = activity.ticked(time.unwrap_or(head), &with).said;
                    let Say { sv: sv_note, en: en_note } = activity.note(head, text).said;
                    Became::guessed("when", say!("{sv}; {sv_note}", "{en}; {en_note}"))
                }
                Some(Column::When) if is_ticks => activity.note(head, text),
                Some(column @ (Column::Area | Column::Cause | Column::Overall)) => {
                    let text = without_label(column, text).replace('\n', " ");
                    carried.texts.insert(column, text);
                    Became::read(column.name(), column.said())
                }
                Some(Column::Goal) if let Some(goals) = &goals => {
                    for goal in goals {
                        include(&mut activity.serves, *goal);
                    }
                    Became::guessed("serves", Column::Overall.said())
                }
                Some(column) => activity.take(column, head, text, &with),
            };
            became.get_or_insert(one);
        }
        let became = became.unwrap_or_else(|| Became::read("", Say::fixed("inget", "nothing")));
        let is_when = matches!(became.field, "when" | "start" | "finish" | "time_note");
        let became = match &explained {
            Some((_, own)) if is_when => became.explained(own),
            _ => became,
        };
        if is_coloured {
            return of_colour(became);
        }
        if parts.is_some() || kept.is_some() { became.guess() } else { became }
    }

    /// Gives activities the lines of a cell that say themselves what they are, and what stands beside them. Returns what became
    /// of it.
    pub(super) fn take_labelled(
        &mut self,
        own: &[usize],
        labelled: &[Labelled<'_>],
        beside: Option<Labelled<'_>>,
    ) -> Option<Say> {
        let with = With { plan: self.plan, ..self.options.with(&self.roles, &self.letters) };
        let mut told = None;
        for at in own {
            let activity = &mut self.whole.activities[*at];
            let all = labelled.iter().copied().chain(beside);
            let said = all.map(|(column, label, text)| match column {
                Column::Note => activity.note(label, text).said,
                column => {
                    let became = activity.take(column, label, text, &with);
                    // The cell as a whole is understood, and a part of it that is not stays beside the rest.
                    if became.how == Certainty::Unread {
                        activity.note(label, text);
                    }
                    became.said
                }
            });
            let joined = said.reduce(|Say { sv, en }, Say { sv: sv_next, en: en_next }| {
                say!("{sv}; {sv_next}", "{en}; {en_next}")
            });
            told = told.or(joined);
        }
        told
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
        // An empty cell is taken to be merged with the one above where it stands before what is to be done, and behind it only
        // where it is.
        let is_merged = |at: usize| row.cells.get(at).is_some_and(|cell| cell.merged == Merged::Above);
        let is_carried_to = |column: Column| {
            layout.place(column).is_none_or(|at| at <= title || !row.text(at).is_empty() || is_merged(at))
        };
        let has = |column: Column| layout.place(column).is_some_and(|at| !row.text(at).is_empty());
        let area = carried.texts.get(&Column::Area).filter(|_| is_carried_to(Column::Area)).cloned();
        let areas = match area {
            Some(area) => vec![area],
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
            if let Some(cause) = carried
                .texts
                .get(&Column::Cause)
                .filter(|_| (is_new || has(Column::Cause)) && is_carried_to(Column::Cause))
            {
                include(&mut activity.needs, self.whole.needs.place(cause));
            }
            if let Some(goal) = carried
                .texts
                .get(&Column::Overall)
                .filter(|_| (is_new || has(Column::Overall)) && is_carried_to(Column::Overall))
            {
                for goal in self.whole.goals_of(goal) {
                    include(&mut self.whole.activities[*at].serves, goal);
                }
            }
            if is_carried && let Some(goal) = carried.texts.get(&Column::Goal) {
                self.whole.activities[*at].put("goal", goal.replace('\n', " "));
            }
        }
    }

    /// Tells of the colours of a row that say something of their own and are not read.
    pub(super) fn colours(&mut self, table: &Table, row: &Row, layout: &Layout, looks: &Looks) {
        for (column, sign) in looks.unread(row, &table.rows[layout.at..layout.body], layout) {
            let (place, head) = (table.place(row, column), layout.head(column));
            self.tell(place, head, sign, Certainty::Unread, coloured::UNREAD, String::new());
        }
    }

    /// Tells of formulas whose value is not in the file.
    pub(super) fn unstored(&mut self, table: &Table, row: &Row, layout: &Layout) {
        for (column, _) in
            row.cells.iter().enumerate().filter(|(_, cell)| cell.shown == Kind::Unstored && cell.is_empty())
        {
            let why = UNSTORED;
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
}

/// What became of a cell that says it by its colour.
fn of_colour(became: Became) -> Became {
    let (Say { sv, en }, own) = (&became.said, coloured::OF_COLOUR);
    let (sv_own, en_own) = (own.sv, own.en);
    Became { said: say!("{sv}; {sv_own}", "{en}; {en_own}"), ..became.guess() }
}

/// Why nothing can be read in a cell, where nothing can.
fn unreadable(cell: &Cell) -> Option<Say> {
    if marks::is_fault(cell) {
        return Some(Say::fixed("ett fel i kalkylbladet", "a fault in the sheet"));
    }
    (cell.shown == Kind::Unstored).then_some(UNSTORED)
}

const UNSTORED: Say =
    Say::fixed("en formel vars värde inte är sparat i filen", "a formula whose value is not in the file");

/// The day behind a cell that shows it without its year.
fn kept(cell: &Cell) -> Option<String> {
    let Kind::Time(day, Shows::Other) = cell.shown else { return None };
    let number = day.date().to_string();
    let mut words = cell.text.split(|char: char| !char.is_alphanumeric());
    let is_shown = words.any(|word| word.trim_start_matches('0') == number);
    let has_month = Period::is_planned(&format!("{number} {}", cell.text.rsplit(' ').next()?));
    (is_shown && has_month).then(|| day.to_string())
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
