//! What targets mean, form by form, and laws that hold for all of them.

use proptest::prelude::*;

use super::*;

#[test]
fn a_target_knows_when_it_is_met() {
    for (target, outcome, met) in [
        ("minst 2", "2", Some(true)),
        ("minst 2", "1", Some(false)),
        ("≤ 26 %", "24 %", Some(true)),
        ("≤ 26 %", "26,5 %", Some(false)),
        ("100 %", "80 %", Some(false)),
        ("högst 3", "3", Some(true)),
        ("minst 1 700 medarbetare", "1700", Some(true)),
        ("minst 50 %", "12 träffar", None),
        ("minst 2", "flera", None),
        ("20-30", "20", Some(true)),
        ("20–30 %", "30 %", Some(true)),
        ("20–30 %", "31", Some(false)),
        ("20 % – 30 %", "19,9 %", Some(false)),
        ("mellan 20 och 30", "25", Some(true)),
        ("between 20 and 30 %", "35 %", Some(false)),
        ("minst 2 och högst 4", "5", Some(false)),
        ("at least 2, at most 4", "3", Some(true)),
        ("1 700–2 000", "1 800", Some(true)),
        ("26 % eller lägre", "35 %", Some(false)),
        ("4 eller fler", "4", Some(true)),
        ("4 träffar or more", "3 träffar", Some(false)),
        ("under 26 %", "26 %", Some(false)),
        ("under 26 %", "25,9 %", Some(true)),
        ("fler än 4", "4", Some(false)),
        ("max 10", "11", Some(false)),
        ("inte över 10", "10", Some(true)),
        ("minska till 26 %", "35 %", Some(false)),
        ("öka till minst 80 %", "80 %", Some(true)),
        ("minska från 31 till 26 %", "27 %", Some(false)),
        ("från 20 till 30", "30", Some(true)),
        ("minst -5", "−4", Some(true)),
        ("högst −5 grader", "-4", Some(false)),
        ("minst 90 %", "56 av 60 är utbildade", Some(true)),
        ("9 av 10", "45 av 60", Some(false)),
        ("9 av 10", "95 %", Some(true)),
        ("6 av 6 skolor", "6 skolor", Some(true)),
        ("minst 4 träffar", "60 deltagare", None),
        ("minst 4 träffar", "3 st", Some(false)),
        ("minst 500 tkr", "400 000 kr", None),
        ("minst fyra träffar", "tre träffar", Some(false)),
        ("mellan två och fyra", "4", Some(true)),
        ("nio av tio", "56 av 60", Some(true)),
        ("mer än 50 %", "50 %", Some(false)),
        ("mer än 50 %", "50,1 %", Some(true)),
        ("fler än 20", "20", Some(false)),
        ("under 5 %", "5 %", Some(false)),
        ("< 5 %", "4,9 %", Some(true)),
        ("noll", "0", Some(true)),
        ("noll", "1", Some(false)),
        ("Inga incidenter", "1 incident", Some(false)),
        ("inga incidenter", "inga", Some(true)),
        ("alla", "alla", Some(true)),
        ("alla skolor", "5 av 6", Some(false)),
        ("samtliga chefer", "100 %", Some(true)),
        ("alla", "12 st", None),
        ("minst hälften", "49 %", Some(false)),
        ("minst en träff", "1 träff", Some(true)),
        ("minst en", "0", Some(false)),
        ("minst tjugo", "19", Some(false)),
        ("at least one", "1", Some(true)),
    ] {
        let read = Target::read(target).unwrap_or_else(|| panic!("{target}"));
        let reached = read.value_in(outcome).map(|value| read.is_met(value));
        assert_eq!(reached, met, "{target} / {outcome}: {read:?}");
    }
    for text in ["flera", "", "minst", "30-20", "minska", "öka 20 %", "4 1-dagsutbildningar"] {
        assert_eq!(Target::read(text), None, "{text}");
    }
}

#[test]
fn a_text_says_its_side_or_does_not() {
    for (text, is) in [
        ("26 %", false),
        ("100", false),
        ("9 av 10", false),
        ("26 % eller lägre", true),
        ("20-30", true),
        ("4 nummer", false),
        ("alla", true),
        ("noll", true),
        ("ca 20", false),
    ] {
        assert_eq!(Target::read(text).map(|target| target.is_sided), Some(is), "{text}");
    }
}

#[test]
fn a_change_is_counted_from_the_number_before_the_work_began() {
    for (text, baseline, side, number) in [
        ("minska med 20 %", 50.0, Side::AtMost, 40.0),
        ("öka med minst 20 procent", 50.0, Side::AtLeast, 60.0),
        ("minska med 5 procentenheter", 31.0, Side::AtMost, 26.0),
        ("increase by 10", 4.0, Side::AtLeast, 14.0),
        ("20 % fler", 50.0, Side::AtLeast, 60.0),
        ("10 färre", 50.0, Side::AtMost, 40.0),
        ("10 % lägre än 2024", 50.0, Side::AtMost, 45.0),
        ("minskning med hälften", 50.0, Side::AtMost, 25.0),
        ("öka med 5 procentenheter", 31.0, Side::AtLeast, 36.0),
        ("minska med tio", 50.0, Side::AtMost, 40.0),
        ("halvera", 12.0, Side::AtMost, 6.0),
        ("Fördubblas", 12.0, Side::AtLeast, 24.0),
        ("minska med 50 %", -10.0, Side::AtMost, -15.0),
    ] {
        let target = Target::read(text).unwrap_or_else(|| panic!("{text}"));
        let from = target.from(baseline, "");
        assert_eq!(
            (target.is_change, from.is_change, from.side, from.number),
            (true, false, side, number),
            "{text}"
        );
    }
}

proptest! {
    /// A range is met by its ends and by what lies between them, and by nothing else.
    #[test]
    fn a_range_holds_its_ends(low in -1000_i32..1000, width in 0_i32..1000, value in -3000_i32..3000) {
        let high = low + width;
        for text in [format!("mellan {low} och {high}"), format!("minst {low} och högst {high} st")] {
            let target = Target::read(&text).unwrap();
            prop_assert_eq!(target.is_met(value.into()), low <= value && value <= high, "{}", text);
        }
    }

    /// What one side calls met the strict other side does not, whatever the number.
    #[test]
    fn the_sides_share_the_numbers_between_them(number in -5000_i32..5000, value in -5000_i32..5000) {
        let met = |words: &str| Target::read(&format!("{words} {number}")).unwrap().is_met(value.into());
        prop_assert_ne!(met("minst"), met("under"));
        prop_assert_ne!(met("högst"), met("över"));
        prop_assert!(met("minst") || met("högst"));
    }

    /// A number is the same in every way of writing it.
    #[test]
    fn a_number_is_one_however_it_is_written(thousands in 1_u32..999, rest in 0_u32..1000, decimal in 0_u32..10) {
        let plain = f64::from(thousands) * 1000.0 + f64::from(rest) + f64::from(decimal) / 10.0;
        for space in ["", " ", "\u{a0}", "\u{202f}"] {
            for point in [",", "."] {
                let text = format!("minst {thousands}{space}{rest:03}{point}{decimal} kr");
                let read = Target::read(&text).unwrap();
                prop_assert!((read.number - plain).abs() < 1e-6, "{} {:?}", text, read);
            }
        }
    }

    /// Any text is read or refused.
    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,40}") {
        let _ = Target::read(&text);
    }
}
