//! An item of a list that is in one of two versions only. It is one difference, not one for each field.

use super::class::Class;
use super::judged::Differing;
use super::leaves::{Leaves, keys, row_of, under, written};
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

/// The difference that an item in one version only is.
pub(super) fn item_change(
    kind: &'static Kind,
    item: &[Word],
    from: usize,
    was: &Leaves,
    now: &Leaves,
) -> ItemChange {
    let is_new = under(was, item).next().is_none();
    let leaves = if is_new { now } else { was };
    let called = vec![called(item, [leaves])];
    let (class, why) = class(kind, item, is_new, leaves, (was, now));
    let (was, now) = if is_new { (Vec::new(), called) } else { (called, Vec::new()) };
    ItemChange { field: written(&item[from..]), was, now, class, why: Some(why) }
}

/// What an item is called: by one of its own fields, otherwise by what tells it apart.
pub(super) fn called<const N: usize>(item: &[Word], versions: [&Leaves; N]) -> Word {
    let own = |leaves: &Leaves, key: &str| {
        let is_own = |path: &[Word]| path.len() == item.len() + 1 && *path[item.len()] == *key;
        under(leaves, item).find(|(path, _)| is_own(path))?.1.first().cloned()
    };
    let named = |key: &&str| versions.into_iter().find_map(|leaves| own(leaves, key));
    CALLED.iter().find_map(named).unwrap_or_else(|| item.last().and_then(row_of).unwrap_or_default())
}

/// What the loss of a whole row of a plan's own lists means, and what a new one does.
const WHOLE: [(&str, Say, Say); 4] = [
    ("goals", Say::fixed("målet borttaget", "the goal removed"), Say::fixed("nytt mål", "a new goal")),
    ("needs", Say::fixed("behovet borttaget", "the need removed"), Say::fixed("nytt behov", "a new need")),
    (
        "indicators",
        Say::fixed("indikatorn borttagen", "the indicator removed"),
        Say::fixed("ny indikator", "a new indicator"),
    ),
    (
        "follows",
        Say::fixed("följs inte längre", "no longer followed"),
        Say::fixed("följs från och med nu", "followed from now on"),
    ),
];

fn class(
    kind: &'static Kind,
    item: &[Word],
    is_new: bool,
    leaves: &Leaves,
    versions: (&Leaves, &Leaves),
) -> (Class, Say) {
    let is_promise = kind.name == "plan";
    let list = keys(item);
    let (other, wanted) = if is_new {
        (Say::fixed("ny", "new"), Class::Strengthened)
    } else {
        (Say::fixed("borttagen", "removed"), Class::Weakened)
    };
    if is_promise && kind.judge().field(None, &list).is_ok_and(|field| field.is_beside) {
        return (Class::Beside, other);
    }
    if is_promise && list == "excludes" {
        // What is excluded is not promised.
        if is_new {
            return (Class::Weakened, Say::fixed("nytt undantag", "a new exclusion"));
        }
        return (Class::Strengthened, Say::fixed("undantaget borttaget", "the exclusion removed"));
    }
    if is_promise && let Some((_, gone, come)) = WHOLE.iter().find(|(own, ..)| *own == list) {
        return (wanted, if is_new { come } else { gone }.clone());
    }
    let judged = under(leaves, item).map(|(path, values)| {
        let (was, now): (&[Word], &[Word]) = if is_new { (&[], values) } else { (values, &[]) };
        let field = kind.judge().field(None, &keys(path)).ok();
        Differing { is_promise, field: field.as_ref(), path, was, now, versions }.class()
    });
    let found = judged.into_iter().find(|(class, _)| *class == wanted);
    found.map_or((Class::Other, other.clone()), |(class, why)| (class, why.unwrap_or(other)))
}
