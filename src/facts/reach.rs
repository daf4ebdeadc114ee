//! How a number stands to its target: the one definition of what is met. Only numbers decide, never words.

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::target::Target;
use crate::model::records::activity::Progress;
use crate::model::records::plan::Aim;

/// How something stands to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// The number reaches the target.
    Met,
    /// The number has moved from the baseline towards the target and is not there; or some parts are met and others
    /// not.
    Partly,
    /// The number does not reach the target.
    NotMet,
    /// Values for the same period disagree, so no number decides.
    Disputed,
    /// There is a number, but no target.
    NoTarget,
    /// Nothing has been measured.
    Unmeasured,
}

impl Reach {
    pub(crate) const ALL: [Self; 6] =
        [Self::Met, Self::Partly, Self::NotMet, Self::Disputed, Self::NoTarget, Self::Unmeasured];

    /// The name in JSON; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partly => "partly",
            Self::NotMet => "not-met",
            Self::Disputed => "disputed",
            Self::NoTarget => "no-target",
            Self::Unmeasured => "unmeasured",
        }
    }

    pub(crate) fn word(self) -> Say {
        match self {
            Self::Met => Say::fixed("uppfyllt", "met"),
            Self::Partly => Say::fixed("delvis uppfyllt", "partly met"),
            Self::NotMet => Say::fixed("ej uppfyllt", "not met"),
            Self::Disputed => Say::fixed("motstridigt", "conflicting"),
            Self::NoTarget => Say::fixed("utan målvärde", "without a target"),
            Self::Unmeasured => Say::fixed("ej mätt", "not measured"),
        }
    }

    /// The word for a number of them.
    pub(crate) fn words(self, count: usize) -> Say {
        match self {
            other if count == 1 => other.word(),
            Self::Met => Say::fixed("uppfyllda", "met"),
            Self::Partly => Say::fixed("delvis uppfyllda", "partly met"),
            Self::NotMet => Say::fixed("ej uppfyllda", "not met"),
            Self::Disputed => Say::fixed("motstridiga", "conflicting"),
            Self::NoTarget => Say::fixed("utan målvärde", "without a target"),
            Self::Unmeasured => Say::fixed("ej mätta", "not measured"),
        }
    }

    /// Whether there is a number, and it does not reach the target.
    pub(crate) fn falls_short(self) -> bool {
        matches!(self, Self::Partly | Self::NotMet)
    }

    pub(crate) fn of(target: Option<&Target>, baseline: Option<f64>, value: Option<f64>) -> Self {
        match (target, value) {
            (_, None) => Self::Unmeasured,
            (None, Some(_)) => Self::NoTarget,
            (Some(target), Some(value)) if target.is_met(value) => Self::Met,
            (Some(target), Some(value)) if Way::of(target, baseline, value).is_some() => Self::Partly,
            (Some(_), Some(_)) => Self::NotMet,
        }
    }

    /// The state of something with parts. It is partly met when some parts are met and the numbers of others show
    /// that they are not. An unmeasured part shows nothing, but keeps it from being met.
    pub(crate) fn of_parts(parts: &[Self]) -> Self {
        let has = |reach: Self| parts.contains(&reach);
        let is_short = has(Self::NotMet) || has(Self::Partly);
        match () {
            () if is_short && (has(Self::Met) || has(Self::Partly)) => Self::Partly,
            () if is_short => Self::NotMet,
            () if has(Self::Disputed) => Self::Disputed,
            () if has(Self::Unmeasured) => Self::Unmeasured,
            () if has(Self::Met) => Self::Met,
            () if has(Self::NoTarget) => Self::NoTarget,
            () => Self::Unmeasured,
        }
    }
}

/// The distance from a baseline to a target, and the place of a value on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Way {
    pub from: f64,
    pub to: f64,
    pub now: f64,
}

impl Way {
    /// `None` unless the value lies between the baseline and the target.
    pub(crate) fn of(target: &Target, baseline: Option<f64>, value: f64) -> Option<Self> {
        let way = Self { from: baseline?, to: target.number, now: value };
        let between = |low: f64, high: f64| low < value && value < high;
        let is_on = !target.is_met(way.from)
            && !target.is_met(value)
            && (between(way.from, way.to) || between(way.to, way.from));
        (is_on && way.whole().is_finite()).then_some(way)
    }

    pub(crate) fn whole(&self) -> f64 {
        (self.to - self.from).abs()
    }

    /// The distance from the baseline to the value.
    pub(crate) fn gone(&self) -> f64 {
        (self.now - self.from).abs()
    }

    /// The share of the distance that is done, in whole per cent. Never 0 or 100, since neither would be true.
    pub(crate) fn percent(&self) -> i64 {
        let share = (self.gone() / self.whole() * 100.0 + 1e-9).floor().clamp(1.0, 99.0);
        // The value is between 1 and 99 whatever the numbers are.
        #[allow(clippy::cast_possible_truncation)]
        let percent = share as i64;
        percent
    }
}

/// The number in an activity's outcome, when there was one by that day and it has the unit of the goal.
pub(crate) fn outcome(aim: &Aim, progress: Option<&Progress>, day: Day) -> Option<f64> {
    let outcome = progress?.outcome.as_ref().filter(|outcome| outcome.on.day <= day)?;
    aim.target.as_ref()?.value_in(&outcome.value)
}

/// The baseline of a goal, when it is a number with the unit of the target.
pub(crate) fn baseline(aim: &Aim) -> Option<f64> {
    aim.target.as_ref()?.value_in(aim.baseline.as_ref()?)
}

/// How an activity's own goal stands.
pub(crate) fn of_activity(aim: &Aim, progress: Option<&Progress>, day: Day) -> Reach {
    Reach::of(aim.target.as_ref(), baseline(aim), outcome(aim, progress, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_decide_what_is_met_in_part() {
        for (target, baseline, value, reach, percent) in [
            ("≤ 26 %", Some(31.0), Some(26.0), Reach::Met, None),
            ("≤ 26 %", Some(31.0), Some(27.5), Reach::Partly, Some(70)),
            ("≤ 26 %", Some(31.0), Some(31.0), Reach::NotMet, None),
            ("≤ 26 %", Some(31.0), Some(33.0), Reach::NotMet, None),
            ("≤ 26 %", None, Some(27.5), Reach::NotMet, None),
            ("minst 4", Some(0.0), Some(3.0), Reach::Partly, Some(75)),
            ("minst 4", Some(0.0), Some(5.0), Reach::Met, None),
            ("minst 3", Some(0.0), Some(2.9999), Reach::Partly, Some(99)),
            ("minst 1000", Some(0.0), Some(1.0), Reach::Partly, Some(1)),
            // A target that the baseline already met has no distance to go.
            ("≤ 26 %", Some(20.0), Some(27.0), Reach::NotMet, None),
            ("minst 4", Some(f64::NEG_INFINITY), Some(3.0), Reach::NotMet, None),
            ("minst 4", Some(1.0), None, Reach::Unmeasured, None),
        ] {
            let target = Target::read(target).unwrap();
            assert_eq!(Reach::of(Some(&target), baseline, value), reach, "{target:?} {baseline:?} {value:?}");
            let way = value.and_then(|value| Way::of(&target, baseline, value));
            assert_eq!(way.map(|way| way.percent()), percent, "{target:?} {baseline:?} {value:?}");
        }
        assert_eq!(Reach::of(None, Some(1.0), Some(2.0)), Reach::NoTarget);
    }

    #[test]
    fn a_part_that_nobody_has_measured_says_nothing() {
        use Reach::{Disputed, Met, NoTarget, NotMet, Partly, Unmeasured};
        for (parts, reach) in [
            (&[Met, Met][..], Met),
            (&[Met, NotMet], Partly),
            (&[Met, NotMet, Unmeasured], Partly),
            (&[Partly, NotMet], Partly),
            (&[NotMet, NotMet], NotMet),
            (&[NotMet, Unmeasured], NotMet),
            (&[Met, Unmeasured], Unmeasured),
            (&[Met, Disputed], Disputed),
            (&[Met, NoTarget], Met),
            (&[NoTarget], NoTarget),
            (&[Unmeasured, NoTarget], Unmeasured),
        ] {
            assert_eq!(Reach::of_parts(parts), reach, "{parts:?}");
        }
    }
}
