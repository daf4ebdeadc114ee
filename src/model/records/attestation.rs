//! A requirement that a role attests, where the records cannot tell.

use super::reading::Reading;
use super::{Dated, Text};
use crate::syntax::tree::At;

/// An attestation, in `records/attestations/`.
#[derive(Clone, Debug)]
pub struct Attestation {
    /// Its id.
    pub id: Text,
    /// The requirement, as `framework/requirement`.
    pub requirement: Option<Text>,
    /// The role that attests.
    pub role: Option<Text>,
    /// The day.
    pub on: Option<Dated>,
    /// The document that shows it.
    pub document: Option<Text>,
}

impl Attestation {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            requirement: root.text("requirement"),
            role: root.text("role"),
            on: root.day("on"),
            document: root.text("document"),
        })
    }
}
