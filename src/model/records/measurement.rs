//! A measurement: what an indicator of a plan showed for a time.

use super::reading::Reading;
use super::{Said, Text, Time};
use crate::syntax::tree::At;

/// A measurement, in `records/measurements/`.
#[derive(Clone, Debug)]
pub struct Measurement {
    /// Its id.
    pub id: Text,
    /// The indicator, as `plan/indicator`.
    pub indicator: Option<Text>,
    /// The time that it is of.
    pub period: Option<Time>,
    /// The value.
    pub value: Option<Said<f64>>,
    /// What it counts.
    pub unit: Option<Text>,
    /// Where it was found.
    pub source: Option<Text>,
}

impl Measurement {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            indicator: root.text("indicator"),
            period: root.time("period"),
            value: root.said("value", |text| text.parse().ok()),
            unit: root.text("unit"),
            source: root.text("source"),
        })
    }
}
