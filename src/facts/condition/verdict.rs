//! How far a condition is met, and why.

use crate::base::lang::Say;
use crate::model::records::Promised;
use crate::syntax::finding::Place;
use crate::syntax::unsearched::Unsearched;

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
    /// Whether it can only take away: that nothing speaks against it meets no requirement by itself.
    pub only_takes: bool,
    /// Whether what is asked for cannot be late yet: the time within which it is to be done the first time has not passed.
    pub awaits: bool,
}

/// What is asked, and what a plan's links promise of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'r> {
    /// The requirement as it is referred to: `framework/requirement`.
    pub reference: Unsearched<&'r str>,
    pub promises: Promises,
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
        Self { because: Some(because), facts, ..Self::bare(met) }
    }

    /// A verdict that needs no reason.
    pub(super) fn bare(met: Met) -> Self {
        Self { met, because: None, facts: Vec::new(), only_takes: false, awaits: false }
    }
}
