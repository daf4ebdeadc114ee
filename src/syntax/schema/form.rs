//! What a schema says about a record and its fields, for code that writes records: which keys there are and
//! in what order, what can stand there, and what it is for.

use serde_json::Value;

use crate::base::lang::Say;
use crate::base::wording::{self, Word};

/// A field, or the whole record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form<'s> {
    root: &'s Value,
    /// The schema that stands under the key.
    own: &'s Value,
    /// The definition that it refers to, or itself.
    meant: &'s Value,
}

impl<'s> Form<'s> {
    /// The whole record that a schema describes.
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

    /// The field under a key.
    pub(crate) fn key(self, key: &str) -> Option<Self> {
        Some(Self::of(self.root, self.meant["properties"].get(key)?))
    }

    /// The items of a list.
    pub(crate) fn items(self) -> Option<Self> {
        Some(Self::of(self.root, self.meant.get("items")?))
    }

    /// Whether it is a list.
    pub(crate) fn is_list(self) -> bool {
        self.meant.get("items").is_some()
    }

    /// Whether it can have fields of its own.
    pub(crate) fn has_fields(self) -> bool {
        self.keys().next().is_some() || self.is_open()
    }

    /// Whether it is a mapping with any keys, such as what a condition asks for.
    pub(crate) fn is_open(self) -> bool {
        self.is_map() && self.keys().next().is_none()
    }

    /// The field under a key, also under any key of an open mapping.
    pub(crate) fn under(self, key: &str) -> Option<Self> {
        const ANYTHING: &Value = &Value::Null;
        self.key(key).or_else(|| self.is_open().then(|| Self::of(self.root, ANYTHING)))
    }

    /// The fields as people type them: each by its key and by its names.
    pub(crate) fn typed(self) -> Vec<Word<'s>> {
        let word = |key: &'s str| {
            let title = self.key(key).map(Self::title).unwrap_or_default();
            // Only whole names are known, in any case and without å, ä and ö: whoever writes must not be guessed at.
            Word::bare(key).also(Say::new(title.to_owned(), key.replace('_', " ")))
        };
        self.keys().map(word).collect()
    }

    /// The key that is meant by a key or by the name of a field; `None` where there is no such field.
    pub(crate) fn meant(self, written: &str) -> Option<&'s str> {
        // A key as it stands is what most write, and needs no comparing.
        if let Some(key) = self.keys().find(|key| *key == written) {
            return Some(key);
        }
        let words = self.typed();
        wording::meant(written, &words).map(|at| words[at].name)
    }

    /// Whether it has fields of its own, and cannot be written as a single value.
    pub(crate) fn is_map(self) -> bool {
        self.meant["type"] == "object"
    }

    /// Whether any value there is a text, also one that looks like a number.
    pub(crate) fn is_text(self) -> bool {
        self.meant["type"] == "string" || self.meant.get("enum").is_some()
    }

    /// Whether a text in any words can stand there, in no form of its own.
    pub(crate) fn is_any_text(self) -> bool {
        let has = |keyword: &str| self.own.get(keyword).or_else(|| self.meant.get(keyword)).is_some();
        self.meant["type"] == "string" && !["enum", "format", "pattern"].into_iter().any(has)
    }

    /// The values that can stand there, when the schema lists them.
    pub(crate) fn choices(self) -> Vec<&'s str> {
        self.meant["enum"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether it is a number, with or without decimals.
    pub(crate) fn is_number(self) -> bool {
        self.meant["type"] == "number"
    }

    /// Whether it is true or false.
    pub(crate) fn is_boolean(self) -> bool {
        self.meant["type"] == "boolean"
    }

    /// What one of those values means in Swedish; `None` where the schema does not say.
    pub(crate) fn meaning(self, word: &str) -> Option<&'s str> {
        let said = [&self.own["description"], &self.meant["description"]];
        said.into_iter().filter_map(Value::as_str).find_map(|said| meaning(said, word))
    }

    /// The name of the form that its text has, such as `recurrence`; empty where any text will do.
    pub(crate) fn format(self) -> &'s str {
        self.own["format"].as_str().or_else(|| self.meant["format"].as_str()).unwrap_or_default()
    }

    /// Whether two forms are the same definition, as when a schema contains itself.
    pub(crate) fn is_same(self, other: Self) -> bool {
        std::ptr::eq(self.meant, other.meant)
    }

    /// The description in Swedish, as editors show it.
    pub(crate) fn description(self) -> &'s str {
        self.own["description"].as_str().or_else(|| self.meant["description"].as_str()).unwrap_or_default()
    }

    /// The value of one of our own keywords, `x-…`: from under the key, or else from the definition referred
    /// to.
    fn annotation(self, keyword: &str) -> Option<&'s Value> {
        self.own.get(keyword).or_else(|| self.meant.get(keyword))
    }

    /// The values of an annotation that is one word or a list of them; `None` where there is no such
    /// annotation.
    pub(super) fn words(self, keyword: &str) -> Option<Vec<&'s str>> {
        Some(match self.annotation(keyword)? {
            Value::Array(words) => words.iter().filter_map(Value::as_str).collect(),
            word => word.as_str().into_iter().collect(),
        })
    }

    /// Whether the annotation is there.
    pub(crate) fn is(self, keyword: &str) -> bool {
        self.annotation(keyword) == Some(&Value::Bool(true))
    }

    /// What a text there refers to, as words of `x-refers`; several where it may be any of them.
    pub(crate) fn refers(self) -> Vec<&'s str> {
        self.words("x-refers").unwrap_or_default()
    }

    /// The Swedish name of a field, by which people know it; empty for what has none.
    pub(crate) fn title(self) -> &'s str {
        self.own["title"].as_str().or_else(|| self.meant["title"].as_str()).unwrap_or_default()
    }

    /// The paths to the fields that bound it, by one of the keywords that `model::bounds` knows.
    pub(crate) fn bounded_by(self, keyword: &str) -> Vec<&'s str> {
        self.words(keyword).unwrap_or_default()
    }

    /// The fields beside which it is not asked for: they say the same, or that there is none.
    pub(crate) fn unasked_with(self) -> Vec<&'s str> {
        self.words("x-unasked-with").unwrap_or_default()
    }

    /// What each item of a list is called, when it can be referred to or chosen by itself.
    pub(crate) fn defines(self) -> Option<&'s str> {
        self.annotation("x-defines")?.as_str()
    }

    /// The keys that the id of a new record is made of. Empty for an id drawn at random; where the schema
    /// does not say, the id is made of the title.
    pub(crate) fn named_by(self) -> Vec<&'s str> {
        self.words("x-named-by").unwrap_or_else(|| vec!["title"])
    }

    /// The examples of values, as they are written; none where the schema has none.
    pub(crate) fn examples(self) -> Vec<&'s str> {
        let of =
            |value: &'s Value| value["examples"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let own: Vec<&str> = of(self.own).collect();
        if own.is_empty() { of(self.meant).collect() } else { own }
    }

    /// An example of a value.
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

/// What a word means, by a description that says it.
pub(super) fn meaning<'s>(said: &'s str, word: &str) -> Option<&'s str> {
    let start = format!("{word}: ");
    let is_first = |at: usize| at == 0 || said[..at].ends_with(' ');
    let at = said.match_indices(&start).map(|(at, _)| at).find(|at| is_first(*at))?;
    let found = said.get(at + start.len()..)?;
    let end = found.find(". ").or_else(|| found.strip_suffix('.').map(str::len)).unwrap_or(found.len());
    let said = &found[..end];
    let first = said.split(", ").next().unwrap_or(said);
    let first = first.split("; ").next().unwrap_or(first);
    // A bracket that is cut off says nothing.
    Some(match first.split_once(" (") {
        Some((before, inner)) if !inner.contains(')') => before,
        _ => first,
    })
}
