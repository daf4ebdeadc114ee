//! The kinds of gap, in the order of their weight: one list.

use super::words::{Subject, Words, activities, ground, numbers, requirements, signs};
use crate::base::lang::Say;

/// The list of kinds, the heaviest first: each with what is said of it.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $words:path;)+) => {
        /// A kind of gap.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum GapKind {
            $($(#[$doc])* $kind,)+
        }

        impl GapKind {
            /// All, the heaviest first.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            fn words(self) -> &'static Words {
                match self {
                    $(Self::$kind => &$words,)+
                }
            }
        }
    };
}

kinds! {
    /// A decision that excused something, and has expired.
    DeviationExpired = requirements::DEVIATION_EXPIRED;
    /// A requirement that nothing covers.
    RequirementUncovered = requirements::UNCOVERED;
    /// A requirement of which it cannot be told whether it is met: a file cannot be read.
    RequirementUnsure = requirements::UNSURE;
    /// A need that no activity answers.
    NeedUncovered = requirements::NEED_UNCOVERED;
    /// An activity whose promised finish has passed.
    Overdue = activities::OVERDUE;
    /// An activity whose promised start has passed.
    LateStart = activities::LATE_START;
    /// An activity that nobody has told anything of for long.
    Silent = activities::SILENT;
    /// A number that does not reach its target.
    TargetMissed = numbers::TARGET_MISSED;
    /// A target that nothing was measured by in its time.
    IndicatorUnmeasured = numbers::UNMEASURED;
    /// A plan whose situation picture is old, undated or missing.
    SituationStale = ground::SITUATION_STALE;
    /// A source of the situation picture that was asked and has not answered.
    SourceSilent = ground::SOURCE_SILENT;
    /// A milieu of which sources say otherwise than each other, and nobody has explained why.
    Divergence = ground::DIVERGENCE;
    /// A group that has met more seldom than it is to.
    GroupNotMet = ground::GROUP_NOT_MET;
    /// Units that have had no training.
    UnitUntrained = ground::UNIT_UNTRAINED;
    /// A requirement that is covered in an older text only.
    RequirementOutdated = requirements::OUTDATED;
    /// A requirement covered in part.
    RequirementPartly = requirements::PARTLY;
    /// A need answered in part.
    NeedPartly = requirements::NEED_PARTLY;
    /// An activity with nobody responsible.
    WithoutResponsible = activities::WITHOUT_RESPONSIBLE;
    /// An activity with more than three responsible and none who leads.
    WithoutLead = activities::WITHOUT_LEAD;
    /// An activity without a time.
    WithoutTime = activities::WITHOUT_TIME;
    /// An activity that answers no need.
    WithoutNeed = activities::WITHOUT_NEED;
    /// An activity without a goal.
    WithoutGoal = activities::WITHOUT_GOAL;
    /// An ongoing activity without anything to measure it by.
    WithoutIndicator = activities::WITHOUT_INDICATOR;
    /// A plan of which nobody has told anything.
    SymbolicUntold = signs::UNTOLD;
    /// A plan whose ongoing activities have nothing to be measured by.
    SymbolicUnmeasured = signs::UNMEASURED;
    /// A plan whose activities read as they have for three editions.
    SymbolicUnchanged = signs::UNCHANGED;
}

impl GapKind {
    /// The name in JSON and in filters; never translated.
    pub fn name(self) -> &'static str {
        self.words().name
    }

    /// The heading over gaps of the kind.
    pub(crate) fn title(self) -> Say {
        self.words().title.clone()
    }

    /// The term in a sum of so many gaps.
    pub(crate) fn short(self, count: usize) -> Say {
        if count == 1 { self.words().one.clone() } else { self.words().many.clone() }
    }

    /// What it is that has the gap.
    pub(crate) fn subject(self) -> Subject {
        self.words().subject
    }

    /// Whether it is where an activity stands, and not what its promise lacks.
    pub(crate) fn is_of_standing(self) -> bool {
        matches!(self, Self::Overdue | Self::LateStart | Self::Silent)
    }

    /// What it takes to close it.
    pub(crate) fn close(self) -> Say {
        self.words().close.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_name_and_words() {
        for kind in GapKind::ALL {
            let named: Vec<_> = GapKind::ALL.iter().filter(|own| own.name() == kind.name()).collect();
            assert_eq!(named, [kind]);
            for say in [kind.title(), kind.short(1), kind.short(2), kind.close()] {
                assert!(!say.sv.is_empty() && say.sv != say.en, "{kind:?}");
            }
        }
    }
}
