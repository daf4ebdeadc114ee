//! Writes shapes as Markdown, plain text and separated values.

use vbe::io::tables::Why;

use super::planted::{Bit, Plant, Shape, Table};

/// The notes of a page, which stand at its end.
type Notes = Vec<String>;

fn bits(bits: &[Bit], plant: &mut Plant, notes: &mut Notes) -> String {
    let bit = |own: &Bit| match own {
        Bit::Bold => format!("**{}** ", plant.word(None)),
        Bit::Struck => format!("~~{}~~ ", plant.word(Some(Why::Struck))),
        Bit::Linked => format!("[{}](https://example.se) ", plant.word(None)),
        Bit::Comment => format!("x <!-- {} --> ", plant.word(Some(Why::Comment))),
        Bit::Boxed => format!("<span class=\"ruta\">{}</span> ", plant.word(None)),
        Bit::Prompt => format!("`{}` ", plant.word(None)),
        Bit::Note => {
            let number = notes.len() + 1;
            notes.push(format!("[^{number}]: {}\n\n", plant.word(None)));
            format!("{}[^{number}] ", plant.word(None))
        }
        _ => format!("{} ", plant.word(None)),
    };
    bits.iter().map(bit).collect()
}

pub(crate) fn markdown(shapes: &[Shape], plant: &mut Plant) -> Vec<u8> {
    let (mut text, mut notes) = (String::new(), Notes::new());
    for shape in shapes {
        match shape {
            Shape::Heading => text.push_str(&format!("## {}\n\n", plant.word(None))),
            Shape::Paragraph(own) => text.push_str(&format!("{}\n\n", bits(own, plant, &mut notes))),
            Shape::Framed(own) => text.push_str(&format!(
                "> {}\n\n```\n{}\n```\n\n",
                bits(own, plant, &mut notes),
                plant.word(None)
            )),
            Shape::Point { depth, is_numbered, bits: own } => {
                // A point lies in others, each so much further in.
                for level in 0..*depth {
                    text.push_str(&format!("{}- {}\n", "  ".repeat(level), plant.word(None)));
                }
                if *depth > 0 {
                    text.push_str(&format!("{}- {}\n\n", "  ".repeat(*depth), bits(own, plant, &mut notes)));
                    continue;
                }
                let marker = if *is_numbered { "1." } else { "-" };
                let own = bits(own, plant, &mut notes);
                text.push_str(&format!("{marker} {own}\n   {}\n\n", plant.word(None)));
            }
            Shape::Table(own) => text.push_str(&table(own, plant, &mut notes)),
        }
    }
    (text + &notes.concat()).into_bytes()
}

fn table(own: &Table, plant: &mut Plant, notes: &mut Notes) -> String {
    let columns = own.rows[0].len();
    let mut text = String::from("<!-- -->\n\n");
    for (at, cells) in own.rows.iter().enumerate() {
        let cells: Vec<String> = cells.iter().map(|cell| bits(cell, plant, notes)).collect();
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
            Shape::Paragraph(own) | Shape::Framed(own) => {
                text.push_str(&format!("{}\r\n{}\r\n\r\n", words(own), words(own)));
            }
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
