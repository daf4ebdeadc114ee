//! The ids that the rows of a file have in the plan that it has become.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::paths::raw;
use crate::base::likeness::fold;
use crate::import::matched::Match;
use crate::syntax::edit::Value;
use crate::syntax::tree::At;

/// The lists of a plan whose rows have ids, with the field by which an activity refers to them.
pub(super) const LISTS: [(&str, &str); 4] =
    [("areas", "areas"), ("needs", "needs"), ("goals", "serves"), ("indicators", "")];

/// The ids that the rows of the file have in the plan.
pub(super) struct Rows {
    pub(super) activities: BTreeMap<String, String>,
    /// By list.
    others: Vec<(&'static str, BTreeMap<String, String>)>,
}

impl Rows {
    pub(super) fn of(drafted: At<'_>, own: At<'_>, pairs: &[Option<Match>]) -> Self {
        let rows = |root: At<'_>, list: &str| -> Vec<(String, String)> {
            let items = root.get(list).into_iter().flat_map(At::items);
            items
                .map(|item| {
                    let text = |key| raw(item, key).unwrap_or_default();
                    (text("id").to_owned(), fold(text("title")))
                })
                .collect()
        };
        let plan = rows(own, "activities");
        let known = rows(drafted, "activities").into_iter().map(|(id, _)| id).zip(pairs);
        let known = known.map(|(id, pair)| (id, pair.and_then(|pair| Some(plan.get(pair.at)?.0.clone()))));
        let others = LISTS.map(|(list, _)| {
            let there = rows(own, list);
            let by_title: HashMap<&str, &str> =
                there.iter().rev().map(|(id, title)| (title.as_str(), id.as_str())).collect();
            let ids: HashSet<&str> = there.iter().map(|(id, _)| id.as_str()).collect();
            let same = |(id, title): (String, String)| {
                let of_title = by_title.get(title.as_str()).copied().filter(|_| !title.is_empty());
                let found = of_title.or_else(|| ids.get(id.as_str()).copied()).map(str::to_owned);
                (id, found)
            };
            (list, free(rows(drafted, list).into_iter().map(same), &there))
        });
        Self { activities: free(known, &plan), others: others.into() }
    }

    /// The draft under the ids of the plan.
    pub(super) fn renamed(&self, drafted: At<'_>) -> Vec<(String, Value)> {
        let Value::Map(mut entries) = Value::of(drafted) else { return Vec::new() };
        for (key, value) in &mut entries {
            let Value::List(rows) = value else { continue };
            let Some(ids) = self.ids(key) else { continue };
            for row in rows {
                let Value::Map(fields) = row else { continue };
                for (field, value) in fields {
                    let ids = match field.as_str() {
                        "id" => Some(ids),
                        "activities" => Some(&self.activities),
                        field => {
                            LISTS.iter().find(|(_, own)| *own == field).and_then(|(list, _)| self.ids(list))
                        }
                    };
                    if let Some(ids) = ids {
                        rename(value, ids);
                    }
                }
            }
        }
        entries
    }

    fn ids(&self, list: &str) -> Option<&BTreeMap<String, String>> {
        if list == "activities" {
            return Some(&self.activities);
        }
        self.others.iter().find(|(own, _)| *own == list).map(|(_, ids)| ids)
    }
}

/// The ids with their own in the plan; what is new gets one that is free.
fn free(
    rows: impl Iterator<Item = (String, Option<String>)>,
    there: &[(String, String)],
) -> BTreeMap<String, String> {
    let mut taken: HashSet<String> = there.iter().map(|(id, _)| id.clone()).collect();
    let new = |id: &str, taken: &HashSet<String>| {
        let numbered = (2..).map(|number| format!("{id}-{number}"));
        std::iter::once(id.to_owned()).chain(numbered).find(|id| !taken.contains(id))
    };
    let mut used = HashSet::new();
    rows.filter_map(|(id, own)| {
        // A row of the plan is one of the file.
        let own = own.filter(|own| used.insert(own.clone())).or_else(|| new(&id, &taken))?;
        taken.insert(own.clone());
        Some((id, own))
    })
    .collect()
}

fn rename(value: &mut Value, ids: &BTreeMap<String, String>) {
    match value {
        Value::Scalar { text, .. } => {
            if let Some(own) = ids.get(text) {
                text.clone_from(own);
            }
        }
        Value::List(items) => items.iter_mut().for_each(|item| rename(item, ids)),
        Value::Map(_) => {}
    }
}
