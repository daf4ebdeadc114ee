//! A written agreement to work together: with whom, to what end, on what and for how long.

use super::reading::Reading;
use super::{Text, Time};
use crate::syntax::tree::At;

/// An agreement, in `records/agreements/`.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// Its id.
    pub id: Text,
    /// What it is called.
    pub title: Text,
    /// Those who have agreed.
    pub parties: Vec<Text>,
    /// To what end.
    pub purposes: Vec<Text>,
    /// On what.
    pub areas: Vec<Text>,
    /// The time that it holds for.
    pub period: Option<Time>,
    /// When it was signed.
    pub signed: Option<Time>,
    /// The situation picture that it builds on.
    pub situation: Option<Text>,
}

impl Agreement {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            parties: root.texts("parties"),
            purposes: root.texts("purposes"),
            areas: root.texts("areas"),
            period: root.time("period"),
            signed: root.time("signed"),
            situation: root.text("situation"),
        })
    }
}
