//! What a schema says of a record and of each field in it, for those who write: which keys it has and in what order, what can stand there, what it is for.

use serde_json::Value;

/// A field, or the whole record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form<'s> {
    root: &'s Value,
    /// As it stands under its key.
    own: &'s Value,
    /// What that refers to, or itself.
    meant: &'s Value,
}

impl<'s> Form<'s> {
    /// The whole record that a schema is of.
    pub(super) fn record(schema: &'s Value) -> Self {
        Self::of(schema, schema)
    }

    pub(super) fn of(root: &'s Value, own: &'s Value) -> Self {
        let referred = own["$ref"].as_str().and_then(|pointer| root.pointer(pointer.strip_prefix('#')?));
        Self { root, own, meant: referred.unwrap_or(own) }
    }

    /// The keys of a mapping, in the order in which they are written.
    pub(crate) fn keys(self) -> impl Iterator<Item = &'s str> {
        self.meant["properties"].as_object().into_iter().flat_map(|keys| keys.keys().map(String::as_str))
    }

    /// The keys that a mapping must have.
    pub(crate) fn required(self) -> impl Iterator<Item = &'s str> {
        self.meant["required"].as_array().into_iter().flatten().filter_map(Value::as_str)
    }

    /// What stands under a key.
    pub(crate) fn key(self, key: &str) -> Option<Self> {
        Some(Self::of(self.root, self.meant["properties"].get(key)?))
    }

    /// What each item of a list is.
    pub(crate) fn items(self) -> Option<Self> {
        Some(Self::of(self.root, self.meant.get("items")?))
    }

    /// Whether it is a list.
    pub(crate) fn is_list(self) -> bool {
        self.meant.get("items").is_some()
    }

    /// Whether it has fields of its own, and cannot be written as a single value.
    pub(crate) fn is_map(self) -> bool {
        self.meant["type"] == "object"
    }

    /// Whether whatever is written there is a text, also what looks like a number.
    pub(crate) fn is_text(self) -> bool {
        self.meant["type"] == "string" || self.meant.get("enum").is_some()
    }

    /// The words that can stand there, when there is a list of them.
    pub(crate) fn choices(self) -> Vec<&'s str> {
        self.meant["enum"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether it lies in itself, through the definitions that schemas are made of.
    pub(crate) fn is_same(self, other: Self) -> bool {
        std::ptr::eq(self.meant, other.meant)
    }

    /// What it is, in Swedish, as editors show it.
    pub(crate) fn description(self) -> &'s str {
        self.own["description"].as_str().or_else(|| self.meant["description"].as_str()).unwrap_or_default()
    }

    /// What is annotated under a keyword of ours, `x-…`: as it stands under its key, or else in what that refers to.
    fn annotation(self, keyword: &str) -> Option<&'s Value> {
        self.own.get(keyword).or_else(|| self.meant.get(keyword))
    }

    /// The words of an annotation that is one word or a list of them; nothing where there is no such annotation.
    fn words(self, keyword: &str) -> Option<Vec<&'s str>> {
        Some(match self.annotation(keyword)? {
            Value::Array(words) => words.iter().filter_map(Value::as_str).collect(),
            word => word.as_str().into_iter().collect(),
        })
    }

    /// Whether an annotation stands there.
    pub(crate) fn is(self, keyword: &str) -> bool {
        self.annotation(keyword) == Some(&Value::Bool(true))
    }

    /// What the text that stands there names: words for what can be referred to, several where it may be either.
    pub(crate) fn refers(self) -> Vec<&'s str> {
        self.words("x-refers").unwrap_or_default()
    }

    /// What each item of a list is called, when it can be referred to or chosen by itself.
    pub(crate) fn defines(self) -> Option<&'s str> {
        self.annotation("x-defines")?.as_str()
    }

    /// The keys that the id of a new record is made of. None at all is an id drawn at random; where the schema does not
    /// say, it is made of the title.
    pub(crate) fn named_by(self) -> Vec<&'s str> {
        self.words("x-named-by").unwrap_or_else(|| vec!["title"])
    }

    /// A value as it can be written.
    pub(crate) fn example(self) -> Option<String> {
        let example = |value: &Value| value["examples"].get(0).cloned();
        let found = example(self.own).or_else(|| example(self.meant))?;
        Some(match found {
            Value::String(text) => text,
            Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","),
            other => other.to_string(),
        })
    }
}
