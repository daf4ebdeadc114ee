//! Finding the gaps of a plan.

use super::{GapKind, followed, requirement_coverage, stands, text_of};
use crate::facts::coverage::{self, Cover};
use crate::facts::{Extent, State};
use crate::lang::{Lang, Say};
use crate::records::Text;
use crate::records::plan::{Activity, Plan};
use crate::reports::Setting;
use crate::reports::said::{promise_cell, responsible};
use crate::say;

/// Something that the work lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// What sort of lack.
    pub kind: GapKind,
    /// The id of what has it: an activity, a need, or `framework/requirement`.
    pub subject: String,
    /// The framework, when it is a requirement.
    pub framework: Option<String>,
    /// What has it, for people.
    pub title: Say,
    /// The facts that it rests on.
    pub because: Option<Say>,
}

/// More responsible than this want one who leads. Eleven boards responsible for one measure is seen in real plans.
const MANY: usize = 3;

/// Every gap of a plan, the heaviest first, and then in the order of the plan.
pub fn find(setting: &Setting<'_>, plan: &Plan) -> Vec<Gap> {
    let mut gaps = requirements(setting, plan);
    gaps.extend(needs(setting, plan));
    plan.activities.iter().for_each(|activity| of_activity(setting, plan, activity, &mut gaps));
    let weight = |kind: GapKind| GapKind::ALL.iter().position(|own| *own == kind);
    gaps.sort_by_key(|gap| weight(gap.kind));
    gaps
}

fn requirements(setting: &Setting<'_>, plan: &Plan) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for framework in followed(setting, plan) {
        for requirement in &framework.requirements {
            let coverage = requirement_coverage(setting, plan, framework, requirement);
            let kind = match coverage.extent {
                Extent::Covered => continue,
                Extent::Partly => GapKind::RequirementPartly,
                Extent::Outdated => GapKind::RequirementOutdated,
                Extent::Uncovered => GapKind::RequirementUncovered,
            };
            let reference = format!("{}/{}", framework.id, requirement.id);
            let cancelled = || cancelled_cover(plan, |activity| activity.covers.iter().any(|link| link.to == reference.as_str()));
            let at = requirement.at.as_ref().map(|at| Say::same(at.to_string()));
            let because = lacking(&coverage.by).or_else(cancelled).or(at);
            let title = Say::new(text_of(requirement, Lang::Sv).to_owned(), text_of(requirement, Lang::En).to_owned());
            gaps.push(Gap { kind, subject: reference, framework: Some(framework.id.to_string()), title, because });
        }
    }
    gaps
}

fn needs(setting: &Setting<'_>, plan: &Plan) -> Vec<Gap> {
    let stands = stands(setting, plan);
    let mut gaps = Vec::new();
    for need in &plan.needs {
        let coverage = coverage::of_need(plan, &need.id, &stands);
        let kind = match coverage.extent {
            Extent::Covered => continue,
            Extent::Partly | Extent::Outdated => GapKind::NeedPartly,
            Extent::Uncovered => GapKind::NeedUncovered,
        };
        let cancelled = || cancelled_cover(plan, |activity| activity.needs.iter().any(|link| *link.to == *need.id));
        let because = lacking(&coverage.by).or_else(cancelled);
        gaps.push(Gap { kind, subject: need.id.to_string(), framework: None, title: Say::same(need.title.to_string()), because });
    }
    gaps
}

/// What the links say that they lack, in the coordinator's own words.
fn lacking(by: &[Cover<'_>]) -> Option<Say> {
    let notes: Vec<&str> = by.iter().filter_map(|cover| cover.link.note.as_deref()).collect();
    (!notes.is_empty()).then(|| Say::same(notes.join(" ")))
}

/// When nothing covers a thing, but something cancelled would have.
fn cancelled_cover(plan: &Plan, would: impl Fn(&Activity) -> bool) -> Option<Say> {
    let title = &plan.activities.iter().find(|activity| would(activity))?.title;
    Some(Say::new(format!("”{title}” är inställd."), format!("“{title}” is cancelled.")))
}

fn of_activity(setting: &Setting<'_>, plan: &Plan, activity: &Activity, gaps: &mut Vec<Gap>) {
    let standing = setting.standing(plan, activity);
    if !standing.state.is_open() {
        return;
    }
    let mut add = |kind: GapKind, because: Option<Say>| {
        let title = Say::same(activity.title.to_string());
        gaps.push(Gap { kind, subject: activity.id.to_string(), framework: None, title, because });
    };
    let promised = || {
        let words = |lang: Lang| promise_cell(activity, lang).read("");
        let (sv, en) = (words(Lang::Sv), words(Lang::En));
        say!("Lovat: {sv}.", "Promised: {en}.")
    };
    let told = || match standing.last {
        Some(last) => say!("Senast {last}.", "Last {last}."),
        None => Say::fixed("Ingen uppföljning finns.", "Nothing is recorded."),
    };
    match standing.state {
        State::Overdue => add(GapKind::Overdue, Some(promised())),
        State::LateStart => add(GapKind::LateStart, Some(promised())),
        _ => {}
    }
    if standing.silent {
        add(GapKind::Silent, Some(told()));
    }
    let owners: &[Text] = responsible(plan, activity);
    if owners.is_empty() {
        add(GapKind::WithoutResponsible, None);
    } else if owners.len() > MANY && activity.lead.is_none() {
        let count = owners.len();
        add(GapKind::WithoutLead, Some(say!("{count} ansvariga.", "{count} responsible.")));
    }
    if !activity.promise.is_given() {
        add(GapKind::WithoutTime, None);
    }
    if activity.needs.is_empty() {
        add(GapKind::WithoutNeed, None);
    }
    if activity.goal.is_none() && activity.serves.is_empty() {
        add(GapKind::WithoutGoal, None);
    }
    if activity.promise.ongoing.is_some() && !has_indicator(plan, activity) {
        add(GapKind::WithoutIndicator, None);
    }
}

/// Whether there is anything to measure the activity by: its own indicator or target, or that of a goal it serves.
fn has_indicator(plan: &Plan, activity: &Activity) -> bool {
    let own = activity.goal.as_ref().is_some_and(|goal| goal.indicator.is_some() || goal.target.is_some());
    let served = |id: &Text| plan.goals.iter().any(|goal| *goal.id == **id && goal.indicator.is_some());
    own || activity.serves.iter().any(served)
}
