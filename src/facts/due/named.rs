//! What the time of an occasion is called: its days, or the term, the school year or the month that people know it by.

use super::duty::{Duty, DutyKind};
use super::turns::Turn;
use crate::base::lang::Say;
use crate::base::months;
use crate::base::rhythm::On;
use crate::base::time_words;
use crate::say;

impl Duty<'_> {
    /// The time of an occasion: `2025`, `vårterminen 2025`, `läsåret 2025/2026`. What tells of a plan in a month that it
    /// names is of that month, and not of its year: what it tells of is the year before.
    pub(crate) fn time_of(&self, turn: &Turn) -> Say {
        let (days, year) = (turn.days, turn.days.first.year());
        match self.recurrence.and_then(|own| own.on) {
            Some(On::SchoolTerm) if days.first.month() < 7 => {
                say!("vårterminen {year}", "spring term {year}")
            }
            Some(On::SchoolTerm) => say!("höstterminen {year}", "autumn term {year}"),
            Some(On::SchoolYear) => {
                let next = year + 1;
                say!("läsåret {year}/{next}", "school year {year}/{next}")
            }
            Some(On::Months(first, last)) if self.kind == DutyKind::Reporting => {
                let Say { sv, en } = months::part_of_year(first, last);
                say!("{sv} {year}", "{en} {year}")
            }
            _ => time_words::days(days),
        }
    }

    /// The time of an occasion that stands alone. Days that are counted from the last time have no name that anybody knows:
    /// `senast 2025-12-30`.
    pub(crate) fn time_alone(&self, turn: &Turn) -> Say {
        if !self.is_counted() {
            return self.time_of(turn);
        }
        let by = turn.until;
        say!("senast {by}", "by {by}")
    }

    /// The word before the time of an occasion that was to be told of: `för 2025`, `i februari 2025`.
    pub(crate) fn before_time(&self) -> Say {
        match self.recurrence.and_then(|own| own.on) {
            Some(On::Months(..)) if self.kind == DutyKind::Reporting => Say::fixed("i", "in"),
            _ => Say::fixed("för", "for"),
        }
    }
}
