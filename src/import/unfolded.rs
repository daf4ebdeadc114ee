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
        let is_numbered = |line: &str| number(line).0.is_some_and(|own| own.contains('.'));
        let Some(first) = text.lines().skip(1).position(is_numbered).map(|at| at + 1) else {
            all.push(block.clone());
            continue;
        };
        let own = text.lines().take(first).collect::<Vec<_>>().join("\n");
        let mut block = block.clone();
        let mut depth = 0;
        if let Block::Point { text, depth: own_depth, .. } = &mut block {
            (*text, depth) = (own, *own_depth + 1);
        } else if let Block::Paragraph { text, .. } = &mut block {
            *text = own;
        }
        let place = block.place();
        all.push(block);
        for line in text.lines().skip(first) {
            if is_numbered(line) {
                let (place, marker, text) = (place.clone(), String::new(), line.to_owned());
                all.push(Block::Point { place, depth, marker, text });
            } else if let Some(Block::Point { text, .. }) = all.last_mut() {
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    all
}
