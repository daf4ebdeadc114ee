//! What the files say, once their shape is judged: typed records that know their places.
//!
//! Reading here is lenient and has no messages: the schema has judged already, and what it refused is left out.

pub mod vocabulary;
mod reading;
pub mod activity;
pub mod case;
pub mod flow;
pub mod framework;
pub mod incident;
pub mod meeting;
pub mod organisation;
pub mod plan;
pub mod report;
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
            Self::Meeting(record) => &record.id,
            Self::Situation(record) => &record.id,
            Self::Measurement(record) => &record.id,
            Self::Report(record) => &record.id,
        }
    }
}
