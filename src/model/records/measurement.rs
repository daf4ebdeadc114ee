//! A measurement: the value of a plan's indicator for a time.

use super::reading::Reading;
use super::{Spanned, Text, Time};
use crate::syntax::tree::At;

/// A measurement, in `records/measurements/`.
#[derive(Clone, Debug)]
pub struct Measurement {
    pub id: Text,
    /// The indicator, as `plan/indicator`.
    pub indicator: Option<Text>,
    /// The time that the value is for.
    pub period: Option<Time>,
    pub value: Option<Spanned<f64>>,
    pub unit: Option<Text>,
    pub source: Option<Text>,
}

impl Measurement {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            indicator: root.text("indicator"),
            period: root.time("period"),
            value: root.spanned("value", |text| text.parse().ok()),
            unit: root.text("unit"),
            source: root.text("source"),
        })
    }
}
