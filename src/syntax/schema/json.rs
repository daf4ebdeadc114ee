//! Presents our tree in the form that the JSON Schema library asks for.

use std::borrow::Cow;
use std::collections::HashSet;
use std::iter::Take;

use jsonschema::JsonType;
use jsonschema::json::{Array, Json, JsonNumber, Node as JsonNode, NodeIdentity, Object};
use serde_json::{Number, Value};

use crate::syntax::tree::{At, Children, Entries, What};
use crate::syntax::unquoted::Unquoted;

/// Our tree, as a representation of JSON.
#[derive(Debug)]
pub(super) struct Trees;

/// The most items of a list, or entries of a mapping, that are judged. Nobody writes that many in one place, and a list with
/// more is a fault.
pub(super) const MOST: usize = 10_000;

/// A node of a tree, or a bare name when the library judges a key.
#[derive(Clone, Copy, Debug)]
pub(super) enum Node<'a> {
    In(At<'a>),
    Name(&'a str),
}

/// A scalar as JSON sees it: text, unless it is written without quotes and means more than its letters.
enum Scalar<'a> {
    Null,
    Bool(bool),
    Number(&'a str),
    /// A number in a form that no field takes: neither a text nor a number that can be read.
    Other,
    Text(&'a str),
}

impl<'a> Node<'a> {
    pub(super) fn of(at: At<'a>) -> Self {
        Self::In(at)
    }

    /// Whether no item of a list is there twice.
    pub(super) fn has_none_twice(self) -> bool {
        self.is_unique()
    }

    fn scalar(self) -> Option<Scalar<'a>> {
        let at = match self {
            Self::Name(name) => return Some(Scalar::Text(name)),
            Self::In(at) => at,
        };
        let What::Scalar { text, .. } = at.what() else { return None };
        Some(match at.meaning() {
            Unquoted::Null => Scalar::Null,
            Unquoted::Truth(truth) => Scalar::Bool(truth),
            Unquoted::Number => Scalar::Number(text),
            Unquoted::OtherNumber => Scalar::Other,
            Unquoted::Text => Scalar::Text(text),
        })
    }

    /// A copy of the node and all under it.
    fn copied(self) -> Value {
        match (self.scalar(), self) {
            (Some(Scalar::Null | Scalar::Other), _) => Value::Null,
            (Some(Scalar::Bool(truth)), _) => Value::Bool(truth),
            (Some(Scalar::Number(text)), _) => Value::Number(Digits(text).to_number().into_owned()),
            (Some(Scalar::Text(text)), _) => Value::String(text.to_owned()),
            (None, Node::In(at)) if matches!(at.what(), What::Map) => {
                let entry = |(key, value): (At<'_>, At<'_>)| {
                    let key = key.scalar().map(ToString::to_string).unwrap_or_default();
                    (key, Node::In(value).copied())
                };
                Value::Object(at.entries().map(entry).collect())
            }
            (None, Node::In(at)) => Value::Array(at.items().map(|item| Node::In(item).copied()).collect()),
            (None, Node::Name(name)) => Value::String(name.to_owned()),
        }
    }
}

impl Json for Trees {
    type Node<'a> = Node<'a>;
    type PreparedKey = String;
    type StringBuffer = ();

    const KEYS_PER_LOOKUP: usize = 4;
    const ACYCLIC: bool = true;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), string: &str, f: impl FnOnce(Node<'_>) -> T) -> T {
        f(Node::Name(string))
    }
}

impl<'a> JsonNode<'a, Trees> for Node<'a> {
    type Object = Node<'a>;
    type Array = Node<'a>;
    type Number = Digits<'a>;

    fn as_object(&self) -> Option<Node<'a>> {
        matches!(self, Node::In(at) if matches!(at.what(), What::Map)).then_some(*self)
    }

    fn as_array(&self) -> Option<Node<'a>> {
        matches!(self, Node::In(at) if matches!(at.what(), What::List)).then_some(*self)
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match self.scalar()? {
            Scalar::Text(text) => Some(Cow::Borrowed(text)),
            Scalar::Null | Scalar::Bool(_) | Scalar::Number(_) | Scalar::Other => None,
        }
    }

    fn as_number(&self) -> Option<Digits<'a>> {
        match self.scalar()? {
            Scalar::Number(text) => Some(Digits(text)),
            Scalar::Null | Scalar::Bool(_) | Scalar::Text(_) | Scalar::Other => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.scalar()? {
            Scalar::Bool(truth) => Some(truth),
            Scalar::Null | Scalar::Number(_) | Scalar::Text(_) | Scalar::Other => None,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self.scalar(), Some(Scalar::Null))
    }

    fn json_type(&self) -> JsonType {
        match self.scalar() {
            // No field takes null, so that such a number is refused wherever it stands.
            Some(Scalar::Null | Scalar::Other) => JsonType::Null,
            Some(Scalar::Bool(_)) => JsonType::Boolean,
            Some(Scalar::Number(_)) => JsonType::Number,
            Some(Scalar::Text(_)) => JsonType::String,
            None if self.as_object().is_some() => JsonType::Object,
            None => JsonType::Array,
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (self.scalar(), expected) {
            (Some(Scalar::Text(text)), Value::String(expected)) => text == expected,
            (Some(Scalar::Bool(truth)), Value::Bool(expected)) => truth == *expected,
            _ => self.copied() == *expected,
        }
    }

    /// Nothing: the library asks for a copy only to repeat it in an error, and a file with many would be copied for each.
    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(Value::Null)
    }

    fn identity(&self) -> Option<NodeIdentity> {
        match self {
            Node::In(at) => {
                let what: *const What<'_> = at.what();
                Some(NodeIdentity::tagged(what.addr(), at.id().number()))
            }
            Node::Name(_) => None,
        }
    }
}

impl<'a> Object<'a, Trees> for Node<'a> {
    type Node = Node<'a>;
    type MemberName = Cow<'a, str>;
    type MembersIter = Members<'a>;

    fn len(&self) -> usize {
        match self {
            Node::In(at) => at.len(),
            Node::Name(_) => 0,
        }
    }

    fn get(&self, key: &String) -> Option<Node<'a>> {
        match self {
            Node::In(at) => at.get(key).map(Node::In),
            Node::Name(_) => None,
        }
    }

    fn members(&self) -> Members<'a> {
        Members(match self {
            Node::In(at) => Some(at.entries().take(MOST)),
            Node::Name(_) => None,
        })
    }
}

/// The entries of a mapping, by name.
pub(super) struct Members<'a>(Option<Take<Entries<'a>>>);

impl<'a> Iterator for Members<'a> {
    type Item = (Cow<'a, str>, Node<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (key, value) = self.0.as_mut()?.next()?;
        let name = key.scalar().map_or(Cow::Borrowed(""), |text| Cow::Borrowed(text.as_ref()));
        Some((name, Node::In(value)))
    }
}

impl<'a> Array<'a, Trees> for Node<'a> {
    type Node = Node<'a>;
    type ElementsIter = Elements<'a>;

    fn len(&self) -> usize {
        match self {
            Node::In(at) => at.len(),
            Node::Name(_) => 0,
        }
    }

    fn is_unique(&self) -> bool {
        let mut seen = HashSet::new();
        self.elements().all(|item| seen.insert(item.as_string().ok_or_else(|| item.copied())))
    }

    fn elements(&self) -> Elements<'a> {
        Elements(match self {
            Node::In(at) => Some(at.items().take(MOST)),
            Node::Name(_) => None,
        })
    }
}

/// The items of a list.
pub(super) struct Elements<'a>(Option<Take<Children<'a>>>);

impl<'a> Iterator for Elements<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        self.0.as_mut()?.next().map(Node::In)
    }
}

/// A number by its digits.
pub(super) struct Digits<'a>(&'a str);

impl JsonNumber for Digits<'_> {
    fn as_u64(&self) -> Option<u64> {
        self.0.parse().ok()
    }

    fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok()
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.0)
    }

    fn to_number(&self) -> Cow<'_, Number> {
        let whole = self.0.parse::<i64>().map(Number::from).ok();
        let part = || self.0.parse::<f64>().ok().and_then(Number::from_f64);
        Cow::Owned(whole.or_else(part).unwrap_or_else(|| Number::from(0)))
    }
}
