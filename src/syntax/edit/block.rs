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
            Some(last) if last.end == lines.start => last.end = lines.end,
            _ => cuts.push(lines),
        }
    }
    let new = appended(text, &items, added, manner)?;
    let is_cut = gone.last() == items.len().checked_sub(1).as_ref();
    let last = cuts.pop_if(|cut| is_cut && cut.end == text.len() && !text.ends_with('\n'));
    let mut splices: Vec<Splice> = Vec::new();
    match new {
        // The new lines stand where the last of the old ones were.
        Some((_, new, ending)) if is_cut && last.is_none() => {
            let at = cuts.last().ok_or(SpliceError::Unsure)?.end;
            splices
                .push(Splice::insert(at, new.iter().map(|new| format!("{new}{ending}")).collect::<String>()));
        }
        Some((at, new, ending)) => {
            splices
                .push(Splice::insert(at, new.iter().map(|new| format!("{ending}{new}")).collect::<String>()));
        }
        None => {}
    }
    if let Some(mut last) = last {
        // What is cut before it may end with the same line end.
        while let Some(before) =
            cuts.pop_if(|cut| cut.end > whole_lines(text, last.start, last.end).range.start)
        {
            last.start = before.start;
        }
        cuts.push(whole_lines(text, last.start, last.end).range);
    }
    Ok(cuts.into_iter().map(|cut| Splice::new(cut, "")).chain(splices).collect())
}

/// The lines of new items with their dashes aligned with the others', where they begin, and their line end. `None`
/// when there are none.
fn appended<'t>(
    text: &'t str,
    items: &[At<'_>],
    added: &[Value],
    manner: FileStyle,
) -> Result<Option<(usize, Vec<String>, &'t str)>, SpliceError> {
    if added.is_empty() {
        return Ok(None);
    }
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
    let at = line_end(text, None, last);
    let ending = lines::ending(text, at);
    let apart = if is_apart { ending } else { "" };
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
    Ok(Some((at, new, ending)))
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
