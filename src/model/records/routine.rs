//! What staff work by: a routine, a guide, a form. Who keeps it, and when it is looked over.

use super::reading::Reading;
use super::{Said, Text, Time};
use crate::base::rhythm::Recurrence;
use crate::syntax::tree::At;

/// A routine, in `records/routines/`.
#[derive(Clone, Debug)]
pub struct Routine {
    /// Its id.
    pub id: Text,
    /// What it is called.
    pub title: Text,
    /// Who keeps it up to date.
    pub owner: Option<Text>,
    /// When it was last decided on or looked over.
    pub revised: Option<Time>,
    /// When it is to be looked over next, where that is decided.
    pub next: Option<Time>,
    /// How often it is looked over.
    pub recurs: Option<Said<Recurrence>>,
}

impl Routine {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            owner: root.text("owner"),
            revised: root.time("revised"),
            next: root.time("next"),
            recurs: root.said("recurs", Recurrence::read),
        })
    }
}
