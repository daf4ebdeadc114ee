//! What an answer says: a day or an assessment, in the forms that people write them. Only what means one thing is read.

use crate::base::day::Day;
use crate::base::likeness::fold;
use crate::base::meant;
use crate::base::period::Period;
use crate::base::wording;
use crate::import::marks::is_nothing;
use crate::io::tables::{Cell, Kind, Shows};
use crate::model::records::activity::Assessment;

/// When something was over: a day, or the month or year as it is written, where nobody knows the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    On(Day),
    In(String, Period),
}

impl Ended {
    /// The day that it counts from.
    pub(crate) fn last(&self) -> Day {
        match self {
            Self::On(day) => *day,
            Self::In(_, period) => period.last,
        }
    }

    pub(crate) fn written(&self) -> String {
        match self {
            Self::On(day) => day.to_string(),
            Self::In(written, _) => written.clone(),
        }
    }
}

/// An answer that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unclear;

/// The days of the week, which may stand before a date.
const WEEKDAYS: [&str; 14] = [
    "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "mån", "tis", "ons", "tors",
    "fre", "lör", "sön",
];

/// The colours as people draw them, with their words.
const DRAWN: [(char, &str); 12] = [
    ('🟢', "grön"),
    ('🟩', "grön"),
    ('💚', "grön"),
    ('✅', "grön"),
    ('🟡', "gul"),
    ('🟨', "gul"),
    ('💛', "gul"),
    ('⚠', "gul"),
    ('🔴', "röd"),
    ('🟥', "röd"),
    ('❤', "röd"),
    ('⛔', "röd"),
];

/// The earliest year that is believed of a sheet: it keeps times of day as parts of the day before its first.
const EARLIEST: i32 = 1950;

/// The day that a cell says; `None` where it is empty.
pub(crate) fn day(cell: &Cell) -> Result<Option<Day>, Unclear> {
    match cell.shown {
        Kind::Time(day, Shows::Day | Shows::Other) if day.year() >= EARLIEST => Ok(Some(day)),
        Kind::Time(..) | Kind::Error | Kind::Unstored => Err(Unclear),
        _ => written(&cell.text),
    }
}

/// When a cell says that something was over; `None` where it is empty.
pub(crate) fn ended(cell: &Cell) -> Result<Option<Ended>, Unclear> {
    let read = day(cell);
    if let Ok(day) = read {
        return Ok(day.map(Ended::On));
    }
    let written = match cell.shown {
        Kind::Time(day, Shows::Month) if day.year() >= EARLIEST => day.to_string().chars().take(7).collect(),
        Kind::Time(..) | Kind::Error | Kind::Unstored => return Err(Unclear),
        _ => cell.text.trim().trim_end_matches(['.', ',']).to_owned(),
    };
    let period = Period::read(&written).ok_or(Unclear)?;
    Ok(Some(Ended::In(written, period)))
}

fn written(text: &str) -> Result<Option<Day>, Unclear> {
    let text = fold(text);
    let text = text.trim_end_matches(['.', ',']);
    // A dash says that nothing stands there.
    if text.is_empty() || is_nothing(text) {
        return Ok(None);
    }
    let mut words: Vec<&str> = text.split(' ').collect();
    let is_before = |word: &str| {
        let word = word.trim_matches(['.', ',']);
        word == "den" || WEEKDAYS.iter().any(|day| word == *day || word.strip_suffix("en") == Some(*day))
    };
    while words.len() > 1 && is_before(words[0]) {
        words.remove(0);
    }
    // A time of day that a program has put after the day.
    if words.len() == 2 && words[1].trim_matches(['0', ':']).is_empty() {
        words.pop();
    }
    let text = words.join(" ");
    Day::read(&text).or_else(|| meant::day(&text)).map(Some).ok_or(Unclear)
}

/// The assessment that a cell says; `None` where it is empty. What stands in brackets, and after a dash or a comma, may
/// only say the same.
pub(crate) fn assessment(cell: &Cell) -> Result<Option<Assessment>, Unclear> {
    if matches!(cell.shown, Kind::Error | Kind::Unstored) {
        return Err(Unclear);
    }
    // Whoever asks has not assessed.
    if cell.text.contains('?') {
        return Err(Unclear);
    }
    let mut text = cell.text.replace('\u{fe0f}', "");
    for (drawn, word) in DRAWN {
        text = text.replace(drawn, &format!(",{word},"));
    }
    let parts = text.split(['(', ')', ',', ';', ':', '=', '–', '\n']).flat_map(|part| part.split(" - "));
    let parts = parts.map(|part| part.trim_matches(|char: char| !char.is_alphanumeric()));
    let mut all = parts.filter(|part| !part.is_empty()).map(colour);
    let Some(first) = all.next() else {
        return if cell.text.is_empty() || is_nothing(&cell.text) { Ok(None) } else { Err(Unclear) };
    };
    let first = first?;
    all.all(|other| other == Ok(first)).then_some(Some(first)).ok_or(Unclear)
}

/// The assessment that is called so.
fn colour(said: &str) -> Result<Assessment, Unclear> {
    let words = Assessment::ALL.map(Assessment::typed);
    wording::meant(said, &words).and_then(|at| Assessment::ALL.get(at)).copied().ok_or(Unclear)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it_and_nothing_else_is_a_day() {
        for text in [
            "2026-05-14", "14 maj 2026", "den 14 maj 2026", "Torsdagen den 14 maj 2026.", "tors 14/5 2026",
            "14/5 2026", "20260514", "2026-05-14 00:00:00", "14.5.2026",
        ] {
            assert_eq!(
                written(text).unwrap().map(|day| day.to_string()).as_deref(),
                Some("2026-05-14"),
                "{text}"
            );
        }
        for text in
            ["14 maj", "maj 2026", "14/5", "14/5 26", "2026-02-30", "ja", "x", "klart", "46156", "14 V 2026"]
        {
            assert_eq!(written(text), Err(Unclear), "{text}");
        }
        assert_eq!((written(" "), written("–")), (Ok(None), Ok(None)));
        assert_eq!(assessment(&Cell::plain("grön?")), Err(Unclear));
        assert_eq!(assessment(&Cell::plain("-")), Ok(None));
    }

    #[test]
    fn a_day_that_a_sheet_keeps_is_that_day_and_a_month_is_none() {
        let day = Day::read("2026-05-14").unwrap();
        let cell = |shows| Cell { shown: Kind::Time(day, shows), ..Cell::plain("14-maj") };
        assert_eq!(super::day(&cell(Shows::Day)), Ok(Some(day)));
        assert_eq!(super::day(&cell(Shows::Other)), Ok(Some(day)));
        assert_eq!(super::day(&cell(Shows::Month)), Err(Unclear));
        let noon = Kind::Time(Day::of(1899, 12, 31).unwrap(), Shows::Other);
        assert_eq!(super::day(&Cell { shown: noon, ..Cell::plain("12:00") }), Err(Unclear));
        assert_eq!(super::day(&Cell { shown: Kind::Unstored, ..Cell::plain("") }), Err(Unclear));
    }

    #[test]
    fn a_finish_is_a_day_or_the_month_or_year_that_is_known_as_it_is_written() {
        let said =
            |text: &str| ended(&Cell::plain(text)).map(|own| own.map(|own| (own.written(), own.last())));
        for (text, written, last) in [
            ("14 maj 2026", "2026-05-14", "2026-05-14"),
            ("mars 2026", "mars 2026", "2026-03-31"),
            ("2026-03.", "2026-03", "2026-03-31"),
            ("2026", "2026", "2026-12-31"),
        ] {
            let last = Day::read(last).unwrap();
            assert_eq!(said(text), Ok(Some((written.to_owned(), last))), "{text}");
        }
        for text in ["mars", "klart", "ja", "14 maj", "46156"] {
            assert_eq!(said(text), Err(Unclear), "{text}");
        }
        assert_eq!(said(""), Ok(None));
        let month = Kind::Time(Day::read("2026-03-01").unwrap(), Shows::Month);
        let cell = Cell { shown: month, ..Cell::plain("mar-26") };
        assert_eq!(ended(&cell).unwrap().unwrap().written(), "2026-03");
    }

    #[test]
    fn an_assessment_is_read_in_every_form_of_one_and_in_none_of_two() {
        for (text, name) in [
            ("grön (enligt plan)", "green"),
            ("Gul.", "yellow"),
            ("gul (risk)", "yellow"),
            ("GUL – risk", "yellow"),
            ("🟡", "yellow"),
            ("🟡 gul", "yellow"),
            ("gult", "yellow"),
            ("Röd!", "red"),
            ("rött (avvikelse)", "red"),
            ("red, off plan", "red"),
            ("enligt plan", "green"),
            ("yellow", "yellow"),
        ] {
            let read = assessment(&Cell::plain(text)).map(|own| own.map(Assessment::name));
            assert_eq!(read, Ok(Some(name)), "{text}");
        }
        for text in ["lila", "gul/röd", "grön (risk)", "🟢🔴", "inte grön", "ok", "?", "gul, nästan klart"]
        {
            assert_eq!(assessment(&Cell::plain(text)), Err(Unclear), "{text}");
        }
        assert_eq!(assessment(&Cell::plain("")), Ok(None));
    }
}
