//! Changes to a YAML text that leave everything else as it is: comments, order, quotes, indents, blank lines, line
//! ends. Works on texts and trees; the callers know which record it is and whether the change is valid.
//!
//! A change is a few splices in the text, made from the spans in the tree. The result is parsed again and compared
//! with what was asked for, so that a change is either exactly right or refused.

mod step;
mod value;
mod scalar;
mod lines;
mod place;
mod render;
mod check;
mod block;
mod flow;
mod tidy;

use std::sync::Arc;

use crate::syntax::tree::{At, What};
use crate::syntax::yaml::{self, Yaml};
use lines::{Splice, spliced};
use place::{Found, find, header, is_flow};
pub use render::new_file;
pub use step::{SpliceError, Step};
pub use tidy::tidy;
pub use value::{Edit, Value};

/// Returns the keys that the mapping at a path can have, in the order in which they are written.
pub(crate) type Order<'o> = &'o dyn Fn(&[Step]) -> Vec<String>;

/// Applies the edits in order. Returns the same text when there is nothing to change.
pub fn apply(text: &str, edits: &[Edit], order: Order<'_>) -> Result<String, SpliceError> {
    let mut text = Arc::new(text.to_owned());
    for edit in edits {
        if let Some(changed) = one(&text, edit, order)? {
            text = Arc::new(changed);
        }
    }
    Ok(Arc::unwrap_or_clone(text))
}

/// The text after one edit; `None` when there is nothing to change.
fn one(text: &Arc<String>, edit: &Edit, order: Order<'_>) -> Result<Option<String>, SpliceError> {
    let yaml = sound(text)?;
    let root = yaml.tree.root().ok_or(SpliceError::Faulty)?;
    match edit {
        Edit::Put(path, value) => put(text, root, path, value, order),
        Edit::Include(path, item) => include(text, root, path, item, order),
        Edit::Remove(path) => remove(text, root, path),
    }
}

/// Parses a text, and refuses one that has faults.
fn sound(text: &Arc<String>) -> Result<Yaml<'_>, SpliceError> {
    let yaml = yaml::read(text, false);
    if yaml.faults.is_empty() { Ok(yaml) } else { Err(SpliceError::Faulty) }
}

fn put(
    text: &Arc<String>,
    root: At<'_>,
    path: &[Step],
    value: &Value,
    order: Order<'_>,
) -> Result<Option<String>, SpliceError> {
    let found = find(root, path);
    let Found { node, rest, .. } = &found;
    if !rest.is_empty() {
        let value = value.clone().under(rest)?;
        let above = &path[..path.len() - rest.len()];
        return match (node.what(), &rest[0]) {
            (What::Map, Step::Key(key)) => {
                let Value::Map(mut entries) = value else { return Err(SpliceError::Unsure) };
                let inner = entries.pop().ok_or(SpliceError::Unsure)?.1;
                add_key(text, &found, (key, &inner), &order(above)).map(Some)
            }
            // A key without a value is filled in.
            (What::Scalar { .. }, Step::Key(_)) if Value::of(*node).is_nothing() => {
                put(text, root, above, &value, order)
            }
            _ => Err(SpliceError::NoSuchPlace),
        };
    }
    let old = Value::of(*node);
    if old == *value {
        return Ok(None);
    }
    match (&old, value) {
        (Value::Scalar { .. }, Value::Scalar { .. }) => {
            let edits = [Edit::Put(path.to_vec(), value.clone())];
            let ways = scalar_in_place(text, &found, value)?.into_iter();
            let settle = |refused: SpliceError, splices| {
                settled(text, splices, &edits).map_err(|new| {
                    // Of two reasons, report the one that a person can act on.
                    if refused == SpliceError::Comment { refused } else { new }
                })
            };
            let mut made = Err(SpliceError::Unsure);
            for splices in ways {
                made = made.or_else(|refused| settle(refused, splices));
            }
            made.map(Some)
        }
        (Value::List(old), Value::List(new)) if is_kept_in_order(old, new) => {
            let added = new.iter().filter(|item| !old.contains(item));
            let added = added.map(|item| Edit::Include(path.to_vec(), item.clone()));
            let gone = (0..old.len()).rev().filter(|at| !new.contains(&old[*at]));
            let gone = gone.map(|at| Edit::Remove([path, &[Step::Item(at)]].concat()));
            let edits: Vec<Edit> = added.chain(gone).collect();
            apply(text, &edits, order).map(Some)
        }
        _ => replace(text, &found, path, value).map(Some),
    }
}

/// Whether `new` is `old` with some items removed and others appended.
fn is_kept_in_order(old: &[Value], new: &[Value]) -> bool {
    let is_once = |items: &[Value]| items.iter().enumerate().all(|(at, item)| !items[..at].contains(item));
    let kept: Vec<&Value> = old.iter().filter(|item| new.contains(item)).collect();
    let added = new.iter().filter(|item| !old.contains(item));
    !new.is_empty() && is_once(old) && is_once(new) && kept.into_iter().chain(added).eq(new)
}

/// Replaces a value by one of another type, or a list by one in another order.
fn replace(
    text: &Arc<String>,
    found: &Found<'_>,
    path: &[Step],
    value: &Value,
) -> Result<String, SpliceError> {
    let edit = [Edit::Put(path.to_vec(), value.clone())];
    let parent = found.parent.ok_or(SpliceError::NoSuchPlace)?;
    let is_nothing = Value::of(found.node).is_nothing();
    if found.in_flow || is_flow(text, found.node) && value.is_flat() {
        let new = render::flow(value);
        let splices = match found.key.filter(|_| is_nothing) {
            Some(key) => flow::fill(text, key, &new),
            None => vec![Splice::new(found.node.span().range(), new)],
        };
        return settled(text, splices, &edit);
    }
    let splices = match found.key.filter(|_| is_nothing) {
        Some(key) => block::fill(text, parent, key, value)?,
        None => vec![block::replace(text, found.key, found.node, value)?],
    };
    settled(text, splices, &edit)
}

fn include(
    text: &Arc<String>,
    root: At<'_>,
    path: &[Step],
    item: &Value,
    order: Order<'_>,
) -> Result<Option<String>, SpliceError> {
    let found = find(root, path);
    match Value::of(found.node) {
        Value::List(items) if found.rest.is_empty() => {
            if items.contains(item) {
                return Ok(None);
            }
            let splices = if is_flow(text, found.node) {
                flow::append(text, found.node, &render::flow(item))
            } else {
                block::append(text, found.node, item)?
            };
            settled(text, splices, &[Edit::Include(path.to_vec(), item.clone())]).map(Some)
        }
        other if !found.rest.is_empty() || other.is_nothing() => {
            put(text, root, path, &Value::List(vec![item.clone()]), order)
        }
        _ => Err(SpliceError::NoSuchPlace),
    }
}

fn remove(text: &Arc<String>, root: At<'_>, path: &[Step]) -> Result<Option<String>, SpliceError> {
    let found = find(root, path);
    if !found.rest.is_empty() {
        return Ok(None);
    }
    let Some(parent) = found.parent else { return Err(SpliceError::Last) };
    if parent.len() == 1 {
        return remove(text, root, &path[..path.len() - 1]);
    }
    let splice = match found.key {
        _ if is_flow(text, parent) => flow::remove(text, parent, found.key.unwrap_or(found.node), found.node),
        Some(key) => block::remove_key(text, parent, key, found.node),
        None => block::remove_item(text, found.node),
    }?;
    settled(text, vec![splice], &[Edit::Remove(path.to_vec())]).map(Some)
}

fn add_key(
    text: &Arc<String>,
    found: &Found<'_>,
    (key, value): (&str, &Value),
    order: &[String],
) -> Result<String, SpliceError> {
    let before = place::predecessor(found.node, key, order);
    let splices = if is_flow(text, found.node) {
        let entry = format!("{}: {}", scalar::key(key), render::flow(value));
        flow::insert(text, found.node, before, &entry)
    } else {
        block::insert(text, found.node, before, (key, value))?
    };
    let path = [found.path.as_slice(), &[Step::from(key)]].concat();
    settled(text, splices, &[Edit::Put(path, value.clone())])
}

/// The ways to write one value in place of another, best first: in the quotes that the old one had.
fn scalar_in_place(text: &str, found: &Found<'_>, value: &Value) -> Result<Vec<Vec<Splice>>, SpliceError> {
    let Value::Scalar { text: new, word } = value else { return Err(SpliceError::Unsure) };
    let span = found.node.span().range();
    let raw = &text[span.clone()];
    let inline = scalar::inline(new, *word, found.in_flow);
    if raw.trim().is_empty() {
        let key = found.key.ok_or(SpliceError::Unsure)?;
        return Ok(vec![if found.in_flow {
            flow::fill(text, key, &inline)
        } else {
            block::fill(text, found.parent.ok_or(SpliceError::Unsure)?, key, value)?
        }]);
    }
    let end = span.start + raw.trim_end().len();
    let Some(header) = header(text, found.node) else {
        let written = match raw.as_bytes()[0] {
            b'\'' if !word && scalar::can_be_single(new) => scalar::single(new),
            b'"' if !word => scalar::double(new),
            _ => inline,
        };
        return Ok(vec![vec![Splice::new(span.start..end, written)]]);
    };
    let first = span.start + raw.len() - raw.trim_start().len();
    let block = render::block_text(new, lines::column(text, first), lines::ending(text, header.start));
    let whole = |new: String| vec![Splice::new(header.start..end, new)];
    // On one line in the same quotes, over several lines, and in the default way.
    let same = scalar::can_be_single(new).then(|| vec![Splice::new(first..end, new.as_str())]);
    Ok(same.into_iter().chain(block.map(&whole)).chain([whole(inline)]).collect())
}

/// Applies the splices, and returns the text only if parsing it gives exactly the edited value.
fn settled(text: &Arc<String>, splices: Vec<Splice>, edits: &[Edit]) -> Result<String, SpliceError> {
    // A removal takes the comments of what is removed with it; a change keeps them.
    let is_removal = matches!(edits, [Edit::Remove(_)]);
    let removed: Vec<_> = splices.iter().filter(|_| is_removal).map(|splice| splice.range.clone()).collect();
    let changed = Arc::new(spliced(text, splices));
    check::is_that(text, &changed, edits, &removed)?;
    Ok(Arc::unwrap_or_clone(changed))
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
