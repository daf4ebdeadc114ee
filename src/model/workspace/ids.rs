//! Finds records, and parts of records, by the ids that references use.

use super::store::Workspace;
use crate::model::filed::{Filed, Lookup};
use crate::model::records::activity::Progress;
use crate::model::records::case::Case;
use crate::model::records::flow::Flow;
use crate::model::records::framework::{Framework, Requirement};
use crate::model::records::plan::{Activity, Indicator, Plan};
use crate::model::records::situation::Situation;
use crate::model::records::{Recorded, Sought};
use crate::syntax::finding::FileId;

impl Workspace {
    /// Finds the plan with that id.
    pub fn plan(&self, id: &(impl Sought + ?Sized)) -> Lookup<Filed<'_, Plan>> {
        self.one(id)
    }

    /// The framework of that id.
    pub(crate) fn framework(&self, id: &(impl Sought + ?Sized)) -> Lookup<Filed<'_, Framework>> {
        self.one(id)
    }

    /// Finds the flow with that id.
    pub fn flow(&self, id: &(impl Sought + ?Sized)) -> Lookup<Filed<'_, Flow>> {
        self.one(id)
    }

    /// The flow that a case follows: the one that it names, the one in `vbe.toml`, or the only one there is.
    pub fn flow_of(&self, case: &Case) -> Lookup<Filed<'_, Flow>> {
        match (&case.flow, &self.config.flow) {
            (Some(id), _) => return self.flow(id),
            (None, Some(id)) => return self.flow(id),
            (None, None) => {}
        }
        let mut flows = self.flows();
        match (flows.next(), flows.next()) {
            (Some(only), None) => Lookup::Found(only),
            (None, _) if self.found_by.may_lack_a_flow => Lookup::Unknown,
            _ => Lookup::Missing,
        }
    }

    /// Finds the situation picture with that id.
    pub fn situation(&self, id: &(impl Sought + ?Sized)) -> Lookup<Filed<'_, Situation>> {
        self.one(id)
    }

    /// The record of a kind that has this id.
    pub(crate) fn one<T: Recorded>(&self, id: &(impl Sought + ?Sized)) -> Lookup<Filed<'_, T>> {
        match self.file_of(T::KIND, id) {
            Lookup::Found(file) => {
                let record = self.file(file).record.as_ref().and_then(T::of);
                record.map_or(Lookup::Unknown, |record| Lookup::Found(Filed { file, record }))
            }
            Lookup::Missing => Lookup::Missing,
            Lookup::Unknown => Lookup::Unknown,
        }
    }

    /// The file of the record of a kind with this id. Progress is not found so, since its id is unique only
    /// in its plan.
    pub(crate) fn file_of(&self, kind: &str, id: &(impl Sought + ?Sized)) -> Lookup<FileId> {
        let id = id.sought();
        let named = self.found_by.named.get(kind).map_or(&[][..], Vec::as_slice);
        let first = named.partition_point(|file| self.file(*file).own_id() < id);
        if let Some(file) = named.get(first).filter(|file| self.file(**file).own_id() == id) {
            return Lookup::Found(*file);
        }
        if self.found_by.claimed.contains(*id.raw()) { Lookup::Unknown } else { Lookup::Missing }
    }

    /// The activity `id` of a plan.
    pub(crate) fn activity<'w>(
        &'w self,
        plan: Filed<'w, Plan>,
        id: &(impl Sought + ?Sized),
    ) -> Lookup<&'w Activity> {
        match plan.record.activities.find(id) {
            Some(found) => Lookup::Found(found),
            None if self.file(plan.file).is_incomplete() => Lookup::Unknown,
            None => Lookup::Missing,
        }
    }

    /// Finds the indicator written as `plan/indicator`, with its plan.
    pub fn indicator(&self, reference: &(impl Sought + ?Sized)) -> Lookup<(Filed<'_, Plan>, &Indicator)> {
        let Some((plan, id)) = reference.sought().into_raw().split_once('/') else { return Lookup::Missing };
        match self.plan(plan) {
            Lookup::Found(filed) => match filed.record.indicators.find(id) {
                Some(found) => Lookup::Found((filed, found)),
                None if self.file(filed.file).is_incomplete() => Lookup::Unknown,
                None => Lookup::Missing,
            },
            Lookup::Missing => Lookup::Missing,
            Lookup::Unknown => Lookup::Unknown,
        }
    }

    /// What a measurement is of, written as `plan/id`: an indicator, or a goal in the plan's list.
    pub(crate) fn measurable(&self, reference: &(impl Sought + ?Sized)) -> Lookup<()> {
        match self.indicator(reference) {
            Lookup::Found(_) => Lookup::Found(()),
            Lookup::Unknown => Lookup::Unknown,
            Lookup::Missing => {
                let parted = reference.sought().into_raw().split_once('/');
                let goal = parted.and_then(|(plan, id)| self.plan(plan).found()?.record.goals.find(id));
                goal.map_or(Lookup::Missing, |_| Lookup::Found(()))
            }
        }
    }

    /// The requirement written as `framework/requirement`.
    pub(crate) fn requirement(
        &self,
        reference: &(impl Sought + ?Sized),
    ) -> Lookup<(Filed<'_, Framework>, &Requirement)> {
        let Some((framework, requirement)) = reference.sought().into_raw().split_once('/') else {
            return Lookup::Missing;
        };
        match self.framework(framework) {
            Lookup::Found(filed) => match filed.record.requirements.find(requirement) {
                Some(found) => Lookup::Found((filed, found)),
                None if self.file(filed.file).is_incomplete() => Lookup::Unknown,
                None => Lookup::Missing,
            },
            Lookup::Missing => Lookup::Missing,
            Lookup::Unknown => Lookup::Unknown,
        }
    }

    /// The progress of an activity, by the ids of its plan and of itself; `None` when none is recorded.
    pub fn progress(
        &self,
        plan: &(impl Sought + ?Sized),
        activity: &(impl Sought + ?Sized),
    ) -> Option<Filed<'_, Progress>> {
        let wanted = Some((plan.sought(), activity.sought()));
        let key = |file: &FileId| {
            self.progress_in(*file).map(|filed| (filed.record.plan.stands(), filed.record.id.stands()))
        };
        let first = self.found_by.progress.partition_point(|file| key(file) < wanted);
        let file = self.found_by.progress.get(first)?;
        self.progress_in(*file).filter(|_| key(file) == wanted)
    }
}
