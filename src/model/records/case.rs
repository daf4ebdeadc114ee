//! A de-identified case: coarse times, closed vocabularies, steps taken. Nothing in it says who somebody is, yet it
//! is not anonymous: some of its values together can be enough to recognise a person.

use super::reading::Reading;
use super::vocabulary::{
    AgeBand, Concern, Consent, Done, Environment, Measure, Outcome, Reason, Source, Speed, Status, Vocabulary,
};
use super::{Identified, Listed, Span, Spanned, Text, Time};
use crate::base::halfyear::HalfYear;
use crate::syntax::tree::At;
use crate::syntax::unsearched::Unsearched;

/// A case, in `records/cases/`. A required field is `None` only where the schema has reported it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The id, which says nothing about the person.
    pub id: Text,
    pub registered: Option<Spanned<HalfYear>>,
    /// The flow that the steps are of, if the case names one.
    pub flow: Option<Text>,
    /// The type of unit that reports it.
    pub source: Option<Spanned<Source>>,
    /// The area, where the workspace has areas.
    pub area: Option<Text>,
    pub age_band: Option<Spanned<AgeBand>>,
    /// The milieu that the concern is about.
    pub environment: Option<Spanned<Environment>>,
    /// What the concern is about.
    pub concern: Vec<Spanned<Concern>>,
    /// How it came in: a word of `model::terms`.
    pub channel: Option<Text>,
    /// Where the key `steps` stands.
    pub steps_at: Option<Span>,
    /// What has been done about each step, by the id of the step.
    pub steps: Listed<Taken>,
    pub consent: Option<Spanned<Consent>>,
    /// What has been done: words of `model::terms`.
    pub measures: Vec<Text>,
    pub status: Option<Spanned<Status>>,
    pub closed: Option<Spanned<HalfYear>>,
    pub outcome: Option<Spanned<Outcome>>,
    /// Related activities, as `plan/activity`.
    pub activities: Vec<Text>,
    /// Related incidents.
    pub incidents: Vec<Text>,
    /// When the case is to be deleted.
    pub expires: Option<Spanned<HalfYear>>,
}

/// What has been done about a step of the flow.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The id of the step in its flow.
    pub step: Text,
    pub done: Option<Spanned<Done>>,
    /// The month, or a coarser time.
    pub month: Option<Time>,
    /// How soon after the concern was known.
    pub speed: Option<Spanned<Speed>>,
    /// Why the step is not taken, or not at once.
    pub because: Option<Spanned<Reason>>,
}

impl Case {
    pub fn is_closed(&self) -> bool {
        self.status.is_some_and(|status| status.value == Status::Closed)
    }

    /// Whether the person is known to be under eighteen.
    pub(crate) fn is_minor(&self) -> bool {
        self.age_band.is_some_and(|band| band.value.is_minor())
    }

    /// Whether the case has a measure of the built-in ones.
    pub(crate) fn has(&self, measure: Measure) -> bool {
        self.measures.iter().any(|said| *said == measure.name())
    }

    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let links = root.get("links");
        let linked = |key: &str| links.map(|links| links.texts(key)).unwrap_or_default();
        Some(Self {
            id: root.text("id")?,
            registered: root.spanned("registered", HalfYear::read),
            flow: root.text("flow"),
            source: root.word("source"),
            area: root.text("area"),
            age_band: root.word("age_band"),
            environment: root.word("environment"),
            concern: root.words("concern"),
            channel: root.text("channel"),
            steps_at: root.key_span("steps"),
            steps: root.listed("steps", Taken::read),
            consent: root.word("consent"),
            measures: root.texts("measures"),
            status: root.word("status"),
            closed: root.spanned("closed", HalfYear::read),
            outcome: root.word("outcome"),
            activities: linked("activities"),
            incidents: linked("incidents"),
            expires: root.spanned("expires", HalfYear::read),
        })
    }
}

impl Identified for Taken {
    fn id(&self) -> Unsearched<&str> {
        self.step.stands()
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
            speed: at.word("speed"),
            because: at.word("because"),
        })
    }
}
