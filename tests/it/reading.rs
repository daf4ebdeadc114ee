//! What is read of files: the law of cells. Every text that is seen in a file is in exactly one block or cell, and every
//! text in it that is not seen is told once, with the reason.

mod faults;
mod planted;
mod office;
mod opened;
mod plain;

use proptest::prelude::*;
use vbe::io::tables::{Block, Document, Reading, Why, read};

use planted::{Plant, Shape, shapes};

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_that_is_seen_is_read_once_and_every_other_is_told(shapes in shapes()) {
        hold("a.docx", &shapes, office::docx)?;
        hold("a.xlsx", &shapes, office::xlsx)?;
        hold("a.odt", &shapes, opened::odt)?;
        hold("a.ods", &shapes, opened::ods)?;
        hold("a.md", &shapes, plain::markdown)?;
        hold("a.txt", &shapes, plain::text)?;
        hold("a.csv", &shapes, plain::csv)?;
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
