//! A page of XML as a tree. Names are without their prefixes: no format that is read here has two elements in one
//! place that differ by them alone.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::room::TableError;

/// The most elements and texts of a page.
const NODES: usize = 4_000_000;

/// How deep elements may lie in each other. Why: whoever reads the tree goes down into it.
const DEPTH: usize = 160;

/// The elements and the texts of a page, each before what is inside it.
pub(super) struct Tree<'p> {
    nodes: Vec<Node<'p>>,
}

struct Node<'p> {
    /// What stands between the brackets of an element; a text as it is; the name of a sign.
    raw: &'p str,
    /// The index after the last node inside.
    end: usize,
    sort: Sort,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// An element, and the length of its name.
    Element(u16),
    Text,
    Sign,
}

/// An element of a tree.
#[derive(Clone, Copy)]
pub(super) struct Element<'t> {
    nodes: &'t [Node<'t>],
    at: usize,
}

/// What stands directly inside an element.
pub(super) enum Inside<'t> {
    Element(Element<'t>),
    Text(Cow<'t, str>),
}

impl<'p> Tree<'p> {
    /// Reads a page. Fails where an element is not closed, or there are more or deeper ones than people write.
    pub(super) fn read(page: &'p str) -> Result<Self, TableError> {
        let mut reader = Reader::from_str(page);
        let (mut nodes, mut open): (Vec<Node<'p>>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut from = 0;
        loop {
            let event = reader.read_event().map_err(|_| TableError::Broken)?;
            let to = usize::try_from(reader.buffer_position()).map_err(|_| TableError::Broken)?;
            let raw = page.get(from..to).ok_or(TableError::Broken)?;
            from = to;
            let (raw, sort) = match &event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let length = u16::try_from(tag.name().as_ref().len()).map_err(|_| TableError::Broken)?;
                    (raw.trim_matches(['<', '>']).trim_end_matches('/'), Sort::Element(length))
                }
                Event::Text(_) => (raw, Sort::Text),
                Event::CData(_) => {
                    let inside = raw.strip_prefix("<![CDATA[").and_then(|raw| raw.strip_suffix("]]>"));
                    (inside.unwrap_or_default(), Sort::Text)
                }
                Event::GeneralRef(_) => (raw.trim_matches(['&', ';']), Sort::Sign),
                Event::End(_) => {
                    let at = open.pop().ok_or(TableError::Broken)?;
                    nodes[at].end = nodes.len();
                    continue;
                }
                Event::Eof if open.is_empty() => return Ok(Self { nodes }),
                Event::Eof => return Err(TableError::Broken),
                _ => continue,
            };
            if matches!(event, Event::Start(_)) {
                open.push(nodes.len());
            }
            if nodes.len() > NODES || open.len() > DEPTH {
                return Err(TableError::TooLarge);
            }
            nodes.push(Node { raw, end: nodes.len() + 1, sort });
        }
    }

    /// The outermost element.
    pub(super) fn root(&self) -> Result<Element<'_>, TableError> {
        let at = self.nodes.iter().position(|node| matches!(node.sort, Sort::Element(_)));
        at.map(|at| Element { nodes: &self.nodes, at }).ok_or(TableError::Broken)
    }
}

impl<'t> Element<'t> {
    /// The name without its prefix.
    pub(super) fn name(self) -> &'t str {
        let node = &self.nodes[self.at];
        let Sort::Element(length) = node.sort else { return "" };
        let name = node.raw.get(..length.into()).unwrap_or_default();
        name.rsplit(':').next().unwrap_or_default()
    }

    /// The value of an attribute, by its name without prefix.
    pub(super) fn attribute(self, name: &str) -> Option<String> {
        let node = &self.nodes[self.at];
        let Sort::Element(length) = node.sort else { return None };
        let tag = BytesStart::from_content(node.raw, length.into());
        let mut attributes = tag.attributes();
        let own =
            attributes.with_checks(false).flatten().find(|own| own.key.local_name().as_ref() == name)?;
        let value = own.normalized_value(XmlVersion::Implicit1_0);
        Some(value.map_or_else(|_| own.value.clone().into_owned(), Cow::into_owned))
    }

    /// The value of an attribute that is a whole number.
    pub(super) fn number(self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// What stands directly inside, in order.
    pub(super) fn inside(self) -> impl Iterator<Item = Inside<'t>> {
        let (nodes, end) = (self.nodes, self.nodes[self.at].end);
        let mut next = self.at + 1;
        std::iter::from_fn(move || {
            let at = next;
            if at >= end {
                return None;
            }
            let node = &nodes[at];
            next = node.end;
            Some(match node.sort {
                Sort::Element(_) => Inside::Element(Element { nodes, at }),
                Sort::Text => Inside::Text(Cow::Borrowed(node.raw)),
                Sort::Sign => Inside::Text(Cow::Owned(sign(node.raw))),
            })
        })
    }

    /// The elements directly inside, in order.
    pub(super) fn children(self) -> impl Iterator<Item = Element<'t>> {
        self.inside().filter_map(|inside| match inside {
            Inside::Element(element) => Some(element),
            Inside::Text(_) => None,
        })
    }

    /// The elements of a name directly inside.
    pub(super) fn all(self, name: &'static str) -> impl Iterator<Item = Element<'t>> {
        self.children().filter(move |child| child.name() == name)
    }

    /// The first element of a name directly inside.
    pub(super) fn child(self, name: &str) -> Option<Element<'t>> {
        self.children().find(|child| child.name() == name)
    }

    /// The first element that is reached by names, each directly inside the one before.
    pub(super) fn path(self, names: &[&str]) -> Option<Element<'t>> {
        names.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The attribute `val` of a child, in which the formats of Microsoft keep most properties.
    pub(super) fn val(self, name: &str) -> Option<String> {
        self.child(name)?.attribute("val")
    }

    /// Whether a child says that something is so: it is there, and does not say no.
    pub(super) fn flag(self, name: &str) -> Option<bool> {
        let own = self.child(name)?;
        Some(!own.attribute("val").is_some_and(|val| matches!(val.as_str(), "0" | "false" | "off" | "none")))
    }

    /// Every element of a name inside, at any depth, in order. Of one that lies in another of the name, both.
    pub(super) fn within(self, name: &'static str) -> impl Iterator<Item = Element<'t>> {
        let nodes = self.nodes;
        let elements = (self.at + 1..nodes[self.at].end).map(move |at| Element { nodes, at });
        elements.filter(move |element| element.name() == name)
    }

    /// All text inside, at any depth.
    pub(super) fn text(self) -> String {
        let said = self.nodes[self.at + 1..self.nodes[self.at].end].iter().map(|node| match node.sort {
            Sort::Element(_) => Cow::Borrowed(""),
            Sort::Text => Cow::Borrowed(node.raw),
            Sort::Sign => Cow::Owned(sign(node.raw)),
        });
        said.collect()
    }
}

/// The character of a named entity.
fn sign(name: &str) -> String {
    let number = |text: &str| match text.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => text.parse().ok(),
    };
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => other
            .strip_prefix('#')
            .and_then(number)
            .and_then(char::from_u32)
            .map(String::from)
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_a_tree_of_elements_and_texts() {
        let page = "<?xml version=\"1.0\"?><!-- x --><a:r><a:p w:val='1 &amp; 2'>ett<b/> &amp; <c>tv&#229;</c></a:p><![CDATA[<tre>]]><p/></a:r>";
        let tree = Tree::read(page).map_err(|why| format!("{why:?}")).unwrap_or_else(|why| panic!("{why}"));
        let root = tree.root().map(|root| (root.name(), root.text()));
        assert_eq!(root, Ok(("r", "ett & två<tre>".to_owned())));
        let Ok(root) = tree.root() else { return };
        assert_eq!(root.all("p").count(), 2);
        assert_eq!(root.val("p").as_deref(), Some("1 & 2"));
        assert_eq!(root.path(&["p", "c"]).map(Element::text).as_deref(), Some("två"));
        for broken in ["<a><b></a>", "<a>", "</a>", "", "<a", &"<a>".repeat(DEPTH + 1)] {
            assert!(Tree::read(broken).and_then(|tree| tree.root().map(|_| ())).is_err(), "{broken}");
        }
    }
}
