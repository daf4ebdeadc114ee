//! The cases and the incidents of each half-year, counted by dimensions, and what may be seen of the counts.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::lang::{Lang, Say};
use crate::facts::copies;
use crate::facts::discretion::{Counted, Steps, View, is_nearly_full};
use crate::model::records::case::Case;
use crate::model::records::incident::Incident;
use crate::model::records::vocabulary::{AgeBand, Environment, Reported, Source, Vocabulary};
use crate::model::terms::{TermList, Terms};
use crate::model::workspace::Workspace;
use crate::output::page::Cell;

/// The ways of an incident that are counted: the path from the app, by the coordinator, to the incident system.
const PATH: [Reported; 3] = [Reported::App, Reported::Coordinator, Reported::Ia];

/// A dimension that records are counted by: its name in JSON, its name for people, and its categories.
struct Dimension {
    name: &'static str,
    word: Say,
    categories: Vec<(String, Say)>,
}

impl Dimension {
    fn of<V: Vocabulary>(name: &'static str, word: Say, all: &[V]) -> Self {
        let categories = all.iter().map(|value| (value.name().to_owned(), value.word())).collect();
        Self { name, word, categories }
    }

    fn of_measures(terms: &Terms) -> Self {
        let all = terms.all(TermList::Measures).into_iter();
        Self {
            name: "measure",
            word: Say::fixed("insats", "measure"),
            categories: all.map(|term| (term.name, term.word)).collect(),
        }
    }
}

/// The records of one sort by half-year, and how their counts may be told.
pub(in crate::reports) struct HalfYears {
    /// What all of them are called: the name in JSON, and the word.
    all: (&'static str, Say),
    /// Only the last one allows a record several categories.
    dimensions: Vec<Dimension>,
    /// Whether there is any such record at all, in whatever half-year.
    are_there: bool,
    views: BTreeMap<HalfYear, View>,
    /// The half-years of which nothing is told: with the published number of their year it would tell a small count.
    silent: BTreeSet<HalfYear>,
    /// The counts that may be told in steps.
    steps: Steps,
}

/// A count as it is shown.
pub(in crate::reports) struct Row {
    pub(in crate::reports) dimension: Cell,
    pub(in crate::reports) category: Cell,
    pub(in crate::reports) count: Cell,
}

/// How counts are shown.
#[derive(Clone, Copy)]
pub(in crate::reports) struct Sight {
    pub(in crate::reports) k: u64,
    pub(in crate::reports) lang: Lang,
    /// Whether no count is told in steps, but only as at least `k`.
    pub(in crate::reports) is_capped: bool,
}

impl HalfYears {
    /// The cases, of one area or of all, by the half-year in which they were registered.
    pub(in crate::reports) fn of_cases(workspace: &Workspace, area: Option<&str>, day: Day) -> Self {
        let terms = &workspace.config.terms;
        let dimensions = vec![
            Dimension::of("environment", Say::fixed("miljö", "milieu"), Environment::ALL),
            Dimension::of("source", Say::fixed("rapporterat av", "reported by"), Source::ALL),
            Dimension::of("age_band", Say::fixed("ålder", "age"), AgeBand::ALL),
            Dimension::of_measures(terms),
        ];
        let measures = terms.names(TermList::Measures);
        let records = copies::cases(workspace).filter_map(|filed| {
            let case = filed.record;
            let is_meant = area.is_none_or(|area| case.area.as_ref().is_some_and(|own| *own == *area));
            Some((case.registered?.value, case_of(case, &measures).filter(|_| is_meant)))
        });
        let parts = area.map_or(1, |_| workspace.config.areas.len().max(1)) as u64;
        let all = copies::cases(workspace).map(|filed| filed.record);
        let over = all.filter(|case| case.registered.is_some_and(|half| half.value.year < day.year()));
        let published = Published::of(over, &measures, parts);
        Self::of(("all", Say::fixed("alla", "all")), dimensions, records, &published, (workspace, day))
    }

    /// The incidents, by the half-year in which they happened. One with a coarser time is in none.
    pub(in crate::reports) fn of_incidents(workspace: &Workspace, area: Option<&str>, day: Day) -> Self {
        let word = Say::fixed("händelser", "incidents");
        let dimensions = vec![Dimension::of("incident_reported", word.clone(), &PATH)];
        let records = copies::incidents(workspace).filter_map(|filed| {
            let incident = filed.record;
            let is_meant = area.is_none_or(|area| incident.area.as_ref().is_some_and(|own| *own == *area));
            let period = incident.month.as_ref()?.period;
            let half = HalfYear::of(period.first);
            let is_within = half == HalfYear::of(period.last);
            is_within.then(|| (half, is_meant.then(|| incident_of(incident, day))))
        });
        Self::of(("incidents", word), dimensions, records, &Published::default(), (workspace, day))
    }

    /// The half-year that the day is in, and as many before it as a case may be kept for, also those without records.
    /// They do not depend on the records: a page that began with the first, or ended with the last, would tell when that
    /// was, and leaving some out would reveal in which of them an area has none.
    fn of(
        all: (&'static str, Say),
        dimensions: Vec<Dimension>,
        records: impl Iterator<Item = (HalfYear, Option<Counted>)>,
        published: &Published,
        (workspace, day): (&Workspace, Day),
    ) -> Self {
        let last = HalfYear::of(day);
        let mut halves: BTreeMap<HalfYear, Vec<Counted>> =
            (0..=HalfYear::KEPT).map(|back| (last.plus(-back), Vec::new())).collect();
        let mut are_there = false;
        for (half, counted) in records {
            are_there = true;
            if let Some(own) = halves.get_mut(&half) {
                own.extend(counted);
            }
        }
        let sizes: Vec<usize> = dimensions.iter().map(|dimension| dimension.categories.len()).collect();
        let k = workspace.config.publication.k;
        let mut views: BTreeMap<HalfYear, View> =
            halves.iter().map(|(half, counted)| (*half, View::of(counted, &sizes, k))).collect();
        let silent = published.hold_back(&mut views, k);
        // What one half-year hides decides what others may tell, whichever are shown.
        let steps = Steps::of(&views.values().collect::<Vec<_>>(), &sizes);
        Self { all, dimensions, are_there, views, silent, steps }
    }

    /// The half-years, earliest first.
    pub(in crate::reports) fn halves(&self) -> impl DoubleEndedIterator<Item = HalfYear> + '_ {
        self.views.keys().copied()
    }

    /// Whether there is any such record at all.
    pub(in crate::reports) fn are_there(&self) -> bool {
        self.are_there
    }

    /// The first half-year and the last.
    pub(in crate::reports) fn ends(&self) -> (HalfYear, HalfYear) {
        let mut halves = self.halves();
        let first = halves.next().unwrap_or_else(|| HalfYear::of(Day::LAST));
        (first, halves.next_back().unwrap_or(first))
    }

    /// The rows of a half-year by these dimensions, and the dimensions that are not shown.
    pub(in crate::reports) fn rows(
        &self,
        half: HalfYear,
        sight: Sight,
        is_wanted: impl Fn(&str) -> bool,
    ) -> (Vec<Row>, Vec<Cell>) {
        // A half-year before the first record or after the last has as few as one that is hidden.
        let none = View { total: None, dimensions: Vec::new() };
        let view = self.views.get(&half).unwrap_or(&none);
        let (name, word) = &self.all;
        let count = sight.cell(view.total, self.steps.of_total());
        let all = sight.named(name, word);
        let (mut rows, mut hidden) = (Vec::new(), Vec::new());
        if self.silent.contains(&half) {
            hidden.push(all);
        } else {
            rows.push(Row { dimension: all, category: Cell::Nothing, count });
        }
        for (at, (dimension, counts)) in self.dimensions.iter().zip(&view.dimensions).enumerate() {
            if !is_wanted(dimension.name) {
                continue;
            }
            let of = sight.named(dimension.name, &dimension.word);
            let Some(counts) = counts else {
                hidden.push(of);
                continue;
            };
            for (own, (count, (name, word))) in counts.iter().zip(&dimension.categories).enumerate() {
                let (dimension, category) = (of.clone(), sight.named(name, word));
                let count = sight.cell(*count, self.steps.of_category(at, own));
                rows.push(Row { dimension, category, count });
            }
        }
        (rows, hidden)
    }
}

/// What may be published of the cases of years that are over, which is laid beside what is told of their half-years.
#[derive(Default)]
struct Published {
    /// How many counts on the pages the published one of a half-year is the sum of: that of each area, or one.
    parts: u64,
    years: BTreeMap<i32, Sums>,
    halves: BTreeMap<HalfYear, Sums>,
}

/// The number of cases of a time: all, and in each category of each dimension.
#[derive(Default)]
struct Sums {
    all: u64,
    categories: BTreeMap<(usize, usize), u64>,
}

impl Published {
    fn of<'c>(cases: impl Iterator<Item = &'c Case>, measures: &[String], parts: u64) -> Self {
        let mut published = Self { parts, ..Self::default() };
        for case in cases {
            let Some((half, counted)) = case.registered.zip(case_of(case, measures)) else { continue };
            let year = published.years.entry(half.value.year).or_default();
            for sums in [year, published.halves.entry(half.value).or_default()] {
                sums.all += 1;
                // Measures are published in no table.
                for place in counted.single.iter().copied().enumerate() {
                    *sums.categories.entry(place).or_default() += 1;
                }
            }
        }
        published
    }

    /// The published sums that a half-year is a part of, each with how many counts it is the sum of.
    fn around(&self, half: HalfYear) -> impl Iterator<Item = (&Sums, u64)> {
        let year = self.years.get(&half.year).map(|sums| (sums, 2 * self.parts));
        // One count that is published is the sum of no others.
        let own = self.halves.get(&half).filter(|_| self.parts > 1).map(|sums| (sums, self.parts));
        year.into_iter().chain(own)
    }

    /// Holds back the dimensions that a published sum would tell a hidden count of, in each half-year of its time. The
    /// half-years of which not even the number of cases is told.
    fn hold_back(&self, views: &mut BTreeMap<HalfYear, View>, k: u64) -> BTreeSet<HalfYear> {
        let mut silent = BTreeSet::new();
        for (half, view) in views {
            for (Sums { all, categories }, parts) in self.around(*half) {
                if is_nearly_full(*all, parts, k) {
                    *view = View { total: None, dimensions: Vec::new() };
                    silent.insert(*half);
                }
                for (at, dimension) in view.dimensions.iter_mut().enumerate() {
                    let mut sums = categories.iter().filter(|((own, _), _)| *own == at);
                    if sums.any(|(_, sum)| is_nearly_full(*sum, parts, k)) {
                        *dimension = None;
                    }
                }
            }
        }
        silent
    }
}

impl Sight {
    fn cell(self, count: Option<u64>, is_in_steps: bool) -> Cell {
        match count {
            Some(count) if is_in_steps && !self.is_capped => Cell::AtLeast(count),
            Some(_) => Cell::AtLeast(self.k),
            None => Cell::Below(self.k),
        }
    }

    fn named(self, id: &str, word: &Say) -> Cell {
        Cell::Named { id: id.to_owned(), title: word.text(self.lang).to_owned() }
    }
}

fn at<V: Vocabulary>(value: V) -> Option<usize> {
    V::ALL.iter().position(|own| *own == value)
}

/// The categories of a case. A faulty case can lack some; it is then not counted, and a note says so.
fn case_of(case: &Case, measures: &[String]) -> Option<Counted> {
    let single = vec![at(case.environment?.value)?, at(case.source?.value)?, at(case.age_band?.value)?];
    let own = case.measures.iter().filter_map(|said| measures.iter().position(|name| *name == **said));
    Some(Counted { single, multiple: own.collect() })
}

fn incident_of(incident: &Incident, day: Day) -> Counted {
    let is_on = |(_, way): &(usize, &Reported)| incident.passed(**way, day).is_some();
    Counted {
        single: Vec::new(),
        multiple: PATH.iter().enumerate().filter(is_on).map(|(at, _)| at).collect(),
    }
}
