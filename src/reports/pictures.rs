//! The pictures of pages: a plan's half-years, how far frameworks are met, how much each answers for, and indicators over time. Each is made of what the
//! page tells in words too, and has its numbers as a table.

use std::cmp::Reverse;

use super::context::ReportContext;
use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::lang::{Lang, Say};
use crate::base::nouns::{self, Noun};
use crate::base::number::number;
use crate::facts::indicators::words;
use crate::facts::indicators::{Measured, Numbers};
use crate::facts::measured::Point;
use crate::facts::workload::Owned;
use crate::facts::{State, Survey};
use crate::output::page::{
    Bar, Cell, Column, Drawing, Fit, Half, Mark, Part, Picture, Share, Table, TimelineWords, Tone,
};
use crate::say;

/// The most half-years that are drawn: more would be a plan whose times are miswritten.
const MOST_HALVES: usize = 40;
/// The most indicators that are drawn, and the most values of one.
const MOST_COURSES: usize = 12;
/// The most who are drawn with what they answer for.
const MOST_LOADS: usize = 15;
const MOST_POINTS: usize = 12;

/// The part with the timeline of a plan; nothing where none of its activities has a time of its own.
pub(super) fn timeline_part(context: &ReportContext<'_>, survey: &Survey<'_>) -> Option<Part> {
    let picture = timeline(context, survey)?;
    let title = context.lang.pick("Tidslinje", "Timeline").to_owned();
    Some(Part { id: "timeline".to_owned(), title, pictures: vec![picture], ..Part::default() })
}

/// What was to be done in each half-year, and what was.
fn timeline(context: &ReportContext<'_>, survey: &Survey<'_>) -> Option<Picture> {
    let (lang, day) = (context.lang, context.day);
    let mut told: Vec<(HalfYear, Told)> = Vec::new();
    let mut endless = 0;
    let kept = survey.rows.iter().filter(|(_, standing)| standing.state != State::Cancelled);
    for (activity, _) in kept {
        let progress = context.workspace.progress(&survey.plan.id, &activity.id).map(|filed| filed.record);
        let done = progress.and_then(|progress| progress.finished).map(|on| on.day).filter(|on| *on <= day);
        told.extend(done.map(|on| (HalfYear::of(on), Told::Done)));
        match activity.promise.finish() {
            Some(finish) => {
                let is_late = done.is_none() && finish.period.is_over(day);
                told.push((
                    HalfYear::of(finish.period.last),
                    if is_late { Told::Late } else { Told::Promised },
                ));
            }
            None => endless += 1,
        }
    }
    let (first, last) =
        (told.iter().map(|(half, _)| *half).min()?, told.iter().map(|(half, _)| *half).max()?);
    let of_plan = survey.plan.period.as_ref().map(|time| time.period);
    let first = of_plan.map_or(first, |time| first.min(HalfYear::of(time.first)));
    let last = of_plan.map_or(last, |time| last.max(HalfYear::of(time.last)));
    let halves: Vec<HalfYear> =
        (0..).map(|count| first.plus(count)).take_while(|half| *half <= last).take(MOST_HALVES + 1).collect();
    if halves.len() > MOST_HALVES {
        return None;
    }
    let count = |half: HalfYear, is: &[Told]| {
        told.iter().filter(|(own, told)| *own == half && is.contains(told)).count()
    };
    let halves: Vec<(HalfYear, Half)> = halves
        .into_iter()
        .map(|half| {
            let own = Half {
                name: name(half, lang),
                promised: count(half, &[Told::Promised, Told::Late]),
                late: count(half, &[Told::Late]),
                done: count(half, &[Told::Done]),
            };
            (half, own)
        })
        .collect();
    let today = halves.iter().position(|(half, _)| *half == HalfYear::of(day)).map(|at| place(at, day));
    let halves: Vec<Half> = halves.into_iter().map(|(_, half)| half).collect();
    let all = |of: fn(&Half) -> usize| halves.iter().map(of).sum::<usize>();
    let (promised, late, done) = (all(|half| half.promised), all(|half| half.late), all(|half| half.done));
    let about = lang.pick(
        format!(
            "Åtgärder halvår för halvår. Med en egen sluttid: {promised}, tiden ute och inte klara: {late}, klara till och med {day}: {done}. Utan egen sluttid, och inte ritade: {endless}."
        ),
        format!(
            "Activities half-year by half-year. With an end of their own: {promised}, past that and not done: {late}, finished up to {day}: {done}. Without an end of their own, and not drawn: {endless}."
        ),
    );
    Some(Picture {
        title: lang.pick("Planerat och klart per halvår", "Planned and finished by half-year").to_owned(),
        about,
        table: Table::of("timeline", &halves_columns(), &halves, lang),
        drawing: Drawing::Timeline {
            halves,
            today,
            now: lang.pick(format!("i dag {day}"), format!("today {day}")),
            words: TimelineWords {
                promised: lang.pick("planerat", "planned"),
                late: lang.pick("ej klart", "not done"),
                done: lang.pick("klart", "finished"),
            },
        },
    })
}

/// What is told of an activity in a half-year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Promised,
    Late,
    Done,
}

fn name(half: HalfYear, lang: Lang) -> String {
    let letter = if half.is_second { lang.pick("H", "autumn") } else { lang.pick("V", "spring") };
    format!("{letter} {}", half.year)
}

/// Where a day of the half-year in that place is, counted in half-years.
#[expect(clippy::cast_precision_loss, reason = "a plan has few half-years")]
fn place(at: usize, day: Day) -> f64 {
    let months = f64::from((day.month() - 1) % 6) + f64::from(day.date()) / 31.0;
    at as f64 + months / 6.0
}

fn count(count: usize) -> Cell {
    Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
}

fn halves_columns() -> [Column<Half>; 4] {
    [
        Column::new("half_year", Say::fixed("Halvår", "Half-year"), Fit::Narrow(11), |half, _| {
            Cell::text(half.name.as_str())
        }),
        Column::new("promised", Say::fixed("Planerat", "Planned"), Fit::Narrow(9), |half, _| {
            count(half.promised)
        }),
        Column::new(
            "late",
            Say::fixed("Tiden ute, ej klart", "Past its time, not done"),
            Fit::Narrow(12),
            |half, _| count(half.late),
        ),
        Column::new("finished", Say::fixed("Klart", "Finished"), Fit::Narrow(9), |half, _| count(half.done)),
    ]
}

/// How far the requirements of each framework are met.
pub(super) fn coverage(frameworks: &[(String, Vec<Share>)], lang: Lang) -> Option<Picture> {
    if frameworks.is_empty() {
        return None;
    }
    let bars: Vec<Bar> =
        frameworks.iter().map(|(name, shares)| Bar { name: name.clone(), shares: shares.clone() }).collect();
    let rows = frameworks.iter().flat_map(|(name, shares)| shares.iter().map(move |share| (name, share)));
    let rows: Vec<(&String, &Share)> = rows.filter(|(_, share)| share.count > 0).collect();
    Some(Picture {
        title: lang.pick("Kraven i varje riktlinje", "The requirements of each framework").to_owned(),
        about: lang
            .pick(
                "En stapel för varje riktlinje, delad efter hur långt dess krav är uppfyllda. Delarna räknas för sig och vägs inte ihop.",
                "A bar for each framework, parted by how far its requirements are met. The parts are counted by themselves and never combined.",
            )
            .to_owned(),
        table: Table::of("coverage_of_frameworks", &shares_columns(), rows, lang),
        drawing: Drawing::Shares { bars, is_to_scale: false },
    })
}

fn shares_columns<'s>() -> [Column<(&'s String, &'s Share)>; 3] {
    [
        Column::new("framework", Say::fixed("Riktlinje", "Framework"), Fit::Wide(3), |(name, _), _| {
            Cell::text(name.as_str())
        }),
        Column::new("extent", Say::fixed("Täckning", "Coverage"), Fit::Wide(1), |(_, share), _| {
            Cell::text(share.word.as_str())
        }),
        Column::new("count", Say::fixed("Antal krav", "Requirements"), Fit::Narrow(12), |(_, share), _| {
            count(share.count)
        }),
    ]
}

/// How much each answers for: those with most of it are drawn, and all stand in the table.
pub(super) fn loads(owned: &[&Owned<'_>], lang: Lang) -> Option<Picture> {
    let bar = |owned: &&Owned<'_>| Bar { name: owned.actor.title.to_string(), shares: shares(owned, lang) };
    let total = |bar: &Bar| bar.shares.iter().map(|share| share.count).sum::<usize>();
    let mut bars: Vec<Bar> = owned.iter().map(bar).filter(|bar| total(bar) > 0).collect();
    bars.sort_by_key(|bar| Reverse(total(bar)));
    let rows: Vec<(String, Share)> = bars
        .iter()
        .flat_map(|bar| bar.shares.iter().map(|share| (bar.name.clone(), share.clone())))
        .filter(|(_, share)| share.count > 0)
        .collect();
    let all = bars.len();
    bars.truncate(MOST_LOADS);
    let about = if all > MOST_LOADS {
        say!(
            "En stapel för var och en som ansvarar för mest: {MOST_LOADS} av {all}. Stapeln är så lång som uppgifterna är många.",
            "A bar for each of those who answer for most: {MOST_LOADS} of {all}. A bar is as long as there are tasks."
        )
    } else {
        Say::fixed(
            "En stapel för var och en. Stapeln är så lång som uppgifterna är många.",
            "A bar for each. A bar is as long as there are tasks.",
        )
    };
    (bars.len() > 1).then(|| Picture {
        title: lang.pick("Vad var och en ansvarar för", "What each answers for").to_owned(),
        about: about.text(lang).to_owned(),
        table: Table::of("loads", &loads_columns(), &rows, lang),
        drawing: Drawing::Shares { bars, is_to_scale: true },
    })
}

/// What somebody answers for, by sort.
fn shares(owned: &Owned<'_>, lang: Lang) -> Vec<Share> {
    let open = owned.activities.iter().filter(|(_, _, standing)| standing.state.is_open());
    let (late, open): (Vec<_>, Vec<_>) =
        open.partition(|(_, _, own)| own.state.is_late() || own.state == State::NotReported);
    let duties = owned.duties + owned.once + owned.routines.len();
    let share = |mark: &str, noun: Noun, count: usize, tone: Tone| Share {
        mark: mark.to_owned(),
        word: noun.word(count, lang).to_owned(),
        count,
        tone,
    };
    vec![
        share("▲", nouns::LATE_ACTIVITIES, late.len(), Tone::Bad),
        share("○", nouns::OTHER_ACTIVITIES, open.len(), Tone::Watch),
        share("◇", nouns::DUTIES, duties, Tone::Plain),
        share("§", nouns::DECISIONS, owned.decisions.len(), Tone::Good),
    ]
}

fn loads_columns() -> [Column<(String, Share)>; 3] {
    [
        Column::new("role", Say::fixed("Vem", "Who"), Fit::Wide(3), |(name, _), _| Cell::text(name.as_str())),
        Column::new("sort", Say::fixed("Vad", "What"), Fit::Wide(2), |(_, share), _| {
            Cell::text(share.word.as_str())
        }),
        Column::new("count", Say::fixed("Antal", "Count"), Fit::Narrow(8), |(_, share), _| {
            count(share.count)
        }),
    ]
}

/// Each indicator that has been measured more than once, over time. A value on which the sources do not agree is no point.
pub(super) fn courses(numbers: &Numbers<'_>, lang: Lang) -> Vec<Picture> {
    numbers.rows.iter().filter_map(|row| course(row, lang)).take(MOST_COURSES).collect()
}

fn course(row: &Measured<'_>, lang: Lang) -> Option<Picture> {
    let agreed: Vec<(String, f64)> = row
        .series
        .points
        .iter()
        .filter_map(|point| Some((point.when.said(lang), Point::agreed(point)?)))
        .collect();
    if agreed.len() < 2 {
        return None;
    }
    let points = agreed[agreed.len().saturating_sub(MOST_POINTS)..].to_vec();
    let target = row.target.as_ref().filter(|_| row.doubt.is_none()).zip(words::target(row, lang));
    let aim = target.map(|(target, said)| Mark {
        name: lang.pick(format!("mål {said}"), format!("target {said}")),
        value: target.number,
        is_aim: true,
    });
    let began = row.start.map(|start| Mark {
        name: lang.pick(
            format!("utgångsvärde {}", number(start.number, lang)),
            format!("baseline {}", number(start.number, lang)),
        ),
        value: start.number,
        is_aim: false,
    });
    let marks: Vec<Mark> = aim.into_iter().chain(began).collect();
    let (first, last) = (points.first()?, points.last()?);
    let (from, to) = (number(first.1, lang), number(last.1, lang));
    let way = lang.pick(
        format!("Från {from} ({}) till {to} ({})", first.0, last.0),
        format!("From {from} ({}) to {to} ({})", first.0, last.0),
    );
    let compared = marks.iter().map(|mark| mark.name.as_str());
    let about = [way.as_str()].into_iter().chain(compared).collect::<Vec<_>>().join("; ");
    let about = format!("{about}.");
    let rows = points.iter().cloned().chain(marks.iter().map(|mark| (mark.name.clone(), mark.value)));
    Some(Picture {
        title: row.subject.title().to_string(),
        about,
        table: Table::of("course", &points_columns(), rows.collect::<Vec<_>>(), lang),
        drawing: Drawing::Course { points, marks },
    })
}

fn points_columns() -> [Column<(String, f64)>; 2] {
    [
        Column::new("period", Say::fixed("Tid", "Time"), Fit::Wide(2), |(name, _), _| {
            Cell::text(name.as_str())
        }),
        Column::new("value", Say::fixed("Värde", "Value"), Fit::Wide(1), |(_, value), lang| Cell::Amount {
            value: *value,
            text: number(*value, lang),
        }),
    ]
}
