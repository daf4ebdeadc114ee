//! The surveys that a plan's situation picture is made from, and who has not answered them.

use std::collections::HashSet;

use crate::base::day::Day;
use crate::facts::picture;
use crate::facts::scope::Scope;
use crate::model::records::plan::Plan;
use crate::model::records::survey::{Asked, Questionnaire};
use crate::model::records::{Recorded, Text};
use crate::model::workspace::{Filed, Link, Workspace};
use crate::syntax::unsearched::Unsearched;

/// The surveys that serve a plan's picture: those that say so, and those that a source of it points to.
pub(crate) fn of_plan<'w>(workspace: &'w Workspace, plan: &Plan) -> Vec<Filed<'w, Questionnaire>> {
    let Some(picture) = picture::of_plan(workspace, plan).map(|filed| filed.record) else {
        return Vec::new();
    };
    let named = picture.sources.iter().filter_map(|source| workspace.one(source.survey.as_ref()?).found());
    let mut all: Vec<Filed<'w, Questionnaire>> =
        workspace.linked(Link::Of, picture.id.stands()).chain(named).collect();
    all.sort_by_key(|filed| (filed.record.id.stands(), filed.file));
    all.dedup();
    all
}

/// The surveys that serve no picture at all, and are a plan's own: those who ask, or else those who are asked, belong to
/// it. One that names nobody of the register is everybody's.
pub(crate) fn without_picture<'w>(
    workspace: &'w Workspace,
    plan: &'w Plan,
    day: Day,
) -> Vec<Filed<'w, Questionnaire>> {
    let scope = Scope::of(workspace, plan, day);
    let pictured = workspace.once((Day::FIRST, Questionnaire::KIND), || Pictured::of(workspace));
    let is_own = |survey: &Questionnaire| {
        let asked = || survey.asked.iter().filter_map(|asked| asked.who.as_ref());
        let mut of: Vec<&Text> = survey.prepared_by.iter().collect();
        if of.is_empty() {
            of.extend(asked());
        }
        of.is_empty() || of.into_iter().any(|name| scope.is_ours(name))
    };
    let is_loose = |survey: &Questionnaire| {
        survey.situation.is_none() && !pictured.0.contains(&survey.id.stands().owned())
    };
    let mut all = scope.records::<Questionnaire>();
    all.retain(|filed| is_loose(filed.record) && is_own(filed.record));
    all
}

/// The surveys that sources of a picture point to.
struct Pictured(HashSet<Unsearched>);

impl Pictured {
    fn of(workspace: &Workspace) -> Self {
        let sources = workspace.situations().flat_map(|filed| &filed.record.sources);
        Self(sources.filter_map(|source| Some(source.survey.as_ref()?.stands().owned())).collect())
    }
}

/// Whether a survey has been sent by a day.
pub(crate) fn is_sent(survey: &Questionnaire, day: Day) -> bool {
    survey.on.as_ref().is_none_or(|on| on.period.has_come(day))
}

/// Those who were sent a survey of whom nobody has recorded how many answered, though all answers were to be in.
pub(crate) fn uncounted(survey: &Questionnaire, day: Day) -> Vec<&Asked> {
    let is_over = survey.answer_by.as_ref().is_some_and(|by| by.period.is_over(day));
    let is_uncounted =
        |asked: &&Asked| asked.answered.is_none() && asked.sent.is_some_and(|sent| sent.value > 0);
    survey.asked.iter().filter(|_| is_over).filter(is_uncounted).collect()
}

/// Those who have been sent a survey and have not answered, once they are to have. Of whom a survey does not say how many
/// answered, it is not known.
pub(crate) fn silent(survey: &Questionnaire, day: Day) -> Vec<&Asked> {
    let is_early = survey.answer_by.as_ref().is_some_and(|by| !by.period.is_over(day));
    if is_early || !is_sent(survey, day) {
        return Vec::new();
    }
    let is_silent = |asked: &&Asked| {
        let was_sent = asked.sent.is_none_or(|sent| sent.value > 0);
        was_sent && asked.answered.is_some_and(|answered| answered.value == 0)
    };
    survey.asked.iter().filter(is_silent).collect()
}
