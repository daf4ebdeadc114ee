//! A schema as others read it: editors, and validators of any make.
//!
//! The schemas that vbe judges by say more than shape, in keywords and formats of their own. A strict validator refuses a
//! keyword that it does not know, and a format by the name of `period` means something else elsewhere. So our own keywords
//! are left out of what is handed out, a format is a pattern there, and what a strict validator calls loose is said in full.

use serde_json::{Map, Value, json};

use super::formats::FORMATS;

/// The text of a schema as others read it.
pub(super) fn published(schema: &Value) -> String {
    format!("{:#}\n", plain(schema))
}

fn plain(value: &Value) -> Value {
    match value {
        Value::Object(entries) => {
            let own = entries.iter().filter(|(key, _)| !key.starts_with("x-"));
            let own = own.map(|(key, value)| match pattern_of(key, value, entries) {
                Some(pattern) => ("pattern".to_owned(), Value::String(pattern)),
                None => (key.clone(), plain(value)),
            });
            Value::Object(parted(defined(own.collect())))
        }
        Value::Array(items) => Value::Array(items.iter().map(plain).collect()),
        other => other.clone(),
    }
}

/// The pattern in place of a format. An editor shows it to whoever has written something else, so examples stand first in it.
fn pattern_of(key: &str, value: &Value, beside: &Map<String, Value>) -> Option<String> {
    let name = value.as_str().filter(|_| key == "format")?;
    let format = FORMATS.iter().find(|format| format.name == name)?;
    let examples = beside.get("examples").and_then(Value::as_array).into_iter().flatten();
    let examples: Vec<&str> = examples.filter_map(Value::as_str).collect();
    // A sign with a meaning of its own would say something else than the example.
    let are_plain =
        examples.iter().all(|text| !text.contains(['.', '+', '*', '?', '(', ')', '[', '|', '^', '$', '\\']));
    let pattern = (format.pattern)();
    let has_none = examples.is_empty() || !are_plain;
    Some(if has_none { pattern } else { format!("^({})$|{pattern}", examples.join("|")) })
}

/// A schema in which each key that must be there is among the properties, also in a branch that only asks for it.
fn defined(mut schema: Map<String, Value>) -> Map<String, Value> {
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
    let keys: Vec<String> = required.filter_map(Value::as_str).map(str::to_owned).collect();
    if keys.is_empty() {
        return schema;
    }
    if let Value::Object(properties) = schema.entry("properties").or_insert_with(|| json!({})) {
        for key in keys {
            properties.entry(key).or_insert(Value::Bool(true));
        }
    }
    schema
}

/// A schema for values of one of two types, with a branch for each: `2026` is a number, and `V 2026` a text.
fn parted(schema: Map<String, Value>) -> Map<String, Value> {
    let types = schema.get("type").and_then(Value::as_array).map(Vec::as_slice);
    let Some([Value::String(first), Value::String(second)]) = types else { return schema };
    let branch = |kind: &str| {
        let own = schema.iter().filter(|(keyword, _)| is_of(keyword, kind));
        let own = own.map(|(keyword, value)| (keyword.clone(), value.clone()));
        Value::Object([("type".to_owned(), kind.into())].into_iter().chain(own).collect())
    };
    let branches = [("if", json!({"type": first})), ("then", branch(first)), ("else", branch(second))];
    let is_shared = |keyword: &str| keyword != "type" && !is_of(keyword, first) && !is_of(keyword, second);
    let shared = schema.iter().filter(|(keyword, _)| is_shared(keyword));
    let mut made: Map<String, Value> =
        shared.map(|(keyword, value)| (keyword.clone(), value.clone())).collect();
    for (keyword, value) in branches {
        // A few schemas say themselves what holds of the first type.
        made.entry(keyword).or_insert(value);
    }
    made
}

/// Whether a keyword is about values of a type.
fn is_of(keyword: &str, kind: &str) -> bool {
    let keywords: &[&str] = match kind {
        "string" => &["pattern", "minLength", "maxLength"],
        "integer" | "number" => &["minimum", "maximum"],
        "array" => &["items", "minItems", "maxItems", "uniqueItems"],
        "object" => {
            &["additionalProperties", "required", "properties", "minProperties", "dependencies", "allOf"]
        }
        _ => &[],
    };
    keywords.contains(&keyword)
}
