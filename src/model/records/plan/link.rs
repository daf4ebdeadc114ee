//! A link from an activity, or the plan itself, to a requirement or a need.

use crate::model::records::reading::Reading;
use crate::model::records::{Text, Time};
use crate::syntax::tree::At;

/// A link to a requirement or a need.
#[derive(Clone, Debug)]
pub struct Link {
    pub to: Text,
    /// Whether it is met only in part.
    pub partly: bool,
    /// The version of the requirement that is meant.
    pub revision: Option<Time>,
    /// The reason, or what is missing.
    pub note: Option<Text>,
}

impl Link {
    pub(super) fn read(at: At<'_>, key: &str) -> Option<Self> {
        if let Some(to) = at.itself() {
            return Some(Self { to, partly: false, revision: None, note: None });
        }
        Some(Self {
            to: at.text(key)?,
            partly: at.text("extent").is_some_and(|extent| extent == "partly"),
            revision: at.time("revision"),
            note: at.text("note"),
        })
    }
}
