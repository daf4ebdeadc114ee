//! A check of grants or of premises: how many were checked, how they are followed up, and how many led to action.

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
    /// From how many support was taken away.
    pub withdrawn: Option<Spanned<u32>>,
    /// How many have a plan for their follow-up.
    pub with_plan: Option<Spanned<u32>>,
    /// How many have been followed up by their plan.
    pub followed_up: Option<Spanned<u32>>,
    /// How many associations have a plan for equal treatment.
    pub equality_plan: Option<Spanned<u32>>,
    /// How many associations have accounted for their measures.
    pub accounted: Option<Spanned<u32>>,
    pub evaluated: Option<Box<Evaluated>>,
    /// The activity that it belongs to, as `plan/activity`.
    pub part_of: Option<Text>,
}

/// A board's evaluation of the follow-up.
#[derive(Clone, Debug)]
pub struct Evaluated {
    pub by: Text,
    pub on: Time,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// Grants to associations and others.
    Grants,
    /// The letting and lending of premises.
    Premises,
}

impl Checked {
    /// The name in files; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Grants => "grants",
            Self::Premises => "premises",
        }
    }
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
            withdrawn: count("withdrawn"),
            with_plan: count("with_plan"),
            followed_up: count("followed_up"),
            equality_plan: count("equality_plan"),
            accounted: count("accounted"),
            evaluated: root
                .get("evaluated")
                .and_then(|at| Some(Evaluated { by: at.text("by")?, on: at.time("on")? }))
                .map(Box::new),
            part_of: root.text("part_of"),
        })
    }

    /// The counts that are parts of those that were checked, by their keys.
    pub(crate) fn parts(&self) -> [(&'static str, Option<Spanned<u32>>); 6] {
        [
            ("acted", self.acted),
            ("withdrawn", self.withdrawn),
            ("with_plan", self.with_plan),
            ("followed_up", self.followed_up),
            ("equality_plan", self.equality_plan),
            ("accounted", self.accounted),
        ]
    }
}
