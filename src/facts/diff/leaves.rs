//! A record as its values by path, so that two versions can be compared.

use std::collections::BTreeMap;

use crate::syntax::schema::{Form, row};
use crate::syntax::tree::{At, What};

/// Values by path, such as `activities[utbildning].responsible`.
pub(super) type Leaves = BTreeMap<Vec<String>, Vec<String>>;

/// The values of a record of a kind with this schema.
pub(super) fn leaves(form: Option<Form<'_>>, root: At<'_>) -> Leaves {
    let mut found = Leaves::new();
    gather(form, root, &mut Vec::new(), &mut found);
    found
}

fn gather(form: Option<Form<'_>>, at: At<'_>, path: &mut Vec<String>, found: &mut Leaves) {
    match at.what() {
        What::Scalar { text, .. } => {
            let mut path = single(form, text, path);
            // What can be a text or a mapping with that text is the same in both forms.
            let short = form.filter(|form| form.has_fields() && !form.is_map() && form.refers().is_empty());
            path.extend(short.and_then(|form| form.required().next()).map(str::to_owned));
            found.entry(path).or_default().push(text.to_string());
        }
        What::Map => {
            for (key, value) in at.entries() {
                let Some(key) = key.scalar() else { continue };
                path.push(key.to_string());
                gather(form.and_then(|form| form.key(key)), value, path, found);
                path.pop();
            }
        }
        What::List => {
            let keys = form.map_or_else(|| vec!["id"], Form::row_keys);
            let mut taken: BTreeMap<String, usize> = BTreeMap::new();
            for item in at.items() {
                if let Some(text) = item.scalar() {
                    let path = single(form, text, path);
                    found.entry(path).or_default().push(text.to_string());
                    continue;
                }
                let name = row::name(&keys, item).unwrap_or_default().into_owned();
                // Items with the same name are distinguished by their order.
                let count = taken.entry(name.clone()).and_modify(|count| *count += 1).or_insert(1);
                let order = if *count > 1 { format!("#{count}") } else { String::new() };
                path.push(format!("[{name}{order}]"));
                gather(form.and_then(Form::items), item, path, found);
                path.pop();
            }
        }
    }
}

/// The path of a single value. A row that is written as one is the same in both forms.
fn single(form: Option<Form<'_>>, text: &str, path: &[String]) -> Vec<String> {
    let key = form.filter(|form| form.has_rows()).and_then(|list| list.row_keys().first().copied());
    let row = key.into_iter().flat_map(|key| [format!("[{text}]"), key.to_owned()]);
    path.iter().cloned().chain(row).collect()
}

/// How a path is written: `activities[utbildning].goal.target`.
pub(super) fn written(path: &[String]) -> String {
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
pub(super) fn keys(path: &[String]) -> String {
    let keys: Vec<&str> = path.iter().map(String::as_str).filter(|key| !key.starts_with('[')).collect();
    keys.join(".")
}

/// What a row is called in a path.
pub(super) fn row_of(step: &str) -> Option<&str> {
    step.strip_prefix('[')?.strip_suffix(']')
}

/// The values under a path.
pub(super) fn under<'l>(
    leaves: &'l Leaves,
    item: &'l [String],
) -> impl Iterator<Item = (&'l Vec<String>, &'l Vec<String>)> {
    leaves.range(item.to_vec()..).take_while(move |(path, _)| path.starts_with(item))
}
