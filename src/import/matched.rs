//! Which activity of a plan each activity of a file is, when the file is read once more.

use std::collections::{HashMap, HashSet};

use crate::base::likeness::{fold, nearest};

/// What an activity is known by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) id: String,
    pub(super) number: String,
    pub(super) title: String,
    /// Who and when, in the form they are compared in.
    pub(super) facts: String,
}

/// The place of an activity in the plan, and whether that is a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) at: usize,
    pub(super) is_guess: bool,
}

/// How many that are left on either side are compared with each other.
const COMPARED: usize = 100;

/// The activity of the plan that each one of the file is; nothing for one that is new. What two have in common counts in
/// order: the title with something that tells namesakes apart, the title, the id, and last what only may be the same.
pub(super) fn matched(file: &[Known], plan: &[Known]) -> Vec<Option<Match>> {
    let mut pairs = Pairs { found: vec![None; file.len()], taken: HashSet::new() };
    let title = |own: &Known| Some(fold(&own.title)).filter(|title| !title.is_empty());
    let with = |own: &Known, more: &str| Some((title(own)?, more.to_owned())).filter(|_| !more.is_empty());
    pairs.equal(file, plan, |own| with(own, &own.number));
    pairs.equal(file, plan, |own| with(own, &own.facts));
    pairs.equal(file, plan, |own| with(own, &own.id));
    pairs.equal(file, plan, title);
    pairs.equal(file, plan, |own| Some(own.id.clone()).filter(|id| !id.is_empty()));
    pairs.guessed(file, plan);
    pairs.found
}

struct Pairs {
    found: Vec<Option<Match>>,
    /// The places in the plan that have their activity.
    taken: HashSet<usize>,
}

impl Pairs {
    /// Pairs those that are left and have the same key, in order.
    fn equal<K: Eq + std::hash::Hash>(
        &mut self,
        file: &[Known],
        plan: &[Known],
        key: impl Fn(&Known) -> Option<K>,
    ) {
        let mut places: HashMap<K, Vec<usize>> = HashMap::new();
        for (at, own) in plan.iter().enumerate().rev().filter(|(at, _)| !self.taken.contains(at)) {
            if let Some(key) = key(own) {
                places.entry(key).or_default().push(at);
            }
        }
        for (at, own) in file.iter().enumerate() {
            if self.found[at].is_none()
                && let Some(place) = key(own).and_then(|key| places.get_mut(&key)?.pop())
            {
                self.pair(at, place, false);
            }
        }
    }

    /// Pairs those that are left and alike: the same number and much in common, or a title that is nearly the same.
    fn guessed(&mut self, file: &[Known], plan: &[Known]) {
        for is_numbered in [true, false] {
            let left: Vec<usize> =
                (0..plan.len()).filter(|at| !self.taken.contains(at)).take(COMPARED).collect();
            let open: Vec<usize> =
                (0..file.len()).filter(|at| self.found[*at].is_none()).take(COMPARED).collect();
            for at in open {
                let own = &file[at];
                let free = || left.iter().copied().filter(|place| !self.taken.contains(place));
                let place = if is_numbered {
                    let is_it = |place: &usize| {
                        let other = &plan[*place];
                        !own.number.is_empty() && own.number == other.number && is_like(own, other)
                    };
                    free().find(is_it)
                } else {
                    let near = nearest(&own.title, free().map(|place| plan[place].title.as_str()));
                    near.and_then(|title| free().find(|place| plan[*place].title == title))
                };
                if let Some(place) = place {
                    self.pair(at, place, true);
                }
            }
        }
    }

    fn pair(&mut self, at: usize, place: usize, is_guess: bool) {
        self.found[at] = Some(Match { at: place, is_guess });
        self.taken.insert(place);
    }
}

/// Whether two with one number have so much in common that one is the other in new words. Who and when say little: most rows
/// of a plan can have them in common.
fn is_like(one: &Known, other: &Known) -> bool {
    let words = |text: &str| -> HashSet<String> {
        fold(text)
            .split(|char: char| !char.is_alphanumeric())
            .filter(|word| word.len() > 3)
            .map(str::to_owned)
            .collect()
    };
    let (own, others) = (words(&one.title), words(&other.title));
    let shared = own.iter().filter(|word| others.iter().any(|other| is_same_word(word, other))).count();
    let is_shared = shared > 0 && shared * 2 >= own.len().min(others.len());
    is_shared || nearest(&one.title, [other.title.as_str()]).is_some()
}

/// Whether two words are one in two forms: *lägesbild* and *lägesbilden*.
fn is_same_word(one: &str, other: &str) -> bool {
    /// How many letters they begin with at least, and how many more one of them has at most.
    const LEAST: usize = 5;
    const MOST: usize = 3;
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let more = long.strip_prefix(short).map(|more| more.chars().count());
    more.is_some_and(|more| more == 0 || more <= MOST && short.chars().count() >= LEAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(rows: &[(&str, &str, &str)]) -> Vec<Known> {
        let own = |(number, title, facts): &(&str, &str, &str)| Known {
            id: crate::base::likeness::slug(title),
            number: (*number).to_owned(),
            title: (*title).to_owned(),
            facts: (*facts).to_owned(),
        };
        rows.iter().map(own).collect()
    }

    fn pairs(file: &[(&str, &str, &str)], plan: &[(&str, &str, &str)]) -> Vec<Option<(usize, bool)>> {
        let found = matched(&known(file), &known(plan));
        found.into_iter().map(|own| own.map(|own| (own.at, own.is_guess))).collect()
    }

    #[test]
    fn a_row_is_the_activity_of_its_title_whatever_its_number() {
        let plan = [("1", "Utbilda personalen", "a"), ("2", "Kartlägg lokalerna", "b")];
        let moved =
            [("1", "Kartlägg lokalerna", "b"), ("2", "Ny punkt", "c"), ("3", "Utbilda personalen", "a")];
        assert_eq!(pairs(&moved, &plan), [Some((1, false)), None, Some((0, false))]);
    }

    #[test]
    fn namesakes_are_told_apart_by_number_and_then_by_who_and_when() {
        let plan =
            [("1", "Möten", "skola"), ("2", "Möten", "polis"), ("", "Samtal", "x"), ("", "Samtal", "y")];
        let file = [("2", "Möten", "z"), ("1", "Möten", "z"), ("", "Samtal", "y"), ("", "Samtal", "x")];
        let found = pairs(&file, &plan);
        assert_eq!(found, [Some((1, false)), Some((0, false)), Some((3, false)), Some((2, false))]);
    }

    #[test]
    fn a_title_in_new_words_is_a_guess_and_another_activity_with_the_number_is_none() {
        let plan =
            [("1", "Utbilda all personal", "a"), ("2", "Öppna fritidsgården", "b"), ("3", "Lägesbild", "c")];
        let file = [
            ("1", "Utbilda personal i förskolan", "x"),
            ("2", "Kartlägg ensamma hyresgäster", "y"),
            ("4", "Lägesbilder", "z"),
        ];
        assert_eq!(pairs(&file, &plan), [Some((0, true)), None, Some((2, true))]);
    }
}
