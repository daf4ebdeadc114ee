//! Finds the heads of a table and what each column says: by the words of its head, and where those leave it open by what
//! stands below.

use std::collections::HashSet;

use super::actors::Actors;
use super::columns::Column;
use super::compounds::is_open;
use super::heads::{Meaning, Said, holds_title, key, party};
use super::marks;
use super::numbered::number;
use super::status;
use crate::base::day::Day;
use crate::base::likeness::fold;
use crate::base::meant;
use crate::base::period::Period;
use crate::io::tables::{Merged, Row, Table};

/// The columns of a table, or of a part of it with heads of its own.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// The first row of heads.
    pub(super) at: usize,
    /// The first row below them.
    pub(super) body: usize,
    /// The head of each column, of two levels the lower; one that is merged over columns is the head of each.
    pub(super) heads: Vec<String>,
    /// What each column says.
    pub(super) columns: Vec<Option<Meaning>>,
    /// The time that the head of each column is, with the year that stands above it.
    times: Vec<Option<String>>,
    /// The columns that are called after somebody.
    pub(super) actors: Actors,
    /// The columns of what each party undertakes.
    pub(super) promised: Vec<(usize, Option<String>)>,
}

impl Layout {
    /// The column of a sort.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|own| own.is_some_and(|own| own.column == column))
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.place(column).is_some()
    }

    /// The head of a column; empty when there is none.
    pub(super) fn head(&self, column: usize) -> &str {
        self.heads.get(column).map_or("", String::as_str)
    }

    /// Whether a text is a time or a state in a column of such.
    fn is_answered(&self, column: usize, text: &str) -> bool {
        let own = self.columns.get(column).copied().flatten().map(|own| own.column);
        let is_again = fold(self.head(column)) == fold(text);
        let is_answer = match own {
            Some(Column::Start | Column::Finish | Column::When) => {
                self.time(column).is_none() && is_time(text)
            }
            Some(Column::Status | Column::FollowUp) => status::read(text).is_some(),
            _ => false,
        };
        is_answer && !is_again
    }

    /// The time that the ticks of a column are for.
    pub(super) fn time(&self, column: usize) -> Option<&str> {
        self.times.get(column)?.as_deref()
    }
}

/// How surely a row is one of heads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// It names the activity and something else.
    Strict,
    /// It names the activity.
    Loose,
    /// It names who or when, and one of its columns can be the activity.
    Any,
}

/// How many texts the fullest row has.
pub(super) fn width(table: &Table) -> usize {
    table.rows.iter().map(|row| row.filled().count()).max().unwrap_or_default()
}

/// Finds the next heads from a row on.
pub(super) fn find(table: &Table, from: usize, width: usize, said: &Said, need: Need) -> Option<Layout> {
    (from..table.rows.len()).find_map(|at| heads(table, at, width, said, need, None))
}

/// How surely the heads of a table beside others are to be known: where all but one are, and say who and when, that one names the
/// activities.
pub(super) fn need(table: &Table, said: &Said, need: Need) -> Need {
    let width = width(table);
    if find(table, 0, width, said, need).is_some() {
        return need;
    }
    let is_told = |layout: &Layout| {
        let has =
            |own: &[Column]| layout.columns.iter().flatten().any(|it| it.is_sure && own.contains(&it.column));
        let title = layout.place(Column::Title);
        let mut heads =
            (0..layout.heads.len()).filter(|at| !layout.heads[*at].is_empty() && Some(*at) != title);
        has(&[Column::Responsible])
            && has(&[Column::When, Column::Start, Column::Finish, Column::Recurs])
            && heads.all(|at| layout.columns[at].is_some())
    };
    match find(table, 0, width, said, Need::Any).filter(is_told) {
        Some(_) => Need::Any,
        None => need,
    }
}

/// Finds the next heads below those of a part of the table.
pub(super) fn next(table: &Table, above: &Layout, width: usize, said: &Said) -> Option<Layout> {
    let keys: Vec<[String; 2]> = above.heads.iter().map(|head| keys(head)).collect();
    let mut parted = (above.body..table.rows.len()).filter(|at| is_parted(table, *at, above, &keys));
    parted.find_map(|at| heads(table, at, width, said, Need::Strict, Some(above)))
}

/// What the head of a column says, and of two levels the lower.
fn keys(head: &str) -> [String; 2] {
    [key(head), key(head.rsplit_once(": ").map_or(head, |(_, lower)| lower))]
}

/// Whether other heads may stand in a row of a table: after a row that is empty or has one text, or where half of the row
/// says what the heads say; one that does is enough where a word alone names the activity. Why: a row of data may consist of words that heads have, *Aktiviteter på lov* and *Löpande*.
fn is_parted(table: &Table, at: usize, above: &Layout, keys: &[[String; 2]]) -> bool {
    let (row, before) = (&table.rows[at], &table.rows[at - 1]);
    if before.filled().count() <= 1 || row.number > before.number + 1 {
        return true;
    }
    let filled = row.filled().count();
    // A longer text says more than the head.
    let is_again = |(column, text): &(usize, &str)| {
        keys.get(*column).is_some_and(|keys| {
            let is_short = text.len() <= 2 * keys[0].len() + 8;
            is_short && keys.contains(&key(text))
        })
    };
    let again = row.filled().filter(is_again).count();
    let title = above.place(Column::Title).map_or("", |column| row.text(column));
    again * 2 >= filled.max(1) || again > 0 && title.split_whitespace().count() == 1
}

/// How many rows decide what the words of the heads leave open.
const SHOWN: usize = 200;

/// The heads in a row, if it is one of heads; `above` are those that it would stand below.
fn heads(
    table: &Table,
    at: usize,
    width: usize,
    said: &Said,
    need: Need,
    above: Option<&Layout>,
) -> Option<Layout> {
    let row = &table.rows[at];
    let columns = meanings(row, said);
    if !is_head(row, &columns, width, need) || is_of_data(row, &columns, above) {
        return None;
    }
    let heads: Vec<String> = (0..row.cells.len()).map(|column| row.text(column).to_owned()).collect();
    let times = heads.iter().map(|head| is_time(head).then(|| head.clone())).collect();
    let mut layout =
        Layout { at, body: at + 1, heads, columns, times, actors: Actors::default(), promised: Vec::new() };
    let below = table.rows.get(at + 1);
    let is_below = |below: &&Row| {
        is_second_level(row, below, &layout.columns, said) || are_heads_below(row, below, said)
    };
    if let Some(below) = below.filter(is_below) {
        let upper = std::mem::take(&mut layout.columns);
        layout.columns.clone_from(&upper);
        layout.join(below, said);
        layout.name(&upper, below);
        layout.unclear_times();
        layout.body += 1;
    }
    layout.cover(row);
    let body = layout.body;
    let shown = table.rows.len().min(body + SHOWN);
    settle(&mut layout, &table.rows[body..shown]);
    let title = layout.place(Column::Title)?;
    // Questions below a question are heads of a turned table.
    let asked = |row: &&Row| row.text(title).trim_end().ends_with('?');
    let named = table.rows[body..shown].iter().filter(|row| !row.text(title).is_empty());
    let is_asked = named.clone().filter(asked).count() * 2 > named.count();
    (!is_asked).then_some(layout)
}

fn meanings(row: &Row, said: &Said) -> Vec<Option<Meaning>> {
    row.cells.iter().map(|cell| meaning(&cell.text, said)).collect()
}

fn meaning(head: &str, said: &Said) -> Option<Meaning> {
    if head.is_empty() {
        return None;
    }
    said.of(head).or_else(|| is_time(head).then_some(Meaning { column: Column::When, is_sure: false }))
}

/// Whether a head is a time, with its year or without: `2025`, `Kv 1`, `våren`.
fn is_time(head: &str) -> bool {
    head.len() < 20 && Period::is_named(head)
}

/// Heads of other tables than those of activities.
const OTHERS: [&str; 9] =
    ["version", "namn", "name", "telefon", "epost", "e-post", "mejl", "närvarande", "ändring"];

fn is_head(row: &Row, columns: &[Option<Meaning>], width: usize, need: Need) -> bool {
    let known = || columns.iter().flatten();
    let (filled, sure) = (row.filled().count(), known().filter(|own| own.is_sure).count());
    let is_title = |own: &&Meaning| own.column == Column::Title;
    let (title, is_sure) =
        (known().any(|own| is_title(&own)), known().any(|own| is_title(&own) && own.is_sure));
    match need {
        Need::Strict => {
            title && (known().count() > 1 && sure > 0 && (is_sure || known().count() * 2 >= filled))
                || is_sure && filled == 1 && width == 1
        }
        Need::Loose => is_sure && (filled > 1 || width == 1),
        Need::Any => {
            let says = |own: &&Meaning| {
                matches!(
                    own.column,
                    Column::Responsible
                        | Column::Start
                        | Column::Finish
                        | Column::When
                        | Column::Ongoing
                        | Column::Status
                )
            };
            // What several parties undertake is what they do.
            let parties = row.filled().filter(|(_, text)| party(text).is_some()).count();
            if parties > 1 && filled > 2 {
                return true;
            }
            let is_other = row.filled().any(|(_, text)| OTHERS.contains(&text.to_lowercase().trim()));
            filled > 1
                && sure > 0
                && known().filter(says).count() > 0
                && !is_other
                && row.filled().all(|(_, text)| text.split_whitespace().count() <= 6)
        }
    }
}

/// Whether a row holds a day, a number or a state, which no heads do, or what answers the heads above it. Where every
/// other text is a head all the same, it is one of heads: `Åtgärd`, `Ansvarig`, `1`, `2`.
fn is_of_data(row: &Row, columns: &[Option<Meaning>], above: Option<&Layout>) -> bool {
    let is_year = |text: &str| text.len() == 4 && Period::is_named(text);
    let is_value = |column: usize, text: &str| {
        let own = columns.get(column).copied().flatten();
        let is_plain = Day::read(text).is_some() || meant::day(text).is_some() || text.parse::<f64>().is_ok();
        let is_state = own.is_none_or(|own| !own.is_sure) && status::read(text).is_some();
        is_plain && !is_year(text) || is_state || above.is_some_and(|above| above.is_answered(column, text))
    };
    let filled = || row.filled().map(|(column, text)| (column, is_value(column, text)));
    // A head that nothing is known of may stand among the first, beside times without a year.
    let is_other = |column: usize| match columns.get(column).copied().flatten() {
        Some(own) => own.column == Column::Title && !own.is_sure,
        None => above.is_some(),
    };
    filled().any(|(_, is_value)| is_value) && filled().any(|(column, is_value)| !is_value && is_other(column))
}

/// Whether a row below the heads parts some of them: `Start` and `Slut` under `Tidplan`.
fn is_second_level(row: &Row, below: &Row, columns: &[Option<Meaning>], said: &Said) -> bool {
    let own: Vec<(usize, &str)> =
        below.filled().filter(|(column, text)| row.text(*column) != *text).collect();
    let is_group = |column: usize| {
        row.text(column).is_empty()
            || row.cells.get(column).is_some_and(|cell| cell.width > 1)
            || row.text(column + 1).is_empty() && !below.text(column + 1).is_empty()
    };
    let is_known = |(_, text): &&(usize, &str)| meaning(text, said).is_some();
    // Words alone part a head that has nothing beside it: `Drift` and `Investering` under `Kostnad`.
    let is_parted = own.windows(2).any(|two| {
        let (first, second) = (two[0].0, two[1].0);
        second == first + 1 && !row.text(first).is_empty() && row.text(second).is_empty()
    }) && own.iter().all(|(_, text)| !text.contains(|char: char| char.is_ascii_digit()))
        && own.len() < row.filled().count();
    // What parts a head is a head too, and stands under something that is merged, or under nothing.
    !own.is_empty()
        && own.iter().all(|(column, text)| is_group(*column) && text.split_whitespace().count() <= 4)
        && (own.iter().filter(is_known).count() * 2 >= own.len() || is_parted)
        && own.iter().any(|(column, _)| !row.text(*column).is_empty() || *column > 0)
        && columns.iter().zip(0..).all(|(own_column, column)| {
            let is_title = own_column.is_some_and(|own| own.column == Column::Title);
            !is_title || below.text(column).is_empty() || below.text(column) == row.text(column)
        })
}

/// The words for the name of what the head above says.
const NAMES: [&str; 6] = ["rubrik", "namn", "titel", "benämning", "name", "title"];

/// Whether nearly all of a row below the heads are heads too, of which those above gather some: `Åtgärd`, `Ansvarig`, `Start` and
/// `Slut` under `Vad`, `Vem` and `När`.
fn are_heads_below(row: &Row, below: &Row, said: &Said) -> bool {
    let columns = meanings(below, said);
    let count = below.filled().count();
    let sure = columns.iter().flatten().filter(|own| own.is_sure).count();
    let is_short = |text: &str| text.split_whitespace().count() <= 4 && status::read(text).is_none();
    // A word for a name is a head under that of the activity.
    let is_name = |text: &str| NAMES.contains(&key(text).as_str());
    let is_known = |column: usize, text: &str| columns[column].is_some() || is_name(text);
    let known = below.filled().filter(|(column, text)| is_known(*column, text) && is_short(text)).count();
    let differ = below.filled().filter(|(column, text)| fold(row.text(*column)) != fold(text)).count();
    count > 2
        && count >= row.filled().count()
        && known * 4 >= count * 3
        && (sure * 2 > count || sure > 3)
        && differ * 2 > count
        && !is_of_data(below, &columns, None)
}

impl Layout {
    /// Names the activity by a column under the head of activities, where the heads below name none: `Rubrik` under `Uppdrag`.
    fn name(&mut self, upper: &[Option<Meaning>], below: &Row) {
        if self.has(Column::Title) {
            return;
        }
        let mut group = None;
        for column in 0..self.columns.len() {
            group = upper.get(column).copied().flatten().or(group);
            let is_of_title = group.is_some_and(|own| own.column == Column::Title);
            if is_of_title && NAMES.contains(&key(below.text(column)).as_str()) {
                self.columns[column] = Some(Meaning { column: Column::Title, is_sure: false });
                return;
            }
        }
    }

    /// Joins the heads of two levels: the lower says what the column is, where it says something.
    fn join(&mut self, below: &Row, said: &Said) {
        let width = self.heads.len().max(below.cells.len());
        self.heads.resize(width, String::new());
        self.columns.resize(width, None);
        self.times.resize(width, None);
        let mut group = String::new();
        for column in 0..width {
            let (upper, lower) = (self.heads[column].clone(), below.text(column).to_owned());
            if !upper.is_empty() {
                group.clone_from(&upper);
            }
            if lower.is_empty() || lower == upper {
                continue;
            }
            self.columns[column] = meaning(&lower, said)
                .or_else(|| meaning(&group, said).map(|own| Meaning { is_sure: false, ..own }));
            // A year over quarters is theirs.
            let dated = format!("{lower} {group}");
            let is_dated = Period::read(&lower).is_none() && Period::read(&dated).is_some();
            self.times[column] = is_time(&lower).then(|| if is_dated { dated } else { lower.clone() });
            self.heads[column] = if group.is_empty() { lower } else { format!("{group}: {lower}") };
        }
    }

    /// Of times that stand several times under one head nobody knows which is which: what stands below them is a note.
    fn unclear_times(&mut self) {
        let times = self.times.clone();
        for (at, own) in times.iter().enumerate() {
            let is_again = own.is_some() && times.iter().filter(|other| *other == own).count() > 1;
            // Beside each other they are one head over several columns.
            let is_beside = [at.checked_sub(1), Some(at + 1)]
                .into_iter()
                .flatten()
                .any(|next| times.get(next) == Some(own));
            if is_again && !is_beside {
                (self.times[at], self.columns[at]) = (None, None);
            }
        }
    }

    /// Gives what a head is merged over the same head.
    fn cover(&mut self, row: &Row) {
        for at in 1..self.heads.len() {
            if self.heads[at].is_empty()
                && row.cells.get(at).is_some_and(|cell| cell.merged == Merged::Covered)
            {
                self.heads[at] = self.heads[at - 1].clone();
                self.columns[at] = self.columns[at - 1];
                self.times[at] = self.times[at - 1].clone();
            }
        }
    }
}

/// What stands in a column, as far as it decides what the column is.
struct Below {
    filled: usize,
    own: usize,
    numbers: usize,
    states: usize,
    /// How many say yes or no.
    answers: usize,
    letters: usize,
    /// How many hold a colour that people mark with, and no text.
    coloured: usize,
}

fn below(rows: &[Row], column: usize) -> Below {
    let mut below = Below { filled: 0, own: 0, numbers: 0, states: 0, answers: 0, letters: 0, coloured: 0 };
    for row in rows {
        let fill = row.light(column);
        below.coloured += usize::from(fill.is_some_and(|own| own.light().is_some()));
        let Some(cell) = row.cells.get(column).filter(|cell| !cell.is_empty()) else { continue };
        below.filled += 1;
        below.own += usize::from(cell.merged == Merged::Own);
        below.numbers += usize::from(is_number(&cell.text));
        below.states += usize::from(status::read(&cell.text).is_some() || marks::is_nothing(&cell.text));
        below.answers += usize::from(marks::is_yes(&cell.text) || marks::is_no(&cell.text));
        below.letters += cell.text.len();
    }
    below
}

/// How many different texts stand in a column beside others.
fn said_of(rows: &[Row], column: usize) -> usize {
    let beside = rows.iter().filter(|row| row.filled().nth(1).is_some());
    let texts = beside.map(|row| row.text(column)).filter(|text| !text.is_empty());
    texts.collect::<HashSet<&str>>().len()
}

/// Whether a cell is nothing but a number: `1`, `2.3`, `A4`.
fn is_number(text: &str) -> bool {
    text.len() <= 6 && (text.parse::<u32>().is_ok() || number(&format!("{text}. x")).0.is_some())
}

/// Whether a cell is one word that something is numbered with: `3`, `A-101`, `2027:4`.
fn is_code(text: &str) -> bool {
    is_number(text)
        || text.len() <= 12
            && text.contains(|char: char| char.is_ascii_digit())
            && text.chars().all(|char| char.is_alphanumeric() || matches!(char, '-' | '.' | ':' | '/' | '_'))
}

/// Decides what the words of the heads leave open.
fn settle(layout: &mut Layout, rows: &[Row]) {
    let guess = |column| Some(Meaning { column, is_sure: false });
    let of = |layout: &Layout, column: Column| -> Vec<usize> {
        let is_it = |at: &usize| layout.columns[*at].is_some_and(|own| own.column == column);
        (0..layout.columns.len()).filter(is_it).collect()
    };
    // What may be a number is one only where numbers stand.
    for at in of(layout, Column::Number) {
        let is_sure = layout.columns[at].is_some_and(|own| own.is_sure);
        let codes = rows.iter().filter(|row| is_code(row.text(at))).count();
        if !is_sure && codes * 2 < below(rows, at).filled {
            layout.columns[at] = None;
        }
    }
    // Of two columns of activities the first numbers or gathers the others.
    let titles = of(layout, Column::Title);
    // What is only made with the word for one is no part of it: `Aktivitetsplan`.
    let made: Vec<usize> = titles
        .iter()
        .copied()
        .filter(|at| layout.columns[*at].is_some_and(|own| !own.is_sure) && is_open(&key(&layout.heads[*at])))
        .collect();
    let part = |at: usize| guess(Column::Parts).filter(|_| !made.contains(&at));
    if let [first, second, ..] = titles[..] {
        let (one, other) = (below(rows, first), below(rows, second));
        if one.filled > 0 && one.numbers == one.filled {
            layout.columns[first] = guess(Column::Number);
        } else if one.own < other.own || said_of(rows, first) < said_of(rows, second) {
            layout.columns[first] = guess(Column::Area);
        } else {
            layout.columns[second] = part(second);
        }
        for at in &titles[2..] {
            layout.columns[*at] = part(*at);
        }
    }
    if titles.is_empty()
        && let Some(at) = substitute(layout, rows)
    {
        layout.columns[at] = guess(Column::Title);
    }
    nameless(layout, rows);
    for at in 0..layout.columns.len() {
        if layout.columns[at].is_some_and(|own| own.column == Column::FollowUp) {
            let own = below(rows, at);
            if (own.states + own.coloured) * 2 > own.filled + own.coloured {
                layout.columns[at] = guess(Column::Status);
            }
        }
        // A head that says nothing known, over traffic lights.
        if layout.columns[at].is_none() && !layout.heads[at].is_empty() {
            let own = below(rows, at);
            if own.filled == 0 && own.coloured > 0 {
                layout.columns[at] = guess(Column::Status);
            }
        }
    }
    // Where a finish is answered with yes or no, or with how it goes, it says whether, and not when.
    let finishes = of(layout, Column::Finish);
    for at in &finishes {
        let own = below(rows, *at);
        if finishes.len() > 1 && own.filled > 0 && (own.states + own.answers) * 2 > own.filled {
            layout.columns[*at] = guess(Column::Status);
        }
    }
    once(layout);
}

/// The column that can be the activity where none is called so.
fn substitute(layout: &Layout, rows: &[Row]) -> Option<usize> {
    let named =
        [Column::Parts, Column::Description, Column::Goal, Column::Overall, Column::Outcome, Column::Area];
    let unknown = |at: &usize| layout.columns[*at].is_none() && !layout.heads[*at].is_empty();
    // What only some rows have names no activity where another column can do it in more of them.
    let is_fuller = |at: &usize| {
        let most = (0..layout.columns.len()).filter(unknown).map(|other| below(rows, other).filled).max();
        below(rows, *at).filled >= most.unwrap_or_default()
    };
    (0..layout.columns.len())
        .find(|at| holds_title(&layout.heads[*at]))
        .or_else(|| (0..layout.columns.len()).find(|at| party(&layout.heads[*at]).is_some() && unknown(at)))
        .or_else(|| named.into_iter().take(2).find_map(|column| layout.place(column)).filter(is_fuller))
        .or_else(|| {
            let widest =
                (0..layout.columns.len()).filter(unknown).map(|at| (below(rows, at).letters, at)).max()?;
            (widest.0 > 0).then_some(widest.1)
        })
        .or_else(|| named.into_iter().skip(2).find_map(|column| layout.place(column)))
}

/// Columns without a head, to the left of the activities: they number them, or gather them.
fn nameless(layout: &mut Layout, rows: &[Row]) {
    let Some(title) = layout.place(Column::Title) else { return };
    for at in 0..title {
        if layout.columns[at].is_some() || !layout.heads[at].is_empty() {
            continue;
        }
        let own = below(rows, at);
        let column = match own.filled {
            0 => continue,
            filled if own.numbers == filled => Column::Number,
            _ if own.own < below(rows, title).own => Column::Area,
            _ => continue,
        };
        if !layout.has(column) {
            layout.columns[at] = Some(Meaning { column, is_sure: false });
        }
    }
}

/// Keeps one column of each sort: the one whose head says so most surely, then the first.
fn once(layout: &mut Layout) {
    let mut kept: Vec<(Column, usize)> = Vec::new();
    for at in 0..layout.columns.len() {
        let Some(own) = layout.columns[at] else { continue };
        if own.column == Column::When && layout.time(at).is_some() {
            continue;
        }
        let Some(first) = kept.iter_mut().find(|(column, _)| *column == own.column) else {
            kept.push((own.column, at));
            continue;
        };
        let is_first_sure = layout.columns[first.1].is_some_and(|own| own.is_sure);
        // Who acts beside the one who is responsible is a partner, and a second finish is when it was done.
        let beside = match own.column {
            Column::Responsible => Some(Meaning { column: Column::Partners, is_sure: false }),
            Column::Finish => Some(Meaning { column: Column::Status, is_sure: false }),
            _ => None,
        };
        if own.column.is_shared() && (own.is_sure || own.column != Column::Responsible) {
            if own.is_sure && !is_first_sure && own.column == Column::Responsible {
                layout.columns[first.1] = beside;
                first.1 = at;
            }
            continue;
        }
        if own.is_sure && !is_first_sure {
            layout.columns[first.1] = beside;
            first.1 = at;
        } else {
            layout.columns[at] = beside;
        }
    }
}
