//! What there is to say of a kind of gap.

use crate::base::lang::Say;

/// What is said of a kind: its name, its heading, its term in a sum of one and of several, what has it, what closes it.
pub(in crate::gaps) struct Words {
    /// The name in JSON and in filters; never translated.
    pub name: &'static str,
    /// The heading over gaps of the kind.
    pub title: Say,
    /// The term in a sum of one.
    pub one: Say,
    /// The term in a sum of several.
    pub many: Say,
    /// What it is that has it.
    pub subject: Subject,
    /// What it takes to close it.
    pub close: Say,
}

/// What it is that has a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A requirement of a framework.
    Requirement,
    /// A need of the plan.
    Need,
    /// An activity of the plan.
    Activity,
    /// An indicator, or a goal with a target.
    Number,
    /// A requirement or an activity that a decision excused.
    Excused,
    /// The plan as a whole.
    Plan,
    /// A source of the situation picture.
    Source,
    /// A milieu that the situation picture tells of.
    Milieu,
    Units,
    Group,
}

impl Subject {
    /// The word over a column of them.
    pub(crate) fn word(self) -> Say {
        match self {
            Self::Requirement => Say::fixed("Krav", "Requirement"),
            Self::Need => Say::fixed("Behov", "Need"),
            Self::Activity => Say::fixed("Åtgärd", "Activity"),
            Self::Number => Say::fixed("Indikator eller mål", "Indicator or goal"),
            Self::Excused => Say::fixed("Gäller", "Concerns"),
            Self::Plan => Say::fixed("Plan", "The plan"),
            Self::Source => Say::fixed("Källa", "Source"),
            Self::Milieu => Say::fixed("Miljö", "Milieu"),
            Self::Units => Say::fixed("Enheter", "Units"),
            Self::Group => Say::fixed("Grupp", "Group"),
        }
    }

    /// Whether its id is what one writes to close its gap. The others are known by their titles.
    pub(crate) fn is_written_by_id(self) -> bool {
        matches!(self, Self::Requirement | Self::Need | Self::Number | Self::Excused)
    }
}
