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
        self.wishes.into_iter().filter_map(edit).chain(dropped).collect()
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

/// The items of the list at a path; none where nothing stands, and `None` where something else does.
fn list(root: At<'_>, path: &[Step]) -> Option<Vec<Value>> {
    let node = path.iter().try_fold(root, |at, step| match step {
        Step::Key(key) => at.get(key),
        Step::Item(item) => at.items().nth(*item),
    });
    match node.map(|node| (node, node.what())) {
        None => Some(Vec::new()),
        Some((node, What::List)) => Some(node.items().map(Value::of).collect()),
        Some((_, What::Scalar { text, plain: true })) if text.is_empty() => Some(Vec::new()),
        Some(_) => None,
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
        if !self.places.contains_key(&item) {
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

    fn edit(self, path: Vec<Step>) -> Option<Edit> {
        let all: Vec<Value> = self.all.into_iter().flatten().collect();
        let edit = if all.is_empty() { Edit::Remove(path) } else { Edit::Put(path, Value::List(all)) };
        self.is_changed.then_some(edit)
    }
}
