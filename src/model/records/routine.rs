//! A routine, a guide or a form that staff work by: who maintains it, and when it is reviewed.

use super::reading::Reading;
use super::{Spanned, Text, Time};
use crate::base::day::Day;
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
    /// Whether it is rules for grants or for premises.
    pub is_of_support: bool,
    /// The links of an alarm chain, the first to be alarmed first.
    pub chain: Vec<Text>,
    /// How often the chain is to be tried.
    pub try_every: Option<Spanned<Recurrence>>,
    /// When the chain was tried.
    pub tried: Vec<Time>,
    /// When the crisis leadership was activated.
    pub activated: Vec<Activation>,
}

/// A time when the crisis leadership was activated, and how grave and large it was judged to be.
#[derive(Clone, Debug)]
pub struct Activation {
    pub on: Time,
    pub severity: Option<Text>,
    pub extent: Option<Text>,
}

impl Routine {
    /// When it was last decided or looked over, as known on a day. What it was before that is not written anywhere.
    pub(crate) fn revised_by(&self, day: Day) -> Option<&Time> {
        self.revised.as_ref().filter(|revised| revised.period.has_come(day))
    }

    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            owner: root.text("owner"),
            revised: root.time("revised"),
            next: root.time("next"),
            recurs: root.spanned("recurs", Recurrence::read),
            is_of_support: root.text("about").is_some(),
            chain: root.texts("chain"),
            try_every: root.spanned("try_every", Recurrence::read),
            tried: root.each("tried", |at| at.month("on")),
            activated: root.each("activated", Activation::read),
        })
    }
}

impl Activation {
    fn read(at: At<'_>) -> Option<Self> {
        Some(Self { on: at.month("on")?, severity: at.text("severity"), extent: at.text("extent") })
    }
}
