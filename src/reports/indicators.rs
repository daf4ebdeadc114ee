//! The part of a page that shows a plan's indicators and goals, and the latest values. The status page has
//! it, and any page about a plan may have it.

use super::cells::{HELD_BACK, reach_cell, when_cell};
use super::context::ReportContext;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::base::number::{number, round, sign, signed, with_unit};
use crate::base::target::Side;
use crate::base::time_words;
use crate::facts::indicators::words::{self, because};
use crate::facts::indicators::{Measured, Numbers, Subject};
use crate::facts::measured::{ByUnit, Point};
use crate::facts::{Reach, Survey};
use crate::model::records::Text;
use crate::output::page::{Cell, Column, Fact, Fit, Part, Spreadsheet, Table, Tone, keys};

/// The name of the table, under which programs find its rows.
pub(super) const TABLE: &str = "indicators";

/// What a spreadsheet holds when indicators are asked for.
pub(super) const SPREADSHEET: Spreadsheet =
    Spreadsheet { table: TABLE, parts: &["plan"], keys: || keys(&columns()), is_marked: false };

/// The heading of the part.
pub(super) const TITLE: Say = Say::fixed("Indikatorer och mål", "Indicators and goals");

/// How many of the latest values of a series are shown on a line. Programs get them all.
const TOLD: usize = 8;

/// The heading where only those with a new value are shown.
pub(super) const MEASURED: Say = Say::fixed(
    "Indikatorer och mål med nya mätvärden sedan förra mötet",
    "Indicators and goals with new values since the last meeting",
);

/// The indicators and goals that were measured after `day`, and how many there are in all.
pub(super) fn since<'w>(context: &ReportContext<'w>, survey: &Survey<'w>, day: Day) -> (Numbers<'w>, usize) {
    let mut numbers = Numbers::of(context.workspace, survey, context.day);
    let total = numbers.rows.len();
    numbers.rows.retain(|row| row.measured_on(context.day).is_some_and(|on| on > day));
    numbers.in_words = 0;
    (numbers, total)
}

/// The part that shows these indicators and goals; nothing when there are none.
pub(super) fn part_of(numbers: &Numbers<'_>, lang: Lang) -> Option<Part> {
    (!numbers.rows.is_empty()).then(|| Part {
        id: TABLE.to_owned(),
        title: TITLE.text(lang).to_owned(),
        facts: facts(numbers, lang),
        table: Some(Table::of(TABLE, &columns(), &numbers.rows, lang)),
        ..Part::default()
    })
}

/// How many are met, partly met and so on, as separate counts that are never combined into a score.
fn facts(numbers: &Numbers<'_>, lang: Lang) -> Vec<Fact> {
    let count = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let mut fields = vec![("total", count(numbers.rows.len()))];
    let mut terms = Vec::new();
    for reach in Reach::ALL {
        let own = numbers.rows.iter().filter(|row| row.reach == reach).count();
        fields.push((reach.name(), count(own)));
        if own > 0 {
            terms.push(format!("{own} {}", reach.words(own).text(lang)));
        }
    }
    let text = format!("{} = {}", numbers.rows.len(), terms.join(" + "));
    let mut facts =
        vec![Fact::new("indicator_summary", lang.pick("Summa", "Sum"), Cell::Fields { text, fields })];
    let in_words = numbers.in_words;
    let goals = nouns::GOALS.told(in_words, lang);
    let text = match in_words {
        0 => String::new(),
        _ => lang.pick(
            format!("{goals} i planens lista mäts inte med något tal"),
            format!("{goals} in the plan's list without a number to measure by"),
        ),
    };
    let cell = Cell::Fields { text, fields: vec![("goals", count(in_words))] };
    facts.push(Fact::new("in_words", lang.pick("I ord", "In words"), cell));
    facts
}

fn columns<'w>() -> Vec<Column<Measured<'w>>> {
    vec![
        Column::new("id", Say::fixed("Id", "Id"), Fit::Hidden, |row, _| Cell::text(&**row.subject.id())),
        Column::new("sort", Say::fixed("Slag", "Sort"), Fit::Hidden, |row, _| plain(row.subject.name())),
        Column::new(
            "title",
            Say::fixed("Indikator eller mål", "Indicator or goal"),
            Fit::Wide(5),
            |row, _| Cell::text(&**row.subject.title()),
        ),
        Column::new("because", Say::fixed("Varför", "Why"), Fit::Under, |row, lang| {
            Cell::text(because(row).text(lang))
        }),
        Column::new("source", Say::fixed("Källa", "Source"), Fit::Under, |row, _| match row.subject {
            Subject::Indicator(own) => {
                own.source.as_ref().map_or(Cell::Nothing, |source| Cell::Aside(source.to_string()))
            }
            Subject::Goal(_) | Subject::Activity(..) => Cell::Nothing,
        }),
        Column::new("unit", Say::fixed("Enhet", "Unit"), Fit::Hidden, |row, _| Cell::text(&*row.unit)),
        Column::new("target", Say::fixed("Målvärde", "Target"), Fit::Wide(3), target),
        Column::new("target_upper", Say::fixed("Målvärde, övre", "Target, upper"), Fit::Hidden, upper),
        Column::new("side", Say::fixed("Sida", "Side"), Fit::Hidden, |row, _| side(row)),
        Column::new("by", Say::fixed("När", "By"), Fit::Hidden, |row, _| Cell::time(row.by)),
        Column::new("baseline", Say::fixed("Utgångsvärde", "Baseline"), Fit::Under, baseline),
        Column::new(
            "baseline_period",
            Say::fixed("Utgångsvärdets tid", "Time of the baseline"),
            Fit::Hidden,
            |row, _| Cell::time(row.start.and_then(|start| start.period)),
        ),
        Column::new("latest", Say::fixed("Senaste värde", "Latest value"), Fit::Wide(4), latest),
        Column::new(
            "latest_period",
            Say::fixed("Senaste värdets tid", "Time of the latest value"),
            Fit::Hidden,
            |row, _| latest_period(row),
        ),
        Column::new("series", Say::fixed("Serie", "Series"), Fit::Under, series),
        Column::new("by_unit", Say::fixed("Enhet för enhet", "By unit"), Fit::Under, by_unit),
        Column::new("by_unit_withheld", Say::fixed("Visas inte", "Not shown"), Fit::Hidden, |row, _| {
            Cell::Flag {
                is: row.latest().is_some_and(|point| point.by == ByUnit::HeldBack),
                word: String::new(),
            }
        }),
        Column::new(
            "since_before",
            Say::fixed("Sedan förra", "Since the one before"),
            Fit::Under,
            since_before,
        ),
        Column::new(
            "since_baseline",
            Say::fixed("Sedan utgångsvärdet", "Since the baseline"),
            Fit::Under,
            since_start,
        ),
        Column::new("reach", Say::fixed("Läge", "State"), Fit::Narrow(13), |row, lang| {
            reach_cell(row.reach, lang)
        }),
        Column::new(
            "percent",
            Say::fixed("Del av vägen, %", "Share of the way, %"),
            Fit::Hidden,
            |row, _| row.way().map_or(Cell::Nothing, |way| Cell::Count(way.percent())),
        ),
        Column::new("goals", Say::fixed("Mål", "Goals"), Fit::Hidden, |row, _| goals(row)),
        Column::new("parts", Say::fixed("Delar", "Parts"), Fit::Hidden, parts),
    ]
}

fn plain(name: &'static str) -> Cell {
    Cell::Word { name, word: name.to_owned(), mark: "", tone: Tone::Plain }
}

fn side(row: &Measured<'_>) -> Cell {
    let certain = row.target.as_ref().filter(|_| row.doubt.is_none());
    certain.map_or(Cell::Nothing, |target| match target.side {
        Side::AtLeast => plain("at-least"),
        Side::AtMost => plain("at-most"),
        Side::Within => plain("within"),
    })
}

fn goals(row: &Measured<'_>) -> Cell {
    let ids: &[Text] = match row.subject {
        Subject::Indicator(indicator) => &indicator.goals,
        Subject::Activity(activity, _) => &activity.serves,
        Subject::Goal(_) => &[],
    };
    if ids.is_empty() {
        return Cell::Empty(String::new());
    }
    Cell::List(ids.iter().map(|id| Cell::text(&**id)).collect())
}

/// The time that the latest value is about.
pub(super) fn latest_period(row: &Measured<'_>) -> Cell {
    row.latest().map_or(Cell::Nothing, |point| when_cell(&point.when))
}

fn target(row: &Measured<'_>, lang: Lang) -> Cell {
    let Some((target, text)) = row.target.as_ref().zip(words::target(row, lang)) else {
        return Cell::Nothing;
    };
    Cell::Amount { value: target.number, text }
}

/// The upper end of a range.
fn upper(row: &Measured<'_>, _: Lang) -> Cell {
    let range = row.target.as_ref().filter(|target| target.side == Side::Within);
    range.map_or(Cell::Nothing, |target| Cell::Amount { value: target.upper, text: String::new() })
}

/// `från 31 (2023)`: the value that the series starts from.
fn baseline(row: &Measured<'_>, lang: Lang) -> Cell {
    let Some(start) = row.start else { return Cell::Nothing };
    let from = with_unit(start.number, &row.unit, lang);
    let period = start
        .period
        .map_or_else(String::new, |period| format!(" ({})", time_words::time(&period.text, lang)));
    let text = lang.pick(format!("från {from}{period}"), format!("from {from}{period}"));
    Cell::Amount { value: start.number, text }
}

pub(super) fn latest(row: &Measured<'_>, lang: Lang) -> Cell {
    let Some((value, text)) = row.now().zip(words::latest(row, lang)) else { return Cell::Nothing };
    Cell::Amount { value, text }
}

/// `26 → 24 → 21 %`: the text has all values; the chart has only those on which the sources agree.
fn series(row: &Measured<'_>, lang: Lang) -> Cell {
    let points = &row.series.points;
    let told = |point: &Point<'_>| {
        let numbers = match point.agreed() {
            Some(agreed) => vec![agreed],
            None => point.values.iter().map(|value| value.number).collect(),
        };
        numbers.into_iter().map(|value| number(value, lang)).collect::<Vec<_>>().join("/")
    };
    let from = points.len().saturating_sub(TOLD);
    let before = if from > 0 { "… → " } else { "" };
    // A single value is already shown in the column of the latest value.
    let text = if points.len() < 2 && points.iter().all(|point| point.agreed().is_some()) {
        String::new()
    } else {
        format!(
            "{before}{} {}",
            points[from..].iter().map(told).collect::<Vec<_>>().join(" → "),
            sign(&row.unit)
        )
        .trim_end()
        .to_owned()
    };
    let list = points.iter().flat_map(|point| {
        point.values.iter().map(|value| Cell::Fields {
            text: String::new(),
            fields: vec![
                ("period", when_cell(&point.when)),
                ("value", Cell::Amount { value: value.number, text: String::new() }),
                ("source", value.source.map_or(Cell::Nothing, |source| Cell::text(&**source))),
            ],
        })
    });
    Cell::Series {
        values: points[from..].iter().filter_map(Point::agreed).collect(),
        text,
        list: list.collect(),
    }
}

/// `Skolan: 12 av 90`, of the latest time, or that it is not told.
fn by_unit(row: &Measured<'_>, lang: Lang) -> Cell {
    let parts = match row.latest().map(|point| &point.by) {
        Some(ByUnit::Told(parts)) => parts,
        Some(ByUnit::HeldBack) => {
            let why = HELD_BACK.text(lang);
            return Cell::Empty(lang.pick(format!("Enhet för enhet: {why}"), format!("By unit: {why}")));
        }
        Some(ByUnit::No) | None => return Cell::Empty(String::new()),
    };
    let count = |count: u64| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let cells = parts.iter().map(|(name, part)| {
        let (own, all) = (part.count.value, part.answered.value);
        let text = lang.pick(format!("{name}: {own} av {all}"), format!("{name}: {own} of {all}"));
        let fields = vec![("unit", Cell::text(*name)), ("count", count(own)), ("answered", count(all))];
        Cell::Fields { text, fields }
    });
    Cell::List(cells.collect())
}

/// `−17,5 procentenheter`, `+2 anmälningar`: a change with its unit. The change of a share is in percentage points.
fn changed(change: f64, unit: &str, lang: Lang) -> String {
    let told = signed(change, lang);
    match sign(unit) {
        "" => told,
        "%" => {
            let one = round(change).abs().total_cmp(&1.0).is_eq();
            format!("{told} {}", nouns::PERCENTAGE_POINTS.of(if one { 1 } else { 2 }).text(lang))
        }
        unit => format!("{told} {unit}"),
    }
}

fn since_before(row: &Measured<'_>, lang: Lang) -> Cell {
    let Some((change, before)) = row.since_before() else { return Cell::Nothing };
    let when = before.when.said(lang);
    let told = changed(change, &row.unit, lang);
    let text = lang.pick(format!("{told} sedan {when}"), format!("{told} since {when}"));
    Cell::Amount { value: round(change), text }
}

fn since_start(row: &Measured<'_>, lang: Lang) -> Cell {
    let Some(change) = row.since_start() else { return Cell::Nothing };
    // When the value before is the baseline, the change since then is already shown.
    let start = row.start.and_then(|start| start.period).map(|time| time.period);
    let is_told = row.since_before().is_some_and(|(_, before)| Some(before.when.period()) == start);
    let told = changed(change, &row.unit, lang);
    let text = if is_told {
        String::new()
    } else {
        lang.pick(format!("{told} sedan utgångsläget"), format!("{told} since the baseline"))
    };
    Cell::Amount { value: round(change), text }
}

fn parts(row: &Measured<'_>, lang: Lang) -> Cell {
    let part = |(part, reach): &(Subject<'_>, Reach)| Cell::Fields {
        text: part.title().to_string(),
        fields: vec![
            ("id", Cell::text(&**part.id())),
            ("sort", Cell::text(part.name())),
            ("reach", reach_cell(*reach, lang)),
        ],
    };
    match &row.parts[..] {
        [] => Cell::Empty(String::new()),
        parts => Cell::List(parts.iter().map(part).collect()),
    }
}
