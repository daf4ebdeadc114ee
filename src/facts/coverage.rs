//! How far a plan covers a requirement or a need, on a day.

use crate::facts::state::Survey;
use crate::lang::Say;
use crate::records::Time;
use crate::records::framework::{Framework, Requirement};
use crate::records::plan::{Activity, Follow, Link};

/// How far something is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// By nothing.
    Uncovered,
    /// Only by links to an older text than the requirement now has.
    Outdated,
    /// In part.
    Partly,
    /// In full.
    Covered,
}

impl Extent {
    /// All, from the heaviest lack.
    pub const ALL: [Self; 4] = [Self::Uncovered, Self::Outdated, Self::Partly, Self::Covered];

    /// The name in JSON; never translated.
    pub fn name(self) -> &'static str {
        match self {
            Self::Uncovered => "uncovered",
            Self::Outdated => "outdated",
            Self::Partly => "partly",
            Self::Covered => "covered",
        }
    }

    /// The word for so many of them.
    pub fn words(self, count: usize) -> Say {
        match self {
            Self::Covered if count != 1 => Say::fixed("uppfyllda", "covered"),
            Self::Outdated if count != 1 => Say::fixed("inaktuella", "outdated"),
            other => other.word(),
        }
    }

    /// The word for people.
    pub fn word(self) -> Say {
        match self {
            Self::Uncovered => Say::fixed("saknas", "uncovered"),
            Self::Outdated => Say::fixed("inaktuell", "outdated"),
            Self::Partly => Say::fixed("delvis", "partly"),
            Self::Covered => Say::fixed("uppfyllt", "covered"),
        }
    }
}

/// One link that covers something: from an activity, or from the plan's own text.
#[derive(Clone, Copy, Debug)]
pub struct Cover<'w> {
    /// The activity; `None` when the document itself covers it.
    pub activity: Option<&'w Activity>,
    /// The link.
    pub link: &'w Link,
    /// How far this one goes.
    pub extent: Extent,
}

/// How far something is covered, and by what.
#[derive(Clone, Debug)]
pub struct Coverage<'w> {
    /// The best that any link gives.
    pub extent: Extent,
    /// The links, the plan's own first, then in the order of activities.
    pub by: Vec<Cover<'w>>,
}

impl<'w> Coverage<'w> {
    fn of(by: Vec<Cover<'w>>) -> Self {
        let extent = by.iter().map(|cover| cover.extent).max().unwrap_or(Extent::Uncovered);
        Self { extent, by }
    }
}

/// How far a plan covers a requirement: by its own text, and by the activities that count.
pub fn of_requirement<'w>(
    survey: &Survey<'w>,
    framework: &Framework,
    requirement: &Requirement,
) -> Coverage<'w> {
    let plan = survey.plan;
    let follow = plan.follows.iter().find(|follow| follow.framework == *framework.id);
    let reference = format!("{}/{}", framework.id, requirement.id);
    let own = plan.covers.iter().map(|link| (None, link));
    let of_activities =
        survey.counting().flat_map(|activity| activity.covers.iter().map(move |link| (Some(activity), link)));
    let covers = own.chain(of_activities).filter(|(_, link)| link.to == *reference);
    let extent = |link: &Link| match link {
        link if is_outdated(requirement, link, follow) => Extent::Outdated,
        link if link.partly => Extent::Partly,
        _ => Extent::Covered,
    };
    Coverage::of(covers.map(|(activity, link)| Cover { activity, link, extent: extent(link) }).collect())
}

/// How far the activities that count answer one of a plan's needs.
pub fn of_need<'w>(survey: &Survey<'w>, need: &str) -> Coverage<'w> {
    let links =
        survey.counting().flat_map(|activity| activity.needs.iter().map(move |link| (activity, link)));
    let extent = |link: &Link| if link.partly { Extent::Partly } else { Extent::Covered };
    let covers = links.filter(|(_, link)| link.to == need);
    Coverage::of(
        covers
            .map(|(activity, link)| Cover { activity: Some(activity), link, extent: extent(link) })
            .collect(),
    )
}

/// Whether a link was made for an older text: by its own revision, or else by the one that the plan follows.
fn is_outdated(requirement: &Requirement, link: &Link, follow: Option<&Follow>) -> bool {
    let meant = link.revision.as_ref().or_else(|| follow?.revision.as_ref());
    is_older(meant, requirement.revision.as_ref())
}

/// Whether `meant` names an older revision than `now`: it was over before `now` began. Nothing said is nothing
/// known, and `2016` is not older than `2016-05`.
pub fn is_older(meant: Option<&Time>, now: Option<&Time>) -> bool {
    matches!((meant, now), (Some(meant), Some(now)) if meant.period.is_over(now.period.first))
}
