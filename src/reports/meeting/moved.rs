//! The sections on what has happened to activities since the last meeting.

use super::context::{Head, MeetingContext, Section};
use super::lines::Line;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say, clause};
use crate::facts::fulfilled::Fulfilled;
use crate::facts::state::responsible;
use crate::facts::{Standing, State};
use crate::model::records::Record;
use crate::model::records::activity::{Outcome, Progress, Update};
use crate::output::page::{Cell, Column, Fit, Tone};
use crate::reports::cells::{assessment_cell, part_said, state_cell};

/// What is told of an activity since the last meeting: its latest update and how many there were, its outcome and the
/// records that are part of it.
struct Told<'w> {
    activity: Cell,
    update: Option<&'w Update>,
    /// The last day on which anything about it is recorded.
    on: Day,
    outcome: Option<&'w Outcome>,
    /// The records that are part of it.
    records: Vec<String>,
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
    /// What has been told since the last meeting, by activity.
    pub(super) fn updates(&self) -> Option<Section> {
        let (lang, workspace, day) = (self.lang(), self.context.workspace, self.context.day);
        let mut rows = Vec::new();
        for (plan, _, now) in &self.plans {
            let fulfilled = Fulfilled::of(workspace, plan.record, day);
            for (activity, _) in &now.rows {
                let progress = workspace.progress(&plan.record.id, &activity.id).map(|own| own.record);
                let updates = progress.into_iter().flat_map(|own| &own.updates);
                let mut own: Vec<_> =
                    updates.filter(|update| self.between.holds(update.on.day, day)).collect();
                own.sort_by_key(|update| update.on.day);
                let outcome = progress.and_then(|own| own.outcome.as_deref());
                let outcome = outcome.filter(|outcome| self.between.holds(outcome.on.day, day));
                let records = fulfilled.records(activity).into_iter();
                let records: Vec<(Day, &Record)> = records
                    .filter(|(on, _)| self.between.holds(*on, day))
                    .filter_map(|(on, file)| Some((on, workspace.file(file).record.as_ref()?)))
                    .collect();
                if own.is_empty() && outcome.is_none() && records.is_empty() {
                    continue;
                }
                let days = progress.into_iter().flat_map(Progress::dates).map(|dated| dated.day);
                let days = days.filter(|on| *on <= day).chain(records.iter().map(|(on, _)| *on));
                rows.push(Told {
                    activity: Self::activity(plan, activity),
                    // Only the latest update is shown; programs find all of them in the records.
                    update: own.last().copied(),
                    on: days.max().unwrap_or(day),
                    outcome,
                    records: records
                        .into_iter()
                        .map(|(on, record)| part_said(workspace, on, record, lang))
                        .collect(),
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
            what: row.assessment(lang),
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
    fn assessment(&self, lang: Lang) -> Cell {
        assessment_cell(self.update.and_then(|update| update.assessment), lang)
    }

    /// What was noted, what came out of it and what was held or told, each with its day where that is not the day of the
    /// row.
    fn note(&self, lang: Lang) -> Cell {
        let beside = |on: Day| if on == self.on { String::new() } else { format!(" ({on})") };
        let note = self.update.and_then(|update| Some((update.on.day, update.note.as_ref()?)));
        let note = note.map(|(on, note)| match beside(on) {
            day if day.is_empty() => note.to_string(),
            day => format!("{}{day}.", clause(note)),
        });
        let outcome = self.outcome.map(|outcome| {
            let (value, day) = (clause(&outcome.value), beside(outcome.on.day));
            lang.pick(format!("Utfall: {value}{day}."), format!("Outcome: {value}{day}."))
        });
        let records = self.records.iter().map(|record| format!("{record}."));
        let said: Vec<String> = note.into_iter().chain(outcome).chain(records).collect();
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
            row.assessment(lang)
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
