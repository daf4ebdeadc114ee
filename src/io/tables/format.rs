//! What a number or a day looks like in a format of a spreadsheet, as `yyyy-mm-dd`, `[$-41D]mmmm yyyy` and `#,##0 "kr"`.

mod section;
mod figures;
mod days;

use super::cell::{Kind, Shows};
use crate::base::day::Day;
use days::moment;
pub(super) use days::second;
pub(super) use figures::plain;
use section::{Piece, Section};

/// A format, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Format {
    /// For numbers above zero, below it, zero, and text; fewer where one stands for several.
    sections: Vec<Section>,
}

/// The longest format that is read, in characters: no program writes a longer one.
const LONGEST: usize = 255;

/// Microsoft's formats that a file names by number without saying them.
pub(super) fn known(number: u32) -> &'static str {
    match number {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 | 41 | 42 => "#,##0",
        4 | 39 | 40 | 43 | 44 => "#,##0.00",
        5 | 6 => "#,##0\\ \"kr\"",
        7 | 8 => "#,##0.00\\ \"kr\"",
        9 => "0%",
        10 => "0.00%",
        14 | 27..=31 | 36 | 50..=54 | 57 | 58 => "yyyy-mm-dd",
        15 => "d mmm yyyy",
        16 => "d mmm",
        17 => "mmm yyyy",
        18 | 20 => "h:mm",
        19 | 21 => "h:mm:ss",
        22 => "yyyy-mm-dd h:mm",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        49 => "@",
        _ => "General",
    }
}

impl Format {
    /// Reads a format as it stands in a file.
    pub(super) fn read(code: &str) -> Self {
        let mut sections = vec![Section::default()];
        let code: String = code.chars().take(LONGEST).collect();
        let mut chars = code.chars().peekable();
        while let Some(char) = chars.next() {
            let Some(section) = sections.last_mut() else { break };
            match char {
                ';' => sections.push(Section::default()),
                '"' => {
                    section.say(&chars.by_ref().take_while(|char| *char != '"').collect::<String>());
                }
                '\\' => section.say(chars.next().map(String::from).unwrap_or_default().as_str()),
                // The room of a character that is not shown.
                '_' => {
                    chars.next();
                    section.say(" ");
                }
                '*' => {
                    chars.next();
                }
                '[' => section
                    .bracket(chars.by_ref().take_while(|char| *char != ']').collect::<String>().as_str()),
                '0' | '#' | '?' => section.pieces.push(Piece::Figure(char)),
                '.' if section.has_figures() => section.pieces.push(Piece::Point),
                ',' if section.has_figures() => section.pieces.push(Piece::Comma),
                '%' => section.pieces.push(Piece::Percent),
                '@' => section.pieces.push(Piece::Whole),
                '/' | 'E' | 'e' if section.has_figures() => section.pieces.push(Piece::Other),
                'G' | 'g' if starts(&mut chars, "eneral") || starts(&mut chars, "ENERAL") => {
                    section.pieces.push(Piece::Whole);
                }
                'A' | 'a' if starts(&mut chars, "M/PM") || starts(&mut chars, "m/pm") => {}
                'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'w' | 'W' | 'q' | 'Q' => {
                    let mut count = 1;
                    while chars.next_if(|next| next.eq_ignore_ascii_case(&char)).is_some() {
                        count += 1;
                    }
                    section.pieces.push(Piece::Time(char.to_ascii_lowercase(), count));
                }
                char => section.say(char.encode_utf8(&mut [0; 4])),
            }
        }
        sections.iter_mut().for_each(Section::find_minutes);
        Self { sections }
    }

    /// What is seen of a number, which is a count of days where the format is of time. `is_1904` says which day is the
    /// first.
    pub(super) fn number(&self, value: f64, is_1904: bool) -> (String, Kind) {
        let Some((section, is_bare)) = self.section(value) else { return (plain(value), Kind::Number) };
        if section.is_of_time() {
            return match moment(value, is_1904) {
                Some((day, second)) => section.time(day, second),
                None => (plain(value), Kind::Number),
            };
        }
        let value = if is_bare { value } else { value.abs() };
        (section.figures(value), Kind::Number)
    }

    /// What is seen of a day and a second of it.
    pub(super) fn day(&self, day: Day, second: u32) -> (String, Kind) {
        match self.sections.first().filter(|section| section.is_of_time()) {
            Some(section) => section.time(day, second),
            None => (day.to_string(), Kind::Time(day, Shows::Day)),
        }
    }

    /// What is seen of a text.
    pub(super) fn text(&self, text: &str) -> String {
        let of_text = self.sections.iter().skip(3).chain(&self.sections);
        let Some(section) = of_text.take(4).find(|section| section.pieces.contains(&Piece::Whole)) else {
            // Four sections of which the last is empty show no text.
            let shows_none = self.sections.get(3).is_some_and(|section| section.pieces.is_empty());
            return if shows_none { String::new() } else { text.to_owned() };
        };
        let said = section.pieces.iter().map(|piece| match piece {
            Piece::Said(said) => said.as_str(),
            Piece::Whole => text,
            _ => "",
        });
        said.collect()
    }

    /// The section for a number, and whether its minus sign is not in the section.
    fn section(&self, value: f64) -> Option<(&Section, bool)> {
        let numbers = &self.sections[..self.sections.len().min(3)];
        if numbers.iter().any(|section| section.condition.is_some()) {
            let meets = |section: &&Section| {
                section.condition.as_ref().is_none_or(|(sign, bound)| meets(value, sign, *bound))
            };
            return numbers.iter().find(meets).map(|section| (section, true));
        }
        match numbers {
            [_, negative, ..] if value < 0.0 => Some((negative, false)),
            [_, _, zero] if meets(value, "=", 0.0) => Some((zero, true)),
            [first, ..] => Some((first, true)),
            [] => None,
        }
    }
}

/// Whether a number stands so to another, as a condition says it.
fn meets(value: f64, sign: &str, bound: f64) -> bool {
    let is_same = (value - bound).abs() < f64::EPSILON;
    match sign {
        "<" => value < bound,
        "<=" => value < bound || is_same,
        ">" => value > bound,
        ">=" => value > bound || is_same,
        "=" => is_same,
        _ => !is_same,
    }
}

/// Whether the text that follows is this, which is then passed.
fn starts(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, text: &str) -> bool {
    let mut ahead = chars.clone();
    let is_it = text.chars().all(|char| ahead.next() == Some(char));
    if is_it {
        *chars = ahead;
    }
    is_it
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_seen_as_its_format_shows_it() {
        for (code, value, seen) in [
            ("General", 12.0, "12"),
            ("General", 0.1 + 0.2, "0.3"),
            ("0.00", 1.1, "1.10"),
            ("0%", 0.26, "26 %"),
            ("0.0%", 0.255, "25,5 %"),
            ("0\\ %", 0.26, "26 %"),
            ("#,##0\\ \"kr\"", 25_000.0, "25 000 kr"),
            ("#,##0.00\\ [$kr-41D];[Red]\\-#,##0.00\\ [$kr-41D]", -1_234.5, "-1 234,50 kr"),
            (
                "_-* #,##0\\ \"kr\"_-;\\-* #,##0\\ \"kr\"_-;_-* \"-\"??\\ \"kr\"_-;_-@_-",
                1_234_567.0,
                "1 234 567 kr",
            ),
            ("#,##0,\\ \"tkr\"", 25_000.0, "25 tkr"),
            ("000", 7.0, "007"),
            ("0.##", 2.5, "2.5"),
            ("#,##0;(#,##0)", -5.0, "(5)"),
            ("\"Mål \"0", 3.0, "Mål 3"),
            ("[<1]\"ingen\";0", 0.0, "ingen"),
            ("[<1]\"ingen\";0", 4.0, "4"),
            (";;;", 4.0, ""),
            ("# ?/?", 0.5, "0.5"),
            ("0", -0.2, "0"),
        ] {
            assert_eq!(Format::read(code).number(value, false).0, seen, "{code} of {value}");
        }
    }

    #[test]
    fn a_day_is_as_much_of_it_as_its_format_shows() {
        for (code, seen, shows) in [
            ("yyyy-mm-dd;@", "2027-05-14", Shows::Day),
            ("[$-41D]d mmmm yyyy", "2027-05-14", Shows::Day),
            ("dddd\\ dd/mm/yy", "2027-05-14", Shows::Day),
            ("[$-41D]mmmm yyyy;@", "maj 2027", Shows::Month),
            ("mmm\\-yy", "maj 2027", Shows::Month),
            ("[$-409]mmmm\\ yyyy", "May 2027", Shows::Month),
            ("\"senast \"mm/yyyy", "senast 05/2027", Shows::Month),
            ("yyyy", "2027", Shows::Year),
            ("\"v \"ww yyyy", "v 19 2027", Shows::Week),
            ("d mmmm", "14 maj", Shows::Other),
            ("dddd", "fredag", Shows::Other),
            ("\"kv \"q yyyy", "kv 2 2027", Shows::Other),
            ("yyyy-mm-dd hh:mm", "2027-05-14 13:30", Shows::Other),
            ("h:mm", "13:30", Shows::Other),
        ] {
            let Some(day) = Day::of(2027, 5, 14) else { return };
            let value = 46_521.0 + 13.5 / 24.0;
            let format = Format::read(code);
            assert_eq!(format.number(value, false), (seen.to_owned(), Kind::Time(day, shows)), "{code}");
            assert_eq!(format.number(value - 1462.0, true).0, seen, "{code}");
            assert_eq!(format.day(day, 48_600).0, seen, "{code}");
        }
        let of = |value: f64| Format::read("yyyy-mm-dd").number(value, false).0;
        assert_eq!([1.0, 59.0, 61.0].map(of), ["1900-01-01", "1900-02-28", "1900-03-01"]);
        assert_eq!(of(-1.0), "-1");
    }
}
