//! One gap: what lacks what, why, and whom it concerns.

use super::kind::GapKind;
use super::words::Subject;
use crate::base::lang::Say;
use crate::facts::scope::Whose;
use crate::syntax::word::Word;

/// Something that the work lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The kind of gap.
    pub kind: GapKind,
    /// The id of what has the gap: an activity, a need, `framework/requirement`, a group, a source, a milieu or the
    /// plan.
    pub subject: Word,
    /// The framework, when it is a gap of a requirement.
    pub framework: Option<Word>,
    /// The title of what has the gap.
    pub title: Say,
    /// The facts that it is based on.
    pub because: Option<Say>,
    /// The actors that are to close it, as the records name them.
    pub whose: Vec<Word>,
    /// Other actors that it is about.
    pub about: Vec<Word>,
    /// The needs that it concerns.
    pub needs: Vec<Word>,
    /// Whether it is a gap of other plans of the organisation too.
    pub is_shared: bool,
}

impl Gap {
    /// A gap that concerns nobody in particular.
    pub(super) fn new(kind: GapKind, subject: impl Into<Word>, title: Say, because: Option<Say>) -> Self {
        Self {
            kind,
            subject: subject.into(),
            framework: None,
            title,
            because,
            whose: Vec::new(),
            about: Vec::new(),
            needs: Vec::new(),
            is_shared: false,
        }
    }

    /// Adds the actors that are to close it.
    pub(super) fn of(self, whose: impl IntoIterator<Item = impl Into<Word>>) -> Self {
        Self { whose: distinct(whose), ..self }
    }

    /// Says whether it is the plan's own.
    pub(super) fn for_plan(self, whose: Whose) -> Self {
        Self { is_shared: whose == Whose::Shared, ..self }
    }

    /// Adds the actors that it is about.
    pub(super) fn about(self, about: impl IntoIterator<Item = impl Into<Word>>) -> Self {
        Self { about: distinct(about), ..self }
    }

    /// Whether `other` can be the same gap in another plan: a requirement or a need has one gap, of whatever kind.
    pub(crate) fn is_alike(&self, other: &Self) -> bool {
        let (own, its) = (self.kind.subject(), other.kind.subject());
        let is_answered = matches!(own, Subject::Requirement | Subject::Need);
        self.kind == other.kind || is_answered && own == its
    }

    /// Every actor that it concerns: those that are to close it and those that it is about.
    pub(crate) fn concerned(&self) -> impl Iterator<Item = &Word> {
        self.whose.iter().chain(&self.about)
    }

    /// Adds the needs that it concerns.
    pub(super) fn for_needs(self, needs: impl IntoIterator<Item = impl Into<Word>>) -> Self {
        Self { needs: distinct(needs), ..self }
    }
}

fn distinct(names: impl IntoIterator<Item = impl Into<Word>>) -> Vec<Word> {
    let mut distinct = Vec::new();
    for name in names {
        let name = name.into();
        if !distinct.contains(&name) {
            distinct.push(name);
        }
    }
    distinct
}
