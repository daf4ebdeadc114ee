//! Tables that are turned: the heads stand in the first column, and each of the others is an activity. Many plans have one
//! such table for each activity.

use super::columns::Column;
use super::heads::{Meaning, Said};
use super::labels::begins;
use crate::io::tables::Table;

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
    let labels: Vec<Option<Meaning>> = table.rows.iter().map(|row| said.of(row.text(0))).collect();
    let sure = || labels.iter().flatten().filter(|own| own.is_sure);
    // Heads above are in one row: what a row has beside its label is not heads too.
    let is_above = table
        .rows
        .iter()
        .any(|row| row.filled().skip(1).filter_map(|(_, text)| said.of(text)).any(|own| own.is_sure));
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
