//! How numbers stand to targets before and after the day, and laws that hold for every series.

use proptest::prelude::*;

use super::*;
use crate::base::target::Target;
use crate::facts::aimed::Doubt;
use crate::facts::measured::{ByUnit, Value, When};

fn series(points: &[(&str, f64)]) -> Series<'static> {
    let point = |(on, number): &(&str, f64)| Point {
        when: When::Day(Day::read(on).unwrap()),
        values: vec![Value { number: *number, source: None }],
        by: ByUnit::No,
    };
    Series { points: points.iter().map(point).collect(), ..Series::default() }
}

fn judged(target: &str, start: Option<f64>, series: &Series<'_>, by: Option<&str>, day: &str) -> Judged {
    let aimed = Aimed { target: Target::read(target), doubt: None };
    let due = Due { by: by.and_then(Period::read), is_done: false, day: Day::read(day).unwrap() };
    Judged::of(&aimed, start, series, &due)
}

#[test]
fn numbers_decide_what_is_met_in_part() {
    for (target, baseline, value, reach, percent) in [
        ("≤ 26 %", Some(31.0), Some(26.0), Reach::Met, None),
        ("≤ 26 %", Some(31.0), Some(27.5), Reach::Partly, Some(70)),
        ("≤ 26 %", Some(31.0), Some(31.0), Reach::NotMet, None),
        ("≤ 26 %", Some(31.0), Some(33.0), Reach::NotMet, None),
        ("≤ 26 %", None, Some(27.5), Reach::NotMet, None),
        ("minst 4", Some(0.0), Some(3.0), Reach::Partly, Some(75)),
        ("minst 4", Some(0.0), Some(5.0), Reach::Met, None),
        ("minst 3", Some(0.0), Some(2.9999), Reach::Partly, Some(99)),
        ("minst 1000", Some(0.0), Some(1.0), Reach::Partly, Some(1)),
        ("20-30", Some(40.0), Some(35.0), Reach::Partly, Some(50)),
        ("20-30", Some(10.0), Some(15.0), Reach::Partly, Some(50)),
        ("20-30", Some(40.0), Some(15.0), Reach::NotMet, None),
        // A target that the baseline already met has no distance to go.
        ("≤ 26 %", Some(20.0), Some(27.0), Reach::NotMet, None),
        ("minst 4", Some(f64::NEG_INFINITY), Some(3.0), Reach::NotMet, None),
        ("minst 4", Some(1.0), None, Reach::Unmeasured, None),
    ] {
        let points: Vec<(&str, f64)> = value.iter().map(|value| ("2026-05-01", *value)).collect();
        let own = judged(target, baseline, &series(&points), None, "2026-06-01");
        assert_eq!(own.reach, reach, "{target} {baseline:?} {value:?}");
        let target = Target::read(target).unwrap();
        let way = value.and_then(|value| Way::of(&target, baseline, value));
        assert_eq!(way.map(|way| way.percent()), percent, "{target:?} {baseline:?} {value:?}");
    }
}

#[test]
fn nothing_falls_short_before_its_day() {
    let (short, met) = (("2025-06-01", 28.0), ("2024-06-01", 25.0));
    for (points, by, day, reach, turn) in [
        (&[short][..], Some("2025"), "2025-12-31", Reach::UnderWay, None),
        (&[short], Some("2025"), "2026-01-01", Reach::Partly, None),
        (&[short], None, "2025-12-31", Reach::Partly, None),
        (&[met], Some("2025"), "2025-12-31", Reach::Met, None),
        // Reached, and fallen again before the day: it is not reached now.
        (&[met, short], Some("2025"), "2025-12-31", Reach::UnderWay, Some(Turn::Fallen(0))),
        (&[met, short], Some("2025"), "2026-01-01", Reach::Partly, None),
        // What was reached by the day stays reached.
        (&[met, short], Some("2024"), "2026-01-01", Reach::Met, Some(Turn::Fallen(0))),
        // What is reached after the day is reached, and late.
        (&[short, ("2026-03-01", 26.0)], Some("2025"), "2026-06-01", Reach::Met, Some(Turn::Late)),
        (&[], Some("2025"), "2026-01-01", Reach::Unmeasured, None),
    ] {
        let own = judged("högst 26 %", Some(31.0), &series(points), by, day);
        assert_eq!((own.reach, own.turn), (reach, turn), "{points:?} {by:?} {day}");
    }
}

#[test]
fn nothing_is_met_by_a_guess() {
    let aimed = Aimed { target: Target::read("26 %"), doubt: Some(Doubt::Side) };
    let due = Due { by: None, is_done: false, day: Day::read("2026-01-01").unwrap() };
    let reach = |points: &[(&str, f64)]| Judged::of(&aimed, None, &series(points), &due).reach;
    assert_eq!(reach(&[("2025-06-01", 35.0)]), Reach::Unclear);
    assert_eq!(reach(&[]), Reach::Unmeasured);
}

#[test]
fn a_part_that_nobody_has_measured_says_nothing() {
    use Reach::{Disputed, Met, NoTarget, NotMet, Partly, Unclear, UnderWay, Unmeasured};
    for (parts, before, after) in [
        (&[Met, Met][..], Met, Met),
        (&[Met, NotMet], UnderWay, Partly),
        (&[Met, NotMet, Unmeasured], UnderWay, Partly),
        (&[Partly, NotMet], UnderWay, Partly),
        (&[NotMet, NotMet], UnderWay, NotMet),
        (&[NotMet, Unmeasured], UnderWay, NotMet),
        (&[Met, UnderWay], UnderWay, Partly),
        (&[UnderWay, UnderWay], UnderWay, NotMet),
        (&[Met, Unclear], Unclear, Unclear),
        (&[Met, Unmeasured], Unmeasured, Unmeasured),
        (&[Met, Disputed], Disputed, Disputed),
        (&[Met, NoTarget], Met, Met),
        (&[NoTarget], NoTarget, NoTarget),
        (&[Unmeasured, NoTarget], Unmeasured, Unmeasured),
    ] {
        let own = (Reach::of_parts(parts, false), Reach::of_parts(parts, true));
        assert_eq!(own, (before, after), "{parts:?}");
    }
}

proptest! {
    /// Before the day nothing is met in part or not met, and on it nothing is under way.
    #[test]
    fn the_day_divides_the_states(
        numbers in proptest::collection::vec(-50_i32..50, 1..6), target in -50_i32..50, start in -50_i32..50, at_most: bool,
    ) {
        let points: Vec<(String, f64)> =
            numbers.iter().enumerate().map(|(at, own)| (format!("202{at}-06-01"), f64::from(*own))).collect();
        let points: Vec<(&str, f64)> = points.iter().map(|(on, own)| (on.as_str(), *own)).collect();
        let target = format!("{} {target}", if at_most { "högst" } else { "minst" });
        let own = |by: &str| judged(&target, Some(start.into()), &series(&points), Some(by), "2026-01-01").reach;
        prop_assert!(matches!(own("2026"), Reach::Met | Reach::UnderWay | Reach::FartherOff));
        prop_assert!(matches!(own("2025"), Reach::Met | Reach::Partly | Reach::NotMet));
        // What is met before its day was met on it, if nothing new is measured.
        prop_assert!(own("2026") != Reach::Met || own("2025") == Reach::Met);
    }
}
