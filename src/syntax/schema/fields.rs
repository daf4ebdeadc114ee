//! Finds a field of a schema by its path, and what may stand in it.

use serde_json::{Map, Value};

use super::form::{Form, meaning};

/// A field of a schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Field<'s> {
    /// The values that may stand in it, when the schema lists them.
    pub words: Vec<String>,
    /// Its Swedish name; empty where the schema gives none.
    pub title: &'s str,
    /// What the schema says of it in Swedish, where each of the words above is followed by what it means.
    said: Vec<&'s str>,
    /// What it refers to, as the annotation `x-refers` says.
    pub refers: Vec<&'s str>,
    /// Whether it is a time.
    pub is_time: bool,
    /// Whether it holds counts that may be small, or lies in what does (`x-small-counts`).
    pub is_held: bool,
    /// Whether it is no part of what a plan promises, or lies in what is not (`x-beside-promise`).
    pub is_beside: bool,
    /// The name of the form that its text has, such as `recurrence`; empty where any text will do.
    pub format: &'s str,
}

impl Field<'_> {
    /// What a word that may stand in it means in Swedish: of `general: allmän, för alla.` it is `allmän`. `None` where
    /// the schema does not say.
    pub(crate) fn meaning(&self, word: &str) -> Option<&str> {
        self.said.iter().find_map(|said| meaning(said, word))
    }

    /// Whether it refers to a role, a unit or a group.
    pub(crate) fn is_actor(&self) -> bool {
        self.refers.iter().any(|word| matches!(*word, "actor" | "group"))
    }
}

/// The field at the end of a path that begins in the items of `list`, or in the record itself. Where the path
/// leads nowhere, the keys that exist there.
pub(super) fn find<'s>(schema: &'s Value, list: Option<&str>, path: &str) -> Result<Field<'s>, Vec<String>> {
    let mut at = vec![schema];
    let (mut is_held, mut is_beside) = (false, false);
    for key in list.into_iter().chain(path.split('.')) {
        let keys = keys(schema, &at);
        let Some(next) = keys.iter().find(|(own, _)| own.as_str() == key) else {
            return Err(keys.into_iter().map(|(own, _)| own.clone()).collect());
        };
        at = vec![next.1];
        let form = Form::of(schema, next.1);
        is_held |= form.is("x-small-counts");
        is_beside |= form.is("x-beside-promise");
    }
    let mut field = Field { is_held, is_beside, ..Field::default() };
    for node in spread(schema, &at) {
        let words = node.get("enum").and_then(Value::as_array).into_iter().flatten();
        field.words.extend(words.filter_map(Value::as_str).map(str::to_owned));
        if node.get("type").and_then(Value::as_str) == Some("boolean") {
            field.words.extend(["true".to_owned(), "false".to_owned()]);
        }
        let format = node.get("format").and_then(Value::as_str);
        field.is_time |= matches!(format, Some("period" | "planned" | "begun" | "day" | "month"));
        if field.format.is_empty() {
            field.format = format.unwrap_or_default();
        }
        field.said.extend(node.get("description").and_then(Value::as_str));
        if field.title.is_empty() {
            field.title = node.get("title").and_then(Value::as_str).unwrap_or_default();
        }
        // What stands under the key comes before the definition that it refers to, and is more exact.
        if field.refers.is_empty() {
            field.refers = Form::of(schema, node).refers();
        }
    }
    Ok(field)
}

/// Every key under some nodes, through lists and alternatives.
fn keys<'s>(schema: &'s Value, at: &[&'s Value]) -> Vec<(&'s String, &'s Value)> {
    let own = |node: &&'s Value| node.get("properties").and_then(Value::as_object);
    spread(schema, at).iter().filter_map(own).flat_map(Map::iter).collect()
}

/// The nodes themselves, the definitions they refer to, the items of lists, and every alternative.
fn spread<'s>(schema: &'s Value, at: &[&'s Value]) -> Vec<&'s Value> {
    let mut all: Vec<&Value> = at.to_vec();
    let mut next = 0;
    // A schema may refer to itself, so a node is visited only once.
    while let Some(node) = all.get(next).copied() {
        next += 1;
        let referred = node.get("$ref").and_then(Value::as_str).and_then(|at| schema.pointer(at.get(1..)?));
        let choices = ["oneOf", "anyOf", "allOf"].into_iter();
        let choices = choices.filter_map(|key| node.get(key)?.as_array()).flatten();
        let found: Vec<&Value> =
            referred.into_iter().chain(node.get("items")).chain(choices).chain(node.get("then")).collect();
        for one in found {
            if !all.iter().any(|own| std::ptr::eq(*own, one)) {
                all.push(one);
            }
        }
    }
    all
}
