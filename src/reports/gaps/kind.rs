//! The kinds of gap, in the order of their weight: one list.

use crate::lang::Say;

/// A kind of gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GapKind {
    /// A requirement that nothing covers.
    RequirementUncovered,
    /// A need that no activity answers.
    NeedUncovered,
    /// An activity whose promised finish has passed.
    Overdue,
    /// An activity whose promised start has passed.
    LateStart,
    /// An activity that nobody has told anything of for long.
    Silent,
    /// A number that does not reach its target.
    TargetMissed,
    /// A target that nothing was measured by in its time.
    IndicatorUnmeasured,
    /// A requirement that is covered in an older text only.
    RequirementOutdated,
    /// A decision that excused something, and has expired.
    DeviationExpired,
    /// A requirement of which it cannot be told whether it is met: a file cannot be read.
    RequirementUnsure,
    /// A requirement covered in part.
    RequirementPartly,
    /// A need answered in part.
    NeedPartly,
    /// An activity with nobody responsible.
    WithoutResponsible,
    /// An activity with more than three responsible and none who leads.
    WithoutLead,
    /// An activity without a time.
    WithoutTime,
    /// An activity that answers no need.
    WithoutNeed,
    /// An activity without a goal.
    WithoutGoal,
    /// An ongoing activity without anything to measure it by.
    WithoutIndicator,
}

/// What is said of a kind: its name, its title, its term in a sum, what its subject is, and what closes it.
struct Words {
    name: &'static str,
    title: Say,
    short: Say,
    subject: Say,
    close: Say,
}

const ACTIVITY: Say = Say::fixed("Åtgärd", "Activity");
const REQUIREMENT: Say = Say::fixed("Krav", "Requirement");
const NUMBER: Say = Say::fixed("Indikator eller mål", "Indicator or goal");
const NEED: Say = Say::fixed("Behov", "Need");

impl GapKind {
    /// All, the heaviest first.
    pub const ALL: [Self; 18] = [
        Self::DeviationExpired,
        Self::RequirementUncovered,
        Self::RequirementUnsure,
        Self::NeedUncovered,
        Self::Overdue,
        Self::LateStart,
        Self::Silent,
        Self::TargetMissed,
        Self::IndicatorUnmeasured,
        Self::RequirementOutdated,
        Self::RequirementPartly,
        Self::NeedPartly,
        Self::WithoutResponsible,
        Self::WithoutLead,
        Self::WithoutTime,
        Self::WithoutNeed,
        Self::WithoutGoal,
        Self::WithoutIndicator,
    ];

    /// The name in JSON and in filters; never translated.
    pub fn name(self) -> &'static str {
        self.words().name
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The heading over gaps of the kind.
    pub fn title(self) -> Say {
        self.words().title
    }

    /// The term in a sum of so many gaps.
    pub fn short(self, count: usize) -> Say {
        match self {
            _ if count != 1 => self.words().short,
            Self::RequirementUncovered => Say::fixed("krav utan svar", "uncovered requirement"),
            Self::DeviationExpired => Say::fixed("utgånget avsteg", "expired deviation"),
            Self::RequirementUnsure => Say::fixed("oklart krav", "unsure requirement"),
            Self::NeedUncovered => Say::fixed("behov utan åtgärd", "need without an activity"),
            Self::Overdue => Say::fixed("försenad", "overdue"),
            Self::LateStart => Say::fixed("sen start", "late start"),
            Self::Silent => Say::fixed("tyst", "silent"),
            Self::TargetMissed => Say::fixed("mål ej uppfyllt", "target not met"),
            Self::IndicatorUnmeasured => Say::fixed("mål ej mätt", "target not measured"),
            Self::RequirementOutdated => Say::fixed("inaktuellt krav", "outdated requirement"),
            Self::RequirementPartly => Say::fixed("krav delvis", "requirement in part"),
            Self::NeedPartly => Say::fixed("behov delvis", "need in part"),
            _ => self.words().short,
        }
    }

    /// What it is that has the gap.
    pub fn subject(self) -> Say {
        self.words().subject
    }

    /// Whether it is an activity that has it.
    pub fn is_of_activities(self) -> bool {
        self.subject() == ACTIVITY
    }

    /// What it takes to close it.
    pub fn close(self) -> Say {
        self.words().close
    }

    fn words(self) -> Words {
        let (name, title, short, subject, close) = match self {
            Self::NeedUncovered => (
                "need-uncovered",
                Say::fixed("Behov utan åtgärd", "Needs without an activity"),
                Say::fixed("behov utan åtgärd", "needs without an activity"),
                NEED,
                Say::fixed(
                    "Lägg till en åtgärd som svarar mot behovet, eller skriv behovet i needs hos en som finns.",
                    "Add an activity that answers the need, or write the need in needs of one there is.",
                ),
            ),
            Self::Overdue => (
                "overdue",
                Say::fixed("Försenade åtgärder", "Overdue activities"),
                Say::fixed("försenade", "overdue"),
                ACTIVITY,
                Say::fixed(
                    "Skriv finished när den är klar, eller besluta om ny tid eller att ställa in den.",
                    "Write finished when it is done, or decide on a new time or to cancel it.",
                ),
            ),
            Self::LateStart => (
                "late-start",
                Say::fixed("Åtgärder med sen start", "Activities with a late start"),
                Say::fixed("sena starter", "late starts"),
                ACTIVITY,
                Say::fixed(
                    "Skriv started när den har börjat, eller fråga den ansvariga.",
                    "Write started when it has begun, or ask the responsible.",
                ),
            ),
            Self::Silent => (
                "silent",
                Say::fixed("Tysta åtgärder", "Silent activities"),
                Say::fixed("tysta", "silent"),
                ACTIVITY,
                Say::fixed(
                    "Fråga den ansvariga hur det går, och skriv svaret under updates.",
                    "Ask the responsible how it goes, and write the answer under updates.",
                ),
            ),
            Self::NeedPartly => (
                "need-partly",
                Say::fixed("Behov som är besvarade delvis", "Needs answered in part"),
                Say::fixed("behov delvis", "needs in part"),
                NEED,
                Say::fixed(
                    "Gör det som fattas, och ta bort extent: partly.",
                    "Do what is lacking, and remove extent: partly.",
                ),
            ),
            Self::WithoutResponsible
            | Self::WithoutLead
            | Self::WithoutTime
            | Self::WithoutNeed
            | Self::WithoutGoal
            | Self::WithoutIndicator => return self.words_of_activities(),
            Self::TargetMissed | Self::IndicatorUnmeasured => return self.words_of_numbers(),
            _ => return self.words_of_requirements(),
        };
        Words { name, title, short, subject, close }
    }

    /// What is demanded of the plan, and is not met.
    fn words_of_requirements(self) -> Words {
        let (name, title, short, subject, close) = match self {
            Self::RequirementUncovered => (
                "requirement-uncovered",
                Say::fixed("Krav som ingenting svarar mot", "Requirements that nothing covers"),
                Say::fixed("krav utan svar", "uncovered requirements"),
                REQUIREMENT,
                Say::fixed(
                    "Gör det som kravet frågar efter och skriv det i filerna. Ingår det inte i planen än: ge kravet en åtgärd med covers.",
                    "Do what the requirement asks for and write it in the files. If it is not in the plan yet: give it an activity with covers.",
                ),
            ),
            Self::RequirementUnsure => (
                "requirement-unsure",
                Say::fixed("Krav som inte går att avgöra", "Requirements that cannot be judged"),
                Say::fixed("oklara krav", "unsure requirements"),
                REQUIREMENT,
                Say::fixed(
                    "Rätta filen som har fel: vbe validate säger vad.",
                    "Mend the file with faults: vbe validate tells what.",
                ),
            ),
            Self::RequirementOutdated => (
                "requirement-outdated",
                Say::fixed(
                    "Krav där svaret har blivit för gammalt",
                    "Requirements whose answer is out of date",
                ),
                Say::fixed("inaktuella krav", "outdated requirements"),
                REQUIREMENT,
                Say::fixed(
                    "Har kravet ändrats: läs den nya lydelsen, och skriv den i revision när svaret håller. Är intyget för gammalt: be rollen intyga på nytt.",
                    "If the requirement has changed: read the new text, and write its revision when the answer holds. If the attestation is too old: ask the role to attest anew.",
                ),
            ),
            Self::RequirementPartly => (
                "requirement-partly",
                Say::fixed("Krav som är uppfyllda delvis", "Requirements covered in part"),
                Say::fixed("krav delvis", "requirements in part"),
                REQUIREMENT,
                Say::fixed(
                    "Gör det som fattas och skriv det i filerna. Står extent: partly vid svaret, ta bort det när svaret räcker.",
                    "Do what is lacking and write it in the files. Where the answer says extent: partly, remove it when it is enough.",
                ),
            ),
            _ => (
                "deviation-expired",
                Say::fixed("Avsteg som har gått ut", "Deviations that have expired"),
                Say::fixed("utgångna avsteg", "expired deviations"),
                Say::fixed("Gäller", "Concerns"),
                Say::fixed(
                    "Uppfyll kravet eller gör åtgärden, eller begär ett nytt beslut om avsteg.",
                    "Meet the requirement or do the activity, or ask for a new decision.",
                ),
            ),
        };
        Words { name, title, short, subject, close }
    }

    /// What a number lacks.
    fn words_of_numbers(self) -> Words {
        let (name, title, short, close) = match self {
            Self::TargetMissed => (
                "target-missed",
                Say::fixed("Mål som inte är uppfyllda", "Targets that are not met"),
                Say::fixed("mål ej uppfyllda", "targets not met"),
                Say::fixed(
                    "Besluta vad som ska göras annorlunda, eller om målet; mät igen och skriv mätvärdet.",
                    "Decide what to do differently, or on the target; measure again and record the value.",
                ),
            ),
            _ => (
                "indicator-unmeasured",
                Say::fixed("Mål som inte är mätta i tid", "Targets that are not measured in time"),
                Say::fixed("mål ej mätta", "targets not measured"),
                Say::fixed(
                    "Mät, och skriv ett mätvärde i records/measurements/, eller outcome i åtgärdens uppföljning.",
                    "Measure, and write a value in records/measurements/, or outcome in the activity's progress.",
                ),
            ),
        };
        Words { name, title, short, subject: NUMBER, close }
    }

    /// What a promise itself lacks.
    fn words_of_activities(self) -> Words {
        let (name, title, short, close) = match self {
            Self::WithoutLead => (
                "without-lead",
                Say::fixed(
                    "Åtgärder med fler än tre ansvariga och ingen som håller ihop",
                    "Activities with more than three responsible and no lead",
                ),
                Say::fixed("utan sammanhållande", "without a lead"),
                Say::fixed(
                    "Skriv i lead vem av de ansvariga som håller ihop arbetet.",
                    "Write in lead which of the responsible leads.",
                ),
            ),
            Self::WithoutTime => (
                "without-time",
                Say::fixed("Åtgärder utan tid", "Activities without a time"),
                Say::fixed("utan tid", "without a time"),
                Say::fixed(
                    "Skriv start och finish, ongoing: true eller recurs.",
                    "Write start and finish, ongoing: true or recurs.",
                ),
            ),
            Self::WithoutNeed => (
                "without-need",
                Say::fixed("Åtgärder som inte svarar mot något behov", "Activities that answer no need"),
                Say::fixed("utan behov", "without a need"),
                Say::fixed(
                    "Skriv i needs vilket behov eller vilken orsak åtgärden svarar mot.",
                    "Write in needs which need or cause the activity answers.",
                ),
            ),
            Self::WithoutGoal => (
                "without-goal",
                Say::fixed("Åtgärder utan mål", "Activities without a goal"),
                Say::fixed("utan mål", "without a goal"),
                Say::fixed(
                    "Skriv goal, gärna med indicator och target, eller serves till ett mål i planens lista.",
                    "Write goal, with indicator and target if there are any, or serves to a goal in the plan's list.",
                ),
            ),
            Self::WithoutIndicator => (
                "without-indicator",
                Say::fixed("Löpande åtgärder utan indikator", "Ongoing activities without an indicator"),
                Say::fixed("löpande utan indikator", "ongoing without an indicator"),
                Say::fixed(
                    "Skriv under goal vad som mäts: indicator och target.",
                    "Write under goal what is measured: indicator and target.",
                ),
            ),
            _ => (
                "without-responsible",
                Say::fixed("Åtgärder utan ansvarig", "Activities with nobody responsible"),
                Say::fixed("utan ansvarig", "without responsible"),
                Say::fixed(
                    "Skriv i responsible vilken roll som ansvarar.",
                    "Write in responsible which role answers for it.",
                ),
            ),
        };
        Words { name, title, short, subject: ACTIVITY, close }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_name_and_words() {
        for kind in GapKind::ALL {
            assert_eq!(GapKind::named(kind.name()), Some(kind), "{kind:?}");
            for say in [kind.title(), kind.short(2), kind.close()] {
                assert!(!say.sv.is_empty() && say.sv != say.en, "{kind:?}");
            }
        }
    }
}
