//! Reads plain text: its paragraphs and the points of its lists, by how lines begin.

use super::contents::{Block, Document};
use super::flow::BULLET;
use super::room::{Room, TableError};
use super::text::cell;
use crate::say;

/// How many columns deeper each level of a list begins.
const STEP: usize = 2;

/// Reads a text. A blank line and a point end what stands before them; a line that begins further in than its point
/// goes on with it.
pub(super) fn read(text: &str) -> Result<Document, TableError> {
    let mut room = Room::whole();
    let mut document = Document::default();
    // How far in each level of the list begins.
    let mut levels: Vec<usize> = Vec::new();
    let mut is_open = false;
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n");
    for (number, line) in (1..).zip(text.split('\n')) {
        let said = cell(line);
        room.take(0, &said)?;
        if said.is_empty() {
            is_open = false;
            continue;
        }
        let place = say!("rad {number}", "line {number}");
        let inset = inset(line);
        if let Some((marker, rest)) = point(&said) {
            while levels.last().is_some_and(|level| inset < *level) {
                levels.pop();
            }
            if levels.last().is_none_or(|level| inset >= level + STEP) {
                levels.push(inset);
            }
            room.take_empty()?;
            let depth = levels.len() - 1;
            document.blocks.push(Block::Point { place, depth, marker, text: rest.to_owned() });
            is_open = true;
            continue;
        }
        // What underlines the line above makes it a heading.
        if said.chars().all(|char| matches!(char, '=' | '-' | '_' | '*')) && said.chars().count() > 2 {
            underline(&mut document, is_open, said.starts_with('='));
            is_open = false;
            continue;
        }
        // A line that begins no further in than the point below another goes on with the other.
        let is_beside = levels.len() > 1 && levels.last().is_some_and(|level| inset <= *level);
        let goes_on = is_open && !is_beside || levels.last().is_some_and(|level| inset > *level);
        let above = document.blocks.last_mut().filter(|_| goes_on);
        if let Some(Block::Paragraph { text, .. } | Block::Point { text, .. }) = above {
            text.push('\n');
            text.push_str(&said);
        } else {
            levels.clear();
            room.take_empty()?;
            document.blocks.push(Block::Paragraph { place, text: said, bold: false });
        }
        is_open = true;
    }
    Ok(document)
}

/// Makes the paragraph above a line into a heading, where it is one line.
fn underline(document: &mut Document, is_open: bool, is_double: bool) {
    let above = document.blocks.last().cloned().filter(|_| is_open);
    if let Some(Block::Paragraph { place, text, .. }) =
        above.filter(|own| !matches!(own, Block::Paragraph { text, .. } if text.contains('\n')))
    {
        document.blocks.pop();
        document.blocks.push(Block::Heading { place, level: if is_double { 1 } else { 2 }, text });
    }
}

/// How far in a line begins.
fn inset(line: &str) -> usize {
    let blanks = line.chars().take_while(|char| char.is_whitespace());
    blanks.map(|char| if char == '\t' { 4 } else { 1 }).sum()
}

/// What stands before a point, and the rest of its line.
fn point(line: &str) -> Option<(String, &str)> {
    let (first, rest) = line.split_once(' ')?;
    if matches!(first, "-" | "–" | "—" | "*" | "•" | "·" | "o" | "▪" | "◦" | "\u{f0b7}") {
        return Some((BULLET.to_owned(), rest));
    }
    let inside = first.strip_suffix(['.', ')'])?;
    let inside = inside.strip_prefix('(').unwrap_or(inside);
    let is_number =
        |part: &str| !part.is_empty() && part.len() < 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter =
        inside.len() == 1 && inside.bytes().all(|byte| byte.is_ascii_lowercase()) && first.ends_with(')');
    (is_letter || inside.split('.').all(is_number)).then(|| (first.to_owned(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_points_of_a_text_are_known_by_how_their_lines_begin() {
        let text = "PLAN\n====\n\nVi ska göra detta,\nsteg för steg.\n\n1. Utbilda\n   alla chefer\n  a) i mars\n  b) i maj\n2. Samtala\n\n  Ansvarig: samordnaren\n\n- Lyssna\n\n2018 var året.\nSå t.ex. detta.\n";
        let said: Vec<String> = read(text)
            .map(|document| document.blocks)
            .unwrap_or_default()
            .iter()
            .map(|block| match block {
                Block::Heading { level, text, .. } => format!("h{level} {text}"),
                Block::Paragraph { text, .. } => format!("p {text}"),
                Block::Point { depth, marker, text, .. } => format!("{depth} {marker} {text}"),
                Block::Table(_) => "table".to_owned(),
            })
            .collect();
        assert_eq!(
            said,
            [
                "h1 PLAN", "p Vi ska göra detta,\nsteg för steg.", "0 1. Utbilda\nalla chefer",
                "1 a) i mars", "1 b) i maj", "0 2. Samtala\nAnsvarig: samordnaren", "0 • Lyssna",
                "p 2018 var året.\nSå t.ex. detta.",
            ]
        );
    }
}
