//! The shapes that files are made of, and the words that are planted in them.

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use proptest::sample::Index;
use vbe::io::tables::Why;

/// The words of a file: those that are seen, and those that are not.
#[derive(Debug, Default)]
pub(crate) struct Plant {
    next: usize,
    pub(crate) seen: Vec<String>,
    pub(crate) unseen: Vec<(String, Why)>,
}

impl Plant {
    /// A word that is seen, unless what is around it is not.
    pub(crate) fn word(&mut self, why: Option<Why>) -> String {
        self.next += 1;
        let word = format!("ord{}", self.next);
        match why {
            None => self.seen.push(word.clone()),
            Some(why) => self.unseen.push((word.clone(), why)),
        }
        word
    }
}

/// A piece of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bit {
    Plain,
    Bold,
    /// In several runs.
    Parted,
    Linked,
    Struck,
    Hidden,
    /// Written while changes are tracked.
    Inserted,
    Deleted,
    Moved,
    Control,
    Prompt,
    Boxed,
    Comment,
    Note,
}

#[derive(Clone, Debug)]
pub(crate) enum Shape {
    Heading,
    Paragraph(Vec<Bit>),
    /// A paragraph that lies in something: a control, a section, a quotation.
    Framed(Vec<Bit>),
    Point {
        depth: usize,
        is_numbered: bool,
        bits: Vec<Bit>,
    },
    Table(Table),
}

#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// The bits of each cell of each row; all rows are as long.
    pub(crate) rows: Vec<Vec<Vec<Bit>>>,
    pub(crate) odd: Odd,
    pub(crate) nested: bool,
}

/// What is odd in a table, at a row and a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Odd {
    Nothing,
    HiddenRow,
    /// The last row is hidden by a filter, in what can filter.
    Filtered,
    HiddenColumn,
    HiddenSheet,
    MergedDown,
    MergedOver,
    DeletedRow,
    /// The last row lies under controls or other elements.
    Wrapped,
    /// The first cell of the last row stands in the second column.
    Shifted,
}

fn bits() -> impl Strategy<Value = Vec<Bit>> {
    use Bit::{
        Bold, Boxed, Comment, Control, Deleted, Hidden, Inserted, Linked, Moved, Note, Parted, Plain, Prompt,
        Struck,
    };
    let bit = prop::sample::select(vec![
        Plain, Plain, Bold, Parted, Linked, Struck, Hidden, Deleted, Moved, Control, Prompt, Boxed, Comment,
        Note, Inserted,
    ]);
    prop::collection::vec(bit, 1..4)
}

fn table() -> impl Strategy<Value = Shape> {
    use Odd::{
        DeletedRow, Filtered, HiddenColumn, HiddenRow, HiddenSheet, MergedDown, MergedOver, Nothing, Shifted,
        Wrapped,
    };
    let odd = prop::sample::select(vec![
        Nothing, HiddenRow, HiddenColumn, HiddenSheet, MergedDown, MergedOver, DeletedRow, Wrapped, Shifted,
        Filtered,
    ]);
    (1_usize..4, 1_usize..4).prop_flat_map(move |(rows, columns)| {
        let row = prop::collection::vec(bits(), columns);
        (prop::collection::vec(row, rows), odd.clone(), any::<bool>())
            .prop_map(|(rows, odd, nested)| Shape::Table(Table { rows, odd, nested }))
    })
}

pub(crate) fn shapes() -> impl Strategy<Value = Vec<Shape>> {
    let shape = prop_oneof![
        1 => Just(Shape::Heading),
        3 => bits().prop_map(Shape::Paragraph),
        1 => bits().prop_map(Shape::Framed),
        3 => (0_usize..3, any::<bool>(), bits())
            .prop_map(|(depth, is_numbered, bits)| Shape::Point { depth, is_numbered, bits }),
        3 => table(),
    ];
    prop::collection::vec(shape, 1..6).prop_map(none_below_withdrawn)
}

/// The shapes with no point below one that may be withdrawn: what stands below such a point is withdrawn with it, which
/// `import_letters.rs` tries.
fn none_below_withdrawn(mut shapes: Vec<Shape>) -> Vec<Shape> {
    let mut deepest = None;
    for shape in &mut shapes {
        let Shape::Point { depth, bits, .. } = shape else {
            deepest = None;
            continue;
        };
        *depth = deepest.map_or(*depth, |deepest: usize| deepest.min(*depth));
        if bits.iter().any(|bit| matches!(bit, Bit::Struck | Bit::Deleted | Bit::Moved)) {
            deepest = Some(*depth);
        }
    }
    shapes
}

/// A packed file of pages.
pub(crate) fn packed(pages: &[(&str, String)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in pages {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A packed file with something else in a page of it.
pub(crate) fn torn(bytes: &[u8], at: Index, length: usize, put: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let which = at.index(archive.len());
    let pages = (0..archive.len()).map(|nth| {
        let mut part = archive.by_index(nth).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut page = String::new();
        part.read_to_string(&mut page).unwrap();
        if nth == which {
            let mut chars: Vec<char> = page.chars().collect();
            let from = at.index(chars.len().max(1)).min(chars.len());
            chars.splice(from..(from + length).min(chars.len()), put.chars());
            page = chars.into_iter().collect();
        }
        (name, page)
    });
    let pages: Vec<(String, String)> = pages.collect();
    packed(&pages.iter().map(|(name, page)| (name.as_str(), page.clone())).collect::<Vec<_>>())
}
