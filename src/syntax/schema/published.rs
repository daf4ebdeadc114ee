//! A schema as others read it: editors, and validators of any make.
//!
//! The schemas that vbe judges by say more than shape, in keywords and formats of their own. A strict validator refuses a
//! keyword that it does not know, and a format by the name of `period` means something else elsewhere. So our own keywords
//! are left out of what is handed out, and a format is a pattern there.

use serde_json::{Map, Value};

use super::formats::FORMATS;

/// The text of a schema as others read it.
pub(super) fn published(schema: &Value) -> String {
    format!("{:#}\n", plain(schema))
}

fn plain(value: &Value) -> Value {
    match value {
        Value::Object(entries) => {
            let own = entries.iter().filter(|(key, _)| !key.starts_with("x-"));
            Value::Object(own.map(|(key, value)| standard(key, value)).collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.iter().map(plain).collect()),
        other => other.clone(),
    }
}

/// A keyword that every validator knows, with what stands under it.
fn standard(key: &str, value: &Value) -> (String, Value) {
    let format = value.as_str().filter(|_| key == "format");
    let known = format.and_then(|name| FORMATS.iter().find(|format| format.name == name));
    match known {
        Some(format) => ("pattern".to_owned(), Value::String((format.pattern)())),
        None => (key.to_owned(), plain(value)),
    }
}
