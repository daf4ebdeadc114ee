//! Writes the coming days of a page as a calendar (RFC 5545). Each turn is an event of a whole day, the last working day
//! on which its work can be done. The calendar needs so few properties that no library is used.
//!
//! It is published for subscription (RFC 5546), which asks for an organizer of each event; there is nobody to write to,
//! which `invalid:nomail` says. A calendar must have some component, and one that is published some event. So one
//! without events is not said to be published, and has a time zone, which readers know and show nothing of.

use std::collections::HashSet;
use std::io::{self, Write};

use crate::base::day::Day;
use crate::output::page::{Cell, Page, Part, Table};
use crate::syntax::text::visible;

pub(super) fn page(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let until = page.asked.iter().find(|(key, _)| *key == "until");
    let until = until.and_then(|(_, day)| if let Cell::Day(day) = day { Some(*day) } else { None });
    let until = until.unwrap_or(Day::LAST);
    let has_events = page.parts.iter().any(|part| has_events(part, page.spreadsheet.table, until));
    let mut calendar = Calendar { out, stamp: page.stamp.day, until, ids: HashSet::new() };
    calendar.line("BEGIN:VCALENDAR")?;
    calendar.line("VERSION:2.0")?;
    calendar.line(&format!(
        "PRODID:-//vbe//vbe {}//{}",
        page.stamp.version,
        page.stamp.lang.pick("SV", "EN")
    ))?;
    calendar.line("CALSCALE:GREGORIAN")?;
    if has_events {
        calendar.line("METHOD:PUBLISH")?;
    }
    calendar.text("X-WR-CALNAME", &page.title)?;
    if !has_events {
        ZONE.iter().try_for_each(|line| calendar.line(line))?;
    }
    for part in &page.parts {
        calendar.part(part, page.spreadsheet.table)?;
    }
    calendar.line("END:VCALENDAR")
}

/// The time zone of Sweden, whose clock is turned on the last Sundays of March and October.
const ZONE: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Stockholm",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The calendar that is being written.
struct Calendar<'o> {
    out: &'o mut dyn Write,
    stamp: Day,
    /// The last day that is asked for.
    until: Day,
    /// The ids of the events that are written.
    ids: HashSet<String>,
}

/// Whether a part has a day that comes.
fn has_events(part: &Part, of: &str, until: Day) -> bool {
    let table = part.table.as_ref().filter(|table| table.name() == of);
    let is_coming = |row: &[Cell]| {
        row.iter().any(
            |cell| matches!(cell, Cell::List(own) if own.iter().filter_map(turn).any(|(by, _)| by <= until)),
        )
    };
    table.is_some_and(|table| table.rows().iter().any(|row| is_coming(row)))
        || part.parts.iter().any(|part| has_events(part, of, until))
}

impl Calendar<'_> {
    fn part(&mut self, part: &Part, of: &str) -> io::Result<()> {
        if let Some(table) = part.table.as_ref().filter(|table| table.name() == of) {
            for row in table.rows() {
                self.row(&part.id, table, row)?;
            }
        }
        part.parts.iter().try_for_each(|part| self.part(part, of))
    }

    /// An id that no other event has. It is the same in every run, whatever day it is, since it is made of what is to be
    /// done and of the end of its time. Where two are told apart by neither, their order tells.
    fn unused(&mut self, id: &str) -> String {
        let numbered =
            (1..).map(|number| if number == 1 { format!("{id}@vbe") } else { format!("{id}/{number}@vbe") });
        let own = numbered.into_iter().find(|own| !self.ids.contains(own)).unwrap_or_default();
        self.ids.insert(own.clone());
        own
    }

    fn row(&mut self, sort: &str, table: &Table, row: &[Cell]) -> io::Result<()> {
        let cell = |key: &str| {
            let at = table.heads().iter().position(|head| head.key == key);
            at.and_then(|at| row.get(at)).unwrap_or(&Cell::Nothing)
        };
        let until = self.until;
        let Cell::List(coming) = cell("coming") else { return Ok(()) };
        for (by, last) in coming.iter().filter_map(turn).filter(|(by, _)| *by <= until) {
            let id = self.unused(&format!("{sort}/{}/{last}", cell("id").read(" ")));
            self.line("BEGIN:VEVENT")?;
            self.text("UID", &id)?;
            self.line(&format!("DTSTAMP:{}T000000Z", compact(self.stamp)))?;
            self.line("ORGANIZER;CN=vbe:invalid:nomail")?;
            self.line(&format!("DTSTART;VALUE=DATE:{}", compact(by)))?;
            self.line(&format!("DTEND;VALUE=DATE:{}", compact(by.plus_days(1))))?;
            self.text("SUMMARY", &cell("title").read(" "))?;
            let about = [cell("responsible").read(", "), cell("rhythm").read(" ")];
            self.text(
                "DESCRIPTION",
                &about.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"),
            )?;
            self.line("TRANSP:TRANSPARENT")?;
            self.line("END:VEVENT")?;
        }
        Ok(())
    }

    /// Writes a property whose value is a text, with special characters escaped.
    fn text(&mut self, name: &str, value: &str) -> io::Result<()> {
        let mut escaped = String::with_capacity(value.len() + 8);
        for (number, line) in value.split('\n').enumerate() {
            if number > 0 {
                escaped.push_str("\\n");
            }
            for char in visible(line).chars() {
                match char {
                    '\\' | ';' | ',' => escaped.extend(['\\', char]),
                    plain => escaped.push(plain),
                }
            }
        }
        self.line(&format!("{name}:{escaped}"))
    }

    /// Writes a line of at most 75 bytes. The rest goes on the next line, after a space.
    fn line(&mut self, line: &str) -> io::Result<()> {
        let mut length = 0;
        for char in line.chars() {
            if length + char.len_utf8() > LONGEST {
                self.out.write_all(b"\r\n ")?;
                length = 1;
            }
            write!(self.out, "{char}")?;
            length += char.len_utf8();
        }
        self.out.write_all(b"\r\n")
    }
}

/// The longest line, in bytes.
const LONGEST: usize = 75;

/// The day that a turn is shown on, and its last.
fn turn(turn: &Cell) -> Option<(Day, Day)> {
    let Cell::Fields { fields, .. } = turn else { return None };
    let day = |wanted: &str| {
        fields.iter().find_map(|(key, cell)| match cell {
            Cell::Day(day) if *key == wanted => Some(*day),
            _ => None,
        })
    };
    let last = day("last")?;
    Some((day("by").unwrap_or(last), last))
}

fn compact(day: Day) -> String {
    day.to_string().replace('-', "")
}
