//! Writes a page as a workbook (`.xlsx`): first a sheet with what is told in sentences, then one for each sort of table. What
//! a cell is decides what is written: a day is a day there, and a number a number.
//!
//! Tables of one sort with the same heads, such as the activities of each area, are one sheet with a column for where they
//! stood: a filter sees only one sheet.

use std::borrow::Cow;
use std::io::{self, Write};

use super::format::RenderOptions;
use super::{shade, text};
use crate::base::lang::Lang;
use crate::io::book::{About, Book, Content, Height, Look, Row, Sheet, lines};
use crate::output::page::{Cell, Fit, Head, Page, Part, Table};
use crate::syntax::text::visible;

/// The widths of the first sheet: labels, and what stands beside them.
const LABELS: u16 = 30;
const SAID: u16 = 90;
/// The narrowest and the widest that a column is.
const WIDTHS: std::ops::RangeInclusive<u16> = 8..=48;
/// What the buttons of the heads take.
const BUTTON: u16 = 3;
/// Sheets that are wider are printed on the side.
const UPRIGHT: u16 = 95;
const HEAD: u32 = 0x00E4_E9F2;

pub(super) fn page(page: &Page, options: RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    let lang = options.lang;
    let stamp = text::stamp(&page.stamp, lang);
    // A sheet is often sent on alone, without the notes.
    let foot = page.marking.iter().map(String::as_str).chain([&*stamp]).collect::<Vec<_>>().join(" · ");
    let mut sheets = vec![first(page, (&stamp, &foot), lang)];
    for tables in gathered(page) {
        let is_taken = sheets.iter().any(|sheet| sheet.name == tables.name());
        let name = if is_taken { tables.first_name(lang) } else { tables.name().into() };
        sheets.push(sheet(&tables, name, &foot, lang));
    }
    let about = About { title: &page.title, lang, day: page.stamp.day };
    let book = Book { about: Some(about), sheets };
    out.write_all(&book.write().map_err(io::Error::other)?)
}

/// The sheet with the title, what is told in sentences and facts, the notes and the stamp.
fn first<'p>(page: &'p Page, (stamp, foot): (&str, &str), lang: Lang) -> Sheet<'p> {
    let mut rows = vec![heading(&page.title, 0)];
    for part in &page.parts {
        told(part, 1, &mut rows);
    }
    if !page.notes.is_empty() {
        rows.push(Row::default());
        rows.push(heading(lang.pick("Att veta", "Notes"), 1));
    }
    for note in page.notes.iter().map(String::as_str).chain([stamp]) {
        rows.push(beside("", note.to_owned()));
    }
    Sheet {
        name: lang.pick("Översikt", "Overview").into(),
        widths: vec![LABELS, SAID],
        rows,
        is_landscape: true,
        foot: Some(foot.to_owned()),
        ..Sheet::default()
    }
}

fn told<'p>(part: &'p Part, level: u8, rows: &mut Vec<Row<'p>>) {
    let (paragraphs, facts) = part.told();
    let has_more = !paragraphs.is_empty() || !facts.is_empty();
    if has_more || level == 1 {
        rows.push(Row::default());
        rows.push(heading(&part.title, level));
    }
    for fact in paragraphs.into_iter().chain(facts) {
        rows.push(beside(&fact.label, shown(&fact.cell.read("\n"))));
    }
    for part in &part.parts {
        told(part, level.saturating_add(1), rows);
    }
}

fn heading(title: &str, level: u8) -> Row<'_> {
    let size = match level {
        0 => 16.0,
        1 => 13.0,
        _ => 11.0,
    };
    let look = Look { is_bold: true, size: Some(size), ..Look::default() };
    Row { cells: vec![(Content::Text(visible(title)), look)], height: Height::Own }
}

fn beside(label: &str, said: String) -> Row<'_> {
    let look = Look { is_wrapped: true, ..Look::default() };
    let height = lines(label, LABELS).max(lines(&said, SAID)).max(1);
    let cells = vec![
        (Content::Text(visible(label)), Look { is_bold: true, ..look }),
        (Content::Text(said.into()), look),
    ];
    Row { cells, height: Height::Lines(height) }
}

/// Tables of one sort.
struct Gathered<'p> {
    /// The headings over each, from the page's parts inwards.
    tables: Vec<(Vec<&'p str>, &'p Table)>,
    page: &'p Page,
}

/// A column of a sheet.
struct SheetColumn<'p> {
    /// Its place in the tables.
    at: usize,
    head: &'p Head,
    /// Whether its numbers stand in a column of their own too: what people read there is more than a number.
    has_numbers: bool,
}

/// The tables of a page, those of one sort together, in the order in which they first stand.
fn gathered(page: &Page) -> Vec<Gathered<'_>> {
    fn walk<'p>(part: &'p Part, above: &[&'p str], found: &mut Vec<Gathered<'p>>, page: &'p Page) {
        let above: Vec<&str> = above.iter().copied().chain([part.title.as_str()]).collect();
        let tables = part.pictures.iter().map(|picture| (picture.title.as_str(), &picture.table));
        let tables = tables.chain(part.table.as_ref().map(|table| ("", table)));
        for (title, table) in tables.filter(|(_, table)| !table.is_empty()) {
            let mut above = above.clone();
            above.extend(Some(title).filter(|title| !title.is_empty()));
            let is_like = |own: &&mut Gathered<'_>| {
                own.tables.iter().any(|(_, other)| {
                    let labels = |table: &Table| -> Vec<(&'static str, String)> {
                        table.heads().iter().map(|head| (head.key, head.label.clone())).collect()
                    };
                    other.name() == table.name() && labels(other) == labels(table)
                })
            };
            match found.iter_mut().find(is_like) {
                Some(own) => own.tables.push((above.clone(), table)),
                None => found.push(Gathered { tables: vec![(above.clone(), table)], page }),
            }
        }
        part.parts.iter().for_each(|part| walk(part, &above, found, page));
    }
    let mut found = Vec::new();
    page.parts.iter().for_each(|part| walk(part, &[], &mut found, page));
    found
}

impl<'p> Gathered<'p> {
    /// How many headings all its tables stand under.
    fn shared(&self) -> usize {
        let Some((first, _)) = self.tables.first() else { return 0 };
        let is_shared = |at: usize| self.tables.iter().all(|(own, _)| own.get(at) == first.get(at));
        (0..first.len()).take_while(|at| is_shared(*at)).count()
    }

    /// What the sheet is called: the innermost heading that all of it stands under.
    fn name(&self) -> &'p str {
        let first = self.tables.first().map_or(&[][..], |(above, _)| above);
        let shared = first[..self.shared()].iter().rev().find(|title| !title.is_empty());
        shared.copied().unwrap_or(&self.page.title)
    }

    /// The heading of the first table, for a sheet that shares its name with others.
    fn first_name(&self, lang: Lang) -> Cow<'p, str> {
        let own = self.tables.first().and_then(|(above, _)| above.last()).copied().unwrap_or_default();
        if self.tables.len() == 1 {
            return own.into();
        }
        format!("{} {}", cut(own), lang.pick("m.fl.", "etc.")).into()
    }

    /// The columns that people see and that something stands in.
    fn columns(&self) -> Vec<SheetColumn<'p>> {
        let Some((_, first)) = self.tables.first() else { return Vec::new() };
        let is_said = |at: usize| {
            let mut rows = self.tables.iter().flat_map(|(_, table)| table.rows());
            rows.any(|row| !row[at].read("").is_empty())
        };
        let is_shown = |at: usize| {
            self.tables
                .iter()
                .any(|(_, table)| table.heads().get(at).is_some_and(|head| head.fit != Fit::Hidden))
        };
        let has_numbers = |at: usize| {
            let mut rows = self.tables.iter().flat_map(|(_, table)| table.rows());
            rows.any(|row| {
                matches!(&row[at], Cell::Amount { text, .. } if !text.is_empty())
                    && matches!(content(&row[at]), Content::Text(_))
            })
        };
        let heads = first.heads().iter().enumerate().filter(|(at, _)| is_shown(*at) && is_said(*at));
        heads.map(|(at, head)| SheetColumn { at, head, has_numbers: has_numbers(at) }).collect()
    }
}

/// As much of a heading as the name of a sheet has room for beside what follows it.
fn cut(title: &str) -> String {
    const ROOM: usize = 24;
    title.chars().take(ROOM).collect::<String>().trim_end().to_owned()
}

fn sheet<'p>(own: &Gathered<'p>, name: Cow<'p, str>, foot: &str, lang: Lang) -> Sheet<'p> {
    let (columns, shared) = (own.columns(), own.shared());
    // The headings that part the tables have columns of their own, so that they can be filtered by.
    let depth = own.tables.iter().map(|(above, _)| above.len() - shared).max().unwrap_or_default();
    let places = [lang.pick("Avsnitt", "Section"), lang.pick("Underavsnitt", "Subsection")];
    let parted = if own.tables.len() > 1 { depth.min(places.len()) } else { 0 };
    let number = lang.pick("tal", "number");
    let own_heads = columns.iter().flat_map(|column| {
        let label = visible(&column.head.label);
        let number = column.has_numbers.then(|| format!("{label} ({number})").into());
        [Some(label), number].into_iter().flatten()
    });
    let heads: Vec<Cow<'p, str>> =
        places[..parted].iter().map(|head| Cow::Borrowed(*head)).chain(own_heads).collect();
    let mut rows = Vec::new();
    for (above, table) in &own.tables {
        let place = |at: usize| match &above[shared..] {
            own if at + 1 < parted => own.get(at).copied().unwrap_or_default().to_owned(),
            own => own.get(at..).unwrap_or_default().join(" · "),
        };
        for row in table.rows() {
            let places = (0..parted).map(|at| (Content::Text(shown(&place(at)).into()), usual()));
            let cells = columns.iter().flat_map(|column| {
                let cell = &row[column.at];
                let number = column.has_numbers.then(|| (number_of(cell), usual()));
                [Some((content(cell), look(cell))), number].into_iter().flatten()
            });
            rows.push(Row { cells: places.chain(cells).collect(), height: Height::Own });
        }
    }
    let widths: Vec<u16> =
        (0..heads.len()).map(|at| width(&heads[at], rows.iter().map(|row| &row.cells[at].0))).collect();
    for row in &mut rows {
        let tall = row.cells.iter().zip(&widths).map(|((content, _), width)| match content {
            Content::Text(text) => lines(text, *width),
            _ => 1,
        });
        row.height = Height::Lines(tall.max().unwrap_or(1).max(1));
    }
    let tall = heads.iter().zip(&widths).map(|(head, width)| lines(head, width.saturating_sub(BUTTON))).max();
    let head =
        |head: Cow<'p, str>| (Content::Text(head), Look { is_bold: true, fill: Some(HEAD), ..usual() });
    let heads =
        Row { cells: heads.into_iter().map(head).collect(), height: Height::Lines(tall.unwrap_or(1)) };
    Sheet {
        name,
        is_landscape: widths.iter().sum::<u16>() > UPRIGHT,
        widths,
        rows: [heads].into_iter().chain(rows).collect(),
        heads: Some(0),
        foot: Some(foot.to_owned()),
        ..Sheet::default()
    }
}

/// The width that a column is read in: that of its longest line, or less where it is long.
fn width<'c>(head: &str, contents: impl Iterator<Item = &'c Content<'c>>) -> u16 {
    let long = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    let word =
        |text: &str| text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
    let own = contents.map(|content| match content {
        Content::Text(text) => long(text),
        Content::Blank => 0,
        _ => 10,
    });
    let widest = u16::try_from(own.max().unwrap_or_default() + 2).unwrap_or(u16::MAX);
    let least = u16::try_from(word(head)).unwrap_or(u16::MAX).saturating_add(BUTTON);
    widest.max(least).clamp(*WIDTHS.start(), *WIDTHS.end())
}

fn usual() -> Look {
    Look { is_wrapped: true, is_bordered: true, ..Look::default() }
}

fn look(cell: &Cell) -> Look {
    Look { fill: shade::fill(cell.tone()), colour: shade::colour(cell.tone()), ..usual() }
}

/// What a cell is in a sheet. What is told as a lower limit, or not told at all, is a text.
fn content<'c>(cell: &Cell) -> Content<'c> {
    match cell {
        Cell::Nothing => Content::Blank,
        Cell::Day(day) => Content::Day(*day),
        Cell::Time { time, .. } if time.period.first == time.period.last => Content::Day(time.period.last),
        #[expect(clippy::cast_precision_loss, reason = "nobody counts so many things")]
        Cell::Count(count) => Content::Number(*count as f64, None),
        Cell::Amount { value, text } => amount(*value, text),
        Cell::List(cells) if cells.len() == 1 => content(&cells[0]),
        // The mark is left out, so that it is filtered and sorted by the word.
        Cell::Word { word, .. } => Content::Text(shown(word).into()),
        Cell::Aside(text) => Content::Text(shown(text).into()),
        cell => said(cell),
    }
}

fn said<'c>(cell: &Cell) -> Content<'c> {
    Content::Text(shown(&cell.read("\n")).into())
}

/// A number with the unit that people read after it. Where they read something else than the number, that is what stands
/// there.
fn amount<'c>(value: f64, text: &str) -> Content<'c> {
    let digits = |char: char| char.is_ascii_digit() || matches!(char, '-' | '−' | ',' | '.' | ' ' | '\u{a0}');
    let number = text.trim_end().trim_end_matches(|char| !digits(char)).trim_end();
    let unit = text[number.len()..].trim();
    let plain: String = number.chars().filter(|char| !char.is_whitespace()).collect();
    let plain = plain.replace(',', ".").replace('−', "-");
    let is_it = plain.parse::<f64>().is_ok_and(|read| (read - value).abs() < 1e-9);
    match unit {
        _ if !is_it => Content::Text(shown(text).into()),
        "" => Content::Number(value, None),
        "%" => Content::Share(value / 100.0),
        unit => Content::Number(value, Some(shown(unit).into())),
    }
}

/// The number of a cell that says more than that.
fn number_of<'c>(cell: &Cell) -> Content<'c> {
    match cell {
        Cell::Amount { value, text } if text.contains('%') => Content::Share(value / 100.0),
        Cell::Amount { value, text } if !text.is_empty() => Content::Number(*value, None),
        _ => Content::Blank,
    }
}

/// A text with its line breaks, and nothing else that is not seen.
fn shown(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}
