//! What has happened to activities since the last meeting.

use super::context::MeetingContext;
use crate::base::lang::Say;
use crate::facts::{Standing, State};
use crate::output::page::{Cell, Column, Fit, Part, Table, Tone};
use crate::reports::cells::{assessment_cell, state_cell};

impl MeetingContext<'_, '_> {
    /// What has been told: the notes of the time between, activity by activity.
    pub(super) fn updates(&self) -> Option<Part> {
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
            // The last word is what is told in the room; programs find them all in the records.
            if let Some(update) = own.last() {
                rows.push(vec![
                    Cell::Named {
                        id: format!("{}/{}", plan.record.id, activity.id),
                        title: activity.title.to_string(),
                    },
                    Cell::Day(update.on.day),
                    assessment_cell(update.assessment, lang),
                    update.note.as_ref().map_or(Cell::Nothing, |note| Cell::text(&**note)),
                    Cell::Count(i64::try_from(own.len()).unwrap_or(i64::MAX)),
                ]);
            }
        }
        // What was told last is what is still to be spoken of.
        rows.sort_by_key(|row| std::cmp::Reverse(if let Cell::Day(on) = row[1] { Some(on) } else { None }));
        let columns = vec![
            Column::new("activity", lang.pick("Åtgärd", "Activity"), Fit::Wide(4)),
            Column::new("on", lang.pick("Senast", "Last"), Fit::Narrow(10)),
            Column::new("assessment", lang.pick("Bedömning", "Judged"), Fit::Narrow(9)),
            Column::new("note", lang.pick("Vad som är gjort", "What was done"), Fit::Wide(5)),
            Column::new("updates", lang.pick("Antal", "Count"), Fit::Hidden),
        ];
        let title = Say::fixed("Det som har rört sig", "What has moved");
        self.part(
            "moved",
            &title,
            Table { of: "activities", columns, rows },
            &Say::fixed("vbe status --since", "vbe status --since"),
        )
    }

    /// What was finished, has slipped or went silent.
    pub(super) fn states(&self) -> Option<Part> {
        let lang = self.lang();
        let mut rows = Vec::new();
        for (plan, activity, then, now) in self.rows() {
            let Some((name, word, tone)) = turn(then, now) else { continue };
            rows.push(vec![
                Cell::Word { name, word: word.text(lang).to_owned(), mark: "", tone },
                Cell::Named {
                    id: format!("{}/{}", plan.record.id, activity.id),
                    title: activity.title.to_string(),
                },
                state_cell(now.state, lang),
                self.context.actors(crate::facts::state::responsible(plan.record, activity)),
            ]);
        }
        rows.sort_by_key(|row| match &row[0] {
            Cell::Word { name, .. } => ORDER.iter().position(|own| own == name),
            _ => None,
        });
        let columns = vec![
            Column::new("turn", "", Fit::Narrow(10)),
            Column::new("activity", lang.pick("Åtgärd", "Activity"), Fit::Wide(5)),
            Column::new("state", lang.pick("Läge nu", "State now"), Fit::Narrow(13)),
            Column::new("responsible", lang.pick("Ansvarig", "Responsible"), Fit::Wide(3)),
        ];
        let title = Say::fixed("Klart, försenat och tyst", "Finished, slipped and silent");
        self.part(
            "turns",
            &title,
            Table { of: "turns", columns, rows },
            &Say::fixed("vbe status", "vbe status"),
        )
    }
}

/// The turns, in the order in which a steering group wants them.
const ORDER: [&str; 5] = ["slipped", "silent", "cancelled", "finished", "started"];

/// What became of an activity between two days, the heaviest first.
fn turn(then: &Standing<'_>, now: &Standing<'_>) -> Option<(&'static str, Say, Tone)> {
    if now.state.is_late() && now.state != then.state {
        Some(("slipped", Say::fixed("halkat efter", "slipped"), Tone::Bad))
    } else if now.silent && !then.silent {
        Some(("silent", Say::fixed("tystnat", "went silent"), Tone::Watch))
    } else if now.state == State::Cancelled && then.state != State::Cancelled {
        Some(("cancelled", Say::fixed("inställd", "cancelled"), Tone::Faint))
    } else if now.state == State::Finished && then.state != State::Finished {
        Some(("finished", Say::fixed("klar", "finished"), Tone::Good))
    } else if now.state == State::Started && then.state != State::Started {
        Some(("started", Say::fixed("påbörjad", "started"), Tone::Plain))
    } else {
        None
    }
}
