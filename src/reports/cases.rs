//! The cases report: counts of cases per half-year for the coordination group, never for publication.

mod half_years;
mod told;

pub(in crate::reports) use half_years::{HalfYears, Row, Sight};
pub(in crate::reports) use told::{Told, columns as told_columns, told};

use super::context::{ReportContext, internal};
use super::report::Report;
use crate::base::halfyear::HalfYear;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::base::period::Period;
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

/// The note on a page without cases. What could not be read may be some.
pub(super) fn none(context: &ReportContext<'_>) -> &'static str {
    if context.workspace.unread() > 0 {
        return context.lang.pick(
            "Det går inte att säga om här finns ärenden, för alla filer har inte gått att läsa.",
            "It cannot be told whether there are cases here, since not all files could be read.",
        );
    }
    context.lang.pick("Här finns inga ärenden.", "There are no cases here.")
}

pub(crate) fn page(context: &ReportContext<'_>, options: &Options) -> Page {
    let lang = context.lang;
    let area = options.area.as_deref();
    let cases = HalfYears::of_cases(context.workspace, area, context.day);
    let incidents = HalfYears::of_incidents(context.workspace, area, context.day);
    let are_there = cases.are_there() || incidents.are_there();
    let k = context.workspace.config.publication.k;
    // Subtracting some of the cases from all of them could reveal a small count for the rest, so for an area it is only
    // shown whether there are at least `k`.
    let sight = Sight { k, lang, is_capped: options.is_capped || area.is_some() };
    let halves: Vec<HalfYear> = cases.halves().filter(|half| are_there && options.wants(*half)).collect();
    let mut parts: Vec<Part> =
        halves.iter().map(|half| part(*half, &[&cases, &incidents], sight, options.is_one_page)).collect();
    let left = if options.is_one_page { parts.drain(..left_out(&parts)).count() } else { 0 };
    let mut notes = context.internal_cautions();
    let mut earlier = halves.iter().take(left);
    notes.extend(
        earlier.next().map(|first| elsewhere(*first, *earlier.next_back().unwrap_or(first), left, lang)),
    );
    if !cases.are_there() {
        notes.push(none(context).to_owned());
    }
    if !parts.is_empty() {
        notes.extend(notes_of(sight, area.is_some()));
    } else if are_there {
        notes.push(beyond(&cases, lang));
    }
    notes.extend(context.cautions());
    let title = lang.pick("Ärenden – internt, inte för publicering", "Cases – internal, not for publication");
    context.page(&CASES, title, parts, notes, asked(options))
}

/// The counts of a half-year. Where there is no sort of record at all, nothing is said of it.
fn part(half: HalfYear, of: &[&HalfYears], sight: Sight, is_one_page: bool) -> Part {
    let lang = sight.lang;
    let known = of.iter().filter(|sort| sort.are_there());
    let (rows, hidden): (Vec<Vec<Row>>, Vec<Vec<Cell>>) =
        known.map(|sort| sort.rows(half, sight, |_| true)).unzip();
    let (rows, hidden) = (rows.into_iter().flatten().collect(), hidden.concat());
    let rows = if is_one_page { folded(rows, lang) } else { rows };
    let hidden = if hidden.is_empty() { Cell::Empty(String::new()) } else { Cell::List(hidden) };
    Part {
        list: Some("half_years"),
        id: half.to_string(),
        title: half.to_string(),
        facts: vec![Fact::new("not_shown", lang.pick("Visas inte", "Not shown"), hidden)],
        table: Some(Table::of("counts", &columns(), rows, lang)),
        ..Part::default()
    }
}

/// The same rows, with the hidden categories of a dimension as one row: there are many measures, and a page has sixty
/// lines. Which they are is no secret, and stands where there is room.
fn folded(rows: Vec<Row>, lang: Lang) -> Vec<Row> {
    let is_hidden = |row: &Row| matches!(row.count, Cell::Below(_)) && row.category != Cell::Nothing;
    let mut left: Vec<Row> = Vec::new();
    let mut rows = rows.into_iter().peekable();
    while let Some(first) = rows.next() {
        let dimension = first.dimension.clone();
        let mut of_it = vec![first];
        while let Some(next) = rows.next_if(|row| row.dimension == dimension) {
            of_it.push(next);
        }
        let (mut hidden, told): (Vec<Row>, Vec<Row>) = of_it.into_iter().partition(is_hidden);
        let are_told = !told.is_empty();
        left.extend(told);
        if hidden.len() > 2 {
            let word = if are_told {
                lang.pick("var och en av de andra", "each of the others")
            } else {
                lang.pick("var och en", "each of them")
            };
            hidden.truncate(1);
            for row in &mut hidden {
                row.category = Cell::text(word);
            }
        }
        left.extend(hidden);
    }
    left
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
    let (year, halves) = (last.year, nouns::EARLIER_HALF_YEARS.told(count, lang));
    lang.pick(
        format!(
            "{halves}, {first} till {last}, får inte plats på sidan: --period {year} visar till exempel \
             det året."
        ),
        format!(
            "{halves}, {first} to {last}, have no room on the page: --period {year}, for example, \
             shows that year."
        ),
    )
}

/// The note on a page about a time that it has no half-years of.
fn beyond(cases: &HalfYears, lang: Lang) -> String {
    let (first, last) = cases.ends();
    lang.pick(
        format!("Sidan har halvåren {first} till {last}. Tidigare halvår visas med --as-of."),
        format!("The page has the half-years {first} to {last}. Earlier ones are shown with --as-of."),
    )
}

fn asked(options: &Options) -> Vec<(&'static str, Cell)> {
    let period = options.period.as_ref().map_or(Cell::Nothing, |(text, _)| Cell::text(text));
    vec![("period", period), ("area", options.area.as_ref().map_or(Cell::Nothing, Cell::text))]
}

fn columns() -> Vec<Column<Row>> {
    vec![
        Column::new("dimension", Say::fixed("Indelning", "Breakdown"), Fit::Narrow(14), |row, _| {
            row.dimension.clone()
        }),
        Column::new("category", Say::fixed("Vad", "What"), Fit::Wide(1), |row, _| row.category.clone()),
        Column::new("count", Say::fixed("Antal", "Count"), Fit::Narrow(7), |row, _| row.count.clone()),
        // A spreadsheet has no notes and is often sent on, so the warning is repeated in every row.
        Column::new("marking", Say::fixed("Märkning", "Marking"), Fit::Hidden, |_, lang| {
            Cell::text(internal(lang))
        }),
    ]
}

/// What the counts mean.
fn notes_of(sight: Sight, is_part: bool) -> Vec<String> {
    let (k, lang) = (sight.k, sight.lang);
    let (most, two) = (k - 1, 2 * k);
    let mut notes = vec![
        lang.pick(
            format!(
                "<{k} betyder 0 till {most}, och {k}+ minst {k}. {two}+ och högre står bara där inget halvår är \
                 dolt. Ett ärende kan ha flera insatser. Exakta antal visas inte, och halvår läggs inte ihop: av dem \
                 går det att räkna fram det som är dolt."
            ),
            format!(
                "<{k} means 0 to {most}, and {k}+ at least {k}. {two}+ and more stand only where no half-year is \
                 hidden. A case can have several measures. Exact counts are not shown, and half-years are not \
                 summed: from them one can work out what is hidden."
            ),
        ),
        lang.pick(
            "Avidentifierat är inte anonymt; se vbe privacy.",
            "De-identified is not anonymous; see vbe privacy.",
        )
        .to_owned(),
    ];
    if is_part {
        notes.push(lang.pick(
            format!("För ett område visas bara om antalet är minst {k} ({k}+)."),
            format!("For an area it is only shown whether a count is at least {k} ({k}+)."),
        ));
    }
    notes
}
