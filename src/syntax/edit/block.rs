//! Changes in block style, where each entry has a line of its own.

use std::ops::Range;

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
    manner: FileStyle,
) -> Result<Vec<Splice>, SpliceError> {
    let first = map.children().next().ok_or(SpliceError::Unsure)?.span().start as usize;
    let indent = lines::column(text, first);
    let new = render::entry(key, value, indent, manner);
    let Some((own, value)) = after.and_then(|after| map.entries().nth(after)) else {
        // What precedes the first key on its line (spaces or a dash) stays there.
        let line = format!("{new}{}{}", lines::ending(text, first), " ".repeat(indent));
        return Ok(vec![Splice::insert(first, line)]);
    };
    Ok(vec![after_line(text, line_end(text, Some(own), value), &format!("{}{new}", " ".repeat(indent)))])
}

/// Adds a value to a key that has none.
pub(super) fn fill(
    text: &str,
    key: At<'_>,
    value: &Value,
    manner: FileStyle,
) -> Result<Vec<Splice>, SpliceError> {
    let start = key.span().start as usize;
    let end = key.span().end as usize;
    let colon = end + text[end..].find(':').ok_or(SpliceError::Unsure)?;
    let width = text[start..end].chars().count();
    let new = render::after_key(value, lines::column(text, start), width, manner);
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
    manner: FileStyle,
) -> Result<Splice, SpliceError> {
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

/// Removes some of the items with their lines and appends others. The items that go are in order, and some item stays
/// or is appended.
pub(super) fn change(
    text: &str,
    list: At<'_>,
    gone: &[usize],
    added: &[Value],
    manner: FileStyle,
) -> Result<Vec<Splice>, SpliceError> {
    let items: Vec<At<'_>> = list.items().collect();
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for at in gone {
        let lines = item_lines(text, items[*at])?;
        match cuts.last_mut() {
            Some(above) if above.end == lines.start => above.end = lines.end,
            _ => cuts.push(lines),
        }
    }
    let end = line_end(text, None, *items.last().ok_or(SpliceError::Unsure)?);
    let ending = lines::ending(text, end);
    let new = appended(text, &items, added, manner)?.join(ending);
    let is_cut = gone.last() == Some(&(items.len() - 1));
    let final_cut = cuts.pop_if(|cut| is_cut && cut.end == text.len() && !text.ends_with('\n'));
    let new = match cuts.last() {
        _ if added.is_empty() => None,
        // The new lines stand where the last of the old ones were.
        Some(cut) if is_cut && final_cut.is_none() => Some(Splice::insert(cut.end, new + ending)),
        _ => Some(Splice::insert(end, ending.to_owned() + &new)),
    };
    if let Some(mut cut) = final_cut {
        // What is cut before it may end with the same line end.
        while let Some(above) =
            cuts.pop_if(|above| above.end > whole_lines(text, cut.start, cut.end).range.start)
        {
            cut.start = above.start;
        }
        cuts.push(whole_lines(text, cut.start, cut.end).range);
    }
    Ok(cuts.into_iter().map(|cut| Splice::new(cut, "")).chain(new).collect())
}

/// Inserts items before the one with a number, which the list has. A comment above an item is about that item: the new
/// ones come after the item before it, and before the first only where nothing is said of that.
pub(super) fn insert_items(
    text: &str,
    list: At<'_>,
    before: usize,
    added: &[Value],
    manner: FileStyle,
) -> Result<Splice, SpliceError> {
    let items: Vec<At<'_>> = list.items().collect();
    let new = appended(text, &items, added, manner)?;
    if let Some(above) = before.checked_sub(1) {
        let above = *items.get(above).ok_or(SpliceError::Unsure)?;
        let end = line_end(text, None, above);
        return Ok(after_line(text, end, &new.join(lines::ending(text, end))));
    }
    let first = item_lines(text, *items.first().ok_or(SpliceError::Unsure)?)?;
    let line_above = lines::start(text, first.start.saturating_sub(1))..first.start;
    if text[line_above].trim_start().starts_with('#') {
        return Err(SpliceError::Comment);
    }
    let ending = lines::ending(text, first.start);
    Ok(Splice::insert(first.start, new.join(ending) + ending))
}

/// The lines of new items, with their dashes aligned with the others'.
fn appended(
    text: &str,
    items: &[At<'_>],
    added: &[Value],
    manner: FileStyle,
) -> Result<Vec<String>, SpliceError> {
    let last = *items.last().ok_or(SpliceError::Unsure)?;
    let dash = dash(text, last).ok_or(SpliceError::Unsure)?;
    let gap = &text[dash + 1..last.span().start as usize];
    let mut gap = if !gap.is_empty() && gap.bytes().all(|byte| byte == b' ') { gap } else { " " };
    let indent = lines::column(text, dash);
    let map = items.iter().rev().find(|item| matches!(item.what(), What::Map));
    let mut in_brackets = map.map(|map| is_flow(text, *map));
    // Keeps the blank line between items where the list has them.
    let is_apart = items[..items.len() - 1].last().is_some_and(|before| {
        let between = line_end(text, None, *before)..lines::start(text, dash);
        text.get(between).is_some_and(|text| text.lines().skip(1).any(|line| line.trim().is_empty()))
    });
    let apart = if is_apart { lines::ending(text, line_end(text, None, last)) } else { "" };
    let mut new = Vec::with_capacity(added.len());
    for item in added {
        let written = render::item(item, indent + 1 + gap.len(), in_brackets, manner);
        new.push(format!("{apart}{}-{gap}{written}", " ".repeat(indent)));
        // Each is written as the one before it.
        if matches!(item, Value::Map(_)) {
            in_brackets = Some(written.starts_with('{'));
        }
        if written.starts_with('|') {
            gap = " ";
        }
    }
    Ok(new)
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
    let lines = item_lines(text, item)?;
    Ok(whole_lines(text, lines.start, line_end(text, None, item)))
}

/// The lines of an item.
fn item_lines(text: &str, item: At<'_>) -> Result<Range<usize>, SpliceError> {
    let dash = dash(text, item).ok_or(SpliceError::Unsure)?;
    let line = lines::start(text, dash);
    if !text[line..dash].trim().is_empty() {
        return Err(SpliceError::Unsure);
    }
    Ok(line..lines::next(text, line_end(text, None, item)))
}

/// Inserts lines after the line that ends at `end`, which is the end of the text or the position of a line end.
fn after_line(text: &str, end: usize, new: &str) -> Splice {
    let ending = lines::ending(text, end);
    Splice::insert(end, format!("{ending}{new}"))
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
