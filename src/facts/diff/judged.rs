//! Classifies a change of one field of a promise.

use super::class::Class;
use super::direction;
use super::leaves::Leaves;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::base::rhythm::{Length, Recurrence};
use crate::syntax::schema::Field;
use crate::syntax::word::Word;

/// The keys with text that people read and programs do not interpret.
const WORDS: [&str; 12] = [
    "title", "text", "description", "note", "time_note", "english", "source", "number", "where", "why",
    "what", "parts",
];

/// A field of which the values differ between two versions of a record.
pub(super) struct Differing<'a> {
    /// Whether the record is a plan: nothing else promises anything.
    pub(super) is_promise: bool,
    pub(super) field: Option<&'a Field<'a>>,
    pub(super) path: &'a [Word],
    /// All values in order; empty where the field did not exist.
    pub(super) was: &'a [Word],
    pub(super) now: &'a [Word],
    /// The whole content of both versions.
    pub(super) versions: (&'a Leaves, &'a Leaves),
}

impl Differing<'_> {
    /// The class of the change, and why.
    pub(super) fn class(&self) -> (Class, Option<Say>) {
        let key = self.key();
        if self.is_promise && self.field.is_some_and(|field| field.is_beside) {
            return (Class::Beside, None);
        }
        let judged = if self.is_promise { self.judged(key) } else { None };
        match judged {
            Some((class, why)) => (class, Some(why)),
            None if WORDS.contains(&key) => (Class::Wording, None),
            None => (Class::Other, None),
        }
    }

    /// The key that says what is promised. A link written as a mapping (`covers: [{requirement: …}]`) is an item of its
    /// list like any other.
    fn key(&self) -> &str {
        let link = self.path.iter().any(|part| *part == "covers" || *part == "needs");
        match self.path.last().map(|key| &**key) {
            Some("requirement") if link => "covers",
            Some("need") if link => "needs",
            Some(key) if key.starts_with('[') => self.path.iter().rev().nth(1).map_or("", |key| &**key),
            key => key.unwrap_or_default(),
        }
    }

    /// Whether the field belongs to a row that was not there before.
    fn is_of_new(&self) -> bool {
        let Some((_, row)) = self.path.split_last() else { return false };
        let title: Vec<Word> = row.iter().cloned().chain([Word::from("title")]).collect();
        let (was, now) = self.versions;
        !was.contains_key(&title) && now.contains_key(&title)
    }

    fn judged(&self, key: &str) -> Option<(Class, Say)> {
        let one = |values: &[Word]| values.first().map(ToString::to_string);
        let (was, now) = (self.was, self.now);
        let is_whole = self.path.len() == 1;
        match key {
            "start" | "finish" | "when" | "by" => time(one(was), one(now), false),
            "period" if is_whole => time(one(was), one(now), true),
            "recurs" => rhythm(one(was), one(now)),
            // What is new has its responsible from the beginning.
            "responsible" if self.is_of_new() => None,
            "responsible" => several(was, now, &RESPONSIBLE),
            "partners" => several(was, now, &PARTNERS),
            "parts" => several(was, now, &PARTS),
            "covers" => several(was, now, &REQUIREMENTS),
            "needs" => several(was, now, &NEEDS),
            "serves" => several(was, now, &GOALS),
            "places" => several(was, now, &PLACES),
            "target_group" => said(was, now, &TARGET_GROUP),
            "resources" => said(was, now, &RESOURCES),
            "priority" => said(was, now, &PRIORITY),
            "follow_up" => said(was, now, &FOLLOW_UP),
            "extent" => extent(&Word::joined(was, ""), &Word::joined(now, "")),
            "target" => direction::target(self.path, was, now, self.versions),
            _ => None,
        }
    }
}

const RESPONSIBLE: [Say; 3] = [
    Say::fixed("färre ansvariga", "fewer responsible parties"),
    Say::fixed("fler ansvariga", "more responsible parties"),
    Say::fixed("annan ansvarig", "another responsible party"),
];
const PARTNERS: [Say; 3] = [
    Say::fixed("färre samverkanspartner", "fewer partners"),
    Say::fixed("fler samverkanspartner", "more partners"),
    Say::fixed("annan samverkanspartner", "another partner"),
];
const PARTS: [Say; 3] = [
    Say::fixed("färre delar", "fewer parts"),
    Say::fixed("fler delar", "more parts"),
    Say::fixed("andra delar", "other parts"),
];
const REQUIREMENTS: [Say; 3] = [
    Say::fixed("färre krav", "fewer requirements"),
    Say::fixed("fler krav", "more requirements"),
    Say::fixed("andra krav", "other requirements"),
];
const NEEDS: [Say; 3] = [
    Say::fixed("färre behov", "fewer needs"),
    Say::fixed("fler behov", "more needs"),
    Say::fixed("andra behov", "other needs"),
];
const GOALS: [Say; 3] = [
    Say::fixed("färre mål", "fewer goals"),
    Say::fixed("fler mål", "more goals"),
    Say::fixed("andra mål", "other goals"),
];
const PLACES: [Say; 3] = [
    Say::fixed("färre platser", "fewer places"),
    Say::fixed("fler platser", "more places"),
    Say::fixed("andra platser", "other places"),
];
const TARGET_GROUP: [Say; 3] = [
    Say::fixed("ingen målgrupp", "no target group"),
    Say::fixed("målgrupp satt", "a target group set"),
    Say::fixed("annan målgrupp", "another target group"),
];
const RESOURCES: [Say; 3] = [
    Say::fixed("inga resurser angivna", "no resources stated"),
    Say::fixed("resurser satta", "resources set"),
    Say::fixed("andra resurser", "other resources"),
];
const PRIORITY: [Say; 3] = [
    Say::fixed("ingen prioritet", "no priority"),
    Say::fixed("prioritet satt", "a priority set"),
    Say::fixed("annan prioritet", "another priority"),
];
const FOLLOW_UP: [Say; 3] = [
    Say::fixed("ingen uppföljning angiven", "no follow-up stated"),
    Say::fixed("uppföljning satt", "a follow-up set"),
    Say::fixed("annan uppföljning", "another follow-up"),
];

/// What is promised in words: whom it is for, what it may cost, how urgent it is and how it is followed up. Another text is
/// another promise, and whether it is more or less a program cannot tell; to say nothing of it is less.
fn said(was: &[Word], now: &[Word], [gone, come, other]: &[Say; 3]) -> Option<(Class, Say)> {
    Some(match (was.is_empty(), now.is_empty()) {
        (true, true) => return None,
        (false, true) => (Class::Weakened, gone.clone()),
        (true, false) => (Class::Strengthened, come.clone()),
        (false, false) => (Class::Other, other.clone()),
    })
}

/// Less is promised when something has gone and nothing has come instead.
fn several(was: &[Word], now: &[Word], [fewer, more, others]: &[Say; 3]) -> Option<(Class, Say)> {
    let all_in = |some: &[Word], others: &[Word]| some.iter().all(|own| others.contains(own));
    Some(match (all_in(now, was), all_in(was, now)) {
        (true, true) => return None,
        (true, false) => (Class::Weakened, fewer.clone()),
        (false, true) => (Class::Strengthened, more.clone()),
        (false, false) => (Class::Other, others.clone()),
    })
}

fn time(was: Option<String>, now: Option<String>, is_validity: bool) -> Option<(Class, Say)> {
    Some(match (was, now) {
        (Some(_), None) => (Class::Weakened, Say::fixed("tiden borttagen", "the time removed")),
        (None, Some(_)) => (Class::Strengthened, Say::fixed("tid satt", "a time set")),
        (was, now) => {
            let (was, now) = (Period::validity(&was?)?, Period::validity(&now?)?);
            match now.last.cmp(&was.last) {
                // A plan that holds for longer promises no less.
                std::cmp::Ordering::Greater if is_validity => {
                    (Class::Other, Say::fixed("förlängd", "extended"))
                }
                std::cmp::Ordering::Less if is_validity => {
                    (Class::Other, Say::fixed("förkortad", "shortened"))
                }
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
                let Recurrence { times, every, .. } = Recurrence::read(text)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_weaker_stronger_or_neither() {
        let all = |text: &str| -> Vec<Word> {
            text.split(';').map(Word::from).filter(|value| !value.is_empty()).collect()
        };
        let none = Leaves::new();
        let class = |is_promise: bool, key: &str, was: &str, now: &str| {
            let path = ["activities", "[a]", key].map(Word::from);
            let (was, now) = (all(was), all(now));
            let differing = Differing {
                is_promise,
                field: None,
                path: &path,
                was: &was,
                now: &now,
                versions: (&none, &none),
            };
            differing.class().0
        };
        for (key, was, now, expected) in [
            ("finish", "H 2018", "V 2019", Class::Weakened),
            ("finish", "H 2018", "V 2018", Class::Strengthened),
            ("finish", "H 2018", "", Class::Weakened),
            ("finish", "H 2018", "snart", Class::Other),
            ("by", "2025", "2026", Class::Weakened),
            ("recurs", "två gånger per år", "årligen", Class::Weakened),
            ("recurs", "yearly", "kvartalsvis", Class::Strengthened),
            ("responsible", "a;b", "a", Class::Weakened),
            ("responsible", "a", "b", Class::Other),
            ("responsible", "a;b", "c", Class::Other),
            ("partners", "a;b", "b", Class::Weakened),
            ("places", "Norr;Söder", "Norr", Class::Weakened),
            ("places", "Norr", "Söder", Class::Other),
            ("target_group", "Unga 13–25 år", "Unga 13–15 år", Class::Other),
            ("target_group", "Unga 13–25 år", "", Class::Weakened),
            ("resources", "500 000 kr", "50 000 kr", Class::Other),
            ("priority", "", "hög", Class::Strengthened),
            ("follow_up", "kvartalsvis", "årligen", Class::Other),
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
            assert_eq!(class(true, key, was, now), expected, "{key}: {was} → {now}");
        }
        // A plan that holds for longer promises no less, and one that holds for a shorter time no more.
        for (was, now, word) in
            [("2024-2025", "2024-2026", "förlängd"), ("2024-2026", "2024-2025", "förkortad")]
        {
            let (class, why) = time(Some(was.to_owned()), Some(now.to_owned()), true).unwrap();
            assert_eq!((class, &*why.sv), (Class::Other, word));
        }
        // Progress is no promise: a later start in it weakens nothing.
        assert_eq!(class(false, "start", "2018", "2019"), Class::Other);
    }
}
