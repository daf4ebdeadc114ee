//! A file as a tree in which every node has a span. Made by `yaml` and `toml`; knows neither.

use std::borrow::Cow;
use std::sync::Arc;

use crate::syntax::text::Span;
use crate::syntax::unquoted::{self, Unquoted};
use crate::syntax::unsearched::Unsearched;

/// A node's number in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(u32);

impl NodeId {
    /// The number, counted from the root.
    pub(crate) fn number(self) -> u32 {
        self.0
    }
}

/// A child or a sibling, if there is one. The root is neither, so that its number stands for none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Link(u32);

impl Link {
    #[inline]
    fn node(self) -> Option<NodeId> {
        (self.0 > 0).then_some(NodeId(self.0))
    }
}

/// The content of a node, without its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What<'t> {
    /// A single value. Its text is kept as written, whatever type it may be read as; only true and false have one form.
    Scalar {
        /// The value with escapes undone.
        text: Cow<'t, str>,
        /// Written without quotes, so that `true`, `3` and `null` mean more than their letters.
        plain: bool,
    },
    /// A list; its children are the items.
    List,
    /// A mapping: its children are key, value, key, value.
    Map,
}

#[derive(Clone, Debug, PartialEq)]
struct Node<'t> {
    what: What<'t>,
    span: Span,
    first: Link,
    next: Link,
    /// Of a mapping the bits of the marks of its keys: most keys that are asked for are not there.
    keys: u64,
    /// How many children a list or a mapping has; of a scalar the mark of its text.
    len: u32,
    /// What a scalar without quotes means beyond its letters, which is asked for by the schema and by who reads the record.
    meaning: Unquoted,
}

/// All nodes of one file.
#[derive(Clone, Debug, Default)]
pub struct Tree<'t> {
    nodes: Vec<Node<'t>>,
    text: Option<&'t Arc<String>>,
    /// What stands in the file where a scalar was given another text, in the order of the nodes.
    replaced: Vec<(NodeId, Unsearched<Arc<String>>)>,
}

impl<'t> Tree<'t> {
    /// An empty tree whose values may share `text`.
    pub(crate) fn of(text: &'t Arc<String>) -> Self {
        /// How many bytes of a text there are to a node, about.
        const BYTES: usize = 16;
        Self { nodes: Vec::with_capacity(text.len() / BYTES), text: Some(text), replaced: Vec::new() }
    }

    /// Adds a node that has no parent or siblings yet.
    pub(crate) fn add(&mut self, what: What<'t>, span: Span) -> NodeId {
        match what {
            What::Scalar { text, plain } => self.scalar(text, plain, span),
            what => self.push(what, span, 0, Unquoted::Text),
        }
    }

    /// Adds a scalar, in the same way.
    #[inline]
    pub(crate) fn scalar(&mut self, text: Cow<'t, str>, plain: bool, span: Span) -> NodeId {
        let meaning = meaning_of(&text, plain);
        // Other YAML readers take `True` for true, so that no field can tell the forms apart.
        let text = match meaning {
            Unquoted::Text | Unquoted::Number => text,
            _ => unquoted::canonical(meaning).map_or(text, Cow::Borrowed),
        };
        let mark = mark(&text);
        self.push(What::Scalar { text, plain }, span, mark, meaning)
    }

    #[inline]
    fn push(&mut self, what: What<'t>, span: Span, len: u32, meaning: Unquoted) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        let (first, next) = (Link::default(), Link::default());
        self.nodes.push(Node { what, span, first, next, keys: 0, len, meaning });
        id
    }

    /// Makes `child` the last child of `parent`; `last` is the previous last child.
    #[inline]
    pub(crate) fn append(&mut self, parent: NodeId, last: Option<NodeId>, child: NodeId) {
        match last {
            Some(last) => self.nodes[last.0 as usize].next = Link(child.0),
            None => self.nodes[parent.0 as usize].first = Link(child.0),
        }
        let mark = self.nodes[child.0 as usize].len;
        let parent = &mut self.nodes[parent.0 as usize];
        // Of a mapping every other child is a key.
        if parent.len.is_multiple_of(2) {
            parent.keys |= bit(mark);
        }
        parent.len += 1;
    }

    /// Sets where a node ends, when that is known.
    #[inline]
    pub(crate) fn close(&mut self, id: NodeId, end: u32) {
        let span = &mut self.nodes[id.0 as usize].span;
        span.end = end.max(span.start);
    }

    /// The root, unless the tree is empty. The first node added is the root.
    pub fn root(&self) -> Option<At<'_>> {
        (!self.nodes.is_empty()).then_some(At { tree: self, id: NodeId(0) })
    }

    /// Gives the scalars other texts, where `instead` has one for the text at a place. The places stay, and what was there
    /// is kept for comparisons.
    pub(crate) fn replace(&mut self, mut instead: impl FnMut(Span, &str) -> Option<String>) {
        for (node, number) in self.nodes.iter_mut().zip(0..) {
            let What::Scalar { text, plain } = &mut node.what else { continue };
            let Some(other) = instead(node.span, text) else { continue };
            let id = NodeId(number);
            if let Err(at) = self.replaced.binary_search_by_key(&id, |(own, _)| *own) {
                let was = Unsearched::new(Arc::new(text.trim_end().to_owned()));
                self.replaced.insert(at, (id, was));
            }
            (node.len, node.meaning) = (mark(&other), meaning_of(&other, *plain));
            *text = Cow::Owned(other);
        }
        if !self.replaced.is_empty() {
            // It may be a key, of whatever mapping.
            self.nodes.iter_mut().for_each(|node| node.keys = u64::MAX);
        }
    }

    /// A node by its number.
    #[inline]
    pub(crate) fn at(&self, id: NodeId) -> At<'_> {
        At { tree: self, id }
    }
}

/// A node together with the tree that it is in.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    tree: &'a Tree<'a>,
    id: NodeId,
}

impl<'a> At<'a> {
    #[inline]
    fn node(self) -> &'a Node<'a> {
        &self.tree.nodes[self.id.0 as usize]
    }

    /// Another node of the tree, by its number.
    #[must_use]
    #[inline]
    pub(crate) fn at(self, id: NodeId) -> Self {
        Self { tree: self.tree, id }
    }

    /// The node's number, unique in its tree.
    #[inline]
    pub(crate) fn id(self) -> NodeId {
        self.id
    }

    /// The node's content.
    #[inline]
    pub fn what(self) -> &'a What<'a> {
        &self.node().what
    }

    /// Where the node stands, in bytes of its file.
    #[inline]
    pub fn span(self) -> Span {
        self.node().span
    }

    /// The text that the tree was parsed from, when its values share it.
    pub(crate) fn source(self) -> Option<&'a Arc<String>> {
        self.tree.text
    }

    /// The text of a scalar.
    #[inline]
    pub fn scalar(self) -> Option<&'a Cow<'a, str>> {
        match self.what() {
            What::Scalar { text, .. } => Some(text),
            What::List | What::Map => None,
        }
    }

    /// The mark of a scalar's text, as [`mark`] makes it.
    #[inline]
    pub(crate) fn mark(self) -> u32 {
        self.node().len
    }

    /// What a scalar without quotes means beyond its letters; of any other node only that it is as written.
    #[inline]
    pub(crate) fn meaning(self) -> Unquoted {
        self.node().meaning
    }

    /// What stands in the file where the scalar was given another text.
    pub(crate) fn replaced(self) -> Option<&'a Unsearched<Arc<String>>> {
        let own = &self.tree.replaced;
        own.binary_search_by_key(&self.id, |(id, _)| *id).ok().map(|at| &own[at].1)
    }

    /// A scalar as it stands in the file, for comparisons, whatever is covered of it.
    pub(crate) fn stands(self) -> Option<Unsearched<&'a str>> {
        let own = self.replaced().map(|was| was.raw().as_str());
        Some(Unsearched::new(own.or_else(|| Some(self.scalar()?.trim_end()))?))
    }

    /// Children in order: the items of a list, or keys and values in turn.
    #[inline]
    pub fn children(self) -> Children<'a> {
        Children { tree: self.tree, next: self.node().first.node() }
    }

    /// How many items a list has, or entries a mapping.
    #[inline]
    pub fn len(self) -> usize {
        let len = self.node().len as usize;
        match self.what() {
            What::Map => len / 2,
            What::List => len,
            What::Scalar { .. } => 0,
        }
    }

    /// The nodes here and below that have more items or entries than `most`, each with its key.
    pub(crate) fn crowded(self, most: usize) -> Vec<(Option<Self>, Self)> {
        let mut all = Vec::new();
        // A tree with so few nodes has no such, and hardly any tree has more.
        if self.tree.nodes.len() > most {
            self.add_crowded(None, most, &mut all);
        }
        all
    }

    fn add_crowded(self, key: Option<Self>, most: usize, all: &mut Vec<(Option<Self>, Self)>) {
        if self.len() > most {
            all.push((key, self));
        }
        self.items().for_each(|item| item.add_crowded(None, most, all));
        self.entries().for_each(|(key, value)| value.add_crowded(Some(key), most, all));
    }

    /// Whether there are no items or entries.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The items of a list; empty for other nodes.
    #[inline]
    pub fn items(self) -> Children<'a> {
        match self.what() {
            What::List => self.children(),
            What::Scalar { .. } | What::Map => Children { tree: self.tree, next: None },
        }
    }

    /// The entries of a mapping; empty for other nodes.
    #[inline]
    pub fn entries(self) -> Entries<'a> {
        match self.what() {
            What::Map => Entries(self.children()),
            What::Scalar { .. } | What::List => Entries(Children { tree: self.tree, next: None }),
        }
    }

    /// The key and value under `key` in a mapping.
    pub(crate) fn entry(self, key: &str) -> Option<(At<'a>, At<'a>)> {
        let wanted = mark(key);
        if self.node().keys & bit(wanted) == 0 {
            return None;
        }
        let is_it = |name: At<'_>| name.node().len == wanted && name.scalar().is_some_and(|text| text == key);
        self.entries().find(|(name, _)| is_it(*name))
    }

    /// The value under `key` in a mapping.
    pub fn get(self, key: &str) -> Option<At<'a>> {
        self.entry(key).map(|(_, value)| value)
    }
}

/// What a scalar means, which in quotes is its letters.
#[inline]
fn meaning_of(text: &str, plain: bool) -> Unquoted {
    if plain { unquoted::meaning(text) } else { Unquoted::Text }
}

/// The length of a text with its first and last bytes: most texts that are not the same differ in it.
#[inline]
pub(crate) fn mark(text: &str) -> u32 {
    let [low, high, ..] = text.len().to_le_bytes();
    match text.as_bytes() {
        [first, .., last] => u32::from_le_bytes([low, high, *first, *last]),
        _ => 1,
    }
}

/// The bit of a mark among those of a mapping's keys.
#[inline]
const fn bit(mark: u32) -> u64 {
    1 << (mark.wrapping_mul(0x9e37_79b1) >> 26)
}

/// The children of a node.
#[derive(Clone, Debug)]
pub struct Children<'a> {
    tree: &'a Tree<'a>,
    next: Option<NodeId>,
}

impl<'a> Iterator for Children<'a> {
    type Item = At<'a>;

    #[inline]
    fn next(&mut self) -> Option<At<'a>> {
        let at = At { tree: self.tree, id: self.next? };
        self.next = at.node().next.node();
        Some(at)
    }
}

/// The entries of a mapping, as key and value.
#[derive(Clone, Debug)]
pub struct Entries<'a>(Children<'a>);

impl<'a> Iterator for Entries<'a> {
    type Item = (At<'a>, At<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        Some((self.0.next()?, self.0.next()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_as_it_reads_now() {
        let mut tree = Tree::default();
        let scalar = |text: &str| What::Scalar { text: Cow::Owned(text.to_owned()), plain: true };
        let root = tree.add(What::Map, Span::default());
        let mut last = None;
        for number in 0..100 {
            let key = tree.add(scalar(&format!("key-{number}")), Span::new(number, number));
            let value = tree.add(scalar(&number.to_string()), Span::default());
            tree.append(root, last, key);
            tree.append(root, Some(key), value);
            last = Some(value);
            let own =
                |wanted: usize| tree.root()?.get(&format!("key-{wanted}"))?.scalar().map(ToString::to_string);
            assert!((0..=number).all(|known| own(known) == Some(known.to_string())));
            assert_eq!(own(number + 1), None);
        }
        tree.replace(|span, text| (text == "key-7").then(|| format!("other-{}", span.start)));
        let root = tree.root().unwrap();
        assert!(root.get("key-7").is_none() && root.get("other-7").is_some() && root.get("key-8").is_some());
    }
}
