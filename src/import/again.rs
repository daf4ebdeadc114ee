//! A file that is read once more, beside the plan that it has become: what the plan lacks is filled in, and what it says
//! otherwise is left as it is and told. Nothing is taken away.

mod paths;
mod rows;
mod paired;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::matched::Match;
use crate::facts::diff::{Change, ChangeKind, Changed, ChangedPart, Class, Registers, between_versions};
use crate::model::kinds::Kind;
use crate::model::load::{self, Loaded, Reader};
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::edit::{Edit, Step, Value, new_file};
use crate::syntax::tree::At;
use crate::syntax::word::Word;
use crate::syntax::yaml;
pub(crate) use paired::Elsewhere;
use paired::{elsewhere, guesses, paired};
use paths::{Room, Sides, called, items, name_of, named, names, of_edit, single_or_items, text};
use rows::{LISTS, Rows};

/// What a file says beside the plan.
#[derive(Debug)]
pub(crate) struct Again {
    /// What fills in what the plan lacks, without new rows of its lists.
    fills: Vec<Edit>,
    /// The areas, needs and goals that only the file has: each with its list and id. They are added with what refers to them.
    rows: Vec<(Vec<Step>, Value)>,
    /// How many activities the plan has.
    count: usize,
    /// The new activities, each with its place among those of the plan.
    added: Vec<(usize, Value)>,
    /// What the plan says otherwise.
    pub(crate) differing: Vec<Differing>,
    /// The ids of the new activities.
    pub(crate) new: Vec<String>,
    /// The activities of the file that another plan has: they are not added.
    pub(crate) elsewhere: Vec<Elsewhere>,
    /// The titles of the activities of the plan that are not in the file.
    pub(crate) gone: Vec<String>,
    /// The titles in the file and in the plan of those that are the same by a guess.
    pub(crate) guessed: Vec<[String; 2]>,
    /// The id in the plan of each activity of the file.
    pub(crate) ids: BTreeMap<String, String>,
    /// The plan as the file says it, under the ids of the plan.
    pub(crate) file: Loaded,
}

/// A field that the plan and the file say otherwise.
#[derive(Clone, Debug)]
pub(crate) struct Differing {
    /// What the plan says (`was`) and the file (`now`).
    pub(crate) change: Change,
    edit: Edit,
    /// Another change that it is made with, whether or not it is chosen itself.
    with: Option<Change>,
}

impl Again {
    /// The edits of the plan, with what the file says of the fields that are chosen. Why there are two ways: where a comment
    /// stands in the way of the place of a new activity, it comes last.
    pub(crate) fn edits(&self, is_chosen: impl Fn(&Change) -> bool) -> [Vec<Edit>; 2] {
        let list = || vec![Step::from("activities")];
        let is_chosen =
            |own: &&Differing| is_chosen(&own.change) || own.with.as_ref().is_some_and(&is_chosen);
        let chosen = self.differing.iter().filter(is_chosen);
        let taken = chosen.map(|own| own.edit.clone());
        let mut own: Vec<Edit> = self.fills.iter().cloned().chain(taken).collect();
        let mut named = HashSet::new();
        for value in own.iter().flat_map(of_edit).chain(self.added.iter().map(|(_, value)| value)) {
            names(value, &mut named);
        }
        let is_named = |row: &&(Vec<Step>, Value)| called(&row.1).is_some_and(|id| named.contains(id));
        let mut rows: BTreeMap<&[Step], Vec<Value>> = BTreeMap::new();
        for (list, row) in self.rows.iter().filter(is_named) {
            rows.entry(list).or_default().push(row.clone());
        }
        let rows: Vec<Edit> =
            rows.into_iter().map(|(list, rows)| Edit::Include(list.to_vec(), rows)).collect();
        own.extend(rows);
        // Those with one place are made in one edit, and the last place first: what is new moves what comes after it.
        let mut by_place: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
        for (at, value) in &self.added {
            by_place.entry(*at).or_default().push(value.clone());
        }
        let placed = by_place.into_iter().rev().map(|(at, values)| {
            if at < self.count { Edit::Insert(list(), at, values) } else { Edit::Include(list(), values) }
        });
        let all: Vec<Value> = self.added.iter().map(|(_, value)| value.clone()).collect();
        let at_end = (!all.is_empty()).then(|| Edit::Include(list(), all));
        [own.iter().cloned().chain(placed).collect(), own.iter().cloned().chain(at_end).collect()]
    }

    /// The fields that differ, as a record that has changed.
    pub(crate) fn changed(&self, plan: &Plan) -> Option<Changed> {
        Some(Changed {
            kind: Kind::named("plan")?,
            id: plan.id.to_string(),
            title: plan.title.to_string(),
            how: ChangeKind::Altered,
            changes: self.differing.iter().map(|own| own.change.clone()).collect(),
        })
    }
}

/// Compares the text of a draft with the plan that is there. `None` where the plan cannot be read.
pub(crate) fn again(
    workspace: &Workspace,
    plan: Filed<'_, Plan>,
    text: &str,
    reader: &Reader,
) -> Option<Again> {
    let record = workspace.file(plan.file);
    let kind = Kind::named("plan")?;
    let own = record.yaml();
    let own = own.tree.root()?;
    let text = Arc::new(text.to_owned());
    let drafted = yaml::read(&text, false);
    let drafted = drafted.tree.root()?;
    let pairs = paired(workspace, drafted, own);
    let rows = Rows::of(drafted, own, &pairs);
    let entries = rows.renamed(drafted);
    let name = record.source.path.raw().clone();
    let file = load::file(reader, name, new_file("", &entries).into_bytes());
    let registers = Registers { was: Some(workspace), now: Some(workspace) };
    let changes = between_versions(kind, None, Some(record), Some(&file), registers);
    let changes = changes.map(|(_, changes)| changes).unwrap_or_default();
    let mut again = Again {
        fills: Vec::new(),
        rows: Vec::new(),
        count: own.get("activities").map_or(0, |list| list.items().count()),
        added: Vec::new(),
        differing: Vec::new(),
        new: Vec::new(),
        elsewhere: Vec::new(),
        gone: Vec::new(),
        guessed: guesses(drafted, own, &pairs),
        ids: rows.activities.clone(),
        file,
    };
    let said = Value::Map(entries);
    let mut told: HashSet<String> = HashSet::new();
    let sides = Sides::of(&said, own);
    again.differing.extend(leads(&changes, &sides));
    for change in changes {
        again.take(change, &sides, &mut told);
    }
    again.refer(&said, own, &pairs);
    let others = elsewhere(workspace, plan.record, drafted, &pairs);
    again.add(&said, &pairs, &others);
    again.elsewhere = others.into_values().collect();
    // As they stand in the plan, and what is of the plan as a whole first.
    again.differing.sort_by_key(|own| (own.change.part.is_some(), own.edit.path().to_vec()));
    Some(again)
}

/// The leads in the plan that are none of those that the file says are responsible: they go with the others.
fn leads<'c>(changes: &'c [Change], sides: &'c Sides<'_>) -> impl Iterator<Item = Differing> {
    let of = |change: &Change, field: &str| change.field == field && change.part.is_some();
    changes.iter().filter(move |change| of(change, "lead") && change.now.is_empty()).filter_map(move |lead| {
        let id = lead.part.as_ref().map(|part| &part.id)?;
        let is_its = |change: &&Change| {
            of(change, "responsible") && change.part.as_ref().is_some_and(|part| part.id == *id)
        };
        let with = changes.iter().find(is_its).filter(|own| !own.now.is_empty())?;
        let is_left = lead.was.iter().any(|lead| with.now.contains(lead));
        let edit = Edit::Remove(sides.of_activity(id, "lead")?);
        (!is_left).then(|| Differing { change: lead.clone(), edit, with: Some(with.clone()) })
    })
}

impl Again {
    /// Takes one difference as something to fill in, to tell or to leave.
    fn take(&mut self, change: Change, sides: &Sides<'_>, told: &mut HashSet<String>) {
        if change.part.is_some() && change.field.is_empty() {
            // New ones are added in the order of the file.
            if change.now.is_empty() {
                self.gone.extend(change.part.map(|part| part.title));
            }
            return;
        }
        let key = change.field.split(['.', '[']).next().unwrap_or_default();
        let is_reference = change.part.is_some() && LISTS.iter().any(|(_, own)| *own == key);
        if change.now.is_empty() || change.field == "id" || is_reference {
            return;
        }
        // A note that has more in it than the file says, says that too.
        let is_in = |now: &Word| change.was.iter().any(|was| was.contains(now.trim_end_matches('.')));
        if ["note", "time_note"].contains(&key) && change.now.iter().all(is_in) {
            return;
        }
        let path = change.path();
        let Some(edit) = sides.edit(&path).filter(|_| told.insert(path)) else { return };
        let is_row = LISTS.iter().any(|(list, own)| *list == key && !own.is_empty());
        if let (Edit::Include(list, values), true, None) = (&edit.0, is_row, &change.part) {
            self.rows.extend(values.iter().map(|row| (list.clone(), row.clone())));
        } else if change.was.is_empty() && matches!(edit.1, Room::Free) {
            self.fills.push(edit.0);
        } else {
            self.differing.push(Differing { change, edit: edit.0, with: None });
        }
    }

    /// Compares what activities refer to in the plan: its areas, needs and goals, of which some may be new.
    fn refer(&mut self, said: &Value, own: At<'_>, pairs: &[Option<Match>]) {
        let there: Vec<At<'_>> = own.get("activities").into_iter().flat_map(At::items).collect();
        for (value, pair) in items(said, "activities").iter().zip(pairs) {
            let Some((at, item)) = pair.and_then(|pair| Some((pair.at, *there.get(pair.at)?))) else {
                continue;
            };
            for (rows, key) in LISTS.iter().filter(|(_, key)| !key.is_empty()) {
                let now: Vec<&str> = items(value, key).iter().filter_map(called).collect();
                let list = item.get(key);
                let was: Vec<&str> = list.into_iter().flat_map(single_or_items).filter_map(name_of).collect();
                let lacking: Vec<&str> = now.iter().filter(|name| !was.contains(name)).copied().collect();
                let path = vec!["activities".into(), at.into(), (*key).into()];
                let values = |names: &[&str]| names.iter().map(|name| Value::text(*name)).collect::<Vec<_>>();
                if lacking.is_empty() {
                    continue;
                }
                if was.is_empty() {
                    self.fills.push(Edit::Put(path, Value::List(values(&now))));
                    continue;
                }
                // What is told of a name is what is told of it in the plan, where that has it.
                let defined = own.get(rows).into_iter().flat_map(At::items).filter_map(|row| row.get("id"));
                let referred = list.into_iter().flat_map(single_or_items).filter_map(named);
                let known: Vec<Word> = referred.chain(defined).filter_map(Word::of).collect();
                let word = |name: &&str| {
                    let own = known.iter().find(|own| own.stands().raw() == name);
                    own.cloned().unwrap_or_else(|| Word::from(*name))
                };
                let words = |names: &[&str]| names.iter().map(word).collect();
                let title = item.get("title").and_then(At::scalar).map(ToString::to_string);
                let part = ChangedPart {
                    plan: None,
                    id: text(value, "id").unwrap_or_default().to_owned(),
                    title: title.unwrap_or_default(),
                };
                let change = Change {
                    part: Some(part),
                    field: (*key).to_owned(),
                    row: None,
                    was: words(&was),
                    now: words(&now),
                    whole: None,
                    class: Class::Other,
                    why: None,
                };
                // A row with more in it than a name is kept.
                let is_plain =
                    list.is_some_and(|list| single_or_items(list).all(|item| item.scalar().is_some()));
                let edit = if is_plain {
                    Edit::Put(path, Value::List(values(&now)))
                } else {
                    Edit::Include(path, values(&lacking))
                };
                self.differing.push(Differing { change, edit, with: None });
            }
        }
    }

    /// Adds the activities that no plan has, each after the one that it comes after in the file.
    fn add(&mut self, said: &Value, pairs: &[Option<Match>], others: &BTreeMap<usize, Elsewhere>) {
        let mut place = 0;
        for (at, (value, pair)) in items(said, "activities").iter().zip(pairs).enumerate() {
            if let Some(pair) = pair {
                place = pair.at + 1;
            } else if !others.contains_key(&at) {
                self.new.extend(text(value, "id").map(str::to_owned));
                self.added.push((place, value.clone()));
            }
        }
        self.added.sort_by_key(|(at, _)| *at);
    }
}
