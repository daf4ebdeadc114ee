//! Values as they are written on a command line: a word, several with commas between, or a row in brackets,
//! `{unit: skola, count: 12}`.

use std::sync::Arc;

use super::error::EditError;
use super::path::known;
use crate::say;
use crate::syntax::edit::Value;
use crate::syntax::schema::{Form, row};
use crate::syntax::tree::What;
use crate::syntax::yaml;

/// The value that some words stand for in a field.
pub(super) fn plain(field: Form<'_>, text: &str) -> Value {
    let single = |field: Form<'_>, text: &str| {
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

/// A value that is written in brackets, where the field can have one; `None` when it is in plain words.
pub(super) fn bracketed(text: &str, field: Form<'_>, of_people: bool) -> Result<Option<Value>, EditError> {
    let one = field.items().unwrap_or(field);
    let is_row = text.starts_with('{') && one.has_fields();
    if !is_row && !(text.starts_with('[') && field.is_list()) {
        return Ok(None);
    }
    let form = if is_row { one } else { field };
    let shared = Arc::new(text.to_owned());
    let yaml = yaml::read(&shared, false);
    let root =
        yaml.tree.root().filter(|root| yaml.faults.is_empty() && !matches!(root.what(), What::Scalar { .. }));
    let root = root.ok_or_else(|| {
        let keys: Vec<&str> = one.required().chain(one.keys()).take(2).collect();
        let example = keys.iter().map(|key| format!("{key}: …")).collect::<Vec<_>>().join(", ");
        EditError::new(
            say!("{text} går inte att läsa.", "{text} cannot be read."),
            say!(
                "Skriv raden så, med citattecken omkring för skalets skull: '{{{example}}}'. En text med komma eller kolon i sig sätts inom dubbla citattecken.",
                "Write the row so, with quotes around it for the shell: '{{{example}}}'. A text with a comma or a colon in it is put in double quotes."
            ),
        )
    })?;
    shaped(Value::of(root), form, of_people).map(Some)
}

/// The value with texts where the schema has texts, whatever they look like.
fn shaped(value: Value, form: Form<'_>, of_people: bool) -> Result<Value, EditError> {
    Ok(match value {
        Value::Scalar { text, word } => Value::Scalar { text, word: word && !form.is_text() },
        Value::List(all) => {
            let items = form.items().unwrap_or(form);
            Value::List(all.into_iter().map(|one| shaped(one, items, of_people)).collect::<Result<_, _>>()?)
        }
        Value::Map(entries) => {
            let entry = |(key, own): (String, Value)| {
                let field = known(form, &key, of_people)?;
                Ok((key, shaped(own, field, of_people)?))
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
    let shared = Arc::new(text.to_owned());
    let yaml = yaml::read(&shared, false);
    let name = yaml.tree.root().and_then(|root| row::name(&list.row_keys(), root));
    Ok(name.map_or_else(|| text.to_owned(), |name| name.into_owned()))
}
