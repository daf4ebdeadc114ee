//! A gap that a decision excuses: what, who decided, why and until when.

use super::reading::Reading;
use super::{Dated, Text};
use crate::syntax::tree::At;

/// A deviation, in `records/deviations/`.
#[derive(Clone, Debug)]
pub struct Deviation {
    /// Its id.
    pub id: Text,
    /// What is excused: `framework/requirement` or `plan/activity`.
    pub excuses: Option<Text>,
    /// Who decided.
    pub body: Option<Text>,
    /// The day of the decision.
    pub on: Option<Dated>,
    /// The decision's number.
    pub reference: Option<Text>,
    /// Why.
    pub motive: Option<Text>,
    /// The last day that it holds.
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
