//! What every section of a follow-up is made from: the plan on the day, and the time that is followed up.

use std::collections::HashMap;

use super::options::{FollowUpKind, Options};
use crate::base::day::Day;
use crate::base::lang::Lang;
use crate::facts::account::{Account, Fate, Promised};
use crate::facts::fulfilled::Fulfilled;
use crate::facts::indicators::{Measured, Numbers, Subject};
use crate::facts::lineage::{below, next_of};
use crate::facts::scope::Scope;
use crate::facts::select::Trees;
use crate::facts::{PlanState, Survey};
use crate::gaps::{Filter, Found, Gap};
use crate::model::records::activity::Progress;
use crate::model::records::plan::{Activity, Plan};
use crate::model::records::{Record, Recorded, Time};
use crate::model::workspace::{Filed, Workspace};
use crate::reports::context::ReportContext;
use crate::reports::goals::Goals;
use crate::syntax::unsearched::Unsearched;

/// A follow-up while it is put together.
pub(super) struct Document<'d, 'w> {
    pub context: &'d ReportContext<'w>,
    pub options: &'d Options,
    pub plan: &'w Plan,
    /// The day that the state, the gaps and what is to be decided are judged on. A time that has ended is told of as it
    /// stood when its last day was over, when what was to be done in it is either done or not.
    pub judged: Day,
    pub survey: Survey<'w>,
    /// What its sub-plans do.
    pub below: Vec<Survey<'w>>,
    pub scope: Scope<'w>,
    /// The scopes of the plans of other organisations.
    others: Vec<Scope<'w>>,
    pub numbers: Numbers<'w>,
    /// The place among the numbers of each activity's own goal.
    pub measured: HashMap<Unsearched<&'w str>, usize>,
    /// What became of each promise, where there is a plan that takes over.
    pub account: Option<Account<'w>>,
    /// The next plans where they are only drafts, which have replaced nothing.
    pub drafts: Vec<&'w Plan>,
    pub fates: HashMap<Unsearched<&'w str>, Fate>,
    pub found: Found<'w>,
    fulfilled: Fulfilled<'w>,
}

impl<'d, 'w> Document<'d, 'w> {
    pub(super) fn of(context: &'d ReportContext<'w>, filed: Filed<'w, Plan>, options: &'d Options) -> Self {
        let (workspace, plan, day) = (context.workspace, filed.record, context.day);
        let judged = options.judged_on(day);
        let survey = Survey::of(workspace, plan, judged);
        let next = next_of(workspace, plan, day);
        let is_draft = |next: &Filed<'w, Plan>| context.editions().state(next.record) == PlanState::Draft;
        // A plan may be followed by several, each of a part of it.
        let is_next = |other: &Filed<'w, Plan>| {
            is_draft(other)
                && other.record.previous.as_ref().is_some_and(|own| own.stands() == plan.id.stands())
        };
        let mut drafts: Vec<&Plan> = workspace.plans().filter(is_next).map(|next| next.record).collect();
        if let Some(next) =
            next.filter(is_draft).filter(|next| !drafts.iter().any(|own| own.id == next.record.id))
        {
            drafts.push(next.record);
        }
        let next = next.filter(|next| !is_draft(next));
        // What is measured of the time after is of another document, on whatever day this one is written.
        let numbers = Numbers::of(workspace, &survey, judged.min(options.period.last.plus_days(1)));
        let own = |(at, row): (usize, &Measured<'w>)| match row.subject {
            Subject::Activity(activity, _) => Some((activity.id.stands(), at)),
            Subject::Indicator(_) | Subject::Goal(_) => None,
        };
        let account = next.map(|next| Account::of(workspace, filed, Some(next), judged));
        let organisation = |plan: &Plan| {
            plan.organisation
                .as_ref()
                .and_then(|name| workspace.actor(name).found())
                .map(|own| own.record.id.stands())
        };
        let own_organisation = organisation(plan);
        let others = workspace.plans().filter(|other| {
            let its = organisation(other.record);
            its.is_some() && its != own_organisation
        });
        // What is over is not in the next plan, and its state tells how it ended.
        let is_left = |row: &&Promised<'w>| !matches!(row.fate, Fate::Done | Fate::Cancelled);
        let rows = account.iter().flat_map(|account| &account.rows).filter(is_left);
        Self {
            measured: numbers.rows.iter().enumerate().filter_map(own).collect(),
            fates: rows.map(|row| (row.activity.id.stands(), row.fate)).collect(),
            numbers,
            below: below(workspace, plan, judged),
            scope: Scope::of(workspace, plan, day),
            others: others.map(|other| Scope::of(workspace, other.record, day)).collect(),
            account,
            fulfilled: Fulfilled::of(workspace, plan, day),
            drafts,
            found: Filter::default().found_in(workspace, judged, &Trees::new(workspace), filed),
            context,
            options,
            plan,
            judged,
            survey,
        }
    }

    pub(super) fn lang(&self) -> Lang {
        self.context.lang
    }

    pub(super) fn day(&self) -> Day {
        self.context.day
    }

    pub(super) fn workspace(&self) -> &'w Workspace {
        self.context.workspace
    }

    pub(super) fn goals(&self) -> Goals<'_, 'w> {
        let Self { context, survey, below, numbers, .. } = self;
        Goals { context, survey, below, numbers }
    }

    pub(super) fn is_annual(&self) -> bool {
        self.options.kind == FollowUpKind::Annual
    }

    pub(super) fn gaps(&self) -> &[Gap] {
        &self.found.gaps
    }

    /// Whether a day lies in the time that is followed up, and has come.
    pub(super) fn is_within(&self, day: Day) -> bool {
        self.options.period.first <= day && day <= self.context.day.min(self.options.period.last)
    }

    /// Whether a time does, in part at least.
    pub(super) fn falls_within(&self, time: &Time) -> bool {
        self.options.falls_within(time, self.context.day)
    }

    /// What was held, checked or reported within the time as a part of an activity.
    pub(super) fn parts(&self, activity: &'w Activity) -> Vec<(Day, &'w Record)> {
        let all = self.fulfilled.records(activity).into_iter().filter(|(on, _)| self.is_within(*on));
        all.filter_map(|(on, file)| Some((on, self.workspace().file(file).record.as_ref()?))).collect()
    }

    /// The records of a kind that concern the plan, in the order of their files: also those of which the register does not
    /// say whose they are, where no plan of another organisation claims them.
    pub(super) fn of_kind<R: Recorded + 'w>(&self) -> Vec<&'w R> {
        let all = self.context.workspace.of_kind(R::KIND);
        let records = all.filter_map(|(_, loaded)| loaded.record.as_ref());
        let is_unclaimed = |record: &Record| {
            let is_of_plan = matches!(record, Record::Training(training) if training.part_of.is_some());
            !is_of_plan && !self.others.iter().any(|other| other.concerns(record))
        };
        let is_ours = |record: &&Record| self.scope.concerns(record) || is_unclaimed(record);
        records.filter(is_ours).filter_map(R::of).collect()
    }

    /// What has been told of an activity.
    pub(super) fn progress(&self, activity: &Activity) -> Option<&'w Progress> {
        self.workspace().progress(&self.plan.id, &activity.id).map(|filed| filed.record)
    }

    /// The number of an activity's own goal, where it is measured by one.
    pub(super) fn measure(&self, activity: &Activity) -> Option<&Measured<'w>> {
        self.measured.get(&activity.id.stands()).map(|at| &self.numbers.rows[*at])
    }
}
