//! A written agreement on cooperation: with whom, for what purpose, on what and for how long.

use super::reading::Reading;
use super::{Text, Time};
use crate::syntax::tree::At;

/// An agreement, in `records/agreements/`.
#[derive(Clone, Debug)]
pub struct Agreement {
    pub id: Text,
    pub title: Text,
    pub parties: Vec<Text>,
    pub purposes: Vec<Text>,
    pub areas: Vec<Text>,
    /// The time that the agreement holds for.
    pub period: Option<Time>,
    pub signed: Option<Time>,
    /// When the cooperation was ended without being renewed.
    pub ended: Option<Time>,
    /// The situation picture that it is based on.
    pub situation: Option<Text>,
    /// Its number in the register of the municipality.
    pub reference: Option<Text>,
}

impl Agreement {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            parties: root.texts("parties"),
            purposes: root.texts("purposes"),
            areas: root.texts("areas"),
            period: root.validity("period"),
            signed: root.time("signed"),
            ended: root.time("ended"),
            situation: root.text("situation"),
            reference: root.text("reference"),
        })
    }
}
