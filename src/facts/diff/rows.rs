//! The rows with ids of two versions: which are the same under another id, and which only one of them has.

use std::collections::{BTreeMap, BTreeSet};

use super::leaves::{Leaves, keys, row_of};
use super::meaning::plain;
use crate::model::kinds::Kind;

/// A list whose rows have ids that the record itself refers to.
struct Defining {
    list: &'static str,
    /// The word by which the schema refers to its rows.
    word: &'static str,
}

fn defining(kind: &'static Kind) -> Vec<Defining> {
    let form = kind.form();
    let of = |list: &'static str| {
        let word = match form.key(list)?.defines()? {
            "activity" => "own-activity",
            word => word,
        };
        Some(Defining { list, word })
    };
    form.keys().filter_map(of).collect()
}

fn ids<'l>(leaves: &'l Leaves, list: &str) -> BTreeSet<&'l str> {
    let of_list = leaves.range(vec![list.to_owned()]..).take_while(|(path, _)| path[0] == list);
    of_list.filter_map(|(path, _)| row_of(path.get(1)?)).collect()
}

/// The rows that only one of two versions has. That something no longer refers to such a row follows from that, and is
/// no change of its own.
#[derive(Default)]
pub(super) struct Alone(BTreeSet<(&'static str, String)>);

impl Alone {
    pub(super) fn of(kind: &'static Kind, was: &Leaves, now: &Leaves) -> Self {
        let of_list = |own: Defining| {
            let (before, after) = (ids(was, own.list), ids(now, own.list));
            let alone: Vec<String> = before.symmetric_difference(&after).map(|id| (*id).to_owned()).collect();
            alone.into_iter().map(move |id| (own.word, id))
        };
        Self(defining(kind).into_iter().flat_map(of_list).collect())
    }

    /// Adds activities.
    pub(super) fn with_activities<'i>(mut self, ids: impl IntoIterator<Item = &'i str>) -> Self {
        self.0.extend(ids.into_iter().map(|id| ("own-activity", id.to_owned())));
        self
    }

    /// Whether a field that refers to these refers to such a row.
    pub(super) fn is(&self, refers: &[&str], id: &str) -> bool {
        let mut own = defined(refers);
        !self.0.is_empty() && own.any(|word| self.0.contains(&(word, id.to_owned())))
    }
}

/// The words for rows of the record itself among those that a field refers to.
fn defined<'r>(refers: &'r [&str]) -> impl Iterator<Item = &'static str> + use<'r> {
    let words = ["goal", "need", "area", "indicator", "own-activity"];
    words.into_iter().filter(|word| refers.contains(word))
}

/// The new ids of rows, with those that they had: by the word that refers to them.
#[derive(Default)]
pub(super) struct Renamed {
    /// By list and new id, the old id.
    rows: BTreeMap<(String, String), String>,
    /// By new id, the word that refers to them and the old id.
    referred: BTreeMap<String, Vec<(&'static str, String)>>,
}

impl Renamed {
    /// The rows of which only the id is new: goals, needs and other rows with the same title, and activities with the
    /// same content.
    pub(super) fn of(kind: &'static Kind, was: &Leaves, now: &Leaves) -> Self {
        let mut renamed = Self::default();
        for own in defining(kind) {
            let (before, after) = (ids(was, own.list), ids(now, own.list));
            let said = |leaves: &Leaves, id: &str| said(own.list, leaves, id);
            let mut gone: BTreeMap<_, Vec<&str>> = BTreeMap::new();
            let mut come: BTreeMap<_, Vec<&str>> = BTreeMap::new();
            for id in before.difference(&after) {
                gone.entry(said(was, id)).or_default().push(id);
            }
            for id in after.difference(&before) {
                come.entry(said(now, id)).or_default().push(id);
            }
            for (said, new) in &come {
                let old = gone.get(said).map(Vec::as_slice).unwrap_or_default();
                if let ([new], [old], false) = (new.as_slice(), old, said.is_empty()) {
                    renamed.rows.insert((own.list.to_owned(), (*new).to_owned()), (*old).to_owned());
                    renamed.refer(own.word, new, old);
                }
            }
        }
        renamed
    }

    /// Adds what an activity is called by those that refer to it.
    pub(super) fn refer_to_activity(&mut self, new: &str, old: &str) {
        if new != old {
            self.refer("own-activity", new, old);
        }
    }

    fn refer(&mut self, word: &'static str, new: &str, old: &str) {
        self.referred.entry(new.to_owned()).or_default().push((word, old.to_owned()));
    }

    /// The content under the old ids. The field with the id itself keeps the new one.
    pub(super) fn undone(&self, kind: &'static Kind, leaves: Leaves) -> Leaves {
        if self.rows.is_empty() && self.referred.is_empty() {
            return leaves;
        }
        leaves.into_iter().map(|(path, values)| self.leaf(kind, path, values)).collect()
    }

    fn leaf(
        &self,
        kind: &'static Kind,
        mut path: Vec<String>,
        values: Vec<String>,
    ) -> (Vec<String>, Vec<String>) {
        let referred = |path: &[String], id: &str| -> Option<String> {
            let known = self.referred.get(id)?;
            let field = kind.judge().field(None, &keys(path)).ok()?;
            let own = known.iter().find(|(word, _)| field.refers.contains(word));
            own.map(|(_, old)| old.clone())
        };
        let values = values.into_iter().map(|value| referred(&path, &value).unwrap_or(value)).collect();
        for at in 1..path.len() {
            let Some(id) = row_of(&path[at]).map(str::to_owned) else { continue };
            let old = match at {
                1 => self.rows.get(&(path[0].clone(), id.clone())).cloned(),
                _ => None,
            };
            if let Some(old) = old.or_else(|| referred(&path[..at], &id)) {
                path[at] = format!("[{old}]");
            }
        }
        (path, values)
    }
}

/// What tells whether a row is the same under another id.
fn said(list: &str, leaves: &Leaves, id: &str) -> Vec<(Vec<String>, Vec<String>)> {
    let row = vec![list.to_owned(), format!("[{id}]")];
    let own = leaves.range(row.clone()..).take_while(|(path, _)| path.starts_with(&row));
    let own = own.map(|(path, values)| (path[2..].to_vec(), values));
    let is_told = |path: &[String]| {
        let key = path.first().map(String::as_str);
        if list == "activities" { key != Some("id") } else { key == Some("title") }
    };
    own.filter(|(path, _)| is_told(path))
        .map(|(path, values)| (path, values.iter().map(|value| plain(value)).collect()))
        .collect()
}
