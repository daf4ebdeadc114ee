//! Classifies a change of a promise: weaker, stronger, reworded, or something else.

use crate::base::lang::Say;
use crate::base::period::Period;
use crate::base::rhythm::{Length, Recurrence};
use crate::base::target::{Side, Target};
use crate::model::kinds::Kind;
use crate::syntax::word::Word;

/// The class of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    Weakened,
    Strengthened,
    /// The content is different, and a program cannot tell whether more or less is promised.
    Other,
    /// Only the wording is different.
    Wording,
}

impl Class {
    /// All, the most serious first.
    pub(crate) const ALL: [Self; 4] = [Self::Weakened, Self::Strengthened, Self::Other, Self::Wording];

    /// The name in JSON; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Weakened => "weakened",
            Self::Strengthened => "strengthened",
            Self::Other => "other",
            Self::Wording => "wording",
        }
    }

    /// The heading over changes of the class.
    pub(crate) fn title(self) -> Say {
        match self {
            Self::Weakened => Say::fixed("Löften som har försvagats", "Promises weakened"),
            Self::Strengthened => Say::fixed("Löften som har stärkts", "Promises strengthened"),
            Self::Other => Say::fixed("Andra ändringar", "Other changes"),
            Self::Wording => Say::fixed("Bara andra ord", "Wording only"),
        }
    }

    /// The word in a sum of a number of them.
    pub(crate) fn short(self) -> Say {
        match self {
            Self::Weakened => Say::fixed("försvagade", "weakened"),
            Self::Strengthened => Say::fixed("stärkta", "strengthened"),
            Self::Other => Say::fixed("andra", "other"),
            Self::Wording => Say::fixed("bara ord", "wording only"),
        }
    }
}

/// The keys with text that people read and programs do not interpret.
const WORDS: [&str; 12] = [
    "title", "text", "description", "note", "english", "source", "number", "where", "why", "what", "parts",
    "target_group",
];

/// The class of a change of one field, and why. `was` and `now` are all values in order; empty where the field did
/// not exist.
fn class(promise: bool, key: &str, was: &[Word], now: &[Word]) -> (Class, Option<Say>) {
    if WORDS.contains(&key) && !was.is_empty() && !now.is_empty() {
        return (Class::Wording, None);
    }
    if !promise {
        return (if WORDS.contains(&key) { Class::Wording } else { Class::Other }, None);
    }
    let one = |values: &[Word]| values.first().map(ToString::to_string);
    let judged = match key {
        "start" | "finish" | "when" => time(one(was), one(now)),
        "recurs" => rhythm(one(was), one(now)),
        "responsible" => Some(several(was, now, &RESPONSIBLE)),
        "covers" | "needs" | "serves" => Some(several(was, now, &LINKS)),
        "extent" => extent(&Word::joined(was, ""), &Word::joined(now, "")),
        "target" => target(one(was), one(now)),
        _ => None,
    };
    match judged {
        Some((class, why)) => (class, Some(why)),
        None if WORDS.contains(&key) => (Class::Wording, None),
        None => (Class::Other, None),
    }
}

/// The class of a change at a path. Only a plan promises anything.
pub(super) fn of_path(kind: &Kind, path: &[Word], was: &[Word], now: &[Word]) -> (Class, Option<Say>) {
    let promise = kind.name == "plan";
    // A link written as a mapping (`covers: [{requirement: …}]`) is an item of its list like any other.
    let link = path.iter().any(|part| *part == *"covers" || *part == *"needs");
    let key = match path.last().map(|key| &**key) {
        Some("requirement" | "need") if link => "covers",
        Some(key) if key.starts_with('[') => path.iter().rev().nth(1).map_or("", |key| &**key),
        key => key.unwrap_or_default(),
    };
    class(promise, key, was, now)
}

const RESPONSIBLE: [Say; 3] = [
    Say::fixed("färre ansvariga", "fewer responsible"),
    Say::fixed("fler ansvariga", "more responsible"),
    Say::fixed("annan ansvarig", "another responsible"),
];
const LINKS: [Say; 3] = [
    Say::fixed("svarar mot färre", "answers fewer"),
    Say::fixed("svarar mot fler", "answers more"),
    Say::fixed("svarar mot annat", "answers something else"),
];

fn several(was: &[Word], now: &[Word], [fewer, more, others]: &[Say; 3]) -> (Class, Say) {
    match now.len().cmp(&was.len()) {
        std::cmp::Ordering::Less => (Class::Weakened, fewer.clone()),
        std::cmp::Ordering::Greater => (Class::Strengthened, more.clone()),
        // Another order is no change of the promise.
        std::cmp::Ordering::Equal if was.iter().all(|name| now.contains(name)) => {
            (Class::Wording, Say::fixed("annan ordning", "another order"))
        }
        std::cmp::Ordering::Equal => (Class::Other, others.clone()),
    }
}

fn time(was: Option<String>, now: Option<String>) -> Option<(Class, Say)> {
    Some(match (was, now) {
        (Some(_), None) => (Class::Weakened, Say::fixed("tiden borttagen", "the time removed")),
        (None, Some(_)) => (Class::Strengthened, Say::fixed("tid satt", "a time set")),
        (was, now) => {
            let (was, now) = (Period::read(&was?)?, Period::read(&now?)?);
            match now.last.cmp(&was.last) {
                std::cmp::Ordering::Greater => (Class::Weakened, Say::fixed("senare", "later")),
                std::cmp::Ordering::Less => (Class::Strengthened, Say::fixed("tidigare", "earlier")),
                std::cmp::Ordering::Equal if was == now => {
                    (Class::Wording, Say::fixed("samma tid", "the same time"))
                }
                std::cmp::Ordering::Equal => (Class::Other, Say::fixed("annan tid", "another time")),
            }
        }
    })
}

fn rhythm(was: Option<String>, now: Option<String>) -> Option<(Class, Say)> {
    Some(match (was, now) {
        (Some(_), None) => (Class::Weakened, Say::fixed("inte längre återkommande", "no longer recurring")),
        (None, Some(_)) => (Class::Strengthened, Say::fixed("blir återkommande", "recurs from now on")),
        (was, now) => {
            // The number of days for each time.
            let days = |text: &str| {
                let Recurrence { times, every } = Recurrence::read(text)?;
                let length = match every {
                    Length::Days(days) => f64::from(days),
                    Length::Months(months) => f64::from(months) * 30.4375,
                };
                Some(length / f64::from(times))
            };
            let (was, now) = (days(&was?)?, days(&now?)?);
            match now.total_cmp(&was) {
                std::cmp::Ordering::Greater => (Class::Weakened, Say::fixed("mer sällan", "more seldom")),
                std::cmp::Ordering::Less => (Class::Strengthened, Say::fixed("oftare", "more often")),
                std::cmp::Ordering::Equal => (Class::Wording, Say::fixed("lika ofta", "just as often")),
            }
        }
    })
}

fn extent(was: &str, now: &str) -> Option<(Class, Say)> {
    match (was == "partly", now == "partly") {
        (false, true) => Some((Class::Weakened, Say::fixed("bara delvis", "only in part"))),
        (true, false) => {
            Some((Class::Strengthened, Say::fixed("inte längre bara delvis", "no longer only in part")))
        }
        _ => None,
    }
}

fn target(was: Option<String>, now: Option<String>) -> Option<(Class, Say)> {
    let lowered = Say::fixed("målet sänkt", "the target lowered");
    let raised = Say::fixed("målet höjt", "the target raised");
    Some(match (was, now) {
        (Some(_), None) => (Class::Weakened, Say::fixed("målet borttaget", "the target removed")),
        (None, Some(_)) => (Class::Strengthened, Say::fixed("mål satt", "a target set")),
        (was, now) => {
            let (was, now) = (Target::read(&was?)?, Target::read(&now?)?);
            if was.side != now.side || was.unit != now.unit {
                return None;
            }
            let less = match now.side {
                Side::AtLeast => now.number < was.number,
                Side::AtMost => now.number > was.number,
            };
            match was.number.total_cmp(&now.number) {
                std::cmp::Ordering::Equal => (Class::Wording, Say::fixed("samma mål", "the same target")),
                _ if less => (Class::Weakened, lowered),
                _ => (Class::Strengthened, raised),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_weaker_stronger_or_neither() {
        let all = |text: &str| -> Vec<Word> {
            text.split(';').map(Word::from).filter(|value| !value.is_empty()).collect()
        };
        for (key, was, now, expected) in [
            ("finish", "H 2018", "V 2019", Class::Weakened),
            ("finish", "H 2018", "V 2018", Class::Strengthened),
            ("finish", "H 2018", "hösten 2018", Class::Wording),
            ("finish", "H 2018", "", Class::Weakened),
            ("finish", "H 2018", "snart", Class::Other),
            ("recurs", "två gånger per år", "årligen", Class::Weakened),
            ("recurs", "yearly", "kvartalsvis", Class::Strengthened),
            ("responsible", "a;b", "a", Class::Weakened),
            ("responsible", "a", "b", Class::Other),
            ("responsible", "a;b", "b;a", Class::Wording),
            ("covers", "x", "", Class::Weakened),
            ("extent", "", "partly", Class::Weakened),
            ("target", "minst 4", "minst 2", Class::Weakened),
            ("target", "≤ 26 %", "≤ 30 %", Class::Weakened),
            ("target", "≤ 26 %", "≤ 20 %", Class::Strengthened),
            ("target", "minst 4", "", Class::Weakened),
            ("target", "minst 4 träffar", "minst 50 %", Class::Other),
            ("title", "a", "b", Class::Wording),
            ("document_type", "strategi", "handlingsplan", Class::Other),
        ] {
            assert_eq!(class(true, key, &all(was), &all(now)).0, expected, "{key}: {was} → {now}");
        }
        // Progress is no promise: a later start in it weakens nothing.
        assert_eq!(class(false, "start", &all("2018"), &all("2019")).0, Class::Other);
    }
}
