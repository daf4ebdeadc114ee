//! Decides which records concern a plan in a workspace with several, so that the meetings of one town do not count in
//! another's plan.

use std::collections::HashSet;

use crate::base::day::Day;
use crate::facts::editions::{Editions, PlanState};
use crate::model::records::meeting::Meeting;
use crate::model::records::organisation::Actor;
use crate::model::records::plan::Plan;
use crate::model::records::report::Report;
use crate::model::records::{Record, Text};
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::unsearched::Unsearched;

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
    /// The organisations of the other plans.
    others: Vec<Filed<'w, Actor>>,
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
        let organisation = |plan: &'w Plan| workspace.actor(plan.organisation.as_ref()?).found();
        // A joint plan that nobody coordinates is placed by the first of its owners.
        let first = plan.parties().next().and_then(|name| workspace.actor(name).found());
        let line: Vec<Filed<'_, Actor>> = first.into_iter().flat_map(|own| workspace.line_of(own)).collect();
        let owners = plan.owners.iter().filter_map(|name| workspace.actor(name).found()).collect();
        let editions = Editions::on(workspace, day);
        let others = workspace.plans().filter(|other| !editions.state(other.record).is_ahead());
        let others = others.filter_map(|other| organisation(other.record));
        let others = others.filter(|other| !line.contains(other)).collect();
        let is_beside = |other: &Plan| {
            let other_id = other.id.stands();
            other_id != plan.id.stands() && editions.state(other).counts()
        };
        let has_company = workspace
            .plans()
            .filter(|other| is_beside(other.record))
            .any(|other| organisation(other.record).is_some_and(|of| line.first() == Some(&of)));
        let (state, earlier) = (editions.state(plan), earlier(workspace, plan));
        Self { workspace, plan, line, owners, others, earlier, state, has_company }
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
            return !line.iter().any(|unit| self.others.contains(unit));
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

    pub(crate) fn workspace(&self) -> &'w Workspace {
        self.workspace
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

/// The plans that a report says it is about: the plan that it names, or that of its activity.
fn of_report(report: &Report) -> impl Iterator<Item = Unsearched<&str>> {
    let of_part = report.part_of.iter().filter_map(|of| Some(of.stands().parted()?.0));
    report.plan.iter().map(Text::stands).chain(of_part)
}

/// The plans that a record says it belongs to.
fn plans_of<'r>(record: &'r Record) -> Vec<Unsearched<&'r str>> {
    let part = |of: &'r Option<Text>| of.iter().filter_map(|of| Some(of.stands().parted()?.0)).collect();
    match record {
        Record::Plan(plan) => vec![plan.id.stands()],
        Record::Activity(progress) => vec![progress.plan.stands()],
        Record::Measurement(measurement) => part(&measurement.indicator),
        Record::Training(training) => part(&training.part_of),
        Record::Review(review) => part(&review.part_of),
        _ => Vec::new(),
    }
}

/// The actors that a record says are responsible.
fn owners(record: &Record) -> Box<dyn Iterator<Item = &Text> + '_> {
    match record {
        Record::Situation(situation) => Box::new(situation.prepared_by.iter()),
        Record::Survey(survey) => {
            let asked = survey.asked.iter().filter_map(|asked| asked.who.as_ref());
            Box::new(survey.prepared_by.iter().chain(asked))
        }
        Record::Meeting(meeting) => Box::new(meeting.group.iter()),
        Record::Training(training) => {
            let counted = training.by_unit.iter().map(|row| &row.unit);
            Box::new(training.units.iter().chain(counted).chain(&training.meant_for).chain(&training.held_by))
        }
        Record::Review(review) => Box::new(review.unit.iter()),
        Record::Routine(routine) => Box::new(routine.owner.iter()),
        Record::Agreement(agreement) => Box::new(agreement.parties.iter()),
        Record::Attestation(attestation) => Box::new(attestation.role.iter()),
        Record::Deviation(deviation) => Box::new(deviation.body.iter()),
        _ => Box::new(std::iter::empty()),
    }
}
