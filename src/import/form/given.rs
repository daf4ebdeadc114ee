//! What a form tells of an activity before anybody answers: what was promised, its goal, and what was last told.

use super::columns::Column;
use crate::base::day::Day;
use crate::base::lang::{Lang, clause};
use crate::base::likeness::plain_form;
use crate::base::time_words;
use crate::facts::promised;
use crate::facts::state::{Standing, State};
use crate::model::records::activity::{Progress, Update};
use crate::model::records::plan::{Activity, Aim, Plan};

/// The row of an activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FormRow {
    id: String,
    title: String,
    planned: String,
    goal: String,
    state: String,
    told: String,
    last: Option<Day>,
    started: Option<Day>,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content<'r> {
    Text(&'r str),
    Day(Option<Day>),
}

impl FormRow {
    pub(super) fn of(
        plan: &Plan,
        activity: &Activity,
        standing: &Standing<'_>,
        started: Option<Day>,
        lang: Lang,
    ) -> Self {
        Self {
            id: format!("{}/{}", plan.id, activity.id),
            title: activity.title.to_string(),
            planned: planned(activity, lang),
            goal: goal(plan, activity, lang),
            state: standing.state.word().text(lang).to_owned(),
            told: standing.update.map_or_else(String::new, |update| told(update, lang)),
            last: standing.last,
            started,
        }
    }

    pub(super) fn content(&self, column: Column) -> Content<'_> {
        match column {
            Column::Title => Content::Text(&self.title),
            Column::Planned => Content::Text(&self.planned),
            Column::Goal => Content::Text(&self.goal),
            Column::State => Content::Text(&self.state),
            Column::Last => Content::Day(self.last),
            Column::Told => Content::Text(&self.told),
            Column::Started => Content::Day(self.started),
            Column::Finished => Content::Day(None),
            Column::Assessed | Column::Note => Content::Text(""),
            Column::Id => Content::Text(&self.id),
        }
    }

    /// The text of a cell, with days as records have them.
    pub(super) fn text(&self, column: Column) -> String {
        match self.content(column) {
            Content::Text(text) => text.to_owned(),
            Content::Day(day) => day.map_or_else(String::new, |day| day.to_string()),
        }
    }
}

/// The promised time as the plan writes it, and what it says of the time in words.
fn planned(activity: &Activity, lang: Lang) -> String {
    // The star is explained on pages, and a form is no page.
    let times = promised::text(activity, lang).replace('*', "");
    let note = activity.promise.note.as_ref().map(|note| clause(note));
    [Some(times).filter(|times| !times.is_empty()), note].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The activity's own goal with its target, otherwise the goals of the plan that it serves.
fn goal(plan: &Plan, activity: &Activity, lang: Lang) -> String {
    let Some(goal) = activity.goal.as_deref() else {
        let served = activity.serves.iter().filter_map(|id| plan.goals.find(id));
        return served.map(|goal| clause(&goal.title)).collect::<Vec<_>>().join("; ");
    };
    let indicator = goal
        .indicator
        .as_ref()
        .map(|name| plan.indicators.find(name).map_or_else(|| name.to_string(), |own| own.title.to_string()));
    let parts = [indicator, target(&goal.aim, lang)].into_iter().flatten().collect::<Vec<_>>().join(": ");
    if parts.is_empty() { clause(&goal.text) } else { format!("{} ({parts})", clause(&goal.text)) }
}

/// The target as the plan writes it, with its unit and its time.
fn target(aim: &Aim, lang: Lang) -> Option<String> {
    let written = aim.written.as_ref()?;
    let unit = aim.unit.as_ref().filter(|unit| !written.contains(&***unit));
    let unit = unit.map_or_else(String::new, |unit| format!(" {unit}"));
    let by = aim.by.as_ref().map_or_else(String::new, |by| {
        let by = time_words::time(&by.text, lang);
        lang.pick(format!(", till {by}"), format!(", by {by}"))
    });
    Some(format!("{written}{unit}{by}"))
}

/// What was told on a day: `2026-05-14 (grön): Första tillfället klart.`
fn told(update: &Update, lang: Lang) -> String {
    let assessed = update.assessment.map(|own| own.typed().shown(lang).to_owned());
    let assessed = assessed.map_or_else(String::new, |word| format!(" ({word})"));
    let said = [&update.note, &update.value, &update.evidence].into_iter().flatten().next();
    let said = said.map_or_else(String::new, |said| format!(": {said}"));
    format!("{}{assessed}{said}", update.on.day)
}

/// Whether a cell that came with the form still says what it can have come with. An empty one says nothing else.
pub(super) fn is_as_given(
    column: Column,
    text: &str,
    (plan, activity): (&Plan, &Activity),
    progress: Option<&Progress>,
) -> bool {
    let own = plain_form(text);
    let is = |said: &dyn Fn(Lang) -> String| {
        [Lang::Sv, Lang::En].into_iter().any(|lang| plain_form(&said(lang)) == own)
    };
    let updates = || progress.into_iter().flat_map(|progress| &progress.updates);
    own.is_empty()
        || match column {
            Column::Planned => is(&|lang| planned(activity, lang)),
            Column::Goal => is(&|lang| goal(plan, activity, lang)),
            Column::State => {
                State::BY_CONCERN.iter().any(|state| is(&|lang| state.word().text(lang).to_owned()))
            }
            Column::Told => updates().any(|update| is(&|lang| told(update, lang))),
            _ => true,
        }
}
