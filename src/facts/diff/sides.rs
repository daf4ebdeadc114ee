//! Two versions of a record, compared by field.

use std::collections::BTreeSet;

use super::change::{Change, ChangedPart};
use super::class::Class;
use super::item;
use super::judged::Differing;
use super::leaves::{Leaves, in_list, keys, row_of, written};
use super::meaning::{Registers, is_same};
use super::rows::Alone;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::facts::kept::Kept;
use crate::model::kinds::Kind;
use crate::syntax::schema::Field;
use crate::syntax::word::Word;

pub(super) struct Sides<'a> {
    pub(super) kind: &'static Kind,
    pub(super) was: &'a Leaves,
    pub(super) now: &'a Leaves,
    pub(super) registers: Registers<'a>,
    /// The rows that only one version has.
    pub(super) alone: &'a Alone,
    pub(super) kept: &'a Kept,
    /// The times that the two plans are for, from which a time in them may take its year.
    pub(super) plans: (Option<Period>, Option<Period>),
}

impl Sides<'_> {
    /// The differences by field. An activity that is in one version only is one difference.
    pub(super) fn changes(&self) -> Vec<Change> {
        let (before, after) = (self.activities(self.was), self.activities(self.now));
        let gone = before.difference(&after).map(|id| self.gone(id));
        let come = after.difference(&before).map(|id| {
            let why = Some(Say::fixed("ny åtgärd", "a new activity"));
            self.whole(id, Class::Strengthened, why)
        });
        let mut changes: Vec<Change> = gone.chain(come).collect();
        let paths: BTreeSet<&Vec<Word>> = self.was.keys().chain(self.now.keys()).collect();
        let mut told: BTreeSet<&[Word]> = BTreeSet::new();
        for path in paths {
            let part = activity(self.kind, path);
            if part.as_ref().is_some_and(|id| before.contains(id) != after.contains(id)) {
                continue;
            }
            let own = if part.is_some() { 2 } else { 0 };
            let change = match item::alone(path, own, self.was, self.now) {
                Some(item) if told.insert(item) => self.of_item(item, own),
                Some(_) => None,
                None => self.of_field(path, own),
            };
            changes.extend(change.map(|change| self.settled(part.as_ref(), change)));
        }
        changes.sort_by_key(|change| change.class);
        changes
    }

    fn activities(&self, leaves: &Leaves) -> BTreeSet<Word> {
        leaves.keys().filter_map(|path| activity(self.kind, path)).collect()
    }

    fn title(&self, id: &Word) -> Word {
        let path = vec![Word::from("activities"), in_list(id), Word::from("title")];
        let title = self.now.get(&path).or_else(|| self.was.get(&path)).and_then(|title| title.first());
        title.unwrap_or(id).clone()
    }

    fn part(&self, id: &Word) -> ChangedPart {
        ChangedPart { plan: None, id: id.to_string(), title: self.title(id).to_string() }
    }

    fn whole(&self, id: &Word, class: Class, why: Option<Say>) -> Change {
        let title = vec![self.title(id)];
        let is_new = class == Class::Strengthened;
        let (was, now) = if is_new { (Vec::new(), title) } else { (title, Vec::new()) };
        let own = [Word::from("activities"), in_list(id)];
        let whole = if is_new { self.now } else { self.was };
        let whole = Some(item::whole(self.kind, &own, own.len(), whole, is_new));
        Change { part: Some(self.part(id)), field: String::new(), row: None, was, now, whole, class, why }
    }

    /// An activity that is gone. What is done, or cancelled by a decision, has not been removed from what is promised.
    fn gone(&self, id: &Word) -> Change {
        if let Some(word) = self.kept.over(id) {
            return self.whole(id, Class::Settled, Some(word.clone()));
        }
        self.whole(id, Class::Weakened, Some(Say::fixed("åtgärden borttagen", "the activity removed")))
    }

    /// A change in an activity. What is done, or cancelled by a decision, is not weakened, and nothing is begun later than
    /// it has begun.
    fn settled(&self, part: Option<&Word>, change: Change) -> Change {
        let is_over = part.is_some_and(|id| self.kept.over(id).is_some());
        let has_begun = || change.field == "start" && part.is_some_and(|id| self.kept.has_begun(id));
        let (class, why) = match change.class {
            Class::Weakened if part.is_some_and(|id| self.was_broken(id, &change)) => {
                (change.class, change.why)
            }
            Class::Weakened if is_over => (Class::Settled, change.why),
            Class::Weakened if has_begun() => {
                (Class::Other, Some(Say::fixed("har redan påbörjats", "has begun already")))
            }
            class => (class, change.why),
        };
        Change { part: part.map(|id| self.part(id)), class, why, ..change }
    }

    /// Whether a weakened promise of what has been begun or done between the two moments was not kept as it stood before:
    /// it was begun or done after its time, or what it was to reach was lowered first.
    fn was_broken(&self, id: &Word, change: &Change) -> bool {
        let on = match &*change.field {
            "start" => self.kept.begun_since(id),
            "finish" | "when" => self.kept.done_since(id),
            "goal.target" => return self.kept.done_since(id).is_some(),
            _ => return false,
        };
        let promised = change.was.first().and_then(|text| Period::started(text, self.plans.0));
        on.zip(promised).is_some_and(|(on, promised)| promised.is_over(on))
    }

    /// An item in one version only, unless it refers to what that version alone has.
    fn of_item(&self, item: &[Word], own: usize) -> Option<Change> {
        let list = self.field(item);
        let id = item.last().and_then(row_of);
        if list.zip(id).is_some_and(|(list, id)| self.alone.is(&list.refers, &id)) {
            return None;
        }
        let item::ItemChange { field, was, now, whole, class, why } =
            item::item_change(self.kind, item, own, self.was, self.now);
        let (was, now) = (self.held_back(item, was), self.held_back(item, now));
        Some(Change { part: None, field, row: None, was, now, whole: Some(whole), class, why })
    }

    fn of_field(&self, path: &[Word], own: usize) -> Option<Change> {
        let none = Vec::new();
        let (was, now) = (self.was.get(path).unwrap_or(&none), self.now.get(path).unwrap_or(&none));
        // The same words mean another time where the plan is for another.
        if was == now && self.plans.0 == self.plans.1 {
            return None;
        }
        let field = self.field(path);
        let is_planned = field.as_ref().is_some_and(|field| matches!(field.format, "planned" | "begun"));
        if was == now && !is_planned {
            return None;
        }
        let refers = field.as_ref().map(|field| field.refers.as_slice()).unwrap_or_default();
        let staying = |values: &[Word]| -> Vec<Word> {
            values.iter().filter(|value| !self.alone.is(refers, value)).cloned().collect()
        };
        let (was, now) = (staying(was), staying(now));
        let key = path.last().map_or("", |key| &**key);
        let meant = |values: &[Word], plan| if is_planned { dated(values, plan) } else { values.to_vec() };
        let (meant_was, meant_now) = (meant(&was, self.plans.0), meant(&now, self.plans.1));
        if is_same((field.as_ref(), key), &meant_was, &meant_now, self.registers) {
            return None;
        }
        let differing = Differing {
            is_promise: self.kind.name == "plan",
            field: field.as_ref(),
            path,
            was: &meant_was,
            now: &meant_now,
            versions: (self.was, self.now),
        };
        let (class, why) = differing.class();
        let (was, now) = (self.held_back(path, was), self.held_back(path, now));
        let row = (own..path.len()).find(|at| row_of(&path[*at]).is_some()).map(|at| &path[..=at]);
        let row = row.map(|row| item::called(row, [self.now, self.was]));
        // The path inside the activity, since the activity is named beside it.
        Some(Change { part: None, field: written(&path[own..]), row, was, now, whole: None, class, why })
    }

    fn field(&self, path: &[Word]) -> Option<Field<'static>> {
        self.kind.judge().field(None, &keys(path)).ok()
    }

    /// The values of a field as they may be told: of counts that may be small only that they are another, since the
    /// difference between two of them is a count too.
    fn held_back(&self, path: &[Word], values: Vec<Word>) -> Vec<Word> {
        let is_held = self.field(path).is_some_and(|field| field.is_held);
        let is_count = |value: &Word| value.parse::<f64>().is_ok();
        if is_held && values.iter().any(is_count) { vec![Word::from(HELD_BACK)] } else { values }
    }
}

/// The time that a plan is for, by what it says.
pub(super) fn plan_time(leaves: &Leaves) -> Option<Period> {
    Period::validity(leaves.get([Word::from("period")].as_slice())?.first()?)
}

/// Times of a plan with the year that they take from it.
fn dated(values: &[Word], plan: Option<Period>) -> Vec<Word> {
    let dated = |value: &Word| match (Period::read(value), Period::started(value, plan)) {
        (None, Some(period)) => value.map(|_| period.to_string()),
        _ => value.clone(),
    };
    values.iter().map(dated).collect()
}

/// What is told instead of a count that may be small.
const HELD_BACK: &str = "…";

/// The id of the activity that a path in a plan leads into.
pub(super) fn activity(kind: &Kind, path: &[Word]) -> Option<Word> {
    let [list, item, ..] = path else { return None };
    let own = kind.name == "plan" && *list == "activities";
    own.then(|| row_of(item)).flatten()
}

/// Writes the time of an activity in the columns in which the other version has it: `when` is the start of what goes on,
/// and else the finish.
pub(super) fn in_like_columns(kind: &Kind, was: &mut Leaves, now: &mut Leaves) {
    if kind.name != "plan" {
        return;
    }
    let of = |leaves: &Leaves| -> Vec<Vec<Word>> {
        let is_when = |path: &&Vec<Word>| path.len() == 3 && path[0] == "activities" && path[2] == "when";
        leaves.keys().filter(is_when).cloned().collect()
    };
    for (path, is_before) in
        of(was).into_iter().map(|path| (path, true)).chain(of(now).into_iter().map(|path| (path, false)))
    {
        let (own, other) = if is_before { (&mut *was, &*now) } else { (&mut *now, &*was) };
        let beside = |key: &str| vec![path[0].clone(), path[1].clone(), Word::from(key)];
        let is_ongoing =
            own.get(&beside("ongoing")).is_some_and(|values| values.iter().any(|value| *value == "true"));
        let column = beside(if is_ongoing { "start" } else { "finish" });
        if other.contains_key(&path) || !other.contains_key(&column) || own.contains_key(&column) {
            continue;
        }
        if let Some(values) = own.remove(&path) {
            own.insert(column, values);
        }
    }
}
