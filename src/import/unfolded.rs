//! Running text with each numbered line of its own, where a reader has taken several for one.

use super::numbered::number;
use crate::io::tables::Block;

/// The blocks, with each numbered line of a point or a paragraph as a point of its own: `1. Öka kunskapen` may have
/// `1.1 Ordna en konferens` below it as text.
pub(super) fn unfolded(blocks: &[Block]) -> Vec<Block> {
    let mut all = Vec::new();
    for block in blocks {
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

/// What is to be done, of a line that says what is decided on: `att ta fram en rutin`.
fn decided(line: &str) -> Option<String> {
    let rest = line.strip_prefix("att ").or_else(|| line.strip_prefix("Att "))?.trim();
    let first = rest.chars().next()?;
    Some(first.to_uppercase().chain(rest.chars().skip(1)).collect())
}
