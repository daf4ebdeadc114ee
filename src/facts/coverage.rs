//! How far a requirement or a need is met in a plan, on a day: by links, by the records, by an attestation, or not at all.

use std::collections::HashMap;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::facts::condition::attested;
use crate::facts::condition::{self, Asked, Fact, Met, Promises, Verdict};
use crate::facts::in_effect::{self, earlier};
use crate::facts::scope::Scope;
use crate::facts::select::{Candidates, Trees};
use crate::facts::state::Survey;
use crate::model::records::attestation::Attestation;
use crate::model::records::deviation::Deviation;
use crate::model::records::framework::{Framework, Judged, Requirement};
use crate::model::records::plan::{Activity, Exclusion, Follow, Link, Plan};
use crate::model::records::{Clause, Condition, Sought, Time};
use crate::model::workspace::{Filed, Workspace};
use crate::say;
use crate::syntax::finding::Place;
use crate::syntax::unsearched::Unsearched;

/// How far something is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Nothing covers it.
    Uncovered,
    /// Not known, since a file that could decide it cannot be read.
    Unsure,
    /// Covered only in an older version of the requirement, or by an attestation that is too old.
    Outdated,
    /// It is covered in part.
    Partly,
    /// Not covered, and either the requirement is only a reminder or the time to meet it has not passed.
    Reminder,
    /// Not met, but excused by a decision that has not expired.
    Excused,
    /// Outside what the organisation may do, by decision.
    NotOurs,
    /// A role attests that it is met.
    Attested,
    /// Links or records cover it.
    Covered,
}

impl Extent {
    /// All, the most serious first.
    pub(crate) const ALL: [Self; 9] = [
        Self::Uncovered,
        Self::Unsure,
        Self::Outdated,
        Self::Partly,
        Self::Reminder,
        Self::Excused,
        Self::NotOurs,
        Self::Attested,
        Self::Covered,
    ];

    /// The name in JSON; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Uncovered => "uncovered",
            Self::Unsure => "unsure",
            Self::Outdated => "outdated",
            Self::Partly => "partly",
            Self::Reminder => "reminder",
            Self::Excused => "excused",
            Self::NotOurs => "not-ours",
            Self::Attested => "attested",
            Self::Covered => "covered",
        }
    }

    /// Whether it is shown in sums also when there is none of it.
    pub(crate) fn is_always_told(self) -> bool {
        matches!(self, Self::Uncovered | Self::Partly | Self::Covered)
    }

    /// The word for a number of them.
    pub(crate) fn words(self, count: usize) -> Say {
        match self {
            Self::Covered if count != 1 => Say::fixed("uppfyllda", "covered"),
            Self::Outdated if count != 1 => Say::fixed("inaktuella", "outdated"),
            Self::Reminder if count != 1 => Say::fixed("påminnelser", "reminders"),
            Self::Excused if count != 1 => Say::fixed("med avsteg", "excused"),
            Self::NotOurs if count != 1 => Say::fixed("inte våra", "not ours"),
            Self::Attested if count != 1 => Say::fixed("intygade", "attested"),
            other => other.word(),
        }
    }

    pub(crate) fn word(self) -> Say {
        match self {
            Self::Uncovered => Say::fixed("saknas", "uncovered"),
            Self::Unsure => Say::fixed("oklart", "unsure"),
            Self::Outdated => Say::fixed("inaktuell", "outdated"),
            Self::Partly => Say::fixed("delvis", "partly"),
            Self::Reminder => Say::fixed("påminnelse", "reminder"),
            Self::Excused => Say::fixed("avsteg", "excused"),
            Self::NotOurs => Say::fixed("inte vårt", "not ours"),
            Self::Attested => Say::fixed("intygat", "attested"),
            Self::Covered => Say::fixed("uppfyllt", "covered"),
        }
    }
}

/// One link that covers something: in an activity, or in the plan's own text.
#[derive(Clone, Copy, Debug)]
pub struct Cover<'w> {
    /// The activity; `None` when the document itself covers it.
    pub activity: Option<&'w Activity>,
    pub link: &'w Link,
    /// How far this link covers it.
    pub extent: Extent,
    /// Whether it names a requirement that this one has replaced with another text.
    pub is_of_older_text: bool,
}

/// How far something is covered, by what, and why.
#[derive(Clone, Debug)]
pub struct Coverage<'w> {
    /// How far it is covered.
    pub extent: Extent,
    /// The links: the plan's own first, then in the order of activities.
    pub by: Vec<Cover<'w>>,
    /// The reason in one sentence, when it adds something to the links.
    pub because: Option<Say>,
    /// The facts in the records that it is based on.
    pub facts: Vec<Fact>,
    /// The decision that excuses it, whether or not it has expired.
    pub deviation: Option<Filed<'w, Deviation>>,
    /// What the plan says when the organisation does not have to meet it.
    pub exclusion: Option<&'w Exclusion>,
    /// The last attestation of it.
    pub attestation: Option<Filed<'w, Attestation>>,
}

impl<'w> Coverage<'w> {
    pub(super) fn of(by: Vec<Cover<'w>>) -> Self {
        let extent = best(&by);
        Self {
            extent,
            by,
            because: None,
            facts: Vec::new(),
            deviation: None,
            exclusion: None,
            attestation: None,
        }
    }

    /// The decision that excused it and has expired.
    pub(crate) fn expired(&self) -> Option<Filed<'w, Deviation>> {
        self.deviation
            .filter(|_| !matches!(self.extent, Extent::Excused | Extent::Covered | Extent::Attested))
    }
}

pub(super) fn best(by: &[Cover<'_>]) -> Extent {
    by.iter().map(|cover| cover.extent).max().unwrap_or(Extent::Uncovered)
}

/// A plan on a day, with what is needed to judge its requirements.
#[derive(Debug)]
pub(crate) struct Judging<'b, 'w> {
    bench: Candidates<'b, 'w>,
    plan: Filed<'w, Plan>,
    /// What covers each requirement: the plan's own text first, then the activities in order.
    links: HashMap<Unsearched<&'w str>, Vec<(Option<&'w Activity>, &'w Link)>>,
    /// What the plan says of each requirement that it leaves out.
    excluded: HashMap<Unsearched<&'w str>, &'w Exclusion>,
}

impl<'b, 'w> Judging<'b, 'w> {
    /// Prepares to judge a plan.
    pub(crate) fn new(
        workspace: &'w Workspace,
        trees: &'b Trees<'w>,
        plan: Filed<'w, Plan>,
        survey: &'b Survey<'w>,
        day: Day,
    ) -> Self {
        let scope = Scope::of(workspace, plan.record, day);
        let of_activities = survey
            .counting()
            .flat_map(|activity| activity.covers.iter().map(move |link| (Some(activity), link)));
        let mut links: HashMap<Unsearched<&str>, Vec<_>> = HashMap::new();
        for (activity, link) in survey.plan.covers.iter().map(|link| (None, link)).chain(of_activities) {
            links.entry(link.to.stands()).or_default().push((activity, link));
        }
        let mut excluded = HashMap::new();
        for exclusion in &plan.record.excludes {
            for requirement in &exclusion.requirements {
                excluded.entry(requirement.stands()).or_insert(exclusion);
            }
        }
        Self {
            bench: Candidates { workspace, trees, survey, scope, owner: None, day },
            plan,
            links,
            excluded,
        }
    }

    /// How far a requirement is met. The first that holds decides: it is not ours; records, links or an attestation
    /// meet it; a decision excuses it; it is only a reminder; it is met in part, or not.
    pub(crate) fn requirement(&self, framework: &Framework, requirement: &Requirement) -> Coverage<'w> {
        self.judged(framework, requirement, self.links(framework, requirement))
    }

    /// How far a requirement is met where these of its links hold.
    pub(super) fn judged(
        &self,
        framework: &Framework,
        requirement: &Requirement,
        links: Vec<Cover<'w>>,
    ) -> Coverage<'w> {
        let reference = framework.id.stands().beside(requirement.id.stands());
        let reference = reference.sought();
        let mut coverage = Coverage::of(links);
        let references = in_effect::references(self.bench.workspace, reference);
        coverage.exclusion = references.iter().find_map(|own| self.excluded.get(&own.sought()).copied());
        if coverage.exclusion.is_some() {
            coverage.extent = Extent::NotOurs;
            return coverage;
        }
        if coverage.extent == Extent::Outdated && coverage.by.iter().all(|cover| cover.is_of_older_text) {
            coverage.because = Some(replaced(framework, requirement));
        }
        match requirement.judged {
            Judged::Attestation => self.attested(requirement, reference, &mut coverage),
            Judged::Records | Judged::Warning => self.recorded(requirement, reference, &mut coverage),
        }
        if !matches!(coverage.extent, Extent::Covered | Extent::Attested) {
            coverage.deviation = references
                .iter()
                .filter_map(|own| self.deviation(own.sought()))
                .max_by_key(|filed| filed.record.on.map(|on| on.day));
            if coverage.deviation.is_some_and(|filed| self.is_in_force(filed.record)) {
                coverage.extent = Extent::Excused;
            } else if requirement.judged == Judged::Warning {
                coverage.extent = Extent::Reminder;
            }
        }
        coverage
    }

    /// The decision that excuses an activity on the day, if there is one.
    pub(crate) fn excuse(&self, activity: &Activity) -> Option<Filed<'w, Deviation>> {
        self.of_activity(activity).filter(|filed| self.is_in_force(filed.record))
    }

    /// The decision that excused an activity and has expired.
    pub(crate) fn expired(&self, activity: &Activity) -> Option<Filed<'w, Deviation>> {
        self.of_activity(activity).filter(|filed| !self.is_in_force(filed.record))
    }

    fn of_activity(&self, activity: &Activity) -> Option<Filed<'w, Deviation>> {
        self.deviation(self.plan.record.id.stands().beside(activity.id.stands()).sought())
    }

    /// The links to a requirement: in the plan's own text, and in activities that are not cancelled.
    pub(super) fn links(&self, framework: &Framework, requirement: &Requirement) -> Vec<Cover<'w>> {
        let (workspace, day) = (self.bench.workspace, self.bench.day);
        let plan = self.bench.survey.plan;
        let follow = |framework: &Framework| {
            plan.follows.iter().find(|follow| follow.framework.stands() == framework.id.stands())
        };
        let extent = |link: &Link, follow: Option<&Follow>| match link {
            link if is_outdated(requirement, link, follow, day) => Extent::Outdated,
            link if link.partly => Extent::Partly,
            _ => Extent::Covered,
        };
        let reference = framework.id.stands().beside(requirement.id.stands());
        let own = follow(framework);
        let mut covers: Vec<Cover<'w>> = self
            .links
            .get(&reference.sought())
            .into_iter()
            .flatten()
            .map(|(activity, link)| Cover {
                activity: *activity,
                link,
                extent: extent(link, own),
                is_of_older_text: false,
            })
            .collect();
        // What was written of a requirement holds of what replaces it in the same words.
        for older in earlier(workspace, framework, requirement) {
            let (reference, own) = (older.reference(), follow(older.framework.record));
            for (activity, link) in self.links.get(&reference.sought()).into_iter().flatten().copied() {
                let is_it =
                    |cover: &Cover<'_>| cover.activity.map(|own| &own.id) == activity.map(|own| &own.id);
                if covers.iter().any(is_it) {
                    continue;
                }
                let extent = if older.is_same { extent(link, own) } else { Extent::Outdated };
                covers.push(Cover { activity, link, extent, is_of_older_text: !older.is_same });
            }
        }
        covers
    }

    /// Combines what the records show with what the links promise. When a link says that a requirement is met in
    /// part, it is; and a promise alone meets it in part at most.
    fn recorded(&self, requirement: &Requirement, reference: Unsearched<&str>, coverage: &mut Coverage<'w>) {
        let promised = coverage.extent;
        let Some(condition) = &requirement.condition else { return };
        if let Clause::Promised(_) = condition.clause {
            coverage.extent = self.by_links(condition, reference, &coverage.by);
            return;
        }
        let verdict = self.verdict(condition, reference, &coverage.by);
        coverage.extent = match (verdict.met, promised) {
            (Met::Yes, Extent::Uncovered) => Extent::Covered,
            (Met::Yes, promised) => promised,
            (_, Extent::Outdated) => Extent::Outdated,
            (Met::Unsure, _) => Extent::Unsure,
            (_, Extent::Uncovered) if verdict.awaits => Extent::Reminder,
            (Met::Partly, _) | (Met::No, Extent::Partly | Extent::Covered) => Extent::Partly,
            (Met::No, _) => Extent::Uncovered,
        };
        coverage.because = verdict.because.or(coverage.because.take());
        coverage.facts = verdict.facts;
    }

    fn verdict(&self, condition: &Condition, reference: Unsearched<&str>, by: &[Cover<'w>]) -> Verdict {
        let met = |wanted: fn(&Cover<'_>) -> bool| {
            let own: Vec<Cover<'_>> = by.iter().filter(|cover| wanted(cover)).copied().collect();
            match best(&own) {
                Extent::Covered => Met::Yes,
                Extent::Partly | Extent::Outdated => Met::Partly,
                _ => Met::No,
            }
        };
        let promises = Promises {
            plan: met(|cover| cover.activity.is_none()),
            activity: met(|cover| cover.activity.is_some()),
        };
        condition::judge_for_all(&self.bench, condition, Asked { reference, promises })
    }

    /// How far the links in the place that the condition names cover it.
    fn by_links(&self, condition: &Condition, reference: Unsearched<&str>, by: &[Cover<'w>]) -> Extent {
        let verdict = self.verdict(condition, reference, by);
        match verdict.met {
            Met::Yes => Extent::Covered,
            Met::Partly => best(by).min(Extent::Partly),
            Met::No | Met::Unsure => Extent::Uncovered,
        }
    }

    /// What a role attests. A promise alone meets the requirement in part at most.
    fn attested(&self, requirement: &Requirement, reference: Unsearched<&str>, coverage: &mut Coverage<'w>) {
        let within = requirement.condition.as_ref().and_then(|condition| condition.attested().next()?);
        let last = attested::last(&self.bench, reference);
        coverage.attestation = last.map(|(filed, _)| filed);
        let Some((filed, on)) = last else {
            let (met, because) = attested::nobody(self.bench.workspace);
            coverage.extent = coverage.extent.min(Extent::Partly);
            if met == Met::Unsure {
                coverage.extent = coverage.extent.max(Extent::Unsure);
            }
            coverage.because = Some(because);
            return;
        };
        let is_too_old = attested::is_too_old(on.day, within.map(|within| within.value), self.bench.day);
        coverage.extent = if is_too_old { Extent::Outdated } else { Extent::Attested };
        coverage.because = Some(attested::told(on.day, self.bench.day));
        coverage.facts = vec![attested::fact(self.bench.workspace, filed, on)];
    }

    /// The last decision by one of the plan's own bodies that excuses something.
    fn deviation(&self, reference: Unsearched<&str>) -> Option<Filed<'w, Deviation>> {
        let own = |filed: &Filed<'w, Deviation>| {
            let it = filed.record;
            let is_done = it.on.is_some_and(|on| on.day <= self.bench.day);
            is_done && it.body.as_ref().is_some_and(|body| self.bench.scope.is_ours(body))
        };
        self.bench
            .workspace
            .excusing(&reference)
            .filter(own)
            .max_by_key(|filed| filed.record.on.map(|on| on.day))
    }

    fn is_in_force(&self, deviation: &Deviation) -> bool {
        deviation.expires.is_none_or(|expires| expires.day >= self.bench.day)
    }

    /// The facts that decided a coverage, with their places, in the order in which they were considered.
    pub(crate) fn chain(&self, coverage: &Coverage<'w>) -> Vec<Fact> {
        coverage.chain(self.plan)
    }
}

/// The decision of one of a plan's own bodies that excuses an activity on a day, if there is one.
pub(crate) fn excuse_of<'w>(
    workspace: &'w Workspace,
    plan: &'w Plan,
    activity: &Activity,
    day: Day,
) -> Option<&'w Deviation> {
    let reference = plan.id.stands().beside(activity.id.stands());
    let reference = reference.sought();
    // Few are, and whose the bodies are takes its time.
    workspace.excusing(&reference).next()?;
    let scope = Scope::of(workspace, plan, day);
    let is_own = |own: &&Deviation| {
        own.on.is_some_and(|on| on.day <= day) && own.body.as_ref().is_some_and(|body| scope.is_ours(body))
    };
    let all = workspace.excusing(&reference).map(|filed| filed.record).filter(is_own);
    all.max_by_key(|own| own.on.map(|on| on.day))
        .filter(|own| own.expires.is_none_or(|expires| expires.day >= day))
}

impl Coverage<'_> {
    /// The facts that decided it for a plan, with their places, in the order in which they were considered.
    pub(crate) fn chain(&self, plan: Filed<'_, Plan>) -> Vec<Fact> {
        let mut chain: Vec<Fact> = Vec::new();
        let mut add = |what: Say, place: Place| chain.push(Fact { what, place });
        if let Some(exclusion) = self.exclusion {
            let what = &exclusion.what;
            add(
                say!("planen undantar: {what}", "the plan leaves out: {what}"),
                plan.place(exclusion.what.span),
            );
        }
        for cover in &self.by {
            let extent = cover.extent.word();
            let what = match cover.activity {
                Some(activity) => Say::new(
                    format!("åtgärden ”{}” anger att den uppfyller kravet: {}", activity.title, extent.sv),
                    format!(
                        "the activity “{}” says that it meets the requirement: {}",
                        activity.title, extent.en
                    ),
                ),
                None => Say::new(
                    format!("planen själv anger att den uppfyller kravet: {}", extent.sv),
                    format!("the plan itself says that it meets the requirement: {}", extent.en),
                ),
            };
            add(what, plan.place(cover.link.to.span));
        }
        for fact in &self.facts {
            add(fact.what.clone(), fact.place);
        }
        if let Some(filed) = self.deviation {
            let record = filed.record;
            let until = record.expires.map(|expires| expires.day.to_string()).unwrap_or_default();
            add(
                say!("avsteget gäller till {until}", "the deviation holds until {until}"),
                filed.place(record.id.span),
            );
        }
        chain
    }
}

/// Why links to an earlier text do not meet a requirement.
fn replaced(framework: &Framework, requirement: &Requirement) -> Say {
    let id = format!("{}/{}", framework.id, requirement.id);
    say!(
        "Det som står gäller ett tidigare krav, som {id} har ersatt med en annan text.",
        "What stands is about an earlier requirement, which {id} has replaced with another text."
    )
}

/// Whether a link was made for an older version: by its own revision, otherwise by the one that the plan follows. A text that
/// has not come by the day makes nothing older.
fn is_outdated(requirement: &Requirement, link: &Link, follow: Option<&Follow>, day: Day) -> bool {
    let meant = link.revision.as_ref().or_else(|| follow?.revision.as_ref());
    let now = requirement.revision.as_ref().filter(|now| now.period.first <= day);
    is_older(meant, now)
}

/// Whether `meant` is an older revision than `now`: it had ended before `now` began. False when either is missing,
/// and `2016` is not older than `2016-05`.
pub(crate) fn is_older(meant: Option<&Time>, now: Option<&Time>) -> bool {
    matches!((meant, now), (Some(meant), Some(now)) if meant.period.is_over(now.period.first))
}
