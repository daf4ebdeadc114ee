//! What is seen of a day in a format.

use super::super::cell::{Kind, Shows};
use super::section::{Piece, Section};
use crate::base::day::Day;

impl Section {
    /// What is seen of a day. Years and months are whole: what is shown as `maj-27` is read as `maj 2027`.
    pub(super) fn time(&self, day: Day, second: u32) -> (String, Kind) {
        let has = |letter: char| {
            self.pieces.iter().any(|piece| matches!(piece, Piece::Time(own, count) if *own == letter && (letter != 'd' || *count < 3)))
        };
        let is_bare = self.pieces.iter().all(|piece| match piece {
            Piece::Said(said) => !said.chars().any(char::is_alphanumeric),
            Piece::Time(..) => true,
            _ => false,
        });
        let has_clock = has('h') || has('n') || has('s');
        let shows = match (has('y'), has('m'), has('d'), has('w')) {
            _ if has_clock || has('q') => Shows::Other,
            (true, true, true, _) => Shows::Day,
            (true, true, false, false) => Shows::Month,
            (true, false, false, true) => Shows::Week,
            (true, false, false, false) => Shows::Year,
            _ => Shows::Other,
        };
        let text = match shows {
            Shows::Day => day.to_string(),
            Shows::Month if is_bare => format!("{} {}", self.month(day), day.year()),
            Shows::Other if has_clock && has('y') && has('m') && has('d') => {
                let clock = format!(" {:02}:{:02}", second / 3600, second / 60 % 60);
                // Midnight is how a day without a time is kept.
                if second == 0 {
                    return (day.to_string(), Kind::Time(day, Shows::Day));
                }
                day.to_string() + &clock
            }
            _ => self.pieces.iter().map(|piece| self.part(piece, day, second)).collect(),
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (text, Kind::Time(day, shows))
    }

    /// A piece as it is seen of a day.
    fn part(&self, piece: &Piece, day: Day, second: u32) -> String {
        let wide =
            |number: u32, count: usize| if count > 1 { format!("{number:02}") } else { number.to_string() };
        match piece {
            Piece::Said(said) => said.clone(),
            Piece::Point => ".".to_owned(),
            Piece::Comma => ",".to_owned(),
            Piece::Time('y', _) => day.year().to_string(),
            Piece::Time('m', count @ 1..=2) => wide(day.month(), *count),
            Piece::Time('m', _) => self.month(day).to_owned(),
            Piece::Time('d', count @ 1..=2) => wide(of_month(day), *count),
            Piece::Time('d', _) => self.weekday(day).to_owned(),
            Piece::Time('w', _) => week(day).to_string(),
            Piece::Time('q', _) => ((day.month() - 1) / 3 + 1).to_string(),
            Piece::Time('h', count) => wide(second / 3600, *count),
            Piece::Time('n', count) => wide(second / 60 % 60, *count),
            Piece::Time('s', count) => wide(second % 60, *count),
            _ => String::new(),
        }
    }

    fn month(&self, day: Day) -> &'static str {
        let names = if self.is_english { &ENGLISH_MONTHS } else { &MONTHS };
        names[day.month() as usize % 12]
    }

    fn weekday(&self, day: Day) -> &'static str {
        let names = if self.is_english { &ENGLISH_DAYS } else { &DAYS };
        usize::try_from(day.monday().days_until(day))
            .ok()
            .and_then(|at| names.get(at))
            .copied()
            .unwrap_or_default()
    }
}

const MONTHS: [&str; 12] = [
    "december", "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "December", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November",
];
const DAYS: [&str; 7] = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];
const ENGLISH_DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The second of the day that a clock shows.
pub(in super::super) fn second(clock: &str) -> u32 {
    let mut parts = clock
        .split(':')
        .map(|part| part.get(..2).and_then(|part| part.parse::<u32>().ok()).unwrap_or_default());
    let mut next = || parts.next().unwrap_or_default();
    next() * 3600 + next() * 60 + next()
}

/// Which day of its month a day is.
fn of_month(day: Day) -> u32 {
    let first = Day::of(day.year(), day.month(), 1).unwrap_or(day);
    u32::try_from(first.days_until(day)).unwrap_or_default() + 1
}

/// The number of its week: that of the year in which the week has its Thursday.
fn week(day: Day) -> u32 {
    let thursday = day.monday().plus_days(3);
    let first = Day::of(thursday.year(), 1, 1).unwrap_or(thursday);
    u32::try_from(first.days_until(thursday)).unwrap_or_default() / 7 + 1
}

/// The day and the second of it that a count of days means.
pub(super) fn moment(value: f64, is_1904: bool) -> Option<(Day, u32)> {
    let value = if is_1904 { value + 1462.0 } else { value };
    if !(0.0..2_958_466.0).contains(&value) {
        return None;
    }
    let seconds = (value * 86_400.0).round();
    let (days, second) = ((seconds / 86_400.0).floor(), seconds % 86_400.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "both are whole, and in bounds by the check above"
    )]
    let (days, second) = (days as u32, second as u32);
    // The first spreadsheets counted a 29th of February 1900, which was never there.
    let days = if days < 60 { days + 1 } else { days };
    Some((Day::of(1899, 12, 30)?.plus_days(days), second))
}
