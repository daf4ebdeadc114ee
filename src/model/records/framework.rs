//! A guideline, law or template, as requirements.

use super::reading::Reading;
use super::{Condition, Text, Time};
use crate::base::lang::Lang;
use crate::syntax::tree::At;

/// A framework, in `plans/frameworks/`.
#[derive(Clone, Debug)]
pub struct Framework {
    /// Its id.
    pub id: Text,
    /// Its name.
    pub title: Text,
    /// Its name in English.
    pub english: Option<Text>,
    /// The version that the requirements are taken from.
    pub revision: Option<Time>,
    /// What it requires.
    pub requirements: Vec<Requirement>,
}

/// One requirement.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Its id in its framework.
    pub id: Text,
    /// What is required.
    pub text: Text,
    /// The same in English.
    pub english: Option<Text>,
    /// Where in the source it stands.
    pub at: Option<Text>,
    /// How it is judged.
    pub judged: Judged,
    /// When it is met; where nothing is said, when a plan says that it answers it.
    pub condition: Option<Condition>,
    /// When its text last changed.
    pub revision: Option<Time>,
}

/// How it is decided whether a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// From the records.
    Records,
    /// A role attests it.
    Attestation,
    /// It is only a reminder.
    Warning,
}

impl Framework {
    /// Its name, in a language; in Swedish where there is no English.
    pub(crate) fn said(&self, lang: Lang) -> &str {
        lang.pick(&self.title, self.english.as_ref().unwrap_or(&self.title))
    }

    /// The requirement of that id.
    pub(crate) fn requirement(&self, id: &str) -> Option<&Requirement> {
        self.requirements.iter().find(|requirement| requirement.id == id)
    }

    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            english: root.text("english"),
            revision: root.time("revision"),
            requirements: root.each("requirements", Requirement::read),
        })
    }
}

impl Requirement {
    /// What is required, in a language; in Swedish where there is no English.
    pub(crate) fn said(&self, lang: Lang) -> &str {
        lang.pick(&self.text, self.english.as_ref().unwrap_or(&self.text))
    }

    fn read(at: At<'_>) -> Option<Self> {
        let judged = match at.text("judged").as_deref() {
            Some("attestation") => Judged::Attestation,
            Some("warning") => Judged::Warning,
            _ => Judged::Records,
        };
        Some(Self {
            id: at.text("id")?,
            text: at.text("text").unwrap_or_default(),
            english: at.text("english"),
            at: at.text("where"),
            judged,
            condition: at.get("condition").and_then(Condition::read),
            revision: at.time("revision"),
        })
    }
}
