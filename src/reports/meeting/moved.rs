//! The sections on what has happened to activities since the last meeting.

use super::context::{Head, MeetingContext, Section};
use super::lines::Line;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say, clause};
use crate::facts::state::responsible;
use crate::facts::{Standing, State};
use crate::model::records::activity::{Outcome, Update};
use crate::output::page::{Cell, Column, Fit, Tone};
use crate::reports::cells::{assessment_cell, state_cell};

/// The latest update of an activity, and how many updates it had since the last meeting.
struct Told<'w> {
    activity: Cell,
    update: &'w Update,
    /// The last day on which anything about it is recorded.
    on: Day,
    outcome: Option<&'w Outcome>,
    updates: usize,
    responsible: Cell,
}

/// An activity whose state has changed since the last meeting.
struct Turned {
    turn: Turn,
    activity: Cell,
    state: State,
    responsible: Cell,
}

impl MeetingContext<'_, '_> {
    /// The updates that were written since the last meeting, by activity.
    pub(super) fn updates(&self) -> Option<Section> {
        let (lang, workspace, day) = (self.lang(), self.context.workspace, self.context.day);
        let mut rows = Vec::new();
        for (plan, activity, ..) in self.rows() {
            let Some(progress) = workspace.progress(&plan.record.id, &activity.id) else { continue };
            let mut own: Vec<_> = progress
                .record
                .updates
                .iter()
                .filter(|update| self.between.holds(update.on.day, day))
                .collect();
            own.sort_by_key(|update| update.on.day);
            // Only the latest update is shown; programs find all of them in the records.
            if let Some(update) = own.last() {
                let outcome = progress.record.outcome.as_deref();
                let days = progress.record.dates().map(|dated| dated.day).filter(|on| *on <= day);
                rows.push(Told {
                    activity: Self::activity(plan, activity),
                    update,
                    on: days.max().unwrap_or(update.on.day),
                    outcome: outcome.filter(|outcome| self.between.holds(outcome.on.day, day)),
                    updates: own.len(),
                    responsible: self.context.actors(responsible(plan.record, activity)),
                });
            }
        }
        // The activities with the latest updates come first.
        rows.sort_by_key(|row| std::cmp::Reverse(row.on));
        let head = Head {
            id: "moved",
            table: "activities",
            title: Say::fixed("Hänt sedan förra mötet", "Since the last meeting"),
        };
        self.section(&head, &told_columns(), &rows, |row| Line {
            what: assessment_cell(row.update.assessment, lang),
            when: Cell::Day(row.on),
            responsible: row.responsible.clone(),
            note: row.note(lang),
            ..Line::of(&row.activity)
        })
    }

    /// The activities that have slipped, gone silent, been cancelled, finished or started.
    pub(super) fn states(&self) -> Option<Section> {
        let lang = self.lang();
        let rows = self.rows().filter_map(|(plan, activity, then, now)| {
            Some(Turned {
                turn: turn(then, now)?,
                activity: Self::activity(plan, activity),
                state: now.state,
                responsible: self.context.actors(responsible(plan.record, activity)),
            })
        });
        let mut rows: Vec<Turned> = rows.collect();
        rows.sort_by_key(|row| ORDER.iter().position(|own| *own == row.turn.0));
        let head = Head {
            id: "turns",
            table: "turns",
            title: Say::fixed(
                "Avslutat, ej redovisat, försenat och utan uppföljning",
                "Finished, not reported, delayed and without follow-up",
            ),
        };
        self.section(&head, &turned_columns(), &rows, |row| Line {
            what: row.word(lang),
            responsible: row.responsible.clone(),
            note: row.now(lang),
            ..Line::of(&row.activity)
        })
    }
}

impl Told<'_> {
    /// What was noted, and what came out of it.
    fn note(&self, lang: Lang) -> Cell {
        let note = self.update.note.as_ref().map(ToString::to_string);
        let value = self.outcome.map(|outcome| clause(&outcome.value));
        let outcome = value.map(|value| lang.pick(format!("Utfall: {value}."), format!("Outcome: {value}.")));
        let said: Vec<String> = note.into_iter().chain(outcome).collect();
        if said.is_empty() { Cell::Nothing } else { Cell::Text(said.join(" ")) }
    }
}

fn told_columns<'w>() -> Vec<Column<Told<'w>>> {
    vec![
        Column::new("activity", Say::fixed("Åtgärd", "Activity"), Fit::Wide(4), |row, _| {
            row.activity.clone()
        }),
        Column::new("on", Say::fixed("Senast uppdaterad", "Last updated"), Fit::Narrow(10), |row, _| {
            Cell::Day(row.on)
        }),
        Column::new("assessment", Say::fixed("Bedömning", "Assessment"), Fit::Narrow(10), |row, lang| {
            assessment_cell(row.update.assessment, lang)
        }),
        Column::new("note", Say::fixed("Vad som är gjort", "What was done"), Fit::Wide(5), |row, lang| {
            row.note(lang)
        }),
        Column::new("updates", Say::fixed("Antal", "Count"), Fit::Hidden, |row, _| {
            Cell::Count(i64::try_from(row.updates).unwrap_or(i64::MAX))
        }),
    ]
}

impl Turned {
    /// The state, where that is another word than what has happened.
    fn now(&self, lang: Lang) -> Cell {
        let cell = state_cell(self.state, lang);
        match cell {
            Cell::Word { name, word, tone, .. } if word == self.turn.1.text(lang) => {
                Cell::Word { name, word: String::new(), mark: "", tone }
            }
            cell => cell,
        }
    }

    fn word(&self, lang: Lang) -> Cell {
        let (name, word, tone) = &self.turn;
        Cell::Word { name, word: word.text(lang).to_owned(), mark: "", tone: *tone }
    }
}

fn turned_columns() -> Vec<Column<Turned>> {
    vec![
        Column::new("turn", Say::fixed("", ""), Fit::Narrow(12), Turned::word),
        Column::new("activity", Say::fixed("Åtgärd", "Activity"), Fit::Wide(5), |row, _| {
            row.activity.clone()
        }),
        Column::new("state", Say::fixed("Läge nu", "State now"), Fit::Narrow(13), Turned::now),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(3), |row, _| {
            row.responsible.clone()
        }),
    ]
}

/// What has happened to an activity: its name, its word for people and its tone.
type Turn = (&'static str, Say, Tone);

/// The names of what can have happened, in the order in which a steering group wants them.
const ORDER: [&str; 6] = ["not-reported", "slipped", "silent", "cancelled", "finished", "started"];

/// What has happened to an activity between two days; of several things, the most serious.
fn turn(then: &Standing<'_>, now: &Standing<'_>) -> Option<Turn> {
    if now.state == State::NotReported && then.state != State::NotReported {
        Some(("not-reported", Say::fixed("ej redovisad", "not reported"), Tone::Bad))
    } else if now.state.is_late() && now.state != then.state {
        Some(("slipped", Say::fixed("blivit försenad", "became overdue"), Tone::Bad))
    } else if now.silent && !then.silent {
        Some(("silent", Say::fixed("saknar uppföljning", "without follow-up"), Tone::Watch))
    } else if now.state == State::Cancelled && then.state != State::Cancelled {
        Some(("cancelled", Say::fixed("inställd", "cancelled"), Tone::Faint))
    } else if now.state == State::Finished && then.state != State::Finished {
        Some(("finished", Say::fixed("avslutad", "finished"), Tone::Good))
    } else if now.state == State::Started && then.state != State::Started {
        Some(("started", Say::fixed("påbörjad", "started"), Tone::Plain))
    } else {
        None
    }
}
