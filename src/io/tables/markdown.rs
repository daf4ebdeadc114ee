//! Reads Markdown: its headings, paragraphs, points and tables.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::cell::Cell;
use super::contents::{Block, Document, Labelled, LeftOut, Reading, Why};
use super::flow::{BULLET, Line};
use super::room::{Room, TableError};
use super::table::{Row, Table, place};
use super::text::{self, cell};
use super::withdrawn::{Withdrawn, is_remark};
use crate::base::lang::Say;
use crate::say;

/// The text as it is read.
struct Page<'t> {
    text: &'t str,
    document: Document,
    room: Room,
    with_struck: bool,
    /// The line that the reader has come to, and the bytes up to there.
    line: usize,
    counted: usize,
    /// What stands in the open paragraph, heading, point or cell.
    open: Line,
    /// The line of the file where it began.
    from: usize,
    /// For each list that the reader is in, the number of its next point; none where it has bullets.
    lists: Vec<Option<u64>>,
    /// What stands before the open point, until its first text has been read.
    marker: Option<String>,
    tables: usize,
    cells: Vec<Cell>,
    rows: Vec<Row>,
    title: Option<String>,
    strong: usize,
    struck: usize,
    withdrawn: Withdrawn,
}

/// Reads the text, with the line above each table as its title.
pub(super) fn read(text: &str, reading: &Reading) -> Result<Document, TableError> {
    let mut room = Room::whole();
    let (front, text) = front(text, &mut room)?;
    let text = &*text;
    let mut page = Page {
        text,
        document: Document { front, ..Document::default() },
        room,
        with_struck: reading.with_struck,
        line: 1,
        counted: 0,
        open: Line::default(),
        from: 1,
        lists: Vec::new(),
        marker: None,
        tables: 0,
        cells: Vec::new(),
        rows: Vec::new(),
        title: None,
        strong: 0,
        struck: 0,
        withdrawn: Withdrawn::default(),
    };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    for (event, place) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(tag) => page.starts(&tag, place.start)?,
            Event::End(tag) => page.ends(tag, place)?,
            event => page.says(event),
        }
    }
    Ok(page.document)
}

impl Page<'_> {
    /// The number of the line of a byte. Bytes come in order, so each line is counted once.
    fn number(&mut self, at: usize) -> usize {
        if at > self.counted {
            self.line += self.text.get(self.counted..at).map_or(0, |passed| passed.matches('\n').count());
            self.counted = at;
        }
        self.line
    }

    fn place(&self) -> Say {
        let line = self.from;
        say!("rad {line}", "line {line}")
    }

    fn say(&mut self, said: &str) {
        let why = (self.struck > 0 && !self.with_struck).then_some(Why::Struck);
        self.open.say(said, why, self.strong > 0);
    }

    fn says(&mut self, event: Event<'_>) {
        match event {
            Event::Text(said) | Event::Code(said) => self.say(&said),
            Event::InlineHtml(tag) | Event::Html(tag) => {
                let lower = tag.to_lowercase();
                if lower.starts_with("<!--") {
                    let inside = tag.trim().trim_start_matches("<!--").trim_end_matches("-->");
                    self.open.leave(Why::Comment, inside);
                } else if lower.starts_with("<br") {
                    self.say("\n");
                } else if lower.starts_with("<li") {
                    self.say("\n• ");
                    self.say(&without_tags(&tag));
                } else {
                    self.say(&without_tags(&tag));
                }
            }
            Event::TaskListMarker(is) => self.say(if is { "☒ " } else { "☐ " }),
            Event::SoftBreak | Event::HardBreak => self.say("\n"),
            _ => {}
        }
    }

    fn starts(&mut self, tag: &Tag<'_>, at: usize) -> Result<(), TableError> {
        match tag {
            Tag::Table(_) => {
                self.block(None)?;
                self.room.take_empty()?;
                self.tables += 1;
            }
            Tag::Strong => self.strong += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::List(first) => {
                self.block(None)?;
                self.lists.push(*first);
            }
            Tag::Item => {
                self.block(None)?;
                self.marker = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let marker = format!("{number}.");
                        *number = number.saturating_add(1);
                        marker
                    }
                    _ => BULLET.to_owned(),
                });
                self.from = self.number(at);
            }
            Tag::Heading { .. } | Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.block(None)?;
                self.from = self.number(at);
            }
            _ => {}
        }
        Ok(())
    }

    fn ends(&mut self, tag: TagEnd, place: std::ops::Range<usize>) -> Result<(), TableError> {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Heading(level) => self.block(Some(level as usize))?,
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.block(None)?,
            TagEnd::Item => {
                self.block(None)?;
                self.marker = None;
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::TableCell => self.cell(place.start)?,
            TagEnd::TableHead | TagEnd::TableRow => self.row(place)?,
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                let (title, number) = (self.title.take(), self.tables);
                if rows.is_empty() {
                    self.tables -= 1;
                } else {
                    self.document.blocks.push(Block::Table(Table { title, sheet: None, number, rows }));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Ends the open paragraph, heading or point.
    fn block(&mut self, level: Option<usize>) -> Result<(), TableError> {
        let mut open = std::mem::take(&mut self.open);
        let place = self.place();
        let depth = self.lists.len().checked_sub(1);
        let (mut is_withdrawn, mut withdrawn) = (false, String::new());
        for (why, text) in open.take_left_out() {
            self.room.take(1, &text)?;
            if why.is_withdrawn() {
                is_withdrawn = true;
                withdrawn.push_str(&text);
            }
            self.document.left_out.push(LeftOut { place: place.clone(), why, text });
        }
        let text = cell(open.seen());
        let is_point = self.marker.is_some();
        if !text.is_empty() || is_withdrawn {
            let is_below = self.withdrawn.has(depth, is_point, Some(&*text).filter(|_| level.is_none()));
            let is_whole = is_withdrawn && is_point && is_remark(&text);
            if is_withdrawn && depth.is_none() && is_remark(&text) {
                self.withdrawn.begin_line(level.is_some(), &withdrawn);
            }
            if let Some(depth) = depth.filter(|_| is_whole && !is_below) {
                self.withdrawn.begin(depth);
            }
            if (is_below || is_whole) && !text.is_empty() {
                self.room.take(1, &text)?;
                self.document.left_out.push(LeftOut { place, why: Why::Struck, text });
                self.marker = None;
                return Ok(());
            }
        }
        if text.is_empty() {
            return Ok(());
        }
        self.room.take(1, &text)?;
        self.title = Some(text.replace('\n', " "));
        let block = match (level, depth, self.marker.take()) {
            (Some(level), ..) => Block::Heading { place, level, text: text.replace('\n', " ") },
            (None, Some(depth), Some(marker)) => Block::Point { place, depth, marker, text },
            (None, Some(_), None) => {
                if let Some(Block::Point { text: own, .. }) = self.document.blocks.last_mut() {
                    own.push('\n');
                    own.push_str(&text);
                    return Ok(());
                }
                Block::Paragraph { place, text, bold: open.is_bold() }
            }
            (None, None, _) => Block::Paragraph { place, text, bold: open.is_bold() },
        };
        self.document.blocks.push(block);
        Ok(())
    }

    fn cell(&mut self, at: usize) -> Result<(), TableError> {
        self.room.take_empty()?;
        let mut open = std::mem::take(&mut self.open);
        let place = place(None, self.tables, self.number(at), self.cells.len());
        let mut is_withdrawn = false;
        for (why, text) in open.take_left_out() {
            is_withdrawn |= why.is_withdrawn();
            self.document.left_out.push(LeftOut { place: place.clone(), why, text });
        }
        let mut made = Cell { bold: open.is_bold(), ..Cell::plain(cell(open.seen())) };
        made.is_left_out = is_withdrawn && is_remark(&made.text);
        self.room.take(0, &made.text)?;
        self.cells.push(made);
        Ok(())
    }

    fn row(&mut self, place: std::ops::Range<usize>) -> Result<(), TableError> {
        self.room.take_empty()?;
        let number = self.number(place.start);
        self.cells.extend(beyond(&self.text[place], self.cells.len()));
        let cells = std::mem::take(&mut self.cells);
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(Row { number, first: 0, cells });
        }
        Ok(())
    }
}

/// The labelled lines between `---` at the head of a text, or between `+++` with `=` in each, and the text with nothing in their
/// place.
fn front<'t>(text: &'t str, room: &mut Room) -> Result<(Vec<Labelled>, Cow<'t, str>), TableError> {
    /// No head has more lines.
    const MOST: usize = 100;
    let mut lines = text.split_inclusive('\n').take(MOST);
    let (parts, ends): (char, &[&str]) = match lines.next().map(str::trim_end) {
        Some("---") => (':', &["---", "..."]),
        Some("+++") => ('=', &["+++"]),
        _ => return Ok((Vec::new(), Cow::Borrowed(text))),
    };
    let own: Vec<&str> = lines.by_ref().take_while(|line| !ends.contains(&line.trim_end())).collect();
    let is_key = |line: &&str| {
        line.split_once(parts)
            .is_some_and(|(key, _)| !key.is_empty() && !key.starts_with([' ', '#', '-', '|', '[']))
    };
    // What begins so says nothing of the line before.
    let is_own = |line: &str| line.starts_with('#') || parts == '=' && line.starts_with('[');
    let is_ended = own.len() + 1 < text.lines().take(MOST).count();
    if !is_ended || !own.iter().find(|line| !is_own(line)).is_some_and(is_key) {
        return Ok((Vec::new(), Cow::Borrowed(text)));
    }
    let mut front: Vec<Labelled> = Vec::new();
    for (at, line) in own.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = at + 2;
        let quotes: &[char] = if parts == '=' { &['"', '\'', '[', ']', ',', ' '] } else { &['"', '\''] };
        let bare = |said: &str| said.trim().trim_matches(quotes).to_owned();
        // What is indented, or a point, goes on from the line before.
        if !is_key(line)
            && !is_own(line)
            && let Some(last) = front.last_mut()
        {
            let said = bare(line.trim().trim_start_matches(['-', ' ']));
            room.take(0, &said)?;
            last.text.push_str(if last.text.is_empty() || said.is_empty() { "" } else { ", " });
            last.text.push_str(&said);
            continue;
        }
        let (label, said) = line.split_once(parts).filter(|_| is_key(line)).unwrap_or(("", line));
        let said = if label.is_empty() { said.trim().to_owned() } else { bare(said) };
        let place = say!("rad {number}", "line {number}");
        let own = Labelled { place, label: label.trim().to_owned(), text: said };
        room.take(1, &own.text)?;
        front.push(own);
    }
    front.retain(|own| !own.text.is_empty());
    let length = own.iter().map(|line| line.len()).sum::<usize>();
    let begun = text.find('\n').map_or(0, |at| at + 1);
    let rest = &text[begun + length..];
    let rest = rest.find('\n').map_or("", |at| &rest[at..]);
    Ok((front, Cow::Owned("\n".repeat(own.len() + 1) + rest)))
}

/// A text without what stands between the brackets of tags.
fn without_tags(html: &str) -> String {
    let mut is_tag = false;
    let seen = html.chars().filter(|char| {
        let is_seen = !is_tag && *char != '<';
        is_tag = *char == '<' || is_tag && *char != '>';
        is_seen
    });
    text::cell(&seen.collect::<String>())
}

/// What stands in a row beyond the last of its heads, as after a `|` that somebody wrote in a cell. No reader of
/// Markdown shows it, but somebody wrote it.
fn beyond(row: &str, columns: usize) -> Vec<Cell> {
    let mut is_escaped = false;
    let is_bar = |char: char| {
        let is_bar = char == '|' && !is_escaped;
        is_escaped = char == '\\' && !is_escaped;
        is_bar
    };
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells: Vec<Cell> = row.split(is_bar).skip(columns).map(|said| Cell::plain(cell(said))).collect();
    // The last bar ends the row.
    while cells.last().is_some_and(Cell::is_empty) {
        cells.pop();
    }
    cells
}
