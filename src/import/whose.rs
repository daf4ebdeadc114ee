//! Which organisation the draft is for: what the file seldom says, and the register most often does.

use crate::base::likeness::can_be_written;
use crate::model::records::organisation::{Actor, ActorKind};
use crate::model::workspace::Workspace;

/// The organisation of the draft, by the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// The only one there is: its id and its title.
    Only(String, String),
    /// One of several, and nobody guesses which.
    Several,
    Nobodys,
}

impl Whose {
    pub(super) fn of(workspace: &Workspace) -> Self {
        let actors = workspace.organisations().flat_map(|filed| &filed.record.actors);
        let is_own = |actor: &&Actor| actor.kind == ActorKind::Unit && !actor.is_external;
        let mut tops = actors.filter(is_own).filter(|actor| actor.above.is_none());
        match (tops.next(), tops.next()) {
            (Some(only), None) if can_be_written(&only.id) => {
                Self::Only(only.id.to_string(), only.title.to_string())
            }
            (Some(_), _) => Self::Several,
            (None, _) => Self::Nobodys,
        }
    }

    pub(super) fn id(&self) -> Option<&str> {
        match self {
            Self::Only(id, _) => Some(id),
            Self::Several | Self::Nobodys => None,
        }
    }
}
