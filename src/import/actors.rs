//! Columns that are each called after somebody in the register, with a mark in them for what that one does: `A` or a tick for
//! the one who is responsible, `D` for one that takes part.

use std::collections::HashMap;

use super::columns::Column;
use super::heads::Meaning;
use super::marks;
use super::roles::Roles;
use crate::base::likeness::fold;
use crate::io::tables::Row;

/// How many rows decide whether a column is one of marks.
const SHOWN: usize = 200;

/// The columns of a table that are called after somebody.
#[derive(Clone, Debug, Default)]
pub(super) struct Actors {
    /// The one that each is called after, with what a tick says where a head above says it.
    all: HashMap<usize, (String, Option<Column>)>,
    /// What a tick says otherwise.
    ticked: Option<Column>,
}

/// What the one does whose column it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Acts<'a> {
    Does(Column, &'a str),
    Not,
}

/// What a mark says of the one whose column it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Responsible,
    TakesPart,
    Tick,
    No,
}

fn mark(said: &str) -> Option<Mark> {
    const RESPONSIBLE: [&str; 8] =
        ["a", "r", "h", "ansvarig", "ansvar", "huvudansvarig", "ansvarar", "responsible"];
    const TAKES_PART: [&str; 11] =
        ["d", "m", "s", "c", "i", "(x)", "deltar", "medverkar", "stöd", "stödjer", "samverkar"];
    let own = fold(said.trim());
    match own.as_str() {
        own if RESPONSIBLE.contains(&own) => Some(Mark::Responsible),
        own if TAKES_PART.contains(&own) => Some(Mark::TakesPart),
        _ if marks::is_no(said) || marks::is_nothing(said) => Some(Mark::No),
        _ => marks::is_yes(said).then_some(Mark::Tick),
    }
}

impl Actors {
    /// Finds such columns among those of a table, and says of each that it tells who is responsible.
    pub(super) fn find(
        heads: &[String],
        columns: &mut [Option<Meaning>],
        rows: &[Row],
        roles: &Roles<'_>,
    ) -> Self {
        let rows = &rows[..rows.len().min(SHOWN)];
        let mut own = Self::default();
        let mut has_letters = false;
        for (at, meaning) in columns.iter().enumerate() {
            let head = heads.get(at).map_or("", String::as_str);
            let Some((id, group)) = named(head, *meaning, roles) else { continue };
            let said: Vec<Option<Mark>> =
                rows.iter().map(|row| row.text(at)).filter(|text| !text.is_empty()).map(mark).collect();
            if said.is_empty() || said.contains(&None) {
                continue;
            }
            has_letters |= said.contains(&Some(Mark::Responsible));
            own.all.insert(at, (id, group));
        }
        let is_said = columns.iter().flatten().any(|own| own.column == Column::Responsible);
        let is_named = has_letters || is_said && own.all.values().all(|(_, group)| group.is_none());
        own.ticked = Some(if is_named { Column::Partners } else { Column::Responsible });
        for (at, (_, group)) in &own.all {
            let column = group.unwrap_or(Column::Responsible);
            columns[*at] = Some(Meaning { column, is_sure: false });
        }
        own
    }

    /// What a mark in a column says: whose the column is, and what they do; nothing where it says that they do not.
    pub(super) fn acts(&self, column: usize, said: &str) -> Option<Acts<'_>> {
        let (id, group) = self.all.get(&column)?;
        let does = match mark(said)? {
            Mark::Responsible => Column::Responsible,
            Mark::TakesPart => Column::Partners,
            Mark::Tick => group.or(self.ticked)?,
            Mark::No => return Some(Acts::Not),
        };
        Some(Acts::Does(does, id))
    }
}

/// The one that a column is called after, and what the head above it says that they do.
fn named(head: &str, meaning: Option<Meaning>, roles: &Roles<'_>) -> Option<(String, Option<Column>)> {
    let (head, group) = match meaning {
        None => (head, None),
        Some(own) if !own.is_sure && matches!(own.column, Column::Responsible | Column::Partners) => {
            (head.rsplit_once(": ")?.1, Some(own.column))
        }
        Some(_) => return None,
    };
    let mut named = roles.named(head);
    let is_one = !head.is_empty() && named.is_whole() && named.known.len() == 1 && named.partners.is_empty();
    is_one.then(|| named.known.remove(0)).map(|id| (id, group))
}
