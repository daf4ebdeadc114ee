//! A de-identified case: coarse times, closed words, steps taken. Nothing in it is about who somebody is, and it is
//! still not anonymous: a few of its values together can be enough to recognise a person by.

use super::reading::Reading;
use super::vocabulary::{
    AgeBand, Channel, Concern, Consent, Done, Environment, Measure, Outcome, Reason, Source, Status,
};
use super::{Said, Span, Text, Time};
use crate::base::halfyear::HalfYear;
use crate::syntax::tree::At;

/// A case, in `records/cases/`. What the schema requires is lacking only where it has said so.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its id, which tells nothing.
    pub id: Text,
    /// When it was registered.
    pub registered: Option<Said<HalfYear>>,
    /// The flow that its steps are of, where it says.
    pub flow: Option<Text>,
    /// The sort of unit that reports it.
    pub source: Option<Said<Source>>,
    /// The area, where the workspace has areas.
    pub area: Option<Text>,
    /// The group of ages.
    pub age_band: Option<Said<AgeBand>>,
    /// The milieu that the concern is about.
    pub environment: Option<Said<Environment>>,
    /// What the concern is about.
    pub concern: Vec<Said<Concern>>,
    /// The way it came in.
    pub channel: Option<Said<Channel>>,
    /// Where `steps` stands.
    pub steps_at: Option<Span>,
    /// The steps of the flow, in the order of the file.
    pub steps: Vec<Taken>,
    /// Whether there is consent.
    pub consent: Option<Said<Consent>>,
    /// What was done.
    pub measures: Vec<Said<Measure>>,
    /// Whether it goes on.
    pub status: Option<Said<Status>>,
    /// When it was closed.
    pub closed: Option<Said<HalfYear>>,
    /// How it ended.
    pub outcome: Option<Said<Outcome>>,
    /// Activities that it has to do with, as `plan/activity`.
    pub activities: Vec<Text>,
    /// Incidents that it has to do with.
    pub incidents: Vec<Text>,
    /// When it is to be weeded out.
    pub expires: Option<Said<HalfYear>>,
}

/// What has become of a step of the flow.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The step's id in its flow.
    pub step: Text,
    /// Whether it is taken.
    pub done: Option<Said<Done>>,
    /// The month when, or something coarser.
    pub month: Option<Time>,
    /// Why it is not taken.
    pub because: Option<Said<Reason>>,
}

impl Case {
    /// Whether it is closed.
    pub fn is_closed(&self) -> bool {
        self.status.is_some_and(|status| status.value == Status::Closed)
    }

    /// Whether it is known to be about somebody under eighteen.
    pub(crate) fn is_minor(&self) -> bool {
        self.age_band.is_some_and(|band| band.value.is_minor())
    }

    /// What has become of a step, if anything is said of it.
    pub(crate) fn step(&self, id: &str) -> Option<&Taken> {
        self.steps.iter().find(|taken| taken.step == *id)
    }

    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let links = root.get("links");
        let linked = |key: &str| links.map(|links| links.texts(key)).unwrap_or_default();
        Some(Self {
            id: root.text("id")?,
            registered: root.said("registered", HalfYear::read),
            flow: root.text("flow"),
            source: root.word("source"),
            area: root.text("area"),
            age_band: root.word("age_band"),
            environment: root.word("environment"),
            concern: root.words("concern"),
            channel: root.word("channel"),
            steps_at: root.key_span("steps"),
            steps: root.each("steps", Taken::read),
            consent: root.word("consent"),
            measures: root.words("measures"),
            status: root.word("status"),
            closed: root.said("closed", HalfYear::read),
            outcome: root.word("outcome"),
            activities: linked("activities"),
            incidents: linked("incidents"),
            expires: root.said("expires", HalfYear::read),
        })
    }
}

impl Taken {
    /// Whether the step is taken.
    pub(crate) fn is_done(&self) -> bool {
        self.done.is_some_and(|done| done.value == Done::Yes)
    }

    fn read(at: At<'_>) -> Option<Self> {
        Some(Self {
            step: at.text("step")?,
            done: at.word("done"),
            month: at.month("month"),
            because: at.word("because"),
        })
    }
}
