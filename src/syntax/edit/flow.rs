//! Changes in flow style: lists and mappings in brackets.

use std::ops::Range;

use super::check::has_comment;
use super::lines::{self, Splice};
use super::step::SpliceError;
use crate::syntax::tree::{At, What};

/// Removes some of the items and appends others. The items that go are in order, and some item stays or is appended.
pub(super) fn change(
    text: &str,
    list: At<'_>,
    gone: &[usize],
    added: &[String],
) -> Result<Vec<Splice>, SpliceError> {
    let all = ranges(list);
    let trailing = gone.iter().rev().zip((0..all.len()).rev()).take_while(|(gone, at)| **gone == *at).count();
    let first = all.len() - trailing;
    let inner = gone[..gone.len() - trailing].iter();
    let mut splices: Vec<Splice> =
        inner.map(|at| Splice::new(all[*at].start..all[at + 1].start, "")).collect();
    match (all[first..].first(), all.last()) {
        (Some(_), Some(end)) if added.is_empty() => {
            let before = all[..first].last().ok_or(SpliceError::Unsure)?;
            splices.push(Splice::new(before.end..end.end, ""));
        }
        // The new ones take their place, with what separated them.
        (Some(start), Some(end)) => {
            if has_comment(text, rest_of_line(text, list, end.end)) {
                return Err(SpliceError::Comment);
            }
            let new = added.join(&separator(text, list, &all));
            splices.push(Splice::new(start.start..end.end, new));
        }
        _ if added.is_empty() => {}
        _ => splices.extend(insert(text, list, all.len().checked_sub(1), added)),
    }
    if splices.iter().any(|splice| has_comment(text, splice.range.clone())) {
        return Err(SpliceError::Comment);
    }
    Ok(splices)
}

/// Inserts items or entries after the one with the index `after`, or first.
pub(super) fn insert(text: &str, node: At<'_>, after: Option<usize>, new: &[String]) -> Vec<Splice> {
    let all = ranges(node);
    let own = node.span().range();
    let Some(first) = all.first() else {
        let inner = own.start + 1..own.end - 1;
        let is_blank = text[inner.clone()].bytes().all(|byte| byte == b' ');
        let new = new.join(", ");
        return vec![if is_blank { Splice::new(inner, new) } else { Splice::insert(inner.start, new) }];
    };
    let between = separator(text, node, &all);
    let Some(before) = after.and_then(|after| all.get(after)) else {
        return vec![Splice::insert(first.start, format!("{}{between}", new.join(&between)))];
    };
    let line = rest_of_line(text, node, before.end);
    if !has_comment(text, line.clone()) {
        return vec![Splice::insert(before.end, format!("{between}{}", new.join(&between)))];
    }
    // The comment belongs to the item before, and stays on its line.
    if let Some(next) = all.iter().find(|other| other.start > before.start) {
        return vec![Splice::insert(next.start, format!("{}{between}", new.join(&between)))];
    }
    let indent = " ".repeat(lines::column(text, before.start));
    let ending = lines::ending(text, before.end);
    let rest = &text[before.end..own.end];
    let comma = rest.trim_start().starts_with(',');
    let new = new.join(&format!(",{ending}{indent}"));
    let own_line = Splice::insert(line.end, format!("{ending}{indent}{new}{}", if comma { "," } else { "" }));
    if comma { vec![own_line] } else { vec![Splice::insert(before.end, ","), own_line] }
}

/// What follows on a line, inside the brackets.
fn rest_of_line(text: &str, node: At<'_>, from: usize) -> Range<usize> {
    from..lines::end(&text[..node.span().end as usize - 1], from)
}

/// Adds a value to a key in brackets that has none.
pub(super) fn fill(text: &str, key: At<'_>, new: &str) -> Vec<Splice> {
    let end = key.span().end as usize;
    match text[end..].find(|char: char| !char.is_whitespace()).map(|at| end + at) {
        Some(at) if text[at..].starts_with(':') => vec![Splice::insert(at + 1, format!(" {new}"))],
        _ => vec![Splice::insert(end, format!(": {new}"))],
    }
}

/// Removes one of several items or entries, with the comma that separates it from the next or the previous.
pub(super) fn remove(text: &str, node: At<'_>, first: At<'_>, last: At<'_>) -> Result<Splice, SpliceError> {
    let all = ranges(node);
    let start = first.span().start as usize;
    let at = all.iter().position(|range| range.start == start).ok_or(SpliceError::Unsure)?;
    let end = (last.span().end as usize).max(all[at].end);
    let range = match (all.get(at + 1), at.checked_sub(1)) {
        (Some(next), _) => start..next.start,
        (None, Some(before)) => all[before].end..end,
        (None, None) => return Err(SpliceError::Unsure),
    };
    if has_comment(text, range.clone()) { Err(SpliceError::Comment) } else { Ok(Splice::new(range, "")) }
}

/// The range of each item or entry.
fn ranges(node: At<'_>) -> Vec<Range<usize>> {
    let of = |first: At<'_>, last: At<'_>| {
        let (first, last) = (first.span().range(), last.span().range());
        // A key without a value ends with itself.
        first.start..if last.is_empty() { first.end } else { last.end }
    };
    match node.what() {
        What::Map => node.entries().map(|(key, value)| of(key, value)).collect(),
        _ => node.items().map(|item| of(item, item)).collect(),
    }
}

/// The separator to write before a new item: that between the last two items, if it is a comma and white space.
fn separator(text: &str, node: At<'_>, all: &[Range<usize>]) -> String {
    if let [.., before, last] = all {
        let between = &text[before.end..last.start];
        if between.trim() == "," {
            return between.to_owned();
        }
    }
    let last = all.last().map_or(0, |last| last.start);
    if text[node.span().start as usize..last].contains('\n') {
        return format!(",{}{}", lines::ending(text, last), " ".repeat(lines::column(text, last)));
    }
    ", ".to_owned()
}
