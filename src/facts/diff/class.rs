//! What a change of a promise comes to: weaker, stronger, reworded, or something else.

use crate::base::lang::Say;
use crate::base::nouns::Noun;

/// The class of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    Weakened,
    Strengthened,
    /// What was promised has been done, or a decision has cancelled it: nothing is weakened.
    Settled,
    /// The content is different, and a program cannot tell whether more or less is promised.
    Other,
    /// Only the wording is different.
    Wording,
    /// What is different is no part of what is promised.
    Beside,
    /// The requirements of a framework are judged in another way. What they ask of the work is the same.
    Judging,
}

impl Class {
    /// All, the most serious first.
    pub(crate) const ALL: [Self; 7] = [
        Self::Weakened,
        Self::Strengthened,
        Self::Settled,
        Self::Other,
        Self::Wording,
        Self::Beside,
        Self::Judging,
    ];

    /// The name in JSON; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Weakened => "weakened",
            Self::Strengthened => "strengthened",
            Self::Settled => "settled",
            Self::Other => "other",
            Self::Wording => "wording",
            Self::Beside => "beside",
            Self::Judging => "judging",
        }
    }

    /// The heading over changes of the class.
    pub(crate) fn title(self) -> Say {
        match self {
            Self::Weakened => Say::fixed("Försvagade åtaganden", "Weakened commitments"),
            Self::Strengthened => Say::fixed("Stärkta åtaganden", "Strengthened commitments"),
            Self::Other => Say::fixed("Andra ändringar", "Other changes"),
            Self::Wording => Say::fixed("Ändrad ordalydelse", "Wording only"),
            Self::Settled => {
                Say::fixed("Genomfört eller inställt genom beslut", "Done, or cancelled by decision")
            }
            Self::Beside => Say::fixed("Utanför åtagandena", "Outside the commitments"),
            Self::Judging => {
                Say::fixed("Hur kraven bedöms har ändrats", "How requirements are judged has changed")
            }
        }
    }

    /// The words in a sum, after a number of them.
    pub(crate) fn words(self, count: usize) -> Say {
        let (one, many) = match self {
            Self::Weakened => (("försvagat åtagande", "weakened"), ("försvagade åtaganden", "weakened")),
            Self::Strengthened => {
                (("stärkt åtagande", "strengthened"), ("stärkta åtaganden", "strengthened"))
            }
            Self::Settled => (
                ("genomfört eller inställt", "done or cancelled"),
                ("genomförda eller inställda", "done or cancelled"),
            ),
            Self::Other => (("annan ändring", "other change"), ("andra ändringar", "other changes")),
            Self::Wording => (
                ("ändrad ordalydelse", "change of wording only"),
                ("ändrade ordalydelser", "changes of wording only"),
            ),
            Self::Beside => (
                ("ändring utanför åtagandena", "outside the commitments"),
                ("ändringar utanför åtagandena", "outside the commitments"),
            ),
            Self::Judging => (
                ("krav som bedöms på annat sätt", "requirement judged in another way"),
                ("krav som bedöms på annat sätt", "requirements judged in another way"),
            ),
        };
        Noun::new(one, many).of(count)
    }
}
