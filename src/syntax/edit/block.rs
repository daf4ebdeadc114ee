//! Changes in block style, where each entry has a line of its own.

use super::check::has_comment;
use super::lines::{self, Splice};
use super::place::{dash, end, header, is_flow, line_end};
use super::render::{self, FileStyle};
use super::step::SpliceError;
use super::value::Value;
use crate::syntax::tree::{At, What};

/// Inserts an entry after the entry with the index `after`, or first.
pub(super) fn insert(
    text: &str,
    map: At<'_>,
    after: Option<usize>,
    (key, value): (&str, &Value),
) -> Result<Vec<Splice>, SpliceError> {
    let first = map.children().next().ok_or(SpliceError::Unsure)?.span().start as usize;
    let indent = lines::column(text, first);
    let manner = manner(text, map);
    let new = render::entry(key, value, indent, manner);
    let Some((own, value)) = after.and_then(|after| map.entries().nth(after)) else {
        // What precedes the first key on its line (spaces or a dash) stays there.
        let line = format!("{new}{}{}", lines::ending(text, first), " ".repeat(indent));
        return Ok(vec![Splice::insert(first, line)]);
    };
    Ok(vec![after_line(
        text,
        line_end(text, Some(own), value),
        &format!("{}{new}", " ".repeat(indent)),
        false,
    )])
}

/// Adds a value to a key that has none.
pub(super) fn fill(text: &str, map: At<'_>, key: At<'_>, value: &Value) -> Result<Vec<Splice>, SpliceError> {
    let start = key.span().start as usize;
    let end = key.span().end as usize;
    let colon = end + text[end..].find(':').ok_or(SpliceError::Unsure)?;
    let width = text[start..end].chars().count();
    let new = render::after_key(value, lines::column(text, start), width, manner(text, map));
    // A comment after the key stays on its line.
    let at = if new.starts_with(' ') { colon + 1 } else { lines::end(text, colon) };
    Ok(vec![Splice::insert(at, new)])
}

/// Replaces the value after a key or a dash by one that may take several lines.
pub(super) fn replace(
    text: &str,
    key: Option<At<'_>>,
    node: At<'_>,
    value: &Value,
) -> Result<Splice, SpliceError> {
    let manner = manner(text, node);
    let start = node.span().start as usize;
    let (range, new) = if let Some(key) = key {
        let (first, last) = (key.span().start as usize, key.span().end as usize);
        let colon = last + text[last..].find(':').ok_or(SpliceError::Unsure)?;
        let width = text[first..last].chars().count();
        let new = render::after_key(value, lines::column(text, first), width, manner);
        (colon + 1..end(text, Some(key), node), new)
    } else {
        let start = header(text, node).map_or(start, |header| header.start);
        (start..end(text, None, node), render::item(value, lines::column(text, start), None, manner))
    };
    if has_comment(text, range.clone()) { Err(SpliceError::Comment) } else { Ok(Splice::new(range, new)) }
}

/// Appends an item, with its dash aligned with the others'.
pub(super) fn append(text: &str, list: At<'_>, item: &Value) -> Result<Vec<Splice>, SpliceError> {
    let mut last_two: Vec<At<'_>> = list.items().collect();
    last_two.drain(..last_two.len().saturating_sub(2));
    let final_item = *last_two.last().ok_or(SpliceError::Unsure)?;
    let dash = dash(text, final_item).ok_or(SpliceError::Unsure)?;
    let gap = &text[dash + 1..final_item.span().start as usize];
    let gap = if !gap.is_empty() && gap.bytes().all(|byte| byte == b' ') { gap } else { " " };
    let indent = lines::column(text, dash);
    let maps: Vec<At<'_>> = list.items().filter(|item| matches!(item.what(), What::Map)).collect();
    let in_brackets = maps.last().map(|map| is_flow(text, *map));
    let new = render::item(item, indent + 1 + gap.len(), in_brackets, manner(text, list));
    // Keeps the blank line between items where the list has them.
    let is_apart = match last_two.as_slice() {
        [before, _] => {
            let between = line_end(text, None, *before)..lines::start(text, dash);
            text.get(between).is_some_and(|text| text.lines().skip(1).any(|line| line.trim().is_empty()))
        }
        _ => false,
    };
    let line = format!("{}-{gap}{new}", " ".repeat(indent));
    Ok(vec![after_line(text, line_end(text, None, final_item), &line, is_apart)])
}

/// Removes an entry together with its lines.
pub(super) fn remove_key(text: &str, map: At<'_>, key: At<'_>, value: At<'_>) -> Result<Splice, SpliceError> {
    let start = key.span().start as usize;
    let line = lines::start(text, start);
    if text[line..start].trim().is_empty() {
        return Ok(whole_lines(text, line, line_end(text, Some(key), value)));
    }
    // The entry follows a dash, which the next key takes over.
    let next = map.entries().map(|(key, _)| key.span().start as usize).find(|next| *next > start);
    let next = next.ok_or(SpliceError::Unsure)?;
    if has_comment(text, line_end(text, Some(key), value)..next) {
        return Err(SpliceError::Comment);
    }
    Ok(Splice::new(start..next, ""))
}

/// Removes an item together with its lines.
pub(super) fn remove_item(text: &str, item: At<'_>) -> Result<Splice, SpliceError> {
    let dash = dash(text, item).ok_or(SpliceError::Unsure)?;
    let line = lines::start(text, dash);
    if !text[line..dash].trim().is_empty() {
        return Err(SpliceError::Unsure);
    }
    Ok(whole_lines(text, line, line_end(text, None, item)))
}

/// Inserts lines after the line that ends at `end`, which is the end of the text or the position of a line end.
fn after_line(text: &str, end: usize, new: &str, is_apart: bool) -> Splice {
    let ending = lines::ending(text, end);
    let apart = if is_apart { ending } else { "" };
    Splice::insert(end, format!("{ending}{apart}{new}"))
}

/// Removes the lines from the one that contains `start` to the one that contains `end`. At the end of a text without
/// a final newline, the preceding newline is removed instead.
fn whole_lines(text: &str, start: usize, end: usize) -> Splice {
    let next = lines::next(text, end);
    if next == text.len() && !text.ends_with('\n') {
        let before = text[..start].trim_end_matches(['\r', '\n']).len();
        let before = lines::end(text, before);
        return Splice::new(before..text.len(), "");
    }
    Splice::new(start..next, "")
}

/// The style of the file that a node is in.
fn manner(text: &str, node: At<'_>) -> FileStyle {
    FileStyle::in_file(text, node.root())
}
