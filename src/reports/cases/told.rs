//! The counts of half-years that have ended, for other pages: one table in which each row has its half-year. The counts are
//! those of `vbe cases`, and a running half-year is not told of, since what is added to it would be the difference between
//! two pages.

use super::half_years::{HalfYears, Row, Sight};
use crate::base::halfyear::HalfYear;
use crate::base::lang::Say;
use crate::output::page::{Cell, Column, Fit, Tone};

/// A count of a half-year.
pub(in crate::reports) struct Told {
    pub(in crate::reports) half: HalfYear,
    pub(in crate::reports) row: Row,
}

/// The counts of some half-years by some dimensions. A dimension that is held back has one row, without its counts.
pub(in crate::reports) fn told(
    sort: &HalfYears,
    halves: &[HalfYear],
    sight: Sight,
    is_wanted: impl Fn(&str) -> bool + Copy,
) -> Vec<Told> {
    let of = |half: &HalfYear| {
        let half = *half;
        let (rows, hidden) = sort.rows(half, sight, is_wanted);
        let hidden = hidden.into_iter().map(move |dimension| held_back(dimension, sight));
        rows.into_iter().chain(hidden).map(move |row| Told { half, row }).collect::<Vec<_>>()
    };
    halves.iter().flat_map(of).collect()
}

fn held_back(dimension: Cell, sight: Sight) -> Row {
    let word = sight.lang.pick("visas inte", "not shown").to_owned();
    let count = Cell::Word { name: "not-shown", word, mark: "", tone: Tone::Plain };
    Row { dimension, category: Cell::Nothing, count }
}

pub(in crate::reports) fn columns() -> Vec<Column<Told>> {
    vec![
        Column::new("half_year", Say::fixed("Halvår", "Half-year"), Fit::Narrow(8), |own, _| {
            Cell::Text(own.half.to_string())
        }),
        Column::new("dimension", Say::fixed("Indelning", "Breakdown"), Fit::Narrow(14), |own, _| {
            own.row.dimension.clone()
        }),
        Column::new("category", Say::fixed("Vad", "What"), Fit::Wide(1), |own, _| own.row.category.clone()),
        Column::new("count", Say::fixed("Antal", "Count"), Fit::Narrow(10), |own, _| own.row.count.clone()),
    ]
}
