//! Patterns of the forms of a time, made of the tables that the reader reads by. They accept what is read, and refuse a number
//! that cannot be: a thirteenth month, the 31st of April, a fourth tertial. Beside what is read they accept what would make them
//! many times as long to refuse: a range whose end is before its beginning or that is said to have none, a week that only
//! other years have, two names before a year without a dash between them.

use crate::base::day::{Day, LEAP};
use crate::base::pattern::{DASH, SPACE, one_of, whole};
use crate::base::period::Period;
use crate::base::period::words::{
    AND, ARTICLES, BEFORE, BETWEEN, FROM, MONTHS, MOST_BEFORE, NUMBERED, ONWARDS, ORDINALS, PARTS, TERM,
    THE_PERIOD, THE_YEAR, TO, TURNS, UNTIL, UP_TO, WEEKS,
};

/// A year that is accepted.
const YEAR: &str = "(?:19|2[01])[0-9][0-9]";
/// What stands between a part of a year and its year.
const APART: &str = "(?:,?[ \\t\\n\\r\\xa0\u{2009}\u{202f}]+|[–—‑−-])";
/// A number of one or two figures.
const NUMBER: &str = "[0-9][0-9]?";
/// The number of a week in some year.
const WEEK: &str = "(?:0?[1-9]|[1-4][0-9]|5[0-3])";

/// What can stand after an end without which the time goes on.
fn open() -> String {
    format!("(?:{SPACE}*{DASH})?(?:{SPACE}*{})?", one_of(ONWARDS))
}

impl Period {
    /// What [`Period::read`] accepts.
    pub(crate) fn pattern() -> String {
        format!("^{SPACE}*{}{}{}$", before(), within(), in_a_row(""))
    }

    /// What [`Period::is_planned`] accepts: also a time without its year, or with the last two figures of it.
    pub(crate) fn planned_pattern() -> String {
        format!("^{SPACE}*{}{}(?:{}|{}{SPACE}*)$", before(), within(), in_a_row(""), without_year())
    }

    /// What [`Period::is_begun`] accepts: also a time that says no end.
    pub(crate) fn begun_pattern() -> String {
        let (open, from) = (open(), one_of(FROM));
        let (row, without) = (in_a_row(&open), without_year());
        format!("^{SPACE}*{}(?:{}|{from}{SPACE}+)(?:{row}|{without}{open}{SPACE}*)$", before(), within())
    }

    /// What [`Period::validity`] accepts.
    pub(crate) fn validity_pattern() -> String {
        let (until, from, row) = (one_of(UNTIL), one_of(FROM), in_a_row(&open()));
        format!("^{SPACE}*(?:{until}{SPACE}*|{}(?:{}|{from}{SPACE}+){row})$", before(), within())
    }

    /// A half-year and nothing else.
    pub(crate) fn half_year_pattern() -> String {
        let halves = one_of(
            PARTS.iter().filter(|(_, first, last)| last - first == 5).flat_map(|(names, ..)| *names).copied(),
        );
        let counted = counted(NUMBERED[2]);
        whole(&format!(
            "{}(?:{YEAR}(?:{DASH}[Hh]{SPACE}*0?[12]|{SPACE}+(?:{halves}|{counted}))|(?:{halves}{APART}?|{counted}{APART}){YEAR})",
            before()
        ))
    }

    /// A month or something coarser, and never a day.
    pub(crate) fn month_pattern() -> String {
        let (parts, months, counted) =
            (parts(), one_of(MONTHS.into_iter().flatten().copied()), counted_parts());
        whole(&format!(
            "{}(?:(?:{parts}{APART}?|(?:{months}|{counted}){APART})?{YEAR}\
             |{YEAR}(?:{DASH}(?:0[1-9]|1[0-2]|{})|{SPACE}+(?:{parts}|{months}|{counted})))",
            before(),
            signs()
        ))
    }
}

/// Words before a time that leave it the same.
fn before() -> String {
    format!("(?:{}{SPACE}+){{0,{MOST_BEFORE}}}", one_of(BEFORE.into_iter().chain(UP_TO)))
}

/// The word before a time from one end to another, and the first of them where there is one. Of that only the letters are
/// judged, since it would be most of what there is to say once more.
fn within() -> String {
    let word = one_of(FROM.into_iter().chain(BETWEEN));
    format!("(?:{word}{SPACE}+[0-9A-Za-zÅÄÖåäö.:/’' –—‑−-]{{1,40}}{})?", joint())
}

/// One time, or two with something between, of which the last is followed by `open`. Why the row is not written out: a time
/// is most of what there is to say. What stands between may so stand before the first too, which nobody writes.
fn in_a_row(open: &str) -> String {
    format!("(?:(?:{}{})?{}){{1,2}}{open}{SPACE}*", joint(), article(), one())
}

/// What stands between two times.
fn joint() -> String {
    let words = one_of(TO.into_iter().chain(UP_TO).chain(AND));
    format!("(?:,?{SPACE}+|{SPACE}*(?:{DASH}|/){SPACE}*|{SPACE}+{words}{SPACE}+)")
}

/// What stands between a number and the next: more than a space.
fn joint_of_numbers() -> String {
    let words = one_of(TO.into_iter().chain(UP_TO).chain(AND));
    format!("(?:,{SPACE}+|{SPACE}*(?:{DASH}|/){SPACE}*|{SPACE}+{words}{SPACE}+)")
}

/// A time, also of two parts of one year: `maj-juni 2018`, `vecka 40-42 2018`, `1-15 maj 2018`.
fn one() -> String {
    let (parts, named, joint) = (parts(), named(), joint());
    let article = article();
    let ordinals = ordinals();
    // A number by itself is the first of several: `1-15 maj 2018`. The last may be that of a week.
    let before_year = format!(
        "(?:{parts}{joint}?|{article}(?:{named}|{ordinals}){joint}|{article}{NUMBER}{}){{0,3}}(?:{WEEK}{SPACE}+|{article})",
        joint_of_numbers()
    );
    let turn = format!(
        "(?:{}{SPACE}*)?{YEAR}/{SPACE}*(?:{YEAR}|[0-9][0-9])",
        one_of(TURNS.into_iter().flatten().copied())
    );
    let term = format!("{}{SPACE}+{YEAR}{SPACE}*{DASH}{SPACE}*{YEAR}", one_of(TERM));
    let dashed = format!("{DASH}(?:{YEAR}|0[1-9]|1[0-2]|{})", signs());
    let day = Day::shape(YEAR, &format!("(?:(?:19|2[01]){LEAP}|2000)"), DASH);
    format!("(?:{before_year}{YEAR}|{YEAR}(?:{dashed}|{SPACE}+(?:{parts}|{named}))|{day}|{turn}|{term})")
}

/// A time without its year, or with the last two figures of it, also of two parts of that year: `kv 1`, `maj-juni`, `ht-18`.
fn without_year() -> String {
    let (parts, named, article) = (parts(), named(), article());
    let whole = one_of(THE_YEAR.into_iter().chain(THE_PERIOD));
    let (ordinals, joint) = (ordinals(), joint_of_numbers());
    let before = format!("(?:(?:{article}(?:{parts}|{named}|{ordinals})|{article}{NUMBER}){joint}){{0,3}}");
    // Two figures may stand at a word; after another number they stand apart.
    let months = one_of(MONTHS.into_iter().flatten().copied());
    let short = format!("(?:(?:{SPACE}|{DASH})+[’']?[0-9][0-9])?");
    format!(
        "(?:{before}{article}(?:(?:{parts}|(?:{NUMBER}{SPACE}+)?{months})[’']?[0-9][0-9]|(?:{parts}|{named}(?:{joint}{WEEK})?){short})|{whole})"
    )
}

/// A word at an end of a longer time.
fn article() -> String {
    format!("(?:{}{SPACE}+)?", one_of(ARTICLES))
}

fn ordinals() -> String {
    one_of(ORDINALS.into_iter().map(|(word, _)| word))
}

/// What needs a space before its year: a day, a month, a numbered part or a week. The number of a day may stand before its
/// month or after it.
fn named() -> String {
    let long = MONTHS_BY_LENGTH.map(|(months, days)| {
        let months = months.iter().filter_map(|month| MONTHS.get(*month));
        let months = one_of(months.copied().flatten().copied());
        format!("(?:{days}(?::[AEae]\\.?)?{SPACE}+)?{months}(?:{SPACE}*{days})?")
    });
    let date = format!("{NUMBER}/(?:0?[1-9]|1[0-2])");
    format!("(?:{}|{date}|{}|{}{SPACE}*{WEEK})", long.join("|"), counted_parts(), one_of(WEEKS))
}

/// The places of the months of each length, and the numbers of their days.
const MONTHS_BY_LENGTH: [(&[usize], &str); 3] = [
    (&[0, 2, 4, 6, 7, 9, 11], "(?:0?[1-9]|[12][0-9]|3[01])"),
    (&[3, 5, 8, 10], "(?:0?[1-9]|[12][0-9]|30)"),
    (&[1], "(?:0?[1-9]|[12][0-9])"),
];

/// What stands after a year and a dash, for a part of it.
fn signs() -> String {
    format!("[Hh]\\.?{SPACE}*0?[12]|[Tt]\\.?{SPACE}*0?[1-3]|[Qq]\\.?{SPACE}*0?[1-4]")
}

fn parts() -> String {
    one_of(PARTS.iter().flat_map(|(names, ..)| *names).copied())
}

fn counted_parts() -> String {
    format!("(?:{})", NUMBERED.map(counted).join("|"))
}

/// A part of a year that is numbered, in figures or words.
fn counted((names, months): (&[&str], u32)) -> String {
    let (names, last) = (one_of(names.iter().copied()), 12 / months);
    let ordinals = one_of(ORDINALS.iter().filter(|(_, number)| *number <= last).map(|(word, _)| *word));
    format!("(?:{ordinals}{SPACE}+{names}(?:{SPACE}+[Oo][Ff]\\.?)?|{names}{SPACE}*0?[1-{last}])")
}
