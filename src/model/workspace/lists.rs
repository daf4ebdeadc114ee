//! The records of a workspace, kind by kind, in the order of their files.

use super::link::Link;
use super::store::Workspace;
use crate::model::filed::Filed;
use crate::model::kinds::Kind;
use crate::model::load::Loaded;
use crate::model::records::activity::Progress;
use crate::model::records::agreement::Agreement;
use crate::model::records::attestation::Attestation;
use crate::model::records::case::Case;
use crate::model::records::deviation::Deviation;
use crate::model::records::flow::Flow;
use crate::model::records::framework::Framework;
use crate::model::records::incident::Incident;
use crate::model::records::laws::Laws;
use crate::model::records::measurement::Measurement;
use crate::model::records::meeting::Meeting;
use crate::model::records::organisation::Organisation;
use crate::model::records::plan::Plan;
use crate::model::records::report::Report;
use crate::model::records::review::Review;
use crate::model::records::routine::Routine;
use crate::model::records::situation::Situation;
use crate::model::records::survey::Questionnaire;
use crate::model::records::training::Training;
use crate::model::records::{Recorded, Sought};
use crate::syntax::finding::FileId;

impl Workspace {
    /// Every plan, in the order of file names.
    pub(crate) fn plans(&self) -> impl Iterator<Item = Filed<'_, Plan>> {
        self.each()
    }

    pub(crate) fn frameworks(&self) -> impl Iterator<Item = Filed<'_, Framework>> {
        self.each()
    }

    pub(crate) fn law_tables(&self) -> impl Iterator<Item = Filed<'_, Laws>> {
        self.each()
    }

    pub(crate) fn organisations(&self) -> impl Iterator<Item = Filed<'_, Organisation>> {
        self.each()
    }

    /// Every flow, by id.
    pub fn flows(&self) -> impl Iterator<Item = Filed<'_, Flow>> {
        self.each()
    }

    /// Every case, by id.
    pub fn cases(&self) -> impl Iterator<Item = Filed<'_, Case>> {
        self.each()
    }

    /// Every incident, by id.
    pub fn incidents(&self) -> impl Iterator<Item = Filed<'_, Incident>> {
        self.each()
    }

    /// Every deviation, by id.
    pub(crate) fn deviations(&self) -> impl Iterator<Item = Filed<'_, Deviation>> {
        self.each()
    }

    /// Every meeting, by id.
    pub fn meetings(&self) -> impl Iterator<Item = Filed<'_, Meeting>> {
        self.each()
    }

    /// Every attestation, by id.
    pub(crate) fn attestations(&self) -> impl Iterator<Item = Filed<'_, Attestation>> {
        self.each()
    }

    /// Every situation picture, by id.
    pub(crate) fn situations(&self) -> impl Iterator<Item = Filed<'_, Situation>> {
        self.each()
    }

    /// Every survey, by id.
    pub(crate) fn surveys(&self) -> impl Iterator<Item = Filed<'_, Questionnaire>> {
        self.each()
    }

    /// Every routine, by id.
    pub(crate) fn routines(&self) -> impl Iterator<Item = Filed<'_, Routine>> {
        self.each()
    }

    /// All training, by id.
    pub(crate) fn trainings(&self) -> impl Iterator<Item = Filed<'_, Training>> {
        self.each()
    }

    /// Every review, by id.
    pub(crate) fn reviews(&self) -> impl Iterator<Item = Filed<'_, Review>> {
        self.each()
    }

    /// Every agreement, by id.
    pub(crate) fn agreements(&self) -> impl Iterator<Item = Filed<'_, Agreement>> {
        self.each()
    }

    /// Every measurement, by id.
    pub fn measurements(&self) -> impl Iterator<Item = Filed<'_, Measurement>> {
        self.each()
    }

    /// The measurements of an indicator, written as `plan/indicator`, by id.
    pub(crate) fn measured<'w, S: Sought + ?Sized>(
        &'w self,
        indicator: &S,
    ) -> impl Iterator<Item = Filed<'w, Measurement>> + use<'w, S> {
        self.linked(Link::Of, indicator.sought())
    }

    /// The attestations of a requirement, written as `framework/requirement`, by id.
    pub(crate) fn attested<'w, S: Sought + ?Sized>(
        &'w self,
        requirement: &S,
    ) -> impl Iterator<Item = Filed<'w, Attestation>> + use<'w, S> {
        self.linked(Link::Of, requirement.sought())
    }

    /// The deviations that excuse a requirement or an activity, written as `plan/activity`, by id.
    pub(crate) fn excusing<'w, S: Sought + ?Sized>(
        &'w self,
        excused: &S,
    ) -> impl Iterator<Item = Filed<'w, Deviation>> + use<'w, S> {
        self.linked(Link::Of, excused.sought())
    }

    /// Everything that has been reported, by id.
    pub(crate) fn reports(&self) -> impl Iterator<Item = Filed<'_, Report>> {
        self.each()
    }

    /// The first file that is, or may be, of a kind and could not be read in full. Until it is corrected,
    /// nothing can be concluded about all records of the kind.
    pub(crate) fn torn(&self, kind: &str) -> Option<&Loaded> {
        let folder = Kind::named(kind).map_or("", |kind| kind.folder);
        let folder = folder.rsplit('/').next().unwrap_or_default();
        let is_of = |loaded: &Loaded| match loaded.kind {
            Some(own) => own.name == kind,
            // A file without a readable kind is taken to be of the kind that its folder is for.
            None => loaded.source.path.raw().rsplit('/').nth(1) == Some(folder),
        };
        self.files
            .iter()
            .find(|loaded| is_of(loaded) && (loaded.record.is_none() || !loaded.faults.is_empty()))
    }

    /// The records of a kind, by id.
    pub(crate) fn each<'w, T: Recorded + 'w>(&'w self) -> impl Iterator<Item = Filed<'w, T>> {
        self.of_kind(T::KIND)
            .filter_map(|(file, loaded)| Some(Filed { file, record: T::of(loaded.record.as_ref()?)? }))
    }

    /// The files of a kind by record id; progress by plan and id.
    pub(crate) fn of_kind(&self, kind: &'static str) -> impl Iterator<Item = (FileId, &Loaded)> {
        let named = self.found_by.named.get(kind).map_or(&[][..], Vec::as_slice);
        let progress = if kind == Progress::KIND { &self.found_by.progress[..] } else { &[] };
        named.iter().chain(progress).map(|file| (*file, self.file(*file)))
    }

    /// All progress, by plan and id.
    pub(crate) fn all_progress(&self) -> impl Iterator<Item = Filed<'_, Progress>> {
        self.found_by.progress.iter().filter_map(|file| self.progress_in(*file))
    }

    /// All progress whose plan is found, with the plan. It stands by plan, so that each is looked up once.
    pub(crate) fn planned_progress(&self) -> impl Iterator<Item = (Filed<'_, Progress>, Filed<'_, Plan>)> {
        let mut last = None;
        self.all_progress().filter_map(move |progress| {
            let id = progress.record.plan.stands();
            let plan = match last {
                Some((known, plan)) if known == id => plan,
                _ => self.plan(&id).found(),
            };
            last = Some((id, plan));
            Some((progress, plan?))
        })
    }

    /// The progress of a plan, by id.
    pub(crate) fn progress_of<'w>(
        &'w self,
        plan: &(impl Sought + ?Sized),
    ) -> impl Iterator<Item = Filed<'w, Progress>> {
        let plan = plan.sought();
        let of = |file: &FileId| self.progress_in(*file).map(|filed| filed.record.plan.stands());
        let first = self.found_by.progress.partition_point(|file| of(file) < Some(plan));
        let after = self.found_by.progress.partition_point(|file| of(file) <= Some(plan));
        self.found_by.progress[first..after].iter().filter_map(|file| self.progress_in(*file))
    }

    pub(super) fn progress_in(&self, file: FileId) -> Option<Filed<'_, Progress>> {
        let record = self.file(file).record.as_ref().and_then(Progress::of)?;
        Some(Filed { file, record })
    }
}
