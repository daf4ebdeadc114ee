//! The rows of a list: how one is written, and that no two are told apart by nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::error::EditError;
use super::path::alike;
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::schema::{Form, row};
use crate::syntax::tree::{At, What};
use crate::syntax::yaml;

/// The error that a field has fields of its own, with how they are written.
pub(super) fn has_fields(name: &str, field: Form<'_>) -> EditError {
    let inner = field.items().unwrap_or(field);
    let keys = inner.keys().collect::<Vec<_>>().join(", ");
    let what = say!("{name} har egna fält.", "{name} has fields of its own.");
    let help = match (field.is_list(), field.row_keys().first()) {
        (false, _) => say!(
            "Skriv {name}.FÄLT=…, med ett av fälten {keys}.",
            "Write {name}.FIELD=…, with one of the fields {keys}."
        ),
        (true, Some(key)) => {
            let row = key.to_uppercase();
            say!(
                "Skriv {name}.{row}.FÄLT=…, med radens {key} och ett av fälten {keys}, eller en ny rad: {name}+={{{key}: …}}",
                "Write {name}.{row}.FIELD=…, with the {key} of the row and one of the fields {keys}, or a new row: {name}+={{{key}: …}}"
            )
        }
        (true, None) => say!(
            "Skriv {name}.1.FÄLT=…, med radens nummer och ett av fälten {keys}, eller en ny rad: {name}+={{…}}",
            "Write {name}.1.FIELD=…, with the number of the row and one of the fields {keys}, or a new row: {name}+={{…}}"
        ),
    };
    EditError::new(what, help)
}

/// Refuses a change after which two rows of a list are told apart by nothing, where they were not so before.
pub(super) fn none_is_doubled(
    workspace: &Workspace,
    form: Form<'_>,
    was: &str,
    now: &str,
) -> Result<(), EditError> {
    let (was, now) = (counted(workspace, form, was), counted(workspace, form, now));
    let before = |key: &(String, String)| was.get(key).map_or(1, |(count, _)| (*count).max(1));
    let Some(((list, _), (_, name))) = now.iter().find(|(key, (count, _))| *count > before(key)) else {
        return Ok(());
    };
    Err(EditError::new(
        say!("{name} står redan i {list}.", "{name} stands in {list} already."),
        say!(
            "Ändra raden som finns: {list}[{name}].FÄLT=…, eller ta bort den först: {list}[{name}]=",
            "Change the row that is there: {list}[{name}].FIELD=…, or remove it first: {list}[{name}]="
        ),
    ))
}

/// How many rows there are by their list and all that tells them apart, and what they are called.
type Counts = BTreeMap<(String, String), (usize, String)>;

fn counted(workspace: &Workspace, form: Form<'_>, text: &str) -> Counts {
    let shared = Arc::new(text.to_owned());
    let yaml = yaml::read(&shared, false);
    let mut found = Counts::new();
    if let Some(root) = yaml.tree.root() {
        count(workspace, form, root, "", &mut found);
    }
    found
}

fn count(workspace: &Workspace, form: Form<'_>, at: At<'_>, path: &str, found: &mut Counts) {
    match at.what() {
        What::Map => {
            for (key, value) in at.entries() {
                let Some((key, field)) = key.scalar().and_then(|key| Some((key, form.key(key)?))) else {
                    continue;
                };
                let path = if path.is_empty() { key.to_string() } else { format!("{path}.{key}") };
                count(workspace, field, value, &path, found);
            }
        }
        What::List if form.has_rows() => {
            let keys = form.row_keys();
            for (number, item) in at.items().enumerate() {
                let name = row::name(&keys, item);
                let called = name.as_deref().map_or_else(|| (number + 1).to_string(), str::to_owned);
                if name.is_some() {
                    let all: Vec<String> = keys.iter().map(|key| apart(workspace, form, key, item)).collect();
                    let own = found.entry((path.to_owned(), all.join("\0"))).or_insert((0, called.clone()));
                    own.0 += 1;
                }
                if let Some(items) = form.items() {
                    count(workspace, items, item, &format!("{path}[{called}]"), found);
                }
            }
        }
        What::Scalar { .. } | What::List => {}
    }
}

/// What stands in one of the fields that tell rows apart.
fn apart(workspace: &Workspace, list: Form<'_>, key: &str, item: At<'_>) -> String {
    let is_first = list.row_keys().first() == Some(&key);
    let name = match item.what() {
        What::Map => row::name(&[key], item),
        _ => row::name(&[key], item).filter(|_| is_first),
    };
    let field = list.items().and_then(|items| items.key(key));
    name.map(|name| alike(workspace, field, &name)).unwrap_or_default()
}
