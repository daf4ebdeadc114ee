//! Columns that are each what one party undertakes, as agreements have them: `Kommunen ska` beside `Polisen ska`. Each cell is an
//! activity of its own, and the party is responsible for it.

use super::columns::Column;
use super::heads::{self, Meaning};
use super::layout::Layout;
use super::roles::Roles;

/// The party that needs no name: whose agreement it is.
const OWN: [&str; 5] = ["kommunen", "vi", "staden", "regionen", "the municipality"];

/// A column of what one party undertakes, and the party where the register has it.
pub(super) type Promised = (usize, Option<String>);

/// Finds such columns, and says of each that it has activities. A head that names the activities is above them.
pub(super) fn find(layout: &mut Layout, roles: &Roles<'_>) -> Vec<Promised> {
    let Some(title) = layout.place(Column::Title) else { return Vec::new() };
    if layout.columns[title].is_some_and(|own| own.is_sure) {
        return Vec::new();
    }
    let all: Vec<Promised> =
        layout.heads.iter().enumerate().filter_map(|(at, head)| promised(at, head, roles)).collect();
    let is_it =
        all.len() > 1 && all.iter().any(|(at, _)| *at == title) && all.iter().any(|(_, id)| id.is_some());
    if !is_it {
        return Vec::new();
    }
    for (at, _) in &all {
        layout.columns[*at] = Some(Meaning { column: Column::Title, is_sure: false });
    }
    all
}

/// A column whose head says that a party undertakes something.
fn promised(at: usize, head: &str, roles: &Roles<'_>) -> Option<Promised> {
    let name = heads::party(head)?;
    if OWN.contains(&name.as_str()) {
        return Some((at, None));
    }
    let mut named = roles.named(&name);
    let is_one = named.is_whole() && named.known.len() == 1 && named.partners.is_empty();
    is_one.then(|| (at, Some(named.known.remove(0))))
}
