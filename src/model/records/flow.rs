//! A flow: what is to be done when a concern is reported, for whom and by when. A flow is data, so that each
//! municipality's own process holds and no other.

use super::reading::Reading;
use super::vocabulary::{Consent, Means, Vocabulary};
use super::{Identified, Listed, Spanned, Text};
use crate::base::lang::Lang;
use crate::base::rhythm::Length;
use crate::syntax::tree::At;

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
    pub when: When,
    pub after: Vec<Text>,
    pub within: Option<Length>,
}

/// When a step applies: when every given condition holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// Whether the person must be under eighteen.
    pub minor: Option<bool>,
    /// Whether there must be danger.
    pub danger: Option<bool>,
    /// What consent there must be.
    pub consent: Option<Consent>,
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
    fn id(&self) -> &str {
        &self.id
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
