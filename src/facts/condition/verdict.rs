//! What comes of judging a condition: how far it is met, why, and by which facts.

use crate::base::lang::Say;
use crate::model::records::Promised;
use crate::syntax::finding::Place;

/// How far a condition is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Met {
    No,
    /// Not known, since a file that could decide it cannot be read.
    Unsure,
    Partly,
    Yes,
}

/// A fact that a result is based on, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub what: Say,
    pub place: Place,
}

/// How far a condition is met, and why.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    pub met: Met,
    /// The reason, in one sentence.
    pub because: Option<Say>,
    /// The facts that it is based on.
    pub facts: Vec<Fact>,
}

/// How far the links of a plan answer a requirement: in its own text, in its activities, and in either.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Promises {
    pub plan: Met,
    /// In an activity that is not cancelled.
    pub activity: Met,
}

impl Promises {
    pub(super) fn of(self, promised: Promised) -> Met {
        match promised {
            Promised::Plan => self.plan,
            Promised::Activity => self.activity,
            Promised::Any => self.plan.max(self.activity),
        }
    }
}

impl Verdict {
    pub(super) fn new(met: Met, because: Say, facts: Vec<Fact>) -> Self {
        Self { met, because: Some(because), facts }
    }
}
