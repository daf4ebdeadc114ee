//! A gap that a decision excuses: which gap, who decided, why and until when.

use super::reading::Reading;
use super::{Dated, Text};
use crate::syntax::tree::At;

/// A deviation, in `records/deviations/`.
#[derive(Clone, Debug)]
pub struct Deviation {
    pub id: Text,
    /// The gap: `framework/requirement` or `plan/activity`.
    pub excuses: Option<Text>,
    pub body: Option<Text>,
    /// The day of the decision.
    pub on: Option<Dated>,
    pub reference: Option<Text>,
    pub motive: Option<Text>,
    /// The last day that the decision holds.
    pub expires: Option<Dated>,
}

impl Deviation {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            excuses: root.text("excuses"),
            body: root.text("body"),
            on: root.day("on"),
            reference: root.text("reference"),
            motive: root.text("motive"),
            expires: root.day("expires"),
        })
    }
}
