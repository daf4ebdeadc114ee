//! A place in the plan by its path, and what the file says there.

use std::collections::{HashMap, HashSet};

use crate::syntax::edit::{Edit, Step, Value};
use crate::syntax::tree::{At, What};

/// The values that an edit writes.
pub(super) fn of_edit(edit: &Edit) -> Box<dyn Iterator<Item = &Value> + '_> {
    match edit {
        Edit::Put(_, value) => Box::new(std::iter::once(value)),
        Edit::Include(_, values) | Edit::Insert(_, _, values) => Box::new(values.iter()),
        Edit::Drop(..) | Edit::Remove(_) => Box::new(std::iter::empty()),
    }
}

/// Gathers every text of a value, among which are the ids that it refers to.
pub(super) fn names<'v>(value: &'v Value, found: &mut HashSet<&'v str>) {
    match value {
        Value::Scalar { text, .. } => {
            found.insert(text);
        }
        Value::List(items) => items.iter().for_each(|item| names(item, found)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| names(value, found)),
    }
}

/// Whether what is written takes the place of something.
pub(super) enum Room {
    Free,
    Taken,
}

/// The file and the plan, with their activities by id: a plan has many, and each can differ in much.
pub(super) struct Sides<'a> {
    said: &'a Value,
    own: At<'a>,
    of_file: HashMap<&'a str, &'a Value>,
    of_plan: HashMap<&'a str, (usize, At<'a>)>,
}

impl<'a> Sides<'a> {
    pub(super) fn of(said: &'a Value, own: At<'a>) -> Self {
        let of_file = items(said, LIST).iter().filter_map(|item| Some((called(item)?, item))).collect();
        let there = own.get(LIST).into_iter().flat_map(At::items).enumerate();
        let of_plan = there.filter_map(|(at, item)| Some((name_of(item)?, (at, item)))).collect();
        Self { said, own, of_file, of_plan }
    }

    /// The path of a field of an activity of the plan.
    pub(super) fn of_activity(&self, id: &str, field: &str) -> Option<Vec<Step>> {
        let (place, _) = self.of_plan.get(id)?;
        Some(vec![LIST.into(), (*place).into(), field.into()])
    }

    /// The edit that writes in the plan what the file says at a path, such as `activities[utbildning].goal.target`.
    pub(super) fn edit(&self, path: &str) -> Option<(Edit, Room)> {
        let (mut steps, mut at, mut value) = (Vec::new(), Some(self.own), self.said);
        for part in parts(path) {
            match part {
                Part::Key(key) => {
                    // What is written short, as one text, is replaced as a whole.
                    if at.is_some_and(|at| at.scalar().is_some()) {
                        break;
                    }
                    value = under(value, key).or_else(|| in_other_column(value, key))?;
                    at = at.and_then(|at| at.get(key));
                    steps.push(Step::from(key));
                }
                Part::Row(name) => {
                    let is_activity = steps == [Step::from(LIST)];
                    let place = if is_activity {
                        value = self.of_file.get(name)?;
                        self.of_plan.get(name).copied()
                    } else {
                        let Value::List(all) = value else { return None };
                        value = all.iter().find(|item| called(item) == Some(name))?;
                        let mut rows = at.into_iter().flat_map(At::items).enumerate();
                        rows.find(|(_, item)| name_of(*item) == Some(name))
                    };
                    let Some((place, item)) = place else {
                        // The plan has other rows in the list of an activity, which somebody may have chosen.
                        let is_of_plan = steps.len() == 1;
                        let room = if at.is_some() && !is_of_plan { Room::Taken } else { Room::Free };
                        return Some((Edit::Include(steps, vec![value.clone()]), room));
                    };
                    at = Some(item);
                    steps.push(Step::Item(place));
                }
            }
        }
        let room = if at.is_some() { Room::Taken } else { Room::Free };
        Some((Edit::Put(steps, value.clone()), room))
    }
}

/// The list of the activities.
const LIST: &str = "activities";

/// The time of an activity where the plan has it in another column.
fn in_other_column<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    ["start", "finish"].contains(&key).then(|| under(value, "when"))?
}

/// A part of a path.
enum Part<'p> {
    Key(&'p str),
    Row(&'p str),
}

fn parts(path: &str) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        if let Some((name, after)) = rest.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
            found.push(Part::Row(name));
            rest = after.strip_prefix('.').unwrap_or(after);
            continue;
        }
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        found.push(Part::Key(&rest[..end]));
        rest = rest[end..].strip_prefix('.').unwrap_or(&rest[end..]);
    }
    found
}

fn under<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    let Value::Map(entries) = value else { return None };
    entries.iter().find(|(own, _)| own == key).map(|(_, value)| value)
}

pub(super) fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    match under(value, key)? {
        Value::Scalar { text, .. } => Some(text),
        Value::List(_) | Value::Map(_) => None,
    }
}

pub(super) fn items<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    match under(value, key) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// What a row is called: its id, or itself.
pub(super) fn called(item: &Value) -> Option<&str> {
    match item {
        Value::Scalar { text, .. } => Some(text),
        item => text(item, "id"),
    }
}

/// The same in the plan, as it stands there.
pub(super) fn name_of(item: At<'_>) -> Option<&str> {
    named(item)?.stands().map(|own| *own.raw())
}

/// What names a row: itself, or what it is about.
pub(super) fn named(item: At<'_>) -> Option<At<'_>> {
    match item.what() {
        What::Scalar { .. } => Some(item),
        _ => ["id", "need", "goal", "area"].into_iter().find_map(|key| item.get(key)),
    }
}

/// The items of a list, or the single value that stands for a list of one.
pub(super) fn single_or_items(list: At<'_>) -> impl Iterator<Item = At<'_>> {
    let single = list.scalar().is_some().then_some(list);
    single.into_iter().chain(list.items())
}

/// What stands in a field.
pub(super) fn raw<'a>(at: At<'a>, key: &str) -> Option<&'a str> {
    at.get(key)?.stands().map(|own| *own.raw())
}
