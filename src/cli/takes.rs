//! What an option or an operand takes. It is said where that is defined, once, and completion offers it.

use crate::base::lang::Say;
use crate::base::wording::Word;
use crate::facts::entities::EntityKind;
use crate::model::records::organisation::ActorKind;

/// What an option or an operand takes.
#[derive(Clone, Debug, Default)]
pub(super) enum Takes {
    /// What nobody knows beforehand.
    #[default]
    Anything,
    File,
    Folder,
    /// One of a closed list.
    Words(Vec<Word<'static>>),
    /// One of some names, each with what it is.
    Named(Vec<(&'static str, Say)>),
    /// The name of a command.
    Command,
    /// A day.
    Day,
    /// A time of a year or more, or a part of one.
    Time,
    /// Something with an id, of some sorts.
    Things(&'static [EntityKind]),
    /// Any record, or anything with an id.
    Record,
    Thing,
    /// A role, a unit or a group; of some sorts only, where any are named.
    Actor(&'static [ActorKind]),
    /// A field of the record that the first operand names. and its value after `=`.
    Assignment(Of),
    /// A field of the record that the first operand names.
    Field,
    /// A state of what is listed, which the first operand names.
    State,
    /// What is added to, and then its fields.
    Row,
}

/// What has the fields.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of {
    /// The record that the first operand names.
    Record,
    /// A new one of the kind that the first operand names.
    New,
    /// What is listed, which the first operand names.
    Listed,
}

impl Takes {
    pub(super) const PLAN: Self = Self::Things(&[EntityKind::Record("plan")]);
    pub(super) const FRAMEWORK: Self = Self::Things(&[EntityKind::Record("framework")]);
    pub(super) const REPORT: Self = Self::Things(&[EntityKind::Record("report")]);
    pub(super) const MEETING: Self = Self::Things(&[EntityKind::Record("meeting")]);
    pub(super) const ACTIVITY: Self = Self::Things(&[EntityKind::Activity]);
    pub(super) const AREA: Self = Self::Things(&[EntityKind::Area]);
    pub(super) const NEED: Self = Self::Things(&[EntityKind::Need]);
    pub(super) const ACTOR: Self = Self::Actor(&[]);
    pub(super) const UNIT: Self = Self::Actor(&[ActorKind::Unit]);
    pub(super) const GROUP: Self = Self::Actor(&[ActorKind::Group, ActorKind::Unit]);
}
