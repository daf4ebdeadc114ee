//! What differs between two plans: activity by activity as the later one continues them, and the plans as wholes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ptr;

use super::change::{Change, ChangeKind, Changed, ChangedPart};
use super::class::Class;
use super::item;
use super::leaves::{Leaves, in_list, row_of};
use super::meaning::Registers;
use super::rows::{Alone, Renamed};
use super::sides::{Sides, in_like_columns, plan_time};
use super::version::Version;
use crate::base::lang::Say;
use crate::facts::kept::Kept;
use crate::facts::lineage;
use crate::model::kinds::Kind;
use crate::model::records::Text;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::schema::Form;
use crate::syntax::word::Word;

/// An activity, one that continues it, and how its promise differs.
#[derive(Debug)]
pub(crate) struct Pair<'w> {
    pub was: &'w Activity,
    pub now: &'w Activity,
    pub changes: Vec<Change>,
}

#[derive(Debug)]
pub(crate) struct PlanDiff<'w> {
    was: &'w Plan,
    now: &'w Plan,
    kind: &'static Kind,
    /// The content of the activities that nothing continues, or that continue nothing, by id.
    told: [BTreeMap<Word, Leaves>; 2],
    /// What differs in the plans as wholes.
    pub own: Vec<Change>,
    /// In the order of the earlier plan.
    pub pairs: Vec<Pair<'w>>,
    /// The activities that nothing continues.
    pub gone: Vec<&'w Activity>,
    /// The activities that continue nothing.
    pub come: Vec<&'w Activity>,
}

/// The activities of the other plan that each activity of one is paired with.
type Related<'w> = HashMap<*const Activity, Vec<&'w Activity>>;

fn related<'r, 'w>(all: &'r Related<'w>, own: &Activity) -> &'r [&'w Activity] {
    all.get(&ptr::from_ref(own)).map(Vec::as_slice).unwrap_or_default()
}

/// The keys of a plan that are another plan's from the beginning.
const ANOTHER: [&str; 2] = ["title", "period"];

impl<'w> PlanDiff<'w> {
    /// Compares two plans. `kept` has what of the earlier one is over or has begun.
    pub(crate) fn of(
        workspace: &'w Workspace,
        was: Filed<'w, Plan>,
        now: Filed<'w, Plan>,
        kept: &Kept,
    ) -> Option<Self> {
        let kind = workspace.file(now.file).kind?;
        let pairs = lineage::pairs(workspace, was.record, now.record);
        let (mut onward, mut back) = (Related::new(), Related::new());
        for (old, new) in &pairs {
            onward.entry(ptr::from_ref(*old)).or_default().push(*new);
            back.entry(ptr::from_ref(*new)).or_default().push(*old);
        }
        let is_gone = |own: &&Activity| related(&onward, own).is_empty();
        let is_new = |own: &&Activity| related(&back, own).is_empty();
        let gone: Vec<&Activity> = was.record.activities.iter().filter(is_gone).collect();
        let come: Vec<&Activity> = now.record.activities.iter().filter(is_new).collect();
        let before = Version::of(workspace.file(was.file)).leaves;
        let after = Version::of(workspace.file(now.file)).leaves;
        let plans = (plan_time(&before), plan_time(&after));
        let (mut own_before, mut before) = parted(before);
        let (mut own_after, mut after) = parted(after);
        // Those that refer to activities that became one, or to one that became several, refer to the same.
        let (mut renamed, mut merged) = (Renamed::of(kind, &own_before, &own_after), Renamed::default());
        for (old, new) in &pairs {
            let first = related(&back, new).first().copied().unwrap_or(old);
            renamed.refer_to_activity(&Word::from(&new.id), &Word::from(&first.id));
            merged.refer_to_activity(&Word::from(&old.id), &Word::from(&first.id));
        }
        own_before = merged.undone(kind, own_before);
        own_after = renamed.undone(kind, own_after);
        let alone = Alone::of(kind, &own_before, &own_after);
        let alone = alone.with_activities(gone.iter().chain(&come).map(|own| Word::from(&own.id)));
        for own in [&mut own_before, &mut own_after] {
            own.retain(|path, _| !ANOTHER.contains(&&*path[0]));
        }
        let registers = Registers { was: Some(workspace), now: Some(workspace) };
        let sides = |was: &Leaves, now: &Leaves, kept: &Kept| {
            let sides = Sides { kind, was, now, registers, alone: &alone, kept, plans };
            let changes = sides.changes().into_iter();
            changes.filter_map(in_plans).collect::<Vec<_>>()
        };
        let own = sides(&own_before, &own_after, &Kept::default());
        for leaves in before.values_mut().chain(after.values_mut()) {
            leaves.retain(|path, _| path.get(2).is_none_or(|key| *key != "id"));
        }
        let contents = Contents { kind, onward: &onward, back: &back, before: &before, after: &after };
        let changes = |(mut one, other): (Leaves, Leaves)| {
            let mut other = renamed.undone(kind, other);
            in_like_columns(kind, &mut one, &mut other);
            sides(&one, &other, kept)
        };
        let pair = |(was, now): &(&'w Activity, &'w Activity)| {
            let mut own = changes(contents.own(was, now));
            if let Some(whole) = contents.whole(was, now) {
                let whole = changes(whole);
                // What it has lost to another that continues the same, or brought from another, is no change.
                own.retain_mut(|change| {
                    let same = whole.iter().find(|other| other.field == change.field);
                    same.is_some_and(|same| {
                        let why = same.why.clone().map(|why| together(why, same.class != change.class));
                        (change.class, change.why) = (same.class, why);
                        true
                    })
                });
            }
            for change in &mut own {
                change.part = Some(part(None, now));
            }
            Pair { was, now, changes: own }
        };
        let mut pairs: Vec<Pair<'_>> = pairs.iter().map(pair).collect();
        moved_only(&mut pairs, (&onward, &back));
        let told = [before, after];
        Some(Self { was: was.record, now: now.record, kind, told, own, pairs, gone, come })
    }

    /// The same as the differences of one record. What two activities that became one have in common is told once.
    pub(crate) fn changed(self, kept: &Kept) -> Option<Changed> {
        let Self { was, now, kind, told: [before, after], mut own, pairs, gone, come } = self;
        let whole = |all: &BTreeMap<Word, Leaves>, activity: &Activity, is_new| {
            let (id, list) = (Word::from(&activity.id), Word::from("activities"));
            let own = [list, in_list(&id)];
            all.get(&id).map(|leaves| item::whole(kind, &own, own.len(), leaves, is_new))
        };
        own.extend(gone.into_iter().map(|activity| {
            let (class, why) = match kept.over(&Word::from(&activity.id)) {
                Some(word) => (Class::Settled, word.clone()),
                None => (Class::Weakened, Say::fixed("åtgärden borttagen", "the activity removed")),
            };
            let part = ChangedPart { plan: Some(was.id.to_string()), ..part(None, activity) };
            Change {
                was: vec![Word::from(&activity.title)],
                part: Some(part),
                field: String::new(),
                row: None,
                now: Vec::new(),
                whole: whole(&before, activity, false),
                class,
                why: Some(why),
            }
        }));
        own.extend(come.into_iter().map(|activity| {
            let part = part(None, activity);
            let why = Some(Say::fixed("ny åtgärd", "a new activity"));
            Change {
                now: vec![Word::from(&activity.title)],
                part: Some(part),
                field: String::new(),
                row: None,
                was: Vec::new(),
                whole: whole(&after, activity, true),
                class: Class::Strengthened,
                why,
            }
        }));
        own.extend(told_once(pairs));
        own.sort_by_key(|change| change.class);
        let (id, title) = (now.id.to_string(), now.title.to_string());
        (!own.is_empty()).then_some(Changed { kind, id, title, how: ChangeKind::Altered, changes: own })
    }
}

/// A change between two plans, if it is one: of what stands outside the promises, only that the next plan lacks something
/// that people are bound by.
fn in_plans(change: Change) -> Option<Change> {
    if change.class != Class::Beside {
        return Some(change);
    }
    let is_gone = change.was.iter().any(|own| !change.now.contains(own));
    let (class, why) = match &*change.field {
        "agreements" if !is_gone => return None,
        "agreements" if change.now.is_empty() => {
            (Class::Weakened, Say::fixed("nämns inte längre", "no longer named"))
        }
        "agreements" if change.now.iter().all(|own| change.was.contains(own)) => {
            (Class::Weakened, Say::fixed("färre överenskommelser", "fewer agreements"))
        }
        "agreements" => (Class::Other, Say::fixed("andra överenskommelser", "other agreements")),
        "revision" if change.now.is_empty() => {
            (Class::Weakened, Say::fixed("ingen revidering angiven", "no revision stated"))
        }
        _ => return None,
    };
    Some(Change { class, why: Some(why), ..change })
}

/// A reason that holds of several activities together, and not of one of them alone.
fn together(why: Say, is_of_all: bool) -> Say {
    if is_of_all { Say::new(format!("{} tillsammans", why.sv), format!("{} together", why.en)) } else { why }
}

/// The changes of all pairs. What several activities that hang together by a split or a merge have in common is told
/// once, with the titles of them all.
fn told_once(pairs: Vec<Pair<'_>>) -> Vec<Change> {
    let mut families: HashMap<*const Activity, usize> = HashMap::new();
    let (mut by_was, mut by_now) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
    for pair in &pairs {
        by_was.entry(ptr::from_ref(pair.was)).or_default().push(ptr::from_ref(pair.now));
        by_now.entry(ptr::from_ref(pair.now)).or_default().push(ptr::from_ref(pair.was));
    }
    for (family, pair) in pairs.iter().enumerate() {
        let mut left = vec![ptr::from_ref(pair.was)];
        while let Some(was) = left.pop() {
            if families.contains_key(&was) {
                continue;
            }
            families.insert(was, family);
            let onward = by_was.get(&was).into_iter().flatten();
            left.extend(onward.filter_map(|now| by_now.get(now)).flatten());
        }
    }
    let mut told: HashMap<usize, Vec<(Change, usize)>> = HashMap::new();
    let mut all: Vec<Change> = Vec::new();
    for pair in pairs {
        let family = families.get(&ptr::from_ref(pair.was)).copied().unwrap_or_default();
        let told = told.entry(family).or_default();
        for change in pair.changes {
            let alone = Change { part: None, ..change.clone() };
            if let Some((_, at)) = told.iter().find(|(own, _)| *own == alone) {
                also_in(&mut all[*at], change.part);
            } else {
                told.push((alone, all.len()));
                all.push(change);
            }
        }
    }
    all
}

/// Adds the title of another activity that a change is in.
fn also_in(change: &mut Change, other: Option<ChangedPart>) {
    if let Some((own, other)) = change.part.as_mut().zip(other)
        && !own.title.split(AND).any(|title| title == other.title)
    {
        own.title = format!("{}{AND}{}", own.title, other.title);
    }
}

/// What stands between the titles of activities that a change is in.
const AND: &str = "; ";

/// Removes what an activity of several that became one gained only because another of them had it already, and what one
/// of several that continue an activity lost only to another of them.
fn moved_only<'w>(pairs: &mut [Pair<'w>], (onward, back): (&Related<'w>, &Related<'w>)) {
    let fields = |pair: &Pair<'_>| -> BTreeSet<String> {
        pair.changes.iter().map(|change| change.field.clone()).collect()
    };
    let of_others = |pairs: &[Pair<'_>], at: usize, is_like: &dyn Fn(&Pair<'_>) -> bool| {
        let others = pairs.iter().enumerate().filter(|(other, pair)| *other != at && is_like(pair));
        others.map(|(_, pair)| fields(pair)).collect::<Vec<_>>()
    };
    let all: Vec<_> = (0..pairs.len())
        .map(|at| {
            let (was, now) = (pairs[at].was, pairs[at].now);
            if related(onward, was).len() < 2 && related(back, now).len() < 2 {
                return (Vec::new(), Vec::new());
            }
            let merged = of_others(pairs, at, &|pair| ptr::eq(pair.now, now));
            (merged, of_others(pairs, at, &|pair| ptr::eq(pair.was, was)))
        })
        .collect();
    for (pair, (merged, split)) in pairs.iter_mut().zip(all) {
        pair.changes.retain(|change| {
            let others = match (change.was.is_empty(), change.now.is_empty()) {
                (true, _) => &merged,
                (_, true) => &split,
                _ => return true,
            };
            others.iter().all(|fields| fields.contains(&change.field))
        });
    }
}

fn part(plan: Option<String>, activity: &Activity) -> ChangedPart {
    ChangedPart { plan, id: activity.id.to_string(), title: activity.title.to_string() }
}

/// A plan's own content, and that of each of its activities by id.
fn parted(leaves: Leaves) -> (Leaves, BTreeMap<Word, Leaves>) {
    let (mut own, mut activities) = (Leaves::new(), BTreeMap::<Word, Leaves>::new());
    for (path, values) in leaves {
        let id = path.get(1).filter(|_| path[0] == "activities").and_then(row_of);
        match id {
            Some(id) => activities.entry(id).or_default().insert(path, values),
            None => own.insert(path, values),
        };
    }
    (own, activities)
}

/// The content of the activities of two plans.
struct Contents<'p, 'w> {
    kind: &'static Kind,
    onward: &'p Related<'w>,
    back: &'p Related<'w>,
    before: &'p BTreeMap<Word, Leaves>,
    after: &'p BTreeMap<Word, Leaves>,
}

impl<'w> Contents<'_, 'w> {
    /// Both activities of a pair, under the id of the earlier one.
    fn own(&self, was: &Activity, now: &Activity) -> (Leaves, Leaves) {
        (of(self.before, was, &was.id), of(self.after, now, &was.id))
    }

    /// Both, where something was split or merged: what lists hold is theirs together with those that they share the
    /// other with.
    fn whole(&self, was: &Activity, now: &Activity) -> Option<(Leaves, Leaves)> {
        let others = |all: &[&'w Activity], own: &Activity| -> Vec<&'w Activity> {
            all.iter().copied().filter(|other| !ptr::eq(*other, own)).collect()
        };
        let before = others(related(self.back, now), was);
        let after = others(related(self.onward, was), now);
        if before.is_empty() && after.is_empty() {
            return None;
        }
        let (mut one, mut other) = self.own(was, now);
        for more in before {
            self.add(&mut one, of(self.before, more, &was.id));
        }
        for more in after {
            self.add(&mut other, of(self.after, more, &was.id));
        }
        Some((one, other))
    }

    /// Adds what another activity has in its lists.
    fn add(&self, whole: &mut Leaves, more: Leaves) {
        for (path, values) in more.into_iter().filter(|(path, _)| self.is_listed(path)) {
            let own = whole.entry(path).or_default();
            let distinct: BTreeSet<Word> = own.iter().cloned().collect();
            own.extend(values.into_iter().filter(|value| !distinct.contains(value)));
        }
    }

    /// Whether a path leads to a list, or to a row of one.
    fn is_listed(&self, path: &[Word]) -> bool {
        let is_row = path.iter().skip(2).any(|step| row_of(step).is_some());
        let mut steps = path.iter();
        let form = steps.try_fold(self.kind.form(), |form, step| match row_of(step) {
            Some(_) => form.items(),
            None => form.key(step),
        });
        is_row || form.is_some_and(Form::is_list)
    }
}

/// The content of an activity under another id.
fn of(all: &BTreeMap<Word, Leaves>, activity: &Activity, id: &Text) -> Leaves {
    let leaves = all.get(&Word::from(&activity.id)).into_iter().flatten();
    let moved = |(path, values): (&Vec<Word>, &Vec<Word>)| {
        let mut path = path.clone();
        path[1] = in_list(&Word::from(id));
        (path, values.clone())
    };
    leaves.map(moved).collect()
}
