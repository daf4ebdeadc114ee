//! The small words that rules are written with.

use crate::day::Day;
use crate::finding::{Finding, Place, Severity};
use crate::lang::Say;
use crate::likeness::nearest;
use crate::text::Span;
use crate::whole::Whole;

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub struct Look<'w> {
    /// The records.
    pub whole: &'w Whole,
    /// The day.
    pub day: Day,
}

/// What a rule says of a fault: what is wrong, what to write instead, and perhaps another place in the file.
#[derive(Clone, Debug)]
pub struct Told {
    /// What is wrong.
    pub what: Say,
    /// What to write or do instead.
    pub help: Say,
    /// Another place that has to do with it.
    pub beside: Option<(Span, Say)>,
}

impl Told {
    /// What is wrong, and what to do.
    pub fn new(what: Say, help: Say) -> Self {
        Self { what, help, beside: None }
    }
}

/// What one rule has found.
#[derive(Debug)]
pub struct Findings {
    rule: &'static str,
    severity: Severity,
    pub(super) list: Vec<Finding>,
}

impl Findings {
    pub(super) fn of(rule: &'static str, severity: Severity) -> Self {
        Self { rule, severity, list: Vec::new() }
    }

    /// Adds a finding.
    pub fn add(&mut self, place: Place, what: Say, help: Say) {
        let finding = Finding { rule: self.rule, severity: self.severity, place, what, help, related: None };
        self.list.push(finding);
    }

    /// Adds a finding that has to do with another place too.
    pub fn add_beside(&mut self, place: Place, what: Say, help: Say, beside: (Place, Say)) {
        let finding = Finding { rule: self.rule, severity: self.severity, place, what, help, related: None };
        self.list.push(finding.beside(beside.0, beside.1));
    }
}

/// What to write when a word is not among the known ones: the nearest of them, or else all, when they are few.
pub(super) fn instead<'a>(written: &str, known: impl IntoIterator<Item = &'a str>, none: Say) -> Say {
    let mut known: Vec<&str> = known.into_iter().collect();
    known.dedup();
    if let Some(meant) = nearest(written, known.iter().copied()) {
        return Say::new(
            format!("Skriv {meant}, om det är det som menas."),
            format!("Write {meant}, if that is meant."),
        );
    }
    if known.is_empty() || known.len() > 24 {
        return none;
    }
    let list = known.join(", ");
    Say::new(format!("Här går det att skriva: {list}."), format!("What can stand here: {list}."))
}
