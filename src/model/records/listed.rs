//! A list of a record whose items are looked up by their ids.

use std::ops::Deref;
use std::slice::Iter;

use super::sought::Sought;
use crate::syntax::unsearched::Unsearched;

/// Something that references name by an id.
pub trait Identified {
    /// The id as it stands in the file, which is unique in its list.
    fn id(&self) -> Unsearched<&str>;
}

/// The items of a list, in the order of the file.
///
/// Each is found by a search in the order of their ids. Why: a plan may refer to every item of a long list.
#[derive(Clone, Debug)]
pub struct Listed<T> {
    items: Vec<T>,
    /// The places of the items, in the order of their ids and then of the file.
    by_id: Box<[u32]>,
}

impl<T: Identified> Listed<T> {
    pub(super) fn of(items: Vec<T>) -> Self {
        let mut by_id: Box<[u32]> = (0..).take(items.len()).collect();
        by_id.sort_by_key(|at| items[*at as usize].id());
        Self { items, by_id }
    }

    /// The item with an id; the first, where several have it.
    pub fn find(&self, id: &(impl Sought + ?Sized)) -> Option<&T> {
        self.position(id).map(|at| &self.items[at])
    }

    /// The place in the list of the item with an id.
    pub(crate) fn position(&self, id: &(impl Sought + ?Sized)) -> Option<usize> {
        let id = id.sought();
        let first = self.by_id.partition_point(|at| self.items[*at as usize].id() < id);
        let at = *self.by_id.get(first)? as usize;
        (self.items[at].id() == id).then_some(at)
    }
}

impl<T> Deref for Listed<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<'l, T> IntoIterator for &'l Listed<T> {
    type Item = &'l T;
    type IntoIter = Iter<'l, T>;

    fn into_iter(self) -> Iter<'l, T> {
        self.items.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Identified for (&str, u8) {
        fn id(&self) -> Unsearched<&str> {
            Unsearched::new(self.0)
        }
    }

    #[test]
    fn an_item_is_found_by_its_id_and_the_first_of_those_that_share_one() {
        let listed = Listed::of(vec![("b", 1), ("a", 2), ("b", 3), ("c", 4)]);
        assert_eq!(
            ["a", "b", "c", "d", ""].map(|id| listed.position(id)),
            [Some(1), Some(0), Some(3), None, None]
        );
        assert_eq!(listed.find("b"), Some(&("b", 1)));
        assert_eq!(listed.iter().map(|item| item.1).collect::<Vec<_>>(), [1, 2, 3, 4]);
    }
}
