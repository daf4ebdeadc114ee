//! The attack on published tables: whoever knows the rule, sees what is printed and counts every table of counts that
//! would have printed the same. What all of them agree on is known, whatever is written in its place.
//!
//! The number of cases is printed, so that all tables that print the same have the same total. Every table with a
//! total is tried, and the groups are therefore whole: nothing is left out that a reader could have thought of.

mod meeting;
mod pages;
mod earlier;
mod counts;
mod never;
mod conditions;

use std::collections::HashMap;
use std::hash::Hash;

use vbe::facts::counts::Table;
use vbe::facts::discretion::{Counted, View};
use vbe::facts::publication::{Edition, edition};

/// Every way to lay `total` in `cells` places.
fn each(cells: usize, total: u64, seen: &mut impl FnMut(&[u64])) {
    fn fill(at: usize, left: u64, cells: &mut Vec<u64>, seen: &mut impl FnMut(&[u64])) {
        if at + 1 == cells.len() {
            cells[at] = left;
            return seen(cells);
        }
        for count in 0..=left {
            cells[at] = count;
            fill(at + 1, left - count, cells, seen);
        }
    }
    fill(0, total, &mut vec![0; cells], seen);
}

/// What is known of a cell from all the tables that print the same: its possible values, one bit for each, and
/// whether it is ever small. A cell that is printed is never small: it is nought or at least `k`.
#[derive(Clone, Copy, Default)]
struct Lookup {
    values: u64,
    small: bool,
}

/// What an attack found.
#[derive(Debug)]
struct Found {
    /// How many different answers there were.
    answers: usize,
    /// How many small cells there were behind them.
    small: usize,
    /// The fewest values that any of those could have.
    fewest: u32,
    /// How many of them are known to be small.
    never_large: usize,
    /// How many of them are known to the very number.
    exact: usize,
}

/// Attacks what `print` says of every table of these sizes and totals: each margin, and the table itself. `print`
/// answers `None` where nothing but "fewer" is said.
fn attack<P: Hash + Eq>(
    sizes: &[usize],
    totals: impl IntoIterator<Item = u64>,
    k: u64,
    print: impl Fn(&Table) -> Option<P>,
) -> Found {
    let mut found = Found { answers: 0, small: 0, fewest: u32::MAX, never_large: 0, exact: 0 };
    let margins: Vec<Vec<usize>> = (1_usize..1 << sizes.len())
        .map(|chosen| (0..sizes.len()).filter(|own| chosen >> own & 1 == 1).collect())
        .collect();
    for total in totals {
        let mut groups: HashMap<P, Vec<Lookup>> = HashMap::new();
        each(sizes.iter().product(), total, &mut |cells| {
            let table = Table::filled(sizes, cells).unwrap();
            let Some(printed) = print(&table) else { return };
            let mut counts: Vec<u64> = Vec::new();
            for margin in &margins {
                counts.extend(table.by(margin).cells());
            }
            let known = groups.entry(printed).or_insert_with(|| vec![Lookup::default(); counts.len()]);
            for (count, known) in counts.iter().zip(known) {
                known.values |= 1 << count;
                known.small |= (1..k).contains(count);
            }
        });
        found.answers += groups.len();
        for known in groups.values().flatten().filter(|known| known.small) {
            let values = known.values.count_ones();
            found.small += 1;
            found.fewest = found.fewest.min(values);
            found.never_large += usize::from(known.values >> k == 0);
            found.exact += usize::from(values == 1);
        }
    }
    found
}

/// What the program prints of a table.
fn printed(table: &Table, wanted: &[Vec<usize>], k: u64) -> Option<Edition> {
    Some(edition(table, wanted, k)).filter(|edition| *edition != Edition::Fewer)
}

/// Holds the promise: every small cell that is not printed has at least `k` possible values, and one of them is not
/// small. For k = 5 that is at least five. For k = 3 it cannot be five: of three cases nobody can think that there are
/// more than three, which makes four values, from nought to three. What is found is one better than the promise for
/// both, k + 1: whatever else is printed, a small cell lies in something that is not small.
fn assert_held(found: &Found, k: u64) {
    assert_eq!(u64::from(found.fewest), k + 1, "{found:?}");
    assert_eq!((found.never_large, found.exact), (0, 0), "{found:?}");
    assert!(found.answers > 500 && found.small > 100, "too little was tried: {found:?}");
}

#[test]
fn a_table_of_one_dimension_leaks_nothing() {
    assert_held(&attack(&[4], 5..=32, 5, |table| printed(table, &[vec![0]], 5)), 5);
}

#[test]
fn a_table_of_two_dimensions_and_its_margins_leak_nothing() {
    let wanted = [vec![0], vec![1], vec![0, 1]];
    assert_held(&attack(&[2, 2], 5..=26, 5, |table| printed(table, &wanted, 5)), 5);
    // From fifteen on the longer margin can be printed, and from twenty the table with an empty column.
    let totals = (5..=11).chain([15, 16, 20]);
    assert_held(&attack(&[2, 3], totals, 5, |table| printed(table, &wanted, 5)), 5);
}

/// Two tables of two dimensions that share one, as AB and BC, and every table of one dimension.
#[test]
fn two_tables_of_two_dimensions_leak_nothing() {
    let wanted = [vec![0], vec![1], vec![2], vec![0, 1], vec![1, 2]];
    let found = attack(&[2, 2, 2], (3..=10).chain([12]), 3, |table| printed(table, &wanted, 3));
    assert_held(&found, 3);
}

/// The half of a year that a table of half-years by milieus has, as the milieus of that half-year alone.
fn half(table: &Table, half: usize) -> Table {
    let milieus = table.sizes()[1];
    Table::filled(&[milieus], &table.cells()[half * milieus..][..milieus]).unwrap()
}

/// Each half-year by itself, and where one of them cannot be shown, the year in its place: the other half-year taken
/// from the year is the one that was not to be shown.
#[test]
fn falling_back_from_half_year_to_year_leaks() {
    let wanted = [vec![0]];
    let found = attack(&[2, 2], 5..=22, 5, |table| {
        let halves = [0, 1].map(|at| edition(&half(table, at), &wanted, 5));
        let whole =
            |edition: &Edition| matches!(edition, Edition::Published { tables, .. } if tables[0].is_some());
        let year = (!halves.iter().all(whole)).then(|| edition(&table.by(&[1]), &wanted, 5));
        Some((halves, year))
    });
    assert!(found.exact > 100, "{found:?}");
}

/// How many each half-year, and how many the year: the one that is too small to be told is the difference.
#[test]
fn half_years_and_the_year_leak() {
    let found = attack(&[2, 2], 5..=20, 5, |table| {
        let halves = [0, 1].map(|at| edition(&half(table, at), &[], 5));
        Some((halves, edition(table, &[], 5)))
    });
    assert!(found.exact > 10 && found.never_large > 10, "{found:?}");
}

/// Each two of three dimensions against each other: of sixteen there can be too few places left for the last one.
#[test]
fn a_ring_of_tables_leaks() {
    let ring = [vec![0, 1], vec![1, 2], vec![0, 2]];
    let all = |edition: &Edition| match edition {
        Edition::Published { tables, .. } => tables.iter().all(Option::is_some),
        Edition::Fewer => false,
    };
    let found = attack(&[2, 2, 2], [16], 3, |table| printed(table, &ring, 3).filter(all));
    assert!(found.fewest < 3 && found.never_large > 0, "{found:?}");
    let two = attack(&[2, 2, 2], [16], 3, |table| printed(table, &ring[..2], 3).filter(all));
    assert!(two.fewest >= 4 && two.never_large == 0, "{two:?}");
}

/// Every set of so many cases, of kinds that are numbered.
fn sets(kinds: usize, cases: usize, seen: &mut impl FnMut(&[usize])) {
    fn add(from: usize, kinds: usize, left: usize, set: &mut Vec<usize>, seen: &mut impl FnMut(&[usize])) {
        if left == 0 {
            return seen(set);
        }
        for kind in from..kinds {
            set.push(kind);
            add(kind, kinds, left - 1, set, seen);
            set.pop();
        }
    }
    add(0, kinds, cases, &mut Vec::new(), seen);
}

/// What the coordination group sees, attacked in the same way: every set of cases that gives the same view is counted,
/// and no hidden number but nought is the same in all of them, whether its dimension is there or held back. `most` is the
/// last number of a step, so that no set is left out that gives a view which is tried.
fn assert_hidden(sizes: &[usize], kinds: &[Counted], k: u64, most: usize) {
    let mut views: HashMap<View, Vec<Lookup>> = HashMap::new();
    for total in 1..=most {
        sets(kinds.len(), total, &mut |set| {
            let cases: Vec<Counted> = set.iter().map(|kind| kinds[*kind].clone()).collect();
            let numbers = numbers(&cases, sizes);
            let view = View::of(&cases, sizes, k);
            let known = views.entry(view).or_insert_with(|| vec![Lookup::default(); numbers.len()]);
            for (number, known) in numbers.iter().zip(known) {
                known.values |= 1 << number;
                known.small |= (1..k).contains(number);
            }
        });
    }
    let hidden = || views.values().flatten().filter(|known| known.small);
    assert!(hidden().count() > 20, "{}", hidden().count());
    let is_held_back = |view: &View| view.dimensions.iter().any(Option::is_none);
    assert!(views.keys().any(is_held_back), "nothing was held back, so that it was not tried");
    for (view, known) in &views {
        assert!(known.iter().all(|known| !known.small || known.values.count_ones() > 1), "{view:?}");
    }
}

fn counted(single: &[usize], multiple: impl IntoIterator<Item = usize>) -> Counted {
    Counted { single: single.to_vec(), multiple: multiple.into_iter().collect() }
}

#[test]
fn no_hidden_count_beside_the_number_of_cases_can_be_worked_out() {
    let kinds: Vec<Counted> = (0..9).map(|place| counted(&[place / 3, place % 3], [0])).collect();
    assert_hidden(&[3, 3, 1], &kinds, 3, 8);
    let kinds: Vec<Counted> = (0..4).map(|place| counted(&[place], [])).collect();
    assert_hidden(&[4, 1], &kinds, 5, 29);
    assert_hidden(&[2, 1], &kinds[..2], 5, 44);
    assert_hidden(&[3, 1], &kinds[..3], 5, 34);
}

/// A case can have several measures, or none yet: their counts add up to nothing that is known.
#[test]
fn no_hidden_count_of_measures_can_be_worked_out() {
    let measures = |set: usize| (0..3).filter(move |own| set >> own & 1 == 1);
    let kinds: Vec<Counted> = (0..24).map(|kind| counted(&[kind / 8], measures(kind % 8))).collect();
    assert_hidden(&[3, 3], &kinds, 3, 5);
}

/// An incident has no single dimension, only the ways on which it was reported. The second time the reader knows that what
/// reaches the incident system has come by the coordinator, and what reaches the coordinator by the app.
#[test]
fn no_hidden_count_of_the_ways_of_incidents_can_be_worked_out() {
    let any: Vec<Counted> =
        (0..8).map(|set| counted(&[], (0..3).filter(move |own| set >> own & 1 == 1))).collect();
    assert_hidden(&[3], &any, 3, 8);
    let on_the_path: Vec<Counted> = (0..4).map(|far| counted(&[], 0..far)).collect();
    assert_hidden(&[3], &on_the_path, 5, 20);
}

/// How many cases there are, and how many in each category of each dimension.
fn numbers(cases: &[Counted], sizes: &[usize]) -> Vec<u64> {
    let count = |has: &dyn Fn(&Counted) -> bool| cases.iter().filter(|case| has(case)).count() as u64;
    let mut numbers = vec![cases.len() as u64];
    for (at, size) in sizes.iter().enumerate() {
        for own in 0..*size {
            numbers.push(count(&|case| {
                case.single.get(at).map_or_else(|| case.multiple.contains(&own), |single| *single == own)
            }));
        }
    }
    numbers
}
