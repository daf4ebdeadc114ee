//! Finds the place in a file of what the schema has refused, and how it is written there.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::syntax::fault::LONGEST;
use crate::syntax::text::Span;
use crate::syntax::tree::{At, NodeId, What};
use crate::syntax::unquoted::{self, Unquoted};

/// A node found by its path, and the key that it stands under.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) node: At<'a>,
    pub(super) key: Option<At<'a>>,
    /// Whether it is an item of the list under the key.
    pub(super) is_item: bool,
}

impl Place<'_> {
    pub(super) fn key_span(&self) -> Span {
        self.key.map_or(self.node.span(), At::span)
    }
}

/// A mapping with more keys than this is remembered.
const FEW_KEYS: usize = 32;

/// The lists and the large mappings that faults have been found in, by their numbers. So each is walked once, however
/// many faults are in it.
#[derive(Default)]
pub(super) struct Walked<'a> {
    /// The steps of the path that was walked last. The next is often in the same list.
    steps: Vec<(String, Place<'a>)>,
    lists: HashMap<NodeId, Vec<At<'a>>>,
    maps: HashMap<NodeId, HashMap<&'a str, (At<'a>, At<'a>)>>,
}

impl<'a> Walked<'a> {
    /// Walks a JSON Pointer down the tree, as far as it goes. An item of a list keeps the list's key.
    pub(super) fn find(&mut self, root: At<'a>, path: &str) -> Place<'a> {
        let mut place = Place { node: root, key: None, is_item: false };
        for (nth, part) in path.split('/').skip(1).enumerate() {
            if let Some((_, known)) = self.steps.get(nth).filter(|(own, _)| own == part) {
                place = *known;
                continue;
            }
            self.step(&mut place, part);
            self.steps.truncate(nth);
            self.steps.push((part.to_owned(), place));
        }
        place
    }

    fn step(&mut self, place: &mut Place<'a>, part: &str) {
        let part = if part.contains('~') {
            Cow::Owned(part.replace("~1", "/").replace("~0", "~"))
        } else {
            Cow::Borrowed(part)
        };
        if let Some((key, value)) = self.entry(place.node, &part) {
            *place = Place { node: value, key: Some(key), is_item: false };
        } else if let Ok(at) = part.parse::<usize>() {
            let items = self.lists.entry(place.node.id()).or_insert_with(|| place.node.items().collect());
            place.node = items.get(at).copied().unwrap_or(place.node);
            place.is_item = true;
        }
    }

    fn entry(&mut self, map: At<'a>, key: &str) -> Option<(At<'a>, At<'a>)> {
        if map.len() <= FEW_KEYS || map.entries().next().is_none() {
            return map.entry(key);
        }
        let named = |(key, value): (At<'a>, At<'a>)| Some((key.scalar()?.as_ref(), (key, value)));
        let entries = self.maps.entry(map.id()).or_insert_with(|| map.entries().filter_map(named).collect());
        entries.get(key).copied()
    }
}

/// Where to point for a mapping or list: at its first key or item.
pub(super) fn head(node: At<'_>) -> Span {
    node.children().next().map_or(node.span(), At::span)
}

/// The second of two equal items.
pub(super) fn second(list: At<'_>) -> Option<Span> {
    let mut seen = HashSet::new();
    list.items().find(|item| !seen.insert(written(*item))).map(At::span)
}

/// The beginning of a value, enough to recognise it; true and false as the file has them.
pub(super) fn written(node: At<'_>) -> String {
    let Some(text) = node.scalar() else { return String::new() };
    let stands = node.source().and_then(|text| text.get(node.span().range()));
    let text =
        stands.filter(|stands| unquoted::canonical(unquoted::meaning(stands)).is_some()).unwrap_or(text);
    text.chars().take(LONGEST).collect()
}

pub(super) fn is_nothing(node: At<'_>) -> bool {
    matches!(node.what(), What::Scalar { text, plain: true } if unquoted::meaning(text) == Unquoted::Null)
}
