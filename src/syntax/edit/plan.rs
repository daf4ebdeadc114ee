//! How one edit is made: what is to stand where, the splices that write it, and the stretch of the text that they and
//! the reasons for them are in.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::lines::{self, Splice};
use super::place::{self, Found, Index, extent, header, is_flow};
use super::render::{self, FileStyle};
use super::step::{Order, SpliceError, Step};
use super::value::{Edit, Value};
use super::{block, flow, scalar};
use crate::syntax::tree::{At, NodeId, What};

#[derive(Debug)]
pub(super) struct Plan {
    pub path: Vec<Step>,
    /// What is to stand at the path; `None` where nothing is.
    pub value: Option<Value>,
    /// The ways to write it, best first; none when there is nothing to change.
    pub ways: Vec<Vec<Splice>>,
    /// Whether what is written over goes with its comments; a change keeps them.
    pub is_removal: bool,
    /// The stretch of the text that decides how it is written, and is written over.
    pub room: Range<usize>,
    /// The list or mapping whose children change, or the value that is replaced.
    pub node: NodeId,
    /// Whether it matters what else the list or mapping has.
    pub is_counting: bool,
}

impl Plan {
    fn new(room: Range<usize>, node: At<'_>, path: Vec<Step>, value: Option<Value>) -> Self {
        let node = node.id();
        Self { path, value, ways: Vec::new(), is_removal: false, room, node, is_counting: false }
    }

    /// The same with one way to write it.
    fn by(self, splices: Vec<Splice>) -> Self {
        self.by_any(vec![splices])
    }

    fn by_any(mut self, ways: Vec<Vec<Splice>>) -> Self {
        for Splice { range, .. } in ways.iter().flatten() {
            self.room.start = self.room.start.min(range.start);
            self.room.end = self.room.end.max(range.end).max(range.start + 1);
        }
        Self { ways, ..self }
    }
}

/// Plans edits of one text, each as if it were alone.
pub(super) struct Planner<'a> {
    pub text: &'a Arc<String>,
    pub root: At<'a>,
    pub manner: FileStyle,
    pub order: Order<'a>,
    pub index: Index<'a>,
}

impl<'a> Planner<'a> {
    pub(super) fn plan(&mut self, edit: &Edit) -> Result<Plan, SpliceError> {
        match edit {
            Edit::Put(path, value) => self.put(path, value),
            Edit::Include(path, items) => self.include(path, items, usize::MAX),
            Edit::Insert(path, before, items) => self.include(path, items, *before),
            Edit::Drop(path, gone) => self.drop_items(path, gone),
            Edit::Remove(path) => self.remove(path),
        }
    }

    fn find(&mut self, path: &[Step]) -> Found<'a> {
        place::find(&mut self.index, self.root, path)
    }

    fn put(&mut self, path: &[Step], value: &Value) -> Result<Plan, SpliceError> {
        let found = self.find(path);
        let Found { node, rest, .. } = &found;
        if !rest.is_empty() {
            let value = value.clone().under(rest)?;
            let above = &path[..path.len() - rest.len()];
            return match (node.what(), &rest[0]) {
                (What::Map, Step::Key(key)) => {
                    let Value::Map(mut entries) = value else { return Err(SpliceError::Unsure) };
                    let inner = entries.pop().ok_or(SpliceError::Unsure)?.1;
                    self.add_key(&found, (key, inner), &(self.order)(above))
                }
                // A key without a value is filled in.
                (What::Scalar { .. }, Step::Key(_)) if Value::of(*node).is_nothing() => {
                    self.put(above, &value)
                }
                _ => Err(SpliceError::NoSuchPlace),
            };
        }
        let old = Value::of(*node);
        let room = extent(self.text, found.key, *node, found.in_flow);
        let plan = Plan::new(room, *node, path.to_vec(), Some(value.clone()));
        if old == *value {
            return Ok(plan);
        }
        match (&old, value) {
            (Value::Scalar { .. }, Value::Scalar { .. }) => {
                Ok(plan.by_any(scalar_in_place(self.text, &found, value, self.manner)?))
            }
            (Value::List(old), Value::List(new)) => match kept_in_order(old, new) {
                Some((gone, added)) => {
                    let splices = self.change_list(*node, &gone, added)?;
                    Ok(Plan { is_removal: !gone.is_empty(), ..plan.by(splices) })
                }
                None => Ok(plan.by(self.replace(&found, value)?)),
            },
            _ => Ok(plan.by(self.replace(&found, value)?)),
        }
    }

    fn change_list(&self, list: At<'_>, gone: &[usize], added: &[Value]) -> Result<Vec<Splice>, SpliceError> {
        if is_flow(self.text, list) {
            let added: Vec<String> = added.iter().map(render::flow).collect();
            flow::change(self.text, list, gone, &added)
        } else {
            block::change(self.text, list, gone, added, self.manner)
        }
    }

    /// Replaces a value by one of another type, or a list by one in another order.
    fn replace(&self, found: &Found<'_>, value: &Value) -> Result<Vec<Splice>, SpliceError> {
        found.parent.ok_or(SpliceError::NoSuchPlace)?;
        let empty = found.key.filter(|_| Value::of(found.node).is_nothing());
        if found.in_flow || is_flow(self.text, found.node) && value.is_flat() {
            let new = render::flow(value);
            return Ok(match empty {
                Some(key) => flow::fill(self.text, key, &new),
                None => vec![Splice::new(found.node.span().range(), new)],
            });
        }
        match empty {
            Some(key) => block::fill(self.text, key, value, self.manner),
            None => block::replace(self.text, found.key, found.node, value, self.manner).map(|one| vec![one]),
        }
    }

    /// Adds the items that are not there already: before the item with a number, or last where there is none.
    fn include(&mut self, path: &[Step], items: &[Value], before: usize) -> Result<Plan, SpliceError> {
        let found = self.find(path);
        let own = if found.rest.is_empty() { Value::of(found.node) } else { Value::List(Vec::new()) };
        let Value::List(mut all) = own else {
            return if own.is_nothing() {
                self.put(path, &Value::List(each_once(items)))
            } else {
                Err(SpliceError::NoSuchPlace)
            };
        };
        let there: HashSet<&Value> = all.iter().collect();
        let new: Vec<Value> = each_once(items).into_iter().filter(|item| !there.contains(item)).collect();
        if !found.rest.is_empty() {
            return self.put(path, &Value::List(new));
        }
        let room = extent(self.text, found.key, found.node, found.in_flow);
        let before = before.min(all.len());
        let is_last = before == all.len();
        all.splice(before..before, new.iter().cloned());
        let plan = Plan::new(room, found.node, path.to_vec(), Some(Value::List(all)));
        if new.is_empty() {
            return Ok(plan);
        }
        let splices = if is_last {
            self.change_list(found.node, &[], &new)?
        } else if is_flow(self.text, found.node) {
            let new: Vec<String> = new.iter().map(render::flow).collect();
            flow::insert(self.text, found.node, before.checked_sub(1), &new)
        } else {
            vec![block::insert_items(self.text, found.node, before, &new, self.manner)?]
        };
        Ok(plan.by(splices))
    }

    fn drop_items(&mut self, path: &[Step], gone: &[usize]) -> Result<Plan, SpliceError> {
        let found = self.find(path);
        let Value::List(items) = Value::of(found.node) else { return Err(SpliceError::NoSuchPlace) };
        if !found.rest.is_empty() || gone.last().is_some_and(|last| *last >= items.len()) {
            return Err(SpliceError::NoSuchPlace);
        }
        if !gone.is_empty() && gone.len() == items.len() {
            return self.remove(path);
        }
        let kept = items.into_iter().enumerate().filter(|(at, _)| gone.binary_search(at).is_err());
        let kept = Value::List(kept.map(|(_, item)| item).collect());
        let room = extent(self.text, found.key, found.node, found.in_flow);
        let plan = Plan::new(room, found.node, path.to_vec(), Some(kept));
        if gone.is_empty() {
            return Ok(plan);
        }
        let splices = self.change_list(found.node, gone, &[])?;
        Ok(Plan { is_removal: true, ..plan.by(splices) })
    }

    fn remove(&mut self, path: &[Step]) -> Result<Plan, SpliceError> {
        let found = self.find(path);
        if !found.rest.is_empty() {
            // Where it would stand is where an earlier edit may have put it.
            let room = match (&found.rest[0], found.node.what()) {
                (Step::Key(key), What::Map) => {
                    let order = (self.order)(&found.path);
                    self.room_of_key(found.node, place::predecessor(found.node, key, &order))
                }
                _ => extent(self.text, found.key, found.node, found.in_flow),
            };
            return Ok(Plan::new(room, found.node, path.to_vec(), None));
        }
        let Some(parent) = found.parent else { return Err(SpliceError::Last) };
        if parent.len() == 1 {
            return self.remove(&path[..path.len() - 1]);
        }
        let in_flow = is_flow(self.text, parent);
        let splice = match found.key {
            _ if in_flow => flow::remove(self.text, parent, found.key.unwrap_or(found.node), found.node),
            Some(key) => block::remove_key(self.text, parent, key, found.node),
            None => block::remove_item(self.text, found.node),
        }?;
        // The items after one that goes are counted anew, so that no other may be asked for by its number.
        let room = match found.key {
            Some(_) => splice.range.clone(),
            None => extent(self.text, None, parent, in_flow),
        };
        let plan = Plan::new(room, parent, path.to_vec(), None).by(vec![splice]);
        Ok(Plan { is_removal: true, is_counting: true, ..plan })
    }

    fn add_key(
        &self,
        found: &Found<'_>,
        (key, value): (&str, Value),
        order: &[String],
    ) -> Result<Plan, SpliceError> {
        let map = found.node;
        let before = place::predecessor(map, key, order);
        let splices = if is_flow(self.text, map) {
            let entry = format!("{}: {}", scalar::key(key), render::flow(&value));
            flow::insert(self.text, map, before, &[entry])
        } else {
            block::insert(self.text, map, before, (key, &value), self.manner)?
        };
        let path = [found.path.as_slice(), &[Step::from(key)]].concat();
        Ok(Plan::new(self.room_of_key(map, before), map, path, Some(value)).by(splices))
    }

    /// What decides how a key is added after an entry: in brackets the whole mapping, otherwise the line before it.
    fn room_of_key(&self, map: At<'_>, before: Option<usize>) -> Range<usize> {
        if is_flow(self.text, map) {
            return map.span().range();
        }
        let at = match before.and_then(|before| map.entries().nth(before)) {
            Some((key, value)) => place::line_end(self.text, Some(key), value),
            None => map.span().start as usize,
        };
        lines::rows(self.text, at..at)
    }
}

/// The items that go and those that are appended, where `new` is `old` with some items removed and others appended.
fn kept_in_order<'v>(old: &[Value], new: &'v [Value]) -> Option<(Vec<usize>, &'v [Value])> {
    let (mut gone, mut kept) = (Vec::new(), 0);
    for (at, item) in old.iter().enumerate() {
        if new.get(kept) == Some(item) {
            kept += 1;
        } else {
            gone.push(at);
        }
    }
    let added = &new[kept..];
    let lost: HashSet<&Value> = gone.iter().map(|at| &old[*at]).collect();
    (!new.is_empty() && !added.iter().any(|item| lost.contains(item))).then_some((gone, added))
}

fn each_once(items: &[Value]) -> Vec<Value> {
    let mut seen = HashSet::new();
    items.iter().filter(|item| seen.insert(*item)).cloned().collect()
}

/// The ways to write one value in place of another, best first: in the quotes that the old one had.
fn scalar_in_place(
    text: &str,
    found: &Found<'_>,
    value: &Value,
    manner: FileStyle,
) -> Result<Vec<Vec<Splice>>, SpliceError> {
    let Value::Scalar { text: new, word } = value else { return Err(SpliceError::Unsure) };
    let span = found.node.span().range();
    let raw = &text[span.clone()];
    let inline = scalar::inline(new, *word, found.in_flow);
    let header = header(text, found.node);
    if let Some(header) = header.clone().filter(|_| lines::trim(raw).is_empty()) {
        return Ok(vec![vec![Splice::new(header, inline)]]);
    }
    if lines::trim(raw).is_empty() {
        let key = found.key.ok_or(SpliceError::Unsure)?;
        return Ok(vec![if found.in_flow {
            flow::fill(text, key, &inline)
        } else {
            block::fill(text, key, value, manner)?
        }]);
    }
    let end = span.start + lines::trim_end(raw).len();
    let Some(header) = header else {
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
