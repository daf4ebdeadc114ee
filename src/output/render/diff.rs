//! Writes the difference between a file as it is and as it would become, in the format of `diff -u`. The only
//! file that uses `similar`.
//!
//! The lines are compared as they are and shown masked, so that nothing in either identifies a person.

use std::collections::HashMap;
use std::io::{self, Write};
use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

use crate::syntax::text::{Source, visible};

/// How many unchanged lines are shown around changed ones.
const AROUND: usize = 3;

/// The most lines, of both sides together, that are compared each with each.
const MOST: usize = 1000;

/// Writes the difference. A file that does not exist yet has no lines.
pub(super) fn unified(old: Option<&Source>, new: &Source, out: &mut dyn Write) -> io::Result<()> {
    let (was, now) = (old.map_or("", |old| old.text.raw().as_str()), new.text.raw().as_str());
    let label = visible(&new.label);
    match old {
        Some(_) => writeln!(out, "--- a/{label}")?,
        None => writeln!(out, "--- /dev/null")?,
    }
    writeln!(out, "+++ b/{label}")?;
    let shown = [old.map(lines).unwrap_or_default(), lines(new)];
    let (was, now): (Vec<&str>, Vec<&str>) =
        (was.split_inclusive('\n').collect(), now.split_inclusive('\n').collect());
    for group in group_diff_ops(differences(&was, &now), AROUND) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let old = first.old_range().start..last.old_range().end;
        let new = first.new_range().start..last.new_range().end;
        writeln!(out, "@@ -{} +{} @@", numbers(&old), numbers(&new))?;
        for op in &group {
            let (old, new) = (op.old_range(), op.new_range());
            match op.tag() {
                DiffTag::Equal => part(' ', new, &now, &shown[1], out)?,
                DiffTag::Delete | DiffTag::Insert | DiffTag::Replace => {
                    part('-', old, &was, &shown[0], out)?;
                    part('+', new, &now, &shown[1], out)?;
                }
            }
        }
    }
    Ok(())
}

/// Writes lines of one side, with a sign before each.
fn part(
    sign: char,
    range: Range<usize>,
    own: &[&str],
    shown: &[String],
    out: &mut dyn Write,
) -> io::Result<()> {
    for at in range {
        writeln!(out, "{sign}{}", shown.get(at).map_or("", String::as_str))?;
        if !own[at].ends_with('\n') {
            writeln!(out, "\\ No newline at end of file")?;
        }
    }
    Ok(())
}

/// What differs between two lists of lines.
///
/// The time to compare each with each is the square of what differs. So long lists are compared in parts, between lines
/// that each has once, and a long part without such lines is taken to be another text altogether.
fn differences(was: &[&str], now: &[&str]) -> Vec<DiffOp> {
    if was.len() + now.len() <= MOST {
        return capture_diff_slices(Algorithm::Myers, was, now);
    }
    let mut ops = Vec::new();
    let (mut old, mut new) = (0, 0);
    for (old_at, new_at) in anchors(was, now).into_iter().chain([(was.len(), now.len())]) {
        between(&mut ops, was, now, (old..old_at, new..new_at));
        if old_at < was.len() {
            add(&mut ops, DiffOp::Equal { old_index: old_at, new_index: new_at, len: 1 });
        }
        (old, new) = (old_at + 1, new_at + 1);
    }
    ops
}

/// Adds what differs between two anchors.
fn between(ops: &mut Vec<DiffOp>, was: &[&str], now: &[&str], (old, new): (Range<usize>, Range<usize>)) {
    let (old_index, new_index) = (old.start, new.start);
    if old.len() + new.len() <= MOST {
        for op in capture_diff_slices(Algorithm::Myers, &was[old], &now[new]) {
            add(ops, moved(op, old_index, new_index));
        }
    } else {
        add(ops, DiffOp::Replace { old_index, old_len: old.len(), new_index, new_len: new.len() });
    }
}

/// An operation on parts of two lists as one on the whole lists.
fn moved(op: DiffOp, old: usize, new: usize) -> DiffOp {
    match op {
        DiffOp::Equal { old_index, new_index, len } => {
            DiffOp::Equal { old_index: old_index + old, new_index: new_index + new, len }
        }
        DiffOp::Delete { old_index, old_len, new_index } => {
            DiffOp::Delete { old_index: old_index + old, old_len, new_index: new_index + new }
        }
        DiffOp::Insert { old_index, new_index, new_len } => {
            DiffOp::Insert { old_index: old_index + old, new_index: new_index + new, new_len }
        }
        DiffOp::Replace { old_index, old_len, new_index, new_len } => {
            DiffOp::Replace { old_index: old_index + old, old_len, new_index: new_index + new, new_len }
        }
    }
}

/// Adds an operation; equal lines that meet are one stretch.
fn add(ops: &mut Vec<DiffOp>, op: DiffOp) {
    match (ops.last_mut(), op) {
        (Some(DiffOp::Equal { len, .. }), DiffOp::Equal { len: more, .. }) => *len += more,
        _ => ops.push(op),
    }
}

/// Lines that each side has once, in the same order on both: their places, rising.
fn anchors(was: &[&str], now: &[&str]) -> Vec<(usize, usize)> {
    let (old, new) = (once(was), once(now));
    let place = |(at, line): (usize, &&str)| {
        old.get(line).copied().flatten()?;
        Some((at, new.get(line).copied().flatten()?))
    };
    rising(&was.iter().enumerate().filter_map(place).collect::<Vec<_>>())
}

/// The place of each line that stands once.
fn once<'l>(lines: &[&'l str]) -> HashMap<&'l str, Option<usize>> {
    let mut places = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        places.entry(*line).and_modify(|place| *place = None).or_insert(Some(at));
    }
    places
}

/// The longest part of some pairs in which the second rises too.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The pair that ends the chain of each length so far with the lowest number, and the pair before each.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for (at, (_, new)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *new);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut chain: Vec<_> =
        std::iter::successors(ends.last().copied(), |at| before[*at]).map(|at| pairs[at]).collect();
    chain.reverse();
    chain
}

/// Every line, masked for showing.
fn lines(source: &Source) -> Vec<String> {
    let shown = source.shown(0..source.text.raw().len());
    shown.split('\n').map(|line| visible(line.trim_end_matches('\r')).into_owned()).collect()
}

fn numbers(range: &Range<usize>) -> String {
    match range.len() {
        0 => format!("{},0", range.start),
        1 => (range.start + 1).to_string(),
        many => format!("{},{many}", range.start + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::text::Span;

    fn source(text: &str) -> Source {
        Source::of_bytes("x.yaml".into(), text.as_bytes().to_vec()).0
    }

    #[test]
    fn what_is_hidden_is_masked_in_lines_that_differ_and_in_those_that_do_not() {
        let (mut old, mut new) = (source("a: Hodan\r\nb: 1\r\nc: Maja\r\n"), source("a: Hodan\r\nb: Leyla"));
        old.hide([Span::new(3, 8), Span::new(19, 23)].into_iter());
        new.hide([Span::new(3, 8), Span::new(13, 18)].into_iter());
        let mut out = Vec::new();
        unified(Some(&old), &new, &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,3 +1,2 @@\n a: █████\n-b: 1\n-c: ████\n+b: █████\n\
             \\ No newline at end of file\n"
        );
    }

    #[test]
    fn in_a_long_file_only_the_lines_that_differ_are_shown() {
        let text = |changed: &str| {
            let line = |at: usize| {
                if matches!(at, 7 | 1500) { format!("k{at}: {changed}\n") } else { format!("k{at}: x\n\n") }
            };
            source(&(0..2000).map(line).collect::<String>())
        };
        let mut out = Vec::new();
        unified(Some(&text("ett")), &text("två"), &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        let changed: Vec<&str> =
            out.lines().skip(2).filter(|line| line.starts_with(['-', '+', '@'])).collect();
        assert_eq!(
            changed,
            [
                "@@ -12,7 +12,7 @@", "-k7: ett", "+k7: två", "@@ -2997,7 +2997,7 @@", "-k1500: ett",
                "+k1500: två"
            ]
        );
    }

    #[test]
    fn every_line_of_a_long_file_in_another_layout_is_shown_once() {
        let text = |indent: &str| -> String {
            (0..3000).flat_map(|at| [indent.to_owned(), format!("k{at}: x\n\n")]).collect()
        };
        let (old, new) = (source(&text("  ")), source(&text("    ")));
        let mut out = Vec::new();
        unified(Some(&old), &new, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        let count = |sign: char| out.lines().skip(3).filter(|line| line.starts_with([sign, ' '])).count();
        assert_eq!((count('-'), count('+')), (6000, 6000));
    }

    #[test]
    fn a_new_file_is_all_new() {
        let mut out = Vec::new();
        unified(None, &source("a: 1\n"), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "--- /dev/null\n+++ b/x.yaml\n@@ -0,0 +1 @@\n+a: 1\n");
    }
}
