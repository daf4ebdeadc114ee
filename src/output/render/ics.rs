//! Writes the coming days of a page as a calendar (RFC 5545). Each turn is an event of a whole day, the last
//! on which its work can be done. The calendar needs so few properties that no library is used.

use std::io::{self, Write};

use crate::base::day::Day;
use crate::output::page::{Cell, Page, Part, Table};
use crate::syntax::text::visible;

pub(super) fn page(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let mut calendar = Calendar { out, stamp: page.stamp.day };
    calendar.line("BEGIN:VCALENDAR")?;
    calendar.line("VERSION:2.0")?;
    calendar.line(&format!(
        "PRODID:-//vbe//vbe {}//{}",
        page.stamp.version,
        page.stamp.lang.pick("SV", "EN")
    ))?;
    calendar.text("X-WR-CALNAME", &page.title)?;
    for part in &page.parts {
        calendar.part(part, page.spreadsheet.table)?;
    }
    calendar.line("END:VCALENDAR")
}

/// The calendar that is being written.
struct Calendar<'o> {
    out: &'o mut dyn Write,
    stamp: Day,
}

impl Calendar<'_> {
    fn part(&mut self, part: &Part, of: &str) -> io::Result<()> {
        if let Some(table) = part.table.as_ref().filter(|table| table.name() == of) {
            for row in table.rows() {
                self.row(table, row)?;
            }
        }
        part.parts.iter().try_for_each(|part| self.part(part, of))
    }

    fn row(&mut self, table: &Table, row: &[Cell]) -> io::Result<()> {
        let cell = |key: &str| {
            let at = table.heads().iter().position(|head| head.key == key);
            at.and_then(|at| row.get(at)).unwrap_or(&Cell::Nothing)
        };
        let Cell::List(coming) = cell("coming") else { return Ok(()) };
        for last in coming.iter().filter_map(last_day) {
            self.line("BEGIN:VEVENT")?;
            self.text("UID", &format!("{}/{last}@vbe", cell("id").read(" ")))?;
            self.line(&format!("DTSTAMP:{}T000000Z", compact(self.stamp)))?;
            self.line(&format!("DTSTART;VALUE=DATE:{}", compact(last)))?;
            self.line(&format!("DTEND;VALUE=DATE:{}", compact(last.plus_days(1))))?;
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

/// The last day of a turn.
fn last_day(turn: &Cell) -> Option<Day> {
    let Cell::Fields { fields, .. } = turn else { return None };
    fields.iter().find_map(|(key, cell)| match cell {
        Cell::Day(day) if *key == "last" => Some(*day),
        _ => None,
    })
}

fn compact(day: Day) -> String {
    day.to_string().replace('-', "")
}
