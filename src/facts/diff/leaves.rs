//! A record as its values by path, so that two versions can be compared.

use std::collections::BTreeMap;

use crate::facts::alike;
use crate::syntax::schema::{Form, row};
use crate::syntax::tree::{At, What};
use crate::syntax::word::Word;

/// Values by path, such as `activities[utbildning].responsible`.
pub(super) type Leaves = BTreeMap<Vec<Word>, Vec<Word>>;

/// The values of a record of a kind with this schema.
pub(super) fn leaves(form: Option<Form<'_>>, root: At<'_>) -> Leaves {
    let mut found = Leaves::new();
    gather(form, root, &mut Vec::new(), &mut found);
    found
}

fn gather(form: Option<Form<'_>>, at: At<'_>, path: &mut Vec<Word>, found: &mut Leaves) {
    match at.what() {
        What::Scalar { .. } => {
            let value = Word::of(at).unwrap_or_default();
            let mut path = single(form, &value, path);
            // What can be a text or a mapping with that text is the same in both forms.
            let short = form.filter(|form| form.has_fields() && !form.is_map() && form.refers().is_empty());
            path.extend(short.and_then(|form| form.required().next()).map(Word::from));
            found.entry(path).or_default().push(value);
        }
        What::Map => {
            for (key, value) in at.entries() {
                let Some(name) = Word::of(key) else { continue };
                let form = form.and_then(|form| form.key(&name));
                path.push(name);
                gather(form, value, path, found);
                path.pop();
            }
        }
        What::List => {
            let keys = form.map_or_else(|| vec!["id"], Form::row_keys);
            let mut taken: BTreeMap<Word, usize> = BTreeMap::new();
            for item in at.items() {
                if let Some(value) = Word::of(item) {
                    found.entry(single(form, &value, path)).or_default().push(value);
                    continue;
                }
                let name = row::word(&keys, item).unwrap_or_default();
                // A row that is called by its time is the same however that is written.
                let name = match key_of(form, &keys, item) {
                    Some("day" | "month" | "period") => {
                        name.map(|name| alike::form("period", name).unwrap_or_else(|| name.to_owned()))
                    }
                    _ => name,
                };
                // Items with the same name are distinguished by their order.
                let count = taken.entry(name.clone()).and_modify(|count| *count += 1).or_insert(1);
                let order = if *count > 1 { format!("#{count}") } else { String::new() };
                path.push(name.map(|name| format!("[{name}{order}]")));
                gather(form.and_then(Form::items), item, path, found);
                path.pop();
            }
        }
    }
}

/// The format of the field that a row is called by.
fn key_of<'s>(form: Option<Form<'s>>, keys: &[&str], item: At<'_>) -> Option<&'s str> {
    let key = keys.iter().find(|key| item.get(key).is_some())?;
    Some(form?.items()?.key(key)?.format())
}

/// The path of a single value. A row that is written as one is the same in both forms.
fn single(form: Option<Form<'_>>, value: &Word, path: &[Word]) -> Vec<Word> {
    let key = form.filter(|form| form.has_rows()).and_then(|list| list.row_keys().first().copied());
    let row = key.into_iter().flat_map(|key| [in_list(value), Word::from(key)]);
    path.iter().cloned().chain(row).collect()
}

/// The step of a path that leads into a row of a list.
pub(super) fn in_list(name: &Word) -> Word {
    name.map(|name| format!("[{name}]"))
}

/// How a path is written: `activities[utbildning].goal.target`.
pub(super) fn written(path: &[Word]) -> String {
    let mut text = String::new();
    for part in path {
        if !text.is_empty() && !part.starts_with('[') {
            text.push('.');
        }
        text.push_str(part);
    }
    text
}

/// The keys of a path, without the rows between them.
pub(super) fn keys(path: &[Word]) -> String {
    let keys: Vec<&str> = path.iter().map(|key| &**key).filter(|key| !key.starts_with('[')).collect();
    keys.join(".")
}

/// What a row is called in a path.
pub(super) fn row_of(step: &Word) -> Option<Word> {
    let inner = |step: &str| Some(step.strip_prefix('[')?.strip_suffix(']')?.to_owned());
    inner(step).map(|_| step.map(|step| inner(step).unwrap_or_default()))
}

/// The values under a path.
pub(super) fn under<'l>(
    leaves: &'l Leaves,
    item: &'l [Word],
) -> impl Iterator<Item = (&'l Vec<Word>, &'l Vec<Word>)> {
    leaves.range(item.to_vec()..).take_while(move |(path, _)| path.starts_with(item))
}
