//! A plan: what a board has promised. What happened is in `records::activity`.

mod around;
mod goal;
mod indicator;
mod link;
mod activity;

pub use activity::{Activity, Promise, Term};
pub(crate) use around::Reporting;
pub use around::{Assignment, Revision};
pub use goal::{Aim, Goal, ListedGoal};
pub use indicator::{Baseline, Direction, Indicator};
pub(crate) use link::Link;

use super::reading::Reading;
use super::vocabulary::{Risk, Vocabulary};
use super::{Identified, Listed, Text, Time};
use crate::base::period::Period;
use crate::syntax::tree::At;
use crate::syntax::unsearched::Unsearched;

/// A plan or strategy, in `plans/`.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The id, unique among plans.
    pub id: Text,
    /// The title of the document.
    pub title: Text,
    /// The type of document, as it is written.
    pub document_type: Option<Text>,
    /// What it is for, in its own words.
    pub purpose: Option<Text>,
    /// Those who answer for the plan as a whole.
    pub responsible: Vec<Text>,
    /// The municipality, administration or board that it is for.
    pub organisation: Option<Text>,
    /// Those who own the plan together, where they are several.
    pub owners: Vec<Text>,
    /// The assignment to make the plan.
    pub assignment: Option<Box<Assignment>>,
    /// The time that the plan is for. Without one the plan is incomplete, which the schema has reported.
    pub period: Option<Time>,
    /// Its number in the register of documents (diarienummer).
    pub reference: Option<Text>,
    /// When the document was published.
    pub published: Option<Time>,
    /// Where the document is.
    pub source: Option<Text>,
    /// What else it says, such as its budget.
    pub note: Option<Text>,
    /// The decisions about the plan.
    pub decisions: Vec<Decision>,
    /// When and how often it is to be revised.
    pub revision: Option<Box<Revision>>,
    /// How often it is followed up as a whole, and for whom.
    pub reporting: Vec<Reporting>,
    /// The plan that it is a part of, such as a strategy for several years.
    pub part_of: Option<Text>,
    /// The agreements that it rests on.
    pub agreements: Vec<Text>,
    /// The plan that it replaces.
    pub previous: Option<Text>,
    /// The edition that it replaces, when that is not among the files.
    pub edition_before: Option<Box<Edition>>,
    /// The frameworks that the plan follows.
    pub follows: Vec<Follow>,
    /// The situation picture that the plan is based on, when that is a record.
    pub situation: Option<Text>,
    /// The same as the plan names it, also where there is no record of it.
    pub picture: Option<Box<NamedPicture>>,
    /// What the plan expressly leaves out.
    pub excludes: Vec<Exclusion>,
    /// Its areas, in order.
    pub areas: Listed<Area>,
    /// The needs that the plan is to answer.
    pub needs: Listed<Item>,
    /// The plan's list of goals.
    pub goals: Listed<ListedGoal>,
    /// What the plan measures.
    pub indicators: Listed<Indicator>,
    /// Its activities, in order.
    pub activities: Listed<Activity>,
    /// Requirements that the document itself meets.
    pub covers: Vec<Link>,
}

/// A situation picture, as the plan that builds on it names it.
#[derive(Clone, Debug)]
pub struct NamedPicture {
    /// What it is called.
    pub title: Text,
    /// When it was made.
    pub dated: Option<Time>,
    /// Those who contributed to it.
    pub sources: Vec<Text>,
}

/// An edition of a plan that is known of, and is not among the files.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The title, as far as it is known.
    pub title: Text,
    /// The time that it was for.
    pub period: Option<Time>,
    /// What is known of it.
    pub note: Option<Text>,
}

/// Something that a plan expressly leaves out.
#[derive(Clone, Debug)]
pub struct Exclusion {
    /// What is left out.
    pub what: Text,
    /// The reason, as the plan gives it.
    pub why: Option<Text>,
    /// The requirements that the organisation does not have to meet.
    pub requirements: Vec<Text>,
    /// The decision, when it is not the plan's own.
    pub decision: Option<Decided>,
}

/// A decision about something else than the plan.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The body that decided.
    pub body: Text,
    /// The day of the decision, or a coarser time.
    pub on: Option<Time>,
    /// The reference of the decision in the body's minutes.
    pub reference: Option<Text>,
}

/// A body's decision about a plan.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The body that decided.
    pub body: Text,
    /// What the body decided.
    pub act: Act,
    /// The day, if the document gives one, or a coarser time.
    pub on: Option<Time>,
    /// The reference of the decision in the body's minutes.
    pub reference: Option<Text>,
    /// A note by it.
    pub note: Option<Text>,
}

/// What a body can do with a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The body adopted the plan (antagen).
    Adopted,
    /// The body approved it (godkänd).
    Approved,
    /// The body referred it to others for comment (remitterad).
    Referred,
    /// The body considered it without deciding (behandlad).
    Treated,
    /// The body revised it (reviderad).
    Revised,
    /// The body signed it (undertecknad).
    Signed,
}

impl Act {
    /// Whether the decision gives the plan effect.
    pub(crate) fn settles(self) -> bool {
        matches!(self, Self::Adopted | Self::Approved | Self::Revised | Self::Signed)
    }
}

/// A framework that a plan follows.
#[derive(Clone, Debug)]
pub struct Follow {
    /// The id of the framework.
    pub framework: Text,
    /// The version of the framework that the plan was made for.
    pub revision: Option<Time>,
}

/// An area of a plan.
#[derive(Clone, Debug)]
pub struct Area {
    /// The id in the plan.
    pub id: Text,
    /// The number in the document.
    pub number: Option<Text>,
    /// The title of the area.
    pub title: Text,
    /// The actors responsible for the area.
    pub responsible: Vec<Text>,
    /// What the plan promises in the area in running text, and not as activities.
    pub commitments: Vec<Text>,
    /// A note by it.
    pub note: Option<Text>,
}

/// A part of a plan with an id and a title: a need.
#[derive(Clone, Debug)]
pub struct Item {
    /// The id in the plan.
    pub id: Text,
    /// The number in the document.
    pub number: Option<Text>,
    /// The title, as the plan writes it.
    pub title: Text,
    /// How great the risk behind it is assessed to be, where the plan says so.
    pub risk: Option<Risk>,
    /// A note by it.
    pub note: Option<Text>,
}

impl Plan {
    /// Whether it is a promise to citizens or an agreement, which its parties sign and no board adopts.
    pub(crate) fn is_signed(&self) -> bool {
        let is_of = |kind: &Text| *kind == *"medborgarlöfte" || *kind == *"överenskommelse";
        self.document_type.as_ref().is_some_and(is_of)
    }

    /// Those who see to it that it is followed up: those who answer for it, or else its organisation.
    pub(crate) fn keepers(&self) -> &[Text] {
        if self.responsible.is_empty() { self.organisation.as_slice() } else { &self.responsible }
    }

    /// Those that it is for: its organisation, and those who own it together.
    pub(crate) fn parties(&self) -> impl Iterator<Item = &Text> {
        self.organisation.iter().chain(&self.owners)
    }

    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let decisions = root.each("decisions", Decision::read);
        // What the times in the plan take their year from is its period as written.
        let plan = root.validity("period").map(|time| time.period);
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            document_type: root.text("document_type"),
            purpose: root.text("purpose"),
            responsible: root.texts("responsible"),
            organisation: root.text("organisation"),
            owners: root.texts("owners"),
            assignment: root.get("assignment").and_then(Assignment::read).map(Box::new),
            period: root.validity("period").map(|time| begun(time, &decisions)),
            reference: root.text("reference"),
            published: root.time("published"),
            source: root.text("source"),
            note: root.text("note"),
            decisions,
            revision: root.get("revision").map(Revision::read).map(Box::new),
            reporting: root.each("reporting", |at| Some(Reporting::read(at))),
            part_of: root.text("part_of"),
            agreements: root.texts("agreements"),
            previous: root.text("previous"),
            edition_before: root.get("previous").and_then(Edition::read).map(Box::new),
            follows: root.each("follows", Follow::read),
            situation: root.get("situation").and_then(|at| at.text("id")),
            picture: root.get("situation").and_then(NamedPicture::read).map(Box::new),
            excludes: root.each("excludes", Exclusion::read),
            areas: root.listed("areas", Area::read),
            needs: root.listed("needs", Item::read),
            goals: root.listed("goals", |at| ListedGoal::read(at, plan)),
            indicators: root.listed("indicators", |at| Indicator::read(at, plan)),
            activities: root.listed("activities", |at| Activity::read(at, plan)),
            covers: root.each("covers", |at| Link::read(at, "requirement")),
        })
    }
}

/// What holds until further notice begins when it was decided on, unless the plan says when.
fn begun(time: Time, decisions: &[Decision]) -> Time {
    let settling = decisions.iter().filter(|decision| decision.act.settles());
    let decided = settling.filter_map(|decision| Some(decision.on.as_ref()?.period.first)).min();
    let first = time.period.begins().or(decided).unwrap_or(time.period.first);
    Time { period: Period { first, ..time.period }, ..time }
}

impl NamedPicture {
    fn read(at: At<'_>) -> Option<Self> {
        Some(Self { title: at.text("title")?, dated: at.time("dated"), sources: at.texts("sources") })
    }
}

impl Edition {
    fn read(at: At<'_>) -> Option<Self> {
        Some(Self { title: at.text("title")?, period: at.time("period"), note: at.text("note") })
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
            "signed" => Act::Signed,
            _ => return None,
        };
        let (reference, note) = (at.text("reference"), at.text("note"));
        Some(Self { body: at.text("body")?, act, on: at.time("on"), reference, note })
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

impl Identified for Area {
    fn id(&self) -> Unsearched<&str> {
        self.id.stands()
    }
}

impl Area {
    fn read(at: At<'_>) -> Option<Self> {
        let title = at.text("title").unwrap_or_default();
        Some(Self {
            id: at.text("id")?,
            number: at.text("number"),
            title,
            responsible: at.texts("responsible"),
            commitments: at.texts("commitments"),
            note: at.text("note"),
        })
    }
}

impl Identified for Item {
    fn id(&self) -> Unsearched<&str> {
        self.id.stands()
    }
}

impl Item {
    fn read(at: At<'_>) -> Option<Self> {
        Some(Self {
            id: at.text("id")?,
            number: at.text("number"),
            title: at.text("title").unwrap_or_default(),
            risk: at.text("risk").and_then(|risk| Risk::named(&risk)),
            note: at.text("note"),
        })
    }
}
