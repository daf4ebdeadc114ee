//! As what one record names another.

use std::collections::HashMap;

use crate::syntax::finding::FileId;
use crate::syntax::unsearched::Unsearched;

/// As what a record names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Link {
    /// What it is of: the indicator of a measurement, written as `plan/indicator`, the requirement of an attestation, what a
    /// deviation excuses, the situation picture of a survey.
    Of,
    /// The activity that it is part of, as `plan/activity`.
    Part,
    /// A plan that it tells of: that is named, was presented, or has the activity that it is part of.
    Plan,
    /// The plan before a plan.
    Previous,
    /// The plan that a plan is a part of.
    Whole,
    /// A plan that activities of a plan are carried over from.
    Carried,
    /// The actor that a plan is of, or the group that met, by its id in the register.
    Actor,
    /// Who has had some training, or one above them, by the id in the register.
    Trained,
}

/// The records by what they name, those of a kind by id.
pub(super) type Links = HashMap<(Link, Unsearched), Vec<FileId>>;
