//! The content of files as typed records that know their places.
//!
//! Reading is lenient and has no messages of its own: the schema has already reported what is wrong, and what it
//! refused is left out.

pub mod vocabulary;
mod sought;
mod listed;
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
pub(crate) mod laws;
pub(crate) mod meeting;
pub(crate) mod organisation;
pub mod plan;
pub(crate) mod report;
pub(crate) mod review;
pub(crate) mod routine;
pub(crate) mod training;
pub(crate) mod situation;
pub(crate) mod survey;
pub(crate) mod measurement;

pub use condition::{Clause, Condition, Demand, Each, Kept, Linked, Promised, Selection, Told, Where};
pub use listed::{Identified, Listed};
pub(in crate::model) use reading::Reading;
pub use reading::{Dated, Span, Spanned, Text, Time};
pub use sought::Sought;

/// A type of record.
pub(crate) trait Recorded: Sized {
    /// The kind, as it stands after `kind:`.
    const KIND: &'static str;

    /// The record of this type, if `record` is one.
    fn of(record: &Record) -> Option<&Self>;

    /// Converts to a record of any kind.
    fn into_record(self) -> Record;
}

/// The list of record types, each with its kind.
macro_rules! records {
    ($($(#[$doc:meta])* $variant:ident($type:ty) = $kind:literal,)+) => {
        /// A record of any kind, as a typed value.
        #[derive(Clone, Debug)]
        pub enum Record {
            $($(#[$doc])* $variant(Box<$type>),)+
        }

        impl Record {
            pub(crate) fn id(&self) -> &Text {
                match self {
                    $(Self::$variant(record) => &record.id,)+
                }
            }

            /// The name of the record's kind.
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
    /// What a board has promised.
    Plan(plan::Plan) = "plan",
    /// A guideline, a law or a template: what is required.
    Framework(framework::Framework) = "framework",
    /// Laws that have been replaced.
    Laws(laws::Laws) = "laws",
    /// The register of roles, units and groups.
    Organisation(organisation::Organisation) = "organisation",
    /// What has happened to an activity.
    Activity(activity::Progress) = "activity",
    /// What is to be done when a concern is reported.
    Flow(flow::Flow) = "flow",
    /// A de-identified case.
    Case(case::Case) = "case",
    /// An incident or a trace in public.
    Incident(incident::Incident) = "incident",
    /// A gap that a decision excuses.
    Deviation(deviation::Deviation) = "deviation",
    /// A requirement that a role attests to be met.
    Attestation(attestation::Attestation) = "attestation",
    /// A routine, a guide or a form that staff work by.
    Routine(routine::Routine) = "routine",
    /// Training that has been held.
    Training(training::Training) = "training",
    /// A check of grants or of premises.
    Review(review::Review) = "review",
    /// A written agreement on cooperation.
    Agreement(agreement::Agreement) = "agreement",
    /// A meeting of a group.
    Meeting(meeting::Meeting) = "meeting",
    /// What sources say of every milieu, and what is needed.
    Situation(situation::Situation) = "situation",
    /// A survey, who was sent it and how many answered.
    Survey(survey::Questionnaire) = "survey",
    /// The value of an indicator for a time.
    Measurement(measurement::Measurement) = "measurement",
    /// What has been reported, to whom and with which numbers.
    Report(report::Report) = "report",
}
