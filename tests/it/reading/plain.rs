//! Writes shapes as Markdown, plain text and separated values.

use vbe::io::tables::Why;

use super::planted::{Bit, Plant, Shape, Table};

fn bits(bits: &[Bit], plant: &mut Plant) -> String {
    let bit = |own: &Bit| match own {
        Bit::Bold => format!("**{}** ", plant.word(None)),
        Bit::Struck => format!("~~{}~~ ", plant.word(Some(Why::Struck))),
        Bit::Linked => format!("[{}](https://example.se) ", plant.word(None)),
        Bit::Comment => format!("x <!-- {} --> ", plant.word(Some(Why::Comment))),
        _ => format!("{} ", plant.word(None)),
    };
    bits.iter().map(bit).collect()
}

pub(crate) fn markdown(shapes: &[Shape], plant: &mut Plant) -> Vec<u8> {
    let mut text = String::new();
    for shape in shapes {
        match shape {
            Shape::Heading => text.push_str(&format!("## {}\n\n", plant.word(None))),
            Shape::Paragraph(own) => text.push_str(&format!("{}\n\n", bits(own, plant))),
            Shape::Point { is_numbered, bits: own, .. } => {
                let marker = if *is_numbered { "1." } else { "-" };
                text.push_str(&format!("{marker} {}\n   {}\n\n", bits(own, plant), plant.word(None)));
            }
            Shape::Table(own) => text.push_str(&table(own, plant)),
        }
    }
    text.into_bytes()
}

fn table(own: &Table, plant: &mut Plant) -> String {
    let columns = own.rows[0].len();
    let mut text = String::from("<!-- -->\n\n");
    for (at, cells) in own.rows.iter().enumerate() {
        let cells: Vec<String> = cells.iter().map(|cell| bits(cell, plant)).collect();
        let surplus = if at > 0 && own.nested { format!(" {} |", plant.word(None)) } else { String::new() };
        text.push_str(&format!("| {} |{surplus}\n", cells.join("| ")));
        if at == 0 {
            text.push_str(&format!("|{}\n", "---|".repeat(columns)));
        }
    }
    text + "\n"
}

pub(crate) fn text(shapes: &[Shape], plant: &mut Plant) -> Vec<u8> {
    let mut text = String::new();
    let mut words = |own: &[Bit]| own.iter().map(|_| format!("{} ", plant.word(None))).collect::<String>();
    for shape in shapes {
        match shape {
            Shape::Heading => text.push_str(&format!("{}\n======\n", words(&[Bit::Plain]))),
            Shape::Paragraph(own) => text.push_str(&format!("{}\r\n{}\r\n\r\n", words(own), words(own))),
            Shape::Point { depth, is_numbered, bits: own } => {
                let marker = if *is_numbered { "1)" } else { "–" };
                text.push_str(&format!("{}{marker} {}\n", "   ".repeat(*depth), words(own)));
            }
            Shape::Table(own) => text.extend(own.rows.iter().flatten().map(|cell| words(cell) + "\n\n")),
        }
    }
    text.into_bytes()
}

pub(crate) fn csv(shapes: &[Shape], plant: &mut Plant) -> Vec<u8> {
    let mut text = String::new();
    for shape in shapes {
        match shape {
            Shape::Table(own) => {
                for cells in &own.rows {
                    let cells = cells.iter().map(|cell| {
                        let words: Vec<String> = cell.iter().map(|_| plant.word(None)).collect();
                        format!("\"{}\"", words.join("\n"))
                    });
                    text.push_str(&(cells.collect::<Vec<_>>().join(";") + "\n"));
                }
            }
            _ => text.push_str(&format!("{}\n\n", plant.word(None))),
        }
    }
    text.into_bytes()
}
