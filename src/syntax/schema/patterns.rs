//! The patterns that stand in every schema, asked for by hand. A library of patterns takes ten times as long for the id that
//! begins each record, and is asked all the same where a tree is unsound.

use serde_json::Value;

use crate::base::likeness::is_device;

/// A pattern: as the schemas have it, the name of the format that stands for it in a schema that is compiled, and whether
/// a text has it.
pub(super) struct ByHand {
    pattern: &'static str,
    pub(super) name: &'static str,
    pub(super) has: fn(&str) -> bool,
}

pub(super) static BY_HAND: [ByHand; 3] = [
    ByHand {
        pattern: "^(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z0-9]+(-[a-z0-9]+)*$",
        name: "pattern-id",
        has: |text| is_slug(text) && !is_device(text),
    },
    ByHand { pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", name: "pattern-slug", has: is_slug },
    ByHand {
        pattern: "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$",
        name: "pattern-part",
        has: |text| text.split_once('/').is_some_and(|(record, part)| is_slug(record) && is_slug(part)),
    },
];

/// Words of small letters and digits, with a hyphen between them.
fn is_slug(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_letter = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_end = |byte: Option<&u8>| byte.is_some_and(is_letter);
    let are_words = bytes.windows(2).all(|pair| is_letter(&pair[1]) || pair[1] == b'-' && pair[0] != b'-');
    is_end(bytes.first()) && is_end(bytes.last()) && are_words
}

/// A schema with a format in place of each of those patterns, where the field has no format of its own.
pub(super) fn by_hand(mut schema: Value) -> Value {
    replace(&mut schema);
    schema
}

fn replace(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            let known = object.get("pattern").and_then(Value::as_str);
            let known = known.and_then(|pattern| BY_HAND.iter().find(|own| own.pattern == pattern));
            if let Some(known) = known.filter(|_| !object.contains_key("format")) {
                object.remove("pattern");
                object.insert("format".to_owned(), known.name.into());
            }
            object.values_mut().for_each(replace);
        }
        Value::Array(items) => items.iter_mut().for_each(replace),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_field_without_a_format_has_one_for_its_pattern() {
        let id = BY_HAND[0].pattern;
        let schema = json!({"properties": {"a": {"pattern": id}, "b": {"pattern": id, "format": "day"}, "c": {"pattern": "x"}}});
        let made = by_hand(schema.clone());
        assert_eq!(made["properties"]["a"], json!({"format": "pattern-id"}));
        assert_eq!(made["properties"]["b"], schema["properties"]["b"]);
        assert_eq!(made["properties"]["c"], schema["properties"]["c"]);
    }

    proptest! {
        /// The library says the same of every text.
        #[test]
        fn a_text_has_a_pattern_by_hand_as_by_the_library(
            text in "(con|com[0-9]|lpt1|aux|[a-z0-9]{1,3}|[A-Zå]|-|/|\n|_|\\.){0,5}"
        ) {
            for own in &BY_HAND {
                let library = jsonschema::draft7::new(&json!({"pattern": own.pattern})).unwrap();
                prop_assert_eq!((own.has)(&text), library.is_valid(&json!(text)), "{} {:?}", own.name, text);
            }
        }
    }
}
