//! A plan: what a board has promised. What happened is in `records::activity`.

use super::reading::Reading;
use super::{Said, Span, Text, Time};
use crate::rhythm::Recurrence;
use crate::target::Target;
use crate::tree::At;

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
    pub fn settles(self) -> bool {
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

/// A goal in the plan's list of goals.
#[derive(Clone, Debug)]
pub struct ListedGoal {
    /// Its id in the plan.
    pub id: Text,
    /// The goal above it.
    pub parent: Option<Text>,
    /// What is measured.
    pub indicator: Option<Text>,
}

/// Something that a plan measures. What it showed is in `records::measurement`.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its id in the plan.
    pub id: Text,
    /// What is measured.
    pub title: Text,
    /// What it counts.
    pub unit: Option<Text>,
    /// What it was before.
    pub baseline: Option<Baseline>,
    /// What is to be reached.
    pub target: Option<Said<f64>>,
    /// What is good.
    pub direction: Option<Direction>,
    /// How often it is measured.
    pub recurs: Option<Said<Recurrence>>,
    /// The needs that it tells of.
    pub answers: Vec<Text>,
    /// The goals that it measures.
    pub goals: Vec<Text>,
    /// The activities whose effect it shows.
    pub activities: Vec<Text>,
}

/// What an indicator was before the work began.
#[derive(Clone, Debug)]
pub struct Baseline {
    /// When it was measured.
    pub period: Option<Time>,
    /// The value.
    pub value: Said<f64>,
}

/// What is good of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Higher than before.
    Up,
    /// Lower than before.
    Down,
    /// The target or more.
    AtLeast,
    /// The target or less.
    AtMost,
}

/// A goal that an activity has of its own.
#[derive(Clone, Debug)]
pub struct Goal {
    /// In words.
    pub text: Text,
    /// What is measured.
    pub indicator: Option<Text>,
    /// What is to be reached.
    pub target: Option<Target>,
}

/// A link to a requirement or a need, and how far it goes.
#[derive(Clone, Debug)]
pub struct Link {
    /// What it points to.
    pub to: Text,
    /// Whether it goes only part of the way.
    pub partly: bool,
    /// The version of the requirement that is meant.
    pub revision: Option<Time>,
    /// Why, or what is lacking.
    pub note: Option<Text>,
}

/// One activity.
#[derive(Clone, Debug)]
pub struct Activity {
    /// Its id in the plan.
    pub id: Text,
    /// Its number in the document.
    pub number: Option<Text>,
    /// What is to be done.
    pub title: Text,
    /// The areas that it stands under.
    pub areas: Vec<Text>,
    /// Responsible.
    pub responsible: Vec<Text>,
    /// The one of them who leads.
    pub lead: Option<Text>,
    /// Those it is done with.
    pub partners: Vec<Text>,
    /// The promised time.
    pub promise: Promise,
    /// Part of ordinary operations (`*`), or a one-off; `None` when the plan does not say.
    pub ordinary: Option<bool>,
    /// The needs that it answers.
    pub needs: Vec<Link>,
    /// The goals in the plan's list that it serves.
    pub serves: Vec<Text>,
    /// Its own goal.
    pub goal: Option<Box<Goal>>,
    /// The requirements that it covers.
    pub covers: Vec<Link>,
    /// The activities in earlier plans that it carries on, as `plan/activity`.
    pub carried_from: Vec<Text>,
}

/// The promised time: the columns Påbörjas, Löpande, Avslutad, or the single column När.
#[derive(Clone, Debug, Default)]
pub struct Promise {
    /// To be started.
    pub start: Option<Time>,
    /// Goes on all the time. Where `ongoing` stands, when it is true.
    pub ongoing: Option<Span>,
    /// To be finished.
    pub finish: Option<Time>,
    /// To be done within, when there is one column for time.
    pub when: Option<Time>,
    /// How often, as written.
    pub recurs: Option<Text>,
    /// In words, where no period says it.
    pub note: Option<Text>,
}

impl Promise {
    /// Whether any time at all is promised.
    pub fn is_given(&self) -> bool {
        let times = self.start.is_some() || self.finish.is_some() || self.when.is_some();
        times || self.ongoing.is_some() || self.recurs.is_some() || self.note.is_some()
    }

    /// The period in which it is to be started, if the plan says.
    pub fn start(&self) -> Option<&Time> {
        self.start.as_ref().or(self.when.as_ref().filter(|_| self.ongoing.is_some()))
    }

    /// The period in which it is to be finished, if the plan says. What is ongoing has no finish within its time.
    pub fn finish(&self) -> Option<&Time> {
        self.finish.as_ref().or(self.when.as_ref().filter(|_| self.ongoing.is_none()))
    }
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

impl ListedGoal {
    fn read(at: At<'_>) -> Option<Self> {
        Some(Self { id: at.text("id")?, parent: at.text("parent"), indicator: at.text("indicator") })
    }
}

impl Indicator {
    fn read(at: At<'_>) -> Option<Self> {
        Some(Self {
            id: at.text("id")?,
            title: at.text("title").unwrap_or_default(),
            unit: at.text("unit"),
            baseline: at.get("baseline").and_then(|at| {
                Some(Baseline {
                    period: at.time("period"),
                    value: at.said("value", |text| text.parse().ok())?,
                })
            }),
            target: at.said("target", |text| text.parse().ok()),
            direction: at.text("direction").and_then(|text| Direction::named(&text)),
            recurs: at.said("recurs", Recurrence::read),
            answers: at.texts("answers"),
            goals: at.texts("goals"),
            activities: at.texts("activities"),
        })
    }
}

impl Direction {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "up" => Self::Up,
            "down" => Self::Down,
            "at-least" => Self::AtLeast,
            "at-most" => Self::AtMost,
            _ => return None,
        })
    }
}

impl Goal {
    fn read(at: At<'_>) -> Option<Self> {
        if let Some(text) = at.itself() {
            return Some(Self { text, indicator: None, target: None });
        }
        let target = at.text("target").and_then(|target| Target::read(&target));
        Some(Self { text: at.text("text")?, indicator: at.text("indicator"), target })
    }
}

impl Link {
    fn read(at: At<'_>, key: &str) -> Option<Self> {
        if let Some(to) = at.itself() {
            return Some(Self { to, partly: false, revision: None, note: None });
        }
        Some(Self {
            to: at.text(key)?,
            partly: at.text("extent").is_some_and(|extent| extent == "partly"),
            revision: at.time("revision"),
            note: at.text("note"),
        })
    }
}

impl Activity {
    fn read(at: At<'_>) -> Option<Self> {
        let ongoing = at.flag("ongoing").filter(|ongoing| *ongoing).and_then(|_| at.key_span("ongoing"));
        Some(Self {
            id: at.text("id")?,
            number: at.text("number"),
            title: at.text("title").unwrap_or_default(),
            areas: at.texts("areas"),
            responsible: at.texts("responsible"),
            lead: at.text("lead"),
            partners: at.texts("partners"),
            promise: Promise {
                start: at.time("start"),
                ongoing,
                finish: at.time("finish"),
                when: at.time("when"),
                recurs: at.text("recurs"),
                note: at.text("time_note"),
            },
            ordinary: at.flag("ordinary"),
            needs: at.each("needs", |link| Link::read(link, "need")),
            serves: at.texts("serves"),
            goal: at.get("goal").and_then(Goal::read).map(Box::new),
            covers: at.each("covers", |link| Link::read(link, "requirement")),
            carried_from: at.texts("carried_from"),
        })
    }
}
