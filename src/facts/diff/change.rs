//! What a difference is: a record that differs, and each change in it.

use super::class::Class;
use crate::base::lang::Say;
use crate::model::kinds::Kind;
use crate::syntax::word::Word;

/// A record that differs.
#[derive(Clone, Debug)]
pub(crate) struct Changed {
    pub kind: &'static Kind,
    /// The id; of progress, `plan/activity`.
    pub id: String,
    /// The title; the id when there is none.
    pub title: String,
    pub how: ChangeKind,
    pub changes: Vec<Change>,
}

/// How a record differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ChangeKind {
    Added,
    /// The record is only in the earlier version.
    Removed,
    /// The content is the same under another id; holds the old id.
    Renamed(String),
    Altered,
    /// The record could not be read in one of the versions, so its content is not compared.
    Unread,
}

/// An activity of a plan that a change is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangedPart {
    /// The id of its plan, when that is another than the record's.
    pub plan: Option<String>,
    pub id: String,
    pub title: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    pub part: Option<ChangedPart>,
    /// The path of the field in the part or the record; empty when the part itself was added or removed.
    pub field: String,
    /// What the row is called in which the field stands; nothing where it stands in none, or is the row itself.
    pub row: Option<Word>,
    pub was: Vec<Word>,
    pub now: Vec<Word>,
    /// What is told with a whole thing that came or went.
    pub whole: Option<Whole>,
    pub class: Class,
    /// The reason for the class.
    pub why: Option<Say>,
}

/// A whole thing that came or went.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Whole {
    pub is_new: bool,
    /// Whether one of its fields says what it is called. Otherwise it is told by its details alone.
    pub is_named: bool,
    /// Its target and times; of what has no name, all that it says.
    pub details: Vec<Detail>,
}

/// A field of a whole thing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Detail {
    /// The path in the part or the record, like that of a change.
    pub field: String,
    pub values: Vec<Word>,
}

impl Change {
    /// The requirement of a framework that the field says how to judge, by its id: of
    /// `requirements[rutin].condition.exists.kind` it is `rutin`.
    pub(crate) fn requirement_judged(&self) -> Option<&str> {
        let (id, rest) = self.field.strip_prefix("requirements[")?.split_once("].")?;
        let key = rest.split(['.', '[']).next()?;
        ["condition", "judged"].contains(&key).then_some(id)
    }

    /// The path of the field in the record, through the activity that it is in.
    pub(crate) fn path(&self) -> String {
        self.within(&self.field)
    }

    /// The paths of all fields that are told: of a whole thing those of its details too.
    pub(crate) fn paths(&self) -> impl Iterator<Item = String> {
        let details = self.whole.iter().flat_map(|whole| &whole.details);
        [&self.field].into_iter().chain(details.map(|own| &own.field)).map(|field| self.within(field))
    }

    fn within(&self, field: &str) -> String {
        let id = self.part.as_ref().map(|part| format!("activities[{}]", part.id));
        [id.as_deref(), Some(field)]
            .into_iter()
            .flatten()
            .filter(|step| !step.is_empty())
            .collect::<Vec<_>>()
            .join(".")
    }
}
