//! What the files say, once their shape is judged: typed records that know their places.
//!
//! Reading here is lenient and has no messages: the schema has judged already, and what it refused is left out.

pub mod vocabulary;
mod reading;
pub mod activity;
pub mod agreement;
pub mod attestation;
pub mod case;
pub mod deviation;
pub mod flow;
pub mod framework;
pub mod incident;
pub mod meeting;
pub mod organisation;
pub mod plan;
pub mod report;
pub mod review;
pub mod routine;
pub mod training;
pub mod situation;
pub mod measurement;

pub use reading::{Dated, Said, Span, Text, Time};

/// One file's record.
#[derive(Clone, Debug)]
pub enum Record {
    /// A plan: what was promised.
    Plan(Box<plan::Plan>),
    /// A guideline, law or template: what is required.
    Framework(Box<framework::Framework>),
    /// The register of roles, units and groups.
    Organisation(Box<organisation::Organisation>),
    /// What has happened to an activity.
    Activity(Box<activity::Progress>),
    /// What is to be done when there is concern.
    Flow(Box<flow::Flow>),
    /// A de-identified case.
    Case(Box<case::Case>),
    /// An incident.
    Incident(Box<incident::Incident>),
    /// A gap that a decision excuses.
    Deviation(Box<deviation::Deviation>),
    /// A requirement that a role attests.
    Attestation(Box<attestation::Attestation>),
    /// What staff work by: a routine, a guide, a form.
    Routine(Box<routine::Routine>),
    /// Training that has been held.
    Training(Box<training::Training>),
    /// A check of grants or of premises.
    Review(Box<review::Review>),
    /// A written agreement to work together.
    Agreement(Box<agreement::Agreement>),
    /// A meeting of a group.
    Meeting(Box<meeting::Meeting>),
    /// A situation picture.
    Situation(Box<situation::Situation>),
    /// What an indicator showed.
    Measurement(Box<measurement::Measurement>),
    /// What has been reported.
    Report(Box<report::Report>),
}

impl Record {
    /// The record's own id.
    pub fn id(&self) -> &Text {
        match self {
            Self::Plan(record) => &record.id,
            Self::Framework(record) => &record.id,
            Self::Organisation(record) => &record.id,
            Self::Activity(record) => &record.id,
            Self::Flow(record) => &record.id,
            Self::Case(record) => &record.id,
            Self::Incident(record) => &record.id,
            Self::Deviation(record) => &record.id,
            Self::Attestation(record) => &record.id,
            Self::Routine(record) => &record.id,
            Self::Training(record) => &record.id,
            Self::Review(record) => &record.id,
            Self::Agreement(record) => &record.id,
            Self::Meeting(record) => &record.id,
            Self::Situation(record) => &record.id,
            Self::Measurement(record) => &record.id,
            Self::Report(record) => &record.id,
        }
    }
}
