//! A routine, a guide or a form that staff work by: who maintains it, and when it is reviewed.

use super::reading::Reading;
use super::{Spanned, Text, Time};
use crate::base::rhythm::Recurrence;
use crate::syntax::tree::At;

/// A routine, in `records/routines/`.
#[derive(Clone, Debug)]
pub struct Routine {
    pub id: Text,
    pub title: Text,
    /// The actor that maintains it.
    pub owner: Option<Text>,
    /// When it was last adopted or reviewed.
    pub revised: Option<Time>,
    /// When it is to be reviewed next, if that is decided.
    pub next: Option<Time>,
    /// How often it is reviewed.
    pub recurs: Option<Spanned<Recurrence>>,
}

impl Routine {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            owner: root.text("owner"),
            revised: root.time("revised"),
            next: root.time("next"),
            recurs: root.spanned("recurs", Recurrence::read),
        })
    }
}
