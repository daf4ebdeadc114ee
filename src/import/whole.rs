//! The plan that is drafted: its areas, needs and goals, and its activities by what they are called.

use std::collections::HashMap;

use super::activity::{Activity, Notes};
use super::facts::Facts;
use super::ids::Ids;
use super::numbered::{self, Named};
use crate::base::day::Day;
use crate::base::likeness::fold;
use crate::pii::detector::Detector;

/// The plan so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Whole {
    pub(super) title: Option<String>,
    pub(super) period: Option<String>,
    pub(super) front: Front,
    pub(super) areas: Titles,
    pub(super) needs: Titles,
    pub(super) goals: Titles,
    pub(super) indicators: Vec<Measured>,
    pub(super) activities: Vec<Activity>,
    /// The places of the activities with a title and points; without points, of all with the title.
    by_title: HashMap<(String, Vec<String>), Vec<usize>>,
    ids: Ids,
}

/// What the front page says of the plan.
#[derive(Clone, Debug, Default)]
pub(super) struct Front {
    pub(super) document_type: Option<&'static str>,
    pub(super) owners: Vec<String>,
    pub(super) responsible: Vec<String>,
    pub(super) reference: Option<String>,
    pub(super) decision: Option<Decision>,
}

/// Who has decided on the plan, with the day and the number of the decision where they stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decision {
    pub(super) body: String,
    pub(super) on: Option<Day>,
    pub(super) reference: Option<String>,
}

/// An indicator of the plan.
#[derive(Clone, Debug, Default)]
pub(super) struct Measured {
    pub(super) title: String,
    pub(super) unit: Option<String>,
    pub(super) target: Option<String>,
    /// The number before the work began, and when it was measured.
    pub(super) baseline: Option<(String, Option<String>)>,
    pub(super) recurs: Option<String>,
    pub(super) source: Option<String>,
    /// The goals of the plan that it measures, by their places.
    pub(super) goals: Vec<usize>,
    pub(super) notes: Notes,
}

/// Titles in the order they are first used, each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Titles {
    all: Vec<String>,
    places: HashMap<String, usize>,
}

impl Titles {
    pub(super) fn has(&self, title: &str) -> bool {
        self.places.contains_key(&fold(title))
    }

    /// The place of a title, added when it is new.
    pub(super) fn place(&mut self, title: &str) -> usize {
        *self.places.entry(fold(title)).or_insert_with(|| {
            self.all.push(title.to_owned());
            self.all.len() - 1
        })
    }

    pub(super) fn all(&self) -> &[String] {
        &self.all
    }
}

/// Which activity a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    New(usize),
    /// One with this title is there, of another who or another time.
    Other(usize),
    Same(usize),
}

/// How many activities of one title are compared.
const COMPARED: usize = 16;

impl Whole {
    /// The goals that a text refers to by their numbers and the word for them: `Mål 2`, `Delmål 1 och 3`.
    pub(super) fn goals_numbered(&self, text: &str) -> Option<Vec<usize>> {
        let folded = fold(text);
        let (word, numbers) = folded.split_once(' ')?;
        let is_between = |char: char| char.is_whitespace() || matches!(char, ',' | ';' | '&');
        let words =
            numbers.split(is_between).filter(|word| !word.is_empty() && *word != "och" && *word != "and");
        let of_number = |own: &str| {
            self.goals
                .all()
                .iter()
                .position(|goal| numbered::number_of_goal(goal).0.is_some_and(|number| fold(number) == own))
        };
        let all: Option<Vec<usize>> = words.map(of_number).collect();
        all.filter(|all| !all.is_empty() && ["mål", "målen", "delmål", "goal", "goals"].contains(&word))
    }

    /// The goals that a text names: those with the numbers that it is made of, otherwise itself.
    pub(super) fn goals_of(&mut self, text: &str) -> Vec<usize> {
        let is_between = |char: char| char.is_whitespace() || matches!(char, ',' | ';' | '&' | '.');
        let words =
            text.split(is_between).filter(|word| !word.is_empty() && *word != "och" && *word != "and");
        let of_number = |own: &str| {
            self.goals
                .all()
                .iter()
                .position(|goal| numbered::number_of_goal(goal).0.is_some_and(|number| number == own))
        };
        let all: Option<Vec<usize>> = words.map(of_number).collect();
        all.filter(|all| !all.is_empty()).unwrap_or_else(|| vec![self.goals.place(text)])
    }

    /// The activity of a row with a title: one that is there and does not say otherwise, or a new one.
    pub(super) fn activity(&mut self, named: Named, facts: &Facts, detector: &Detector) -> Which {
        let key = named.key();
        let known = self.by_title.get(&key).map(Vec::as_slice).unwrap_or_default();
        let same = known.iter().take(COMPARED).find(|at| self.activities[**at].facts.agree(facts));
        if let Some(at) = same {
            return Which::Same(*at);
        }
        let is_other = !known.is_empty();
        self.activities.push(Activity::new(named, &mut self.ids, detector));
        let at = self.activities.len() - 1;
        if !key.1.is_empty() {
            self.by_title.entry((key.0.clone(), Vec::new())).or_default().push(at);
        }
        self.by_title.entry(key).or_default().push(at);
        if is_other { Which::Other(at) } else { Which::New(at) }
    }
}
