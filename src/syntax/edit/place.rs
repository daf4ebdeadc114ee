//! Where in a tree a path leads, and how what stands there is written.

use std::ops::Range;

use super::lines;
use super::step::Step;
use crate::syntax::tree::{At, What};

/// What a path leads to, as far as it leads.
#[derive(Debug)]
pub(super) struct Found<'a> {
    /// The last node that there is.
    pub node: At<'a>,
    /// The key that it stands under, when it stands under one.
    pub key: Option<At<'a>>,
    /// What it stands in.
    pub parent: Option<At<'a>>,
    /// The way to it.
    pub path: Vec<Step>,
    /// The steps that lead nowhere yet.
    pub rest: Vec<Step>,
    /// It stands in brackets.
    pub in_flow: bool,
}

/// Follows a path down from the root.
pub(super) fn find<'a>(root: At<'a>, path: &[Step]) -> Found<'a> {
    let text = root.source().map_or("", |text| text.as_str());
    let mut found =
        Found { node: root, key: None, parent: None, path: Vec::new(), rest: Vec::new(), in_flow: false };
    for (at, step) in path.iter().enumerate() {
        let next = match step {
            Step::Key(key) => found.node.entry(key).map(|(key, value)| (Some(key), value)),
            Step::Item(item) => found.node.items().nth(*item).map(|item| (None, item)),
        };
        let Some((key, node)) = next else {
            found.rest = path[at..].to_vec();
            return found;
        };
        found.in_flow |= is_flow(text, found.node);
        found.path.push(step.clone());
        (found.parent, found.key, found.node) = (Some(found.node), key, node);
    }
    found
}

/// Whether a list or mapping is written in brackets. One that is not begins with its first child, or with a dash.
pub(super) fn is_flow(text: &str, at: At<'_>) -> bool {
    let start = at.span().start;
    let opens = text.as_bytes().get(start as usize).is_some_and(|byte| matches!(byte, b'[' | b'{'));
    let first = at.children().next().is_none_or(|child| child.span().start > start);
    !matches!(at.what(), What::Scalar { .. }) && opens && first
}

/// Where the dash of an item stands.
pub(super) fn dash(text: &str, item: At<'_>) -> Option<usize> {
    let before = text[..item.span().start as usize].trim_end();
    before.ends_with('-').then(|| before.len() - 1)
}

/// The entry of a mapping that a new key stands after: the nearest of those that the order has before it. None when
/// it stands first.
pub(super) fn predecessor(map: At<'_>, key: &str, order: &[String]) -> Option<usize> {
    let rank = |key: &str| order.iter().position(|own| own == key);
    let Some(own) = rank(key) else { return map.len().checked_sub(1) };
    let ranks = map.entries().map(|(key, _)| key.scalar().and_then(|key| rank(key)));
    let before = ranks.enumerate().filter(|(_, rank)| rank.is_some_and(|rank| rank < own));
    before.max_by_key(|(_, rank)| *rank).map(|(at, _)| at)
}

/// Where the line ends that the last of an entry or an item stands on. A block that keeps its last empty lines ends
/// with them.
pub(super) fn line_end(text: &str, key: Option<At<'_>>, node: At<'_>) -> usize {
    lines::end(text, end(text, key, node))
}

/// Where the last letter of an entry or an item ends.
pub(super) fn end(text: &str, key: Option<At<'_>>, node: At<'_>) -> usize {
    let span = node.span().range();
    if is_flow(text, node) {
        return span.end;
    }
    match node.what() {
        What::Scalar { .. } => {
            let raw = &text[span.clone()];
            if raw.trim().is_empty() {
                // Nothing after a key: the tree has no certain place for it.
                return key.map_or(span.start, |key| key.span().end as usize);
            }
            let keeps = header(text, node).is_some_and(|header| text[header].contains('+'));
            let without = raw.strip_suffix('\n').unwrap_or(raw);
            let without = without.strip_suffix('\r').unwrap_or(without);
            let last = if keeps { without } else { raw.trim_end() };
            span.start + last.len()
        }
        What::Map => node.entries().last().map_or(span.end, |(key, value)| end(text, Some(key), value)),
        What::List => node.items().last().map_or(span.end, |item| end(text, None, item)),
    }
}

/// Where the sign stands that begins a text over several lines, as `>-`: the text itself begins after it.
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
