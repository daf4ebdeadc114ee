//! Gaps in the surveys that a plan's situation picture is made from: who has been sent one and has not answered.

use super::gap::Gap;
use super::kind::GapKind;
use crate::base::day::Day;
use crate::base::lang::{Say, listed};
use crate::facts::naming::row;
use crate::facts::surveyed;
use crate::model::records::plan::Plan;
use crate::model::records::survey::{Asked, Questionnaire};
use crate::model::workspace::Workspace;
use crate::say;

/// The most that are named; more are given as a number.
const FEW: usize = 3;

pub(super) fn gaps(workspace: &Workspace, day: Day, plan: &Plan, gaps: &mut Vec<Gap>) {
    for filed in surveyed::of_plan(workspace, plan) {
        gaps.extend(silent(workspace, day, filed.record));
    }
}

/// One gap for a survey: who has not answered and of whom it is not recorded, and how many of all that is.
fn silent(workspace: &Workspace, day: Day, survey: &Questionnaire) -> Option<Gap> {
    let (silent, uncounted) = (surveyed::silent(survey, day), surveyed::uncounted(survey, day));
    if silent.is_empty() && uncounted.is_empty() {
        return None;
    }
    let named = |all: &[&Asked]| {
        let named: Vec<String> = all.iter().map(|asked| name(workspace, asked)).collect();
        listed(&named.iter().map(String::as_str).collect::<Vec<_>>(), FEW)
    };
    let unanswered = (!silent.is_empty()).then(|| {
        let (Say { sv, en }, count, of) = (named(&silent), silent.len(), survey.asked.len());
        say!("{count} av {of} har inte svarat: {sv}.", "{count} of {of} have not answered: {en}.")
    });
    let unrecorded = (!uncounted.is_empty()).then(|| {
        let (Say { sv, en }, count, of) = (named(&uncounted), uncounted.len(), survey.asked.len());
        say!(
            "Antal svar är inte antecknat för {count} av {of}: {sv}.",
            "The number of answers is not recorded for {count} of {of}: {en}."
        )
    });
    let because = row([unanswered, unrecorded].into_iter().flatten(), &Say::fixed(" ", " "));
    let title = Say::same(survey.title.to_string());
    let gap = Gap::new(GapKind::SurveySilent, &survey.id, title, Some(because));
    let whose = silent.iter().chain(&uncounted).filter_map(|asked| asked.who.as_ref());
    Some(gap.of(&survey.prepared_by).about(whose))
}

/// What somebody is called in the register, otherwise as it is written.
fn name(workspace: &Workspace, asked: &Asked) -> String {
    let actor = asked.who.as_ref().and_then(|who| workspace.actor(who).found());
    let title = actor.map(|actor| actor.record.title.to_string()).filter(|title| !title.is_empty());
    title.or_else(|| asked.name().map(ToString::to_string)).unwrap_or_default()
}
