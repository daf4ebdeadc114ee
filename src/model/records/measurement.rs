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
    /// The value by unit, as counts.
    pub by: Vec<Part>,
    /// Whether it says anything by unit. What cannot be read of it is not left out of a table: there is none.
    pub is_divided: bool,
}

/// A unit: how many of those who answered there the value is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub unit: Text,
    pub count: Spanned<u64>,
    pub answered: Spanned<u64>,
}

impl Measurement {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let rows = root.each("by", |at| Some(Part::read(at)));
        let by: Option<Vec<Part>> = rows.iter().cloned().collect();
        Some(Self {
            id: root.text("id")?,
            indicator: root.text("indicator"),
            period: root.time("period"),
            value: root.spanned("value", |text| text.parse().ok()),
            unit: root.text("unit"),
            source: root.text("source"),
            by: by.unwrap_or_default(),
            is_divided: !rows.is_empty(),
        })
    }
}

impl Part {
    fn read(at: At<'_>) -> Option<Self> {
        let count = |key| at.spanned(key, |text| text.parse().ok());
        Some(Self { unit: at.text("unit")?, count: count("count")?, answered: count("answered")? })
    }
}
