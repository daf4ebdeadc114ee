//! A duty: what is to be done, by whom and how often.

use std::borrow::Cow;

use crate::base::day::Day;
use crate::base::frequency;
use crate::base::lang::{Lang, Say};
use crate::base::period::Period;
use crate::base::rhythm::{Length, Recurrence};
use crate::base::time_words;
use crate::facts::fulfilled::Done;
use crate::model::records::Text;
use crate::model::workspace::Workspace;
use crate::syntax::finding::FileId;
use crate::syntax::text::Span;

/// The kinds of duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum DutyKind {
    /// An activity of a plan.
    Activity,
    /// What came of an activity.
    Task,
    /// A decision of a meeting, to be carried out by a time.
    Decision,
    /// The follow-up of a plan as a whole.
    Reporting,
    /// The revision of a plan.
    Revision,
    /// The meetings of a group.
    Group,
    /// The review of a routine.
    Routine,
    /// The trying of an alarm chain.
    Trial,
    /// A training that is planned.
    Training,
    /// The measuring of an indicator.
    Indicator,
    /// A requirement that must be met repeatedly.
    Requirement,
}

impl DutyKind {
    /// All, in the order of reports.
    pub(crate) const ALL: [Self; 11] = [
        Self::Activity,
        Self::Task,
        Self::Decision,
        Self::Reporting,
        Self::Revision,
        Self::Group,
        Self::Routine,
        Self::Trial,
        Self::Training,
        Self::Indicator,
        Self::Requirement,
    ];

    /// The name in JSON; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Task => "task",
            Self::Decision => "decision",
            Self::Reporting => "reporting",
            Self::Revision => "revision",
            Self::Group => "group",
            Self::Routine => "routine",
            Self::Trial => "trial",
            Self::Training => "training",
            Self::Indicator => "indicator",
            Self::Requirement => "requirement",
        }
    }

    pub(crate) fn plural(self) -> Say {
        match self {
            Self::Activity => Say::fixed("Åtgärder", "Activities"),
            Self::Task => Say::fixed("Uppgifter som kom av åtgärder", "Tasks from activities"),
            Self::Decision => Say::fixed("Beslut vid möten", "Decisions at meetings"),
            Self::Reporting => Say::fixed("Uppföljning av planer", "Follow-up of plans"),
            Self::Revision => Say::fixed("Revidering av planer", "Revision of plans"),
            Self::Group => Say::fixed("Gruppmöten", "Group meetings"),
            Self::Routine => Say::fixed("Översyn av rutiner", "Routines due for review"),
            Self::Trial => Say::fixed("Prövning av larmkedjor", "Alarm chains due for a test"),
            Self::Training => Say::fixed("Planerade utbildningar", "Planned training"),
            Self::Indicator => Say::fixed("Mätning av indikatorer", "Indicators due for measuring"),
            Self::Requirement => Say::fixed("Återkommande krav", "Recurring requirements"),
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Duty<'w> {
    pub kind: DutyKind,
    /// The id as it is referred to: `plan/activity`.
    pub id: String,
    /// The plans that it belongs to; empty when it belongs to no plan in particular.
    pub plans: Vec<&'w str>,
    /// What is to be done.
    pub title: Cow<'w, str>,
    pub responsible: &'w [Text],
    /// The one that is told, where that is what ends an occasion.
    pub to: Option<&'w Text>,
    /// The frequency, as written.
    pub rhythm: Cow<'w, str>,
    /// The frequency; `None` when it is to be done once within its days.
    pub recurrence: Option<Recurrence>,
    /// The days within which it is to be done.
    pub within: Period,
    /// How long after the end of each occasion it may still be done.
    pub lag: Option<Length>,
    /// The days on which it was done.
    pub done: Done,
}

impl Duty<'_> {
    /// What is to be done. What is done to a plan as a whole is called by its title, and by the one that is told of it.
    pub(crate) fn said(&self, workspace: &Workspace, lang: Lang) -> Cow<'_, str> {
        if self.kind == DutyKind::Requirement && lang == Lang::En {
            return self.in_english(workspace).map_or_else(|| (&*self.title).into(), Cow::Owned);
        }
        let said = match self.kind {
            DutyKind::Reporting => lang.pick("Uppföljning av", "Follow-up of"),
            DutyKind::Revision => lang.pick("Revidering av", "Revision of"),
            _ => return (&*self.title).into(),
        };
        let said = format!("{said} {}", self.title);
        let Some(to) = self.to else { return said.into() };
        let receiver = workspace.actor(to).found().map_or(to, |actor| &actor.record.title);
        format!("{said} {} {receiver}", lang.pick("till", "to")).into()
    }

    /// The same where nothing else on the page says of what kind it is: `Möte i Styrgruppen`.
    pub(crate) fn called(&self, workspace: &Workspace, lang: Lang) -> Cow<'_, str> {
        let said = self.said(workspace, lang);
        let before = match self.kind {
            DutyKind::Group => lang.pick("Möte i", "Meeting of"),
            DutyKind::Routine => lang.pick("Översyn av", "Review of"),
            DutyKind::Trial => lang.pick("Prövning av", "Test of"),
            DutyKind::Indicator => lang.pick("Mätning av", "Measurement of"),
            _ => return said,
        };
        format!("{before} {said}").into()
    }

    /// A requirement by its English text, where it has one.
    fn in_english(&self, workspace: &Workspace) -> Option<String> {
        let end = self.id.match_indices('/').nth(1).map_or(self.id.len(), |(at, _)| at);
        let (_, requirement) = workspace.requirement(&self.id[..end]).found()?;
        let whose = self.title.strip_prefix(&*requirement.text)?;
        Some(format!("{}{whose}", requirement.english.as_ref()?))
    }

    /// How often it is to be done; nothing of what is to be done once. The greatest age of a record is how often there is to
    /// be a new one.
    pub(crate) fn often(&self) -> Say {
        match self.recurrence {
            None => Say::fixed("", ""),
            Some(recurrence) if self.kind == DutyKind::Requirement => frequency::often(recurrence),
            Some(_) => time_words::recurrence_said(&self.rhythm),
        }
    }

    /// Whether the duty belongs to a plan, or to no plan in particular.
    pub(crate) fn is_of(&self, plan: &str) -> bool {
        self.plans.is_empty() || self.plans.contains(&plan)
    }
}

/// When a duty begins. Where nobody says when its plan did, that is the first time it was done, and otherwise today:
/// nothing is late before that.
pub(super) fn begun(whole: Period, done: &Done, day: Day) -> Day {
    whole.begins().or_else(|| done.first()).unwrap_or(day)
}

/// The text at a place.
pub(super) fn written(workspace: &Workspace, file: FileId, span: Span) -> Cow<'_, str> {
    const QUOTES: [char; 2] = ['"', '\''];
    match workspace.source(file).shown(span.range()) {
        Cow::Borrowed(text) => text.trim_matches(QUOTES).into(),
        Cow::Owned(text) => text.trim_matches(QUOTES).to_owned().into(),
    }
}
