//! Reads text documents: a `.docx` is a zip file with a page of XML.

use super::cell::Cell;
use super::pack;
use super::table::{Room, Row, Table, TableError, cell};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Reads every table, with the line of text before it as its title. A nested table is read as text of its cell.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Table>, TableError> {
    let text = pack::page(bytes, "word/document.xml")?;
    let mut reader = Reader::from_str(&text);
    let (mut page, mut room) = (Page::default(), Room::whole());
    loop {
        match reader.read_event().map_err(|_| TableError::Broken)? {
            Event::Start(tag) => page.opens(&tag, &mut room)?,
            Event::Empty(tag) => {
                page.opens(&tag, &mut room)?;
                page.closes(tag.local_name().as_ref(), &mut room)?;
            }
            Event::End(tag) => page.closes(tag.local_name().as_ref(), &mut room)?,
            Event::Text(said) if page.is_said => page.say(&said),
            Event::GeneralRef(name) if page.is_said => page.say(&sign(&name)),
            Event::Eof => return Ok(page.tables),
            _ => {}
        }
    }
}

/// The character of a named entity.
fn sign(name: &str) -> String {
    let number = |text: &str| match text.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => text.parse().ok(),
    };
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => other
            .strip_prefix('#')
            .and_then(number)
            .and_then(char::from_u32)
            .map(String::from)
            .unwrap_or_default(),
    }
}

/// The character that a symbol looks like. Its font has a sign of its own in the place of each letter; of those only
/// the marks that people put in tables are known.
fn symbol(tag: &BytesStart<'_>) -> char {
    let code = tag.attributes().flatten().find(|own| own.key.local_name().as_ref() == "char");
    let code = code.and_then(|own| u32::from_str_radix(&own.value, 16).ok()).and_then(char::from_u32);
    match code.unwrap_or_default() {
        '\u{f0fc}' | '\u{f050}' | '\u{f0fe}' | '\u{f052}' => '✓',
        '\u{f0fd}' | '\u{f051}' | '\u{f0fb}' | '\u{f04f}' => '☒',
        '\u{f0a8}' | '\u{f06f}' | '\u{f0a3}' => '☐',
        '\u{f02d}' | '\u{f0be}' => '-',
        '\u{f0b7}' | '\u{f0a7}' | '\u{f06c}' => '•',
        '\0' | '\u{e000}'..='\u{f8ff}' => '□',
        char => char,
    }
}

/// The state of the reader.
#[derive(Default)]
struct Page {
    tables: Vec<Table>,
    /// How many tables the reader is inside of.
    depth: usize,
    /// The cells of the current row.
    row: Vec<Cell>,
    /// The text of the current cell, or of the current paragraph outside tables.
    open: String,
    /// The last line of text outside tables.
    before: Option<String>,
    /// Whether the current cell is merged with the one above it.
    goes_on: bool,
    /// How many columns the current cell spans.
    width: usize,
    /// Whether the next text event is content.
    is_said: bool,
    /// How many moves the reader is inside of, at the place that the text was moved from. It is read where it is now.
    moved: usize,
    /// For each place of which the document has several forms, as a text box, whether one of them has been read.
    forms: Vec<bool>,
    /// How many elements the reader is inside of, in a form that is passed over.
    passed: usize,
}

impl Page {
    fn opens(&mut self, tag: &BytesStart<'_>, room: &mut Room) -> Result<(), TableError> {
        if self.passed > 0 {
            self.passed += 1;
            return Ok(());
        }
        match tag.local_name().as_ref() {
            "AlternateContent" => self.forms.push(false),
            "Choice" | "Fallback" => match self.forms.last_mut() {
                Some(is_read) if *is_read => self.passed = 1,
                Some(is_read) => *is_read = true,
                None => {}
            },
            "tbl" => {
                self.depth += 1;
                if self.depth == 1 {
                    room.take_empty()?;
                    let title = self.before.take();
                    self.tables.push(Table { title, sheet: None, number: 0, rows: Vec::new() });
                }
            }
            "tr" if self.depth == 1 => self.row.clear(),
            "tc" if self.depth == 1 => (self.open, self.width, self.goes_on) = (String::new(), 1, false),
            "gridSpan" if self.depth == 1 => {
                let width = tag.attributes().flatten().find(|own| own.key.local_name().as_ref() == "val");
                let width = width.and_then(|own| own.value.parse().ok());
                self.width = width.unwrap_or(1).clamp(1, 64);
            }
            "vMerge" if self.depth == 1 => {
                let value = tag.attributes().flatten().find(|own| own.key.local_name().as_ref() == "val");
                self.goes_on = value.is_none_or(|own| own.value.as_ref() != "restart");
            }
            "numPr" if self.depth > 0 => self.say("• "),
            "moveFrom" => self.moved += 1,
            "t" => self.is_said = self.moved == 0,
            "br" | "cr" => self.say("\n"),
            "tab" | "ptab" => self.say(" "),
            "noBreakHyphen" => self.say("-"),
            "sym" => self.say(symbol(tag).encode_utf8(&mut [0; 4])),
            _ => {}
        }
        Ok(())
    }

    fn closes(&mut self, tag: &str, room: &mut Room) -> Result<(), TableError> {
        if self.passed > 0 {
            self.passed -= 1;
            return Ok(());
        }
        match tag {
            "AlternateContent" => {
                self.forms.pop();
            }
            "moveFrom" => self.moved = self.moved.saturating_sub(1),
            "t" => self.is_said = false,
            "p" if self.depth == 0 => {
                let line = cell(&std::mem::take(&mut self.open));
                if !line.is_empty() {
                    self.before = Some(line);
                }
            }
            "p" => self.say("\n"),
            "tc" if self.depth == 1 => {
                let above = || self.tables.last()?.rows.last()?.cells.get(self.row.len()).cloned();
                // A cell merged over rows has the same text in each row.
                let merged = if self.goes_on { above() } else { None };
                let own = || Cell { width: self.width, ..Cell::plain(cell(&self.open)) };
                let said = merged.as_ref().map_or_else(own, Cell::below);
                room.take(self.width, &said.text)?;
                self.row.push(said);
                // The other columns of a wide cell are present and empty.
                self.row.extend(std::iter::repeat_n(Cell::covered(), self.width - 1));
                self.open.clear();
            }
            "tr" if self.depth == 1 => {
                room.take_empty()?;
                let cells = std::mem::take(&mut self.row);
                if let Some(table) = self.tables.last_mut() {
                    let number = table.rows.len() + 1;
                    table.rows.push(Row { number, first: 0, cells });
                }
            }
            "tbl" => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    fn say(&mut self, text: &str) {
        self.open.push_str(text);
    }
}
