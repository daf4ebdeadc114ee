//! A check of grants or of premises: how many were checked, and how many led to action.

use super::reading::Reading;
use super::{Spanned, Text, Time};
use crate::syntax::tree::At;

/// A review, in `records/reviews/`.
#[derive(Clone, Debug)]
pub struct Review {
    pub id: Text,
    pub kind: Option<Checked>,
    /// The time that it is about.
    pub period: Option<Time>,
    pub unit: Option<Text>,
    pub checked: Option<Spanned<u32>>,
    /// How many of them led to action.
    pub acted: Option<Spanned<u32>>,
    /// The activity that it belongs to, as `plan/activity`.
    pub part_of: Option<Text>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// Grants to associations and others.
    Grants,
    /// The letting and lending of premises.
    Premises,
}

impl Review {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let kind = match root.text("sort").as_deref() {
            Some("grants") => Some(Checked::Grants),
            Some("premises") => Some(Checked::Premises),
            _ => None,
        };
        let count = |key: &str| root.spanned(key, |text| text.parse().ok());
        Some(Self {
            id: root.text("id")?,
            kind,
            period: root.time("period"),
            unit: root.text("unit"),
            checked: count("checked"),
            acted: count("acted"),
            part_of: root.text("part_of"),
        })
    }
}
