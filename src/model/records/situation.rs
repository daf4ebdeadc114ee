//! A situation picture: who was asked, what each says of every milieu, and what is needed.

use super::reading::Reading;
use super::vocabulary::{Answered, Environment, Level};
use super::{Said, Text, Time};
use crate::syntax::tree::At;

/// A situation picture, in `records/situations/`.
#[derive(Clone, Debug)]
pub struct Situation {
    /// Its id.
    pub id: Text,
    /// Its name.
    pub title: Text,
    /// The time that it tells of.
    pub period: Option<Time>,
    /// When it was made or last brought up to date.
    pub dated: Option<Time>,
    /// Whether it is of the whole municipality.
    pub whole_municipality: bool,
    /// Those who have made it.
    pub prepared_by: Vec<Text>,
    /// How it was surveyed, and what that shows.
    pub mapping: Option<Text>,
    /// What is known otherwise.
    pub other_information: Option<Text>,
    /// What it means.
    pub analysis: Option<Text>,
    /// Those who were asked.
    pub sources: Vec<Source>,
    /// Where they say otherwise than each other, and somebody has noted it.
    pub contradictions: Vec<Contradiction>,
    /// What needs to be developed.
    pub needs: Vec<Need>,
    /// The agreement that it is to be put into.
    pub agreement: Option<Text>,
    /// When it was.
    pub sent: Option<Time>,
}

/// One who was asked, or has told.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id in the picture.
    pub id: Text,
    /// What it is.
    pub title: Text,
    /// Those who were asked, where the register has them.
    pub who: Vec<Text>,
    /// Whether it was asked; `None` where that is not said.
    pub asked: Option<bool>,
    /// When.
    pub asked_on: Option<Time>,
    /// Whether it answered.
    pub answered: Option<Said<Answered>>,
    /// When.
    pub answered_on: Option<Time>,
    /// What it says.
    pub reports: Vec<Told>,
}

/// What a source says of some milieus.
#[derive(Clone, Debug)]
pub struct Told {
    /// The milieus.
    pub environments: Vec<Said<Environment>>,
    /// How it is.
    pub level: Said<Level>,
}

/// A difference between sources that somebody has noted.
#[derive(Clone, Debug)]
pub struct Contradiction {
    /// The sources, by their ids.
    pub between: Vec<Text>,
    /// The milieu; all of them where none is said.
    pub environment: Option<Said<Environment>>,
    /// What the difference is.
    pub text: Text,
    /// What it comes from, where that is known.
    pub explained: Option<Text>,
}

/// A need for development.
#[derive(Clone, Debug)]
pub struct Need {
    /// Its id in the picture.
    pub id: Text,
    /// What is needed.
    pub text: Text,
}

impl Situation {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let need = |at: At<'_>| Some(Need { id: at.text("id")?, text: at.text("text").unwrap_or_default() });
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            period: root.time("period"),
            dated: root.time("dated"),
            whole_municipality: root.flag("whole_municipality").unwrap_or_default(),
            prepared_by: root.texts("prepared_by"),
            mapping: root.text("mapping"),
            other_information: root.text("other_information"),
            analysis: root.text("analysis"),
            sources: root.each("sources", Source::read),
            contradictions: root.each("contradictions", Contradiction::read),
            needs: root.each("needs", need),
            agreement: root.text("agreement"),
            sent: root.time("sent"),
        })
    }

    /// The time that it is of: when it was made, or else what it tells of.
    pub(crate) fn time(&self) -> Option<&Time> {
        self.dated.as_ref().or(self.period.as_ref())
    }

    /// Every time in it of something that has happened.
    pub fn times(&self) -> impl Iterator<Item = &Time> {
        let of_sources = self.sources.iter().flat_map(|it| it.asked_on.iter().chain(&it.answered_on));
        self.dated.iter().chain(&self.sent).chain(of_sources)
    }

    /// Whether somebody has noted that two sources differ about a milieu.
    pub(crate) fn notes(&self, one: &str, other: &str, environment: Environment) -> bool {
        self.noted(one, other, environment).next().is_some()
    }

    /// Whether somebody has explained that they do.
    pub(crate) fn explains(&self, one: &str, other: &str, environment: Environment) -> bool {
        self.noted(one, other, environment).any(|noted| noted.explained.is_some())
    }

    fn noted(&self, one: &str, other: &str, milieu: Environment) -> impl Iterator<Item = &Contradiction> {
        self.contradictions.iter().filter(move |noted| {
            let names = |id: &str| noted.between.iter().any(|between| *between == *id);
            noted.environment.is_none_or(|own| own.value == milieu) && names(one) && names(other)
        })
    }
}

impl Source {
    fn read(at: At<'_>) -> Option<Self> {
        Some(Self {
            id: at.text("id")?,
            title: at.text("title").unwrap_or_default(),
            who: at.texts("who"),
            asked: at.text("asked").map(|asked| asked == "yes"),
            asked_on: at.time("asked_on"),
            answered: at.word("answered"),
            answered_on: at.time("answered_on"),
            reports: at.each("reports", |at| {
                Some(Told { environments: at.words("environments"), level: at.word("level")? })
            }),
        })
    }

    /// Whether it was asked, as far as is said.
    pub(crate) fn is_asked(&self) -> bool {
        self.asked == Some(true) || self.asked_on.is_some()
    }

    /// Whether it answered, if only in part.
    pub(crate) fn is_answered(&self) -> bool {
        let said = self.answered.is_some_and(|answered| answered.value != Answered::No);
        said || self.answered_on.is_some()
    }

    /// What it says of each milieu.
    pub fn levels(&self) -> impl Iterator<Item = (Environment, Said<Level>)> {
        self.reports.iter().flat_map(|told| told.environments.iter().map(|of| (of.value, told.level)))
    }
}

impl Contradiction {
    fn read(at: At<'_>) -> Option<Self> {
        Some(Self {
            between: at.texts("between"),
            environment: at.word("environment"),
            text: at.text("text")?,
            explained: at.text("explained"),
        })
    }
}
