//! Selects records, and parts of records, by their content: any field of any schema, by its path.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::facts::alike;
use crate::facts::checked;
use crate::facts::dated::dated;
use crate::facts::scope::{Scope, owners};
use crate::facts::state::{State, Survey, responsible};
use crate::model::kinds::Kind;
use crate::model::parts::{PARTS, PartKind};
use crate::model::records::activity::Assessment;
use crate::model::records::organisation::Actor;
use crate::model::records::plan::Activity;
use crate::model::records::{Each, Record, Selection, Sought, Text, Where};
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::finding::{FileId, Place};
use crate::syntax::schema::Field;
use crate::syntax::tree::{At, Tree, What};
use crate::syntax::word::Word;

/// What is derived of an activity, beside what is written: it can be asked for by these names.
const DERIVED: [&str; 6] = ["responsible", "time", "goal", "need", "state", "assessment"];

/// The names by which what is derived of a kind can be asked for.
pub(crate) fn derived_of(kind: &str) -> &'static [&'static str] {
    match kind {
        "activity" => &DERIVED,
        "review" => &checked::DERIVED,
        _ => &[],
    }
}

/// What a selection chooses among.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Chosen {
    Kind(&'static Kind),
    Part(&'static PartKind),
}

impl Chosen {
    /// Finds what a name chooses among. `activity` is an activity of a plan, and `plan` the plan itself.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let part = PARTS.iter().find(|part| part.is_chosen && part.name == name).map(Self::Part);
        part.or_else(|| Kind::named(name).map(Self::Kind))
    }

    /// The kind of the record, or of the record that the part is in.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.name,
            Self::Part(part) => part.of.name,
        }
    }

    /// What its schema says of a field.
    ///
    /// # Errors
    /// The keys that there are where the path leads nowhere.
    pub(crate) fn field(self, path: &str) -> Result<Field<'static>, Vec<String>> {
        match self {
            Self::Kind(kind) => kind.judge().field(None, path),
            Self::Part(part) => part.of.judge().field(Some(part.list), path),
        }
    }

    pub(crate) fn word(self) -> Say {
        match self {
            Self::Kind(kind) => kind.word.clone(),
            Self::Part(part) => part.words.clone(),
        }
    }
}

/// The trees of one kind, by record id.
#[derive(Debug)]
pub(crate) struct OfKind<'w> {
    all: Vec<(FileId, Tree<'w>)>,
    /// The place of each file among them.
    places: HashMap<FileId, usize>,
}

impl<'w> OfKind<'w> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(FileId, Tree<'w>)> {
        self.all.iter()
    }

    pub(crate) fn get(&self, file: FileId) -> Option<&Tree<'w>> {
        self.places.get(&file).map(|at| &self.all[*at].1)
    }
}

/// The trees of a workspace's records. Each kind is parsed once, when it is first needed.
#[derive(Debug)]
pub(crate) struct Trees<'w> {
    workspace: &'w Workspace,
    read: RefCell<HashMap<&'static str, Rc<OfKind<'w>>>>,
}

impl<'w> Trees<'w> {
    pub(crate) fn new(workspace: &'w Workspace) -> Self {
        Self { workspace, read: RefCell::default() }
    }

    /// The trees of a kind. Files that could not be read as records are left out.
    pub(crate) fn of(&self, kind: &'static str) -> Rc<OfKind<'w>> {
        if let Some(read) = self.read.borrow().get(kind) {
            return read.clone();
        }
        let tree = |(file, loaded): (FileId, &'w crate::model::load::Loaded)| (file, loaded.yaml().tree);
        let all: Vec<(FileId, Tree<'w>)> = self.workspace.of_kind(kind).map(tree).collect();
        let places = all.iter().enumerate().map(|(at, (file, _))| (*file, at)).collect();
        let read = Rc::new(OfKind { all, places });
        self.read.borrow_mut().insert(kind, read.clone());
        read
    }
}

/// One record, or part of one, that may be selected.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub place: Place,
    /// The id, or another name.
    pub id: Word,
    /// What it is called; empty when it has only its id.
    pub title: String,
    /// The days that it is about.
    pub dated: Option<Period>,
    /// The values by path.
    values: Vec<(String, Vec<Word>)>,
}

impl Candidate {
    /// A record by its place, of which only the day is asked.
    pub(crate) fn of(place: Place, id: impl Into<Word>, on: Day) -> Self {
        let dated = Some(Period { first: on, last: on });
        Self { place, id: id.into(), title: String::new(), dated, values: Vec::new() }
    }

    /// The values under a path; empty when there are none.
    pub(crate) fn values(&self, path: &str) -> &[Word] {
        self.values.iter().find(|(own, _)| own == path).map_or(&[], |(_, values)| values.as_slice())
    }

    /// Puts what is derived under those of the paths that have such a name, whatever is written there.
    /// Leaves out the times under some paths that have not come on a day: what is promised for later is not given yet.
    fn leave_out(&mut self, paths: &[&str], day: Day) {
        let is_to_come = |time: &Word| Period::read(time).is_some_and(|time| !time.has_come(day));
        for (_, values) in self.values.iter_mut().filter(|(own, _)| paths.contains(&own.as_str())) {
            values.retain(|value| !is_to_come(value));
        }
    }

    fn derive(&mut self, paths: &[&str], names: &[&str], derived: impl Fn(&str) -> Vec<Word>) {
        for path in paths.iter().filter(|path| names.contains(*path)) {
            self.values.retain(|(own, _)| own != path);
            self.values.push(((*path).to_owned(), derived(path)));
        }
    }
}

/// Where a selection is made: a plan on a day.
#[derive(Debug)]
pub(crate) struct Candidates<'b, 'w> {
    pub workspace: &'w Workspace,
    pub trees: &'b Trees<'w>,
    /// The plan and the states of its activities.
    pub survey: &'b Survey<'w>,
    pub scope: Scope<'w>,
    /// The one of those who own the plan together for whom it is asked; `None` where it is asked for all of them.
    pub owner: Option<Filed<'w, Actor>>,
    pub day: Day,
}

impl<'w> Candidates<'_, 'w> {
    /// The same, of what counts for one of those who own the plan together.
    pub(crate) fn for_owner(&self, owner: Filed<'w, Actor>) -> Self {
        Self { scope: self.scope.clone(), owner: Some(owner), ..*self }
    }

    /// Whether something of some actors counts for the owner that it is asked for.
    fn is_for_owner<S: Sought>(&self, names: impl Iterator<Item = S>) -> bool {
        self.owner.is_none_or(|owner| {
            let actors: Vec<_> = names.filter_map(|name| self.workspace.actor(&name).found()).collect();
            self.scope.is_for(owner, &actors)
        })
    }

    /// Whether a record does. The picture that the plan is built on is that of all.
    fn is_record_for_owner(&self, record: &Record) -> bool {
        let plan = self.survey.plan;
        let is_picture = matches!(record, Record::Situation(own)
            if plan.situation.as_ref().is_some_and(|id| id.stands() == own.id.stands()));
        is_picture || self.is_for_owner(owners(record))
    }

    /// Every candidate: what concerns the plan and has happened. Only values under `paths` are kept.
    pub(crate) fn all(&self, chosen: Chosen, paths: &[&str]) -> Vec<Candidate> {
        let trees = self.trees.of(chosen.kind());
        let mut found = Vec::new();
        for file in self.scope.files(chosen.kind()) {
            let Some(tree) = trees.get(file) else { continue };
            let Some(record) = &self.workspace.file(file).record else { continue };
            let is_own = self.has_been(record) && self.is_record_for_owner(record);
            let when = dated(record).filter(|when| when.first <= self.day);
            let is_to_come = when.is_none() && dated(record).is_some();
            let Some(root) = tree.root().filter(|_| is_own) else { continue };
            match chosen {
                // A promise exists before its time has come.
                Chosen::Kind(kind) if !is_to_come || kind.name == "plan" => {
                    // A plan tells of what is to come.
                    let day = (kind.name != "plan").then_some(self.day);
                    let mut one = one(root, file, when, paths, day);
                    if let Record::Review(review) = record {
                        one.derive(paths, &checked::DERIVED, |path| {
                            let derived = checked::derived(review, &self.scope, self.day, path);
                            derived.into_iter().map(Word::from).collect()
                        });
                    }
                    // Who took part in training is named, or counted.
                    if let Record::Training(training) = record {
                        let counted = training.by_unit.iter().filter(|row| row.is_any()).map(|row| &row.unit);
                        let units = || training.units.iter().chain(counted.clone()).map(Word::from);
                        one.derive(paths, &["units"], |_| units().collect());
                    }
                    if let Some(day) = day {
                        one.leave_out(&to_come(chosen, paths), day);
                    }
                    found.push(one);
                }
                Chosen::Kind(_) => {}
                Chosen::Part(part) => {
                    let items = root.get(part.list).into_iter().flat_map(At::items);
                    let items = items.filter(|item| self.is_part(part, *item));
                    let kept = items.map(|item| self.part(part, item, file, when, paths));
                    found.extend(kept.filter(|one| one.dated.is_none_or(|when| when.first <= self.day)));
                }
            }
        }
        found
    }

    /// Whether a record is of what has been: training that is only planned has not.
    fn has_been(&self, record: &Record) -> bool {
        !matches!(record, Record::Training(training) if !training.is_held(self.day))
    }

    /// Whether a part is a candidate: not a cancelled activity, and not an actor of another plan's organisation.
    fn is_part(&self, part: &PartKind, item: At<'_>) -> bool {
        let body = item.get("body").and_then(At::stands).filter(|_| part.name == "decision");
        if !self.is_for_owner(body.iter()) {
            return false;
        }
        let Some(id) = item.get("id").and_then(At::stands) else { return part.of.name != "organisation" };
        match part.name {
            "activity" => {
                self.survey.row(&id).is_some_and(|(_, standing)| standing.state != State::Cancelled)
            }
            "role" | "unit" | "group" => {
                let actor = self.workspace.actor(&id).found();
                actor.is_some_and(|actor| self.scope.holds(actor)) && self.is_for_owner([&id].into_iter())
            }
            _ => true,
        }
    }

    fn part(
        &self,
        part: &PartKind,
        item: At<'_>,
        file: FileId,
        when: Option<Period>,
        paths: &[&str],
    ) -> Candidate {
        let own = item.get("on").and_then(At::scalar).and_then(|on| Period::read(on));
        // What a decision, an activity or a role lies in says nothing of when it was.
        let when = own.or(when.filter(|_| part.of.name == "situation"));
        let day = (part.of.name != "plan").then_some(self.day);
        let mut one = one(item, file, when, paths, day);
        let row = self.survey.row(&one.id).filter(|_| part.name == "activity");
        if let Some((activity, standing)) = row {
            let assessment = standing.assessment.map(Assessment::name);
            one.derive(paths, &DERIVED, |path| self.derived(path, activity, standing.state, assessment));
        }
        // What has no name of its own goes by that of its record.
        if one.id.is_empty()
            && let Some(record) = &self.workspace.file(file).record
        {
            one.id = Word::from(record.id());
        }
        one
    }

    fn derived(&self, name: &str, activity: &Activity, state: State, assessment: Option<&str>) -> Vec<Word> {
        let texts = |texts: &[Text]| texts.iter().map(Word::from).collect();
        match name {
            "responsible" => texts(responsible(self.survey.plan, activity)),
            "time" if activity.promise.is_given() => vec![Word::from("given")],
            "goal" => {
                let own = activity.goal.iter().map(|goal| Word::from(&goal.text));
                own.chain(activity.serves.iter().map(Word::from)).collect()
            }
            "need" => activity.needs.iter().map(|link| Word::from(&link.to)).collect(),
            "state" => vec![Word::from(state.name())],
            "assessment" => assessment.map(Word::from).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Whether one of the accepted values stands under a path. An actor matches by any of its names, and a unit by
    /// the units above it.
    pub(crate) fn stands(&self, one: &Candidate, wanted: &Where) -> bool {
        let values = one.values(&wanted.path);
        let is_it = |wanted: &Text| {
            let time = alike::time(wanted);
            let is_same_time = |own: &Word| time.is_some() && alike::time(own) == time;
            values.iter().any(|own| self.is_same(own, wanted) || is_same_time(own))
        };
        wanted.values.iter().any(is_it)
    }

    /// Whether a name is another one, or that of somebody below it.
    fn is_same(&self, own: &impl Sought, wanted: &impl Sought) -> bool {
        if own.sought() == wanted.sought() {
            return true;
        }
        let (Some(own), Some(wanted)) =
            (self.workspace.actor(own).found(), self.workspace.actor(wanted).found())
        else {
            return false;
        };
        self.workspace.line_of(own).any(|above| above == wanted)
    }

    /// The candidates with the required values, whatever their age and other fields.
    pub(crate) fn meant(&self, of: &Selection, more: &[&str]) -> Vec<Candidate> {
        let Some(chosen) = Chosen::named(&of.kind) else { return Vec::new() };
        let wheres = of.wheres.iter().map(|one| &*one.path);
        let paths: Vec<&str> =
            wheres.chain(of.has.iter().map(|path| &**path)).chain(more.iter().copied()).collect();
        let mut all = self.all(chosen, &paths);
        all.retain(|one| of.wheres.iter().all(|wanted| self.stands(one, wanted)));
        all
    }

    /// The records of each of the named things, whatever their age. What stands for all of them together is nobody's
    /// own, and what belongs to one of them is not also that of one above it.
    pub(crate) fn of_each<'e>(&self, each: &'e Each) -> Vec<(&'e Text, Vec<Candidate>)> {
        let meant = self.meant(&each.among, &[&each.by]);
        let is_nearer = |own: &Word, other: &Text, name: &Text| {
            self.is_same(own, other) && self.is_same(other, name) && !self.is_same(name, other)
        };
        let is_its = |own: &Word, name: &Text| {
            self.is_same(own, name) && !each.of.iter().any(|other| is_nearer(own, other, name))
        };
        let of = |name: &'e Text| {
            let own = meant.iter().filter(|one| one.values(&each.by).iter().any(|own| is_its(own, name)));
            (name, own.cloned().collect())
        };
        each.of.iter().map(of).collect()
    }

    /// Whether a candidate is recent enough, and after what it must follow.
    pub(crate) fn is_in_time(&self, one: &Candidate, of: &Selection) -> bool {
        let young = of
            .within
            .is_none_or(|within| one.dated.is_some_and(|when| within.value.after(when.last) >= self.day));
        let after = of.after.as_ref().is_none_or(|after| {
            let last =
                self.picked(after).into_iter().filter_map(|one| one.dated).map(|when| when.first).max();
            matches!((one.dated, last), (Some(when), Some(last)) if when.last > last)
        });
        young && after
    }

    /// Whether every required field has a value.
    pub(crate) fn is_given(one: &Candidate, has: &[Text]) -> bool {
        has.iter().all(|path| !one.values(path).is_empty())
    }

    /// Everything that a selection selects.
    pub(crate) fn picked(&self, of: &Selection) -> Vec<Candidate> {
        let mut meant = self.meant(of, &[]);
        meant.retain(|one| Self::is_given(one, &of.has) && self.is_in_time(one, of));
        meant
    }
}

/// The paths of times, when something was or is to be done.
fn to_come<'p>(chosen: Chosen, paths: &[&'p str]) -> Vec<&'p str> {
    paths.iter().filter(|path| chosen.field(path).is_ok_and(|field| field.is_time)).copied().collect()
}

/// A record, or a part of one, with the values under the requested paths.
/// `day` is when it is asked about, where what is told with a later time is left out.
fn one(at: At<'_>, file: FileId, dated: Option<Period>, paths: &[&str], day: Option<Day>) -> Candidate {
    let name = ["id", "title", "body", "question"].iter().find_map(|key| Word::of(at.get(key)?));
    let values = paths.iter().map(|path| ((*path).to_owned(), values_by(at, path, day))).collect();
    let place = Place::new(file, at.entries().next().map_or(at.span(), |(key, _)| key.span()));
    let title = at.get("title").and_then(At::scalar).map(ToString::to_string).unwrap_or_default();
    Candidate { place, id: name.unwrap_or_default(), title, dated, values }
}

/// The values under a path, through lists. A mapping gives one value: the word that it adds something to, as the way on
/// which an incident was reported, or otherwise only that it is there.
pub(crate) fn values(at: At<'_>, path: &str) -> Vec<Word> {
    values_by(at, path, None)
}

/// The values under a path as they were known by a day: a row, or a word, that has a time of its own which had not come is
/// left out.
fn values_by(at: At<'_>, path: &str, day: Option<Day>) -> Vec<Word> {
    let mut found = Vec::new();
    let parts: Vec<&str> = path.split('.').collect();
    gather(at, &parts, day, &mut found);
    found
}

fn gather(at: At<'_>, path: &[&str], day: Option<Day>, found: &mut Vec<Word>) {
    match (at.what(), path) {
        (What::List, _) => {
            at.items().filter(|row| is_known(*row, day)).for_each(|row| gather(row, path, day, found));
        }
        (What::Map, [first, rest @ ..]) => {
            let is_told =
                |under: &At<'_>| is_known(*under, day) && !is_to_come(at, &format!("{first}_on"), day);
            if let Some(under) = at.get(first).filter(is_told) {
                gather(under, rest, day, found);
            }
        }
        (What::Map, []) if !at.is_empty() => {
            found.push(at.get("way").and_then(Word::of).unwrap_or_default());
        }
        (What::Scalar { text, .. }, []) if !text.is_empty() => found.extend(Word::of(at)),
        _ => {}
    }
}

/// Whether something had come by the day, by its own time.
fn is_known(at: At<'_>, day: Option<Day>) -> bool {
    !["on", "month"].iter().any(|key| is_to_come(at, key, day))
}

/// Whether a time under a key is later than the day.
fn is_to_come(at: At<'_>, key: &str, day: Option<Day>) -> bool {
    let time = day.and(at.get(key)).and_then(At::scalar).and_then(|time| Period::read(time));
    time.zip(day).is_some_and(|(time, day)| !time.has_come(day))
}
