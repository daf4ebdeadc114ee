//! Records, and parts of records, chosen by what stands in them: any field of any schema, by its path.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::facts::dated::dated;
use crate::facts::scope::Scope;
use crate::facts::state::{State, Survey, responsible};
use crate::model::kinds::Kind;
use crate::model::parts::{PARTS, PartKind};
use crate::model::records::activity::Assessment;
use crate::model::records::plan::Activity;
use crate::model::records::{Selection, Text, Where};
use crate::model::workspace::Workspace;
use crate::syntax::finding::{FileId, Place};
use crate::syntax::schema::Field;
use crate::syntax::tree::{At, Tree, What};
use crate::syntax::yaml;

/// What is derived of an activity, beside what is written: it can be asked for by these names.
pub(crate) const DERIVED: [&str; 6] = ["responsible", "time", "goal", "need", "state", "assessment"];

/// What a selection chooses among.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Chosen {
    /// Records of a kind.
    Kind(&'static Kind),
    /// Parts of records.
    Part(&'static PartKind),
}

impl Chosen {
    /// What that name chooses among. `activity` is what a plan promises, and `plan` the plan itself.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let part = PARTS.iter().find(|part| part.is_chosen && part.name == name).map(Self::Part);
        part.or_else(|| Kind::named(name).map(Self::Kind))
    }

    /// The kind of record that it is, or is in.
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

    /// What people call it.
    pub(crate) fn word(self) -> Say {
        match self {
            Self::Kind(kind) => kind.word.clone(),
            Self::Part(part) => part.words.clone(),
        }
    }
}

/// The trees of one kind.
type Read<'w> = Rc<Vec<(FileId, Tree<'w>)>>;

/// The trees of a workspace's records, each read once, when it is first asked for.
#[derive(Debug)]
pub(crate) struct Trees<'w> {
    workspace: &'w Workspace,
    read: RefCell<HashMap<&'static str, Read<'w>>>,
}

impl<'w> Trees<'w> {
    /// None is read yet.
    pub(crate) fn new(workspace: &'w Workspace) -> Self {
        Self { workspace, read: RefCell::default() }
    }

    /// Those of a kind, by the ids of the records. What could not be read as a record is not among them.
    pub(crate) fn of(&self, kind: &'static str) -> Read<'w> {
        if let Some(read) = self.read.borrow().get(kind) {
            return read.clone();
        }
        let tree = |(file, loaded): (FileId, &'w crate::model::load::Loaded)| {
            (file, yaml::read(&loaded.source.text, false).tree)
        };
        let read: Rc<Vec<_>> = Rc::new(self.workspace.of_kind(kind).map(tree).collect());
        self.read.borrow_mut().insert(kind, read.clone());
        read
    }
}

/// One record, or part of one, that may be chosen.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Where it stands.
    pub place: Place,
    /// Its id, or what else it goes by.
    pub id: String,
    /// The days that it is about.
    pub dated: Option<Period>,
    /// What stands in it, by path.
    values: Vec<(String, Vec<String>)>,
}

impl Candidate {
    /// What stands under a path; nothing when nothing does.
    pub(crate) fn values(&self, path: &str) -> &[String] {
        self.values.iter().find(|(own, _)| own == path).map_or(&[], |(_, values)| values.as_slice())
    }
}

/// Where a selection is made: a plan, on a day.
#[derive(Debug)]
pub(crate) struct Candidates<'b, 'w> {
    /// The records.
    pub workspace: &'w Workspace,
    /// Their trees.
    pub trees: &'b Trees<'w>,
    /// The plan, and where its activities stand.
    pub survey: &'b Survey<'w>,
    /// Whose work it is.
    pub scope: Scope<'w>,
    /// The day.
    pub day: Day,
}

impl Candidates<'_, '_> {
    /// Everything that a selection may choose, before it is asked what stands in it: what concerns the plan, and has
    /// happened. Only what stands under these paths is kept.
    pub(crate) fn all(&self, chosen: Chosen, paths: &[&str]) -> Vec<Candidate> {
        let trees = self.trees.of(chosen.kind());
        let mut found = Vec::new();
        for (file, tree) in trees.iter() {
            let Some(record) = &self.workspace.file(*file).record else { continue };
            let is_own = self.scope.concerns(record);
            let when = dated(record).filter(|when| when.first <= self.day);
            let is_to_come = when.is_none() && dated(record).is_some();
            let Some(root) = tree.root().filter(|_| is_own) else { continue };
            match chosen {
                // What is promised is promised before its time has come.
                Chosen::Kind(kind) if !is_to_come || kind.name == "plan" => {
                    found.push(one(root, *file, when, paths));
                }
                Chosen::Kind(_) => {}
                Chosen::Part(part) => {
                    let items = root.get(part.list).into_iter().flat_map(At::items);
                    let items = items.filter(|item| self.is_part(part, *item));
                    let kept = items.map(|item| self.part(part, item, *file, when, paths));
                    found.extend(kept.filter(|one| one.dated.is_none_or(|when| when.first <= self.day)));
                }
            }
        }
        found
    }

    /// Whether a part is one to choose among: an activity that has been cancelled is not, nor an actor of another's.
    fn is_part(&self, part: &PartKind, item: At<'_>) -> bool {
        let Some(id) = item.get("id").and_then(At::scalar) else { return part.of.name != "organisation" };
        match part.name {
            "activity" => self.survey.counting().any(|activity| *activity.id == **id),
            "role" | "unit" | "group" => {
                self.workspace.actor(id).found().is_some_and(|actor| self.scope.holds(actor))
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
        let mut one = one(item, file, when, paths);
        if part.name == "activity" {
            let row = self.survey.rows.iter().find(|(activity, _)| *activity.id == *one.id);
            if let Some((activity, standing)) = row {
                for path in paths.iter().filter(|path| DERIVED.contains(*path)) {
                    let values = self.derived(
                        path,
                        activity,
                        standing.state,
                        standing.assessment.map(Assessment::name),
                    );
                    one.values.retain(|(own, _)| own != path);
                    one.values.push(((*path).to_owned(), values));
                }
            }
        }
        one
    }

    fn derived(
        &self,
        name: &str,
        activity: &Activity,
        state: State,
        assessment: Option<&str>,
    ) -> Vec<String> {
        let texts = |texts: &[Text]| texts.iter().map(ToString::to_string).collect();
        match name {
            "responsible" => texts(responsible(self.survey.plan, activity)),
            "time" if activity.promise.is_given() => vec!["given".to_owned()],
            "goal" => {
                let own = activity.goal.iter().map(|goal| goal.text.to_string());
                own.chain(activity.serves.iter().map(ToString::to_string)).collect()
            }
            "need" => activity.needs.iter().map(|link| link.to.to_string()).collect(),
            "state" => vec![state.name().to_owned()],
            "assessment" => assessment.map(str::to_owned).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Whether one of the values stands under a path. An actor is the same by any of its names, and a unit is in those
    /// above it.
    pub(crate) fn stands(&self, one: &Candidate, wanted: &Where) -> bool {
        let values = one.values(&wanted.path);
        wanted.values.iter().any(|wanted| values.iter().any(|own| self.is_same(own, wanted)))
    }

    fn is_same(&self, own: &str, wanted: &str) -> bool {
        if own == wanted {
            return true;
        }
        let (Some(own), Some(wanted)) =
            (self.workspace.actor(own).found(), self.workspace.actor(wanted).found())
        else {
            return false;
        };
        self.workspace.line_of(own).any(|above| above == wanted)
    }

    /// Those in which what is asked for stands, whatever their age and whatever else is given in them.
    pub(crate) fn meant(&self, of: &Selection, more: &[&str]) -> Vec<Candidate> {
        let Some(chosen) = Chosen::named(&of.kind) else { return Vec::new() };
        let wheres = of.wheres.iter().map(|one| &*one.path);
        let paths: Vec<&str> =
            wheres.chain(of.has.iter().map(|path| &**path)).chain(more.iter().copied()).collect();
        let mut all = self.all(chosen, &paths);
        all.retain(|one| of.wheres.iter().all(|wanted| self.stands(one, wanted)));
        all
    }

    /// Whether one is young enough, and after what it is to come after.
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

    /// Whether all that is to be given in it is.
    pub(crate) fn is_given(one: &Candidate, has: &[Text]) -> bool {
        has.iter().all(|path| !one.values(path).is_empty())
    }

    /// All that a selection chooses.
    pub(crate) fn picked(&self, of: &Selection) -> Vec<Candidate> {
        let mut meant = self.meant(of, &[]);
        meant.retain(|one| Self::is_given(one, &of.has) && self.is_in_time(one, of));
        meant
    }
}

/// A record, or a part of one, with what stands under the paths that are asked about.
fn one(at: At<'_>, file: FileId, dated: Option<Period>, paths: &[&str]) -> Candidate {
    let name = ["id", "title", "body", "question"].iter().find_map(|key| at.get(key)?.scalar());
    let values = paths.iter().map(|path| ((*path).to_owned(), values(at, path))).collect();
    let place = Place::new(file, at.entries().next().map_or(at.span(), |(key, _)| key.span()));
    Candidate { place, id: name.map(ToString::to_string).unwrap_or_default(), dated, values }
}

/// What stands under a path: through lists, and of a mapping, that it is given.
pub(crate) fn values(at: At<'_>, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    let parts: Vec<&str> = path.split('.').collect();
    gather(at, &parts, &mut found);
    found
}

fn gather(at: At<'_>, path: &[&str], found: &mut Vec<String>) {
    match (at.what(), path) {
        (What::List, _) => at.items().for_each(|item| gather(item, path, found)),
        (What::Map, [first, rest @ ..]) => {
            if let Some(under) = at.get(first) {
                gather(under, rest, found);
            }
        }
        (What::Map, []) if !at.is_empty() => found.push(String::new()),
        (What::Scalar { text, .. }, []) if !text.is_empty() => found.push(text.to_string()),
        _ => {}
    }
}
