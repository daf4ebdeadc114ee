//! A requirement that a role attests to be met, where records cannot show it.

use super::reading::Reading;
use super::{Dated, Text};
use crate::syntax::tree::At;

/// An attestation, in `records/attestations/`.
#[derive(Clone, Debug)]
pub struct Attestation {
    pub id: Text,
    /// The requirement, as `framework/requirement`.
    pub requirement: Option<Text>,
    pub role: Option<Text>,
    pub on: Option<Dated>,
    /// The document that shows that the requirement is met.
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
