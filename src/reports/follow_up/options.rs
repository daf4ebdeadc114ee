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
    /// The follow-up of a part of a year: a quarter, four months, a half-year, or several of them.
    Tertial,
}

#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// Whether it is annual or covers a part of a year.
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

    /// What the document is called, after the time that it covers.
    pub(super) fn title(&self) -> Say {
        match (self.kind, whole_months(self.period)) {
            (FollowUpKind::Annual, _) => Say::fixed("Årlig uppföljning", "Annual follow-up"),
            (_, Some(3)) => Say::fixed("Kvartalsuppföljning", "Quarterly follow-up"),
            (_, Some(4)) => Say::fixed("Tertialuppföljning", "Four-month follow-up"),
            (_, Some(6)) => Say::fixed("Halvårsuppföljning", "Half-yearly follow-up"),
            _ => Say::fixed("Delårsuppföljning", "Part-year follow-up"),
        }
    }

    /// How many months ahead it looks: a year, or as long as the time that it covers.
    pub(super) fn months_ahead(&self) -> u32 {
        match self.kind {
            FollowUpKind::Annual => 12,
            FollowUpKind::Tertial => whole_months(self.period).unwrap_or(4),
        }
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
        let word = Word::new(self.name(), word);
        match self {
            Self::Annual => word.also(Say::fixed("årlig uppföljning", "annual follow-up")),
            Self::Tertial => word
                .also(Say::fixed("tertialuppföljning", "four-month follow-up"))
                .also(Say::fixed("kvartal", "quarter"))
                .also(Say::fixed("halvår", "half-year"))
                .also(Say::fixed("delår", "part-year")),
        }
    }

    /// The name in file names and in JSON; it is never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Annual => "annual",
            Self::Tertial => "tertial",
        }
    }
}

/// How many months a time is, where it is whole months of one year.
pub(crate) fn whole_months(period: Period) -> Option<u32> {
    let (first, last) = (period.first, period.last);
    // A month begins on the day after one of another month, and ends on the day before.
    let begins = first.minus_days(1).month() != first.month();
    let is_whole = begins && last.plus_days(1).month() != last.month() && first.year() == last.year();
    is_whole.then(|| last.month() - first.month() + 1)
}
