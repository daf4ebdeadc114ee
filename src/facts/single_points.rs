//! What a requirement or a need depends on: the single activity, or single role, without which nothing would answer
//! it. Found by judging again as if the plan lacked it.

use std::collections::{HashMap, HashSet};
use std::ptr;

use crate::base::day::Day;
use crate::facts::answered::Answered;
use crate::facts::condition;
use crate::facts::coverage::{Cover, Coverage, Extent, Judging, best};
use crate::facts::select::Trees;
use crate::facts::state::{Survey, responsible};
use crate::model::records::Condition;
use crate::model::records::framework::{Framework, Requirement};
use crate::model::records::organisation::Actor;
use crate::model::records::plan::{Activity, Item, Plan};
use crate::model::workspace::{Filed, Workspace};

/// What something depends on. When it needs two things, it depends on each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dependency<'w> {
    /// The activities without which it is not met.
    pub activities: Vec<&'w Activity>,
    /// The roles, units and groups without whose own activities it is not met.
    pub actors: Vec<Filed<'w, Actor>>,
}

impl Dependency<'_> {
    /// Whether it depends on anything.
    pub(crate) fn is_any(&self) -> bool {
        !self.activities.is_empty() || !self.actors.is_empty()
    }
}

/// A plan on a day, to be judged again.
#[derive(Debug)]
pub(crate) struct Baseline<'b, 'w> {
    workspace: &'w Workspace,
    trees: &'b Trees<'w>,
    plan: Filed<'w, Plan>,
    survey: &'b Survey<'w>,
    day: Day,
    judging: Judging<'b, 'w>,
    answered: Answered<'w>,
}

/// Activities that are thought away.
struct Without(HashSet<*const Activity>);

impl Without {
    fn has(&self, activity: &Activity) -> bool {
        self.0.contains(&ptr::from_ref(activity))
    }
}

impl<'b, 'w> Baseline<'b, 'w> {
    /// Prepares to judge a plan.
    pub(crate) fn of(
        workspace: &'w Workspace,
        trees: &'b Trees<'w>,
        plan: Filed<'w, Plan>,
        survey: &'b Survey<'w>,
        day: Day,
    ) -> Self {
        let judging = Judging::new(workspace, trees, plan, survey, day);
        Self { workspace, trees, plan, survey, day, judging, answered: Answered::of(survey) }
    }

    /// What a requirement that is met depends on.
    pub(crate) fn requirement(
        &self,
        framework: &Framework,
        requirement: &Requirement,
        extent: Extent,
    ) -> Dependency<'w> {
        let links = self.judging.links(framework, requirement);
        let has = |wanted: fn(&Condition) -> bool| requirement.condition.as_ref().is_some_and(wanted);
        let is_less = links.iter().any(|cover| cover.extent != Extent::Covered);
        let looks = has(condition::looks_at_activities);
        // A link that is old, or of a part, speaks against what is met without it; and of two ways one may be open to less.
        let search = if is_less || looks && has(condition::has_ways) { each } else { halved };
        if looks {
            let all: Vec<&Activity> = self.survey.counting().collect();
            return self.hanging(extent, &all, search, |without| {
                let rows = self.survey.rows.iter().filter(|(activity, _)| !without.has(activity));
                let survey = Survey { plan: self.survey.plan, rows: rows.cloned().collect() };
                let judging = Judging::new(self.workspace, self.trees, self.plan, &survey, self.day);
                judging.requirement(framework, requirement).extent
            });
        }
        self.hanging(extent, &linking(&links), search, |without| {
            self.judging.judged(framework, requirement, left(&links, without)).extent
        })
    }

    /// What a need that is answered depends on.
    pub(crate) fn need(&self, need: &Item, Coverage { extent, .. }: &Coverage<'_>) -> Dependency<'w> {
        let links = self.answered.need(need).by;
        self.hanging(*extent, &linking(&links), halved, |without| best(&left(&links, without)))
    }

    /// What something depends on of these activities, by how far it is met now and without some of them.
    fn hanging(
        &self,
        extent: Extent,
        activities: &[&'w Activity],
        search: Search,
        judge: impl Fn(&Without) -> Extent,
    ) -> Dependency<'w> {
        if !matches!(extent, Extent::Partly | Extent::Covered) {
            return Dependency::default();
        }
        let falls = |own: &[&[&'w Activity]]| {
            let own = own.iter().flat_map(|own| own.iter().copied());
            let extent = judge(&Without(own.map(ptr::from_ref).collect()));
            matches!(extent, Extent::Uncovered | Extent::Outdated | Extent::Unsure | Extent::Reminder)
        };
        // What is met without any activity depends on none.
        if !falls(&[activities]) {
            return Dependency::default();
        }
        let mut alone: Vec<(Filed<'w, Actor>, Vec<&'w Activity>)> = Vec::new();
        let mut places: HashMap<*const Actor, usize> = HashMap::new();
        for activity in activities {
            if let Some(actor) = only_one(self.workspace, self.plan.record, activity) {
                let at = *places.entry(ptr::from_ref(actor.record)).or_insert(alone.len());
                match alone.get_mut(at) {
                    Some((_, own)) => own.push(activity),
                    None => alone.push((actor, vec![activity])),
                }
            }
        }
        let ones: Vec<&[&Activity]> = activities.chunks(1).collect();
        let theirs: Vec<&[&Activity]> = alone.iter().map(|(_, own)| &own[..]).collect();
        Dependency {
            activities: search(&ones, &falls).into_iter().map(|at| activities[at]).collect(),
            actors: search(&theirs, &falls).into_iter().map(|at| alone[at].0).collect(),
        }
    }
}

/// Finds which of some groups of activities it falls without, one group at a time.
type Search = for<'a, 'w> fn(&[&'a [&'w Activity]], Falls<'_, 'w>) -> Vec<usize>;

/// Whether something falls without all of some groups of activities.
type Falls<'f, 'w> = &'f dyn Fn(&[&[&'w Activity]]) -> bool;

/// Asks of each.
fn each<'w>(groups: &[&[&'w Activity]], falls: Falls<'_, 'w>) -> Vec<usize> {
    (0..groups.len()).filter(|at| falls(&groups[*at..=*at])).collect()
}

/// Asks of halves. What falls without some falls without more, so where it stands without a half, nothing in it is asked.
fn halved<'w>(groups: &[&[&'w Activity]], falls: Falls<'_, 'w>) -> Vec<usize> {
    let (mut found, mut rest) = (Vec::new(), vec![(0, groups.len())]);
    while let Some((first, end)) = rest.pop() {
        if first == end || !falls(&groups[first..end]) {
            continue;
        }
        if end - first == 1 {
            found.push(first);
        } else {
            let middle = first.midpoint(end);
            rest.extend([(middle, end), (first, middle)]);
        }
    }
    found
}

/// The activities that links are in.
fn linking<'w>(links: &[Cover<'w>]) -> Vec<&'w Activity> {
    let mut own: Vec<&Activity> = links.iter().filter_map(|cover| cover.activity).collect();
    // An activity that names a thing twice stands with both links after each other.
    own.dedup_by(|one, other| ptr::eq(*one, *other));
    own
}

/// The links that are left.
fn left<'w>(links: &[Cover<'w>], without: &Without) -> Vec<Cover<'w>> {
    let is_left = |cover: &&Cover<'w>| !cover.activity.is_some_and(|activity| without.has(activity));
    links.iter().filter(is_left).copied().collect()
}

/// The single actor responsible for an activity, by whatever name. `None` when one is not in the register, since it
/// may be anybody.
fn only_one<'w>(
    workspace: &'w Workspace,
    plan: &'w Plan,
    activity: &'w Activity,
) -> Option<Filed<'w, Actor>> {
    let mut names = responsible(plan, activity).iter();
    let first = workspace.actor(names.next()?).found()?;
    names.all(|name| workspace.actor(name).found() == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::config::Config;
    use crate::model::load::{self, Reader};

    /// What a requirement may ask: of links alone, of activities, and of both in several ways.
    const CONDITIONS: [&str; 9] = [
        "promised: activity",
        "promised: any",
        "exists: {kind: activity, where: {areas: a}}",
        "count: {kind: activity, has: [goal], at_least: 2}",
        "every: {kind: activity, has: [goal]}",
        "trained: {}",
        "all: [{count: {kind: activity, has: [goal], at_least: 2}}, {every: {kind: activity, has: [goal]}}]",
        "any: [{count: {kind: activity, where: {areas: a}, at_least: 2}}, {every: {kind: activity, has: [goal]}}]",
        "any: [{promised: activity}, {exists: {kind: activity, has: [goal]}}]",
    ];

    const PARTS: [&[&str]; 4] = [
        &[
            "",
            ", covers: [f/k]",
            ", covers: [{requirement: f/k, extent: partly}]",
            ", covers: [{requirement: f/k, revision: 2016}]",
        ],
        &[", needs: [b]", ""],
        &["", ", goal: Fler", ", areas: [a], goal: Fler", ", areas: [a]"],
        &[", responsible: [r]", ", responsible: [s]", ", responsible: [r, s]", ""],
    ];

    fn workspace(condition: &str, judged: &str, activities: &[Vec<usize>]) -> Workspace {
        let line = |(at, own): (usize, &Vec<usize>)| {
            let parts: String = own.iter().zip(PARTS).map(|(at, parts)| parts[at % parts.len()]).collect();
            format!("  - {{id: a{at}, title: X, ongoing: true{parts}}}\n")
        };
        let activities: String = activities.iter().enumerate().map(line).collect();
        let files = [
            (
                "plans/organisation.yaml",
                "kind: organisation\nid: organisation\nunits:\n  - {id: u, title: U}\nroles:\n  \
                - {id: r, title: R, unit: u}\n  - {id: s, title: S, unit: u}\n"
                    .to_owned(),
            ),
            (
                "plans/f.yaml",
                format!(
                    "kind: framework\nid: f\ntitle: F\nrevision: 2020\nrequirements:\n  \
                - {{id: k, text: K, judged: {judged}, revision: 2020, condition: {{{condition}}}}}\n"
                ),
            ),
            (
                "plans/p.yaml",
                format!(
                    "kind: plan\nid: p\ntitle: P\norganisation: u\nperiod: 2026\nfollows: [f]\n\
                areas: [{{id: a, title: A}}]\nneeds: [{{id: b, title: B}}]\nactivities:\n{activities}"
                ),
            ),
            (
                "records/trainings/t.yaml",
                "kind: training\nid: t\ntitle: T\non: 2026-01-10\nunits: [u]\n".to_owned(),
            ),
        ];
        let file =
            |(path, text): (&str, String)| load::file(&Reader::default(), path.into(), text.into_bytes());
        Workspace::of("".into(), Config::default(), files.into_iter().map(file).collect())
    }

    /// How far the requirement is met and the need answered.
    fn met(
        workspace: &Workspace,
        (framework, requirement, need): (&Framework, &Requirement, &Item),
        plan: Filed<'_, Plan>,
        survey: &Survey<'_>,
        day: Day,
    ) -> [Extent; 2] {
        let trees = Trees::new(workspace);
        let judging = Judging::new(workspace, &trees, plan, survey, day);
        [judging.requirement(framework, requirement).extent, Answered::of(survey).need(need).extent]
    }

    proptest! {
        /// What is found by halves is what is found by asking of each.
        #[test]
        fn what_hangs_on_one_is_found_whatever_is_asked(
            condition in proptest::sample::select(&CONDITIONS[..]),
            judged in proptest::sample::select(&["records", "warning"][..]),
            activities in proptest::collection::vec(proptest::collection::vec(0_usize..4, 4), 1..7),
        ) {
            let workspace = workspace(condition, judged, &activities);
            let plan = workspace.plan("p").found().unwrap();
            let framework = workspace.framework("f").found().unwrap().record;
            let (requirement, need) = (&framework.requirements[0], &plan.record.needs[0]);
            let (trees, day) = (Trees::new(&workspace), Day::read("2026-06-01").unwrap());
            let whole = Survey::of(&workspace, plan.record, day);
            let met = |survey: Survey<'_>| met(&workspace, (framework, requirement, need), plan, &survey, day);
            let without = |is_gone: &dyn Fn(&Activity) -> bool| {
                let rows = whole.rows.iter().filter(|(own, _)| !is_gone(own)).cloned().collect();
                met(Survey { plan: plan.record, rows })
            };
            let baseline = Baseline::of(&workspace, &trees, plan, &whole, day);
            let now = met(whole.clone());
            let coverage = Answered::of(&whole).need(need);
            let found = [baseline.requirement(framework, requirement, now[0]), baseline.need(need, &coverage)];
            let (none, stands) = (without(&|_| true), |extent| {
                matches!(extent, Extent::Covered | Extent::Partly | Extent::Excused | Extent::NotOurs | Extent::Attested)
            });
            for at in [0, 1] {
                let is_asked = matches!(now[at], Extent::Covered | Extent::Partly) && !stands(none[at]);
                let ids = |of: &dyn Fn(&Activity) -> bool| is_asked && !stands(without(of)[at]);
                let expected: Vec<&str> = plan.record.activities.iter()
                    .filter(|own| ids(&|other| std::ptr::eq(*own, other))).map(|own| &*own.id).collect();
                let own: Vec<&str> = found[at].activities.iter().map(|own| &*own.id).collect();
                prop_assert_eq!(own, expected, "{} {}", condition, at);
                let mut actors: Vec<&str> = found[at].actors.iter().map(|own| &*own.record.id).collect();
                actors.sort_unstable();
                let alone = |id: &str| ids(&|other| other.responsible.len() == 1 && other.responsible[0] == *id);
                let has = |id: &&str| plan.record.activities.iter()
                    .any(|own| own.responsible.len() == 1 && own.responsible[0] == **id);
                let expected: Vec<&str> = ["r", "s"].into_iter().filter(has).filter(|id| alone(id)).collect();
                prop_assert_eq!(actors, expected, "{} {}", condition, at);
            }
        }
    }
}
