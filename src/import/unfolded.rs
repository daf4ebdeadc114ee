//! Running text with each numbered line of its own, where a reader has taken several for one.

use super::numbered::number;
use crate::io::tables::Block;

/// The blocks, with each numbered line of a point or a paragraph as a point of its own: `1. Öka kunskapen` may have
/// `1.1 Ordna en konferens` below it as text.
pub(super) fn unfolded(blocks: &[Block]) -> Vec<Block> {
    let mut all = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if let Some((heading, rest)) = chapter(block, blocks.get(at + 1)) {
            all.push(heading);
            all.extend(rest);
            continue;
        }
        let (Block::Paragraph { text, .. } | Block::Point { text, .. }) = block else {
            all.push(block.clone());
            continue;
        };
        let lines: Vec<&str> = text.lines().collect();
        let dotted = |line: &str| number(line).0.filter(|own| own.contains('.')).map(str::to_owned);
        // A bare number before a capital is one of these where the next line is numbered below it.
        let heading = |at: usize| {
            let (own, rest) = lines[at].split_once(' ')?;
            let below = dotted(lines.get(at + 1)?)?;
            let is_its = below.strip_prefix(own).is_some_and(|rest| rest.starts_with('.'));
            (is_its && rest.starts_with(char::is_uppercase)).then(|| format!("{own}. {rest}"))
        };
        // Lines that are all marked, as `a) …`, or that all say what is decided on, as `att …`.
        let is_marked = lines.len() > 1 && lines.iter().all(|line| number(line).0.is_some());
        let is_decided = lines.iter().filter(|line| decided(line).is_some()).count() > 1;
        let numbered = |at: usize| {
            let marked = || Some(lines[at].to_owned()).filter(|_| is_marked);
            let decided = || decided(lines[at]).filter(|_| is_decided);
            dotted(lines[at])
                .map(|_| lines[at].to_owned())
                .or_else(|| heading(at))
                .or_else(marked)
                .or_else(decided)
        };
        let is_paragraph = matches!(block, Block::Paragraph { .. });
        let begins_own =
            is_paragraph && (is_marked || heading(0).is_some() || is_decided && decided(lines[0]).is_some());
        let Some(first) = (usize::from(!begins_own)..lines.len()).find(|at| numbered(*at).is_some()) else {
            all.push(block.clone());
            continue;
        };
        let own = lines[..first].join("\n");
        let mut block = block.clone();
        let mut depth = 0;
        if let Block::Point { text, depth: own_depth, .. } = &mut block {
            (*text, depth) = (own, *own_depth + 1);
        } else if let Block::Paragraph { text, .. } = &mut block {
            *text = own;
        }
        let place = block.place();
        if first > 0 {
            all.push(block);
        }
        for (at, line) in lines.iter().enumerate().skip(first) {
            if let Some(text) = numbered(at) {
                let (place, marker) = (place.clone(), String::new());
                all.push(Block::Point { place, depth, marker, text });
            } else if let Some(Block::Point { text, .. }) = all.last_mut() {
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    all
}

/// A paragraph that begins with the number and the name of a chapter, which the number below is a part of, as that heading and the
/// text below it: `1 Ledning` above `1.1 …`.
fn chapter(block: &Block, next: Option<&Block>) -> Option<(Block, Option<Block>)> {
    let Block::Paragraph { place, text, bold } = block else { return None };
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (own, title) = first.split_once(' ')?;
    let is_number = own.len() <= 2 && own.bytes().all(|byte| byte.is_ascii_digit());
    let is_chapter = is_number && title.starts_with(char::is_uppercase) && !title.ends_with('.');
    let below = match next? {
        Block::Paragraph { text, .. } => number(text).0?,
        Block::Point { text, marker, .. } => number(text).0.unwrap_or(marker),
        _ => return None,
    };
    let is_its = below.strip_prefix(own).is_some_and(|rest| rest.starts_with('.') && rest.len() > 1);
    if !is_chapter || !is_its || rest.lines().any(|line| number(line).0.is_some()) {
        return None;
    }
    let heading = Block::Heading { place: place.clone(), level: CHAPTER, text: format!("{own}. {title}") };
    let rest = Some(rest).filter(|rest| !rest.is_empty());
    let below =
        rest.map(|rest| Block::Paragraph { place: place.clone(), text: rest.to_owned(), bold: *bold });
    Some((heading, below))
}

/// The level of a chapter that is no heading in the file: below those that are.
pub(super) const CHAPTER: usize = 50;

/// What is to be done, of a line that says what is decided on: `att ta fram en rutin`.
fn decided(line: &str) -> Option<String> {
    let rest = line.strip_prefix("att ").or_else(|| line.strip_prefix("Att "))?.trim();
    let first = rest.chars().next()?;
    Some(first.to_uppercase().chain(rest.chars().skip(1)).collect())
}
