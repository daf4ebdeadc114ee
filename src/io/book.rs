//! Writes workbooks (`.xlsx`): sheets of texts, numbers and days. The only file that uses the library for them. It knows
//! cells and paper, not what they mean.
//!
//! A text is always written as a text, so that nothing in it is run as a formula.

use std::borrow::Cow;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime,
    Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::tables::with_page;
use crate::base::day::Day;
use crate::base::lang::Lang;

/// How days are shown, in every country alike.
const DAYS: &str = "yyyy-mm-dd";
/// The number of the paper size A4.
const A4: u8 = 9;
/// The margins of the paper, in inches.
const MARGIN: f64 = 0.4;
/// The height of a line, in points.
const LINE: f64 = 15.0;
/// The tallest that a row can be, in points.
const TALLEST: f64 = 409.0;
/// The most characters that the name of a sheet has.
const LONGEST_NAME: usize = 31;
/// The most characters that a cell has.
const LONGEST_TEXT: usize = 32_767;
/// The most characters that a footer has, with its page numbers.
const LONGEST_FOOTER: usize = 200;

/// A workbook.
#[derive(Clone, Debug, Default)]
pub(crate) struct Book<'b> {
    /// What the file says of itself, where it says anything.
    pub(crate) about: Option<About<'b>>,
    pub(crate) sheets: Vec<Sheet<'b>>,
}

/// What a file says of itself.
#[derive(Clone, Debug)]
pub(crate) struct About<'b> {
    pub(crate) title: &'b str,
    pub(crate) lang: Lang,
    /// The day that it is of. The clock is not asked, so that the same answer is the same file.
    pub(crate) day: Day,
}

/// A sheet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet<'b> {
    /// Its name as people would have it: [`Book::write`] makes it one that is allowed, and no other's.
    pub(crate) name: Cow<'b, str>,
    /// The width of each column, in characters.
    pub(crate) widths: Vec<u16>,
    pub(crate) rows: Vec<Row<'b>>,
    /// The row of the heads, which has buttons that filter, stays when the sheet is scrolled, and is printed on each page.
    pub(crate) heads: Option<u32>,
    /// How many columns stay when the sheet is scrolled.
    pub(crate) kept_columns: u16,
    pub(crate) is_landscape: bool,
    /// What stands at the foot of each page, before the number of the page.
    pub(crate) foot: Option<String>,
    /// What helps whoever answers in a column, below the heads.
    pub(crate) helps: Vec<(u16, Help)>,
}

/// A row of cells, from the first column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row<'b> {
    pub(crate) cells: Vec<(Content<'b>, Look)>,
    pub(crate) height: Height,
}

/// How tall a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Height {
    /// As tall as a line of its text.
    #[default]
    Own,
    /// So many lines, where they fit on a page.
    Lines(u16),
    /// One line, whose first cell goes over all columns.
    Across,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Content<'b> {
    #[default]
    Blank,
    Text(Cow<'b, str>),
    Day(Day),
    /// A number, and the unit that is shown after it.
    Number(f64, Option<Cow<'b, str>>),
    /// A share: 1 is a hundred per cent.
    Share(f64),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Look {
    pub(crate) is_bold: bool,
    /// The size of the letters in points, where it is not the usual.
    pub(crate) size: Option<f64>,
    pub(crate) fill: Option<u32>,
    pub(crate) colour: Option<u32>,
    pub(crate) is_wrapped: bool,
    pub(crate) is_bordered: bool,
}

/// What helps whoever answers.
#[derive(Clone, Debug)]
pub(crate) enum Help {
    /// A list to choose from.
    Choose { words: Vec<String>, title: String, message: String },
    /// A day, which may be written as text all the same.
    Day { title: String, message: String },
}

impl Look {
    fn format(self) -> Format {
        let mut format = Format::new();
        if self.is_bold {
            format = format.set_bold();
        }
        if let Some(size) = self.size {
            format = format.set_font_size(size);
        }
        if let Some(fill) = self.fill {
            format = format.set_background_color(Color::RGB(fill));
        }
        if let Some(colour) = self.colour {
            format = format.set_font_color(Color::RGB(colour));
        }
        if self.is_wrapped {
            format = format.set_text_wrap().set_align(FormatAlign::Top);
        }
        if self.is_bordered {
            format = format.set_border(FormatBorder::Thin);
        }
        format
    }
}

/// How many lines a text takes in a column. Not every program works it out, and what is cut off is not read.
pub(crate) fn lines(text: &str, width: u16) -> u16 {
    // Words are not divided, so that a line is seldom full.
    let room = usize::from(width.saturating_sub(2)).max(1);
    let long = |line: &str| u16::try_from(line.chars().count().div_ceil(room)).unwrap_or(u16::MAX);
    text.lines().fold(0, |lines: u16, line| lines.saturating_add(long(line).max(1)))
}

impl Book<'_> {
    /// The bytes of the workbook, or why it could not be made, in the words of who makes it.
    pub(crate) fn write(&self) -> Result<Vec<u8>, String> {
        let bytes = self.packed().map_err(|error| error.to_string())?;
        // The library knows no language of a file.
        let Some(About { lang, .. }) = &self.about else { return Ok(bytes) };
        let lang = lang.pick("sv-SE", "en-GB");
        let end = "</cp:coreProperties>";
        let said = format!("<dc:language>{lang}</dc:language>{end}");
        with_page(&bytes, "docProps/core.xml", |page| page.replace(end, &said))
    }

    fn packed(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        if let Some(about) = &self.about {
            let mut own = DocProperties::new().set_title(about.title).set_author("vbe");
            if let Some(day) = stored(about.day) {
                own = own.set_creation_datetime(&day);
            }
            book.set_properties(&own);
        }
        let mut names: Vec<String> = Vec::new();
        for sheet in &self.sheets {
            let name = allowed(&sheet.name, &names);
            sheet.write(book.add_worksheet(), &name)?;
            names.push(name);
        }
        book.save_to_buffer()
    }
}

impl Sheet<'_> {
    fn write(&self, sheet: &mut Worksheet, name: &str) -> Result<(), XlsxError> {
        sheet.set_name(name)?;
        for (width, at) in self.widths.iter().zip(0..) {
            sheet.set_column_width(at, f64::from(*width))?;
        }
        // A format is made once: the library compares all that it is given.
        let mut formats: Vec<(Look, String, Format)> = Vec::new();
        for (row, at) in self.rows.iter().zip(0_u32..) {
            match row.height {
                Height::Own => {}
                Height::Lines(lines) => {
                    sheet.set_row_height(at, (f64::from(lines) * LINE).min(TALLEST))?;
                }
                Height::Across => self.across(sheet, at, row)?,
            }
            if row.height == Height::Across {
                continue;
            }
            for ((content, look), column) in row.cells.iter().zip(0_u16..) {
                let number = shown_as(content);
                let known = formats.iter().position(|(own, kind, _)| own == look && *kind == number);
                let known = known.unwrap_or_else(|| {
                    let format = look.format();
                    let format = if number.is_empty() { format } else { format.set_num_format(&*number) };
                    formats.push((*look, number, format));
                    formats.len() - 1
                });
                put(sheet, (at, column), content, &formats[known].2)?;
            }
        }
        self.paper(sheet)
    }

    fn across(&self, sheet: &mut Worksheet, at: u32, row: &Row<'_>) -> Result<(), XlsxError> {
        if let Some((Content::Text(text), look)) = row.cells.first() {
            sheet.merge_range(at, 0, at, self.last_column(), text, &look.format())?;
        }
        // A merged cell does not grow with its text.
        sheet.set_row_height(at, LINE)?;
        Ok(())
    }

    fn last_column(&self) -> u16 {
        u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// What concerns the whole sheet: filters, what stays, help and paper.
    fn paper(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let last = u32::try_from(self.rows.len().saturating_sub(1)).unwrap_or(u32::MAX);
        if let Some(heads) = self.heads {
            for (column, help) in self.helps.iter().filter(|_| heads < last) {
                sheet.add_data_validation(heads + 1, *column, last, *column, &help.validation()?)?;
            }
            // Buttons in the heads sort and filter whole rows.
            sheet.autofilter(heads, 0, last, self.last_column())?;
            sheet.set_freeze_panes(heads + 1, self.kept_columns)?;
            sheet.set_repeat_rows(heads, heads)?;
        }
        if self.is_landscape {
            sheet.set_landscape();
        }
        sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
        let bottom = if self.foot.is_some() { MARGIN * 2.0 } else { MARGIN };
        sheet.set_margins(MARGIN, MARGIN, MARGIN, bottom, MARGIN, MARGIN);
        if let Some(foot) = &self.foot {
            let said: String = foot.chars().take(LONGEST_FOOTER).collect();
            sheet.set_footer(format!("&L{}&R&P (&N)", said.replace('&', "&&")));
        }
        Ok(())
    }
}

impl Help {
    fn validation(&self) -> Result<DataValidation, XlsxError> {
        Ok(match self {
            Self::Choose { words, title, message } => DataValidation::new()
                .allow_list_strings(words)?
                .set_error_title(title)?
                .set_error_message(message)?,
            Self::Day { title, message } => DataValidation::new()
                .allow_date(DataValidationRule::Between(
                    ExcelDateTime::from_ymd(2000, 1, 1)?,
                    ExcelDateTime::from_ymd(2100, 1, 1)?,
                ))
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_title(title)?
                .set_error_message(message)?,
        })
    }
}

/// The code of how a value is shown; empty for a text.
fn shown_as(content: &Content<'_>) -> String {
    match content {
        Content::Blank | Content::Text(_) => String::new(),
        Content::Day(_) => DAYS.to_owned(),
        Content::Number(_, None) => "General".to_owned(),
        Content::Number(value, Some(unit)) => {
            let digits = if value.fract() == 0.0 { "0" } else { "0.0##" };
            let unit: String = unit.chars().filter(|char| *char != '"').collect();
            format!("{digits}\" {unit}\"")
        }
        Content::Share(share) => {
            let is_whole = (share * 100.0 - (share * 100.0).round()).abs() < 1e-9;
            if is_whole { "0%" } else { "0.0%" }.to_owned()
        }
    }
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    content: &Content<'_>,
    format: &Format,
) -> Result<(), XlsxError> {
    match content {
        Content::Blank => sheet.write_blank(row, column, format)?,
        Content::Text(text) if text.is_empty() => sheet.write_blank(row, column, format)?,
        Content::Text(text) => sheet.write_string_with_format(row, column, fitting(text), format)?,
        Content::Day(day) => match stored(*day) {
            Some(stored) => sheet.write_datetime_with_format(row, column, &stored, format)?,
            // A sheet has no days before 1900.
            None => sheet.write_string_with_format(row, column, day.to_string(), format)?,
        },
        Content::Number(value, _) | Content::Share(value) => {
            sheet.write_number_with_format(row, column, *value, format)?
        }
    };
    Ok(())
}

/// As much of a text as a cell has room for.
fn fitting(text: &str) -> Cow<'_, str> {
    // What a cell has room for is counted in units of UTF-16.
    if text.len() <= LONGEST_TEXT {
        return text.into();
    }
    let mut room = LONGEST_TEXT - 1;
    let fits = |char: &char| {
        let left = room.checked_sub(char.len_utf16());
        room = left.unwrap_or(0);
        left.is_some()
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    if kept.len() < text.len() {
        kept.push('…');
    }
    kept.into()
}

/// A day as a sheet keeps it; none of a day that it cannot keep.
fn stored(day: Day) -> Option<ExcelDateTime> {
    ExcelDateTime::parse_from_str(&day.to_string()).ok()
}

/// A name that a sheet may have, and that none of the others has: they are told apart without regard to capitals.
fn allowed(name: &str, taken: &[String]) -> String {
    let is_barred =
        |char: char| matches!(char, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || char.is_control();
    let name: String = name.chars().map(|char| if is_barred(char) { ' ' } else { char }).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = |room: usize| {
        let mut left = room;
        let fits = |char: &char| match left.checked_sub(char.len_utf16()) {
            Some(rest) => {
                left = rest;
                true
            }
            None => false,
        };
        let kept: String = name.chars().take_while(fits).collect();
        kept.trim_matches(['\'', ' ']).to_owned()
    };
    let is_free = |own: &String| {
        let own = own.to_lowercase();
        // The programs have a sheet of this name of their own.
        !own.is_empty() && own != "history" && taken.iter().all(|other| other.to_lowercase() != own)
    };
    let numbered = (2..).map(|number: usize| {
        let number = format!(" ({number})");
        format!("{}{number}", cut(LONGEST_NAME - number.len()))
    });
    std::iter::once(cut(LONGEST_NAME))
        .chain(numbered.map(|own| own.trim_start().to_owned()))
        .find(is_free)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_sheet_is_allowed_and_its_own() {
        let long = "Handlingsplan mot våldsbejakande extremism";
        let mut taken = Vec::new();
        for (name, allowed_name) in [
            (long, "Handlingsplan mot våldsbejakand"),
            (&long.to_uppercase(), "HANDLINGSPLAN MOT VÅLDSBEJA (2)"),
            ("2025/26: [a*b]?", "2025 26 a b"),
            ("'citat'", "citat"),
            ("", "(2)"),
            ("History", "History (2)"),
            (
                "\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}",
                "\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}",
            ),
        ] {
            let own = allowed(name, &taken);
            assert_eq!(own, allowed_name);
            taken.push(own);
        }
        let sheet = |name: &'static str| Sheet { name: name.into(), ..Sheet::default() };
        let book = Book { about: None, sheets: ["a", "A", "", "History", "x'"].map(sheet).into() };
        book.write().unwrap();
    }
}
