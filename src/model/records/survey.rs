//! A survey among units: who was sent it, how many answered, the questions and the answers in numbers. Never who.

use super::reading::Reading;
use super::{Spanned, Text, Time};
use crate::syntax::tree::At;

/// A survey, in `records/surveys/`.
#[derive(Clone, Debug)]
pub struct Questionnaire {
    pub id: Text,
    pub title: Text,
    /// The situation picture that it serves.
    pub situation: Option<Text>,
    /// When it was sent.
    pub on: Option<Time>,
    /// When the answers are to have come.
    pub answer_by: Option<Time>,
    pub prepared_by: Vec<Text>,
    pub asked: Vec<Asked>,
    pub questions: Vec<Question>,
}

/// Those of one unit that were sent it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The unit, when the register has it.
    pub who: Option<Text>,
    /// What the document calls it.
    pub as_written: Option<Text>,
    pub sent: Option<Spanned<u32>>,
    pub answered: Option<Spanned<u32>>,
}

#[derive(Clone, Debug)]
pub struct Question {
    pub id: Text,
    pub text: Text,
    pub answers: Vec<Answer>,
}

/// One of the answers to choose from, and how many chose it.
#[derive(Clone, Debug)]
pub struct Answer {
    pub text: Text,
    pub count: u64,
    /// The same number by unit.
    pub by_unit: Vec<(Text, u64)>,
}

impl Questionnaire {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            situation: root.text("situation"),
            on: root.time("on"),
            answer_by: root.time("answer_by"),
            prepared_by: root.texts("prepared_by"),
            asked: root.each("asked", |at| {
                let count = |key| at.spanned(key, |text| text.parse().ok());
                let (who, as_written) = (at.text("who"), at.text("as_written"));
                Some(Asked { who, as_written, sent: count("sent"), answered: count("answered") })
            }),
            questions: root.each("questions", |at| {
                let text = at.text("text").unwrap_or_default();
                Some(Question { id: at.text("id")?, text, answers: at.each("answers", Answer::read) })
            }),
        })
    }
}

impl Asked {
    /// What it is called: as the document does, otherwise by its name in the register.
    pub(crate) fn name(&self) -> Option<&Text> {
        self.as_written.as_ref().or(self.who.as_ref())
    }
}

impl Answer {
    fn read(at: At<'_>) -> Option<Self> {
        let count = |at: At<'_>| at.text("count")?.parse().ok();
        let by_unit = at.each("by_unit", |at| Some((at.text("unit")?, count(at)?)));
        Some(Self { text: at.text("answer")?, count: count(at)?, by_unit })
    }
}
