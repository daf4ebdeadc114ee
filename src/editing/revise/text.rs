//! The text of a plan without what the next edition is not to have: the keys of one edition, the activities that are
//! over, and what the file says of itself.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::syntax::allow;
use crate::syntax::edit::{SpliceError, Value};
use crate::syntax::text::Span;
use crate::syntax::tree::At;
use crate::syntax::yaml;

/// The keys that concern one edition only.
const OF_ITS_TIME: [&str; 5] = ["assignment", "decisions", "published", "source", "revision"];

/// The comment that tells an editor where the schema is.
pub(super) const SCHEMA_LINE: &str = "yaml-language-server:";

/// Removes the keys of one edition, others that are `gone`, and the dropped activities, each with the comments inside it, and the comments at the
/// margin. The rest keeps its meaning.
pub(super) fn without(
    text: &Arc<String>,
    over: &BTreeSet<usize>,
    gone: &[&str],
) -> Result<String, SpliceError> {
    let yaml = yaml::read(text, true);
    let root = yaml.tree.root().filter(|_| yaml.faults.is_empty()).ok_or(SpliceError::Faulty)?;
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for key in OF_ITS_TIME.iter().chain(gone) {
        let at = root.entries().find(|(own, _)| own.scalar().is_some_and(|own| *own == **key));
        cuts.extend(at.map(|(own, _)| block(text, own.span().range().start)));
    }
    let items: Vec<At<'_>> = root.get("activities").into_iter().flat_map(At::items).collect();
    for at in over {
        let item = items.get(*at).ok_or(SpliceError::NoSuchPlace)?;
        cuts.push(block(text, item.span().range().start));
    }
    cuts.sort_by_key(|cut| cut.start);
    cuts.extend(told(text, &yaml.comments, &cuts));
    cuts.sort_by_key(|cut| cut.start);
    let (mut left, mut at) = (String::with_capacity(text.len()), 0);
    for cut in cuts {
        left.push_str(&text[at..cut.start.max(at)]);
        at = cut.end.max(at);
    }
    left.push_str(&text[at..]);
    let wanted = Value::of(root);
    let left = Arc::new(left);
    let now = yaml::read(&left, false);
    let is_right =
        now.faults.is_empty() && now.tree.root().map(Value::of) == Some(reduced(wanted, over, gone));
    if is_right { Ok(Arc::unwrap_or_clone(left)) } else { Err(SpliceError::Unsure) }
}

/// The value without what is to be removed.
fn reduced(value: Value, over: &BTreeSet<usize>, gone: &[&str]) -> Value {
    let Value::Map(entries) = value else { return value };
    let is_gone = |key: &str| OF_ITS_TIME.contains(&key) || gone.contains(&key);
    let kept = entries.into_iter().filter(|(key, _)| !is_gone(key));
    let of = |(key, value): (String, Value)| match value {
        Value::List(items) if key == "activities" => {
            let kept = items.into_iter().enumerate().filter(|(at, _)| !over.contains(at));
            (key, Value::List(kept.map(|(_, item)| item).collect()))
        }
        value => (key, value),
    };
    Value::Map(kept.map(of).collect())
}

/// The lines of a key or a list item: from its first line to the last that is indented further, and the blank lines
/// after it. A comment that is not indented further belongs to what follows.
fn block(text: &str, begins: usize) -> Range<usize> {
    let start = text[..begins].rfind('\n').map_or(0, |at| at + 1);
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let own = indent(first);
    let is_key = !first.trim_start().starts_with('-');
    let mut end = start + first.len();
    for line in lines {
        let is_item = is_key && indent(line) == own && line.trim_start().starts_with('-');
        if !line.trim().is_empty() && indent(line) <= own && !is_item {
            break;
        }
        end += line.len();
    }
    // The trailing blank lines are removed too when a blank line precedes the block.
    let is_apart =
        text[..start].is_empty() || text[..start].ends_with("\n\n") || text[..start].ends_with("\r\n\r\n");
    if !is_apart {
        let kept = text[start..end].trim_end_matches([' ', '\r', '\n']).len();
        end = start + kept + text[start + kept..end].find('\n').map_or(0, |at| at + 1);
    }
    start..end
}

/// The comments at the margin, which tell of the file that they stand in: that it is a transcription, or how many rows
/// it has. In a draft that is not so. What is meant for a program stays while the line that it is about does, and within
/// a list or a mapping a comment is of what follows there.
fn told(text: &str, comments: &[Span], cuts: &[Range<usize>]) -> Vec<Range<usize>> {
    let begin: HashSet<usize> = comments.iter().map(|comment| comment.range().start).collect();
    let is_of_program = |line: &Range<usize>| {
        let said = text[line.clone()].trim_start_matches('#').trim_start();
        said.starts_with(allow::MARK) || said.starts_with(SCHEMA_LINE)
    };
    let (mut told, mut waiting, mut at) = (Vec::new(), Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let own = at..at + line.len();
        at = own.end;
        if begin.contains(&own.start) {
            waiting.push(own);
        } else if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
            let is_inside = line.starts_with([' ', '-']) && !line.starts_with("---");
            let before = cuts.partition_point(|cut| cut.start <= own.start);
            let is_cut = before.checked_sub(1).is_some_and(|last| cuts[last].contains(&own.start));
            waiting.retain(|line| !is_inside && (is_cut || !is_of_program(line)));
            told.append(&mut waiting);
        }
    }
    waiting.retain(|line| !is_of_program(line));
    told.append(&mut waiting);
    told
}
