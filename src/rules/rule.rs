//! The definition of a rule, and helpers that rules share.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::{can_be_written, nearest};
use crate::base::wording::{self, Word};
use crate::facts::cases::{self, Untaken};
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::allow::Permit;
use crate::syntax::fault::FaultKind;
use crate::syntax::finding::{FileId, Finding, KEPT, Limit, Place, Severity};
use crate::syntax::text::Span;

/// A row of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// The name in findings, in `vbe.toml` and in suppressions.
    pub id: &'static str,
    /// The severity of its findings, unless the workspace sets another.
    pub severity: Severity,
    /// The page: manual, explanation and test.
    pub page: &'static str,
    pub(super) judge: Judge,
}

/// How a rule produces findings.
#[derive(Debug)]
pub(super) enum Judge {
    /// It owns one kind of fault in a single file. Such a finding cannot be suppressed, since the file cannot be
    /// judged further until it is corrected.
    Fault(fn(&FaultKind) -> Option<Message>),
    /// It examines the workspace.
    Workspace(fn(&RuleContext<'_>, &mut Findings)),
    /// It examines a suppression that had no effect.
    Permit(Unworking, fn(&Permit) -> Message),
}

/// Why a suppression had no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unworking {
    Unused,
    Expired,
}

/// The rules about what is never changed: what has been printed, and the half-year of a case. Neither a suppression nor the
/// settings open what they close, since what is published can be taken back by nobody.
const NEVER_OPENED: [&str; 4] =
    ["published-twice", "unsound-publication", "registered-changed", "registered-late"];

impl Rule {
    /// Whether nothing in the workspace makes less of its findings.
    pub(crate) fn is_never_opened(&self) -> bool {
        NEVER_OPENED.contains(&self.id)
    }

    /// Everything that it finds in a workspace, of which these files have suppressions.
    pub(super) fn findings(
        &self,
        context: &RuleContext<'_>,
        suppressing: &Arc<HashSet<FileId>>,
    ) -> Vec<Finding> {
        let mut findings = Findings::of(self, suppressing);
        if let Judge::Workspace(judge) = self.judge {
            judge(context, &mut findings);
        }
        findings.list
    }

    /// Whether its findings can be suppressed in place.
    pub(crate) fn can_be_allowed(&self) -> bool {
        // What identifies a person is suppressed by class, or not at all.
        let never = ["bad-suppression", "identifies-person", "may-identify"];
        matches!(self.judge, Judge::Workspace(_)) && !never.contains(&self.id) && !self.is_never_opened()
    }

    /// How `vbe.toml` can weigh it, as the definition in its schema: `always` an error; of any `weight` but never off, as
    /// what hinders a file from being read and a suppression that is none; or of any `severity`.
    pub fn weighed_by(&self) -> &'static str {
        match self.judge {
            _ if self.id == "identifies-person" => "always",
            Judge::Fault(_) => "weight",
            _ if self.id == "bad-suppression" => "weight",
            Judge::Workspace(_) | Judge::Permit(..) => "severity",
        }
    }
}

/// What a rule examines.
#[derive(Debug)]
pub struct RuleContext<'w> {
    /// The records.
    pub workspace: &'w Workspace,
    /// The day that they are judged on.
    pub day: Day,
    /// The catalogue that the rule is in.
    pub rules: &'static [Rule],
    /// Whether each record is judged by what it says itself: the others are other versions of it, or of other commits.
    pub is_alone: bool,
    /// The steps that cases have broken, which several rules tell of.
    untaken: OnceLock<Vec<Untaken<'w>>>,
}

impl<'w> RuleContext<'w> {
    pub(super) fn new(workspace: &'w Workspace, day: Day, rules: &'static [Rule], is_alone: bool) -> Self {
        Self { workspace, day, rules, is_alone, untaken: OnceLock::new() }
    }

    /// Every step that a case has broken on the day.
    pub(super) fn untaken(&self) -> impl Iterator<Item = Untaken<'w>> {
        self.untaken.get_or_init(|| cases::untaken(self.workspace, self.day).collect()).iter().copied()
    }
}

/// What a rule says of a fault: what is wrong, what to write instead, and possibly another place in the file.
#[derive(Clone, Debug)]
pub struct Message {
    /// What is wrong.
    pub what: Say,
    /// What to write or do instead.
    pub help: Say,
    /// Another place that the fault concerns, and what is there.
    pub beside: Option<(Span, Say)>,
}

impl Message {
    /// A message without another place.
    pub(crate) fn new(what: Say, help: Say) -> Self {
        Self { what, help, beside: None }
    }
}

/// The findings of one rule.
#[derive(Debug)]
pub struct Findings {
    rule: &'static str,
    severity: Severity,
    /// The files with suppressions. It is known only when all has been found which of their findings are left.
    suppressing: Arc<HashSet<FileId>>,
    limit: Limit,
    pub(super) list: Vec<Finding>,
}

impl Findings {
    pub(super) fn of(rule: &Rule, suppressing: &Arc<HashSet<FileId>>) -> Self {
        let (suppressing, limit) = (Arc::clone(suppressing), Limit::to(KEPT));
        Self { rule: rule.id, severity: rule.severity, suppressing, limit, list: Vec::new() }
    }

    pub(crate) fn add(&mut self, place: Place, what: Say, help: Say) {
        self.push(Finding::new(self.rule, self.severity, place, what, help));
    }

    /// Adds a finding of a class of what identifies people.
    pub(super) fn add_class(&mut self, place: Place, what: Say, help: Say, class: &'static str) {
        let finding = Finding::new(self.rule, self.severity, place, what, help);
        self.push(Finding { class: Some(class), ..finding });
    }

    /// Adds a finding that concerns another place too.
    pub(crate) fn add_beside(&mut self, place: Place, what: Say, help: Say, beside: (Place, Say)) {
        let finding = Finding::new(self.rule, self.severity, place, what, help);
        self.push(finding.beside(beside.0, beside.1));
    }

    fn push(&mut self, finding: Finding) {
        let is_sure = !self.suppressing.contains(&finding.place.file);
        let counted_by = if is_sure { self.limit.counted_by(finding.kind(), self.list.len()) } else { None };
        match counted_by {
            Some(last) => self.list[last].more += 1,
            None => self.list.push(finding),
        }
    }
}

/// What to write in a record: the whole line, or in a list, where no key stands beside it, the value alone.
pub(super) fn entry(key: Option<&str>, value: &str) -> Say {
    match key {
        Some(key) => say!("Skriv: {key}: {value}", "Write: {key}: {value}"),
        None => {
            say!("Byt ut värdet i listan. Skriv: {value}", "Replace the value in the list. Write: {value}")
        }
    }
}

/// What to write when a word is not among those of a closed list: the nearest of them, otherwise all.
pub(super) fn one_of(written: &str, words: &[Word<'_>]) -> Say {
    let words: Vec<Word<'_>> = words.iter().filter(|word| can_be_written(word.name)).cloned().collect();
    let names: Vec<&str> = words.iter().map(|word| word.name).collect();
    let near = || Some(wording::near(written, &words)?.name);
    if let Some(meant) = turned(written, &names).or_else(near) {
        return if_meant(meant);
    }
    let Say { sv, en } = wording::to_write(&words);
    say!("Här går det att skriva: {sv}.", "What can stand here: {en}.")
}

/// Two things that cross each other stand in one order only: the same, as they stand.
fn turned<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let (first, second) = written.split_once(" x ")?;
    let turned = format!("{} x {}", second.trim(), first.trim());
    known.iter().copied().find(|known| *known == turned)
}

pub(super) fn if_meant(meant: &str) -> Say {
    say!("Skriv {meant}, om det är det som menas.", "Write {meant}, if that is meant.")
}

/// What to write when a word is not among the known ones: the nearest of them, otherwise all, when they are few.
pub(super) fn instead<'a>(written: &str, known: impl IntoIterator<Item = &'a str>, none: Say) -> Say {
    let mut known: Vec<&str> = known.into_iter().filter(|word| can_be_written(word)).collect();
    known.dedup();
    if let Some(meant) = nearest(written, known.iter().copied()) {
        return if_meant(meant);
    }
    if known.is_empty() || known.len() > 24 {
        return none;
    }
    let list = known.join(", ");
    Say::new(format!("Här går det att skriva: {list}."), format!("What can stand here: {list}."))
}
