//! A thing with fields of its own that is in one of two versions only: a row of a list, or what stands in one field. It is one
//! difference, not one for each field.

use super::change::{Detail, Whole};
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
    pub(super) whole: Whole,
    pub(super) class: Class,
    /// The reason for the class.
    pub(super) why: Option<Say>,
}

/// The keys that name an item; the first that it has is used.
const CALLED: [&str; 11] = [
    "title", "text", "question", "what", "requirement", "need", "framework", "to", "body", "decision", "note",
];

/// What is told of it beside what it is called: its target, how often and when it is to be done, and when it was.
const TOLD: [&str; 13] = [
    "target", "unit", "by", "start", "finish", "when", "recurs", "within", "due", "on", "dated", "period",
    "value",
];

/// The thing that a path leads into, when one version lacks it entirely. The search begins at `from` in the path.
pub(super) fn alone<'p>(path: &'p [Word], from: usize, was: &Leaves, now: &Leaves) -> Option<&'p [Word]> {
    // What a row follows is a list, and no thing.
    let is_thing =
        |at: &usize| path[*at].starts_with('[') || path.get(at + 1).is_some_and(|key| !key.starts_with('['));
    let things = (from..path.len()).filter(is_thing).map(|at| &path[..=at]);
    things.into_iter().find(|item| [was, now].iter().any(|leaves| under(leaves, item).next().is_none()))
}

/// A thing that only one version has, with what is told of it beside what it is called.
pub(super) fn whole(kind: &'static Kind, item: &[Word], from: usize, leaves: &Leaves, is_new: bool) -> Whole {
    let key = |path: &[Word]| path.get(item.len()).cloned().unwrap_or_default();
    let own = || under(leaves, item).filter(|(path, _)| path.len() == item.len() + 1);
    let is_named = own().any(|(path, _)| CALLED.contains(&&*key(path)));
    let rank = |path: &[Word]| TOLD.iter().position(|told| *key(path) == **told);
    // Counts that may be small are told nowhere.
    let is_held = |path: &[Word]| kind.judge().field(None, &keys(path)).is_ok_and(|field| field.is_held);
    let mut told: Vec<_> =
        own().filter(|(path, _)| (!is_named || rank(path).is_some()) && !is_held(path)).collect();
    told.sort_by_key(|(path, _)| rank(path));
    let detail = |(path, values): (&Vec<Word>, &Vec<Word>)| Detail {
        field: written(&path[from..]),
        values: values.clone(),
    };
    Whole { is_new, is_named, details: told.into_iter().map(detail).collect() }
}

/// The difference that a thing in one version only is.
pub(super) fn item_change(
    kind: &'static Kind,
    item: &[Word],
    from: usize,
    was: &Leaves,
    now: &Leaves,
) -> ItemChange {
    let is_new = under(was, item).next().is_none();
    let leaves = if is_new { now } else { was };
    let whole = whole(kind, item, from, leaves, is_new);
    let values = whole.details.iter().flat_map(|own| &own.values);
    let unnamed = || Word::joined(&values.cloned().collect::<Vec<_>>(), ", ");
    let called = Some(called(item, [leaves])).filter(|word| !word.is_empty()).unwrap_or_else(unnamed);
    let (class, why) = class(kind, item, is_new, leaves, (was, now));
    let (was, now) = if is_new { (Vec::new(), vec![called]) } else { (vec![called], Vec::new()) };
    ItemChange { field: written(&item[from..]), was, now, whole, class, why: Some(why) }
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

/// What the loss of a whole thing of a plan means, and what a new one does.
const WHOLE: [(&str, Say, Say); 6] = [
    (
        "activities.goal",
        Say::fixed("målet borttaget", "the goal removed"),
        Say::fixed("nytt mål", "a new goal"),
    ),
    (
        "reporting",
        Say::fixed("uppföljningen borttagen", "the follow-up removed"),
        Say::fixed("ny uppföljning", "a new follow-up"),
    ),
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
