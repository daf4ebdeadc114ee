//! A situation picture: who was asked, what each source says of every milieu, and what is needed.

use super::reading::Reading;
use super::vocabulary::{Answered, Environment, Level, Risk, Vocabulary};
use super::{Spanned, Text, Time};
use crate::syntax::tree::At;

/// A situation picture, in `records/situations/`.
#[derive(Clone, Debug)]
pub struct Situation {
    pub id: Text,
    pub title: Text,
    /// The time that it describes.
    pub period: Option<Time>,
    /// When it was made or last updated.
    pub dated: Option<Time>,
    /// Whether it covers the entire municipality.
    pub whole_municipality: bool,
    /// The actors that made it.
    pub prepared_by: Vec<Text>,
    /// How the survey was made, and what it shows.
    pub mapping: Option<Text>,
    pub other_information: Option<Text>,
    pub analysis: Option<Text>,
    pub sources: Vec<Source>,
    /// The differences between sources that somebody has noted.
    pub contradictions: Vec<Contradiction>,
    /// The results of surveys that have no file of their own.
    pub results: Vec<Outcome>,
    /// The needs for development.
    pub needs: Vec<Need>,
    /// The agreement that is to build on it.
    pub agreement: Option<Text>,
    pub sent: Option<Time>,
}

/// A source: an actor that was asked, or has reported.
#[derive(Clone, Debug)]
pub struct Source {
    /// The id in the picture.
    pub id: Text,
    pub title: Text,
    /// The actors that were asked, when the register has them.
    pub who: Vec<Text>,
    /// The survey that it answered.
    pub survey: Option<Text>,
    /// Whether it was asked; `None` when the record does not say.
    pub asked: Option<bool>,
    pub asked_on: Option<Time>,
    pub answered: Option<Spanned<Answered>>,
    pub answered_on: Option<Time>,
    pub reports: Vec<SourceStatement>,
}

/// A level, and the milieus that a source gives it to.
#[derive(Clone, Debug)]
pub struct SourceStatement {
    pub environments: Vec<Spanned<Environment>>,
    pub level: Spanned<Level>,
}

/// A difference between sources that somebody has noted.
#[derive(Clone, Debug)]
pub struct Contradiction {
    /// The sources, by their ids.
    pub between: Vec<Text>,
    /// The milieu; all of them when it is not given.
    pub environment: Option<Spanned<Environment>>,
    pub text: Text,
    /// The explanation, if there is one.
    pub explained: Option<Text>,
}

/// A result of a survey.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The question as it was asked.
    pub question: Text,
    pub period: Option<Time>,
    pub value: f64,
    pub unit: Option<Text>,
}

#[derive(Clone, Debug)]
pub struct Need {
    /// The id in the picture.
    pub id: Text,
    pub text: Text,
    /// How great the risk behind it is assessed to be, where the picture says so.
    pub risk: Option<Risk>,
}

impl Situation {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let risk = |at: At<'_>| at.text("risk").and_then(|risk| Risk::named(&risk));
        let need = |at: At<'_>| {
            Some(Need { id: at.text("id")?, text: at.text("text").unwrap_or_default(), risk: risk(at) })
        };
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
            results: root.each("survey", Outcome::read),
            needs: root.each("needs", need),
            agreement: root.text("agreement"),
            sent: root.time("sent"),
        })
    }

    /// The time of the picture: when it was made, otherwise the time that it describes.
    pub(crate) fn time(&self) -> Option<&Time> {
        self.dated.as_ref().or(self.period.as_ref())
    }

    /// Every time in the picture of something that has happened.
    pub fn times(&self) -> impl Iterator<Item = &Time> {
        let of_sources = self.sources.iter().flat_map(|it| it.asked_on.iter().chain(&it.answered_on));
        self.dated.iter().chain(&self.sent).chain(of_sources)
    }

    /// Whether the picture notes that two sources differ about a milieu.
    pub(crate) fn notes(&self, one: &str, other: &str, environment: Environment) -> bool {
        self.noted(one, other, environment).next().is_some()
    }

    /// Whether the picture explains that difference.
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
            survey: at.text("survey"),
            asked: at.text("asked").map(|asked| asked == "yes"),
            asked_on: at.time("asked_on"),
            answered: at.word("answered"),
            answered_on: at.time("answered_on"),
            reports: at.each("reports", |at| {
                Some(SourceStatement { environments: at.words("environments"), level: at.word("level")? })
            }),
        })
    }

    /// Whether the source was asked. True when the record does not say.
    pub(crate) fn is_asked(&self) -> bool {
        self.asked == Some(true) || self.asked_on.is_some()
    }

    /// Whether the source answered, at least in part.
    pub(crate) fn is_answered(&self) -> bool {
        let said = self.answered.is_some_and(|answered| answered.value != Answered::No);
        said || self.answered_on.is_some()
    }

    /// The level that the source gives each milieu.
    pub fn levels(&self) -> impl Iterator<Item = (Environment, Spanned<Level>)> {
        self.reports.iter().flat_map(|told| told.environments.iter().map(|of| (of.value, told.level)))
    }
}

impl Outcome {
    fn read(at: At<'_>) -> Option<Self> {
        let value = at.text("value")?.parse().ok()?;
        Some(Self { question: at.text("question")?, period: at.time("period"), value, unit: at.text("unit") })
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
