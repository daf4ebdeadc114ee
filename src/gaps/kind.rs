//! The kinds of gap, in order of seriousness: one list.

use super::words::{Subject, Words, activities, ground, numbers, requirements, signs};
use crate::base::lang::Say;
use crate::base::likeness::plain_form;
use crate::base::wording::Word;

/// The list of kinds, the most serious first, each with its words.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $words:path;)+) => {
        /// The kinds of gap, the most serious first.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum GapKind {
            $($(#[$doc])* $kind,)+
        }

        impl GapKind {
            /// All, the most serious first.
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
    /// A decision that excused something has expired.
    DeviationExpired = requirements::DEVIATION_EXPIRED;
    /// A requirement is not covered.
    RequirementUncovered = requirements::UNCOVERED;
    /// A requirement that roles attest has been attested by nobody.
    RequirementUnattested = requirements::UNATTESTED;
    /// A requirement cannot be judged, since a file cannot be read.
    RequirementUnsure = requirements::UNSURE;
    /// A need is not answered by any activity.
    NeedUncovered = requirements::NEED_UNCOVERED;
    /// The time of an activity is over, and nothing has been told of it.
    NotReported = activities::NOT_REPORTED;
    /// The time of an activity is over, and it is not finished.
    Overdue = activities::OVERDUE;
    /// The promised start of an activity has passed.
    LateStart = activities::LATE_START;
    /// An activity has had no news for too long.
    Silent = activities::SILENT;
    /// An activity that comes again was not carried out as often as promised.
    OccasionMissed = activities::OCCASION_MISSED;
    /// A decision of a meeting was not carried out in time.
    DecisionNotDone = ground::DECISION_NOT_DONE;
    /// A task that came of an activity was not done in time.
    TaskOverdue = ground::TASK_OVERDUE;
    /// A number does not reach its target.
    TargetMissed = numbers::TARGET_MISSED;
    /// A target was not measured in time.
    IndicatorUnmeasured = numbers::UNMEASURED;
    /// The situation picture is old, undated or missing.
    SituationStale = ground::SITUATION_STALE;
    /// A source of the situation picture was asked and has not answered.
    SourceSilent = ground::SOURCE_SILENT;
    /// Somebody has been sent a survey and has not answered.
    SurveySilent = ground::SURVEY_SILENT;
    /// Sources differ about a milieu, and nobody has explained why.
    Divergence = ground::DIVERGENCE;
    /// A group has met less often than it has stated.
    GroupNotMet = ground::GROUP_NOT_MET;
    /// A plan has not been followed up as often as it says.
    NotFollowedUp = ground::NOT_FOLLOWED_UP;
    /// A plan has not been revised when it was to be.
    RevisionOverdue = ground::REVISION_OVERDUE;
    /// A routine refers to a law that has been replaced.
    RoutineOutdated = ground::ROUTINE_OUTDATED;
    /// A routine has not been reviewed when it was to be.
    ReviewOverdue = ground::REVIEW_OVERDUE;
    /// An alarm chain has not been tried when it was to be.
    TrialOverdue = ground::TRIAL_OVERDUE;
    /// Units have had no training.
    UnitUntrained = ground::UNIT_UNTRAINED;
    /// A planned training has not been held.
    TrainingNotHeld = ground::TRAINING_NOT_HELD;
    /// A requirement is covered in an older version only.
    RequirementOutdated = requirements::OUTDATED;
    /// A requirement is covered in part.
    RequirementPartly = requirements::PARTLY;
    /// A need is answered in part.
    NeedPartly = requirements::NEED_PARTLY;
    /// An activity has nobody responsible.
    WithoutResponsible = activities::WITHOUT_RESPONSIBLE;
    /// An activity has more than three responsible actors and no lead.
    WithoutLead = activities::WITHOUT_LEAD;
    /// An activity has no promised time.
    WithoutTime = activities::WITHOUT_TIME;
    /// An activity answers no need.
    WithoutNeed = activities::WITHOUT_NEED;
    /// An activity has no goal.
    WithoutGoal = activities::WITHOUT_GOAL;
    /// An ongoing activity has no measure.
    WithoutIndicator = activities::WITHOUT_INDICATOR;
    /// A plan has had no news at all.
    SymbolicUntold = signs::UNTOLD;
    /// The ongoing activities of a plan have no measures.
    SymbolicUnmeasured = signs::UNMEASURED;
    /// The activities of a plan have had the same text for three editions.
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

    /// The word in a sum of a number of gaps.
    pub(crate) fn short(self, count: usize) -> Say {
        if count == 1 { self.words().one.clone() } else { self.words().many.clone() }
    }

    /// The name, and what people type for it: the words of its heading and its sums, with what has the gap or without.
    pub(crate) fn typed(self) -> Word<'static> {
        let Words { name, title, one, many, also, subject, .. } = self.words();
        let noun = subject.word();
        // In English that is the name itself.
        let short = Say::new(without(&one.sv, &noun.sv), "");
        let word = Word::new(name, one.clone()).also(many.clone()).also(title.clone()).also(short);
        also.iter().fold(word, |word, also| word.also(also.clone()))
    }

    /// What has the gap.
    pub(crate) fn subject(self) -> Subject {
        self.words().subject
    }

    /// Whether the kind is about an activity's state rather than what its promise lacks.
    pub(crate) fn is_of_standing(self) -> bool {
        matches!(
            self,
            Self::NotReported | Self::Overdue | Self::LateStart | Self::Silent | Self::OccasionMissed
        )
    }

    /// What closes a gap of the kind.
    pub(crate) fn close(self) -> Say {
        self.words().close.clone()
    }
}

/// What is said of something, without naming it: of `åtgärd som saknar uppföljning` it is `saknar uppföljning`.
fn without(said: &str, noun: &str) -> String {
    let noun = plain_form(noun);
    let mut words: Vec<&str> = said.split(' ').filter(|word| !plain_form(word).starts_with(&noun)).collect();
    if words.first().is_some_and(|first| ["som", "med"].contains(first)) {
        words.remove(0);
    }
    words.join(" ")
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

    #[test]
    fn every_kind_is_typed_by_its_words() {
        let words: Vec<Word<'_>> = GapKind::ALL.iter().map(|kind| kind.typed()).collect();
        crate::base::wording::assert_all_are_meant(&words);
        for (written, kind) in [
            ("utan mål", GapKind::WithoutGoal),
            ("tyst", GapKind::Silent),
            ("Tysta", GapKind::Silent),
            ("saknar uppföljning", GapKind::Silent),
            ("försenad", GapKind::Overdue),
            ("försenade åtgärder", GapKind::Overdue),
            ("sen start", GapKind::LateStart),
            ("behov utan åtgärd", GapKind::NeedUncovered),
            ("mål ej uppfyllda", GapKind::TargetMissed),
        ] {
            let found = crate::base::wording::meant(written, &words).map(|at| GapKind::ALL[at]);
            assert_eq!(found, Some(kind), "{written}");
        }
    }
}
