//! Reads the tables of a file: where their heads are, and what stands above and between the rows.

use std::borrow::Cow;
use std::collections::HashMap;

use super::account::Certainty;
use super::actors::Actors;
use super::beside::{self, Beside};
use super::coloured::{self, Looks};
use super::columns::Column;
use super::draft::{AREA, Draft, NONE_BELOW, Unclear, head_said, of_rows};
use super::frame::{self, sentences};
use super::heads::Meaning;
use super::labels::Piece;
use super::layout::{self, Layout, Need};
use super::letters;
use super::naming::Carried;
use super::parts;
use super::promised;
use super::reader::Item;
use super::rows::{self, Body, Sort};
use super::turned::{self, Turned};
use crate::base::lang::Say;
use crate::io::tables::{Row, Table};
use crate::pii::detector::Exposure;
use crate::say;

impl Draft<'_> {
    /// Reads a table. Returns whether it is one of activities.
    pub(super) fn table(&mut self, table: &Table, need: Need) -> Result<bool, Unclear> {
        let stacked = turned::stacked(table, &self.options.columns);
        for part in &stacked {
            if let Some(turned) = turned::read(part, &self.options.columns) {
                self.turned(part, &turned);
            }
        }
        if !stacked.is_empty() {
            return Ok(true);
        }
        if let Some(turned) = turned::read(table, &self.options.columns) {
            self.turned(table, &turned);
            return Ok(true);
        }
        if let Some((left, right)) = parts::parted(table, &self.options.columns, need) {
            let is_read = self.table(&left, need)?;
            return Ok(self.table(&right, need)? || is_read);
        }
        let width = layout::width(table);
        let find = |from: usize, need: Need| layout::find(table, from, width, &self.options.columns, need);
        let Some(mut layout) = find(0, need) else { return Ok(false) };
        let title = self.section_of(table);
        let mut areas: Vec<String> = Vec::new();
        let mut signed = Cow::Borrowed(table);
        let mut from = 0;
        loop {
            let next = layout::next(table, &layout, width, &self.options.columns);
            let end = next.as_ref().map_or(table.rows.len(), |next| start(table, layout.body, next.at));
            let (above, mut texts) = self.above(table, &table.rows[from..layout.at]);
            if let Some(goal) = &self.goal {
                texts.entry(Column::Overall).or_insert_with(|| goal.clone());
            }
            if !above.is_empty() {
                areas = above;
            } else if areas.is_empty() {
                areas.extend(title.clone());
            }
            let body = layout.body;
            layout.actors =
                Actors::find(&layout.heads, &mut layout.columns, &table.rows[body..end], &self.roles);
            layout.promised = promised::find(&mut layout, &self.roles);
            self.head(table, &layout);
            coloured::sign_below(table, &layout, end, &self.legend, &mut signed);
            areas = self.body(&signed, &layout, end, (areas, texts))?;
            let Some(following) = next else { return Ok(true) };
            (from, layout) = (end, following);
        }
    }

    /// Reads a table with its heads in the first column: an activity for each of the others.
    fn turned(&mut self, table: &Table, turned: &Turned) {
        let Turned { labels, headline, area } = turned;
        let table = &*coloured::signed_beside(table, labels, &self.legend);
        let is_headline = |row: usize| [headline, area].into_iter().flatten().any(|(at, _)| *at == row);
        for (at, (row, meaning)) in table.rows.iter().zip(labels).enumerate() {
            let label = row.text(0);
            if label.is_empty() || is_headline(at) {
                continue;
            }
            let (how, became) = head_said(*meaning);
            self.tell(table.place(row, 0), "", label, how, became, String::new());
        }
        let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let has_title = labels.iter().flatten().any(|own| own.column == Column::Title);
        let title = match headline {
            Some((at, title)) => Some((table.place(&table.rows[*at], 0), title)),
            None => table.title.as_ref().filter(|_| !has_title).map(|title| (table.place_of_title(), title)),
        };
        let is_named = has_title || headline.is_some();
        let areas: Vec<String> =
            if is_named { self.section_of(table) } else { self.section.clone() }.into_iter().collect();
        let areas = match area {
            Some((at, own)) => {
                let place = table.place(&table.rows[*at], 0);
                self.tell(place, "", table.rows[*at].text(0), Certainty::Guessed, AREA, String::new());
                vec![own.clone()]
            }
            None => areas,
        };
        for column in 1..width {
            let mut pieces: Vec<Piece> = Vec::new();
            if let Some((place, title)) = &title {
                let (place, text) = (place.clone(), (*title).clone());
                pieces.push(Piece { place, label: String::new(), text, column: Column::Title });
            }
            for (row, meaning) in
                table.rows.iter().zip(labels).filter(|(row, _)| !row.text(column).is_empty())
            {
                let (place, label, text) =
                    (table.place(row, column), row.text(0).to_owned(), row.text(column).to_owned());
                // A second label that may name the activity says something else of it.
                let is_named = |own: &Meaning| own.is_sure || own.column != Column::Title;
                let own = meaning.filter(is_named).map_or(Column::Note, |own| own.column);
                pieces.push(Piece { place, label, text, column: own });
            }
            if let Some(text) = self.goal.clone() {
                // It is told where it stands.
                let (place, label) = (Say::fixed("", ""), String::new());
                pieces.push(Piece { place, label, text, column: Column::Overall });
            }
            // The activity is named first.
            pieces.sort_by_key(|piece| piece.column != Column::Title);
            if pieces.first().is_some_and(|piece| piece.column == Column::Title) {
                self.item(Item { areas: areas.clone(), pieces, is_block: true, ..Item::default() });
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
            if self.legend_row(table, row) || self.front_row(table, row) || self.line_row(table, row) {
                continue;
            }
            for (column, cell) in row.own() {
                let said = &cell.text;
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

    /// Tells of a row that only says what colours or letters mean. Returns whether it does.
    fn legend_row(&mut self, table: &Table, row: &Row) -> bool {
        let is_of_letters = row.filled().all(|(_, text)| self.letters.is_in(text));
        let became = match () {
            () if self.legend.is_in(row) => coloured::LEGEND,
            () if is_of_letters && row.filled().next().is_some() => letters::LEGEND,
            () => return false,
        };
        for (column, said) in row.filled() {
            let place = table.place(row, column);
            self.tell(place, "", said, Certainty::Guessed, became.clone(), String::new());
        }
        true
    }

    /// Takes a row of one text that is the title of the plan, or says something of it. Returns whether it does.
    fn line_row(&mut self, table: &Table, row: &Row) -> bool {
        let filled: Vec<(usize, &str)> = row.filled().collect();
        let [(column, said)] = filled[..] else { return false };
        let is_title = self.whole.title.is_none() && frame::is_title(said) && sentences(said).len() == 1;
        let is_safe = self.detector.find(said, Exposure::Brought).is_empty();
        if is_title && is_safe && !said.ends_with('.') {
            self.title(table.place(row, column), &said.replace('\n', " "));
            return true;
        }
        self.front(&table.place(row, column), said)
    }

    /// Takes a row of a label and a value that says something of the plan. Returns whether it does.
    fn front_row(&mut self, table: &Table, row: &Row) -> bool {
        let filled: Vec<(usize, &str)> = row.filled().collect();
        let [(first, label), (second, said)] = filled[..] else { return false };
        let is_open = self.options.period.is_none() && self.whole.period.is_none();
        let period = frame::labelled(label, said).filter(|_| is_open);
        let became = match &period {
            Some(period) => Some(say!("giltighetstid: {period}", "period: {period}")),
            None => self.front_of(label, said),
        };
        self.whole.period = self.whole.period.take().or(period);
        let Some(became) = became else { return false };
        for (column, head, said) in [(first, "", label), (second, label, said)] {
            let place = table.place(row, column);
            self.tell(place, head, said, Certainty::Guessed, became.clone(), String::new());
        }
        true
    }

    /// Reads the rows above heads: a text alone is the title of the plan, or of what follows. Returns the areas.
    fn above(&mut self, table: &Table, rows: &[Row]) -> (Vec<String>, HashMap<Column, String>) {
        let (mut areas, mut texts) = (Vec::new(), HashMap::new());
        let mut pending = Vec::new();
        for row in rows {
            if self.legend_row(table, row) {
                continue;
            }
            let filled: Vec<(usize, &str)> = row.filled().collect();
            if let [(column, said)] = filled[..] {
                let place = table.place(row, column);
                let flat = beside::without_continued(said).replace('\n', " ");
                if self.front(&place, said) {
                    continue;
                }
                let own = beside::text(said);
                if let Some(own) = own.or_else(|| beside::is_of_day(said).then_some(Beside::Note)) {
                    let how = if own.is_empty() { Certainty::LeftOut } else { Certainty::Unread };
                    self.tell(place, "", said, how, own.said(), String::new());
                } else if sentences(said).len() > 1 {
                    // Sentences are no name of anything.
                    let why = Say::fixed("löpande text ovanför tabellen", "running text above the table");
                    self.tell(place, "", said, Certainty::Unread, why, String::new());
                } else if frame::is_title(&flat) && self.whole.title.is_none() {
                    self.title(place, &flat);
                } else if let Some((column, title)) = rows::labelled(said, &self.options.columns)
                    && column != Column::Area
                {
                    self.tell(place, "", said, Certainty::Guessed, of_rows(column), String::new());
                    texts.insert(column, title);
                } else {
                    let flat = rows::labelled(said, &self.options.columns).map_or(flat, |(_, title)| title);
                    // The nearest is the area of what follows.
                    self.unused(&mut pending);
                    pending.push(self.lines.len());
                    self.tell(place, "", said, Certainty::Guessed, AREA, String::new());
                    areas = vec![flat];
                }
                continue;
            }
            if self.front_row(table, row) {
                continue;
            }
            let is_last = rows.last().is_some_and(|last| last.number == row.number);
            let (how, why) = if is_last && is_group(row) {
                (Certainty::Guessed, OVER)
            } else {
                (Certainty::Unread, Say::fixed("står ovanför rubrikerna", "stands above the heads"))
            };
            for (column, said) in filled {
                self.tell(table.place(row, column), "", said, how, why.clone(), String::new());
            }
        }
        (areas, texts)
    }

    fn head(&mut self, table: &Table, layout: &Layout) {
        for row in &table.rows[layout.at..layout.body] {
            for (at, said) in row.filled() {
                let meaning = layout.columns.get(at).copied().flatten();
                // The upper of two levels says nothing by itself.
                let is_group = layout.body - layout.at > 1
                    && row.number == table.rows[layout.at].number
                    && layout.head(at) != said;
                let (how, became) = if is_group { (Certainty::Guessed, OVER) } else { head_said(meaning) };
                self.tell(table.place(row, at), "", said, how, became, String::new());
            }
        }
    }

    /// Tells of heads that stand once more.
    fn heads(&mut self, table: &Table, row: &Row, layout: &Layout) {
        for (at, said) in row.filled() {
            let (how, became) = head_said(layout.columns.get(at).copied().flatten());
            self.tell(table.place(row, at), "", said, how, became, String::new());
        }
    }

    /// Tells of a row that is no activity, and why.
    fn beside(&mut self, table: &Table, row: &Row, layout: &Layout, own: Beside) {
        let how = if own.is_empty() { Certainty::LeftOut } else { Certainty::Unread };
        for (column, said) in row.filled() {
            let place = table.place(row, column);
            self.tell(place, layout.head(column), said, how, own.said(), String::new());
        }
    }

    /// Reads the rows below heads. Returns the areas of the last.
    fn body(
        &mut self,
        table: &Table,
        layout: &Layout,
        end: usize,
        (areas, texts): (Vec<String>, HashMap<Column, String>),
    ) -> Result<Vec<String>, Unclear> {
        let rows = &table.rows[layout.body..end];
        let body = Body::of(rows, &table.rows[layout.at..layout.body], layout);
        let looks = Looks::of(rows, layout);
        let last = Vec::new();
        let (above, pending) = (Vec::new(), Vec::new());
        let mut carried = Carried { areas, is_above: false, texts, last, is_first: true, above, pending };
        for (at, row) in rows.iter().enumerate() {
            let Some((first, text)) = row.filled().next() else {
                self.unstored(table, row, layout);
                continue;
            };
            if self.legend_row(table, row) {
                carried.last.clear();
                continue;
            }
            if is_struck(row, layout) {
                self.struck(table, row, layout, &mut carried);
                continue;
            }
            let place = table.place(row, first);
            match body.sort(at, layout, &self.options.columns, carried.is_first) {
                Sort::Heads => self.heads(table, row, layout),
                Sort::Beside(own) => {
                    self.beside(table, row, layout, own);
                    // What goes on below a sum or a signature is no activity above it.
                    if !own.is_empty() && own != Beside::Note {
                        carried.last.clear();
                    }
                    for column in [Column::Area, Column::Cause, Column::Overall] {
                        let text = layout.place(column).map(|at| row.text(at)).unwrap_or_default();
                        if own == Beside::Empty && !text.is_empty() {
                            carried.texts.insert(column, text.replace('\n', " "));
                        }
                    }
                }
                Sort::Above(Column::Area, title) => {
                    // An area above an area is the whole of it; more levels than two are none.
                    if !carried.is_above || carried.areas.len() > 1 {
                        carried.areas.clear();
                        self.unused(&mut carried.pending);
                    }
                    carried.pending.push(self.lines.len());
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
                    let said = of_rows(column);
                    carried.texts.insert(column, title);
                    carried.last.clear();
                    self.tell(place, "", text, Certainty::Guessed, said, String::new());
                }
                Sort::Cells => {
                    self.row(table, &body, at, layout, &mut carried)?;
                    self.colours(table, row, layout, &looks);
                }
            }
            self.unstored(table, row, layout);
        }
        self.unused(&mut carried.pending);
        Ok(carried.areas)
    }

    /// Leaves out a row whose activity is left out: what it says is of no other.
    fn struck(&mut self, table: &Table, row: &Row, layout: &Layout, carried: &mut Carried) {
        let why = Say::fixed("raden hör till en struken åtgärd", "the row is of an activity struck through");
        for (column, said) in row.filled() {
            let (place, head) = (table.place(row, column), layout.head(column));
            let own = layout.columns.get(column).copied().flatten().map(|own| own.column);
            if let Some(own @ (Column::Area | Column::Cause | Column::Overall)) = own {
                carried.texts.insert(own, said.replace('\n', " "));
            }
            self.tell(place, head, said, Certainty::LeftOut, why.clone(), String::new());
        }
        // Nor does what goes on below it say anything of the activity above.
        carried.last.clear();
    }

    /// Tells of areas that no activity stands in: they are in the draft nowhere else.
    fn unused(&mut self, pending: &mut Vec<usize>) {
        for at in pending.drain(..) {
            if let Some(line) = self.lines.get_mut(at) {
                line.how = Certainty::Unread;
                line.became = NONE_BELOW;
            }
        }
    }
}

/// Whether the activity that a row names is left out, and no other party undertakes something there.
fn is_struck(row: &Row, layout: &Layout) -> bool {
    let title = layout.place(Column::Title).and_then(|at| row.cells.get(at));
    title.is_some_and(|cell| cell.is_left_out)
        && layout.promised.iter().all(|(at, _)| row.text(*at).is_empty())
}

const OVER: Say = Say::fixed("rubrik över flera kolumner", "a head of several columns");

/// Whether a row right above the heads has heads of several columns: few words, and each over more than its own column.
fn is_group(row: &Row) -> bool {
    let last = row.filled().last().map(|(column, _)| column);
    row.filled().all(|(column, text)| {
        let is_wide = row.cells[column].width > 1 || row.text(column + 1).is_empty();
        text.split_whitespace().count() <= 4 && (is_wide || Some(column) == last)
    })
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
