//! A plan: what a board has promised. What happened is in `records::activity`.

mod goal;
mod indicator;
mod link;
mod activity;

pub use activity::{Activity, Promise};
pub use goal::{Aim, Goal, ListedGoal};
pub use indicator::{Baseline, Direction, Indicator};
pub(crate) use link::Link;

use super::reading::Reading;
use super::{Text, Time};
use crate::syntax::tree::At;

/// A plan or strategy, in `plans/`.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// The type of document, as it is written.
    pub document_type: Option<Text>,
    /// The municipality, administration or board that it is for.
    pub organisation: Option<Text>,
    /// The time it is for. Without one the plan is torn, and the schema has said so.
    pub period: Option<Time>,
    /// What was decided about it.
    pub decisions: Vec<Decision>,
    /// When it is to be revised.
    pub revision_due: Option<Time>,
    /// The plan that it replaces.
    pub previous: Option<Text>,
    /// The frameworks that it follows.
    pub follows: Vec<Follow>,
    /// The situation picture that it builds on, where that is a record.
    pub situation: Option<Text>,
    /// What it expressly leaves out.
    pub excludes: Vec<Exclusion>,
    /// Its areas, in order.
    pub areas: Vec<Area>,
    /// The needs that it is to answer.
    pub needs: Vec<Item>,
    /// Its list of goals.
    pub goals: Vec<ListedGoal>,
    /// What is measured.
    pub indicators: Vec<Indicator>,
    /// Its activities, in order.
    pub activities: Vec<Activity>,
    /// Requirements that the document itself meets.
    pub covers: Vec<Link>,
}

/// Something that a plan expressly leaves out.
#[derive(Clone, Debug)]
pub struct Exclusion {
    /// What.
    pub what: Text,
    /// Why.
    pub why: Option<Text>,
    /// The requirements that are not for the organisation to meet.
    pub requirements: Vec<Text>,
    /// The decision, when it is another than the plan's own.
    pub decision: Option<Decided>,
}

/// A decision about something else than the plan as a whole.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The body.
    pub body: Text,
    /// When.
    pub on: Option<Time>,
    /// The decision's number in the records of the body.
    pub reference: Option<Text>,
}

/// What a body decided about a plan.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The body.
    pub body: Text,
    /// What it did.
    pub act: Act,
    /// When, if the document says.
    pub on: Option<Time>,
}

/// What a body can do with a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Antagen.
    Adopted,
    /// Godkänd.
    Approved,
    /// Remitterad.
    Referred,
    /// Behandlad.
    Treated,
    /// Reviderad.
    Revised,
}

impl Act {
    /// Whether the plan stands by it.
    pub(crate) fn settles(self) -> bool {
        matches!(self, Self::Adopted | Self::Approved | Self::Revised)
    }
}

/// A framework that a plan follows.
#[derive(Clone, Debug)]
pub struct Follow {
    /// The framework's id.
    pub framework: Text,
    /// The version that the plan was made for.
    pub revision: Option<Time>,
}

/// An area of a plan.
#[derive(Clone, Debug)]
pub struct Area {
    /// Its id in the plan.
    pub id: Text,
    /// Its heading.
    pub title: Text,
    /// Responsible for all of it.
    pub responsible: Vec<Text>,
}

/// Something with an id and a title: a need.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its id in the plan.
    pub id: Text,
    /// What it says.
    pub title: Text,
}

impl Plan {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            document_type: root.text("document_type"),
            organisation: root.text("organisation"),
            period: root.time("period"),
            decisions: root.each("decisions", Decision::read),
            revision_due: root.get("revision").and_then(|at| at.time("due")),
            previous: root.text("previous"),
            follows: root.each("follows", Follow::read),
            situation: root.get("situation").and_then(|at| at.text("id")),
            excludes: root.each("excludes", Exclusion::read),
            areas: root.each("areas", Area::read),
            needs: root.each("needs", Item::read),
            goals: root.each("goals", ListedGoal::read),
            indicators: root.each("indicators", Indicator::read),
            activities: root.each("activities", Activity::read),
            covers: root.each("covers", |at| Link::read(at, "requirement")),
        })
    }

    /// The area of that id.
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }
}

impl Exclusion {
    fn read(at: At<'_>) -> Option<Self> {
        let decision = at.get("decision").and_then(|at| {
            Some(Decided { body: at.text("body")?, on: at.time("on"), reference: at.text("reference") })
        });
        let (what, why) = (at.text("what")?, at.text("why"));
        Some(Self { what, why, requirements: at.texts("requirements"), decision })
    }
}

impl Decision {
    fn read(at: At<'_>) -> Option<Self> {
        let act = match &*at.text("decision")? {
            "adopted" => Act::Adopted,
            "approved" => Act::Approved,
            "referred" => Act::Referred,
            "treated" => Act::Treated,
            "revised" => Act::Revised,
            _ => return None,
        };
        Some(Self { body: at.text("body")?, act, on: at.time("on") })
    }
}

impl Follow {
    fn read(at: At<'_>) -> Option<Self> {
        if let Some(framework) = at.itself() {
            return Some(Self { framework, revision: None });
        }
        Some(Self { framework: at.text("framework")?, revision: at.time("revision") })
    }
}

impl Area {
    fn read(at: At<'_>) -> Option<Self> {
        let title = at.text("title").unwrap_or_default();
        Some(Self { id: at.text("id")?, title, responsible: at.texts("responsible") })
    }
}

impl Item {
    fn read(at: At<'_>) -> Option<Self> {
        Some(Self { id: at.text("id")?, title: at.text("title").unwrap_or_default() })
    }
}
