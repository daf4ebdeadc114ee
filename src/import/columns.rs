//! What a column of a table can say of an activity.

use crate::base::lang::Say;
use crate::base::wording::Word;

/// What the cells of a column say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    Number,
    Title,
    Parts,
    Description,
    Responsible,
    Partners,
    To,
    Start,
    Ongoing,
    Finish,
    When,
    Recurs,
    Area,
    Cause,
    /// A goal of the plan, which several activities serve.
    Overall,
    Goal,
    /// A goal that says what is to become different.
    Outcome,
    Effect,
    Indicator,
    Target,
    Baseline,
    TargetGroup,
    Places,
    Resources,
    Priority,
    FollowUp,
    /// How it has gone: an assessment, or what is done.
    Status,
    Note,
}

/// Every column: its name, which is the field of a plan that it becomes, and what it is called for people.
static ALL: [(Column, &str, Say); 28] = [
    (Column::Number, "number", Say::fixed("nummer", "number")),
    (Column::Title, "title", Say::fixed("åtgärd", "activity")),
    (Column::Parts, "parts", Say::fixed("delar", "parts")),
    (Column::Description, "description", Say::fixed("beskrivning", "description")),
    (Column::Responsible, "responsible", Say::fixed("ansvarig", "responsible")),
    (Column::Partners, "partners", Say::fixed("samverkanspartner", "partners")),
    (Column::To, "to", Say::fixed("mottagare", "receiver")),
    (Column::Start, "start", Say::fixed("start", "start")),
    (Column::Ongoing, "ongoing", Say::fixed("löpande", "ongoing")),
    (Column::Finish, "finish", Say::fixed("klart senast", "finish")),
    (Column::When, "when", Say::fixed("när", "when")),
    (Column::Recurs, "recurs", Say::fixed("hur ofta", "how often")),
    (Column::Area, "areas", Say::fixed("område", "area")),
    (Column::Cause, "needs", Say::fixed("behov", "need")),
    (Column::Overall, "serves", Say::fixed("planens mål", "goal of the plan")),
    (Column::Goal, "goal", Say::fixed("mål", "goal")),
    (Column::Outcome, "outcome", Say::fixed("effektmål", "outcome goal")),
    (Column::Effect, "effect", Say::fixed("förväntad effekt", "expected effect")),
    (Column::Indicator, "indicator", Say::fixed("indikator", "indicator")),
    (Column::Target, "target", Say::fixed("målvärde", "target")),
    (Column::Baseline, "baseline", Say::fixed("utgångsvärde", "baseline")),
    (Column::TargetGroup, "target_group", Say::fixed("målgrupp", "target group")),
    (Column::Places, "places", Say::fixed("plats", "places")),
    (Column::Resources, "resources", Say::fixed("resurser", "resources")),
    (Column::Priority, "priority", Say::fixed("prioritet", "priority")),
    (Column::FollowUp, "follow_up", Say::fixed("hur det följs upp", "follow-up")),
    (Column::Status, "status", Say::fixed("läge", "status")),
    (Column::Note, "note", Say::fixed("anmärkning", "note")),
];

impl Column {
    /// Every column, with what people type for it.
    pub(crate) fn typed() -> impl Iterator<Item = (Word<'static>, Self)> {
        ALL.iter().map(|(column, name, said)| (Word::new(name, said.clone()), *column))
    }

    /// The column with a name, as it stands in settings.
    pub(crate) fn named(name: &str) -> Option<Self> {
        ALL.iter().find(|(_, own, _)| *own == name).map(|(column, ..)| *column)
    }

    /// The name: the field of a plan that the column becomes.
    pub(crate) fn name(self) -> &'static str {
        self.row().1
    }

    /// What it is called for people.
    pub(crate) fn said(self) -> Say {
        self.row().2.clone()
    }

    /// Whether several columns of a table can say it, each a part.
    pub(super) fn is_shared(self) -> bool {
        matches!(self, Self::Status | Self::Note | Self::Responsible | Self::Partners)
    }

    fn row(self) -> &'static (Self, &'static str, Say) {
        // Every column has a row, which a test holds.
        ALL.iter().find(|(column, ..)| *column == self).unwrap_or(&ALL[27])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_name_that_leads_back_to_it() {
        for (column, name, _) in &ALL {
            assert_eq!((Column::named(name), column.name()), (Some(*column), *name));
        }
    }
}
