//! The forms that no keyword of JSON Schema can say. The schemas name them, vbe reads them with the type that knows them, and
//! others are given a pattern.

use crate::base::day::Day;
use crate::base::halfyear::{self, HalfYear};
use crate::base::period::Period;
use crate::base::remembered::Remembered;
use crate::base::rhythm::{Length, Recurrence};
use crate::base::target::Target;

/// A form: what it is called in the schemas, whether a text has it, and the pattern of such texts.
pub(super) struct Format {
    pub(super) name: &'static str,
    pub(super) reads: fn(&str) -> bool,
    pub(super) pattern: fn() -> String,
}

impl Format {
    /// Whether a text has the form, by what was found of the same text before.
    pub(super) fn is_of(&'static self, nth: usize, text: &str) -> bool {
        /// The longest text that is remembered, in bytes, and how many are.
        const LONGEST: usize = 32;
        const KEPT: usize = 1024;
        thread_local! {
            static HAVE: Remembered<bool> = const { Remembered::new(LONGEST, KEPT) };
        }
        let kind = nth as u64;
        HAVE.with(|have| have.find(text, kind)).unwrap_or_else(|| {
            let has = (self.reads)(text);
            HAVE.with(|have| have.keep(text, kind, has));
            has
        })
    }
}

/// Every form.
pub(super) static FORMATS: [Format; 10] = [
    Format { name: "period", reads: |text| Period::read(text).is_some(), pattern: Period::pattern },
    Format { name: "planned", reads: Period::is_planned, pattern: Period::planned_pattern },
    Format { name: "begun", reads: Period::is_begun, pattern: Period::begun_pattern },
    Format {
        name: "validity",
        reads: |text| Period::validity(text).is_some(),
        pattern: Period::validity_pattern,
    },
    Format { name: "day", reads: |text| Day::read(text).is_some(), pattern: Day::pattern },
    Format { name: "target", reads: |text| Target::read(text).is_some(), pattern: Target::pattern },
    Format {
        name: "recurrence",
        reads: |text| Recurrence::read(text).is_some(),
        pattern: Recurrence::pattern,
    },
    Format {
        name: "half-year",
        reads: |text| HalfYear::read(text).is_some(),
        pattern: Period::half_year_pattern,
    },
    Format { name: "month", reads: |text| halfyear::month(text).is_some(), pattern: Period::month_pattern },
    Format { name: "length", reads: |text| Length::read(text).is_some(), pattern: Length::pattern },
];

/// Whether a form is that of a time with a beginning or an end: not of a day, a month or a half-year alone.
pub(super) fn is_period(name: &str) -> bool {
    matches!(name, "period" | "planned" | "begun" | "validity")
}

#[cfg(test)]
mod tests {
    use jsonschema::Validator;
    use proptest::prelude::*;
    use proptest::string::string_regex;
    use serde_json::{Value, json};

    use super::*;

    /// What another validator makes of a text by the pattern alone.
    fn other(format: &Format) -> Validator {
        jsonschema::draft7::new(&json!({"pattern": (format.pattern)()})).unwrap()
    }

    /// Texts that the pattern accepts, and such texts with a character taken away, put in or changed.
    fn near(format: &Format) -> impl Strategy<Value = String> {
        let pattern = (format.pattern)().replace(['^', '$'], "");
        let sound = string_regex(&pattern).unwrap();
        let signs = prop::sample::select(" \u{a0}-–/.+0129aVvhT1åÅxst".chars().collect::<Vec<_>>());
        (sound, prop::option::of((any::<prop::sample::Index>(), 0..3_u8, signs))).prop_map(
            |(text, change)| {
                let mut chars: Vec<char> = text.chars().collect();
                let Some((at, how, sign)) = change.filter(|_| !chars.is_empty()) else { return text };
                let at = at.index(chars.len());
                match how {
                    0 => drop(chars.remove(at)),
                    1 => chars.insert(at, sign),
                    _ => chars[at] = sign,
                }
                chars.into_iter().collect()
            },
        )
    }

    /// What vbe refuses and a pattern accepts: a time whose numbers cannot be (a range whose end is before its beginning, a
    /// week that the year does not have), which no pattern can count, and of a target all but that it has a number.
    #[test]
    fn others_accept_what_vbe_reads_and_nothing_else() {
        for format in &FORMATS {
            let other = other(format);
            proptest!(ProptestConfig::with_cases(400), |(text in near(format))| {
                let (read, accepted) = ((format.reads)(&text), other.is_valid(&Value::String(text.clone())));
                let has_more_digits = text.chars().filter(char::is_ascii_digit).count() > 5;
                let excused = matches!(format.name, "target" | "period" | "planned" | "begun" | "validity")
                    || format.name == "half-year" && has_more_digits;
                prop_assert!(accepted || !read, "{}: {text:?} is read, and refused by others", format.name);
                prop_assert!(read || !accepted || excused, "{}: {text:?} is not read, and accepted by others", format.name);
            });
        }
    }

    #[test]
    fn what_has_a_year_has_no_other_in_two_figures() {
        let planned = FORMATS.iter().find(|format| format.name == "planned").unwrap();
        for (text, is_read) in
            [("1900-V1-01", false), ("1900-V1–01", false), ("ht-18", true), ("kv 2-18", true)]
        {
            assert_eq!((planned.reads)(text), is_read, "{text}");
            assert_eq!(other(planned).is_valid(&Value::String(text.to_owned())), is_read, "{text}");
        }
    }

    /// A letter for a part of a year may have a full stop, as an abbreviation has.
    #[test]
    fn others_accept_a_full_stop_after_a_letter() {
        let formats = FORMATS.iter().filter(|format| ["month", "period", "planned"].contains(&format.name));
        for (format, text) in
            formats.flat_map(|format| ["2018-H. 1", "2018-T.2", "2018-Q. 03"].map(|text| (format, text)))
        {
            assert!((format.reads)(text), "{}: {text}", format.name);
            assert!(other(format).is_valid(&Value::String(text.to_owned())), "{}: {text}", format.name);
        }
    }

    /// A dash in a word is written as any other.
    #[test]
    fn others_accept_every_dash_in_a_word() {
        for dash in ["-", "–", "—", "‑", "−", ".-"] {
            for (format, text) in [
                (&FORMATS[6], format!("at \u{a0}\u{202f} least  half{dash}yearly")),
                (&FORMATS[6], format!("every half{dash}year")),
                (&FORMATS[9], format!("2 half{dash}year")),
                (&FORMATS[0], format!("half{dash}year 1 2018")),
            ] {
                let is_read = (format.reads)(&text);
                assert_eq!(other(format).is_valid(&Value::String(text.clone())), is_read, "{text}");
                assert!(is_read, "{text}");
            }
        }
    }

    #[test]
    fn a_pattern_keeps_to_what_every_dialect_has() {
        for format in &FORMATS {
            let pattern = (format.pattern)();
            for sign in ["(?=", "(?!", "(?<", "(?i", r"\d", r"\s", r"\w", r"\p", r"\u", r"\b"] {
                assert!(!pattern.contains(sign), "{}: {sign}", format.name);
            }
            assert!(pattern.len() < 24_000, "{} is {} characters", format.name, pattern.len());
        }
    }

    /// Faults that people make: a number that cannot be, half a time, and words that are none.
    #[test]
    fn others_refuse_a_time_that_cannot_be() {
        let period = other(&FORMATS[0]);
        for text in [
            "2018-13", "2018-00", "2018-02-30", "2019-02-29", "2018-04-31", "2018-05-32", "32 maj 2018",
            "31 april 2018", "30 februari 2018", "0 maj 2018", "T4 2018", "2018-T4", "kv 5 2018", "Q0 2018",
            "2018-H3", "fjärde tertialet 2018", "tredje halvåret 2018", "vecka 54 2018", "vecka 0 2018",
            "maj", "V", "kv 2", "218", "20188", "1818", "snart", "ungefär 2018", "2018 ungefär",
            "maj 2018 -", "från 2016", "2016-12-05 –", "från och med maj 2016 tills vidare", "-", "",
        ] {
            assert!(!period.is_valid(&Value::String(text.to_owned())), "{text}");
            assert!(Period::read(text).is_none(), "{text}");
        }
        for text in
            ["2016-02-29", "31 maj 2018", "29 februari 2016", "maj-juni 2018", "2018 V", "kv 1-2 2018"]
        {
            assert!(
                period.is_valid(&Value::String(text.to_owned())) && Period::read(text).is_some(),
                "{text}"
            );
        }
    }

    #[test]
    fn others_refuse_a_time_of_a_plan_that_cannot_be() {
        let formats = [&FORMATS[1], &FORMATS[2]];
        let [planned, begun] = formats.map(other);
        let is = |validator: &Validator, text: &str| validator.is_valid(&Value::String(text.to_owned()));
        for text in [
            "2018-13", "2018-5", "2018-02-29", "2018-H3", "maj2018", "1899", "2200", "20188", "maj maj",
            "vecka", "kv 5", "T4", "Q0", "fjärde tertialet", "32 maj", "senast", "under", "40", "18",
            "maj -", "2017-2021 tills vidare maj", "snart", "", "-",
        ] {
            assert!(!is(&planned, text) && !Period::is_planned(text), "{text}");
        }
        for text in ["från 2016", "2016-12-05 –", "från och med maj 2016 tills vidare", "2018-", "våren –"]
        {
            assert!(!is(&planned, text) && !Period::is_planned(text), "{text}");
            assert!(is(&begun, text) && Period::is_begun(text), "{text}");
        }
        for text in [
            "maj", "kv 1", "kv 1-2", "vecka 40-42", "1-15 maj", "senast 30 juni", "under året", "ht-18",
            "kv 2 -18", "maj '18", "våren", "maj–juni", "1 maj till den 15 juni", "planperioden", "maj 2018",
            "2018-05", "från maj till juni", "första halvåret", "30/6",
        ] {
            assert!(is(&planned, text), "{text} is refused by others");
            assert!(Period::is_planned(text), "{text}");
        }
    }
}
