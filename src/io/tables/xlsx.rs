//! Reads the sheets of an `.xlsx`.

mod shared;
mod styles;

use super::cell::{Cell, Kind};
use super::contents::{Block, Document, LeftOut, Reading, Why};
use super::format::{plain, second};
use super::grid::{Found, Grid, Region};
use super::pack::{Pack, Relation};
use super::room::{Room, TableError};
use super::sheets::{Sheet, add};
use super::table::place;
use super::text;
use super::xml::{Element, Tree};
use crate::base::day::Day;
use crate::say;
use shared::{Run, runs};
use styles::{Style, Styles};

/// The most sheets in a book.
const SHEETS: usize = 1000;

/// What the sheets of a book share.
struct Book {
    styles: Styles,
    texts: Vec<Vec<Run>>,
    /// Whether its days are counted from 1904.
    is_1904: bool,
}

/// Reads every sheet of a book, by the name and the content of its main page.
pub(super) fn read(
    pack: &mut Pack<'_>,
    (name, book): (&str, Element<'_>),
    reading: &Reading,
) -> Result<Document, TableError> {
    let relations = pack.relations(name)?;
    let page = |pack: &mut Pack<'_>, sort: &str| match relations.iter().find(|own| own.sort == sort) {
        Some(own) => pack.page(&own.target),
        None => Ok(None),
    };
    let mut room = Room::whole();
    let theme = page(pack, "theme").ok().flatten();
    let styles = page(pack, "styles")?
        .map_or_else(|| Ok(Styles::default()), |page| Styles::read(&page, theme.as_deref()))?;
    let texts =
        page(pack, "sharedStrings")?.map_or_else(|| Ok(Vec::new()), |page| shared::read(&page, &mut room))?;
    let is_1904 = book.child("workbookPr").and_then(|own| own.attribute("date1904"));
    let shared = Book { styles, texts, is_1904: is_1904.is_some_and(|own| own == "1" || own == "true") };
    let mut document = Document::default();
    let sheets = book.child("sheets").ok_or(TableError::Broken)?;
    if sheets.all("sheet").nth(SHEETS).is_some() {
        return Err(TableError::TooLarge);
    }
    let mut wide = Room::whole();
    for sheet in sheets.all("sheet") {
        let id = sheet.attribute("id").unwrap_or_default();
        // A sheet that holds only a chart has no cells.
        let own = relations.iter().find(|own| own.id == id && own.sort == "worksheet");
        let (Some(own), Some(name)) = (own, sheet.attribute("name")) else { continue };
        let is_hidden =
            sheet.attribute("state").is_some_and(|state| state != "visible") && !reading.with_hidden;
        let Some(text) = pack.page(&own.target)? else { continue };
        let tree = Tree::read(&text)?;
        let grid = shared.grid(tree.root()?, reading, &mut room)?;
        add(&mut document, Sheet { name: name.clone(), is_hidden, grid }, reading, &mut wide)?;
        margins(tree.root()?, &name, &mut document);
        let beside = pack.relations(&own.target)?;
        comments(pack, &beside, &name, &mut document, &mut room)?;
        boxes(pack, &beside, &name, is_hidden, &mut document, &mut room)?;
    }
    Ok(document)
}

impl Book {
    /// Reads the cells of a sheet.
    fn grid(&self, sheet: Element<'_>, reading: &Reading, room: &mut Room) -> Result<Grid, TableError> {
        let mut grid = Grid::default();
        if !reading.with_hidden {
            for own in sheet.all("cols").flat_map(|cols| cols.all("col")).filter(|own| is(*own, "hidden")) {
                let (from, to) = (own.number("min").unwrap_or(1), own.number("max").unwrap_or(1));
                grid.hide_columns(from.saturating_sub(1), to.saturating_sub(1));
            }
        }
        let is_filtered = sheet.child("autoFilter").is_some()
            || sheet.child("sheetPr").is_some_and(|own| is(own, "filterMode"));
        let mut next = 0;
        for row in sheet.all("sheetData").flat_map(|data| data.all("row")) {
            room.take_empty()?;
            let at = row.number("r").and_then(|own| own.checked_sub(1)).unwrap_or(next);
            next = at.saturating_add(1);
            if is(row, "hidden") && !reading.with_hidden {
                grid.hide_rows(at, at, if is_filtered { Why::Filtered } else { Why::HiddenRow });
            }
            let mut column = 0;
            for cell in row.all("c") {
                let own = cell.attribute("r").and_then(|name| corner(&name));
                let (at, own) = own.unwrap_or((at, column));
                column = own.saturating_add(1);
                grid.put(at, own, self.cell(cell, reading), room)?;
            }
        }
        for own in sheet.all("mergeCells").flat_map(|cells| cells.all("mergeCell")) {
            room.take_empty()?;
            let area = own.attribute("ref").unwrap_or_default();
            let (from, to) = area.split_once(':').unwrap_or((&area, &area));
            if let (Some((top, left)), Some((bottom, right))) = (corner(from), corner(to)) {
                grid.merge(Region { top, left, bottom: bottom.max(top), right: right.max(left) });
            }
        }
        Ok(grid)
    }

    /// What is seen of a cell.
    fn cell(&self, cell: Element<'_>, reading: &Reading) -> Found {
        let style = self.styles.of(cell.number("s").unwrap_or_default());
        let sort = cell.attribute("t").unwrap_or_default();
        // Some programs write no value, others an empty one.
        let value = cell.child("v").map(Element::text).filter(|value| !value.is_empty() || sort == "str");
        let own = |runs: &[Run]| text_cell(runs, style, reading);
        match (sort.as_str(), value) {
            ("s", Some(value)) => {
                let at = value.trim().parse().ok().and_then(|at: usize| self.texts.get(at));
                own(at.map_or(&[], Vec::as_slice))
            }
            ("inlineStr", _) => own(&cell.child("is").map(runs).unwrap_or_default()),
            ("str", value) => own(&[Run::plain(value.unwrap_or_default())]),
            ("e", value) => found(value.unwrap_or_else(|| "#".to_owned()), Kind::Error, style, reading),
            ("b", Some(value)) => {
                let is = value.trim() == "1" || value.trim() == "true";
                found(if is { "ja" } else { "nej" }.to_owned(), Kind::Truth(is), style, reading)
            }
            // A formula that nobody has calculated is told as it is written.
            (_, None) => {
                let coloured = Cell { fill: style.fill, ..Cell::plain("") };
                let empty = Found { cell: coloured, left_out: Vec::new() };
                let unstored = |formula: Element<'_>| {
                    found(format!("={}", formula.text()), Kind::Unstored, style, reading)
                };
                cell.child("f").map_or(empty, unstored)
            }
            ("d", Some(value)) => {
                let (day, clock) = value.split_once('T').unwrap_or((&value, ""));
                match Day::read(day) {
                    Some(day) => {
                        let (text, kind) = style.format.day(day, second(clock));
                        found(text, kind, style, reading)
                    }
                    None => own(&[Run::plain(value)]),
                }
            }
            (_, Some(value)) => match value.trim().parse::<f64>() {
                Ok(number) => {
                    let (text, kind) = style.format.number(number, self.is_1904);
                    let mut made = found(text, kind, style, reading);
                    if made.cell.is_empty() && made.left_out.is_empty() {
                        made.left_out.push((Why::Hidden, plain(number)));
                    }
                    made
                }
                Err(_) => own(&[Run::plain(value)]),
            },
        }
    }
}

/// A cell with a text of several runs.
fn text_cell(runs: &[Run], style: &Style, reading: &Reading) -> Found {
    let is_seen = |run: &&Run| reading.with_struck || !(run.is_struck || style.is_struck);
    let said = |runs: &mut dyn Iterator<Item = &Run>| {
        text::cell(&runs.map(|run| run.text.as_str()).collect::<String>())
    };
    let seen = said(&mut runs.iter().filter(is_seen));
    let struck = said(&mut runs.iter().filter(|run| !is_seen(run)));
    let shown = if seen.is_empty() { String::new() } else { text::cell(&style.format.text(&seen)) };
    let mut left_out = Vec::new();
    if !struck.is_empty() {
        left_out.push((Why::Struck, struck));
    }
    if shown.is_empty() && !seen.is_empty() {
        left_out.push((Why::Hidden, seen));
    }
    let bold = style.is_bold || !runs.is_empty() && runs.iter().all(|run| run.is_bold);
    Found { cell: Cell { bold, fill: style.fill, ..Cell::plain(shown) }, left_out }
}

/// A cell with a value that is no text.
fn found(text: String, shown: Kind, style: &Style, reading: &Reading) -> Found {
    if style.is_struck && !reading.with_struck {
        return Found { cell: Cell::default(), left_out: vec![(Why::Struck, text)] };
    }
    let cell = Cell { shown, bold: style.is_bold, fill: style.fill, ..Cell::plain(text) };
    Found { cell, left_out: Vec::new() }
}

/// Whether an attribute says that something is so.
fn is(element: Element<'_>, name: &str) -> bool {
    element.attribute(name).is_some_and(|own| own == "1" || own == "true")
}

/// The row and the column of a cell, from 0, by its name: `B3`.
fn corner(name: &str) -> Option<(u32, u32)> {
    let name = name.replace('$', "");
    let digits = name.find(|char: char| char.is_ascii_digit())?;
    let letter = |char: char| {
        char.is_ascii_alphabetic().then(|| u32::from(char.to_ascii_uppercase()) - u32::from('A') + 1)
    };
    let column = name[..digits]
        .chars()
        .try_fold(0_u32, |sum, char| sum.checked_mul(26)?.checked_add(letter(char)?))?;
    Some((name[digits..].parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// Leaves out what is repeated on each page in print.
fn margins(sheet: Element<'_>, name: &str, document: &mut Document) {
    let mut seen = Vec::new();
    for own in sheet.all("headerFooter").flat_map(Element::children) {
        let code = own.text();
        let mut parts = code.split('&');
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            // A letter says what stands there, and may have a font or a size: only words are text.
            let rest = match part.chars().next() {
                Some('"') => part[1..].split_once('"').map_or("", |(_, rest)| rest),
                Some(char) => part[char.len_utf8()..].trim_start_matches(|char: char| char.is_ascii_digit()),
                None => "&",
            };
            text.push(' ');
            text.push_str(rest);
        }
        let text = text::line(&text);
        if !text::is_count(&text) && !seen.contains(&text) {
            seen.push(text.clone());
            let place = say!("sidhuvud eller sidfot på {name}", "a header or a footer of {name}");
            document.left_out.push(LeftOut { place, why: Why::Margin, text });
        }
    }
}

/// Leaves out the comments on cells.
fn comments(
    pack: &mut Pack<'_>,
    beside: &[Relation],
    sheet: &str,
    document: &mut Document,
    room: &mut Room,
) -> Result<(), TableError> {
    for own in beside.iter().filter(|own| own.sort == "comments") {
        let Some(page) = pack.page(&own.target)? else { continue };
        let tree = Tree::read(&page)?;
        for comment in tree.root()?.all("commentList").flat_map(|list| list.all("comment")) {
            let text = text::cell(&comment.within("t").map(Element::text).collect::<String>());
            room.take(1, &text)?;
            let (row, column) = comment.attribute("ref").and_then(|name| corner(&name)).unwrap_or_default();
            let place = place(Some(sheet), 0, row as usize + 1, column as usize);
            if !text.is_empty() {
                document.left_out.push(LeftOut { place, why: Why::Comment, text });
            }
        }
    }
    Ok(())
}

/// Reads the text in boxes that lie over a sheet.
fn boxes(
    pack: &mut Pack<'_>,
    beside: &[Relation],
    sheet: &str,
    is_hidden: bool,
    document: &mut Document,
    room: &mut Room,
) -> Result<(), TableError> {
    for own in beside.iter().filter(|own| own.sort == "drawing") {
        let Some(page) = pack.page(&own.target)? else { continue };
        let tree = Tree::read(&page)?;
        for body in tree.root()?.within("txBody") {
            let line = |paragraph: Element<'_>| paragraph.within("t").map(Element::text).collect::<String>();
            let text = text::cell(&body.all("p").map(line).collect::<Vec<_>>().join("\n"));
            room.take(1, &text)?;
            let place = say!("textruta på {sheet}", "a text box on {sheet}");
            if text.is_empty() {
                continue;
            }
            if is_hidden {
                document.left_out.push(LeftOut { place, why: Why::HiddenSheet, text });
            } else {
                document.blocks.push(Block::Paragraph { place, text, bold: false });
            }
        }
    }
    Ok(())
}
