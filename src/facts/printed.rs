//! Whether figures can have been printed as they stand. What `vbe report --public` writes always can; what somebody has
//! changed by hand often cannot.

use std::collections::BTreeMap;

use super::counts::Table;
use super::figures::{Figures, published};
use super::publication::is_printable;
use super::years::Years;
use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::model::config::Publication;
use crate::model::records::report::{Dimension, Printed};
use crate::model::workspace::Workspace;
use crate::syntax::finding::FileId;

/// Why figures cannot have been printed. Tables and cells are told by their index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unprintable {
    /// It was printed before its time was over, or in a year that has not come.
    Untimely,
    /// There are fewer cases than the smallest count.
    Few,
    /// There are tables, shown or not, without the number of cases.
    Uncounted,
    /// The table stands twice, or stands among those that are not shown too.
    Twice(usize),
    /// A cell is missing, stands twice, or is none of the table's.
    Shape(usize),
    /// The cell is neither nought nor at least the smallest count.
    Small(usize, usize),
    /// A row or a column has all its cases in one cell.
    Alone(usize),
    /// The table does not add up to the number of cases.
    Sum(usize),
    /// The table says something else than an earlier one of the same cases.
    Apart(usize),
}

/// Whether figures can have been printed by a day. What cannot is a copy or a mistake, which tells nothing of what was, and
/// may be mended or removed.
pub(crate) fn can_be_printed(figures: &Figures, day: Day) -> bool {
    unprintable(figures, day).is_none()
}

/// The figures that were printed last by a day, of those whose files have no fault and cover no time of another's.
pub(crate) fn last_printed(workspace: &Workspace, day: Day) -> Option<Figures> {
    let all: Vec<(FileId, Figures)> =
        published(workspace).map(|(filed, figures)| (filed.file, figures)).collect();
    let is_alone = |(file, own): &&(FileId, Figures)| {
        all.iter().all(|(other, figures)| other == file || !figures.years.overlaps(own.years))
    };
    let is_sound = |(file, own): &&(FileId, Figures)| {
        own.on <= day && can_be_printed(own, day) && workspace.file(*file).faults.is_empty()
    };
    let sound = all.iter().filter(is_sound).filter(is_alone).map(|(_, figures)| figures);
    sound.max_by_key(|own| (own.years.last, own.years.first)).cloned()
}

/// The first reason why figures cannot have been printed by a day.
pub(crate) fn unprintable(figures: &Figures, day: Day) -> Option<Unprintable> {
    // Asked about an earlier day of its year, it may be printed later in that year.
    let is_over = figures.years.is_over(figures.on) && figures.years.is_over(day);
    if !is_over || figures.on.year() > day.year() {
        return Some(Unprintable::Untimely);
    }
    let Some(cases) = figures.cases else {
        let is_told = !figures.tables.is_empty() || !figures.not_shown.is_empty();
        return is_told.then_some(Unprintable::Uncounted);
    };
    if cases < smallest(figures) {
        return Some(Unprintable::Few);
    }
    let mut tables = 0..figures.tables.len();
    tables.find_map(|at| of_table(figures, at, cases))
}

/// The smallest count that was printed. What a file says that it was may be less than ever was allowed.
fn smallest(figures: &Figures) -> u64 {
    figures.k.max(Publication::SMALLEST)
}

fn of_table(figures: &Figures, at: usize, cases: u64) -> Option<Unprintable> {
    let (printed, earlier) = (&figures.tables[at], &figures.tables[..at]);
    let is_small = |count: u64| count > 0 && count < smallest(figures);
    if figures.not_shown.contains(&printed.of) || earlier.iter().any(|other| other.of == printed.of) {
        return Some(Unprintable::Twice(at));
    }
    if let Some(cell) = printed.cells.iter().position(|(_, count)| is_small(*count)) {
        return Some(Unprintable::Small(at, cell));
    }
    let Some(table) = table(printed, figures.years) else { return Some(Unprintable::Shape(at)) };
    if sum(printed.cells.iter().map(|(_, count)| *count)) != cases {
        return Some(Unprintable::Sum(at));
    }
    if !is_printable(&table, smallest(figures)) {
        return Some(Unprintable::Alone(at));
    }
    earlier.iter().any(|other| !agree(printed, other)).then_some(Unprintable::Apart(at))
}

/// The counts as a table; `None` unless every combination of its categories stands there exactly once.
fn table(printed: &Printed, years: Years) -> Option<Table> {
    let dimensions: Vec<Dimension> = printed.of.dimensions().collect();
    let mut names: Vec<Vec<&str>> = vec![Vec::new(); dimensions.len()];
    let mut counts: BTreeMap<Vec<&str>, u64> = BTreeMap::new();
    for (place, count) in &printed.cells {
        let place: Vec<&str> = place.iter().map(String::as_str).collect();
        if place.len() != dimensions.len() {
            return None;
        }
        for (name, names) in place.iter().zip(&mut names) {
            if !names.contains(name) {
                names.push(name);
            }
        }
        if counts.insert(place, *count).is_some() {
            return None;
        }
    }
    let is_of_years =
        |name: &str| HalfYear::read(name).is_some_and(|own| years.half_years().any(|half| half == own));
    let mut halves = dimensions.iter().zip(&names).filter(|(of, _)| **of == Dimension::HalfYear);
    let are_halves = halves.all(|(_, names)| names.iter().all(|name| is_of_years(name)));
    let sizes: Vec<usize> = names.iter().map(Vec::len).collect();
    let empty = Table::of(&sizes);
    if !are_halves || empty.cells().len() != counts.len() {
        return None;
    }
    let name = |at: usize| -> Vec<&str> {
        empty.place(at).into_iter().zip(&names).map(|(own, names)| names[own]).collect()
    };
    let cells: Option<Vec<u64>> = (0..counts.len()).map(|at| counts.get(&name(at)).copied()).collect();
    Table::filled(&sizes, &cells?)
}

/// Whether two tables say the same of what both count by.
fn agree(one: &Printed, other: &Printed) -> bool {
    let both = one.of.dimensions().filter(|own| other.of.dimensions().any(|of| of == *own));
    let mut both = both.collect::<Vec<_>>().into_iter();
    both.all(|dimension| margin(one, dimension) == margin(other, dimension))
}

/// The counts by one dimension, without those that are nought.
fn margin(printed: &Printed, dimension: Dimension) -> BTreeMap<&str, u64> {
    let at = printed.of.dimensions().position(|own| own == dimension).unwrap_or_default();
    let mut margin: BTreeMap<&str, u64> = BTreeMap::new();
    for (place, count) in printed.cells.iter().filter(|(_, count)| *count > 0) {
        if let Some(name) = place.get(at) {
            let all = margin.entry(name).or_default();
            *all = all.saturating_add(*count);
        }
    }
    margin
}

/// A sum that does not overflow: the file may say anything.
fn sum(counts: impl Iterator<Item = u64>) -> u64 {
    counts.fold(0, u64::saturating_add)
}
