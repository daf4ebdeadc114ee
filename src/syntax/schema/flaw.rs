//! A fault that has no words yet.
//!
//! Where the faults are is known from the file as it is written. Their words are read afterwards, so that they can be
//! read from a tree in which what identifies people is covered, and are made for no more than are told.

use std::collections::{HashMap, HashSet};
use std::mem::discriminant;
use std::sync::Arc;

use serde_json::Value;

use super::place::{Place, written};
use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::likeness::slug;
use crate::syntax::fault::{Fault, FaultKind, ValueFault};
use crate::syntax::finding::KEPT;
use crate::syntax::tree::{At, NodeId};

/// A fault without what stands in the file, and the nodes where that is to be read.
#[derive(Debug)]
pub(crate) struct Flaw<'s> {
    pub(crate) fault: Fault,
    node: NodeId,
    key: Option<NodeId>,
    /// What the schema says of a key that is missing.
    missing: Option<&'s Value>,
    /// The mapping that an unknown key stands in.
    among: Option<NodeId>,
    /// Whether it is an item of the list under the key.
    is_item: bool,
}

impl<'s> Flaw<'s> {
    pub(super) fn new(fault: Fault, place: &Place<'_>) -> Self {
        let (node, key) = (place.node.id(), place.key.map(At::id));
        Self { fault, node, key, missing: None, among: None, is_item: place.is_item }
    }

    /// Whether both are of the value of one node.
    pub(super) fn is_of(&self, other: &Flaw<'_>) -> bool {
        let is_value = matches!(self.fault.kind, FaultKind::WrongValue { .. });
        is_value && self.node == other.node
    }

    pub(super) fn missing(self, missing: Option<&'s Value>) -> Self {
        Self { missing, ..self }
    }

    pub(super) fn among(self, map: At<'_>) -> Self {
        Self { among: Some(map.id()), ..self }
    }

    /// The fault with words: what stands in the tree of this root, and what the schema gives as an example.
    fn worded(self, root: At<'_>, schema: &Value, there: &mut There) -> Fault {
        let key = || Some(root.at(self.key?).scalar()?.to_string());
        let Self { mut fault, .. } = self;
        match &mut fault.kind {
            FaultKind::UnknownField { key: own, known, .. } => {
                *own = key().unwrap_or_default();
                // What stands there already is not what was meant: it would stand there twice.
                if let Some(map) = self.among {
                    *known = there.besides(root, map, known);
                }
            }
            FaultKind::MissingField { example: own, .. } => {
                let later = |property| later(root.at(self.node), property);
                *own =
                    self.missing.and_then(|property| later(property).or_else(|| example(schema, property)));
            }
            FaultKind::UnreadablePeriod { key: own, written: text, .. } => {
                (*own, *text) = (key(), written(root.at(self.node)));
            }
            FaultKind::WrongValue { key: own, is_item, written: text, wrong, .. } => {
                (*own, *text) = (key(), written(lone(root.at(self.node))));
                *is_item = self.is_item;
                if let ValueFault::NotAnId(id) = wrong {
                    *id = slug(text);
                }
            }
            _ => {}
        }
        fault
    }
}

/// The keys that a mapping may have and does not, for the mapping that was asked of last. The faults of one stand after each
/// other, and it may have as many keys as the file has room for.
#[derive(Default)]
struct There(Option<Left>);

struct Left {
    map: NodeId,
    /// The keys that it may have.
    known: Arc<[String]>,
    /// Those of them that it does not have.
    others: Arc<[String]>,
}

impl There {
    fn besides(&mut self, root: At<'_>, map: NodeId, known: &Arc<[String]>) -> Arc<[String]> {
        if let Some(own) = self.0.as_ref().filter(|own| own.map == map && Arc::ptr_eq(&own.known, known)) {
            return own.others.clone();
        }
        let names = root.at(map).entries().filter_map(|(name, _)| Some(name.scalar()?.as_ref()));
        let there: HashSet<&str> = names.collect();
        let left: Arc<[String]> = known.iter().filter(|key| !there.contains(key.as_str())).cloned().collect();
        self.0 = Some(Left { map, known: known.clone(), others: left.clone() });
        left
    }
}

/// The faults, with words for the first [`KEPT`] of each kind. The rest are only counted.
pub(super) fn worded(flaws: Vec<Flaw<'_>>, root: At<'_>, schema: &Value) -> Vec<Fault> {
    let (mut counts, mut there) = (HashMap::new(), There::default());
    let fault = |flaw: Flaw<'_>| {
        let count = counts.entry(discriminant(&flaw.fault.kind)).or_insert(0);
        *count += 1;
        if *count <= KEPT { flaw.worded(root, schema, &mut there) } else { flaw.fault }
    };
    flaws.into_iter().map(fault).collect()
}

/// The only value of a list that has one, otherwise what stands there.
fn lone(node: At<'_>) -> At<'_> {
    let only = node.items().next().filter(|item| node.len() == 1 && item.scalar().is_some());
    only.unwrap_or(node)
}

/// A year later than the time beside it that a property may not be before. An example of the schema's own may be before it.
fn later(map: At<'_>, property: &Value) -> Option<String> {
    let earlier = map.get(property.get("x-not-before")?.as_str()?)?.scalar()?;
    let half = || HalfYear::read(earlier).map(|half| half.plus(2).to_string());
    half().or_else(|| Some(Day::read(earlier)?.plus_months(12).to_string()))
}

/// The first example that the schema has for a property, written as YAML.
fn example(schema: &Value, property: &Value) -> Option<String> {
    let of = |value: &Value| {
        let constant = value.get("const");
        let first = value.get("examples").and_then(|examples| examples.get(0));
        let choice = value.get("enum").and_then(|choices| choices.get(0));
        constant.or(first).or(choice).cloned()
    };
    let referred = || {
        let pointer = property.get("$ref")?.as_str()?.strip_prefix('#')?;
        of(schema.pointer(pointer)?)
    };
    of(property).or_else(referred).map(|value| flow(&value))
}

/// A value in the flow style of YAML, for a line to write.
fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}
