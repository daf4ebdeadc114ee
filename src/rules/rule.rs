//! What a rule is, and the small words that rules are written with.

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::nearest;
use crate::model::workspace::Workspace;
use crate::syntax::allow::Permit;
use crate::syntax::fault::FaultKind;
use crate::syntax::finding::{Finding, Place, Severity};
use crate::syntax::text::Span;

#[derive(Debug)]
pub struct Rule {
    /// Its name, in findings, in `vbe.toml` and in suppressions.
    pub id: &'static str,
    /// How much its findings weigh, unless the workspace says otherwise.
    pub severity: Severity,
    /// Its page: manual, explanation and test.
    pub page: &'static str,
    pub(super) judge: Judge,
}

/// How a rule finds what it finds.
#[derive(Debug)]
pub(super) enum Judge {
    /// It owns a kind of fault in a single file. Such a finding cannot be suppressed: nothing more can be said of
    /// the file until it is mended.
    FaultKind(fn(&FaultKind) -> Option<Told>),
    /// It looks at the whole.
    Workspace(fn(&RuleContext<'_>, &mut Findings)),
    /// It looks at a suppression that did not work.
    Permit(Unworking, fn(&Permit) -> Told),
}

/// Why a suppression did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unworking {
    Unused,
    Expired,
}

impl Rule {
    /// Whether its findings can be suppressed in place.
    pub(crate) fn can_be_allowed(&self) -> bool {
        // What points a person out is excused class by class, or not at all.
        let never = ["bad-suppression", "identifies-person", "may-identify"];
        matches!(self.judge, Judge::Workspace(_)) && !never.contains(&self.id)
    }
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub struct RuleContext<'w> {
    pub workspace: &'w Workspace,
    pub day: Day,
    /// The catalogue that the rule stands in.
    pub rules: &'static [Rule],
}

/// What a rule says of a fault: what is wrong, what to write instead, and perhaps another place in the file.
#[derive(Clone, Debug)]
pub struct Told {
    pub what: Say,
    /// What to write or do instead.
    pub help: Say,
    /// Another place that has to do with it.
    pub beside: Option<(Span, Say)>,
}

impl Told {
    /// What is wrong, and what to do.
    pub(crate) fn new(what: Say, help: Say) -> Self {
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

    pub(crate) fn add(&mut self, place: Place, what: Say, help: Say) {
        self.list.push(Finding::new(self.rule, self.severity, place, what, help));
    }

    /// Adds a finding of a class of what points a person out.
    pub(super) fn add_class(&mut self, place: Place, what: Say, help: Say, class: &'static str) {
        self.add(place, what, help);
        if let Some(last) = self.list.last_mut() {
            last.class = Some(class);
        }
    }

    /// Adds a finding that has to do with another place too.
    pub(crate) fn add_beside(&mut self, place: Place, what: Say, help: Say, beside: (Place, Say)) {
        let finding = Finding::new(self.rule, self.severity, place, what, help);
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
