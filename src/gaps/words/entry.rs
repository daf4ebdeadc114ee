//! The words for a kind of gap.

use crate::base::lang::Say;

/// The words for a kind: its name, heading, words in sums, what has it, and what closes it.
pub(in crate::gaps) struct Words {
    /// The name in JSON and in filters; never translated.
    pub name: &'static str,
    /// The heading over gaps of the kind.
    pub title: Say,
    /// The word in a sum of one.
    pub one: Say,
    /// The word in a sum of several.
    pub many: Say,
    /// What else people type for the kind.
    pub also: &'static [Say],
    /// What has the gap.
    pub subject: Subject,
    /// What closes a gap of the kind.
    pub close: Say,
}

/// What has a gap.
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
    /// The plan itself.
    Plan,
    /// A source of the situation picture.
    Source,
    /// A milieu of the situation picture.
    Milieu,
    /// A survey.
    Survey,
    Units,
    /// A planned training.
    Training,
    Group,
    /// A decision of a meeting.
    Decision,
    /// A task that came of an activity.
    Task,
    Routine,
    /// An alarm chain.
    Chain,
}

impl Subject {
    /// The heading of a column of them.
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
            Self::Survey => Say::fixed("Enkät", "Survey"),
            Self::Training => Say::fixed("Utbildning", "Training"),
            Self::Units => Say::fixed("Enheter", "Units"),
            Self::Group => Say::fixed("Grupp", "Group"),
            Self::Decision => Say::fixed("Beslut", "Decision"),
            Self::Task => Say::fixed("Uppgift", "Task"),
            Self::Routine => Say::fixed("Rutin", "Routine"),
            Self::Chain => Say::fixed("Larmkedja", "Alarm chain"),
        }
    }

    /// Whether people write the id to close the gap. The others are known by their titles.
    pub(crate) fn is_written_by_id(self) -> bool {
        matches!(self, Self::Requirement | Self::Need | Self::Number | Self::Excused)
    }
}
