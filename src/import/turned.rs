//! Tables that are turned: the heads stand in the first column, and each of the others is an activity. Many plans have one
//! such table for each activity.

use super::columns::Column;
use super::heads::{Meaning, Said};
use crate::io::tables::Table;

/// What each row of a turned table says; `None` when the table is not turned.
pub(super) fn labels(table: &Table, said: &Said) -> Option<Vec<Option<Meaning>>> {
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
    let is_named = has_title || table.title.is_some() && table.sheet.is_none() && sure().count() > 2;
    let is_twice = sure().filter(|own| own.column == Column::Title).count() > 1;
    (!is_above && !is_twice && is_named && has_who && sure().count() * 2 >= rows && sure().count() > 1)
        .then_some(labels)
}
