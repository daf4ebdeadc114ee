//! The cases report: counts of cases per half-year for the coordination group, never for publication.

use std::collections::BTreeMap;

use super::context::{ReportContext, internal};
use super::report::Report;
use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::lang::{Lang, Say};
use crate::base::period::Period;
use crate::facts::copies;
use crate::facts::discretion::{Counted, Steps, View};
use crate::model::records::case::Case;
use crate::model::records::vocabulary::{AgeBand, Environment, Measure, Source, Vocabulary};
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, keys};

/// The report of case counts for the coordination group.
pub static CASES: Report = Report {
    name: "cases",
    schema: "vbe.cases/1",
    lists: &["half_years"],
    spreadsheet: Spreadsheet {
        table: "counts",
        parts: &["half_year"],
        keys: || keys(&columns()),
        is_marked: false,
    },
    about: Say::fixed(
        "Visa ärendena som antal, för samordningsgruppen",
        "Show the cases as counts, for the coordination group",
    ),
};

#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// Show only half-years within this period: the text as given, and the days that it covers.
    pub period: Option<(String, Period)>,
    /// Count only cases of this area.
    pub area: Option<String>,
    /// Show only the latest half-years, as many as fit on one page. Output for programs is not cut.
    pub is_one_page: bool,
    /// Tell no steps: on another day, or by the records of another time, something else is hidden than on the usual page,
    /// and a step on the one would bound what the other hides.
    pub is_capped: bool,
}

/// How many lines of a page the half-years may take. A sheet has about sixty, and the notes need some of
/// them.
const LINES: usize = 46;

impl Options {
    /// Whether a half-year is shown.
    fn wants(&self, half: HalfYear) -> bool {
        let within = |(_, wanted): &(String, Period)| {
            half.period().is_some_and(|own| wanted.holds(own.first) && wanted.holds(own.last))
        };
        self.period.as_ref().is_none_or(within)
    }
}

/// The note on a page without cases.
pub(super) fn none(lang: Lang) -> &'static str {
    lang.pick("Här finns inga ärenden.", "There are no cases here.")
}

pub(crate) fn page(context: &ReportContext<'_>, options: &Options) -> Page {
    let lang = context.lang;
    let k = context.workspace.config.publication.k;
    let dimensions = dimensions();
    let sizes: Vec<usize> = dimensions.iter().map(|dimension| dimension.categories.len()).collect();
    // Every half-year is seen, also those that are not shown: what one of them hides decides what others may tell.
    let are_there = copies::cases(context.workspace).next().is_some();
    let views = halves(context, options, |cases| {
        let counted: Vec<Counted> = cases.iter().filter_map(|case| counted(case)).collect();
        View::of(&counted, &sizes, k)
    });
    let steps = Steps::of(&views.values().collect::<Vec<_>>(), &sizes);
    let halves: BTreeMap<HalfYear, View> =
        views.into_iter().filter(|(half, _)| are_there && options.wants(*half)).collect();
    let is_capped = options.is_capped || options.area.is_some();
    let sight = CountDisplay { k, lang, dimensions, steps, is_part: options.area.is_some(), is_capped };
    let mut parts: Vec<Part> = halves.iter().map(|(half, view)| sight.part(*half, view)).collect();
    let left = if options.is_one_page { parts.drain(..left_out(&parts)).count() } else { 0 };
    let mut notes = context.internal_cautions();
    let mut earlier = halves.keys().take(left);
    notes.extend(
        earlier.next().map(|first| elsewhere(*first, *earlier.next_back().unwrap_or(first), left, lang)),
    );
    if !are_there {
        notes.push(none(lang).to_owned());
    } else if parts.is_empty() {
        notes.push(beyond(context.day, lang));
    } else {
        notes.extend(sight.notes());
    }
    notes.extend(context.cautions());
    let title = lang.pick("Ärenden – internt, inte för publicering", "Cases – internal, not for publication");
    context.page(&CASES, title, parts, notes, asked(options))
}

/// The half-years of a page on a day: the one that the day is in, and as many before it as a case may be kept for. They
/// do not depend on the cases: a page that began with the first case, or ended with the last, would tell when that was.
fn span(day: Day) -> impl Iterator<Item = HalfYear> {
    let last = HalfYear::of(day);
    (0..=HalfYear::KEPT).rev().map(move |back| last.plus(-back))
}

/// The half-years, with what may be seen of their cases, also those without cases: leaving some out would reveal in
/// which of them an area has none.
fn halves<'w>(
    context: &ReportContext<'w>,
    options: &Options,
    view: impl Fn(&[&'w Case]) -> View,
) -> BTreeMap<HalfYear, View> {
    let of = |case: &'w Case| case.registered.map(|half| half.value);
    let cases = || copies::cases(context.workspace).map(|filed| filed.record);
    let mut halves: BTreeMap<HalfYear, Vec<&Case>> =
        span(context.day).map(|half| (half, Vec::new())).collect();
    let is_there = |area: &String, case: &Case| case.area.as_ref().is_some_and(|own| *own == *area.as_str());
    for case in cases().filter(|case| options.area.as_ref().is_none_or(|area| is_there(area, case))) {
        if let Some(half) = of(case).and_then(|half| halves.get_mut(&half)) {
            half.push(case);
        }
    }
    halves.into_iter().map(|(half, cases)| (half, view(&cases))).collect()
}

/// How many of the earliest half-years do not fit on a page. The last one is always shown, however long it
/// is.
fn left_out(parts: &[Part]) -> usize {
    // Each table is surrounded by a heading, a row of column heads and an empty line.
    let lines = |part: &Part| 3 + part.table.as_ref().map_or(0, Table::len);
    let mut taken = 0;
    let fits = parts.iter().rev().take_while(|part| {
        taken += lines(part);
        taken <= LINES
    });
    parts.len() - fits.count().max(1).min(parts.len())
}

/// The note on how to see the half-years that do not fit on the page.
fn elsewhere(first: HalfYear, last: HalfYear, count: usize, lang: Lang) -> String {
    if count == 1 {
        return lang.pick(
            format!("Ett tidigare halvår får inte plats på sidan: --period {first} visar det."),
            format!("One earlier half-year has no room on the page: --period {first} shows it."),
        );
    }
    let year = last.year;
    lang.pick(
        format!(
            "{count} tidigare halvår, {first} till {last}, får inte plats på sidan: --period {year} visar till exempel \
             det året."
        ),
        format!(
            "{count} earlier half-years, {first} to {last}, have no room on the page: --period {year}, for example, \
             shows that year."
        ),
    )
}

/// The note on a page about a time that it has no half-years of.
fn beyond(day: Day, lang: Lang) -> String {
    let (mut span, last) = (span(day), HalfYear::of(day));
    let first = span.next().unwrap_or(last);
    lang.pick(
        format!("Sidan har halvåren {first} till {last}. Tidigare halvår visas med --as-of."),
        format!("The page has the half-years {first} to {last}. Earlier ones are shown with --as-of."),
    )
}

fn asked(options: &Options) -> Vec<(&'static str, Cell)> {
    let period = options.period.as_ref().map_or(Cell::Nothing, |(text, _)| Cell::text(text));
    vec![("period", period), ("area", options.area.as_ref().map_or(Cell::Nothing, Cell::text))]
}

/// A dimension that cases are counted by: its name in JSON, its name for people, and its categories.
struct Dimension {
    name: &'static str,
    word: Say,
    categories: Vec<(&'static str, Say)>,
}

impl Dimension {
    fn of<V: Vocabulary>(name: &'static str, word: Say) -> Self {
        Self { name, word, categories: V::ALL.iter().map(|value| (value.name(), value.word())).collect() }
    }
}

/// All dimensions. Only the last one allows a case several categories.
fn dimensions() -> [Dimension; 4] {
    [
        Dimension::of::<Environment>("environment", Say::fixed("miljö", "milieu")),
        Dimension::of::<Source>("source", Say::fixed("rapporterat av", "reported by")),
        Dimension::of::<AgeBand>("age_band", Say::fixed("ålder", "age")),
        Dimension::of::<Measure>("measure", Say::fixed("insats", "measure")),
    ]
}

/// The categories of a case. A faulty case can lack some; it is then not counted, and a note says so.
fn counted(case: &Case) -> Option<Counted> {
    fn at<V: Vocabulary>(value: V) -> Option<usize> {
        V::ALL.iter().position(|own| *own == value)
    }
    let single = vec![at(case.environment?.value)?, at(case.source?.value)?, at(case.age_band?.value)?];
    Some(Counted { single, multiple: case.measures.iter().filter_map(|measure| at(measure.value)).collect() })
}

/// A count as it is shown.
struct Row {
    dimension: Cell,
    category: Cell,
    count: Cell,
}

fn columns() -> Vec<Column<Row>> {
    vec![
        Column::new("dimension", Say::fixed("Efter", "By"), Fit::Narrow(14), |row, _| row.dimension.clone()),
        Column::new("category", Say::fixed("Vad", "What"), Fit::Wide(1), |row, _| row.category.clone()),
        Column::new("count", Say::fixed("Antal", "Count"), Fit::Narrow(7), |row, _| row.count.clone()),
        // A spreadsheet has no notes and is often sent on, so the warning is repeated in every row.
        Column::new("marking", Say::fixed("Märkning", "Marking"), Fit::Hidden, |_, lang| {
            Cell::text(internal(lang))
        }),
    ]
}

/// How counts are shown.
struct CountDisplay {
    k: u64,
    lang: Lang,
    dimensions: [Dimension; 4],
    /// The counts that may be told in steps.
    steps: Steps,
    /// Whether only some of the cases are counted. Subtracting them from all cases could then reveal a small count
    /// for the rest, so it is only shown whether there are at least `k`.
    is_part: bool,
    /// Whether no count is told in steps.
    is_capped: bool,
}

impl CountDisplay {
    fn cell(&self, count: Option<u64>, is_in_steps: bool) -> Cell {
        match count {
            Some(count) if is_in_steps && !self.is_capped => Cell::AtLeast(count),
            Some(_) => Cell::AtLeast(self.k),
            None => Cell::Below(self.k),
        }
    }

    fn notes(&self) -> Vec<String> {
        let (k, most, two) = (self.k, self.k - 1, 2 * self.k);
        let mut notes = vec![
            self.lang.pick(
                format!(
                    "<{k} betyder 0 till {most}, och {k}+ minst {k}. {two}+ och högre står bara där inget halvår är \
                     dolt. Ett ärende kan ha flera insatser. Hela antal visas inte, och halvår läggs inte ihop: av dem \
                     går det att räkna fram det som är dolt."
                ),
                format!(
                    "<{k} means 0 to {most}, and {k}+ at least {k}. {two}+ and more stand only where no half-year is \
                     hidden. A case can have several measures. Exact counts are not shown, and half-years are not \
                     summed: from them one can work out what is hidden."
                ),
            ),
            self.lang
                .pick(
                    "Avidentifierat är inte anonymt; se vbe privacy.",
                    "De-identified is not anonymous; see vbe privacy.",
                )
                .to_owned(),
        ];
        if self.is_part {
            notes.push(self.lang.pick(
                format!("För ett område visas bara om antalet är minst {k} ({k}+)."),
                format!("For an area it is only shown whether a count is at least {k} ({k}+)."),
            ));
        }
        notes
    }

    fn part(&self, half: HalfYear, view: &View) -> Part {
        let lang = self.lang;
        let (rows, hidden) = self.rows(view);
        let hidden = if hidden.is_empty() { Cell::Empty(String::new()) } else { Cell::List(hidden) };
        let facts = vec![Fact::new("not_shown", lang.pick("Visas inte", "Not shown"), hidden)];
        Part {
            list: Some("half_years"),
            id: half.to_string(),
            title: half.to_string(),
            facts,
            table: Some(Table::of("counts", &columns(), rows, lang)),
            ..Part::default()
        }
    }

    /// The rows of a half-year, and the dimensions that are not shown.
    fn rows(&self, view: &View) -> (Vec<Row>, Vec<Cell>) {
        let all = self.named("all", &Say::fixed("alla", "all"));
        let count = self.cell(view.total, self.steps.of_total());
        let mut rows = vec![Row { dimension: all, category: Cell::Nothing, count }];
        let mut hidden = Vec::new();
        for (at, (dimension, counts)) in self.dimensions.iter().zip(&view.dimensions).enumerate() {
            let of = self.named(dimension.name, &dimension.word);
            let Some(counts) = counts else {
                hidden.push(of);
                continue;
            };
            for (own, (count, (name, word))) in counts.iter().zip(&dimension.categories).enumerate() {
                let (dimension, category) = (of.clone(), self.named(name, word));
                rows.push(Row {
                    dimension,
                    category,
                    count: self.cell(*count, self.steps.of_category(at, own)),
                });
            }
        }
        (rows, hidden)
    }

    fn named(&self, id: &str, word: &Say) -> Cell {
        Cell::Named { id: id.to_owned(), title: word.text(self.lang).to_owned() }
    }
}
