//! Finds the gaps of a plan.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::gap::Gap;
use super::kind::GapKind;
use super::{decided, ground, laws, occasions, overdue, revised, signs, surveys, told, training};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say, clause};
use crate::base::nouns;
use crate::base::time_words;
use crate::facts::answered::Answered;
use crate::facts::coverage::{Cover, Coverage, Judging};
use crate::facts::in_effect::{InEffect, Unasked};
use crate::facts::indicators::words::{standing, unmeasured};
use crate::facts::indicators::{Measured, Numbers, Subject};
use crate::facts::promised;
use crate::facts::select::Trees;
use crate::facts::shown::Shown;
use crate::facts::state::responsible;
use crate::facts::{Extent, Standing, State, Survey};
use crate::model::records::deviation::Deviation;
use crate::model::records::framework::{Framework, Judged, Requirement};
use crate::model::records::plan::{Activity, Item, Plan};
use crate::model::records::vocabulary::{Risk, Vocabulary};
use crate::model::records::{Sought, Text};
use crate::model::workspace::{Filed, Workspace};
use crate::say;
use crate::syntax::unsearched::Unsearched;
use crate::syntax::word::Word;

/// The most actors responsible for an activity without a lead. Real plans have eleven boards responsible for one
/// measure.
const MANY: usize = 3;

/// What a plan lacks on a day, and the coverage that shows it.
#[derive(Clone, Debug)]
pub struct Found<'w> {
    /// The plan.
    pub plan: &'w Plan,
    /// Each framework that the plan follows and that is in the workspace, or what has replaced it by the day, with the
    /// coverage of each requirement that holds then.
    pub requirements: Vec<(&'w Framework, Vec<(&'w Requirement, Coverage<'w>)>)>,
    /// What of each framework is not asked on the day, in the same order.
    pub(crate) unasked: Vec<Unasked<'w>>,
    /// The needs of the plan, and how far each is covered.
    pub needs: Vec<(&'w Item, Coverage<'w>)>,
    /// The gaps, the most serious first and then in the order of the plan.
    pub gaps: Vec<Gap>,
    /// The number of gaps before any filter.
    pub total: usize,
}

impl<'w> Found<'w> {
    pub(crate) fn of(workspace: &'w Workspace, day: Day, trees: &Trees<'w>, filed: Filed<'w, Plan>) -> Self {
        let plan = filed.record;
        let survey = Survey::of(workspace, plan, day);
        let judging = Judging::new(workspace, trees, filed, &survey, day);
        let in_effect = InEffect::on(workspace, day);
        let followed = in_effect.followed(plan);
        let judged = |framework: &'w Framework| {
            let cover = |requirement| (requirement, judging.requirement(framework, requirement));
            (framework, in_effect.asked(framework).map(cover).collect())
        };
        let requirements: Vec<(&Framework, Vec<(&Requirement, Coverage<'_>)>)> =
            followed.iter().map(|own| judged(own.framework.record)).collect();
        let unasked = followed.iter().map(|own| Unasked::of(&in_effect, own)).collect();
        let answered = Answered::of(&survey);
        let needs: Vec<(&Item, Coverage<'_>)> =
            plan.needs.iter().map(|need| (need, answered.need(need))).collect();
        let named = Named::of(plan);
        let of_requirements = requirements.iter().flat_map(|(framework, coverages)| {
            coverages
                .iter()
                .flat_map(|(requirement, coverage)| of_requirement(&named, framework, requirement, coverage))
        });
        // The need with the greatest risk first.
        let mut by_risk: Vec<_> = needs.iter().collect();
        by_risk.sort_by_key(|(need, _)| Reverse(need.risk));
        let of_needs = by_risk.into_iter().filter_map(|(need, coverage)| of_need(&named, need, coverage));
        let mut gaps: Vec<Gap> = of_requirements.chain(of_needs).collect();
        let shown = Shown::of(plan);
        for (activity, standing) in &survey.rows {
            if let Some(deviation) = judging.expired(activity) {
                let title = Say::same(activity.title.to_string());
                let gap = expired(&activity.id, title, deviation.record);
                gaps.push(gap.of(responsible(plan, activity)).for_needs(needs_of(activity)));
            }
            if judging.excuse(activity).is_none() {
                of_activity(plan, &shown, (activity, standing), &mut gaps);
            }
        }
        gaps.extend(of_numbers(workspace, day, &survey, (&judging, &shown)));
        ground::gaps(workspace, day, &survey, &mut gaps);
        surveys::gaps(workspace, day, plan, &mut gaps);
        occasions::gaps(workspace, day, &survey, &mut gaps);
        decided::gaps(workspace, day, plan, &mut gaps);
        overdue::gaps(workspace, day, plan, &mut gaps);
        laws::gaps(workspace, day, plan, &mut gaps);
        told::gaps(workspace, day, filed, &mut gaps);
        gaps.extend(revised::gap(workspace, day, plan));
        training::gaps(workspace, day, &survey, &mut gaps);
        signs::gaps(workspace, day, &survey, &mut gaps);
        gaps.sort_by_key(|gap| gap.kind);
        let total = gaps.len();
        Self { plan, requirements, unasked, needs, gaps, total }
    }
}

/// The plan, and the first of its activities that names each requirement or need.
struct Named<'p> {
    plan: &'p Plan,
    activities: HashMap<Unsearched<&'p str>, &'p Activity>,
}

impl<'p> Named<'p> {
    fn of(plan: &'p Plan) -> Self {
        let mut activities = HashMap::new();
        for activity in &plan.activities {
            for link in activity.covers.iter().chain(&activity.needs) {
                activities.entry(link.to.stands()).or_insert(activity);
            }
        }
        Self { plan, activities }
    }

    /// The reason when nothing covers something, but a cancelled activity would have.
    fn cancelled(&self, subject: Unsearched<&str>) -> Option<Say> {
        let title = &self.activities.get(&subject)?.title;
        Some(Say::new(format!("”{title}” är inställd."), format!("“{title}” is cancelled.")))
    }
}

/// What was to be done for a plan by a day and is not recorded as done, beside its activities: the decisions of meetings, the
/// tasks, the reviews and the tests, and the follow-up and the revision of the plan itself.
pub(crate) fn late<'w>(workspace: &'w Workspace, day: Day, plan: Filed<'w, Plan>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    decided::gaps(workspace, day, plan.record, &mut gaps);
    overdue::gaps(workspace, day, plan.record, &mut gaps);
    told::gaps(workspace, day, plan, &mut gaps);
    gaps.extend(revised::gap(workspace, day, plan.record));
    gaps.sort_by_key(|gap| gap.kind);
    gaps
}

/// The gap of a decision that excused something and has expired.
fn expired(subject: &str, title: Say, deviation: &Deviation) -> Gap {
    let day = deviation.expires.map(|day| day.day.to_string()).unwrap_or_default();
    let because = say!("Beslutet om avsteg gick ut {day}.", "The decision on a deviation expired {day}.");
    Gap::new(GapKind::DeviationExpired, subject, title, Some(because))
}

fn of_requirement(
    named: &Named<'_>,
    framework: &Framework,
    requirement: &Requirement,
    coverage: &Coverage<'_>,
) -> Vec<Gap> {
    let subject = format!("{}/{}", framework.id, requirement.id);
    let title = Say::new(requirement.said(Lang::Sv).to_owned(), requirement.said(Lang::En).to_owned());
    let late = coverage.expired().map(|filed| expired(&subject, title.clone(), filed.record));
    let kind = match coverage.extent {
        // What is a reminder, excused or not ours is shown with the others, but is no gap.
        Extent::Covered | Extent::Attested | Extent::Excused | Extent::NotOurs | Extent::Reminder => None,
        Extent::Partly => Some(GapKind::RequirementPartly),
        Extent::Outdated => Some(GapKind::RequirementOutdated),
        Extent::Unsure => Some(GapKind::RequirementUnsure),
        // Nobody has said that it is not met: it is not known.
        Extent::Uncovered if requirement.judged == Judged::Attestation => {
            Some(GapKind::RequirementUnattested)
        }
        Extent::Uncovered => Some(GapKind::RequirementUncovered),
    };
    let at = || {
        let at = requirement.at.as_ref();
        Some(at.map_or(
            Say::fixed("Inget i filerna uppfyller kravet.", "Nothing in the files meets it."),
            |at| say!("Inget i filerna uppfyller kravet ({at}).", "Nothing in the files meets it ({at})."),
        ))
    };
    let because = join(coverage.because.clone(), lacking(&coverage.by))
        .or_else(|| named.cancelled(framework.id.stands().beside(requirement.id.stands()).sought()))
        .or_else(at);
    let own = kind.map(|kind| Gap::new(kind, &subject, title, because));
    let of = |gap: Gap| {
        let gap = gap.of(answering(named.plan, coverage));
        Gap { framework: Some(Word::from(&framework.id)), ..gap }
    };
    late.into_iter().chain(own).map(of).collect()
}

/// Joins what the records show and what people say.
fn join(one: Option<Say>, other: Option<Say>) -> Option<Say> {
    match (one, other) {
        (Some(one), Some(other)) => {
            Some(Say::new(format!("{} {}", one.sv, other.sv), format!("{} {}", one.en, other.en)))
        }
        (one, other) => one.or(other),
    }
}

fn of_need(named: &Named<'_>, need: &Item, coverage: &Coverage<'_>) -> Option<Gap> {
    let kind = match coverage.extent {
        Extent::Uncovered => GapKind::NeedUncovered,
        Extent::Partly | Extent::Outdated => GapKind::NeedPartly,
        _ => return None,
    };
    let because = lacking(&coverage.by).or_else(|| named.cancelled(need.id.stands()));
    let because = join(need.risk.map(at_risk), because);
    let title = Say::same(need.title.to_string());
    Some(Gap::new(kind, &need.id, title, because).of(answering(named.plan, coverage)).for_needs([&need.id]))
}

fn at_risk(risk: Risk) -> Say {
    let Say { sv, en } = risk.word();
    say!("Bedömd risk: {sv}.", "Assessed risk: {en}.")
}

/// The actors responsible for what covers something in part, since they are to do the rest.
fn answering<'p>(plan: &'p Plan, coverage: &Coverage<'p>) -> impl Iterator<Item = &'p Text> {
    let activities = coverage.by.iter().filter_map(|cover| cover.activity);
    activities.flat_map(|activity| responsible(plan, activity))
}

fn needs_of(activity: &Activity) -> impl Iterator<Item = &Text> {
    activity.needs.iter().map(|link| &link.to)
}

/// What links say is missing, in the coordinator's own words.
fn lacking(by: &[Cover<'_>]) -> Option<Say> {
    let noted: Vec<_> =
        by.iter().filter_map(|cover| Some((cover.activity, clause(cover.link.note.as_deref()?)))).collect();
    let said = |(activity, note): &(Option<&Activity>, String)| match activity {
        // Of several it is said which of them lacks what.
        Some(activity) if noted.len() > 1 => {
            let title = clause(&activity.title);
            say!("”{title}”: {note}.", "“{title}”: {note}.")
        }
        _ => say!("{note}.", "{note}."),
    };
    noted.iter().map(said).map(Some).fold(None, join)
}

fn of_activity(
    plan: &Plan,
    shown: &Shown<'_>,
    (activity, standing): (&Activity, &Standing<'_>),
    gaps: &mut Vec<Gap>,
) {
    if !standing.state.is_open() {
        return;
    }
    let mut add = |kind: GapKind, because: Option<Say>| {
        let title = Say::same(activity.title.to_string());
        let gap = Gap::new(kind, &activity.id, title, because);
        gaps.push(gap.of(responsible(plan, activity)).for_needs(needs_of(activity)));
    };
    let planned = || match (standing.state, activity.promise.start(), activity.promise.finish()) {
        (State::LateStart, Some(start), _) => {
            let Say { sv, en } = time_words::said(&start.text);
            say!("Skulle påbörjas {sv}.", "Was to be started {en}.")
        }
        (State::Overdue, _, Some(finish)) => {
            let Say { sv, en } = time_words::said(&finish.text);
            say!("Skulle vara klar {sv}.", "Was to be finished {en}.")
        }
        _ => {
            let (sv, en) = (promised::text(activity, Lang::Sv), promised::text(activity, Lang::En));
            say!("Planerad tid: {sv}.", "Planned time: {en}.")
        }
    };
    let told = || match standing.last {
        Some(last) => say!("Senast uppdaterad {last}.", "Last updated {last}."),
        None => Say::fixed("Ingen uppföljning finns.", "There is no follow-up."),
    };
    // What is promised without an end is over with the plan.
    let ended = || {
        let last = standing.time.map(|time| time.last.to_string()).unwrap_or_default();
        say!("Tiden gick ut {last}.", "The time ended {last}.")
    };
    match standing.state {
        State::NotReported => add(GapKind::NotReported, Some(ended())),
        State::Overdue if activity.promise.finish().is_some() => add(GapKind::Overdue, Some(planned())),
        State::Overdue => add(GapKind::Overdue, Some(ended())),
        State::LateStart => add(GapKind::LateStart, Some(planned())),
        _ => {}
    }
    if standing.silent {
        add(GapKind::Silent, Some(told()));
    }
    let owners: &[Text] = responsible(plan, activity);
    if owners.is_empty() {
        add(GapKind::WithoutResponsible, None);
    } else if owners.len() > MANY && activity.lead.is_none() {
        let Say { sv, en } = nouns::RESPONSIBLE.with(owners.len());
        add(GapKind::WithoutLead, Some(say!("{sv}.", "{en}.")));
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
    if activity.promise.ongoing.is_some() && !shown.is_measured(activity) {
        add(GapKind::WithoutIndicator, None);
    }
}

/// The gaps of targets that are not reached or not measured.
fn of_numbers<'w>(
    workspace: &'w Workspace,
    day: Day,
    survey: &Survey<'w>,
    (judging, shown): (&Judging<'_, 'w>, &Shown<'w>),
) -> Vec<Gap> {
    let (plan, limit) = (survey.plan, workspace.config.silent_after);
    let gap = |row: &Measured<'w>| {
        // A decision that excuses an activity excuses its goal too.
        if let Subject::Activity(activity, _) = row.subject
            && judging.excuse(activity).is_some()
        {
            return None;
        }
        let kind = if row.is_missed() {
            GapKind::TargetMissed
        } else if row.is_unmeasured(plan, limit, day) {
            GapKind::IndicatorUnmeasured
        } else {
            return None;
        };
        // An indicator and a goal have the name that their measurements refer to.
        let id = row.subject.id();
        let subject = match row.subject {
            Subject::Indicator(_) | Subject::Goal(_) => format!("{}/{id}", plan.id),
            Subject::Activity(..) => id.to_string(),
        };
        let title = Say::same(row.subject.title().to_string());
        let because = if kind == GapKind::IndicatorUnmeasured { unmeasured(row) } else { standing(row) };
        let gap = Gap::new(kind, &subject, title, Some(because));
        let shown = shown.by(&row.subject);
        let answering = shown.iter().flat_map(|activity| responsible(plan, activity));
        let needs = shown.iter().flat_map(|activity| needs_of(activity)).chain(match row.subject {
            Subject::Indicator(indicator) => indicator.answers.as_slice(),
            _ => &[],
        });
        Some(gap.of(answering).for_needs(needs))
    };
    Numbers::of(workspace, survey, day).rows.iter().filter_map(gap).collect()
}
