//! What stands around a plan: who asked for it, and who is told how it goes.

use crate::base::rhythm::{Length, Recurrence};
use crate::model::records::reading::Reading;
use crate::model::records::{Spanned, Text, Time};
use crate::syntax::tree::At;

/// The assignment to make the plan.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// The body that gave it.
    pub body: Text,
    /// What was asked for, in words.
    pub text: Option<Text>,
    /// When it was given.
    pub on: Option<Time>,
    /// The reference in the body's minutes.
    pub reference: Option<Text>,
}

/// How often the plan as a whole is followed up, and for whom.
#[derive(Clone, Debug)]
pub struct Reporting {
    /// The frequency, as written.
    pub written: Option<Text>,
    /// The frequency; `None` where it cannot be read, which the schema has reported.
    pub recurs: Option<Spanned<Recurrence>>,
    /// The one that is told.
    pub to: Option<Text>,
    /// How long after the end of each time it may be done.
    pub within: Option<Spanned<Length>>,
    /// What is said of it in words: in which report, or by which month.
    pub note: Option<Text>,
}

/// When and how often the plan is to be revised.
#[derive(Clone, Debug)]
pub struct Revision {
    /// When it is to be revised next.
    pub due: Option<Time>,
    /// The frequency, as written.
    pub written: Option<Text>,
    /// The frequency; `None` where none is stated.
    pub recurs: Option<Spanned<Recurrence>>,
    /// What the plan says of it in words.
    pub note: Option<Text>,
}

impl Revision {
    pub(super) fn read(at: At<'_>) -> Self {
        let recurs = at.spanned("recurs", Recurrence::read);
        Self { due: at.time("due"), written: at.text("recurs"), recurs, note: at.text("note") }
    }
}

impl Assignment {
    pub(super) fn read(at: At<'_>) -> Option<Self> {
        let (text, on, reference) = (at.text("text"), at.time("on"), at.text("reference"));
        Some(Self { body: at.text("body")?, text, on, reference })
    }
}

impl Reporting {
    pub(super) fn read(at: At<'_>) -> Self {
        let recurs = at.spanned("recurs", Recurrence::read);
        let written = at.text("recurs");
        let (to, within) = (at.text("to"), at.spanned("within", Length::read));
        Self { written, recurs, to, within, note: at.text("note") }
    }
}
