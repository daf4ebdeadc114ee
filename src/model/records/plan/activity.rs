//! An activity and its promised time. What happened to it is in `records::activity`.

use super::goal::Goal;
use super::link::Link;
use crate::base::period::Period;
use crate::base::rhythm::Recurrence;
use crate::model::records::reading::Reading;
use crate::model::records::{Identified, Span, Text, Time};
use crate::syntax::tree::At;
use crate::syntax::unsearched::Unsearched;

/// An activity of a plan.
#[derive(Clone, Debug)]
pub struct Activity {
    /// The id, unique in the plan.
    pub id: Text,
    /// The number in the document.
    pub number: Option<Text>,
    /// What is to be done.
    pub title: Text,
    /// More about it, as the plan writes it.
    pub description: Option<Text>,
    /// What the plan counts up in the same place.
    pub parts: Vec<Text>,
    /// The areas that it belongs to.
    pub areas: Vec<Text>,
    /// The actors responsible, by any of their names.
    pub responsible: Vec<Text>,
    /// The one of them that leads.
    pub lead: Option<Text>,
    /// The actors that it is done together with.
    pub partners: Vec<Text>,
    /// Whom it is meant for.
    pub target_group: Option<Text>,
    /// Where it is done: parts of the municipality.
    pub places: Vec<Text>,
    /// What it costs or takes.
    pub resources: Option<Text>,
    /// How urgent it is, as the plan writes it.
    pub priority: Option<Text>,
    /// How it is to be followed up, in words.
    pub follow_up: Option<Text>,
    /// What is expected of it, in words.
    pub effect: Option<Text>,
    /// Whether that is expected soon or in the long run.
    pub term: Option<Term>,
    /// The one that is told of it: a report to it, or its meeting, ends each occasion.
    pub to: Option<Text>,
    /// The promised time.
    pub promise: Promise,
    /// Whether it is part of ordinary operations (`*`) or a one-off; `None` when the plan does not say.
    pub ordinary: Option<bool>,
    /// The needs that it answers.
    pub needs: Vec<Link>,
    /// The goals in the plan's list that it serves.
    pub serves: Vec<Text>,
    /// The activity's own goal.
    pub goal: Option<Box<Goal>>,
    /// The requirements that it covers.
    pub covers: Vec<Link>,
    /// The activities of earlier plans that it continues, as `plan/activity`.
    pub carried_from: Vec<Text>,
    /// A note by it.
    pub note: Option<Text>,
}

/// When an effect is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// Soon.
    Short,
    /// In the long run.
    Long,
}

/// The promised time: the columns Påbörjas, Löpande and Avslutad, or the single column När.
#[derive(Clone, Debug, Default)]
pub struct Promise {
    /// When the activity is to be started.
    pub start: Option<Time>,
    /// Where `ongoing: true` stands, for an activity without an end.
    pub ongoing: Option<Span>,
    /// When the activity is to be finished.
    pub finish: Option<Time>,
    /// The time within which it is to be done, when there is a single column.
    pub when: Option<Time>,
    /// How often, as written.
    pub recurs: Option<Text>,
    /// The time in words, where no period expresses it.
    pub note: Option<Text>,
}

impl Promise {
    /// Whether any time at all is promised.
    pub(crate) fn is_given(&self) -> bool {
        let times = self.start.is_some() || self.finish.is_some() || self.when.is_some();
        times || self.ongoing.is_some() || self.recurs.is_some() || self.note.is_some()
    }

    /// When it is to be started, if the plan says.
    pub(crate) fn start(&self) -> Option<&Time> {
        self.start.as_ref().or(self.when.as_ref().filter(|_| self.goes_on()))
    }

    /// When it is to be finished, if the plan says. What goes on has no finish within its time.
    pub fn finish(&self) -> Option<&Time> {
        self.finish.as_ref().or(self.when.as_ref().filter(|_| !self.goes_on()))
    }

    /// Whether the single time says when the activity begins, and not when it is done: it is ongoing, or comes again after
    /// that time, as what is done yearly, in October 2024. A time longer than the rhythm is the one within which it recurs,
    /// and so is that of what is to be done several times in it.
    fn goes_on(&self) -> bool {
        let is_first = |when: &Time| {
            let rhythm = self.recurs.as_ref().and_then(|text| Recurrence::read(text));
            let is_short = |rhythm: Recurrence| when.period.last < rhythm.every.after(when.period.first);
            rhythm.is_some_and(|rhythm| rhythm.times == 1 && is_short(rhythm))
        };
        self.ongoing.is_some() || self.when.as_ref().is_some_and(is_first)
    }
}

impl Identified for Activity {
    fn id(&self) -> Unsearched<&str> {
        self.id.stands()
    }
}

impl Activity {
    pub(super) fn read(at: At<'_>, plan: Option<Period>) -> Option<Self> {
        let ongoing = at.flag("ongoing").filter(|ongoing| *ongoing).and_then(|_| at.key_span("ongoing"));
        Some(Self {
            id: at.text("id")?,
            number: at.text("number"),
            title: at.text("title").unwrap_or_default(),
            description: at.text("description"),
            parts: at.texts("parts"),
            areas: at.texts("areas"),
            responsible: at.texts("responsible"),
            lead: at.text("lead"),
            partners: at.texts("partners"),
            target_group: at.text("target_group"),
            places: at.texts("places"),
            resources: at.text("resources"),
            priority: at.text("priority"),
            follow_up: at.text("follow_up"),
            effect: at.get("effect").and_then(|at| at.text("text")),
            term: at.get("effect").and_then(|at| at.text("term")).and_then(|term| match &*term {
                "short" => Some(Term::Short),
                "long" => Some(Term::Long),
                _ => None,
            }),
            to: at.text("to"),
            promise: Promise {
                start: at.started("start", plan),
                ongoing,
                finish: at.planned("finish", plan),
                when: at.planned("when", plan),
                recurs: at.text("recurs"),
                note: at.text("time_note"),
            },
            ordinary: at.flag("ordinary"),
            needs: at.each("needs", |link| Link::read(link, "need")),
            serves: at.texts("serves"),
            goal: at.get("goal").and_then(|at| Goal::read(at, plan)).map(Box::new),
            covers: at.each("covers", |link| Link::read(link, "requirement")),
            carried_from: at.texts("carried_from"),
            note: at.text("note"),
        })
    }
}
