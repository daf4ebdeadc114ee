//! An item of a list that is there in one of two versions only: it is told of as one thing, not field by field.

use super::class::{Class, of_path};
use super::leaves::{Leaves, written};
use crate::base::lang::Say;
use crate::model::kinds::Kind;

/// What is told of such an item.
pub(super) struct Told {
    pub(super) field: String,
    pub(super) was: Vec<String>,
    pub(super) now: Vec<String>,
    pub(super) class: Class,
    /// Why it comes to that.
    pub(super) why: Option<Say>,
}

/// What an item is told by: the first of these that it has.
const CALLED: [&str; 8] = ["title", "text", "question", "what", "requirement", "need", "framework", "note"];

/// The item that a path leads into, if one of the two has nothing of it. `from` is where in the path to begin.
pub(super) fn alone<'p>(path: &'p [String], from: usize, was: &Leaves, now: &Leaves) -> Option<&'p [String]> {
    let items = (from..path.len()).filter(|at| path[*at].starts_with('[')).map(|at| &path[..=at]);
    items.into_iter().find(|item| [was, now].iter().any(|leaves| under(leaves, item).next().is_none()))
}

/// What stands under a path.
fn under<'l>(
    leaves: &'l Leaves,
    item: &'l [String],
) -> impl Iterator<Item = (&'l Vec<String>, &'l Vec<String>)> {
    leaves.range(item.to_vec()..).take_while(|(path, _)| path.starts_with(item))
}

/// What became of an item that one of the two has nothing of.
pub(super) fn told(kind: &Kind, item: &[String], from: usize, was: &Leaves, now: &Leaves) -> Told {
    let is_new = under(was, item).next().is_none();
    let leaves = if is_new { now } else { was };
    let named = |key: &&str| {
        let own = under(leaves, item).find(|(path, _)| path.last().is_some_and(|last| last == key))?;
        own.1.first().cloned()
    };
    let name = || item.last().map(|name| name.trim_matches(['[', ']']).to_owned()).unwrap_or_default();
    let called = vec![CALLED.iter().find_map(named).unwrap_or_else(name)];
    let none = Vec::new();
    let (was, now) = if is_new { (none, called) } else { (called, none) };
    let wanted = if is_new { Class::Strengthened } else { Class::Weakened };
    let sides = |values: &Vec<String>| {
        if is_new { (Vec::new(), values.clone()) } else { (values.clone(), Vec::new()) }
    };
    let mut judged = under(leaves, item).map(|(path, values)| {
        let (was, now) = sides(values);
        of_path(kind, path, &was, &now)
    });
    let other = if is_new { Say::fixed("ny", "new") } else { Say::fixed("borttagen", "removed") };
    let (class, why) = judged.find(|(class, _)| *class == wanted).unwrap_or((Class::Other, Some(other)));
    Told { field: written(&item[from..]), was, now, class, why }
}
