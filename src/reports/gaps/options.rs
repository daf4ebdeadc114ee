//! Options of `vbe gaps`: which gaps to show, and how to group them.

use crate::base::lang::Say;
use crate::base::wording;
use crate::gaps::Filter;
use crate::model::workspace::Workspace;
use crate::output::page::Cell;
use crate::syntax::word::Word;

#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// Which gaps to show.
    pub filter: Filter,
    /// How to group them.
    pub group_by: Grouping,
    /// Whether only what a change has brought is shown: what covers each requirement is then no answer.
    pub is_narrowed: bool,
}

/// What gaps can be grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Grouping {
    /// The kind of gap.
    #[default]
    Kind,
    /// The framework that the missed requirement belongs to.
    Framework,
    /// The need that the gap concerns.
    Need,
    /// The unit that the gap concerns.
    Unit,
    /// The actors who are to close the gap.
    Role,
}

impl Grouping {
    pub(crate) const ALL: [Self; 5] = [Self::Kind, Self::Framework, Self::Need, Self::Unit, Self::Role];

    /// The name in JSON.
    pub(crate) fn name(self) -> &'static str {
        self.typed().name
    }

    /// The name, and what people type for it.
    pub(crate) fn typed(self) -> wording::Word<'static> {
        match self {
            Self::Kind => wording::Word::new("kind", Say::fixed("slag", "kind")),
            Self::Framework => wording::Word::new("framework", Say::fixed("riktlinje", "framework")),
            Self::Need => wording::Word::new("need", Say::fixed("behov", "need")),
            Self::Unit => wording::Word::new("unit", Say::fixed("enhet", "unit")),
            Self::Role => wording::Word::new("role", Say::fixed("roll", "role")),
        }
    }
}

impl Options {
    /// Whether some of a plan's gaps are left out.
    pub(super) fn is_narrow(&self) -> bool {
        self.is_narrowed || self.filter.is_narrow()
    }

    /// Whether they are those of an actor, a need or a change. The coverage of each requirement is then no answer.
    pub(super) fn is_of_some(&self) -> bool {
        self.is_narrowed || self.filter.is_of_some()
    }

    /// Whether to show a group. A gap can be in several groups, and only those asked for are shown.
    pub(super) fn wants_group(&self, workspace: &Workspace, id: &Word) -> bool {
        let filter = &self.filter;
        match self.group_by {
            Grouping::Need => filter.need.as_ref().is_none_or(|wanted| id == wanted.as_str()),
            Grouping::Unit => filter.unit.as_ref().is_none_or(|wanted| workspace.is_under(id, wanted)),
            Grouping::Role => {
                filter.responsible.as_ref().is_none_or(|wanted| workspace.is_same_actor(id, wanted))
            }
            Grouping::Kind | Grouping::Framework => true,
        }
    }

    /// What was asked for, as the page shows it.
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
