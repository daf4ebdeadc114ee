//! Decides which records concern a plan in a workspace with several, so that the meetings of one town do not count in
//! another's plan.

mod belonging;
mod places;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::sync::Arc;

use crate::base::day::Day;
use crate::facts::editions::{Editions, PlanState};
use crate::model::records::meeting::Meeting;
use crate::model::records::organisation::Actor;
use crate::model::records::plan::Plan;
use crate::model::records::report::Report;
use crate::model::records::situation::Situation;
use crate::model::records::{Record, Recorded, Text};
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::finding::FileId;
use crate::syntax::unsearched::Unsearched;
pub(crate) use belonging::owners;
use belonging::{of_report, plans_of};
use places::{Claims, Key, Places};

/// Whose work something is that a plan is to see done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// The plan's own.
    Own,
    /// That of several plans of the organisation, in each of which it counts.
    Shared,
}

/// The organisations whose work a plan is about.
#[derive(Clone, Debug)]
pub(crate) struct Scope<'w> {
    workspace: &'w Workspace,
    plan: &'w Plan,
    /// The plan's organisation and those above it, nearest first.
    line: Vec<Filed<'w, Actor>>,
    /// Those who own the plan together.
    owners: Vec<Filed<'w, Actor>>,
    /// The organisations of all plans.
    claims: Arc<Claims>,
    day: Day,
    /// The plans that this one has replaced, latest first.
    earlier: Vec<Unsearched<&'w str>>,
    /// The state of the plan on the day.
    state: PlanState,
    /// Whether another plan of the organisation counts on the day.
    has_company: bool,
}

impl<'w> Scope<'w> {
    /// The scope on a day: what is not in force yet parts nobody's work from another's.
    pub(crate) fn of(workspace: &'w Workspace, plan: &'w Plan, day: Day) -> Self {
        // A joint plan that nobody coordinates is placed by the first of its owners.
        let first = plan.parties().next().and_then(|name| workspace.actor(name).found());
        let line: Vec<Filed<'_, Actor>> = first.into_iter().flat_map(|own| workspace.line_of(own)).collect();
        let owners = plan.owners.iter().filter_map(|name| workspace.actor(name).found()).collect();
        let (state, earlier) = (Editions::on(workspace, day).state(plan), earlier(workspace, plan));
        let claims = Claims::on(workspace, day);
        let of = plan.organisation.as_ref().and_then(|name| workspace.actor(name).found());
        let is_among = state.counts() && of.is_some() && of == line.first().copied();
        let has_company = line.first().is_some_and(|first| claims.counted(*first) > usize::from(is_among));
        Self { workspace, plan, line, owners, claims, day, earlier, state, has_company }
    }

    /// The plan's organisation by its title.
    pub(crate) fn organisation(&self) -> Option<&str> {
        let title = self.line.first().map(|own| &*own.record.title).filter(|title| !title.is_empty());
        title.or(self.plan.organisation.as_deref())
    }

    /// Whether an actor belongs to the plan: in its organisation, above it, or elsewhere in the same top unit where
    /// no other plan is made.
    pub(crate) fn is_ours(&self, name: &Text) -> bool {
        self.workspace.actor(name).found().is_some_and(|actor| self.holds(actor))
    }

    /// The same for an actor in the register. A group belongs where its unit, its convener or a member does.
    pub(crate) fn holds(&self, actor: Filed<'w, Actor>) -> bool {
        let Some(own) = self.line.first() else { return true };
        let line: Vec<Filed<'_, Actor>> = self.workspace.line_of(actor).collect();
        if line.contains(own) || self.owners.iter().any(|owner| line.contains(owner)) {
            return true;
        }
        let is_under_one_roof = line.last() == self.line.last();
        if is_under_one_roof {
            let is_other = |unit: &Filed<'w, Actor>| self.claims.hold(*unit) && !self.line.contains(unit);
            return !line.iter().any(is_other);
        }
        // An actor without a unit is placed by those that it works with.
        let record = actor.record;
        let belongs = record.convener.iter().chain(&record.members);
        line.len() == 1 && belongs.filter(|name| **name != record.id).any(|name| self.is_within(name))
    }

    /// Whether two names are of the same actor.
    pub(crate) fn is_same(&self, one: &Text, other: &Text) -> bool {
        self.workspace.is_same_actor(one, other)
    }

    /// Whether a member of a group is in the plan's organisation, or above it.
    fn is_within(&self, name: &Text) -> bool {
        let Some(actor) = self.workspace.actor(name).found() else { return false };
        self.workspace.line_of(actor).any(|unit| self.line.contains(&unit) || self.owners.contains(&unit))
    }

    /// Those who own the plan together, where they are several.
    pub(crate) fn joint(&self) -> &[Filed<'w, Actor>] {
        if self.owners.len() > 1 { &self.owners } else { &[] }
    }

    /// Whether what some actors have done or are counts for one of those who own the plan together: it is not only
    /// another's of them. What the plan's own responsible do, and a group of several, is done for all.
    pub(crate) fn is_for(&self, owner: Filed<'w, Actor>, actors: &[Filed<'w, Actor>]) -> bool {
        let of = |actor: &Filed<'w, Actor>| -> Vec<Filed<'w, Actor>> {
            if self.plan.responsible.iter().any(|name| self.workspace.actor(name).found() == Some(*actor)) {
                return Vec::new();
            }
            let record = actor.record;
            let members = record.convener.iter().chain(&record.members);
            let members = members.filter_map(|name| self.workspace.actor(name).found());
            let line = [*actor].into_iter().chain(members).flat_map(|own| self.workspace.line_of(own));
            line.filter(|unit| self.owners.contains(unit)).collect()
        };
        let is_its = |actor: &Filed<'w, Actor>| {
            let of = of(actor);
            of.is_empty() || of.contains(&owner)
        };
        actors.is_empty() || actors.iter().any(is_its)
    }

    pub(crate) fn workspace(&self) -> &'w Workspace {
        self.workspace
    }

    /// This plan and those that it has replaced, the latest first.
    pub(crate) fn editions(&self) -> impl Iterator<Item = Unsearched<&'w str>> {
        [self.plan.id.stands()].into_iter().chain(self.earlier.iter().copied())
    }

    /// The records of a kind that concern the plan, by id.
    pub(crate) fn records<T: Recorded>(&self) -> Vec<Filed<'w, T>> {
        let record = |file| T::of(self.workspace.file(file).record.as_ref()?);
        let files = self.files(T::KIND).into_iter();
        files.filter_map(|file| Some(Filed { file, record: record(file)? })).collect()
    }

    /// The files of a kind whose records concern the plan, by id.
    pub(crate) fn files(&self, kind: &'static str) -> Vec<FileId> {
        let workspace = self.workspace;
        let places = Places::of(workspace, kind, self.day);
        let mut files = match self.line.first() {
            // A plan of nobody in the register leaves nobody out.
            None => places.all.clone(),
            Some(_) => self.keys().iter().flat_map(|key| places.at(key)).copied().collect(),
        };
        if kind == Situation::KIND
            && let Some(id) = &self.plan.situation
            && let Some(picture) = workspace.situation(id).found()
        {
            files.push(picture.file);
        }
        files.sort_unstable_by_key(|file| places.order.get(file));
        files.dedup();
        let concerns =
            |file: &FileId| workspace.file(*file).record.as_ref().is_some_and(|own| self.concerns(own));
        files.retain(concerns);
        files
    }

    /// Where what concerns the plan is found: each record that does is in at least one of these places.
    fn keys(&self) -> Vec<Key> {
        let id = |actor: &Filed<'w, Actor>| actor.record.id.stands().owned();
        let mut keys = vec![Key::Open];
        keys.extend(self.editions().map(|plan| Key::Plan(plan.owned())));
        let parties = || self.line.first().into_iter().chain(&self.owners);
        keys.extend(parties().map(|own| Key::Under(id(own))));
        keys.extend(self.line.iter().map(|unit| Key::Claimed(id(unit))));
        keys.extend(self.line.last().map(|roof| Key::Roof(id(roof))));
        keys.extend(self.line.iter().chain(&self.owners).map(|unit| Key::Near(id(unit))));
        keys
    }

    /// Whether a plan is this one, or an edition that it has replaced.
    pub(crate) fn is_edition(&self, plan: Unsearched<&str>) -> bool {
        plan == self.plan.id.stands() || self.earlier.contains(&plan)
    }

    /// Whether a report tells of the plan, to a receiver that is its own. What another municipality's board has been
    /// told is not told here, though the report names the plan.
    pub(crate) fn is_told_in(&self, report: &Report) -> bool {
        let to = report.to.as_ref();
        let is_foreign =
            to.and_then(|to| self.workspace.actor(to).found()).is_some_and(|actor| !self.holds(actor));
        let mut plans = of_report(report).peekable();
        let is_about = if plans.peek().is_some() {
            plans.any(|plan| self.is_edition(plan))
        } else {
            to.is_none_or(|to| self.is_ours(to))
        };
        is_about && !is_foreign
    }

    /// Whether what a meeting decided is the plan's to carry out, and whether it is that of other plans too. A meeting that
    /// names plans decides for those. What else a group has decided is for the plans of its organisation that count.
    pub(crate) fn carries_out(&self, meeting: &Meeting) -> Option<Whose> {
        let of_part = meeting.part_of.iter().filter_map(|of| Some(of.stands().parted()?.0));
        let mut named = meeting.presented.iter().map(|own| own.plan.stands()).chain(of_part).peekable();
        if named.peek().is_some() {
            return named.any(|plan| self.answers_for(plan)).then_some(Whose::Own);
        }
        self.shared(meeting.group.as_ref())
    }

    /// Whether a plan is this one, or one whose work it has taken over: what is not in force yet has taken over nothing.
    pub(crate) fn answers_for(&self, plan: Unsearched<&str>) -> bool {
        plan == self.plan.id.stands() || !self.state.is_ahead() && self.is_edition(plan)
    }

    /// Whether a report can tell of the plan: it names no plan but those that this one answers for. What is not in force yet
    /// is told of only by what names it.
    pub(crate) fn answers_for_report(&self, report: &Report) -> bool {
        let mut named = of_report(report).peekable();
        if named.peek().is_none() { !self.state.is_ahead() } else { named.any(|plan| self.answers_for(plan)) }
    }

    /// Whose it is that no plan is named for: the plan's own where it is the only one of its organisation that counts.
    /// Nothing where it is not the plan's.
    pub(crate) fn shared(&self, actor: Option<&Text>) -> Option<Whose> {
        // Where no plan of the organisation counts yet, it is that of the one to come.
        let is_told = self.state.counts() || self.state.is_ahead() && !self.has_company;
        let is_its = is_told && actor.is_none_or(|actor| self.is_ours(actor));
        is_its.then_some(if self.has_company { Whose::Shared } else { Whose::Own })
    }

    /// Whether a record concerns the plan: it names the plan, or an actor that belongs to it, or nobody.
    pub(crate) fn concerns(&self, record: &Record) -> bool {
        if let Record::Report(report) = record {
            return self.is_told_in(report);
        }
        let plans = plans_of(record);
        if !plans.is_empty() {
            // What was held, checked or reported under an earlier edition still counts in a new one; a promise and
            // its progress belong to their own edition.
            let is_passed_on = !matches!(record, Record::Plan(_) | Record::Activity(_));
            let is_own = |plan: Unsearched<&str>| {
                plan == self.plan.id.stands() || is_passed_on && self.is_edition(plan)
            };
            return plans.into_iter().any(is_own);
        }
        if let Record::Situation(situation) = record
            && self.plan.situation.as_ref().is_some_and(|id| situation.id.stands() == id.stands())
        {
            return true;
        }
        let mut names = owners(record).peekable();
        names.peek().is_none() || names.any(|name| self.is_ours(name))
    }
}

/// The plans that one has replaced, latest first.
fn earlier<'w>(workspace: &'w Workspace, plan: &'w Plan) -> Vec<Unsearched<&'w str>> {
    let (mut all, mut seen) = (Vec::new(), HashSet::new());
    let mut plan = plan;
    while let Some(before) = plan.previous.as_ref().and_then(|id| workspace.plan(id).found()) {
        if !seen.insert(before.record.id.stands()) {
            break;
        }
        plan = before.record;
        all.push(plan.id.stands());
    }
    all
}
