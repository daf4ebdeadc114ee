//! The ticks of an activity under times: which are ticked, and the time that they make together.

use crate::base::period::Period;

/// The times that are ticked for an activity, in the order of their columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Ticks {
    all: Vec<(String, Option<Period>)>,
    /// Whether words say where they begin or end.
    pub(super) has_edges: bool,
}

/// What ticks say together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ticked {
    /// One time, or several without a gap.
    Whole(String),
    /// Times with a gap between them: the first and the last.
    Parted(String, String),
    /// In a plan of several years nobody knows which they are.
    Unclear,
}

impl Ticks {
    /// Adds a time of a plan, and says what all of them are.
    pub(super) fn add(&mut self, time: &str, plan: Option<Period>) -> Ticked {
        if self.all.iter().all(|(own, _)| own != time) {
            self.all.push((time.to_owned(), Period::planned(time, plan)));
        }
        let read: Option<Vec<Period>> = self.all.iter().map(|(_, period)| *period).collect();
        let (Some(read), [(first, _), .., (last, _)]) = (read, &self.all[..]) else {
            let is_read = self.all.iter().all(|(_, period)| period.is_some());
            return if is_read { Ticked::Whole(time.to_owned()) } else { Ticked::Unclear };
        };
        let is_unbroken = read.windows(2).all(|two| two[0].last.plus_days(1) == two[1].first);
        let whole = Period { first: read[0].first, last: read[read.len() - 1].last };
        let said = [format!("{first}-{last}"), format!("{first} - {last}")];
        let joined = said.into_iter().find(|said| Period::planned(said, plan) == Some(whole));
        match joined.filter(|_| is_unbroken) {
            Some(joined) => Ticked::Whole(joined),
            None => Ticked::Parted(first.clone(), last.clone()),
        }
    }

    /// The first time, as it is written, where it can be read.
    pub(super) fn first(&self) -> Option<&str> {
        self.all.first().filter(|(_, period)| period.is_some()).map(|(time, _)| time.as_str())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The times as they are written.
    pub(super) fn said(&self) -> String {
        self.all.iter().map(|(time, _)| time.as_str()).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_without_a_gap_are_one_time() {
        let ticked = |plan: &str, times: &[&str]| {
            let mut ticks = Ticks::default();
            let mut said = Ticked::Unclear;
            for time in times {
                said = ticks.add(time, Period::validity(plan));
            }
            said
        };
        let whole = |text: &str| Ticked::Whole(text.to_owned());
        assert_eq!(ticked("2025", &["Kv 1"]), whole("Kv 1"));
        assert_eq!(ticked("2025", &["Kv 1", "Kv 2"]), whole("Kv 1-Kv 2"));
        assert_eq!(ticked("2025", &["Kv 1", "Kv 2", "Kv 3", "Kv 4"]), whole("Kv 1-Kv 4"));
        assert_eq!(ticked("2025", &["Kv 1", "Kv 3"]), Ticked::Parted("Kv 1".into(), "Kv 3".into()));
        assert_eq!(ticked("2025-2027", &["2025", "2026", "2027"]), whole("2025-2027"));
        assert_eq!(ticked("2025-2026", &["V 2025", "H 2025"]), whole("V 2025-H 2025"));
        assert_eq!(ticked("2025-2026", &["Kv 1"]), Ticked::Unclear);
        assert_eq!(ticked("2025", &["jan", "feb", "mars"]), whole("jan-mars"));
    }
}
