//! A record as its values by path, so that two versions can be compared.

use std::collections::BTreeMap;

use crate::syntax::tree::{At, What};

/// Values by path, such as `activities[utbildning].responsible`.
pub(super) type Leaves = BTreeMap<Vec<String>, Vec<String>>;

/// The keys that identify an item of a list; the first that it has is used.
const NAMES: [&str; 8] = ["id", "requirement", "need", "framework", "step", "of", "body", "on"];

/// The lists of links that may be written as plain references, and the key of the reference in the long form.
const LINKS: [(&str, &str); 3] = [("covers", "requirement"), ("needs", "need"), ("follows", "framework")];

/// The values of a record.
pub(super) fn leaves(root: At<'_>) -> Leaves {
    let mut found = Leaves::new();
    gather(root, &mut Vec::new(), &mut found);
    found
}

fn gather(at: At<'_>, path: &mut Vec<String>, found: &mut Leaves) {
    match at.what() {
        What::Scalar { text, .. } => found.entry(path.clone()).or_default().push(text.to_string()),
        What::Map => {
            for (key, value) in at.entries() {
                let Some(key) = key.scalar() else { continue };
                path.push(key.to_string());
                gather(value, path, found);
                path.pop();
            }
        }
        What::List => {
            let mut taken: BTreeMap<String, usize> = BTreeMap::new();
            for item in at.items() {
                if let Some(text) = item.scalar() {
                    // A link is the same in both forms.
                    let key = path.last().and_then(|list| LINKS.iter().find(|(own, _)| own == list));
                    let path = match key {
                        Some((_, key)) => {
                            path.iter().cloned().chain([format!("[{text}]"), (*key).to_owned()]).collect()
                        }
                        None => path.clone(),
                    };
                    found.entry(path).or_default().push(text.to_string());
                    continue;
                }
                let name = NAMES.iter().find_map(|name| item.get(name)?.scalar());
                let name = name.map_or_else(String::new, ToString::to_string);
                // Items with the same name are distinguished by their order.
                let count = taken.entry(name.clone()).and_modify(|count| *count += 1).or_insert(1);
                let order = if *count > 1 { format!("#{count}") } else { String::new() };
                path.push(format!("[{name}{order}]"));
                gather(item, path, found);
                path.pop();
            }
        }
    }
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
