//! A flow: what is to be done when there is concern, for whom and by when. It is data, so that a municipality's own
//! chart holds and no other.

use super::reading::Reading;
use super::vocabulary::{Consent, Means, Vocabulary};
use super::{Said, Text};
use crate::base::lang::Lang;
use crate::base::rhythm::Length;
use crate::syntax::tree::At;

/// A flow, in `plans/flows/`.
#[derive(Clone, Debug)]
pub struct Flow {
    /// Its id.
    pub id: Text,
    /// Its name.
    pub title: Text,
    /// Its name in English.
    pub english: Option<Text>,
    /// Its steps, in the order in which they are taken.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its id in its flow.
    pub id: Text,
    /// The step.
    pub title: Text,
    /// The same in English.
    pub english: Option<Text>,
    /// What it is, where something needs to know it.
    pub means: Option<Said<Means>>,
    /// Whether it must be taken, or a reason given.
    pub required: bool,
    /// When it applies.
    pub when: When,
    /// The steps before it.
    pub after: Vec<Text>,
    /// By when.
    pub within: Option<Length>,
}

/// When a step applies: when all that is said holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// For those under eighteen, or for those who are not.
    pub minor: Option<bool>,
    /// When there is danger, or when there is not.
    pub danger: Option<bool>,
    /// When this is said of consent.
    pub consent: Option<Consent>,
}

impl Flow {
    /// The step of that id.
    pub(crate) fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == *id)
    }

    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            english: root.text("english"),
            steps: root.each("steps", Step::read),
        })
    }
}

impl Step {
    /// The step in a language; in Swedish where there is no English.
    pub(crate) fn said(&self, lang: Lang) -> &str {
        lang.pick(&self.title, self.english.as_ref().unwrap_or(&self.title))
    }

    fn read(at: At<'_>) -> Option<Self> {
        Some(Self {
            id: at.text("id")?,
            title: at.text("title").unwrap_or_default(),
            english: at.text("english"),
            means: at.word("means"),
            required: at.flag("required").unwrap_or_default(),
            when: at.get("when").map(When::read).unwrap_or_default(),
            after: at.texts("after"),
            within: at.text("within").and_then(|within| Length::read(&within)),
        })
    }
}

impl When {
    fn read(at: At<'_>) -> Self {
        let one_of = |key: &str, yes: &str, no: &str| {
            let text = at.text(key)?;
            (text == *yes || text == *no).then(|| text == *yes)
        };
        Self {
            minor: one_of("age", "minor", "adult"),
            danger: one_of("danger", "yes", "no"),
            consent: at.text("consent").and_then(|consent| Consent::named(&consent)),
        }
    }
}
