//! A form as a sheet, for those who answer in a spreadsheet.
//!
//! Nothing in it is locked: a locked cell keeps people from sorting and filtering, which they do, and from widening a
//! column to read it. What must not be parted is compared when the form comes back.

use std::borrow::Cow;

use super::columns::{ASKED, Column, instructions};
use super::given::{self, FormRow};
use crate::base::lang::{Lang, Say};
use crate::io::book::{Book, Content, Height, Help, Look, Row, Sheet, lines};
use crate::model::records::activity::Assessment;

const PLAIN: u32 = 0x00ED_EDED;
const FAINT: u32 = 0x0080_8080;
/// How many lines there is room for in every row: what is answered is wrapped, and may be written by hand in print.
const ROOM: u16 = 4;

/// The bytes of a workbook with the form on its only sheet.
pub(super) fn write(name: &str, heading: &str, rows: &[FormRow], lang: Lang) -> Result<Vec<u8>, String> {
    // The first row has whose form it is, and then come the instructions.
    let mut all = vec![Row {
        cells: vec![(text(heading), Look { is_bold: true, size: Some(14.0), ..Look::default() })],
        height: Height::Own,
    }];
    all.extend(instructions(lang).into_iter().map(|line| Row {
        cells: vec![(text(line), Look { is_wrapped: true, ..Look::default() })],
        height: Height::Across,
    }));
    let heads = u32::try_from(all.len()).unwrap_or_default();
    let head = |column: Column| {
        let fill = if column.is_asked() { ASKED } else { PLAIN };
        (text(column.head(lang)), Look { is_bold: true, fill: Some(fill), ..cell() })
    };
    all.push(Row { cells: Column::ALL.into_iter().map(head).collect(), height: Height::Lines(2) });
    all.extend(rows.iter().map(row));
    let sheet = Sheet {
        name: name.into(),
        widths: Column::ALL.into_iter().map(Column::width).collect(),
        rows: all,
        heads: Some(heads),
        kept_columns: 1,
        is_landscape: true,
        foot: None,
        helps: (0..).zip(Column::ALL).filter_map(|(at, column)| Some((at, help(column, lang)?))).collect(),
    };
    Book { about: None, sheets: vec![sheet] }.write()
}

fn text<'b>(text: impl Into<Cow<'b, str>>) -> Content<'b> {
    Content::Text(text.into())
}

fn cell() -> Look {
    Look { is_wrapped: true, is_bordered: true, ..Look::default() }
}

fn row(row: &FormRow) -> Row<'_> {
    let put = |column: Column| {
        let look = match column {
            _ if column.is_asked() => Look { fill: Some(ASKED), ..cell() },
            Column::Id => Look { colour: Some(FAINT), size: Some(8.0), ..cell() },
            _ => cell(),
        };
        let content = match row.content(column) {
            given::Content::Text(own) => text(own),
            given::Content::Day(day) => day.map_or(Content::Blank, Content::Day),
        };
        (content, look)
    };
    // An id is cut off: nobody reads it.
    let read = Column::ALL.into_iter().filter(|column| *column != Column::Id);
    let most = read.map(|column| lines(&row.text(column), column.width())).max().unwrap_or_default();
    Row { cells: Column::ALL.into_iter().map(put).collect(), height: Height::Lines(most.max(ROOM)) }
}

/// Lists to choose from, and days that are looked at when they are written.
fn help(column: Column, lang: Lang) -> Option<Help> {
    let text = |say: &Say| say.text(lang).to_owned();
    match column {
        Column::Assessed => Some(Help::Choose {
            words: choices(lang),
            title: text(&Say::fixed("Bedömning", "Assessment")),
            message: text(&Say::fixed(
                "Välj grön, gul eller röd i listan, eller låt rutan vara tom.",
                "Choose green, yellow or red in the list, or leave the cell empty.",
            )),
        }),
        Column::Started | Column::Finished => Some(Help::Day {
            title: text(&Say::fixed("En dag", "A day")),
            message: text(&Say::fixed(
                "Skriv en dag, till exempel 2026-05-14. Står dagen inte klar: skriv det under Vad har hänt.",
                "Write a day, for example 2026-05-14. If the day is not known: write so under What has happened.",
            )),
        }),
        _ => None,
    }
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
