//! The part of a page that tells what a plan has put a number on, and where that number stands. The status page has it,
//! and so may any page about a plan.

use super::cells::{reach_cell, when_cell};
use super::context::ReportContext;
use crate::base::day::Day;
use crate::base::lang::{Lang, plural};
use crate::base::number::{number, round, sign, signed};
use crate::base::target::Side;
use crate::facts::indicators::words::{self, because};
use crate::facts::indicators::{Measured, Numbers, Subject};
use crate::facts::measured::Point;
use crate::facts::{Reach, Survey};
use crate::model::records::Text;
use crate::output::page::{Cell, Column, Fact, Fit, Of, Part, Table, Tone};

/// The table's name, under which programs find its rows.
pub(super) const TABLE: &str = "indicators";

/// As many numbers of a series as are told on a line. Programs get them all.
const TOLD: usize = 8;

/// What a plan has put a number on, or only what was measured after a day; nothing when there is none.
pub(super) fn part(context: &ReportContext<'_>, survey: &Survey<'_>, since: Option<Day>) -> Option<Part> {
    let mut numbers = Numbers::of(context.workspace, survey, context.day);
    if let Some(since) = since {
        numbers.rows.retain(|row| row.measured_on(context.day).is_some_and(|on| on > since));
        numbers.in_words = 0;
    }
    if numbers.rows.is_empty() {
        return None;
    }
    let lang = context.lang;
    let rows = numbers.rows.iter().map(|row| cells(row, lang)).collect();
    Some(Part {
        of: Of::ABOVE,
        id: TABLE.to_owned(),
        title: lang.pick("Indikatorer och mål", "Indicators and goals").to_owned(),
        facts: facts(&numbers, lang),
        table: Some(Table { of: TABLE, columns: columns(lang), rows }),
        lists: &[],
        parts: Vec::new(),
    })
}

/// How many stand where, each by itself: never summed into one figure.
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
    let word = plural(in_words, lang.pick("mål", "goal"), lang.pick("mål", "goals"));
    let text = match in_words {
        0 => String::new(),
        _ => lang.pick(
            format!("{in_words} {word} i planens lista mäts inte med något tal"),
            format!("{in_words} {word} in the plan's list without a number to measure by"),
        ),
    };
    let cell = Cell::Fields { text, fields: vec![("goals", count(in_words))] };
    facts.push(Fact::new("in_words", lang.pick("I ord", "In words"), cell));
    facts
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new("id", "Id", Fit::Hidden),
        Column::new("sort", lang.pick("Slag", "Sort"), Fit::Hidden),
        Column::new("title", lang.pick("Indikator eller mål", "Indicator or goal"), Fit::Wide(5)),
        Column::new("because", lang.pick("Varför", "Why"), Fit::Under),
        Column::new("unit", lang.pick("Enhet", "Unit"), Fit::Hidden),
        Column::new("target", lang.pick("Målvärde", "Target"), Fit::Wide(3)),
        Column::new("side", lang.pick("Sida", "Side"), Fit::Hidden),
        Column::new("by", lang.pick("När", "By"), Fit::Hidden),
        Column::new("baseline", lang.pick("Utgångsvärde", "Baseline"), Fit::Under),
        Column::new("baseline_period", lang.pick("Utgångsvärdets tid", "Time of the baseline"), Fit::Hidden),
        Column::new("latest", lang.pick("Senast", "Latest"), Fit::Wide(4)),
        Column::new("latest_period", lang.pick("Senast, tid", "Time of the latest"), Fit::Hidden),
        Column::new("series", lang.pick("Serie", "Series"), Fit::Under),
        Column::new("since_before", lang.pick("Sedan förra", "Since the one before"), Fit::Under),
        Column::new("since_baseline", lang.pick("Sedan utgångsvärdet", "Since the baseline"), Fit::Under),
        Column::new("reach", lang.pick("Läge", "State"), Fit::Narrow(13)),
        Column::new("percent", lang.pick("Del av vägen, %", "Share of the way, %"), Fit::Hidden),
        Column::new("goals", lang.pick("Mål", "Goals"), Fit::Hidden),
        Column::new("parts", lang.pick("Delar", "Parts"), Fit::Hidden),
    ]
}

fn cells(row: &Measured<'_>, lang: Lang) -> Vec<Cell> {
    let plain = |name: &'static str| Cell::Word { name, word: name.to_owned(), mark: "", tone: Tone::Plain };
    let side = row.target.as_ref().map(|target| match target.side {
        Side::AtLeast => plain("at-least"),
        Side::AtMost => plain("at-most"),
    });
    let ids = |ids: &[Text]| {
        if ids.is_empty() {
            return Cell::Empty(String::new());
        }
        Cell::List(ids.iter().map(|id| Cell::text(&**id)).collect())
    };
    let goals = match row.subject {
        Subject::Indicator(indicator) => ids(&indicator.goals),
        Subject::Activity(activity, _) => ids(&activity.serves),
        Subject::Goal(_) => Cell::Empty(String::new()),
    };
    let latest_period = row.latest().map_or(Cell::Nothing, |point| when_cell(&point.when));
    vec![
        Cell::text(&**row.subject.id()),
        plain(row.subject.name()),
        Cell::text(&**row.subject.title()),
        Cell::text(because(row).text(lang)),
        Cell::text(&*row.unit),
        target(row, lang),
        side.unwrap_or(Cell::Nothing),
        Cell::time(row.by),
        baseline(row, lang),
        Cell::time(row.start.and_then(|start| start.period)),
        latest(row, lang),
        latest_period,
        series(row, lang),
        since_before(row, lang),
        since_start(row, lang),
        reach_cell(row.reach, lang),
        row.way().map_or(Cell::Nothing, |way| Cell::Count(way.percent())),
        goals,
        parts(row, lang),
    ]
}

fn target(row: &Measured<'_>, lang: Lang) -> Cell {
    let Some((target, text)) = row.target.as_ref().zip(words::target(row, lang)) else {
        return Cell::Nothing;
    };
    Cell::Amount { value: target.number, text }
}

/// `från 31 (2023)`
fn baseline(row: &Measured<'_>, lang: Lang) -> Cell {
    let Some(start) = row.start else { return Cell::Nothing };
    let from = number(start.number, lang);
    let period = start.period.map_or_else(String::new, |period| format!(" ({})", period.text));
    let text = lang.pick(format!("från {from}{period}"), format!("from {from}{period}"));
    Cell::Amount { value: start.number, text }
}

fn latest(row: &Measured<'_>, lang: Lang) -> Cell {
    let Some((value, text)) = row.now().zip(words::latest(row, lang)) else { return Cell::Nothing };
    Cell::Amount { value, text }
}

/// `26 → 24 → 21 %`: the numbers on which people agree are drawn; all of them are told.
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
    // One number alone has been told already.
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

fn since_before(row: &Measured<'_>, lang: Lang) -> Cell {
    let Some((change, before)) = row.since_before() else { return Cell::Nothing };
    let when = &before.when;
    let told = signed(change, lang);
    let text = lang.pick(format!("{told} sedan {when}"), format!("{told} since {when}"));
    Cell::Amount { value: round(change), text }
}

fn since_start(row: &Measured<'_>, lang: Lang) -> Cell {
    let Some(change) = row.since_start() else { return Cell::Nothing };
    // Where the value before is the baseline, its change has been told.
    let start = row.start.and_then(|start| start.period).map(|time| time.period);
    let is_told = row.since_before().is_some_and(|(_, before)| Some(before.when.period()) == start);
    let told = signed(change, lang);
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
