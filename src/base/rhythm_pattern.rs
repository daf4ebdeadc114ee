//! Patterns of recurrences and lengths of time: they accept what is read and nothing else.

use crate::base::pattern::{SPACE, one_of, whole};
use crate::base::rhythm::{
    APART, AT_LEAST, BEFORE_WEEKENDS, CARDINALS, EVERY, EVERY_SECOND, FEW, GLUED, Length, ORDINALS, PER,
    Recurrence, UNITS, WITHIN, WORDS,
};

impl Length {
    /// What [`Length::read`] accepts.
    pub(crate) fn pattern() -> String {
        whole(&length())
    }
}

impl Recurrence {
    /// What [`Recurrence::read`] accepts.
    pub(crate) fn pattern() -> String {
        let words = WORDS.into_iter().flat_map(|(words, _)| words).copied();
        let fixed = one_of(BEFORE_WEEKENDS.into_iter().chain(words));
        let within = format!("{}{SPACE}+{}", one_of(WITHIN), length());
        let ordinal = one_of(ORDINALS.into_iter().map(|(word, _)| word));
        let every = format!("{}{SPACE}+(?:{ordinal}{SPACE}+)?", one_of(EVERY));
        let second = format!("{}{SPACE}+", one_of(EVERY_SECOND));
        let few = one_of(FEW.into_iter().map(|(word, _)| word));
        let few = format!("{few}{SPACE}+{}{SPACE}+", one_of(["a", "per"]));
        let (counted, units, least) = (counted(), units(), one_of(AT_LEAST));
        whole(&format!(
            "(?:{least}{SPACE}+)?(?:{fixed}|{within}|(?:{every}|{second}|{few}|{counted}){units})"
        ))
    }
}

/// How many times, up to the unit: `två gånger per`, `2 ggr/`.
fn counted() -> String {
    let words = one_of(CARDINALS.into_iter().map(|(word, _)| word));
    let count = r"\+?0*(?:[1-9][0-9]?|[12][0-9][0-9]|3[0-5][0-9]|36[0-6])";
    let times = format!("(?:{}{SPACE}*|{}{SPACE}+)", one_of(GLUED), one_of(APART));
    format!("(?:{words}|{count}){SPACE}+{times}(?:{}{SPACE}+|/{SPACE}*)", one_of(PER))
}

/// A number of units: `12 månader`.
fn length() -> String {
    format!(r"\+?0*(?:[1-9][0-9]?[0-9]?|1[01][0-9][0-9]|1200){SPACE}+{}", units())
}

fn units() -> String {
    one_of(UNITS.into_iter().flat_map(|(names, _)| names).copied())
}
