//! What those who ask for something by name mean: its id or the beginning of it, the sort before it (`survey:id` or
//! `survey/id`, in both languages), its plan before it, or the path of its file. The one place that reads such names.

use std::borrow::Cow;

use super::entities::{Entity, EntityIndex, EntityKind};
use crate::base::lang::Say;
use crate::base::likeness::{can_be_written, fold, nearest, plain_form};
use crate::base::nouns;
use crate::base::wording::{self, Word};
use crate::model::kinds::KINDS;
use crate::model::load::Loaded;
use crate::model::records::Record;
use crate::model::records::organisation::Actor;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Lookup, Workspace};
use crate::say;
use crate::syntax::finding::FileId;
use crate::syntax::unsearched::Unsearched;

/// How many are listed when a name may mean several things.
const LISTED: usize = 12;

/// Something that can be named.
#[derive(Debug)]
pub(crate) struct Called<'n> {
    pub kind: EntityKind,
    /// Another sort that it goes by: the progress of an activity is asked for as the activity too.
    pub also: Option<EntityKind>,
    /// Its whole id as it is told: `plan/activity`, or the id alone.
    pub id: Cow<'n, str>,
    /// The same as it stands in the file, whatever is covered of it: it is found by this.
    pub key: Unsearched,
    /// What people call it; empty when it has only its id.
    pub title: &'n str,
    /// The file of which it is the whole.
    pub file: Option<FileId>,
}

impl Called<'_> {
    fn short(&self) -> &str {
        self.key.raw().rsplit('/').next().unwrap_or_default()
    }

    fn is_of(&self, sorts: &[EntityKind]) -> bool {
        sorts.contains(&self.kind) || self.also.is_some_and(|also| sorts.contains(&also))
    }

    /// How it is named so that nothing of another sort is meant.
    fn label(&self) -> String {
        format!("{}:{}", self.kind.name(), self.id)
    }
}

/// How many letters of a title must be written at least.
const FEWEST: usize = 3;

/// How far a name need be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// To its end.
    Whole,
    /// So far that it means one thing only.
    Beginning,
}

/// The sorts that a word stands for, or begins the name of.
fn sorts(word: &str, fit: Fit) -> Vec<EntityKind> {
    const PARTS: [EntityKind; 7] = [
        EntityKind::Activity,
        EntityKind::Area,
        EntityKind::Need,
        EntityKind::Goal,
        EntityKind::Indicator,
        EntityKind::Requirement,
        EntityKind::Actor,
    ];
    let is_called = |kind: &EntityKind| {
        let own = kind.typed();
        own.is(word) || fit == Fit::Beginning && own.begins(word)
    };
    KINDS.iter().map(|kind| EntityKind::Record(kind.name)).chain(PARTS).filter(is_called).collect()
}

/// A way to read a name: the sorts that stand before it, and the rest.
struct Reading<'n> {
    sorts: Option<Vec<EntityKind>>,
    id: &'n str,
}

/// The ways to read a name. What stands before `:` is a sort, before `/` it may be.
fn readings(written: &str, fit: Fit) -> Vec<Reading<'_>> {
    if let Some((sort, id)) = written.split_once(':') {
        return vec![Reading { sorts: Some(sorts(sort, fit)), id }];
    }
    let bare = Reading { sorts: None, id: written };
    let sorted = written.split_once('/').map(|(sort, id)| Reading { sorts: Some(sorts(sort, fit)), id });
    let sorted = sorted.filter(|own| own.sorts.as_ref().is_some_and(|sorts| !sorts.is_empty()));
    [Some(bare), sorted].into_iter().flatten().collect()
}

/// Which of some things a name means. A whole name comes before the end of one, and that before a beginning.
/// `alias` is the id of what goes by another name.
pub(crate) fn meant(
    workspace: &Workspace,
    all: &[Called<'_>],
    written: &str,
    fit: Fit,
    alias: impl Fn(&str) -> Option<Unsearched>,
) -> Vec<usize> {
    let written = written.trim();
    let chosen = |is: &dyn Fn(&Called<'_>) -> bool| -> Vec<usize> {
        all.iter().enumerate().filter(|(_, one)| is(one)).map(|(at, _)| at).collect()
    };
    let files = workspace.files_at(written);
    let by_path = chosen(&|one| one.file.is_some_and(|file| files.contains(&file)));
    if written.is_empty() || !by_path.is_empty() {
        return by_path;
    }
    let whole = readings(written, Fit::Whole);
    let of = |readings: &[Reading<'_>], is: &dyn Fn(&Called<'_>, &str) -> bool| {
        let is_read =
            |one: &Called<'_>, own: &Reading<'_>| own.sorts.as_ref().is_none_or(|sorts| one.is_of(sorts));
        chosen(&|one| readings.iter().any(|own| is_read(one, own) && is(one, own.id)))
    };
    let exact = |one: &Called<'_>, id: &str| one.key.raw() == id;
    let aliased = |one: &Called<'_>, id: &str| {
        one.kind == EntityKind::Actor && alias(id).is_some_and(|id| one.key == id)
    };
    let short = |one: &Called<'_>, id: &str| one.short() == id;
    let mut found = of(&whole, &exact);
    for is in [&aliased as &dyn Fn(&Called<'_>, &str) -> bool, &short] {
        if found.is_empty() {
            found = of(&whole, is);
        }
    }
    let title = plain_form(written);
    if found.is_empty() {
        // A title may have a colon in it.
        found = chosen(&|one| is_titled(one, &title));
    }
    if found.is_empty() {
        found = of(&whole, &|one, own| is_titled(one, &plain_form(own)));
    }
    if found.is_empty() && fit == Fit::Beginning {
        found = of(&readings(written, fit), &begins);
    }
    if found.is_empty() && fit == Fit::Beginning && title.len() >= FEWEST {
        found = chosen(&|one| plain_form(one.title).starts_with(&title));
    }
    found
}

/// Whether it has that title, in plain letters.
fn is_titled(one: &Called<'_>, title: &str) -> bool {
    !title.is_empty() && !one.title.is_empty() && plain_form(one.title) == title
}

/// The one whose title is nearest to what is written, where that is near enough to have been meant: its title and id.
pub(crate) fn near_title<'a>(all: &'a [Called<'_>], written: &str) -> Option<(&'a str, &'a str)> {
    let title = nearest(written, all.iter().map(|one| one.title).filter(|title| !title.is_empty()))?;
    let one = all.iter().find(|one| one.title == title)?;
    Some((one.title, &one.id))
}

/// What a record is called: by its title, and the progress of an activity by that of the activity.
pub(crate) fn title_of<'w>(workspace: &'w Workspace, record: &'w Record) -> &'w str {
    match record {
        Record::Plan(own) => &own.title,
        Record::Framework(own) => &own.title,
        Record::Laws(own) => &own.title,
        Record::Flow(own) => &own.title,
        Record::Routine(own) => &own.title,
        Record::Training(own) => &own.title,
        Record::Situation(own) => &own.title,
        Record::Survey(own) => &own.title,
        Record::Agreement(own) => &own.title,
        Record::Activity(own) => {
            let plan = workspace.plan(&own.plan).found();
            plan.and_then(|plan| plan.record.activities.find(&own.id)).map_or("", |activity| &activity.title)
        }
        _ => "",
    }
}

/// Whether a name begins so, in each of its parts. The beginning of a plan's id is not that of everything in the plan.
fn begins(one: &Called<'_>, written: &str) -> bool {
    let is_begun = |text: &str, with: &str| fold(text).starts_with(&fold(with));
    match (written.split_once('/'), one.key.raw().split_once('/')) {
        (Some((above, own)), Some((plan, id))) => is_begun(plan, above) && is_begun(id, own),
        (Some(_), None) => false,
        (None, _) => is_begun(one.short(), written),
    }
}

/// The error that a name may mean several things: what is wrong, and what to write instead.
pub(crate) fn several(
    workspace: &Workspace,
    all: &[Called<'_>],
    meant: &[usize],
    written: &str,
) -> (Say, Say) {
    let count = meant.len();
    // Two of one sort with one id are told apart by their files, and so is what has no sort.
    let label = |at: &usize| {
        let own = all[*at].label();
        let is_alone = meant.iter().filter(|other| all[**other].label() == own).count() == 1;
        let file = all[*at].file.filter(|_| !is_alone || own.starts_with(':'));
        file.map_or(own, |file| workspace.source(file).label.clone())
    };
    let listed: Vec<String> =
        meant.iter().map(label).filter(|name| can_be_written(name)).take(LISTED).collect();
    let more = if count > LISTED { ", …" } else { "" };
    let listed = listed.join(", ");
    let is_all = meant.iter().all(|at| all[*at].kind == EntityKind::Activity);
    let Say { sv, en } = (if is_all { nouns::ACTIVITIES } else { nouns::THINGS }).with(count);
    (
        say!("{written} passar in på {sv}.", "{written} fits {en}."),
        say!("Skriv en av dem: {listed}{more}", "Write one of them: {listed}{more}"),
    )
}

/// Everything in the workspace with an id, as it can be named; and what a name means among it.
pub(crate) fn things<'i>(index: &'i EntityIndex<'_>, written: &str) -> (Vec<Called<'i>>, Vec<usize>) {
    let all: Vec<Called<'i>> = index
        .all
        .iter()
        .map(|thing| Called {
            kind: thing.kind,
            also: None,
            id: Cow::Borrowed(&thing.id),
            key: thing.key.clone(),
            title: &thing.title,
            file: matches!(thing.kind, EntityKind::Record(_)).then_some(thing.place.file),
        })
        .collect();
    let alias = |name: &str| {
        Some(Unsearched::new(index.workspace.actor(name).found()?.record.id.stands().raw().to_string()))
    };
    let mut found = meant(index.workspace, &all, written, Fit::Beginning, alias);
    // The progress of an activity is shown with the activity, unless it is asked for by its own name.
    let is_progress = |at: &usize| all[*at].kind == EntityKind::Record("activity");
    if !found.iter().all(is_progress) {
        found.retain(|at| !is_progress(at));
    }
    (all, found)
}

/// The names that go on from what is typed, each with the thing that it is of: the end of an id, the whole of it after `/`,
/// and either of them after a sort and `:`. Where none does, the name of the only thing whose title goes on so.
pub(crate) fn names(
    index: &EntityIndex<'_>,
    typed: &str,
    is_wanted: impl Fn(&Entity) -> bool,
) -> Vec<(String, usize)> {
    let (before, own) = typed.split_at(typed.find(':').map_or(0, |at| at + 1));
    let sorts = before.strip_suffix(':').map(|sort| sorts(sort, Fit::Beginning));
    let is_of = |one: &Entity| sorts.as_ref().is_none_or(|sorts| sorts.contains(&one.kind)) && is_wanted(one);
    let wanted = || index.all.iter().enumerate().filter(|(_, one)| is_of(one));
    let name = |one: &Entity| {
        let id = if own.contains('/') { &one.id } else { one.id.rsplit('/').next().unwrap_or_default() };
        format!("{before}{id}")
    };
    let found: Vec<_> =
        wanted().map(|(at, one)| (name(one), at)).filter(|(name, _)| name.starts_with(typed)).collect();
    let title = plain_form(own);
    if !found.is_empty() || title.len() < FEWEST {
        return found;
    }
    let mut titled = wanted().filter(|(_, one)| plain_form(&one.title).starts_with(&title));
    match (titled.next(), titled.next()) {
        (Some((at, one)), None) => vec![(name(one), at)],
        _ => Vec::new(),
    }
}

/// The record of a kind that a name means, as it stands among those there are.
pub(crate) fn record_of<'w>(
    workspace: &'w Workspace,
    kind: &'static str,
    written: &str,
    fit: Fit,
) -> Result<Option<FileId>, (Say, Say)> {
    let called = |(file, own): (FileId, &'w Loaded)| Called {
        kind: EntityKind::Record(kind),
        also: None,
        id: Cow::Owned(own.id().to_owned()),
        key: Unsearched::new(own.own_id().raw().to_string()),
        title: own.record.as_ref().map_or("", |record| title_of(workspace, record)),
        file: Some(file),
    };
    let all: Vec<Called<'_>> = workspace.of_kind(kind).map(called).collect();
    match meant(workspace, &all, written, fit, |_| None)[..] {
        [] => Ok(None),
        [only] => Ok(all[only].file),
        ref found => Err(several(workspace, &all, found, written)),
    }
}

/// The actor that a name means: as the register has it, or in other letters. A slip is asked about.
pub(crate) fn actor<'w>(workspace: &'w Workspace, written: &str) -> Option<Filed<'w, Actor>> {
    if let Lookup::Found(actor) = workspace.actor(written) {
        return Some(actor);
    }
    let all = || workspace.organisations().flat_map(|filed| &filed.record.actors);
    let words: Vec<Word<'_>> = all()
        .map(|actor| {
            // What is told of a covered name is no name.
            let names = actor.names().map(|name| Say::same(name.stands().into_raw()));
            names.fold(Word::bare(actor.id.stands().into_raw()), Word::also)
        })
        .collect();
    let at = wording::meant(written, &words)?;
    workspace.actor(&all().nth(at)?.id).found()
}

/// The plan that a name means; `None` when there is no such plan.
pub(crate) fn plan<'w>(
    workspace: &'w Workspace,
    written: &str,
    fit: Fit,
) -> Result<Option<Filed<'w, Plan>>, (Say, Say)> {
    if let Lookup::Found(plan) = workspace.plan(written) {
        return Ok(Some(plan));
    }
    let file = record_of(workspace, "plan", written, fit)?;
    Ok(file.and_then(|file| workspace.plans().find(|plan| plan.file == file)))
}
