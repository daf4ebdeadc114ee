//! A finding: a rule, a place, what is wrong and what to write instead. A value that renderers present.

use std::collections::HashMap;

use crate::base::lang::Say;
use crate::base::wording::Word;
use crate::syntax::text::Span;

/// A file's number in its workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; never affects the exit code.
    Note,
    /// Probably not what was meant.
    Warning,
    /// The file is wrong, and answers drawn from it would be.
    Error,
}

impl Severity {
    /// All, the lightest first.
    pub(crate) const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// The name, as in `vbe.toml` and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.name() == name)
    }

    /// The name, and what people type for it.
    pub(crate) fn typed(self) -> Word<'static> {
        Word::new(self.name(), self.word())
    }

    pub(crate) fn word(self) -> Say {
        match self {
            Self::Note => Say::fixed("upplysning", "note"),
            Self::Warning => Say::fixed("varning", "warning"),
            Self::Error => Say::fixed("fel", "error"),
        }
    }
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, by its number in the workspace.
    pub file: FileId,
    /// The bytes that the finding marks.
    pub span: Span,
}

impl Place {
    pub(crate) fn new(file: FileId, span: Span) -> Self {
        Self { file, span }
    }
}

/// Something that a rule found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The id of the rule in `rules::CATALOGUE`.
    pub rule: &'static str,
    /// The weight after the workspace's own settings have been applied.
    pub severity: Severity,
    /// The name of the detector's class, when the finding is of something that identifies a person.
    pub class: Option<&'static str>,
    /// What the finding marks.
    pub place: Place,
    /// The short name of the commit that added it, when the finding is in git's history.
    pub commit: Option<Box<str>>,
    /// What is wrong, in a sentence that a caseworker understands.
    pub what: Say,
    /// What to write or do instead.
    pub help: Say,
    /// Another place that the finding concerns, and what is there.
    pub related: Option<(Place, Say)>,
    /// What it is about, where that is not what stands at its place: a requirement that nothing in the plan meets.
    pub about: Option<Box<str>>,
    /// How many further findings of the same kind the file has, which are counted but not told.
    pub more: usize,
}

impl Finding {
    /// A finding without a related place.
    pub(crate) fn new(rule: &'static str, severity: Severity, place: Place, what: Say, help: Say) -> Self {
        Self {
            rule,
            severity,
            class: None,
            place,
            commit: None,
            what,
            help,
            related: None,
            about: None,
            more: 0,
        }
    }

    pub(crate) fn kind(&self) -> Kind {
        (self.place.file, self.rule, self.class)
    }

    /// Calls `change` on every text of the finding.
    pub(crate) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.what.each(change);
        self.help.each(change);
        if let Some((_, what)) = &mut self.related {
            what.each(change);
        }
    }

    /// Adds a related place.
    #[must_use]
    pub(crate) fn beside(mut self, place: Place, what: Say) -> Self {
        self.related = Some((place, what));
        self
    }
}

/// How many findings of one kind are kept of a file. What has more is no record, and nobody reads them all; a program
/// that does is told how many they were.
pub(crate) const KEPT: usize = 1000;

/// What findings of one file have in common when they are of one kind.
pub(crate) type Kind = (FileId, &'static str, Option<&'static str>);

/// Chooses which findings are told: the first of each kind in each file, as many as `most`. The last of them tells how
/// many there are more, so that no count is lost.
#[derive(Debug)]
pub(crate) struct Limit {
    most: usize,
    /// For each kind: how many are told, and the place of the last among all that are.
    kinds: HashMap<Kind, (usize, usize)>,
}

impl Limit {
    pub(crate) fn to(most: usize) -> Self {
        Self { most, kinds: HashMap::new() }
    }

    /// Where a finding of a kind goes, when `told` are told: `None` when it is to be told too, and otherwise the place of
    /// the one that counts it.
    pub(crate) fn counted_by(&mut self, kind: Kind, told: usize) -> Option<usize> {
        let (count, last) = self.kinds.entry(kind).or_default();
        if *count >= self.most {
            return Some(*last);
        }
        (*count, *last) = (*count + 1, told);
        None
    }
}

/// The findings to tell, at most `most` of each kind in each file.
pub(crate) fn limited(findings: impl IntoIterator<Item = Finding>, most: usize) -> Vec<Finding> {
    let mut limit = Limit::to(most);
    let mut told: Vec<Finding> = Vec::new();
    for finding in findings {
        match limit.counted_by(finding.kind(), told.len()) {
            Some(last) => told[last].more += 1 + finding.more,
            None => told.push(finding),
        }
    }
    told
}

/// How many findings there are of a severity, those that are only counted among them.
pub(crate) fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.severity == severity).map(|finding| 1 + finding.more).sum()
}
