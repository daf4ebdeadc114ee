//! What a change of a promise comes to: weaker, stronger, reworded, or something else.

use crate::base::lang::Say;

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
}

impl Class {
    /// All, the most serious first.
    pub(crate) const ALL: [Self; 6] =
        [Self::Weakened, Self::Strengthened, Self::Settled, Self::Other, Self::Wording, Self::Beside];

    /// The name in JSON; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Weakened => "weakened",
            Self::Strengthened => "strengthened",
            Self::Settled => "settled",
            Self::Other => "other",
            Self::Wording => "wording",
            Self::Beside => "beside",
        }
    }

    /// The heading over changes of the class.
    pub(crate) fn title(self) -> Say {
        match self {
            Self::Weakened => Say::fixed("Försvagade åtaganden", "Weakened commitments"),
            Self::Strengthened => Say::fixed("Stärkta åtaganden", "Strengthened commitments"),
            Self::Other => Say::fixed("Andra ändringar", "Other changes"),
            Self::Wording => Say::fixed("Bara andra ord", "Wording only"),
            Self::Settled => {
                Say::fixed("Genomfört eller inställt genom beslut", "Done, or cancelled by decision")
            }
            Self::Beside => Say::fixed("Ingen del av åtagandena", "No part of the promises"),
        }
    }

    /// The word in a sum of a number of them.
    pub(crate) fn short(self) -> Say {
        match self {
            Self::Weakened => Say::fixed("försvagade", "weakened"),
            Self::Strengthened => Say::fixed("stärkta", "strengthened"),
            Self::Other => Say::fixed("andra", "other"),
            Self::Wording => Say::fixed("bara ord", "wording only"),
            Self::Settled => Say::fixed("genomförda eller inställda", "done or cancelled"),
            Self::Beside => Say::fixed("utanför åtagandena", "beside the promises"),
        }
    }
}
