//! What is asked of a follow-up: of which plan, for what time, and of which sort.

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::base::wording::Word;
use crate::facts::figures::Figures;
use crate::model::records::Time;

/// The sort of follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FollowUpKind {
    /// The follow-up of a year, or of the whole period of the plan.
    Annual,
    /// The follow-up of four months.
    Tertial,
}

#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// Whether it is annual or covers four months.
    pub kind: FollowUpKind,
    /// The id of the plan.
    pub plan: String,
    /// The period that it covers, as it was written.
    pub written: String,
    /// The days of that period.
    pub period: Period,
    /// Whether it shows the last day of a period that had passed when it was made.
    pub has_ended: bool,
    /// The statistics of cases that were last published, where they stand as they were printed.
    pub printed: Option<Figures>,
}

impl Options {
    /// The day on which what is told of `day` is judged: of a time that has ended the first day after it.
    pub(super) fn judged_on(&self, day: Day) -> Day {
        if self.has_ended { day.plus_days(1) } else { day }
    }

    /// Whether any part of a time lies within that of the follow-up, and has come by the day.
    pub(super) fn falls_within(&self, time: &Time, day: Day) -> bool {
        let (own, whole) = (time.period, self.period);
        own.has_come(day) && own.first <= whole.last && whole.first <= own.last
    }
}

impl FollowUpKind {
    pub(crate) const ALL: [Self; 2] = [Self::Annual, Self::Tertial];

    /// The name, and what people type for it.
    pub(crate) fn typed(self) -> Word<'static> {
        let word = match self {
            Self::Annual => Say::fixed("årlig", "annual"),
            Self::Tertial => Say::fixed("tertial", "four-month"),
        };
        Word::new(self.name(), word).also(self.title())
    }

    /// The name in file names and in JSON; it is never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Annual => "annual",
            Self::Tertial => "tertial",
        }
    }

    pub(super) fn title(self) -> Say {
        match self {
            Self::Annual => Say::fixed("Årlig uppföljning", "Annual follow-up"),
            Self::Tertial => Say::fixed("Tertialuppföljning", "Four-month follow-up"),
        }
    }
}
