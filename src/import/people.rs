//! Finds what identifies somebody in cells, before anything is made of them. A cell is searched as strictly as a case:
//! whoever filled it in may not have known that it would be a record.

use super::columns::Column;
use super::handles::plain;
use super::heads::{Meaning, Said};
use super::turned;
use crate::base::lang::{Lang, Say};
use crate::io::tables::{Block, Document, Table};
use crate::pii::detector::{Class, Detector, Exposure, Hit, settle};
use crate::say;
use crate::syntax::finding::Severity;
use crate::syntax::text::{Span, conceal};

/// The longest head, in bytes, that its cells are read with. A longer one is a text of its own.
const LONGEST: usize = 128;

/// One hit in a cell. The characters themselves are not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CellHit {
    /// The place of the cell, with the head of its column.
    pub place: Say,
    pub class: Class,
    /// How many characters were found.
    pub letters: usize,
}

/// What may not be written of all cells in a table, in order, and of its title, unless that is a line above it.
fn in_table(detector: &Detector, table: &Table, has_line: bool, words: &Said) -> Vec<CellHit> {
    let mut found = Vec::new();
    // The first row with several texts has the heads.
    let heads = table.rows.iter().find(|row| row.filled().count() > 1);
    let turned = turned::read(table, words);
    // A word for the name of what is to be done is none for a person's: `Aktivitetens namn`.
    let is_title = |own: Option<Meaning>| own.is_some_and(|own| own.is_sure && own.column == Column::Title);
    if let Some(title) = table.title.as_ref().filter(|_| !has_line) {
        found.extend(in_text(detector, title, || table.place_of_title()));
    }
    for (at, row) in table.rows.iter().enumerate() {
        let head =
            |column: usize| heads.filter(|own| own.number != row.number).map_or("", |own| own.text(column));
        for (column, said) in row.filled() {
            let (own, meaning) = match (&turned, column) {
                (Some(_), 0) => ("", None),
                (Some(turned), _) => (row.text(0), turned.labels[at]),
                (None, column) => (head(column), words.of(head(column))),
            };
            let own = if is_title(meaning) { "" } else { own };
            let hits = hits(detector, own, said);
            let place = || shown(detector, placed(table.place(row, column), own));
            found.extend(errors(&hits, said, place));
        }
    }
    found
}

/// What may not be written of a file: of its tables and headings, and of the running text that the plan is read from.
pub(crate) fn in_document(
    detector: &Detector,
    document: &Document,
    read_texts: &[bool],
    said: &Said,
) -> Vec<CellHit> {
    let mut found = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Table(table) => {
                let above = at.checked_sub(1).and_then(|at| document.blocks.get(at));
                let has_line = above
                    .and_then(text)
                    .is_some_and(|own| table.title.as_deref() == Some(own.replace('\n', " ").as_str()));
                found.extend(in_table(detector, table, has_line, said));
            }
            Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Point { text, .. } => {
                if read_texts.get(at).copied().unwrap_or_default() || matches!(block, Block::Heading { .. }) {
                    let place = match document.blocks.get(at + 1) {
                        Some(Block::Table(table)) if table.title.as_ref() == Some(text) => {
                            table.place_of_title()
                        }
                        _ => block.place(),
                    };
                    found.extend(in_text(detector, &plain(text), || shown(detector, place.clone())));
                }
            }
        }
    }
    found
}

fn text(block: &Block) -> Option<&str> {
    match block {
        Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Point { text, .. } => Some(text),
        Block::Table(_) => None,
    }
}

/// What may not be written of one text.
pub(crate) fn in_text(detector: &Detector, said: &str, place: impl Fn() -> Say) -> Vec<CellHit> {
    errors(&hits(detector, "", said), said, place)
}

fn errors(hits: &[Hit], said: &str, place: impl Fn() -> Say) -> Vec<CellHit> {
    let errors = hits.iter().filter(|hit| hit.class.severity(Exposure::Brought) == Some(Severity::Error));
    let letters = |span: Span| said[span.range()].chars().count();
    errors.map(|hit| CellHit { place: place(), class: hit.class, letters: letters(hit.span) }).collect()
}

/// What identifies somebody in a cell, also when only the head of its column says what it is.
fn hits(detector: &Detector, head: &str, said: &str) -> Vec<Hit> {
    let mut hits = detector.find(said, Exposure::Brought);
    if !head.is_empty() && head.len() <= LONGEST {
        let label = format!("{head}: ");
        let headed = detector.find(&format!("{label}{said}"), Exposure::Brought).into_iter();
        hits.extend(headed.filter_map(|hit| hit.after(label.len())));
    }
    settle(hits, Exposure::Brought)
}

fn placed(place: Say, head: &str) -> Say {
    if head.is_empty() {
        return place;
    }
    let (sv, en) = (place.text(Lang::Sv), place.text(Lang::En));
    let head = head.replace('\n', " ");
    say!("{sv} ({head})", "{en} ({head})")
}

/// The text of a cell as it can be shown.
pub(super) fn cell_shown(detector: &Detector, head: &str, said: &str) -> String {
    let hidden: Vec<Span> = hits(detector, head, said).iter().map(|hit| hit.span).collect();
    conceal(said, 0..said.len(), &hidden).into_owned()
}

/// Whether a place is made of nothing but numbers and vbe's own words for parts of a file. Why: a long table has many, and each
/// would be searched.
fn is_counted(place: &str) -> bool {
    const WORDS: [&str; 13] = [
        "tabell", "rad", "kolumn", "stycke", "rubriken", "ovanför", "table", "row", "line", "column",
        "paragraph", "heading", "above",
    ];
    /// No number of a row or a column has more digits.
    const DIGITS: usize = 5;
    let is_number = |word: &str| word.len() <= DIGITS && word.bytes().all(|byte| byte.is_ascii_digit());
    // Two numbers beside each other may be one of something else.
    let words: Vec<&str> = place.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.iter().all(|word| is_number(word) || WORDS.contains(word))
        && words.windows(2).all(|two| !(is_number(two[0]) && is_number(two[1])))
}

/// A place as it can be shown: a sheet or a column may itself be named after somebody.
pub(super) fn shown(detector: &Detector, mut place: Say) -> Say {
    place.each(&mut |text| {
        if is_counted(text) {
            return;
        }
        let hidden: Vec<Span> = detector.find(text, Exposure::Case).iter().map(|hit| hit.span).collect();
        *text = conceal(text, 0..text.len(), &hidden).into_owned();
    });
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_of_numbers_is_not_searched_and_one_with_a_name_is() {
        for place in [
            "tabell 1, rad 26, kolumn 2", "stycke 4", "rubriken ovanför tabell 3", "table 1, row 2, column 3",
        ] {
            assert!(is_counted(place), "{place}");
        }
        for place in ["Export!C6", "tabell 1, rad 2, kolumn 3 (Anna)", "rad 900101 9802", "rad 9001019802"] {
            assert!(!is_counted(place), "{place}");
        }
    }
}
