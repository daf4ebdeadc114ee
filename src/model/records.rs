//! What the files say, once their shape is judged: typed records that know their places.
//!
//! Reading here is lenient and has no messages: the schema has judged already, and what it refused is left out.

pub mod vocabulary;
mod reading;
pub(crate) mod activity;
pub(crate) mod agreement;
pub(crate) mod attestation;
pub(crate) mod case;
pub(crate) mod deviation;
pub(crate) mod flow;
mod condition;
pub(crate) mod framework;
pub(crate) mod incident;
pub(crate) mod meeting;
pub(crate) mod organisation;
pub mod plan;
pub(crate) mod report;
pub(crate) mod review;
pub(crate) mod routine;
pub(crate) mod training;
pub(crate) mod situation;
pub(crate) mod measurement;

pub use condition::{Condition, Demand, Linked, Promised, Says, Selection, Where};
pub(in crate::model) use reading::Reading;
pub use reading::{Dated, Said, Span, Text, Time};

/// What one file says: a record of one of the kinds.
pub(crate) trait Recorded: Sized {
    /// Its kind, as it stands after `kind:`.
    const KIND: &'static str;

    /// The record of this type, if that is what it is.
    fn of(record: &Record) -> Option<&Self>;

    /// As a record of any kind.
    fn into_record(self) -> Record;
}

/// The list of what a record may be: each with its type and its kind.
macro_rules! records {
    ($($(#[$doc:meta])* $variant:ident($type:ty) = $kind:literal,)+) => {
        /// One file's record.
        #[derive(Clone, Debug)]
        pub enum Record {
            $($(#[$doc])* $variant(Box<$type>),)+
        }

        impl Record {
            /// The record's own id.
            pub(crate) fn id(&self) -> &Text {
                match self {
                    $(Self::$variant(record) => &record.id,)+
                }
            }

            /// The name of its kind.
            pub(crate) fn kind(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $kind,)+
                }
            }
        }

        $(impl Recorded for $type {
            const KIND: &'static str = $kind;

            fn of(record: &Record) -> Option<&Self> {
                match record {
                    Record::$variant(record) => Some(record),
                    _ => None,
                }
            }

            fn into_record(self) -> Record {
                Record::$variant(Box::new(self))
            }
        })+
    };
}

records! {
    /// A plan: what was promised.
    Plan(plan::Plan) = "plan",
    /// A guideline, law or template: what is required.
    Framework(framework::Framework) = "framework",
    /// The register of roles, units and groups.
    Organisation(organisation::Organisation) = "organisation",
    /// What has happened to an activity.
    Activity(activity::Progress) = "activity",
    /// What is to be done when there is concern.
    Flow(flow::Flow) = "flow",
    /// A de-identified case.
    Case(case::Case) = "case",
    /// An incident.
    Incident(incident::Incident) = "incident",
    /// A gap that a decision excuses.
    Deviation(deviation::Deviation) = "deviation",
    /// A requirement that a role attests.
    Attestation(attestation::Attestation) = "attestation",
    /// What staff work by: a routine, a guide, a form.
    Routine(routine::Routine) = "routine",
    /// Training that has been held.
    Training(training::Training) = "training",
    /// A check of grants or of premises.
    Review(review::Review) = "review",
    /// A written agreement to work together.
    Agreement(agreement::Agreement) = "agreement",
    /// A meeting of a group.
    Meeting(meeting::Meeting) = "meeting",
    /// A situation picture.
    Situation(situation::Situation) = "situation",
    /// What an indicator showed.
    Measurement(measurement::Measurement) = "measurement",
    /// What has been reported.
    Report(report::Report) = "report",
}
