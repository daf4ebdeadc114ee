//! What the rows of a page rest on, each fact with its file and line: for pages on which a row can be unfolded.

use super::cells::capital;
use super::context::ReportContext;
use crate::base::lang::Say;
use crate::facts::coverage::Coverage;
use crate::facts::due::Duty;
use crate::facts::indicators::{Measured, Subject};
use crate::facts::workload::Owned;
use crate::facts::{Standing, carried, why};
use crate::model::records::Sought;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::Filed;
use crate::output::page::Ground;
use crate::say;
use crate::syntax::finding::Place;

impl ReportContext<'_> {
    /// A file and a line, as `plans/plan.yaml:12`.
    pub(super) fn file_and_line(&self, place: Place) -> String {
        let source = self.workspace.source(place.file);
        format!("{}:{}", source.label, source.position(place.span.start).line)
    }

    pub(super) fn ground(&self, what: &Say, place: Place) -> Ground {
        Ground { what: capital(what.text(self.lang)), place: self.file_and_line(place) }
    }

    /// What the state of an activity rests on: the fact that decides it, and what was considered.
    pub(super) fn grounds_of_activity(
        &self,
        plan: Filed<'_, Plan>,
        activity: &Activity,
        standing: &Standing<'_>,
    ) -> Vec<Ground> {
        let progress = self.workspace.progress(&plan.record.id, &activity.id);
        let since = carried::since(self.workspace, activity, self.day);
        let record = progress.map(|filed| filed.record);
        let short = why::in_short(activity, standing, (record, since.is_some()), self.day);
        let facts = why::of_activity(plan, activity, (progress, since), standing.last, self.day);
        // It stands in none of the places alone: those follow.
        let own = Ground { place: String::new(), what: capital(short.text(self.lang)) };
        std::iter::once(own).chain(facts.iter().map(|fact| self.ground(&fact.what, fact.place))).collect()
    }

    /// What a coverage rests on.
    pub(super) fn grounds_of_coverage(&self, plan: Filed<'_, Plan>, coverage: &Coverage<'_>) -> Vec<Ground> {
        coverage.chain(plan).iter().map(|fact| self.ground(&fact.what, fact.place)).collect()
    }

    /// Where what is measured stands, and its target.
    pub(super) fn grounds_of_number(&self, plan: Filed<'_, Plan>, row: &Measured<'_>) -> Vec<Ground> {
        let what = match &row.subject {
            Subject::Indicator(_) => Say::fixed("indikatorn i planen", "the indicator in the plan"),
            Subject::Goal(_) => Say::fixed("målet i planen", "the goal in the plan"),
            Subject::Activity(..) => Say::fixed("åtgärden i planen", "the activity in the plan"),
        };
        let target = row.at.map(|at| (Say::fixed("målvärdet", "the target"), at));
        let all = std::iter::once((what, row.subject.id().span)).chain(target);
        all.map(|(what, span)| self.ground(&what, plan.place(span))).collect()
    }

    /// Where something that a plan names stands: one of its parts, a requirement that it follows, an actor or the plan itself.
    ///
    /// Nothing for what stands in a record of its own, such as a decision of a meeting.
    pub(super) fn ground_in_plan(
        &self,
        plan: Filed<'_, Plan>,
        id: &(impl Sought + ?Sized),
        what: &Say,
    ) -> Option<Ground> {
        let own = plan.record;
        let span = own
            .activities
            .find(id)
            .map(|own| own.id.span)
            .or_else(|| own.needs.find(id).map(|own| own.id.span))
            .or_else(|| own.goals.find(id).map(|own| own.id.span))
            .or_else(|| own.indicators.find(id).map(|own| own.id.span));
        let elsewhere = || {
            let requirement = self.workspace.requirement(id).found();
            let requirement = requirement.map(|(filed, own)| filed.place(own.id.span));
            requirement
                .or_else(|| self.workspace.actor(id).found().map(|filed| filed.place(filed.record.id.span)))
        };
        let of_plan = || (own.id.stands() == id.sought()).then(|| plan.place(own.id.span));
        let place = span.map(|span| plan.place(span)).or_else(of_plan).or_else(elsewhere);
        place.map(|place| self.ground(what, place))
    }

    /// Where what is to be done again stands, in each plan that it belongs to.
    pub(super) fn grounds_of_duty(&self, duty: &Duty<'_>) -> Vec<Ground> {
        let what = Say::fixed("uppgiften", "the duty");
        let id = duty.id.split_once('/').map_or(duty.id.as_str(), |(_, own)| own);
        let plans = duty.plans.iter().filter_map(|plan| self.workspace.plan(*plan).found());
        let own: Vec<Ground> = plans.filter_map(|plan| self.ground_in_plan(plan, id, &what)).collect();
        if own.is_empty() {
            let actor = self.workspace.actor(id).found();
            return actor
                .map(|filed| self.ground(&what, filed.place(filed.record.id.span)))
                .into_iter()
                .collect();
        }
        own
    }

    /// The open activities that somebody answers for, with their state.
    pub(super) fn grounds_of_owned(&self, owned: &Owned<'_>) -> Vec<Ground> {
        let open = owned.activities.iter().filter(|(_, _, standing)| standing.state.is_open());
        let ground = |(plan, activity, standing): &(&Plan, &Activity, Standing<'_>)| {
            let filed = self.workspace.plan(&plan.id).found()?;
            let (title, Say { sv, en }) = (&activity.title, standing.state.word());
            Some(self.ground(&say!("{title}: {sv}", "{title}: {en}"), filed.place(activity.id.span)))
        };
        open.filter_map(ground).collect()
    }
}
