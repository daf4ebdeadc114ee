//! An item of a list that is in one of two versions only. It is one difference, not one for each field.

use super::class::{Class, of_path};
use super::leaves::{Leaves, written};
use crate::base::lang::Say;
use crate::model::kinds::Kind;
use crate::syntax::word::Word;

/// The difference that such an item is.
pub(super) struct ItemChange {
    pub(super) field: String,
    pub(super) was: Vec<Word>,
    pub(super) now: Vec<Word>,
    pub(super) class: Class,
    /// The reason for the class.
    pub(super) why: Option<Say>,
}

/// The keys that name an item; the first that it has is used.
const CALLED: [&str; 8] = ["title", "text", "question", "what", "requirement", "need", "framework", "note"];

/// The item that a path leads into, when one version lacks the item entirely. The search begins at `from` in the
/// path.
pub(super) fn alone<'p>(path: &'p [Word], from: usize, was: &Leaves, now: &Leaves) -> Option<&'p [Word]> {
    let items = (from..path.len()).filter(|at| path[*at].starts_with('[')).map(|at| &path[..=at]);
    items.into_iter().find(|item| [was, now].iter().any(|leaves| under(leaves, item).next().is_none()))
}

/// The values under a path.
fn under<'l>(leaves: &'l Leaves, item: &'l [Word]) -> impl Iterator<Item = (&'l Vec<Word>, &'l Vec<Word>)> {
    leaves.range(item.to_vec()..).take_while(|(path, _)| path.starts_with(item))
}

/// The difference that an item in one version only is.
pub(super) fn item_change(kind: &Kind, item: &[Word], from: usize, was: &Leaves, now: &Leaves) -> ItemChange {
    let is_new = under(was, item).next().is_none();
    let leaves = if is_new { now } else { was };
    let named = |key: &&str| {
        let own = under(leaves, item).find(|(path, _)| path.last().is_some_and(|last| last == *key))?;
        own.1.first().cloned()
    };
    let name = || {
        item.last().map(|name| name.map(|name| name.trim_matches(['[', ']']).to_owned())).unwrap_or_default()
    };
    let called = vec![CALLED.iter().find_map(named).unwrap_or_else(name)];
    let none = Vec::new();
    let (was, now) = if is_new { (none, called) } else { (called, none) };
    let wanted = if is_new { Class::Strengthened } else { Class::Weakened };
    let sides = |values: &Vec<Word>| {
        if is_new { (Vec::new(), values.clone()) } else { (values.clone(), Vec::new()) }
    };
    let mut judged = under(leaves, item).map(|(path, values)| {
        let (was, now) = sides(values);
        of_path(kind, path, &was, &now)
    });
    let other = if is_new { Say::fixed("ny", "new") } else { Say::fixed("borttagen", "removed") };
    let (class, why) = judged.find(|(class, _)| *class == wanted).unwrap_or((Class::Other, Some(other)));
    ItemChange { field: written(&item[from..]), was, now, class, why }
}
