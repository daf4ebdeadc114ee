//! The cases as counts, half-year by half-year, for the coordination group. Never for publication.

use std::collections::BTreeMap;

use super::context::ReportContext;
use super::report::Report;
use crate::base::halfyear::HalfYear;
use crate::base::lang::{Lang, Say};
use crate::base::period::Period;
use crate::facts::discretion::{Counted, View};
use crate::model::records::case::Case;
use crate::model::records::vocabulary::{AgeBand, Environment, Measure, Source, Vocabulary};
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, keys};

/// The cases, for the coordination group.
pub static CASES: Report = Report {
    name: "cases",
    schema: "vbe.cases/1",
    lists: &["half_years"],
    spreadsheet: Spreadsheet { table: "counts", parts: &["half_year"], keys: || keys(&columns()) },
    about: Say::fixed(
        "Visa ärendena som antal, för samordningsgruppen",
        "Show the cases as counts, for the coordination group",
    ),
};

/// What to show.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// Only half-years within this time: as it is written, and its days.
    pub period: Option<(String, Period)>,
    /// Only cases of this area.
    pub area: Option<String>,
    /// Only as many half-years as one page has room for, the latest of them. Programs have room for all.
    pub is_one_page: bool,
}

/// How many lines of a page the half-years may take: a sheet has some sixty, and notes stand under them.
const LINES: usize = 46;

impl Options {
    fn wants(&self, half: HalfYear) -> bool {
        let within = |(_, wanted): &(String, Period)| {
            half.period().is_some_and(|own| wanted.holds(own.first) && wanted.holds(own.last))
        };
        self.period.as_ref().is_none_or(within)
    }
}

/// What is said where there is no case.
pub(super) fn none(lang: Lang) -> &'static str {
    lang.pick("Här finns inga ärenden.", "There are no cases here.")
}

/// What must stand on every page of counts that are not to be published.
pub(super) fn internal(lang: Lang) -> &'static str {
    lang.pick("Internt – inte för publicering.", "Internal – not for publication.")
}

/// The page.
pub(crate) fn page(context: &ReportContext<'_>, options: &Options) -> Page {
    let lang = context.lang;
    let k = context.workspace.config.publication.k;
    let halves = halves(context, options);
    let sight = CountDisplay { k, lang, is_part: options.area.is_some() };
    let mut parts: Vec<Part> = halves.iter().map(|(half, cases)| sight.part(*half, cases)).collect();
    let left = if options.is_one_page { parts.drain(..left_out(&parts)).count() } else { 0 };
    let mut notes = vec![internal(lang).to_owned()];
    let mut earlier = halves.keys().take(left);
    notes.extend(
        earlier.next().map(|first| elsewhere(*first, *earlier.next_back().unwrap_or(first), left, lang)),
    );
    if parts.is_empty() {
        notes.push(none(lang).to_owned());
    } else {
        notes.extend(sight.notes());
    }
    notes.extend(context.cautions());
    let title = lang.pick("Ärenden – internt, inte för publicering", "Cases – internal, not for publication");
    context.page(&CASES, title, parts, notes, asked(options))
}

/// The half-years that are wanted, with their cases: all from the first case there is to the last, whether anything was
/// registered in them or not. Which ones stand here must not tell in which of them an area has none.
fn halves<'w>(context: &ReportContext<'w>, options: &Options) -> BTreeMap<HalfYear, Vec<&'w Case>> {
    let of =
        |case: &'w Case| case.registered.map(|half| half.value).filter(|half| half.has_come(context.day));
    let cases = || context.workspace.cases().map(|filed| filed.record);
    let known = || cases().filter_map(of);
    let (Some(first), Some(last)) = (known().min(), known().max()) else { return BTreeMap::new() };
    let all = (0..=first.until(last)).map(|count| first.plus(count)).filter(|half| options.wants(*half));
    let mut halves: BTreeMap<HalfYear, Vec<&Case>> = all.map(|half| (half, Vec::new())).collect();
    let is_there = |area: &String, case: &Case| case.area.as_ref().is_some_and(|own| *own == *area.as_str());
    for case in cases().filter(|case| options.area.as_ref().is_none_or(|area| is_there(area, case))) {
        if let Some(half) = of(case).and_then(|half| halves.get_mut(&half)) {
            half.push(case);
        }
    }
    halves
}

/// How many half-years from the first have no room on a page. The last has, however long it is.
fn left_out(parts: &[Part]) -> usize {
    // The heading, the columns' heads and an empty line stand around the rows of each.
    let lines = |part: &Part| 3 + part.table.as_ref().map_or(0, Table::len);
    let mut taken = 0;
    let fits = parts.iter().rev().take_while(|part| {
        taken += lines(part);
        taken <= LINES
    });
    parts.len() - fits.count().max(1).min(parts.len())
}

/// How to see the half-years that have no room on the page.
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

fn asked(options: &Options) -> Vec<(&'static str, Cell)> {
    let period = options.period.as_ref().map_or(Cell::Nothing, |(text, _)| Cell::text(text));
    vec![("period", period), ("area", options.area.as_ref().map_or(Cell::Nothing, Cell::text))]
}

/// A dimension that cases are counted by here: its name, what people call it, and its categories.
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

/// The dimensions; the last is the one that a case can have several categories of.
fn dimensions() -> [Dimension; 4] {
    [
        Dimension::of::<Environment>("environment", Say::fixed("miljö", "milieu")),
        Dimension::of::<Source>("source", Say::fixed("rapporterat av", "reported by")),
        Dimension::of::<AgeBand>("age_band", Say::fixed("ålder", "age")),
        Dimension::of::<Measure>("measure", Say::fixed("insats", "measure")),
    ]
}

/// A case's categories. One that has faults can lack some, and is then not counted in any: it is told of in a note.
fn counted(case: &Case) -> Option<Counted> {
    fn at<V: Vocabulary>(value: V) -> Option<usize> {
        V::ALL.iter().position(|own| *own == value)
    }
    let single = vec![at(case.environment?.value)?, at(case.source?.value)?, at(case.age_band?.value)?];
    Some(Counted { single, multiple: case.measures.iter().filter_map(|measure| at(measure.value)).collect() })
}

/// A count as it is told.
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
        // A spreadsheet has no notes, and is what is sent on.
        Column::new("marking", Say::fixed("Märkning", "Marking"), Fit::Hidden, |_, lang| {
            Cell::text(internal(lang))
        }),
    ]
}

/// How counts are to be seen.
struct CountDisplay {
    k: u64,
    lang: Lang,
    /// Whether only a part of the cases is seen: then a number could be taken from the same number of the whole, and
    /// what is left would be somebody else's small count. So no number is told there.
    is_part: bool,
}

impl CountDisplay {
    fn cell(&self, count: Option<u64>) -> Cell {
        match count {
            Some(_) if self.is_part => Cell::AtLeast(self.k),
            Some(count) => Cell::Count(i64::try_from(count).unwrap_or(i64::MAX)),
            None => Cell::Below(self.k),
        }
    }

    fn notes(&self) -> Vec<String> {
        let (k, most) = (self.k, self.k - 1);
        let mut notes = vec![
            self.lang.pick(
                format!(
                    "<{k} betyder 0 till {most}. Ett ärende kan ha flera insatser. Halvår läggs inte ihop: av en \
                     summa går det att räkna fram det som inte visas."
                ),
                format!(
                    "<{k} means 0 to {most}. A case can have several measures. Half-years are not summed: from a \
                     sum one can work out what is not shown."
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

    fn part(&self, half: HalfYear, cases: &[&Case]) -> Part {
        let lang = self.lang;
        let counted: Vec<Counted> = cases.iter().filter_map(|case| counted(case)).collect();
        let dimensions = dimensions();
        let sizes: Vec<usize> = dimensions.iter().map(|dimension| dimension.categories.len()).collect();
        let view = View::of(&counted, &sizes, self.k);
        let (rows, hidden) = self.rows(&dimensions, &view);
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

    /// The rows of a half-year, and the dimensions that are held back.
    fn rows(&self, dimensions: &[Dimension], view: &View) -> (Vec<Row>, Vec<Cell>) {
        let all = self.named("all", &Say::fixed("alla", "all"));
        let (mut rows, mut hidden) =
            (vec![Row { dimension: all, category: Cell::Nothing, count: self.cell(view.total) }], Vec::new());
        for (dimension, counts) in dimensions.iter().zip(&view.dimensions) {
            let of = self.named(dimension.name, &dimension.word);
            let Some(counts) = counts else {
                hidden.push(of);
                continue;
            };
            for (count, (name, word)) in counts.iter().zip(&dimension.categories) {
                let (dimension, category) = (of.clone(), self.named(name, word));
                rows.push(Row { dimension, category, count: self.cell(*count) });
            }
        }
        (rows, hidden)
    }

    fn named(&self, id: &str, word: &Say) -> Cell {
        Cell::Named { id: id.to_owned(), title: word.text(self.lang).to_owned() }
    }
}
