//! Tables that are turned: the heads stand in the first column, and each of the others is an activity. Many plans have one
//! such table for each activity.

use super::columns::Column;
use super::heads::{Meaning, Said, key};
use super::labels::begins;
use super::numbered::is_named;
use super::status;
use super::times::begins_ongoing;
use crate::io::tables::{Row, Table};

/// A turned table.
pub(super) struct Turned {
    /// What each row says.
    pub(super) labels: Vec<Option<Meaning>>,
    /// The row above the labels that names the activity, and its name.
    pub(super) headline: Option<(usize, String)>,
    /// The row above the labels of a table that names its activity itself: the area of it.
    pub(super) area: Option<(usize, String)>,
}

/// What a turned table says; `None` when the table is not turned.
pub(super) fn read(table: &Table, said: &Said) -> Option<Turned> {
    let filled = || table.rows.iter().filter(|row| row.filled().next().is_some());
    let most = filled().map(|row| row.filled().count()).max()?;
    // A wide table has its heads above, whatever its first column says.
    let rows = filled().take(most.max(24)).count();
    if rows < 2 || rows < most || filled().nth(40).is_some() {
        return None;
    }
    let mut labels: Vec<Option<Meaning>> = table.rows.iter().map(|row| said.of(row.text(0))).collect();
    // The first row may name the activity by a word for any name, where the others say what a form says of one.
    let is_form = labels.iter().flatten().filter(|own| own.is_sure).count() > 1
        && !labels.iter().flatten().any(|own| own.is_sure && own.column == Column::Title);
    let first = table.rows.iter().position(|row| row.filled().next().is_some())?;
    if is_form && most == 2 && row_names(&table.rows[first]) {
        labels[first] = Some(Meaning { column: Column::Title, is_sure: true });
    }
    let sure = || labels.iter().flatten().filter(|own| own.is_sure);
    // Heads above are in one row: what a row has beside its label is not heads too.
    // A word for how it goes is an answer, also where it can be a head.
    let is_answer = |text: &str| begins_ongoing(text) || status::read(text).is_some();
    let is_head = |text: &str| !is_answer(text) && said.of(text).is_some_and(|own| own.is_sure);
    let is_above = table.rows.iter().any(|row| row.filled().skip(1).any(|(_, text)| is_head(text)));
    let has_title = sure().any(|own| own.column == Column::Title);
    let has_who = sure().any(|own| own.column != Column::Title);
    let above = headline(table, said).filter(|_| sure().count() > 1);
    let (headline, area) = if has_title { (None, above) } else { (above, None) };
    let is_titled = table.title.is_some() && table.sheet.is_none() && sure().count() > 2;
    let is_named = has_title || headline.is_some() || is_titled;
    let is_twice = sure().filter(|own| own.column == Column::Title).count() > 1;
    // Questions are heads also where they are not known.
    let is_asked = has_title && filled().all(|row| row.text(0).trim_end().ends_with('?'));
    let is_it = !is_above && !is_twice && is_named && (is_asked || has_who && sure().count() > 1);
    (is_it && (is_asked || sure().count() * 2 >= rows)).then_some(Turned { labels, headline, area })
}

/// Whether a row has a word for a name, and a name beside it: `Benämning | Kurs`.
fn row_names(row: &Row) -> bool {
    const NAMES: [&str; 8] =
        ["benämning", "beteckning", "titel", "namn", "rubrik", "name", "title", "namn på aktivitet"];
    row.filled().count() == 2 && NAMES.contains(&key(row.text(0)).as_str())
}

/// The turned tables that stand below each other in one: each begins with a row that names its activity, `Åtgärd 1.1
/// Läxhjälp`. Nothing where there are not several.
pub(super) fn stacked(table: &Table, said: &Said) -> Vec<Table> {
    let is_alone =
        |row: &Row| row.filled().nth(1).is_none() && row.filled().next().is_some_and(|(at, _)| at == 0);
    let begins = |row: &Row| is_alone(row) && is_named(row.text(0));
    let starts: Vec<usize> = (0..table.rows.len()).filter(|at| begins(&table.rows[*at])).collect();
    if starts.len() < 2 {
        return Vec::new();
    }
    // What stands above the first is told of with it.
    let ends = starts[1..].iter().copied().chain([table.rows.len()]);
    let froms = std::iter::once(0).chain(starts[1..].iter().copied());
    let part = |(from, end): (usize, usize)| Table {
        title: table.title.clone(),
        sheet: table.sheet.clone(),
        number: table.number,
        rows: table.rows[from..end].to_vec(),
    };
    let all: Vec<Table> = froms.zip(ends).map(part).collect();
    if all.iter().all(|part| read(part, said).is_some()) { all } else { Vec::new() }
}

/// The first row, where it is one text above two columns: `Åtgärd 3: Utbilda nätverket`.
fn headline(table: &Table, said: &Said) -> Option<(usize, String)> {
    let at = table.rows.iter().position(|row| row.filled().next().is_some())?;
    let row = &table.rows[at];
    let (Some((0, text)), None) = (row.filled().next(), row.filled().nth(1)) else { return None };
    if said.of(text).is_some_and(|own| own.is_sure) {
        return None;
    }
    let label = text.split_once(':').filter(|(label, rest)| {
        // With a number the label is part of how the activity is numbered.
        begins(text, said) == Some(Column::Title)
            && !rest.trim().is_empty()
            && !label.ends_with(|char: char| char.is_ascii_digit())
    });
    Some((at, label.map_or(text, |(_, rest)| rest.trim()).to_owned()))
}
