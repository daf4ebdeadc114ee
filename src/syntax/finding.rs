//! A finding: a rule, a place, what is wrong and what to write instead. A value, with no form of its own.

use crate::base::lang::Say;
use crate::syntax::text::Span;

/// A file's number in its workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably not what was meant.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// All, from the lightest.
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

    /// The word for people.
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
    /// The file.
    pub file: FileId,
    /// Where in it.
    pub span: Span,
}

impl Place {
    /// A place.
    pub(crate) fn new(file: FileId, span: Span) -> Self {
        Self { file, span }
    }
}

/// Something that a rule found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's id.
    pub rule: &'static str,
    /// How much it weighs, once the workspace has had its say.
    pub severity: Severity,
    /// The class of what points a person out, when that is what was found.
    pub class: Option<&'static str>,
    /// Where.
    pub place: Place,
    /// The commit that brought it, by its short name, where it is in what git keeps and one is known.
    pub commit: Option<Box<str>>,
    /// What is wrong, in a sentence that a caseworker understands.
    pub what: Say,
    /// What to write or do instead.
    pub help: Say,
    /// Another place that has to do with it, and what is there.
    pub related: Option<(Place, Say)>,
}

impl Finding {
    /// A finding of a rule at a place, with nothing beside it.
    pub(crate) fn new(rule: &'static str, severity: Severity, place: Place, what: Say, help: Say) -> Self {
        Self { rule, severity, class: None, place, commit: None, what, help, related: None }
    }

    /// Names another place that has to do with it.
    #[must_use]
    pub(crate) fn beside(mut self, place: Place, what: Say) -> Self {
        self.related = Some((place, what));
        self
    }
}
