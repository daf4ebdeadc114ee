//! Cells that hold a colour and no text: a traffic light says how it goes, and a bar below times says when. They are given the
//! sign of what they say, so that what follows reads them as it reads signs, and each is told as a guess.

use std::borrow::Cow;
use std::collections::HashMap;

use super::columns::Column;
use super::heads::Meaning;
use super::layout::Layout;
use super::status;
use crate::base::lang::Say;
use crate::io::tables::{Cell, Document, Fill, Kind, Light, Row, Table};

/// The sign of a colour that only says that there is one.
pub(super) const BAR: &str = "■";

/// Why a colour is not read.
pub(super) const UNREAD: Say = Say::fixed("en färg utan text", "a colour without a text");

/// What became of the words of a legend.
pub(super) const LEGEND: Say = Say::fixed("vad en färg betyder", "what a colour means");

/// What became of a colour that is read: it stands after what that is.
pub(super) const OF_COLOUR: Say = Say::fixed("färgen i rutan", "the colour of the cell");

/// What colours mean in a file: words for how it goes that stand on them.
#[derive(Clone, Debug, Default)]
pub(super) struct Legend(Vec<(Fill, Option<String>)>);

impl Legend {
    pub(super) fn of(document: &Document) -> Self {
        let mut own = Self::default();
        for row in document.tables().flat_map(|table| &table.rows) {
            for (at, text) in row.filled() {
                if let Some((fill, word)) = entry(row, at, text) {
                    own.add(fill, word);
                }
            }
        }
        own
    }

    /// Adds what a colour means; one that means two things means none.
    fn add(&mut self, fill: Fill, word: &str) {
        match self.0.iter_mut().find(|(own, _)| *own == fill) {
            Some((_, said)) if said.as_deref() == Some(word) => {}
            Some((_, said)) => *said = None,
            None => self.0.push((fill, Some(word.to_owned()))),
        }
    }

    /// Whether all that a row says is what colours mean.
    pub(super) fn is_in(&self, row: &Row) -> bool {
        let says = |(at, text): (usize, &str)| {
            entry(row, at, text).is_some_and(|(fill, word)| self.word(fill) == Some(word))
        };
        !self.0.is_empty() && row.filled().next().is_some() && row.filled().all(says)
    }

    fn word(&self, fill: Fill) -> Option<&str> {
        self.0.iter().find(|(own, _)| *own == fill)?.1.as_deref()
    }
}

/// What a text says that a colour means, which stands behind it or in the empty cell before it.
fn entry<'r>(row: &Row, at: usize, text: &'r str) -> Option<(Fill, &'r str)> {
    // Nothing else in the row says anything then.
    let beside = || {
        let field = row.cells.get(at.checked_sub(1)?).filter(|own| own.is_empty())?;
        field.fill.filter(|_| row.filled().nth(1).is_none())
    };
    let behind = row.cells.get(at)?.fill;
    let (fill, word) = behind.or_else(beside).zip(status::word(text))?;
    (behind.is_none() || !row.is_behind(fill, at)).then_some((fill, word))
}

/// The colour that a cell without a text has for itself: its row and its head do not have it.
fn own(row: &Row, at: usize, heads: &[Row]) -> Option<Fill> {
    let is_of = |head: &Row, fill: Fill| head.cells.get(at).is_some_and(|head| head.fill == Some(fill));
    row.light(at).filter(|fill| !heads.iter().any(|head| is_of(head, *fill)))
}

/// The sign of a colour, with what the file calls it.
fn sign(fill: Fill, legend: &Legend) -> Option<String> {
    let (light, word) = (fill.light().map(of_light), legend.word(fill));
    match (light, word) {
        (Some(light), Some(word)) => Some(format!("{light} {word}")),
        (light, word) => light.or(word).map(str::to_owned),
    }
}

fn of_light(light: Light) -> &'static str {
    match light {
        Light::Green => "🟢",
        Light::Yellow => "🟡",
        Light::Red => "🔴",
    }
}

/// Puts signs for the colours between two rows of a table, below heads, into a copy of it.
pub(super) fn sign_below(
    table: &Table,
    layout: &Layout,
    end: usize,
    legend: &Legend,
    signed: &mut Cow<'_, Table>,
) {
    let heads = &table.rows[layout.at..layout.body];
    let own_of = |row: usize, column: usize| own(&table.rows[row], column, heads);
    let of = |column: usize| -> Vec<(usize, Fill)> {
        (layout.body..end).filter_map(|row| Some((row, own_of(row, column)?))).collect()
    };
    let mut signs: Vec<(usize, usize, String)> = Vec::new();
    let (mut bars, mut bar_fills): (Vec<(usize, usize)>, Vec<Fill>) = (Vec::new(), Vec::new());
    for (column, meaning) in layout.columns.iter().enumerate() {
        if layout.time(column).is_some() {
            for (row, fill) in of(column) {
                bars.push((row, column));
                if !bar_fills.contains(&fill) {
                    bar_fills.push(fill);
                }
            }
        } else if is_status(*meaning) {
            let found = of(column);
            // A column that has one colour from top to bottom may have it for its looks.
            let is_plain = found.len() > 2
                && found.len() + 1 >= end - layout.body
                && found.iter().all(|(_, fill)| *fill == found[0].1)
                && legend.word(found[0].1).is_none();
            let said = found.into_iter().filter(|_| !is_plain);
            signs.extend(said.filter_map(|(row, fill)| Some((row, column, sign(fill, legend)?))));
            signs.extend(
                behind(&table.rows[layout.body..end], column, heads)
                    .into_iter()
                    .map(|(row, text)| (layout.body + row, column, text)),
            );
        }
    }
    // Colours of several sorts below times say how it went at each.
    let lights = bar_fills.iter().filter(|fill| fill.light().is_some()).count();
    if lights < 2 {
        signs.extend(bars.into_iter().map(|(row, column)| (row, column, BAR.to_owned())));
    }
    put(signs, signed);
}

/// Puts signs into cells, by their rows and columns.
fn put(signs: Vec<(usize, usize, String)>, signed: &mut Cow<'_, Table>) {
    for (row, column, text) in signs {
        let cell = &mut signed.to_mut().rows[row].cells[column];
        *cell = Cell { text, shown: Kind::Coloured, ..cell.clone() };
    }
}

/// The colour that most cells of each column have, which is there for its looks.
pub(super) struct Looks(Vec<Option<Fill>>);

impl Looks {
    pub(super) fn of(rows: &[Row], layout: &Layout) -> Self {
        let of = |column: usize| {
            let mut counts: HashMap<Fill, usize> = HashMap::new();
            for fill in rows.iter().filter_map(|row| row.cells.get(column)?.fill) {
                *counts.entry(fill).or_default() += 1;
            }
            counts.into_iter().find(|(_, count)| count * 2 > rows.len()).map(|(fill, _)| fill)
        };
        Self((0..layout.columns.len()).map(of).collect())
    }

    /// The colours of a row that are not read, each with its sign: those of statuses and times, and those that a column
    /// with a head does not have for its looks.
    pub(super) fn unread(&self, row: &Row, heads: &[Row], layout: &Layout) -> Vec<(usize, &'static str)> {
        let of = |column: usize| {
            let fill = own(row, column, heads)?;
            let meaning = layout.columns.get(column).copied().flatten();
            let is_said = is_status(meaning) || layout.time(column).is_some();
            let has_head = !layout.head(column).is_empty() && self.0.get(column) != Some(&Some(fill));
            let is_told = is_said || fill.light().is_some() && has_head;
            is_told.then(|| (column, fill.light().map_or(BAR, of_light)))
        };
        (0..row.cells.len()).filter_map(of).collect()
    }
}

/// The turned table with signs for the colours that say how it goes.
pub(super) fn signed_beside<'t>(
    table: &'t Table,
    labels: &[Option<Meaning>],
    legend: &Legend,
) -> Cow<'t, Table> {
    let rows = || table.rows.iter().zip(labels).enumerate();
    let signs: Vec<(usize, usize, String)> = rows()
        .filter(|(_, (_, label))| is_status(**label))
        .flat_map(|(at, (row, _))| (1..row.cells.len()).map(move |column| (at, row, column)))
        .filter_map(|(at, row, column)| Some((at, column, sign(own(row, column, &[])?, legend)?)))
        .collect();
    let mut signed = Cow::Borrowed(table);
    put(signs, &mut signed);
    signed
}

/// The words for how it goes that stand on colours, with their signs: where each row has its own, they say something.
fn behind(rows: &[Row], column: usize, heads: &[Row]) -> Vec<(usize, String)> {
    let fills = || rows.iter().filter_map(|row| row.cells.get(column)?.fill);
    let first = fills().next();
    if fills().all(|fill| Some(fill) == first) {
        return Vec::new();
    }
    let of = |(at, row): (usize, &Row)| {
        let cell = row.cells.get(column).filter(|cell| !cell.is_empty())?;
        let is_plain = matches!(cell.shown, Kind::Text | Kind::Number);
        let is_of_head =
            heads.iter().any(|head| head.cells.get(column).is_some_and(|own| own.fill == cell.fill));
        let fill = cell.fill.filter(|fill| is_plain && !is_of_head && !row.is_behind(*fill, column))?;
        let is_said = status::assessment(&cell.text).is_some();
        let light = fill.light().filter(|_| !is_said)?;
        Some((at, format!("{} {}", of_light(light), cell.text)))
    };
    rows.iter().enumerate().filter_map(of).collect()
}

fn is_status(meaning: Option<Meaning>) -> bool {
    meaning.is_some_and(|own| own.column == Column::Status)
}
