//! What `vbe gaps` is asked for: which gaps, and what they are grouped by.

use crate::gaps::Filter;
use crate::model::workspace::Workspace;
use crate::output::page::Cell;

/// Which gaps are asked for, and what they are grouped by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// Which gaps.
    pub filter: Filter,
    /// What they are grouped by.
    pub group_by: Grouping,
}

/// What gaps can be grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Grouping {
    /// What sort of lack.
    #[default]
    Kind,
    /// The framework whose requirement it is.
    Framework,
    /// The need that it concerns.
    Need,
    /// The unit that it is for.
    Unit,
    /// Those whom it is for to close.
    Role,
}

impl Grouping {
    /// All, with their names.
    pub(crate) const ALL: [(&'static str, Self); 5] = [
        ("kind", Self::Kind),
        ("framework", Self::Framework),
        ("need", Self::Need),
        ("unit", Self::Unit),
        ("role", Self::Role),
    ];

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, own)| *own == self).map_or("", |(name, _)| name)
    }
}

impl Options {
    /// Of the groups that a gap stands in, only those that were asked for are wanted.
    pub(super) fn wants_group(&self, workspace: &Workspace, id: &str) -> bool {
        let filter = &self.filter;
        match self.group_by {
            Grouping::Need => filter.need.as_ref().is_none_or(|wanted| wanted == id),
            Grouping::Unit => filter.unit.as_ref().is_none_or(|wanted| workspace.is_under(id, wanted)),
            Grouping::Role => {
                filter.responsible.as_ref().is_none_or(|wanted| workspace.is_same_actor(id, wanted))
            }
            Grouping::Kind | Grouping::Framework => true,
        }
    }

    /// What was asked for, as the page tells it.
    pub(super) fn asked(&self) -> Vec<(&'static str, Cell)> {
        let text = |text: &Option<String>| text.as_ref().map_or(Cell::Nothing, Cell::text);
        let filter = &self.filter;
        let kinds: Vec<Cell> = filter.kinds.iter().map(|kind| Cell::text(kind.name())).collect();
        vec![
            ("plan", text(&filter.plan)),
            ("framework", text(&filter.framework)),
            ("kinds", Cell::List(kinds)),
            ("need", text(&filter.need)),
            ("unit", text(&filter.unit)),
            ("responsible", text(&filter.responsible)),
            ("group_by", Cell::text(self.group_by.name())),
        ]
    }
}
