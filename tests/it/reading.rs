//! What is read of files: the law of cells. Every text that is seen in a file is in exactly one block or cell, and every
//! text in it that is not seen is told once, with the reason; and in the account of a draft each of them stands once, as
//! read, guessed, not understood or left out.

mod faults;
pub(crate) mod planted;
mod office;
mod opened;
mod plain;

use proptest::prelude::*;
use vbe::base::day::Day;
use vbe::import::{Certainty, Options, draft};
use vbe::io::tables::{Block, Cell, Document, Reading, Row, Table, Why, read};
use vbe::model::config::Config;
use vbe::model::load::Reader;
use vbe::model::workspace::Workspace;

use planted::{Plant, Shape, shapes};

use crate::sandbox::{Sandbox, TODAY};

/// The texts of the blocks and of the cells that have their own.
fn seen(document: &Document) -> Vec<String> {
    let of = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph { text, .. } => vec![text.clone()],
        Block::Point { text, marker, .. } => vec![format!("{marker} {text}")],
        Block::Table(table) => {
            table.rows.iter().flat_map(|row| row.own().map(|(_, cell)| cell.text.clone())).collect()
        }
    };
    document.blocks.iter().flat_map(of).collect()
}

/// How many of the texts have a word, and how often it stands in them.
fn count(texts: &[String], word: &str) -> (usize, usize) {
    let of = |text: &String| text.split_whitespace().filter(|own| *own == word).count();
    let counts: Vec<usize> = texts.iter().map(of).filter(|count| *count > 0).collect();
    (counts.len(), counts.iter().sum())
}

/// Reads what a writer has made of shapes, and holds it to the law.
fn hold(
    workspace: &Workspace,
    name: &str,
    shapes: &[Shape],
    write: fn(&[Shape], &mut Plant) -> Vec<u8>,
) -> Result<(), TestCaseError> {
    let mut plant = Plant::default();
    let bytes = write(shapes, &mut plant);
    for with_hidden in [false, true] {
        let reading = Reading { with_hidden, with_struck: with_hidden, ..Reading::default() };
        let document = match read(name, &bytes, &reading) {
            Ok(document) => document,
            Err(why) => {
                prop_assert!(plant.seen.is_empty(), "{name}: {why:?}");
                continue;
            }
        };
        if !with_hidden {
            account(workspace, name, &document, &plant)?;
        }
        let is_counted =
            document.left_out.iter().any(|own| own.text == "Sida av" || own.text == "Ingen sida");
        prop_assert!(!is_counted, "{:#?}", document.left_out);
        let texts = seen(&document);
        for word in &plant.seen {
            prop_assert_eq!(count(&texts, word), (1, 1), "{} in {}: {:#?}", word, name, document);
        }
        for (word, why) in &plant.unseen {
            let is_hidden = matches!(
                why,
                Why::Hidden
                    | Why::Struck
                    | Why::HiddenRow
                    | Why::HiddenColumn
                    | Why::HiddenSheet
                    | Why::Filtered
            );
            let left: Vec<String> = document.left_out.iter().map(|left| left.text.clone()).collect();
            if with_hidden && is_hidden {
                prop_assert_eq!(count(&texts, word), (1, 1), "{} in {}: {:#?}", word, name, document);
                prop_assert_eq!(count(&left, word), (0, 0), "{} in {}: {:#?}", word, name, document);
                continue;
            }
            prop_assert_eq!(count(&texts, word), (0, 0), "{} in {}: {:#?}", word, name, document);
            prop_assert_eq!(count(&left, word), (1, 1), "{} in {}: {:#?}", word, name, document);
            let is_it = |text: &str| text.split_whitespace().any(|own| own == word);
            let told = document.left_out.iter().find(|left| is_it(&left.text)).map(|left| left.why);
            prop_assert_eq!(told, Some(*why), "{} in {}: {:#?}", word, name, document);
        }
    }
    Ok(())
}

/// Holds the account of a draft to the law: of a file with a table of activities before the rest, and as it is.
fn account(
    workspace: &Workspace,
    name: &str,
    document: &Document,
    plant: &Plant,
) -> Result<(), TestCaseError> {
    let row =
        |number: usize, cells: [&str; 2]| Row { number, first: 0, cells: cells.map(Cell::from).to_vec() };
    let rows = vec![row(1, ["Åtgärd", "Ansvarig"]), row(2, ["Utbilda personalen", "samordnaren"])];
    let table = Block::Table(Table { title: None, sheet: None, number: 0, rows });
    let mut before = document.clone();
    before.blocks.insert(0, table);
    let options = Options { id: "ny".to_owned(), period: Some("2024".to_owned()), ..Options::default() };
    let day = Day::read(TODAY).unwrap();
    let is_in =
        |said: &str, word: &str| said.split(|char: char| !char.is_alphanumeric()).any(|own| own == word);
    for document in [&before, document] {
        let Ok(made) = draft(workspace, document, &options, day, "") else { continue };
        let of = |word: &str| -> Vec<Certainty> {
            made.lines.iter().filter(|line| is_in(&line.said, word)).map(|line| line.how).collect()
        };
        for word in &plant.seen {
            prop_assert_eq!(of(word).len(), 1, "{} of {} in {:#?}\n{:#?}", word, name, made.lines, document);
        }
        for (word, why) in &plant.unseen {
            prop_assert_eq!(of(word), vec![Certainty::LeftOut], "{} of {} in {:#?}", word, name, made.lines);
            let told = made.lines.iter().find(|line| is_in(&line.said, word)).map(|line| &line.became);
            prop_assert_eq!(told, Some(&why.said()), "{} in {:#?}", word, made.lines);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_that_is_seen_is_read_once_and_every_other_is_told(shapes in shapes()) {
        let sandbox = Sandbox::sound();
        let workspace = &Workspace::open(sandbox.path(), Config::default(), &Reader::default());
        hold(workspace, "a.docx", &shapes, office::docx)?;
        hold(workspace, "a.xlsx", &shapes, office::xlsx)?;
        hold(workspace, "a.odt", &shapes, opened::odt)?;
        hold(workspace, "a.ods", &shapes, opened::ods)?;
        hold(workspace, "a.md", &shapes, plain::markdown)?;
        hold(workspace, "a.txt", &shapes, plain::text)?;
        hold(workspace, "a.csv", &shapes, plain::csv)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever byte of a page is another, the file is read or refused.
    #[test]
    fn no_byte_of_a_file_stops_the_program(
        shapes in shapes(),
        at in any::<prop::sample::Index>(),
        length in 0_usize..9,
        put in "(|[<>&\"/;|0-9a-z -]{0,6}|4294967295|w:|table:|</w:tc>|<w:tbl>|\\PC{0,3})",
    ) {
        type Writer = fn(&[Shape], &mut Plant) -> Vec<u8>;
        let packed: [(&str, Writer); 4] =
            [("a.docx", office::docx), ("a.xlsx", office::xlsx), ("a.odt", opened::odt), ("a.ods", opened::ods)];
        for (name, write) in packed {
            let bytes = write(&shapes, &mut Plant::default());
            let broken = planted::torn(&bytes, at, length, &put);
            let _ = read(name, &broken, &Reading::default());
            let mut bytes = bytes;
            let from = at.index(bytes.len());
            let to = (from + length).min(bytes.len());
            bytes.splice(from..to, put.bytes());
            let _ = read(name, &bytes, &Reading::default());
        }
        let plain: [(&str, Writer); 3] = [("a.md", plain::markdown), ("a.txt", plain::text), ("a.csv", plain::csv)];
        for (name, write) in plain {
            let mut bytes = write(&shapes, &mut Plant::default());
            let from = at.index(bytes.len().max(1)).min(bytes.len());
            let to = (from + length).min(bytes.len());
            bytes.splice(from..to, put.bytes());
            let _ = read(name, &bytes, &Reading::default());
        }
    }
}
