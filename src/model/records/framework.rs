//! A guideline, law or template, as a list of requirements.

use super::reading::Reading;
use super::{Condition, Dated, Identified, Listed, Text, Time};
use crate::base::lang::Lang;
use crate::syntax::tree::At;
use crate::syntax::unsearched::Unsearched;

/// A framework, in `plans/frameworks/`.
#[derive(Clone, Debug)]
pub struct Framework {
    pub id: Text,
    pub title: Text,
    pub english: Option<Text>,
    /// Whether it is a strategy, whose requirements are what activities can be grouped by.
    pub is_strategy: bool,
    /// The version of the source that the requirements are taken from.
    pub revision: Option<Time>,
    /// The first and the last day on which it holds, by itself: what replaces it ends it too.
    pub from: Option<Dated>,
    pub to: Option<Dated>,
    /// Whether it is expected, without a known day.
    pub is_coming: bool,
    /// The frameworks that it replaces.
    pub replaces: Vec<Text>,
    /// What has not been read in the source, and is for a lawyer to check.
    pub unread: Option<Text>,
    pub requirements: Listed<Requirement>,
}

#[derive(Clone, Debug)]
pub struct Requirement {
    /// The id in the framework.
    pub id: Text,
    pub text: Text,
    pub english: Option<Text>,
    /// The place in the source.
    pub at: Option<Text>,
    pub judged: Judged,
    /// When the requirement is met. Without a condition it is met when a plan says that it answers it.
    pub condition: Option<Condition>,
    /// When the text last changed.
    pub revision: Option<Time>,
    /// The first and the last day on which it holds, where they are others than those of the framework.
    pub from: Option<Dated>,
    pub to: Option<Dated>,
    /// The requirements that it replaces, `framework/requirement`.
    pub replaces: Vec<Text>,
    pub unread: Option<Text>,
}

/// What an unmet requirement counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    Records,
    Attestation,
    /// Only a reminder.
    Warning,
}

impl Framework {
    /// The name in a language; in Swedish where there is no English.
    pub(crate) fn said(&self, lang: Lang) -> &str {
        lang.pick(&self.title, self.english.as_ref().unwrap_or(&self.title))
    }

    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            english: root.text("english"),
            is_strategy: root.text("type").as_deref() == Some("strategy"),
            revision: root.time("revision"),
            from: root.day("from"),
            to: root.day("to"),
            is_coming: root.flag("coming").unwrap_or(false),
            replaces: root.texts("replaces"),
            unread: root.text("unread"),
            requirements: root.listed("requirements", Requirement::read),
        })
    }
}

impl Identified for Requirement {
    fn id(&self) -> Unsearched<&str> {
        self.id.stands()
    }
}

impl Requirement {
    /// The text in a language; in Swedish where there is no English.
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
            from: at.day("from"),
            to: at.day("to"),
            replaces: at.texts("replaces"),
            unread: at.text("unread"),
        })
    }
}
