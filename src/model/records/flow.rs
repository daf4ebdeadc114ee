//! A flow: what is to be done when a concern is reported, for whom and by when. A flow is data, so that each
//! municipality's own process holds and no other.

use super::reading::Reading;
use super::vocabulary::{Age, Concern, Consent, Means, Vocabulary};
use super::{Identified, Listed, Spanned, Text};
use crate::base::lang::Lang;
use crate::base::rhythm::Length;
use crate::syntax::tree::At;
use crate::syntax::unsearched::Unsearched;

/// A flow, in `plans/flows/`.
#[derive(Clone, Debug)]
pub struct Flow {
    pub id: Text,
    pub title: Text,
    pub english: Option<Text>,
    /// Its steps, in the order in which they are taken.
    pub steps: Listed<Step>,
}

#[derive(Clone, Debug)]
pub struct Step {
    /// The id in the flow.
    pub id: Text,
    pub title: Text,
    pub english: Option<Text>,
    /// The role of the step in reports and rules, where it has one.
    pub means: Option<Spanned<Means>>,
    /// Whether the step must be taken, or a reason given.
    pub required: bool,
    /// Whether it is to be taken the same day or within a week.
    pub at_once: bool,
    pub when: When,
    pub after: Vec<Text>,
    pub within: Option<Length>,
}

/// When a step applies: when every given condition holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// Of what age the person must be.
    pub age: Option<Age>,
    /// Whether there must be danger.
    pub danger: Option<bool>,
    /// What consent there must be.
    pub consent: Option<Consent>,
    /// What the concern must be about: one of these, or anything where there are none.
    pub concern: Vec<Concern>,
}

impl When {
    /// How many things must hold of the person or the concern.
    pub(crate) fn count(&self) -> usize {
        let given =
            [self.age.is_some(), self.danger.is_some(), self.consent.is_some(), !self.concern.is_empty()];
        given.into_iter().filter(|given| *given).count()
    }
}

impl Flow {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            english: root.text("english"),
            steps: root.listed("steps", Step::read),
        })
    }
}

impl Identified for Step {
    fn id(&self) -> Unsearched<&str> {
        self.id.stands()
    }
}

impl Step {
    /// The text of the step in a language; in Swedish where there is no English.
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
            at_once: at.flag("at_once").unwrap_or_default(),
            when: at.get("when").map(When::read).unwrap_or_default(),
            after: at.texts("after"),
            within: at.text("within").and_then(|within| Length::read(&within)),
        })
    }
}

impl When {
    fn read(at: At<'_>) -> Self {
        let danger = at.text("danger").filter(|text| *text == "yes" || *text == "no");
        Self {
            age: at.text("age").and_then(|age| Age::named(&age)),
            danger: danger.map(|danger| danger == "yes"),
            consent: at.text("consent").and_then(|consent| Consent::named(&consent)),
            concern: at.words("concern").into_iter().map(|said| said.value).collect(),
        }
    }
}
