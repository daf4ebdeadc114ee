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

/// A value that something in a workspace has, with what people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub value: String,
    pub title: String,
}

/// What begins the name of a definition that lists what a workspace has.
const HERE: &str = "here-";

/// The same with what a workspace has: where a word can refer to something there, what there is stands as values with titles,
/// and anything else can stand there too. `known` is asked once for each word of `x-refers`.
pub(super) fn with_known<'s>(schema: &'s Value, mut known: impl FnMut(&'s str) -> Vec<Known>) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut made = plain(&referring(schema, &mut words));
    let lists = words.into_iter().map(|word| {
        let values = known(word).into_iter().map(|own| json!({"const": own.value, "description": own.title}));
        (format!("{HERE}{word}"), json!({"anyOf": values.collect::<Vec<_>>()}))
    });
    // A list of nothing would let nothing stand there.
    let lists: Map<String, Value> =
        lists.filter(|(_, list)| list["anyOf"].as_array().is_some_and(|all| !all.is_empty())).collect();
    leave_out_unknown(&mut made, &lists);
    if let Some(Value::Object(definitions)) = made.get_mut("definitions") {
        definitions.extend(lists);
    }
    format!("{made:#}\n")
}

/// A schema in which each reference to something names the lists of what there is.
fn referring<'s>(value: &'s Value, words: &mut Vec<&'s str>) -> Value {
    match value {
        Value::Object(entries) => {
            let mut own: Map<String, Value> =
                entries.iter().map(|(key, value)| (key.clone(), referring(value, words))).collect();
            let refers: Vec<&str> = match entries.get("x-refers") {
                Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
                Some(one) => one.as_str().into_iter().collect(),
                None => Vec::new(),
            };
            if !refers.is_empty() && !entries.contains_key("anyOf") {
                let lists = refers.iter().map(|word| json!({"$ref": format!("#/definitions/{HERE}{word}")}));
                own.insert("anyOf".to_owned(), lists.chain([json!({})]).collect());
            }
            for word in refers {
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            Value::Object(own)
        }
        Value::Array(items) => Value::Array(items.iter().map(|item| referring(item, words)).collect()),
        other => other.clone(),
    }
}

fn is_list(value: &Value) -> bool {
    value["$ref"].as_str().is_some_and(|name| name.starts_with(&format!("#/definitions/{HERE}")))
}

/// Takes out the names of lists that there are none of.
fn leave_out_unknown(value: &mut Value, lists: &Map<String, Value>) {
    match value {
        Value::Object(entries) => {
            if let Some(Value::Array(all)) = entries.get_mut("anyOf") {
                all.retain(|own| {
                    let name = own["$ref"].as_str().and_then(|name| name.strip_prefix("#/definitions/"));
                    !is_list(own) || name.is_some_and(|name| lists.contains_key(name))
                });
                if all.iter().all(|own| *own == json!({})) {
                    entries.remove("anyOf");
                }
            }
            entries.values_mut().for_each(|own| leave_out_unknown(own, lists));
        }
        Value::Array(items) => items.iter_mut().for_each(|own| leave_out_unknown(own, lists)),
        _ => {}
    }
}

/// Whether a text is a schema as it is published, also with what some workspace has.
pub(super) fn is_published(schema: &Value, text: &str) -> bool {
    let Ok(mut read) = serde_json::from_str::<Value>(text) else { return false };
    if let Some(Value::Object(definitions)) = read.get_mut("definitions") {
        definitions.retain(|name, _| !name.starts_with(HERE));
    }
    leave_out_unknown(&mut read, &Map::new());
    read == plain(schema)
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
