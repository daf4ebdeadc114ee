//! What several assignments come to together: one edit for each field, however many of them name it, and the items
//! that leave a list last, so that the numbers of the others hold until then.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::syntax::edit::{Edit, Step, Value};
use crate::syntax::tree::{At, What};

/// Edits of one record.
#[derive(Debug, Default)]
pub(super) struct Fields {
    wishes: Vec<(Vec<Step>, Wish)>,
    /// The last wish of each field.
    last: HashMap<Vec<Step>, usize>,
    /// The last wish that removed what is at each path.
    removed: HashMap<Vec<Step>, usize>,
    /// The rows to add to each list that has rows with fields, which may be changed where they stand.
    added: BTreeMap<Vec<Step>, Vec<Value>>,
    /// The items to remove from each list.
    dropped: BTreeMap<Vec<Step>, BTreeSet<usize>>,
}

#[derive(Debug)]
enum Wish {
    Edit(Edit),
    List(Items),
}

impl Fields {
    /// The value stands at the path.
    pub(super) fn put(&mut self, path: Vec<Step>, value: Value) {
        let wish = Wish::Edit(Edit::Put(path.clone(), value));
        match self.own(&path) {
            Some(at) => self.wishes[at].1 = wish,
            None => self.add(path, wish),
        }
    }

    /// Nothing stands at the path.
    pub(super) fn remove(&mut self, mut path: Vec<Step>) {
        if let Some(Step::Item(at)) = path.last() {
            let at = *at;
            path.pop();
            self.dropped.entry(path).or_default().insert(at);
            return;
        }
        self.removed.insert(path.clone(), self.wishes.len());
        self.add(path.clone(), Wish::Edit(Edit::Remove(path)));
    }

    /// The list at the path has the item.
    pub(super) fn include(&mut self, root: At<'_>, path: Vec<Step>, item: Value) {
        if self.has_rows(root, &path) {
            self.added.entry(path).or_default().push(item);
            return;
        }
        match self.items(root, &path) {
            Some(items) => items.include(item),
            // It cannot be done, and the edit tells why.
            None => self.add(path.clone(), Wish::Edit(Edit::Include(path, vec![item]))),
        }
    }

    /// The list at the path has not the item.
    pub(super) fn exclude(&mut self, root: At<'_>, path: &[Step], item: &Value) {
        if let Some(items) = self.items(root, path) {
            items.exclude(item);
        }
    }

    /// The list at the path has another item in the place of one.
    pub(super) fn replace(&mut self, root: At<'_>, mut path: Vec<Step>, at: usize, item: Value) {
        if self.has_rows(root, &path) {
            path.push(Step::Item(at));
            self.put(path, item);
        } else if let Some(items) = self.items(root, &path) {
            items.replace(at, Some(item));
        }
    }

    /// The list at the path has not the item with this number.
    pub(super) fn exclude_row(&mut self, root: At<'_>, mut path: Vec<Step>, at: usize) {
        if self.has_rows(root, &path) {
            path.push(Step::Item(at));
            self.remove(path);
        } else if let Some(items) = self.items(root, &path) {
            items.replace(at, None);
        }
    }

    /// Whether a list has items with fields of their own, and is not removed.
    fn has_rows(&self, root: At<'_>, path: &[Step]) -> bool {
        let is_row = |item: At<'_>| matches!(item.what(), What::Map);
        self.removed(path).is_none() && node(root, path).is_some_and(|list| list.items().any(is_row))
    }

    /// The edits, in order.
    pub(super) fn edits(self) -> Vec<Edit> {
        let edit = |(path, wish): (Vec<Step>, Wish)| match wish {
            Wish::Edit(edit) => Some(edit),
            Wish::List(items) => items.edit(path),
        };
        let mut dropped: Vec<_> = self.dropped.into_iter().collect();
        // What is inside an item goes before the item does.
        dropped.sort_by_key(|(path, _)| std::cmp::Reverse(path.len()));
        let dropped = dropped.into_iter().map(|(path, at)| Edit::Drop(path, at.into_iter().collect()));
        let added = self.added.into_iter().map(|(path, rows)| Edit::Include(path, rows));
        self.wishes.into_iter().filter_map(edit).chain(added).chain(dropped).collect()
    }

    fn add(&mut self, path: Vec<Step>, wish: Wish) {
        self.last.insert(path.clone(), self.wishes.len());
        self.wishes.push((path, wish));
    }

    /// When what is at the path, or what it is in, was last removed.
    fn removed(&self, path: &[Step]) -> Option<usize> {
        (1..=path.len()).filter_map(|len| self.removed.get(&path[..len])).max().copied()
    }

    /// The wish about the same field that nothing has come between.
    fn own(&self, path: &[Step]) -> Option<usize> {
        let last = self.last.get(path).copied();
        last.filter(|last| self.removed(path).is_none_or(|removed| removed < *last))
    }

    /// The list at a path as it is to be; `None` where something else stands.
    fn items(&mut self, root: At<'_>, path: &[Step]) -> Option<&mut Items> {
        let at = if let Some(at) = self.own(path) {
            at
        } else {
            let there = if self.removed(path).is_some() { Some(Vec::new()) } else { list(root, path) };
            self.add(path.to_vec(), Wish::List(Items::of(there?)));
            self.wishes.len() - 1
        };
        let wish = &mut self.wishes[at].1;
        if let Wish::Edit(Edit::Put(_, Value::List(items))) = wish {
            *wish = Wish::List(Items { is_changed: true, ..Items::of(std::mem::take(items)) });
        }
        match wish {
            Wish::List(items) => Some(items),
            Wish::Edit(_) => None,
        }
    }
}

/// What stands at a path.
pub(super) fn node<'a>(root: At<'a>, path: &[Step]) -> Option<At<'a>> {
    path.iter().try_fold(root, |at, step| match step {
        Step::Key(key) => at.get(key),
        Step::Item(item) => at.items().nth(*item),
    })
}

/// The items of the list at a path; none where nothing stands, one where a single value does, and `None` where
/// something else does.
fn list(root: At<'_>, path: &[Step]) -> Option<Vec<Value>> {
    match node(root, path).map(|node| (node, node.what())) {
        None => Some(Vec::new()),
        Some((node, What::List)) => Some(node.items().map(Value::of).collect()),
        Some((_, What::Scalar { text, plain: true })) if text.is_empty() => Some(Vec::new()),
        Some((node, What::Scalar { .. })) => Some(vec![Value::of(node)]),
        Some((_, What::Map)) => None,
    }
}

/// A list to which items are added and from which they are removed.
#[derive(Debug, Default)]
struct Items {
    all: Vec<Option<Value>>,
    /// Where each value is.
    places: HashMap<Value, Vec<usize>>,
    is_changed: bool,
}

impl Items {
    fn of(all: Vec<Value>) -> Self {
        let mut items = Self::default();
        for item in all {
            items.push(item);
        }
        items
    }

    fn push(&mut self, item: Value) {
        self.places.entry(item.clone()).or_default().push(self.all.len());
        self.all.push(Some(item));
    }

    fn include(&mut self, item: Value) {
        if self.places.get(&item).is_none_or(Vec::is_empty) {
            self.push(item);
            self.is_changed = true;
        }
    }

    fn exclude(&mut self, item: &Value) {
        for at in self.places.remove(item).unwrap_or_default() {
            self.all[at] = None;
            self.is_changed = true;
        }
    }

    /// The item with this number is another, or is gone.
    fn replace(&mut self, at: usize, item: Option<Value>) {
        let Some(there) = self.all.get_mut(at) else { return };
        if let Some(was) = std::mem::replace(there, item.clone()) {
            self.places.entry(was).or_default().retain(|own| *own != at);
        }
        if let Some(item) = item {
            self.places.entry(item).or_default().push(at);
        }
        self.is_changed = true;
    }

    fn edit(self, path: Vec<Step>) -> Option<Edit> {
        let all: Vec<Value> = self.all.into_iter().flatten().collect();
        let edit = if all.is_empty() { Edit::Remove(path) } else { Edit::Put(path, Value::List(all)) };
        self.is_changed.then_some(edit)
    }
}
