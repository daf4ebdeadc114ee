//! Values as they are written on a command line: a word, several with commas between, or a row in brackets,
//! `{unit: skola, count: 12}`.

use std::borrow::Cow;
use std::sync::Arc;

use super::error::EditError;
use super::path::{key_of, known};
use crate::base::lang::Say;
use crate::model::typed;
use crate::say;
use crate::syntax::edit::Value;
use crate::syntax::schema::{Form, row};
use crate::syntax::tree::{At, What};
use crate::syntax::yaml;

/// The value that some words stand for in a field.
pub(super) fn plain(field: Form<'_>, text: &str) -> Value {
    let single = |field: Form<'_>, text: &str| {
        let text = typed::value(field, text);
        let text = if field.is_number() { Cow::Owned(with_point(&text).into_owned()) } else { text };
        if field.is_text() { Value::text(text) } else { Value::word(text) }
    };
    match field.items() {
        Some(items) => {
            let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
            Value::List(parts.map(|part| single(items, part)).collect())
        }
        None => single(field, text),
    }
}

/// A number with the point that files have, where it was written with the comma of Swedish: `74,5`.
fn with_point(text: &str) -> Cow<'_, str> {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once(',') {
        Some((whole, rest)) if is_number(whole.trim_start_matches(['-', '−'])) && is_number(rest) => {
            Cow::Owned(format!("{whole}.{rest}"))
        }
        _ => Cow::Borrowed(text),
    }
}

/// A value that is written in brackets, where the field can have one; `None` when it is in plain words.
pub(super) fn bracketed(text: &str, field: Form<'_>, of_people: bool) -> Result<Option<Value>, EditError> {
    let one = field.items().unwrap_or(field);
    let is_row = text.starts_with('{') && one.has_fields();
    let is_list = text.starts_with('[') && field.is_list();
    if !is_row && !is_list {
        return Ok(None);
    }
    let form = if is_row { one } else { field };
    let value = read(text, Value::of).ok_or_else(|| {
        let keys = one.required().chain(one.keys().filter(|key| !one.required().any(|own| own == *key)));
        let keys: Vec<String> = keys.take(2).map(|key| format!("{key}: …")).collect();
        let example = if is_row { format!("{{{}}}", keys.join(", ")) } else { "[…, …]".to_owned() };
        EditError::new(
            Say::fixed(
                "Det som står inom klammer går inte att läsa.",
                "What stands in brackets cannot be read.",
            ),
            say!(
                "Skriv så: {example}, med citattecken om hela fältet. En text med komma eller kolon i sig sätts inom enkla citattecken.",
                "Write it so: {example}, with quotes around the whole field. A text with a comma or a colon in it is put in single quotes."
            ),
        )
    })?;
    shaped(value, form, of_people).map(Some)
}

/// The value with texts where the schema has texts, whatever they look like.
fn shaped(value: Value, form: Form<'_>, of_people: bool) -> Result<Value, EditError> {
    Ok(match value {
        Value::Scalar { text, word } => {
            let text = typed::value(form, &text).into_owned();
            Value::Scalar { text, word: (word || form.is_boolean()) && !form.is_text() }
        }
        Value::List(all) => {
            let items = form.items().unwrap_or(form);
            Value::List(all.into_iter().map(|one| shaped(one, items, of_people)).collect::<Result<_, _>>()?)
        }
        Value::Map(entries) => {
            let entry = |(key, own): (String, Value)| {
                let key = key_of(form, &key);
                let field = known(form, key, of_people)?;
                Ok((key.to_owned(), shaped(own, field, of_people)?))
            };
            Value::Map(entries.into_iter().map(entry).collect::<Result<_, EditError>>()?)
        }
    })
}

/// What the row is called that is to leave a list: by its name, or by the whole row in brackets.
pub(super) fn row_name(text: &str, list: Form<'_>, of_people: bool) -> Result<String, EditError> {
    if bracketed(text, list, of_people)?.is_none() {
        return Ok(text.to_owned());
    }
    let name = read(text, |row| row::name(&list.row_keys(), row).map(Cow::into_owned)).flatten();
    Ok(name.unwrap_or_else(|| text.to_owned()))
}

/// What is seen in a value in brackets; `None` when it cannot be read.
fn read<T>(text: &str, see: impl FnOnce(At<'_>) -> T) -> Option<T> {
    let shared = Arc::new(format!("value: {text}"));
    let yaml = yaml::read(&shared, false);
    let value = yaml.tree.root().filter(|root| yaml.faults.is_empty() && root.len() == 1)?.get("value")?;
    (!matches!(value.what(), What::Scalar { .. })).then(|| see(value))
}
