//! Finds what identifies somebody in cells, before anything is made of them. A cell is searched as strictly as a case:
//! whoever filled it in may not have known that it would be a record.

use crate::base::lang::{Lang, Say};
use crate::io::tables::Table;
use crate::pii::detector::{Class, Detector, Exposure};
use crate::say;
use crate::syntax::finding::Severity;
use crate::syntax::text::{Span, conceal};

/// One hit in a cell. The characters themselves are not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CellHit {
    /// The place of the cell, with the head of its column.
    pub place: Say,
    pub class: Class,
    /// How many characters were found.
    pub letters: usize,
}

/// What may not be written of all cells in the tables, in order.
pub(crate) fn in_tables(detector: &Detector, tables: &[Table]) -> Vec<CellHit> {
    let mut found = Vec::new();
    for table in tables {
        // The first row with several texts has the heads.
        let heads = table.rows.iter().find(|row| row.filled().count() > 1);
        for row in &table.rows {
            let head = |column: usize| heads.filter(|own| own.number != row.number)?.cells.get(column);
            for (column, said) in row.filled() {
                let hits = in_text(detector, said, || placed(table.place(row, column), head(column)));
                found
                    .extend(hits.into_iter().map(|hit| CellHit { place: shown(detector, hit.place), ..hit }));
            }
        }
    }
    found
}

/// What may not be written of one text.
pub(crate) fn in_text(detector: &Detector, said: &str, place: impl Fn() -> Say) -> Vec<CellHit> {
    let hits = detector.find(said, Exposure::Brought).into_iter();
    let hits = hits.filter(|hit| hit.class.severity(Exposure::Brought) == Some(Severity::Error));
    let letters = |span: Span| said[span.range()].chars().count();
    hits.map(|hit| CellHit { place: place(), class: hit.class, letters: letters(hit.span) }).collect()
}

fn placed(place: Say, head: Option<&String>) -> Say {
    let Some(head) = head.filter(|head| !head.is_empty()) else { return place };
    let (sv, en) = (place.text(Lang::Sv), place.text(Lang::En));
    let head = head.replace('\n', " ");
    say!("{sv} ({head})", "{en} ({head})")
}

/// A place as it can be shown: a sheet or a column may itself be named after somebody.
fn shown(detector: &Detector, mut place: Say) -> Say {
    place.each(&mut |text| {
        let hidden: Vec<Span> = detector.find(text, Exposure::Case).iter().map(|hit| hit.span).collect();
        *text = conceal(text, 0..text.len(), &hidden).into_owned();
    });
    place
}
