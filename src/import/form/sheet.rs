//! A form as a sheet, for those who answer in a spreadsheet.
//!
//! Nothing in it is locked: a locked cell keeps people from sorting and filtering, which they do, and from widening a
//! column to read it. What must not be parted is compared when the form comes back.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::columns::{ASKED, Column, instructions};
use super::given::{Content, FormRow};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::model::records::activity::Assessment;

/// How days are shown, in every country alike.
const DAYS: &str = "yyyy-mm-dd";
/// The most characters that the name of a sheet has.
const LONGEST_NAME: usize = 31;
/// The row of the heads: the first has whose form it is, and then come the instructions.
const HEADS: u32 = 3;
const PLAIN: Color = Color::RGB(0x00ED_EDED);
const FAINT: Color = Color::RGB(0x0080_8080);
/// The number of the paper size A4.
const A4: u8 = 9;

/// The height of a line, in points.
const LINE: f64 = 15.0;
/// How many lines there is room for in every row: what is answered is wrapped, and may be written by hand in print.
const ROOM: u16 = 4;
/// The tallest that a row can be, in points.
const TALLEST: f64 = 409.0;
/// The margins of the paper, in inches.
const MARGIN: f64 = 0.4;

/// The bytes of a workbook with the form on its only sheet.
pub(super) fn write(name: &str, heading: &str, rows: &[FormRow], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(name.chars().take(LONGEST_NAME).collect::<String>())?;
    above(sheet, heading, lang)?;
    for (column, at) in columns() {
        sheet.set_column_width(at, f64::from(column.width()))?;
        let colour = if column.is_asked() { Color::RGB(ASKED) } else { PLAIN };
        let format = cell().set_bold().set_background_color(colour);
        sheet.write_string_with_format(HEADS, at, column.head(lang), &format)?;
    }
    sheet.set_row_height(HEADS, LINE * 2.0)?;
    for (row, at) in rows.iter().zip(HEADS + 1..) {
        sheet.set_row_height(at, height(row))?;
        for (column, place) in columns() {
            put(sheet, (at, place), column, row.content(column))?;
        }
    }
    let last = HEADS + u32::try_from(rows.len()).unwrap_or(u32::MAX - HEADS);
    helped(sheet, last, lang)?;
    // Buttons in the heads sort and filter whole rows.
    sheet.autofilter(HEADS, 0, last, last_column())?;
    sheet.set_freeze_panes(HEADS + 1, 1)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(HEADS, HEADS)?;
    sheet.set_margins(MARGIN, MARGIN, MARGIN, MARGIN, MARGIN, MARGIN);
    book.save_to_buffer()
}

/// Each column and its place.
fn columns() -> impl Iterator<Item = (Column, u16)> {
    Column::ALL.into_iter().zip(0_u16..)
}

fn last_column() -> u16 {
    columns().map(|(_, at)| at).max().unwrap_or_default()
}

fn above(sheet: &mut Worksheet, heading: &str, lang: Lang) -> Result<(), XlsxError> {
    let title = Format::new().set_bold().set_font_size(14.0);
    sheet.write_string_with_format(0, 0, heading, &title)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (line, row) in instructions(lang).into_iter().zip(1..) {
        sheet.merge_range(row, 0, row, last_column(), line, &wrapped)?;
        // A merged cell does not grow with its text.
        sheet.set_row_height(row, LINE)?;
    }
    Ok(())
}

/// The height of a row. Not every program works it out from wrapped text, and what is cut off is not read.
fn height(row: &FormRow) -> f64 {
    let lines = |column: Column| -> u16 {
        // Words are not divided, so that a line is seldom full.
        let room = usize::from(column.width().saturating_sub(2)).max(1);
        let long = |line: &str| u16::try_from(line.chars().count().div_ceil(room)).unwrap_or(u16::MAX);
        row.text(column).lines().fold(0, |lines: u16, line| lines.saturating_add(long(line).max(1)))
    };
    // An id is cut off: nobody reads it.
    let read = Column::ALL.into_iter().filter(|column| *column != Column::Id);
    let most = read.map(lines).max().unwrap_or_default();
    (f64::from(most.max(ROOM)) * LINE).min(TALLEST)
}

fn cell() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin)
}

fn put(
    sheet: &mut Worksheet,
    (row, place): (u32, u16),
    column: Column,
    content: Content<'_>,
) -> Result<(), XlsxError> {
    let format = match column {
        _ if column.is_asked() => cell().set_background_color(Color::RGB(ASKED)),
        Column::Id => cell().set_font_color(FAINT).set_font_size(8.0),
        _ => cell(),
    };
    match content {
        Content::Text("") => sheet.write_blank(row, place, &format)?,
        Content::Text(text) => sheet.write_string_with_format(row, place, text, &format)?,
        Content::Day(day) => {
            let format = format.set_num_format(DAYS);
            match day.map(stored).transpose() {
                Ok(Some(stored)) => sheet.write_datetime_with_format(row, place, &stored, &format)?,
                // A sheet has no days before 1900.
                Err(_) => sheet.write_string_with_format(row, place, text(day), &format)?,
                Ok(None) => sheet.write_blank(row, place, &format)?,
            }
        }
    };
    Ok(())
}

fn text(day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}

/// A day as a sheet keeps it.
fn stored(day: Day) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(&day.to_string())
}

/// Lists to choose from, and days that are looked at when they are written. A day may be written as text all the same.
fn helped(sheet: &mut Worksheet, last: u32, lang: Lang) -> Result<(), XlsxError> {
    let first = HEADS + 1;
    if last < first {
        return Ok(());
    }
    for (column, at) in columns() {
        let Some(help) = help(column, lang)? else { continue };
        sheet.add_data_validation(first, at, last, at, &help)?;
    }
    Ok(())
}

fn help(column: Column, lang: Lang) -> Result<Option<DataValidation>, XlsxError> {
    let text = |say: &Say| say.text(lang).to_owned();
    Ok(Some(match column {
        Column::Assessed => DataValidation::new()
            .allow_list_strings(&choices(lang))?
            .set_error_title(text(&Say::fixed("Bedömning", "Assessment")))?
            .set_error_message(text(&Say::fixed(
                "Välj grön, gul eller röd i listan, eller låt rutan vara tom.",
                "Choose green, yellow or red in the list, or leave the cell empty.",
            )))?,
        Column::Started | Column::Finished => DataValidation::new()
            .allow_date(DataValidationRule::Between(
                ExcelDateTime::from_ymd(2000, 1, 1)?,
                ExcelDateTime::from_ymd(2100, 1, 1)?,
            ))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(text(&Say::fixed("En dag", "A day")))?
            .set_error_message(text(&Say::fixed(
                "Skriv en dag, till exempel 2026-05-14. Står dagen inte klar: skriv det under Vad har hänt.",
                "Write a day, for example 2026-05-14. If the day is not known: write so under What has happened.",
            )))?,
        _ => return Ok(None),
    }))
}

/// The assessments to choose from, each with what it means.
fn choices(lang: Lang) -> Vec<String> {
    let said = |own: Assessment| {
        let word = own.typed();
        let means = word.also.first().map_or("", |means| means.text(lang));
        format!("{} ({means})", word.shown(lang))
    };
    Assessment::ALL.into_iter().map(said).collect()
}
