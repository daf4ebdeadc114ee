//! Finds the node that a path leads to, and how that node is written.

use std::collections::HashMap;
use std::ops::Range;

use super::lines;
use super::step::Step;
use crate::syntax::tree::{At, NodeId, What};

/// A list or mapping longer than this is looked up in an [`Index`].
const MANY: usize = 16;

/// The items and entries of the long lists and mappings that paths have led through, so that following a path takes no
/// longer in a long list than in a short one.
#[derive(Debug, Default)]
pub(super) struct Index<'a> {
    items: HashMap<NodeId, Vec<At<'a>>>,
    entries: HashMap<NodeId, HashMap<&'a str, (At<'a>, At<'a>)>>,
}

impl<'a> Index<'a> {
    /// The key and value, or the item, that a step leads to.
    fn next(&mut self, from: At<'a>, step: &Step) -> Option<(Option<At<'a>>, At<'a>)> {
        let is_long = from.len() > MANY;
        match step {
            Step::Key(key) => {
                let of = |(key, value): (At<'a>, At<'a>)| Some((key.scalar()?.as_ref(), (key, value)));
                let entries = || from.entries().filter_map(of).collect();
                let entry = if is_long {
                    self.entries.entry(from.id()).or_insert_with(entries).get(key.as_str()).copied()
                } else {
                    from.entry(key)
                };
                entry.map(|(key, value)| (Some(key), value))
            }
            Step::Item(at) => {
                let item = if is_long {
                    let items = self.items.entry(from.id()).or_insert_with(|| from.items().collect());
                    items.get(*at).copied()
                } else {
                    from.items().nth(*at)
                };
                item.map(|item| (None, item))
            }
        }
    }
}

/// The node that a path leads to, or the last one on the way that exists.
#[derive(Debug)]
pub(super) struct Found<'a> {
    /// The last node on the path that exists.
    pub node: At<'a>,
    /// The key of that node, when its parent is a mapping.
    pub key: Option<At<'a>>,
    pub parent: Option<At<'a>>,
    pub path: Vec<Step>,
    /// The steps of the path that do not exist yet.
    pub rest: Vec<Step>,
    pub in_flow: bool,
}

/// Follows a path down from the root.
pub(super) fn find<'a>(index: &mut Index<'a>, root: At<'a>, path: &[Step]) -> Found<'a> {
    let text = root.source().map_or("", |text| text.as_str());
    let mut found =
        Found { node: root, key: None, parent: None, path: Vec::new(), rest: Vec::new(), in_flow: false };
    for (at, step) in path.iter().enumerate() {
        let Some((key, node)) = index.next(found.node, step) else {
            found.rest = path[at..].to_vec();
            return found;
        };
        found.in_flow |= is_flow(text, found.node);
        found.path.push(step.clone());
        (found.parent, found.key, found.node) = (Some(found.node), key, node);
    }
    found
}

/// Whether a list or mapping is written in brackets. A block mapping begins with its first key and a block list with
/// a dash.
pub(super) fn is_flow(text: &str, at: At<'_>) -> bool {
    let start = at.span().start;
    let opens = text.as_bytes().get(start as usize).is_some_and(|byte| matches!(byte, b'[' | b'{'));
    let first = at.children().next().is_none_or(|child| child.span().start > start);
    !matches!(at.what(), What::Scalar { .. }) && opens && first
}

/// Where the dash of a list item stands.
pub(super) fn dash(text: &str, item: At<'_>) -> Option<usize> {
    let before = text[..item.span().start as usize].trim_end();
    before.ends_with('-').then(|| before.len() - 1)
}

/// The entry that a new key is inserted after: the nearest existing one of those that precede it in `order`. `None`
/// when the key is to be first.
pub(super) fn predecessor(map: At<'_>, key: &str, order: &[String]) -> Option<usize> {
    let rank = |key: &str| order.iter().position(|own| own == key);
    let Some(own) = rank(key) else { return map.len().checked_sub(1) };
    let ranks = map.entries().map(|(key, _)| key.scalar().and_then(|key| rank(key)));
    let before = ranks.enumerate().filter(|(_, rank)| rank.is_some_and(|rank| rank < own));
    before.max_by_key(|(_, rank)| *rank).map(|(at, _)| at)
}

/// The end of the last line of an entry or item. A block scalar that keeps its trailing blank lines ends with them.
pub(super) fn line_end(text: &str, key: Option<At<'_>>, node: At<'_>) -> usize {
    lines::end(text, end(text, key, node))
}

/// Where the last character of an entry or item ends.
pub(super) fn end(text: &str, key: Option<At<'_>>, node: At<'_>) -> usize {
    let span = node.span().range();
    if is_flow(text, node) {
        return span.end;
    }
    match node.what() {
        What::Scalar { .. } => {
            let raw = &text[span.clone()];
            let header = header(text, node);
            let keeps = header.clone().is_some_and(|header| text[header].contains('+'));
            if lines::trim(raw).is_empty() {
                // The parser gives no reliable span to an empty value, but the header of an empty block stands.
                let empty = key.map_or(span.start, |key| key.span().end as usize);
                return header
                    .map_or(empty, |header| if keeps { blank(text, header.end) } else { header.end });
            }
            // The span of a block that keeps its blank lines goes on to what follows it, past its indentation.
            let whole = raw.trim_end_matches([' ', '\t']);
            let without = whole.strip_suffix('\n').unwrap_or(raw);
            let without = without.strip_suffix('\r').unwrap_or(without);
            let last = if keeps { without } else { lines::trim_end(raw) };
            span.start + last.len()
        }
        What::Map => node.entries().last().map_or(span.end, |(key, value)| end(text, Some(key), value)),
        What::List => node.items().last().map_or(span.end, |item| end(text, None, item)),
    }
}

/// The end of the last of the blank lines below the line of a byte; the byte itself where there are none.
fn blank(text: &str, at: usize) -> usize {
    let below = lines::next(text, at);
    let rest = text[below..].split_inclusive('\n');
    let is_blank = |line: &&str| line.ends_with('\n') && line.trim_matches([' ', '\r', '\n']).is_empty();
    match rest.take_while(is_blank).map(str::len).sum::<usize>() {
        0 => at,
        len => {
            let end = below + len - 1;
            if text[..end].ends_with('\r') { end - 1 } else { end }
        }
    }
}

/// The range of the header of a block scalar, such as `>-`; the text itself begins after it.
pub(super) fn header(text: &str, node: At<'_>) -> Option<Range<usize>> {
    if !matches!(node.what(), What::Scalar { plain: false, .. }) {
        return None;
    }
    let before = text[..node.span().start as usize].trim_end();
    let line = &before[lines::start(before, before.len())..];
    let bare = line.split(" #").next().unwrap_or(line).trim_end();
    let sign = bare.trim_end_matches(|char: char| matches!(char, '+' | '-' | '1'..='9'));
    let is_sign =
        sign.ends_with([' ', '\t', '|', '>']) && sign.trim_end_matches(['|', '>']).ends_with([' ', '\t']);
    let end = before.len() - line.len() + bare.len();
    let start = before.len() - line.len() + sign.len() - 1;
    (is_sign && text[start..].starts_with(['|', '>'])).then_some(start..end)
}

/// The stretch of the text that a value stands in with its key: in brackets that alone, otherwise its lines.
pub(super) fn extent(text: &str, key: Option<At<'_>>, node: At<'_>, in_flow: bool) -> Range<usize> {
    let own = node.span().range();
    let Some(first) = key.map(|key| key.span().range()) else {
        let start = header(text, node).map_or(own.start, |header| header.start);
        let is_exact = in_flow || is_flow(text, node);
        return if is_exact { own } else { lines::rows(text, start..end(text, None, node)) };
    };
    if in_flow {
        // The parser gives no reliable span to an empty value.
        return if own.is_empty() { first } else { first.start..own.end };
    }
    if is_flow(text, node) { own } else { lines::rows(text, first.start..end(text, key, node)) }
}
