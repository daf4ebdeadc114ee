//! Reads spreadsheets: `.xlsx` and `.ods`.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;
use std::panic;

use calamine::{Data, Dimensions, Reader, Sheets, XlsxError, open_workbook_auto_from_rs};

use super::cell::Cell;
use super::open::{self, Merged, Outline};
use super::pack;
use super::table::{Room, Row, Table, TableError, cell};

/// The largest area in cells that an open spreadsheet may cover. Why: its reader allocates all of them, empty ones
/// too.
const SIZE: u64 = 4_000_000;

/// The page of an open spreadsheet that its cells are in.
const CONTENT: &str = "content.xml";

thread_local! {
    static IS_READING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Whether this thread is reading a spreadsheet, where a panic is reported as a broken file.
pub(super) fn is_reading() -> bool {
    IS_READING.get()
}

/// Reads every sheet as a table.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Table>, TableError> {
    // The library panics on some broken files, where its arithmetic overflows.
    IS_READING.set(true);
    let tables = panic::catch_unwind(|| sheets(bytes));
    IS_READING.set(false);
    tables.unwrap_or(Err(TableError::Broken))
}

fn sheets(bytes: &[u8]) -> Result<Vec<Table>, TableError> {
    pack::is_small(bytes)?;
    let content = pack::page(bytes, CONTENT).unwrap_or_default();
    open::check(&content)?;
    let outlines = open::sheets(&content);
    if outlines.iter().any(|sheet| sheet.size() > SIZE) {
        return Err(TableError::TooLarge);
    }
    // The library copies what an open spreadsheet says is repeated.
    outlines.iter().try_fold(Room::whole(), |mut room, sheet| {
        room.take_text(sheet.text)?;
        Ok(room)
    })?;
    // The other pages in the file are not read, and may have other encodings.
    let is_read = |name: &str| {
        let is_beside = name.starts_with("customxml/") || name.starts_with("docprops/");
        !is_beside && matches!(name.rsplit('.').next(), Some("xml" | "rels"))
    };
    let pages = pack::pages(bytes, is_read)?;
    pages.iter().try_for_each(|page| open::check(page))?;
    if pages.iter().any(|page| open::boasts(page)) {
        return Err(TableError::Broken);
    }
    drop(pages);
    let bytes = match open::without_blanks(&content) {
        Some(content) => Cow::Owned(pack::with_page(bytes, CONTENT, &content)?),
        None => Cow::Borrowed(bytes),
    };
    let mut book: Sheets<Cursor<&[u8]>> =
        open_workbook_auto_from_rs(Cursor::new(&*bytes)).map_err(|_| TableError::Broken)?;
    let mut merged = merged(&mut book, outlines);
    let mut tables = Vec::new();
    let (mut room, mut width) = (Room::whole(), Room::whole());
    for name in book.sheet_names() {
        let mut cells = cells(&mut book, &name, &mut room)?;
        for merged in merged.remove(&name).unwrap_or_default() {
            spread(&mut cells, &merged, &mut room)?;
        }
        let rows = rows(&cells, &mut width)?;
        tables.push(Table { title: Some(name.clone()), sheet: Some(name), number: 0, rows });
    }
    Ok(tables)
}

/// The non-empty cells of a sheet, by row and column from 0. Sparse, since a single distant cell would make a dense
/// table too large.
type Cells = BTreeMap<u32, BTreeMap<u32, Cell>>;

/// Reads the non-empty cells of a sheet.
fn cells(book: &mut Sheets<Cursor<&[u8]>>, sheet: &str, room: &mut Room) -> Result<Cells, TableError> {
    let mut cells = Cells::new();
    // A text that a book shares among its cells is a text of each.
    let mut put = |(row, column): (u32, u32), data: &Data| {
        let said = said(data);
        if !said.is_empty() {
            room.take(1, &said)?;
            cells.entry(row).or_default().insert(column, Cell::plain(said));
        }
        Ok(())
    };
    if let Sheets::Xlsx(book) = book {
        let mut reader = match book.worksheet_cells_reader(sheet) {
            // The sheet holds only a chart.
            Err(XlsxError::NotAWorksheet(_)) => return Ok(cells),
            reader => reader.map_err(|_| TableError::Broken)?,
        };
        while let Some(cell) = reader.next_cell().map_err(|_| TableError::Broken)? {
            put(cell.get_position(), &Data::from(cell.get_value().clone()))?;
        }
    } else {
        let range = book.worksheet_range(sheet).map_err(|_| TableError::Broken)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let at = |from: u32, steps: usize| from.saturating_add(u32::try_from(steps).unwrap_or(u32::MAX));
            put((at(top, row), at(left, column)), data)?;
        }
    }
    Ok(cells)
}

/// The non-empty rows, all beginning at the same column.
fn rows(cells: &Cells, room: &mut Room) -> Result<Vec<Row>, TableError> {
    let whole = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    let left = cells.values().filter_map(|row| Some(*row.first_key_value()?.0)).min().unwrap_or_default();
    let mut rows = Vec::new();
    for (number, row) in cells {
        let Some((right, _)) = row.last_key_value() else { continue };
        let width = whole(right - left) + 1;
        room.take(width, "")?;
        let mut said = vec![Cell::plain(""); width];
        for (column, text) in row {
            said[whole(column - left)].clone_from(text);
        }
        rows.push(Row { number: whole(*number) + 1, first: whole(left), cells: said });
    }
    Ok(rows)
}

/// The cells that are merged over rows, by the name of the sheet.
fn merged(book: &mut Sheets<Cursor<&[u8]>>, outlines: Vec<Outline>) -> HashMap<String, Vec<Merged>> {
    let names = book.sheet_names();
    let of_sheets = match book {
        Sheets::Xlsx(book) => names
            .iter()
            .map(|name| book.merge_cells_by_sheet_name(name).unwrap_or_default())
            .map(of_regions)
            .collect(),
        Sheets::Ods(_) => outlines.into_iter().map(|sheet| sheet.merged).collect(),
        _ => Vec::new(),
    };
    names.into_iter().zip(of_sheets).collect()
}

fn of_regions(regions: Vec<Dimensions>) -> Vec<Merged> {
    let over_rows = regions.into_iter().filter(|region| region.start.0 < region.end.0);
    over_rows
        .map(|region| Merged { column: region.start.1, from: region.start.0, to: region.end.0 })
        .collect()
}

/// Copies the text of a merged cell to each of its rows that has content.
fn spread(cells: &mut Cells, merged: &Merged, room: &mut Room) -> Result<(), TableError> {
    let above = cells.get(&merged.from).and_then(|row| row.get(&merged.column));
    let Some(said) = above.cloned() else { return Ok(()) };
    let below = merged.from.saturating_add(1);
    for (_, row) in cells.range_mut(below..=merged.to.max(below)) {
        // Also where a cell is there already: regions over each other are no reason to go on for ever.
        room.take(1, &said.text)?;
        row.entry(merged.column).or_insert_with(|| said.below());
    }
    Ok(())
}

/// The text of a cell as its reader sees it.
fn said(data: &Data) -> String {
    match data {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(_) | Data::DateTimeIso(_) => {
            use calamine::DataType;
            data.as_date().map_or_else(|| cell(&data.to_string()), |day| day.to_string())
        }
        // A sheet shows it as SANT or TRUE, and says neither in a form of its own.
        Data::Bool(is) => if *is { "ja" } else { "nej" }.to_owned(),
        other => cell(&other.to_string()),
    }
}
