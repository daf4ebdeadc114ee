//! The rows with ids of two versions: which are the same under another id, and which only one of them has.

use std::collections::{BTreeMap, BTreeSet};

use super::leaves::{Leaves, in_list, keys, row_of};
use super::meaning::plain;
use crate::model::kinds::Kind;
use crate::syntax::word::Word;

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

fn ids(leaves: &Leaves, list: &str) -> BTreeSet<Word> {
    let of_list = leaves.range(vec![Word::from(list)]..).take_while(|(path, _)| path[0] == *list);
    of_list.filter_map(|(path, _)| row_of(path.get(1)?)).collect()
}

/// The rows that only one of two versions has. That something no longer refers to such a row follows from that, and is
/// no change of its own.
#[derive(Default)]
pub(super) struct Alone(BTreeSet<(&'static str, Word)>);

impl Alone {
    pub(super) fn of(kind: &'static Kind, was: &Leaves, now: &Leaves) -> Self {
        let of_list = |own: Defining| {
            let (before, after) = (ids(was, own.list), ids(now, own.list));
            let alone: Vec<Word> = before.symmetric_difference(&after).cloned().collect();
            alone.into_iter().map(move |id| (own.word, id))
        };
        Self(defining(kind).into_iter().flat_map(of_list).collect())
    }

    /// Adds activities.
    pub(super) fn with_activities(mut self, ids: impl IntoIterator<Item = Word>) -> Self {
        self.0.extend(ids.into_iter().map(|id| ("own-activity", id)));
        self
    }

    /// Whether a field that refers to these refers to such a row.
    pub(super) fn is(&self, refers: &[&str], id: &Word) -> bool {
        let mut own = defined(refers);
        !self.0.is_empty() && own.any(|word| self.0.contains(&(word, id.clone())))
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
    rows: BTreeMap<(Word, Word), Word>,
    /// By new id, the word that refers to them and the old id.
    referred: BTreeMap<Word, Vec<(&'static str, Word)>>,
}

impl Renamed {
    /// The rows of which only the id is new: goals, needs and other rows with the same title, and activities with the
    /// same content.
    pub(super) fn of(kind: &'static Kind, was: &Leaves, now: &Leaves) -> Self {
        let mut renamed = Self::default();
        for own in defining(kind) {
            let (before, after) = (ids(was, own.list), ids(now, own.list));
            let said = |leaves: &Leaves, id: &Word| said(own.list, leaves, id);
            let mut gone: BTreeMap<_, Vec<&Word>> = BTreeMap::new();
            let mut come: BTreeMap<_, Vec<&Word>> = BTreeMap::new();
            for id in before.difference(&after) {
                gone.entry(said(was, id)).or_default().push(id);
            }
            for id in after.difference(&before) {
                come.entry(said(now, id)).or_default().push(id);
            }
            for (said, new) in &come {
                let old = gone.get(said).map(Vec::as_slice).unwrap_or_default();
                if let ([new], [old], false) = (new.as_slice(), old, said.is_empty()) {
                    renamed.rows.insert((Word::from(own.list), (*new).clone()), (*old).clone());
                    renamed.refer(own.word, new, old);
                }
            }
        }
        renamed
    }

    /// Adds what an activity is called by those that refer to it.
    pub(super) fn refer_to_activity(&mut self, new: &Word, old: &Word) {
        if new != old {
            self.refer("own-activity", new, old);
        }
    }

    fn refer(&mut self, word: &'static str, new: &Word, old: &Word) {
        self.referred.entry(new.clone()).or_default().push((word, old.clone()));
    }

    /// The content under the old ids. The field with the id itself keeps the new one.
    pub(super) fn undone(&self, kind: &'static Kind, leaves: Leaves) -> Leaves {
        if self.rows.is_empty() && self.referred.is_empty() {
            return leaves;
        }
        leaves.into_iter().map(|(path, values)| self.leaf(kind, path, values)).collect()
    }

    fn leaf(&self, kind: &'static Kind, mut path: Vec<Word>, values: Vec<Word>) -> (Vec<Word>, Vec<Word>) {
        let referred = |path: &[Word], id: &Word| -> Option<Word> {
            let known = self.referred.get(id)?;
            let field = kind.judge().field(None, &keys(path)).ok()?;
            let own = known.iter().find(|(word, _)| field.refers.contains(word));
            own.map(|(_, old)| old.clone())
        };
        let values = values.into_iter().map(|value| referred(&path, &value).unwrap_or(value)).collect();
        for at in 1..path.len() {
            let Some(id) = row_of(&path[at]) else { continue };
            let old = match at {
                1 => self.rows.get(&(path[0].clone(), id.clone())).cloned(),
                _ => None,
            };
            if let Some(old) = old.or_else(|| referred(&path[..at], &id)) {
                path[at] = in_list(&old);
            }
        }
        (path, values)
    }
}

/// What tells whether a row is the same under another id.
fn said(list: &str, leaves: &Leaves, id: &Word) -> Vec<(Vec<Word>, Vec<Word>)> {
    let row = vec![Word::from(list), in_list(id)];
    let own = leaves.range(row.clone()..).take_while(|(path, _)| path.starts_with(&row));
    let own = own.map(|(path, values)| (path[2..].to_vec(), values));
    let is_told = |path: &[Word]| {
        let key = path.first().map(|key| &**key);
        if list == "activities" { key != Some("id") } else { key == Some("title") }
    };
    own.filter(|(path, _)| is_told(path))
        .map(|(path, values)| (path, values.iter().map(|value| value.map(plain)).collect()))
        .collect()
}
