//! Working days: not Saturdays, Sundays or the public holidays that Swedish law lists (1989:253). Eves are working days
//! in the law.

use crate::base::day::Day;

/// The last working day on or before a day.
pub(crate) fn last_workday(day: Day) -> Day {
    let mut day = day;
    while !is_workday(day) && day > Day::FIRST {
        day = day.minus_days(1);
    }
    day
}

fn is_workday(day: Day) -> bool {
    const SATURDAY: i64 = 5;
    day.monday().days_until(day) < SATURDAY && !is_holiday(day)
}

/// Whether a day is a public holiday. Those that always fall on a Saturday or a Sunday are left out.
fn is_holiday(day: Day) -> bool {
    const FIXED: [(u32, u32); 6] = [(1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26)];
    let year = day.year();
    let is_fixed = FIXED.iter().any(|(month, date)| Day::of(year, *month, *date) == Some(day));
    // Good Friday, Easter Monday and Ascension Day.
    is_fixed || easter(year).is_some_and(|easter| matches!(easter.days_until(day), -2 | 1 | 39))
}

/// Easter Sunday in the Gregorian calendar: the Sunday after the first full moon of spring, by the rule of the church.
fn easter(year: i32) -> Option<Day> {
    let year = u32::try_from(year).ok()?;
    let (golden, century, in_century) = (year % 19, year / 100, year % 100);
    let skipped = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - skipped + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - moon - in_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday + 114 - 7 * late;
    Day::of(i32::try_from(year).ok()?, days / 31, days % 31 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_before_a_weekend_or_a_holiday_is_the_last_to_work() {
        for (day, last) in [
            ("2025-05-02", "2025-05-02"),
            ("2025-05-04", "2025-05-02"),
            // Good Friday, Easter Monday, Ascension Day.
            ("2025-04-18", "2025-04-17"),
            ("2025-04-21", "2025-04-17"),
            ("2025-05-29", "2025-05-28"),
            ("2024-03-31", "2024-03-28"),
            ("2026-01-01", "2025-12-31"),
            ("2026-06-06", "2026-06-05"),
            ("2025-12-26", "2025-12-24"),
        ] {
            assert_eq!(last_workday(Day::read(day).unwrap()), Day::read(last).unwrap(), "{day}");
        }
        for (year, on) in
            [(1961, "1961-04-02"), (2000, "2000-04-23"), (2038, "2038-04-25"), (2285, "2285-03-22")]
        {
            assert_eq!(easter(year), Day::read(on));
        }
    }
}
