//! What tells activities with one title apart.

use super::columns::Column;

/// What a row says that tells activities with one title apart: who, and when, in the form they are compared in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) who: Option<Vec<String>>,
    pub(super) times: Vec<(Column, String)>,
}

impl Facts {
    /// Whether neither says what the other does not.
    pub(super) fn agree(&self, other: &Self) -> bool {
        let is_same_who = self.who.is_none() || other.who.is_none() || self.who == other.who;
        let time = |column: Column| self.times.iter().find(|(own, _)| *own == column);
        is_same_who
            && other.times.iter().all(|(column, said)| time(*column).is_none_or(|(_, own)| own == said))
    }

    /// Takes over what is said anew.
    pub(super) fn add(&mut self, other: Self) {
        self.who = self.who.take().or(other.who);
        for (column, said) in other.times {
            if !self.times.iter().any(|(own, _)| *own == column) {
                self.times.push((column, said));
            }
        }
    }
}
