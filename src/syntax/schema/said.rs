//! What the schema says at a place of its own, looked up once however many values are wrong there.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::form::meaning;
use crate::base::wording::{self, Word};
use crate::syntax::fault::Choice;
use crate::syntax::finding::KEPT;

pub(super) struct Said<'s> {
    /// The keys that can stand there, with what may stand under each.
    properties: Option<&'s Map<String, Value>>,
    pub(super) format: Option<&'s str>,
    /// The keys that can stand there.
    pub(super) known: Arc<[String]>,
    /// The values that can stand there, where the error is that none of them does.
    pub(super) options: Arc<[Choice]>,
    /// The key that an item of the list there begins with, where items have keys and cannot be single values.
    pub(super) row: Option<Arc<str>>,
    /// Whether an item of the list there can be a mapping.
    pub(super) has_rows: bool,
    /// The wrong values that have been looked up, each with the value that people call so.
    looked_up: RefCell<HashMap<String, Option<String>>>,
}

impl<'s> Said<'s> {
    /// What it says where a keyword stands, and these values that can.
    pub(super) fn of(schema: &'s Value, keyword: &str, options: Vec<&Value>) -> Self {
        let beside = beside(schema, keyword);
        let items = beside.and_then(|beside| items(schema, beside));
        let format = beside.and_then(|beside| beside.get("format")?.as_str());
        let description = beside.and_then(|beside| beside.get("description")?.as_str()).unwrap_or_default();
        let properties = beside.and_then(|beside| beside.get("properties")?.as_object());
        Self {
            properties,
            format,
            row: items.and_then(row).map(Into::into),
            has_rows: items.is_some_and(|items| items.get("properties").is_some()),
            looked_up: RefCell::default(),
            known: properties.into_iter().flat_map(|keys| keys.keys().cloned()).collect(),
            options: options
                .into_iter()
                .filter_map(|word| Some(choice(description, word.as_str()?)))
                .collect(),
        }
    }

    /// The value that people call so. Of more than are told, what each may have meant is told by nobody.
    pub(super) fn called(&self, text: &str) -> Option<String> {
        let mut looked_up = self.looked_up.borrow_mut();
        if let Some(found) = looked_up.get(text) {
            return found.clone();
        }
        let found = (looked_up.len() < KEPT).then(|| self.look_up(text)).flatten();
        looked_up.insert(text.to_owned(), found.clone());
        found
    }

    fn look_up(&self, text: &str) -> Option<String> {
        let words: Vec<Word<'_>> = self.options.iter().map(Choice::word).collect();
        wording::meant(text, &words).and_then(|at| words.get(at)).map(|word| word.name.to_owned())
    }

    /// What may stand under a key.
    pub(super) fn under(&self, key: &str) -> Option<&'s Value> {
        self.properties?.get(key)
    }
}

/// A value that can stand there, with what the description says that it means.
fn choice(description: &str, name: &str) -> Choice {
    Choice { name: name.to_owned(), said: meaning(description, name).unwrap_or_default().to_owned() }
}

/// What an item of a list is.
fn items<'s>(schema: &'s Value, list: &'s Value) -> Option<&'s Value> {
    let items = list.get("items")?;
    let referred = items.get("$ref").and_then(|pointer| schema.pointer(pointer.as_str()?.strip_prefix('#')?));
    Some(referred.unwrap_or(items))
}

/// The key that an item begins with, where only mappings can be items.
fn row(items: &Value) -> Option<&str> {
    if items.get("type")?.as_str()? != "object" {
        return None;
    }
    let required = items.get("required").and_then(|keys| keys.get(0)?.as_str());
    required.or_else(|| items.get("properties")?.as_object()?.keys().next().map(String::as_str))
}

/// The part of the schema that contains the keyword of an error.
fn beside<'s>(schema: &'s Value, path: &str) -> Option<&'s Value> {
    let beside = &path[..path.rfind('/')?];
    // What `then` and `else` require concerns the object that the condition stands in.
    let asked = ["/then", "/else"].iter().find_map(|branch| beside.strip_suffix(branch));
    schema.pointer(asked.unwrap_or(beside))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each look-up compares with every word of the list, and a file may have as many wrong words as it has room for.
    #[test]
    fn what_is_told_of_by_nobody_is_not_looked_up() {
        let schema = serde_json::json!({"properties": {"colour": {"enum": ["green", "red"]}}});
        let options: Vec<Value> = vec!["green".into(), "red".into()];
        let said = || Said::of(&schema, "/properties/colour/enum", options.iter().collect());
        let one = said();
        for number in 0..KEPT - 1 {
            assert_eq!(one.called(&format!("ord{number}")), None);
        }
        assert_eq!(one.called("Green").as_deref(), Some("green"), "the last one that is told of");
        assert_eq!(one.called("Red"), None, "one more is not asked about");
        assert_eq!(one.called("Green").as_deref(), Some("green"), "and is known when it stands there again");
        assert_eq!(said().called("Red").as_deref(), Some("red"));
    }
}
