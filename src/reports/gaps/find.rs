//! Finding the gaps of a plan.

use super::gap::Gap;
use super::kind::GapKind;
use super::{ground, signs};
use crate::facts::coverage::{self, Cover, Coverage};
use crate::facts::paper::has_indicator;
use crate::facts::state::responsible;
use crate::facts::{Extent, Standing, State, Survey};
use crate::lang::{Lang, Say};
use crate::records::Text;
use crate::records::framework::{Framework, Judged, Requirement};
use crate::records::plan::{Activity, Item, Plan};
use crate::reports::said::promise_cell;
use crate::reports::setting::Setting;
use crate::say;

/// More responsible than this want one who leads. Eleven boards responsible for one measure is seen in real plans.
const MANY: usize = 3;

/// What a plan lacks on a day, and what it rests on.
#[derive(Clone, Debug)]
pub struct Found<'w> {
    /// The plan.
    pub plan: &'w Plan,
    /// Each framework that it follows and that is here, requirement by requirement.
    pub requirements: Vec<(&'w Framework, Vec<(&'w Requirement, Coverage<'w>)>)>,
    /// Its needs.
    pub needs: Vec<(&'w Item, Coverage<'w>)>,
    /// The gaps, the heaviest first, and then in the order of the plan.
    pub gaps: Vec<Gap>,
    /// How many there are, also when only some are wanted.
    pub total: usize,
}

impl<'w> Found<'w> {
    /// Finds what a plan lacks.
    pub fn of(setting: &Setting<'w>, plan: &'w Plan) -> Self {
        let survey = Survey::of(setting.whole, plan, setting.day);
        let followed = plan
            .follows
            .iter()
            .filter_map(|follow| Some(setting.whole.framework(&follow.framework).found()?.record));
        let judged = |framework: &'w Framework| {
            let cover =
                |requirement| (requirement, coverage::of_requirement(&survey, framework, requirement));
            (framework, framework.requirements.iter().map(cover).collect())
        };
        let requirements: Vec<(&Framework, Vec<(&Requirement, Coverage<'_>)>)> =
            followed.map(judged).collect();
        let needs: Vec<(&Item, Coverage<'_>)> =
            plan.needs.iter().map(|need| (need, coverage::of_need(&survey, &need.id))).collect();
        let of_requirements = requirements.iter().flat_map(|(framework, coverages)| {
            coverages
                .iter()
                .filter_map(|(requirement, coverage)| of_requirement(plan, framework, requirement, coverage))
        });
        let of_needs = needs.iter().filter_map(|(need, coverage)| of_need(plan, need, coverage));
        let mut gaps: Vec<Gap> = of_requirements.chain(of_needs).collect();
        survey.rows.iter().for_each(|(activity, standing)| of_activity(plan, activity, standing, &mut gaps));
        ground::gaps(setting, &survey, &mut gaps);
        signs::gaps(setting, &survey, &mut gaps);
        gaps.sort_by_key(|gap| gap.kind);
        let total = gaps.len();
        Self { plan, requirements, needs, gaps, total }
    }
}

fn of_requirement(
    plan: &Plan,
    framework: &Framework,
    requirement: &Requirement,
    coverage: &Coverage<'_>,
) -> Option<Gap> {
    let kind = match coverage.extent {
        // What is judged as a reminder only is shown with the others, but its lack is no gap.
        _ if requirement.judged == Judged::Warning => return None,
        Extent::Covered => return None,
        Extent::Partly => GapKind::RequirementPartly,
        Extent::Outdated => GapKind::RequirementOutdated,
        Extent::Uncovered => GapKind::RequirementUncovered,
    };
    let subject = format!("{}/{}", framework.id, requirement.id);
    let would = |activity: &Activity| activity.covers.iter().any(|link| link.to == subject.as_str());
    let at = || requirement.at.as_ref().map(|at| Say::same(at.to_string()));
    let because = lacking(&coverage.by).or_else(|| cancelled_cover(plan, would)).or_else(at);
    let title = Say::new(requirement.said(Lang::Sv).to_owned(), requirement.said(Lang::En).to_owned());
    let gap = Gap::new(kind, &subject, title, because).of(answering(plan, coverage));
    Some(Gap { framework: Some(framework.id.to_string()), ..gap })
}

fn of_need(plan: &Plan, need: &Item, coverage: &Coverage<'_>) -> Option<Gap> {
    let kind = match coverage.extent {
        Extent::Covered => return None,
        Extent::Partly | Extent::Outdated => GapKind::NeedPartly,
        Extent::Uncovered => GapKind::NeedUncovered,
    };
    let would = |activity: &Activity| activity.needs.iter().any(|link| *link.to == *need.id);
    let because = lacking(&coverage.by).or_else(|| cancelled_cover(plan, would));
    let title = Say::same(need.title.to_string());
    Some(Gap::new(kind, &need.id, title, because).of(answering(plan, coverage)).for_needs([&need.id]))
}

/// Those who answer for what covers a thing in part: it is for them to do the rest.
fn answering<'p>(plan: &'p Plan, coverage: &Coverage<'p>) -> impl Iterator<Item = &'p Text> {
    let activities = coverage.by.iter().filter_map(|cover| cover.activity);
    activities.flat_map(|activity| responsible(plan, activity))
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

fn of_activity(plan: &Plan, activity: &Activity, standing: &Standing<'_>, gaps: &mut Vec<Gap>) {
    if !standing.state.is_open() {
        return;
    }
    let mut add = |kind: GapKind, because: Option<Say>| {
        let title = Say::same(activity.title.to_string());
        let needs = activity.needs.iter().map(|link| &link.to);
        let whose = responsible(plan, activity);
        gaps.push(Gap::new(kind, &activity.id, title, because).of(whose).for_needs(needs));
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
